"""Powers in 16.16 fixed point, the same on every machine.

`LOG2` and `EXP2` are made with exact integer arithmetic when the module is imported;
a test holds their digest.  Values are integers; ``ONE`` is 1.0.
"""

from math import isqrt

import numpy as np

from borderwar.ground.kernel import grid, kernel

ONE = 1 << 16
STEPS = 1 << 10
"""Table steps in one octave; between them the powers are taken as straight lines."""


def _log2_table() -> np.ndarray:
    """int32 (STEPS + 1,): log2(1 + i/STEPS) in 16.16, by repeated squaring."""
    out = np.empty(STEPS + 1, np.int32)
    guard = 60
    for step in range(STEPS + 1):
        value = ((STEPS + step) << guard) // STEPS
        whole = 0
        if value >= 2 << guard:
            value >>= 1
            whole = 1
        bits = 0
        for _ in range(20):
            value = (value * value) >> guard
            bits <<= 1
            if value >= 2 << guard:
                value >>= 1
                bits |= 1
        out[step] = (whole << 16) + ((bits + 8) >> 4)
    return out


def _exp2_table() -> np.ndarray:
    """int32 (STEPS + 1,): 2**(i/STEPS) in 16.16, by repeated square roots."""
    guard = 64
    roots: list[int] = []  # 2**(1/2), 2**(1/4), ... down to 2**(1/STEPS)
    value = 2 << guard
    while len(roots) < STEPS.bit_length() - 1:
        value = isqrt(value << guard)
        roots.append(value)
    out = np.empty(STEPS + 1, np.int32)
    for step in range(STEPS):
        product = 1 << guard
        for place, root in enumerate(roots):
            if step >> (len(roots) - 1 - place) & 1:
                product = (product * root) >> guard
        out[step] = (product + (1 << (guard - 17))) >> (guard - 16)
    out[STEPS] = 2 * ONE
    return out


LOG2_TABLE = _log2_table()
EXP2_TABLE = _exp2_table()


@kernel
def log2_fixed(powers, value):
    """log2 of a positive integer, in 16.16.  `powers` is (2, STEPS + 1)."""
    assert value > 0
    whole = value.bit_length() - 20
    scaled = value >> whole if whole > 0 else value << -whole
    # scaled is in [2**19, 2**20): ten bits choose the step, nine lie between steps.
    step = (scaled >> 9) - (1 << 10)
    rest = scaled & 511
    low = powers[0, step]
    return ((whole + 19) << 16) + low + ((powers[0, step + 1] - low) * rest >> 9)


@kernel
def exp2_fixed(powers, exponent):
    """2 to a 16.16 exponent, as 16.16; exponents are held to [-20, 30]."""
    if exponent > 30 << 16:
        exponent = 30 << 16
    if exponent < -(20 << 16):
        return 0
    whole = exponent >> 16
    part = exponent & 65535
    step = part >> 6
    rest = part & 63
    low = powers[1, step]
    value = low + ((powers[1, step + 1] - low) * rest >> 6)
    if whole >= 0:
        return value << whole
    return value >> -whole


@kernel
def share_power(powers, base, base_share, other):
    """base**share * other**(1 - share), both positive integers; `share` in 16.16.

    The loss law's mean: degree one, so doubling both doubles the result.  16.16.
    """
    exponent = (
        log2_fixed(powers, base) * base_share + log2_fixed(powers, other) * (65536 - base_share)
    ) >> 16
    return exp2_fixed(powers, exponent)


POWERS = grid(np.stack([LOG2_TABLE, EXP2_TABLE]))
"""The two tables as kernels take them: ``POWERS[0]`` is log2, ``POWERS[1]`` exp2."""
