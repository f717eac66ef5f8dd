"""How a staff fights for points: every unit presses on to the nearest ground not yet held.

Formations that were ordered from above keep to their orders; all others press on.  Measured in
the arena: a staff that waits for better odds, rests its shaken men or stands on what it holds
gives away more than that saves.  What it does keep is the way home of those who are cut off.
"""

from borderwar.ai.above import is_ordered
from borderwar.ai.errands import obey_recall
from borderwar.ai.estimate import can_fight
from borderwar.ai.greedy import nearest_goal
from borderwar.ai.memory import ATTACK, HOLD, WITHDRAW
from borderwar.ai.resolve import refuge_of
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_UNITS


@kernel
def break_out(world, view, memory, side):
    """Send home those who are encircled, before an assault takes them.  [9.13] [9.14]"""
    if memory.doctrine.breaks_out[memory.turn.doctrine[0]] == 0:
        return
    for unit in range(world.marks[N_UNITS]):
        if memory.units.presses[unit] == 0 or view.units.encircled[unit] == 0:
            continue
        if not can_fight(world, view, unit):
            continue
        there = refuge_of(world, side, view.units.hex[unit])
        if there >= 0:
            memory.units.do[unit] = WITHDRAW
            memory.units.aim[unit] = there


@kernel
def press_on(world, view, memory, side):
    """Send each unit that nobody ordered elsewhere to the nearest objective its side does not hold.

    Nobody is too weak or shaken for it: he draws fire, and finds and takes what others cannot.
    The encircled break out; ground that must be clear is left.
    """
    for unit in range(world.marks[N_UNITS]):
        memory.units.presses[unit] = 0
        if world.units.side[unit] != side or is_ordered(view, memory, world.units.formation[unit]):
            continue
        memory.units.presses[unit] = 1
        memory.units.shy[unit] = 0
        memory.units.do[unit] = HOLD if memory.turn.late[0] else ATTACK
        memory.units.goal[unit] = -1
        memory.units.aim[unit] = -1
        if can_fight(world, view, unit) and memory.turn.late[0] == 0:
            memory.units.goal[unit] = nearest_goal(world, view, memory, unit)
    break_out(world, view, memory, side)
    obey_recall(world, view, memory, side)
