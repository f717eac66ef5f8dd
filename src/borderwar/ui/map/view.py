"""The camera: which part of the sheet the screen shows, and at what zoom."""

import math

import pygame

from borderwar.ui.map.layout import NOWHERE, HexLayout

ZOOMS = (14, 20, 26, 32, 40, 57, 76, 104)
"""Pitches the map is painted at; between them the nearest is scaled."""

PLAY_ZOOM = 57

BEYOND = 0.3
"""How far the view may go past the sheet, in windows: panels cover a part of the window."""


class MapView:
    """A viewport on the screen and the piece of map under it."""

    def __init__(self, columns: int, rows: int, viewport: pygame.Rect, pitch: float = PLAY_ZOOM) -> None:
        self.viewport = pygame.Rect(viewport)
        self.layout = HexLayout(columns, rows, pitch)
        self.scroll = (0.0, 0.0)
        self.scale = 1.0  # of the interface: on a fine screen hexes may be as much larger
        self.clear: pygame.Rect | None = None  # the part of the viewport that no panel covers
        self._keep_in_sight()

    @property
    def pitch(self) -> float:
        """Pixels from one hex centre to the next."""
        return self.layout.pitch

    @property
    def levels(self) -> tuple[float, ...]:
        """The zooms that keys and wheel step through, for this interface's scale."""
        return tuple(level * max(1.0, self.scale) for level in ZOOMS)

    def resize(self, viewport: pygame.Rect) -> None:
        """Take another place on the screen; the middle of the view stays where it was."""
        middle = self.to_map(self.viewport.center)
        self.viewport = pygame.Rect(viewport)
        self.scroll = middle[0] - self.viewport.width / 2, middle[1] - self.viewport.height / 2
        self._keep_in_sight()

    def to_map(self, at: tuple[float, float]) -> tuple[float, float]:
        """Screen pixels to map pixels."""
        return at[0] - self.viewport.left + self.scroll[0], at[1] - self.viewport.top + self.scroll[1]

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Map pixels to screen pixels."""
        origin = self.origin
        return x + origin[0], y + origin[1]

    @property
    def origin(self) -> tuple[int, int]:
        """The screen place of the sheet's upper left corner, in whole pixels."""
        return self.viewport.left - round(self.scroll[0]), self.viewport.top - round(self.scroll[1])

    def hex_at(self, at: tuple[float, float]) -> int:
        """The hex under a screen point, or NOWHERE outside the map or the viewport."""
        if not self.viewport.collidepoint(at):
            return NOWHERE
        origin = self.origin
        return self.layout.hex_at(at[0] - origin[0], at[1] - origin[1])

    def centre(self, here: int) -> tuple[int, int]:
        """The middle of a hex on the screen."""
        x, y = self.layout.centre(here)
        origin = self.origin
        # Not `round`: a half must go the same way wherever the map lies.
        return math.floor(x + 0.5) + origin[0], math.floor(y + 0.5) + origin[1]

    def visible_rect(self) -> pygame.Rect:
        """The piece of map in the viewport, in map pixels."""
        return pygame.Rect(round(self.scroll[0]), round(self.scroll[1]), *self.viewport.size)

    def visible_hexes(self) -> list[int]:
        """The hexes that touch the viewport."""
        rect = self.visible_rect()
        return self.layout.in_rect(rect.left, rect.top, rect.width, rect.height)

    def is_visible(self, here: int, margin: int = 0) -> bool:
        """Whether a hex's middle is in the viewport, at least `margin` pixels from its edge."""
        return self.viewport.inflate(-2 * margin, -2 * margin).collidepoint(self.centre(here))

    def scroll_by(self, dx: float, dy: float) -> None:
        """Move the view over the map; it stops a little past the edges."""
        self.scroll = self.scroll[0] + dx, self.scroll[1] + dy
        self._keep_in_sight()

    def centre_on(self, here: int, clear: pygame.Rect | None = None) -> None:
        """Put a hex in the middle of the viewport, or of the part of it that no panel covers."""
        middle = (clear or self.viewport).center
        x, y = self.layout.centre(here)
        self.scroll = x - (middle[0] - self.viewport.left), y - (middle[1] - self.viewport.top)
        self._keep_in_sight()

    def zoom_to(self, pitch: float, about: tuple[float, float] | None = None) -> None:
        """Change the zoom; the map point under `about` (the middle if none is given) stays there."""
        pitch = min(max(pitch, ZOOMS[0] / 2), self.levels[-1])
        at = about or self.viewport.center
        x, y = self.to_map(at)
        share = pitch / self.pitch
        self.layout = HexLayout(self.layout.columns, self.layout.rows, pitch)
        self.scroll = (
            x * share - (at[0] - self.viewport.left),
            y * share - (at[1] - self.viewport.top),
        )
        self._keep_in_sight()

    def zoom_in(self, about: tuple[float, float] | None = None) -> None:
        """To the next larger level."""
        levels = self.levels
        self.zoom_to(next((level for level in levels if level > self.pitch * 1.01), levels[-1]), about)

    def zoom_out(self, about: tuple[float, float] | None = None) -> None:
        """To the next smaller level, but not past the one that shows the whole map."""
        lower = [level for level in self.levels if level < self.pitch * 0.99]
        self.zoom_to(lower[-1] if lower else self.levels[0], about)

    def fit(self) -> None:
        """Show the whole map."""
        width, height = HexLayout(self.layout.columns, self.layout.rows, 1000.0).size
        share = min(self.viewport.width / width, self.viewport.height / height)
        self.zoom_to(math.floor(share * 1000.0 * 10) / 10)

    def _keep_in_sight(self) -> None:
        """Stop a little past the edges; a sheet smaller than the clear view stays in its middle."""
        width, height = self.layout.size
        port, clear = self.viewport, (self.clear or self.viewport).clip(self.viewport)
        left, top = clear.left - port.left, clear.top - port.top
        self.scroll = (
            _kept(self.scroll[0], width, port.width, left, clear.width),
            _kept(self.scroll[1], height, port.height, top, clear.height),
        )


def _kept(scroll: float, sheet: int, window: int, start: int, clear: int) -> float:
    """A scroll position along one axis that keeps the sheet in the window.

    `clear` pixels of the window from `start` on are not covered by panels.
    """
    if sheet <= clear:
        return (sheet - clear) / 2 - start
    beyond = window * BEYOND
    return min(max(scroll, -beyond), sheet - window + beyond)
