"""Signs on counters: branch, echelon and nation."""

import math
from functools import lru_cache

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.counters.canvas import Canvas
from borderwar.ui.counters.look import ECHELON_MARKS
from borderwar.ui.counters.pictures import picture
from borderwar.ui.palette import SYMBOL_INK, Colour, NationLook, nation_look
from borderwar.ui.strokes import Point
from borderwar.ui.theme import assets_folder

STYLES = ("symbols", "pictures")
SYMBOL_SHAPE = 60, 36
"""Width and height of a sign's box in its SVG file."""


_style = "symbols"
_edition = 0


def show_counters(style: str) -> None:
    """Show branches as "symbols" or as "pictures" from now on."""
    global _style, _edition
    style = style if style in STYLES else STYLES[0]
    if style != _style:
        _style = style
        _edition += 1
        _sized_symbol.cache_clear()
        branch_symbol.cache_clear()


def shows_pictures() -> bool:
    """Whether branches are shown as pictures."""
    return _style == "pictures"


def counters_edition() -> int:
    """A number that changes with the style of counters, for the keys of what is kept drawn."""
    return _edition


@lru_cache(maxsize=400)
def branch_symbol(branch: str, height: int, ink: Colour = SYMBOL_INK) -> pygame.Surface:
    """A branch sign without its frame, at a height in pixels; empty for a branch without a sign."""
    width = round(height * SYMBOL_SHAPE[0] / SYMBOL_SHAPE[1])
    return _sized_symbol(branch, width, height, ink)


@lru_cache(maxsize=400)
def _sized_symbol(branch: str, width: int, height: int, ink: Colour) -> pygame.Surface:
    if _style == "pictures":
        return picture(branch, width, height, ink)
    path = assets_folder() / "symbols" / f"{branch}.svg"
    if not path.is_file():
        return pygame.Surface((width, height), pygame.SRCALPHA)
    drawn = pygame.image.load_sized_svg(path, (width, height))
    image = pygame.Surface((width, height), pygame.SRCALPHA)
    image.blit(drawn, (0, 0))
    colours = pygame.surfarray.pixels3d(image)
    colours[:] = np.array(ink, np.uint8)
    del colours
    return image


def put_symbol(canvas: Canvas, branch: str, box: tuple[float, float, float, float], ink: Colour) -> None:
    """Draw a branch sign into a box given in shares of the card."""
    left, top = canvas.at(box[:2])
    width, height = round(canvas.length(box[2])), round(canvas.length(box[3]))
    canvas.surface.blit(_sized_symbol(branch, width, height, ink), (round(left), round(top)))


def put_echelon(canvas: Canvas, echelon: str, middle: Point, ink: Colour) -> None:
    """Draw the marks of an echelon about a point: dots, strokes or crosses."""
    marks = ECHELON_MARKS.get(echelon, "")
    step = 0.064 if marks.startswith(".") else 0.058 if marks.startswith("I") else 0.082
    x, y = middle[0] - step * (len(marks) - 1) / 2, middle[1]
    width = canvas.line * 0.9
    for mark in marks:
        if mark == "I":
            canvas.stroke(((x, y - 0.038), (x, y + 0.034)), width, ink)
        elif mark == "X":
            canvas.stroke(((x - 0.03, y - 0.032), (x + 0.03, y + 0.032)), width * 0.9, ink)
            canvas.stroke(((x + 0.03, y - 0.032), (x - 0.03, y + 0.032)), width * 0.9, ink)
        elif mark == ".":
            canvas.circle((x, y), max(0.022, canvas.line * 0.62), ink)
        else:
            canvas.stroke([(x + dx, y + dy) for dx, dy in _ring(0.026)], width * 0.7, ink, closed=True)
            canvas.stroke(((x - 0.035, y + 0.035), (x + 0.035, y - 0.035)), width * 0.7, ink)
        x += step


def _ring(radius: float) -> list[Point]:
    return [
        (radius * math.cos(turn * math.tau / 16), radius * math.sin(turn * math.tau / 16))
        for turn in range(16)
    ]


def star(middle: Point, radius: float) -> list[Point]:
    """A five-pointed star, one point up."""
    out = []
    for turn in range(10):
        angle = turn * math.pi / 5 - math.pi / 2
        reach = radius if turn % 2 == 0 else radius * 0.4
        out.append((middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)))
    return out


def put_mark(canvas: Canvas, look: NationLook, middle: Point, radius: float) -> None:
    """Draw a nation's mark: disc, bars, star or flame."""
    x, y = middle
    if look.mark == "disc":
        canvas.circle(middle, radius, look.mark_colour)
    elif look.mark == "star":
        canvas.polygon(star((x, y + radius * 0.1), radius * 1.32), look.mark_colour)
    elif look.mark == "flame":
        canvas.polygon(
            [(x + dx * radius, y + dy * radius) for dx, dy in ((0, -1.25), (1.1, 0.9), (-1.1, 0.9))],
            look.mark_colour,
        )
    elif look.mark == "bars":
        for place in (-1, 0, 1):
            top = y + (place * 0.78 - 0.2) * radius
            canvas.rectangle(x - radius, top, radius * 2, radius * 0.42, look.mark_colour)


def card_outline(look: NationLook, inset: float = 0.0) -> list[Point]:
    """The outline of a card, in shares of its side: rounded, or its two upper corners cut."""
    low, high = inset, 1 - inset
    if look.cut == "cut":
        cut = 0.17 - inset * 0.4
        return [
            (low, low + cut),
            (low + cut, low),
            (high - cut, low),
            (high, low + cut),
            (high, high),
            (low, high),
        ]
    radius = max(0.02, 0.13 - inset)
    out = []
    for x, y, start in (
        (low + radius, low + radius, 180),
        (high - radius, low + radius, 270),
        (high - radius, high - radius, 0),
        (low + radius, high - radius, 90),
    ):
        for turn in range(7):
            angle = math.radians(start + 15 * turn)
            out.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return out


@lru_cache(maxsize=100)
def nation_mark(nation: str, side: int) -> pygame.Surface:
    """A small card with a nation's sign, for bars and lists."""
    look = nation_look(nation)
    canvas = Canvas(side)
    canvas.polygon(card_outline(look), look.edge)
    canvas.polygon(card_outline(look, max(1.0, side * 0.03) / side), look.body)
    put_mark(canvas, look, (0.5, 0.52), 0.27)
    whole = canvas.finished()
    mark = pygame.Surface((side, side), pygame.SRCALPHA)
    mark.blit(whole, (-canvas.room, -canvas.room))
    return _straight_alpha(mark)


def _straight_alpha(surface: pygame.Surface) -> pygame.Surface:
    """Undo the multiplication of colours by opacity, so that an ordinary blit is right."""
    colours = pygame.surfarray.pixels3d(surface)
    alpha = pygame.surfarray.array_alpha(surface).astype(np.float32)[..., None]
    whole = np.minimum(255, colours * 255.0 / np.maximum(alpha, 1))
    colours[:] = np.where(alpha > 0, whole, 0).astype(np.uint8)
    del colours
    return surface


palette.when_changed(nation_mark.cache_clear)
