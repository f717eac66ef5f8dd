"""Victory: what counts in words, who holds what, and what each grade needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.kit.writer import Writer
from borderwar.ui.play.intents import Centre, Command
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import signed

if TYPE_CHECKING:
    from borderwar.session.view import ObjectiveView

WIDE = 640.0


@dataclass(frozen=True)
class VictoryModel:
    """What counts."""

    objectives: tuple[tuple[str, str, str, int], ...]  # name, worth, holder, hex
    losses: tuple[str, ...]
    margin: str
    grades: tuple[tuple[str, bool], ...]
    limits: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...] = ()  # when, what


def worth_words(goal: "ObjectiveView") -> str:
    """What holding an objective brings, and when."""
    words = say("{points} at the end", points=goal.end)
    words += say(", {points} each turn", points=goal.turn) if goal.turn else ""
    return words + (say(", {points} each turn until it first falls", points=goal.stand) if goal.stand else "")


class VictoryCard(Panel):
    """What counts in words, who holds what, and what each grade needs."""

    name = "victory"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.victory)

    def model(self, context: Situation) -> VictoryModel | None:
        if not context.desk.victory:
            return None
        scenario, view = context.scenario, context.view
        sides = [side.names.english for side in scenario.sides]
        objectives = tuple(
            (
                goal.names.english,
                worth_words(goal),
                sides[goal.holder] if goal.holder >= 0 else say("nobody"),
                goal.hex,
            )
            for goal in view.objectives
        )
        losses = tuple(
            say(
                "{side} loses: {men} for every 10 men, {captured} for every 10 "
                "captured, {vehicles} a vehicle or gun, {aircraft} an aircraft",
                side=next(s.names.english for s in scenario.sides if s.id == loss.side),
                men=loss.men,
                captured=loss.captured,
                vehicles=loss.vehicles,
                aircraft=loss.aircraft,
            )
            for loss in scenario.victory.losses
        )
        margin = view.points[0] - view.points[1] - scenario.victory.par
        above = say(
            "{side} less {other}: {points}. Par, what history comes to: {par}.",
            side=sides[0],
            other=sides[1],
            points=signed(view.points[0] - view.points[1]),
            par=signed(scenario.victory.par),
        )
        grades, found = [], False
        for grade in scenario.victory.grades:
            now = not found and (grade.from_margin is None or margin >= grade.from_margin)
            found |= now
            needs = (
                say("below that")
                if grade.from_margin is None
                else say("{points} to par or better", points=signed(grade.from_margin))
            )
            grades.append((f"{grade.names.english}: {needs}", now))
        limits = tuple(
            (limit.names.english, limit.text)
            for limit in scenario.limits
            if (context.side is None or limit.side == scenario.sides[context.side].id)
            and view.binds(limit.id)
        )
        losses += tuple(
            say(
                "{side}: {points} once {share} % of the men of {loser} are lost",
                side=side,
                points=points,
                share=share // 10,
                loser=loser,
            )
            for loss in scenario.victory.losses
            for loser, side in (
                (sides[0], sides[1]) if loss.side == scenario.sides[0].id else (sides[1], sides[0]),
            )
            for share, points in loss.shares
        )
        dates = tuple((date.when, date.text) for date in view.calendar)
        return VictoryModel(objectives, losses, above, tuple(grades), limits, dates)

    def size(self, model: VictoryModel) -> tuple[float, float]:
        return WIDE, self._contents(self._measure, model, WIDE, False)

    def draw(self, pen: Pen, model: VictoryModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.control("victory.card", (0, 0, pen.width, pen.height), None, focus=False)
        with pen.window((0, 6, pen.width, pen.height - 12), self.scrolled):
            whole = self._contents(pen, model, pen.width, True)
        self.scroll_most = draw_scroll_bar(
            pen, (0, 6, pen.width, pen.height - 12), self.scrolled, whole - 12, "card-rule"
        )

    def _contents(self, pen: Pen, model: VictoryModel, width: float, draw: bool) -> float:
        """Draw all of it, or only measure; returns the height."""
        left, right = 22.0, width - 22
        writer = Writer(pen, draw)
        writer.line(say("What counts"), left, 8, face="map-bold", size=21, ink="ink")
        if draw:
            shut = Button("victory.shut", say("Shut"), Command("victory"), bindings.key_of("victory"))
            draw_button(pen, (right - 90, 6, 90, 30), shut, paper=True)
        y = 46.0
        for number, (name, worth, holder, place) in enumerate(model.objectives):
            writer.line(holder, right, y, face="text-bold", ink="ink", align="right")
            writer.line(name, left, y, ink="ink")
            writer.line(worth, left + 16, y + 20, size=14, ink="ink-2")
            if draw:
                goal = (left - 4, y - 1, right - left + 8, 42)
                pen.control(f"victory.goal.{number}", goal, Centre(place), tip=say("Show on the map"))
            y += 44
        for line in model.losses:
            y = writer.paragraph(line, left, y, right - left, size=14, ink="ink-2")
        if draw:
            pen.line(left, y + 5, right, y + 5, "card-rule")
        y = writer.paragraph(model.margin, left, y + 10, right - left, face="text-bold", ink="ink")
        for text, now in model.grades:
            if now and draw:
                pen.polygon([(left, y + 5), (left + 8, y + 10), (left, y + 15)], "amber-text")
            writer.line(text, left + 16, y, face="text-bold" if now else "text", ink="ink")
            y += 24
        if model.dates:
            y += 8
            writer.line(say("What is to come, and what has come"), left, y, face="text-bold", ink="ink")
            y += 24
            for when, what in model.dates:
                writer.line(when, left, y, face="text-bold", size=14, ink="ink-2")
                y = writer.paragraph(what, left + 110, y, right - left - 110, size=14, ink="ink") + 2
        if model.limits:
            y += 8
            writer.line(say("Orders of the high command"), left, y, face="text-bold", ink="attack-text")
            y += 24
            for name, text in model.limits:
                writer.line(name, left, y, face="text-bold", size=14, ink="ink")
                y = writer.paragraph(text, left, y + 19, right - left, size=14, ink="ink-2") + 4
        return y + 14
