"""Painting the location map: tint, relief, forest, water, railways, frontiers, on paper.

Heights are real, every 0.1 degrees; the finer unevenness is noise, for texture alone.  Forest
and sand are guessed from height and place.  Everything depends on the place on the globe, so
that two sheets of one window are the same picture.
"""

import hashlib
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.geo.atlas import HEIGHT_STEP, NORTH, SHORE_STEP, WEST, Atlas
from borderwar.ui.geo.window import SHRINK, GeoWindow
from borderwar.ui.map.noise import Field, Lattice, blur, chances, layered, smooth_step
from borderwar.ui.map.paper import GRAIN, paper_grain
from borderwar.ui.palette import Colour
from borderwar.ui.strokes import Point, dashes, stroke
from borderwar.ui.theme import assets_folder

STEPPE = (
    (57.0, 118.0), (52.0, 119.0), (50.0, 120.2), (48.0, 120.0), (46.0, 119.2), (44.0, 117.9),
    (42.0, 116.4), (36.0, 112.0),
)  # fmt: skip
"""North and east of the line that parts the dry west from the green east."""

EXAGGERATED = 30.0
"""How many times too steep the ground is shaded."""

LINING = ((0.4, 0.8, 0.95), (5, 0.7, 0.42), (9, 0.7, 0.3), (15, 0.7, 0.2), (22, 0.7, 0.13))
"""Lines along a shore: pixels from it, half width, strength."""

DASHES = (("river and land", 8.0, 4.0, 1.6), ("by hand", 3.2, 4.0, 1.5), ("disputed", 1.6, 3.4, 1.6))
"""Kinds of frontier: length of dash and gap, width."""

SAND_SOUTH_OF = 46.2
CONTOUR = 400.0
"""Metres between contours."""


