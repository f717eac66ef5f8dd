"""Signs of works: wire along hexsides, ditches, mines in a hex, forts.

Ink on the paper, small, at the hex's rim, so that a counter covers none of them.
"""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pygame

from borderwar.ui import palette
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.marks import mark_scale
from borderwar.ui.palette import CARD
from borderwar.ui.strokes import Point, circle, line, polygon

if TYPE_CHECKING:
    from borderwar.session.works import WorkView

INSET = 0.07
"""How far wire and ditches stand from the hexside towards their hex, in pitches."""


def draw_works(
    surface: pygame.Surface, layout: HexLayout, origin: Point, works: "Iterable[WorkView]"
) -> None:
    """Draw all works that a side knows of."""
    for work in works:
        x, y = layout.centre(work.hex)
        centre = x - origin[0], y - origin[1]
        if work.kind == "mines":
            _mines(surface, centre, layout.pitch)
        elif work.kind == "fort":
            _fort(surface, centre, layout.pitch, bool(work.below))
        else:
            far = layout.centre(work.beyond)
            _side(surface, centre, (far[0] - origin[0], far[1] - origin[1]), layout.pitch, work.kind)


def _side(surface: pygame.Surface, near: Point, far: Point, pitch: float, kind: str) -> None:
    """Wire or a ditch along the hexside between two centres."""
    size = mark_scale(pitch)
    east, south = (far[0] - near[0]) / pitch, (far[1] - near[1]) / pitch
    half = pitch / math.sqrt(3) / 2 * 0.94
    middle = near[0] + east * pitch * (0.5 - INSET), near[1] + south * pitch * (0.5 - INSET)
    start = middle[0] - south * half, middle[1] + east * half
    end = middle[0] + south * half, middle[1] - east * half
    line(surface, [start, end], 4.6 * size, CARD, 150)
    if kind == "ditch":
        gap = 1.7 * size
        for way in (-gap, gap):
            shifted = [(x + east * way, y + south * way) for x, y in (start, end)]
            line(surface, shifted, 1.1, palette.INDEX, 235)
        steps = max(3, round(2 * half / (6 * size)))
        for step in range(steps):
            share = (step + 0.5) / steps
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            tooth = [(x - east * gap, y - south * gap), (x - east * 3.2 * gap, y - south * 3.2 * gap)]
            line(surface, tooth, 1.0, palette.INDEX, 235)
        return
    line(surface, [start, end], 0.9, palette.INK, 220)
    reach = 2.6 * size
    steps = max(3, round(2 * half / (7.5 * size)))
    for step in range(steps):
        share = (step + 0.5) / steps
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        line(surface, [(x - reach, y - reach), (x + reach, y + reach)], 1.1, palette.INK, 235)
        line(surface, [(x - reach, y + reach), (x + reach, y - reach)], 1.1, palette.INK, 235)


def _mines(surface: pygame.Surface, centre: Point, pitch: float) -> None:
    """Five dots with a ring, in two rows along the lower side."""
    size = mark_scale(pitch)
    x, y = centre[0], centre[1] + 0.36 * pitch
    for across, down in ((-2, 0), (0, 0), (2, 0), (-1, 1), (1, 1)):
        at = x + across * 4.6 * size, y + down * 5.2 * size
        circle(surface, at, 3.0 * size, CARD, alpha=200)
        circle(surface, at, 2.5 * size, palette.INK, width=1.1)
        circle(surface, at, 1.0 * size, palette.INK)


def _fort(surface: pygame.Surface, centre: Point, pitch: float, tunnels: bool) -> None:
    """A low dome with a slit at the upper left of the hex; stairs under it if it has tunnels."""
    size = mark_scale(pitch)
    x, y = centre[0] - 0.33 * pitch, centre[1] - 0.20 * pitch
    wide = 6.2 * size
    turns = [math.pi * (1 + step / 10) for step in range(11)]
    dome: list[Point] = [(x + wide * math.cos(turn), y + wide * 0.9 * math.sin(turn)) for turn in turns]
    body: list[Point] = [(x - wide, y + 2.2 * size), *dome, (x + wide, y + 2.2 * size)]
    line(surface, body, 3.0, CARD, 190, closed=True)
    polygon(surface, body, palette.INK)
    line(surface, [(x - 3.6 * size, y - 1.2 * size), (x + 3.6 * size, y - 1.2 * size)], 1.5, CARD, 255)
    if tunnels:
        down = 3.2 * size
        steps = [(x - wide, y + down + 1.6 * size)]
        for step in range(3):
            low = steps[-1][1]
            steps += [
                (x - wide + (step + 1) * 3.6 * size, low),
                (x - wide + (step + 1) * 3.6 * size, low + down),
            ]
        line(surface, steps, 3.0, CARD, 190)
        line(surface, steps, 1.5, palette.INK, 240)
