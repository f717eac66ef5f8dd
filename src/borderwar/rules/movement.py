"""Chapter 3: Movement."""

from borderwar.ground.kernel import kernel
from borderwar.ground.paths import NOT_REACHED, queue_clear, queue_pop, queue_push, queue_slot, slot_shift
from borderwar.model.events import GOT_DOWN, MOUNTED_UP, MOVED, ORDER_FORMED
from borderwar.model.orders import UNIT
from borderwar.model.tables import (
    ASK,
    CARRIED,
    MOUNT_HORSE,
    MOUNT_RIDES,
    MOUNTED,
    N_HEXES,
    N_WORKS,
    ON_FOOT,
    READY,
)
from borderwar.rules.crossings import crossing_seconds, fill_bridge, mover_of
from borderwar.rules.limits import note_entry
from borderwar.rules.posture import works_cover
from borderwar.rules.sight import spot
from borderwar.rules.stacking import enemy_in, has_room, has_room_to_deploy, in_contact, lift, place
from borderwar.rules.stores import burn, driving_left
from borderwar.rules.tell import refuse, tell
from borderwar.rules.victory import take_objective
from borderwar.rules.works import pass_works, works_seconds

MOUNT_SECONDS = 90  # [3.7] to get all men and loads up, or down and deployed
HORSE_SECONDS = 60
FORM_SECONDS = 180  # to form column  [3.12]
DEPLOY_SECONDS = 120
PINNED = 850  # [9.2] suppression at which nobody gets up to march


@kernel
def entry_seconds(world, board, unit, here, direction):
    """Seconds to cross one hexside and the hex behind it; 0 if it cannot.  [3.2] [3.5]"""
    if world.neighbour[here, direction] < 0:
        return 0
    seconds = crossing_seconds(world, board, unit, here, direction)
    if seconds > 0 and world.marks[N_WORKS]:
        mover = mover_of(world, board, unit)
        extra = works_seconds(world, board, world.units.side[unit], mover, here, direction)
        if extra < 0:
            return 0
        seconds += extra
    return seconds


@kernel
def plain_seconds(seconds, going, shaken):
    """Seconds of a step that only weather and suppression hinder, both per mille.  [3.2] [9.2] [16.3]

    What `entry_seconds` gives out of contact and out of column, where `World.plain` has the
    seconds of the ground.
    """
    if going != 1000:
        seconds = seconds * 1000 // going
    if shaken != 1000:
        seconds = seconds * shaken // 1000
    return seconds


@kernel
def way_barred(world, board, unit, here, direction):
    """The case against a step that cannot be taken: works in the way, or the ground.  [3.3] [20.2]"""
    if world.marks[N_WORKS] and world.neighbour[here, direction] >= 0:
        mover = mover_of(world, board, unit)
        if works_seconds(world, board, world.units.side[unit], mover, here, direction) < 0:
            return 2002
    return 303


@kernel
def direction_to(world, here, there):
    """The direction of a neighbouring hex, or -1 if it is none."""
    for direction in range(6):
        if world.neighbour[here, direction] == there:
            return direction
    return -1


@kernel
def reach(world, board, unit, budget):
    """Fill `board.left` with the seconds left on arrival in each hex.  [3.2]

    Hexes the unit cannot get to hold NOT_REACHED; `board.came_from` holds the hex
    before.  Hexes held by enemies, and full ones, are not entered.
    """
    hexes = world.marks[N_HEXES]
    for place_ in range(hexes):
        board.left[place_] = NOT_REACHED
    for place_ in range(hexes):
        board.came_from[place_] = -1
    start = board.units.hex[unit]
    side = world.units.side[unit]
    most = driving_left(world, board, unit)  # [18.5]
    if most > budget:
        most = budget
    first = mover_of(world, board, unit) * hexes
    going = world.weather.going[board.clock.sky[0] + board.clock.turn[0]]
    shaken = 1000 + board.units.suppression[unit]
    plain = world.plain
    neighbour = world.neighbour
    left = board.left
    left[start] = budget
    shift = slot_shift(budget)
    queue_clear(board.heap)
    size = queue_push(board.heap, 0, shift, start)
    taken = 0
    slot = 0
    while taken < size:
        slot = queue_slot(board.heap, slot)
        item = queue_pop(board.heap, slot)
        taken += 1
        here = item & 0xFFFFF
        spent = item >> 20
        if board.left[here] != budget - spent:
            continue
        free = board.units.column[unit] == 0 and not in_contact(board, side, here)
        # Hexes come in the order of their time: what is as near already is settled.  Which of the
        # six are not is looked at without a branch, because none could be foretold.
        ways = 0
        for direction in range(6):
            if plain[first + here, direction] != 0:  # where a step has a cost there is a hex
                ways |= (left[neighbour[here, direction]] < budget - spent) << direction
        while ways:
            direction = (ways & -ways).bit_length() - 1
            ways &= ways - 1
            there = neighbour[here, direction]
            seconds = plain[first + here, direction]
            if free and seconds != ASK:
                seconds = plain_seconds(seconds, going, shaken)
            else:
                seconds = entry_seconds(world, board, unit, here, direction)
            if seconds == 0 or spent + seconds > most:
                continue
            rest = budget - spent - seconds
            if rest <= board.left[there]:
                continue
            if enemy_in(world, board, side, there) >= 0 or not has_room(world, board, unit, there):
                continue
            board.left[there] = rest
            board.came_from[there] = here
            size = queue_push(board.heap, size, shift, ((spent + seconds) << 20) | there)
    return 0


