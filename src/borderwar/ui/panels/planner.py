"""Attack plan: several attacks as one, what they do together, and what each of them adds."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.session.order_words import order_words
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import Command, Select
from borderwar.ui.play.situation import Situation

WIDE, ROW = 356.0, 42.0


@dataclass(frozen=True)
class PlannerModel:
    """The attacks of a plan, each with what it adds, and the whole."""

    rows: tuple[tuple[str, str, int], ...]  # order, gain, row of the unit
    losses: tuple[tuple[str, str, str], ...]  # whose, mean, range
    give: Button


def number(value: float) -> str:
    """A mean with one figure after the point while that counts."""
    return f"{value:.1f}" if value < 20 else f"{value:.0f}"


class Planner(Panel):
    """Several attacks as one."""

    name = "planner"
    ground = None

    def model(self, context: Situation) -> PlannerModel | None:
        planned = context.desk.planned
        found = context.findings.combined(planned) if planned else None
        if found is None:
            return None
        rows = []
        for gain in found.gains:
            adds = say("adds {men} men", men=number(gain.their_men))
            if gain.their_vehicles >= 0.05:
                adds += say(", {vehicles} vehicles", vehicles=number(gain.their_vehicles))
            row = context.view.setup.row_of.get(getattr(gain.order, "unit", ""), -1)
            rows.append((order_words(context.view.setup, gain.order), adds, row))
        losses = tuple(
            (label, number(spread.mean), say("{low} to {high}", low=spread.low, high=spread.high))
            for label, spread in (
                (say("Their men"), found.their_men),
                (say("Their vehicles"), found.their_vehicles),
                (say("Our men"), found.own_men),
                (say("Our vehicles"), found.own_vehicles),
            )
            if spread.worst or label == say("Their men")
        )
        key = bindings.key_of("give-plan")
        give = Button("planner.give", say("Give all"), Command("give-plan"), key, main=True)
        return PlannerModel(tuple(rows), losses, give)

    def size(self, model: PlannerModel) -> tuple[float, float]:
        return WIDE, 44 + ROW * len(model.rows) + 14 + 22 * len(model.losses) + 56

    def draw(self, pen: Pen, model: PlannerModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.control("planner.card", (0, 0, pen.width, pen.height), None, focus=False)
        left, right = 18.0, pen.width - 18
        pen.text(say("Attack plan"), left, 12, face="map-bold", size=19, ink="ink")
        y = 44.0
        for order, gain, row in model.rows:
            place = (left - 6, y - 2, right - left + 12, ROW)
            pen.control(f"planner.{row}", place, Select(row, True), tip=say("Choose this unit"), focus=False)
            pen.text(order, left, y, ink="ink", room=right - left)
            pen.text(gain, left + 12, y + 19, size=14, ink="defence-text")
            y += ROW
        pen.line(left, y + 3, right, y + 3, "card-rule")
        y += 11
        for label, mean, spread in model.losses:
            pen.text(label, left, y, size=14, ink="ink-2")
            wide = pen.text(spread, right, y + 1, size=13, ink="ink-2", align="right")
            pen.text(mean, right - wide - 10, y - 1, face="text-bold", ink="ink", align="right")
            y += 22
        draw_button(pen, (right - 170, pen.height - 50, 170, 38), model.give, paper=True)
