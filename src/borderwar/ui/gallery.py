"""A gallery: thumbnails of scenarios, the location map, small maps of saved games.

Each is asked for on every frame and comes when it is made; until then there is nothing, or a
coarse picture that is painted at once.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame

from borderwar.ui import palette
from borderwar.ui.geo import GeoWindow, atlas, paint_sheet, sheet_version
from borderwar.ui.workshop import PictureStore, Workshop, common_workshop

Dot = tuple[str, str]
"""A unit on a small map: its nation, and the number of its hex."""

COARSE = 8
"""Pixels of a sheet to one of the coarse sheet: a window of it is painted in a twentieth of a second."""


class Gallery:
    """Pictures made in the background, kept in memory and on disk.

    Galleries with a store of their own work by themselves, the others share one workshop.
    """

    def __init__(self, store: PictureStore | None = None) -> None:
        self.store = store or PictureStore()
        self.workshop = Workshop() if store is not None else common_workshop("pictures")
        self._coarse: tuple[GeoWindow, pygame.Surface] | None = None

    def sheet(self, window: GeoWindow, scale: float) -> pygame.Surface | None:
        """The location map without names."""
        key = ("sheet", window, round(scale, 3), sheet_version())
        return self._kept(key, lambda: paint_sheet(atlas(), window, scale), soon=True)

    def coarse_sheet(self, window: GeoWindow) -> pygame.Surface:
        """The location map painted at once from few points: what is seen until the fine one is there."""
        if self._coarse is None or self._coarse[0] != window:
            wide, high = max(8, window.width // COARSE), max(8, window.height // COARSE)
            small = replace(window, width=wide, height=high, degree=window.degree * wide / window.width)
            painted = paint_sheet(atlas(), small, 1 / COARSE)
            size = window.width, window.height
            self._coarse = window, pygame.transform.smoothscale(painted, size)
        return self._coarse[1]

    def thumbnail(self, folder: Path, digest: str, size: tuple[int, int]) -> pygame.Surface | None:
        """The middle of a scenario's map, cut to a size; `digest` is the scenario's."""

        def paint() -> pygame.Surface | None:
            whole = whole_map(folder)
            return cut_to(whole[0], size) if whole is not None else None

        return self._kept(("thumbnail", digest, size, _painter()), paint)

    def save_map(
        self, path: Path, folder: Path, side: str, stamp: object, size: tuple[int, int]
    ) -> pygame.Surface | None:
        """A saved game's map with the units that its player sees; `stamp` changes with the file."""

        def paint() -> pygame.Surface | None:
            return small_map(folder, *positions(path, folder, side), size)

        return self._kept(_save_key(path, stamp, size), paint, soon=True)

    def has_no_save_map(self, path: Path, stamp: object, size: tuple[int, int]) -> bool:
        """Whether the map of a saved game was tried and could not be drawn."""
        return self.workshop.failed(_save_key(path, stamp, size))

    def _kept(self, key: object, paint: Any, soon: bool = False) -> pygame.Surface | None:
        """From memory, else from disk, else painted; all but the first in the workshop."""

        def fetch() -> pygame.Surface | None:
            found = self.store.load(key)
            if found is None:
                found = paint()
                if found is not None:
                    self.store.save(key, found)
            return found

        picture: pygame.Surface | None = self.workshop.ask(key, fetch, soon)
        return picture


def _save_key(path: Path, stamp: object, size: tuple[int, int]) -> object:
    return "save", str(path), stamp, size, _painter(), unit_colours()


def unit_colours() -> tuple[Any, ...]:
    """The colours of units in the palette that is worn, for the keys of pictures that show some."""
    return tuple(palette.nation_look(nation).body for nation in palette.NATIONS)


def _painter() -> str:
    from borderwar.ui.map.store import painter_version

    return painter_version()


