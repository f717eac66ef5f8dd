"""A picture of the map area kept from frame to frame.

Panning moves it and paints only the strips that come into sight; a new zoom shows it
enlarged or reduced at once and is painted in the next frame.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pygame

from borderwar.ui.map import MapView

Compose = Callable[[pygame.Surface], None]
"""Paints the map area on a surface, within the surface's clip."""

FARTHEST = 0.6
"""A picture moved by more than this share of the view is painted anew."""


class Scene:
    """The kept picture."""

    def __init__(self) -> None:
        self.unsettled = False  # the last picture shown was an enlarged one
        self._picture: pygame.Surface | None = None
        self._key: Any = None
        self._pitch = 0.0  # of the picture
        self._shown_pitch = 0.0  # of the last frame
        self._origin = (0, 0)
        self._viewport = pygame.Rect(0, 0, 0, 0)

    def forget(self) -> None:
        """Paint all anew the next time."""
        self._key = None

    def show(
        self,
        surface: pygame.Surface,
        view: MapView,
        key: Any,
        stale: Iterable[pygame.Rect],
        compose: Compose,
        small: Callable[[], None],
    ) -> None:
        """Bring the picture up to date and put it on a surface.

        `key` is all that it depends on but the place of the view; `stale` are parts of the
        sheet, in map pixels, that changed since; `small` paints the ground quickly, where a
        reduced picture does not reach.
        """
        port = view.viewport
        if self._picture is None or self._viewport != port:
            self._picture = pygame.Surface((port.right, port.bottom)).convert(surface)
            self._viewport, self._key = port.copy(), None
        zooming = self._key == key and view.pitch not in (self._pitch, self._shown_pitch)
        self._shown_pitch = view.pitch
        if zooming:
            self._show_scaled(surface, view, self._picture, small)
            self.unsettled = True
            return
        self._update(self._picture, view, key, stale, compose)
        self.unsettled = False
        surface.blit(self._picture, port, port)

    def _update(
        self,
        picture: pygame.Surface,
        view: MapView,
        key: Any,
        stale: Iterable[pygame.Rect],
        compose: Compose,
    ) -> None:
        port, origin = view.viewport, view.origin
        dx, dy = origin[0] - self._origin[0], origin[1] - self._origin[1]
        fresh = self._key != key or self._pitch != view.pitch
        if fresh or abs(dx) > port.width * FARTHEST or abs(dy) > port.height * FARTHEST:
            todo = [port]
        else:
            todo = [moved.clip(port) for rect in stale if (moved := rect.move(origin)).colliderect(port)]
            if dx or dy:
                picture.set_clip(port)
                picture.scroll(dx, dy)
                todo += _strips(port, dx, dy)
        self._key, self._pitch, self._origin = key, view.pitch, origin
        for part in todo:
            picture.set_clip(part)
            compose(picture)
        picture.set_clip(None)

    def _show_scaled(
        self, surface: pygame.Surface, view: MapView, picture: pygame.Surface, small: Callable[[], None]
    ) -> None:
        """The last picture, enlarged or reduced to the new zoom."""
        port, share = view.viewport, view.pitch / self._pitch
        # The old picture's part that the new view shows, in screen pixels of the old view.
        left = (port.left - view.origin[0]) / share + self._origin[0]
        top = (port.top - view.origin[1]) / share + self._origin[1]
        wanted = pygame.Rect(round(left), round(top), round(port.width / share), round(port.height / share))
        part = wanted.clip(port)
        if part != wanted:
            small()
        if part.width <= 0 or part.height <= 0:
            return
        size = max(1, round(part.width * share)), max(1, round(part.height * share))
        clip = surface.get_clip()
        surface.set_clip(port.clip(clip))
        place = (
            port.left + round((part.left - wanted.left) * share),
            port.top + round((part.top - wanted.top) * share),
        )
        surface.blit(pygame.transform.scale(picture.subsurface(part), size), place)
        surface.set_clip(clip)


def _strips(port: pygame.Rect, dx: int, dy: int) -> list[pygame.Rect]:
    """What comes into sight when the picture moves by so much."""
    out = []
    if dx:
        left = port.left if dx > 0 else port.right + dx
        out.append(pygame.Rect(left, port.top, abs(dx), port.height))
    if dy:
        top = port.top if dy > 0 else port.bottom + dy
        out.append(pygame.Rect(port.left, top, port.width, abs(dy)))
    return [strip.clip(port) for strip in out]
