"""Small signs strewn over ground: where they stand depends on the place alone."""

from dataclasses import dataclass

import numpy as np

from borderwar.ui.map.noise import Field, chances


@dataclass(frozen=True, slots=True)
class Strewn:
    """Points on a shaken grid, in pixels of a tile, with two chances for each."""

    x: np.ndarray
    y: np.ndarray
    chance: np.ndarray
    second: np.ndarray

    def only(self, chosen: np.ndarray) -> "Strewn":
        """Some of the points."""
        return Strewn(self.x[chosen], self.y[chosen], self.chance[chosen], self.second[chosen])

    def where(self, share: Field) -> "Strewn":
        """The points whose chance is under the share at their place."""
        return self.only(self.chance < self.sample(share))

    def sample(self, field: Field) -> np.ndarray:
        """The field of the tile at each point."""
        rows = np.clip(self.y.astype(np.int64), 0, field.shape[0] - 1)
        columns = np.clip(self.x.astype(np.int64), 0, field.shape[1] - 1)
        out: np.ndarray = field[rows, columns]
        return out


def strew(left: int, top: int, size: int, step: float, seed: int, staggered: bool = True) -> Strewn:
    """Points about `step` pixels apart over a tile whose corner is at (left, top) of the sheet."""
    rows = np.arange(int(np.floor(top / step)) - 1, int(np.ceil((top + size) / step)) + 1)
    columns = np.arange(int(np.floor(left / step)) - 1, int(np.ceil((left + size) / step)) + 1)
    row, column = (part.ravel() for part in np.meshgrid(rows, columns, indexing="ij"))
    shift = 0.5 * (row & 1) if staggered else 0.0
    x = (column + shift + 0.84 * (chances(row, column, seed) - 0.5)) * step - left
    y = (row + 0.84 * (chances(row, column, seed + 1) - 0.5)) * step - top
    near = (x > -8) & (x < size + 8) & (y > -8) & (y < size + 8)
    points = Strewn(x, y, chances(row, column, seed + 2), chances(row, column, seed + 3))
    return points.only(near)
