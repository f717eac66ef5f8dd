"""Thinking: a sign that the computer is at work, how much of its time has passed, and a way to stop it."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import Command
from borderwar.ui.play.situation import Situation


@dataclass(frozen=True)
class ThinkingModel:
    """Who thinks, and how many tenths of the time allowed have passed."""

    text: str
    tenths: int
    stop: str
    key: str


class Thinking(Panel):
    """A card over the map while the computer thinks for longer than a moment."""

    name = "thinking"
    ground = None

    def model(self, context: Situation) -> ThinkingModel | None:
        if context.thought < 0:
            return None
        who = context.scenario.sides[context.game.side].names.english
        text = say("{side} thinks, {most} s at the most", side=who, most=context.settings.think_seconds)
        return ThinkingModel(text, context.thought, say("End its turn"), bindings.key_of("stop-computer"))

    def size(self, model: ThinkingModel) -> tuple[float, float]:
        return 420, 84

    def draw(self, pen: Pen, model: ThinkingModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "panel", 5, "hairline")
        pen.text(model.text, 18, 10, room=pen.width - 36)
        wide = pen.width - 36
        button = 170.0
        pen.box((18, 52, wide - button - 16, 10), "window", 4)
        pen.box((18, 52, max(8.0, (wide - button - 16) * model.tenths / 10), 10), "accent", 4)
        place = (pen.width - button - 18, 40, button, 34)
        tip = say("It keeps the orders it has given; its units stay as they are.")
        command = Command("stop-computer")
        draw_button(pen, place, Button("thinking.stop", model.stop, command, model.key, tip=tip))
