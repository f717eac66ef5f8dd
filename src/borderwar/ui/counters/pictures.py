"""Small pictures for counters, in place of army symbols: a rifleman, a horse, a gun, a tank.

Each is a few strokes in a box of 60 by 36, drawn large and scaled down once.
"""

from typing import NamedTuple

import numpy as np
import pygame

from borderwar.ui.palette import Colour
from borderwar.ui.strokes import Point, stroke

BOX = 60, 36
OVERSIZE = 6
GROUND = 33.0


class Shape(NamedTuple):
    """A filled polygon, a disc (one point) or a stroke; `cut` takes away instead."""

    points: tuple[Point, ...]
    width: float = 0.0  # of a stroke; of a disc its radius
    kind: str = "fill"  # "fill", "disc", "line"
    cut: bool = False


def _fill(*points: Point, cut: bool = False) -> Shape:
    return Shape(points, 0, "fill", cut)


def _disc(x: float, y: float, radius: float, cut: bool = False) -> Shape:
    return Shape(((x, y),), radius, "disc", cut)


def _line(width: float, *points: Point, cut: bool = False) -> Shape:
    return Shape(points, width, "line", cut)


def _box(left: float, top: float, right: float, bottom: float, cut: bool = False) -> Shape:
    return _fill((left, top), (right, top), (right, bottom), (left, bottom), cut=cut)


def _wheel(x: float, y: float, radius: float, spokes: bool = False) -> tuple[Shape, ...]:
    if not spokes:
        return _disc(x, y, radius), _disc(x, y, radius * 0.36, cut=True)
    rim = radius - 1.7
    cross = [
        _line(1.3, (x - rim * dx, y - rim * dy), (x + rim * dx, y + rim * dy))
        for dx, dy in ((1.0, 0.0), (0.5, 0.87), (-0.5, 0.87))
    ]
    return _disc(x, y, radius), _disc(x, y, rim, cut=True), *cross, _disc(x, y, 1.8)


def _man(x: float, rifle: bool = True) -> tuple[Shape, ...]:
    """A soldier on foot, walking right."""
    out = [
        _disc(x, 6.2, 3.1),
        _fill((x - 4.4, 5.0), (x + 4.6, 5.0), (x + 2.8, 2.0), (x - 2.8, 2.0)),
        _fill((x - 4.2, 10), (x + 4.0, 10), (x + 4.4, 21), (x - 4.4, 21)),
        _line(3.4, (x - 2.2, 20), (x - 4.6, GROUND)),
        _line(3.4, (x + 2.2, 20), (x + 2.6, 26), (x + 5.4, GROUND)),
        _line(2.6, (x - 3.6, 11.5), (x - 5.8, 18)),
    ]
    if rifle:
        out += [_line(1.9, (x - 7.5, 23.5), (x + 9.5, 3.5)), _line(2.6, (x + 3.2, 11.5), (x + 4.6, 16))]
    return tuple(out)


def _tracks(left: float, right: float, radius: float, wheels: int) -> tuple[Shape, ...]:
    """A tank's track with the lights between its wheels."""
    y = GROUND - radius
    out = [_disc(left, y, radius), _disc(right, y, radius), _box(left, y - radius, right, GROUND)]
    step = (right - left) / (wheels - 1)
    out += [_disc(left + step * row, y, radius * 0.34, cut=True) for row in range(wheels)]
    return tuple(out)


def _horse() -> tuple[Shape, ...]:
    return (
        _fill(
            (13, 15),
            (18, 13.5),
            (35, 14),
            (41, 5),
            (45, 4),
            (51, 9),
            (50, 12),
            (45.5, 11),
            (42, 19),
            (37, 22),
        ),
        _fill((13, 15), (37, 14), (38, 22), (29, 21), (20, 22.5), (14, 21)),
        _line(2.6, (16, 20), (13.5, 26), (15, GROUND)),
        _line(2.6, (20, 20), (23, 26), (22, GROUND)),
        _line(2.6, (36, 20), (34, 26), (35.5, GROUND)),
        _line(2.6, (39, 19), (44, 24), (43, GROUND - 2)),
        _line(2.2, (13.5, 15.5), (9.5, 19), (9, 25)),
    )


