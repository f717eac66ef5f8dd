"""Lettering with a pale halo, so that it reads on any ground."""

import math
from typing import NamedTuple

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.palette import Colour
from borderwar.ui.theme import Theme

HALO = 2
LARGE = 26
"""Letters larger than this have a wider halo."""

HALO_STRENGTH = 0.68


class Line(NamedTuple):
    """One line of a name."""

    text: str
    face: str
    size: float
    colour: Colour
    tracking: float = 0.0


def haloed(
    theme: Theme, lines: list[Line], turn: float = 0, strength: float = HALO_STRENGTH
) -> pygame.Surface:
    """Lines of text one under another, each centred, with a pale halo round the letters."""
    images = [theme.render(line.text, line.face, line.size, line.colour, line.tracking) for line in lines]
    halo_width = HALO * max(1.0, max(line.size for line in lines) / LARGE)
    room = math.ceil(halo_width) + 2
    width = max(image.get_width() for image in images) + 2 * room
    height = sum(_line_step(image) for image in images) + 2 * room + 3
    ink = pygame.Surface((width, height), pygame.SRCALPHA)
    ink.fill((*lines[0].colour, 0))
    y = room
    for image in images:
        ink.blit(image, ((width - image.get_width()) // 2, y))
        y += _line_step(image)
    if turn:
        ink = pygame.transform.rotozoom(ink, turn, 1.0)
    halo = pygame.Surface(ink.get_size(), pygame.SRCALPHA)
    for step in range(12):
        angle = step * math.tau / 12
        place = round(halo_width * math.cos(angle)), round(halo_width * math.sin(angle))
        halo.blit(ink, place, special_flags=pygame.BLEND_RGBA_MAX)
    solid = pygame.surfarray.pixels_alpha(halo)
    solid[:] = (solid * np.float32(strength)).astype(np.uint8)
    del solid
    colours = pygame.surfarray.pixels3d(halo)
    colours[:] = palette.CARD
    del colours
    halo.blit(ink, (0, 0))
    return halo


def _line_step(image: pygame.Surface) -> int:
    return round(image.get_height() * 0.92)
