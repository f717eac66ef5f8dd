"""Two studies game by game: the same seeds, something changed.

Variants share luck (the strengths drawn, the fortune of the game and of the day, and the
dice of each unit's first, second and later shot of a turn, whatever was done elsewhere), so
a difference is taken seed by seed and its interval is that of the differences, not of two
means.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from borderwar.study.rows import DRAW, NOBODY, GameRow
from borderwar.study.scoring import WILSON_Z, Floats

LEAST = 2
"""Pairs without which there is no interval."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure in both studies: the second less the first."""

    what: str  # "wins", "holds", "lost", "points", "objective", "escalation"
    side: str  # id; empty where it is of no side
    name: str  # measure or objective; empty for none
    share: bool  # of games; else a mean
    before: float
    after: float
    difference: float
    interval: tuple[float, float]  # 95 %
    saved: float  # what pairing does: variance of unpaired games over that of pairs; 1 for nothing

    @property
    def told(self) -> bool:
        """Whether it is more than chance would make of nothing."""
        return self.interval[0] > 0 or self.interval[1] < 0


@dataclass(frozen=True, slots=True)
class Paired:
    """All differences of two studies."""

    pairs: int
    first_seed: int
    last_seed: int
    alike: int  # pairs whose games came out the same to the last bit
    same_winner: int
    differences: tuple[Difference, ...]


def pair(before: Sequence[GameRow], after: Sequence[GameRow], sides: tuple[str, str]) -> Paired:
    """Set two studies beside each other, seed by seed; seeds of one only are left out.

    Raises ValueError if they share fewer than LEAST seeds.
    """
    others = {row.seed: row for row in after}
    both = [(row, others[row.seed]) for row in before if row.seed in others]
    if len(both) < LEAST:
        raise ValueError("the studies share too few seeds")
    found: list[Difference] = []

    def add(what: str, side: str, name: str, share: bool, figure: Callable[[GameRow], float]) -> None:
        first, second = (np.array([figure(row) for row in rows], float) for rows in zip(*both, strict=True))
        found.append(_difference(what, side, name, share, first, second))

    for winner in (*sides, DRAW):
        add("wins", winner, "", True, lambda row, winner=winner: row.winner == winner)  # type: ignore[misc]
    add("points", sides[0], "", False, lambda row: row.points[0] - row.points[1])
    for place, side in enumerate(sides):
        for measure in ("total", "casualties", "captured", "armoured", "vehicles", "aircraft"):
            add(
                "lost",
                side,
                measure,
                False,
                lambda row, place=place, measure=measure: row.loss(place, measure),  # type: ignore[misc]
            )
    for holder in (*sides, NOBODY):
        add("holds", holder, "", True, lambda row, holder=holder: row.ground == holder)  # type: ignore[misc]
    for name in both[0][0].holders:
        add(
            "objective",
            sides[0],
            name,
            True,
            lambda row, name=name: row.holders.get(name) == sides[0],  # type: ignore[misc]
        )
    add("escalation", "", "", False, lambda row: row.level)
    return Paired(
        pairs=len(both),
        first_seed=both[0][0].seed,
        last_seed=both[-1][0].seed,
        alike=sum(first.digest == second.digest for first, second in both),
        same_winner=sum(first.winner == second.winner for first, second in both),
        differences=tuple(one for one in found if one.before or one.after),
    )


def _difference(what: str, side: str, name: str, share: bool, first: Floats, second: Floats) -> Difference:
    change = second - first
    unpaired = float(np.var(first) + np.var(second))
    paired = float(np.var(change))
    return Difference(
        what=what,
        side=side,
        name=name,
        share=share,
        before=float(first.mean()),
        after=float(second.mean()),
        difference=float(change.mean()),
        interval=share_interval(first, second) if share else mean_interval(change),
        saved=unpaired / paired if paired > 0 else 1.0,
    )


def mean_interval(change: Floats) -> tuple[float, float]:
    """Student's 95 % interval of a mean."""
    count, mean = len(change), float(change.mean())
    half = student(count - 1) * float(np.std(change, ddof=1)) / math.sqrt(count)
    return mean - half, mean + half


def share_interval(first: Floats, second: Floats) -> tuple[float, float]:
    """The 95 % interval of a difference of two shares of the same games (Bonett and Price 2012)."""
    count = len(first) + 2
    gained = (float(((first == 0) & (second == 1)).sum()) + 1) / count
    lost = (float(((first == 1) & (second == 0)).sum()) + 1) / count
    middle = gained - lost
    half = WILSON_Z * math.sqrt((gained + lost - middle * middle) / count)
    return max(-1.0, middle - half), min(1.0, middle + half)


def student(freedom: int) -> float:
    """The two-sided 95 % quantile of Student's t, by Fisher and Cornish's expansion from the normal one.

    Exact for one and two degrees of freedom; better than 0.01 from three on.
    """
    if freedom == 1:
        return 12.7062
    if freedom == 2:
        return 4.3027
    z = WILSON_Z
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))
