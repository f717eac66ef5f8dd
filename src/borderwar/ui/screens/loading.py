"""Loading: a progress line while the rules are made ready for the first game."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Reset, Screen, Transition
from borderwar.ui.settings import Settings


@dataclass(frozen=True)
class LoadingModel:
    """How far it has come."""

    title: str
    text: str
    done: int
    of: int
    dots: int
    problem: str


class LoadingCard(Panel):
    """A card with a bar."""

    name = "loading"
    ground = None

    def model(self, context: "LoadingScreen") -> LoadingModel:
        return LoadingModel(
            context.title, context.text, context.done, context.of, context.elapsed // 500 % 4, context.problem
        )

    def size(self, model: LoadingModel) -> tuple[float, float]:
        return 520, 190

    def draw(self, pen: Pen, model: LoadingModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.text(model.title, 28, 22, face="map-bold", size=26, ink="ink", room=pen.width - 56)
        if model.problem:
            pen.paragraph(model.problem, 28, 70, pen.width - 56, ink="attack-text")
            return
        words = say("Making ready: {what}", what=model.text) + "." * model.dots
        pen.text(words, 28, 70, ink="ink", room=pen.width - 56)
        pen.box((28, 102, pen.width - 56, 12), "paper-shadow", 4)
        share = min(1.0, (model.done + 0.5) / (model.of + 0.5))
        pen.box((28, 102, (pen.width - 56) * share, 12), "accent", 4)
        note = say("The first time takes some seconds, later it is quick. Esc goes back.")
        pen.text(note, 28, 130, size=14, ink="ink-2", room=pen.width - 56)


class LoadingScreen(Screen):
    """Prepares a game beside the screen and then shows it."""

    name = "dialog"

    def __init__(
        self, title: str, prepare: Callable[[Callable[[int, int, str], None]], Screen], settings: Settings
    ) -> None:
        super().__init__()
        self.settings = settings
        self.title = title
        self.text, self.done, self.of = say("reading the scenario"), 0, 1
        self.elapsed = 0
        self.problem = ""
        self._result: Screen | None = None
        self._prepare = prepare
        self._panels = (LoadingCard(),)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._result = self._prepare(self._progress)
        except Exception as error:  # whatever it is, the player must get back to the list
            self.problem = say("This game cannot be started: {error}. Press Esc to go back.", error=error)

    def _progress(self, done: int, of: int, text: str) -> None:
        self.done, self.of, self.text = done, of, text

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        wide, high = sizes["loading"]
        return {"loading": ((width - wide) / 2, (height - high) / 2, wide, high)}

    def busy(self) -> bool:
        return not self.problem

    def tick(self, milliseconds: int) -> Transition | None:
        self.elapsed += milliseconds
        return Reset(self._result) if self._result is not None else None

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            from borderwar.ui.screens.chooser import ChooserScreen

            return Reset(ChooserScreen(self.settings))
        return None

    def on_event(self, event: pygame.Event) -> Transition | None:
        return None

    def on_intent(self, intent: Any) -> Transition | None:
        return None
