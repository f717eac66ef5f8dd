"""The yardsticks: random orders, and the best immediate order unit by unit."""

from borderwar.ai.estimate import can_fight, can_mount, is_rider, is_target
from borderwar.ai.flying import air_order
from borderwar.ai.memory import ATTACK
from borderwar.ai.riding import wants_down, wants_up
from borderwar.ai.shooting import assault_order, bombard_order, fire_order
from borderwar.ai.staff import simple_order
from borderwar.ai.waters import water_order
from borderwar.ai.ways import NO_WAY, find_ways, seconds_to, write_march
from borderwar.ground.dice import AI_CHOICE, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    DIG,
    DISMOUNT,
    FIRE,
    MOUNT,
    SCOUT,
    STANCE,
    STRIKE,
    TARGET,
)
from borderwar.model.tables import N_HEXES, N_OBJECTIVES, N_UNITS, READY
from borderwar.rules.crossings import mover_of
from borderwar.rules.movement import mount_seconds
from borderwar.rules.posture import SHORTEST_DIG

RESTLESS = 4  # one in so many random units is left alone
DETOUR = 20000  # milli-points of standing in the enemy's way home that are worth a turn of the march
OVERLOOKS = 4  # one chance in so many that a beginner lets go by


@kernel
def dice(view, memory, ai_seed, sides):
    """A policy's own even draw from 0 to sides - 1."""
    memory.turn.draws[0] += 1
    key = view.clock.turn[0] * 2 + view.clock.side[0]
    return draw_below(ai_seed, AI_CHOICE, key, memory.turn.draws[0], 0, sides)


@kernel
def misses(view, memory, ai_seed, unit):
    """Whether a beginner overlooks what a unit could do next: one chance in so many."""
    key = view.clock.turn[0] * 2 + view.clock.side[0]
    return draw_below(ai_seed, AI_CHOICE, key, unit, 1 + memory.units.tries[unit], OVERLOOKS) == 0


@kernel
def nearest_goal(world, view, memory, unit):
    """The objective that a unit can reach soonest of those its side does not hold, or -1."""
    nearest = -1
    soonest = NO_WAY
    mover = mover_of(world, view, unit)
    for goal in range(world.marks[N_OBJECTIVES]):
        if memory.goals.mine[goal] == 1:
            continue
        seconds = seconds_to(world, memory, goal, mover, view.units.hex[unit])
        if seconds < soonest:
            soonest = seconds
            nearest = goal
    return nearest


@kernel
def nearest_objectives(world, view, memory, side):
    """Send each unit to the nearest objective that its side does not hold."""
    for unit in range(world.marks[N_UNITS]):
        memory.units.shy[unit] = 0
        memory.units.do[unit] = ATTACK
        memory.units.goal[unit] = -1
        memory.units.aim[unit] = -1
        if world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        memory.units.goal[unit] = nearest_goal(world, view, memory, unit)


@kernel
def random_target(world, view, memory, ai_seed, side):
    """Any enemy in sight, or -1."""
    count = 0
    for unit in range(world.marks[N_UNITS]):
        if is_target(world, view, side, unit):
            count += 1
    if count == 0:
        return -1
    pick = dice(view, memory, ai_seed, count)
    for unit in range(world.marks[N_UNITS]):
        if is_target(world, view, side, unit):
            if pick == 0:
                return unit
            pick -= 1
    return -1


@kernel
def random_march(world, view, memory, ai_seed, unit, row):
    """A march to any hex in reach; 1 if there is one."""
    find_ways(world, view, memory, unit, view.units.clock[unit])
    count = 0
    for there in range(world.marks[N_HEXES]):
        if view.left[there] >= 0:
            count += 1
    pick = dice(view, memory, ai_seed, count)
    for there in range(world.marks[N_HEXES]):
        if view.left[there] >= 0:
            if pick == 0:
                if there == view.units.hex[unit]:
                    return 0
                write_march(world, view, unit, there, row)
                return 1
            pick -= 1
    return 0