@lru_cache(maxsize=1)
def sheet_version() -> str:
    """A short digest of painter and atlas: a changed one never shows old pictures."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=5)
    data = sorted((assets_folder() / "geo").glob("*.*"))
    for path in (*sorted(here.glob("*.py")), *data, here.parent / "palette.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def paint_sheet(atlas: Atlas, window: GeoWindow, scale: float = 1.0) -> pygame.Surface:
    """The map without its names; `scale` is that of lines and signs."""
    sheet = _Sheet(atlas, window, scale)
    sheet.land()
    sheet.relief()
    sheet.forest()
    sheet.water()
    sheet.lines()
    sheet.grain()
    return sheet.surface()


class _Sheet:
    """The map while it is being painted."""

    def __init__(self, atlas: Atlas, window: GeoWindow, scale: float) -> None:
        self.atlas, self.window, self.scale = atlas, window, scale
        columns = np.arange(window.width) + 0.5
        rows = np.arange(window.height) + 0.5
        self.east = window.west + columns / (window.degree * SHRINK)
        self.south = -(window.north - rows / window.degree)  # rises down the sheet, as noise wants it
        self.heights = Lattice((NORTH + self.south) / HEIGHT_STEP, (self.east - WEST) / HEIGHT_STEP)
        shores = Lattice((NORTH + self.south) / SHORE_STEP, (self.east - WEST) / SHORE_STEP)
        self.shore = shores.read(atlas.shore) / np.float32(window.km)  # pixels from the shore
        self.wet = np.clip(self.shore + 0.5, 0, 1)
        self.image = np.empty((3, window.height, window.width), np.float32)
        self.times = 3 if window.width < 1500 else 2
        self.canvas = pygame.Surface((window.width * self.times, window.height * self.times), 0, 32)

    def blend(self, cover: Field, colour: Colour, strength: float = 1.0) -> None:
        """Lay a colour over the picture where it covers."""
        share = cover * np.float32(strength)
        for channel in range(3):
            self.image[channel] += share * (np.float32(colour[channel]) - self.image[channel])

    def drawn(self, draw: Callable[[pygame.Surface, float], None]) -> Field:
        """How much of each pixel a drawing covers; it draws white, so many times enlarged."""
        self.canvas.fill((0, 0, 0))
        draw(self.canvas, self.times)
        small = pygame.transform.smoothscale(self.canvas, (self.window.width, self.window.height))
        out: Field = pygame.surfarray.array_red(small).T.astype(np.float32) / np.float32(255)
        return out

    # ---- ground -------------------------------------------------------------------------
    def land(self) -> None:
        """Tints by height in soft steps; dry ground is warmer."""
        grid = self.atlas.heights.clip(0, None)
        broad = blur(grid, 4.0)
        rough = np.sqrt(blur((grid - broad) ** 2, 2.0))
        self.height = self.heights.read(grid)
        self.rough = self.heights.read(rough)
        ridge = 1 - 2 * np.abs(layered(self.south / SHRINK, self.east, 0.34, 17, 3))
        self.ground = self.height + np.float32(0.5) * self.rough * ridge
        level = np.interp(self.ground, palette.HEIGHT_STEPS, range(len(palette.HEIGHTS))).astype(np.float32)
        whole = np.floor(level)
        level = whole + smooth_step(0.2, 0.8, level - whole)
        for channel in range(3):
            tints = [tint[channel] for tint in palette.HEIGHTS]
            self.image[channel] = np.interp(level, range(len(tints)), tints)
        parted = np.interp(self.south, [-north for north, _ in STEPPE], [east for _, east in STEPPE])
        wander = 0.8 * layered(self.south, self.east, 1.7, 31, 2)
        self.green = smooth_step(-1.0, 1.2, self.east[None, :] - parted[:, None] + wander)
        dry = 1 - self.green
        self.blend(dry * 0.55, palette.PAPER_HIGH)
        sand = dry * smooth_step(-SAND_SOUTH_OF, -SAND_SOUTH_OF + 2.5, self.south)[:, None]
        self.blend(sand * 0.5, palette.DUNE_WASH)

    def relief(self) -> None:
        """Light from the north-west, and thin contours."""
        metres = np.float32(self.window.km * 1000)
        down, across = np.gradient(self.ground)
        rise = np.float32(EXAGGERATED) / metres
        lean = (across + down) * rise * np.float32(math.sqrt(0.5) * math.sqrt(0.5))
        light = (math.sqrt(0.5) - lean) / np.sqrt(1 + (across**2 + down**2) * rise**2)
        away = np.float32(math.sqrt(0.5)) - light
        self.blend(0.58 * (1 - np.exp(-np.clip(away, 0, None) * 1.9)), palette.RELIEF_SHADE)
        self.blend(0.62 * (1 - np.exp(np.clip(away, None, 0) * 2.6)), palette.RELIEF_LIGHT)
        down, across = np.gradient(self.height)
        steep = np.hypot(across, down)
        off = np.abs((self.height / CONTOUR + 0.5) % 1 - 0.5) * CONTOUR
        line = np.clip(0.8 - off / np.maximum(steep, 0.6), 0, 1) * (self.height > CONTOUR / 2)
        self.blend(line, palette.CONTOUR, 0.34)

    def forest(self) -> None:
        """A green wash and a stipple on the hills of the moist east and of the north."""
        taiga = smooth_step(-53.0, -50.2, self.south)[:, None]
        hills = smooth_step(150, 420, self.ground)
        patches = layered(self.south / SHRINK, self.east, 0.7, 53, 3)
        share = hills * np.maximum(self.green, 0.55 * (1 - taiga)) + 0.22 * patches
        self.woods = smooth_step(0.45, 0.8, share) * (1 - self.wet)
        self.blend(self.woods, palette.FOREST, 0.5)
        step = 4.6 * self.scale
        rows, columns = (np.arange(int(size / step) + 1) for size in (self.window.height, self.window.width))
        y = (rows[:, None] + chances(rows[:, None], columns[None, :], 5)) * step
        x = (columns[None, :] + chances(rows[:, None], columns[None, :], 6)) * step
        inside = (y < self.window.height) & (x < self.window.width)
        x, y = x[inside], y[inside]
        lots = chances(np.arange(len(x)), np.arange(len(x)), 7)
        kept = self.woods[y.astype(int), x.astype(int)] > 0.5 + 0.4 * lots
        radius = 0.95 * self.scale

        def dots(canvas: pygame.Surface, times: float) -> None:
            for place in zip((x[kept] * times).tolist(), (y[kept] * times).tolist(), strict=True):
                pygame.draw.circle(canvas, (255, 255, 255), place, radius * times)

        self.blend(self.drawn(dots), palette.FOREST_DOT, 0.42)

    # ---- water --------------------------------------------------------------------------
    def water(self) -> None:
        """Rivers by rank, then sea and lakes with ever fainter lines along the shore."""
        for rank, wide, strength in ((1, 0.75, 0.55), (2, 1.25, 0.8), (3, 2.1, 0.95)):
            lines = [self._points(line) for known, line in self.atlas.rivers if known == rank]
            self.blend(self._strokes(lines, wide) * (1 - self.wet), palette.SHORE, strength)
        self.blend(self.wet, palette.WATER)
        self.blend(self.wet * smooth_step(4, 60, self.shore / np.float32(self.scale)), palette.SEA_DEEP, 0.5)
        for place, wide, strength in LINING:
            ring = np.exp(-(((self.shore - place * self.scale) / (wide * self.scale)) ** 2))
            self.blend(ring, palette.SHORE, strength)

    # ---- lines --------------------------------------------------------------------------
    def _points(self, line: Sequence[Point]) -> list[Point]:
        return [self.window.point(east, north) for east, north in line]

    def _near(self, points: Sequence[Point]) -> bool:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, high = self.window.width + 9, self.window.height + 9
        return max(xs) > -9 and max(ys) > -9 and min(xs) < wide and min(ys) < high

    def _strokes(self, lines: Sequence[Sequence[Point]], wide: float) -> Field:
        """Coverage of lines of one width."""
        shown = [line for line in lines if len(line) > 1 and self._near(line)]

        def draw(canvas: pygame.Surface, times: float) -> None:
            for line in shown:
                stroke(canvas, [(x * times, y * times) for x, y in line], wide * self.scale * times)

        return self.drawn(draw)

    def lines(self) -> None:
        """Railways with sleepers; frontiers as dashes on a rose band."""
        size = self.scale
        dry = 1 - self.wet
        tracks = [_rounded(self._points(line)) for line in self.atlas.railways]
        tracks = [line for line in tracks if self._near(line)]
        self.blend(self._strokes(tracks, 3.6), palette.CARD, 0.45)
        self.blend(self._strokes(tracks, 1.3), palette.RAILWAY, 0.85)
        ties = [tie for line in tracks for tie in _ties(line, 7.5 * size, 2.1 * size)]
        self.blend(self._strokes(ties, 1.0), palette.RAILWAY, 0.8)
        known = {
            kind: [self._points(line) for other, line in self.atlas.frontiers if other == kind]
            for kind in ("river and land", "by hand", "disputed")
        }
        settled = [*known["river and land"], *known["by hand"]]
        self.blend(self._strokes(settled, 8.0) * dry, palette.FRONTIER_BAND, 0.3)
        self.blend(self._strokes(known["disputed"], 6.0) * dry, palette.FRONTIER_BAND, 0.22)
        for kind, on, off, wide in DASHES:
            shown = [line for line in known[kind] if self._near(line)]
            pieces = [piece for line in shown for piece in dashes(line, on * size, off * size)]
            self.blend(self._strokes(pieces, wide), palette.FRONTIER, 0.9)

    # ---- paper --------------------------------------------------------------------------
    def grain(self) -> None:
        """The paper's own grain over all."""
        rows = np.arange(self.window.height) % GRAIN
        columns = np.arange(self.window.width) % GRAIN
        grain = paper_grain()[np.ix_(rows, columns)]
        for channel, strength in enumerate((0.8, 0.85, 0.95)):
            self.image[channel] += grain * np.float32(strength)

    def surface(self) -> pygame.Surface:
        """The picture as it stands."""
        pixels = np.clip(self.image, 0, 255).astype(np.uint8).transpose(2, 1, 0)
        return pygame.surfarray.make_surface(np.ascontiguousarray(pixels))


def _rounded(points: list[Point]) -> list[Point]:
    """A smooth curve through points (Catmull and Rom's)."""
    out = [points[0]]
    whole = [points[0], *points, points[-1]]
    for a, b, c, d in zip(whole, whole[1:], whole[2:], whole[3:], strict=False):
        for step in range(1, 9):
            t = step / 8
            out.append(
                tuple(
                    0.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
                           + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t**3)
                    for k in (0, 1)
                )  # type: ignore[arg-type]
            )  # fmt: skip
    return out


def _ties(line: list[Point], apart: float, half: float) -> list[list[Point]]:
    """Sleepers across a line, so far apart."""
    out: list[list[Point]] = []
    wait = apart / 2
    for (x1, y1), (x2, y2) in pairwise(line):
        long = math.hypot(x2 - x1, y2 - y1)
        while wait < long:
            x, y = x1 + (x2 - x1) * wait / long, y1 + (y2 - y1) * wait / long
            right, down = -(y2 - y1) / long * half, (x2 - x1) / long * half
            out.append([(x - right, y - down), (x + right, y + down)])
            wait += apart
        wait -= long
    return out
