"""The mouse on the replay's map: drag to pan, wheel to zoom, click to choose a unit or a ghost."""

from typing import TYPE_CHECKING

import pygame

from borderwar.ui.play.desk import NOBODY, NOWHERE

if TYPE_CHECKING:
    from borderwar.ui.screens.replay import ReplayScreen

DRAG_FROM = 6
"""Pixels a press goes before it is a drag."""


class MapHands:
    """What the mouse does where no panel is."""

    def __init__(self, screen: "ReplayScreen") -> None:
        self.screen = screen
        self._pressed_at: tuple[int, int] | None = None
        self._dragged = False

    def take(self, event: pygame.Event) -> None:
        """Take one event."""
        camera = self.screen.stage.camera
        if event.type == pygame.MOUSEWHEEL:
            about = getattr(event, "pos", None) or pygame.mouse.get_pos()
            (camera.zoom_in if event.y > 0 else camera.zoom_out)(about)
        elif event.type == pygame.MOUSEMOTION:
            self._moved(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3):
            self._pressed_at, self._dragged = event.pos, False
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (1, 2, 3):
            self._released(event)

    def _moved(self, event: pygame.Event) -> None:
        screen, camera = self.screen, self.screen.stage.camera
        if self._pressed_at is not None and (event.buttons[0] or event.buttons[1]):
            way = event.pos[0] - self._pressed_at[0], event.pos[1] - self._pressed_at[1]
            if self._dragged or abs(way[0]) + abs(way[1]) >= DRAG_FROM:
                by = event.rel if self._dragged else way
                self._dragged = screen.showing.runner.dragging = True
                camera.scroll_by(-by[0], -by[1])
            return
        over_map = screen.pane_at(event.pos) is None
        screen.showing.situation.desk.hover = camera.hex_at(event.pos) if over_map else NOWHERE

    def _released(self, event: pygame.Event) -> None:
        screen, desk = self.screen, self.screen.showing.situation.desk
        was_drag, pressed = self._dragged, self._pressed_at
        self._dragged, self._pressed_at, screen.showing.runner.dragging = False, None, False
        if was_drag or pressed is None or screen.pane_at(event.pos) is not None:
            return
        screen.showing.runner.finish_film()
        here = self._rows_at(screen.stage.camera.hex_at(event.pos)) if event.button == 1 else []
        if not here:
            desk.selected = NOBODY
            return
        place = here.index(desk.selected) + 1 if desk.selected in here else 0
        desk.selected = here[place % len(here)]

    def _rows_at(self, place: int) -> list[int]:
        """The units in a hex, those of this game first, then ghosts; pressing again goes through them."""
        if place == NOWHERE:
            return []
        units = self.screen.showing.view.units
        rows = [unit.row for unit in units if unit.hex == place]
        known = {unit.row for unit in units}
        ghosts = [
            ghost.row for ghost in self.screen.stage.ghosts() if ghost.hex == place and ghost.row in known
        ]
        return list(dict.fromkeys([*rows, *ghosts]))
