"""Rivers, gullies and cliffs along hexsides, as smooth lines in pitches, once for all zooms.

Lines follow the hexsides with their corners rounded off and a little wander, so that a
player sees which step crosses the water and the water still looks like water.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from borderwar.ui.map.curves import curve
from borderwar.ui.map.field import SEED
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.layout import NOWHERE, HexLayout, Point
from borderwar.ui.map.noise import noise

EASING = 0.2
"""How much of its neighbours each corner takes on before the line is curved."""

WANDER = 0.05
"""How far the line wanders from the rounded hexsides, in pitches."""

STREAM_METRES = 12
"""A line drawn as a stream whose width nobody knows is this wide."""

BEYOND = 1.4
"""How far a river that reaches the edge of the map runs on, in pitches."""

FLOODS = ("water", "sea", "ice")
"""Looks into which a river runs, so that its end is not seen."""

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A line along hexsides."""

    look: str  # "stream", "river", "gully", "cliff"
    width: int  # metres
    points: np.ndarray  # float32 (points, 2), pitches; of a cliff, low ground lies on its right


def make_runs(ground: GroundSpec) -> tuple[Run, ...]:
    """All lines along hexsides, each in one piece, the narrow ones first."""
    layout = HexLayout(ground.columns, ground.rows, 1.0)
    out: list[Run] = []
    for line in ground.sides:
        edges = [edge for near, far in line.pairs if (edge := _edge(layout, near, far)) is not None]
        for chain in chains([(start, end) for start, end, _, _ in edges]):
            points = _smooth(_lengthened(ground, layout, chain), SEED + len(out))
            if line.look == "cliff" and not _falls_right(ground, edges, chain):
                points = points[::-1]
            out.append(Run(line.look, line.width or STREAM_METRES, points))
    return tuple(sorted(out, key=lambda run: run.width))


def _edge(layout: HexLayout, near: str, far: str) -> tuple[Point, Point, int, int] | None:
    """The ends of the hexside between two hexes, and the hexes."""
    here, there = layout.index(near), layout.index(far)
    for direction in range(6):
        if here != NOWHERE and layout.neighbour(here, direction) == there != NOWHERE:
            start, end = layout.edge(here, direction)
            return start, end, here, there
    return None


def _key(point: Point) -> Key:
    return round(point[0] * 100), round(point[1] * 100)


def chains(edges: list[tuple[Point, Point]]) -> list[list[Point]]:
    """Hexsides joined end to end, as far as they go."""
    at: dict[Key, list[int]] = {}
    for row, (start, end) in enumerate(edges):
        at.setdefault(_key(start), []).append(row)
        at.setdefault(_key(end), []).append(row)
    free = set(range(len(edges)))
    out = []
    ends_first = sorted(free, key=lambda row: min(len(at[_key(point)]) for point in edges[row]))
    for first in ends_first:
        if first not in free:
            continue
        start, end = edges[first]
        if len(at[_key(start)]) > len(at[_key(end)]):
            start, end = end, start
        chain = [start, end]
        free.remove(first)
        while True:
            onward = [row for row in at[_key(chain[-1])] if row in free]
            if not onward:
                break
            free.remove(onward[0])
            one, other = edges[onward[0]]
            chain.append(other if _key(one) == _key(chain[-1]) else one)
        out.append(chain)
    return out


def _lengthened(ground: GroundSpec, layout: HexLayout, chain: list[Point]) -> list[Point]:
    """A chain whose loose ends run on: off the map, or into the water they reach."""
    out = list(chain)
    for end in (0, -1):
        x, y = out[end]
        around = [
            layout.hex_at(x + dx, y + dy)
            for dx, dy in ((0.1, 0), (-0.1, 0.08), (-0.1, -0.08), (0, 0.1), (0, -0.1))
        ]
        inner = out[1] if end == 0 else out[-2]
        if NOWHERE in around:
            far = (x - inner[0]) * BEYOND / 0.58, (y - inner[1]) * BEYOND / 0.58
            further = x + far[0], y + far[1]
        else:
            wet = [
                here
                for here in around
                if ground.looks[here // ground.columns][here % ground.columns] in FLOODS
            ]
            if not wet:
                continue
            further = layout.centre(wet[0])
        out = [further, *out] if end == 0 else [*out, further]
    return out


def _smooth(chain: list[Point], seed: int) -> np.ndarray:
    """A chain of corners, its zigzag rounded, wandering a little; both ends stay."""
    points = np.array(chain, np.float64)
    if len(points) > 2:
        eased = points.copy()
        eased[1:-1] = EASING * points[:-2] + (1 - 2 * EASING) * points[1:-1] + EASING * points[2:]
        points = curve(eased, np.zeros(len(eased), bool), steps=10).astype(np.float64)
        along = np.arange(len(points), dtype=np.float64)
        stray = np.stack(
            [noise(np.array([0.5]), along, 8.5, seed + 300 + axis)[0] for axis in (0, 1)], axis=1
        )
        points[1:-1] += np.clip(stray[1:-1], -2, 2) * WANDER
    return points.astype(np.float32)


def _falls_right(ground: GroundSpec, edges: list[tuple[Point, Point, int, int]], chain: list[Point]) -> bool:
    """Whether the lower hexes lie on the right of a chain, as one walks along it."""
    middles = HexLayout(ground.columns, ground.rows, 1.0)
    places = {frozenset((_key(start), _key(end))): (here, there) for start, end, here, there in edges}
    fall = 0.0
    for start, end in pairwise(chain):
        here, there = places[frozenset((_key(start), _key(end)))]
        x, y = middles.centre(here)
        cross = (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0])
        drop = _height(ground, there) - _height(ground, here)
        fall += drop if cross > 0 else -drop  # y runs down: a positive cross is on the right
    return fall >= 0


def _height(ground: GroundSpec, here: int) -> int:
    return ground.heights[here // ground.columns][here % ground.columns]
