"""A staff's fire: guns on what holds the goal, rifles where they gain most, aircraft on columns."""

from borderwar.ai.estimate import (
    assault_chance,
    assault_gain,
    fire_gain,
    is_rider,
    is_target,
    loss_by,
    loss_worth,
    man_worth,
    share_taken,
)
from borderwar.ai.memory import ATTACK, STRIKE_TASK
from borderwar.ai.picture import near_of
from borderwar.ground.kernel import kernel
from borderwar.model.orders import AMOUNT, ASSAULT, BOMBARD, FIRE, KIND, STRIKE, TARGET, UNIT
from borderwar.model.tables import MOUNT_CREW, N_LIMITS
from borderwar.rules.air import flak_power, load_power
from borderwar.rules.assault import assault_seconds, obstacle_seconds
from borderwar.rules.bases import ATTACK_SECONDS, SPREAD_SECONDS
from borderwar.rules.fire import SHORTEST_FIRE
from borderwar.rules.guns import CALLING, RANGING, observer_of, range_to, shelling_power, stray_share
from borderwar.rules.limits import ACT_FLY, in_force
from borderwar.rules.loss import law_for
from borderwar.rules.movement import PINNED, entry_seconds
from borderwar.rules.ranges import apart

GUN_CREW = 25  # men about a gun; a unit with more men than that for each is infantry
LEAST_GAIN = 40  # milli-points: below it no round is fired
SHAKEN_AT = 300  # suppression
REPLY = 500  # per mille of a target's answer that comes back at one who fires at it
REPLY_SHARED = 250  # where many fire at few
CARRIES = 250  # per mille of chance that makes an assault worth trying
CARRIES_IDLE = 500  # the same for those who are not attacking
CARRIES_SPENT = 750  # the same for an attack that has cost too much already
STRIKE_LEAST = 150  # milli-points that a sortie must promise while there is time to wait for better
STRIKE_LAST = 20  # after half of the game, or by plan
WEARS_ON = 28800  # seconds of fighting still to come for which fire is saved in full
LEVEL_WORTH = 4000  # milli-points: a step of escalation is no light matter


@kernel
def favour_of(world, view, memory, unit, target):
    """Per mille: how much harm to a target helps what a unit is about."""
    favour = 1000
    goal = memory.units.goal[unit]
    if goal >= 0 and memory.units.do[unit] == ATTACK:
        off = apart(world, memory.goals.hex[goal], view.units.hex[target])
        if off <= 1:
            favour = memory.doctrine.on_goal[memory.turn.doctrine[0]]
    if view.units.suppression[target] > SHAKEN_AT:
        favour = favour * memory.doctrine.finish[memory.turn.doctrine[0]] // 1000
    return favour


@kernel
def replies(memory, unit):
    """Per mille of a target's reply that a unit reckons with: many shooters share it."""
    goal = memory.units.goal[unit]
    if memory.units.presses[unit]:
        return memory.doctrine.reply[memory.turn.doctrine[0]]
    if memory.units.do[unit] == ATTACK and goal >= 0 and memory.goals.advance[goal]:
        return REPLY_SHARED
    return REPLY


@kernel
def fair_gain(world, view, memory, unit, seconds):
    """Worth below which a unit saves its fire for a better time: fire tires.  [9.10]

    Measured by what the same fire would do to its like in the open at hand; the less, the
    shorter the fight that is still to come.
    """
    thrift = memory.doctrine.thrift[memory.turn.doctrine[0]]
    if thrift == 0 or world.units.armoured[unit]:
        return 0
    left = min(WEARS_ON, memory.turn.left[0] * world.scale.turn_seconds[0])
    loss = law_for(world, world.law.men_rate[0], memory.units.power[unit], view.units.men[unit], seconds)
    worth = loss * man_worth(world, 1 - world.units.side[unit]) >> 16
    return worth * thrift // 1000 * left // WEARS_ON


