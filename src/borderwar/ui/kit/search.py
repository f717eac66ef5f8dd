"""A search line: opened by a key or a click, typed into, left with Enter, emptied with Esc."""

import pygame

from borderwar.ui import bindings
from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.pen import Box, Pen


class SearchLine:
    """What is looked for, and whether it is being typed."""

    def __init__(self) -> None:
        self.line = TextLine()
        self.open = False
        self._just_opened = False  # the letter of the key that opened it is still to come

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, in small letters; a case may stand in brackets."""
        return tuple(self.text.lower().replace("[", "").replace("]", "").split())

    def begin(self, by_key: bool = False) -> None:
        """Type into it from now on."""
        self.open, self._just_opened = True, by_key

    def clear(self) -> None:
        """Look for nothing."""
        self.line, self.open = TextLine(), False

    def take(self, event: pygame.Event, screen: str) -> bool:
        """Take a key or a typed letter; False for those that mean something else on the screen."""
        if not self.open:
            return False
        if event.type == pygame.TEXTINPUT and self._just_opened:
            self._just_opened = False
            if event.text in bindings.keys_of("search", screen):
                return True
        if event.type == pygame.KEYDOWN:
            self._just_opened = False
            if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
                self.open = False
                return True
            if event.key == pygame.K_ESCAPE:
                self.clear()
                return True
        return self.line.take(event)


def draw_search(pen: Pen, place: Box, name: str, text: str, empty: str, searching: bool) -> None:
    """A line to search with: what was typed, or what it is for; pressed, it means "search"."""
    left, top, width, height = place
    pen.box(place, "window", 4, "accent" if searching else "hairline", 1.5)
    shown = text or ("" if searching else empty)
    y = top + (height - 20) / 2
    wide = pen.text(shown, left + 12, y, ink="text" if text else "text-3", room=width - 28)
    if searching:
        x = left + 14 + (wide if text else 0)
        pen.line(x, top + 6, x, top + height - 6, "accent", 2)
    pen.control(name, place, "search")
