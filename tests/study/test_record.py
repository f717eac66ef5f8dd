"""The record's ranges and the truths drawn from them."""

from dataclasses import replace

import numpy as np
from small_study import CLAIMS, claim, scenario

from borderwar.session.record import loss_records, not_compared


def by_name(claims=CLAIMS):
    return {(record.side, record.measure): record for record in loss_records(scenario(claims))}


def test_killed_and_wounded_add_up_to_casualties():
    record = by_name()["red", "casualties"]
    assert (record.low, record.high) == (15, 50)


def test_all_men_lost_need_casualties_and_captured():
    assert (by_name()["red", "total"].low, by_name()["red", "total"].high) == (15, 54)
    assert ("blue", "total") not in by_name()


def test_two_sources_widen_the_range_and_both_are_drawn():
    claims = (claim("red", "vehicles", 1, 1, "one side"), claim("red", "vehicles", 9, 9, "the other"))
    record = by_name(claims)["red", "vehicles"]
    assert (record.low, record.high) == (1, 9)
    assert set(record.draws()) == {1.0, 9.0}


def test_a_figure_read_in_a_source_is_drawn_twice_as_often_as_a_guess():
    guess = replace(claim("red", "vehicles", 9, 9), mark="estimated")
    record = by_name((claim("red", "vehicles", 1, 1), guess))["red", "vehicles"]
    assert 0.64 < np.mean(record.draws(6000) == 1) < 0.69


def test_draws_stay_inside_the_range_and_are_the_same_each_time():
    record = by_name()["red", "casualties"]
    draws = record.draws()
    assert len(draws) == 200
    assert draws.min() >= 15
    assert draws.max() <= 50
    assert np.array_equal(draws, record.draws())
    assert len(set(draws)) > 15


def test_killed_alone_are_not_taken_for_casualties():
    assert ("red", "casualties") not in by_name((claim("red", "killed", 1, 2),))


def test_claims_that_no_figure_answers_are_named():
    left = not_compared(scenario().history, loss_records(scenario()))
    assert [(each.side, each.measure) for each in left] == [("red", "missing")]
