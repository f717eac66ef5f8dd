"""Contour lines by marching squares, in numpy.

Every cell of the grid that a level passes through gives one or two short pieces between
points on its sides; pieces that share a point are strung together into lines.
"""

import numpy as np

from borderwar.ui.map.noise import Field

TOP, RIGHT, BOTTOM, LEFT = range(4)

PIECES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((LEFT, TOP),),
    2: ((TOP, RIGHT),),
    3: ((LEFT, RIGHT),),
    4: ((RIGHT, BOTTOM),),
    6: ((TOP, BOTTOM),),
    7: ((LEFT, BOTTOM),),
    8: ((BOTTOM, LEFT),),
    9: ((BOTTOM, TOP),),
    11: ((BOTTOM, RIGHT),),
    12: ((RIGHT, LEFT),),
    13: ((RIGHT, TOP),),
    14: ((TOP, LEFT),),
}
"""Sides joined for each pattern of corners above the level: bits are upper left, upper
right, lower right, lower left.  Patterns 5 and 10 are saddles."""

SADDLES = {
    (5, True): ((LEFT, BOTTOM), (RIGHT, TOP)),
    (5, False): ((LEFT, TOP), (RIGHT, BOTTOM)),
    (10, True): ((TOP, LEFT), (BOTTOM, RIGHT)),
    (10, False): ((TOP, RIGHT), (BOTTOM, LEFT)),
}
"""Pattern and whether the middle of the cell is above the level."""


def contour_lines(field: Field, level: float) -> list[np.ndarray]:
    """Lines at a level: float32 (points, 2) of x, y in grid steps; a closed one ends where it starts."""
    high = field >= level
    pattern = high[:-1, :-1].astype(np.int8) + 2 * high[:-1, 1:] + 4 * high[1:, 1:] + 8 * high[1:, :-1]
    cells = np.nonzero((pattern > 0) & (pattern < 15))
    if cells[0].size == 0:
        return []
    starts, ends = _pieces(field, level, pattern[cells], *cells)
    return [_points(field, level, chain) for chain in _chains(starts, ends)]


def _pieces(
    field: Field, level: float, pattern: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The two sides each piece joins, as side numbers of the whole grid."""
    upper = field[rows, columns] + field[rows, columns + 1]
    above = upper + field[rows + 1, columns] + field[rows + 1, columns + 1] >= 4 * level
    starts, ends = [], []

    def add(chosen: np.ndarray, pieces: tuple[tuple[int, int], ...]) -> None:
        for start, end in pieces:
            starts.append(_side(field, rows[chosen], columns[chosen], start))
            ends.append(_side(field, rows[chosen], columns[chosen], end))

    for code, pieces in PIECES.items():
        chosen = pattern == code
        if chosen.any():
            add(chosen, pieces)
    for (code, is_above), pieces in SADDLES.items():
        chosen = (pattern == code) & (above == is_above)
        if chosen.any():
            add(chosen, pieces)
    return np.concatenate(starts), np.concatenate(ends)


def _side(field: Field, rows: np.ndarray, columns: np.ndarray, side: int) -> np.ndarray:
    """Number of a cell's side: level sides first, then upright ones; neighbours share theirs."""
    wide = field.shape[1]
    shift = {TOP: 0, BOTTOM: wide, LEFT: field.size, RIGHT: field.size + 1}[side]
    out: np.ndarray = rows * wide + columns + shift
    return out


def _chains(starts: np.ndarray, ends: np.ndarray) -> list[list[int]]:
    """String pieces together.  All run the same way round, so each side starts one piece at most."""
    follows = dict(zip(starts.tolist(), ends.tolist(), strict=True))
    reached = set(follows.values())
    chains = []
    for start in [side for side in follows if side not in reached] + list(follows):
        if start not in follows:
            continue
        chain = [start]
        here = start
        while here in follows:
            here = follows.pop(here)
            chain.append(here)
        chains.append(chain)
    return chains


def _points(field: Field, level: float, chain: list[int]) -> np.ndarray:
    """Where the level crosses each side of a chain."""
    sides = np.array(chain)
    wide = field.shape[1]
    upright = sides >= field.size
    corner = np.where(upright, sides - field.size, sides)
    row, column = corner // wide, corner % wide
    first = field[row, column]
    second = np.where(
        upright,
        field[np.minimum(row + 1, field.shape[0] - 1), column],
        field[row, np.minimum(column + 1, wide - 1)],
    )
    gap = second - first
    share = np.where(np.abs(gap) > 1e-9, (level - first) / np.where(gap == 0, 1, gap), 0.5)
    x = column + np.where(upright, 0.0, share)
    y = row + np.where(upright, share, 0.0)
    return np.stack([x, y], axis=1).astype(np.float32)


def rounded_off(points: np.ndarray) -> np.ndarray:
    """A line with its corners cut once, ends kept."""
    if len(points) < 3:
        return points
    closed = bool(np.allclose(points[0], points[-1]))
    near = 0.75 * points[:-1] + 0.25 * points[1:]
    far = 0.25 * points[:-1] + 0.75 * points[1:]
    out = np.empty((2 * len(near), 2), np.float32)
    out[0::2], out[1::2] = near, far
    if closed:
        return np.concatenate([out, out[:1]])
    return np.concatenate([points[:1], out, points[-1:]])


def length(points: np.ndarray) -> float:
    """Length of a line in its own units."""
    return float(np.hypot(*np.diff(points, axis=0).T).sum())
