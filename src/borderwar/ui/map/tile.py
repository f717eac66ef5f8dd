"""Painting one tile of the paper map, layer by layer.

Everything is a function of the place on the sheet: tiles painted apart fit together.
"""

import math
from collections.abc import Iterator

import numpy as np

from borderwar.ui import palette
from borderwar.ui.map.field import STEPS, GroundField, to_grid
from borderwar.ui.map.layout import sheet_size
from borderwar.ui.map.lines import LineWork
from borderwar.ui.map.noise import Field, Lattice, layered, smooth_step
from borderwar.ui.map.paper import GRAIN, paper_grain
from borderwar.ui.map.tile_lines import draw_lines
from borderwar.ui.map.tile_signs import draw_signs
from borderwar.ui.map.tile_water import draw_water
from borderwar.ui.palette import Colour

TILE = 512
MARGIN = 12
"""Pixels painted round a tile and cut off: signs and lines reach over the edge."""

STEEP = 0.95
"""What the ground's steep slopes are exaggerated to, for shading."""

STEEPEST = 1.5
"""No slope is shaded as if it were steeper than this, after exaggeration."""

WASH_COLOURS = (
    ("snow", palette.SNOW_WASH, 0.9, 0.3),
    ("grass", palette.SCRUB_WASH, 0.55, 0.35),
    ("field", palette.FIELD_WASH, 0.8, 0.12),
    ("paddy", palette.PADDY_WASH, 0.85, 0.1),
    ("sand", palette.DUNE_WASH, 0.85, 0.4),
    ("dune", palette.DUNE_WASH, 0.75, 0.35),
    ("rock", palette.ROCK_WASH, 0.3, 0.35),
    ("crag", palette.ROCK_WASH, 0.55, 0.4),
    ("marsh", palette.MARSH_WASH, 0.6, 0.25),
    ("swamp", palette.MARSH_WASH, 0.9, 0.25),
    ("reeds", palette.MARSH_WASH, 0.75, 0.2),
    ("scrub", palette.SCRUB_WASH, 0.75, 0.3),
    ("wood", palette.WOOD_WASH, 0.8, 0.25),
    ("taiga", palette.TAIGA_WASH, 0.8, 0.25),
    ("salt", palette.SALT_WASH, 0.85, 0.10),
)
"""Looks with a flat colour: its strength, and half the width of its soft edge."""

LEVEL_LIGHT = math.sin(math.radians(45))


