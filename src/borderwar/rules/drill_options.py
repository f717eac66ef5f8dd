"""The rest of a unit's short list: column, tunnels, obstacles, breaking out, bridges, boats."""

from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    ASSAULT,
    BELOW,
    BLOW,
    BREAK_OUT,
    BUILD,
    CHARGE,
    CLEAR,
    COLUMN,
    DEPLOY,
    EMBARK,
    KIND,
    LAND,
    LENGTH,
    SURFACE,
)
from borderwar.model.tables import N_FORTS, N_WORKS
from borderwar.rules.slots import (
    BOATS,
    BRIDGE,
    CUT,
    DOWN,
    FALL_IN,
    FAN_OUT,
    GET_OUT,
    LAY,
    SET_OFF,
    STORM,
    UP,
    list_row,
    straight_on,
    write_row,
)


@kernel
def list_below(desk, unit, count):
    """What a unit in the tunnels of a fort may do; how many are on the list then.  [20.9] [20.12]"""
    here = desk.board.units.below[unit] - 1
    if here < 0:
        return count
    write_row(desk, SURFACE, unit, 0, 0)
    count = list_row(desk, UP, count)
    write_row(desk, ASSAULT, unit, here, 0)
    return list_row(desk, STORM, count)


@kernel
def list_bridge(desk, unit, kind, slot, seconds, count):
    """The order for the first bridge that it may be given for; how many are on the list then.  [17.6]"""
    listed = count
    bridge = 0
    while bridge < desk.world.scale.bridges[0] and count == listed:
        write_row(desk, kind, unit, bridge, seconds)
        count = list_row(desk, slot, count)
        bridge += 1
    return count


@kernel
def list_drills(desk, unit, count):
    """Column and deployment, forts, obstacles, the way out of a ring; how many are on the list then."""
    world = desk.world
    board = desk.board
    here = board.units.hex[unit]
    write_row(desk, COLUMN, unit, 0, 0)
    count = list_row(desk, FALL_IN, count)
    write_row(desk, DEPLOY, unit, 0, 0)
    count = list_row(desk, FAN_OUT, count)
    if world.marks[N_FORTS]:
        write_row(desk, BELOW, unit, 0, 0)
        count = list_row(desk, DOWN, count)
        write_row(desk, ASSAULT, unit, here, 0)
        count = list_row(desk, STORM, count)
    if world.marks[N_WORKS]:
        for side in range(7):
            there = here if side == 0 else world.neighbour[here, side - 1]
            if there >= 0:
                write_row(desk, CLEAR, unit, there, board.units.clock[unit])
                count = list_row(desk, CUT + side, count)
    if board.units.encircled[unit]:
        for direction in range(6):
            length = straight_on(desk, unit, direction)
            if length > 0:
                desk.row[KIND] = BREAK_OUT
                desk.row[LENGTH] = length + 1
                count = list_row(desk, GET_OUT + direction, count)
    if world.units.boats[unit]:
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there >= 0:
                write_row(desk, LAND if world.hexes.depth[there] == 0 else EMBARK, unit, there, 0)
                count = list_row(desk, BOATS + direction, count)
    if world.scale.bridges[0]:
        count = list_bridge(desk, unit, BUILD, BRIDGE, board.units.clock[unit], count)
        count = list_bridge(desk, unit, CHARGE, LAY, board.units.clock[unit], count)
        count = list_bridge(desk, unit, BLOW, SET_OFF, 0, count)
    return count
