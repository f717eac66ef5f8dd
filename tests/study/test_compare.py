"""Where the record lies among games whose outcome is known."""

import json
import math
from dataclasses import asdict, replace

import pytest
from small_study import claim, findings, row, rows, scenario

from borderwar.model.scenario import Task
from borderwar.study import baseline, report
from borderwar.study.compare import compare
from borderwar.study.nearest import nearest_game
from borderwar.study.page.markdown import markdown


def games_losing(casualties, **changes):
    """One game for each figure: what red lost in killed and wounded."""
    nothing = dict.fromkeys(("casualties", "captured", "vehicles", "aircraft", "armoured"), 0)
    return [
        row(seed, losses=[nothing | {"casualties": lost}, nothing], **changes)
        for seed, lost in enumerate(casualties, start=1)
    ]


def test_percentiles_of_a_range_are_those_of_its_ends():
    small = scenario((claim("red", "casualties", 20, 80),))
    (loss,) = compare(small, games_losing(range(1, 101))).losses
    assert loss.percentile == pytest.approx((0.195, 0.795))
    assert loss.percentile[0] < loss.percentile_mean < loss.percentile[1]
    assert loss.median == 50.5
    assert loss.band_80 == pytest.approx((10.9, 90.1))
    assert loss.band_90 == pytest.approx((5.95, 95.05))
    assert loss.factor_90 == pytest.approx(96.05 / 6.95)


def test_a_record_the_model_never_reaches_is_surprising():
    small = scenario((claim("red", "casualties", 5000, 5000),))
    found = compare(small, games_losing(range(1, 101)))
    assert found.losses[0].percentile == (1.0, 1.0)
    assert found.losses[0].surprise == pytest.approx(6.64, abs=0.01)
    assert found.losses[0].width_ratio is None
    assert "seldom loses so many" in report.sentences(small, found)[0]


def test_skill_is_told_only_for_all_men_lost():
    found = {(loss.side, loss.measure): loss for loss in compare(scenario(), rows(60)).losses}
    assert found["red", "total"].skill is not None
    assert all(loss.skill is None for (_, measure), loss in found.items() if measure != "total")


def test_winner_shares_add_up_and_are_scored():
    wins = [
        row(seed, winner=winner) for seed, winner in enumerate(["red"] * 6 + ["draw"] * 3 + ["blue"], start=1)
    ]
    found = compare(scenario(winner="draw"), wins).winner
    assert [(share.name, share.games) for share in found.shares] == [("blue", 1), ("draw", 3), ("red", 6)]
    assert found.brier == pytest.approx(0.6**2 + 0.7**2 + 0.1**2)
    assert found.brier_even == pytest.approx(2 / 3)
    assert found.base_rate == pytest.approx([269 / 592, 27 / 296, 269 / 592]), "nobody attacks here"
    assert found.log_base == pytest.approx(-math.log2(28 / 299))


def test_the_base_rate_is_that_of_the_side_whose_plans_attack_first():
    def task(side, formation, since, do):
        return Task(side, formation, since, 30, do, "0101", "", "")

    attack = (task("blue", "a", 1, "attack"), task("red", "b", 1, "hold"), task("red", "b", 9, "attack"))
    small = replace(scenario(), plans=attack)
    assert baseline.attacker(small) == 1
    assert baseline.base_rate(small) == pytest.approx((174 / 296, 27 / 296, 95 / 296))


def test_widths_are_told_beside_the_rule_of_thumb():
    narrow, blue = compare(scenario(), games_losing([40] * 50, strength=(200, 430))).widths
    assert narrow.width == 0
    assert narrow.narrower
    mean = baseline.expected_ln(200, 430, 1.0)
    assert narrow.thumb_90 == pytest.approx(
        (max(0, math.expm1(mean - 1.644854 * 1.109)), math.expm1(mean + 1.644854 * 1.109))
    )
    assert blue.thumb_width == narrow.thumb_width, "the rule knows only the product of the two strengths"
    wide = compare(scenario(), games_losing([0, 9000] * 25, strength=(200, 430))).widths[0]
    assert not wide.narrower


def test_a_range_of_the_record_lies_partly_inside_a_band():
    small = scenario((claim("red", "casualties", 50, 5000),))
    (loss,) = compare(small, games_losing(range(1, 101))).losses
    assert 0 < loss.inside_50 < loss.inside_90 < 0.3


def test_objectives_and_ground_are_counted():
    held = [row(seed, holders={"hill": "red", "well": "blue"}, ground="red") for seed in range(1, 5)]
    found = compare(scenario(), held).ground
    assert [share.games for share in found.objectives["hill"]] == [4, 0, 0]
    assert [share.games for share in found.objectives["well"]] == [0, 4, 0]
    assert [share.games for share in found.shares] == [4, 0, 0]


def test_fans_carry_games_that_ended_early():
    found = compare(
        scenario(), [row(1, series={"casualties 0": [0, 4]}), row(2, series={"casualties 0": [0, 2, 8]})]
    )
    assert [turn[2] for turn in found.fans["casualties 0"]] == [0.0, 3.0, 6.0]


def test_ground_by_turn_is_told_in_shares_of_games():
    games = [row(1, series={"held hill": [1, 0]}), row(2, series={"held hill": [-1]})]
    found = compare(scenario(), games)
    assert found.held == {"hill": [[0.0, 0.5, 0.5], [0.5, 0.0, 0.5]]}
    assert found.fans == {}, "a holder is no number to take quantiles of"


def test_one_game_is_enough_for_a_report():
    found = compare(scenario(), rows(1))
    assert found.games == 1
    assert report.sentences(scenario(), found)


def test_a_comparison_is_the_same_each_time_and_fits_into_json():
    first, second = compare(scenario(), rows(50)), compare(scenario(), rows(50))
    assert first == second
    assert json.loads(json.dumps(asdict(first)))["games"] == 50


def test_the_nearest_game_has_the_losses_of_the_record():
    small = scenario((claim("red", "casualties", 40, 40),), winner="draw", ground="blue")
    games = games_losing([1, 400, 38, 90], winner="draw", ground="blue")
    nearest, distance = nearest_game(small, games)
    assert nearest.seed == 3
    assert distance < 0.5


def test_of_equally_near_games_the_right_winner_counts_then_the_lower_seed():
    small = scenario((claim("red", "casualties", 40, 40),), winner="draw", ground="blue")
    games = games_losing([40, 40, 40], ground="blue", winner="draw")
    assert nearest_game(small, games)[0].seed == 1
    other = [row(1, losses=games[0].losses, winner="red", ground="blue"), *games[1:]]
    assert nearest_game(small, other)[0].seed == 2


def test_the_report_claims_no_more_than_its_numbers():
    text = markdown(findings(rows(80)))
    assert "puts history" in text
    for word in ("predict", "prove", "validat", "realistic", "accura"):
        assert word not in text.lower(), f"'{word}' claims too much"
    assert "would have happened" in text
    assert "missing 1 to 2" in text, "a claim that is not compared is named"
    assert "A correlation is no cause" in text


def test_every_table_has_as_many_cells_as_headings():
    small = scenario()
    for table in report.tables(small, compare(small, rows(30))):
        assert all(len(row) == len(table.headings) for row in table.rows), table.title
