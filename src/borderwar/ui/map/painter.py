"""The paper map on the screen: tiles painted a little at a time, nearest to the view first.

Until a tile is ready its place shows the whole map, painted small and enlarged, so there
is a picture from the first frame.  An unfinished tile goes on where it stopped.
"""

import math
from collections import OrderedDict
from collections.abc import Iterator
from time import perf_counter

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map.field import GroundField
from borderwar.ui.map.grid import draw_grid, draw_margin, draw_numbers
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.labels import Lettering, Typesetter, write_names
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.light import DAY, Light, lay_light
from borderwar.ui.map.lines import LineWork
from borderwar.ui.map.prepared import COARSE_PITCH, OVERVIEW_PITCH, coarse_picture, preparation
from borderwar.ui.map.store import TileStore
from borderwar.ui.map.tile import TILE, Tile
from borderwar.ui.map.view import MapView
from borderwar.ui.palette import mix
from borderwar.ui.theme import Theme

KEPT_TILES = 240
KEPT_SHEETS = 120
SHADOW_REACH = 14

AHEAD = TILE // 2
"""Pixels beyond the view that are painted before anybody looks there."""

SHEETS_BUDGET = 20.0
"""Milliseconds of one frame that may go into names, grid and light of tiles; the rest waits a frame."""

WORK_DONE = object()

Key = tuple[float, int, int]
"""Pitch, column and row of a tile."""

SheetKey = tuple[Key, bool, bool, Light, bool]
"""A tile with grid, names, light and numbers."""


