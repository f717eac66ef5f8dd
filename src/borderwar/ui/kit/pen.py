"""A pen that draws in logical units at any interface scale and remembers what it wrote."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import pygame

from borderwar.ui import strokes
from borderwar.ui.kit import shapes
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.control import Aim, Control, Turn, Written
from borderwar.ui.palette import Colour
from borderwar.ui.theme import LINE_SHARE, Theme

NARROWER = {"text": "narrow", "text-bold": "narrow-bold", "caption": "narrow"}


@lru_cache(maxsize=8)
def theme_at(scale: float) -> Theme:
    """The theme of an interface scale; one of each is enough."""
    return Theme(scale)


Box = tuple[float, float, float, float]
"""left, top, width, height in logical units."""


class Pen:
    """Draws on one surface.  All numbers are logical units: pixels at a scale of 100 %."""

    def __init__(self, surface: pygame.Surface, scale: float = 1.0) -> None:
        self.surface = surface
        self.scale = scale
        self.theme = theme_at(scale)
        self.width = surface.get_width() / scale
        self.height = surface.get_height() / scale
        self.written: list[Written] = []
        self.controls: list[Control] = []
        self._shift = (0.0, 0.0)
        self._window: pygame.Rect | None = None

    # ---- places -----------------------------------------------------------------
    def rect(self, place: Box) -> pygame.Rect:
        """A logical box in pixels, edges rounded so that neighbours meet."""
        left, top = place[0] + self._shift[0], place[1] + self._shift[1]
        x, y = round(left * self.scale), round(top * self.scale)
        right, bottom = (left + place[2]) * self.scale, (top + place[3]) * self.scale
        return pygame.Rect(x, y, round(right) - x, round(bottom) - y)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A logical point in pixels."""
        return (x + self._shift[0]) * self.scale, (y + self._shift[1]) * self.scale

    @contextmanager
    def window(self, place: Box, scrolled: float = 0.0) -> Iterator[None]:
        """Draw within a box whose upper left corner becomes 0, 0; what falls outside is not seen."""
        outer_shift, outer_window, outer_clip = self._shift, self._window, self.surface.get_clip()
        area = self.rect(place)
        if outer_window is not None:
            area = area.clip(outer_window)
        self._shift = (outer_shift[0] + place[0], outer_shift[1] + place[1] - scrolled)
        self._window = area
        self.surface.set_clip(area)
        try:
            yield
        finally:
            self._shift, self._window = outer_shift, outer_window
            self.surface.set_clip(outer_clip)

    # ---- text -------------------------------------------------------------------
    def measure(self, text: str, face: str = "text", size: float = 15) -> float:
        """How wide a text is."""
        return self.theme.measure(text, face, size)[0] / self.scale

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        face: str = "text",
        size: float = 15,
        ink: str | Colour = "text",
        align: str = "left",
        room: float | None = None,
    ) -> float:
        """Write one line whose top is y; returns its width.

        `room` is the most it may take: a text too long is set in the narrow face, and
        shortened only if that does not help.
        """
        if not text:
            return 0.0
        whole = True
        if room is not None and self.measure(text, face, size) > room:
            face = NARROWER.get(face, face)
            shorter = self.theme.shortened(text, room * self.scale, face, size)
            whole, text = shorter == text, shorter
        picture = self.theme.render(text, face, size, colour(ink))
        width = picture.get_width()
        px, py = self.point(x, y)
        if align == "right":
            px -= width
        elif align == "centre":
            px -= width / 2
        place = pygame.Rect(round(px), round(py), width, picture.get_height())
        self.surface.blit(picture, place)
        if self._window is None:
            self.written.append(Written(text, place, whole))
        elif self._window.colliderect(place):  # as much of its height as is seen
            seen = place.clip(pygame.Rect(place.left, self._window.top, place.width, self._window.height))
            self.written.append(Written(text, seen, whole))
        return width / self.scale

    def names(
        self,
        parts: Sequence[str],
        x: float,
        y: float,
        room: float,
        *,
        face: str = "text",
        size: float = 15,
        ink: str | Colour = "text",
    ) -> float:
        """Write as many whole names of a row as there is room for; returns the width."""
        shown = ""
        for part in parts:
            longer = f"{shown}  {part}" if shown else part
            if self.measure(longer, face, size) > room:
                break
            shown = longer
        return self.text(shown, x, y, face=face, size=size, ink=ink)

    def wrap(self, text: str, width: float, face: str = "text", size: float = 15) -> list[str]:
        """The lines of a paragraph that fit a width."""
        return self.theme.wrap(text, width * self.scale, face, size)

    def paragraph(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        face: str = "text",
        size: float = 15,
        ink: str | Colour = "text",
        most: int | None = None,
    ) -> float:
        """Write a paragraph; returns the y below it.  `most` is the most lines it may take."""
        lines = self.wrap(text, width, face, size)
        for number, line in enumerate(lines if most is None else lines[:most], start=1):
            rest = " ".join(lines[number - 1 :]) if number == most else line
            self.text(rest, x, y, face=face, size=size, ink=ink, room=width)
            y += round(size * LINE_SHARE)
        return y

    # ---- shapes -----------------------------------------------------------------
    def fill(self, place: Box, ink: str | Colour) -> None:
        """A plain box."""
        self.surface.fill(colour(ink), self.rect(place))

    def box(
        self,
        place: Box,
        ink: str | Colour,
        radius: float = 4,
        edge: str | Colour | None = None,
        line: float = 1,
    ) -> None:
        """A box with round corners, with an edge if one is named."""
        area = self.rect(place)
        corner = round(radius * self.scale)
        if edge is not None:
            shapes.box(self.surface, area, colour(edge), corner)
            width = max(1, round(line * self.scale))
            area = area.inflate(-2 * width, -2 * width)
            corner = max(0, corner - width)
        shapes.box(self.surface, area, colour(ink), corner)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str | Colour = "hairline", width: float = 1
    ) -> None:
        """A line; level and upright lines are crisp."""
        if x1 == x2 or y1 == y2:
            thick = max(1, round(width * self.scale))
            a, b = self.point(min(x1, x2), min(y1, y2)), self.point(max(x1, x2), max(y1, y2))
            x, y = round(a[0]), round(a[1])
            size = (max(thick, round(b[0]) - x), thick) if y1 == y2 else (thick, max(thick, round(b[1]) - y))
            self.surface.fill(colour(ink), (x, y, *size))
            return
        strokes.line(self.surface, [self.point(x1, y1), self.point(x2, y2)], width * self.scale, colour(ink))

    def polygon(self, points: Sequence[tuple[float, float]], ink: str | Colour) -> None:
        """A filled polygon."""
        strokes.polygon(self.surface, [self.point(*point) for point in points], colour(ink))

    def disc(self, x: float, y: float, radius: float, ink: str | Colour) -> None:
        """A filled disc."""
        pygame.draw.aacircle(self.surface, colour(ink), self.point(x, y), radius * self.scale)

    def ring(self, x: float, y: float, radius: float, ink: str | Colour, width: float = 1) -> None:
        """A circle line."""
        thick = max(1, round(width * self.scale))
        pygame.draw.aacircle(self.surface, colour(ink), self.point(x, y), radius * self.scale, thick)

    def picture(self, picture: pygame.Surface, x: float, y: float) -> None:
        """A picture already in pixels, its upper left corner at x, y."""
        px, py = self.point(x, y)
        self.surface.blit(picture, (round(px), round(py)))

    # ---- controls ---------------------------------------------------------------
    def control(
        self,
        name: str,
        place: Box,
        intent: object = None,
        *,
        tip: str = "",
        enabled: bool = True,
        reason: str = "",
        focus: bool = True,
        aim: Aim | None = None,
        turn: Turn | None = None,
        radius: float = 4,
    ) -> None:
        """Make a box mean something when pressed."""
        area, beyond = self.rect(place), 0
        if self._window is not None:
            if area.top < self._window.top:
                beyond = area.top - self._window.top - 8
            elif area.bottom > self._window.bottom:
                beyond = area.bottom - self._window.bottom + 8
            area = area.clip(self._window)
            if area.width < 4 or area.height < 4:
                if not focus or not beyond:
                    return
                area = pygame.Rect(0, 0, 0, 0)  # out of sight, but the Tab key gets there
        corner = round(radius * self.scale)
        self.controls.append(
            Control(name, area, intent, tip, enabled, reason, focus, aim, corner, turn, beyond)
        )
