"""Trying other numbers for the staff's doctrine."""

import pytest

from borderwar.study.doctrines import change_of, judge, margin_of, matches_of, table_of

TAURAN = "scenarios/tauran-1936"


def test_a_change_is_read_by_name():
    assert change_of("thrift=0,willing=400") == (("thrift", 0), ("willing", 400))


@pytest.mark.parametrize(
    ("text", "says"), [("valour=3", "no doctrine has a number 'valour'"), ("thrift=much", "whole number")]
)
def test_what_no_doctrine_has_is_refused_with_the_names_there_are(text, says):
    with pytest.raises(ValueError, match=says):
        change_of(text)


def test_a_changed_doctrine_plays_another_game_and_the_shipped_one_is_there_again_after_it():
    table = table_of(TAURAN)
    before = margin_of(table, 1, ("staff", "greedy"), ())
    assert margin_of(table, 1, ("staff", "greedy"), (("thrift", 2000), ("seizes", 0))) != before
    assert margin_of(table, 1, ("staff", "greedy"), ()) == before


def test_one_who_does_not_fight_by_it_is_not_touched_by_a_doctrine():
    table = table_of(TAURAN)
    changed = (("thrift", 2000), ("seizes", 0))
    assert margin_of(table, 1, ("greedy", "greedy"), ()) == margin_of(table, 1, ("greedy", "greedy"), changed)


def test_margins_come_back_by_doctrine_scenario_and_seed_whatever_the_workers():
    changes = [(), (("seizes", 0),)]
    one, two = (matches_of([TAURAN], range(1, 3), "greedy", changes, workers) for workers in (1, 2))
    assert one == two
    assert [len(row) for row in one] == [1, 1]
    assert len(one[0][0]) == 2


def test_a_doctrine_is_judged_by_matches_won_and_by_clipped_margins():
    found = judge([[30, -10, 1000]], [[10, -10, 0]])
    assert found.won == (pytest.approx(200 / 3),)
    assert found.gain == pytest.approx((2 - 1.2247 + 0 + 2) / 3, abs=0.01), "a rout counts as two deviations"
