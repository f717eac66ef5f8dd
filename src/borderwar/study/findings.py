"""A finished study: the games, their comparison with the record, and how all of it was made."""

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from borderwar import __version__
from borderwar.study.figures import Comparison
from borderwar.study.games import Plan
from borderwar.study.inputs import Sensitivity
from borderwar.study.pictures import Pictures
from borderwar.study.rows import GameRow
from borderwar.study.scoring import Floats


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a report is made of."""

    plan: Plan
    rows: Sequence[GameRow]
    found: Comparison
    inputs: Mapping[str, Floats]  # what was drawn for the games, by name
    sensitivity: Sensitivity
    nearest: GameRow
    distance: float  # of the nearest game from the record, in standard deviations of the games
    log: str  # of the nearest game
    command: str  # that makes the study again
    pictures: Pictures | None = None


def versions() -> dict[str, str]:
    """What the figures were made with."""
    return {
        "borderwar": __version__,
        "Python": platform.python_version(),
        "NumPy": np.__version__,
    }


def seed_ranges(seeds: Sequence[int]) -> list[tuple[int, int]]:
    """Seeds in order as unbroken ranges.

    >>> seed_ranges([1, 2, 3, 7, 9, 10])
    [(1, 3), (7, 7), (9, 10)]
    """
    found: list[tuple[int, int]] = []
    for seed in seeds:
        if found and seed == found[-1][1] + 1:
            found[-1] = found[-1][0], seed
        else:
            found.append((seed, seed))
    return found


def seed_words(seeds: Sequence[int]) -> str:
    """Seeds as a person lists them."""
    return ", ".join(f"{low}" if low == high else f"{low} to {high}" for low, high in seed_ranges(seeds))
