"""No window and no sound for the interface's tests, and a piece of ground to draw."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import math
from collections.abc import Iterator

import pygame
import pytest

from borderwar.ui.map.ground import GroundSpec, LimitLine, NamePlace, Way

MOUNDS = ((20, 16), (21, 15), (22, 15), (23, 16), (23, 17), (22, 18), (21, 18))
PANS = ((31, 10, 2.6), (13, 23, 2.0))
LOOKS = ("water", "marsh", "wood", "scrub", "dune", "rock", "reeds", "ice", "gully")


def steppe_ground(columns: int = 44, rows: int = 32) -> GroundSpec:
    """Swells, seven mounds, two salt pans, and a patch of every other look along the east edge."""
    heights, looks = [], []
    for row in range(rows):
        line, kinds = [], []
        for column in range(columns):
            swell = sum(
                13 * math.exp(-(((row - ridge + 0.08 * column) / 1.7) ** 2)) for ridge in (10, 20, 27)
            )
            height = 630 - 0.4 * column + 0.5 * row + swell
            look = "open"
            if (column + 1, row + 1) in MOUNDS:
                height, look = 664.0 + (column * 7 + row * 3) % 5, "rock"
            for x, y, reach in PANS:
                if math.hypot(column - x, row - y) < reach:
                    height, look = 616.0, "salt"
            if column >= columns - 6 and look == "open":
                look = LOOKS[row * len(LOOKS) // rows]
            line.append(round(height))
            kinds.append(look)
        heights.append(tuple(line))
        looks.append(tuple(kinds))
    return GroundSpec(
        columns=columns,
        rows=rows,
        hex_metres=250,
        contour=5,
        looks=tuple(looks),
        heights=tuple(heights),
        ways=(Way("track", tuple(f"24{row:02d}" for row in range(1, min(rows, 15)))),),
        names=(
            NamePlace("Tauran", "Адаг-Дулан", "1412", "place"),
            NamePlace("North Pan", "北の塩地", "0908", "water"),
            NamePlace("First Mound", "", "2115", "height"),
        ),
        lines=(LimitLine("japan", "limit of advance", tuple(f"{column:02d}05" for column in range(1, 12))),),
        works=("0606",),
    )


@pytest.fixture(scope="session")
def steppe() -> GroundSpec:
    """A whole map of 44 x 32 hexes."""
    return steppe_ground()


@pytest.fixture(scope="session")
def small_steppe() -> GroundSpec:
    """The north-west corner of it, for tests that paint."""
    return steppe_ground(14, 12)


@pytest.fixture
def screen() -> Iterator[pygame.Surface]:
    """A screen of the dummy driver."""
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((640, 480))
    pygame.display.quit()
