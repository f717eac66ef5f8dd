"""Chapter 9, cases 9.12 to 9.14: units with no way out."""

from borderwar.ground.dice import STRAGGLERS, draw, round_by_chance
from borderwar.ground.kernel import kernel
from borderwar.ground.paths import NOT_REACHED
from borderwar.model.events import BROKE_OUT, ENCIRCLED
from borderwar.model.tables import MOUNT_RIDES, N_HEXES, N_UNITS, READY, SPOTTED
from borderwar.rules.stacking import enemy_in
from borderwar.rules.supply import CLOSED, close_suspected, draws_supply, is_barred, trace
from borderwar.rules.tell import tell

LEFT_ON_THE_WAY = 50  # per mille of the men who do not get through a hex in contact  [9.14]


@kernel
def is_refuge(world, board, side, place):
    """Whether a side rallies in a hex, and no enemy is known to stand in it.  [9.12]"""
    if world.refuge[side, place] != 0:
        return False
    enemy = enemy_in(world, board, side, place)
    return enemy < 0 or board.units.seen[enemy] != SPOTTED or board.units.condition[enemy] != READY


@kernel
def next_towards_refuge(world, board, side, here):
    """The neighbouring hex that is open and nearest to refuge, nearer than this one; or -1."""
    hexes = world.marks[N_HEXES]
    best = -1
    least = world.refuge[side, here]
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0 or world.refuge[side, there] < 0 or world.refuge[side, there] >= least:
            continue
        if world.costs[world.supply.foot[side] * hexes + here, direction] == 0:
            continue
        if board.came_from[there] == CLOSED:
            continue
        if is_refuge(world, board, side, there) or not is_barred(world, board, side, there):
            least = world.refuge[side, there]
            best = there
    return best


@kernel
def walks_out(world, board, side, start):
    """Whether the straight way to refuge is open; marks it in `board.left`, so that others join it."""
    here = start
    while not (board.left[here] == 0 or is_refuge(world, board, side, here)):
        there = next_towards_refuge(world, board, side, here)
        if there < 0:
            return False
        board.came_from[there] = here
        here = there
    board.left[here] = 0
    while here != start:
        here = board.came_from[here]
        board.left[here] = 0
    return True


@kernel
def is_pressed(world, board, side):
    """Whether any enemy is in sight, and so anybody can be encircled."""
    for enemy in range(world.marks[N_UNITS]):
        if world.units.side[enemy] != side and board.units.seen[enemy] == SPOTTED:
            return True
    return False


@kernel
def all_walk_out(world, board, side):
    """Whether every unit of a side has its straight way out: the common case, and quickly found."""
    for place in range(world.marks[N_HEXES]):
        board.left[place] = NOT_REACHED
        board.came_from[place] = NOT_REACHED
    close_suspected(world, board, side)
    for unit in range(world.marks[N_UNITS]):
        if draws_supply(world, board, side, unit) and world.refuge[side, board.units.hex[unit]] >= 0:
            if not walks_out(world, board, side, board.units.hex[unit]):
                return False
    return True


@kernel
def note_encircled(world, board, side):
    """Find the units of a side that have no way out.  [9.12]"""
    free = not is_pressed(world, board, side) or all_walk_out(world, board, side)
    if not free:
        trace(world, board, side, 1, 1, 1)
    for unit in range(world.marks[N_UNITS]):
        if not draws_supply(world, board, side, unit):
            continue
        here = board.units.hex[unit]
        shut = 0
        if not free and board.left[here] == NOT_REACHED and world.refuge[side, here] >= 0:
            shut = 1
        if shut != board.units.encircled[unit]:
            board.units.encircled[unit] = shut
            tell(board, ENCIRCLED, unit, -1, here, shut, 0, 0, 0)


@kernel
def leave_vehicles(world, board, unit):
    """Who breaks out on foot leaves lorries and horses behind; how many vehicles.  [9.14]"""
    if world.units.mount[unit] != MOUNT_RIDES:
        return 0
    left = board.units.vehicles[unit]
    board.units.vehicles_captured[unit] += left
    board.units.vehicles[unit] = 0
    return left


@kernel
def leave_stragglers(world, board, unit, step):
    """Some men do not get through a hex in contact; how many.  [9.14]"""
    amount = board.units.men[unit] * LEFT_ON_THE_WAY * 65536 // 1000
    men = amount >> 16
    if board.clock.luck[0]:
        board.clock.revealed[0] = 1
        bits = draw(board.clock.seed[0], STRAGGLERS, board.clock.turn[0], unit, step)
        men = round_by_chance(amount, bits)
    board.units.men[unit] -= men
    board.units.captured[unit] += men
    return men


@kernel
def tell_break_out(board, unit, men, vehicles):
    """The unit is out, or as far as it got.  [9.14]"""
    tell(board, BROKE_OUT, unit, -1, board.units.hex[unit], men, vehicles, 0, 0)
