"""Smooth fields on regular grids: interpolation, blur and noise, by small matrices.

A field given on a coarse grid is read at the pixels of a tile as ``down @ grid @ across``,
with one row of cubic spline weights for each pixel row and column.  The weights depend
on the place alone, so that tiles painted apart fit together to the last bit.
"""

from functools import lru_cache

import numpy as np

Field = np.ndarray
"""float32 (rows, columns)."""


def spline_weights(places: np.ndarray, slope: bool = False) -> tuple[np.ndarray, int]:
    """Cubic B-spline weights of the grid lines about each place, and the first line used.

    float32 (places, lines); with `slope`, those of the derivative along the axis.
    """
    below = np.floor(places).astype(np.int64)
    part = (places - below)[:, None]
    if slope:
        weights = np.concatenate(
            [
                -0.5 * (1 - part) ** 2,
                1.5 * part**2 - 2 * part,
                -1.5 * part**2 + part + 0.5,
                0.5 * part**2,
            ],
            axis=1,
        )
    else:
        weights = np.concatenate(
            [
                (1 - part) ** 3 / 6,
                (3 * part**3 - 6 * part**2 + 4) / 6,
                (-3 * part**3 + 3 * part**2 + 3 * part + 1) / 6,
                part**3 / 6,
            ],
            axis=1,
        )
    first = int(below[0]) - 1
    out = np.zeros((len(places), int(below[-1]) - first + 3), np.float32)
    rows = np.arange(len(places))
    for step in range(4):
        out[rows, below - 1 + step - first] += weights[:, step]
    return out, first


def window(grid: Field, first_row: int, rows: int, first_column: int, columns: int) -> Field:
    """A piece of a grid; beyond its edge the edge goes on."""
    down = np.clip(np.arange(first_row, first_row + rows), 0, grid.shape[0] - 1)
    across = np.clip(np.arange(first_column, first_column + columns), 0, grid.shape[1] - 1)
    if (
        down[0] == first_row
        and across[0] == first_column
        and (down[-1] == first_row + rows - 1 and across[-1] == first_column + columns - 1)
    ):
        return grid[first_row : first_row + rows, first_column : first_column + columns]
    return grid[np.ix_(down, across)]


class Lattice:
    """Reads fields of one grid at the points (y, x), both rising, in grid steps."""

    def __init__(self, y: np.ndarray, x: np.ndarray) -> None:
        self.down, self.first_row = spline_weights(y)
        self.across, self.first_column = spline_weights(x)
        self.down_slope, _ = spline_weights(y, slope=True)
        self.across_slope, _ = spline_weights(x, slope=True)

    def _piece(self, grid: Field) -> Field:
        return window(grid, self.first_row, self.down.shape[1], self.first_column, self.across.shape[1])

    def read(self, grid: Field) -> Field:
        """The field at the points."""
        out: Field = self.down @ self._piece(grid) @ self.across.T
        return out

    def slopes(self, grid: Field) -> tuple[Field, Field]:
        """Change per grid step across and down."""
        piece = self._piece(grid)
        return self.down @ piece @ self.across_slope.T, self.down_slope @ piece @ self.across.T


@lru_cache(maxsize=64)
def _blur_matrix(count: int, sigma: float, wrapped: bool) -> np.ndarray:
    """float32 (count, count): a Gaussian along one axis; at the edge the edge value goes on."""
    reach = max(1, int(np.ceil(sigma * 3.5)))
    offsets = np.arange(-reach, reach + 1)
    kernel = np.exp(-0.5 * (offsets / sigma) ** 2)
    kernel /= kernel.sum()
    out = np.zeros((count, count), np.float32)
    rows = np.arange(count)
    for offset, weight in zip(offsets, kernel, strict=True):
        places = (rows + offset) % count if wrapped else np.clip(rows + offset, 0, count - 1)
        np.add.at(out, (rows, places), np.float32(weight))
    return out


def blur(grid: Field, sigma: float, wrapped: bool = False, sideways: float | None = None) -> Field:
    """A field smoothed by a Gaussian, in grid steps; `sideways` if it is another one across."""
    down = _blur_matrix(grid.shape[0], sigma, wrapped)
    across = _blur_matrix(grid.shape[1], sigma if sideways is None else sideways, wrapped)
    out: Field = down @ grid @ across.T
    return out


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
    down, first_row = spline_weights(y / scale)
    across, first_column = spline_weights(x / scale)
    rows = np.arange(first_row, first_row + down.shape[1])[:, None]
    columns = np.arange(first_column, first_column + across.shape[1])[None, :]
    values = chances(rows, columns, seed)
    out: Field = down @ ((values - 0.5) * np.float32(5.0)) @ across.T
    return out


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