PICTURES: dict[str, tuple[Shape, ...]] = {
    "infantry": (*_man(20), *_man(39)),
    "frontier-guard": (
        *_man(22),
        _box(43, 5, 48, GROUND),
        *(_box(42, top, 49, top + 3, cut=True) for top in (9, 16, 23)),
        _disc(45.5, 4.5, 3),
    ),
    "motor-infantry": (
        _box(5, 9, 35, 24.5),
        _fill((36.5, 10), (43, 10), (46, 16.5), (54, 18), (55, 25), (36.5, 25)),
        _fill((38.5, 12), (42, 12), (44, 16.5), (38.5, 16.5), cut=True),
        _box(4, 23, 55, 26.5),
        *_wheel(12.5, 28, 5),
        *_wheel(23.5, 28, 5),
        *_wheel(47, 28, 5),
    ),
    "cavalry": (
        *_horse(),
        _fill((24, 5.5), (30, 5.5), (31, 15), (24.5, 15)),
        _disc(27, 3, 2.7),
        _line(3.0, (28, 13), (31, 21), (29.5, 24)),
        _line(2.2, (29, 7.5), (34, 12)),
        _line(1.6, (21, 15), (29, 1)),
    ),
    "machine-gun": (
        _line(2.2, (20, 15), (54, 12.5)),
        _line(5.0, (32, 14.2), (47, 13)),
        _box(15, 11.5, 30, 19),
        _line(2.2, (9, 12.5), (15, 14)),
        _line(2.4, (25, 18), (11, GROUND)),
        _line(2.4, (25, 18), (26, GROUND - 1)),
        _line(2.4, (25, 18), (43, GROUND)),
    ),
    "anti-tank": (
        _line(2.6, (27, 18), (57, 15.5)),
        _fill((30, 9.5), (33, 9.5), (34, 27), (29.5, 27)),
        _line(2.6, (28, 25), (5, GROUND - 1)),
        *_wheel(28, 26.5, 6.4),
    ),
    "mountain-gun": (
        _line(4.6, (26, 17), (46, 8)),
        _line(2.8, (27, 21), (8, GROUND - 1)),
        _fill((30, 8), (33, 9), (36, 23), (33, 23)),
        *_wheel(29, 24.5, 8.4, spokes=True),
    ),
    "field-gun": (
        _line(3.8, (24, 18), (56, 6)),
        _line(3.0, (26, 20), (3, GROUND - 1)),
        _fill((31, 4), (34.5, 5), (37, 24), (33, 24)),
        *_wheel(29, 23.2, 9.6, spokes=True),
    ),
    "anti-aircraft": (
        _line(3.4, (25, 25), (46, 2.5)),
        _line(5.0, (24, 26), (32, 17.5)),
        _fill((17, GROUND), (41, GROUND), (32, 20), (25, 20)),
    ),
    "mortar": (
        _line(5.0, (22, 30), (38, 6)),
        _line(2.0, (34.5, 12), (46, GROUND)),
        _line(2.0, (34.5, 12), (38, GROUND)),
        _line(3.2, (14, GROUND - 1.5), (29, GROUND - 1.5)),
    ),
    "tankette": (
        *_tracks(16, 45, 5.0, 4),
        _fill((14, 15), (37, 15), (47, 21), (48, 24.5), (12, 24.5)),
        _fill((23, 7), (34, 7), (36, 15.5), (21, 15.5)),
        _line(1.9, (34, 11), (44, 11)),
    ),
    "tank": (
        *_tracks(10, 50, 5.8, 5),
        _fill((6, 14), (46, 14), (56, 19), (55, 22.5), (6, 22.5)),
        _fill((19, 4.5), (35, 4.5), (38.5, 14.5), (17, 14.5)),
        _line(2.7, (36, 9), (58, 8)),
    ),
    "armoured-car": (
        _fill((5, 16), (15, 11.5), (35, 11.5), (39, 17), (53, 19), (55, 26), (5, 26)),
        _fill((18, 4.5), (30, 4.5), (32, 12), (16, 12)),
        _line(2.2, (30, 8), (46, 8)),
        *_wheel(13, 28, 5),
        *_wheel(23.5, 28, 5),
        *_wheel(46, 28, 5),
    ),
    "headquarters": (
        _line(2.4, (16, 2), (16, GROUND)),
        _fill((17, 3), (46, 4.5), (40, 10.5), (46, 17), (17, 17.5)),
        _line(2.4, (9, GROUND), (23, GROUND)),
    ),
    "bomber": (
        _fill((28, 4), (30, 1.5), (32, 4), (33, 31), (27, 31)),
        _fill((2, 15), (27, 10.5), (33, 10.5), (58, 15), (57, 18.5), (33, 19), (27, 19), (3, 18.5)),
        _fill((19, 29), (41, 29), (38, 33.5), (22, 33.5)),
        _box(16.5, 8, 20.5, 19),
        _box(39.5, 8, 43.5, 19),
        _line(1.3, (13, 7.5), (24, 7.5)),
        _line(1.3, (36, 7.5), (47, 7.5)),
    ),
    "fighter": (
        _fill((27, 5), (33, 5), (32, 30), (28, 30)),
        _fill((7, 11), (53, 11), (52, 16), (34, 19), (26, 19), (8, 16)),
        _fill((21, 27), (39, 27), (37, 31.5), (23, 31.5)),
        _line(1.6, (22, 3.6), (38, 3.6)),
    ),
    "engineer": (
        _line(2.6, (15, 32), (40, 9)),
        _fill((36, 8), (45, 1.5), (49, 6), (41, 13.5)),
        _line(2.6, (45, 32), (22, 8.5)),
        _line(3.0, (11, 14), (16, 7.5), (23, 4), (33, 3.5)),
    ),
    "supply": (
        _fill((8, 9), (52, 9), (49, 21), (11, 21)),
        *(_line(1.3, (x, 9), (x, 21), cut=True) for x in (20, 30, 40)),
        _line(2.0, (50, 18), (59, 21)),
        *_wheel(18, 26, 7, spokes=True),
        *_wheel(42, 26, 7, spokes=True),
    ),
    "gunboat": (
        _fill((2, 21), (57, 21), (51, 31), (9, 31)),
        _box(16, 14, 36, 21.5),
        _box(24, 5, 30, 14.5),
        _line(1.6, (39, 3), (39, 21)),
        _fill((43, 21), (50, 21), (48.5, 16.5), (44, 16.5)),
        _line(2.2, (46, 17.5), (58, 14.5)),
        _line(1.6, (4, GROUND), (56, GROUND)),
    ),
    "fortress": (
        _fill((4, GROUND), (9, 17), (18, 9), (42, 9), (51, 17), (56, GROUND)),
        _box(15, 17, 45, 21, cut=True),
    ),
}
"""Branch to its picture.  Aircraft are seen from above, all others from the side."""


def picture(branch: str, width: int, height: int, ink: Colour) -> pygame.Surface:
    """A branch's picture on a clear surface; empty for a branch that has none."""
    out = pygame.Surface((width, height), pygame.SRCALPHA)
    out.fill((*ink, 0))
    canvas = pygame.Surface((BOX[0] * OVERSIZE, BOX[1] * OVERSIZE), 0, 32)
    for shape in PICTURES.get(branch, ()):
        tone = (0, 0, 0) if shape.cut else (255, 255, 255)
        places = [(x * OVERSIZE, y * OVERSIZE) for x, y in shape.points]
        if shape.kind == "disc":
            pygame.draw.circle(canvas, tone, places[0], shape.width * OVERSIZE)
        elif shape.kind == "line":
            stroke(canvas, places, shape.width * OVERSIZE, tone)
        else:
            pygame.draw.polygon(canvas, tone, places)
    small = pygame.transform.smoothscale(canvas, (width, height))
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = np.minimum(pygame.surfarray.array_red(small).astype(np.uint16) * 5 // 4, 255).astype(np.uint8)
    del alpha
    return out
