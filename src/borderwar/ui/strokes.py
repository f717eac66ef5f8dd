"""Smooth shapes: lines, polygons and circles without stairs, on any surface.

Each is drawn white on black at three times the size, scaled down once, and used as the
coverage of its colour.  Good for marks drawn now and then; layers of them are cached.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pygame

from borderwar.ui.palette import Colour

Point = tuple[float, float]
OVERSIZE = 3
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)


def stroke(
    canvas: pygame.Surface,
    points: Sequence[Point],
    width: float,
    colour: Colour = WHITE,
    closed: bool = False,
) -> None:
    """A plain stroke with round joints, for canvases that are scaled down later."""
    if closed:
        points = [*points, points[0]]
    if len(points) < 2:
        return
    if width <= 2.5:
        pygame.draw.lines(canvas, colour, False, points, max(1, round(width)))
        return
    half = width / 2
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        if length < 1e-6:
            continue
        across, along = -(y2 - y1) / length * half, (x2 - x1) / length * half
        pygame.draw.polygon(
            canvas,
            colour,
            (
                (x1 + across, y1 + along),
                (x2 + across, y2 + along),
                (x2 - across, y2 - along),
                (x1 - across, y1 - along),
            ),
        )
    inner = points if closed else points[1:-1]
    if width > 3:
        for point in inner:
            pygame.draw.circle(canvas, colour, point, half)


def covered(
    surface: pygame.Surface,
    box: tuple[float, float, float, float],
    colour: Colour,
    alpha: int,
    paint: Callable[[pygame.Surface, Callable[[Point], Point]], None],
) -> pygame.Rect:
    """Blend a colour into a surface where `paint` draws white; the place it touched."""
    left, top = math.floor(box[0]), math.floor(box[1])
    place = pygame.Rect(left, top, math.ceil(box[2]) - left + 1, math.ceil(box[3]) - top + 1)
    place = place.clip(surface.get_rect().inflate(8, 8))
    if place.width <= 0 or place.height <= 0:
        return pygame.Rect(left, top, 0, 0)
    canvas = pygame.Surface((place.width * OVERSIZE, place.height * OVERSIZE), 0, 32)

    def move(point: Point) -> Point:
        return (point[0] - place.left) * OVERSIZE, (point[1] - place.top) * OVERSIZE

    paint(canvas, move)
    small = pygame.transform.smoothscale(canvas, place.size)
    layer = pygame.Surface(place.size, pygame.SRCALPHA)
    layer.fill((*colour, 0))
    coverage = pygame.surfarray.pixels_red(small)
    out = pygame.surfarray.pixels_alpha(layer)
    out[:] = coverage if alpha >= 255 else (coverage.astype(np.uint16) * alpha // 255).astype(np.uint8)
    del out, coverage
    surface.blit(layer, place)
    return place


def _box(points: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    xs = [point[0] for point in points]
    ys = [point[1] for point in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def line(
    surface: pygame.Surface,
    points: Sequence[Point],
    width: float,
    colour: Colour,
    alpha: int = 255,
    closed: bool = False,
) -> pygame.Rect:
    """A smooth line through points; a long one is drawn in parts, so that its box stays small."""
    if closed:
        points = [*points, points[0]]
    touched: pygame.Rect | None = None
    for part in _parts(points):

        def paint(
            canvas: pygame.Surface, move: Callable[[Point], Point], part: Sequence[Point] = part
        ) -> None:
            places = [move(point) for point in part]
            stroke(canvas, places, width * OVERSIZE)
            if width > 1.2:
                for end in (places[0], places[-1]):
                    pygame.draw.circle(canvas, WHITE, end, width * OVERSIZE / 2)

        place = covered(surface, _box(part, width + 1), colour, alpha, paint)
        touched = place if touched is None else touched.union(place)
    return touched or pygame.Rect(0, 0, 0, 0)


PART = 120.0
"""Longest box of a part of a line, in pixels."""


def _parts(points: Sequence[Point]) -> list[list[Point]]:
    """A line cut where its box would grow too large; parts share their ends."""
    out: list[list[Point]] = [[points[0]]]
    left = right = points[0][0]
    top = bottom = points[0][1]
    for start, end in pairwise(points):
        cuts = max(1, math.ceil(math.dist(start, end) / PART))
        for cut in range(1, cuts + 1):
            x = start[0] + (end[0] - start[0]) * cut / cuts
            y = start[1] + (end[1] - start[1]) * cut / cuts
            left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
            if len(out[-1]) > 1 and max(right - left, bottom - top) > PART:
                last = out[-1][-1]
                out.append([last])
                left, right = min(last[0], x), max(last[0], x)
                top, bottom = min(last[1], y), max(last[1], y)
            out[-1].append((x, y))
    return [part for part in out if len(part) > 1]


def dashes(points: Sequence[Point], on: float, off: float, start: float = 0.0) -> list[list[Point]]:
    """The pieces of a dashed line, cut along its length; `start` is how far into the pattern it begins."""
    out: list[list[Point]] = []
    at = start % (on + off)
    drawing = at < on
    left = on - at if drawing else on + off - at  # to the next change
    piece: list[Point] = [points[0]] if drawing else []
    for (x1, y1), (x2, y2) in pairwise(points):
        whole = math.hypot(x2 - x1, y2 - y1)
        done = 0.0
        while whole - done > left:
            done += left
            share = done / whole
            here = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
            if drawing:
                out.append([*piece, here])
            piece = [] if drawing else [here]
            drawing = not drawing
            left = on if drawing else off
        left -= whole - done
        if drawing:
            piece.append((x2, y2))
    if len(piece) > 1:
        out.append(piece)
    return out


def dashed(
    surface: pygame.Surface,
    points: Sequence[Point],
    width: float,
    colour: Colour,
    on: float,
    off: float,
    alpha: int = 255,
) -> None:
    """A smooth dashed line through points."""
    for piece in dashes(points, on, off):
        line(surface, piece, width, colour, alpha)


def polygon(
    surface: pygame.Surface, points: Sequence[Point], colour: Colour, alpha: int = 255
) -> pygame.Rect:
    """A smooth filled polygon."""

    def paint(canvas: pygame.Surface, move: Callable[[Point], Point]) -> None:
        pygame.draw.polygon(canvas, WHITE, [move(point) for point in points])

    return covered(surface, _box(points, 1), colour, alpha, paint)


def circle(
    surface: pygame.Surface, centre: Point, radius: float, colour: Colour, width: float = 0, alpha: int = 255
) -> pygame.Rect:
    """A smooth disc, or a ring of a width."""
    x, y = centre

    def paint(canvas: pygame.Surface, move: Callable[[Point], Point]) -> None:
        middle = move(centre)
        pygame.draw.circle(canvas, WHITE, middle, (radius + width / 2) * OVERSIZE)
        if width:
            pygame.draw.circle(canvas, BLACK, middle, max(0.0, (radius - width / 2) * OVERSIZE))

    reach = radius + width + 1
    return covered(surface, (x - reach, y - reach, x + reach, y + reach), colour, alpha, paint)


def rounded(
    surface: pygame.Surface,
    place: pygame.Rect | tuple[float, float, float, float],
    colour: Colour,
    radius: float = 4,
    width: float = 0,
    alpha: int = 255,
) -> pygame.Rect:
    """A smooth rectangle with round corners, filled or as a frame."""
    x, y, wide, high = place

    def paint(canvas: pygame.Surface, move: Callable[[Point], Point]) -> None:
        left, top = move((x, y))
        shape = pygame.Rect(round(left), round(top), round(wide * OVERSIZE), round(high * OVERSIZE))
        corner = round(radius * OVERSIZE)
        if width:
            pygame.draw.rect(canvas, WHITE, shape, max(1, round(width * OVERSIZE)), corner)
        else:
            pygame.draw.rect(canvas, WHITE, shape, 0, corner)

    return covered(surface, (x - 1, y - 1, x + wide + 1, y + high + 1), colour, alpha, paint)


def shadow(
    surface: pygame.Surface,
    place: pygame.Rect,
    radius: int = 6,
    blur: int = 10,
    alpha: int = 110,
    offset: tuple[int, int] = (0, 4),
) -> None:
    """A soft shadow, for cards that lie on the map."""
    margin = blur * 2
    layer = pygame.Surface((place.width + 2 * margin, place.height + 2 * margin), pygame.SRCALPHA)
    shape = pygame.Rect(margin, margin, place.width, place.height)
    pygame.draw.rect(layer, (20, 14, 6, alpha), shape, 0, radius)
    layer = pygame.transform.gaussian_blur(layer, max(1, blur // 2))
    surface.blit(layer, (place.left - margin + offset[0], place.top - margin + offset[1]))
