"""Prose: paragraphs with words marked and with links in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from borderwar.ui.kit.pen import Pen
from borderwar.ui.palette import Colour
from borderwar.ui.theme import LINE_SHARE


@dataclass(frozen=True)
class Link:
    """A stretch of a text that opens something."""

    start: int
    end: int
    intent: object


def marked(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where any of some words stands in a text: begin and end of each stretch, none overlapping.

    >>> marked("Fire holds fire", ["fire"])
    ((0, 4), (11, 15))
    """
    if not words:
        return ()
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return tuple((found.start(), found.end()) for found in pattern.finditer(text))


def prose_height(pen: Pen, text: str, width: float, face: str = "text", size: float = 15) -> float:
    """How high a paragraph is."""
    return len(pen.wrap(text, width, face, size)) * round(size * LINE_SHARE)


def draw_prose(
    pen: Pen,
    text: str,
    x: float,
    y: float,
    width: float,
    *,
    name: str,
    face: str = "text",
    size: float = 15,
    ink: str | Colour = "text",
    words: Sequence[str] = (),
    links: Sequence[Link] = (),
    link_ink: str = "amber-text",
    mark: str = "history-fill",
    step: float | None = None,
) -> float:
    """Write a paragraph, its found words on a coloured ground, its links underlined; the y below it.

    `step` is the height of a line.  Each link becomes a control "name.0", "name.1" and so
    on; one broken over two lines gets one on each.
    """
    high = step or round(size * LINE_SHARE)
    at = made = 0
    for line in pen.wrap(text, width, face, size):
        begin = max(at, text.find(line, at))
        at = begin + len(line)
        for start, end in marked(line, words):
            before, behind = (pen.measure(line[:place], face, size) for place in (start, end))
            pen.box((x + before - 1, y, behind - before + 2, high - 1), mark, 2)
        left = x
        for shown, link in _pieces(line, begin, links):
            wide = pen.text(shown, left, y, face=face, size=size, ink=ink if link is None else link_ink)
            if link is not None:
                pen.line(left, y + high - 2, left + wide, y + high - 2, link_ink)
                pen.control(f"{name}.{made}", (left - 2, y, wide + 4, high), link.intent)
                made += 1
            left += wide
        y += high
    return y


def _pieces(line: str, begin: int, links: Sequence[Link]) -> list[tuple[str, Link | None]]:
    """A line cut where links begin and end."""
    out: list[tuple[str, Link | None]] = []
    at = 0
    for link in links:
        start, end = max(link.start - begin, at), min(link.end - begin, len(line))
        if start < end:
            out += [(line[at:start], None), (line[start:end], link)]
            at = end
    return [(text, link) for text, link in [*out, (line[at:], None)] if text]
