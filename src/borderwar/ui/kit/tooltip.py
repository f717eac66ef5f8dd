"""Tool tips: a sentence beside the control it explains, never over it."""

import pygame

from borderwar.ui.kit.pen import Pen
from borderwar.ui.theme import LINE_SHARE

WIDEST = 320


def tip_place(control: pygame.Rect, size: tuple[int, int], window: pygame.Rect, gap: int = 6) -> pygame.Rect:
    """Where a tip stands: below its control, or above, or beside it."""
    place = pygame.Rect((0, 0), size)
    for attempt in ("below", "above", "right", "left"):
        if attempt == "below":
            place.midtop = control.centerx, control.bottom + gap
        elif attempt == "above":
            place.midbottom = control.centerx, control.top - gap
        elif attempt == "right":
            place.midleft = control.right + gap, control.centery
        else:
            place.midright = control.left - gap, control.centery
        shifted = place.clamp(window)
        if not shifted.colliderect(control):
            return shifted
    return place.clamp(window)


def draw_tip(window: pygame.Surface, control: pygame.Rect, text: str, scale: float) -> pygame.Rect:
    """Draw a tip beside a control; where it stands."""
    measure = Pen(window, scale)
    lines = measure.wrap(text, WIDEST, "text", 14)
    wide = max(measure.measure(line, "text", 14) for line in lines) + 20
    high = len(lines) * round(14 * LINE_SHARE) + 12
    size = (round(wide * scale), round(high * scale))
    place = tip_place(control, size, window.get_rect())
    pen = Pen(window.subsurface(place.clip(window.get_rect())), scale)
    pen.box((0, 0, wide, high), "card", 4, "card-edge")
    pen.paragraph(text, 10, 5, wide - 18, size=14, ink="ink")
    return place
