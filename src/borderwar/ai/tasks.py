"""Who does what: a goal and a task for each formation, then for each unit."""

from borderwar.ai.above import go_round, is_ordered
from borderwar.ai.errands import obey_recall, send_hunters
from borderwar.ai.estimate import can_fight
from borderwar.ai.goals import ABOUT, chance_of, hexes_of, travel
from borderwar.ai.memory import ATTACK, HOLD, RESERVE
from borderwar.ai.policies import HISTORICAL
from borderwar.ai.resolve import weigh_resolve, withdraw
from borderwar.ground.kernel import kernel
from borderwar.model.tables import (
    N_FORMATIONS,
    N_OBJECTIVES,
    N_PLANS,
    N_UNITS,
)
from borderwar.rules.ranges import apart

WEAK = 500  # per mille of its men below which a unit attacks no more
STAFF_POWER = 55  # milli-rifles for each metre of a hex: a headquarters does not attack
SHAKEN = 330  # cohesion below which it does not
ENOUGH = 3000  # per mille of the foe's weighed power that is given to an attack
ENOUGH_TO_HOLD = 1200
HOPELESS = 700  # per mille: below it nothing is attacked
SOON = 6  # turns of march that halve what a goal is worth
LONGEST = 1 << 20  # seconds: no march is longer
UNGUARDED = 250  # per mille of the worth of ground at risk if nobody stays and no enemy is known
BROKEN_FORMATION = 500  # per mille of its units left below which a plan is given up


@kernel
def note_shy(world, view, memory, side):
    """Note which units have had enough for attacks."""
    for unit in range(world.marks[N_UNITS]):
        memory.units.shy[unit] = 0
        if world.units.side[unit] != side:
            continue
        if view.units.men[unit] * 1000 < view.units.start_men[unit] * WEAK:
            memory.units.shy[unit] = 1
        if view.units.cohesion[unit] < SHAKEN:
            memory.units.shy[unit] = 1
        if memory.units.power[unit] < world.scale.hex_metres[0] * STAFF_POWER:
            memory.units.shy[unit] = 1


@kernel
def count_formations(world, view, memory, side):
    """Note the power of each formation of a side; how many can be given a task."""
    for formation in range(world.marks[N_FORMATIONS]):
        memory.formations.power[formation] = 0
        memory.formations.units[formation] = 0
        memory.formations.do[formation] = HOLD
        memory.formations.goal[formation] = -1
        memory.formations.given[formation] = 1
    count = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        formation = world.units.formation[unit]
        if memory.formations.given[formation]:
            memory.formations.given[formation] = 0
            count += 1
        memory.formations.units[formation] += 1
        if memory.units.shy[unit] == 0:
            memory.formations.power[formation] += memory.units.power[unit]
    return count


@kernel
def time_formations(world, view, memory, side):
    """Note the mean seconds that each formation's units need to each goal."""
    goals = world.marks[N_OBJECTIVES] + world.marks[N_PLANS]
    for goal in range(goals):
        for formation in range(world.marks[N_FORMATIONS]):
            memory.travel[formation, goal] = 0
        for unit in range(world.marks[N_UNITS]):
            if world.units.side[unit] != side or not can_fight(world, view, unit):
                continue
            formation = world.units.formation[unit]
            seconds = travel(world, view, memory, unit, goal)
            if seconds > LONGEST:
                seconds = LONGEST
            memory.travel[formation, goal] += seconds // memory.formations.units[formation]


@kernel
def free_power(world, view, memory, side, goal):
    """Power of the formations without a task that can be at a goal before the end."""
    total = 0
    time = memory.turn.left[0] * world.scale.turn_seconds[0]
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.formations.given[formation]:
            continue
        if memory.travel[formation, goal] < time:
            total += memory.formations.power[formation]
    return total


@kernel
def nearest_free(world, view, memory, side, goal):
    """The formation without a task that is soonest at a goal, or -1."""
    best = -1
    soonest = LONGEST
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.formations.given[formation]:
            continue
        seconds = memory.travel[formation, goal]
        if seconds < soonest:
            soonest = seconds
            best = formation
    return best


@kernel
def give(world, memory, formation, do, goal):
    """Give a formation its task; it counts for all goals about its own."""
    memory.formations.given[formation] = 1
    memory.formations.do[formation] = do
    memory.formations.goal[formation] = goal
    if goal < 0:
        return
    about = hexes_of(world, ABOUT)
    for other in range(world.marks[N_OBJECTIVES] + world.marks[N_PLANS]):
        off = apart(world, memory.goals.hex[goal], memory.goals.hex[other])
        if off <= about:
            memory.goals.friend[other] += memory.formations.power[formation]


@kernel
def put_off(world, worth, seconds):
    """What a goal is worth that can be had only after so many seconds."""
    soon = SOON * world.scale.turn_seconds[0]
    return worth * soon // (soon + seconds)


@kernel
def best_goal(world, view, memory, side):
    """The objective most worth a formation more, or -1."""
    best = -1
    most = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        foe = memory.goals.foe[goal]
        friend = memory.goals.friend[goal]
        mine = memory.goals.mine[goal] == 1
        if mine and friend > 0 and friend * 1000 >= foe * ENOUGH_TO_HOLD:
            continue
        if not mine and memory.turn.late[0]:
            continue
        if not mine and friend > 0 and friend * 1000 >= foe * ENOUGH:
            continue
        power = friend + free_power(world, view, memory, side, goal)
        if not mine and power * 1000 < foe * HOPELESS:
            continue
        worth = memory.goals.worth[goal] * chance_of(power, foe) // 1000
        worth -= memory.goals.worth[goal] * chance_of(friend, foe) // 1000
        if mine and foe == 0:
            worth = memory.goals.worth[goal] * UNGUARDED // 1000
        first = nearest_free(world, view, memory, side, goal)
        if first < 0:
            continue
        if not mine and memory.turn.spent[0] and memory.formations.power[first] * 1000 < foe * ENOUGH:
            continue
        worth = put_off(world, worth, memory.travel[first, goal])
        if worth > most:
            most = worth
            best = goal
    return best


