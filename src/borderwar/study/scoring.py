"""Scores of a simulated distribution against one history.

Formulas of the forecasting literature, written out so that a study needs nothing beyond
NumPy; the tests compare them with an independent package.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WILSON_Z = 1.959964
"""The normal quantile of a two-sided 95 % interval."""


def mid_rank(sample: Floats, value: float) -> float:
    """Where `value` lies in the sample, 0 to 1: the share below and half of the ties."""
    return float(np.mean(sample < value) + np.mean(sample == value) / 2)


def band(sample: Floats, share: float) -> tuple[float, float]:
    """The central band that holds `share` of the sample."""
    tail = (1 - share) / 2
    low, high = np.quantile(sample, (tail, 1 - tail))
    return float(low), float(high)


def crps(sample: Floats, value: float) -> float:
    """Continuous ranked probability score, fair for a sample of finite size; 0 is perfect."""
    count = len(sample)
    error = float(np.mean(np.abs(sample - value)))
    if count < 2:
        return error
    ordered = np.sort(sample)
    weights = 2 * np.arange(1, count + 1) - count - 1
    return error - float(ordered @ weights) / (count * (count - 1))


def crps_normal(mean: float, spread: float, value: float) -> float:
    """The same score of a normal distribution, in closed form."""
    z = (value - mean) / spread
    below = (1 + math.erf(z / math.sqrt(2))) / 2
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return spread * (z * (2 * below - 1) + 2 * density - 1 / math.sqrt(math.pi))


def energy_scores(sample: Floats, truths: Floats) -> Floats:
    """The score for several outcomes together, one for each possible truth; fair; 0 is perfect.

    `sample` is (games, outcomes), `truths` (truths, outcomes).
    """
    count = len(sample)
    errors = np.array([np.mean(np.linalg.norm(sample - truth, axis=1)) for truth in truths])
    if count < 2:
        return errors
    among = sum(
        float(np.linalg.norm(sample[place + 1 :] - sample[place], axis=1).sum()) for place in range(count)
    )
    return errors - among / (count * (count - 1))


def energy_score(sample: Floats, value: Floats) -> float:
    """The score for several outcomes together when the truth is known."""
    return float(energy_scores(sample, value[None])[0])


def wilson(hits: int, games: int) -> tuple[float, float]:
    """The 95 % interval of a share of which `hits` out of `games` were seen."""
    if games == 0:
        return 0.0, 1.0
    share = hits / games
    z2 = WILSON_Z**2
    middle = (share + z2 / (2 * games)) / (1 + z2 / games)
    half = WILSON_Z / (1 + z2 / games) * math.sqrt(share * (1 - share) / games + z2 / (4 * games * games))
    return max(0.0, middle - half), min(1.0, middle + half)


def clopper_pearson(hits: int, trials: int, doubt: float = 0.05) -> tuple[float, float]:
    """Exact limits of a chance of which `hits` out of `trials` were seen; 95 % by default."""

    def bisect(too_low: Callable[[float], bool]) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if too_low(middle) else (low, middle)
        return (low + high) / 2

    lower = 0.0 if hits == 0 else bisect(lambda p: 1 - _at_most(hits - 1, trials, p) < doubt / 2)
    upper = 1.0 if hits == trials else bisect(lambda p: _at_most(hits, trials, p) > doubt / 2)
    return lower, upper


def _at_most(hits: int, trials: int, chance: float) -> float:
    """The chance of so many hits or fewer."""
    return sum(math.comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(hits + 1))


def brier(chances: Sequence[float], happened: int) -> float:
    """Sum of squared errors over all outcomes; 0 is perfect, 2 is certain and wrong."""
    return sum((chance - (place == happened)) ** 2 for place, chance in enumerate(chances))


def log_score(counts: Sequence[float], happened: int) -> float:
    """Bits of surprise at what happened, with one added to each count."""
    return -math.log2((counts[happened] + 1) / (sum(counts) + len(counts)))


def ranked_probability(chances: Sequence[float], happened: int) -> float:
    """Score of ordered outcomes (loss, draw, win): near misses cost less; 0 is perfect."""
    total = 0.0
    reached = 0.0
    for place, chance in enumerate(chances[:-1]):
        reached += chance
        total += (reached - (happened <= place)) ** 2
    return total


def surprise_bits(percentile: float, games: int) -> float:
    """How surprising a value at that percentile is: -log2 of its two-sided tail.

    So many games cannot show less than one game in the tail.
    """
    tail = 2 * min(percentile, 1 - percentile)
    return -math.log2(min(1.0, max(tail, 1 / games)))


def less_central(sample: Floats, truths: Floats) -> Floats:
    """Share of games that lie further from the middle than each truth (Mahalanobis depth).

    Right for clouds that are roughly elliptical.  Outcomes that never vary are left out: they have
    no scale.
    """
    varying = sample.std(axis=0) > 0
    if not varying.any() or len(sample) < 3:
        return np.ones(len(truths))
    cloud, points = sample[:, varying], truths[:, varying]
    middle = cloud.mean(axis=0)
    inverse = np.linalg.pinv(np.atleast_2d(np.cov(cloud, rowvar=False)))

    def distances(offsets: Floats) -> Floats:
        found: Floats = np.einsum("gi,ij,gj->g", offsets, inverse, offsets)
        return found

    return _share_beyond(distances(cloud - middle), distances(points - middle))


def centrality(sample: Floats, value: Floats) -> float:
    """Share of games that lie further from the middle than `value`."""
    return float(less_central(sample, value[None])[0])


def lonelier(sample: Floats, truths: Floats) -> Floats:
    """Share of games with fewer games near them than each truth has: a rank by density.

    Near is the distance to the k-th neighbour, k the square root of the number of games, in
    standard deviations.  Unlike `less_central` it asks no shape of the cloud.
    """
    spread = sample.std(axis=0)
    varying = spread > 0
    if not varying.any() or len(sample) < 3:
        return np.ones(len(truths))
    cloud, points = sample[:, varying] / spread[varying], truths[:, varying] / spread[varying]
    k = max(1, math.isqrt(len(cloud)))

    def reach(point: Floats, place: int) -> float:
        return float(np.partition(np.linalg.norm(cloud - point, axis=1), place)[place])

    games = np.array([reach(point, min(k, len(cloud) - 1)) for point in cloud])  # itself is at place 0
    own = np.array([reach(point, k - 1) for point in points])
    return _share_beyond(games, own)


def _share_beyond(games: Floats, own: Floats) -> Floats:
    """For each of `own` the share of games that are at least as much."""
    shares: Floats = np.mean(games[None, :] >= own[:, None], axis=1)
    return shares


def rank_correlation(one: Floats, other: Floats) -> tuple[float, float, float]:
    """Spearman's rank correlation and its 95 % interval (Bonett and Wright); 0 if one never varies."""
    if len(one) < 4 or one.std() == 0 or other.std() == 0:
        return 0.0, -1.0, 1.0
    rho = float(np.corrcoef(ranks(one), ranks(other))[0, 1])
    inside = min(max(rho, -0.999999), 0.999999)
    half = WILSON_Z * math.sqrt((1 + inside**2 / 2) / (len(one) - 3))
    middle = math.atanh(inside)
    return rho, math.tanh(middle - half), math.tanh(middle + half)


def ranks(values: Floats) -> Floats:
    """Ranks from 1; ties share the mean of theirs."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: Floats = (last - (counts - 1) / 2)[place]
    return shared
