"""How strong policies are by the games they played, and how sure that is.

Rates and margins are means of the scenarios' means, so that no scenario counts twice for
having more games.  Elo is the logistic model of paired comparisons [BradleyTerry1952] with
a worth of the first seat for each scenario, fitted to all games at once, a draw as half a
win; one drawn game a pair and a scenario is added, so that a clean sweep has an end.
Intervals are 95 % of a bootstrap [Efron1979] that draws scenarios and, in each, matches: the
games of a seed always stay together, for they share their luck.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from borderwar.study.arena import Plan, Result

Floats = NDArray[np.float64]
Interval = tuple[float, float]

DRAWS = 1000
"""Replicates of the bootstrap."""

ELO = 400 / math.log(10)
"""Points of Elo in one unit of log odds."""

STEPS = 12
"""Newton steps; the fit is concave and settles in half as many."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How one policy of a pair did against the other."""

    pair: tuple[str, str]
    games: int
    won: float  # shares of the games
    drawn: float
    lost: float
    score: float  # won and half of drawn
    score_interval: Interval
    matches: float  # of the two games of a seed together: share with the better sum of margins, ties half
    matches_interval: Interval
    margin: float  # points above par a game
    margin_interval: Interval


@dataclass(frozen=True, slots=True)
class Rating:
    """The strength of one policy."""

    policy: str
    elo: float  # against the mean of all policies
    interval: Interval
    milliseconds: float | None  # processor time of a player turn, mean of the scenarios' means
    slowest: tuple[str, float] | None  # scenario with the longest mean, and that mean


@dataclass(frozen=True, slots=True)
class Standing:
    """All that an arena found."""

    ratings: tuple[Rating, ...]  # the strongest first
    tallies: tuple[Tally, ...]  # by pair, over all scenarios
    scenarios: dict[str, tuple[Tally, ...]]  # by scenario id, by pair


def standing(plan: Plan, results: Sequence[Result], draws: int = DRAWS) -> Standing:
    """Reckon up the games of a plan.  The same games always give the same figures."""
    chance = np.random.default_rng(1939)
    ids = [field.scenario.id for field in plan.fields]
    weights = _replicates(plan, results, draws, chance)
    tallies = tuple(_tally(plan, pair, results, weights) for pair in plan.pairs)
    by_scenario = {}
    for place, name in enumerate(ids):
        kept = [row for row, result in enumerate(results) if result.scenario == place]
        if kept:
            own = [results[row] for row in kept]
            again = _replicates(plan, own, draws, chance)
            by_scenario[name] = tuple(_tally(plan, pair, own, again) for pair in plan.pairs)
    elo = ratings(plan, results, weights)
    rated = [
        Rating(policy, float(elo[0, row]), _interval(elo[1:, row]), *_times(plan, policy, results))
        for row, policy in enumerate(plan.policies)
    ]
    return Standing(tuple(sorted(rated, key=lambda one: -one.elo)), tallies, by_scenario)


def _replicates(
    plan: Plan, results: Sequence[Result], draws: int, chance: np.random.Generator
) -> NDArray[np.int64]:
    """How often each result counts: row 0 as played, then one row a replicate."""
    clusters: dict[int, dict[int, list[int]]] = {}
    for row, result in enumerate(results):
        clusters.setdefault(result.scenario, {}).setdefault(result.seed, []).append(row)
    fields = list(clusters.values())
    weights = np.zeros((draws + 1, len(results)), np.int64)
    weights[0] = 1
    for draw in range(1, draws + 1):
        for place in chance.integers(len(fields), size=len(fields)):
            matches = list(fields[place].values())
            for match in chance.integers(len(matches), size=len(matches)):
                weights[draw, matches[match]] += 1
    return weights


def _by_scenario(values: Floats, places: NDArray[np.int64], weights: NDArray[np.int64]) -> Floats:
    """Mean of the scenarios' means for each row of weights; a scenario drawn twice counts twice."""
    total = np.zeros(len(weights))
    share = np.zeros(len(weights))
    for place in np.unique(places):
        here = places == place
        counts = weights[:, here]
        games = counts.sum(axis=1)
        times = games / here.sum()
        mean = counts @ values[here] / np.maximum(games, 1)
        total += times * mean
        share += times
    return total / np.maximum(share, 1e-9)


