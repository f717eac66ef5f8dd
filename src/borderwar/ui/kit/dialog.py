"""Dialogs: a card over the screen with a question and its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.bindings import chords
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.screen import Pop, Screen, Transition
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.theme import LINE_SHARE

MOST_ROWS = 14
"""Long answers that a card has room for in the smallest window."""


@dataclass(frozen=True)
class Choice:
    """An answer of a dialog."""

    label: str
    result: object
    key: str = ""
    main: bool = False
    tip: str = ""  # what it does, where the label and the intent do not say


@dataclass(frozen=True)
class Answer:
    """A choice was pressed; what it stands for may be nothing."""

    result: object


@dataclass(frozen=True)
class Question:
    """What a dialog asks."""

    title: str
    lines: tuple[str, ...]
    choices: tuple[Choice, ...]
    rows: tuple[Choice, ...] = ()  # longer answers, one below the other


def row_step(model: Question) -> float:
    """From one long answer to the next; many stand closer."""
    return 36.0 if len(model.rows) <= MOST_ROWS - 4 else 33.0


class QuestionCard(Panel):
    """The card of a dialog."""

    name = "question"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self.wide = 480.0
        self._measure = Pen(pygame.Surface((1, 1)))

    def model(self, context: Any) -> Question:
        return context.question  # type: ignore[no-any-return]

    def size(self, model: Question) -> tuple[float, float]:
        size = reading(15)
        lines = sum(len(self._measure.wrap(line, self.wide - 48, "text", size)) for line in model.lines)
        step = round(size * LINE_SHARE)
        return self.wide, 66 + lines * step + 6 + row_step(model) * min(len(model.rows), MOST_ROWS) + (
            62 if model.choices else 14
        )

    def draw(self, pen: Pen, model: Question) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.text(model.title, 24, 18, face="map-bold", size=22, ink="ink", room=pen.width - 48)
        y = 58.0
        for line in model.lines:
            y = pen.paragraph(line, 24, y, pen.width - 48, size=reading(15), ink="ink")
        y += 8
        for number, row in enumerate(model.rows[:MOST_ROWS]):
            place: Box = (24, y, pen.width - 48, row_step(model) - 6)
            draw_button(
                pen,
                place,
                Button(f"row.{number}", row.label, Answer(row.result), row.key, tip=row.tip),
                paper=True,
            )
            y += row_step(model)
        x = pen.width - 24
        for number, choice in reversed(list(enumerate(model.choices))):
            wide = max(110.0, pen.measure(choice.label, "text-bold", 15) + 44 + 9 * len(choice.key))
            x -= wide
            answer = Answer(choice.result)
            button = Button(
                f"choice.{number}", choice.label, answer, choice.key, main=choice.main, tip=choice.tip
            )
            draw_button(pen, (x, pen.height - 56, wide, 38), button, paper=True)
            x -= 10


class Dialog(Screen):
    """Asks a question over the screen below; the answer is the result it leaves with."""

    name = "dialog"
    overlay = True

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._panels = (QuestionCard(),)
        main = next((n for n, choice in enumerate(question.choices) if choice.main), 0)
        self.ring.set_focus(f"choice.{main}" if question.choices else "row.0")

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        wide, high = sizes["question"]
        return {"question": ((width - wide) / 2, max(0.0, (height - high) / 2), wide, min(high, height))}

    def on_intent(self, intent: Any) -> Transition | None:
        return Pop(intent.result if isinstance(intent, Answer) else intent)

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            return Pop(None)
        if action in ("left", "up", "right", "down"):
            self.ring.step(self.controls(), -1 if action in ("left", "up") else 1)
        return None

    def on_event(self, event: pygame.Event) -> Transition | None:
        if event.type == pygame.KEYDOWN:
            pressed = {pygame.key.name(event.key).lower(), *(chord.lower() for chord in chords(event))}
            for choice in (*self.question.choices, *self.question.rows):
                if choice.key and choice.key.lower() in pressed:
                    return Pop(choice.result)
        return None
