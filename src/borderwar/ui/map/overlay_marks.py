"""Marks of single hexes: rings, brackets, flags, notes.  Each is drawn once and kept."""

import math
from functools import lru_cache

import pygame

from borderwar.ui import palette
from borderwar.ui.map.halo import Line, haloed
from borderwar.ui.map.layout import CORNERS, Point
from borderwar.ui.map.view import MapView
from borderwar.ui.palette import CARD, SYMBOL_INK, Colour, nation_look
from borderwar.ui.strokes import circle, dashed, dashes, line, polygon
from borderwar.ui.theme import Theme

BRACKET = 0.59
"""Half the width of the brackets about a target, in pitches."""


def _scale(pitch: float) -> float:
    """How thick marks are drawn: thinner where hexes are small, thicker where they are very large."""
    return min(max(pitch / 40, 0.5), max(1.0, pitch / 76))


def _blank(pitch: float) -> tuple[pygame.Surface, Point]:
    """A clear surface for a hex and what stands round it, and its middle."""
    size = math.ceil(pitch * 1.5) + 16
    size += size % 2
    return pygame.Surface((size, size), pygame.SRCALPHA), (size / 2, size / 2)


def _corners(middle: Point, pitch: float, share: float = 1.0) -> list[Point]:
    return [(middle[0] + dx * pitch * share, middle[1] + dy * pitch * share) for dx, dy in CORNERS]


