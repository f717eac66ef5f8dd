"""Charts on paper: columns by turn, steps, pairs of bars, curves; plain data in, axes that can be read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from borderwar.ui.kit.pen import Box, Pen

LEFT, BOTTOM, TOP = 44.0, 26.0, 8.0
"""Room for the numbers of the upright axis, for those of the level one, and above the plot."""


@dataclass(frozen=True)
class Part:
    """A series of numbers with its name and colours."""

    name: str
    ink: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Columns:
    """Columns for one side up and for the other down, each stacked of its parts."""

    title: str
    note: str
    labels: tuple[str, ...]  # below each column; may be empty
    up: tuple[Part, ...]
    down: tuple[Part, ...]


@dataclass(frozen=True)
class Band:
    """What the record says of a series: from low to high, and who lost it."""

    low: float
    high: float
    ink: str


@dataclass(frozen=True)
class Steps:
    """Sums that grow from turn to turn, with the record's bands at the right."""

    title: str
    note: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """Level bars, for each name one of each side."""

    title: str
    note: str
    rows: tuple[tuple[str, float, float], ...]
    inks: tuple[str, str]


@dataclass(frozen=True)
class Curve:
    """Numbers over a distance, joined by lines: penetration, power of fire."""

    title: str
    across: str  # what the level axis counts, with its unit
    points: tuple[tuple[float, float], ...]
    marks: tuple[tuple[float, str], ...] = ()  # upright lines: where, and its word
    ink: str = "defence-text"


def ticks(top: float, most: int = 5, whole: bool = True) -> tuple[float, ...]:
    """Round numbers from 0 on, at most so many above it, the last at or below `top`.

    `whole` keeps to whole numbers, for things that are counted.

    >>> ticks(23)
    (0, 5, 10, 15, 20)
    """
    if top <= 0:
        return (0,)
    rough = max(top / most, 1.0) if whole else top / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough * 0.999)
    return tuple(
        int(step * place) if step >= 1 else step * place for place in range(int(top / step + 1e-9) + 1)
    )


