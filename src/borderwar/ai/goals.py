"""The ground a staff wants: what it is worth, who is about it, who may close on it."""

from borderwar.ai.above import is_ordered
from borderwar.ai.doctrine import PLAIN
from borderwar.ai.estimate import can_mount, is_rider, power_at
from borderwar.ai.memory import ATTACK
from borderwar.ai.ways import seconds_to
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_FORMATIONS, N_HEXES, N_OBJECTIVES, N_PLANS, N_UNITS, READY, SPOTTED
from borderwar.rules.movement import mount_seconds
from borderwar.rules.posture import dug_share
from borderwar.rules.ranges import apart

ABOUT = 1000  # metres: enemies this near to a goal defend it
NEAR_ABOUT = 2250  # metres: those this near can still take part
GARRISON = 8000  # milli-rifles taken to hold a place nobody has looked at
MASSED = 1500  # metres: friends this near to a goal can strike at once, and those half a turn away
ODDS = 800  # per mille of the foe's weighed power that lets an attack close
LAST_ODDS = 650  # the same once nobody more is coming
FORLORN = 300  # per mille of the power known about a goal: below it men are not risked as in other attacks
KEEP_MOST = 4000  # milli-points
WALKS = 1300  # per mille of losses of those who attack: they walk
NEVER_SEEN = 250  # per mille of its power that an enemy of the record whom nobody has seen is reckoned at


@kernel
def goal_worth(world, view, memory, goal, side):
    """Milli-points that hang on a goal, and who holds it."""
    left = memory.turn.left[0]
    value = world.objectives.end[goal] * 1000 + world.objectives.turn[goal] * 1000 * left
    holder = view.objectives.holder[goal]
    memory.goals.mine[goal] = 0
    if holder == side:
        memory.goals.mine[goal] = 1
    elif holder == 1 - side:
        memory.goals.mine[goal] = -1
        value = value * 2
    memory.goals.worth[goal] = value


@kernel
def weighed(world, view, memory, unit):
    """An enemy's power as an attacker must count it: by cover and digging, by trust."""
    here = memory.units.place[unit]
    share = world.hexes.cover[here]
    if world.units.armoured[unit] == 0 and view.units.dug[unit] > 0:
        share = share * dug_share(world, view.units.dug[unit]) // 1000
    if share < 100:
        share = 100
    power = memory.units.power[unit] * memory.units.trust[unit] // 1000
    return power * WALKS // share


@kernel
def is_watched(world, memory, side, there, hexes):
    """Whether a friend stands so near to a hex that a garrison would have shown itself."""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or memory.units.place[unit] < 0:
            continue
        if apart(world, memory.units.place[unit], there) <= hexes:
            return True
    return False


@kernel
def hexes_of(world, metres):
    """Metres as whole hexes, at least one."""
    hexes = metres // world.scale.hex_metres[0]
    return hexes if hexes > 1 else 1


@kernel
def power_out_of_sight(world, view, memory, side):
    """Power of the enemies whose place is not known: those once seen, in part those of the record."""
    total = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side or world.units.aircraft[unit] or world.units.anchor[unit] >= 0:
            continue
        if view.units.seen[unit] == SPOTTED:
            continue
        power = power_at(world, view, unit, 1) * (1000 - memory.units.trust[unit]) // 1000
        if view.units.seen_turn[unit] < 0:
            due = view.units.due[unit]
            power = power * NEVER_SEEN // 1000 if 0 < due <= view.clock.turn[0] + 1 else 0
        total += power
    return total


@kernel
def count_foes(world, view, memory, side, goal, unplaced):
    """Note the enemy power about a goal; of those out of sight its part if the enemy holds it."""
    there = memory.goals.hex[goal]
    close = hexes_of(world, ABOUT)
    wide = hexes_of(world, NEAR_ABOUT)
    foe = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side or memory.units.place[unit] < 0:
            continue
        off = apart(world, memory.units.place[unit], there)
        if off > wide:
            continue
        power = weighed(world, view, memory, unit)
        foe += power if off <= close else power // 2
    memory.goals.known[goal] = foe
    if memory.goals.mine[goal] < 0:
        foe += unplaced
        if foe == 0 and not is_watched(world, memory, side, there, hexes_of(world, 500)):
            foe = GARRISON
    memory.goals.foe[goal] = foe


@kernel
def travel(world, view, memory, unit, goal):
    """Seconds a unit needs to a goal, mounting for a long way."""
    here = view.units.hex[unit]
    now = world.units.mover_foot[unit]
    if view.units.mounted[unit]:
        now = world.units.mover_mounted[unit]
    seconds = seconds_to(world, memory, goal, now, here)
    if can_mount(world, unit) and not is_rider(world, view, unit):
        ridden = seconds_to(world, memory, goal, world.units.mover_mounted[unit], here)
        ridden += 2 * mount_seconds(world, unit)
        if ridden < seconds:
            return ridden
    return seconds


