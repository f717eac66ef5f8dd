"""The list of incidents: picture, name in its scripts, date, sides, size, length; sorted and filtered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pygame

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.table import rows_seen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.screens.incidents import (
    ChooseScenario,
    FilterBy,
    Incident,
    SortBy,
    dates_of,
    length_of,
)
from borderwar.ui.shelf import Entry

if TYPE_CHECKING:
    from borderwar.ui.screens.chooser import ChooserScreen

LOW_ROW, HIGH_ROW = 50.0, 64.0
"""The least and the most height of a line."""

HEAD, CHIPS, FOOT = 30.0, 40.0, 10.0
"""Height of the column heads, of the row of filters, and of the room below the list."""

Thumbnails = Callable[[Path, str, tuple[int, int]], pygame.Surface | None]

COLUMNS = ("name", "date", "sides", "size", "length")
HEADS = {"name": "incident", "date": "date", "sides": "sides", "size": "size", "length": "length"}
SORTED = ("date", "name", "size", "length", "complexity")
"""What the list can be sorted by, in the order in which the key goes through them."""

SHORT = 60
"""Minutes below which a game is short."""


class Filter(NamedTuple):
    """A part of the list."""

    name: str
    label: str
    holds: Callable[[Incident], bool]


def _years(first: int, last: int) -> Callable[[Incident], bool]:
    return lambda incident: first <= incident.begins.year <= last


FILTERS = (
    Filter("all", "All", lambda incident: True),
    Filter("before", "Before 1935", _years(0, 1934)),
    Filter("1935-36", "1935–36", _years(1935, 1936)),
    Filter("1937-38", "1937–38", _years(1937, 1938)),
    Filter("1939", "1939", _years(1939, 1939)),
    Filter("1940s", "1940–45", _years(1940, 1945)),
    Filter("tanks", "Armour", lambda incident: any(force.armour for force in incident.forces)),
    Filter("air", "Aircraft", lambda incident: any(force.aircraft for force in incident.forces)),
    Filter("water", "Boats", lambda incident: any(force.boats for force in incident.forces)),
    Filter("short", "Under 1 h", lambda incident: incident.minutes < SHORT),
)


def useful_filters(entries: Sequence[Entry]) -> tuple[Filter, ...]:
    """The filters that part this list: some of it passes, and some does not."""
    known = [entry.incident for entry in entries if entry.incident is not None]
    parting = [one for one in FILTERS[1:] if 0 < sum(map(one.holds, known)) < len(known)]
    return (FILTERS[0], *parting) if parting else ()


def shown_rows(entries: Sequence[Entry], part: str, column: str, falling: bool) -> tuple[int, ...]:
    """Which entries are shown, in order.  Those without an incident come last and are always shown."""
    keeps = next((one.holds for one in FILTERS if one.name == part), FILTERS[0].holds)
    good = [row for row, entry in enumerate(entries) if entry.incident is not None and keeps(entry.incident)]
    rest = [row for row, entry in enumerate(entries) if entry.incident is None]

    def key(row: int) -> tuple[object, ...]:
        incident = entries[row].incident
        assert incident is not None
        return {
            "name": (incident.name.casefold(),),
            "size": (incident.men,),
            "length": (incident.minutes,),
            "complexity": (incident.complexity, incident.minutes),
        }.get(column, (incident.start,))

    return (*sorted(good, key=key, reverse=falling), *rest)


class IncidentRow(NamedTuple):
    """One line: an incident, one still to be read, or a scenario with mistakes."""

    entry: int  # place among all entries
    number: str  # that of its pin
    name: str
    native: tuple[str, ...]
    date: str
    nations: tuple[tuple[str, ...], ...]  # of each side
    size: int  # 1 to 5; 0 unknown
    turns: str
    each: str
    state: str  # "good", "waiting" or "bad"


@dataclass(frozen=True)
class ListModel:
    """The lines of the list."""

    rows: tuple[IncidentRow, ...]
    chosen: int  # entry
    column: str
    falling: bool
    part: str
    filters: tuple[tuple[str, str], ...]  # name and label
    pictures: int  # grows when a thumbnail is ready


def row_of(number: int, entry: Entry) -> IncidentRow:
    """The line of an entry."""
    incident = entry.incident
    if incident is None:
        if entry.waiting:
            words, state = (say("reading …"),), "waiting"
        else:
            many = say_many(len(entry.problems), "{number} mistake", "{number} mistakes")
            words, state = (many,), "bad"
        return IncidentRow(number, "", entry.name, words, "", (), 0, "", "", state)
    nations = tuple(force.nations for force in incident.forces)
    return IncidentRow(
        number,
        str(number + 1),
        incident.name,
        incident.native,
        dates_of(incident),
        nations,
        incident.size,
        *length_of(incident),
        "good",
    )


class ScenarioList(Panel):
    """One line an incident."""

    name = "scenarios"

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._keys: dict[int, tuple[Path, str]] = {}
        self._last: tuple[int, str, str, bool] = (-1, "", "", False)

    def model(self, context: "ChooserScreen") -> ListModel:
        entries = context.shelf.entries
        self._keys = {
            row: (entry.folder, entry.incident.digest)
            for row, entry in enumerate(entries)
            if entry.incident is not None
        }
        return ListModel(
            tuple(row_of(row, entries[row]) for row in context.shown),
            context.chosen,
            context.column,
            context.falling,
            context.part,
            tuple((one.name, say(one.label)) for one in useful_filters(entries)),
            context.gallery.workshop.version,
        )

    def draw(self, pen: Pen, model: ListModel) -> None:
        wide = pen.width
        top = 0.0
        if model.filters:
            self._chips(pen, model)
            top = CHIPS
        at = columns_at(wide)
        self._heads(pen, model, at, top + 10)
        top += HEAD
        room = pen.height - top - FOOT
        row = row_height(room, len(model.rows))
        now = (model.chosen, model.part, model.column, model.falling)
        if now != self._last:
            self._last = now
            place = next((n for n, line in enumerate(model.rows) if line.entry == model.chosen), 0)
            self.reveal(place * row, row, room)
            self.scrolled = max(0.0, self.scrolled)
        with pen.window((0, top, wide, room), self.scrolled):
            for number in rows_seen(self.scrolled, row, len(model.rows), room):
                line = model.rows[number]
                self._row(pen, number * row, row, line, line.entry == model.chosen, at)
            if not model.rows:
                pen.text(say("No scenarios were found."), 24, 10, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, top, wide, room), self.scrolled, len(model.rows) * row)

    def _chips(self, pen: Pen, model: ListModel) -> None:
        """The filters; a line too narrow for all leaves out the last."""
        pen.fill((0, CHIPS - 1, pen.width, 1), "window")
        chips: list[Chip] = []
        x = 16.0
        for name, label in model.filters:
            x += pen.measure(label, "text-bold", 14) + 24
            if x > pen.width - 8 and name != model.part:
                continue
            chips.append(Chip(f"filter.{name}", label, FilterBy(name), lit=name == model.part))
        draw_chips(pen, 16, 7, chips)

    def _heads(self, pen: Pen, model: ListModel, at: dict[str, float], y: float) -> None:
        for column in COLUMNS:
            if column not in at:
                continue
            label = say(HEADS[column]).upper()
            lit = column == model.column
            right = column == "length"
            x = pen.width - 18 if right else at[column]
            used = pen.text(
                label, x, y, face="caption", size=11, ink="accent" if lit else "text-2",
                align="right" if right else "left",
            )  # fmt: skip
            start = x - used if right else x
            if lit:
                arrow = start - 10 if right else start + used + 4
                _arrow(pen, arrow, y + 4.5, model.falling)
            if column != "sides":
                key = bindings.key_of("sort", "chooser")
                tip = say("Sort by {what} ({key})", what=say(HEADS[column]), key=key)
                pen.control(f"sort.{column}", (start - 4, y - 5, used + 12, 22), SortBy(column), tip=tip)

    def _row(
        self,
        pen: Pen,
        y: float,
        high: float,
        row: IncidentRow,
        chosen: bool,
        at: dict[str, float],
    ) -> None:
        middle = y + high / 2
        if chosen:
            pen.fill((0, y, pen.width, high - 1), "selected-row")
            pen.fill((0, y, 4, high - 1), "accent")
        pen.line(at["number"] - 18, y + high - 1, pen.width - 16, y + high - 1)
        ink = {"bad": "bad", "waiting": "text-3"}.get(row.state, "text")
        pen.text(
            row.number, at["number"], middle - 10, face="text-bold" if chosen else "text", size=14,
            ink="accent" if chosen else "text-2", align="right",
        )  # fmt: skip
        if "thumb" in at:
            self._thumb(pen, (at["thumb"], y + 4, at["name"] - at["thumb"] - 12, high - 9), row)
        room = (at["date"] if row.date else pen.width) - at["name"] - 10
        pen.text(row.name, at["name"], middle - 21, face="text-bold", size=16, ink=ink, room=room)
        second = "bad" if row.state == "bad" else "text-2"
        pen.names(row.native, at["name"], middle + 1, room, size=14, ink=second)
        pen.text(row.date, at["date"], middle - 10, room=at.get("sides", pen.width - 90) - at["date"] - 8)
        if "sides" in at:
            _sides(pen, at["sides"], middle, row.nations, 2 if "size" in at else 1)
        for bar in range(5 if row.size and "size" in at else 0):
            tall = 6 + bar * 3
            column = (at["size"] + bar * 11, middle + 9 - tall, 8, tall)
            pen.box(column, ("accent" if chosen else "text") if bar < row.size else "hairline", 1)
        pen.text(row.turns, pen.width - 18, middle - 20, align="right")
        pen.text(row.each, pen.width - 18, middle + 1, size=14, ink="text-2", align="right")
        place = (0.0, y, pen.width, high - 1)
        pen.control(f"scenario.{row.entry}", place, ChooseScenario(row.entry), focus=False, radius=0)

    def _thumb(self, pen: Pen, place: tuple[float, float, float, float], row: IncidentRow) -> None:
        """A piece of the scenario's own map, once it is painted."""
        area = pen.rect(place)
        pen.fill(place, "window")
        if row.state == "bad":
            left, top, wide, high = place
            pen.text(
                "!",
                left + wide / 2,
                top + high / 2 - 15,
                face="text-bold",
                size=22,
                ink="bad",
                align="centre",
            )
        if row.entry in self._keys:
            picture = self._thumbnails(*self._keys[row.entry], area.size)
            if picture is not None:
                pen.surface.blit(picture, area)
        pygame.draw.rect(pen.surface, (18, 20, 15), area, 1)