def number_words(value: float) -> str:
    """A number of an axis: "1,500", "0.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _title(pen: Pen, place: Box, title: str, note: str) -> Box:
    left, top, width, height = place
    pen.text(title, left, top, face="text-bold", size=16, ink="ink", room=width)
    used = pen.measure(title, "text-bold", 16) + 14
    if note and used + pen.measure(note, "text", 13) <= width:
        pen.text(note, left + used, top + 2, size=13, ink="ink-2")
    return left, top + 26, width, height - 26


def _plot_of(place: Box) -> Box:
    left, top, width, height = place
    return left + LEFT, top + TOP, width - LEFT, height - TOP - BOTTOM


def _rules(pen: Pen, plot: Box, marks: Sequence[tuple[float, str]]) -> None:
    """Level lines with their numbers; each mark is a share of the height, from the foot up."""
    left, top, width, height = plot
    for share, words in marks:
        y = top + height * (1 - share)
        pen.line(left, y, left + width, y, "card-rule")
        pen.text(words, left - 8, y - 9, size=13, ink="ink-2", align="right")


def _below(pen: Pen, plot: Box, labels: Sequence[str]) -> None:
    """The labels of columns, as many as stand clear of each other."""
    left, top, width, height = plot
    step = width / max(1, len(labels))
    free = left - 20
    for number, label in enumerate(labels):
        x = left + step * (number + 0.5)
        half = pen.measure(label, "text", 13) / 2
        if label and x - half > free and x + half <= left + width + 8:
            pen.text(label, x, top + height + 5, size=13, ink="ink-2", align="centre")
            free = x + half + 10


KEY_ROW = 20.0


def _key(pen: Pen, place: Box, parts: Sequence[Part]) -> float:
    """What each colour stands for, in lines above a plot; the y below them."""
    x, y = place[0], place[1]
    for part in parts:
        wide = 18 + pen.measure(part.name, "text", 13)
        if x > place[0] and x + wide > place[0] + place[2]:
            x, y = place[0], y + KEY_ROW
        pen.box((x, y + 4, 12, 12), part.ink, 2, "ink-3")
        pen.text(part.name, x + 18, y, size=13, ink="ink-2", room=place[2] - 18)
        x += wide + 18
    return y + KEY_ROW


def draw_columns(pen: Pen, place: Box, chart: Columns) -> None:
    """One side's columns up from the middle line, the other's down."""
    area = _title(pen, place, chart.title, chart.note)
    foot = _key(pen, area, (*chart.up, *chart.down))
    plot = _plot_of((area[0], foot, area[2], area[1] + area[3] - foot))
    left, top, width, height = plot
    highs = [max((sum(column) for column in zip(*(part.values for part in parts), strict=True)), default=0)
             for parts in (chart.up, chart.down)]  # fmt: skip
    above, below = (max(high, 1.0) for high in highs)
    span = above + below
    zero = top + height * above / span
    steps = ticks(max(above, below), 4)
    gap = steps[1] if len(steps) > 1 else 1
    marks = [(below / span, "0")]
    marks += [((below + gap * n) / span, number_words(gap * n)) for n in range(1, int(above / gap) + 1)]
    marks += [((below - gap * n) / span, number_words(gap * n)) for n in range(1, int(below / gap) + 1)]
    _rules(pen, plot, marks)
    step = width / max(1, len(chart.labels))
    bar = max(2.0, step * 0.72)
    for parts, sign in ((chart.up, -1), (chart.down, 1)):
        for number in range(len(chart.labels)):
            y, x = zero, left + step * (number + 0.5) - bar / 2
            for part in parts:
                high = height * part.values[number] / span
                if high > 0:
                    pen.fill((x, y - high if sign < 0 else y, bar, high), part.ink)
                    y += sign * high
    pen.line(left, zero, left + width, zero, "ink", 1.4)
    _below(pen, plot, chart.labels)


def draw_steps(pen: Pen, place: Box, chart: Steps) -> None:
    """Sums as steps, their names at their ends; the record in amber at the right edge."""
    area = _title(pen, place, chart.title, chart.note)
    names = max((pen.measure(part.name, "text-bold", 14) for part in chart.parts), default=0) + 46
    plot = _plot_of((area[0], area[1], area[2] - names, area[3]))
    left, top, width, height = plot
    most = max([1.0, *(band.high for band in chart.bands), *(max(p.values, default=0) for p in chart.parts)])
    _rules(pen, plot, [(mark / most, number_words(mark)) for mark in ticks(most)])

    def y(value: float) -> float:
        return top + height * (1 - value / most)

    for number, band in enumerate(chart.bands):
        x = left + width + 6 + 12 * number
        pen.box((x, y(band.high), 8, max(4.0, y(band.low) - y(band.high))), "history-fill", 2)
        pen.box((x + 2.5, y(band.high), 3, max(4.0, y(band.low) - y(band.high))), band.ink, 1)
    turns = max(1, len(chart.labels))
    ends: list[float] = []
    for number, part in enumerate(chart.parts):
        points = [(left, y(0))]
        for turn, value in enumerate(part.values):
            x = left + width * turn / turns
            points += [(x, points[-1][1]), (x, y(value)), (left + width * (turn + 1) / turns, y(value))]
        for a, b in pairwise(points):
            _stretch(pen, a, b, part.ink, dashed=number == 1)
        if not part.values:
            continue
        x, end = points[-1]
        label = end - 10
        if any(abs(label - other) < 18 for other in ends):  # beside another's: under it, or over it
            label = ends[0] + (18 if ends[0] + 36 < top + height else -18)
        ends.append(label)
        if x < left + width - 2 or not chart.bands:
            pen.disc(x, end, 4, part.ink)
        shift = 6 + 12 * len(chart.bands)
        pen.text(part.name, left + width + shift + 6, label, face="text-bold", size=14, ink=part.ink)
    pen.line(left, y(0), left + width, y(0), "ink", 1.4)
    _below(pen, plot, chart.labels)


def _stretch(pen: Pen, a: tuple[float, float], b: tuple[float, float], ink: str, dashed: bool) -> None:
    """A level or upright stretch of a stepped line."""
    if not dashed:
        pen.line(*a, *b, ink, 2.4)
        return
    length = abs(b[0] - a[0]) + abs(b[1] - a[1])
    at = 0.0
    while at < length:
        end = min(at + 7, length)
        first, last = at / length, end / length
        dx, dy = b[0] - a[0], b[1] - a[1]
        pen.line(a[0] + dx * first, a[1] + dy * first, a[0] + dx * last, a[1] + dy * last, ink, 2.4)
        at += 11


PAIR_ROW = 40.0


def pairs_height(chart: Pairs) -> float:
    """How high a chart of pairs is."""
    return 26 + max(1, len(chart.rows)) * PAIR_ROW + 4


def draw_pairs(pen: Pen, place: Box, chart: Pairs) -> None:
    """For each name two level bars, the first side's above, each with its number."""
    left, top, width, _ = _title(pen, place, chart.title, chart.note)
    most = max([1.0, *(max(a, b) for _, a, b in chart.rows)])
    label = min(210.0, width * 0.38)
    room = width - label - 44
    if not chart.rows:
        pen.text("–", left, top, ink="ink-2")
    for number, (name, first, second) in enumerate(chart.rows):
        y = top + number * PAIR_ROW
        pen.text(name, left, y + 7, ink="ink", room=label - 12)
        for line, (value, ink) in enumerate(zip((first, second), chart.inks, strict=True)):
            high = y + 3 + line * 16
            if value:
                pen.fill((left + label, high, max(2.0, room * value / most), 13), ink)
            wide = room * value / most if value else 0.0
            ink = "ink" if value else "ink-3"
            pen.text(number_words(value), left + label + wide + 6, high - 3, size=13, ink=ink)
        pen.line(left, y + PAIR_ROW - 3, left + width, y + PAIR_ROW - 3, "card-rule")


