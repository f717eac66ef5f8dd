"""Where hexes lie on the drawn map: centres, corners, edges, outlines, and picking.

Flat-top hexes in columns, every second column half a hex lower, as printed.  Pixels are
those of the whole sheet at one zoom, from its upper left corner.  `pitch` is the distance
between the centres of neighbours, so the same number is the height of a hex.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Point = tuple[float, float]
NOWHERE = -1
"""No hex: off the map."""

MARGIN = 0.7
"""Paper round the hexes, in pitches."""

ROOT_3 = math.sqrt(3.0)
COLUMN_STEP = ROOT_3 / 2
"""From one column to the next, in pitches."""

RADIUS = 1 / ROOT_3
"""From the centre of a hex to a corner, in pitches."""

CORNERS = tuple(
    (RADIUS * math.cos(math.radians(60 * turn - 120)), RADIUS * math.sin(math.radians(60 * turn - 120)))
    for turn in range(6)
)
"""From the centre, clockwise from the upper left: edge d runs from corner d to corner d + 1."""


def sheet_size(columns: int, rows: int) -> tuple[float, float]:
    """Width and height of the whole sheet in pitches."""
    width = (columns - 1) * COLUMN_STEP + 2 * RADIUS + 2 * MARGIN
    height = rows + (0.5 if columns > 1 else 0.0) + 2 * MARGIN
    return width, height


def centres(columns: int, rows: int) -> np.ndarray:
    """float64 (hexes, 2): the centre of every hex, in pitches."""
    column = np.tile(np.arange(columns), rows)
    row = np.repeat(np.arange(rows), columns)
    x = MARGIN + RADIUS + column * COLUMN_STEP
    y = MARGIN + 0.5 + row + 0.5 * (column & 1)
    return np.stack([x, y], axis=1)


def hexes_at(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Column and row of the hex under each point, both in pitches; they may lie off the map."""
    q = (x - MARGIN - RADIUS) / COLUMN_STEP
    r = (y - MARGIN - 0.5) - q / 2
    third = -q - r
    rounded_q, rounded_r, rounded_third = np.rint(q), np.rint(r), np.rint(third)
    off_q, off_r = np.abs(rounded_q - q), np.abs(rounded_r - r)
    off_third = np.abs(rounded_third - third)
    fix_q = (off_q > off_r) & (off_q > off_third)
    fix_r = ~fix_q & (off_r > off_third)
    rounded_q = np.where(fix_q, -rounded_r - rounded_third, rounded_q)
    rounded_r = np.where(fix_r, -rounded_q - rounded_third, rounded_r)
    column = rounded_q.astype(np.int64)
    row = rounded_r.astype(np.int64) + (column - (column & 1)) // 2
    return column, row


def _next(column: int, row: int, direction: int) -> tuple[int, int]:
    """Column and row behind one hexside; directions run clockwise from north."""
    low = column & 1
    if direction == 0:
        return column, row - 1
    if direction == 3:
        return column, row + 1
    row += low - 1 if direction in (1, 5) else low
    return (column + 1 if direction < 3 else column - 1), row


