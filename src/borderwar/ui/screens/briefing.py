"""Briefing: a side's orders, what counts, what is forbidden, the map, the first steps, the sources."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pygame

from borderwar.language import say, say_many
from borderwar.ui.counters import nation_mark
from borderwar.ui.dates import long_day
from borderwar.ui.gallery import Dot, Gallery, small_map, unit_colours
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.screen import Pop, Push, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.kit.writer import Writer
from borderwar.ui.screens.incidents import turn_words
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import Settings
from borderwar.ui.words import signed

FIRST_STEPS = (
    ("N", "selects the next of your units that can act; or click one."),
    ("Click", "a hex inside the outline to march there: the number in it is the minutes left."),
    ("Hover", "a marked enemy to read the forecast; click to fire. A assaults from beside."),
    ("D, T, M", "dig in, change the stance for the enemy's turn, mount or dismount."),
    ("E", "ends your turn. Time not used is time to fire back in the enemy's turn."),
    ("Ctrl+Z", "takes back an order that showed nothing new. F1 lists all keys, F2 opens the rules."),
)

MAP_HIGH = 300.0
"""The most height of the map on the sheet."""


@dataclass(frozen=True)
class BriefingModel:
    """The orders of a side."""

    heading: str
    native: tuple[str, ...]
    nation: str
    paragraphs: tuple[str, ...]
    goals: tuple[tuple[str, str], ...]
    losses: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]
    par: str
    par_note: str  # how it was found
    steps: bool
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    folder: str
    dots: tuple[Dot, ...]  # where the units of this side begin
    marks: tuple[str, ...]  # hexes of objectives
    pictures: int = 0


def briefing_model(scenario: Any, side: int | None) -> BriefingModel:
    """What the briefing of a side says; for a watcher, the summary."""
    own = scenario.sides[side] if side is not None else None
    heading = scenario.names.english
    native = tuple(scenario.names.native.values())
    paragraphs: tuple[str, ...] = (" ".join(scenario.summary.split()),)
    if own is not None:
        heading = say("{command} to {side}", command=own.command.english, side=own.names.english)
        native = tuple(own.names.native.values())
        paragraphs = pieces(own.briefing)
    limits = tuple(
        (say("{limit}: {points} points", limit=limit.names.english, points=limit.points), limit.text)
        for limit in scenario.limits
        if own is not None and limit.side == own.id and limit.in_force
    )
    seen = {one.id for one in scenario.sides} if own is None else {own.id}
    return BriefingModel(
        heading=heading,
        native=native,
        nation=own.nations[0] if own is not None else "",
        paragraphs=paragraphs,
        goals=goal_words(scenario),
        losses=loss_words(scenario),
        grades=grade_words(scenario),
        limits=limits,
        par=par_words(scenario),
        par_note=" ".join(scenario.victory.par_note.split()),
        steps=own is not None,
        notes=pieces(scenario.map.notes),
        sources=tuple(source_words(text) for text in scenario.sources.values()),
        confidence=scenario.history.confidence,
        folder=scenario.folder,
        dots=tuple((unit.nation, unit.at) for unit in scenario.units if unit.at and unit.side in seen),
        marks=tuple(goal.at for goal in scenario.victory.objectives),
    )


# ---- words ------------------------------------------------------------------------------
def pieces(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    return tuple(" ".join(piece.split()) for piece in text.split("\n\n") if piece.strip())


def goal_words(scenario: Any) -> tuple[tuple[str, str], ...]:
    """Each objective: its name, and what it is worth and who holds it.  [14.1]"""
    sides = {side.id: side.names.english for side in scenario.sides}
    out = []
    for goal in scenario.victory.objectives:
        worth = [
            say_many(points, one, many)
            for points, one, many in (
                (goal.end, "{number} point at the end", "{number} points at the end"),
                (goal.turn, "{number} point each turn", "{number} points each turn"),
                (
                    goal.stand,
                    "{number} point each turn until it falls",
                    "{number} points each turn until it falls",
                ),
            )
            if points
        ]
        holder = sides.get(goal.holder or "", say("nobody"))
        out.append(
            (f"{goal.names.english}, {goal.at}", ", ".join(worth) + "; " + say("held by {side}", side=holder))
        )
    return tuple(out)


def loss_words(scenario: Any) -> tuple[str, ...]:
    """What each side's losses give the other.  [14.2] [14.6]"""
    sides = {side.id: side.names.english for side in scenario.sides}
    out = []
    for loss in scenario.victory.losses:
        out.append(
            say(
                "For every 10 men {side} loses the other side has {men}, for every 10 captured {captured}, "
                "for a vehicle or gun {vehicles}, for an aircraft {aircraft}.",
                side=sides[loss.side],
                men=loss.men,
                captured=loss.captured,
                vehicles=loss.vehicles,
                aircraft=loss.aircraft,
            )
        )
        out += [
            say(
                "Once {share} % of the men of {side} are lost the other side has {points} more.",
                share=share // 10,
                side=sides[loss.side],
                points=points,
            )
            for share, points in loss.shares
        ]
    return tuple(out)


