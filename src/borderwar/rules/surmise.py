"""Where the unseen enemy may be: one draw of it, from what a side believes and nothing else.

A view holds no enemy that its side does not see.  To play on from a view in the head, each
of them is put somewhere: near where it was last seen, or, never seen, with its formation in
ground that is nearer to its own refuge and out of the side's sight.
"""

from borderwar.ground.dice import FORECAST, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.tables import HIDDEN, N_HEXES, N_UNITS, READY, SPOTTED, SUSPECTED, TO_COME
from borderwar.rules.movement import entry_seconds
from borderwar.rules.sight import can_see_from, is_observer, sighting_distance, spot
from borderwar.rules.stacking import enemy_in, has_room, lift, place

TRIES = 60
TOGETHER = 4  # hexes about a formation's middle in which its units stand
WALK = 60  # metres a minute by which a unit out of sight may have gone on


@kernel
def can_enter(world, board, unit, there):
    """Whether a unit can come into a hex from any side, and finds room there."""
    if enemy_in(world, board, world.units.side[unit], there) >= 0 or not has_room(world, board, unit, there):
        return False
    for direction in range(6):
        beside = world.neighbour[there, direction]
        if beside >= 0 and entry_seconds(world, board, unit, beside, (direction + 3) % 6) > 0:
            return True
    return False


@kernel
def would_be_seen(world, board, unit):
    """Whether an enemy of a unit finds it where it stands.  [4.2]"""
    metres = sighting_distance(world, board, unit)
    for observer in range(world.marks[N_UNITS]):
        if world.units.side[observer] == world.units.side[unit] or not is_observer(world, board, observer):
            continue
        if can_see_from(world, board, board.units.hex[observer], unit, metres):
            return True
    return False


@kernel
def is_about(world, board, unit):
    """Whether an unseen enemy is to be reckoned with on the map by now."""
    if board.units.condition[unit] != TO_COME or board.units.hex[unit] >= 0:
        return False
    if world.units.aircraft[unit] or world.units.anchor[unit] >= 0:
        return False
    if board.units.seen[unit] == SUSPECTED:
        return True
    if world.units.start[unit] >= 0:
        return True
    return 0 < world.units.arrive_turn[unit] <= board.clock.turn[0]


@kernel
def put_near(world, board, unit, middle, within, seed, strict):
    """Put a unit within some hexes of a middle (-1: anywhere likely); 1 if a place was found.

    With `strict` only where no enemy would see it.
    """
    side = world.units.side[unit]
    for attempt in range(TRIES):
        there = draw_below(seed, FORECAST, strict, unit, attempt, world.marks[N_HEXES])
        if middle >= 0:
            there = stray_from(world, middle, within, seed, unit, attempt)
        elif world.refuge[side, there] < 0 or (
            world.refuge[1 - side, there] >= 0 and world.refuge[side, there] > world.refuge[1 - side, there]
        ):
            continue
        if not can_enter(world, board, unit, there):
            continue
        place(world, board, unit, there)
        if strict and would_be_seen(world, board, unit):
            lift(world, board, unit)
            continue
        return 1
    return 0


@kernel
def stray_from(world, middle, within, seed, unit, attempt):
    """A hex some random steps away from another, on the map."""
    here = middle
    steps = draw_below(seed, FORECAST, 3 + attempt, unit, 0, within + 1)
    for step in range(steps):
        direction = draw_below(seed, FORECAST, 3 + attempt, unit, 1 + step, 6)
        there = world.neighbour[here, direction]
        if there >= 0:
            here = there
    return here


@kernel
def middle_of(world, board, unit):
    """Where a friend of its formation stands, or -1."""
    for other in range(world.marks[N_UNITS]):
        if other != unit and world.units.formation[other] == world.units.formation[unit]:
            if board.units.hex[other] >= 0 and world.units.side[other] == world.units.side[unit]:
                return board.units.hex[other]
    return -1


@kernel
def surmise(world, board, side, seed):
    """Turn a side's view into a state that may be the true one; how many enemies were placed.

    The same view and seed always give the same state.
    """
    placed = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side or not is_about(world, board, unit):
            continue
        last = board.units.seen_hex[unit] if board.units.seen[unit] == SUSPECTED else -1
        within = TOGETHER
        middle = last
        if last >= 0:
            minutes = (board.clock.turn[0] - board.units.seen_turn[unit]) * world.scale.turn_seconds[0] // 60
            within = 1 + minutes * WALK // world.scale.hex_metres[0]
            within = min(within, 3 * TOGETHER)
        else:
            middle = middle_of(world, board, unit)
        board.units.mounted[unit] = world.units.mounted[unit]
        found = put_near(world, board, unit, middle, within, seed, 1)
        if found == 0:
            found = put_near(world, board, unit, -1, 0, seed, 1)
        if found == 0:
            found = put_near(world, board, unit, middle, within, seed, 0)
        if found:
            board.units.condition[unit] = READY
            board.units.clock[unit] = world.scale.turn_seconds[0]
            placed += 1
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side and board.units.hex[unit] >= 0:
            if board.units.seen[unit] == SPOTTED and world.units.aircraft[unit] == 0:
                board.units.seen[unit] = HIDDEN  # who is seen is looked up anew
                spot(world, board, unit)
    return placed
