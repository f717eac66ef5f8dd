"""Encyclopaedia: the catalogue to be read, with its sources, its curves, and links between entries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say, say_many
from borderwar.ui.case_tip import case_tip
from borderwar.ui.counters import CounterLook, draw_counter
from borderwar.ui.kit.chart import draw_curve
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Push, Transition
from borderwar.ui.kit.search import SearchLine, draw_search
from borderwar.ui.kit.widgets import Button, Chip, draw_chips
from borderwar.ui.lexicon import Entry, Line, lexicon_of
from borderwar.ui.lexicon.entry import kind_words, mark_words
from borderwar.ui.play.intents import Filter, OpenEntry, OpenRule
from borderwar.ui.screens.page import Page

ROW, HEAD = 27.0, 30.0
COLUMN = 1000.0
CURVE = 236.0
LINE = 24.0


@dataclass(frozen=True)
class ListModel:
    """The entries that are listed, under their chapters."""

    rows: tuple[tuple[str, str, str], ...]  # key (empty for a heading), name, chapter or nothing
    shown: str
    search: str
    searching: bool
    chips: tuple[Chip, ...]


class EntryList(Panel):
    """The list, its search line and its filter."""

    name = "entries"

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def model(self, context: "EncyclopaediaScreen") -> ListModel:
        rows: list[tuple[str, str, str]] = []
        chapter = ""
        for entry in context.listed:
            if entry.kind != chapter:
                chapter = entry.kind
                rows.append(("", kind_words(chapter), chapter))
            rows.append((entry.key, entry.names.english, ""))
        chips = tuple(
            Chip(f"entries.{name}", label, Filter("entries", name), (name == "used") == context.used_only)
            for name, label in (("used", say("In this incident")), ("all", say("All")))
        )
        return ListModel(tuple(rows), context.key, context.search.text, context.search.open, chips)

    def draw(self, pen: Pen, model: ListModel) -> None:
        place = (16.0, 14.0, pen.width - 32, 34.0)
        draw_search(
            pen, place, "entries.search", model.search, say("Search: press / or click"), model.searching
        )
        draw_chips(pen, 16, 58, model.chips)
        top, room = 96.0, pen.height - 96
        tops, y = [], 0.0
        for key, _, _ in model.rows:
            tops.append(y)
            y += ROW if key else HEAD
        self._follow(model, tops, room)
        with pen.window((0, top, pen.width, room), self.scrolled):
            for (key, name, _), at in zip(model.rows, tops, strict=True):
                if not -HEAD < at - self.scrolled < room:
                    continue
                if not key:
                    pen.text(name.upper(), 20, at + 11, face="caption", size=11, ink="text-2")
                    continue
                if key == model.shown:
                    pen.fill((0, at, pen.width, ROW), "selected-row")
                    pen.fill((0, at, 4, ROW), "accent")
                face = "text-bold" if key == model.shown else "text"
                pen.text(name, 20, at + 4, face=face, room=pen.width - 34)
                pen.control(
                    f"entry.{key}", (0, at, pen.width - 8, ROW), OpenEntry(key), radius=0, focus=False
                )
            if not model.rows:
                pen.paragraph(say("Nothing fits these words."), 20, 8, pen.width - 40, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, top, pen.width, room), self.scrolled, y + 8)

    def _follow(self, model: ListModel, tops: Sequence[float], room: float) -> None:
        """Keep the entry being read in sight when it changes."""
        keys = [key for key, _, _ in model.rows]
        if model.shown != self._last and model.shown in keys:
            self._last = model.shown
            self.reveal(tops[keys.index(model.shown)] - HEAD, ROW + 2 * HEAD, room)
            self.scrolled = max(0.0, self.scrolled)


@dataclass(frozen=True)
class SheetModel:
    """The entry being read."""

    entry: Entry
    in_use: bool
    words: tuple[str, ...]


class EntrySheet(Panel):
    """One entry: figures with ranges, marks and sources; curves; links."""

    name = "sheet"
    ground = "paper"

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def model(self, context: "EncyclopaediaScreen") -> SheetModel:
        entry = context.book.entries[context.key]
        return SheetModel(entry, context.key in context.used, context.search.words)

    def draw(self, pen: Pen, model: SheetModel) -> None:
        entry = model.entry
        if entry.key != self._last:
            self._last, self.scrolled = entry.key, 0.0
        wide = min(COLUMN, pen.width - 80)
        left = max(40.0, (pen.width - wide) / 2)
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            y = self._head(pen, model, left, wide)
            y = self._curves(pen, entry, left, y, wide)
            for number, section in enumerate(entry.sections):
                pen.text(section.title, left, y, face="map-bold", size=18, ink="ink")
                y += 28
                for place, line in enumerate(section.lines):
                    y = self._line(pen, f"sheet.{number}.{place}", line, left, y, wide)
                y += 14
        self.scroll_most = draw_scroll_bar(
            pen, (0, 0, pen.width, pen.height), self.scrolled, y + 10, "card-rule"
        )

    def _head(self, pen: Pen, model: SheetModel, left: float, wide: float) -> float:
        entry = model.entry
        x, side = left, 64.0
        if entry.branch:
            look = CounterLook(nation=entry.nation, branch=entry.branch, echelon=entry.echelon)
            card = draw_counter(look, round(side * pen.scale), pen.theme)
            at = pen.point(left + side / 2, 34 + side / 2)
            pen.surface.blit(
                card,
                card.get_rect(center=(round(at[0]), round(at[1]))),
                special_flags=pygame.BLEND_PREMULTIPLIED,
            )
            x += side + 20
        y = 26.0
        for line in pen.wrap(entry.names.english, left + wide - x, "map-bold", 28):
            pen.text(line, x, y, face="map-bold", size=28, ink="ink")
            y += 38
        native = "   ".join(entry.names.native.values())
        if native:
            y = pen.paragraph(native, x, y - 2, left + wide - x, face="map", size=18, ink="ink-2")
        under = entry.under if model.in_use else say("{what}; not in this incident", what=entry.under)
        y = pen.paragraph(under, x, y, left + wide - x, size=15, ink="ink-2")
        y = max(y, 34 + side if entry.branch else y) + 14
        pen.line(left, y - 6, left + wide, y - 6, "card-rule")
        return y + 6

    def _curves(self, pen: Pen, entry: Entry, left: float, y: float, wide: float) -> float:
        if not entry.curves:
            return y
        beside = wide >= 640
        each = (wide - 40) / 2 if beside else wide
        for number, curve in enumerate(entry.curves):
            x = left + (each + 40) * (number % 2) if beside else left
            top = y if beside else y + number * (CURVE + 10)
            draw_curve(pen, (x, top, each, CURVE), curve)
        return y + (CURVE if beside else len(entry.curves) * (CURVE + 10)) + 14

    def _line(self, pen: Pen, name: str, line: Line, left: float, y: float, wide: float) -> float:
        """One fact: label or link, value and range, case, then mark and source beneath if there is room."""
        if not line.value:
            self._open(pen, name, line.label, line.link, left, y, wide)
            return y + LINE
        label = wide * 0.3
        lines = pen.wrap(line.label, label - 14, "text", 15)
        for number, text in enumerate(lines):
            if line.link:
                self._open(pen, f"{name}.{number}", text, line.link, left, y + number * 20, label - 10)
            else:
                pen.text(text, left, y + number * 20, ink="ink")
        x = left + label
        rule = pen.measure(line.rule, "text", 14) + 14 if line.rule else 0.0
        if line.rule:
            at = left + wide - rule + 14
            pen.text(line.rule, at, y + 1, size=14, ink="amber-text")
            place = (at - 6, y - 1, rule - 2, 22)
            pen.control(f"{name}.rule", place, OpenRule(line.rule), tip=case_tip(line.rule), focus=False)
        room = left + wide - rule - x
        values = pen.wrap(line.value, room, "text-bold", 15)
        for number, text in enumerate(values):
            used = pen.text(text, x, y + number * 20, face="text-bold", ink="ink")
        if line.range and used + 12 + pen.measure(line.range, "text", 14) <= room:
            used += 12 + pen.text(
                line.range, x + used + 12, y + 20 * (len(values) - 1) + 1, size=14, ink="ink-2"
            )
        y += 20 * max(len(values), len(lines))
        if line.mark and line.source:
            y = self._source(pen, name, line, x, y, left + wide - x)
        pen.line(left, y + 3, left + wide, y + 3, "card-rule")
        return y + 8

    def _source(self, pen: Pen, name: str, line: Line, x: float, y: float, room: float) -> float:
        """How a figure is known, and from where: a link if the source has an entry."""
        mark = mark_words(line.mark)
        if line.source_link:
            used = pen.text(f"{mark}: ", x, y, size=13, ink="ink-2")
            wide = pen.text(line.source, x + used, y, size=13, ink="amber-text")
            pen.line(x + used, y + 17, x + used + wide, y + 17, "amber-text")
            place = (x + used - 2, y - 1, wide + 4, 20)
            pen.control(f"{name}.source", place, OpenEntry(line.source_link), focus=False)
            return y + 19
        return pen.paragraph(f"{mark}: {line.source}", x, y, room, size=13, ink="ink-2")

    def _open(self, pen: Pen, name: str, text: str, key: str, x: float, y: float, room: float) -> None:
        """A name that opens its entry."""
        wide = pen.text(text, x, y, ink="amber-text", room=room)
        pen.line(x, y + 19, x + wide, y + 19, "amber-text")
        pen.control(name, (x - 2, y - 1, wide + 4, 22), OpenEntry(key))


class EncyclopaediaScreen(Page):
    """The catalogue to be read."""

    name = "encyclopaedia"

    def __init__(self, scenario: Any, key: str = "", types: Collection[str] | None = None) -> None:
        """`types` are the kinds of unit a side knows of; None for all that the scenario has."""
        super().__init__()
        self.title = say("Encyclopaedia")
        self.scenario = scenario
        self.book = lexicon_of(scenario)
        self.used = self.book.used_in(scenario, types)
        self.used_only = True
        self.search = SearchLine()
        self.trail: list[str] = []  # entries read before, the last one last
        self.key = ""
        self._body = (EntryList(), EntrySheet())
        self._found: tuple[object, tuple[Entry, ...]] | None = None
        self.open(key if key in self.book.entries else self.listed[0].key)

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The entries of the list."""
        asked = self.search.words, self.used if self.used_only else None
        if self._found is None or self._found[0] != asked:
            self._found = asked, self.book.listed(*asked)
        return self._found[1]

    def open(self, key: str) -> None:
        """Read an entry; if the list leaves it out, list all."""
        if self.key and key != self.key:
            self.trail.append(self.key)
        self.key = key
        if self.used_only and key not in self.used:
            self.used_only = False
        if key not in [entry.key for entry in self.listed]:
            self.search.clear()

    def back(self) -> bool:
        """Go to the entry read before; False if there is none."""
        if not self.trail:
            return False
        before = self.trail.pop()
        self.key = ""
        self.open(before)
        return True

    def note(self) -> str:
        return say_many(len(self.listed), "{number} entry", "{number} entries")

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = min(330.0, wide * 0.32)
        return {"entries": (left, top, side, high), "sheet": (left + side, top, wide - side, high)}

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        before = (self.button(say("Entry before"), "left"),) if self.trail else ()
        return (self.button(say("Back"), "back", "Esc"), *before), (
            self.button(say("Search"), "search", "/"),
        )

    def on_text(self, event: pygame.Event) -> bool:
        words = self.search.words
        taken = self.search.take(event, self.name)
        if self.search.words != words and self.search.words and self.listed:
            self.key = self.listed[0].key
        return taken

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, OpenEntry):
            self.open(intent.key)
        elif isinstance(intent, OpenRule):
            from borderwar.ui.screens.rules import RulesScreen

            return Push(RulesScreen(intent.case))
        elif isinstance(intent, Filter):
            self.used_only = intent.name == "used"
        elif intent == "search":
            self.search.begin()
        else:
            return super().on_intent(intent)
        return None

    def on_action(self, action: str) -> Transition | None:
        sheet = self._body[1]
        keys = [entry.key for entry in self.listed]
        if action == "search":
            self.search.begin(by_key=True)
        elif action in ("up", "down") and keys:
            place = keys.index(self.key) if self.key in keys else 0
            self.key = keys[min(max(place + (1 if action == "down" else -1), 0), len(keys) - 1)]
        elif action in ("page-up", "page-down", "first", "last"):
            sheet.scroll_by_action(action)
        elif action == "left":
            self.back()
        elif action == "right":
            self.used_only = not self.used_only
        else:
            return super().on_action(action)
        return None