def grade_words(scenario: Any) -> tuple[tuple[str, str], ...]:
    """Each level of victory, and what it needs.  [14.4]"""
    first, second = (side.names.english for side in scenario.sides)
    out = []
    for grade in scenario.victory.grades:
        if grade.from_margin is None:
            need = say("anything less")
        else:
            margin = scenario.victory.par + grade.from_margin
            need = say(
                "{first} less {second}: {margin} or more", first=first, second=second, margin=signed(margin)
            )
        out.append((grade.names.english, need))
    return tuple(out)


def par_words(scenario: Any) -> str:
    """What history comes to.  [14.3]"""
    first, second = (side.names.english for side in scenario.sides)
    return say(
        "Par is {par} ({first} less {second}): what history comes to.",
        par=signed(scenario.victory.par),
        first=first,
        second=second,
    )


def source_words(text: str) -> str:
    """A source without the tail of its addresses: host names are enough to find it again."""
    return re.sub(r"https?://(?:www\.)?([^/\s;,]+)[^\s;]*", r"\1", text)


# ---- the sheet --------------------------------------------------------------------------
class BriefingText(Panel):
    """The sheet of orders."""

    name = "sheet"
    ground = "window"

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery

    def model(self, context: "BriefingScreen") -> BriefingModel:
        return context.model()

    def draw(self, pen: Pen, model: BriefingModel) -> None:
        wide = min(1120.0, pen.width - 48)
        left = (pen.width - wide) / 2
        two = wide > 900
        column = (wide - 96 - (48 if two else 0)) / (2 if two else 1)
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            high = self._contents(pen, model, left + 48, column, two, draw=False)
            sheet = max(high + 24, pen.height - 48)
            pen.box((left, 24, wide, sheet), "card", 5)
            self._contents(pen, model, left + 48, column, two, draw=True)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, high + 72)

    def _contents(
        self, pen: Pen, model: BriefingModel, left: float, column: float, two: bool, draw: bool
    ) -> float:
        """Draw, or only measure; returns the height of the whole."""
        writer = Writer(pen, draw)
        y = 52.0
        if model.nation and draw:
            pen.picture(nation_mark(model.nation, round(30 * pen.scale)), left, y + 1)
        indent = 44.0 if model.nation else 0.0
        whole = column * (2 if two else 1)
        used = writer.line(
            model.heading,
            left + indent,
            y,
            face="map-bold",
            size=26 if two else 20,
            ink="ink",
            room=whole - indent,
        )
        if draw:
            at = left + indent + used + 16
            pen.names(model.native, at, y + 7, whole - indent - used - 16, face="map", size=19, ink="ink-2")
        y += 52
        top = y
        for paragraph in model.paragraphs:
            y = writer.paragraph(paragraph, left, y, column, size=reading(17)) + 12
        if model.steps:
            y = self._steps(writer, left, y + 10, column) + 12
        y = self._texts(writer, say("The map"), model.notes, left, y + 4, column)
        right, other = (left + column + 48, top) if two else (left, y + 16)
        other = self._map(pen, model, right, other, column, draw)
        other = self._points(writer, model, right, other, column)
        title = say("Sources: confidence {level}", level=model.confidence or say("not said"))
        other = self._texts(writer, title, model.sources, right, other, column)
        return max(y, other)

    def _head(self, writer: Writer, text: str, left: float, y: float, wide: float) -> float:
        writer.line(text, left, y, face="map-bold", size=19, ink="ink", room=wide)
        return y + 32

    def _map(self, pen: Pen, model: BriefingModel, left: float, y: float, wide: float, draw: bool) -> float:
        """The ground with the units of this side where they begin, and the objectives ringed."""
        high = min(MAP_HIGH, wide * 0.62)
        if draw:
            area = pen.rect((left, y, wide, high))
            folder = Path(model.folder)
            key = ("briefing", model.folder, model.dots, area.size, unit_colours())
            picture = self._gallery.workshop.ask(
                key, lambda: small_map(folder, model.dots, model.marks, area.size)
            )
            frame = area if picture is None else picture.get_rect(midtop=area.midtop)
            if picture is None:
                pen.fill((left, y, wide, high), "paper-shadow")
            else:
                pen.surface.blit(picture, frame)
            pygame.draw.rect(pen.surface, colour("ink"), frame, max(1, round(pen.scale)))
        return y + high + 18

    def _steps(self, writer: Writer, left: float, y: float, column: float) -> float:
        y = self._head(writer, say("Your first steps"), left, y, column)
        for key, text in FIRST_STEPS:
            writer.line(say(key), left, y, face="text-bold", size=15, ink="amber-text", room=64)
            y = writer.paragraph(say(text), left + 74, y, column - 74, size=reading(15)) + 4
        return y

    def _points(self, writer: Writer, model: BriefingModel, left: float, y: float, wide: float) -> float:
        y = self._head(writer, say("What counts"), left, y, wide)
        y = self._pairs(writer, model.goals, left, y, wide, "ink")
        for line in model.losses:
            y = writer.paragraph(line, left, y, wide, size=reading(15), ink="ink-2") + 2
        y = writer.paragraph(model.par, left, y + 6, wide, size=reading(15), ink="ink-2") + 12
        y = self._head(writer, say("Levels of victory"), left, y, wide)
        y = self._pairs(writer, model.grades, left, y, wide, "ink")
        y = writer.paragraph(model.par_note, left, y, wide, size=reading(13), ink="ink-3") + 12
        if model.limits:
            y = self._head(writer, say("What you may not"), left, y, wide)
            y = self._pairs(writer, model.limits, left, y, wide, "attack-text") + 8
        return y

    def _pairs(
        self,
        writer: Writer,
        pairs: Sequence[tuple[str, str]],
        left: float,
        y: float,
        wide: float,
        ink: str,
    ) -> float:
        """A bold line, and its explanation below."""
        for name, text in pairs:
            y = writer.paragraph(name, left, y, wide, face="text-bold", size=15, ink=ink)
            y = writer.paragraph(text, left, y, wide, size=reading(15), ink="ink-2") + 6
        return y

    def _texts(
        self, writer: Writer, title: str, texts: Sequence[str], left: float, y: float, wide: float
    ) -> float:
        """A heading and small paragraphs; nothing if there are none."""
        if not texts:
            return y
        y = self._head(writer, title, left, y, wide)
        for text in texts:
            y = writer.paragraph(text, left, y, wide, size=reading(14), ink="ink-2") + 4
        return y + 10