@kernel
def best_target(world, view, memory, unit, seconds):
    """The enemy in sight on whom so many seconds of fire gain most, or -1."""
    side = world.units.side[unit]
    best = -1
    mind = replies(memory, unit)
    most = memory.doctrine.least_gain[memory.turn.doctrine[0]]
    most = max(most, fair_gain(world, view, memory, unit, seconds))
    for entry in range(memory.turn.known[0]):
        target = memory.list[entry]
        if not is_target(world, view, side, target):
            continue
        favour = favour_of(world, view, memory, unit, target)
        gain = fire_gain(world, view, memory, unit, target, seconds, favour, mind)
        if gain > most:
            most = gain
            best = target
    return best


@kernel
def fire_order(world, view, memory, unit, budget, row):
    """Write an order to fire up to so many seconds at the best target; 1 if there is one."""
    if budget < SHORTEST_FIRE * 6 or is_rider(world, view, unit):
        return 0
    target = best_target(world, view, memory, unit, budget)
    if target < 0:
        return 0
    row[KIND] = FIRE
    row[UNIT] = unit
    row[TARGET] = target
    row[AMOUNT] = budget
    return 1


@kernel
def shell_worth(world, view, memory, unit, there, power, seconds):
    """Worth of shells on all who are known to stand in a hex; friends count against it."""
    side = world.units.side[unit]
    front = 0
    target = view.hexes.first[there]
    while target >= 0:
        front += world.units.frontage[target]
        target = view.units.next[target]
    if front == 0:
        return 0
    worth = 0
    target = view.hexes.first[there]
    while target >= 0:
        part = power * world.units.frontage[target] // front
        if world.units.armoured[target]:
            part = part * 40 // 1000
        loss = loss_by(world, view, target, part, seconds, share_taken(world, view, target))
        # Shells hold men down more than they kill.
        gain = loss_worth(world, memory, target, loss) * 3 // 2
        if world.units.side[target] == side:
            worth -= gain
        else:
            worth += gain
        target = view.units.next[target]
    return worth


@kernel
def direct_gain(world, view, memory, unit, seconds):
    """Worth of the best direct fire a gun crew could give instead."""
    target = best_target(world, view, memory, unit, seconds)
    return fire_gain(world, view, memory, unit, target, seconds, 1000, REPLY) if target >= 0 else 0


@kernel
def is_mostly_foot(world, view, unit):
    """Whether few of a unit's men serve guns: then it fights at close range with all it has."""
    return world.units.guns[unit] * GUN_CREW < view.units.men[unit]


