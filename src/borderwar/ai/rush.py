"""The orders of those who press on: take what stands open, assault, fire, or go on."""

from borderwar.ai.estimate import can_fight, is_rider
from borderwar.ai.memory import HOLD, LEAVE, WITHDRAW
from borderwar.ai.picture import hard_threat, list_guns, near_of
from borderwar.ai.places import march_order
from borderwar.ai.riding import going_home, wants_down, wants_up
from borderwar.ai.shooting import assault_order, fire_order
from borderwar.ai.staff import FIRST_ASSAULT, FIRST_FIRE, SETTLE, simple_order, staff_order
from borderwar.ai.waters import water_order
from borderwar.ai.ways import find_ways, seconds_to, write_march
from borderwar.ground.kernel import kernel
from borderwar.model.orders import DISMOUNT, MOUNT
from borderwar.model.tables import N_HEXES, N_OBJECTIVES
from borderwar.rules.crossings import mover_of
from borderwar.rules.firepower import power_on
from borderwar.rules.movement import PINNED, mount_seconds
from borderwar.rules.ranges import apart

DETOUR = 20000  # milli-points of standing in the enemy's way home that are worth a turn of the march


@kernel
def is_helpless(world, view, memory, unit, there):
    """Whether known armour covers a hex against men, or guns against armour, and cannot be hurt."""
    if memory.turn.left[0] <= 1:
        return False
    if world.units.armoured[unit]:
        list_guns(world, view, memory, unit, apart(world, view.units.hex[unit], there))
        if hard_threat(world, view, memory, unit, there) == 0:
            return False
    elif memory.hexes.armour[there] == 0:
        return False
    for entry in range(memory.turn.known[0]):
        enemy = memory.list[entry]
        if apart(world, memory.units.place[enemy], there) <= 1 and power_on(world, view, unit, enemy, 1) > 0:
            return False
    return True


@kernel
def seize_order(world, view, memory, unit, row):
    """March onto an objective that stands open and can be reached; 1 if there is one.  [14.1]

    Whoever enters it has it, with or without a fight for it later.
    """
    if view.units.suppression[unit] >= PINNED or going_home(memory, unit):
        return 0
    if memory.doctrine.seizes[memory.turn.doctrine[0]] == 0 and memory.turn.left[0] > 1:
        return 0
    mover = mover_of(world, view, unit)
    here = view.units.hex[unit]
    looked = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        there = memory.goals.hex[goal]
        if view.objectives.holder[goal] == world.units.side[unit] or view.hexes.first[there] >= 0:
            continue
        if seconds_to(world, memory, goal, mover, here) > view.units.clock[unit]:
            continue
        if looked == 0:
            find_ways(world, view, memory, unit, view.units.clock[unit])
            looked = 1
        if view.left[there] >= 0 and not is_helpless(world, view, memory, unit, there):
            write_march(world, view, unit, there, row)
            return 1
    return 0


@kernel
def step_round(world, view, memory, unit, row):
    """A march to the reachable hex nearest to the goal, or into the enemy's way home; 1 if there is one."""
    goal = memory.units.goal[unit]
    if goal < 0:
        return 0
    mover = mover_of(world, view, unit)
    here = view.units.hex[unit]
    turn = world.scale.turn_seconds[0]
    find_ways(world, view, memory, unit, view.units.clock[unit])
    best = here
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
def advance_order(world, view, memory, unit, row):
    """Go on towards the goal: by the nearest way, or near an enemy to the best place; 1 if so."""
    do = memory.units.do[unit]
    if do == HOLD:
        return 0
    if do == LEAVE or do == WITHDRAW:
        return march_order(world, view, memory, unit, row)
    chooses = memory.doctrine.chooses[memory.turn.doctrine[0]]
    metres = near_of(world, memory, unit) * world.scale.hex_metres[0]
    if chooses and (metres <= chooses or world.units.armoured[unit]):
        return march_order(world, view, memory, unit, row)
    return step_round(world, view, memory, unit, row)


@kernel
def rush_order(world, view, memory, unit, row):
    """Seize, get down, assault, fire, get up, or go on: the first of them that serves; 1 if any."""
    how = memory.turn.doctrine[0]
    clock = view.units.clock[unit]
    if seize_order(world, view, memory, unit, row):
        return 1
    if is_rider(world, view, unit):
        if wants_down(world, view, memory, unit) and clock >= mount_seconds(world, unit):
            return simple_order(row, DISMOUNT, unit, 0)
    elif going_home(memory, unit):
        return march_order(world, view, memory, unit, row)
    elif assault_order(world, view, memory, unit, memory.doctrine.rushes[how], row):
        return 1
    elif fire_order(world, view, memory, unit, clock * memory.doctrine.fires[how] // 1000, row):
        return 1
    elif memory.units.tries[unit] == 0 and wants_up(world, view, memory, unit):
        if clock >= mount_seconds(world, unit):
            return simple_order(row, MOUNT, unit, 0)
    if water_order(world, view, memory, unit, row):
        return 1
    return advance_order(world, view, memory, unit, row)


@kernel
def press_order(world, view, memory, unit, stage, row):
    """Write the order of one unit in one pass of the staff; 1 if there is one."""
    if world.units.aircraft[unit] or world.units.anchor[unit] >= 0 or memory.units.presses[unit] == 0:
        return staff_order(world, view, memory, unit, stage, row)
    if stage < FIRST_FIRE or stage == SETTLE:
        return staff_order(world, view, memory, unit, stage, row)
    if not can_fight(world, view, unit):
        return 0
    if stage == FIRST_FIRE:
        if memory.units.tries[unit] > 0 or going_home(memory, unit):
            return 0
        opens = memory.doctrine.opens[memory.turn.doctrine[0]]
        return fire_order(world, view, memory, unit, view.units.clock[unit] * opens // 1000, row)
    if stage == FIRST_ASSAULT:
        return rush_order(world, view, memory, unit, row)
    return 0
