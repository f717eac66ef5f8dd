"""Lines of supply and command on the paper, in ink."""

import math
from collections.abc import Sequence

import pygame

from borderwar.ui import palette
from borderwar.ui.map.layout import Point
from borderwar.ui.palette import CARD
from borderwar.ui.strokes import circle, dashes, line

TIE = 11
"""Pixels between the ties across a line of supply."""


def put_supply_line(image: pygame.Surface, points: Sequence[Point], cut: int, pitch: float) -> None:
    """From source to unit like a light railway; from the hex where it is cut only dots."""
    whole = list(points if cut < 0 else points[: cut + 1])
    beyond = [] if cut < 0 else list(points[cut:])
    if len(whole) > 1:
        line(image, whole, 6.5, CARD, 200)
        line(image, whole, 2.2, palette.INK, 235)
        for tie in dashes(whole, 1.5, TIE):
            _tie(image, tie)
    if len(beyond) > 1:
        for dot in dashes(beyond, 3, 7):
            line(image, dot, 2.2, palette.INK, 170)
    circle(image, points[0], max(4.0, pitch * 0.11), CARD)
    circle(image, points[0], max(3.0, pitch * 0.085), palette.INK)
    if cut >= 0:
        put_cut(image, points[cut], pitch)


def _tie(image: pygame.Surface, piece: Sequence[Point]) -> None:
    """A short bar across a line, at the start of a piece of it."""
    (x, y), (x2, y2) = piece[0], piece[-1]
    span = math.dist((x, y), (x2, y2))
    if span < 0.2:
        return
    across, down = -(y2 - y) / span * 4, (x2 - x) / span * 4
    line(image, [(x - across, y - down), (x + across, y + down)], 1.8, palette.INK, 235)


def put_cut(image: pygame.Surface, at: Point, pitch: float) -> None:
    """A cross where a line is cut."""
    reach = max(6.0, pitch * 0.2)
    for tilt in (1, -1):
        arm = [(at[0] - reach, at[1] - tilt * reach), (at[0] + reach, at[1] + tilt * reach)]
        line(image, arm, 8.0, CARD)
    for tilt in (1, -1):
        arm = [(at[0] - reach, at[1] - tilt * reach), (at[0] + reach, at[1] + tilt * reach)]
        line(image, arm, 4.0, palette.INK)


def put_command_line(image: pygame.Surface, start: Point, end: Point, heard: bool, pitch: float) -> None:
    """From a headquarters to its unit: two thin strokes; crossed in the middle if he is not heard."""
    span = max(math.dist(start, end), 1e-6)
    across, down = -(end[1] - start[1]) / span * 2.4, (end[0] - start[0]) / span * 2.4
    line(image, [start, end], 8.5, CARD, 190)
    for sign in (1, -1):
        ends = [(x + sign * across, y + sign * down) for x, y in (start, end)]
        for stroke in [ends] if heard else dashes(ends, 5, 6):
            line(image, stroke, 1.5, palette.INK, 220)
    if not heard:
        put_cut(image, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), pitch * 0.7)