@kernel
def home_goal(world, view, memory, side, formation):
    """Where a formation with nothing better to do belongs: a goal of its own side, or -1.

    Near, worth much and threatened are better; ground that others guard already is worse,
    and an attack that others make is better.
    """
    best = -1
    most = 0
    power = max(1, memory.formations.power[formation])
    for goal in range(world.marks[N_OBJECTIVES]):
        seconds = memory.travel[formation, goal]
        if seconds >= LONGEST:
            continue
        worth = 1000 + memory.goals.worth[goal]
        friend = memory.goals.friend[goal]
        if memory.goals.mine[goal] == 1:
            worth = worth * 2
            if memory.goals.foe[goal] > 0:
                worth = worth * 2
            worth = worth * power // (power + friend)
        elif friend > 0:
            worth = worth * 3 // 2
        worth = put_off(world, worth, 2 * seconds)
        if worth > most:
            most = worth
            best = goal
    return best


@kernel
def share_out(world, view, memory, side):
    """Give every formation without one a task: main efforts first, then the rest."""
    for _ in range(world.marks[N_FORMATIONS]):
        goal = best_goal(world, view, memory, side)
        if goal < 0:
            break
        formation = nearest_free(world, view, memory, side, goal)
        give(world, memory, formation, HOLD if memory.goals.mine[goal] == 1 else ATTACK, goal)
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.formations.given[formation]:
            continue
        goal = home_goal(world, view, memory, side, formation)
        do = HOLD
        if goal >= 0 and memory.goals.mine[goal] != 1:
            do = RESERVE
            if memory.goals.friend[goal] > 0 and memory.turn.late[0] == 0 and memory.turn.spent[0] == 0:
                do = ATTACK
        give(world, memory, formation, do, goal)


@kernel
def obey(world, view, memory, side):
    """Give formations the tasks that were ordered from above."""
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.formations.given[formation] == 0 and is_ordered(view, memory, formation):
            give(world, memory, formation, memory.above.do[formation], memory.above.goal[formation])


@kernel
def read_plans(world, view, memory, side):
    """Give formations the tasks that history gave them in this turn.

    A plan is out of date once its formation is broken, or what it attacks is taken: then
    the formation is the staff's to use.
    """
    turn = view.clock.turn[0] + 1
    for plan in range(world.marks[N_PLANS]):
        if world.plans.side[plan] != side:
            continue
        if turn < world.plans.since[plan] or turn > world.plans.until[plan]:
            continue
        formation = world.plans.formation[plan]
        if memory.formations.given[formation] or is_spent(world, view, memory, side, formation):
            continue
        goal = world.marks[N_OBJECTIVES] + plan
        do = world.plans.do[plan]
        if do == ATTACK and is_ours(world, view, memory, side, memory.goals.hex[goal]):
            continue
        give(world, memory, formation, do, goal)


@kernel
def is_spent(world, view, memory, side, formation):
    """Whether less than half of a formation's men who came onto the map still fight."""
    fit = 0
    came = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.formation[unit] != formation or world.units.side[unit] != side:
            continue
        if world.units.aircraft[unit] or view.units.condition[unit] == 0:
            continue
        came += view.units.start_men[unit]
        if can_fight(world, view, unit):
            fit += view.units.men[unit]
    return fit * 1000 < came * BROKEN_FORMATION


@kernel
def is_ours(world, view, memory, side, there):
    """Whether a friend stands in a hex, or it is an objective that the side holds."""
    first = view.hexes.first[there]
    if first >= 0 and world.units.side[first] == side:
        return True
    for goal in range(world.marks[N_OBJECTIVES]):
        if memory.goals.hex[goal] == there and memory.goals.mine[goal] == 1:
            return True
    return False


@kernel
def task_units(world, view, memory, side):
    """Hand the formations' tasks down to their units."""
    for unit in range(world.marks[N_UNITS]):
        memory.units.goal[unit] = -1
        memory.units.aim[unit] = -1
        memory.units.do[unit] = HOLD
        if world.units.side[unit] != side:
            continue
        formation = world.units.formation[unit]
        memory.units.do[unit] = memory.formations.do[formation]
        memory.units.goal[unit] = memory.formations.goal[formation]
        if memory.units.shy[unit] and memory.units.do[unit] == ATTACK:
            memory.units.do[unit] = RESERVE
        elif is_ordered(view, memory, formation) and can_fight(world, view, unit):
            go_round(world, view, memory, unit)


@kernel
def assign_tasks(world, view, memory, side, policy):
    """Tasks for all formations and units of a side, for this player turn."""
    note_shy(world, view, memory, side)
    weigh_resolve(world, view, memory, side)
    count_formations(world, view, memory, side)
    time_formations(world, view, memory, side)
    obey(world, view, memory, side)
    if policy == HISTORICAL:
        read_plans(world, view, memory, side)
    share_out(world, view, memory, side)
    task_units(world, view, memory, side)
    withdraw(world, view, memory, side)
    send_hunters(world, view, memory, side)
    obey_recall(world, view, memory, side)
