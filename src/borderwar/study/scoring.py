"""Scores of a simulated distribution against one history.

Formulas of the forecasting literature, written out so that a study needs nothing beyond
NumPy; the tests compare them with an independent package.
"""

import math
from collections.abc import Sequence

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


def energy_score(sample: Floats, value: Floats) -> float:
    """The score for several outcomes together: sample is (games, outcomes); fair; 0 is perfect."""
    count = len(sample)
    error = float(np.mean(np.linalg.norm(sample - value, axis=1)))
    if count < 2:
        return error
    among = sum(
        float(np.linalg.norm(sample[place + 1 :] - sample[place], axis=1).sum()) for place in range(count)
    )
    return error - among / (count * (count - 1))


def wilson(hits: int, games: int) -> tuple[float, float]:
    """The 95 % interval of a share of which `hits` out of `games` were seen."""
    if games == 0:
        return 0.0, 1.0
    share = hits / games
    z2 = WILSON_Z**2
    middle = (share + z2 / (2 * games)) / (1 + z2 / games)
    half = WILSON_Z / (1 + z2 / games) * math.sqrt(share * (1 - share) / games + z2 / (4 * games * games))
    return max(0.0, middle - half), min(1.0, middle + half)


def brier(chances: Sequence[float], happened: int) -> float:
    """Sum of squared errors over all outcomes; 0 is perfect, 2 is certain and wrong."""
    return sum((chance - (place == happened)) ** 2 for place, chance in enumerate(chances))


def log_score(counts: Sequence[int], happened: int) -> float:
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


def centrality(sample: Floats, value: Floats) -> float:
    """Share of games that lie further from the middle than `value` (Mahalanobis depth).

    Outcomes that never vary are left out: they have no scale.
    """
    varying = sample.std(axis=0) > 0
    if not varying.any() or len(sample) < 3:
        return 1.0
    cloud, point = sample[:, varying], value[varying]
    middle = cloud.mean(axis=0)
    inverse = np.linalg.pinv(np.atleast_2d(np.cov(cloud, rowvar=False)))
    distances = np.einsum("gi,ij,gj->g", cloud - middle, inverse, cloud - middle)
    own = float((point - middle) @ inverse @ (point - middle))
    return float(np.mean(distances >= own))
