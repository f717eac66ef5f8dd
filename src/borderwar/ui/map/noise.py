"""Smooth fields on regular grids: interpolation, blur and noise.

A field given on a coarse grid is read at the pixels of a tile row by row and column by
column, four cubic spline weights to a pixel.  The weights depend on the place alone, so
that tiles painted apart fit together to the last bit.
"""

from functools import lru_cache

import numpy as np

Field = np.ndarray
"""float32 (rows, columns)."""


class Reader:
    """Cubic B-spline weights of the four grid lines about each place along one axis."""

    def __init__(self, places: np.ndarray) -> None:
        below = np.floor(places).astype(np.int64)
        part = places - below
        self.first = int(below[0]) - 1
        self.lines = int(below[-1]) - self.first + 3
        self.index = [below - 1 + step - self.first for step in range(4)]
        values = (
            (1 - part) ** 3 / 6,
            (3 * part**3 - 6 * part**2 + 4) / 6,
            (-3 * part**3 + 3 * part**2 + 3 * part + 1) / 6,
            part**3 / 6,
        )
        slopes = (
            -0.5 * (1 - part) ** 2,
            1.5 * part**2 - 2 * part,
            -1.5 * part**2 + part + 0.5,
            0.5 * part**2,
        )
        self.values = [weight.astype(np.float32)[:, None] for weight in values]
        self.slopes = [weight.astype(np.float32)[:, None] for weight in slopes]

    def along(self, rows: Field, slope: bool = False) -> Field:
        """Rows given at the grid lines, read at the places."""
        weights = self.slopes if slope else self.values
        out: Field = rows[self.index[0]] * weights[0]
        for step in (1, 2, 3):
            out += rows[self.index[step]] * weights[step]
        return out


def _spread(piece: Field, y: Reader, x: Reader, down: bool = False, across: bool = False) -> Field:
    """A piece of a grid read at rows and columns; `down` or `across` for the slope that way."""
    columns = x.along(np.ascontiguousarray(piece.T), across)
    return y.along(np.ascontiguousarray(columns.T), down)


def window(grid: Field, y: Reader, x: Reader) -> Field:
    """The piece of a grid that two readers need; beyond its edge the edge goes on."""
    rows = np.clip(np.arange(y.first, y.first + y.lines), 0, grid.shape[0] - 1)
    columns = np.clip(np.arange(x.first, x.first + x.lines), 0, grid.shape[1] - 1)
    out: Field = grid[np.ix_(rows, columns)]
    return out


class Lattice:
    """Reads fields of one grid at the points (y, x), both rising, in grid steps."""

    def __init__(self, y: np.ndarray, x: np.ndarray) -> None:
        self.y, self.x = Reader(y), Reader(x)

    def read(self, grid: Field) -> Field:
        """The field at the points."""
        return _spread(window(grid, self.y, self.x), self.y, self.x)

    def slopes(self, grid: Field) -> tuple[Field, Field]:
        """Change per grid step across and down."""
        piece = window(grid, self.y, self.x)
        return _spread(piece, self.y, self.x, across=True), _spread(piece, self.y, self.x, down=True)


@lru_cache(maxsize=64)
def _bell(sigma: float) -> tuple[np.ndarray, int]:
    """Weights of a Gaussian and how far it reaches."""
    reach = max(1, int(np.ceil(sigma * 3.5)))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return (weights / weights.sum()).astype(np.float32), reach


def _blurred_rows(field: Field, sigma: float, wrapped: bool) -> Field:
    """A field smoothed down its columns."""
    weights, reach = _bell(sigma)
    padded = np.pad(field, ((reach, reach), (0, 0)), mode="wrap" if wrapped else "edge")
    count = field.shape[0]
    out: Field = padded[reach : reach + count] * weights[reach]
    for step in range(1, reach + 1):
        pair = padded[reach - step : reach - step + count] + padded[reach + step : reach + step + count]
        out += pair * weights[reach + step]
    return out


def blur(grid: Field, sigma: float, wrapped: bool = False, sideways: float | None = None) -> Field:
    """A field smoothed by a Gaussian, in grid steps; `sideways` if it is another one across."""
    down = _blurred_rows(grid, sigma, wrapped)
    across = _blurred_rows(np.ascontiguousarray(down.T), sigma if sideways is None else sideways, wrapped)
    return np.ascontiguousarray(across.T)


def scrambled(values: np.ndarray) -> np.ndarray:
    """uint32 from uint32: a thorough mixing of bits, so that a place makes its own chance."""
    out = values.astype(np.uint32)
    with np.errstate(over="ignore"):
        out ^= out >> np.uint32(16)
        out *= np.uint32(0x7FEB352D)
        out ^= out >> np.uint32(15)
        out *= np.uint32(0x846CA68B)
        out ^= out >> np.uint32(16)
    return out


def chances(rows: np.ndarray, columns: np.ndarray, seed: int) -> np.ndarray:
    """float32 0 to 1 for each pair of whole numbers: the same on every machine."""
    with np.errstate(over="ignore"):
        mixed = scrambled(rows.astype(np.int64).astype(np.uint32) * np.uint32(0x9E3779B1) + np.uint32(seed))
        mixed = scrambled(mixed ^ (columns.astype(np.int64).astype(np.uint32) * np.uint32(0x85EBCA77)))
    return (mixed >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24)


def noise(y: np.ndarray, x: np.ndarray, scale: float, seed: int) -> Field:
    """Smooth noise of mean 0 and spread about 1 at the points (y, x), features `scale` wide."""
    rows, columns = Reader(y / scale), Reader(x / scale)
    values = chances(
        np.arange(rows.first, rows.first + rows.lines)[:, None],
        np.arange(columns.first, columns.first + columns.lines)[None, :],
        seed,
    )
    return _spread((values - 0.5) * np.float32(5.0), rows, columns)


def layered(y: np.ndarray, x: np.ndarray, scale: float, seed: int, layers: int = 3) -> Field:
    """Noise with finer noise on it, each layer half as wide and half as strong."""
    out = noise(y, x, scale, seed)
    strength = 1.0
    for layer in range(1, layers):
        strength *= 0.5
        out = out + strength * noise(y, x, scale / 2**layer, seed + layer)
    return out


def smooth_step(low: float, high: float, values: Field) -> Field:
    """0 below `low`, 1 above `high`, a smooth curve between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    out: Field = share * share * (3 - 2 * share)
    return out
