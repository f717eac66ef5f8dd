"""The hex grid: one thin line, seen when looked for."""

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.theme import Theme

OVERSIZE = 3
CLOSE_STRENGTH = 0.34
FAR_STRENGTH = 0.17
MARGIN = 4
MARGIN_NUMBERS_FROM = 24


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
    out.fill((*palette.GRID, 0))
    inner = pygame.surfarray.pixels_red(small)[MARGIN:-MARGIN, MARGIN:-MARGIN]
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = (inner * np.float32(grid_strength(layout.pitch))).astype(np.uint8)
    del alpha, inner
    return out


def draw_margin(surface: pygame.Surface, layout: HexLayout, left: int, top: int, theme: Theme) -> None:
    """Numbers of columns and rows on the paper beyond the hexes."""
    if layout.pitch < MARGIN_NUMBERS_FROM:
        return
    every = 1 if layout.pitch >= 40 else 5
    width, height = layout.size
    size = max(9, 10.5 * (layout.pitch / 57) ** 0.5)
    outside = 0.45 * layout.pitch
    places = [
        (f"{column + 1:02d}", layout.centre(column)[0], y)
        for column in range(every - 1, layout.columns, every)
        for y in (outside, height - outside * 0.98)
    ]
    places += [
        (f"{row + 1:02d}", x, layout.centre(row * layout.columns)[1])
        for row in range(every - 1, layout.rows, every)
        for x in (outside, width - outside)
    ]
    for text, x, y in places:
        image = theme.render(text, "map", size, palette.INK_2)
        surface.blit(image, image.get_rect(center=(round(x - left), round(y - top))))


def draw_numbers(surface: pygame.Surface, layout: HexLayout, left: int, top: int, theme: Theme) -> None:
    """The printed number at the top of each hex, where there is room for it."""
    if layout.pitch < 30:
        return
    size = max(9, 10 * (layout.pitch / 57) ** 0.5)
    for here in layout.in_rect(left, top, surface.get_width(), surface.get_height()):
        x, y = layout.centre(here)
        image = theme.render(layout.number(here), "narrow", size, palette.INK_3)
        surface.blit(image, (round(x - left - image.get_width() / 2), round(y - top - 0.49 * layout.pitch)))
