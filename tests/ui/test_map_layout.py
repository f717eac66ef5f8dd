"""Where hexes lie: picking, corners, outlines, and the camera over them."""

import math
import random
from itertools import pairwise

import pygame
import pytest

from borderwar.ground import hexes
from borderwar.ui.map.layout import NOWHERE, HexLayout
from borderwar.ui.map.view import ZOOMS, MapView


@pytest.mark.parametrize("pitch", [14, 26, 57, 100.5])
def test_picking_finds_the_nearest_centre(pitch: float) -> None:
    layout = HexLayout(44, 32, pitch)
    middles = [layout.centre(here) for here in range(layout.count)]
    chance = random.Random(1936)
    for _ in range(2500):
        x, y = chance.uniform(0, layout.size[0]), chance.uniform(0, layout.size[1])
        found = layout.hex_at(x, y)
        if found == NOWHERE:
            inside = min(math.dist((x, y), middle) for middle in middles) < pitch / 2 - 1e-6
            assert not inside, f"({x}, {y}) is well inside a hex and none was found"
            continue
        around = [found, *layout.neighbours(found)]
        nearest = min(math.dist((x, y), middles[here]) for here in around)
        assert math.dist((x, y), middles[found]) <= nearest + 1e-9


def test_hexes_agree_with_the_rules() -> None:
    layout = HexLayout(7, 5, 40)
    for here in range(layout.count):
        assert layout.number(here) == hexes.hex_number(here, 7)
        assert layout.index(layout.number(here)) == here
        for direction in range(6):
            assert layout.neighbour(here, direction) == hexes.next_hex(7, 5, here, direction)
        for there in range(layout.count):
            assert layout.distance(here, there) == hexes.distance(7, here, there)


def test_neighbours_share_their_hexside() -> None:
    layout = HexLayout(6, 6, 57)
    for here in range(layout.count):
        for direction in range(6):
            there = layout.neighbour(here, direction)
            if there != NOWHERE:
                start, end = layout.edge(here, direction)
                other_start, other_end = layout.edge(there, (direction + 3) % 6)
                assert start == pytest.approx(other_end)
                assert end == pytest.approx(other_start)


def area(loop: list[tuple[float, float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, loop[1:] + loop[:1], strict=True)) / 2


def test_an_outline_encloses_just_its_hexes() -> None:
    layout = HexLayout(20, 20, 10)
    one_hex = abs(area(layout.corners(0)))
    chance = random.Random(7)
    for _ in range(60):
        chosen = frozenset(chance.sample(range(layout.count), chance.randint(1, 150)))
        loops = layout.outline(chosen)
        assert sum(area(loop) for loop in loops) == pytest.approx(one_hex * len(chosen))


def test_a_ring_of_hexes_has_an_outer_and_an_inner_outline() -> None:
    layout = HexLayout(9, 9, 10)
    loops = layout.outline(layout.neighbours(40))
    assert sorted(len(loop) for loop in loops) == [6, 18]
    assert sorted(area(loop) > 0 for loop in loops) == [False, True]


def test_a_line_of_hexes_runs_from_neighbour_to_neighbour() -> None:
    layout = HexLayout(30, 30, 20)
    chance = random.Random(3)
    for _ in range(200):
        start, end = chance.randrange(layout.count), chance.randrange(layout.count)
        line = layout.line(start, end)
        assert (line[0], line[-1]) == (start, end)
        assert all(layout.distance(a, b) == 1 for a, b in pairwise(line))


def test_every_hex_that_touches_a_rectangle_is_found() -> None:
    layout = HexLayout(12, 12, 30)
    found = set(layout.in_rect(100, 80, 90, 60))
    seen = {layout.hex_at(x, y) for x in range(100, 190, 2) for y in range(80, 140, 2)} - {NOWHERE}
    assert seen <= found


def test_the_camera_and_the_layout_name_the_same_hex() -> None:
    view = MapView(44, 32, pygame.Rect(248, 60, 1296, 916))
    for here in view.visible_hexes():
        if view.is_visible(here):
            assert view.hex_at(view.centre(here)) == here
    assert view.hex_at((10, 10)) == NOWHERE, "outside the viewport there is no hex"


@pytest.mark.parametrize("about", [(700, 400), (300, 500), (1400, 800)])
def test_zooming_keeps_the_point_under_the_pointer(about: tuple[int, int]) -> None:
    view = MapView(44, 32, pygame.Rect(248, 60, 1296, 916), pitch=57)
    view.centre_on(view.layout.index("2216"))
    before = [part / view.pitch for part in view.to_map(about)]
    for level in (76, 104, 76, 57):
        view.zoom_to(level, about)
        after = view.to_screen(before[0] * level, before[1] * level)
        assert math.dist(after, about) < 2


def test_zoom_levels_step_through_all_and_stop_at_the_ends() -> None:
    view = MapView(44, 32, pygame.Rect(0, 0, 800, 600))
    for _ in range(12):
        view.zoom_out()
    assert view.pitch == ZOOMS[0]
    met = [view.pitch]
    for _ in range(12):
        view.zoom_in()
        met.append(view.pitch)
    assert sorted(set(met)) == list(ZOOMS)


def test_the_map_cannot_be_lost_off_screen() -> None:
    view = MapView(44, 32, pygame.Rect(0, 0, 800, 600))
    for push in ((-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)):
        view.scroll_by(*push)
        assert view.visible_hexes(), "some hex stays in sight"


def test_fit_shows_the_whole_map() -> None:
    view = MapView(44, 32, pygame.Rect(0, 0, 800, 600))
    view.fit()
    assert all(view.is_visible(here) for here in range(view.layout.count))
