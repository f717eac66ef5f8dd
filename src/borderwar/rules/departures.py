"""Chapter 12: Departures: exits, and units that must be gone by a turn."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import EXITED, STAYED
from borderwar.model.orders import UNIT
from borderwar.model.tables import (
    BROKEN,
    LEFT,
    LEFT_IN_TIME,
    N_UNITS,
    TO_COME,
    TOO_LATE,
)
from borderwar.rules.movement import PINNED, check_ready
from borderwar.rules.stacking import lift
from borderwar.rules.tell import refuse, tell

LEAVE_SECONDS = 60  # to be gone from the map, once at an exit  [12.7]


@kernel
def is_exit(world, board, unit, here):
    """Whether a unit may leave the map from a hex: by its own exits if it has any.  [12.7]"""
    count = world.units.leave_count[unit]
    if count == 0:
        return world.exits[world.units.side[unit], here] > 0
    first = world.units.leave_first[unit]
    for choice in range(first, first + count):
        if world.entries[choice] == here:
            return True
    return False


@kernel
def check_leave(world, board, row):
    """0, or the case that forbids leaving the map.  [12.7]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    if world.units.aircraft[unit]:
        return 0
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    if not is_exit(world, board, unit, board.units.hex[unit]):
        return refuse(board, 1207, unit, board.units.hex[unit], 0)
    if board.units.clock[unit] < LEAVE_SECONDS:
        return refuse(board, 304, -1, LEAVE_SECONDS, board.units.clock[unit])
    return 0


@kernel
def leave_map(world, board, row):
    """A unit leaves the map for good, with all it has.  [12.7] [12.8]"""
    unit = row[UNIT]
    here = board.units.hex[unit]
    lift(world, board, unit)
    board.units.condition[unit] = LEFT
    board.units.clock[unit] = 0
    in_time = 0
    if board.units.leave_by[unit] > 0:
        in_time = 1
        board.units.leave_by[unit] = LEFT_IN_TIME
    tell(board, EXITED, unit, -1, here, in_time, 0, 0, 0)


@kernel
def call_away(world, board, unit, turn):
    """An event calls a unit away, to be gone by the end of a turn.  [12.8] [21.5]"""
    if board.units.condition[unit] == TO_COME:
        board.units.condition[unit] = LEFT  # it turns back on its way here  [21.5]
    elif board.units.condition[unit] <= BROKEN and board.units.leave_by[unit] == 0:
        board.units.leave_by[unit] = turn


@kernel
def charge_the_late(world, board):
    """At the end of a turn units that should have left cost their price, once.  [12.8]"""
    for unit in range(world.marks[N_UNITS]):
        by = board.units.leave_by[unit]
        if by <= 0 or board.clock.turn[0] + 1 < by or board.units.condition[unit] > BROKEN:
            continue
        if board.units.condition[unit] == TO_COME:
            continue
        board.units.leave_by[unit] = TOO_LATE
        tell(board, STAYED, unit, -1, board.units.hex[unit], world.units.leave_price[unit], 0, 0, 0)