class MapPainter:
    """Paints, keeps and shows the map of one ground.

    `patient` waits for the ground to be prepared; without it the first pictures are coarse.
    """

    def __init__(
        self, ground: GroundSpec, theme: Theme | None = None, cache: bool = True, patient: bool = True
    ) -> None:
        self.ground = ground
        self.theme = Theme() if theme is None or theme.scale != 1 else theme
        self.store = TileStore(f"{ground.digest()}-{palette.in_use()}") if cache else None
        self.hasty = False  # a frame of a running game: what takes long is put off to the next step
        self._preparation = preparation(ground)
        self._tiles: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._sheets: OrderedDict[SheetKey, pygame.Surface] = OrderedDict()
        self._newest: dict[Key, SheetKey] = {}
        self._letterings: dict[float, Lettering] = {}
        self._lettering_work: tuple[float, Typesetter, Iterator[None]] | None = None
        self._working: tuple[Key, Iterator[np.ndarray | None]] | None = None
        self._overviews: dict[bool, pygame.Surface] = {}
        self._scaled: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._view: MapView | None = None
        self._shown: tuple[bool, bool, Light, bool] = (True, True, DAY, False)
        self._behind = False  # the last picture showed sheets of an earlier look
        self._fresh: list[Key] = []
        if patient:
            self._preparation.made  # noqa: B018  (waits)

    @property
    def ready(self) -> bool:
        """Whether the ground is prepared: before that, all pictures are coarse."""
        return self._preparation.ready

    @property
    def field(self) -> GroundField:
        """The ground as smooth fields; waits for them."""
        return self._preparation.made.field

    @property
    def lines(self) -> LineWork:
        """The line work of the map; waits for it."""
        return self._preparation.made.lines

    @property
    def overview(self) -> pygame.Surface:
        """The whole map, small; coarse until the ground is prepared."""
        ready = self.ready
        if ready not in self._overviews:
            pixels = self._preparation.made.overview if ready else coarse_picture(self.ground)
            self._overviews[ready] = _surface(pixels)
        return self._overviews[ready]

    @property
    def busy(self) -> bool:
        """Whether tiles about the view last asked for are still missing, or not yet as they shall be."""
        if self._view is None or not self.ready or self._behind:
            return True
        pitch = _level(self._view)
        if pitch not in self._letterings:
            return True
        return any((pitch, *place) not in self._tiles for place in self._wanted(self._view))

    def take_fresh(self) -> list[pygame.Rect]:
        """The parts of the sheet, in map pixels, that changed since this was last asked."""
        fresh, self._fresh = self._fresh, []
        return [pygame.Rect(column * TILE, row * TILE, TILE, TILE) for _, column, row in fresh]

    def _places(self, view: MapView, beyond: int) -> list[tuple[int, int]]:
        """Columns and rows of the tiles that touch the view or what lies so many pixels beyond it."""
        rect = view.visible_rect().inflate(2 * beyond, 2 * beyond)
        return self._tiles_in(rect, _level(view))

    def _tiles_in(self, rect: pygame.Rect, pitch: float) -> list[tuple[int, int]]:
        """Columns and rows of the tiles that touch a piece of map."""
        width, height = HexLayout(self.ground.columns, self.ground.rows, pitch).size
        part = rect.clip((0, 0, width, height))
        if part.width <= 0 or part.height <= 0:
            return []
        return [
            (column, row)
            for row in range(part.top // TILE, (part.bottom - 1) // TILE + 1)
            for column in range(part.left // TILE, (part.right - 1) // TILE + 1)
        ]

    def _visible_places(self, view: MapView) -> list[tuple[int, int]]:
        """Tiles that touch the view."""
        return self._places(view, 0)

    def _wanted(self, view: MapView) -> list[tuple[int, int]]:
        """Tiles that shall be ready: those in view, and one more all round for panning."""
        return self._places(view, AHEAD)

    def step(self, budget_ms: float, view: MapView | None = None) -> float:
        """Paint for about so many milliseconds; the share of the tiles about the view that are ready."""
        view = view or self._view
        if view is None:
            return 0.0
        self._view, self.hasty = view, True
        end = perf_counter() + budget_ms / 1000
        if not self._preparation.wait(budget_ms / 1000):
            return 0.0
        pitch = _level(view)
        wanted = self._wanted(view)
        if self._working is not None and self._working[0][0] != pitch:
            self._working = None
        while perf_counter() < end:
            if self._working is None:
                waiting = [place for place in wanted if (pitch, *place) not in self._tiles]
                if not waiting and not self._letter(pitch):
                    break
                if not waiting:
                    continue
                nearest = min(waiting, key=lambda place: _distance(place, view))
                self._working = (pitch, *nearest), self._paint(pitch, *nearest)
            key, work = self._working
            painted = next(work)
            if painted is not None:
                self._keep(key, painted)
                self._working = None
        self._renew_sheets(view, end)
        done = sum((pitch, *place) in self._tiles for place in wanted)
        return done / max(1, len(wanted))

    def _letter(self, pitch: float) -> bool:
        """Set one more name of a zoom; False once all are set."""
        if pitch in self._letterings:
            return False
        if self._lettering_work is None or self._lettering_work[0] != pitch:
            setter = Typesetter(self.field, self.lines, pitch, self.theme)
            self._lettering_work = pitch, setter, setter.work()
        _, setter, work = self._lettering_work
        if next(work, WORK_DONE) is WORK_DONE:
            self._keep_lettering(pitch, setter.done())
            self._lettering_work = None
            self._behind = True
        return True

    def _renew_sheets(self, view: MapView, end: float) -> None:
        """Put names, grid and light on tiles that lack them, as long as there is time."""
        if not self._behind:
            return
        pitch = _level(view)
        for place in self._visible_places(view):
            key = (pitch, *place)
            if key in self._tiles and self._sheet_key(key) not in self._sheets:
                if perf_counter() > end:
                    return
                self._sheet(key)
                self._fresh.append(key)
        self._behind = False

    def finish(self, view: MapView) -> None:
        """Paint every tile that the view shows, however long it takes."""
        self._view, self.hasty = view, False
        pitch = _level(view)
        self.lettering(pitch)
        for place in self._visible_places(view):
            if (pitch, *place) not in self._tiles:
                for painted in self._paint(pitch, *place):
                    if painted is not None:
                        self._keep((pitch, *place), painted)
        self._fresh += [(pitch, *place) for place in self._visible_places(view)]

    def _paint(self, pitch: float, column: int, row: int) -> Iterator[np.ndarray | None]:
        """Work on one tile: None while it goes on, its pixels at the end."""
        if self.store is not None:
            known = self.store.load(pitch, column, row, TILE)
            if known is not None:
                yield known
                return
        tile = Tile(self.field, self.lines, pitch, column * TILE, row * TILE, TILE)
        for _ in tile.paint():
            yield None
        pixels = tile.finished()
        if self.store is not None:
            self.store.save(pitch, column, row, pixels)
        yield pixels

    def _keep(self, key: Key, pixels: np.ndarray) -> None:
        self._tiles[key] = _surface(pixels)
        self._fresh.append(key)
        while len(self._tiles) > KEPT_TILES:
            gone, _ = self._tiles.popitem(last=False)
            self._newest.pop(gone, None)

    def lettering(self, pitch: float) -> Lettering:
        """Names and signs at a zoom."""
        if pitch not in self._letterings:
            self._keep_lettering(pitch, Typesetter(self.field, self.lines, pitch, self.theme).set())
        return self._letterings[pitch]

    def _keep_lettering(self, pitch: float, lettering: Lettering) -> None:
        if len(self._letterings) > 6:
            self._letterings.clear()
        self._letterings[pitch] = lettering

    def draw(
        self,
        surface: pygame.Surface,
        view: MapView,
        grid: bool = True,
        names: bool = True,
        light: Light = DAY,
        numbers: bool = False,
    ) -> None:
        """Show what the view shows, within the surface's clip."""
        self._view = view
        self._shown = grid, names, light, numbers
        pitch = _level(view)
        clip = surface.get_clip()
        area = view.viewport.clip(clip)
        surface.set_clip(area)
        sheet = pygame.Rect(view.origin, view.layout.size)
        if not sheet.contains(area):
            surface.fill(palette.WINDOW)
            _draw_shadow(surface, sheet)
        seen = area.move(-view.origin[0], -view.origin[1])
        visible = self._tiles_in(seen, pitch) if self.ready else []
        if not self.ready or any((pitch, *place) not in self._tiles for place in visible):
            self._draw_overview(surface, view, seen, light)
        surface.set_clip(sheet.clip(area))
        end = perf_counter() + SHEETS_BUDGET / 1000
        for place in visible:
            key = (pitch, *place)
            if key in self._tiles:
                self._tiles.move_to_end(key)
                image = self._shown_sheet(key, end)
                surface.blit(image, (view.origin[0] + place[0] * TILE, view.origin[1] + place[1] * TILE))
        surface.set_clip(clip)

    def draw_small(self, surface: pygame.Surface, view: MapView, light: Light = DAY) -> None:
        """The small picture of the whole map, enlarged: a quick ground for a frame of zooming."""
        sheet = pygame.Rect(view.origin, view.layout.size)
        if not sheet.contains(view.viewport):
            surface.fill(palette.WINDOW, view.viewport)
        self._draw_overview(surface, view, view.visible_rect(), light)

    def _shown_sheet(self, key: Key, end: float) -> pygame.Surface:
        """The sheet of a tile: as it shall be, or, in a frame that has no more time, as it last was."""
        if self.hasty and perf_counter() > end and self._sheet_key(key) not in self._sheets:
            self._behind = True
            older = self._newest.get(key)
            return self._tiles[key] if older is None else self._sheets.get(older, self._tiles[key])
        return self._sheet(key)

    def _draw_overview(self, surface: pygame.Surface, view: MapView, seen: pygame.Rect, light: Light) -> None:
        """The small picture, enlarged to a part of the sheet."""
        overview = self.overview
        rect = seen.clip(pygame.Rect((0, 0), view.layout.size))
        if rect.width <= 0 or rect.height <= 0:
            return
        share = (OVERVIEW_PITCH if self.ready else COARSE_PITCH) / view.pitch
        part = pygame.Rect(
            math.floor(rect.left * share),
            math.floor(rect.top * share),
            math.ceil(rect.width * share) + 2,
            math.ceil(rect.height * share) + 2,
        ).clip(overview.get_rect())
        key = tuple(part), view.pitch, light, self.ready
        if self._scaled is None or self._scaled[0] != key:
            size = max(1, round(part.width / share)), max(1, round(part.height / share))
            large = pygame.transform.smoothscale(overview.subsurface(part), size)
            lay_light(large, light)
            self._scaled = key, large
        origin = view.origin
        place = origin[0] + round(part.left / share), origin[1] + round(part.top / share)
        surface.blit(self._scaled[1], place)

    def _sheet_key(self, key: Key) -> SheetKey:
        """What a tile's sheet depends on; a hasty one does without names that are not set yet."""
        grid, names, light, numbers = self._shown
        lettered = names and (not self.hasty or key[0] in self._letterings)
        return key, grid, lettered, light, numbers

    def _sheet(self, key: Key) -> pygame.Surface:
        """A tile with names, grid and light on it, kept."""
        whole = self._sheet_key(key)
        known = self._sheets.get(whole)
        if known is not None:
            self._sheets.move_to_end(whole)
            return known
        _, grid, names, light, numbers = whole
        pitch, column, row = key
        left, top = column * TILE, row * TILE
        out = self._tiles[key].copy()
        if names:
            write_names(out, self.lettering(pitch), left, top, TILE, pitch)
        layout = HexLayout(self.ground.columns, self.ground.rows, pitch)
        if grid:
            out.blit(draw_grid(layout, left, top, TILE), (0, 0))
            draw_margin(out, layout, left, top, self.theme)
        if numbers:
            draw_numbers(out, layout, left, top, self.theme)
        lay_light(out, light)
        self._sheets[whole] = out
        self._newest[key] = whole
        if len(self._sheets) > KEPT_SHEETS:
            self._sheets.popitem(last=False)
        return out

    def minimap(self, width: int, height: int) -> tuple[pygame.Surface, float]:
        """The whole map in a box: its picture, and minimap pixels for each pitch of the map."""
        overview = self.overview
        whole = overview.get_size()
        share = min(width / whole[0], height / whole[1])
        size = max(1, round(whole[0] * share)), max(1, round(whole[1] * share))
        picture = pygame.transform.smoothscale(overview, size)
        return picture, share * (OVERVIEW_PITCH if self.ready else COARSE_PITCH)


def _draw_shadow(surface: pygame.Surface, sheet: pygame.Rect) -> None:
    """The shadow of the paper on the desk, a little down and to the right."""
    for step in range(SHADOW_REACH, 0, -1):
        share = (1 - step / SHADOW_REACH) ** 2
        place = sheet.inflate(2 * step, 2 * step).move(2, 5)
        pygame.draw.rect(surface, mix(palette.WINDOW, (6, 7, 5), share), place, 0, step + 2)


def _level(view: MapView) -> float:
    """The zoom that tiles for a view are painted at."""
    return round(view.pitch, 1)


def _distance(place: tuple[int, int], view: MapView) -> float:
    """How far a tile is from the middle of the view; tiles in view come first."""
    rect = view.visible_rect()
    x, y = (place[0] + 0.5) * TILE - rect.centerx, (place[1] + 0.5) * TILE - rect.centery
    hidden = not rect.colliderect(place[0] * TILE, place[1] * TILE, TILE, TILE)
    return math.hypot(x, y) + (1e6 if hidden else 0.0)


def _surface(pixels: np.ndarray) -> pygame.Surface:
    """A surface from (rows, columns, 3) pixels, in the screen's own format where there is a screen."""
    surface = pygame.surfarray.make_surface(pixels.swapaxes(0, 1))
    if pygame.display.get_init() and pygame.display.get_surface() is not None:
        return surface.convert()
    return surface
