"""End of the game: the after-action report, your result beside history and beside many games."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderwar.language import say, say_many
from borderwar.study.afteraction import (
    Measure,
    Report,
    among,
    among_words,
    luck_words,
    measures,
    record_words,
)
from borderwar.study.combats import Teller
from borderwar.ui import aftermath, bindings
from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Pop, Push, Reset, Transition
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.reports import NotWritten
from borderwar.ui.screens.page import Page
from borderwar.ui.words import signed

if TYPE_CHECKING:
    from borderwar.ui.background import Background
    from borderwar.ui.screens.play import PlayScreen

PATIENCE = 400
"""Milliseconds on the screen before the dice are looked into."""


@dataclass(frozen=True)
class EndingModel:
    """The result."""

    grade: str
    native: str
    ending: str
    points: tuple[tuple[str, str, int], ...]  # nation, side, points
    margin: str
    sides: tuple[tuple[str, str], ...]  # nation, side
    rows: tuple[Measure, ...]
    among: tuple[str, ...]  # this game among many, in sentences
    progress: tuple[int, int]  # games played and wanted while they are played; 0, 0 else
    trouble: str
    ground: tuple[tuple[str, str, str], ...]  # objective, holder in this game, in history
    story: tuple[str, ...]
    luck: tuple[str, ...]
    history: str
    broke: str


def ending_model(
    report: Report, progress: tuple[int, int] = (0, 0), trouble: str = "", luck: tuple[str, ...] = ()
) -> EndingModel:
    """All that the end screen says."""
    game, scenario = report.game, report.game.scenario
    result, history = game.result(), scenario.history
    sides = {side.id: side.names.english for side in scenario.sides}
    winner = sides.get(history.winner, say("nobody: a draw"))
    held = {"both": say("both"), "neither": say("nobody")} | sides
    nobody, unknown = say("nobody"), say("not known")
    then = held.get(history.ground_held_by, unknown)
    broke = ", ".join(
        say(
            "{number} by {reason}",
            number=say_many(number, "{number:,} unit", "{number:,} units"),
            reason=say(reason),
        )
        for reason, number in result.broke.items()
    )
    ending = say(result.ending)
    ends = f"{ending[0].upper()}{ending[1:]}"
    return EndingModel(
        result.grade.names.english,
        "  ".join(result.grade.names.native.values()),
        say("{ending}, turn {turn}.", ending=ends, turn=result.turn),
        tuple((s.nations[0], s.names.english, result.points[n]) for n, s in enumerate(scenario.sides)),
        say(
            "{margin} against what history comes to (par {par}).",
            margin=signed(result.margin),
            par=signed(scenario.victory.par),
        ),
        tuple((side.nations[0], side.names.english) for side in scenario.sides),
        measures(game, report.rows),
        among_words(scenario, among(game, report.rows, report.policies)) if report.rows else (),
        progress,
        trouble,
        tuple(
            (goal.names.english, held.get(holder or "", nobody), then)
            for goal, holder in zip(scenario.victory.objectives, result.holders, strict=False)
        ),
        Teller(game).story(),
        luck,
        say(
            "In history the winner was {winner}; it took about {hours}. Confidence: {confidence}.",
            winner=winner,
            hours=say_many(history.hours, "{number} hour", "{number} hours"),
            confidence=history.confidence,
        ),
        say("Broken: {units}.", units=broke) if broke else "",
    )


class EndingSheet(Panel):
    """The sheet."""

    name = "sheet"
    ground = "window"

    def model(self, context: "EndingScreen") -> EndingModel:
        return context.shown

    def draw(self, pen: Pen, model: EndingModel) -> None:
        wide = min(1160.0, pen.width - 48)
        margin = 44.0 if wide > 800 else 24.0
        left = (pen.width - wide) / 2 + margin
        inner = wide - 2 * margin
        pen.fill((left - margin, 0, wide, pen.height), "card")
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            y = self._head(pen, model, left, 30, inner)
            y = self._losses(pen, model, left, y + 10, inner)
            y = self._among(pen, model, left, y, inner)
            y = self._ground(pen, model, left, y + 12, inner)
            y = pen.paragraph(model.history, left, y + 10, inner, ink="ink-2")
            if model.broke:
                y = pen.paragraph(model.broke, left, y + 4, inner, ink="ink-2")
            y = self._heading(pen, say("How it went"), left, y + 16, inner)
            for number, paragraph in enumerate(model.story):
                edge = number in (0, len(model.story) - 1)
                y = pen.paragraph(paragraph, left, y, inner, size=16, ink="ink" if edge else "ink-2") + 8
            y = self._heading(pen, say("Luck"), left, y + 16, inner)
            for line in model.luck or (say("The dice are being looked into."),):
                y = pen.paragraph(line, left, y, inner, size=16, ink="ink-2") + 4
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, y + 40)

    def _heading(self, pen: Pen, text: str, left: float, y: float, inner: float, note: str = "") -> float:
        pen.line(left, y, left + inner, y, "card-rule")
        used = pen.text(text, left, y + 12, face="map-bold", size=19, ink="ink")
        if note and used + pen.measure(note, "text", 14) + 20 <= inner:
            pen.text(note, left + inner, y + 16, size=14, ink="ink-2", align="right")
        return y + 46

    def _head(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        for line in pen.wrap(model.grade, inner, "map-bold", 34):
            used = pen.text(line, left, y, face="map-bold", size=34, ink="ink")
            y += 46
        if used + 18 + pen.measure(model.native, "map", 20) <= inner:
            pen.text(model.native, left + used + 18, y - 34, face="map", size=20, ink="ink-2")
        else:
            y = pen.paragraph(model.native, left, y - 4, inner, face="map", size=20, ink="ink-2")
        y = pen.paragraph(f"{model.ending} {model.margin}", left, y + 6, inner, size=17, ink="ink-2") + 12
        x = left
        for nation, side, points in model.points:
            wide = 96 + pen.measure(side, "text", 16) + pen.measure(str(points), "text-bold", 24)
            if x > left and x + wide - 40 > left + inner:
                x, y = left, y + 36
            pen.picture(nation_mark(nation, round(26 * pen.scale)), x, y + 3)
            x += 38 + pen.text(side, x + 36, y + 5, size=16, ink="ink")
            x += 14 + pen.text(str(points), x + 8, y - 1, face="text-bold", size=24, ink="ink") + 40
        return y + 44

    def _losses(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        if not model.rows:
            return y
        games = any(row.band for row in model.rows)
        note = (
            say("amber: the record; line: 80 % of the games")
            if games
            else say("amber: what the sources allow")
        )
        y = self._heading(pen, say("Losses beside the record"), left, y, inner, note)
        label = min(300.0, inner * 0.34)
        for number, row in enumerate(model.rows):
            nation, side = model.sides[row.side]
            if number == 0 or model.rows[number - 1].side != row.side:
                pen.picture(nation_mark(nation, round(20 * pen.scale)), left, y + 1)
                pen.text(side, left + 28, y, face="text-bold", size=16, ink="ink", room=inner - 28)
                y += 32
            pen.text(row.words, left + 28, y, ink="ink", room=label - 96)
            ink = "ink" if row.within else "amber-text"
            at = left + label - 12
            pen.text(f"{row.value:,}", at, y - 1, face="text-bold", size=18, ink=ink, align="right")
            y = self._gauge(pen, row, left + label + 20, y, inner - label - 20)
        return y

    def _gauge(self, pen: Pen, row: Measure, start: float, y: float, room: float) -> float:
        """The record as a band, the games as a line, this game as a dot; and all of it in words."""
        band = row.band or (0.0, 0.0)
        most = max(row.high, row.value, band[1], 1) * 1.15

        def x(value: float) -> float:
            return start + room * value / most

        pen.box((start, y + 6, room, 7), "paper-shadow", 3)
        pen.box((x(row.low), y + 4, max(6.0, x(row.high) - x(row.low)), 11), "history-fill", 2)
        if row.band:
            pen.line(x(band[0]), y + 18, max(x(band[1]), x(band[0]) + 3), y + 18, "ink-2", 2)
        at = x(row.value)
        if row.within:
            pen.disc(at, y + 9.5, 6.5, "ink")
            pen.disc(at, y + 9.5, 4.5, "card")
        else:
            pen.polygon([(at, y + 1), (at + 8, y + 9.5), (at, y + 18), (at - 8, y + 9.5)], "amber-text")
        spread = f"{row.low:,}" if row.low == row.high else say("{low} to {high}", low=row.low, high=row.high)
        y = pen.paragraph(f"{spread}: {row.by}", start, y + 22, room, size=13, ink="ink-2")
        words = record_words(row)
        if words:
            y = pen.paragraph(f"{words[0].upper()}{words[1:]}.", start, y, room, size=13, ink="ink")
        return y + 12

    def _among(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        """This game among many; or how far they have come, or the button that has them played."""
        for line in model.among:
            y = pen.paragraph(line, left, y, inner, size=16, ink="ink") + 2
        done, wanted = model.progress
        if wanted:
            words = say("The computer plays: {done} of {wanted} games.", done=done, wanted=wanted)
            pen.text(words, left, y, ink="ink-2", room=inner)
            pen.box((left, y + 26, inner, 6), "paper-shadow", 3)
            pen.box((left, y + 26, max(6.0, inner * done / wanted), 6), "accent", 3)
            return y + 44
        if model.trouble:
            y = pen.paragraph(model.trouble, left, y, inner, ink="attack-text") + 6
        if not model.among:
            label = say("Set it beside {games} games", games=aftermath.GAMES)
            button = Button("ending.beside", label, "beside", bindings.key_of("beside", "ending"))
            draw_button(pen, (left, y, min(inner, 330), 38), button, paper=True)
            return y + 50
        return y + 6

    def _ground(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        y = self._heading(pen, say("Ground"), left, y, inner)
        pen.text(say("this game"), left + inner * 0.6, y - 30, size=14, ink="ink-2")
        pen.text(say("history"), left + inner * 0.8, y - 30, size=14, ink="ink-2")
        for name, now, then in model.ground:
            pen.text(name, left, y, ink="ink", room=inner * 0.58)
            pen.text(now, left + inner * 0.6, y, face="text-bold", ink="ink", room=inner * 0.19)
            pen.text(then, left + inner * 0.8, y, ink="amber-text", room=inner * 0.2)
            pen.line(left, y + 25, left + inner, y + 25, "card-rule")
            y += 30
        return y


class EndingScreen(Page):
    """The after-action report."""

    name = "ending"

    def __init__(self, play: "PlayScreen") -> None:
        super().__init__()
        self.title = say("The fighting is over")
        self.play = play
        self.game = play.runner.game
        self._note = str(self.game.scenario.names.english)
        self._message = ""
        self._body = (EndingSheet(),)
        self._here = 0
        self.luck: Background[Any] = aftermath.luck_of(self.game)
        self.beside: Background[Any] = aftermath.games_beside(self.game.scenario)
        self.rows = aftermath.games_on_disk(self.game.scenario)
        self.shown = self._made()

    @property
    def report(self) -> Report:
        """The report as far as it is known."""
        return Report(self.game, self.rows, aftermath.POLICIES, self.luck.result)

    def _made(self) -> EndingModel:
        progress = (self.beside.came, aftermath.GAMES) if self.beside.running else (0, 0)
        luck: tuple[str, ...] = (self.luck.trouble,) if self.luck.trouble else ()
        if self.luck.result is not None:
            luck = luck_words(self.game, self.luck.result)
        return ending_model(self.report, progress, self.beside.trouble, luck)

    # ---- work beside the screen -------------------------------------------------------
    def tick(self, milliseconds: int) -> Transition | None:
        before = self._state()
        self._here += milliseconds
        if self._here >= PATIENCE and self.luck.result is None and not self.luck.trouble:
            self.luck.start()
        if self.beside.result is not None and not self.rows:
            self.rows = self.beside.result
        if self._state() != before or before != self._known:
            self._known = self._state()
            self.shown = self._made()
        return None

    _known: tuple[Any, ...] = ()

    def _state(self) -> tuple[Any, ...]:
        """All that the sheet depends on and that changes by itself."""
        return (
            self.luck.result is None,
            self.luck.trouble,
            self.beside.came,
            self.beside.running,
            self.beside.trouble,
            len(self.rows),
        )

    def busy(self) -> bool:
        return self.beside.running or (self.luck.result is None and not self.luck.trouble)

    # ---- page -------------------------------------------------------------------------
    def note(self) -> str:
        return self._message or self._note

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        return (
            self.button(say("Back to the map"), "back", "Esc"),
            self.button(say("Watch the replay"), "replay"),
        ), (
            self.button(say("Write the report"), "export"),
            self.button(say("Play again"), "again"),
            self.button(say("List of incidents"), "accept", main=True),
        )

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "page-up", "page-down", "first", "last"):
            self._body[0].scroll_by_action(action)
        elif action == "beside":
            if not self.rows:
                self.beside.start()
        elif action == "export":
            self._message = self.export()
        elif action == "losses":
            from borderwar.ui.screens.losses import LossesScreen

            return Push(LossesScreen(self.play.situation))
        elif action == "encyclopaedia":
            return self.play.open_entry("")
        else:
            return self._leave(action)
        return None

    def _leave(self, action: str) -> Transition | None:
        if action not in ("replay", "again", "accept", "back"):
            return super().on_action(action)
        self.luck.stop()
        self.beside.stop()
        if action == "again":
            return self.play.again()
        if action == "accept":
            from borderwar.ui.screens.chooser import ChooserScreen

            return Reset(ChooserScreen(self.play.settings))
        return Pop("replay") if action == "replay" else Pop()

    def export(self, place: Path | None = None) -> str:
        """Write the report and the map into a folder; where they lie, or why not."""
        try:
            return say("Written to {path}", path=aftermath.write_after_action(self.report, place))
        except NotWritten as error:
            return str(error)
