"""Victory: what counts in words, who holds what, and what each grade needs."""

from dataclasses import dataclass

from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import Centre, Command
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import signed

WIDE = 640.0


@dataclass(frozen=True)
class VictoryModel:
    """What counts."""

    objectives: tuple[tuple[str, str, str, int], ...]  # name, worth, holder, hex
    losses: tuple[str, ...]
    margin: str
    grades: tuple[tuple[str, bool], ...]
    limits: tuple[tuple[str, str], ...]


class VictoryCard(Panel):
    """What counts in words, who holds what, and what each grade needs."""

    name = "victory"
    ground = None

    def model(self, context: Situation) -> VictoryModel | None:
        if not context.desk.victory:
            return None
        scenario, view = context.scenario, context.view
        sides = [side.names.english for side in scenario.sides]
        objectives = tuple(
            (
                goal.names.english,
                f"{goal.end} at the end" + (f", {goal.turn} each turn" if goal.turn else ""),
                sides[goal.holder] if goal.holder >= 0 else "nobody",
                goal.hex,
            )
            for goal in view.objectives
        )
        losses = tuple(
            f"{next(s.names.english for s in scenario.sides if s.id == loss.side)} loses: "
            f"{loss.men} for every 10 men, {loss.captured} for every 10 captured, "
            f"{loss.vehicles} a vehicle or gun, {loss.aircraft} an aircraft"
            for loss in scenario.victory.losses
        )
        margin = view.points[0] - view.points[1] - scenario.victory.par
        above = (
            f"{sides[0]} less {sides[1]}: {signed(view.points[0] - view.points[1])}. "
            f"Par, what history comes to: {signed(scenario.victory.par)}."
        )
        grades, found = [], False
        for grade in scenario.victory.grades:
            now = not found and (grade.from_margin is None or margin >= grade.from_margin)
            found |= now
            needs = (
                "below that" if grade.from_margin is None else f"{signed(grade.from_margin)} to par or better"
            )
            grades.append((f"{grade.names.english}: {needs}", now))
        limits = tuple(
            (limit.names.english, limit.text)
            for limit in scenario.limits
            if context.side is None or limit.side == scenario.sides[context.side].id
        )
        return VictoryModel(objectives, losses, above, tuple(grades), limits)

    def size(self, model: VictoryModel) -> tuple[float, float]:
        return WIDE, (
            150
            + 25 * len(model.objectives)
            + 40 * len(model.losses)
            + 24 * len(model.grades)
            + (34 + 44 * len(model.limits) if model.limits else 0)
        )

    def draw(self, pen: Pen, model: VictoryModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.control("victory.card", (0, 0, pen.width, pen.height), None, focus=False)
        left, right = 22.0, pen.width - 22
        pen.text("What counts", left, 14, face="map-bold", size=21, ink="ink")
        draw_button(
            pen, (right - 90, 12, 90, 30), Button("victory.shut", "Shut", Command("victory"), "P"), paper=True
        )
        y = 52.0
        for number, (name, worth, holder, place) in enumerate(model.objectives):
            pen.text(holder, right, y, face="text-bold", ink="ink", align="right", room=170)
            pen.text(worth, right - 184, y, ink="ink", align="right")
            pen.text(name, left, y, ink="ink", room=right - left - 184 - 165)
            pen.control(
                f"victory.goal.{number}",
                (left - 4, y - 1, right - left + 8, 24),
                Centre(place),
                tip="Show on the map",
            )
            y += 25
        y += 6
        for line in model.losses:
            y = pen.paragraph(line, left, y, right - left, size=14, ink="ink-2", most=2)
        pen.line(left, y + 4, right, y + 4, "card-rule")
        y = pen.paragraph(model.margin, left, y + 10, right - left, face="text-bold", ink="ink", most=2)
        for text, now in model.grades:
            if now:
                pen.polygon([(left, y + 5), (left + 8, y + 10), (left, y + 15)], "amber-text")
            pen.text(
                text, left + 16, y, face="text-bold" if now else "text", ink="ink", room=right - left - 16
            )
            y += 24
        if model.limits:
            y += 6
            pen.text("Orders of the high command", left, y, face="text-bold", ink="ink")
            y += 24
            for name, text in model.limits:
                pen.text(name, left, y, ink="ink", face="text-bold", size=14, room=right - left)
                y = pen.paragraph(text, left, y + 19, right - left, size=14, ink="ink-2", most=1) + 6
