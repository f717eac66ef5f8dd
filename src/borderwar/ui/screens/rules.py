"""Rules: the rulebook with its chapters, opened at any case, searched by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.rulebook import Block, rulebook
from borderwar.ui.screens.page import Page

COLUMN = 720.0


@dataclass(frozen=True)
class OpenChapter:
    """Show a chapter."""

    number: int


@dataclass(frozen=True)
class ChaptersModel:
    """Names of the chapters."""

    names: tuple[str, ...]
    shown: int
    search: str
    searching: bool


class Chapters(Panel):
    """The chapters, and the search line."""

    name = "chapters"

    def model(self, context: "RulesScreen") -> ChaptersModel:
        return ChaptersModel(context.chapter_names, context.chapter, context.search.text, context.searching)

    def draw(self, pen: Pen, model: ChaptersModel) -> None:
        place = (16.0, 14.0, pen.width - 32, 34.0)
        pen.box(place, "window", 4, "accent" if model.searching else "hairline", 1.5)
        words = model.search or ("" if model.searching else "Search: press / or click")
        wide = pen.text(words, 28, 21, ink="text" if model.search else "text-3", room=pen.width - 60)
        if model.searching:
            pen.line(
                30 + (wide if model.search else 0), 20, 30 + (wide if model.search else 0), 42, "accent", 2
            )
        pen.control("rules.search", place, "search")
        y = 62.0
        room = pen.height - y
        with pen.window((0, y, pen.width, room), self.scrolled):
            for number, name in enumerate(model.names):
                top = number * 30.0
                if number == model.shown:
                    pen.fill((0, top, pen.width, 30), "selected-row")
                    pen.fill((0, top, 4, 30), "accent")
                face = "text-bold" if number == model.shown else "text"
                pen.text(name, 20, top + 5, face=face, room=pen.width - 34)
                pen.control(f"rules.chapter.{number}", (0, top, pen.width, 30), OpenChapter(number), radius=0)
        self.scroll_most = draw_scroll_bar(
            pen, (0, y, pen.width, room), self.scrolled, len(model.names) * 30.0
        )


@dataclass(frozen=True)
class TextModel:
    """The blocks being read."""

    blocks: tuple[Block, ...]
    case: str
    turn: int  # grows whenever the text is opened anew


class RuleText(Panel):
    """The text of a chapter; the wanted case is marked."""

    name = "text"
    ground = "paper"

    def __init__(self) -> None:
        super().__init__()
        self._opened = -1

    def model(self, context: "RulesScreen") -> TextModel:
        return TextModel(context.shown_blocks(), context.case, context.opened)

    def draw(self, pen: Pen, model: TextModel) -> None:
        wide = min(COLUMN, pen.width - 96)
        left = max(48.0, (pen.width - wide) / 2)
        places = self._places(pen, model.blocks, wide)
        whole = places[-1][1] if places else 0.0
        if model.turn != self._opened:
            self._opened = model.turn
            wanted = [
                top
                for block, (top, _) in zip(model.blocks, places, strict=True)
                if model.case and block.case == model.case
            ]
            self.scrolled = max(0.0, min(wanted[0] - 80 if wanted else 0.0, max(0.0, whole - pen.height)))
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            for block, (top, bottom) in zip(model.blocks, places, strict=True):
                if bottom < self.scrolled or top > self.scrolled + pen.height:
                    continue
                self._block(
                    pen, block, left, top, bottom, wide, bool(model.case) and block.case == model.case
                )
            if not model.blocks:
                pen.paragraph("Nothing in the rules fits these words.", left, 40, wide, ink="ink", size=17)
        self.scroll_most = draw_scroll_bar(
            pen, (0, 0, pen.width, pen.height), self.scrolled, whole, "card-rule"
        )

    def _style(self, block: Block) -> tuple[str, float, float]:
        if block.kind == "chapter":
            return "map-bold", 28, 0
        if block.kind == "heading":
            return "map-bold", 20, 0
        return "text", 17, 58 if block.kind == "case" else 78 if block.kind == "item" else 0

    def _places(self, pen: Pen, blocks: Sequence[Block], wide: float) -> list[tuple[float, float]]:
        places, y = [], 28.0
        for block in blocks:
            face, size, indent = self._style(block)
            top = y
            y += len(pen.wrap(block.text, wide - indent, face, size)) * round(size * 1.35)
            y += 6 if block.kind == "item" else 16
            places.append((top, y))
        return places

    def _block(
        self, pen: Pen, block: Block, left: float, top: float, bottom: float, wide: float, wanted: bool
    ) -> None:
        face, size, indent = self._style(block)
        if wanted:
            pen.box((left - 16, top - 8, wide + 32, bottom - top), "card", 5, "history-fill", 2)
        if block.case:
            pen.text(block.case, left, top, face="text-bold", size=size, ink="amber-text")
        if block.kind == "item":
            pen.disc(left + 66, top + 12, 2.5, "ink-2")
        pen.paragraph(block.text, left + indent, top, wide - indent, face=face, size=size, ink="ink")


class RulesScreen(Page):
    """The rulebook."""

    name = "rules"
    title = "Rules"

    def __init__(self, case: str = "") -> None:
        super().__init__()
        self.chapters: list[list[Block]] = []
        for block in rulebook():
            if block.kind == "chapter" or not self.chapters:
                self.chapters.append([])
            self.chapters[-1].append(block)
        self.chapter_names = tuple(blocks[0].text for blocks in self.chapters)
        self.case = case
        self.chapter = 0
        self.opened = 0
        self.search = TextLine()
        self.searching = False
        self._body = (Chapters(), RuleText())
        for number, blocks in enumerate(self.chapters):
            if any(block.case == case for block in blocks if case):
                self.chapter = number

    def note(self) -> str:
        if not self.chapters:
            return "This build has no rulebook."
        return f"Case {self.case}" if self.case else "Press / to search"

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = min(330.0, wide * 0.32)
        return {"chapters": (left, top, side, high), "text": (left + side, top, wide - side, high)}

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        return (self.button("Back", "back", "Esc"),), (self.button("Search", "search", "/"),)

    def shown_blocks(self) -> tuple[Block, ...]:
        """The chapter being read, or what the search found."""
        words = self.search.text.lower().split()
        if words:
            everything = [block for blocks in self.chapters for block in blocks]
            return tuple(
                block
                for block in everything
                if block.kind == "case"
                and all(word in f"{block.case} {block.text}".lower() for word in words)
            )
        return tuple(self.chapters[self.chapter]) if self.chapters else ()

    def on_text(self, event: pygame.Event) -> bool:
        if event.type == pygame.TEXTINPUT and not self.searching:
            if event.text == "/":
                self.searching = True
                return True
            return False
        if not self.searching:
            return False
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_ESCAPE):
            self.searching = False
            if event.key == pygame.K_ESCAPE:
                self.search = TextLine()
            return True
        before = self.search.text
        taken = self.search.take(event)
        if self.search.text != before:
            self.opened += 1
        return taken

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, OpenChapter):
            self.chapter, self.case, self.search = intent.number, "", TextLine()
            self.searching = False
            self.opened += 1
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        text = self._body[1]
        if action == "search":
            self.searching = True
        elif action in ("up", "down"):
            text.wheel(1 if action == "up" else -1)
        elif action in ("page-up", "page-down"):
            text.wheel(9 if action == "page-up" else -9)
        elif action in ("first", "last"):
            text.wheel(1000 if action == "first" else -1000)
        elif action in ("left", "right") and self.chapters:
            by = 1 if action == "right" else -1
            return self.on_intent(OpenChapter(min(max(self.chapter + by, 0), len(self.chapters) - 1)))
        elif action == "rules":
            return None
        elif action == "back":
            return Pop()
        else:
            return super().on_action(action)
        return None
