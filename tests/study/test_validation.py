"""Scores of a validation against small cases worked by hand, and what is shipped."""

import math

import numpy as np
import pytest
import scoringrules
from made_up_battles import many, write_table

from borderwar.content.load import load_catalogue
from borderwar.content.places import CATALOGUE, data_folder
from borderwar.study.validation import baselines, metrics
from borderwar.study.validation.battles import read_battles
from borderwar.study.validation.evaluate import evaluate
from borderwar.study.validation.fit import Effort
from borderwar.study.validation.forecast import Arena
from borderwar.study.validation.parameters import (
    NAMES,
    SHIPPED,
    Fitted,
    ParametersError,
    read_parameters,
    write_parameters,
)
from borderwar.study.validation.protocol import FIRST_SEED, Fits, folds


@pytest.fixture(scope="module")
def arena():
    catalogue, problems = load_catalogue(data_folder("scenarios") / CATALOGUE)
    assert catalogue is not None, problems
    return Arena(catalogue)


@pytest.fixture
def battles(tmp_path):
    return read_battles(write_table(tmp_path / "t.csv", *many(40))).battles


def results(*counts, seeds=10):
    """int32 (battles, seeds, 4) with so many wins, draws and defeats of the attacker each."""
    out = np.zeros((len(counts), seeds, 4), np.int32)
    for place, wins in enumerate(counts):
        out[place, :, 0] = [kind for kind, count in enumerate(wins) for _ in range(count)]
    return out


def test_one_is_added_to_each_count_of_winners():
    assert metrics.chances(results((10, 0, 0)))[0].tolist() == pytest.approx([11 / 13, 1 / 13, 1 / 13])


def test_a_chance_given_a_winner_leaves_draws_out():
    assert metrics.decisive_chance(results((4, 5, 1)))[0] == pytest.approx(5 / 7)


def test_the_area_under_the_curve_counts_pairs_in_order():
    chance = np.array([0.9, 0.6, 0.6, 0.2])
    won = np.array([True, True, False, False])
    # Pairs: 0.9 beats both, 0.6 ties one and beats one: 3.5 of 4.
    assert metrics.area_under_curve(chance, won) == 3.5 / 4


def test_balanced_hits_count_each_winner_alike():
    bets = np.array([1.0, 1.0, 1.0, 0.0])
    won = np.array([True, True, False, False])
    assert metrics.balanced_hit(bets, won) == (1.0 + 0.5) / 2


def test_the_energy_score_comes_near_the_independent_package():
    dice = np.random.default_rng(2)
    sample, truth = dice.normal(size=(3, 400, 2)), dice.normal(size=(3, 2))
    ours = metrics.energy(sample, truth, np.ones(2))
    theirs = scoringrules.es_ensemble(truth, sample, estimator="fair")
    assert ours == pytest.approx(theirs, abs=0.06)


def test_the_bootstrap_draws_whole_campaigns():
    # Two campaigns: a draw is all of one, all of the other, or half and half.
    values = np.array([0.0] * 5 + [1.0] * 5)
    seen = set()
    metrics.bootstrap(["a"] * 5 + ["b"] * 5, lambda places: seen.add(values[places].mean()) or 0.0)
    assert seen == {0.0, 0.5, 1.0}


def test_the_logit_finds_the_slope_it_was_made_with():
    dice = np.random.default_rng(5)
    inputs = np.column_stack([np.ones(4000), dice.normal(size=4000)])
    won = (dice.random(4000) < 1 / (1 + np.exp(-(0.3 + 1.2 * inputs[:, 1])))).astype(float)
    assert baselines.logistic(inputs, won) == pytest.approx([0.3, 1.2], abs=0.12)


def test_a_baseline_never_sees_the_campaign_it_speaks_of(battles):
    fold = folds([battle.campaign for battle in battles])
    model = baselines.LOSS_MODELS["log law: own"]
    mean, _ = baselines.loss_forecasts(battles, fold, model, 0)
    here = fold == fold[0]
    share = [math.log(1 + b.outcome.losses[0]) - math.log(b.inputs.men[0]) for b in battles]
    others = np.mean([value for value, inside in zip(share, here, strict=True) if not inside])
    assert mean[0] == pytest.approx(math.log(battles[0].inputs.men[0]) + others)


def test_every_metric_stands_beside_its_interval(arena, battles):
    out = arena.fight(battles, read_parameters().sets, 60)
    found = evaluate(battles, out, folds([battle.campaign for battle in battles]))
    for metric in found.metrics:
        assert metric.interval[0] <= metric.interval[1], metric.name
        assert math.isfinite(metric.value), metric.name


def test_the_shipped_parameters_were_fitted_to_the_shipped_law(arena):
    assert read_parameters().how["law"] == arena.law


def test_parameters_come_back_as_they_were_written(tmp_path):
    fitted = Fitted([[float(n) for n in range(len(NAMES))]] * 3, {"table": "x"})
    write_parameters(tmp_path / "p.json", fitted)
    assert read_parameters(tmp_path / "p.json") == fitted


def test_parameters_of_another_version_are_refused(tmp_path):
    path = tmp_path / "p.json"
    path.write_text(SHIPPED.read_text("utf-8").replace('"touch"', '"reach"'), "utf-8")
    with pytest.raises(ParametersError, match="fit again with --fit"):
        read_parameters(path)


def test_a_fit_gone_through_once_is_not_done_again(arena, battles, tmp_path):
    told = []
    for _ in range(2):
        fits = Fits(arena, tmp_path, Effort(4, 2, 4, 3), lambda name, done, steps: told.append(name))
        sets = fits.get("all", battles, seed=1)
    assert len(sets) == 3
    assert told == ["all", "all"]  # two generations, once


def test_a_fit_follows_the_table_it_sees(arena, battles, tmp_path):
    effort = Effort(8, 6, 10, 1)
    fits = Fits(arena, tmp_path, effort, lambda name, done, steps: None)
    bloody = [
        type(b)(
            b.line,
            b.id,
            b.name,
            b.campaign,
            b.inputs,
            type(b.outcome)(b.outcome.winner, (b.inputs.men[0] / 2, b.inputs.men[1] / 2), b.outcome.days),
        )
        for b in battles
    ]
    plain, worse = fits.get("plain", battles, 1), fits.get("bloody", bloody, 1)
    lost = [arena.fight(battles, sets, 50, FIRST_SEED)[:, :, 1:3].mean() for sets in (plain, worse)]
    assert lost[1] > 1.2 * lost[0]
