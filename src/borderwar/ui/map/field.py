"""The ground as smooth fields: height, and how much of each look there is.

Made once for a map, whatever the zoom, on a grid of STEPS points a hex.  The rules read
the hexes; this is the drawing.  Two promises keep the two together, and tests hold them:
the mean height drawn in a hex is within a metre of the hex's height, and most of a hex
looks like its terrain.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.layout import HexLayout, hexes_at, sheet_size
from borderwar.ui.map.noise import Field, blur, layered, noise, smooth_step
from borderwar.ui.map.terrain_look import WASHES

STEPS = 12
"""Grid points to a pitch."""

EDGE = 3
"""Grid points beyond the sheet on each side."""

GENTLE, ABRUPT = 0.36, 0.2
"""Width of the bump that carries a hex's height, in pitches: on swells, and on mounds and cliffs."""

ROUNDS = 14
CLOSE_ENOUGH = 0.35
"""Metres between the mean height drawn and the height of the hex at which fitting stops."""

SEED = 1936


@dataclass(frozen=True, slots=True)
class GroundField:
    """Fields of one map, float32 (rows, columns) of the grid."""

    ground: GroundSpec
    height: Field  # metres
    broad: Field  # metres, smoothed: for the second shading
    folded: Field  # metres, with folds too small for contours: for the first shading
    looks: dict[str, Field]  # 0 to 1, one half is the edge
    inside: Field  # 1 on the hexes, 0 beyond
    hexes: np.ndarray  # int32: the hex at each point, or -1
    steepness: float  # metres per metre that nine tenths of the ground stay below

    @property
    def low(self) -> float:
        """The lowest height of the map's hexes."""
        return float(min(min(row) for row in self.ground.heights))

    @property
    def high(self) -> float:
        """The highest height of the map's hexes."""
        return float(max(max(row) for row in self.ground.heights))