@kernel
def random_order(world, view, memory, ai_seed, unit, row):
    """Any order that could make sense for one unit; 1 if there is one."""
    if view.units.condition[unit] != READY or dice(view, memory, ai_seed, RESTLESS) == 0:
        return 0
    side = world.units.side[unit]
    if world.units.aircraft[unit]:
        target = random_target(world, view, memory, ai_seed, side)
        if view.units.sorties[unit] == 0 or view.units.escorting[unit]:
            return 0
        simple_order(row, STRIKE if target >= 0 else SCOUT, unit, 0)
        row[TARGET] = dice(view, memory, ai_seed, world.marks[N_HEXES])
        if target >= 0:
            row[TARGET] = view.units.hex[target]
        return 1
    if view.units.hex[unit] < 0:
        return 0
    pick = dice(view, memory, ai_seed, 8)
    clock = view.units.clock[unit]
    if pick < 3:
        return random_march(world, view, memory, ai_seed, unit, row)
    if pick < 6:
        target = random_target(world, view, memory, ai_seed, side)
        if target < 0 or clock < 60:
            return 0
        simple_order(row, FIRE, unit, 30 + dice(view, memory, ai_seed, clock - 29))
        row[TARGET] = target
        return 1
    if pick == 6:
        if can_mount(world, unit) and clock >= mount_seconds(world, unit):
            if is_rider(world, view, unit):
                return simple_order(row, DISMOUNT, unit, 0)
            return simple_order(row, MOUNT, unit, 0)
        return simple_order(row, STANCE, unit, dice(view, memory, ai_seed, 4))
    if clock < SHORTEST_DIG or view.units.mounted[unit]:
        return 0
    return simple_order(row, DIG, unit, clock)


@kernel
def step_closer(world, view, memory, unit, row):
    """A march to the reachable hex nearest to the goal, or into the enemy's way home; 1 if there is one."""
    goal = memory.units.goal[unit]
    if goal < 0:
        return 0
    mover = mover_of(world, view, unit)
    here = view.units.hex[unit]
    find_ways(world, view, memory, unit, view.units.clock[unit])
    best = here
    turn = world.scale.turn_seconds[0]
    soonest = seconds_to(world, memory, goal, mover, here) - memory.hexes.cut[here] * turn // DETOUR
    for there in range(world.marks[N_HEXES]):
        if view.left[there] < 0:
            continue
        seconds = seconds_to(world, memory, goal, mover, there) - memory.hexes.cut[there] * turn // DETOUR
        if seconds < soonest:
            soonest = seconds
            best = there
    if best == here:
        return 0
    write_march(world, view, unit, best, row)
    return 1


@kernel
def fight_order(world, view, memory, unit, row):
    """Get down, assault, fire, or get up, land or mend a bridge: the first that serves; 1 if any."""
    how = memory.turn.doctrine[0]
    clock = view.units.clock[unit]
    if is_rider(world, view, unit):
        if wants_down(world, view, memory, unit) and clock >= mount_seconds(world, unit):
            return simple_order(row, DISMOUNT, unit, 0)
    elif assault_order(world, view, memory, unit, memory.doctrine.rushes[how], row):
        return 1
    elif fire_order(world, view, memory, unit, clock * memory.doctrine.fires[how] // 1000, row):
        return 1
    elif memory.units.tries[unit] == 0 and wants_up(world, view, memory, unit):
        if clock >= mount_seconds(world, unit):
            return simple_order(row, MOUNT, unit, 0)
    return water_order(world, view, memory, unit, row)


@kernel
def greedy_order(world, view, memory, unit, row):
    """The best immediate order of one unit: strike, assault, fire, or a step; 1 if any."""
    if world.units.aircraft[unit]:
        if view.units.condition[unit] != READY:
            return 0
        if air_order(world, view, memory, unit, 1, row):
            return 1
        return air_order(world, view, memory, unit, 0, row)
    if world.units.anchor[unit] >= 0:
        if view.units.condition[unit] != READY:
            return 0
        return bombard_order(world, view, memory, unit, view.units.clock[unit], row)
    if not can_fight(world, view, unit):
        return 0
    if fight_order(world, view, memory, unit, row):
        return 1
    return step_closer(world, view, memory, unit, row)
