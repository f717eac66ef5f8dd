"""A note for a moment of the record: one line, Enter keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from borderwar.language import say
from borderwar.session.bookmarks import LONGEST
from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Screen, Transition
from borderwar.ui.kit.widgets import Button, draw_button


@dataclass(frozen=True)
class NoteWritten:
    """A note for the moment after so many orders; empty to take the bookmark away."""

    order: int
    text: str


@dataclass(frozen=True)
class NoteModel:
    """The line being written."""

    when: str
    text: str
    cursor: int
    known: bool  # there is a bookmark already


class NoteCard(Panel):
    """The card with the line."""

    name = "note"
    ground = None

    def model(self, context: "NoteScreen") -> NoteModel:
        return NoteModel(context.when, context.line.text, context.line.cursor, context.known)

    def size(self, model: NoteModel) -> tuple[float, float]:
        return 560, 176

    def draw(self, pen: Pen, model: NoteModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        used = pen.text(say("Bookmark"), 24, 16, face="map-bold", size=22, ink="ink")
        room = pen.width - 60 - used
        pen.text(model.when, pen.width - 24, 24, size=14, ink="ink-2", align="right", room=room)
        box = (24.0, 56.0, pen.width - 48, 36.0)
        pen.box(box, "paper", 4, "amber-text", 1.5)
        with pen.window((box[0] + 8, box[1], box[2] - 16, box[3])):
            before = pen.measure(model.text[: model.cursor], "text", 17)
            shift = min(0.0, box[2] - 24 - before)
            pen.text(model.text, 2 + shift, 7, size=17, ink="ink")
            pen.line(3 + before + shift, 7, 3 + before + shift, 30, "ink", 2)
        buttons = [
            Button("note.back", say("Cancel"), "back", "Esc"),
            Button("note.keep", say("Keep"), "accept", "Enter", main=True),
        ]
        if model.known:
            buttons.insert(0, Button("note.drop", say("Remove the bookmark"), "delete"))
        x = pen.width - 24
        for button in reversed(buttons):
            wide = max(110.0, pen.measure(button.label, "text-bold", 15) + 40 + 11 * len(button.key))
            x -= wide
            draw_button(pen, (x, pen.height - 60, wide, 38), button, paper=True)
            x -= 10


class NoteScreen(Screen):
    """Asks for a note and leaves with it."""

    name = "dialog"
    overlay = True

    def __init__(self, order: int, when: str, text: str = "") -> None:
        super().__init__()
        self.order, self.when = order, when
        self.line = TextLine(text, LONGEST)
        self.known = bool(text)
        self._panels = (NoteCard(),)

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        wide, high = sizes["note"]
        return {"note": ((width - wide) / 2, height * 0.25, wide, high)}

    def on_text(self, event: pygame.Event) -> bool:
        return self.line.take(event)

    def on_intent(self, intent: object) -> Transition | None:
        return self.on_action(str(intent))

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            return Pop()
        if action == "delete":
            return Pop(NoteWritten(self.order, ""))
        if action == "accept":
            return Pop(NoteWritten(self.order, self.line.text.strip() or say("Bookmark")))
        return None
