"""Cards: the whole counter, at every size, remembered by its look."""

from collections import OrderedDict

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.counters import states
from borderwar.ui.counters.canvas import Canvas, padding
from borderwar.ui.counters.look import WHEELED, CounterLook
from borderwar.ui.counters.signs import (
    card_outline,
    counters_edition,
    put_echelon,
    put_mark,
    put_symbol,
    shows_pictures,
)
from borderwar.ui.palette import CARD, SYMBOL_CARD, SYMBOL_INK, Colour, NationLook, mix, nation_look
from borderwar.ui.strokes import circle, dashes
from borderwar.ui.theme import Theme

FULL = 40
"""Cards of this side and more show everything."""

TINY = 22
"""Cards under this side show the strength alone."""

REMEMBERED = 2000
SIZES = (84, 46, 26, 15)
SHARE_OF_PITCH = 0.81

_cards: OrderedDict[tuple[CounterLook, int, float, int], pygame.Surface] = OrderedDict()
_plain = Theme()
palette.when_changed(_cards.clear)


def counter_side(pitch: float) -> int:
    """The side of a card on hexes of a pitch; 0 where a dot is drawn instead."""
    side = pitch * SHARE_OF_PITCH
    if side < 12.5:
        return 0
    for size in SIZES:
        if abs(side - size) <= size * 0.06:
            return size
    return round(side)


def draw_counter(look: CounterLook, side: int, theme: Theme | None = None) -> pygame.Surface:
    """A card with room round it for its shadow and badges.

    Colours are multiplied by their opacity: blit with BLEND_PREMULTIPLIED, or use
    `put_counter`.  Cards are remembered, so do not draw on them.
    """
    theme = theme or _plain
    key = look, side, theme.scale, counters_edition()
    known = _cards.get(key)
    if known is not None:
        _cards.move_to_end(key)
        return known
    surface = _ghost(look, side) if look.ghost else _card(look, side)
    _cards[key] = surface
    if len(_cards) > REMEMBERED:
        _cards.popitem(last=False)
    return surface


