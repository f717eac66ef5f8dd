"""A line of text the player types into, with an input method if the system has one."""

from dataclasses import dataclass

import pygame

from borderwar.ui.kit.pen import Box, Pen


class TextLine:
    """Text with a cursor, fed with key and text events.

    `composing` is what an input method shows before it is taken over: kana on their way
    to kanji, an accent that waits for its letter.
    """

    def __init__(self, text: str = "", longest: int = 60) -> None:
        self.text = text
        self.cursor = len(text)
        self.longest = longest
        self.composing = ""

    def take(self, event: pygame.Event) -> bool:
        """Take a key or a piece of typed text; False for keys that mean something else."""
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            return True
        if event.type == pygame.TEXTINPUT:
            self.composing = ""
            piece = event.text[: self.longest - len(self.text)]
            self.text = self.text[: self.cursor] + piece + self.text[self.cursor :]
            self.cursor += len(piece)
            return True
        if event.type != pygame.KEYDOWN:
            return False
        if self.composing:  # the keys belong to the input method
            return bool(event.key != pygame.K_ESCAPE)
        if event.key == pygame.K_BACKSPACE:
            if self.cursor:
                self.text = self.text[: self.cursor - 1] + self.text[self.cursor :]
                self.cursor -= 1
        elif event.key == pygame.K_DELETE:
            self.text = self.text[: self.cursor] + self.text[self.cursor + 1 :]
        elif event.key == pygame.K_LEFT:
            self.cursor = max(0, self.cursor - 1)
        elif event.key == pygame.K_RIGHT:
            self.cursor = min(len(self.text), self.cursor + 1)
        elif event.key == pygame.K_HOME:
            self.cursor = 0
        elif event.key == pygame.K_END:
            self.cursor = len(self.text)
        else:  # letters arrive as text
            return bool(event.unicode) and event.unicode.isprintable() and not event.mod & pygame.KMOD_CTRL
        return True

    def shown(self) -> "Entry":
        """The line as plain data."""
        return Entry(self.text, self.cursor, self.composing)


@dataclass(frozen=True)
class Entry:
    """A text line as plain data, for a panel's model."""

    text: str
    cursor: int
    composing: str = ""


def draw_entry(pen: Pen, place: Box, entry: Entry, *, paper: bool = False, hint: str = "") -> None:
    """The line in a frame with its cursor; text being composed is underlined.

    A text too long for its frame shows the part about the cursor.
    """
    left, top, width, height = place
    pen.box(place, "paper" if paper else "window", 4, "amber-text" if paper else "accent", 1.5)
    ink, y = ("ink" if paper else "text"), top + height / 2 - 11
    before = entry.text[: entry.cursor] + entry.composing
    whole = before + entry.text[entry.cursor :]
    if not whole:
        pen.text(hint, left + 14, y, ink="ink-3" if paper else "text-3", room=width - 24)
    shift = max(0.0, pen.measure(before, "text", 16) - (width - 28))
    with pen.window((left + 8, top + 3, width - 16, height - 6)):
        pen.text(whole, 2 - shift, y - top - 3, size=16, ink=ink)
        at = 2 - shift + pen.measure(before, "text", 16)
        if entry.composing:
            start = at - pen.measure(entry.composing, "text", 16)
            pen.line(start, height - 10, at, height - 10, "amber-text" if paper else "accent", 2)
        pen.line(at, 3, at, height - 9, "amber-text" if paper else "accent", 2)
