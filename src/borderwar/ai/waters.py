"""What a staff does about water: men land from their boats, engineers see to the bridge they stand at."""

from borderwar.ai.ways import NO_WAY, seconds_to
from borderwar.ground.kernel import kernel
from borderwar.model.orders import AMOUNT, BUILD, KIND, LAND, TARGET, UNIT
from borderwar.rules.boats import check_boats
from borderwar.rules.bridge_works import check_bridge, work_wanted
from borderwar.rules.crossings import is_afloat


@kernel
def land_order(world, view, memory, unit, row):
    """Land where it is nearest to the goal on foot, or anywhere without one; 1 if there is such a place."""
    goal = memory.units.goal[unit]
    best = -1
    soonest = NO_WAY
    row[KIND] = LAND
    row[UNIT] = unit
    for direction in range(6):
        there = world.neighbour[view.units.hex[unit], direction]
        if there < 0:
            continue
        seconds = 0
        if goal >= 0:
            seconds = seconds_to(world, memory, goal, world.units.mover_foot[unit], there)
        row[TARGET] = there
        if seconds < soonest and check_boats(world, view, row) == 0:
            soonest = seconds
            best = there
    row[TARGET] = best
    return best >= 0


@kernel
def water_order(world, view, memory, unit, row):
    """Land, or mend the bridge; 1 if there is an order."""
    here = view.units.hex[unit]
    if here < 0:
        return 0
    if is_afloat(world, view, unit):
        return land_order(world, view, memory, unit, row)
    if world.scale.bridges[0] == 0 or world.units.engineers[unit] == 0:
        return 0
    for bridge in range(world.scale.bridges[0]):
        if work_wanted(world, view, bridge) == 0:
            continue
        row[KIND] = BUILD
        row[UNIT] = unit
        row[TARGET] = bridge
        row[AMOUNT] = view.units.clock[unit]
        if check_bridge(world, view, row) == 0:
            return 1
    return 0