@kernel
def chance_of(power, foe):
    """Per mille: how likely so much power gets its way, even odds being one half."""
    if power <= 0:
        return 0
    if foe <= 0:
        return 1000
    odds = power * 1000 // foe
    if odds > 5000:
        odds = 5000
    return odds * odds // (1000 + odds * odds // 1000)


@kernel
def rank_goals(world, view, memory, side):
    """Fill the goals: worth, holder, foes."""
    held = 0
    for goal in range(world.marks[N_OBJECTIVES] + world.marks[N_PLANS]):
        memory.goals.friend[goal] = 0
        memory.goals.close[goal] = 0
        memory.goals.advance[goal] = 0
        memory.goals.worth[goal] = 0
        memory.goals.mine[goal] = 0
        if goal < world.marks[N_OBJECTIVES]:
            goal_worth(world, view, memory, goal, side)
        if memory.goals.mine[goal] < 0:
            held += 1
    unplaced = power_out_of_sight(world, view, memory, side) // max(1, held)
    for goal in range(world.marks[N_OBJECTIVES] + world.marks[N_PLANS]):
        count_foes(world, view, memory, side, goal, unplaced)


@kernel
def set_prizes(world, view, memory, side):
    """Note what it is worth to take, or to stay on, each objective as things stand.

    Ground that cannot be held is worth little, except at the very end.
    """
    memory.turn.prizes[0] = 0
    for place in range(world.marks[N_HEXES]):
        memory.hexes.prize[place] = 0
        memory.hexes.keep[place] = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        there = memory.goals.hex[goal]
        worth = memory.goals.worth[goal]
        foe = memory.goals.foe[goal]
        if view.objectives.holder[goal] == side:
            keep = worth // 4 if foe > 0 else worth // 16
            memory.hexes.keep[there] += keep if keep < KEEP_MOST else KEEP_MOST
            continue
        if memory.turn.left[0] > 2:
            if foe > 0 and memory.goals.advance[goal] == 0:
                continue
            if memory.turn.doctrine[0] != PLAIN and memory.goals.forlorn[goal]:
                continue
            worth = worth * chance_of(memory.goals.close[goal], foe) // 1000
        memory.hexes.prize[there] += worth
        memory.turn.prizes[0] = 1


@kernel
def can_strike(world, view, memory, unit, goal):
    """Whether a unit is near a goal, or can march there in half a turn, to strike with the rest."""
    here = view.units.hex[unit]
    if apart(world, here, memory.goals.hex[goal]) <= hexes_of(world, MASSED):
        return True
    seconds = seconds_to(world, memory, goal, world.units.mover_foot[unit], here)
    return seconds <= world.scale.turn_seconds[0] // 2


@kernel
def weigh_advance(world, view, memory, side):
    """Say for each goal whether those near enough are strong enough to close on it.

    What a plan of history names is closed on whatever the odds: so it was ordered.  A staff that
    fights for points does not wait either.
    """
    massed = hexes_of(world, MASSED)
    for goal in range(world.marks[N_OBJECTIVES] + world.marks[N_PLANS]):
        there = memory.goals.hex[goal]
        close = 0
        coming = 0
        for unit in range(world.marks[N_UNITS]):
            if world.units.side[unit] != side or view.units.condition[unit] != READY:
                continue
            if view.units.hex[unit] < 0 or memory.units.shy[unit]:
                continue
            if can_strike(world, view, memory, unit, goal):
                close += memory.units.power[unit]
            elif memory.units.do[unit] == ATTACK:
                mine = memory.units.goal[unit]
                if mine >= 0 and apart(world, memory.goals.hex[mine], there) <= massed:
                    coming += memory.units.power[unit]
        foe = memory.goals.foe[goal]
        memory.goals.close[goal] = close
        memory.goals.forlorn[goal] = 1 if close * 1000 < memory.goals.known[goal] * FORLORN else 0
        bound = goal >= world.marks[N_OBJECTIVES] or memory.turn.doctrine[0] != PLAIN
        if foe == 0 or bound or close * 1000 >= foe * ODDS:
            memory.goals.advance[goal] = 1
        elif coming * 8 < close and close * 1000 >= foe * LAST_ODDS:
            memory.goals.advance[goal] = 1
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.above.press[formation] == 0 or memory.formations.units[formation] == 0:
            continue
        goal = memory.above.goal[formation]
        if goal >= 0 and is_ordered(view, memory, formation):
            memory.goals.advance[goal] = 1 if memory.above.press[formation] > 0 else 0
            memory.goals.forlorn[goal] = 0
