"""A screen: panels, a focus ring, tool tips; what it wants next is a value it returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui import bindings
from borderwar.ui.kit import shapes
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.control import Control
from borderwar.ui.kit.focus import FocusRing
from borderwar.ui.kit.inputs import OpenList
from borderwar.ui.kit.panel import Pane, Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.tooltip import draw_tip
from borderwar.ui.tips import tip_of

TYPING = (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING)
TURNED_OFF = pygame.KMOD_SHIFT | pygame.KMOD_CTRL | pygame.KMOD_ALT
"""Held with an arrow key, these leave the control with the focus alone."""


@dataclass(frozen=True)
class Push:
    """Show another screen above this one."""

    screen: "Screen"


@dataclass(frozen=True)
class Pop:
    """Go back to the screen below and hand it a result."""

    result: object = None


@dataclass(frozen=True)
class Reset:
    """Leave all screens and show this one."""

    screen: "Screen"


@dataclass(frozen=True)
class Quit:
    """Leave the program."""


@dataclass(frozen=True)
class Picked:
    """The result of a drop-down's list: the intent of the line that was taken."""

    intent: object


Transition = Push | Pop | Reset | Quit


class Screen:
    """Panels on a ground.  Subclasses say which panels, where, and what intents and keys do."""

    name = "screen"  # the part of the binding table it listens to
    overlay = False  # drawn over the screen below
    silent = False  # nothing is heard, and no mouse is seen, while it is shown
    around = ""  # a sound that is repeated while the screen or an overlay of it is shown
    dims = True  # an overlay darkens what lies below
    ground = "window"

    def __init__(self) -> None:
        self.panes: dict[str, Pane] = {}
        self.ring = FocusRing()
        self.size = (1, 1)  # pixels
        self.scale = 1.0
        self.backdrop: pygame.Surface | None = None
        self.stale = True  # draw all at the next chance
        self._all = True  # what `refresh` found: all, these panels, the ground
        self._fresh: set[str] = set()
        self.sounds: list[str] = []  # to be heard with the next frame
        self._revealed = ""  # the focus that was scrolled into sight last
        self._ground_fresh = True

    # ---- what subclasses say ------------------------------------------------------
    def panels(self) -> Sequence[Panel]:
        """The panels, lowest first."""
        return ()

    def context(self) -> Any:
        """What the panels' models are made from."""
        return self

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        """Where each panel stands, in logical units; one left out is not shown.

        `sizes` holds the wish of each shown panel that has one.
        """
        return {}

    def draw_ground(self, window: pygame.Surface) -> None:
        """Draw what lies under the panels."""
        window.fill(colour(self.ground))

    def ground_area(self) -> pygame.Rect:
        """The part of the window that `draw_ground` paints."""
        return pygame.Rect((0, 0), self.size)

    def draw_over(self, window: pygame.Surface) -> None:
        """Draw what lies over the panels (lines that join them to the map)."""

    def ground_changed(self) -> bool:
        """Whether what lies under the panels must be drawn again."""
        return False

    def on_intent(self, intent: Any) -> Transition | None:
        """Do what a pressed control means."""
        return None

    def on_action(self, action: str) -> Transition | None:
        """Do what a key means."""
        return None

    def on_event(self, event: pygame.Event) -> Transition | None:
        """Any event that no control took."""
        return None

    def on_text(self, event: pygame.Event) -> bool:
        """Give a key or text to an open text line; True if it was taken."""
        return False

    def resumed(self, result: object) -> Transition | None:
        """The screen above has gone and left a result."""
        return None

    def tick(self, milliseconds: int) -> Transition | None:
        """Time passes."""
        return None

    def cover(self) -> "Screen | None":
        """A screen that must lie above this one before it may be drawn again."""
        return None

    def take_sounds(self) -> list[str]:
        """What is to be heard now, once."""
        sounds, self.sounds = self.sounds, []
        return sounds

    def unkept(self) -> str:
        """What would be lost if the program ended now, as a sentence; nothing is the rule."""
        return ""

    def busy(self) -> bool:
        """Whether frames are wanted although nothing is pressed."""
        return False

    # ---- events -------------------------------------------------------------------
    def handle(self, event: pygame.Event) -> Transition | None:
        """Take one event."""
        if event.type in TYPING and self.on_text(event):
            return None
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEWHEEL:
            point = pygame.mouse.get_pos() if not hasattr(event, "pos") else event.pos
            pane = self.pane_at(point)
            if pane is not None:
                pane.panel.wheel(event.y)
                return None
            return self.on_event(event)
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            taken, intent = self.ring.mouse(event, self.controls())
            if intent is not None:
                return self.mean(intent)
            if taken or (
                event.type != pygame.MOUSEMOTION
                and self.pane_at(event.pos) is not None
                and not self.ring.free_drag
            ):
                return None
        return self.on_event(event)

    def _key(self, event: pygame.Event) -> Transition | None:
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.ring.step(self.controls(), -1 if event.mod & pygame.KMOD_SHIFT else 1)
            return None
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and self.ring.focus:
            control = self.ring.find(self.ring.focus, self.controls())
            if control is not None:
                intent = self.ring.press(control)
                return self.mean(intent) if intent is not None else None
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and not event.mod & TURNED_OFF and self.ring.focus:
            control = self.ring.find(self.ring.focus, self.controls())
            if control is not None and control.turn is not None and control.enabled:
                return self._turn(control, 1 if event.key == pygame.K_RIGHT else -1)
        action = bindings.action_of(event, self.name)
        if action == "keys" and self.overlay:
            return self._list_keys()
        if action is not None:
            return self.on_action(action)
        return self.on_event(event)

    def _list_keys(self) -> Transition:
        """The keys of a card, on a page of their own."""
        from borderwar.ui.screens.keys import KeysScreen

        return Push(KeysScreen(self.name))

    def _turn(self, control: Control, by: int) -> Transition | None:
        """Turn a control one step; the focus goes along to the choice that is lit then."""
        assert control.turn is not None
        follow = self.mean(control.turn(by))
        family = control.name.rpartition(".")[0]
        self.refresh()
        if self.ring.find(control.name, [known for known in self.controls() if known.focus]) is None:
            lit = [known.name for known in self.controls() if known.focus and known.turn is not None]
            self.ring.set_focus(next((name for name in lit if name.rpartition(".")[0] == family), ""))
        return follow

    def mean(self, intent: object) -> Transition | None:
        """Do what an intent means: lists of drop-downs open by themselves, the rest is the screen's."""
        self.sounds.append("click")
        if isinstance(intent, OpenList):
            from borderwar.ui.kit.droplist import DropList

            return Push(DropList(intent, lambda: self._place_of(intent.control)))
        return self.on_intent(intent)

    def _place_of(self, name: str) -> pygame.Rect:
        control = self.control(name)
        return control.place if control is not None else pygame.Rect(0, 0, 1, 1)

    def came_back(self, result: object) -> Transition | None:
        """The screen above has gone: take the line picked from a list, or the screen's own result."""
        return self.on_intent(result.intent) if isinstance(result, Picked) else self.resumed(result)

    # ---- looking ------------------------------------------------------------------
    def controls(self) -> list[Control]:
        """All controls shown, lowest first."""
        return [control for pane in self.panes.values() if pane.shown for control in pane.controls]

    def control(self, name: str) -> Control | None:
        """The shown control of a name."""
        return self.ring.find(name, self.controls())

    def pane_at(self, point: tuple[int, int]) -> Pane | None:
        """The topmost panel at a point."""
        for pane in reversed(list(self.panes.values())):
            if pane.shown and pane.place.collidepoint(point):
                return pane
        return None

    # ---- drawing ------------------------------------------------------------------
    def resize(self, size: tuple[int, int], scale: float) -> None:
        """The window has a new size or the interface a new scale."""
        if (size, scale) != (self.size, self.scale):
            self.size, self.scale, self.stale = size, scale, True

    def refresh(self) -> bool:
        """Bring the panels up to date; True if anything must be shown anew."""
        context = self.context()
        width, height = self.size[0] / self.scale, self.size[1] / self.scale
        models: dict[str, Any] = {}
        sizes: dict[str, tuple[float, float]] = {}
        for panel in self.panels():
            pane = self.panes.get(panel.name)
            if pane is None or pane.panel is not panel:
                self.panes[panel.name] = Pane(panel)
            models[panel.name] = model = self.panes[panel.name].model(context)
            if model is not None and (wish := panel.size(model)) is not None:
                sizes[panel.name] = wish
        boxes = self.places(width, height, sizes)
        self._all = self.stale
        self._fresh = set()
        for name, pane in self.panes.items():
            if models.get(name) is None or name not in boxes:
                self._all |= pane.hide()
                continue
            left, top, wide, high = boxes[name]
            x, y = round(left * self.scale), round(top * self.scale)
            right, bottom = round((left + wide) * self.scale), round((top + high) * self.scale)
            place = pygame.Rect(x, y, max(1, right - x), max(1, bottom - y))
            moved = not pane.shown or pane.place != place
            if pane.refresh(models[name], place, self.scale):
                self._fresh.add(name)
                self._all |= moved or pane.panel.ground is None
        self.ring.settle(self.controls())
        self._reveal_focus(models)
        self._ground_fresh = self.ground_changed()
        self._all |= self.ring.take_changed()
        self.stale = False
        return bool(self._all or self._fresh or self._ground_fresh)

    def _reveal_focus(self, models: dict[str, Any]) -> None:
        """Scroll a control that has just got the focus into sight."""
        if self.ring.focus == self._revealed:
            return
        self._revealed = self.ring.focus
        for name, pane in self.panes.items():
            control = self.ring.find(self.ring.focus, pane.controls) if pane.shown else None
            if control is not None and control.beyond:
                panel = pane.panel
                panel.scrolled += control.beyond / self.scale
                panel.scrolled = min(max(panel.scrolled, 0.0), panel.scroll_most)
                pane.refresh(models[name], pane.place, self.scale)
                self._fresh.add(name)

    def draw(self, window: pygame.Surface) -> None:
        """Put the picture together; what has not changed and lies over nothing changed is left alone."""
        everything = self._all or self.overlay or bool(self.ring.hover or self.ring.focus)
        if self.overlay and self.backdrop is not None:
            window.blit(self.backdrop, (0, 0))
        elif everything or self._ground_fresh:
            self.draw_ground(window)
        for name, pane in self.panes.items():
            if not pane.shown:
                continue
            over_ground = self._ground_fresh and pane.place.colliderect(self.ground_area())
            if everything or name in self._fresh or over_ground:
                window.blit(pane.picture, pane.place)
        self.draw_over(window)
        self._draw_ring(window)

    def _draw_ring(self, window: pygame.Surface) -> None:
        controls = self.controls()
        hovered = self.ring.find(self.ring.hover, controls)
        if hovered is not None and hovered.enabled and hovered.aim is None:
            veil = pygame.Surface(hovered.place.size, pygame.SRCALPHA)
            pygame.draw.rect(veil, (255, 255, 255, 22), veil.get_rect(), 0, hovered.round)
            window.blit(veil, hovered.place)
        focused = self.ring.find(self.ring.focus, controls)
        if focused is not None and focused.place.width:
            line = max(2, round(2 * self.scale))
            place = focused.place.inflate(2 * line, 2 * line)
            window.blit(
                shapes.frame(place.width, place.height, colour("accent"), line, focused.round + line), place
            )
        if hovered is not None and self.ring.tip_due:
            text = tip_of(hovered, self.name)
            if text:
                draw_tip(window, hovered.place, text, self.scale)
