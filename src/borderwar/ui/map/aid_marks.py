"""Small signs of the aids to thinking: each can be told without colour."""

import math

import pygame

from borderwar.ui import palette
from borderwar.ui.palette import CARD
from borderwar.ui.strokes import Point, circle, dashes, line, polygon
from borderwar.ui.theme import Theme

SMALLEST = 5.0


def put_rest(surface: pygame.Surface, centre: Point, radius: float, how: str) -> None:
    """How a unit rests, on a disc: glass, post, eye, Z; or an arrow for a route."""
    r = max(SMALLEST, radius)
    x, y = centre
    circle(surface, centre, r + 1.2, palette.INK)
    circle(surface, centre, r, CARD)
    w = max(1.1, r * 0.2)
    if how == "wait":
        glass = [(x - r * 0.5, y - r * 0.6), (x + r * 0.5, y - r * 0.6), (x - r * 0.5, y + r * 0.6)]
        line(surface, [*glass, (x + r * 0.5, y + r * 0.6), glass[0]], w, palette.INK)
    elif how == "hold":
        line(surface, [(x, y - r * 0.65), (x, y + r * 0.5)], w * 1.4, palette.INK)
        line(surface, [(x - r * 0.55, y + r * 0.5), (x + r * 0.55, y + r * 0.5)], w * 1.4, palette.INK)
    elif how == "watch":
        lid = [
            (x + r * 0.72 * math.cos(a / 8 * math.pi), y - r * 0.42 * math.sin(a / 8 * math.pi))
            for a in range(17)
        ]
        line(surface, lid, w, palette.INK, closed=True)
        circle(surface, centre, r * 0.22, palette.INK)
    elif how == "sleep":
        top, low = y - r * 0.5, y + r * 0.5
        line(
            surface,
            [(x - r * 0.45, top), (x + r * 0.45, top), (x - r * 0.45, low), (x + r * 0.45, low)],
            w,
            palette.INK,
        )
    else:
        line(surface, [(x - r * 0.6, y), (x + r * 0.3, y)], w * 1.2, palette.INK)
        polygon(
            surface,
            [(x + r * 0.15, y - r * 0.42), (x + r * 0.68, y), (x + r * 0.15, y + r * 0.42)],
            palette.INK,
        )


def put_step(surface: pygame.Surface, centre: Point, pitch: float, fire: bool, contact: bool) -> None:
    """A step of a march under fire (a burst), in contact (a bar across), or both."""
    x, y = centre
    r = max(SMALLEST, pitch * 0.12)
    if contact:
        for ink, wide in ((CARD, r * 0.75), (palette.INK, r * 0.4)):
            line(surface, [(x - r * 1.5, y + r * 1.5), (x + r * 1.5, y + r * 1.5)], wide, ink)
    if not fire:
        return
    star = []
    for point in range(16):
        reach = r * (1.45 if point % 2 == 0 else 0.7)
        angle = math.pi * point / 8
        star.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    line(surface, star, 2.6, CARD, closed=True)
    polygon(surface, star, palette.PENCIL_RED)
    circle(surface, centre, r * 0.28, CARD)


def put_light(surface: pygame.Surface, centre: Point, pitch: float) -> None:
    """A bright ring about a unit that is meant."""
    circle(surface, centre, pitch * 0.53, palette.INK, width=5.0)
    circle(surface, centre, pitch * 0.52, palette.ACCENT, width=2.6)


def put_thread(surface: pygame.Surface, start: Point, end: Point) -> None:
    """A thin dashed line from one who threatens to what he threatens."""
    for dash in dashes([start, end], 7, 6):
        line(surface, dash, 3.2, CARD, 150)
        line(surface, dash, 1.4, palette.INK, 230)


def put_scatter(surface: pygame.Surface, centre: Point, pitch: float) -> None:
    """A hex into which shells stray: three small open rings."""
    r = max(2.2, pitch * 0.05)
    for dx, dy in ((-0.16, 0.08), (0.14, 0.1), (0.0, -0.14)):
        circle(surface, (centre[0] + dx * pitch, centre[1] + dy * pitch), r, palette.INK, width=1.3)


def put_turn(surface: pygame.Surface, centre: Point, text: str, pitch: float, theme: Theme) -> None:
    """Where a leg of a route ends: a disc with the turn."""
    r = max(9.0, pitch * 0.19)
    circle(surface, centre, r + 1.2, palette.INK)
    circle(surface, centre, r, CARD)
    if pitch >= 34:
        word = theme.render(text, "narrow-bold", 12, palette.INK)
        surface.blit(word, word.get_rect(center=(round(centre[0]), round(centre[1]))))


def put_entry(surface: pygame.Surface, centre: Point, pitch: float) -> None:
    """Where units of one's own are to come on: an open arrow into the hex."""
    x, y = centre
    r = max(SMALLEST, pitch * 0.2)
    arrow = [(x - r, y - r * 0.9), (x + r * 0.9, y), (x - r, y + r * 0.9), (x - r * 0.45, y)]
    line(surface, arrow, 4.2, CARD, closed=True)
    polygon(surface, arrow, CARD)
    line(surface, arrow, 1.8, palette.INK, closed=True)
