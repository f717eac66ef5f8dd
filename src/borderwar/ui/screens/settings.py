"""Settings: tabs of rows; a change is in force at once and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.inputs import (
    Options,
    Slider,
    draw_drop_down,
    draw_options,
    draw_slider,
    draw_tabs,
    labels_fit,
)
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.widgets import Button, Toggle, draw_toggle
from borderwar.ui.screens.key_table import KeyEditor, KeyTable, Rebind
from borderwar.ui.screens.keys import edit_keys, reset_buttons
from borderwar.ui.screens.page import Page
from borderwar.ui.screens.setting_rows import Amount, OneOf, OnOff, Row, groups, tabs
from borderwar.ui.settings import Settings, save_settings

TAB_HIGH = 52.0
LABEL = 280.0
WIDE = 900.0


@dataclass(frozen=True)
class Change:
    """Give a setting a value."""

    name: str
    value: Any


@dataclass(frozen=True)
class ShowTab:
    """Show a group of settings."""

    row: int


@dataclass(frozen=True)
class TabsModel:
    """The groups, and which is shown."""

    labels: tuple[str, ...]
    chosen: int


class TabBar(Panel):
    """The groups of settings."""

    name = "tabs"

    def model(self, context: "SettingsScreen") -> TabsModel:
        return TabsModel(tabs(), context.tab)

    def draw(self, pen: Pen, model: TabsModel) -> None:
        wide = min(WIDE, pen.width - 48)
        tips = tuple(say("Settings: {group}", group=label) for label in model.labels)
        bar = Options("tab", model.labels, model.chosen, ShowTab, tips)
        draw_tabs(pen, ((pen.width - wide) / 2, 8, wide, TAB_HIGH - 8), bar)


@dataclass(frozen=True)
class SettingsModel:
    """The rows of a group with their values."""

    rows: tuple[tuple[Row, Any], ...]


class SettingsList(Panel):
    """One row a setting: its name, its values, and what it changes."""

    name = "list"

    def model(self, context: "SettingsScreen") -> SettingsModel | None:
        if context.on_keys:
            return None
        rows = groups()[context.tab][1]
        return SettingsModel(tuple((row, getattr(context.settings, row.name)) for row in rows))

    def draw(self, pen: Pen, model: SettingsModel) -> None:
        wide = min(WIDE, pen.width - 48)
        left = (pen.width - wide) / 2
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            y = 20.0
            for row, value in model.rows:
                y = self._row(pen, row, value, left, y, wide) + 20
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, y)

    def _row(self, pen: Pen, row: Row, value: Any, left: float, y: float, wide: float) -> float:
        """Draw a row; the y below it."""
        text, name = row.text, f"set.{row.name}"
        if isinstance(row, OnOff):
            change = Change(row.name, not value)
            draw_toggle(pen, (left, y, wide, 30), Toggle(name, row.label, value, change, tip=text))
            return self._text(pen, text, left + 28, y + 30, wide - 28)
        if isinstance(row, Amount):
            least, most = row.ends
            slider = Slider(
                name,
                row.label,
                value,
                least,
                most,
                row.words(value),
                lambda number: Change(row.name, number),
                row.step,
                text,
            )
            draw_slider(pen, (left, y, wide, 30), slider, LABEL)
            return self._text(pen, text, left, y + 30, wide)
        pen.text(row.label, left, y + 7, room=LABEL - 12)
        self._values(pen, row, value, (left + LABEL, y, wide - LABEL, 34))
        return self._text(pen, text, left, y + 36, wide)

    def _values(self, pen: Pen, row: OneOf, value: Any, place: Box) -> None:
        """The values side by side, or in a list where they have no room."""
        chosen = row.values.index(value) if value in row.values else 0
        labels = row.labels
        tips = (row.text,) * len(labels)

        def change(number: int) -> Change:
            return Change(row.name, row.values[number])

        options = Options(f"set.{row.name}", labels, chosen, change, tips)
        if len(labels) > 1 and labels_fit(pen, labels, place[2]):
            draw_options(pen, place, options)
        else:
            draw_drop_down(pen, place, options)

    def _text(self, pen: Pen, text: str, x: float, y: float, wide: float) -> float:
        return pen.paragraph(text, x, y, wide, size=14, ink="text-2") if text else y


class SettingsKeys(KeyTable):
    """The table of all keys, as the last group of settings."""

    name = "keys"

    def model(self, context: "SettingsScreen") -> Any:
        return super().model(context) if context.on_keys else None


class SettingsScreen(Page):
    """What the player can set."""

    name = "settings"
    of = ""  # the table of keys shows all screens

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.title = say("Settings")
        self.settings = settings
        self.editor = KeyEditor(settings)
        self.tab = 0
        self._tabs, self._list, self._keys = TabBar(), SettingsList(), SettingsKeys()

    def resize(self, size: tuple[int, int], scale: float) -> None:
        super().resize(size, scale)
        self.title = say("Settings")  # the language may be another now

    @property
    def on_keys(self) -> bool:
        """Whether the keys are shown."""
        return self.tab == len(tabs()) - 1

    def note(self) -> str:
        if not self.on_keys:
            return say("in force at once, and kept")
        return self.editor.problem or say("Enter or a click on a line gives it another key")

    def body(self) -> Sequence[Panel]:
        return self._tabs, self._list, self._keys

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        rest = (left, top + TAB_HIGH, wide, high - TAB_HIGH)
        return {"tabs": (left, top, wide, TAB_HIGH), "list": rest, "keys": rest}

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        back = (self.button(say("Back"), "back", "Esc"),)
        return back, reset_buttons(self, self.editor) if self.on_keys else ()

    def handle(self, event: pygame.Event) -> Transition | None:
        if self.on_keys and self.editor.take(event):
            self.stale = True
            return None
        return super().handle(event)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Change):
            setattr(self.settings, intent.name, intent.value)
            save_settings(self.settings)
            self.stale = True
            return None
        if isinstance(intent, ShowTab):
            self._show(intent.row)
            return None
        if isinstance(intent, Rebind):
            self.editor.choose(intent.action)
            return None
        return super().on_intent(intent)

    def _show(self, tab: int) -> None:
        self.tab = tab % len(tabs())
        self.editor.waiting = False
        self._list.scrolled = self._keys.scrolled = 0.0

    def on_action(self, action: str) -> Transition | None:
        if action in ("next-tab", "previous-tab"):
            self._show(self.tab + (1 if action == "next-tab" else -1))
        elif action == "settings":
            pass
        elif self.on_keys and edit_keys(self.editor, action):
            self.stale = True
        elif action in ("up", "down"):
            self.ring.step(self.controls(), -1 if action == "up" else 1)
        elif action in ("page-up", "page-down", "first", "last"):
            steps = {"page-up": 6, "page-down": -6, "first": 999, "last": -999}[action]
            self._list.wheel(steps)
        elif action in ("left", "right", "accept", "reset-key", "reset-keys"):
            return None
        else:
            return super().on_action(action)
        return None
