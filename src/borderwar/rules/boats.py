"""Chapter 17, cases 17.9 to 17.12: pushing off and landing."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import EMBARKED, LANDED, MOVE_STOPPED
from borderwar.model.orders import EMBARK, KIND, TARGET, UNIT
from borderwar.model.tables import CARRIED, MOUNTED, N_HEXES, ON_FOOT, SPOTTED
from borderwar.rules.crossings import hindered, ice_now, is_afloat
from borderwar.rules.march import MET_UNSEEN
from borderwar.rules.movement import PINNED, check_ready, direction_to, enter
from borderwar.rules.posture import works_cover
from borderwar.rules.reaction import react_to_march
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import enemy_in, has_room
from borderwar.rules.tell import refuse, tell

EMBARK_SECONDS = 300  # to carry the boats down and push off  [17.10]
LAND_SECONDS = 120  # to run them ashore and get clear of the bank


@kernel
def shore_seconds(world, board, unit, here, there, mover):
    """Seconds of a step between land and water by a mover; 0 if there is no way."""
    direction = direction_to(world, here, there)
    if direction < 0:
        return 0
    seconds = world.costs[mover * world.marks[N_HEXES] + here, direction]
    if seconds == 0:
        return 0
    return hindered(world, board, unit, here, direction, seconds)


@kernel
def check_boats(world, board, row):
    """0, or the case against pushing off or landing.  [17.10]"""
    unit = row[UNIT]
    there = row[TARGET]
    case = check_ready(world, board, unit)
    if case:
        return case
    afloat = row[KIND] != EMBARK
    if world.units.boats[unit] != CARRIED:
        return refuse(board, 1710, unit, 2, 0)
    if is_afloat(world, board, unit) != afloat:
        return refuse(board, 1710, unit, 3 + afloat, 0)
    here = board.units.hex[unit]
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    if afloat:
        if there < 0 or world.hexes.depth[there] > 0:
            return refuse(board, 1710, unit, 5, there)
        extra = LAND_SECONDS
        seconds = shore_seconds(world, board, unit, here, there, world.units.mover_foot[unit])
    else:
        if board.units.boats_hex[unit] != here:
            return refuse(board, 1710, unit, 6, board.units.boats_hex[unit])
        if board.units.vehicles[unit] == 0:
            return refuse(board, 1710, unit, 7, 0)
        if ice_now(world, board) >= world.units.ice_mounted[unit]:
            return refuse(board, 1713, unit, 1, ice_now(world, board))
        extra = EMBARK_SECONDS
        seconds = shore_seconds(world, board, unit, here, there, world.units.mover_mounted[unit])
    if seconds == 0:
        return refuse(board, 1710, unit, 5 if afloat else 8, there)
    enemy = enemy_in(world, board, world.units.side[unit], there)
    if enemy >= 0 and board.units.seen[enemy] == SPOTTED:
        return refuse(board, 306, unit, there, 0)
    if enemy < 0 and not has_room(world, board, unit, there):
        return refuse(board, 203, unit, there, 0)
    if seconds + extra > board.units.clock[unit]:
        return refuse(board, 304, there, seconds + extra, board.units.clock[unit])
    return 0


@kernel
def use_boats(world, board, row):
    """Push off, or land under whatever fire there is.  [17.10] [17.11]"""
    unit = row[UNIT]
    there = row[TARGET]
    here = board.units.hex[unit]
    unseen = enemy_in(world, board, world.units.side[unit], there)
    if unseen >= 0:
        mark_spotted(world, board, unseen, unit)
        tell(board, MOVE_STOPPED, unit, unseen, here, MET_UNSEEN, 0, 0, 0)
        return
    landing = row[KIND] != EMBARK
    mover = world.units.mover_foot[unit] if landing else world.units.mover_mounted[unit]
    seconds = shore_seconds(world, board, unit, here, there, mover)
    seconds += LAND_SECONDS if landing else EMBARK_SECONDS
    # In either case the fire of the enemy finds them in their boats.
    board.units.mounted[unit] = MOUNTED
    board.units.boats_hex[unit] = -1
    enter(world, board, unit, there, seconds, 0)
    tell(board, LANDED if landing else EMBARKED, unit, -1, there, here, 0, 0, 0)
    spot(world, board, unit)
    look_out(world, board, unit)
    if board.units.hex[unit] >= 0:
        react_to_march(world, board, unit, seconds)
    if landing and board.units.hex[unit] >= 0:
        go_ashore(world, board, unit)


@kernel
def go_ashore(world, board, unit):
    """The men leave their boats on the bank of the hex they stand in.  [17.10]"""
    board.units.mounted[unit] = ON_FOOT
    board.units.boats_hex[unit] = board.units.hex[unit]
    board.units.dug[unit] = works_cover(world, board, unit, board.units.hex[unit])
