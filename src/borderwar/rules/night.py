"""Chapter 8 in the dark: surprise and confusion.  Chapter 16: fire at what cannot be made out."""

from borderwar.ground.dice import NIGHT_CONFUSION, NIGHT_SURPRISE, draw
from borderwar.ground.kernel import kernel
from borderwar.rules.firepower import POOR_SIGHT
from borderwar.rules.sight import sighting_distance

MOST_SURPRISE = 900  # per mille: nobody sleeps so deep  [8.10]
MOST_CONFUSION = 400  # per mille, in black night  [8.11]
SURE = 1000


@kernel
def surprise_of(world, board, unit):
    """Per mille of surprise of an assault: a keyed throw, or without luck its chance.  [8.10]

    The chance is the part of the hex that the attacker crosses before he can be made out.
    """
    if world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] > POOR_SIGHT or board.units.fired[unit]:
        return 0
    moved = board.units.moving[unit]
    board.units.moving[unit] = 1  # he is seen as one who comes on
    seen = sighting_distance(world, board, unit)
    board.units.moving[unit] = moved
    chance = 1000 - seen * 1000 // world.scale.hex_metres[0]
    chance = min(MOST_SURPRISE, max(0, chance))
    if board.clock.luck[0] == 0:
        return chance
    board.clock.revealed[0] = 1
    bits = draw(board.clock.seed[0], NIGHT_SURPRISE, board.clock.turn[0], unit, board.clock.orders[0])
    return SURE if (bits & 0xFFFF) * 1000 >> 16 < chance else 0


@kernel
def confusion_of(world, board, unit, defenders):
    """Per mille of confusion on one side of a fight in the dark, thrown as surprise is.  [8.11]"""
    dark = SURE - world.weather.sight[board.clock.sky[0] + board.clock.turn[0]]
    chance = MOST_CONFUSION * max(0, dark) // 1000
    if board.clock.luck[0] == 0:
        return chance
    count = board.clock.orders[0] * 2 + defenders
    bits = draw(board.clock.seed[0], NIGHT_CONFUSION, board.clock.turn[0], unit, count)
    return SURE if (bits & 0xFFFF) * 1000 >> 16 < chance else 0
