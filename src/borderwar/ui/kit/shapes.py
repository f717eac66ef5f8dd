"""Smooth shapes in pixels: rounded boxes, frames."""

from functools import lru_cache

import pygame

from borderwar.ui.palette import Colour

_FINE = 4


@lru_cache(maxsize=256)
def _corners(radius: int, ink: Colour) -> tuple[pygame.Surface, ...]:
    """The four quarters of a disc, smooth: upper left, upper right, lower left, lower right."""
    big = pygame.Surface((radius * _FINE, radius * _FINE))
    pygame.draw.circle(big, (255, 255, 255), (radius * _FINE, radius * _FINE), radius * _FINE)
    mask = pygame.transform.smoothscale(big, (radius, radius))
    out = pygame.Surface((radius, radius), pygame.SRCALPHA)
    out.fill((*ink, 0))
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = pygame.surfarray.pixels_red(mask)
    del alpha
    return tuple(pygame.transform.flip(out, bool(turn & 1), bool(turn & 2)) for turn in range(4))


def box(surface: pygame.Surface, place: pygame.Rect, ink: Colour, radius: int = 0) -> None:
    """A filled box with smooth round corners."""
    radius = min(radius, place.width // 2, place.height // 2)
    if radius <= 0:
        pygame.draw.rect(surface, ink, place)
        return
    surface.fill(ink, (place.left + radius, place.top, place.width - 2 * radius, place.height))
    surface.fill(ink, (place.left, place.top + radius, radius, place.height - 2 * radius))
    surface.fill(ink, (place.right - radius, place.top + radius, radius, place.height - 2 * radius))
    right, low = place.right - radius, place.bottom - radius
    corners = (place.left, place.top), (right, place.top), (place.left, low), (right, low)
    for corner, at in zip(_corners(radius, ink), corners, strict=True):
        surface.blit(corner, at)


@lru_cache(maxsize=64)
def frame(width: int, height: int, ink: Colour, line: int, radius: int) -> pygame.Surface:
    """A smooth round-cornered outline on a clear ground."""
    big = pygame.Surface((width * 2, height * 2), pygame.SRCALPHA)
    big.fill((*ink, 0))
    pygame.draw.rect(big, (*ink, 255), big.get_rect(), line * 2, radius * 2)
    return pygame.transform.smoothscale(big, (width, height))
