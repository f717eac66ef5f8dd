"""Dice with names: the mixer against plain 32-bit arithmetic, and the draws against their promises."""

from math import exp, log
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderwar.ground import dice
from borderwar.ground.dice import draw, draw_below, draw_factor, draw_normal, mix, round_by_chance
from borderwar.ground.fixed import POWERS

WORD = 1 << 32


def triple32(value: int) -> int:
    """Wellons' mixer as it was published, modulo 2**32 at each step."""
    value ^= value >> 17
    value = value * 0xED5AD4BB % WORD
    value ^= value >> 11
    value = value * 0xAC4C1B51 % WORD
    value ^= value >> 15
    value = value * 0x31848BAB % WORD
    return value ^ value >> 14


def untriple32(value: int) -> int:
    """The same backwards, as it was published with it."""
    value ^= value >> 14 ^ value >> 28
    value = value * 0x32B21703 % WORD
    value ^= value >> 15 ^ value >> 30
    value = value * 0x469E0DB1 % WORD
    value ^= value >> 11 ^ value >> 22
    value = value * 0x79A85073 % WORD
    return value ^ value >> 17


@given(st.integers(0, WORD - 1))
def test_the_mixer_is_triple32(value):
    assert mix(value) == triple32(value)
    assert untriple32(mix(value)) == value, "it can be undone, so no two numbers are mixed into one"


@pytest.mark.parametrize("value", [0, 1, 2, 0x7FFFFFFF, 0x80000000, WORD - 1])
def test_the_mixer_takes_the_ends_of_its_range(value):
    assert mix(value) == triple32(value)
    assert mix(value + WORD) == mix(value), "only the low 32 bits count"
    assert mix(value - WORD) == mix(value)


@given(*[st.integers(0, 2**31 - 1)] * 5)
def test_a_draw_is_its_key_mixed_in_step_by_step(seed, purpose, turn, unit, count):
    value = triple32((seed + 0x1F3D) % WORD)
    for part, salt in ((purpose, 0x2545), (turn, 0x4914), (unit, 0x6CE3), (count, 0x90B2)):
        value = triple32((value + part * 0x01000193 + salt) % WORD)
    assert draw(seed, purpose, turn, unit, count) == value


def test_no_two_rules_share_a_die():
    purposes = {
        name: value for name, value in vars(dice).items() if name.isupper() and isinstance(value, int)
    }
    assert len(set(purposes.values())) == len(purposes)


def test_each_part_of_the_key_gives_other_dice():
    base = (1, 1, 1, 1, 1)
    others = {draw(*base[:place], 2, *base[place + 1 :]) for place in range(5)}
    assert len(others | {draw(*base)}) == 6


def test_draws_below_are_even():
    counts = [0] * 6
    for count in range(6000):
        counts[draw_below(7, 3, 1, 4, count, 6)] += 1
    assert all(900 < times < 1100 for times in counts), counts
    assert {draw_below(7, 3, 1, 4, count, 1) for count in range(50)} == {0}


def test_normal_draws_have_mean_0_and_deviation_1():
    draws = [draw_normal(5, 2, 1, 3, count) / 65536 for count in range(4000)]
    assert mean(draws) == pytest.approx(0, abs=0.05)
    assert stdev(draws) == pytest.approx(1, abs=0.04)
    within = sum(abs(value) < 1 for value in draws) / len(draws)
    assert within == pytest.approx(0.683, abs=0.03)
    assert max(map(abs, draws)) < 6


@pytest.mark.parametrize("spread", [0, 100, 300, 500, 800])
def test_factors_have_mean_1_and_the_promised_spread(spread):
    factors = [draw_factor(POWERS, 9, 4, 2, 1, count, spread) / 65536 for count in range(4000)]
    sigma = spread / 1000
    error = (exp(sigma**2) - 1) ** 0.5 / 4000**0.5
    assert mean(factors) == pytest.approx(1, abs=4 * error + 0.001)
    assert stdev(map(log, factors)) == pytest.approx(sigma, abs=0.03 * sigma + 0.001)


@given(st.integers(0, 1 << 40), st.integers(0, WORD - 1))
def test_rounding_by_chance_is_the_whole_part_or_one_more(amount, bits):
    assert round_by_chance(amount, bits) - (amount >> 16) == (bits % 65536 < amount % 65536)


def test_rounding_by_chance_has_no_bias():
    amount = 5 * 65536 + 65536 // 4
    total = sum(round_by_chance(amount, draw(1, 1, 1, 1, count)) for count in range(4000))
    assert total / 4000 == pytest.approx(5.25, abs=0.03)