def grid_axes(columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Places of the grid's rows and columns, in pitches of the sheet."""
    width, height = sheet_size(columns, rows)
    y = (np.arange(int(np.ceil(height * STEPS)) + 1 + 2 * EDGE) - EDGE) / STEPS
    x = (np.arange(int(np.ceil(width * STEPS)) + 1 + 2 * EDGE) - EDGE) / STEPS
    return y, x


Place = TypeVar("Place", float, np.ndarray)


def to_grid(pitches: Place) -> Place:
    """A place in pitches, or many, to grid steps."""
    return pitches * STEPS + EDGE


def _wandering(y: np.ndarray, x: np.ndarray, wild: float) -> tuple[Field, Field]:
    """How far the borders between hexes wander, across and down, in pitches."""
    across = 0.085 * noise(y, x, 0.95, SEED + 1) + 0.045 * wild * noise(y, x, 0.4, SEED + 2)
    down = 0.085 * noise(y, x, 0.95, SEED + 3) + 0.045 * wild * noise(y, x, 0.4, SEED + 4)
    return across, down


def _hex_grid(ground: GroundSpec, x: Field, y: Field, clipped: bool) -> np.ndarray:
    """The hex at each point: the nearest on the map if `clipped`, else -1 beyond the map."""
    column, row = hexes_at(x, y)
    if not clipped:
        inside = (column >= 0) & (column < ground.columns) & (row >= 0) & (row < ground.rows)
        return np.where(inside, row * ground.columns + column, -1).astype(np.int32)
    column = np.clip(column, 0, ground.columns - 1)
    row = np.clip(row, 0, ground.rows - 1)
    out: np.ndarray = (row * ground.columns + column).astype(np.int32)
    return out


def hex_means(field: Field, hexes: np.ndarray, count: int) -> np.ndarray:
    """float64 (hexes,): the mean of a field over each hex."""
    on_map = hexes >= 0
    places = hexes[on_map]
    sums = np.bincount(places, weights=field[on_map].astype(np.float64), minlength=count)
    out: np.ndarray = sums / np.maximum(np.bincount(places, minlength=count), 1)
    return out


def make_field(ground: GroundSpec) -> GroundField:
    """Work out the fields of a map."""
    y, x = grid_axes(ground.columns, ground.rows)
    across, down = _wandering(y, x, 1.8 if ground.theatre else 1.25)
    plain_x, plain_y = np.meshgrid(x, y)
    hexes = _hex_grid(ground, plain_x, plain_y, clipped=False)
    wandered = _hex_grid(ground, plain_x + across, plain_y + down, clipped=True)
    heights = np.array(ground.heights, np.float64).ravel()
    bumps = Bumps(_abruptness(ground, heights), wandered)
    height = _fitted(heights, hexes, bumps, _detail(y, x, ground, heights, wandered))
    slope = np.hypot(*np.gradient(blur(height, 2.0))) * STEPS / ground.hex_metres
    on_map = hexes >= 0
    steepness = max(float(np.quantile(slope[on_map], 0.9)), 1e-4)
    return GroundField(
        ground=ground,
        height=height,
        broad=blur(height, STEPS * 0.22),
        folded=height
        + _folds(y, x, slope / steepness, 1.7 if ground.theatre else 1.0)
        * np.float32(steepness * ground.hex_metres / STEPS),
        looks=_look_fields(ground, wandered, y, x),
        inside=blur(on_map.astype(np.float32), STEPS * 0.12),
        hexes=hexes,
        steepness=steepness,
    )


def _detail(
    y: np.ndarray, x: np.ndarray, ground: GroundSpec, heights: np.ndarray, wandered: np.ndarray
) -> Field:
    """Small gullies and waves, a fraction of a contour: a drawing aid, stronger on slopes."""
    rough = blur(heights[wandered].astype(np.float32), STEPS * 0.5)
    slope = np.hypot(*np.gradient(rough)) * STEPS  # metres a pitch
    share = np.clip(slope / (2.5 * ground.contour), 0, 1)
    ridges = 1 - np.abs(layered(y, x, 1.1, SEED + 20, 2))
    waves = layered(y, x, 2.4, SEED + 30, 4)
    out: Field = ground.contour * ((0.05 + 0.30 * share) * (ridges - 0.4) + 0.11 * waves)
    return out.astype(np.float32)


def _folds(y: np.ndarray, x: np.ndarray, slope: Field, strength_on_slopes: float) -> Field:
    """Folds too small for contours, in grid steps of a steep slope: faint on the level, plain on slopes."""
    folds = np.zeros_like(slope)
    for layer, (scale, strength) in enumerate(((1.5, 1.0), (0.8, 0.55), (0.42, 0.30), (0.24, 0.16))):
        folds = folds - strength * np.abs(noise(y, x, scale, SEED + 90 + layer))
    down, across = np.gradient(folds)
    folds /= np.sqrt(np.mean(down**2 + across**2))
    out: Field = folds * (
        0.16 + 0.38 * strength_on_slopes * np.clip(blur(slope.astype(np.float32), STEPS * 0.3), 0, 1.3)
    )
    return out.astype(np.float32)


def _abruptness(ground: GroundSpec, heights: np.ndarray) -> np.ndarray:
    """float32 (hexes,): 0 where the ground rolls, 1 where a hex stands far above or below its neighbours."""
    layout = HexLayout(ground.columns, ground.rows, 1.0)
    step = np.array(
        [
            max((abs(int(heights[here] - heights[there])) for there in layout.neighbours(here)), default=0)
            for here in range(layout.count)
        ]
    )
    out: np.ndarray = smooth_step(1.2, 3.2, step / ground.contour).astype(np.float32)
    return out


class Bumps:
    """Lays a value for each hex on the grid as a smooth bump with wandering borders."""

    def __init__(self, abrupt: np.ndarray, wandered: np.ndarray) -> None:
        self.wandered = wandered
        self.abrupt = abrupt[wandered]
        self.cover = self._laid(np.ones(len(abrupt), np.float32))

    def _laid(self, values: np.ndarray) -> Field:
        on_grid = values.astype(np.float32)[self.wandered]
        gentle = blur(on_grid * (1 - self.abrupt), STEPS * GENTLE)
        out: Field = gentle + blur(on_grid * self.abrupt, STEPS * ABRUPT)
        return out

    def lay(self, values: np.ndarray) -> Field:
        """A smooth field that has about these values in the middles of the hexes."""
        out: Field = self._laid(values) / self.cover
        return out


def _fitted(heights: np.ndarray, hexes: np.ndarray, bumps: Bumps, detail: Field) -> Field:
    """A smooth surface whose mean over each hex is the hex's height.

    What a hex lacks is laid on as a bump, again and again.
    """
    field: Field = bumps.lay(heights) + detail
    for _ in range(ROUNDS):
        lacking = heights - hex_means(field, hexes, heights.size)
        if np.abs(lacking).max() < CLOSE_ENOUGH:
            break
        field = field + bumps.lay(lacking)
    return field


def _look_fields(ground: GroundSpec, wandered: np.ndarray, y: np.ndarray, x: np.ndarray) -> dict[str, Field]:
    """How much of each look there is about each point, with natural edges."""
    looks = np.array(ground.looks).ravel()
    uneven = 0.10 * layered(y, x, 0.45, SEED + 50, 2)
    out: dict[str, Field] = {}
    for look in (*WASHES, "gully"):
        here = (looks == look)[wandered]
        if here.any():
            soft = blur(here.astype(np.float32), STEPS * 0.16)
            edge = smooth_step(0.0, 0.5, soft) * smooth_step(1.0, 0.5, soft)
            out[look] = (soft + uneven * edge).astype(np.float32)
    return out


def pitch_of(grid_step: Place) -> Place:
    """A place in grid steps, or many, to pitches."""
    return (grid_step - EDGE) / STEPS
