"""Powers in fixed point, against floating-point mathematics."""

import hashlib
from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderwar.ground.fixed import (
    EXP2_TABLE,
    LOG2_TABLE,
    ONE,
    POWERS,
    STEPS,
    exp2_fixed,
    log2_fixed,
    share_power,
)


def test_the_tables_are_the_same_on_every_machine():
    digest = hashlib.sha256(np.stack([LOG2_TABLE, EXP2_TABLE]).astype("<i4").tobytes()).hexdigest()
    assert digest == "88b2d61cd73ad5ab6b2208157f94140cc5b807bf0f2e50580b30c19a6e13846e"


def test_the_tables_are_right_to_the_last_place():
    for step in range(STEPS + 1):
        assert abs(LOG2_TABLE[step] - log2(1 + step / STEPS) * ONE) <= 0.51, step
        assert abs(EXP2_TABLE[step] - 2 ** (step / STEPS) * ONE) <= 0.51, step


def test_the_tables_rise():
    assert (np.diff(LOG2_TABLE) > 0).all()
    assert (np.diff(EXP2_TABLE) > 0).all()


@given(st.integers(1, 1 << 52))
def test_logarithms_are_right_to_three_in_a_hundred_thousand(value):
    assert log2_fixed(POWERS, value) / ONE == pytest.approx(log2(value), abs=3e-5)


@pytest.mark.parametrize("power", range(53))
def test_logarithms_of_powers_of_two_are_exact(power):
    assert log2_fixed(POWERS, 1 << power) == power * ONE


@given(st.floats(-12, 30))
def test_powers_of_two_are_right(exponent):
    fixed = round(exponent * ONE)
    assert exp2_fixed(POWERS, fixed) == pytest.approx(2 ** (fixed / ONE) * ONE, rel=2e-5, abs=1.5)


def test_powers_keep_within_their_bounds():
    assert exp2_fixed(POWERS, 31 * ONE) == exp2_fixed(POWERS, 30 * ONE) == 1 << 46
    assert exp2_fixed(POWERS, -21 * ONE) == 0
    assert exp2_fixed(POWERS, 0) == ONE


@given(st.integers(1, 1 << 34), st.integers(0, 1000), st.integers(1, 1 << 34))
def test_the_mean_of_fire_and_exposure_is_right(base, share, other):
    weight = share * 65536 // 1000
    mean = base ** (weight / 65536) * other ** (1 - weight / 65536)
    if mean < 1 << 29:
        assert share_power(POWERS, base, weight, other) / ONE == pytest.approx(mean, rel=2e-4, abs=1e-3)


@given(st.integers(1000, 1 << 24), st.integers(0, 1000), st.integers(1000, 1 << 24), st.integers(2, 9))
def test_the_mean_is_of_degree_one(base, share, other, times):
    weight = share * 65536 // 1000
    one = share_power(POWERS, base, weight, other)
    many = share_power(POWERS, base * times, weight, other * times)
    assert many == pytest.approx(one * times, rel=2e-4), "twice of both is twice as much"