class BriefingScreen(Page):
    """A side's orders; then the game."""

    name = "briefing"

    def __init__(
        self,
        scenario: Any,
        side: int | None,
        settings: Settings,
        start: Callable[[], Transition] | None = None,
        again: bool = False,
        gallery: Gallery | None = None,
    ) -> None:
        super().__init__()
        self.scenario = scenario
        self.settings = settings
        self.title = scenario.names.english
        self.shown = briefing_model(scenario, side)
        self.start = start
        self.again = again
        self.gallery = gallery or Gallery()
        self._body = (BriefingText(self.gallery),)

    def model(self) -> BriefingModel:
        """The sheet, with a count that grows when its map is painted."""
        return replace(self.shown, pictures=self.gallery.workshop.version)

    def note(self) -> str:
        begin = self.scenario.start
        each = turn_words(self.scenario.turn_seconds)
        return say(
            "{date}. {turns} turns of {each}.",
            date=f"{long_day(begin)}, {begin:%H:%M}",
            turns=self.scenario.turns,
            each=each,
        )

    def body(self) -> Sequence[Panel]:
        return self._body

    def busy(self) -> bool:
        return self.gallery.workshop.busy

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        left = (
            self.button(say("Back"), "back", "Esc"),
            self.button(say("Keys"), "keys", "F1"),
            self.button(say("Rules"), "rules", "F2"),
        )
        if self.again:
            return left, (self.button(say("Back to the map"), "back", "", main=True),)
        return left, (self.button(say("Begin"), "accept", "Enter", main=True),)

    def on_action(self, action: str) -> Transition | None:
        sheet = self._body[0]
        if action in ("up", "down"):
            sheet.wheel(1 if action == "up" else -1)
        elif action in ("page-up", "page-down"):
            sheet.wheel(9 if action == "page-up" else -9)
        elif action in ("first", "last"):
            sheet.wheel(9999 if action == "first" else -9999)
        elif action == "accept":
            return self.start() if self.start is not None else Pop()
        elif action == "keys":
            from borderwar.ui.screens.keys import KeysScreen

            return Push(KeysScreen("play", self.settings))
        elif action == "encyclopaedia":
            from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen

            return Push(EncyclopaediaScreen(self.scenario))
        else:
            return super().on_action(action)
        return None
