"""A panel: view model (plain data), draw; and its picture, kept until the model changes."""

from typing import Any

import pygame

from borderwar.ui.appearance import edition
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.control import Control, Written
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.reading import letters


class Panel:
    """A part of a screen.  `model` says what it shows; `draw` draws exactly that.

    A panel keeps no facts of its own but how far it is scrolled.
    """

    name = "panel"
    ground: str | None = "panel"  # colour it is filled with; None is clear

    def __init__(self) -> None:
        self.scrolled = 0.0
        self.scroll_most = 0.0  # set by `draw`

    def model(self, context: Any) -> Any:
        """What the panel says, as a value that can be compared; None hides the panel."""
        raise NotImplementedError

    def depends(self, context: Any) -> Any:
        """A cheap value that changes whenever the model may; None asks for the model each time."""
        return None

    def draw(self, pen: Pen, model: Any) -> None:
        """Draw the model and make the controls."""
        raise NotImplementedError

    def size(self, model: Any) -> tuple[float, float] | None:
        """Logical width and height of a panel that is as big as what it says; else None."""
        return None

    def wheel(self, steps: float) -> bool:
        """Scroll by wheel steps; False if there is nothing to scroll."""
        if self.scroll_most <= 0:
            return False
        self.scrolled = min(max(self.scrolled - steps * 54, 0.0), self.scroll_most)
        return True

    def scroll_by_action(self, action: str) -> None:
        """Scroll as a key of the lists says: "up", "page-down", "last" and the like."""
        steps = {"up": 1, "down": -1, "page-up": 9, "page-down": -9, "first": 10_000, "last": -10_000}
        self.wheel(steps[action])

    def reveal(self, top: float, height: float, room: float) -> None:
        """Scroll so that a stretch of the contents is in sight."""
        self.scrolled = max(min(self.scrolled, top), top + height - room)


def draw_scroll_bar(pen: Pen, place: Box, scrolled: float, whole: float, ink: str = "hairline") -> float:
    """A thin bar at the right of a scrolled box, if it does not all fit; how far it can scroll."""
    left, top, width, height = place
    most = max(0.0, whole - height)
    if most > 0:
        thumb = max(24.0, height * height / whole)
        y = top + (height - thumb) * min(scrolled / most, 1.0)
        pen.box((left + width - 5, y, 4, thumb), ink, 2)
    return most


class Pane:
    """A panel at a place, with its picture."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.place = pygame.Rect(0, 0, 0, 0)
        self.shown = False
        self.shown_model: Any = None
        self.controls: list[Control] = []
        self.written: list[Written] = []
        self.picture = pygame.Surface((1, 1))
        self.drawings = 0  # how often it was drawn, for tests
        self._key: Any = None
        self._known: tuple[Any, Any] | None = None  # what the model depends on, and the model

    def model(self, context: Any) -> Any:
        """The panel's model, made anew only if what it depends on changed."""
        depends = self.panel.depends(context)
        if depends is None:
            return self.panel.model(context)
        if self._known is None or self._known[0] != depends:
            self._known = depends, self.panel.model(context)
        return self._known[1]

    def hide(self) -> bool:
        """Show nothing; True if something was shown before."""
        changed, self.shown = self.shown, False
        self.controls, self.written, self._key = [], [], None
        return changed

    def refresh(self, model: Any, place: pygame.Rect, scale: float) -> bool:
        """Draw again if the model, the place or the scale changed; True if so."""
        key = (model, tuple(place), scale, letters(), edition(), self.panel.scrolled)
        if self.shown and key == self._key:
            return False
        self.shown_model = model
        self.place, self.shown = place, True
        if self.panel.ground is None:
            self.picture = pygame.Surface(place.size, pygame.SRCALPHA)
        else:
            if self.picture.get_size() != place.size or self.picture.get_flags() & pygame.SRCALPHA:
                self.picture = pygame.Surface(place.size)
            self.picture.fill(colour(self.panel.ground))
        pen = Pen(self.picture, scale)
        self.panel.draw(pen, model)
        kept = min(self.panel.scrolled, self.panel.scroll_most)
        if kept != self.panel.scrolled:  # the contents became shorter
            self.panel.scrolled = kept
            return self.refresh(model, place, scale)
        self._key = (model, tuple(place), scale, letters(), edition(), self.panel.scrolled)
        self.controls = [control.moved(place.x, place.y) for control in pen.controls]
        self.written = pen.written
        self.drawings += 1
        return True
