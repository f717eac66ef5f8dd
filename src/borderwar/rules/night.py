"""Chapter 8 in the dark: surprise and confusion.  Chapter 16: fire at what cannot be made out."""

from borderwar.ground.dice import NIGHT_CONFUSION, NIGHT_SURPRISE, draw
from borderwar.ground.kernel import kernel
from borderwar.rules.firepower import POOR_SIGHT
from borderwar.rules.luck import next_shot
from borderwar.rules.sight import sighting_distance

MOST_SURPRISE = 900  # per mille: nobody sleeps so deep  [8.10]
MOST_CONFUSION = 400  # per mille, in black night  [8.11]
SURE = 1000


@kernel
def is_dark(world, board):
    """Whether it is so dark that an assault may come by surprise.  [8.10]"""
    return world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] <= POOR_SIGHT


@kernel
def surprise_chance(world, board, unit):
    """Per mille: the part of the hex that an attacker crosses before he can be made out.  [8.10]"""
    if board.units.fired[unit]:
        return 0
    if not is_dark(world, board):
        return 0
    moved = board.units.moving[unit]
    board.units.moving[unit] = 1  # he is seen as one who comes on
    seen = sighting_distance(world, board, unit)
    board.units.moving[unit] = moved
    return min(MOST_SURPRISE, max(0, 1000 - seen * 1000 // world.scale.hex_metres[0]))


@kernel
def confusion_chance(world, board):
    """Per mille: how easily a side mixes up friend and enemy in this light.  [8.11]"""
    dark = SURE - world.weather.sight[board.clock.sky[0] + board.clock.turn[0]]
    return MOST_CONFUSION * max(0, dark) // 1000


@kernel
def surprise_of(world, board, unit):
    """Per mille of surprise of an assault: a keyed throw, or without luck its chance.  [8.10]"""
    chance = surprise_chance(world, board, unit)
    if chance == 0 or board.clock.luck[0] == 0:
        return chance
    bits = draw(board.clock.seed[0], NIGHT_SURPRISE, board.clock.turn[0], unit, next_shot(board, unit))
    return SURE if (bits & 0xFFFF) * 1000 >> 16 < chance else 0


@kernel
def confusion_of(world, board, unit):
    """Per mille of confusion on one side of a unit's fight in the dark, thrown as surprise is.  [8.11]"""
    chance = confusion_chance(world, board)
    if board.clock.luck[0] == 0:
        return chance
    bits = draw(board.clock.seed[0], NIGHT_CONFUSION, board.clock.turn[0], unit, next_shot(board, unit))
    return SURE if (bits & 0xFFFF) * 1000 >> 16 < chance else 0
