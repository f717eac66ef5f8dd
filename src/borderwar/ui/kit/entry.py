"""A line of text the player types into."""

import pygame


class TextLine:
    """Text with a cursor, fed with key and text events."""

    def __init__(self, text: str = "", longest: int = 60) -> None:
        self.text = text
        self.cursor = len(text)
        self.longest = longest

    def take(self, event: pygame.Event) -> bool:
        """Take a key or a piece of typed text; False for keys that mean something else."""
        if event.type == pygame.TEXTINPUT:
            piece = event.text[: self.longest - len(self.text)]
            self.text = self.text[: self.cursor] + piece + self.text[self.cursor :]
            self.cursor += len(piece)
            return True
        if event.type != pygame.KEYDOWN:
            return False
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
