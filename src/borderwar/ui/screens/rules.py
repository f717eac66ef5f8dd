"""Rules: the rulebook by chapters, opened at any case, searched by words, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say, say_many
from borderwar.rulebook import Block, chapters, references, search
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.prose import Link, draw_prose, marked, prose_height
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.search import SearchLine, draw_search
from borderwar.ui.kit.widgets import Button
from borderwar.ui.play.intents import OpenRule
from borderwar.ui.screens.page import Page

COLUMN = 720.0
INDENT = {"case": 58.0, "item": 78.0}


@dataclass(frozen=True)
class OpenChapter:
    """Show a chapter."""

    number: int


@dataclass(frozen=True)
class ChaptersModel:
    """Names of the chapters, with how many cases of each the search found."""

    names: tuple[str, ...]
    found: tuple[int, ...]  # empty while nothing is searched
    shown: int
    search: str
    searching: bool


class Chapters(Panel):
    """The chapters, and the search line."""

    name = "chapters"

    def model(self, context: "RulesScreen") -> ChaptersModel:
        names = tuple(page.heading for page in chapters())
        hits = [found.chapter for found in context.hits]
        return ChaptersModel(
            names,
            tuple(hits.count(name) for name in names) if context.words else (),
            -1 if context.words and not context.case else context.chapter,
            context.search.text,
            context.search.open,
        )

    def draw(self, pen: Pen, model: ChaptersModel) -> None:
        draw_search(
            pen,
            (16.0, 14.0, pen.width - 32, 34.0),
            "rules.search",
            model.search,
            say("Search: press / or click"),
            model.searching,
        )
        y = 62.0
        room = pen.height - y
        with pen.window((0, y, pen.width, room), self.scrolled):
            for number, name in enumerate(model.names):
                top = number * 30.0
                if number == model.shown:
                    pen.fill((0, top, pen.width, 30), "selected-row")
                    pen.fill((0, top, 4, 30), "accent")
                face = "text-bold" if number == model.shown else "text"
                found = model.found[number] if model.found else 0
                ink = "text-3" if model.found and not found else "text"
                used = (
                    pen.text(str(found), pen.width - 18, top + 5, ink="accent", align="right") if found else 0
                )
                pen.text(name, 20, top + 5, face=face, ink=ink, room=pen.width - 44 - used)
                pen.control(f"rules.chapter.{number}", (0, top, pen.width, 30), OpenChapter(number), radius=0)
        self.scroll_most = draw_scroll_bar(
            pen, (0, y, pen.width, room), self.scrolled, len(model.names) * 30.0
        )


@dataclass(frozen=True)
class TextModel:
    """The blocks being read."""

    blocks: tuple[Block, ...]
    case: str  # the one that is marked
    words: tuple[str, ...]  # marked wherever they stand
    turn: int  # grows whenever the text is opened anew

    @property
    def marks(self) -> int:
        """How often the words stand in what is shown."""
        return sum(len(marked(block.text, self.words)) for block in self.blocks)


class RuleText(Panel):
    """The text of a chapter, or the cases that were found; the wanted case is marked."""

    name = "text"
    ground = "paper"

    def __init__(self) -> None:
        super().__init__()
        self._opened = -1

    def model(self, context: "RulesScreen") -> TextModel:
        return TextModel(context.shown_blocks(), context.case, context.words, context.opened)

    def draw(self, pen: Pen, model: TextModel) -> None:
        wide = min(COLUMN, pen.width - 96)
        left = max(48.0, (pen.width - wide) / 2)
        places = self._places(pen, model.blocks, wide)
        whole = places[-1][1] if places else 0.0
        if model.turn != self._opened:
            self._opened = model.turn
            self._go_to(model, places, whole, pen.height)
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            for number, (block, (top, bottom)) in enumerate(zip(model.blocks, places, strict=True)):
                if bottom >= self.scrolled and top <= self.scrolled + pen.height:
                    self._block(pen, model, number, block, (left, top, wide, bottom - top))
            if not model.blocks:
                words = say("Nothing in the rules fits these words.")
                pen.paragraph(words, left, 40, wide, ink="ink", size=17)
        self.scroll_most = draw_scroll_bar(
            pen, (0, 0, pen.width, pen.height), self.scrolled, whole, "card-rule"
        )

    def _go_to(self, model: TextModel, places: list[tuple[float, float]], whole: float, room: float) -> None:
        """Bring the wanted case into sight, with a little above it."""
        tops = [top for block, (top, _) in zip(model.blocks, places, strict=True) if block.case == model.case]
        wanted = tops[0] - 80 if model.case and tops else 0.0
        self.scrolled = max(0.0, min(wanted, whole - room))

    def _style(self, block: Block) -> tuple[str, float]:
        return (
            ("map-bold", 28)
            if block.kind == "chapter"
            else ("map-bold", 20)
            if block.kind == "heading"
            else ("text", 17)
        )

    def _places(self, pen: Pen, blocks: Sequence[Block], wide: float) -> list[tuple[float, float]]:
        places, y = [], 28.0
        for block in blocks:
            face, size = self._style(block)
            top = y
            y += prose_height(pen, block.text, wide - INDENT.get(block.kind, 0), face, size)
            y += 6 if block.kind == "item" else 16
            places.append((top, y))
        return places

    def _block(self, pen: Pen, model: TextModel, number: int, block: Block, place: Box) -> None:
        left, top, wide, high = place
        face, size = self._style(block)
        indent = INDENT.get(block.kind, 0)
        if model.case and block.case == model.case:
            pen.box((left - 16, top - 8, wide + 32, high), "card", 5, "history-fill", 2)
        if block.case:
            pen.text(block.case, left, top, face="text-bold", size=size, ink="amber-text")
            case = (left - 8, top - 2, indent, 28)
            pen.control(f"rules.case.{block.case}", case, OpenRule(block.case), focus=False)
        if block.kind == "item":
            pen.disc(left + 66, top + 12, 2.5, "ink-2")
        links = [Link(begin, end, OpenRule(case)) for begin, end, case in references(block.text)]
        draw_prose(
            pen,
            block.text,
            left + indent,
            top,
            wide - indent,
            name=f"rules.link.{number}",
            face=face,
            size=size,
            ink="ink",
            words=model.words,
            links=links if block.kind != "chapter" else (),
        )


class RulesScreen(Page):
    """The rulebook."""

    name = "rules"

    def __init__(self, case: str = "") -> None:
        super().__init__()
        self.title = say("Rules")
        self.pages = chapters()
        self.chapter = 0
        self.case = ""
        self.opened = 0
        self.search = SearchLine()
        self._body = (Chapters(), RuleText())
        if case:
            self.open(case.strip("[]"))

    # ---- what is read ---------------------------------------------------------------
    @property
    def words(self) -> tuple[str, ...]:
        """The words being looked for."""
        return self.search.words

    @property
    def hits(self) -> tuple[Any, ...]:
        """The cases that the search finds."""
        return search(self.search.text) if self.words else ()

    def shown_blocks(self) -> tuple[Block, ...]:
        """The chapter being read, or what the search found, under its chapters."""
        if not self.words:
            return self.pages[self.chapter].blocks
        out: list[Block] = []
        chapter = ""
        for found in self.hits:
            if found.chapter != chapter:
                chapter = found.chapter
                out.append(Block("heading", chapter))
            out.append(Block("case", " ".join(found.plain.split()), found.number))
        return tuple(out)

    def cases(self) -> tuple[str, ...]:
        """The numbers that "next" and "before" step through: the hits, or the whole book."""
        found = self.hits if self.words else [case for page in self.pages for case in page.cases]
        return tuple(case.number for case in found)

    def open(self, case: str) -> None:
        """Show a case in its chapter, or among the hits if it is one of them."""
        if self.words and case not in self.cases():
            self.search.clear()
        for number, page in enumerate(self.pages):
            if any(known.number == case for known in page.cases):
                self.case, self.chapter = case, number
                self.opened += 1

    def step(self, by: int) -> None:
        """Go to the next case or the one before."""
        numbers = self.cases()
        if not numbers:
            return
        if self.case in numbers:
            place = min(max(numbers.index(self.case) + by, 0), len(numbers) - 1)
        else:
            first = self.pages[self.chapter].cases[0].number
            place = numbers.index(first) if first in numbers else 0
        self.open(numbers[place])

    # ---- page -----------------------------------------------------------------------
    def note(self) -> str:
        if self.words:
            where = self.cases()
            if self.case in where:
                return say(
                    "{place} of {number} cases found", place=where.index(self.case) + 1, number=len(where)
                )
            return say_many(len(where), "{number} case found", "{number} cases found")
        return say("Case {case}", case=self.case) if self.case else say("Press / to search")

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = min(330.0, wide * 0.32)
        return {"chapters": (left, top, side, high), "text": (left + side, top, wide - side, high)}

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        return (self.button(say("Back"), "back", "Esc"),), (
            self.button(say("Case before"), "left"),
            self.button(say("Next case"), "right"),
            self.button(say("Search"), "search", "/"),
        )

    def on_text(self, event: pygame.Event) -> bool:
        before = self.search.text
        taken = self.search.take(event, self.name)
        if self.search.text != before:
            self.opened += 1
            self.case = "" if self.words else self.case
        elif taken and not self.search.open and self.hits:
            self.open(self.hits[0].number)
        return taken

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, OpenChapter):
            self.chapter, self.case = intent.number, ""
            self.search.clear()
            self.opened += 1
            return None
        if isinstance(intent, OpenRule):
            self.open(intent.case)
            return None
        if intent == "search":
            self.search.begin()
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        text = self._body[1]
        if action == "search":
            self.search.begin(by_key=True)
        elif action in ("up", "down"):
            text.wheel(1 if action == "up" else -1)
        elif action in ("page-up", "page-down"):
            text.wheel(9 if action == "page-up" else -9)
        elif action in ("first", "last"):
            text.wheel(1000 if action == "first" else -1000)
        elif action in ("left", "right"):
            self.step(1 if action == "right" else -1)
        elif action != "rules":
            return super().on_action(action)
        return None
