"""Grease pencil: intention, drawn by hand on the map."""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from borderwar.ui.map.curves import curve
from borderwar.ui.map.noise import noise
from borderwar.ui.map.paper import GRAIN, paper_grain
from borderwar.ui.palette import Colour
from borderwar.ui.strokes import Point, stroke

OVERSIZE = 2
OPACITY = 0.74
WHITE = (255, 255, 255)
EDGE = 120
"""How strongly the soft rim of a quick line covers, of 255."""


def pencil_stroke(
    image: pygame.Surface,
    points: Sequence[Point],
    colour: Colour,
    width: float,
    arrow: bool = False,
    seed: int = 0,
) -> None:
    """A waxy line on a clear surface: it wanders a little, and the paper's grain shows through."""
    size = image.get_size()
    line = curve(np.array(points, np.float64), np.zeros(len(points), bool), steps=14)
    canvas = pygame.Surface((size[0] * OVERSIZE, size[1] * OVERSIZE), 0, 32)
    head = _head(line, width) if arrow else None
    if head is not None:
        line = line[: max(2, len(line) - 6)]
    for turn, share in ((0, 1.0), (1, 0.72)):
        places = (_wandering(line, seed + turn, 1.3 * width / 7) * OVERSIZE).tolist()
        stroke(canvas, places, width * share * OVERSIZE, WHITE)
        for end in (places[0], places[-1]):
            pygame.draw.circle(canvas, WHITE, end, width * share * OVERSIZE / 2)
    if head is not None:
        pygame.draw.polygon(canvas, WHITE, [(x * OVERSIZE, y * OVERSIZE) for x, y in head])
    small = pygame.transform.smoothscale(canvas, size)
    cover = pygame.surfarray.array_red(small).astype(np.float32)
    repeats = (math.ceil(size[0] / GRAIN), math.ceil(size[1] / GRAIN))
    wax = np.tile(paper_grain(), repeats)[: size[0], : size[1]]
    wax = np.clip(0.76 + wax * 0.12, 0.16, 1.0)
    layer = pygame.Surface(size, pygame.SRCALPHA)
    layer.fill((*colour, 0))
    alpha = pygame.surfarray.pixels_alpha(layer)
    alpha[:] = (cover * wax * OPACITY).astype(np.uint8)
    del alpha
    image.blit(layer, (0, 0))


def wax_lines(
    image: pygame.Surface, lines: Sequence[Sequence[Point]], colour: Colour, width: float, origin: Point
) -> None:
    """Long waxy lines on a layer that is clear where they run; quick, for fronts across the whole view.

    The grain keeps its place on the sheet, whose part from `origin` the layer shows.
    """
    mask = pygame.Surface(image.get_size(), 0, 8)
    drawn = [
        _wandering(np.array(line, np.float64), round(line[0][0] + line[0][1]) % 97, 1.6 * width / 7).tolist()
        for line in lines
    ]
    for wide, value in ((width + 1.4, EDGE), (width, 255)):
        for points in drawn:
            stroke(mask, points, wide, (value, value, value))
    cover = pygame.surfarray.array2d(mask)
    across, down = np.nonzero(cover)
    left, top = round(origin[0]), round(origin[1])
    wax = paper_grain()[(across + left) % GRAIN, (down + top) % GRAIN]
    levels = np.array([sum(mask.unmap_rgb(index)[:3]) / 3 for index in range(256)], np.float32)
    opacity = levels[cover[across, down]] * np.clip(0.76 + wax * 0.12, 0.16, 1.0) * OPACITY
    colours = pygame.surfarray.pixels3d(image)
    colours[across, down] = colour
    del colours
    alpha = pygame.surfarray.pixels_alpha(image)
    alpha[across, down] = opacity.astype(np.uint8)
    del alpha


def _wandering(line: np.ndarray, seed: int, reach: float) -> np.ndarray:
    """The line as a hand would draw it."""
    along = np.arange(len(line), dtype=np.float64)
    across = noise(np.array([0.5]), along, 9.0, 500 + seed)[0]
    down = noise(np.array([0.5]), along, 9.0, 900 + seed)[0]
    out: np.ndarray = line + np.stack([across, down], axis=1) * reach
    return out


def _head(line: np.ndarray, width: float) -> list[Point]:
    """An arrow's head at the end of a line."""
    tip = line[-1]
    back = line[max(0, len(line) - 10)]
    span = max(float(np.hypot(*(tip - back))), 1e-6)
    ahead = (tip - back) / span
    side = np.array([-ahead[1], ahead[0]])
    long = width * 3.0
    left, right = tip - ahead * long + side * long * 0.55, tip - ahead * long - side * long * 0.55
    return [(float(x), float(y)) for x, y in (tip, left, tip - ahead * long * 0.76, right)]
