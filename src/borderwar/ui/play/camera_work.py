"""Camera work: what part of the map the view shows, with the panels over it taken off."""

import pygame

from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.stage import Stage

RIM = 24
"""Pixels that may be shown beyond the sheet's edge."""


class CameraWork:
    """Moves the camera of a stage."""

    situation: Situation
    stage: Stage
    clear: pygame.Rect  # the part of the map no panel covers

    def _in_sight(self, place: int) -> bool:
        x, y = self.stage.camera.centre(place)
        half = int(self.stage.camera.pitch * 0.6)
        return self.clear.inflate(-2 * half, -2 * half).collidepoint(x, y)

    def centre(self, place: int) -> None:
        """Put a hex in the middle of the clear view, but show no more than a rim beyond the sheet."""
        camera = self.stage.camera
        camera.centre_on(place, self.clear)
        wide, high = camera.layout.size
        left, top = camera.to_map(self.clear.topleft)
        right, bottom = camera.to_map(self.clear.bottomright)
        camera.scroll_by(back_to_sheet(left, right, wide), back_to_sheet(top, bottom, high))

    def bring_into_sight(self, place: int) -> None:
        """Centre on a hex if it is out of sight."""
        if place != NOWHERE and not self._in_sight(place):
            self.centre(place)

    def show_hex(self, place: int) -> None:
        """Centre on a hex and let it flash."""
        if place == NOWHERE:
            return
        self.centre(place)
        self.situation.desk.flash = place
        self.stage.flash_age = 0

    def scroll_to(self, across: float, down: float) -> None:
        """Put the middle of the clear view at a share of the map."""
        camera = self.stage.camera
        wide, high = camera.layout.size
        place = camera.layout.hex_at(min(max(across * wide, 1), wide - 1), min(max(down * high, 1), high - 1))
        middle = self.clear.center
        seen = camera.visible_rect()
        dx = across * wide - seen.left - (middle[0] - camera.viewport.left)
        dy = down * high - seen.top - (middle[1] - camera.viewport.top)
        if place != NOWHERE or dx or dy:
            camera.scroll_by(round(dx), round(dy))

    def middle_hex(self) -> int:
        """The hex in the middle of the clear view."""
        place = self.stage.camera.hex_at(self.clear.center)
        if place != NOWHERE:
            return place
        return next((unit.hex for unit in self.situation.view.units if unit.hex >= 0), 0)

    def fit(self) -> None:
        """Show the whole map in the clear part of the view."""
        camera = self.stage.camera
        wide, high = camera.layout.size
        share = min(self.clear.width / wide, self.clear.height / high)
        camera.zoom_to(camera.pitch * share)
        columns, rows = camera.layout.columns, camera.layout.rows
        self.centre((rows // 2) * columns + columns // 2)


def back_to_sheet(start: float, end: float, sheet: float) -> float:
    """How far to move a view along one axis so that it ends at most a rim beyond the sheet."""
    if end - start >= sheet:
        return (start + end - sheet) / -2
    return max(0.0, -RIM - start) - max(0.0, end - sheet - RIM)
