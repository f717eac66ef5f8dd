"""Curtain: nothing of the game is seen or heard until the next player sits down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Screen, Transition
from borderwar.ui.screens.key_table import BARE

DEAF = 400
"""Milliseconds in which keys are not heard: the last player's hands are still on them."""


@dataclass(frozen=True)
class Sit:
    """The person of a side has taken the machine."""

    side: int


@dataclass(frozen=True)
class CurtainModel:
    """Whose turn it is.  Nothing else: no event, no place, no number."""

    title: str
    text: str


class CurtainCard(Panel):
    """Two lines in the middle of the blank frame."""

    name = "curtain"
    ground = "window"

    def model(self, context: "CurtainScreen") -> CurtainModel:
        title = say("{side} to play", side=context.who)
        return CurtainModel(title, say("Press a key when you sit at the machine and nobody else looks."))

    def draw(self, pen: Pen, model: CurtainModel) -> None:
        middle = pen.width / 2
        y = pen.height / 2 - 40
        pen.text(model.title, middle, y, face="map-bold", size=30, align="centre", room=pen.width - 40)
        pen.text(model.text, middle, y + 52, size=16, ink="text-2", align="centre", room=pen.width - 40)


class CurtainScreen(Screen):
    """Blank until a key is pressed or the mouse clicked; Esc does not lift it by mistake."""

    name = "curtain"
    silent = True

    def __init__(self, who: str, side: int) -> None:
        super().__init__()
        self.who = who
        self.side = side
        self._waited = 0
        self._panels = (CurtainCard(),)

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        return {"curtain": (0, 0, width, height)}

    def tick(self, milliseconds: int) -> Transition | None:
        self._waited += milliseconds
        return None

    def busy(self) -> bool:
        return self._waited < DEAF

    def handle(self, event: pygame.Event) -> Transition | None:
        if self._waited < DEAF:
            return None
        lifts = event.type == pygame.KEYDOWN and event.key not in (*BARE, pygame.K_ESCAPE)
        if lifts or event.type == pygame.MOUSEBUTTONUP:
            return Pop(Sit(self.side))
        return None

    def on_intent(self, intent: Any) -> Transition | None:
        return None
