"""Line work of a map: contours, tracks, limits and shores, in pitches, once for all zooms."""

from dataclasses import dataclass

import numpy as np

from borderwar.ui.map.contours import contour_lines, length, rounded_off
from borderwar.ui.map.curves import curve
from borderwar.ui.map.field import SEED, GroundField, pitch_of
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.layout import NOWHERE, HexLayout, centres
from borderwar.ui.map.noise import blur, noise
from borderwar.ui.map.rivers import Run, make_runs

INDEX_EVERY = 5
"""Every so many contours one is drawn stronger and labelled."""

SHORTEST = 0.9
"""Closed contours shorter than this, in pitches, are noise and left out."""

LEVEL_SHARE = 0.8
"""The share of the ground, the least steep, that gets half contours."""

CHUNK = 48
"""Points to a piece of line, so that a tile draws only what touches it."""

WANDER = 0.13
"""How far a track wanders to and fro, in pitches."""

STRAIGHTENINGS = 8
FARTHEST = 0.28
"""How far a straightened line may leave the middle of its hexes, in pitches."""


@dataclass(frozen=True, slots=True)
class Contour:
    """A contour line."""

    level: int
    is_index: bool
    points: np.ndarray  # float32 (points, 2), pitches


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line and the box round it, all in pitches."""

    points: np.ndarray
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether the piece reaches into a box."""
        return self.left <= right and self.right >= left and self.top <= bottom and self.bottom >= top


@dataclass(frozen=True, slots=True)
class LineWork:
    """All lines of a map."""

    contours: tuple[Contour, ...]
    thin: tuple[Piece, ...]
    strong: tuple[Piece, ...]
    half: tuple[Piece, ...]  # dashed lines between contours, on level ground
    ways: tuple[tuple[str, np.ndarray], ...]  # kind, points
    limits: tuple[tuple[str, str, np.ndarray], ...]  # nation, text, points
    shores: tuple[np.ndarray, ...]  # edges of salt pans
    gullies: tuple[np.ndarray, ...]
    runs: tuple[Run, ...] = ()  # along hexsides


def make_lines(field: GroundField) -> LineWork:
    """Find or draw every line of the map."""
    ground = field.ground
    contours = _contours(field)
    thin = [line.points for line in contours if not line.is_index]
    strong = [line.points for line in contours if line.is_index]
    return LineWork(
        contours=tuple(contours),
        thin=tuple(piece for line in thin for piece in pieces(line)),
        strong=tuple(piece for line in strong for piece in pieces(line)),
        half=tuple(piece for line in _half_contours(field) for piece in pieces(line)),
        ways=tuple(_ways(ground)),
        limits=tuple(_limits(ground)),
        shores=tuple(_edges(field, "salt")),
        gullies=tuple(_gullies(field)),
        runs=make_runs(ground),
    )