@kernel
def bombard_order(world, view, memory, unit, budget, row):
    """Write an order to shell the hex where it is worth most; 1 if there is one."""
    if world.units.indirect[unit] == 0 or budget < RANGING + CALLING + 120 or is_rider(world, view, unit):
        return 0
    if 0 <= view.units.rounds[unit] < budget:
        budget = view.units.rounds[unit]
        if budget < RANGING + CALLING + 120:
            return 0
    if near_of(world, memory, unit) <= 1 and is_mostly_foot(world, view, unit):
        return 0
    side = world.units.side[unit]
    best = -1
    most = LEAST_GAIN
    for entry in range(memory.turn.known[0]):
        target = memory.list[entry]
        if not is_target(world, view, side, target):
            continue
        there = view.units.hex[target]
        if view.hexes.first[there] != target:
            continue
        metres = range_to(world, view, unit, there)
        power = shelling_power(world, view, unit, metres)
        if metres == 0 or power == 0:
            continue
        stray = stray_share(world, metres)
        falls = budget - RANGING
        worth = shell_worth(world, view, memory, unit, there, power * (1000 - stray) // 1000, falls)
        for direction in range(6):
            beside = world.neighbour[there, direction]
            if beside >= 0 and view.hexes.first[beside] >= 0:
                worth += shell_worth(world, view, memory, unit, beside, power * stray // 6000, falls)
        if worth <= most or observer_of(world, view, unit, there, 1) < 0:
            continue
        most = worth
        best = there
    if best < 0:
        return 0
    if world.units.anchor[unit] < 0 and most <= direct_gain(world, view, memory, unit, budget):
        return 0
    row[KIND] = BOMBARD
    row[UNIT] = unit
    row[TARGET] = best
    row[AMOUNT] = budget
    return 1


@kernel
def best_assault(world, view, memory, unit, least):
    """The adjacent hex best assaulted, if the chance is at least so many per mille; or -1.

    Against those with no way out a doctrine may be content with less.
    """
    if view.units.clock[unit] < assault_seconds(world) or view.units.suppression[unit] >= PINNED:
        return -1
    if view.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
        return -1
    if view.units.column[unit]:
        return -1
    side = world.units.side[unit]
    here = view.units.hex[unit]
    how = memory.turn.doctrine[0]
    traps = memory.doctrine.traps[how]
    best = -1
    most = 0
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0:
            continue
        first = view.hexes.first[there]
        if first < 0 or not is_target(world, view, side, first):
            continue
        if entry_seconds(world, view, unit, here, direction) == 0:
            continue
        rush = assault_seconds(world) + obstacle_seconds(world, view, unit, here, direction)
        if rush > view.units.clock[unit]:
            continue
        chance = assault_chance(world, view, unit, there)
        if chance < least and (memory.units.trapped[first] == 0 or chance < traps):
            continue
        gain = assault_gain(world, view, memory, unit, there, chance)
        gain += memory.hexes.prize[there] * chance // 1000 * memory.doctrine.prize[how] // 1000
        if gain > most:
            most = gain
            best = there
    return best


@kernel
def assault_order(world, view, memory, unit, least, row):
    """Write the best assault; 1 if there is one worth it."""
    there = best_assault(world, view, memory, unit, least)
    if there < 0:
        return 0
    row[KIND] = ASSAULT
    row[UNIT] = unit
    row[TARGET] = there
    return 1


@kernel
def flight_price(world, view, unit):
    """Worth that a sortie costs in breaches of limits."""
    total = 0
    side = world.units.side[unit]
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] == side and world.limits.act[limit] == ACT_FLY:
            if not in_force(world, view, limit):
                continue
            if view.sides.broken_turn[side] & (1 << limit) == 0:
                total += world.limits.points[limit] * 1000
            if view.sides.broken[side] & (1 << limit) == 0:
                total += world.limits.levels[limit] * LEVEL_WORTH
    return total


@kernel
def flak_price(world, view, unit, there):
    """Worth of the aircraft that known guns about a hex are likely to bring down.  [11.3]"""
    power = flak_power(world, view, unit, there)
    if power == 0:
        return 0
    fire = power * ATTACK_SECONDS // SPREAD_SECONDS
    loss = law_for(world, world.law.flak_rate[0], fire, view.units.fit[unit], SPREAD_SECONDS)
    return loss * world.loss_points.aircraft[world.units.side[unit]] * 1000 >> 16


@kernel
def strike_order(world, view, memory, unit, row):
    """Write a sortie against the hex where it is worth most; 1 if it pays."""
    side = world.units.side[unit]
    if view.units.sorties[unit] == 0 or view.units.ready_turn[unit] > view.clock.turn[0]:
        return 0
    if world.weather.flying[view.clock.sky[0] + view.clock.turn[0]] == 0:
        return 0
    impulse = load_power(world, view, unit, 1) + load_power(world, view, unit, 0)
    goal = memory.units.goal[unit]
    best = -1
    least = STRIKE_LEAST
    if memory.units.do[unit] == STRIKE_TASK or memory.turn.left[0] * 2 <= world.scale.turns[0]:
        least = STRIKE_LAST
    most = least + flight_price(world, view, unit)
    for entry in range(memory.turn.known[0]):
        target = memory.list[entry]
        if not is_target(world, view, side, target):
            continue
        there = view.units.hex[target]
        if view.hexes.first[there] != target:
            continue
        worth = shell_worth(world, view, memory, unit, there, impulse // SPREAD_SECONDS, SPREAD_SECONDS)
        if memory.units.do[unit] == STRIKE_TASK and goal >= 0:
            off = apart(world, memory.goals.hex[goal], there)
            if off <= 6:
                worth += STRIKE_LEAST
        worth -= flak_price(world, view, unit, there)
        if worth > most:
            most = worth
            best = there
    if best < 0:
        return 0
    row[KIND] = STRIKE
    row[UNIT] = unit
    row[TARGET] = best
    return 1
