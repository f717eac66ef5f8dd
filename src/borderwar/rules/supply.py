"""Chapter 18: Supply, along lines that can be cut."""

from borderwar.ground.kernel import kernel
from borderwar.ground.paths import NOT_REACHED, queue_clear, queue_pop, queue_push, queue_slot, slot_shift
from borderwar.model.events import SUPPLY_CHANGED
from borderwar.model.tables import (
    ASK,
    BROKEN,
    LINE_CUT,
    LINE_LONG,
    N_HEXES,
    N_UNITS,
    READY,
    SPOTTED,
    SUPPLIED,
    SUSPECTED,
)
from borderwar.rules.crossings import way_seconds
from borderwar.rules.sight import mark_spotted
from borderwar.rules.stacking import enemy_in, in_contact
from borderwar.rules.stores import thirst
from borderwar.rules.tell import tell

CLOSED = -2  # in `came_from`: an enemy was last seen here  [18.8]
LOOKS = 3  # times the columns set out again after they have met an unseen enemy  [18.8]


@kernel
def is_held(world, board, side, place):
    """Whether a ready unit of a side stands in a hex."""
    unit = board.hexes.first[place]
    while unit >= 0:
        if world.units.side[unit] == side and board.units.condition[unit] == READY:
            return True
        unit = board.units.next[unit]
    return False


@kernel
def is_barred(world, board, side, place):
    """Whether the enemy bars a hex to a side's columns: contact that no friend covers.  [18.3]"""
    return in_contact(board, side, place) and not is_held(world, board, side, place)


@kernel
def is_open(world, board, source):
    """Whether a source gives anything in this turn.  [18.2]"""
    turn = board.clock.turn[0] + 1
    return world.sources.since[source] <= turn <= world.sources.until[source]


@kernel
def close_suspected(world, board, side):
    """Mark the hexes where enemies out of sight were last seen.  [18.8]"""
    for enemy in range(world.marks[N_UNITS]):
        if world.units.side[enemy] == side or board.units.seen[enemy] != SUSPECTED:
            continue
        place = board.units.seen_hex[enemy]
        if place >= 0 and board.left[place] < 0 and not is_held(world, board, side, place):
            board.came_from[place] = CLOSED


@kernel
def hexes_held(world, board, side):
    """In how many hexes units of a side stand."""
    total = 0
    for unit in range(world.marks[N_UNITS]):
        here = board.units.hex[unit]
        if here >= 0 and world.units.side[unit] == side and board.hexes.first[here] == unit:
            total += 1
    return total


@kernel
def trace(world, board, side, ways_out, heed, enough):
    """Fill `board.left` with the seconds of the best line to each hex, NOT_REACHED without.

    Lines run from the side's open sources, at the pace of its columns; with `ways_out`
    from the hexes it rallies at too, on foot and against the march.  `board.came_from`
    is the hex before.  With `heed` no line goes on through a hex the enemy bars, or one where
    an enemy was last seen.  [18.3] [18.8] [9.12]

    With `enough` the search ends when the best lines to all hexes where units of the side
    stand are known: those are then the same as without it, and others are not to be read.
    """
    hexes = world.marks[N_HEXES]
    size = 0
    shift = slot_shift(world.scale.turn_seconds[0] * 8)
    queue_clear(board.heap)
    for place in range(hexes):
        board.left[place] = NOT_REACHED
    for place in range(hexes):
        board.came_from[place] = -1
    for place in range(hexes if ways_out else 0):
        if world.refuge[side, place] == 0:
            enemy = enemy_in(world, board, side, place)
            if enemy < 0 or board.units.seen[enemy] != SPOTTED or board.units.condition[enemy] != READY:
                board.left[place] = 0
                size = queue_push(board.heap, size, shift, place)
    first = world.supply.source_first[side]
    for source in range(first, first + world.supply.source_count[side]):
        place = world.sources.hex[source]
        if not is_open(world, board, source) or board.left[place] == 0:
            continue
        if heed and is_barred(world, board, side, place):
            continue
        board.left[place] = 0
        size = queue_push(board.heap, size, shift, place)
    if heed:
        close_suspected(world, board, side)
    mover = world.supply.foot[side] if ways_out else world.supply.mover[side]
    going = world.weather.going[board.clock.sky[0] + board.clock.turn[0]]
    sought = hexes_held(world, board, side) if enough else hexes + 1
    taken = 0
    slot = 0
    while taken < size:
        slot = queue_slot(board.heap, slot)
        item = queue_pop(board.heap, slot)
        taken += 1
        here = item & 0xFFFFF
        spent = item >> 20
        if board.left[here] != spent:
            continue
        unit = board.hexes.first[here]
        if unit >= 0 and world.units.side[unit] == side:
            sought -= 1
            if sought == 0:
                return
        if heed and spent > 0 and is_barred(world, board, side, here):
            continue
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there < 0 or (board.left[there] >= 0 and board.left[there] <= spent):
                continue
            if board.came_from[there] == CLOSED:
                continue
            out_of = here
            along = direction
            if ways_out:
                out_of = there
                along = direction + 3 if direction < 3 else direction - 3
            seconds = world.plain[mover * hexes + out_of, along]
            if seconds == ASK:
                seconds = way_seconds(world, board, mover, out_of, along)
            if seconds == 0:
                continue
            total = spent + seconds * 1000 // going
            if board.left[there] >= 0 and board.left[there] <= total:
                continue
            board.left[there] = total
            board.came_from[there] = here
            size = queue_push(board.heap, size, shift, (total << 20) | there)


