"""What is worked out once for a ground, whatever the zoom: fields, lines, a small picture.

It takes a second or more on the largest maps, so a thread of its own does it while a
coarse picture, flat colours with a little shading, is shown.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from borderwar.ui import palette
from borderwar.ui.map.field import GroundField, make_field
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.layout import HexLayout, hexes_at
from borderwar.ui.map.lines import LineWork, make_lines
from borderwar.ui.map.terrain_look import FLAT_COLOURS
from borderwar.ui.map.tile import Tile

OVERVIEW_PITCH = 12.0
"""Zoom of the small picture of the whole map."""

COARSE_PITCH = 4.0
"""Zoom of the first picture."""

KEPT = 4
"""Grounds that are remembered: a game and what a player looked at before it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that painting a tile needs, and the whole map painted small."""

    field: GroundField
    lines: LineWork
    overview: np.ndarray  # uint8 (rows, columns, 3), at OVERVIEW_PITCH


class Preparation:
    """A ground that will be prepared, is being prepared, or has been."""

    def __init__(self, ground: GroundSpec) -> None:
        self.ground = ground
        self._made: Prepared | None = None
        self._failed: Exception | None = None
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Let a thread set to work, if none has yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._make, name="ground", daemon=True)
            self._thread.start()

    def _make(self) -> None:
        try:
            field = make_field(self.ground)
            lines = make_lines(field)
            self._made = Prepared(field, lines, paint_overview(field, lines))
        except Exception as failure:  # told to whoever asks, in their own thread
            self._failed = failure
        self._over.set()

    def wait(self, seconds: float) -> bool:
        """Give the thread so much time; True once all is ready."""
        self.begin()
        return self._over.wait(seconds)

    @property
    def ready(self) -> bool:
        """Whether all is worked out."""
        return self._over.is_set()

    @property
    def made(self) -> Prepared:
        """What was worked out; waits for it.  Raises what went wrong in the thread."""
        self.begin()
        self._over.wait()
        if self._made is None:
            raise self._failed or RuntimeError("the ground was not prepared")
        return self._made


_known: OrderedDict[str, Preparation] = OrderedDict()


def preparation(ground: GroundSpec) -> Preparation:
    """The preparation of a ground: the one that there was before, or a new one, not begun."""
    name = ground.digest()
    found = _known.pop(name, None) or Preparation(ground)
    _known[name] = found
    while len(_known) > KEPT:
        _known.popitem(last=False)
    return found


def paint_overview(field: GroundField, lines: LineWork) -> np.ndarray:
    """uint8 (rows, columns, 3): the whole map, small."""
    ground = field.ground
    width, height = HexLayout(ground.columns, ground.rows, OVERVIEW_PITCH).size
    tile = Tile(field, lines, OVERVIEW_PITCH, 0, 0, max(width, height))
    for _ in tile.paint():
        pass
    return np.ascontiguousarray(tile.finished()[:height, :width])


def coarse_picture(ground: GroundSpec) -> np.ndarray:
    """uint8 (rows, columns, 3) at COARSE_PITCH: each hex in one colour, lit a little from the north-west."""
    width, height = HexLayout(ground.columns, ground.rows, COARSE_PITCH).size
    x, y = np.meshgrid((np.arange(width) + 0.5) / COARSE_PITCH, (np.arange(height) + 0.5) / COARSE_PITCH)
    column, row = hexes_at(x, y)
    inside = (column >= 0) & (column < ground.columns) & (row >= 0) & (row < ground.rows)
    column, row = np.clip(column, 0, ground.columns - 1), np.clip(row, 0, ground.rows - 1)
    heights = np.array(ground.heights, np.float32)
    slope = np.zeros_like(heights)
    slope[1:, 1:] = 2 * heights[1:, 1:] - heights[:-1, 1:] - heights[1:, :-1]
    lit = slope / max(float(np.abs(slope).max()), 1e-6)
    colours = np.array(
        [[FLAT_COLOURS.get(look, palette.PAPER) for look in line] for line in ground.looks], np.float32
    )
    colours += lit[..., np.newaxis] * 22
    picture = np.where(inside[..., None], colours[row, column], np.array(palette.PAPER, np.float32))
    out: np.ndarray = np.clip(picture, 0, 255).astype(np.uint8)
    return out
