"""Chapter 9, cases 9.12 to 9.14: units with no way out."""

from borderwar.ground.dice import STRAGGLERS, draw, round_by_chance
from borderwar.ground.kernel import kernel
from borderwar.ground.paths import NOT_REACHED
from borderwar.model.events import BROKE_OUT, ENCIRCLED
from borderwar.model.tables import MOUNT_RIDES, N_UNITS, SPOTTED
from borderwar.rules.supply import draws_supply, trace
from borderwar.rules.tell import tell

LEFT_ON_THE_WAY = 50  # per mille of the men who do not get through a hex in contact  [9.14]


@kernel
def note_encircled(world, board, side):
    """Find the units of a side that have no way out.  [9.12]"""
    pressed = False
    for enemy in range(world.marks[N_UNITS]):
        if world.units.side[enemy] != side and board.units.seen[enemy] == SPOTTED:
            pressed = True
            break
    if pressed:
        trace(world, board, side, 1, 1)
    for unit in range(world.marks[N_UNITS]):
        if not draws_supply(world, board, side, unit):
            continue
        here = board.units.hex[unit]
        shut = 1 if pressed and board.left[here] == NOT_REACHED and world.refuge[side, here] >= 0 else 0
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
