"""Keys: the bindings of a screen, made from the table; each can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import Settings, save_settings

ROW, HEAD = 28.0, 42.0
MOUSE = (
    ("Left button", "Select a unit, march to a hex in reach, fire at an enemy"),
    ("Right button", "Let go of what is chosen"),
    ("Left button and drag", "Move the map"),
    ("Wheel", "Closer and further away, about the mouse"),
    ("Ctrl held", "Keep the forecast while the mouse moves on to it"),
    ("Tab, Enter", "Go through the buttons, press one"),
)


@dataclass(frozen=True)
class KeyRow:
    """One action with its keys."""

    action: str
    keys: tuple[str, ...]
    text: str
    changed: bool


@dataclass(frozen=True)
class KeysModel:
    """Groups of rows."""

    groups: tuple[tuple[str, tuple[KeyRow, ...]], ...]
    chosen: str
    waiting: bool
    mouse: bool


@dataclass(frozen=True)
class Rebind:
    """Choose a row, to give it another key."""

    action: str


class KeyTable(Panel):
    """All rows of a screen in two columns if there is room."""

    name = "table"

    def model(self, context: "KeysScreen") -> KeysModel:
        groups: dict[str, list[KeyRow]] = {}
        for binding in bindings.of_screen(context.of):
            changed = context.settings is not None and binding.action in context.settings.keys
            groups.setdefault(binding.group, []).append(
                KeyRow(binding.action, binding.keys, binding.text, changed)
            )
        return KeysModel(
            tuple((name, tuple(rows)) for name, rows in groups.items()),
            context.chosen,
            context.waiting,
            context.of == "play",
        )

    def draw(self, pen: Pen, model: KeysModel) -> None:
        columns = 3 if pen.width > 1560 else 2 if pen.width > 1180 else 1
        wide = (pen.width - 40) / columns
        blocks = [(HEAD + ROW * len(rows), name, rows) for name, rows in model.groups]
        if model.mouse:
            mouse = tuple(KeyRow("", (keys,), text, False) for keys, text in MOUSE)
            blocks.insert(0, (HEAD + ROW * len(mouse), "The mouse", mouse))
        ends = [0.0] * columns
        tops: dict[str, tuple[float, float]] = {}
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            for high, name, rows in blocks:
                column = ends.index(min(ends))
                x, y = 20 + column * wide, ends[column] + 12
                ends[column] += high + 12
                pen.text(name, x, y + 6, face="map-bold", size=19)
                y += HEAD - 6
                for row in rows:
                    if row.action:
                        tops.setdefault(row.action, (y, y + ROW))
                    self._row(pen, row, x, y, wide - 20, model)
                    y += ROW
        if model.chosen in tops:
            top, bottom = tops[model.chosen]
            self.reveal(top - 40, bottom - top + 60, pen.height)
            self.scrolled = max(0.0, self.scrolled)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, max(ends) + 12)

    def _row(self, pen: Pen, row: KeyRow, x: float, y: float, wide: float, model: KeysModel) -> None:
        chosen = bool(row.action) and row.action == model.chosen
        if chosen:
            pen.fill((x - 8, y, wide, ROW), "selected-row")
            pen.fill((x - 8, y, 4, ROW), "accent")
        words = "press the new key" if chosen and model.waiting else "  or  ".join(row.keys)
        pen.text(words, x + 2, y + 4, face="text-bold", ink="accent", room=176)
        pen.text(row.text, x + 184, y + 4, ink="text" if not row.changed else "good", room=wide - 200)
        if row.action:
            pen.control(f"key.{row.action}", (x - 8, y, wide, ROW), Rebind(row.action), focus=False, radius=0)


class KeysScreen(Page):
    """The keys of one screen."""

    name = "keys"
    title = "Keys"

    def __init__(self, of: str, settings: Settings | None = None) -> None:
        super().__init__()
        self.of = of
        self.settings = settings
        self.chosen = ""
        self.waiting = False
        self.problem = ""
        self._body = (KeyTable(),)

    def note(self) -> str:
        if self.problem:
            return self.problem
        if self.settings is None:
            return "of this screen"
        return "Enter or a click on a line gives it another key"

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        right = (self.button("All keys as at first", "reset-keys", ""),) if self.settings is not None else ()
        return (self.button("Back", "back", "Esc"),), right

    def handle(self, event: pygame.Event) -> Transition | None:
        if self.waiting and event.type == pygame.KEYDOWN:
            names = bindings.chords(event)
            if event.key == pygame.K_ESCAPE:
                self.waiting = False
            elif names and event.key not in (
                pygame.K_LSHIFT,
                pygame.K_RSHIFT,
                pygame.K_LCTRL,
                pygame.K_RCTRL,
                pygame.K_LALT,
                pygame.K_RALT,
            ):
                self._give(names[0])
            return None
        return super().handle(event)

    def _give(self, key: str) -> None:
        assert self.settings is not None
        self.waiting = False
        taken = next(
            (b for b in bindings.of_screen(self.of) if key in b.keys and b.action != self.chosen), None
        )
        if taken is not None:
            self.problem = f"{key} already means: {taken.text}."
            return
        self.settings.keys[self.chosen] = [key]
        self.problem = ""
        self._use()

    def _use(self) -> None:
        assert self.settings is not None
        bindings.change({action: tuple(keys) for action, keys in self.settings.keys.items()})
        save_settings(self.settings)
        self.stale = True

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Rebind):
            self.chosen = intent.action
            self.waiting = self.settings is not None
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        actions = [binding.action for binding in bindings.of_screen(self.of)]
        if action in ("up", "down") and actions:
            place = actions.index(self.chosen) if self.chosen in actions else -1
            self.chosen = actions[min(max(place + (1 if action == "down" else -1), 0), len(actions) - 1)]
        elif action in ("page-up", "page-down"):
            self.chosen = ""
            self._body[0].wheel(9 if action == "page-up" else -9)
        elif action == "accept":
            self.waiting = bool(self.chosen) and self.settings is not None
        elif action == "reset-keys" and self.settings is not None:
            self.settings.keys.clear()
            self._use()
        elif action == "keys":
            return None
        else:
            return super().on_action(action)
        return None
