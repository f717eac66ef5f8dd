"""Finder: go to a hex number or a named place."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.entry import Entry, TextLine, draw_entry
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Screen, Transition
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import Centre


@dataclass(frozen=True)
class FinderModel:
    """The line and what it finds."""

    line: Entry
    found: tuple[tuple[str, int], ...]
    problem: str


def find_places(scenario: Any, text: str) -> list[tuple[str, int]]:
    """Places that a text may mean: a hex number, or names that hold it."""
    columns, rows = scenario.map.columns, scenario.map.rows
    text = text.strip()
    if len(text) == 4 and text.isascii() and text.isdigit():
        column, row = int(text[:2]) - 1, int(text[2:]) - 1
        return (
            [(say("Hex {text}", text=text), row * columns + column)]
            if 0 <= column < columns and 0 <= row < rows
            else []
        )
    if not text:
        return []
    out = []
    for name in scenario.map.names:
        words = (name.names.english, *name.names.native.values())
        if any(text.lower() in word.lower() for word in words) and len(name.at) == 4 and name.at.isdigit():
            place = (int(name.at[2:]) - 1) * columns + int(name.at[:2]) - 1
            out.append((say("{name}, hex {at}", name=name.names.english, at=name.at), place))
    return out


def did_you_mean(scenario: Any, text: str) -> str:
    """A sentence with the nearest name, if one is near."""
    names = [name.names.english for name in scenario.map.names]
    near = difflib.get_close_matches(text.strip(), names, 1, 0.5)
    return say(" Did you mean {near}?", near=near[0]) if near else ""


class FinderCard(Panel):
    """The card with the line."""

    name = "finder"
    ground = None

    def model(self, context: "FinderScreen") -> FinderModel:
        return FinderModel(context.line.shown(), tuple(context.found()[:5]), context.problem)

    def size(self, model: FinderModel) -> tuple[float, float]:
        return 460, 250

    def draw(self, pen: Pen, model: FinderModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.text(say("Go to"), 24, 16, face="map-bold", size=22, ink="ink")
        pen.text(say("a hex number or a name"), pen.width - 24, 24, size=14, ink="ink-2", align="right")
        draw_entry(pen, (24, 54, pen.width - 48, 36), model.line, paper=True, hint=say("0512, or a name"))
        y = 100.0
        if model.problem:
            pen.paragraph(model.problem, 24, y, pen.width - 48, ink="attack-text", most=2)
        for number, (label, place) in enumerate(model.found):
            draw_button(
                pen,
                (24, y, pen.width - 48, 26),
                Button(f"finder.{number}", label, Centre(place), "Enter" if number == 0 else ""),
                paper=True,
                size=14,
            )
            y += 29


class FinderScreen(Screen):
    """Asks for a place and leaves with it."""

    name = "dialog"
    overlay = True

    def __init__(self, scenario: Any) -> None:
        super().__init__()
        self.scenario = scenario
        self.line = TextLine(longest=30)
        self.problem = ""
        self._panels = (FinderCard(),)

    def found(self) -> list[tuple[str, int]]:
        """What the line means so far."""
        return find_places(self.scenario, self.line.text)

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        wide, high = sizes["finder"]
        return {"finder": ((width - wide) / 2, height * 0.22, wide, high)}

    def on_text(self, event: pygame.Event) -> bool:
        before = self.line.text
        taken = self.line.take(event)
        if self.line.text != before:
            self.problem = ""
        return taken

    def on_intent(self, intent: Any) -> Transition | None:
        return Pop(intent)

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            return Pop()
        if action == "accept":
            found = self.found()
            if found:
                return Pop(Centre(found[0][1]))
            near = did_you_mean(self.scenario, self.line.text)
            self.problem = (
                say("There is no place '{text}' on this map.{near}", text=self.line.text, near=near)
                if self.line.text
                else ""
            )
        return None
