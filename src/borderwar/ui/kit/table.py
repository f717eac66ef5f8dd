"""Lists and tables that draw only the rows that are seen, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.palette import Colour


def rows_seen(scrolled: float, row: float, count: int, room: float) -> range:
    """The rows of a height that a scrolled box shows, in whole or in part."""
    first = max(0, int(scrolled // row))
    return range(first, min(count, int((scrolled + room) // row) + 1))


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, how its words stand."""

    title: str
    share: float
    align: str = "left"  # or "right"
    face: str = "text"
    sort: object = None  # the intent of a press on the heading
    tip: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a row under a column, where it is more than plain words."""

    text: str
    ink: str | Colour = "text"
    face: str = ""  # of its column if empty


@dataclass(frozen=True)
class Row:
    """A row: a cell a column, what a press means, and how it is shown."""

    name: str  # its control is "table.name"
    cells: tuple[str | Cell, ...]
    intent: object = None
    chosen: bool = False
    tip: str = ""


@dataclass(frozen=True)
class Table:
    """A table as plain data.  `sorted_by` is the column it is sorted by, -1 for none."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    sorted_by: int = -1
    falling: bool = False
    empty: str = ""  # said where there are no rows
    height: float = 30.0


HEAD = 26.0


def _spans(table: Table, wide: float) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = sum(column.share for column in table.columns)
    spans, x = [], 0.0
    for column in table.columns:
        width = wide * column.share / whole
        spans.append((x, width))
        x += width
    return spans


def draw_table(
    pen: Pen,
    place: Box,
    table: Table,
    panel: Panel,
    draw_row: Callable[[Pen, Row, Box], None] | None = None,
) -> None:
    """Headings, and of the rows those in sight; the panel keeps how far it is scrolled.

    `draw_row` may add to a row (marks, bars) after its words.
    """
    left, top, width, height = place
    spans = _spans(table, width - 24)
    for number, (column, (x, wide)) in enumerate(zip(table.columns, spans, strict=True)):
        arrow = (" ▼" if table.falling else " ▲") if number == table.sorted_by else ""
        at = left + 12 + (x + wide - 8 if column.align == "right" else x)
        ink = "accent" if arrow else "text-2"
        heading = column.title.upper() + arrow
        style = {"face": "caption", "size": 11.0, "ink": ink, "align": column.align}
        pen.text(heading, at, top + 5, room=wide - 8, **style)  # type: ignore[arg-type]
        if column.sort is not None:
            name = f"{table.name}.sort.{number}"
            pen.control(name, (left + 12 + x, top, wide - 4, HEAD - 4), column.sort, tip=column.tip)
    top, room = top + HEAD, height - HEAD
    with pen.window((left, top, width, room), panel.scrolled):
        for number in rows_seen(panel.scrolled, table.height, len(table.rows), room):
            _draw_row(pen, table, table.rows[number], number * table.height, width, spans)
            if draw_row is not None:
                draw_row(pen, table.rows[number], (0, number * table.height, width, table.height))
        if not table.rows and table.empty:
            pen.text(table.empty, 12, 8, ink="text-2", room=width - 24)
    whole = len(table.rows) * table.height
    panel.scroll_most = draw_scroll_bar(pen, (left, top, width, room), panel.scrolled, whole)


def _draw_row(
    pen: Pen, table: Table, row: Row, y: float, width: float, spans: Sequence[tuple[float, float]]
) -> None:
    if row.chosen:
        pen.fill((0, y, width, table.height - 1), "selected-row")
        pen.fill((0, y, 4, table.height - 1), "accent")
    pen.line(12, y + table.height - 1, width - 12, y + table.height - 1)
    for column, (x, wide), cell in zip(table.columns, spans, row.cells, strict=False):
        words = cell if isinstance(cell, Cell) else Cell(cell)
        right = column.align == "right"
        pen.text(
            words.text,
            12 + (x + wide - 8 if right else x),
            y + table.height / 2 - 10,
            face=words.face or column.face,
            ink=words.ink,
            align=column.align,
            room=wide - 8,
        )
    if row.intent is not None:
        place = (0.0, y, width, table.height - 1)
        pen.control(f"{table.name}.{row.name}", place, row.intent, tip=row.tip, focus=False, radius=0)
