"""Lesson: the card of the tutorial, with what to do now and the ways out of trouble."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.lesson.lesson import Lesson
from borderwar.ui.play.intents import Command
from borderwar.ui.theme import LINE_SHARE

WIDE = 400.0


@dataclass(frozen=True)
class LessonModel:
    """A step: its number, what is said, and what has gone wrong."""

    number: int
    of: int
    title: str
    text: str
    problem: str
    buttons: tuple[Button, ...]


class LessonCard(Panel):
    """The card of the tutorial."""

    name = "lesson"
    ground = None

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self._measure = Pen(pygame.Surface((1, 1)))

    def model(self, context: Any) -> LessonModel:
        lesson = self.lesson
        problem = lesson.problem()
        return LessonModel(
            lesson.row + 1,
            len(lesson.steps),
            lesson.step.title,
            lesson.step.text,
            f"{problem} {say('Set the table back to try again.')}" if problem else "",
            self._buttons(lesson, bool(problem)),
        )

    def _buttons(self, lesson: Lesson, trouble: bool) -> tuple[Button, ...]:
        key = bindings.key_of
        repeat = Button(
            "lesson.repeat",
            say("Set back"),
            Command("lesson-repeat"),
            key("lesson-repeat", "lesson"),
            main=trouble,
            tip=say("The table as it was when this step began."),
        )
        skip = Button(
            "lesson.skip",
            say("Skip"),
            Command("lesson-skip"),
            key("lesson-skip", "lesson"),
            tip=say("It is done for you, and the next step is shown."),
        )
        leave = Button(
            "lesson.leave",
            say("Leave"),
            Command("leave"),
            main=lesson.at_end,
            tip=say("To the incidents; the lesson can be taken again from there."),
        )
        return (repeat, leave) if lesson.at_end else (repeat, skip, leave)

    def size(self, model: LessonModel) -> tuple[float, float]:
        size = reading(15)
        lines = len(self._measure.wrap(model.text, WIDE - 40, "text", size))
        lines += len(self._measure.wrap(model.problem, WIDE - 40, "text", size)) if model.problem else 0
        return WIDE, 58 + lines * round(size * LINE_SHARE) + (6 if model.problem else 0) + 58

    def draw(self, pen: Pen, model: LessonModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        note = say("{number} of {of}", number=model.number, of=model.of)
        pen.text(note, pen.width - 20, 20, size=14, ink="ink-2", align="right")
        pen.text(model.title, 20, 14, face="map-bold", size=20, ink="ink", room=pen.width - 110)
        y = pen.paragraph(model.text, 20, 48, pen.width - 40, size=reading(15), ink="ink")
        if model.problem:
            pen.paragraph(model.problem, 20, y + 6, pen.width - 40, size=reading(15), ink="attack-text")
        x = 20.0
        each = (pen.width - 40 - 8 * (len(model.buttons) - 1)) / len(model.buttons)
        for button in model.buttons:
            draw_button(pen, (x, pen.height - 50, each, 34), button, paper=True, size=14)
            x += each + 8
