"""Briefing: a side's orders, what counts, what is forbidden, and the first steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Pop, Push, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.kit.writer import Writer
from borderwar.ui.screens.page import Page
from borderwar.ui.seats import BOTH
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


@dataclass(frozen=True)
class BriefingModel:
    """The orders of a side."""

    heading: str
    native: tuple[str, ...]
    nation: str
    paragraphs: tuple[str, ...]
    goals: tuple[tuple[str, str], ...]
    losses: tuple[str, ...]
    limits: tuple[tuple[str, str], ...]
    par: str
    steps: bool


def briefing_model(scenario: Any, side: int | None) -> BriefingModel:
    """What the briefing of a side says; for a watcher, the summary."""
    victory = scenario.victory
    sides = {s.id: s.names.english for s in scenario.sides}
    goals = tuple(
        (
            goal.names.english,
            ", ".join(
                text
                for points, text in (
                    (goal.end, f"{goal.end} points at the end"),
                    (goal.turn, f"{goal.turn} each turn"),
                )
                if points
            )
            + (f"; held by {sides[goal.holder]}" if goal.holder else ""),
        )
        for goal in victory.objectives
    )
    losses = tuple(
        f"For each 10 men {sides[loss.side]} loses the other side has {loss.men}, "
        f"for a vehicle or gun {loss.vehicles}."
        for loss in victory.losses
    )
    first, second = (side.names.english for side in scenario.sides)
    par = f"Par is {signed(victory.par)} ({first} less {second}): what history comes to. {victory.par_note}"
    if side is None:
        return BriefingModel(
            scenario.names.english,
            tuple(scenario.names.native.values()),
            "",
            (scenario.summary,),
            goals,
            losses,
            (),
            par,
            False,
        )
    own = scenario.sides[side]
    limits = tuple(
        (f"{limit.names.english}: {limit.points} points", limit.text)
        for limit in scenario.limits
        if limit.side == own.id
    )
    paragraphs = tuple(
        piece.replace("\n", " ").strip() for piece in own.briefing.split("\n\n") if piece.strip()
    )
    return BriefingModel(
        f"{own.command.english} to {own.names.english}",
        tuple(own.names.native.values()),
        own.nations[0],
        paragraphs,
        goals,
        losses,
        limits,
        par,
        True,
    )


class BriefingText(Panel):
    """The sheet of orders."""

    name = "sheet"
    ground = "window"

    def model(self, context: "BriefingScreen") -> BriefingModel:
        return context.shown

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
        used = writer.line(
            model.heading,
            left + indent,
            y,
            face="map-bold",
            size=26 if two else 20,
            ink="ink",
            room=column * (2 if two else 1) - indent,
        )
        if draw:
            room = column * (2 if two else 1) - indent - used - 16
            pen.names(model.native, left + indent + used + 16, y + 7, room, face="map", size=19, ink="ink-2")
        y += 52
        top = y
        for paragraph in model.paragraphs:
            y = writer.paragraph(paragraph, left, y, column, size=17) + 12
        if model.steps:
            y = self._steps(writer, left, y + 10, column)
        if two:
            right, other = left + column + 48, top
        else:
            right, other = left, y + 16
        other = self._points(writer, model, right, other, column)
        return max(y, other)

    def _steps(self, writer: Writer, left: float, y: float, column: float) -> float:
        writer.line("Your first steps", left, y, face="map-bold", size=19, ink="ink", room=column)
        y += 32
        for key, text in FIRST_STEPS:
            writer.line(key, left, y, face="text-bold", size=15, ink="amber-text", room=64)
            y = writer.paragraph(text, left + 74, y, column - 74, size=15) + 4
        return y

    def _points(self, writer: Writer, model: BriefingModel, left: float, y: float, wide: float) -> float:
        writer.line("What counts", left, y, face="map-bold", size=19, ink="ink", room=wide)
        y += 32
        for name, worth in model.goals:
            writer.line(name, left, y, face="text-bold", size=15, ink="ink", room=wide)
            y = writer.paragraph(worth, left, y + 20, wide, size=15, ink="ink-2") + 6
        for line in model.losses:
            y = writer.paragraph(line, left, y, wide, size=15, ink="ink-2") + 2
        y = writer.paragraph(model.par, left, y + 6, wide, size=15, ink="ink-2") + 14
        if model.limits:
            writer.line("What you may not", left, y, face="map-bold", size=19, ink="ink", room=wide)
            y += 32
            for name, text in model.limits:
                writer.line(name, left, y, face="text-bold", size=15, ink="attack-text", room=wide)
                y = writer.paragraph(text, left, y + 20, wide, size=15, ink="ink-2") + 6
        return y


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
    ) -> None:
        super().__init__()
        self.scenario = scenario
        self.settings = settings
        self.title = scenario.names.english
        self.shown = briefing_model(scenario, side if side != BOTH else None)
        self.start = start
        self.again = again
        self._body = (BriefingText(),)

    def note(self) -> str:
        begin, minutes = self.scenario.start, self.scenario.turn_seconds // 60
        return f"{begin.day} {begin:%B %Y}, {begin:%H:%M}. {self.scenario.turns} turns of {minutes} minutes."

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        left = (
            self.button("Back", "back", "Esc"),
            self.button("Keys", "keys", "F1"),
            self.button("Rules", "rules", "F2"),
        )
        if self.again:
            return left, (self.button("Back to the map", "back", "", main=True),)
        return left, (self.button("Begin", "accept", "Enter", main=True),)

    def on_action(self, action: str) -> Transition | None:
        sheet = self._body[0]
        if action in ("up", "down"):
            sheet.wheel(1 if action == "up" else -1)
        elif action in ("page-up", "page-down"):
            sheet.wheel(9 if action == "page-up" else -9)
        elif action == "accept":
            return self.start() if self.start is not None else Pop()
        elif action == "keys":
            from borderwar.ui.screens.keys import KeysScreen

            return Push(KeysScreen("play", self.settings))
        else:
            return super().on_action(action)
        return None