def columns_at(wide: float) -> dict[str, float]:
    """Where each column begins; those without room are left out."""
    if wide >= 720:
        return {
            "number": 32, "thumb": 42, "name": 136, "date": wide * 0.5, "sides": wide * 0.665,
            "size": wide * 0.8, "length": wide * 0.9,
        }  # fmt: skip
    if wide >= 560:
        return {
            "number": 32, "thumb": 42, "name": 128, "date": wide * 0.5, "sides": wide * 0.745, "length": wide,
        }  # fmt: skip
    return {"number": 30, "name": 42, "date": wide * 0.5, "length": wide * 0.86}


def row_height(room: float, rows: int) -> float:
    """A line's height: more if there are few."""
    return min(max(room / max(1, rows), LOW_ROW), HIGH_ROW)


def list_height(rows: int, filters: bool) -> float:
    """How high the list is with all its lines at their highest."""
    return (CHIPS if filters else 0) + HEAD + FOOT + max(1, rows) * HIGH_ROW


def _sides(pen: Pen, x: float, middle: float, nations: tuple[tuple[str, ...], ...], most: int) -> None:
    """The marks of both sides' nations, at most so many each, with a v between."""
    for place, side in enumerate(nations):
        if place:
            pen.text("v", x + 2, middle - 10, size=14, ink="text-3")
            x += 15
        for nation in side[:most]:
            pen.picture(nation_mark(nation, round(19 * pen.scale)), x, middle - 10)
            x += 22


def _arrow(pen: Pen, x: float, y: float, falling: bool) -> None:
    """A small triangle: up for rising, down for falling."""
    tip = 5 if falling else -5
    pen.polygon([(x, y - tip / 2), (x + 8, y - tip / 2), (x + 4, y + tip / 2 + tip / 5)], "accent")
