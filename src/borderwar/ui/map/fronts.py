"""Where two sides face each other: lines between the hexes that lie nearer to one or to the other."""

from collections import deque
from collections.abc import Iterable

import numpy as np

from borderwar.ui.map.curves import curve
from borderwar.ui.map.layout import NOWHERE, HexLayout, Point
from borderwar.ui.map.rivers import chains

REACH = 5
"""A hex this far from all units of a side is nobody's."""

SHORTEST = 4
"""Hexsides of the shortest line that is drawn."""

EASINGS = 3


def front_lines(layout: HexLayout, first: Iterable[int], second: Iterable[int]) -> list[list[Point]]:
    """Smooth lines in pitches, the first side's hexes on their left.

    A hex belongs to the side that has the nearest unit, if that is not too far; a line runs
    where two hexes of different sides touch.
    """
    owner = _owners(layout, first, second)
    plain = HexLayout(layout.columns, layout.rows, 1.0)
    edges = []
    for here, side in owner.items():
        if side != 0:
            continue
        for direction in range(6):
            there = layout.neighbour(here, direction)
            if there != NOWHERE and owner.get(there) == 1:
                edges.append(plain.edge(here, direction))
    return [
        _smooth(chain if _on_left(plain, chain, owner) else chain[::-1])
        for chain in chains(edges)
        if len(chain) > SHORTEST
    ]


def _owners(layout: HexLayout, first: Iterable[int], second: Iterable[int]) -> dict[int, int]:
    """Hex to 0 or 1, the side that is nearer; hexes as near to both are the first's."""
    owner: dict[int, int] = {}
    far: dict[int, int] = {}
    waiting: deque[int] = deque()
    for side, places in enumerate((sorted(set(first)), sorted(set(second)))):
        for place in places:
            if place not in owner:
                owner[place], far[place] = side, 0
                waiting.append(place)
    while waiting:
        here = waiting.popleft()
        if far[here] == REACH:
            continue
        for there in layout.neighbours(here):
            if there not in owner:
                owner[there], far[there] = owner[here], far[here] + 1
                waiting.append(there)
    return owner


def _on_left(layout: HexLayout, chain: list[Point], owner: dict[int, int]) -> bool:
    """Whether the first side's hexes lie on the left of a chain."""
    (x1, y1), (x2, y2) = chain[0], chain[1]
    middle = (x1 + x2) / 2, (y1 + y2) / 2
    left = (y2 - y1) * 0.4, (x1 - x2) * 0.4
    return owner.get(layout.hex_at(middle[0] + left[0], middle[1] + left[1])) == 0


def _smooth(chain: list[Point]) -> list[Point]:
    """A chain of corners without its zigzag."""
    points = np.array(chain, np.float64)
    for _ in range(EASINGS):
        points[1:-1] = 0.25 * points[:-2] + 0.5 * points[1:-1] + 0.25 * points[2:]
    smooth: list[Point] = curve(points, np.zeros(len(points), bool), steps=3).tolist()
    return smooth


def beside(line: list[Point], away: float) -> list[Point]:
    """A line moved to its left by so many pitches (to its right if less than nothing)."""
    points = np.array(line, np.float64)
    ahead = np.gradient(points, axis=0)
    span = np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)
    left = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1) / span[:, None]
    out: list[Point] = (points + left * away).tolist()
    return out
