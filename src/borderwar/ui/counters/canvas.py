"""A card-sized drawing board: coordinates are shares of the card's side."""

import math
from collections.abc import Sequence

import pygame

from borderwar.ui.palette import Colour
from borderwar.ui.strokes import Point, stroke

PADDING = 0.28
"""Room round the card for shadow, badges and parapet, in sides."""


def padding(side: int) -> int:
    """Room round a card in pixels."""
    return max(6, math.ceil(side * PADDING))


class Canvas:
    """Draws a card at several times its size and scales it down once."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.oversize = 6 if side < 40 else 4 if side < 120 else 3
        self.room = padding(side)
        self.whole = side + 2 * self.room
        self.surface = pygame.Surface((self.whole * self.oversize,) * 2, pygame.SRCALPHA)
        self.line = max(1.0, side * 0.034) / side
        """Width of a normal line: 1 px or 0.034 of the side."""

    def at(self, point: Point) -> Point:
        """Shares of the side to pixels of the board."""
        unit = self.side * self.oversize
        origin = self.room * self.oversize
        return origin + point[0] * unit, origin + point[1] * unit

    def length(self, share: float) -> float:
        """A length in shares to pixels of the board."""
        return share * self.side * self.oversize

    def polygon(self, points: Sequence[Point], colour: Sequence[int]) -> None:
        """A filled shape."""
        pygame.draw.polygon(self.surface, colour, [self.at(point) for point in points])

    def stroke(self, points: Sequence[Point], width: float, colour: Colour, closed: bool = False) -> None:
        """A line of a width given in shares."""
        places = [self.at(point) for point in points]
        stroke(self.surface, places, self.length(width), colour, closed)
        if not closed:
            for end in (places[0], places[-1]):
                pygame.draw.circle(self.surface, colour, end, self.length(width) / 2)

    def circle(self, centre: Point, radius: float, colour: Sequence[int]) -> None:
        """A filled disc."""
        pygame.draw.circle(self.surface, colour, self.at(centre), self.length(radius))

    def rectangle(
        self, left: float, top: float, width: float, height: float, colour: Sequence[int], radius: float = 0
    ) -> None:
        """A filled rectangle snapped to whole pixels of the finished card, so that its edges are sharp."""
        x1, y1 = self._snapped(left), self._snapped(top)
        x2, y2 = self._snapped(left + width), self._snapped(top + height)
        place = pygame.Rect(x1, y1, max(x2 - x1, self.oversize), max(y2 - y1, self.oversize))
        pygame.draw.rect(self.surface, colour, place, 0, round(self.length(radius)) if radius else -1)

    def _snapped(self, share: float) -> int:
        return round(self.room + share * self.side) * self.oversize

    def erase(self, points: Sequence[Point]) -> None:
        """Make a shape clear again."""
        pygame.draw.polygon(self.surface, (0, 0, 0, 0), [self.at(point) for point in points])

    def finished(self) -> pygame.Surface:
        """The card at its own size, with colours multiplied by their opacity."""
        return pygame.transform.smoothscale(self.surface.premul_alpha(), (self.whole, self.whole))