def pieces(points: np.ndarray) -> list[Piece]:
    """A line cut into short pieces that overlap in one point."""
    out = []
    for start in range(0, max(len(points) - 1, 1), CHUNK):
        part = points[start : start + CHUNK + 1]
        low, high = part.min(axis=0), part.max(axis=0)
        out.append(Piece(part, float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    return out


def _in_pitches(points: np.ndarray) -> np.ndarray:
    return pitch_of(rounded_off(points)).astype(np.float32)


def _contours(field: GroundField) -> list[Contour]:
    """Contours of the drawn height, a little smoothed, without the smallest rings."""
    step = field.ground.contour
    smooth = blur(field.height, 0.8)
    first = int(np.ceil(smooth.min() / step)) * step
    if field.ground.theatre:
        first = max(first, step)  # the sea has its own shore
    out = []
    for level in range(first, int(smooth.max()) + 1, step):
        for line in contour_lines(smooth, level):
            points = _in_pitches(line)
            if length(points) >= SHORTEST:
                out.append(Contour(level, level % (step * INDEX_EVERY) == 0, points))
    return out


def _half_contours(field: GroundField) -> list[np.ndarray]:
    """Dashed lines half-way between contours where the ground is nearly level."""
    if field.ground.theatre:
        return []
    step = field.ground.contour
    smooth = blur(field.height, 2.0)
    slope = np.hypot(*np.gradient(smooth))
    gentle = np.quantile(slope[field.hexes >= 0], LEVEL_SHARE)
    out = []
    level = np.ceil(smooth.min() / step) * step + step / 2
    while level < smooth.max():
        for line in contour_lines(smooth, float(level)):
            rows = np.clip(line[:, 1].astype(int), 0, slope.shape[0] - 1)
            columns = np.clip(line[:, 0].astype(int), 0, slope.shape[1] - 1)
            flat = slope[rows, columns] < gentle
            for part in _stretches(flat, 45):
                out.append(_in_pitches(line[part]))
        level += step
    return out


def _stretches(flags: np.ndarray, shortest: int) -> list[slice]:
    """Stretches of true flags of a least length."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [
        slice(int(start), int(end))
        for start, end in zip(edges[0::2], edges[1::2], strict=True)
        if end - start >= shortest
    ]


def _edges(field: GroundField, look: str) -> list[np.ndarray]:
    """The border lines of a look."""
    if look not in field.looks:
        return []
    return [_in_pitches(line) for line in contour_lines(field.looks[look], 0.5)]


def _hexes(ground: GroundSpec, path: tuple[str, ...]) -> list[int]:
    layout = HexLayout(ground.columns, ground.rows, 1.0)
    return [here for here in (layout.index(number) for number in path) if here != NOWHERE]


def _ways(ground: GroundSpec) -> list[tuple[str, np.ndarray]]:
    """Roads and tracks: near the middles of their hexes, meeting where they meet."""
    middles = centres(ground.columns, ground.rows)
    paths = [(way.kind, _hexes(ground, way.path)) for way in ground.ways]
    uses: dict[int, int] = {}
    for _, path in paths:
        for here in path:
            uses[here] = uses.get(here, 0) + 1
    out = []
    for kind, path in paths:
        if len(path) < 2:
            continue
        hexes = np.array(path)
        along = np.arange(len(path), dtype=np.float64)
        seeds = (SEED + 70 + path[0], SEED + 71 + path[0])
        stray = np.stack([noise(np.array([0.5]), along, 3.1, seed)[0] for seed in seeds], axis=1)
        fixed = np.array([uses[here] > 1 or _ends_inside(ground, path, here) for here in path])
        points = _straightened(middles[hexes], fixed) + np.clip(stray, -1.5, 1.5) * WANDER * ~fixed[:, None]
        line = curve(points, fixed)
        out.append((kind, _beyond_edges(ground, line, path)))
    return out


def _at_edge(ground: GroundSpec, here: int) -> bool:
    row, column = divmod(here, ground.columns)
    return row in (0, ground.rows - 1) or column in (0, ground.columns - 1)


def _ends_inside(ground: GroundSpec, path: list[int], here: int) -> bool:
    """Whether a way ends in a hex that is not at the edge of the map."""
    return here in (path[0], path[-1]) and not _at_edge(ground, here)


def _outward(ground: GroundSpec, here: int) -> np.ndarray:
    """Which way the edge of the map lies from a hex beside it."""
    row, column = divmod(here, ground.columns)
    across = int(column == ground.columns - 1) - int(column == 0)
    down = int(row == ground.rows - 1) - int(row == 0)
    return np.array([across, down], np.float64)


def _beyond_edges(ground: GroundSpec, line: np.ndarray, path: list[int]) -> np.ndarray:
    """Let a way that ends at the edge of the map run on to the edge of the paper."""
    out = line
    for end in (0, -1):
        if _at_edge(ground, path[end]):
            inner = out[min(6, len(out) - 1)] if end == 0 else out[-min(7, len(out))]
            ahead = out[end] - inner
            ahead = ahead / max(float(np.hypot(*ahead)), 1e-6) + _outward(ground, path[end])
            far = out[end] + ahead / max(float(np.hypot(*ahead)), 1e-6) * 1.4
            out = np.concatenate([[far], out]) if end == 0 else np.concatenate([out, [far]])
    return out.astype(np.float32)


def _limits(ground: GroundSpec) -> list[tuple[str, str, np.ndarray]]:
    """Claimed borders and limits, as smooth lines through their hexes."""
    middles = centres(ground.columns, ground.rows)
    out = []
    for line in ground.lines:
        path = _hexes(ground, line.path)
        if len(path) >= 2:
            free = np.zeros(len(path), bool)
            smooth = curve(_straightened(middles[np.array(path)], free), free)
            out.append((line.nation, line.text, _beyond_edges(ground, smooth, path)))
    return out


def _straightened(points: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """A row of hex centres without its zigzag; the fixed points stay."""
    if len(points) < 3:
        return points
    out = points.astype(np.float64).copy()
    ahead = out[-1] - out[0]
    ahead /= max(float(np.hypot(*ahead)), 1e-9)
    for _ in range(STRAIGHTENINGS):
        before = out[1] - 2 * np.dot(out[1] - out[0], ahead) * ahead  # as if the row went on
        after = out[-2] + 2 * np.dot(out[-1] - out[-2], ahead) * ahead
        padded = np.concatenate([before[None], out, after[None]])
        middle = 0.25 * padded[:-2] + 0.5 * padded[1:-1] + 0.25 * padded[2:]
        strayed = middle - points
        far = np.maximum(np.hypot(strayed[:, 0], strayed[:, 1]) / FARTHEST, 1.0)
        out = np.where(fixed[:, None], points, points + strayed / far[:, None])
    return out


def _gullies(field: GroundField) -> list[np.ndarray]:
    """Dry watercourses: lines from hex to hex along gully hexes."""
    ground = field.ground
    layout = HexLayout(ground.columns, ground.rows, 1.0)
    middles = centres(ground.columns, ground.rows)
    looks = [look for row in ground.looks for look in row]
    out = []
    for here, look in enumerate(looks):
        if look != "gully":
            continue
        joined = False
        for direction in (0, 1, 2):
            there = layout.neighbour(here, direction)
            if there != NOWHERE and looks[there] == "gully":
                out.append(_winding(middles[here], middles[there], SEED + here))
                joined = True
        if not joined and not any(looks[there] == "gully" for there in layout.neighbours(here)):
            out.append(_winding(middles[here] - (0.35, 0.2), middles[here] + (0.35, 0.2), SEED + here))
    return out


def _winding(start: np.ndarray, end: np.ndarray, seed: int) -> np.ndarray:
    """A line between two points that winds on its way."""
    share = np.linspace(0, 1, 9)
    aside = noise(np.array([0.5]), np.arange(9) * 1.0, 2.2, seed)[0] * np.sin(np.pi * share) * 0.13
    ahead = end - start
    across = np.array([-ahead[1], ahead[0]]) / max(float(np.hypot(*ahead)), 1e-9)
    out: np.ndarray = start + share[:, None] * ahead + aside[:, None] * across
    return out.astype(np.float32)
