"""A writer that sets text with a pen, or only measures how far down it comes."""

from typing import Any

from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.theme import LINE_SHARE


class Writer:
    """Writes lines and paragraphs; with `draw` off it leaves no ink but gives the same measures."""

    def __init__(self, pen: Pen, draw: bool) -> None:
        self.pen = pen
        self.draw = draw

    def line(
        self, text: str, x: float, y: float, *, face: str = "text", size: float = 15, **style: Any
    ) -> float:
        """One line; returns its width."""
        if self.draw:
            return self.pen.text(text, x, y, face=face, size=size, **style)
        return self.pen.measure(text, face, size)

    def paragraph(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        face: str = "text",
        size: float = 15,
        ink: str = "ink",
    ) -> float:
        """A paragraph in the size of long texts; returns the y below it."""
        size = reading(size)
        if self.draw:
            return self.pen.paragraph(text, x, y, width, face=face, size=size, ink=ink)
        return y + len(self.pen.wrap(text, width, face, size)) * round(size * LINE_SHARE)