@dataclass(frozen=True, slots=True)
class HexLayout:
    """The hexes of one map at one zoom."""

    columns: int
    rows: int
    pitch: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole sheet in pixels."""
        width, height = sheet_size(self.columns, self.rows)
        return math.ceil(width * self.pitch), math.ceil(height * self.pitch)

    @property
    def count(self) -> int:
        """How many hexes there are."""
        return self.columns * self.rows

    def centre(self, here: int) -> Point:
        """The middle of a hex."""
        row, column = divmod(here, self.columns)
        return (
            (MARGIN + RADIUS + column * COLUMN_STEP) * self.pitch,
            (MARGIN + 0.5 + row + 0.5 * (column & 1)) * self.pitch,
        )

    def hex_at(self, x: float, y: float) -> int:
        """The hex under a point, or NOWHERE."""
        q = (x / self.pitch - MARGIN - RADIUS) / COLUMN_STEP
        r = (y / self.pitch - MARGIN - 0.5) - q / 2
        third = -q - r
        near_q, near_r, near_third = round(q), round(r), round(third)
        off_q, off_r, off_third = abs(near_q - q), abs(near_r - r), abs(near_third - third)
        if off_q > off_r and off_q > off_third:
            near_q = -near_r - near_third
        elif off_r > off_third:
            near_r = -near_q - near_third
        return self.at(near_q, near_r + (near_q - (near_q & 1)) // 2)

    def at(self, column: int, row: int) -> int:
        """The index of a column and row counted from 0, or NOWHERE."""
        if 0 <= column < self.columns and 0 <= row < self.rows:
            return row * self.columns + column
        return NOWHERE

    def number(self, here: int) -> str:
        """The printed number of a hex: column and row from 01."""
        row, column = divmod(here, self.columns)
        return f"{column + 1:02d}{row + 1:02d}"

    def index(self, number: str) -> int:
        """The index of a printed hex number, or NOWHERE."""
        if len(number) != 4 or not (number.isascii() and number.isdigit()):
            return NOWHERE
        return self.at(int(number[:2]) - 1, int(number[2:]) - 1)

    def corners(self, here: int, share: float = 1.0) -> list[Point]:
        """The six corners, clockwise from the upper left; `share` shrinks the hex about its centre."""
        x, y = self.centre(here)
        size = self.pitch * share
        return [(x + dx * size, y + dy * size) for dx, dy in CORNERS]

    def edge(self, here: int, direction: int) -> tuple[Point, Point]:
        """The two ends of a hexside, clockwise."""
        corners = self.corners(here)
        return corners[direction], corners[(direction + 1) % 6]

    def neighbour(self, here: int, direction: int) -> int:
        """The hex behind a hexside, or NOWHERE."""
        row, column = divmod(here, self.columns)
        return self.at(*_next(column, row, direction))

    def neighbours(self, here: int) -> list[int]:
        """The hexes around a hex, clockwise from north, without those off the map."""
        around = (self.neighbour(here, direction) for direction in range(6))
        return [there for there in around if there != NOWHERE]

    def distance(self, here: int, there: int) -> int:
        """Hexes from one hex to another, not counting the start."""
        row_a, column_a = divmod(here, self.columns)
        row_b, column_b = divmod(there, self.columns)
        q = column_b - column_a
        r = (row_b - (column_b - (column_b & 1)) // 2) - (row_a - (column_a - (column_a & 1)) // 2)
        return (abs(q) + abs(r) + abs(q + r)) // 2

    def line(self, here: int, there: int) -> list[int]:
        """The hexes under a straight line, both ends counted."""
        steps = self.distance(here, there)
        if steps == 0:
            return [here]
        (x1, y1), (x2, y2) = self.centre(here), self.centre(there)
        nudge = self.pitch * 1e-6  # a line along a hexside keeps to one side of it
        out: list[int] = []
        for step in range(steps + 1):
            share = step / steps
            found = self.hex_at(x1 + (x2 - x1) * share + nudge, y1 + (y2 - y1) * share + nudge)
            if found != NOWHERE and (not out or out[-1] != found):
                out.append(found)
        return out

    def in_rect(self, left: float, top: float, width: float, height: float) -> list[int]:
        """The hexes that touch a rectangle of map pixels."""
        step = COLUMN_STEP * self.pitch
        first = max(0, math.floor((left / self.pitch - MARGIN - 2 * RADIUS) / COLUMN_STEP))
        last = min(self.columns - 1, math.ceil((left + width) / step))
        low = max(0, math.floor(top / self.pitch - MARGIN - 1.5))
        high = min(self.rows - 1, math.ceil((top + height) / self.pitch - MARGIN))
        out = []
        half_wide, half_high = RADIUS * self.pitch, self.pitch / 2
        for row in range(low, high + 1):
            for column in range(first, last + 1):
                here = row * self.columns + column
                x, y = self.centre(here)
                if left - half_wide <= x <= left + width + half_wide and (
                    top - half_high <= y <= top + height + half_high
                ):
                    out.append(here)
        return out

    def outline(self, hexes: Iterable[int]) -> list[list[Point]]:
        """The border of a set of hexes as closed loops, outer ones clockwise, holes the other way."""
        return [
            [(x * self.pitch, y * self.pitch) for x, y in loop]
            for loop in _outline(self.columns, self.rows, frozenset(hexes))
        ]


@lru_cache(maxsize=256)
def _outline(columns: int, rows: int, hexes: frozenset[int]) -> tuple[tuple[Point, ...], ...]:
    """Loops in pitches.  Corners are keyed on whole numbers, so that ends meet exactly."""
    follows: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for here in sorted(hexes):
        row, column = divmod(here, columns)
        keys = _corner_keys(column, row)
        for direction in range(6):
            there_column, there_row = _next(column, row, direction)
            inside = 0 <= there_column < columns and 0 <= there_row < rows
            if not (inside and there_row * columns + there_column in hexes):
                follows.setdefault(keys[direction], []).append(keys[(direction + 1) % 6])
    loops = []
    while follows:
        start = next(iter(follows))
        loop = [start]
        here_key = start
        while True:
            choices = follows[here_key]
            after = choices.pop(0)
            if not choices:
                del follows[here_key]
            if after == start:
                break
            loop.append(after)
            here_key = after
        loops.append(tuple(_corner_point(key) for key in loop))
    return tuple(loops)


CORNER_STEPS = ((-1, -1), (1, -1), (2, 0), (1, 1), (-1, 1), (-2, 0))
"""Corners from the centre in half radii across and half pitches down."""


def _corner_keys(column: int, row: int) -> list[tuple[int, int]]:
    """The six corners on a lattice of half radii across and half pitches down."""
    x, y = 3 * column, 2 * row + (column & 1)
    return [(x + dx, y + dy) for dx, dy in CORNER_STEPS]


def _corner_point(key: tuple[int, int]) -> Point:
    """A lattice corner in pitches."""
    return MARGIN + RADIUS + key[0] * RADIUS / 2, MARGIN + 0.5 + key[1] / 2
