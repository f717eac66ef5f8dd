"""The arena: every pair on both sides of every seed, never twice, and strengths that are right."""

import math
import random
from dataclasses import replace
from pathlib import Path

import pytest
from small_study import scenario

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.study import arena
from borderwar.study.arena_page import as_json, page, tables
from borderwar.study.ratings import standing

THREE = ("passive", "random", "greedy")


def made_up(policies=("strong", "weak"), fields=2, matches=60):
    """A plan of scenarios that need not be played."""
    places = tuple(arena.Field(Path(f"f{n}"), replace(scenario(), id=f"field {n}")) for n in range(fields))
    return arena.Plan(policies, places, matches, 1, 1)


def results_of(plan, strength, first_side):
    """Results of policies of known Elo where sitting first is worth some Elo by scenario."""
    chance = random.Random(7)
    found = []
    for bout in plan.bouts:
        pair = bout.policies if bout.policies in plan.pairs else bout.policies[::-1]
        seat = bout.policies.index(pair[0])
        lead = strength[pair[0]] - strength[pair[1]] + (1 - 2 * seat) * first_side[bout.scenario]
        won = chance.random() < 1 / (1 + 10 ** (-lead / 400))
        found.append(arena.Result(pair, bout.scenario, bout.seed, seat, float(won), 10 if won else -10, None))
    return found


def test_every_pair_sits_on_both_sides_of_every_seed_and_scenario():
    plan = made_up(THREE, fields=2, matches=3)
    bouts = plan.bouts
    assert len(bouts) == len(set(bouts)) == 2 * 3 * 3 * 2
    for bout in bouts:
        assert bout._replace(policies=bout.policies[::-1]) in bouts
    assert {frozenset(bout.policies) for bout in bouts} == {frozenset(pair) for pair in plan.pairs}


def test_strengths_are_found_where_one_side_is_favoured():
    plan = made_up(("strong", "middling", "weak"), fields=2, matches=150)
    true = {"strong": 200.0, "middling": 0.0, "weak": -200.0}
    found = standing(plan, results_of(plan, true, (300, -100)), draws=200)
    assert [one.policy for one in found.ratings] == ["strong", "middling", "weak"]
    for one in found.ratings:
        low, high = one.interval
        assert low < true[one.policy] < high
        assert high - low < 150


def test_equals_get_an_interval_about_nothing():
    plan = made_up(fields=1, matches=100)
    found = standing(plan, results_of(plan, {"strong": 0, "weak": 0}, (0,)), draws=200)
    (tally,) = found.tallies
    assert tally.score_interval[0] < 0.5 < tally.score_interval[1]
    low, high = found.ratings[0].interval
    assert low < 0 < high


def test_a_clean_sweep_has_an_end():
    plan = made_up(fields=1, matches=20)
    results = results_of(plan, {"strong": 9000, "weak": -9000}, (0,))
    found = standing(plan, results, draws=50)
    assert found.tallies[0].score == found.tallies[0].matches == 1
    assert 100 < found.ratings[0].elo < 1000


def test_a_match_is_won_by_the_sum_of_both_games_and_a_draw_counts_half():
    plan = made_up(fields=1, matches=2)
    pair = ("strong", "weak")

    def result(seed, seat, score, margin):
        return arena.Result(pair, 0, seed, seat, score, margin, None)

    found = standing(
        plan,
        [result(1, 0, 1, 30), result(1, 1, 0, -10), result(2, 0, 0.5, 0), result(2, 1, 0, -20)],
        draws=20,
    )
    (tally,) = found.tallies
    assert (tally.won, tally.drawn, tally.lost) == (0.25, 0.25, 0.5)
    assert tally.score == 0.375
    assert tally.matches == 0.5
    assert tally.margin == 0


def test_scenarios_count_alike_however_many_games_they_have():
    plan = made_up(fields=2, matches=10)
    swept = results_of(plan, {"strong": 9000, "weak": -9000}, (0, 0))
    few = [one for one in swept if one.scenario == 0 or one.seed <= 2]
    lost = [replace(one, score=0.0, margin=-10) if one.scenario == 1 else one for one in few]
    assert standing(plan, lost, draws=10).tallies[0].score == 0.5


def test_the_same_games_give_the_same_page():
    plan = made_up(THREE, matches=5)
    results = results_of(plan, {"passive": 0, "random": 0, "greedy": 100}, (50, 0))
    pages = {page(plan, standing(plan, results, draws=30), "borderwar arena") for _ in range(2)}
    assert len(pages) == 1
    assert "Made by `borderwar arena`." in pages.pop()


def test_pairs_that_never_met_leave_no_trace_of_a_number():
    plan = made_up(THREE, matches=2)
    some = [one for one in results_of(plan, dict.fromkeys(THREE, 0), (0, 0)) if "random" not in one.pair]
    found = standing(plan, some, draws=10)
    values = as_json(plan, found)
    assert values["pairs"][0]["score"] is None
    assert not any("nan" in cell for table in tables(plan, found) for row in table.rows for cell in row)
    assert math.isfinite(values["ratings"][0]["elo"])


@pytest.fixture(scope="module")
def suifenho():
    """The smallest incident."""
    folder = scenario_folder("suifenho-1935")
    assert folder is not None
    loaded, problems = load_scenario(folder)
    assert loaded is not None, problems
    return arena.Field(folder, loaded)


def plan_of(field, workers=1, matches=3):
    return arena.Plan(("passive", "greedy"), (field,), matches, 1, workers)


def untimed(results):
    return [replace(result, times=None) for result in results]


def test_the_games_are_the_same_for_one_and_for_two_workers(suifenho, tmp_path):
    found = []
    for workers in (1, 2):
        plan, out = plan_of(suifenho, workers), tmp_path / str(workers)
        out.mkdir()
        arena.play(plan, out, arena.missing(plan, out), lambda _: None)
        found.append(untimed(arena.read(plan, out)))
    assert found[0] == found[1]
    assert len(found[0]) == 6


def test_an_arena_goes_on_where_it_was_stopped(suifenho, tmp_path):
    plan, told = plan_of(suifenho), []

    def stop(came):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arena.play(plan, tmp_path, arena.missing(plan, tmp_path), stop)
    kept = arena.read(plan, tmp_path)
    left = arena.missing(plan, tmp_path)
    assert len(kept) + len(left) == 6
    assert kept
    assert left
    arena.play(plan, tmp_path, left, told.append)
    assert told[-1] == len(left), "what was there is not played again"
    assert arena.missing(plan, tmp_path) == []
    assert {result.times.turns for result in arena.read(plan, tmp_path)} != {(0, 0)}
