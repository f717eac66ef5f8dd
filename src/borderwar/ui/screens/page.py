"""Pages: full screens of panels with a title bar and a line of keys below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Push, Screen, Transition
from borderwar.ui.kit.widgets import Button, draw_button

TOP = 60.0
FOOT = 56.0


@dataclass(frozen=True)
class TitleModel:
    """What the title bar says."""

    title: str
    note: str


class TitleBar(Panel):
    """BORDERWAR, the page's name, and a note."""

    name = "title"
    ground = "bar"

    def model(self, context: "Page") -> TitleModel:
        return TitleModel(context.title, context.note())

    def draw(self, pen: Pen, model: TitleModel) -> None:
        pen.fill((0, pen.height - 1, pen.width, 1), "window")
        x = 20 + pen.text("BORDERWAR", 20, 18, face="map-bold", size=18) + 24
        pen.line(x, 14, x, pen.height - 14)
        x += 24
        x += pen.text(model.title, x, 15, face="map-bold", size=22) + 16
        pen.text(model.note, x, 22, ink="text-2", room=pen.width - x - 20)


@dataclass(frozen=True)
class FootModel:
    """Buttons of the foot bar."""

    left: tuple[Button, ...]
    right: tuple[Button, ...]


class FootBar(Panel):
    """The page's buttons."""

    name = "foot"
    ground = "bar"

    def model(self, context: "Page") -> FootModel:
        return FootModel(*context.foot())

    def draw(self, pen: Pen, model: FootModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        x = 20.0
        for button in model.left:
            wide = self._wide(pen, button)
            draw_button(pen, (x, 9, wide, 38), button)
            x += wide + 10
        x = pen.width - 20
        for button in reversed(model.right):
            wide = self._wide(pen, button)
            x -= wide
            draw_button(pen, (x, 9, wide, 38), button)
            x -= 10

    def _wide(self, pen: Pen, button: Button) -> float:
        return max(
            96.0,
            pen.measure(button.label, "text-bold", 15)
            + 40
            + pen.measure(button.key, "text", 14)
            + (24 if button.main else 8),
        )


class Page(Screen):
    """A title bar, a body and a foot bar.  Intents are actions of the binding table."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self._frame: tuple[Panel, ...] = (TitleBar(), FootBar())

    def note(self) -> str:
        """The words beside the title."""
        return ""

    def body(self) -> Sequence[Panel]:
        """The panels between the bars."""
        return ()

    def body_places(self, area: Box) -> dict[str, Box]:
        """Where they stand."""
        return {panel.name: area for panel in self.body()}

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        """Buttons at the left and at the right of the foot bar."""
        return (self.button(say("Back"), "back", "Esc"),), ()

    def button(self, label: str, action: str, key: str | None = None, main: bool = False) -> Button:
        """A button that does what a key does."""
        return Button(
            f"foot.{action}",
            label,
            action,
            bindings.key_of(action, self.name) if key is None else key,
            main=main,
        )

    def panels(self) -> Sequence[Panel]:
        return (*self.body(), *self._frame)

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        area = (0.0, TOP, width, height - TOP - FOOT)
        return {
            "title": (0, 0, width, TOP),
            "foot": (0, height - FOOT, width, FOOT),
            **self.body_places(area),
        }

    def on_intent(self, intent: Any) -> Transition | None:
        return self.on_action(intent) if isinstance(intent, str) else None

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            return Pop()
        if action == "keys":
            from borderwar.ui.screens.keys import KeysScreen

            return Push(KeysScreen(self.name))
        if action == "rules":
            from borderwar.ui.screens.rules import RulesScreen

            return Push(RulesScreen())
        return None