def put_counter(
    surface: pygame.Surface,
    look: CounterLook,
    centre: tuple[float, float],
    side: int,
    theme: Theme | None = None,
    stack: int = 1,
) -> pygame.Rect:
    """Draw a card about a point; a stack shows cards behind it and how many there are."""
    if side <= 0:
        return put_dot(surface, look.nation, centre)
    step = max(2, round(side * 0.085)) if stack > 1 else 0
    behind = min(stack - 1, 2)
    x, y = round(centre[0]), round(centre[1])
    for back in range(behind, 0, -1):
        blank = draw_counter(CounterLook(nation=look.nation, branch="", steps=0, steps_full=0), side, theme)
        _put(surface, blank, x + step * back, y - step * back)
    _put(surface, draw_counter(look, side, theme), x, y)
    place = pygame.Rect(x - side // 2, y - side // 2, side, side)
    if stack > 1:
        _put_badge(surface, stack, place, theme or _plain)
    return place


def put_dot(
    surface: pygame.Surface, nation: str, centre: tuple[float, float], radius: float = 4
) -> pygame.Rect:
    """A dot in a nation's colour, for maps too small for cards."""
    look = nation_look(nation)
    circle(surface, centre, radius + 0.7, look.edge)
    return circle(surface, centre, radius - 0.5, look.body)


def _put(surface: pygame.Surface, card: pygame.Surface, x: int, y: int) -> None:
    place = x - card.get_width() // 2, y - card.get_height() // 2
    surface.blit(card, place, special_flags=pygame.BLEND_PREMULTIPLIED)


def _put_badge(surface: pygame.Surface, stack: int, place: pygame.Rect, theme: Theme) -> None:
    """The number of units in a dark disc at the lower left."""
    size = max(9, place.width * 0.26)
    radius = max(6.5, place.width * 0.17)
    middle = place.left - radius * 0.3, place.bottom + radius * 0.3
    circle(surface, middle, radius + 1.2, CARD)
    circle(surface, middle, radius, palette.WINDOW)
    plain = Theme() if theme.scale != 1 else theme
    image = plain.render(str(stack), "narrow-bold", size, CARD)
    surface.blit(image, image.get_rect(center=(round(middle[0]), round(middle[1]))))


def _card(look: CounterLook, side: int) -> pygame.Surface:
    """A solid card."""
    canvas = Canvas(side)
    nation = nation_look(look.nation)
    if "moved" in look.states:
        nation = states.drained(nation)
    canvas.polygon(card_outline(nation), nation.edge)
    canvas.polygon(card_outline(nation, max(1.0, side * 0.026) / side), nation.body)
    blank = not look.branch
    if side >= TINY and not blank:
        _middle(canvas, look, nation)
    if not blank and side >= TINY:
        _states(canvas, look, nation)
    card = canvas.finished()
    out = _shadow(card, side)
    out.blit(card, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    if not blank:
        _letters(out, look, nation, side, canvas.room)
    return out


def _middle(canvas: Canvas, look: CounterLook, nation: NationLook) -> None:
    """Symbol box, strength steps, echelon and nation mark."""
    full = canvas.side >= FULL
    line = canvas.line
    left, width = 0.225, 0.55
    top, height = (0.36, 0.325) if full else (0.17, 0.37)
    moved = "moved" in look.states
    paper = mix(SYMBOL_CARD, (120, 110, 90), 0.25) if moved else SYMBOL_CARD
    canvas.rectangle(left - line, top - line, width + 2 * line, height + 2 * line, SYMBOL_INK)
    canvas.rectangle(left, top, width, height, paper)
    put_symbol(canvas, look.branch, (left, top, width, height), SYMBOL_INK)
    if look.branch in WHEELED and full and not shows_pictures():
        for x in (0.28, 0.5, 0.72):
            hub = left + width * x, top + height + line + 0.035
            canvas.circle(hub, max(0.026, line * 0.75), nation.ink)
    _steps(canvas, look, nation, top - line, height + 2 * line)
    if full:
        put_mark(canvas, nation, (0.865, 0.135), 0.07)
        put_echelon(canvas, look.echelon, (0.5, 0.288), nation.ink)


def _steps(canvas: Canvas, look: CounterLook, nation: NationLook, top: float, height: float) -> None:
    """Blocks left of the symbol box: filled for steps left, hollow for steps lost."""
    count = max(look.steps_full, 1)
    pixel = 1 / canvas.side
    gap = max(pixel, 0.03)
    block = (height - gap * (count - 1)) / count
    left, width = 0.075, 0.08
    for step in range(count):
        y = top + step * (block + gap)
        filled = step >= count - look.steps
        if filled:
            canvas.rectangle(left, y, width, block, nation.ink)
        elif canvas.side >= FULL:
            canvas.rectangle(left, y, width, block, mix(nation.body, nation.ink, 0.55))
            canvas.rectangle(left + pixel, y + pixel, width - 2 * pixel, block - 2 * pixel, nation.body)
        else:
            canvas.rectangle(left, y, width, block, mix(nation.body, nation.ink, 0.25))


def _states(canvas: Canvas, look: CounterLook, nation: NationLook) -> None:
    """The shapes of all states, those that cover most first."""
    if "fired" in look.states and canvas.side >= FULL:
        states.fired(canvas, nation.ink)
    if "mounted" in look.states and canvas.side >= FULL:
        states.mounted(canvas, nation.ink)
    if "suppressed" in look.states:
        states.suppressed(canvas)
    if "broken" in look.states:
        states.broken(canvas)
    if "moved" in look.states:
        states.folded(canvas)
    if "dug-in" in look.states:
        states.dug_in(canvas)
    if "out-of-supply" in look.states:
        states.out_of_supply(canvas)
    if "low-ammunition" in look.states:
        states.low_ammunition(canvas)


def _letters(out: pygame.Surface, look: CounterLook, nation: NationLook, side: int, room: int) -> None:
    """Name, strength and moves left, at the card's own size so that they are sharp."""
    layer = pygame.Surface(out.get_size(), pygame.SRCALPHA)
    ink = nation.ink
    if side < TINY:
        if look.strength:
            image = _plain.render(look.strength, "narrow-bold", max(9, side * 0.72), ink)
            if image.get_width() <= side:
                layer.blit(image, image.get_rect(center=(room + side // 2, room + (side + 1) // 2)))
    else:
        full = side >= FULL
        if full and look.name:
            start = 0.08 if nation.cut == "rounded" else 0.15
            wide = (0.70 if "moved" in look.states else 0.77) - start
            at = room + side * start, room + side * 0.225
            _write(layer, look.name, at, "narrow-bold", max(9, side * 0.215), ink, width=wide * side)
        base = room + round(side * 0.955)
        size = max(9, side * (0.29 if full else 0.36))
        _write(layer, look.strength, (room + side * 0.08, base), "narrow-bold", size, ink)
        if full and "suppressed" not in look.states:
            at = room + side * 0.925, base
            _write(layer, look.moves, at, "narrow", max(9, side * 0.25), ink, "right")
    out.blit(layer.premul_alpha(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _write(
    layer: pygame.Surface,
    text: str,
    at: tuple[float, float],
    face: str,
    size: float,
    ink: Colour,
    align: str = "left",
    width: float | None = None,
) -> None:
    if text:
        _plain.write(layer, text, at, face, size, ink, align, baseline=True, width=width)


SHADOW = (25, 18, 8)
SHADOW_STRENGTH = 0.6


def _shadow(card: pygame.Surface, side: int) -> pygame.Surface:
    """The card's silhouette in soft brown, a little down and to the right."""
    shade = pygame.Surface(card.get_size(), pygame.SRCALPHA)
    alpha = pygame.surfarray.pixels_alpha(shade)
    alpha[:] = (pygame.surfarray.array_alpha(card) * SHADOW_STRENGTH).astype(np.uint8)
    del alpha
    shade = pygame.transform.gaussian_blur(shade, max(1, round(side * 0.045)))
    colours = pygame.surfarray.pixels3d(shade)
    strength = pygame.surfarray.array_alpha(shade).astype(np.float32) / 255
    colours[:] = (strength[..., None] * np.array(SHADOW, np.float32)).astype(np.uint8)
    del colours
    out = pygame.Surface(card.get_size(), pygame.SRCALPHA)
    place = max(1, round(side * 0.05)), max(1, round(side * 0.08))
    out.blit(shade, place, special_flags=pygame.BLEND_PREMULTIPLIED)
    return out


def _ghost(look: CounterLook, side: int) -> pygame.Surface:
    """A unit that was seen here, or that history has here; dashed if it may stand elsewhere."""
    canvas = Canvas(side)
    nation = nation_look(look.nation)
    pencil = palette.PENCIL_BLUE if nation.cut == "rounded" else palette.PENCIL_RED
    line = max(1.4, side * 0.036) / side
    outline = card_outline(nation)
    canvas.polygon(outline, (*CARD, 150))
    if look.certain:
        canvas.stroke(outline, line, pencil, closed=True)
    else:
        for piece in dashes([*outline, outline[0]], 0.11, 0.075):
            canvas.stroke(piece, line, pencil)
    if side >= TINY:
        left, top, width, height = 0.2, 0.3, 0.6, 0.4
        frame = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
        canvas.stroke(frame, line * 0.8, pencil, closed=True)
        put_symbol(canvas, look.branch, (left, top, width, height), pencil)
    out = canvas.finished()
    if side >= FULL and (look.name or look.strength):
        layer = pygame.Surface(out.get_size(), pygame.SRCALPHA)
        room = padding(side)
        at = room + side * 0.12, room + side * 0.225
        _write(layer, look.name, at, "narrow-bold", max(9, side * 0.2), pencil)
        out.blit(layer.premul_alpha(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return out
