"""Settings: speed, one or two clicks, interface scale and the like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.widgets import Button, Toggle, draw_button, draw_toggle
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import SCALES, SPEEDS, Settings, save_settings

ROW = 58.0
TOGGLES = (
    (
        "two_step",
        "Two steps for an order",
        "The first click shows what would happen, the second or Enter gives the order.",
    ),
    ("ask_end_turn", "Ask before a turn ends", "Only if units can still act."),
    ("edge_scroll", "Scroll at the window's edge", "The map moves while the mouse is at the edge."),
    ("grid", "Hex grid", "Thin lines between the hexes."),
    ("numbers", "Hex numbers", "Column and row, printed in each hex."),
    ("drawer", "Order of battle open", "The list of your units at the left of the map."),
    ("first_steps", "Hints for the first turns", "What to do with a chosen unit, at the foot of the map."),
    ("full_screen", "Full screen", "Takes effect at once."),
)


@dataclass(frozen=True)
class Change:
    """Give a setting a value."""

    name: str
    value: Any


@dataclass(frozen=True)
class SettingsModel:
    """The settings as they are."""

    speed: int
    scale: int
    toggles: tuple[tuple[str, str, str, bool], ...]


class SettingsList(Panel):
    """One row a setting."""

    name = "list"

    def model(self, context: "SettingsScreen") -> SettingsModel:
        s = context.settings
        return SettingsModel(
            s.speed,
            s.scale,
            tuple((name, label, text, bool(getattr(s, name))) for name, label, text in TOGGLES),
        )

    def draw(self, pen: Pen, model: SettingsModel) -> None:
        wide = min(760.0, pen.width - 48)
        left = (pen.width - wide) / 2
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            y = 24.0
            y = self._choice(
                pen,
                left,
                y,
                wide,
                "The enemy's turn is shown",
                [(word, "speed", number, number == model.speed) for number, word in enumerate(SPEEDS)],
            )
            near = min(SCALES, key=lambda scale: abs(scale - model.scale))
            y = self._choice(
                pen,
                left,
                y,
                wide,
                "Size of letters and panels",
                [(f"{scale} %", "scale", scale, scale == near) for scale in SCALES],
            )
            for name, label, text, on in model.toggles:
                draw_toggle(pen, (left, y, wide, 30), Toggle(f"set.{name}", label, on, Change(name, not on)))
                pen.text(text, left + 28, y + 29, size=14, ink="text-2", room=wide - 28)
                y += ROW
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, y + 10)

    def _choice(
        self,
        pen: Pen,
        left: float,
        y: float,
        wide: float,
        label: str,
        options: list[tuple[str, str, Any, bool]],
    ) -> float:
        pen.text(label, left, y, face="text-bold", size=16)
        y += 28
        each = (wide + 8) / len(options)
        for number, (word, name, value, lit) in enumerate(options):
            place: Box = (left + number * each, y, each - 8, 34)
            draw_button(pen, place, Button(f"set.{name}.{value}", word, Change(name, value), lit=lit))
        return y + 56


class SettingsScreen(Page):
    """What the player can set."""

    name = "settings"
    title = "Settings"

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.unsaved = ""
        self._body = (SettingsList(),)

    def note(self) -> str:
        return self.unsaved

    def body(self) -> Sequence[Panel]:
        return self._body

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Change):
            setattr(self.settings, intent.name, intent.value)
            kept = save_settings(self.settings)
            self.unsaved = "" if kept else "These settings cannot be written and last until you leave."
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "left", "right"):
            self.ring.step(self.controls(), -1 if action in ("up", "left") else 1)
            return None
        if action == "settings":
            return None
        return super().on_action(action)
