"""What leads over the rivers along hexsides: fords, bridges and ferries as they stand, in ink."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pygame

from borderwar.ui import palette
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.marks import mark_scale
from borderwar.ui.palette import CARD
from borderwar.ui.strokes import Point, circle, line

if TYPE_CHECKING:
    from borderwar.session.waters import CrossingView


def _edge(layout: HexLayout, near: int, far: int) -> tuple[Point, Point, Point]:
    """The ends of the hexside between two hexes, and the way across it, one long."""
    (x1, y1), (x2, y2) = layout.centre(near), layout.centre(far)
    east, south = (x2 - x1) / layout.pitch, (y2 - y1) / layout.pitch
    middle = (x1 + x2) / 2, (y1 + y2) / 2
    half = layout.pitch / math.sqrt(3) / 2
    start = middle[0] - south * half, middle[1] + east * half
    end = middle[0] + south * half, middle[1] - east * half
    return start, end, (east, south)


def _moved(point: Point, origin: Point) -> Point:
    return point[0] - origin[0], point[1] - origin[1]


def draw_crossings(
    surface: pygame.Surface, layout: HexLayout, origin: Point, crossings: "Iterable[CrossingView]"
) -> None:
    """Draw fords and bridges as they stand."""
    size = mark_scale(layout.pitch)
    for crossing in crossings:
        start, end, (east, south) = _edge(layout, crossing.near, crossing.far)
        start, end = _moved(start, origin), _moved(end, origin)
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        reach = 0.17 * layout.pitch
        ends = [
            (middle[0] - east * reach, middle[1] - south * reach),
            (middle[0] + east * reach, middle[1] + south * reach),
        ]
        if crossing.kind == "ford":
            for share in (-0.8, -0.3, 0.3, 0.8):
                at = middle[0] + east * reach * share, middle[1] + south * reach * share
                circle(surface, at, 2.6 * size, CARD)
                circle(surface, at, 1.7 * size, palette.INK)
            continue
        _bridge(surface, ends, (east, south), size, crossing)


def _bridge(
    surface: pygame.Surface, ends: list[Point], ahead: Point, size: float, crossing: "CrossingView"
) -> None:
    """Two rails with flared ends: whole, with a gap when it is damaged, broken when it is down."""
    gap = 3.1 * size
    across = -ahead[1] * gap, ahead[0] * gap
    if crossing.state != "down":
        line(surface, ends, 2 * gap + 2.4, CARD)
    if crossing.kind == "ferry":
        line(surface, ends, 1.4, palette.INK)
        middle = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
        circle(surface, middle, 3.4 * size, CARD)
        circle(surface, middle, 3.4 * size, palette.INK, width=1.4)
        return
    for way in (-1, 1):
        rail = [(x + across[0] * way, y + across[1] * way) for x, y in ends]
        (x1, y1), (x2, y2) = rail
        flare = 2.4 * size
        out = across[0] / gap * way * flare, across[1] / gap * way * flare
        back = ahead[0] * flare, ahead[1] * flare
        wings = [
            (x1 + out[0] - back[0], y1 + out[1] - back[1]),
            (x1, y1),
            (x2, y2),
            (x2 + out[0] + back[0], y2 + out[1] + back[1]),
        ]
        if crossing.state == "whole":
            line(surface, wings, 1.7, palette.INK)
            continue
        stay = 0.30 if crossing.state == "down" else 0.42
        for from_end in ((wings[0], wings[1], wings[2]), (wings[3], wings[2], wings[1])):
            head = (
                from_end[1][0] + (from_end[2][0] - from_end[1][0]) * stay,
                from_end[1][1] + (from_end[2][1] - from_end[1][1]) * stay,
            )
            line(surface, [from_end[0], from_end[1], head], 1.7, palette.INK)
    if crossing.kind == "pontoon" and crossing.state != "down":
        for share in (0.28, 0.5, 0.72):
            x = ends[0][0] + (ends[1][0] - ends[0][0]) * share
            y = ends[0][1] + (ends[1][1] - ends[0][1]) * share
            boat = [(x - across[0] * 1.7, y - across[1] * 1.7), (x + across[0] * 1.7, y + across[1] * 1.7)]
            line(surface, boat, 1.4, palette.INK)
    if crossing.charges >= 1000:
        middle = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
        circle(surface, middle, 3.0 * size, CARD)
        circle(surface, middle, 2.2 * size, palette.ACCENT)
