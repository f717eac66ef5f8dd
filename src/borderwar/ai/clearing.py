"""Cutting through wire: what men on foot do whose way to their goal is barred."""

from borderwar.ai.memory import ATTACK, HUNT
from borderwar.ai.ways import seconds_to
from borderwar.ground.kernel import kernel
from borderwar.model.orders import AMOUNT, CLEAR, DISMOUNT, KIND, TARGET, UNIT
from borderwar.model.tables import READY
from borderwar.rules.clearing import ENGINEERS, SHORTEST_WORK, work_at
from borderwar.rules.crossings import mover_of

CALM = 400  # suppression above which nobody goes out with the cutters
WORTH = 300  # seconds that must be left for it


@kernel
def clear_order(world, view, memory, unit, row):
    """Clear an obstacle that lies before the goal; 1 if there is one and time for it.  [20.4]

    Those who ride get down first.
    """
    here = view.units.hex[unit]
    goal = memory.units.goal[unit]
    do = memory.units.do[unit]
    if here < 0 or goal < 0 or view.units.condition[unit] != READY or (do != ATTACK and do != HUNT):
        return 0
    if world.units.armoured[unit] or world.units.aircraft[unit]:
        return 0
    if view.units.column[unit] or view.units.suppression[unit] > CALM or view.units.clock[unit] < WORTH:
        return 0
    mover = mover_of(world, view, unit)
    side = world.units.side[unit]
    soonest = seconds_to(world, memory, goal, mover, here)
    best = -1
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0:
            continue
        work = work_at(world, view, side, here, there)
        if work < 0 or world.works.owner[work] == side:
            continue
        seconds = seconds_to(world, memory, goal, mover, there)
        if seconds < soonest and world.work_types.clear[world.works.type[work]] > 0:
            soonest = seconds
            best = there
    if best < 0:
        return 0
    row[UNIT] = unit
    if view.units.mounted[unit]:
        row[KIND] = DISMOUNT
        return 1
    left = view.works.left[work_at(world, view, side, here, best)]
    needed = left // ENGINEERS + 1 if world.units.engineer[unit] else left
    row[KIND] = CLEAR
    row[TARGET] = best
    row[AMOUNT] = min(view.units.clock[unit], max(SHORTEST_WORK, needed))
    return 1
