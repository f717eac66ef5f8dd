"""The rest of a unit's short list: column, tunnels, obstacles, breaking out."""

from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    ASSAULT,
    BELOW,
    BREAK_OUT,
    CLEAR,
    COLUMN,
    DEPLOY,
    KIND,
    LENGTH,
    SURFACE,
)
from borderwar.model.tables import N_FORTS, N_WORKS
from borderwar.rules.slots import (
    CUT,
    DOWN,
    FALL_IN,
    FAN_OUT,
    GET_OUT,
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
    return count