@kernel
def draws_supply(world, board, side, unit):
    """Whether a unit looks to its side's lines: it stands on the map and does not fly."""
    if world.units.side[unit] != side or world.units.aircraft[unit]:
        return False
    return board.units.hex[unit] >= 0 and board.units.condition[unit] <= BROKEN


@kernel
def meet_raiders(world, board, side):
    """Columns on a side's lines find the unseen enemies they run into; how many.  [18.8]"""
    found = 0
    for unit in range(world.marks[N_UNITS]):
        if not draws_supply(world, board, side, unit):
            continue
        here = board.units.hex[unit]
        if board.left[here] == NOT_REACHED or board.left[here] > world.supply.longest[side]:
            continue
        while here >= 0:
            enemy = enemy_in(world, board, side, here)
            if enemy >= 0 and board.units.condition[enemy] == READY:
                found += mark_spotted(world, board, enemy, unit)
            here = board.came_from[here]
    return found


@kernel
def flow_of(world, board, unit):
    """Per mille that the source at the start of a unit's line gives.  [18.2]"""
    here = board.units.hex[unit]
    while board.came_from[here] >= 0:
        here = board.came_from[here]
    best = 0
    side = world.units.side[unit]
    first = world.supply.source_first[side]
    for source in range(first, first + world.supply.source_count[side]):
        if world.sources.hex[source] == here and is_open(world, board, source):
            best = max(best, world.sources.flow[source])
    return best


@kernel
def refill(world, board, unit, seconds):
    """What a line of so many seconds brings to a unit in a turn.  [18.7]"""
    side = world.units.side[unit]
    longest = world.supply.longest[side]
    share = world.scale.turn_seconds[0] * 1000 // world.supply.refill[side]
    share = share * flow_of(world, board, unit) // 1000 * (longest * 2 - seconds) // (longest * 2)
    if share > 1000:
        share = 1000
    full = world.units.ammunition[unit]
    left = board.units.ammunition[unit] + full * share // 1000
    board.units.ammunition[unit] = left if left < full else full
    full = world.units.fuel[unit]
    left = board.units.fuel[unit] + full * share // 1000
    board.units.fuel[unit] = left if left < full else full


@kernel
def supply_side(world, board, side):
    """As a player turn begins the columns come up, or do not.  [18.1] [18.7] [18.8]"""
    if world.supply.mover[side] < 0:
        return
    trace(world, board, side, 0, 1, 1)
    looks = 0
    while looks < LOOKS and meet_raiders(world, board, side) > 0:
        trace(world, board, side, 0, 1, 1)
        looks += 1
    for unit in range(world.marks[N_UNITS]):
        if not draws_supply(world, board, side, unit):
            continue
        seconds = board.left[board.units.hex[unit]]
        state = SUPPLIED
        if seconds == NOT_REACHED:
            state = LINE_CUT
        elif seconds > world.supply.longest[side]:
            state = LINE_LONG
        if state != board.units.supply[unit]:
            tell(board, SUPPLY_CHANGED, unit, -1, board.units.hex[unit], state, 0, 0, 0)
            board.units.supply[unit] = state
        if state == SUPPLIED:
            refill(world, board, unit, seconds)
        thirst(world, board, unit, state == SUPPLIED)