def _put(surface: pygame.Surface, view: MapView, here: int, image: pygame.Surface) -> None:
    x, y = view.centre(here)
    surface.blit(image, (x - image.get_width() // 2, y - image.get_height() // 2))


@lru_cache(maxsize=64)
def _ring(pitch: float, colour: Colour, width: float, under: Colour, under_width: float) -> pygame.Surface:
    image, middle = _blank(pitch)
    corners = _corners(middle, pitch)
    line(image, corners, under_width, under, 255 if under == SYMBOL_INK else 170, closed=True)
    line(image, corners, width, colour, closed=True)
    return image


def put_hex_ring(
    surface: pygame.Surface,
    view: MapView,
    here: int,
    colour: Colour,
    width: float,
    under: Colour,
    under_width: float,
) -> None:
    """A ring along the sides of a hex, one colour over another."""
    scale = _scale(view.pitch)
    _put(surface, view, here, _ring(view.pitch, colour, width * scale, under, under_width * scale))


@lru_cache(maxsize=32)
def _corner_pieces(pitch: float) -> pygame.Surface:
    image, middle = _blank(pitch)
    corners = _corners(middle, pitch, 0.94)
    scale = _scale(pitch)
    for width, colour in ((5.0 * scale, SYMBOL_INK), (2.6 * scale, palette.ACCENT)):
        for place, (x, y) in enumerate(corners):
            before, after = corners[place - 1], corners[(place + 1) % 6]
            arms = [(x + (px - x) * 0.22, y + (py - y) * 0.22) for px, py in (before, after)]
            line(image, [arms[0], (x, y), arms[1]], width, colour)
    return image


def put_corners(surface: pygame.Surface, view: MapView, here: int) -> None:
    """Six corner pieces about a hex."""
    _put(surface, view, here, _corner_pieces(view.pitch))


@lru_cache(maxsize=32)
def _brackets(pitch: float) -> pygame.Surface:
    image, middle = _blank(pitch)
    reach = pitch * BRACKET * 0.78
    arm = max(2.5, reach * 0.4)
    scale = _scale(pitch)
    for width, colour in ((5.0 * scale, SYMBOL_INK), (2.4 * scale, CARD)):
        for across in (-1, 1):
            for down in (-1, 1):
                x, y = middle[0] + across * reach, middle[1] + down * reach
                line(image, [(x - across * arm, y), (x, y), (x, y - down * arm)], width, colour)
    return image


def put_brackets(surface: pygame.Surface, view: MapView, here: int) -> None:
    """Four square brackets about a hex."""
    _put(surface, view, here, _brackets(view.pitch))


def put_flash(surface: pygame.Surface, view: MapView, here: int, share: float) -> None:
    """A widening, fading ring."""
    share = min(max(share, 0.0), 1.0)
    if share <= 0:
        return
    x, y = view.centre(here)
    radius = view.pitch * (0.55 + 0.5 * (1 - share))
    circle(surface, (x, y), radius, SYMBOL_INK, width=5, alpha=round(200 * share))
    circle(surface, (x, y), radius, palette.ACCENT, width=2.6, alpha=round(255 * share))


def put_ring(image: pygame.Surface, at: Point, pitch: float, label: str, theme: Theme) -> None:
    """The ring at the end of a path, with what is left in it."""
    size = max(10.0, 13 * min(pitch / 57, 1.3))
    text = theme.render(label, "narrow-bold", size, palette.INK) if label and pitch >= 24 else None
    radius = max(pitch * 0.19, 3.5)
    if text is not None:
        radius = max(radius, text.get_width() / 2 + 3.5)
    circle(image, at, radius, CARD)
    circle(image, at, radius, palette.INK, width=1.6)
    if text is not None:
        image.blit(text, text.get_rect(center=(round(at[0]), round(at[1]))))


def put_sight_line(image: pygame.Surface, start: Point, end: Point, block: Point, clear: bool) -> None:
    """From eye to target: pale under ink; beyond a block dashed, with a bar across."""
    if clear:
        line(image, [start, end], 4.6, CARD, 215)
        line(image, [start, end], 2.0, palette.INK)
    else:
        line(image, [start, block], 4.6, CARD, 215)
        line(image, [start, block], 2.0, palette.INK)
        dashed(image, [block, end], 1.6, palette.INK, 4, 5, 190)
        span = max(math.dist(start, end), 1e-6)
        across, down = -(end[1] - start[1]) / span * 9, (end[0] - start[0]) / span * 9
        bar = [(block[0] - across, block[1] - down), (block[0] + across, block[1] + down)]
        line(image, bar, 6.0, CARD)
        line(image, bar, 3.4, palette.INK)
    circle(image, start, 4.2, CARD)
    circle(image, start, 3.0, palette.INK)
    circle(image, end, 4.6, CARD)
    circle(image, end, 3.4, palette.INK, width=1.6)


@lru_cache(maxsize=200)
def _flag(pitch: float, nation: str | None, value: str, theme: Theme) -> pygame.Surface:
    size = min(max(pitch / 57, 0.5), 3.0)
    written = theme.render(value, "narrow-bold", max(10, 11.5 * size), palette.INK) if value else None
    wide = max(15 * size, (written.get_width() if written else 0) + 8 * size)
    high = max(11.5 * size, (written.get_height() * 0.78) if written else 0)
    tall = high + 8 * size
    image = pygame.Surface((math.ceil(wide) + 8, math.ceil(tall) + 6), pygame.SRCALPHA)
    x, y = 4.0, 3.0
    look = nation_look(nation or "")
    body = look.body if nation else CARD
    ink = look.ink if nation else palette.INK
    line(image, [(x, y), (x, y + tall)], 3.4, CARD, 200)
    line(image, [(x, y), (x, y + tall)], 1.7, palette.INK)
    cloth = [(x, y), (x + wide, y), (x + wide - 3 * size, y + high / 2), (x + wide, y + high), (x, y + high)]
    polygon(image, cloth, body)
    line(image, cloth, 1.3, palette.INK, closed=True)
    if written is not None:
        tinted = theme.render(value, "narrow-bold", max(10, 11.5 * size), ink)
        image.blit(tinted, tinted.get_rect(center=(round(x + wide / 2 - 1), round(y + high / 2))))
    return image


def put_flag(
    surface: pygame.Surface,
    view: MapView,
    here: int,
    nation: str | None,
    value: str,
    theme: Theme,
    words: str = "",
) -> None:
    """A flag on a pole at the upper left of a hex, words beside it; plain paper while nobody holds it."""
    x, y = view.centre(here)
    image = _flag(view.pitch, nation, value if view.pitch >= 26 else "", theme)
    at = x - round(0.47 * view.pitch) - 4, y - round(0.50 * view.pitch) - 3
    surface.blit(image, at)
    if words:
        slip = _caption(words, theme, 11 * _scale(view.pitch), palette.edition())
        surface.blit(slip, (at[0] + image.get_width() - 3, at[1] + 2))


@lru_cache(maxsize=200)
def _caption(text: str, theme: Theme, size: float, edition: int) -> pygame.Surface:
    """Words on a slip of card, so that they are read where they lie over a name of the map."""
    words = theme.render(text, "narrow", size, palette.INK)
    slip = pygame.Surface((words.get_width() + 6, words.get_height()), pygame.SRCALPHA)
    pygame.draw.rect(slip, (*CARD, 215), slip.get_rect(), border_radius=3)
    slip.blit(words, (3, 0))
    return slip


def put_caption(surface: pygame.Surface, view: MapView, here: int, text: str, theme: Theme) -> None:
    """A few words along the foot of a hex."""
    x, y = view.centre(here)
    image = _caption(text, theme, 11 * _scale(view.pitch), palette.edition())
    surface.blit(image, image.get_rect(midtop=(x, y + round(0.36 * view.pitch) - 5)))


def _inward(view: MapView, here: int) -> Point:
    """Which way into the map leads from a hex: away from the edge that is nearest."""
    row, column = divmod(here, view.layout.columns)
    rooms = {
        (0, 1): row,
        (0, -1): view.layout.rows - 1 - row,
        (1, 0): column,
        (-1, 0): view.layout.columns - 1 - column,
    }
    return min(rooms, key=lambda way: rooms[way])


@lru_cache(maxsize=64)
def _entry(pitch: float, way: Point, cut: str, edition: int) -> pygame.Surface:
    image, (x, y) = _blank(pitch)
    colour = palette.PENCIL_BLUE if cut == "rounded" else palette.PENCIL_RED
    for piece in dashes([*_corners((x, y), pitch, 0.92), _corners((x, y), pitch, 0.92)[0]], 6, 4):
        line(image, piece, 1.8, colour, 230)
    dx, dy = way
    reach, head = 0.34 * pitch, max(4.0, 0.16 * pitch)
    tail, tip = (x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)
    neck = tip[0] - dx * head, tip[1] - dy * head
    wings = [tip, (neck[0] - dy * head * 0.8, neck[1] + dx * head * 0.8)]
    wings.append((neck[0] + dy * head * 0.8, neck[1] - dx * head * 0.8))
    for width, ink, alpha in ((max(4.5, pitch * 0.13), CARD, 220), (max(2.6, pitch * 0.085), colour, 235)):
        line(image, [tail, neck], width, ink, alpha)
        polygon(image, wings, ink, alpha)
    return image


def put_entry(surface: pygame.Surface, view: MapView, here: int, nation: str) -> None:
    """A dashed hex and an arrow into the map, in a side's pencil."""
    _put(
        surface,
        view,
        here,
        _entry(view.pitch, _inward(view, here), nation_look(nation).cut, palette.edition()),
    )


@lru_cache(maxsize=200)
def _note(text: str, colour: Colour, theme: Theme, size: float) -> pygame.Surface:
    return haloed(theme, [Line(text, "narrow", size, colour)])


def put_note(surface: pygame.Surface, text: str, at: Point, nation: str, theme: Theme, pitch: float) -> None:
    """A short note below a ghost, in its pencil's colour."""
    rounded = nation_look(nation).cut == "rounded"
    image = _note(
        text, palette.PENCIL_BLUE if rounded else palette.PENCIL_RED, theme, 12 * _scale(max(pitch, 40))
    )
    surface.blit(image, image.get_rect(midtop=(round(at[0]), round(at[1] - 4))))


for _kept in (_corner_pieces, _brackets, _flag):
    palette.when_changed(_kept.cache_clear)
