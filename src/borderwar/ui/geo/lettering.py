"""Names on the location map: letter-spaced regions, water in blue italics, towns with their sign.

A name gives way to what is already there: pins first, then names in order of importance.
"""

from collections.abc import Sequence
from functools import lru_cache

import pygame

from borderwar.ui import palette, strokes
from borderwar.ui.geo.atlas import Atlas, Name
from borderwar.ui.geo.window import GeoWindow
from borderwar.ui.palette import Colour
from borderwar.ui.theme import Theme

HALO = 0.75
SPACED = {"region": 0.42, "water": 0.12, "height": 0.1, "town": 0.0}
"""Space between letters, as a part of the size."""

LOOKS: dict[str, tuple[str, Colour]] = {
    "region": ("map", palette.INK),
    "water": ("map-italic", palette.SHORE),
    "height": ("map-italic", palette.INDEX),
    "town": ("map", palette.INK),
}
FULL_SIZE = 48.0
"""Pixels in a degree at which names have their size, at an interface scale of 1."""


def write_names(
    surface: pygame.Surface, atlas: Atlas, window: GeoWindow, theme: Theme, taken: Sequence[pygame.Rect]
) -> list[str]:
    """Write the names that find room beside what is taken; returns them."""
    used = list(taken)
    frame = surface.get_rect().inflate(-6, -6)
    share = min(max(window.degree / (FULL_SIZE * theme.scale), 0.62), 1.3)
    written = []
    order = {"region": 1, "water": 2, "height": 3}
    for name in sorted(atlas.names, key=lambda one: order.get(one.kind, 0 if one.rank == 1 else 4)):
        if name.kind == "region" and name.text in written:
            continue  # a region's name stands in one of several places
        if name.kind == "town":
            done = _town(surface, name, window, theme, share, used, frame)
        else:
            done = _area(surface, name, window, theme, share, used, frame)
        if done:
            written.append(name.text)
    return written


def _town(
    surface: pygame.Surface,
    name: Name,
    window: GeoWindow,
    theme: Theme,
    share: float,
    used: list[pygame.Rect],
    frame: pygame.Rect,
) -> bool:
    if name.rank > 1 + (share > 0.8) + (share > 1.1):
        return False
    x, y = window.point(name.east, name.north)
    half = max(2, round((3.4 if name.rank == 1 else 2.6) * theme.scale))
    sign = pygame.Rect(0, 0, 2 * half + 1, 2 * half + 1)
    sign.center = round(x), round(y)
    if not frame.contains(sign):
        return False
    size = (15 if name.rank == 1 else 13) * min(1.0, 0.35 + 0.65 * share)
    image = haloed(theme, name.text, "map", size, palette.INK, 0.0)
    for side in (name.side, "left" if name.side == "right" else "right", "below", "above"):
        place = image.get_rect()
        if side == "right":
            place.midleft = sign.right + 1, sign.centery
        elif side == "left":
            place.midright = sign.left - 1, sign.centery
        elif side == "below":
            place.midtop = sign.centerx, sign.bottom - 1
        else:
            place.midbottom = sign.centerx, sign.top + 1
        body = place.inflate(-4, -place.height // 3)
        if frame.contains(body) and body.collidelist(used) < 0:
            used += [body, sign]
            surface.blit(image, place)
            pygame.draw.rect(surface, palette.INK, sign)
            pygame.draw.rect(surface, palette.CARD, sign.inflate(-max(2, half), -max(2, half)))
            return True
    return False


def _area(
    surface: pygame.Surface,
    name: Name,
    window: GeoWindow,
    theme: Theme,
    share: float,
    used: list[pygame.Rect],
    frame: pygame.Rect,
) -> bool:
    face, colour = LOOKS[name.kind]
    text = name.text.upper() if name.kind == "region" else name.text
    size = name.size * share
    image = haloed(theme, text, face, size, colour, SPACED[name.kind] * size)
    if name.native:
        second = haloed(theme, name.native, "map", size * 0.72, palette.INK_2, 0.1 * size)
        wide = max(image.get_width(), second.get_width())
        high = image.get_height() + round(second.get_height() * 0.86)
        both = pygame.Surface((wide, high), pygame.SRCALPHA)
        both.blit(image, image.get_rect(midtop=(both.get_width() // 2, 0)))
        both.blit(second, second.get_rect(midbottom=(both.get_width() // 2, both.get_height())))
        image = both
    level = image.get_size()
    if name.turn:
        image = pygame.transform.rotozoom(image, name.turn, 1)
    x, y = window.point(name.east, name.north)
    place = image.get_rect(center=(round(x), round(y)))
    bodies = _bodies((x, y), level, name.turn)
    if not frame.contains(place) or any(body.collidelist(used) >= 0 for body in bodies):
        return False
    used += bodies
    surface.blit(image, place)
    return True


def _bodies(middle: tuple[float, float], size: tuple[int, int], turn: float) -> list[pygame.Rect]:
    """What a name along a line covers, as a few small boxes."""
    wide, high = size[0] * 0.94, size[1] * 0.66
    along = pygame.Vector2(1, 0).rotate(-turn)
    count = max(1, round(wide / high))
    if not turn:
        count = 1
    step = wide / count
    boxes = []
    for place in range(count):
        at = middle + along * (step * (place + 0.5) - wide / 2)
        box = pygame.Rect(0, 0, round(step if not turn else high), round(high))
        box.center = round(at.x), round(at.y)
        boxes.append(box)
    return boxes


@lru_cache(maxsize=256)
def haloed(
    theme: Theme, text: str, face: str, size: float, colour: Colour, tracking: float
) -> pygame.Surface:
    """A word in ink with a soft light rim, so that it reads on any ground."""
    tracking /= max(theme.scale, 0.01) if tracking else 1.0
    ink = theme.render(text, face, size, colour, tracking * theme.scale)
    light = theme.render(text, face, size, palette.CARD, tracking * theme.scale)
    reach = max(1, round(2 * theme.scale))
    out = pygame.Surface((ink.get_width() + 2 * reach, ink.get_height() + 2 * reach), pygame.SRCALPHA)
    out.fill((*palette.CARD, 0))
    rim = out.copy()
    for turn in range(12):
        step = pygame.Vector2(reach, 0).rotate(30 * turn)
        rim.blit(light, (reach + round(step.x), reach + round(step.y)))
    rim.set_alpha(round(255 * HALO))
    out.blit(rim, (0, 0))
    out.blit(ink, (reach, reach))
    return out


def draw_frame(surface: pygame.Surface, place: pygame.Rect, theme: Theme) -> None:
    """The neat line round the sheet: a thin and a thick line."""
    thin, gap = theme.px(1), theme.px(4)
    pygame.draw.rect(surface, palette.INK, place.inflate(2 * thin, 2 * thin), thin)
    thick = theme.px(2)
    reach = 2 * (thin + gap + thick)
    pygame.draw.rect(surface, palette.INK, place.inflate(reach, reach), thick)


def draw_disc(surface: pygame.Surface, at: tuple[float, float], radius: float, chosen: bool) -> None:
    """The disc of a pin, with its shadow."""
    strokes.circle(surface, (at[0] + 1, at[1] + radius * 0.18), radius + 0.5, palette.WINDOW, 0, 100)
    strokes.circle(surface, at, radius, palette.INK)
    strokes.circle(surface, at, radius * 0.88, palette.ACCENT if chosen else palette.CARD)
