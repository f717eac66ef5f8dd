"""The list of a drop-down: hangs from its control until a line is taken or it is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.kit.inputs import OpenList, place_of_list
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Picked, Pop, Screen, Transition
from borderwar.ui.kit.table import rows_seen

ROW = 32.0


@dataclass(frozen=True)
class TakeLine:
    """Take a line of the list."""

    row: int


@dataclass(frozen=True)
class DropListModel:
    """The lines, which of them is the value now, and which is marked."""

    labels: tuple[str, ...]
    chosen: int
    marked: int


class DropRows(Panel):
    """The lines of the list."""

    name = "drop-list"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._last = -1

    def model(self, context: "DropList") -> DropListModel:
        return DropListModel(context.opened.labels, context.opened.chosen, context.marked)

    def draw(self, pen: Pen, model: DropListModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "raised", 4, "accent")
        room = pen.height - 8
        if model.marked != self._last:
            self._last = model.marked
            self.reveal(model.marked * ROW, ROW, room)
            self.scrolled = max(0.0, self.scrolled)
        with pen.window((2, 4, pen.width - 4, room), self.scrolled):
            for number in rows_seen(self.scrolled, ROW, len(model.labels), room):
                y, wide = number * ROW, pen.width - 4
                if number == model.marked:
                    pen.fill((0, y, wide, ROW), "selected-row")
                face = "text-bold" if number == model.chosen else "text"
                pen.text(model.labels[number], 12, y + 6, face=face, room=wide - 30)
                pen.control(f"drop.{number}", (0, y, wide, ROW), TakeLine(number), focus=False, radius=0)
        whole = len(model.labels) * ROW
        self.scroll_most = draw_scroll_bar(pen, (0, 4, pen.width - 2, room), self.scrolled, whole)


class DropList(Screen):
    """Arrow keys mark a line, Enter or a click takes it; Esc or a click elsewhere leaves."""

    name = "dialog"
    overlay = True
    dims = False

    def __init__(self, opened: OpenList, anchor: Callable[[], pygame.Rect]) -> None:
        super().__init__()
        self.opened = opened
        self.marked = opened.chosen
        self._anchor = anchor  # where its control stands, pixels
        self._panels = (DropRows(),)

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        left, top, wide, high = (number / self.scale for number in self._anchor())
        rows = len(self.opened.labels)
        return {"drop-list": place_of_list((left, top, wide, high), rows, ROW, width, height)}

    def _taken(self, row: int) -> Transition:
        return Pop(Picked(self.opened.meaning(row)))

    def on_intent(self, intent: Any) -> Transition | None:
        return self._taken(intent.row) if isinstance(intent, TakeLine) else None

    def on_action(self, action: str) -> Transition | None:
        rows = len(self.opened.labels)
        by = {"up": -1, "down": 1, "left": -1, "right": 1, "page-up": -8, "page-down": 8}.get(action)
        if by is not None:
            self.marked = min(max(self.marked + by, 0), rows - 1)
        elif action in ("first", "last"):
            self.marked = 0 if action == "first" else rows - 1
        elif action == "accept":
            return self._taken(self.marked)
        elif action == "back":
            return Pop()
        return None

    def on_event(self, event: pygame.Event) -> Transition | None:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            return self._taken(self.marked)
        return Pop() if event.type == pygame.MOUSEBUTTONDOWN else None
