"""End of the game: the grade, and your result beside history's, measure by measure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Pop, Reset, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.screens.page import Page
from borderwar.ui.words import count, signed

if TYPE_CHECKING:
    from borderwar.ui.screens.play import PlayScreen

MEASURES: dict[str, tuple[str, Callable[[Any], int]]] = {
    "killed": ("killed", lambda lost: lost.killed),
    "wounded": ("wounded", lambda lost: lost.casualties - lost.killed),
    "casualties": ("killed and wounded", lambda lost: lost.casualties),
    "captured": ("captured", lambda lost: lost.captured),
    "vehicles": ("armoured vehicles", lambda lost: lost.armour),
    "aircraft": ("aircraft", lambda lost: lost.aircraft),
}


@dataclass(frozen=True)
class MeasureRow:
    """One measure of one side: this game's number and the record's band."""

    nation: str
    side: str
    label: str
    value: int
    low: int
    high: int
    by: str

    @property
    def within(self) -> bool:
        """Whether the number lies within what the sources allow."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True)
class EndingModel:
    """The result."""

    grade: str
    native: str
    ending: str
    points: tuple[tuple[str, str, int], ...]  # nation, side, points
    margin: str
    rows: tuple[MeasureRow, ...]
    ground: tuple[tuple[str, str, str], ...]  # objective, holder in this game, in history
    history: str
    broke: str


def measure_rows(scenario: Any, result: Any) -> tuple[MeasureRow, ...]:
    """Losses beside the record, one row for each side and measure that the record speaks of."""
    rows = []
    for number, side in enumerate(scenario.sides):
        for measure, (words, of) in MEASURES.items():
            claims = [c for c in scenario.history.losses if c.side == side.id and c.measure == measure]
            if claims:
                rows.append(
                    MeasureRow(
                        side.nations[0],
                        side.names.english,
                        words,
                        of(result.losses[number]),
                        min(c.low for c in claims),
                        max(c.high for c in claims),
                        ", ".join(dict.fromkeys(c.by for c in claims)),
                    )
                )
    return tuple(rows)


def ending_model(scenario: Any, result: Any) -> EndingModel:
    """All that the end screen says."""
    sides = {side.id: side.names.english for side in scenario.sides}
    history = scenario.history
    winner = sides.get(history.winner, "nobody: a draw")
    points = tuple(
        (side.nations[0], side.names.english, result.points[number])
        for number, side in enumerate(scenario.sides)
    )
    held = {"both": "both", "neither": "nobody"} | sides
    ground = tuple(
        (goal.names.english, held.get(holder or "", "nobody"), held.get(history.ground_held_by, "not known"))
        for goal, holder in zip(scenario.victory.objectives, result.holders, strict=False)
    )
    broke = ", ".join(f"{count(number, 'unit')} by {reason}" for reason, number in result.broke.items())
    return EndingModel(
        result.grade.names.english,
        "  ".join(result.grade.names.native.values()),
        f"{result.ending[0].upper()}{result.ending[1:]}, turn {result.turn}.",
        points,
        f"{signed(result.margin)} against what history comes to (par {signed(scenario.victory.par)}).",
        measure_rows(scenario, result),
        ground,
        f"In history the winner was {winner}; it took about {count(history.hours, 'hour')}. "
        f"Confidence: {history.confidence}.",
        f"Broken: {broke}." if broke else "",
    )


