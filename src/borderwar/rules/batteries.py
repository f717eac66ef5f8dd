"""Chapter 6, from case 6.6: batteries beyond the map, found by sound and fired at."""

from borderwar.ground.dice import SOUND_ERROR, SOUND_RANGING, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import HEARD
from borderwar.model.tables import HIDDEN, SPOTTED, SUSPECTED
from borderwar.rules.luck import next_shot
from borderwar.rules.ranges import apart
from borderwar.rules.tell import tell

LISTENING = 600  # seconds of fire in which sound ranging has its full chance  [6.9]
FORGOTTEN = 7200  # seconds after which a place found by sound is worth nothing  [6.9]
SMALL_HEX = 200  # metres: in smaller hexes sound may name the one beside  [6.9]


@kernel
def be_heard(world, board, unit, seconds):
    """The enemy's sound ranging may find guns that have fired for some seconds.  [6.9]"""
    chance = world.sides.ranging[1 - world.units.side[unit]] * seconds // LISTENING
    if chance == 0:
        return
    place = board.units.hex[unit]
    if board.clock.luck[0]:
        seed = board.clock.seed[0]
        turn = board.clock.turn[0]
        count = next_shot(board, unit)
        if draw_below(seed, SOUND_RANGING, turn, unit, count, 1000) >= chance:
            return
        if place >= 0 and world.scale.hex_metres[0] < SMALL_HEX:
            direction = draw_below(seed, SOUND_ERROR, turn, unit, count, 7)
            if direction < 6 and world.neighbour[place, direction] >= 0:
                place = world.neighbour[place, direction]
    elif chance < 500:
        return
    board.units.heard[unit] = board.clock.turn[0] + 1
    if place >= 0 and board.units.seen[unit] != SPOTTED:
        board.units.seen[unit] = SUSPECTED
        board.units.seen_hex[unit] = place
        board.units.seen_turn[unit] = board.clock.turn[0]
    tell(board, HEARD, unit, -1, place, 0, 0, 0, 0)


@kernel
def is_located(world, board, battery):
    """Whether guns were seen, or found by sound so lately that they may be fired at.  [6.10]"""
    if board.units.seen[battery] == SPOTTED:
        return world.units.anchor[battery] >= 0 or board.units.hex[battery] >= 0
    if board.units.heard[battery] == 0:
        return False
    if world.units.anchor[battery] < 0 and board.units.seen[battery] == HIDDEN:
        return False
    age = board.clock.turn[0] + 1 - board.units.heard[battery]
    return age * world.scale.turn_seconds[0] <= FORGOTTEN


@kernel
def place_of(world, board, battery):
    """The hex in which guns were seen or heard; that behind which they stand, beyond the map."""
    if world.units.anchor[battery] >= 0:
        return world.units.anchor[battery]
    if board.units.seen[battery] == SPOTTED:
        return board.units.hex[battery]
    return board.units.seen_hex[battery]


@kernel
def metres_to(world, board, unit, battery):
    """Metres from guns to enemy guns, each on the map or beyond it.  [6.10]"""
    here = world.units.anchor[unit]
    if here < 0:
        here = board.units.hex[unit]
    there = place_of(world, board, battery)
    metres = apart(world, here, there) * world.scale.hex_metres[0]
    return metres + world.units.behind[unit] + world.units.behind[battery]
