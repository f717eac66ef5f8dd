"""Signs of single things on the map: summits, wells, huts, yurts, trenches."""

import math

import pygame

from borderwar.ui import palette
from borderwar.ui.palette import CARD, WATER, Colour
from borderwar.ui.strokes import Point, circle, line, polygon

SIZE_AT_PLAY = 57


TOWN = (
    (-13, -8, 9, 6),
    (-2, -9, 8, 6),
    (9, -8, 10, 6),
    (-12, 1, 7, 7),
    (-2, 0, 10, 5),
    (10, 1, 8, 6),
    (-9, 10, 10, 5),
    (3, 9, 8, 6),
    (13, 10, 5, 5),
)
"""Blocks of houses: middle across and down, width, height."""


def mark_scale(pitch: float) -> float:
    """How large signs are drawn: they grow less than the map."""
    return float(min(max((pitch / SIZE_AT_PLAY) ** 0.6, 0.62), 2.4))


def draw_mark(surface: pygame.Surface, kind: str, at: Point, pitch: float) -> None:
    """Draw one sign about a point."""
    size = mark_scale(pitch)
    x, y = at
    if kind == "summit":
        foot = y + 3.8 * size
        _haloed(surface, [(x, y - 6 * size), (x + 5.5 * size, foot), (x - 5.5 * size, foot)], palette.INK)
        circle(surface, (x, y + 0.6 * size), 1.2 * size, CARD)
    elif kind == "spot":
        circle(surface, at, 2.6 * size, CARD, alpha=170)
        circle(surface, at, 1.6 * size, palette.INDEX)
    elif kind == "well":
        circle(surface, at, 6.2 * size, CARD, alpha=200)
        circle(surface, at, 4.4 * size, WATER)
        circle(surface, at, 4.4 * size, palette.SHORE, width=1.5)
        circle(surface, at, 1.4 * size, palette.SHORE)
    elif kind == "yurts":
        for dx, dy in ((-7, 2), (6, 4), (0, -5)):
            _yurt(surface, (x + dx * size, y + dy * size), 4.4 * size)
    elif kind == "post":
        _house(surface, (x, y), 9 * size, 6 * size)
        _yard(surface, (x, y), 10 * size, 8.5 * size)
    elif kind == "village":
        for dx, dy, wide in ((-9, -3, 7), (2, -6, 8), (8, 3, 6), (-3, 5, 8)):
            _house(surface, (x + dx * size, y + dy * size), wide * size, 4.6 * size)
    elif kind == "town":
        for dx, dy, wide, high in TOWN:
            _house(surface, (x + dx * size, y + dy * size), wide * size, high * size)
    elif kind == "pass":
        for way in (-1, 1):
            bow = [
                (x + way * (9 - 5 * math.cos(turn / 5)) * size, y + turn * 1.3 * size)
                for turn in range(-5, 6)
            ]
            line(surface, bow, 4.2 * size, CARD, 190)
            line(surface, bow, 1.9 * size, palette.INK, 240)
    elif kind == "city":
        _house(surface, at, 9.5 * size, 9.5 * size)
        circle(surface, at, 2.2 * size, CARD)
    elif kind == "place":
        circle(surface, at, 4.6 * size, CARD, alpha=220)
        circle(surface, at, 3.2 * size, CARD)
        circle(surface, at, 3.2 * size, palette.INK, width=1.5)
    elif kind == "temple":
        _house(surface, (x, y + 2 * size), 13 * size, 6 * size)
        roof = [(x - 10 * size, y - 0.5 * size), (x, y - 7 * size), (x + 10 * size, y - 0.5 * size)]
        _haloed(surface, roof, palette.INK)
        _yard(surface, (x, y), 15 * size, 11 * size)


def draw_trench(surface: pygame.Surface, centre: Point, pitch: float) -> None:
    """A trench dug before the game: a toothed line along the upper side of the hex."""
    size = mark_scale(pitch)
    half = 0.27 * pitch
    y = centre[1] - 0.415 * pitch
    teeth = max(5, round(half / (3.2 * size)))
    points: list[Point] = []
    for tooth in range(2 * teeth + 1):
        x = centre[0] - half + tooth * half / teeth
        level = y - (2.8 * size if tooth % 2 else 0)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, level))
    line(surface, points, 3.6, CARD, 170)
    line(surface, points, 1.5, palette.INK, 235)


def _haloed(surface: pygame.Surface, points: list[Point], colour: Colour) -> None:
    line(surface, points, 3.0, CARD, 190, closed=True)
    polygon(surface, points, colour)


def _house(surface: pygame.Surface, middle: Point, width: float, height: float) -> None:
    x, y = round(middle[0] - width / 2), round(middle[1] - height / 2)
    wide, high = max(3, round(width)), max(2, round(height))
    corners: list[Point] = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    line(surface, corners, 2.4, CARD, 180, closed=True)
    polygon(surface, corners, palette.INK)


def _yard(surface: pygame.Surface, middle: Point, across: float, down: float) -> None:
    x, y = middle
    corners: list[Point] = [
        (x - across, y - down),
        (x + across, y - down),
        (x + across, y + down),
        (x - across, y + down),
    ]
    line(surface, corners, 1.1, palette.INK, 200, closed=True)


def _yurt(surface: pygame.Surface, middle: Point, radius: float) -> None:
    x, y = middle
    turns = [math.pi * (1 + step / 10) for step in range(11)]
    dome = [(x + radius * math.cos(turn), y + radius * 0.95 * math.sin(turn)) for turn in turns]
    body: list[Point] = [(x - radius, y + radius * 0.55), *dome, (x + radius, y + radius * 0.55)]
    polygon(surface, body, CARD)
    line(surface, body, 1.2, palette.INK, 240, closed=True)
