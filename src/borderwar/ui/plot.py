"""Plain shapes painted into a PNG file, without a screen."""

import os
from typing import Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from borderwar.ui import strokes
from borderwar.ui.kit.pen import Pen

FINER = 2
"""Pixels of the file for each of the picture's own."""


class Shape(Protocol):
    """A filled outline (no width), a line through points, or a text at one point."""

    @property
    def points(self) -> tuple[tuple[float, float], ...]: ...
    @property
    def ink(self) -> str: ...
    @property
    def width(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def anchor(self) -> str: ...


def save_plot(shapes: "list[Shape]", size: tuple[int, int], path: str) -> None:
    """Paint shapes from the back to the front and write them as a PNG file."""
    pygame.font.init()
    surface = pygame.Surface((size[0] * FINER, size[1] * FINER))
    pen = Pen(surface, FINER)
    align = {"start": "left", "middle": "centre", "end": "right"}
    for shape in shapes:
        ink = pygame.Color(shape.ink)
        paint = (ink.r, ink.g, ink.b)
        if shape.text:
            x, y = shape.points[0]
            top = y - pen.theme.ascent("text", shape.size) / FINER
            pen.text(shape.text, x, top, size=shape.size, ink=paint, align=align[shape.anchor])
        elif shape.width:
            strokes.line(surface, [pen.point(*at) for at in shape.points], shape.width * FINER, paint)
        else:
            strokes.polygon(surface, [pen.point(*at) for at in shape.points], paint)
    pygame.image.save(surface, path)