def _interval(values: Floats) -> Interval:
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def _tally(plan: Plan, pair: tuple[str, str], results: Sequence[Result], weights: NDArray[np.int64]) -> Tally:
    rows = [row for row, result in enumerate(results) if result.pair == pair]
    own = [results[row] for row in rows]
    if not own:
        nothing = (math.nan, math.nan)
        return Tally(pair, 0, *(math.nan,) * 4, nothing, math.nan, nothing, math.nan, nothing)
    counts = weights[:, rows]
    places = np.array([result.scenario for result in own])
    scores = np.array([result.score for result in own])
    margins = np.array([float(result.margin) for result in own])
    summed: dict[tuple[int, int], int] = {}
    for result in own:
        key = (result.scenario, result.seed)
        summed[key] = summed.get(key, 0) + result.margin
    better = np.array([(np.sign(summed[result.scenario, result.seed]) + 1) / 2 for result in own])
    score, match, margin = (_by_scenario(values, places, counts) for values in (scores, better, margins))
    won, drawn, lost = (
        float(_by_scenario((scores == value).astype(float), places, counts[:1])[0]) for value in (1, 0.5, 0)
    )
    return Tally(
        pair,
        len(own),
        won,
        drawn,
        lost,
        float(score[0]),
        _interval(score[1:]),
        float(match[0]),
        _interval(match[1:]),
        float(margin[0]),
        _interval(margin[1:]),
    )


def ratings(plan: Plan, results: Sequence[Result], weights: NDArray[np.int64]) -> Floats:
    """Elo of each policy (replicates, policies), about a mean of 0."""
    policies, fields = len(plan.policies), len(plan.fields)
    design, points, games = _cells(plan, results, weights)
    fitted = np.zeros((len(weights), policies + fields))
    for row in range(len(weights)):
        fitted[row] = _fit(design, points[row], games[row])
    strength = fitted[:, :policies] * ELO
    return np.asarray(strength - strength.mean(axis=1, keepdims=True), np.float64)


def _cells(
    plan: Plan, results: Sequence[Result], weights: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """The games in cells of like ones: who is compared, points won and games, by replicate."""
    row_of_policy = {policy: row for row, policy in enumerate(plan.policies)}
    policies = len(plan.policies)
    width = policies + len(plan.fields)
    cells: dict[tuple[tuple[str, str], int, int], list[int]] = {}
    for row, result in enumerate(results):
        cells.setdefault((result.pair, result.scenario, result.seat), []).append(row)
    scores = np.array([result.score for result in results])
    drawn = len(plan.pairs) + len(plan.fields)
    design = np.zeros((len(cells) + drawn, width))
    points = np.zeros((len(weights), len(cells) + drawn))
    games = np.zeros_like(points)
    for place, ((pair, scenario, seat), rows) in enumerate(cells.items()):
        design[place, row_of_policy[pair[0]]] = 1
        design[place, row_of_policy[pair[1]]] = -1
        design[place, policies + scenario] = 1 if seat == 0 else -1
        points[:, place] = weights[:, rows] @ scores[rows]
        games[:, place] = weights[:, rows].sum(axis=1)
    for place, pair in enumerate(plan.pairs, start=len(cells)):
        design[place, row_of_policy[pair[0]]] = 1
        design[place, row_of_policy[pair[1]]] = -1
    for scenario in range(len(plan.fields)):
        design[len(cells) + len(plan.pairs) + scenario, policies + scenario] = 1
    points[:, len(cells) :] = 0.5
    games[:, len(cells) :] = 1
    return design, points, games


def _fit(design: Floats, points: Floats, games: Floats) -> Floats:
    """Log odds that make the points most likely: Newton's method from even strength."""
    odds = np.zeros(design.shape[1])
    settled = np.eye(design.shape[1]) * 1e-9  # strengths are known up to a constant
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-np.clip(design @ odds, -30, 30)))
        slope = design.T @ (points - games * expected)
        curve = (design.T * (games * expected * (1 - expected))) @ design + settled
        step = np.linalg.solve(curve, slope)
        odds += np.clip(step, -2, 2)
    return odds


def _times(
    plan: Plan, policy: str, results: Sequence[Result]
) -> tuple[float | None, tuple[str, float] | None]:
    """Milliseconds a player turn of a policy, and the scenario where they are most."""
    spent: dict[int, list[int]] = {}
    for result in results:
        if result.times is None or policy not in result.pair:
            continue
        side = result.seat if policy == result.pair[0] else 1 - result.seat
        sums = spent.setdefault(result.scenario, [0, 0])
        sums[0] += result.times.nanoseconds[side]
        sums[1] += result.times.turns[side]
    means = {place: sums[0] / 1e6 / max(1, sums[1]) for place, sums in spent.items()}
    if not means:
        return None, None
    slowest = max(means, key=lambda place: means[place])
    return sum(means.values()) / len(means), (plan.fields[slowest].scenario.id, means[slowest])
