"""Chapter 9, cases 9.10 and 9.11: men do not fight round the clock."""

from borderwar.ground.fixed import exp2_fixed, log2_fixed
from borderwar.ground.kernel import kernel

LN2 = 45426  # natural logarithm of two, 16.16
SHORT = 32  # an act shorter than this part of all weariness so far is taken as a straight line


@kernel
def fresh_seconds(world, board, unit, seconds):
    """Seconds of a fresh unit's fire that so many of this one's are worth.  [9.10]

    At half after `weary_half` seconds of fighting, a third after twice that: the sum over
    the act, so that one long act is worth what its parts are.
    """
    half = world.law.weary_half[0]
    if half == 0 or seconds <= 0:
        return seconds
    worn = half + board.units.weary[unit]
    if seconds * SHORT < worn:
        fresh = seconds * half // (worn + seconds // 2)
    else:
        steps = log2_fixed(world.powers, worn + seconds) - log2_fixed(world.powers, worn)
        fresh = (steps * LN2 >> 16) * half >> 16
    return fresh if fresh > 0 else 1


@kernel
def rest(world, board, unit):
    """The seconds of the turn in which it did not fight rest a unit.  [9.11]"""
    if board.units.weary[unit] == 0:
        return
    idle = world.scale.turn_seconds[0] - board.units.fired[unit]
    if idle > 0:
        share = exp2_fixed(world.powers, -(idle << 16) // world.law.rest_half[0])
        board.units.weary[unit] = board.units.weary[unit] * share >> 16
