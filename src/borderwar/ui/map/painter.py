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

from borderwar.ui.map.field import GroundField, make_field
from borderwar.ui.map.grid import draw_grid, draw_margin, draw_numbers
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.labels import Lettering, Typesetter
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.light import DAY, Light
from borderwar.ui.map.lines import LineWork, make_lines
from borderwar.ui.map.marks import draw_mark, draw_trench
from borderwar.ui.map.store import TileStore
from borderwar.ui.map.tile import TILE, Tile
from borderwar.ui.map.view import MapView
from borderwar.ui.palette import WINDOW, mix
from borderwar.ui.theme import Theme

OVERVIEW_PITCH = 12.0
"""Zoom of the small picture of the whole map."""

KEPT_TILES = 160
KEPT_SHEETS = 90
SHADOW_REACH = 14

Key = tuple[float, int, int]
"""Pitch, column and row of a tile."""


class MapPainter:
    """Paints, keeps and shows the map of one ground."""

    def __init__(self, ground: GroundSpec, theme: Theme | None = None, cache: bool = True) -> None:
        self.ground = ground
        self.theme = Theme() if theme is None or theme.scale != 1 else theme
        self.store = TileStore(ground.digest()) if cache else None
        self.field: GroundField = make_field(ground)
        self.lines: LineWork = make_lines(self.field)
        self._tiles: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._sheets: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._letterings: dict[float, Lettering] = {}
        self._working: tuple[Key, Iterator[np.ndarray | None]] | None = None
        self._scaled: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._view: MapView | None = None
        self._shown: tuple[bool, bool, Light, bool] = (True, True, DAY, False)
        self._overview = self._paint_overview()

    @property
    def busy(self) -> bool:
        """Whether tiles of the zoom last asked for are still missing."""
        if self._view is None:
            return True
        pitch = _level(self._view)
        return any((pitch, *place) not in self._tiles for place in self._places(pitch))

    def _places(self, pitch: float) -> list[tuple[int, int]]:
        """Columns and rows of all tiles at a zoom."""
        width, height = HexLayout(self.ground.columns, self.ground.rows, pitch).size
        across, down = math.ceil(width / TILE), math.ceil(height / TILE)
        return [(column, row) for row in range(down) for column in range(across)]

    def _visible_places(self, view: MapView) -> list[tuple[int, int]]:
        """Tiles that touch the view."""
        rect = view.visible_rect()
        return [
            (column, row)
            for column, row in self._places(_level(view))
            if rect.colliderect(column * TILE, row * TILE, TILE, TILE)
        ]

    def step(self, budget_ms: float, view: MapView | None = None) -> float:
        """Paint for about so many milliseconds; the share of this zoom's tiles that are ready."""
        view = view or self._view
        if view is None:
            return 0.0
        self._view = view
        end = perf_counter() + budget_ms / 1000
        pitch = _level(view)
        places = self._places(pitch)
        if self._working is not None and self._working[0][0] != pitch:
            self._working = None
        while perf_counter() < end:
            if self._working is None:
                waiting = [place for place in places if (pitch, *place) not in self._tiles]
                if not waiting:
                    break
                nearest = min(waiting, key=lambda place: _distance(place, view))
                self._working = (pitch, *nearest), self._paint(pitch, *nearest)
            key, work = self._working
            painted = next(work)
            if painted is not None:
                self._keep(key, painted)
                self._sheet(key, *self._shown)
                self._working = None
        done = sum((pitch, *place) in self._tiles for place in places)
        return done / len(places)

    def finish(self, view: MapView) -> None:
        """Paint every tile that the view shows, however long it takes."""
        self._view = view
        pitch = _level(view)
        for place in self._visible_places(view):
            if (pitch, *place) not in self._tiles:
                for painted in self._paint(pitch, *place):
                    if painted is not None:
                        self._keep((pitch, *place), painted)

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
        while len(self._tiles) > max(KEPT_TILES, len(self._places(key[0])) + 8):
            self._tiles.popitem(last=False)

    def _paint_overview(self) -> pygame.Surface:
        """The whole map, small: the first picture of any view, and the minimap."""
        width, height = HexLayout(self.ground.columns, self.ground.rows, OVERVIEW_PITCH).size
        tile = Tile(self.field, self.lines, OVERVIEW_PITCH, 0, 0, max(width, height))
        for _ in tile.paint():
            pass
        return _surface(tile.finished()[:height, :width])

    def lettering(self, pitch: float) -> Lettering:
        """Names and signs at a zoom."""
        if pitch not in self._letterings:
            if len(self._letterings) > 6:
                self._letterings.clear()
            self._letterings[pitch] = Typesetter(self.field, self.lines, pitch, self.theme).set()
        return self._letterings[pitch]

    def draw(
        self,
        surface: pygame.Surface,
        view: MapView,
        grid: bool = True,
        names: bool = True,
        light: Light = DAY,
        numbers: bool = False,
    ) -> None:
        """Show what the view shows."""
        self._view = view
        self._shown = grid, names, light, numbers
        pitch = _level(view)
        visible = self._visible_places(view)
        clip = surface.get_clip()
        surface.set_clip(view.viewport.clip(clip) if clip else view.viewport)
        sheet = pygame.Rect(view.origin, view.layout.size)
        if not sheet.contains(view.viewport):
            surface.fill(WINDOW)
            _draw_shadow(surface, sheet)
        if any((pitch, *place) not in self._tiles for place in visible):
            self._draw_overview(surface, view, light)
        surface.set_clip(sheet.clip(surface.get_clip()))
        for place in visible:
            if (pitch, *place) in self._tiles:
                image = self._sheet((pitch, *place), grid, names, light, numbers)
                surface.blit(image, (view.origin[0] + place[0] * TILE, view.origin[1] + place[1] * TILE))
        surface.set_clip(clip)

    def _draw_overview(self, surface: pygame.Surface, view: MapView, light: Light) -> None:
        """The small picture, enlarged to the part that the view shows."""
        rect = view.visible_rect().clip(pygame.Rect((0, 0), view.layout.size))
        if rect.width <= 0 or rect.height <= 0:
            return
        share = OVERVIEW_PITCH / view.pitch
        part = pygame.Rect(
            math.floor(rect.left * share),
            math.floor(rect.top * share),
            math.ceil(rect.width * share) + 2,
            math.ceil(rect.height * share) + 2,
        ).clip(self._overview.get_rect())
        key = tuple(part), view.pitch, light
        if self._scaled is None or self._scaled[0] != key:
            size = round(part.width / share), round(part.height / share)
            large = pygame.transform.smoothscale(self._overview.subsurface(part), size)
            if light.tint != DAY.tint:
                large.fill(light.tint, special_flags=pygame.BLEND_RGB_MULT)
            self._scaled = key, large
        origin = view.origin
        place = origin[0] + round(part.left / share), origin[1] + round(part.top / share)
        surface.blit(self._scaled[1], place)

    def _sheet(self, key: Key, grid: bool, names: bool, light: Light, numbers: bool) -> pygame.Surface:
        """A tile with names, grid and light on it."""
        whole = key, grid, names, light.name, numbers
        known = self._sheets.get(whole)
        if known is not None:
            self._sheets.move_to_end(whole)
            return known
        pitch, column, row = key
        left, top = column * TILE, row * TILE
        out = self._tiles[key].copy()
        if names:
            self._write_names(out, self.lettering(pitch), left, top, pitch)
        layout = HexLayout(self.ground.columns, self.ground.rows, pitch)
        if grid:
            out.blit(draw_grid(layout, left, top, TILE), (0, 0))
            draw_margin(out, layout, left, top, self.theme)
        if numbers:
            draw_numbers(out, layout, left, top, self.theme)
        if light.tint != DAY.tint:
            out.fill(light.tint, special_flags=pygame.BLEND_RGB_MULT)
        self._sheets[whole] = out
        if len(self._sheets) > KEPT_SHEETS:
            self._sheets.popitem(last=False)
        return out

    @staticmethod
    def _write_names(out: pygame.Surface, lettering: Lettering, left: int, top: int, pitch: float) -> None:
        """Signs and names that touch a tile."""
        near = pygame.Rect(left - 40, top - 40, TILE + 80, TILE + 80)
        reach = 0.5 * pitch
        for x, y in lettering.trenches:
            if near.inflate(reach * 2, reach * 2).collidepoint(x, y):
                draw_trench(out, (x - left, y - top), pitch)
        for mark in lettering.marks:
            if near.collidepoint(mark.at):
                draw_mark(out, mark.kind, (mark.at[0] - left, mark.at[1] - top), pitch)
        for label in lettering.labels:
            if near.colliderect(label.place):
                out.blit(label.image, (label.left - left, label.top - top))

    def minimap(self, width: int, height: int) -> tuple[pygame.Surface, float]:
        """The whole map in a box: its picture, and minimap pixels for each pitch of the map."""
        whole = self._overview.get_size()
        share = min(width / whole[0], height / whole[1])
        size = max(1, round(whole[0] * share)), max(1, round(whole[1] * share))
        return pygame.transform.smoothscale(self._overview, size), share * OVERVIEW_PITCH


def _draw_shadow(surface: pygame.Surface, sheet: pygame.Rect) -> None:
    """The shadow of the paper on the desk, a little down and to the right."""
    for step in range(SHADOW_REACH, 0, -1):
        share = (1 - step / SHADOW_REACH) ** 2
        place = sheet.inflate(2 * step, 2 * step).move(2, 5)
        pygame.draw.rect(surface, mix(WINDOW, (6, 7, 5), share), place, 0, step + 2)


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
