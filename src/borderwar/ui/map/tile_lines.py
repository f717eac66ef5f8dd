"""Contours, tracks and limits of a tile: drawn three times too large, scaled down, blended.

The three colour channels of one canvas carry three kinds of line.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map.lines import Piece
from borderwar.ui.map.noise import Field, smooth_step
from borderwar.ui.palette import Colour, nation_look
from borderwar.ui.strokes import Point, dashes, stroke

if TYPE_CHECKING:
    from borderwar.ui.map.tile import Tile

OVERSIZE = 3
LARGEST_KEPT = 640
"""Canvases of larger tiles are not kept."""
RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


class Cover:
    """A canvas for a tile; red, green and blue are three separate masks."""

    _free: ClassVar[dict[int, list[pygame.Surface]]] = {}
    """Canvases at hand by size: a fresh one costs as much as all that is drawn on it."""

    def __init__(self, tile: Tile) -> None:
        self.tile = tile
        self.used = False
        side = tile.size * OVERSIZE
        at_hand = self._free.setdefault(side, [])
        self.surface = at_hand.pop() if at_hand else pygame.Surface((side, side), 0, 32)
        self.surface.fill((0, 0, 0))

    def place(self, points: np.ndarray) -> list[Point]:
        """Points in pitches to pixels of the canvas."""
        tile = self.tile
        scaled = (points * tile.pitch - (tile.left, tile.top)) * OVERSIZE
        out: list[Point] = scaled.tolist()
        return out

    def stroke(self, points: Sequence[Point], width: float, channel: Colour) -> None:
        """A line of a width in pixels of the tile."""
        self.used = True
        stroke(self.surface, points, width * OVERSIZE, channel)

    def lines(self, points: Sequence[Point], width: float, channel: Colour) -> None:
        """A thin plain line, all in pixels of the tile."""
        self.used = True
        places = [(x * OVERSIZE, y * OVERSIZE) for x, y in points]
        pygame.draw.lines(self.surface, channel, False, places, max(2, round(width * OVERSIZE)))

    def masks(self) -> tuple[Field, Field, Field]:
        """How much of each pixel each channel covers, 0 to 1; the canvas is given back."""
        small = pygame.transform.smoothscale(self.surface, (self.tile.size, self.tile.size))
        if self.tile.size <= LARGEST_KEPT and len(self._free[self.surface.get_width()]) < 3:
            self._free[self.surface.get_width()].append(self.surface)
        pixels = pygame.surfarray.pixels3d(small)
        red, green, blue = (
            np.ascontiguousarray(pixels[..., channel].T).astype(np.float32) * np.float32(1 / 255)
            for channel in range(3)
        )
        return red, green, blue


def _near(tile: Tile, pieces: Iterable[Piece], margin: float = 0.2) -> list[Piece]:
    wide = tile.size / tile.pitch + margin
    left, top = tile.left / tile.pitch - margin, tile.top / tile.pitch - margin
    right, bottom = left + margin + wide, top + margin + wide
    return [piece for piece in pieces if piece.touches(left, top, right, bottom)]


def is_near(tile: Tile, points: np.ndarray, margin: float = 0.3) -> bool:
    """Whether a line reaches into a tile or within some pitches of it."""
    low, high = points.min(axis=0), points.max(axis=0)
    whole = Piece(points, float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return bool(_near(tile, (whole,), margin))


def draw_lines(tile: Tile) -> Iterator[None]:
    """Contours first, then casings, tracks, gullies and limits; pauses after each."""
    for layer in (_contours, _ways, _limits):
        layer(tile)
        yield


def _contours(tile: Tile) -> None:
    cover = Cover(tile)
    thin = 0.85 if tile.pitch > 30 else 0.62
    for piece in _near(tile, tile.lines.thin):
        cover.stroke(cover.place(piece.points), thin, RED)
    for piece in _near(tile, tile.lines.strong):
        cover.stroke(cover.place(piece.points), thin * 1.55, GREEN)
    if tile.pitch >= 36:
        for piece in _near(tile, tile.lines.half):
            for dash in dashes(cover.place(piece.points), 13 * OVERSIZE, 7 * OVERSIZE):
                cover.stroke(dash, thin * 0.85, BLUE)
    if not cover.used:
        return
    red, green, blue = cover.masks()
    dry: Field | float = 1.0 if tile.water is None else 1 - tile.water
    salt = tile.share("salt")
    if salt is not None:
        dry = dry * (1 - smooth_step(0.4, 0.6, salt))
    tile.blend(red * dry, palette.CONTOUR, 0.55 if tile.pitch > 30 else 0.42)
    tile.blend(green * dry, palette.INDEX, 0.70 if tile.pitch > 30 else 0.55)
    tile.blend(blue * dry, palette.CONTOUR, 0.42)


def _ways(tile: Tile) -> None:
    near = [(kind, points) for kind, points in tile.lines.ways if is_near(tile, points)]
    salt = [points for points in tile.lines.shores if is_near(tile, points)]
    gullies = [points for points in tile.lines.gullies if is_near(tile, points)]
    gullies += [run.points for run in tile.lines.runs if run.look == "gully" and is_near(tile, run.points)]
    cliffs = [run.points for run in tile.lines.runs if run.look == "cliff" and is_near(tile, run.points)]
    if not (near or salt or gullies or cliffs):
        return
    cover, casing = Cover(tile), Cover(tile)
    size = min(tile.fine, 2.2)
    for kind, points in near:
        places = cover.place(points)
        casing.stroke(places, 5.0 * size, RED)
        casing.stroke(places, 3.4 * size, GREEN)
        if kind == "road":
            cover.stroke(places, 3.6 * size, RED)
        elif kind != "rail":
            for dash in dashes(places, 8.5 * size * OVERSIZE, 4.5 * size * OVERSIZE):
                cover.stroke(dash, 1.55 * size, RED)
    for kind, points in near:
        if kind == "road":
            inner = round(2.0 * size * OVERSIZE)
            pygame.draw.lines(cover.surface, (0, 0, 0), False, cover.place(points), inner)
    for kind, points in near:
        if kind == "rail":
            _railway(cover, points, size)
    for points in salt:
        for dash in dashes(cover.place(points), 3.2 * OVERSIZE, 2.6 * OVERSIZE):
            cover.stroke(dash, 1.1 * size, GREEN)
    for points in gullies:
        _toothed(cover, points, 1.1 * size, 2.6 * size, 5 * size, both=True)
    for points in cliffs:
        _toothed(cover, points, 1.9 * size, 4.2 * size, 4.2 * size, both=False)
    soft, firm, _ = casing.masks()
    tile.blend(0.5 * soft + 0.5 * firm, palette.CARD, 0.62)
    red, green, blue = cover.masks()
    tile.blend(green, palette.SALT_LINE, 0.85)
    tile.blend(blue, palette.INDEX, 0.75)
    tile.blend(red, palette.TRACK, 0.94)


SLEEPERS = 9.0
"""Pixels between the sleepers of a railway."""


def _railway(cover: Cover, points: np.ndarray, size: float) -> None:
    """A firm line with sleepers across it."""
    places = cover.place(points)
    cover.stroke(places, 1.8 * size, RED)
    _teeth(cover, places, 2.7 * size, SLEEPERS * size, 1.4 * size, RED, both=True)


def _toothed(cover: Cover, points: np.ndarray, wide: float, reach: float, every: float, both: bool) -> None:
    """A brown line with teeth: on both banks of a gully, on the lower side of a cliff."""
    places = cover.place(points)
    cover.stroke(places, wide, BLUE)
    _teeth(cover, places, reach, every, 0.85 * wide if both else 1.1, BLUE, both)


def _teeth(
    cover: Cover, places: list[Point], reach: float, every: float, wide: float, channel: Colour, both: bool
) -> None:
    """Short strokes across a line, on its right side or on both; lengths in pixels of the tile."""
    for piece in dashes(places, every * OVERSIZE, 0.01):
        (x1, y1), (x2, y2) = piece[0], piece[-1]
        long = max(math.hypot(x2 - x1, y2 - y1), 1e-6)
        across, down = (y1 - y2) / long * reach * OVERSIZE, (x2 - x1) / long * reach * OVERSIZE
        back = (x1 - across, y1 - down) if both else (x1, y1)
        cover.stroke([back, (x1 + across, y1 + down)], wide, channel)


def _limits(tile: Tile) -> None:
    """A dash and a dot in ink on a soft band in the colour of the side that drew it.

    On a map of a theatre they are frontiers: dashes on a rose band.
    """
    theatre = tile.field.ground.theatre
    for nation, _, points in tile.lines.limits:
        if not is_near(tile, points, 0.5):
            continue
        cover = Cover(tile)
        size = min(tile.fine, 2.2)
        places = cover.place(points)
        cover.stroke(places, 9 * size, GREEN)
        cover.stroke(places, 5 * size, BLUE)
        if theatre:
            for dash in dashes(places, 8 * size * OVERSIZE, 4.5 * size * OVERSIZE):
                cover.stroke(dash, 1.5 * size, RED)
        else:
            pattern = 23 * size * OVERSIZE
            for dash in dashes(places, 11 * size * OVERSIZE, pattern - 11 * size * OVERSIZE):
                cover.stroke(dash, 1.6 * size, RED)
            starts = (0.31, 0.17) if nation_look(nation).cut == "rounded" else (0.24,)
            for start in starts:  # one camp dash and two dots, the other dash and dot
                gap = pattern - 2 * size * OVERSIZE
                for dot in dashes(places, 2 * size * OVERSIZE, gap, start=pattern * start):
                    cover.stroke(dot, 1.6 * size, RED)
        ink, wide, narrow = cover.masks()
        if theatre:
            tile.blend(np.clip(wide + narrow, 0, 1), palette.FRONTIER_BAND, 0.34)
            tile.blend(ink, palette.FRONTIER, 0.9)
            continue
        band = palette.PENCIL_BLUE if nation_look(nation).cut == "rounded" else palette.PENCIL_RED
        tile.blend(wide + 2 * narrow, band, 0.10)
        tile.blend(ink, palette.mix(band, palette.INK, 0.45), 0.9)
