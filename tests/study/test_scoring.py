"""The scores agree with formulas worked by hand and with an independent package."""

import math

import numpy as np
import pytest
import scoringrules
from scipy import stats

from borderwar.study import scoring

SAMPLE = np.random.default_rng(7).lognormal(3, 0.9, 60).round()


@pytest.mark.parametrize("truth", [0.0, 12.0, 21.0, 400.0])
def test_crps_agrees_with_the_package(truth):
    theirs = float(scoringrules.crps_ensemble(truth, SAMPLE, estimator="fair"))
    assert scoring.crps(SAMPLE, truth) == pytest.approx(theirs, rel=1e-9)


@pytest.mark.parametrize("truth", [-1.0, 0.3, 2.5])
def test_crps_of_a_normal_agrees_with_the_package(truth):
    theirs = float(scoringrules.crps_normal(truth, 0.7, 1.1))
    assert scoring.crps_normal(0.7, 1.1, truth) == pytest.approx(theirs, rel=1e-9)


def test_energy_score_agrees_with_the_package():
    cloud = np.random.default_rng(3).normal(size=(40, 3))
    truth = np.array([0.5, -1.0, 2.0])
    theirs = float(scoringrules.es_ensemble(truth, cloud, estimator="fair"))
    assert scoring.energy_score(cloud, truth) == pytest.approx(theirs, rel=1e-9)


def test_energy_scores_of_several_truths_are_those_of_each():
    cloud = np.random.default_rng(3).normal(size=(40, 2))
    truths = np.array([[0.5, -1.0], [2.0, 2.0], [0.0, 0.0]])
    theirs = [float(scoringrules.es_ensemble(truth, cloud, estimator="fair")) for truth in truths]
    assert scoring.energy_scores(cloud, truths) == pytest.approx(theirs, rel=1e-9)


def test_energy_score_in_one_dimension_is_crps():
    assert scoring.energy_score(SAMPLE[:, None], np.array([17.0])) == pytest.approx(
        scoring.crps(SAMPLE, 17.0)
    )


@pytest.mark.parametrize("happened", [0, 1, 2])
def test_brier_and_ranked_probability_agree_with_the_package(happened):
    chances = [0.2, 0.5, 0.3]
    seen = np.eye(3)[happened]
    assert scoring.brier(chances, happened) == pytest.approx(float(np.sum((np.array(chances) - seen) ** 2)))
    theirs = float(scoringrules.rps_score(happened + 1, np.array(chances)))
    assert scoring.ranked_probability(chances, happened) == pytest.approx(theirs)


def test_wilson_interval_as_printed_in_the_textbooks():
    low, high = scoring.wilson(10, 20)
    assert (round(low, 4), round(high, 4)) == (0.2993, 0.7007)
    assert scoring.wilson(0, 10)[0] == pytest.approx(0.0)
    assert scoring.wilson(10, 10)[1] == pytest.approx(1.0)
    assert scoring.wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("hits", "trials"), [(0, 7), (3, 7), (7, 7), (126, 146)])
def test_exact_binomial_limits_agree_with_scipy(hits, trials):
    theirs = stats.binomtest(hits, trials).proportion_ci(method="exact")
    assert scoring.clopper_pearson(hits, trials) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_ten_of_ten_inside_only_show_three_in_four():
    assert scoring.clopper_pearson(10, 10, doubt=0.1)[0] == pytest.approx(0.741, abs=0.001)


def test_rank_correlation_agrees_with_scipy():
    chance = np.random.default_rng(11)
    one = chance.integers(0, 9, 80).astype(float)
    other = one + chance.normal(size=80) * 4
    rho, low, high = scoring.rank_correlation(one, other)
    assert rho == pytest.approx(float(stats.spearmanr(one, other).statistic))
    assert low < rho < high
    assert scoring.ranks(one) == pytest.approx(stats.rankdata(one))


def test_an_input_that_never_varies_has_no_correlation():
    assert scoring.rank_correlation(np.ones(50), np.arange(50.0)) == (0.0, -1.0, 1.0)


def test_percentile_counts_half_of_the_ties():
    sample = np.array([1.0, 2.0, 2.0, 3.0])
    assert scoring.mid_rank(sample, 2.0) == 0.5
    assert scoring.mid_rank(sample, 0.0) == 0.0
    assert scoring.mid_rank(sample, 9.0) == 1.0


def test_band_holds_the_share_asked_for():
    low, high = scoring.band(np.arange(101.0), 0.9)
    assert (low, high) == pytest.approx((5.0, 95.0))


def test_surprise_has_a_floor_of_one_game():
    assert scoring.surprise_bits(0.5, 1000) == 0.0
    assert scoring.surprise_bits(0.0, 1000) == pytest.approx(math.log2(1000))
    assert scoring.surprise_bits(0.125, 1000) == pytest.approx(2.0)


def test_log_score_adds_one_to_each_count():
    assert scoring.log_score([0, 0, 1], 2) == pytest.approx(1.0)
    assert math.isfinite(scoring.log_score([1000, 0, 0], 2))


def test_the_middle_is_central_and_the_edge_is_not():
    cloud = np.random.default_rng(5).normal(size=(500, 2)) @ np.array([[2.0, 0.5], [0.0, 1.0]])
    assert scoring.centrality(cloud, cloud.mean(axis=0)) == 1.0
    assert scoring.centrality(cloud, np.array([40.0, 40.0])) == 0.0


def test_history_between_two_clouds_is_central_but_lonely():
    chance = np.random.default_rng(5)
    cloud = np.concatenate([chance.normal(-6, 1, size=(200, 2)), chance.normal(6, 1, size=(200, 2))])
    between = np.zeros((1, 2))
    assert scoring.less_central(cloud, between)[0] == 1.0
    assert scoring.lonelier(cloud, between)[0] < 0.01
    assert scoring.lonelier(cloud, np.full((1, 2), 6.0))[0] > 0.9


def test_outcomes_that_never_vary_do_not_break_centrality():
    cloud = np.column_stack([np.arange(10.0), np.full(10, 3.0)])
    assert 0 < scoring.centrality(cloud, np.array([4.5, 99.0])) <= 1
    assert scoring.centrality(np.ones((10, 2)), np.array([5.0, 5.0])) == 1.0