@kernel
def check_ready(world, board, unit):
    """Whether a unit takes orders at all; 0 or the case against it.  [1.4] [9.6]"""
    if world.units.side[unit] != board.clock.side[0]:
        return refuse(board, 104, unit, 0, 0)
    if board.units.condition[unit] != READY:
        return refuse(board, 906, unit, board.units.condition[unit], 0)
    if board.units.below[unit]:
        return refuse(board, 2010, unit, 0, 0)
    if world.units.aircraft[unit] == 0 and board.units.hex[unit] < 0 and world.units.anchor[unit] < 0:
        return refuse(board, 906, unit, 0, 0)
    return 0


@kernel
def enter(world, board, unit, there, seconds, fleeing):
    """March a unit into the next hex: time, place, ground, works, limits; losses to mines."""
    here = board.units.hex[unit]
    if world.scale.bridges[0]:
        fill_bridge(world, board, unit, here, there)
    lift(world, board, unit)
    place(world, board, unit, there)
    left = board.units.clock[unit] - seconds
    board.units.clock[unit] = left if left > 0 else 0
    burn(world, board, unit, seconds)
    board.units.moving[unit] += seconds
    board.units.laid[unit] = 0  # [6.3]
    board.units.dug[unit] = works_cover(world, board, unit, there)
    tell(board, MOVED, unit, -1, there, here, seconds, fleeing, 0)
    take_objective(world, board, unit, there)
    note_entry(world, board, unit, there)
    if world.marks[N_WORKS]:
        return pass_works(world, board, unit, mover_of(world, board, unit), here, there)
    return 0


@kernel
def mount_seconds(world, unit):
    """Seconds to mount or dismount.  [3.7]"""
    if world.units.mount[unit] == MOUNT_HORSE:
        return HORSE_SECONDS
    return MOUNT_SECONDS


@kernel
def check_mount(world, board, row, wanted):
    """0, or the case that forbids mounting or getting down.  [3.7]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    kind = world.units.mount[unit]
    if world.units.boats[unit] == CARRIED:
        return refuse(board, 1710, unit, 1, 0)
    if kind != MOUNT_RIDES and kind != MOUNT_HORSE:
        return refuse(board, 307, unit, 1, 0)
    if board.units.mounted[unit] == wanted:
        return refuse(board, 307, unit, 2 + wanted, 0)
    if wanted and kind == MOUNT_RIDES and board.units.vehicles[unit] == 0:
        return refuse(board, 307, unit, 4, 0)
    if wanted and board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    seconds = mount_seconds(world, unit)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def change_mount(world, board, row, wanted):
    """Mount or get down.  [3.7]"""
    unit = row[UNIT]
    board.units.clock[unit] -= mount_seconds(world, unit)
    board.units.mounted[unit] = MOUNTED if wanted else ON_FOOT
    board.units.laid[unit] = 0
    if wanted:
        board.units.dug[unit] = 0
    else:
        board.units.dug[unit] = works_cover(world, board, unit, board.units.hex[unit])
    tell(board, MOUNTED_UP if wanted else GOT_DOWN, unit, -1, board.units.hex[unit], 0, 0, 0, 0)
    spot(world, board, unit)


@kernel
def check_order(world, board, row, wanted):
    """0, or the case that forbids forming column or deploying.  The unit has been found ready.  [3.12]"""
    unit = row[UNIT]
    if world.units.aircraft[unit]:
        return refuse(board, 1101, unit, 0, 0)
    if board.units.hex[unit] < 0:
        return refuse(board, 906, unit, 0, 0)
    if board.units.column[unit] == wanted:
        return refuse(board, 312, unit, wanted, 0)
    if wanted and board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    here = board.units.hex[unit]
    if wanted == 0 and not has_room_to_deploy(world, board, unit):
        return refuse(board, 203, unit, here, 0)
    seconds = FORM_SECONDS if wanted else DEPLOY_SECONDS
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def change_order(world, board, row, wanted):
    """Form column of route, or deploy.  [3.12]"""
    unit = row[UNIT]
    here = board.units.hex[unit]
    board.units.clock[unit] -= FORM_SECONDS if wanted else DEPLOY_SECONDS
    board.units.column[unit] = wanted
    board.units.dug[unit] = works_cover(world, board, unit, here)
    tell(board, ORDER_FORMED, unit, -1, here, wanted, 0, 0, 0)
    spot(world, board, unit)
