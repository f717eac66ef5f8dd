"""Message bar: refusals and hints in one sentence, with the case that says so."""

from dataclasses import dataclass

import pygame

from borderwar.ui.case_tip import case_tip
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.intents import OpenRule
from borderwar.ui.play.situation import Situation

WIDEST = 620.0


@dataclass(frozen=True)
class MessageModel:
    """A sentence and its case."""

    text: str
    rule: str = ""
    bad: bool = False
    widest: float = WIDEST


class MessageBar(Panel):
    """Refusals and hints in one sentence."""

    name = "message"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def model(self, context: Situation) -> MessageModel | None:
        desk, room = context.desk, min(WIDEST, context.clear_width - 16)
        if desk.message is not None:
            return MessageModel(desk.message.text, desk.message.rule, desk.message.bad, room)
        plan = context.plan()
        if plan.refusal is not None and plan.kind != "route" and context.own_turn:
            return MessageModel(f"{plan.refusal.because}.", plan.refusal.rule, True, room)
        hint = context.hint()
        return MessageModel(hint, widest=room) if hint else None

    def _lines(self, model: MessageModel, widest: float) -> list[str]:
        return self._measure.wrap(model.text, widest - 40 - (64 if model.rule else 0))

    def size(self, model: MessageModel) -> tuple[float, float]:
        return self.size_within(model, model.widest)

    def size_within(self, model: MessageModel, widest: float) -> tuple[float, float]:
        """Width and height where it may be no wider than so much."""
        widest = min(widest, model.widest)
        lines = self._lines(model, widest)
        wide = max(self._measure.measure(line) for line in lines) + 40 + (64 if model.rule else 0)
        return min(widest, wide + 4), 16 + 21 * len(lines)

    def draw(self, pen: Pen, model: MessageModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "panel", 5, "hairline")
        if model.bad:
            pen.box((0, 0, 5, pen.height), "bad", 2)
        y = 7.0
        for line in self._lines(model, min(pen.width + 1, model.widest)):
            pen.text(line, 18, y, room=pen.width - 30)
            y += 21
        if model.rule:
            wide = 54.0
            place = (pen.width - wide - 8, (pen.height - 24) / 2, wide, 24)
            pen.box(place, "raised", 4)
            pen.text(
                model.rule,
                place[0] + wide / 2,
                place[1] + 2,
                face="text-bold",
                size=14,
                ink="accent",
                align="centre",
            )
            pen.control("message.rule", place, OpenRule(model.rule), tip=case_tip(model.rule))
