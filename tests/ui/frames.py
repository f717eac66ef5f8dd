"""Frames that are kept as files and compared: which there are, how each is drawn, how two differ.

`python tests/ui/frames.py` draws them all again into tests/ui/golden (`maps` or `screens` as an
argument: those alone).  A changed picture is meant to be looked at before it is committed.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
from PIL import Image
from sheets import lake_hills, river_valley, theatre

from borderwar.ui.appearance import wear
from borderwar.ui.counters.specimens import draw_branches, draw_states
from borderwar.ui.map import DAY, NIGHT, GroundSpec, Light, MapPainter, MapView, light
from borderwar.ui.palette import NATIONS, PALETTES, PAPER

GOLDEN = Path(__file__).parent / "golden"
WIDE = 400
"""Pixels across a kept frame."""

COLOURS = 96
"""Colours of a kept frame, so that the files stay small."""

MEAN, LOCAL, BLOCK = 3.0, 26.0, 10
"""How far a frame may differ, in levels of 255: on the mean, and in the mean of any square of so many
pixels.  Versions of SDL draw letters and curves a little differently; a panel that moved or a colour
that changed is far above."""


class Difference(NamedTuple):
    """How two frames differ, in levels of 255."""

    mean: float
    local: float

    @property
    def small(self) -> bool:
        """Whether they are the same picture."""
        return self.mean <= MEAN and self.local <= LOCAL


def reduced(surface: pygame.Surface) -> Image.Image:
    """A frame as it is kept."""
    image = Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))
    high = round(image.height * WIDE / image.width)
    return image.resize((WIDE, high), Image.Resampling.BOX)


def difference(first: Image.Image, second: Image.Image) -> Difference:
    """How far two reduced frames are apart."""
    one, other = (np.asarray(image.convert("RGB"), np.float64) for image in (first, second))
    if one.shape != other.shape:
        return Difference(255.0, 255.0)
    apart = np.abs(one - other).mean(axis=2)
    rows, columns = (side // BLOCK * BLOCK for side in apart.shape)
    signed = (one - other)[:rows, :columns].reshape(rows // BLOCK, BLOCK, columns // BLOCK, BLOCK, 3)
    return Difference(float(apart.mean()), float(np.abs(signed.mean(axis=(1, 3))).max()))


def path_of(name: str) -> Path:
    """The file of a frame."""
    return GOLDEN / f"{name}.png"


def keep(name: str, surface: pygame.Surface) -> None:
    """Write a frame's file."""
    GOLDEN.mkdir(exist_ok=True)
    few_colours(reduced(surface)).save(path_of(name), optimize=True)


def few_colours(picture: Image.Image) -> Image.Image:
    """A frame in few colours: the commonest as they are, some for the rest, some for small vivid things."""
    plain, rare = COLOURS // 6, COLOURS // 3
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    codes: list[int] = [part for _, colour in counted[:plain] for part in colour]
    ways = (Image.Quantize.MEDIANCUT, COLOURS - plain - rare), (Image.Quantize.MAXCOVERAGE, rare)
    for method, count in ways:
        codes += (picture.quantize(count, method).getpalette() or [])[: 3 * count]
    levels = np.array(codes, np.int32).reshape(-1, 3)
    pixels = np.asarray(picture.convert("RGB"), np.int32).reshape(-1, 1, 3)
    nearest = np.abs(pixels - levels).sum(axis=2).argmin(axis=1)
    few = Image.fromarray(nearest.astype(np.uint8).reshape(picture.height, picture.width), "P")
    few.putpalette(codes)
    return few


def _map(ground: GroundSpec, pitch: float, sky: Light = DAY) -> pygame.Surface:
    """The middle of a ground."""
    window = pygame.Surface((1200, 750))
    view = MapView(ground.columns, ground.rows, window.get_rect(), pitch)
    view.centre_on(ground.rows // 2 * ground.columns + ground.columns // 2)
    painter = MapPainter(ground, cache=False)
    painter.finish(view)
    painter.draw(window, view, light=sky)
    return window


def _counters() -> pygame.Surface:
    """Every branch in both styles, every state, at four sizes."""
    window = pygame.Surface((1200, 750))
    window.fill(PAPER)
    draw_branches(window, (45, 60), (58, 80), 46)
    for row, nation in enumerate(NATIONS):
        draw_states(window, nation, (60, 270 + 110 * row), 86, 66)
        draw_states(window, nation, (800, 270 + 110 * row), 46, 26)
    return window


MAPS: dict[str, Callable[[], pygame.Surface]] = {
    "map-lake-100m": lambda: _map(lake_hills(), 57),
    "map-lake-winter": lambda: _map(lake_hills(winter=True), 40),
    "map-valley-1km": lambda: _map(river_valley(), 57),
    "map-valley-night-rain": lambda: _map(
        river_valley(), 32, light.Light("wet night", light.SKIES["rain"].tint)._replace(tint=NIGHT.tint)
    ),
    "map-theatre-20km": lambda: _map(theatre(), 32),
    "map-theatre-far": lambda: _map(theatre(), 20),
    "counters": _counters,
}
"""Frames of the map and of counters."""


def screens() -> dict[str, Callable[[], pygame.Surface]]:
    """Frames of the main screens, each at two sizes and in two palettes."""
    from screens_to_keep import SCREENS

    def frame(name: str, size: tuple[int, int], colours: str) -> Callable[[], pygame.Surface]:
        return lambda: SCREENS[name](size, colours)

    return {
        f"{name}-{size[0]}-{colours}": frame(name, size, colours)
        for name in SCREENS
        for size in ((1280, 720), (1920, 1080))
        for colours in ("standard", "contrast")
    }


def drawn(draw: Callable[[], pygame.Surface]) -> pygame.Surface:
    """A frame, drawn in the usual look and on a screen that nobody sees."""
    for variable in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(variable, "dummy")
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((64, 64))
    wear("standard", "symbols")
    try:
        return draw()
    finally:
        wear("standard", "symbols")


if __name__ == "__main__":
    assert set(PALETTES) >= {"standard", "contrast"}
    wanted = sys.argv[1:] or ["maps", "screens"]
    everything = (MAPS if "maps" in wanted else {}) | (screens() if "screens" in wanted else {})
    for one, draw in everything.items():
        keep(one, drawn(draw))
        print(f"{one}: {path_of(one).stat().st_size:,} bytes")
