"""A control: a place on the screen that means something when pressed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

Aim = Callable[[float, float], object]
"""What pressing at a share of the width and height of a place means."""

Turn = Callable[[int], object]
"""What the right key (1) and the left key (-1) mean on a control with the focus."""


@dataclass(frozen=True)
class Control:
    """A place on the screen that means something when pressed.

    `intent` is any value; the screen that shows the control knows what to do with it.
    A control with `aim` is pressed at a point (a minimap, a time line) and follows the
    mouse while the button is down.
    """

    name: str  # one of a kind on its screen: "inspector.move"
    place: pygame.Rect  # pixels
    intent: object = None
    tip: str = ""
    enabled: bool = True
    reason: str = ""  # why it is not enabled, as a sentence
    focus: bool = True  # reached by the Tab key
    aim: Aim | None = None
    round: int = 4  # corner radius of its frame, pixels
    turn: Turn | None = None
    beyond: int = 0  # pixels it lies above (-) or below the part of a scrolled box that is seen

    def moved(self, x: int, y: int) -> "Control":
        """The same control with its place shifted."""
        return replace(self, place=self.place.move(x, y))

    def pressed_at(self, point: tuple[int, int]) -> object:
        """What pressing it at a point of the screen means."""
        if self.aim is None:
            return self.intent
        across = (point[0] - self.place.left) / max(1, self.place.width)
        down = (point[1] - self.place.top) / max(1, self.place.height)
        return self.aim(min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0))


@dataclass(frozen=True)
class Written:
    """A text that was drawn, for the tests that look for cut and crossing words."""

    text: str
    place: pygame.Rect  # pixels
    whole: bool = True  # False if it had to be shortened