class EndingSheet(Panel):
    """The sheet."""

    name = "sheet"
    ground = "window"

    def model(self, context: "EndingScreen") -> EndingModel:
        return context.shown

    def draw(self, pen: Pen, model: EndingModel) -> None:
        wide = min(1160.0, pen.width - 48)
        left = (pen.width - wide) / 2 + 44
        inner = wide - 88
        high = 420 + 56 * len(model.rows) + 30 * len(model.ground)
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            pen.box((left - 44, 24, wide, max(high, pen.height - 48)), "card", 5)
            used = pen.text(model.grade, left, 46, face="map-bold", size=34, ink="ink", room=inner - 260)
            pen.text(
                model.native,
                left + used + 18,
                58,
                face="map",
                size=20,
                ink="ink-2",
                room=max(60.0, inner - used - 20),
            )
            y = pen.paragraph(f"{model.ending} {model.margin}", left, 100, inner, size=17, ink="ink-2") + 12
            x = left
            for nation, side, points in model.points:
                pen.picture(nation_mark(nation, round(26 * pen.scale)), x, y + 3)
                x += 38 + pen.text(side, x + 36, y + 5, size=16, ink="ink")
                x += 14 + pen.text(str(points), x + 8, y - 1, face="text-bold", size=24, ink="ink") + 40
            y += 56
            if model.rows:
                y = self._losses(pen, model, left, y, inner)
            y = self._ground(pen, model, left, y + 8, inner)
            y = pen.paragraph(model.history, left, y + 10, inner, ink="ink-2")
            if model.broke:
                y = pen.paragraph(model.broke, left, y + 4, inner, ink="ink-2")
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, y + 60)

    def _losses(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        pen.text("Losses beside the record", left, y, face="map-bold", size=19, ink="ink")
        pen.text("band: what the sources allow", left + inner, y + 4, size=14, ink="ink-2", align="right")
        y += 34
        label = min(300.0, inner * 0.34)
        for number, row in enumerate(model.rows):
            if number == 0 or model.rows[number - 1].side != row.side:
                pen.picture(nation_mark(row.nation, round(20 * pen.scale)), left, y + 1)
                pen.text(row.side, left + 28, y, face="text-bold", size=16, ink="ink", room=inner - 28)
                y += 32
            pen.text(row.label, left + 28, y, ink="ink", room=label - 96)
            ink = "ink" if row.within else "amber-text"
            pen.text(
                str(row.value), left + label - 12, y - 1, face="text-bold", size=18, ink=ink, align="right"
            )
            start, room = left + label + 20, inner - label - 20
            most = max(row.high, row.value, 1) * 1.15
            pen.box((start, y + 6, room, 7), "paper-shadow", 3)
            band = start + room * row.low / most
            pen.box((band, y + 4, max(6.0, room * (row.high - row.low) / most), 11), "history-fill", 2)
            x = start + room * row.value / most
            if row.within:
                pen.disc(x, y + 9.5, 6.5, "ink")
                pen.disc(x, y + 9.5, 4.5, "card")
            else:
                pen.polygon([(x, y + 1), (x + 8, y + 9.5), (x, y + 18), (x - 8, y + 9.5)], "amber-text")
            pen.text(f"{row.low} to {row.high}: {row.by}", start, y + 21, size=13, ink="ink-2", room=room)
            y += 56
        return y

    def _ground(self, pen: Pen, model: EndingModel, left: float, y: float, inner: float) -> float:
        pen.text("Ground", left, y, face="map-bold", size=19, ink="ink")
        pen.text("this game", left + inner * 0.6, y + 4, size=14, ink="ink-2")
        pen.text("history", left + inner * 0.8, y + 4, size=14, ink="ink-2")
        y += 32
        for name, now, then in model.ground:
            pen.text(name, left, y, ink="ink", room=inner * 0.58)
            pen.text(now, left + inner * 0.6, y, face="text-bold", ink="ink", room=inner * 0.19)
            pen.text(then, left + inner * 0.8, y, ink="amber-text", room=inner * 0.2)
            pen.line(left, y + 25, left + inner, y + 25, "card-rule")
            y += 30
        return y


class EndingScreen(Page):
    """Your result beside history's."""

    name = "ending"
    title = "The fighting is over"

    def __init__(self, play: "PlayScreen") -> None:
        super().__init__()
        self.play = play
        scenario = play.situation.scenario
        self.shown = ending_model(scenario, play.runner.game.result())
        self._note = str(scenario.names.english)
        self._body = (EndingSheet(),)

    def note(self) -> str:
        return self._note

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        return (
            self.button("Back to the map", "back", "Esc"),
            self.button("Watch the replay", "replay", "W"),
        ), (
            self.button("Play again", "again", "P"),
            self.button("List of incidents", "accept", "Enter", main=True),
        )

    def on_action(self, action: str) -> Transition | None:
        sheet = self._body[0]
        if action in ("up", "down"):
            sheet.wheel(1 if action == "up" else -1)
        elif action in ("page-up", "page-down"):
            sheet.wheel(9 if action == "page-up" else -9)
        elif action == "replay":
            return Pop("replay")
        elif action == "again":
            return self.play.again()
        elif action == "accept":
            from borderwar.ui.screens.chooser import ChooserScreen

            return Reset(ChooserScreen(self.play.settings))
        else:
            return super().on_action(action)
        return None
