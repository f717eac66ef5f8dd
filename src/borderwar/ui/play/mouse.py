"""The mouse on the map: aim, click, drag, wheel, and the window's edge."""

from typing import TYPE_CHECKING

import pygame

from borderwar.ui.play.desk import NOBODY, NOWHERE

if TYPE_CHECKING:
    from borderwar.ui.screens.play import PlayScreen

DRAG_FROM = 6
"""Pixels the mouse must go before a press is a drag."""

EDGE, EDGE_SPEED = 3, 0.9
"""Pixels from the window's edge, and pixels a millisecond, of edge scrolling."""

OVER_MAP = ("forecast", "message", "stack", "victory", "thinking", "lesson", "planner", "menu")
"""Cards that lie on the map: over them the aim stays where it was."""


class MapMouse:
    """Turns what the mouse does on the map into aims and deeds."""

    def __init__(self, screen: "PlayScreen") -> None:
        self.screen = screen
        self._pressed_at: tuple[int, int] | None = None
        self._dragged = False

    def at_edge(self) -> tuple[float, float] | None:
        """Which way the view scrolls because the mouse is at the window's edge, if it does."""
        if not self.screen.settings.edge_scroll or not pygame.mouse.get_focused():
            return None
        x, y = pygame.mouse.get_pos()
        dx = -1 if x <= EDGE else 1 if x >= self.screen.size[0] - 1 - EDGE else 0
        dy = -1 if y <= EDGE else 1 if y >= self.screen.size[1] - 1 - EDGE else 0
        return (dx * EDGE_SPEED, dy * EDGE_SPEED) if dx or dy else None

    def take(self, event: pygame.Event) -> None:
        """Take an event that no panel took."""
        if event.type == pygame.MOUSEWHEEL:
            about = getattr(event, "pos", None) or pygame.mouse.get_pos()
            camera = self.screen.runner.stage.camera
            (camera.zoom_in if event.y > 0 else camera.zoom_out)(about)
        elif event.type == pygame.MOUSEMOTION:
            self._moved(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3):
            self._pressed_at, self._dragged = event.pos, False
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (1, 2, 3):
            self._released(event)
        elif event.type == pygame.KEYDOWN and self.screen.runner.stage.film is not None:
            self.screen.runner.finish_film()

    def _moved(self, event: pygame.Event) -> None:
        desk, camera = self.screen.situation.desk, self.screen.runner.stage.camera
        if self._pressed_at is not None and (event.buttons[0] or event.buttons[1]):
            far = abs(event.pos[0] - self._pressed_at[0]) + abs(event.pos[1] - self._pressed_at[1])
            if self._dragged or far >= DRAG_FROM:
                if not self._dragged:
                    event = pygame.Event(
                        event.type,
                        pos=event.pos,
                        rel=(event.pos[0] - self._pressed_at[0], event.pos[1] - self._pressed_at[1]),
                        buttons=event.buttons,
                    )
                self._dragged = self.screen.runner.dragging = True
                camera.scroll_by(-event.rel[0], -event.rel[1])
            return
        pane = self.screen.pane_at(event.pos)
        if pane is not None and pane.panel.name in OVER_MAP:
            return
        if pygame.key.get_mods() & pygame.KMOD_CTRL:
            return
        place = camera.hex_at(event.pos) if pane is None else NOWHERE
        desk.marching = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        if desk.by_keys and abs(event.rel[0]) + abs(event.rel[1]) < 3:
            return
        if place != desk.hover or desk.by_keys:
            if desk.by_keys and place == NOWHERE:
                return
            desk.by_keys = False
            if place != desk.hover:
                desk.hover, desk.target = place, NOBODY
                if self.screen.settings.two_step:
                    desk.pinned = None

    def _released(self, event: pygame.Event) -> None:
        was_drag, self._dragged, pressed = self._dragged, False, self._pressed_at
        self._pressed_at = None
        self.screen.runner.dragging = False
        if was_drag or pressed is None:
            return
        if self.screen.runner.finish_film():
            return
        if event.button == 3:
            self.screen.situation.desk.drop()
            return
        if event.button == 1 and self.screen.pane_at(event.pos) is None:
            place = self.screen.runner.stage.camera.hex_at(event.pos)
            if place != NOWHERE:
                desk = self.screen.situation.desk
                desk.by_keys, desk.hover = False, place
                desk.marching = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
                self.screen.runner.deeds.act(place)
