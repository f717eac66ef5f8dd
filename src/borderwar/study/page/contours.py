"""The lines that hold a share of a cloud of points: a smooth density, and lines of one height on it."""

import numpy as np

from borderwar.study.page.svg import Point
from borderwar.study.scoring import Floats

CELLS = 56
"""Squares along each side of the grid."""

Segment = tuple[Point, Point]


def density(cloud: Floats, spread: Floats, at: Floats) -> Floats:
    """A sum of round bells over the points of a cloud, each `spread` wide, at some places."""
    total = np.zeros(len(at))
    for point in cloud:
        total += np.exp(-0.5 * (((at - point) / spread) ** 2).sum(axis=1))
    return total / len(cloud)


def holding(cloud: Floats, shares: tuple[float, ...]) -> list[list[Segment]]:
    """For each share the outline of the densest ground that holds so much of the cloud, as segments.

    The cloud is (points, 2).  Nothing for a cloud that has no width.  The bells are as wide as
    Scott's rule says.
    """
    if len(cloud) < 10 or (cloud.std(axis=0) == 0).any():
        return [[] for _ in shares]
    spread = cloud.std(axis=0) * len(cloud) ** (-1 / 6)
    low, high = cloud.min(axis=0) - 3 * spread, cloud.max(axis=0) + 3 * spread
    across, up = (np.linspace(low[axis], high[axis], CELLS + 1) for axis in (0, 1))
    places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    heights = density(cloud, spread, places).reshape(CELLS + 1, CELLS + 1)
    own = density(cloud, spread, cloud)
    return [_at_height(across, up, heights, float(np.quantile(own, 1 - share))) for share in shares]


def _at_height(across: Floats, up: Floats, heights: Floats, level: float) -> list[Segment]:
    """The line of one height, cell by cell (marching squares)."""
    found: list[Segment] = []
    above = heights >= level
    mixed = above[:-1, :-1].astype(int) + above[1:, :-1] + above[:-1, 1:] + above[1:, 1:]
    for row, column in zip(*np.nonzero((mixed > 0) & (mixed < 4)), strict=True):
        corners = ((row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column))
        crossed: list[Point] = []
        for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
            if above[one] == above[other]:
                continue
            share = (level - heights[one]) / (heights[other] - heights[one])
            x = across[one[1]] + share * (across[other[1]] - across[one[1]])
            y = up[one[0]] + share * (up[other[0]] - up[one[0]])
            crossed.append((float(x), float(y)))
        found += [(crossed[place], crossed[place + 1]) for place in range(0, len(crossed) - 1, 2)]
    return found
