"""How a staff fights for points: every unit for the nearest ground, fire first, then the rush.

Formations that were ordered from above keep to their orders; all others press on.  Measured in
the arena: a staff that waits for better odds gives away the ground that its waiting costs.
"""

from borderwar.ai.above import is_ordered
from borderwar.ai.errands import obey_recall
from borderwar.ai.estimate import can_fight, is_rider
from borderwar.ai.greedy import nearest_goal, step_closer
from borderwar.ai.memory import ATTACK, HOLD, LEAVE
from borderwar.ai.picture import near_of
from borderwar.ai.places import march_order
from borderwar.ai.riding import going_home, wants_down, wants_up
from borderwar.ai.shooting import assault_order, fire_order
from borderwar.ai.staff import FIRST_ASSAULT, FIRST_FIRE, SETTLE, simple_order, staff_order
from borderwar.ai.tasks import note_shy
from borderwar.ai.waters import water_order
from borderwar.ground.kernel import kernel
from borderwar.model.orders import DISMOUNT, MOUNT
from borderwar.model.tables import N_UNITS
from borderwar.rules.movement import mount_seconds

CHOOSES_PLACES = 3000  # metres from an enemy at which a unit looks for the best place, not the nearest way
QUICK = 3600  # seconds of a turn: in longer ones nobody waits in a place, or fires before he goes on
SHY_KEEPS = 1500  # metres from an enemy at which the weak and shaken go no further
RUSHES = 500  # per mille of chance that makes an assault worth trying
OPENS = 333  # per mille of the clock that all fire before anybody closes


@kernel
def press_on(world, view, memory, side):
    """Send each unit that nobody ordered elsewhere to the nearest objective its side does not hold.

    A side ahead near the end stays where it is; ground that must be clear is left.
    """
    for unit in range(world.marks[N_UNITS]):
        memory.units.presses[unit] = 0
        if world.units.side[unit] != side or is_ordered(view, memory, world.units.formation[unit]):
            continue
        memory.units.presses[unit] = 1
        memory.units.do[unit] = HOLD if memory.turn.late[0] else ATTACK
        memory.units.goal[unit] = -1
        memory.units.aim[unit] = -1
        if not can_fight(world, view, unit):
            continue
        memory.units.goal[unit] = nearest_goal(world, view, memory, unit)
    note_shy(world, view, memory, side)
    obey_recall(world, view, memory, side)


@kernel
def rush_order(world, view, memory, unit, row):
    """Get down, assault, fire, get up, or go on: the first of them that serves; 1 if any."""
    clock = view.units.clock[unit]
    if is_rider(world, view, unit):
        if wants_down(world, view, memory, unit) and clock >= mount_seconds(world, unit):
            return simple_order(row, DISMOUNT, unit, 0)
    elif going_home(memory, unit):
        return march_order(world, view, memory, unit, row)
    elif memory.units.shy[unit] == 0 and assault_order(world, view, memory, unit, RUSHES, row):
        return 1
    elif fire_order(world, view, memory, unit, clock // 2, row):
        return 1
    elif memory.units.tries[unit] == 0 and wants_up(world, view, memory, unit):
        if clock >= mount_seconds(world, unit):
            return simple_order(row, MOUNT, unit, 0)
    if water_order(world, view, memory, unit, row):
        return 1
    return advance_order(world, view, memory, unit, row)


@kernel
def advance_order(world, view, memory, unit, row):
    """Go on towards the goal: by the nearest way, or near an enemy to the best place; 1 if so."""
    if memory.units.do[unit] == HOLD:
        return 0
    if memory.units.do[unit] == LEAVE:
        return march_order(world, view, memory, unit, row)
    metres = near_of(world, memory, unit) * world.scale.hex_metres[0]
    if memory.units.shy[unit] and metres <= SHY_KEEPS:
        return 0
    if world.scale.turn_seconds[0] <= QUICK:
        if metres <= CHOOSES_PLACES or world.units.armoured[unit]:
            return march_order(world, view, memory, unit, row)
    return step_closer(world, view, memory, unit, row)


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
        if world.scale.turn_seconds[0] > QUICK:
            return 0
        return fire_order(world, view, memory, unit, view.units.clock[unit] * OPENS // 1000, row)
    if stage == FIRST_ASSAULT:
        return rush_order(world, view, memory, unit, row)
    return 0