def whole_map(folder: Path) -> tuple[pygame.Surface, float] | None:
    """A scenario's whole map, small, and its pixels a hex; None for a scenario with mistakes."""
    from borderwar.content.load import load_scenario
    from borderwar.ui.map.ground import GroundSpec
    from borderwar.ui.map.prepared import OVERVIEW_PITCH, preparation

    scenario, _ = load_scenario(folder)
    if scenario is None:
        return None
    pixels = preparation(GroundSpec.from_scenario(scenario)).made.overview
    return pygame.surfarray.make_surface(pixels.swapaxes(0, 1)), OVERVIEW_PITCH


def save_map_picture(folder: Path, place: Path, wide: int) -> None:
    """Write a scenario's whole map, so many pixels wide, into a picture file.

    Raises OSError if the file cannot be written or the scenario has mistakes.
    """
    whole = whole_map(folder)
    if whole is None:
        raise OSError(f"the scenario in {folder} has mistakes")
    high = round(whole[0].get_height() * wide / whole[0].get_width())
    try:
        pygame.image.save(pygame.transform.smoothscale(whole[0], (wide, high)), place)
    except pygame.error as error:
        raise OSError(str(error)) from error


def cut_to(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The middle of a picture that has a size's shape, brought to that size."""
    wide, high = picture.get_size()
    share = min(wide / size[0], high / size[1])
    part = pygame.Rect(0, 0, round(size[0] * share * 0.8), round(size[1] * share * 0.8))
    part.center = wide // 2, high // 2
    return pygame.transform.smoothscale(picture.subsurface(part.clip(picture.get_rect())), size)


def positions(path: Path, folder: Path, side: str) -> tuple[list[Dot], list[str]]:
    """Where the units of a saved game stand that its player may know; and objectives' hexes."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import parts_of
    from borderwar.session.log import read_head, replay

    text = path.read_text(encoding="utf-8")
    head = read_head(text, path.name)
    scenario, _ = load_scenario(folder, variant=parts_of(head.scenario)[1], settings=head.settings)
    if scenario is None:
        return [], []
    game, _ = replay(text, scenario, path.name)
    sides = [one.id for one in scenario.sides]
    view = game.view(sides.index(side) if side in sides else None)
    nations = {unit.id: unit.nation for unit in scenario.units}
    dots = [
        (nations.get(unit.id, scenario.sides[unit.side].nations[0]), game.setup.number(unit.hex))
        for unit in view.units
        if unit.hex >= 0
    ]
    return dots, [goal.at for goal in scenario.victory.objectives]


def small_map(
    folder: Path, dots: Iterable[Dot], goals: Iterable[str], size: tuple[int, int]
) -> pygame.Surface | None:
    """A scenario's whole map in a box, objectives ringed, units as dots in their nation's colour."""
    from borderwar.content.geometry import place_of
    from borderwar.ui import strokes
    from borderwar.ui.map.layout import COLUMN_STEP, MARGIN, RADIUS

    found = whole_map(folder)
    if found is None:
        return None
    whole, pitch = found
    share = min(size[0] / whole.get_width(), size[1] / whole.get_height())
    picture = pygame.transform.smoothscale(
        whole, (max(1, round(whole.get_width() * share)), max(1, round(whole.get_height() * share)))
    )

    def middle(number: str) -> tuple[float, float]:
        column, row = place_of(number)
        x = MARGIN + RADIUS + column * COLUMN_STEP
        y = MARGIN + 0.5 + row + 0.5 * (column & 1)
        return x * pitch * share, y * pitch * share

    radius = max(2.5, 0.34 * pitch * share)
    for number in goals:
        strokes.circle(picture, middle(number), radius * 1.9, palette.AMBER_LINE, max(1.0, radius * 0.3))
    for nation, number in dots:
        look = palette.nation_look(nation)
        strokes.circle(picture, middle(number), radius + 1, look.ink)
        strokes.circle(picture, middle(number), radius, look.body)
    return picture
