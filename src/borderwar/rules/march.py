"""Chapter 3 carried out: a march, hex by hex, in front of the enemy."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import MOVE_STOPPED
from borderwar.model.orders import LENGTH, PATH, UNIT
from borderwar.model.tables import READY, SPOTTED
from borderwar.rules.movement import (
    PINNED,
    check_ready,
    direction_to,
    enter,
    entry_seconds,
    way_barred,
)
from borderwar.rules.reaction import react_to_march
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import enemy_in, has_room
from borderwar.rules.tell import refuse, tell

# Why a march stopped short.
SEEN_ENEMY, UNDER_FIRE, MET_UNSEEN = 1, 2, 4


@kernel
def check_move(world, board, row):
    """0, or the case that forbids a march.  [3.1] [3.3] [3.4] [3.6]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    if world.units.aircraft[unit]:
        return refuse(board, 1101, unit, 0, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    here = board.units.hex[unit]
    if row[LENGTH] < 2 or row[PATH] != here:
        return refuse(board, 301, unit, here, 0)
    side = world.units.side[unit]
    left = board.units.clock[unit]
    for step in range(1, row[LENGTH]):
        there = row[PATH + step]
        direction = direction_to(world, here, there)
        if direction < 0:
            return refuse(board, 301, unit, here, there)
        seconds = entry_seconds(world, board, unit, here, direction)
        if seconds == 0:
            return refuse(board, way_barred(world, board, unit, here, direction), unit, there, 0)
        if seconds > left:
            return refuse(board, 304, there, seconds, left)
        if enemy_in(world, board, side, there) >= 0:
            if board.units.seen[enemy_in(world, board, side, there)] == SPOTTED:
                return refuse(board, 306, unit, there, 0)
            return 0  # an unseen enemy bars the way: found out on the march  [3.9]
        if not has_room(world, board, unit, there):
            return refuse(board, 203, unit, there, 0)
        left -= seconds
        here = there
    return 0


@kernel
def march(world, board, row):
    """Carry out a checked march, hex by hex, until done or stopped.  [3.8] [3.9]"""
    unit = row[UNIT]
    side = world.units.side[unit]
    for step in range(1, row[LENGTH]):
        here = board.units.hex[unit]
        there = row[PATH + step]
        seconds = entry_seconds(world, board, unit, here, direction_to(world, here, there))
        if seconds == 0 or seconds > board.units.clock[unit]:
            return
        unseen = enemy_in(world, board, side, there)
        if unseen >= 0:
            mark_spotted(world, board, unseen, unit)
            tell(board, MOVE_STOPPED, unit, unseen, here, MET_UNSEEN, 0, 0, 0)
            return
        if not has_room(world, board, unit, there):
            return
        mined = enter(world, board, unit, there, seconds, 0)
        spot(world, board, unit)
        found = look_out(world, board, unit)
        hit = mined + react_to_march(world, board, unit, seconds)
        if board.units.condition[unit] != READY:
            return
        if step == row[LENGTH] - 1:
            return
        if found:
            tell(board, MOVE_STOPPED, unit, -1, there, SEEN_ENEMY, 0, 0, 0)
            return
        if hit:
            tell(board, MOVE_STOPPED, unit, -1, there, UNDER_FIRE, 0, 0, 0)
            return
