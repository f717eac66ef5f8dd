"""Small drawings as SVG text: a canvas, axes, numbers as people write them.

Colours are names of CSS classes, so that the page's style decides them, by day, by night and on paper.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

Point = tuple[float, float]

WIDE = 360
"""Units across of a drawing: about as many pixels on a telephone, so that letters keep their size."""

ROUND = tuple(part * 10**power for power in range(9) for part in (1, 2, 5))
FINE = (*range(10), *(part * 10**power for power in range(8) for part in (10, 15, 20, 30, 40, 50, 60, 80)))
"""Marks of axes: these where an axis is shorter than a decade."""

LETTER = 6.6
"""How wide a figure is, at most, with its share of the gap to the next mark."""


def number(value: float) -> str:
    """A number as a person writes it.

    >>> number(1200), number(3.46), number(0.0)
    ('1,200', '3.5', '0')
    """
    return f"{value:,.0f}" if value == round(value) or abs(value) >= 20 else f"{value:.1f}"


def margin(most: float) -> float:
    """Room to the left of an axis whose largest value this is."""
    return max(46.0, 12 + LETTER * len(number(round(most))))


def place(value: float) -> str:
    """A coordinate, short."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Axis:
    """From values to places along one direction; `log` puts ln(1 + value) on it."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Where a value lies; what is beyond an end lies at the end."""
        low, high, here = (math.log1p(v) if self.log else v for v in (self.low, self.high, value))
        share = (here - low) / (high - low) if high > low else 0.5
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))

    def ticks(self, apart: float = 40.0) -> list[float]:
        """Round values at least so many units apart."""
        if not self.log:
            step = next((s for s in ROUND if abs(self(self.low + s) - self(self.low)) >= apart), ROUND[-1])
            first = math.ceil(self.low / step)
            return [step * count for count in range(first, math.floor(self.high / step) + 1)]
        inside = [value for value in (0, *ROUND) if self.low <= value <= self.high]
        if len(inside) < 3:
            inside = [value for value in FINE if self.low <= value <= self.high]
        kept: list[float] = []
        for value in inside:
            if not kept or abs(self(value) - self(kept[-1])) >= apart:
                kept.append(value)
        return kept


def loss_axis(values: Iterable[float], start: float, end: float) -> Axis:
    """An axis for losses that holds all of these, on ln(1 + loss)."""
    known = list(values)
    low, high = min(known), max(known)
    return Axis(max(0.0, low), max(high, low + 1), start, end, log=True)


@dataclass
class Canvas:
    """A drawing under way."""

    height: float
    label: str  # for those who cannot see it
    width: float = WIDE
    parts: list[str] = field(default_factory=list)

    def line(self, points: Sequence[Point], look: str) -> None:
        """A line through points."""
        self.path("M" + "L".join(f"{place(x)} {place(y)}" for x, y in points), look)

    def area(self, points: Sequence[Point], look: str) -> None:
        """A filled outline."""
        self.path("M" + "L".join(f"{place(x)} {place(y)}" for x, y in points) + "Z", look)

    def path(self, commands: str, look: str) -> None:
        """A path in SVG's own commands."""
        self.parts.append(f'<path class="{look}" d="{commands}"/>')

    def box(self, x: float, y: float, wide: float, high: float, look: str, told: str = "") -> None:
        """A rectangle; `told` shows when it is pointed at."""
        shape = (
            f'<rect class="{look}" x="{place(x)}" y="{place(y)}" width="{place(wide)}" height="{place(high)}"'
        )
        self.parts.append(f"{shape}><title>{escape(told)}</title></rect>" if told else f"{shape}/>")

    def dot(self, x: float, y: float, radius: float, look: str) -> None:
        """A filled circle."""
        self.parts.append(f'<circle class="{look}" cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"/>')

    def diamond(self, x: float, y: float, radius: float, look: str, told: str = "") -> None:
        """A square that stands on a corner."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        path = "M" + "L".join(f"{place(a)} {place(b)}" for a, b in corners) + "Z"
        title = f"<title>{escape(told)}</title>" if told else ""
        self.parts.append(f'<path class="{look}" d="{path}">{title}</path>')

    def text(self, x: float, y: float, words: str, look: str = "t", anchor: str = "start") -> None:
        """Words at a point; `anchor` is "start", "middle" or "end"."""
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(f'<text class="{look}" x="{place(x)}" y="{place(y)}"{at}>{escape(words)}</text>')

    def axis_below(self, axis: Axis, y: float, words: str = "", apart: float = 40.0) -> None:
        """A horizontal axis with its marks and what it counts."""
        self.line(((axis.start, y), (axis.end, y)), "axis")
        for value in axis.ticks(max(apart, LETTER * len(number(axis.high)) + 6)):
            self.line(((axis(value), y), (axis(value), y + 4)), "axis")
            self.text(axis(value), y + 16, number(value), "t", "middle")
        if words:
            self.text(axis.end, y + 31, words, "t2", "end")

    def axis_left(self, axis: Axis, x: float, right: float, apart: float = 32.0) -> None:
        """A vertical axis as thin lines across with their values."""
        for value in axis.ticks(apart):
            self.line(((x, axis(value)), (right, axis(value))), "grid")
            self.text(x - 5, axis(value) + 4, number(value), "t", "end")

    def drawn(self) -> str:
        """The whole drawing."""
        size = f"0 0 {place(self.width)} {place(self.height)}"
        return (
            f'<svg viewBox="{size}" role="img" aria-label="{escape(self.label)}">{"".join(self.parts)}</svg>'
        )
