"""Rivers, gullies and cliffs along hexsides, and what leads over them."""

import numpy as np
import pygame
import pytest
from sheets import between, river_valley

from borderwar.session.waters import CrossingView
from borderwar.ui.map.field import make_field
from borderwar.ui.map.ground import GroundSpec, SideLine
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.lines import make_lines
from borderwar.ui.map.rivers import chains, make_runs
from borderwar.ui.map.tile import Tile
from borderwar.ui.map.tile_water import river_pixels
from borderwar.ui.map.water_signs import draw_crossings

LAYOUT = HexLayout(8, 8, 57)
SLOPING = tuple(tuple(620 + 8 * (row // 4) for _ in range(8)) for row in range(8))
"""Heights that rise to the south in one step."""


def ground(*sides: SideLine, hex_metres: int = 250) -> GroundSpec:
    """A small open ground with lines along its hexsides."""
    looks = tuple(("open",) * 8 for _ in range(8))
    return GroundSpec(8, 8, hex_metres, 5, looks, SLOPING, sides=sides)


def test_hexsides_that_meet_become_one_line():
    here = LAYOUT.index("0303")
    edges = [LAYOUT.edge(here, direction) for direction in range(4)]
    assert [len(chain) for chain in chains(edges)] == [5], "four sides, five corners"


def test_a_river_stays_by_its_hexsides():
    valley = river_valley(16, 12)
    layout = HexLayout(valley.columns, valley.rows, 1.0)
    for side, run in zip(sorted(valley.sides, key=lambda side: side.width), make_runs(valley), strict=True):
        corners = np.array(
            [
                point
                for near, far in side.pairs
                for direction in range(6)
                if layout.neighbour(layout.index(near), direction) == layout.index(far)
                for point in layout.edge(layout.index(near), direction)
            ]
        )
        inner = run.points[36:-36]
        away = np.hypot(*(inner[:, None, :] - corners[None, :, :]).transpose(2, 0, 1)).min(axis=1)
        assert away.max() < 0.45, "pitches from the nearest corner that it follows"


@pytest.mark.parametrize(("metres", "least", "most"), [(60, 13, 14.5), (4, 1, 2)])
def test_a_river_is_as_wide_as_it_is_where_that_can_be_seen(metres: int, least: float, most: float):
    field = make_field(ground())
    tile = Tile(field, make_lines(field), 57, 0, 0, 64)
    assert least <= river_pixels(tile, "river" if metres > 10 else "stream", metres) <= most


def test_on_a_map_of_a_theatre_rivers_are_drawn_by_rank():
    field = make_field(ground(hex_metres=20_000))
    tile = Tile(field, make_lines(field), 40, 0, 0, 64)
    widths = [river_pixels(tile, "river", metres) for metres in (30, 300, 2000)]
    assert widths == sorted(widths)
    assert 0.7 < widths[0] < widths[2] < 5


def test_the_teeth_of_a_cliff_point_to_the_low_ground():
    layout = HexLayout(8, 8, 1.0)
    cliff = between(layout, lambda here: here // 8 < 4)
    (run,) = make_runs(ground(SideLine("cliff", 10, cliff)))
    ahead = run.points[-1] - run.points[0]
    right = np.array([-ahead[1], ahead[0]])
    assert right[1] < 0, "the low ground, north, is on the right of the line"


@pytest.mark.parametrize("look", ["river", "stream", "gully", "cliff"])
def test_every_line_along_hexsides_changes_the_picture(look: str):
    layout = HexLayout(8, 8, 1.0)
    pair = between(layout, lambda here: here % 8 < 4)
    pictures = []
    for sides in ((), (SideLine(look, 20, pair),)):
        field = make_field(ground(*sides))
        tile = Tile(field, make_lines(field), 57, 128, 128, 128)
        for _ in tile.paint():
            pass
        pictures.append(tile.finished().astype(int))
    assert np.abs(pictures[0] - pictures[1]).max() > 60


def test_every_kind_of_crossing_is_drawn():
    image = pygame.Surface(LAYOUT.size, pygame.SRCALPHA)
    for kind, state in (("ford", "whole"), ("bridge", "whole"), ("pontoon", "damaged"), ("ferry", "down")):
        image.fill((0, 0, 0, 0))
        draw_crossings(image, LAYOUT, (0, 0), [CrossingView(20, 21, kind, "", state=state, charges=1000)])
        assert image.get_bounding_rect().width > 0, kind
