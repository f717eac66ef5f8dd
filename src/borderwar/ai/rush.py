"""The orders of those who press on: take what stands open, assault, fire, or go on."""

from borderwar.ai.estimate import can_fight, is_rider
from borderwar.ai.greedy import fight_order, step_closer
from borderwar.ai.memory import HOLD, LEAVE, WITHDRAW
from borderwar.ai.picture import hard_threat, list_guns, near_of
from borderwar.ai.places import march_order
from borderwar.ai.riding import going_home
from borderwar.ai.shooting import fire_order
from borderwar.ai.staff import FIRST_ASSAULT, FIRST_FIRE, SETTLE, staff_order
from borderwar.ai.ways import find_ways, seconds_to, write_march
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_OBJECTIVES
from borderwar.rules.crossings import mover_of
from borderwar.rules.firepower import power_on
from borderwar.rules.movement import PINNED
from borderwar.rules.ranges import apart


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
    return step_closer(world, view, memory, unit, row)


@kernel
def rush_order(world, view, memory, unit, row):
    """Seize, get away, fight, or go on: the first of them that serves; 1 if any."""
    if seize_order(world, view, memory, unit, row):
        return 1
    if going_home(memory, unit) and not is_rider(world, view, unit):
        return march_order(world, view, memory, unit, row)
    if fight_order(world, view, memory, unit, row):
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
