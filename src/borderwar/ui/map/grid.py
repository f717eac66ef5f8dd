"""The hex grid: one thin line, seen when looked for."""

import numpy as np
import pygame

from borderwar.ui.map.layout import HexLayout
from borderwar.ui.palette import GRID, INK_3
from borderwar.ui.theme import Theme

OVERSIZE = 3
CLOSE_STRENGTH = 0.34
FAR_STRENGTH = 0.17
MARGIN = 4


def grid_strength(pitch: float) -> float:
    """How opaque the grid is: 36 % at play zoom, less where hexes are small."""
    share = min(max((pitch - 14) / (44 - 14), 0.0), 1.0)
    return FAR_STRENGTH + (CLOSE_STRENGTH - FAR_STRENGTH) * share


def draw_grid(layout: HexLayout, left: int, top: int, size: int) -> pygame.Surface:
    """The grid over a square of the sheet, on a clear surface."""
    whole = size + 2 * MARGIN
    canvas = pygame.Surface((whole * OVERSIZE,) * 2, 0, 32)
    x0, y0 = left - MARGIN, top - MARGIN
    width = OVERSIZE if layout.pitch >= 24 else OVERSIZE - 1
    for here in layout.in_rect(x0, y0, whole, whole):
        corners = [((x - x0) * OVERSIZE, (y - y0) * OVERSIZE) for x, y in layout.corners(here)]
        pygame.draw.lines(canvas, (255, 255, 255), False, corners[:4], width)
        for direction in (3, 4, 5):
            if layout.neighbour(here, direction) < 0:
                ends = corners[direction], corners[(direction + 1) % 6]
                pygame.draw.line(canvas, (255, 255, 255), *ends, width)
    small = pygame.transform.smoothscale(canvas, (whole, whole))
    out = pygame.Surface((size, size), pygame.SRCALPHA)
    out.fill((*GRID, 0))
    inner = pygame.surfarray.pixels_red(small)[MARGIN:-MARGIN, MARGIN:-MARGIN]
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = (inner * np.float32(grid_strength(layout.pitch))).astype(np.uint8)
    del alpha, inner
    return out


def draw_numbers(surface: pygame.Surface, layout: HexLayout, left: int, top: int, theme: Theme) -> None:
    """The printed number at the top of each hex, where there is room for it."""
    if layout.pitch < 30:
        return
    size = max(9, 10 * (layout.pitch / 57) ** 0.5)
    for here in layout.in_rect(left, top, surface.get_width(), surface.get_height()):
        x, y = layout.centre(here)
        image = theme.render(layout.number(here), "narrow", size, INK_3)
        surface.blit(image, (round(x - left - image.get_width() / 2), round(y - top - 0.49 * layout.pitch)))