class Tile:
    """A tile while it is being painted."""

    def __init__(
        self, field: GroundField, lines: LineWork, pitch: float, left: int, top: int, size: int
    ) -> None:
        self.field = field
        self.lines = lines
        self.pitch = pitch
        self.left = left - MARGIN
        self.top = top - MARGIN
        self.size = size + 2 * MARGIN
        self.fine = min(max(pitch / 57, 0.55), 4.0) ** 0.6
        """Scale of signs and lines: they grow less than the map."""
        places = np.arange(self.size) + 0.5
        self.x = (places + self.left) / pitch
        self.y = (places + self.top) / pitch
        self.lattice = Lattice(to_grid(self.y), to_grid(self.x))
        self.image = np.empty((3, self.size, self.size), np.float32)
        self.shares: dict[str, Field] = {}
        self.shade: Field = np.zeros((self.size, self.size), np.float32)
        self.water: Field | None = None

    def paint(self) -> Iterator[None]:
        """Paint all layers, pausing after each."""
        self._tint()
        yield
        self._washes()
        yield
        self._relief()
        yield
        draw_water(self)
        yield
        yield from draw_signs(self)
        yield from draw_lines(self)
        self._paper()

    def finished(self) -> np.ndarray:
        """uint8 (size, size, 3): the tile without its margin."""
        inner = self.image[:, MARGIN:-MARGIN, MARGIN:-MARGIN]
        return np.clip(inner, 0, 255).astype(np.uint8).transpose(1, 2, 0)

    def share(self, look: str) -> Field | None:
        """How much of a look there is at each pixel, with its edge a pixel or two wide."""
        if look not in self.field.looks:
            return None
        if look not in self.shares:
            self.shares[look] = self.lattice.read(self.field.looks[look])
        found = self.shares[look]
        return found if float(found.max()) > 0.02 else None

    def blend(self, cover: Field, colour: Colour, strength: float = 1.0) -> None:
        """Lay a colour over the picture where it covers."""
        share = cover * np.float32(strength)
        for channel in range(3):
            self.image[channel] += share * (np.float32(colour[channel]) - self.image[channel])

    def _tint(self) -> None:
        """Paper, a little warmer with height, with slow changes as old paper has."""
        ground = self.field.ground
        height = self.lattice.read(self.field.broad)
        low, high = self.field.low, self.field.high
        spread = max(high - low, 4.0 * ground.contour)
        share = np.clip((height - low) / spread, 0, 1)
        slow = 0.12 * layered(self.y, self.x, 5.0, 811, 2)
        if ground.theatre and not ground.winter:
            self._hypsometric(np.sqrt(share) + slow * 0.25)
            return
        share = np.clip(0.35 + 0.65 * share + slow, 0, 1)
        bottom = palette.SNOW_LOW if ground.winter else palette.PAPER_LOW
        top = palette.SNOW_HIGH if ground.winter else palette.PAPER_HIGH
        for channel in range(3):
            self.image[channel] = bottom[channel] + share * (top[channel] - bottom[channel])

    def _hypsometric(self, share: Field) -> None:
        """Tints by height in soft steps, from 0 for the lowest ground to 1."""
        steps = palette.HYPSOMETRIC
        place = np.clip(share, 0, 0.9999) * (len(steps) - 1)
        below = np.floor(place)
        place = below + smooth_step(0.25, 0.75, place - below)  # a step, its edge soft
        for channel in range(3):
            values = np.array([step[channel] for step in steps], np.float32)
            self.image[channel] = np.interp(place, np.arange(len(steps)), values)

    def _washes(self) -> None:
        """Flat colours of ground that has one, soft at the edges; snow leaves little of them."""
        for look, colour, strength, soft in WASH_COLOURS:
            share = self.share(look)
            if share is not None:
                thin = 0.4 if self.field.ground.winter and look != "snow" else 1.0
                if self.field.ground.theatre and look in ("wood", "taiga"):
                    soft, thin = 0.45, 0.6
                self.blend(smooth_step(0.5 - soft, 0.5 + soft, share), colour, strength * thin)

    def _relief(self) -> None:
        """Light from the north-west: fine, broad and western shading mixed."""
        run = self.field.ground.hex_metres / STEPS  # metres a grid step
        rise = min(max(STEEP / self.field.steepness, 1.5), 40.0) * 0.62
        fine = _shading(*self.lattice.slopes(self.field.folded), rise / run, ((1.0, 315),))
        broad = _shading(*self.lattice.slopes(self.field.broad), 1.3 * rise / run, ((0.7, 315), (0.3, 270)))
        mixed = 0.62 * fine + 0.38 * broad
        self.shade = fine
        away = LEVEL_LIGHT - mixed
        brown = palette.RELIEF_COLD if self.field.ground.winter else palette.RELIEF_SHADE
        self.blend(_softened(np.clip(away * 1.12, 0, None), 0.56), brown)
        self.blend(_softened(np.clip(away * -1.9, 0, None), 0.68), palette.RELIEF_LIGHT)

    def _frame(self) -> None:
        """The neat line: a thick and a thin line along the edge of the paper."""
        width, height = sheet_size(self.field.ground.columns, self.field.ground.rows)
        across = np.minimum(self.x, width - self.x) * self.pitch
        down = np.minimum(self.y, height - self.y) * self.pitch
        inward = np.minimum.outer(down, across).astype(np.float32)
        thick, thin = 0.13 * self.pitch, max(0.20 * self.pitch, 0.13 * self.pitch + 3.5)
        for place, wide, strength in ((thick, 2.0 * min(self.fine, 1.0), 0.75), (thin, 0.9, 0.6)):
            cover = np.clip(wide / 2 + 0.5 - np.abs(inward - place), 0, min(wide, 1.0))
            self.blend(cover, palette.INK, strength)

    def _paper(self) -> None:
        """Fade the ground beyond the hexes, and lay the grain over all."""
        beyond = 1 - np.clip(self.lattice.read(self.field.inside), 0, 1)
        if float(beyond.max()) > 0.01:
            self.blend(beyond, palette.PAPER, 0.62)
            self._frame()
        rows = (np.arange(self.size) + self.top) % GRAIN
        columns = (np.arange(self.size) + self.left) % GRAIN
        grain = paper_grain()[np.ix_(rows, columns)]
        for channel, strength in enumerate((0.90, 0.95, 1.05)):
            self.image[channel] += grain * np.float32(strength)


def _shading(across: Field, down: Field, rise: float, lamps: tuple[tuple[float, int], ...]) -> Field:
    """Light on a slope from lamps 45 degrees up, each a strength and an azimuth.

    Level ground has the sine of 45 degrees.
    """
    east = sum(strength * math.sin(math.radians(turn)) for strength, turn in lamps) * LEVEL_LIGHT
    south = sum(-strength * math.cos(math.radians(turn)) for strength, turn in lamps) * LEVEL_LIGHT
    steep = (across * across + down * down) * np.float32(rise * rise)
    steep_bent = steep / (1 + steep / np.float32(STEEPEST**2))
    lean = (across * np.float32(rise * east) + down * np.float32(rise * south)) * np.sqrt(
        steep_bent / np.maximum(steep, 1e-9)
    )
    out: Field = (LEVEL_LIGHT - lean) / np.sqrt(1 + steep_bent)
    return out


def _softened(values: Field, most: float) -> Field:
    """Values from 0 up, bent so that they near `most` and do not pass it."""
    out: Field = most * (1 - np.exp(-values / most))
    return out
