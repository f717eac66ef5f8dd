"""Chapter 15: Luck in three layers, every throw by its name.  [15.1]"""

from borderwar.ground.dice import (
    DAY_FRICTION,
    GAME_QUALITY,
    SHOT_LUCK,
    draw,
    draw_factor,
    round_by_chance,
)
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_UNITS


@kernel
def side_luck(world, board, side):
    """What the game and the day give a side's fire, as a 16.16 factor of mean 1.  [15.2]"""
    if board.clock.luck[0] == 0:
        return 65536
    seed = board.clock.seed[0]
    day = (world.scale.seconds_at_start[0] + board.clock.turn[0] * world.scale.turn_seconds[0]) // 86400
    game = draw_factor(world.powers, seed, GAME_QUALITY, 0, side, 0, world.law.game_spread[0])
    friction = draw_factor(world.powers, seed, DAY_FRICTION, day, side, 0, world.law.day_spread[0])
    return game * friction >> 16


@kernel
def next_shot(board, unit):
    """The count of a unit's next throw for fire in this turn.  Dice are rolled.  [15.1]"""
    board.clock.revealed[0] = 1
    board.units.shot_throws[unit] += 1
    return board.clock.skipped[0] + board.units.shot_throws[unit]


@kernel
def next_loss(board, unit):
    """The count of its next throw for what it loses: not moved by its own fire.  [15.1]"""
    board.clock.revealed[0] = 1
    board.units.loss_throws[unit] += 1
    return board.clock.skipped[0] + board.units.loss_throws[unit]


@kernel
def next_trial(board, unit):
    """The count of its next throw for nerve: moved by neither.  [15.1]"""
    board.clock.revealed[0] = 1
    board.units.nerve_throws[unit] += 1
    return board.clock.skipped[0] + board.units.nerve_throws[unit]


@kernel
def count_anew(world, board):
    """A turn begins, and each unit's throws are counted from one again.  [15.1]"""
    for unit in range(world.marks[N_UNITS]):
        board.units.shot_throws[unit] = 0
        board.units.loss_throws[unit] = 0
        board.units.nerve_throws[unit] = 0


@kernel
def shot_luck(world, board, unit):
    """What one shot by a unit adds to its side's luck, as a 16.16 factor of mean 1.  [15.3]"""
    return burst_luck(world, board, unit, world.units.side[unit])


@kernel
def flak_luck(world, board, unit):
    """The same of the fire that meets aircraft: the luck of the side whose guns fire.  [15.2]"""
    return burst_luck(world, board, unit, 1 - world.units.side[unit])


@kernel
def burst_luck(world, board, unit, firing):
    """One throw of a unit's, times the luck of the side that fires."""
    if board.clock.luck[0] == 0:
        return 65536
    side = side_luck(world, board, firing)
    shot = draw_factor(
        world.powers,
        board.clock.seed[0],
        SHOT_LUCK,
        board.clock.turn[0],
        unit,
        next_shot(board, unit),
        world.law.shot_spread[0],
    )
    return side * shot >> 16


@kernel
def whole_losses(board, purpose, unit, amount):
    """Whole men or vehicles of a 16.16 amount, by chance, without bias.  [15.5]"""
    bits = draw(board.clock.seed[0], purpose, board.clock.turn[0], unit, next_loss(board, unit))
    return round_by_chance(amount, bits)
