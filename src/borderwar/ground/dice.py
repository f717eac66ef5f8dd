"""Dice with names instead of an order.

A draw is a function of its key: (seed, purpose, turn, unit, count).  No draw moves
another, so a new rule that rolls changes no old result, and the same game played in
any number of processes rolls the same dice.  The mixer is Wellons' `triple32`
(hash-prospector), whose published constants above 2**31 are written as negative
numbers: modulo 2**32 they are the same, and the products stay inside 64 bits.
"""

from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel

# Purposes: one a rule, never reused, so that no two rules share a die.
SHOT_LUCK = 1
SHOT_ROUNDING = 2
VEHICLE_ROUNDING = 3
DAY_FRICTION = 4
GAME_QUALITY = 5
BREAK = 6
RALLY = 7
SURRENDER = 8
ASSAULT_LUCK = 9
ASSAULT_ROUNDING = 10
FLAK_LUCK = 11
FLAK_ROUNDING = 12
SCATTER = 13
STRENGTH = 14
AI_CHOICE = 15
FORECAST = 16
FIGHT_ON = 25
LEADER_LOSS = 26
STRAGGLERS = 27
PRISONERS = 28
EVENT = 45
ARRIVAL_DELAY = 46
# 11 Aircraft, 6 Guns
SERVICEABLE = 35
SCOUTING = 36
TURNED_BACK = 37
SOUND_RANGING = 40
SOUND_ERROR = 41
NIGHT_SURPRISE = 30
NIGHT_CONFUSION = 31
TUNNEL_NERVE = 32
BRIDGE_CHARGE = 20  # chapter 17
CLASH_GAME = 50
CLASH_SURPRISE = 51
CLASH_LUCK = 52
CLASH_FLANK = 53
CLASH_PURSUIT = 54
CLASH_TRAP = 55

# One engine across scales.
RALLY_AGAIN = 60
SHORT_RUN = 61


@kernel
def mix(value):
    """Stir 32 bits (triple32): a bijection that changes half the bits on average."""
    value = value & 0xFFFFFFFF
    value ^= value >> 17
    value = (value * -312814405) & 0xFFFFFFFF  # 0xed5ad4bb
    value ^= value >> 11
    value = (value * -1404298415) & 0xFFFFFFFF  # 0xac4c1b51
    value ^= value >> 15
    value = (value * 0x31848BAB) & 0xFFFFFFFF
    value ^= value >> 14
    return value


@kernel
def draw(seed, purpose, turn, unit, count):
    """32 even bits for one named die."""
    value = mix(seed + 0x1F3D)
    value = mix(value + purpose * 0x01000193 + 0x2545)
    value = mix(value + turn * 0x01000193 + 0x4914)
    value = mix(value + unit * 0x01000193 + 0x6CE3)
    return mix(value + count * 0x01000193 + 0x90B2)


@kernel
def draw_below(seed, purpose, turn, unit, count, sides):
    """An even draw from 0 to sides - 1 (bias below 2**-16 for sides below 65536)."""
    return draw(seed, purpose, turn, unit, count) * sides >> 32


@kernel
def draw_normal(seed, purpose, turn, unit, count):
    """A draw from a bell curve of mean 0 and standard deviation 1, in 16.16.

    Twelve 16-bit draws summed (Irwin-Hall): integers only, tails end at six.
    """
    total = 0
    for pair in range(6):
        bits = draw(seed, purpose, turn, unit, count * 8 + pair)
        total += (bits & 0xFFFF) + (bits >> 16)
    return total - 12 * 32768 + 6


@kernel
def draw_factor(powers, seed, purpose, turn, unit, count, spread):
    """A log-normal factor of mean 1, in 16.16.

    `spread` is the standard deviation of the natural log, in 1/1000.
    """
    normal = draw_normal(seed, purpose, turn, unit, count)
    # log2(e) = 1.442695; the mean of a log-normal is exp(s*s/2), taken off here.
    exponent = normal * spread // 1000 * 94548 >> 16
    mean = spread * spread * 47274 // 1000000
    return exp2_fixed(powers, exponent - mean)


@kernel
def round_by_chance(amount, bits):
    """Whole part of a 16.16 amount, one more with the chance of its fraction."""
    return (amount >> 16) + (1 if (bits & 0xFFFF) < (amount & 0xFFFF) else 0)