def draw_curve(pen: Pen, place: Box, chart: Curve) -> None:
    """A line over distances, with dots where it is known and upright marks."""
    area = _title(pen, place, chart.title, "")
    plot = _plot_of(area)
    left, top, width, height = plot
    far = max([1.0, *(x for x, _ in chart.points), *(x for x, _ in chart.marks)])
    most = max([*(y for _, y in chart.points)], default=1.0) * 1.08 or 1.0
    _rules(pen, plot, [(mark / most, number_words(mark)) for mark in ticks(most, 4, False)])
    for x, word in chart.marks:
        at = left + width * x / far
        pen.line(at, top, at, top + height, "history-line", 1.4)
        room = pen.measure(word, "text", 12)
        pen.text(word, at - room - 5 if at - room - 5 > left else at + 5, top - 4, size=12, ink="amber-text")
    points = [(left + width * x / far, top + height * (1 - y / most)) for x, y in chart.points]
    for a, b in pairwise(points):
        pen.line(*a, *b, chart.ink, 2)
    for x, y in points if len(points) < 13 else ():
        pen.disc(x, y, 3.4, chart.ink)
    pen.line(left, top + height, left + width, top + height, "ink", 1.4)
    said = pen.measure(chart.across, "text", 12)
    pen.text(chart.across, left + width, top + height + 6, size=12, ink="ink-2", align="right")
    for mark in ticks(far, 5):
        at = left + width * mark / far
        words = number_words(mark)
        if at + pen.measure(words, "text", 12) / 2 < left + width - said - 8:
            pen.text(words, at, top + height + 6, size=12, ink="ink-2", align="centre")
