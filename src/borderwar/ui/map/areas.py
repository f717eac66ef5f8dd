"""Areas of hexes on a clear layer: a flat wash, hatching, an outline.

A large reach is hundreds of hexes, so each is drawn in few strokes: whole loops are filled
at once, hatching is a pattern cut to shape, and outlines are made of small pictures of one side.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame

from borderwar.ui.map.layout import HexLayout, Point
from borderwar.ui.palette import Colour
from borderwar.ui.strokes import line

HATCH_STEP = 8
HATCH_WIDTH = 1.5
PATTERN = 512
"""Side of the hatching pattern; a multiple of every step in use."""

QUARTERS = 4
"""Sides of an outline are placed to a quarter of a pixel."""

CLEAR = (0, 0, 0, 0)


def wash(
    image: pygame.Surface,
    layout: HexLayout,
    origin: Point,
    hexes: Iterable[int],
    colour: tuple[int, int, int, int],
) -> None:
    """Fill hexes with one flat tint, on a layer that is still clear there."""
    loops = [_moved(loop, origin) for loop in layout.outline(hexes)]
    for loop in sorted(loops, key=lambda loop: -abs(_turned_area(loop))):
        is_hole = _turned_area(loop) < 0
        pygame.draw.polygon(image, CLEAR if is_hole else colour, loop)


def _turned_area(loop: list[Point]) -> float:
    """Twice the area inside a loop, negative if it runs against the clock on the screen."""
    whole = 0.0
    for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], loop[0]], strict=True):
        whole += x1 * y2 - x2 * y1
    return whole


def hatch(
    image: pygame.Surface,
    layout: HexLayout,
    origin: Point,
    hexes: Iterable[int],
    colour: Colour,
    alpha: int,
    step: int = HATCH_STEP,
    rising: bool = True,
) -> None:
    """Slanting lines across a set of hexes, running through from one to the next."""
    shapes = [_moved(layout.corners(here, 0.95), origin) for here in hexes]
    if not shapes:
        return
    left, top = (math.floor(min(point[axis] for shape in shapes for point in shape)) for axis in (0, 1))
    right, bottom = (math.ceil(max(point[axis] for shape in shapes for point in shape)) for axis in (0, 1))
    place = pygame.Rect(left, top, right - left + 1, bottom - top + 1).clip(image.get_rect())
    if place.width <= 0 or place.height <= 0:
        return
    lines = pygame.Surface(place.size, pygame.SRCALPHA)
    for shape in shapes:
        pygame.draw.polygon(lines, (255, 255, 255, 255), [(x - place.left, y - place.top) for x, y in shape])
    pattern = _pattern(colour, alpha, step, rising)
    off = (round(origin[0]) + place.left) % step, (round(origin[1]) + place.top) % step
    for x in range(-off[0], place.width, PATTERN):
        for y in range(-off[1], place.height, PATTERN):
            lines.blit(pattern, (x, y), special_flags=pygame.BLEND_RGBA_MULT)
    image.blit(lines, place)


@lru_cache(maxsize=16)
def _pattern(colour: Colour, alpha: int, step: int, rising: bool) -> pygame.Surface:
    """Slanting lines that fit together when laid side by side."""
    x, y = np.arange(PATTERN)[:, None] + 0.5, np.arange(PATTERN)[None, :] + 0.5
    along = (x + y if rising else x - y) % step
    away = np.minimum(along, step - along) / math.sqrt(2)
    cover = np.clip(HATCH_WIDTH / 2 + 0.5 - away, 0, 1)
    out = pygame.Surface((PATTERN, PATTERN), pygame.SRCALPHA)
    out.fill((*colour, 0))
    opacity = pygame.surfarray.pixels_alpha(out)
    opacity[:] = (cover * alpha).astype(np.uint8)
    del opacity
    return out


def outline(
    image: pygame.Surface,
    layout: HexLayout,
    origin: Point,
    hexes: Iterable[int],
    width: float,
    colour: Colour,
    alpha: int,
) -> None:
    """The border of a set of hexes."""
    reach = layout.pitch + width
    window = image.get_rect().inflate(2 * reach, 2 * reach)
    for loop in layout.outline(hexes):
        places = _moved(loop, origin)
        for start, end in pairwise([*places, places[0]]):
            if window.collidepoint(start):
                _put_side(image, start, end, width, colour, alpha)


def _put_side(
    image: pygame.Surface, start: Point, end: Point, width: float, colour: Colour, alpha: int
) -> None:
    left, top = min(start[0], end[0]), min(start[1], end[1])
    x, y = math.floor(left), math.floor(top)
    part = round((left - x) * QUARTERS), round((top - y) * QUARTERS)
    across, down = end[0] - start[0], end[1] - start[1]
    if across < 0:
        across, down = -across, -down
    side = _side(round(across, 2), round(down, 2), *part, width, colour, alpha)
    room = math.ceil(width)
    image.blit(side, (x - room, y - room))


@lru_cache(maxsize=600)
def _side(
    across: float, down: float, quarter_x: int, quarter_y: int, width: float, colour: Colour, alpha: int
) -> pygame.Surface:
    """One hexside, running right, with room round it for its width."""
    room = math.ceil(width)
    size = math.ceil(across) + 2 * room + 2, math.ceil(abs(down)) + 2 * room + 2
    out = pygame.Surface(size, pygame.SRCALPHA)
    x = room + quarter_x / QUARTERS
    y = room + quarter_y / QUARTERS + (-down if down < 0 else 0)
    line(out, [(x, y), (x + across, y + down)], width, colour, alpha)
    return out


def _moved(points: Iterable[Point], origin: Point) -> list[Point]:
    return [(x - origin[0], y - origin[1]) for x, y in points]
