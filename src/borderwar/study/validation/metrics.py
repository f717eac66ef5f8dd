"""Scores of forecasts against a battle table, a figure a battle first, sums later.

`out` is what `Arena.fight` gives: int32 (battles, seeds, 4), winner, losses, pulses.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from borderwar.rules.clash import ATTACKER_WON, DEFENDER_WON, DRAWN, LASTED, LOST, PULSES_A_DAY, WINNER
from borderwar.study.scoring import crps
from borderwar.study.validation.battles import WINNERS, Battle

Floats = NDArray[np.float64]

SCALE = np.array([1.0, 1.3, 0.97])
"""What a standard deviation is in ln attacker losses, ln defender losses, ln days (CDB90, constants)."""

SIZE_CLASSES = ((0, 2_000), (2_000, 5_000), (5_000, 15_000), (15_000, 40_000), (40_000, 100_000))
"""Men of the side whose losses are meant; over 100,000 is the last class."""


def chances(out: NDArray[np.int32]) -> Floats:
    """(battles, 3): chance of attacker, draw, defender, with one added to each winner's count."""
    counts = np.stack([(out[:, :, WINNER] == kind).sum(axis=1) for kind in range(3)], axis=1)
    smoothed: Floats = (counts + 1.0) / (counts.sum(axis=1, keepdims=True) + 3.0)
    return smoothed


def decisive_chance(out: NDArray[np.int32]) -> Floats:
    """(battles,): chance that the attacker wins, given that somebody does."""
    both = chances(out)
    given: Floats = both[:, ATTACKER_WON] / (both[:, ATTACKER_WON] + both[:, DEFENDER_WON])
    return given


def winners(battles: Sequence[Battle]) -> NDArray[np.int64]:
    """(battles,): the winner as `rules.clash` numbers it."""
    return np.array([WINNERS.index(battle.outcome.winner) for battle in battles])


def winner_log_loss(out: NDArray[np.int32], battles: Sequence[Battle]) -> Floats:
    """Log loss of each decisive battle."""
    won = winners(battles)
    chance = decisive_chance(out)[won != DRAWN]
    loss: Floats = -np.log(np.where(won[won != DRAWN] == ATTACKER_WON, chance, 1 - chance))
    return loss


def draw_log_loss(out: NDArray[np.int32], battles: Sequence[Battle]) -> Floats:
    """Log loss of drawn or not."""
    chance = chances(out)[:, DRAWN]
    loss: Floats = -np.log(np.where(winners(battles) == DRAWN, chance, 1 - chance))
    return loss


def log_losses(out: NDArray[np.int32], battles: Sequence[Battle]) -> tuple[Floats, Floats]:
    """Simulated (battles, seeds, 3) and recorded (battles, 3) ln losses of both sides and ln days."""
    days = np.ceil(np.maximum(out[:, :, LASTED], 1) / PULSES_A_DAY)
    sample = np.stack(
        [np.log(1.0 + out[:, :, LOST]), np.log(1.0 + out[:, :, LOST + 1]), np.log(days)], axis=2
    )
    truth = np.array(
        [
            [*(math.log(1 + lost) for lost in b.outcome.losses), math.log(max(1.0, b.outcome.days or 1.0))]
            for b in battles
        ]
    )
    return sample, truth


def energy(sample: Floats, truth: Floats, scale: Floats = SCALE) -> Floats:
    """Energy score of each battle; the second term from pairs half the seeds apart."""
    cloud = sample / scale[: sample.shape[2]]
    point = truth / scale[: sample.shape[2]]
    apart = np.roll(cloud, cloud.shape[1] // 2, axis=1)
    error = np.linalg.norm(cloud - point[:, None], axis=2).mean(axis=1)
    found: Floats = error - np.linalg.norm(cloud - apart, axis=2).mean(axis=1) / 2
    return found


def crps_each(sample: Floats, truth: Floats) -> Floats:
    """Continuous ranked probability score of each battle, of one outcome: (battles, seeds), (battles,)."""
    return np.array([crps(row, value) for row, value in zip(sample, truth, strict=True)])


def covered(sample: Floats, truth: Floats, share: float) -> tuple[NDArray[np.bool_], Floats]:
    """Whether each record lies in its central band, and how wide the band is in ln."""
    tail = (1 - share) / 2
    low, high = np.quantile(sample, (tail, 1 - tail), axis=1)
    return (truth >= low) & (truth <= high), high - low


def rank(sample: Floats, truth: Floats) -> Floats:
    """Mid-rank percentile of each record in its sample."""
    below = (sample < truth[:, None]).mean(axis=1)
    found: Floats = below + (sample == truth[:, None]).mean(axis=1) / 2
    return found


def area_under_curve(chance: Floats, won: NDArray[np.bool_]) -> float:
    """Chance that a won battle was given a higher chance than a lost one; ties count half."""
    up, down = chance[won], chance[~won]
    if not len(up) or not len(down):
        return 0.5
    above = (up[:, None] > down[None, :]).mean() + (up[:, None] == down[None, :]).mean() / 2
    return float(above)


def balanced_hit(chance: Floats, won: NDArray[np.bool_]) -> float:
    """Mean of the hit rates among attackers' and defenders' victories."""
    rates = [
        float(np.mean((chance[side] > 0.5) == value))
        for side, value in ((won, True), (~won, False))
        if side.any()
    ]
    return sum(rates) / len(rates) if rates else 0.0


def size_class(men: float) -> int:
    """Place in SIZE_CLASSES; the last place after them is over 100,000."""
    for place, (low, high) in enumerate(SIZE_CLASSES):
        if low <= men < high:
            return place
    return len(SIZE_CLASSES)


def class_name(place: int) -> str:
    """What a size class is called."""
    if place == len(SIZE_CLASSES):
        return "over 100,000"
    low, high = SIZE_CLASSES[place]
    return f"{low:,}-{high:,}" if low else f"under {high:,}"


def bootstrap(
    campaigns: Sequence[str], figure: Callable[[NDArray[np.int64]], float], times: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """95 % interval of a figure over whole campaigns drawn with replacement.

    `figure` takes places of battles; a draw on which it has no value (NaN) is left out.
    """
    groups: dict[str, list[int]] = {}
    for place, campaign in enumerate(campaigns):
        groups.setdefault(campaign, []).append(place)
    members = [np.array(places) for places in groups.values()]
    dice = np.random.default_rng(seed)
    found = []
    for _ in range(times):
        drawn = dice.integers(0, len(members), len(members))
        found.append(figure(np.concatenate([members[group] for group in drawn])))
    values = np.array(found)
    values = values[np.isfinite(values)]
    if not len(values):
        return math.nan, math.nan
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)
