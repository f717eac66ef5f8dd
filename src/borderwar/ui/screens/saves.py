"""Saves: the list of saved games; save under a name, open, delete."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Pop, Push, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.saves import SavedGame, saved_games
from borderwar.ui.screens.page import Page

ROW = 50.0


@dataclass(frozen=True)
class ChooseRow:
    """Choose a line; chosen again it is opened."""

    row: int


@dataclass(frozen=True)
class DeleteSave:
    """Delete the chosen save, after the question."""

    path: str


@dataclass(frozen=True)
class SavesModel:
    """The line to type a name into, and the saves."""

    writing: bool
    name: str
    rows: tuple[SavedGame, ...]
    chosen: int


class SaveList(Panel):
    """The saves, newest first."""

    name = "saves-list"

    def __init__(self) -> None:
        super().__init__()
        self._last = -1

    def model(self, context: "SavesScreen") -> SavesModel:
        return SavesModel(context.writing, context.line.text, tuple(context.rows), context.chosen)

    def draw(self, pen: Pen, model: SavesModel) -> None:
        wide = min(1100.0, pen.width - 48)
        left = (pen.width - wide) / 2
        top = 20.0
        if model.writing:
            pen.text("Name", left, top + 9, face="text-bold")
            pen.box((left + 70, top, wide - 70, 38), "window", 4, "accent", 1.5)
            used = pen.text(model.name, left + 82, top + 8, size=16, room=wide - 110)
            pen.line(left + 84 + used, top + 8, left + 84 + used, top + 30, "accent", 2)
            top += 58
        for x, label in (
            (20, "Game"),
            (wide * 0.42, "Scenario"),
            (wide * 0.62, "Played as"),
            (wide * 0.78, "Turn"),
        ):
            pen.text(label.upper(), left + x, top, face="caption", size=11, ink="text-2")
        pen.text("SAVED", left + wide - 14, top, face="caption", size=11, ink="text-2", align="right")
        top += 20
        room = pen.height - top - 8
        if model.chosen != self._last and model.chosen >= 0:
            self._last = model.chosen
            self.reveal(model.chosen * ROW, ROW, room)
            self.scrolled = max(0.0, self.scrolled)
        with pen.window((left, top, wide, room), self.scrolled):
            first = int(self.scrolled // ROW)
            for number in range(first, min(len(model.rows), first + int(room // ROW) + 2)):
                self._row(pen, number, model.rows[number], wide, number == model.chosen)
            if not model.rows:
                pen.text("There are no saved games yet.", 20, 10, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (left, top, wide, room), self.scrolled, len(model.rows) * ROW)

    def _row(self, pen: Pen, number: int, saved: SavedGame, wide: float, chosen: bool) -> None:
        y = number * ROW
        if chosen:
            pen.fill((0, y, wide, ROW - 2), "selected-row")
            pen.fill((0, y, 4, ROW - 2), "accent")
        pen.line(0, y + ROW - 1, wide, y + ROW - 1)
        if saved.problem:
            pen.text(saved.name or saved.path.name, 20, y + 5, face="text-bold", ink="bad", room=wide * 0.4)
            pen.text(saved.problem, 20, y + 26, size=13, ink="bad", room=wide - 40)
        else:
            pen.text(saved.name, 20, y + 5, face="text-bold", room=wide * 0.4)
            note = "kept by itself" if saved.auto else f"rules {saved.rules}"
            pen.text(note, 20, y + 26, size=13, ink="text-3", room=wide * 0.4)
            pen.text(saved.scenario, wide * 0.42, y + 14, room=wide * 0.19)
            pen.text(saved.side or "watch", wide * 0.62, y + 5, room=wide * 0.15)
            pen.text(
                f"against {saved.level}" if saved.level else "",
                wide * 0.62,
                y + 26,
                size=13,
                ink="text-3",
                room=wide * 0.15,
            )
            pen.text(str(saved.turn), wide * 0.78, y + 14)
            pen.text(f"{saved.orders} orders", wide * 0.78 + 30, y + 15, size=13, ink="text-3")
        pen.text(f"{saved.when:%d %b %Y, %H:%M}", wide - 14, y + 14, ink="text-2", align="right")
        pen.control(f"save.{number}", (0, y, wide, ROW - 2), ChooseRow(number), focus=False, radius=0)


class SavesScreen(Page):
    """Saved games: to open one, or to save this game under a name."""

    name = "saves"

    def __init__(
        self,
        opened: Callable[[SavedGame], Transition | None],
        write: Callable[[str], str] | None = None,
        suggested: str = "",
    ) -> None:
        super().__init__()
        self._open, self._write = opened, write
        self.writing = write is not None
        self.title = "Save this game" if self.writing else "Open a saved game"
        self.line = TextLine(suggested, 48)
        self.rows = saved_games()
        self.chosen = 0 if self.rows and not self.writing else -1
        self.problem = ""
        self._body = (SaveList(),)

    def note(self) -> str:
        return self.problem

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        right = [self.button("Delete", "delete", "Del")]
        right.append(self.button("Save" if self.writing else "Open", "accept", "Enter", main=True))
        return (self.button("Back", "back", "Esc"),), tuple(right)

    def on_text(self, event: pygame.Event) -> bool:
        if not self.writing or (event.type == pygame.KEYDOWN and event.key == pygame.K_DELETE):
            return False
        return self.line.take(event)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, ChooseRow):
            if intent.row == self.chosen and not self.writing:
                return self.on_action("accept")
            self.chosen = intent.row
            if self.writing:
                self.line = TextLine(self.rows[intent.row].name, 48)
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "page-up", "page-down", "first", "last") and self.rows:
            by = {"up": -1, "down": 1, "page-up": -8, "page-down": 8, "first": -9999, "last": 9999}[action]
            self.chosen = min(max(self.chosen + by, 0), len(self.rows) - 1)
        elif action == "accept":
            return self._accept()
        elif action == "delete" and 0 <= self.chosen < len(self.rows):
            saved = self.rows[self.chosen]
            return Push(
                Dialog(
                    Question(
                        "Delete this game?",
                        (f"{saved.name} will be gone for good.",),
                        (Choice("Keep it", None), Choice("Delete", DeleteSave(str(saved.path)), main=True)),
                    )
                )
            )
        else:
            return super().on_action(action)
        return None

    def _accept(self) -> Transition | None:
        if self._write is not None:
            if not self.line.text.strip():
                self.problem = "Type a name for the game first."
                return None
            self.problem = self._write(self.line.text.strip())
            return None if self.problem else Pop(f"Saved as {self.line.text.strip()}.")
        if not 0 <= self.chosen < len(self.rows):
            return None
        saved = self.rows[self.chosen]
        if saved.problem:
            self.problem = saved.problem
            return None
        return self._open(saved)

    def resumed(self, result: object) -> Transition | None:
        if isinstance(result, DeleteSave):
            for saved in self.rows:
                if str(saved.path) == result.path:
                    saved.path.unlink(missing_ok=True)
            self.rows = saved_games()
            self.chosen = min(self.chosen, len(self.rows) - 1)
        return None
