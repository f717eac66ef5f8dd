"""Front lines in pencil, where both sides face each other."""

import math
from types import SimpleNamespace

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map import HexLayout, MapView, Overlays
from borderwar.ui.map.fronts import beside, front_lines
from borderwar.ui.play.pieces import FRONT_FROM, draw_fronts, facing

LAYOUT = HexLayout(14, 12, 1.0)
WEST = [LAYOUT.index(f"03{row:02d}") for row in range(1, 13)]
EAST = [LAYOUT.index(f"09{row:02d}") for row in range(1, 13)]


def test_a_front_runs_between_two_rows_of_units():
    (line,) = front_lines(LAYOUT, WEST, EAST)
    west, east = LAYOUT.centre(WEST[0])[0], LAYOUT.centre(EAST[0])[0]
    middle = (west + east) / 2
    assert all(abs(x - middle) < 1.0 for x, _ in line)
    assert abs(line[-1][1] - line[0][1]) > 10, "from edge to edge"


def test_the_first_side_is_on_the_left_of_its_front():
    (line,) = front_lines(LAYOUT, WEST, EAST)
    assert np.mean([x for x, _ in beside(line, 0.3)]) < np.mean([x for x, _ in line])
    (turned,) = front_lines(LAYOUT, EAST, WEST)
    assert np.mean([x for x, _ in beside(turned, 0.3)]) > np.mean([x for x, _ in turned])


def test_a_unit_cut_off_has_a_ring_round_it():
    ring = [LAYOUT.index(number) for number in ("0503", "0509", "0904", "0908", "0306", "1106")]
    lines = front_lines(LAYOUT, ring, [LAYOUT.index("0706")])
    assert len(lines) == 1
    assert math.dist(lines[0][0], lines[0][-1]) < 0.6, "it closes"


def test_sides_far_apart_have_no_front():
    assert front_lines(LAYOUT, [LAYOUT.index("0101")], [LAYOUT.index("1412")]) == []


def test_a_line_moved_aside_keeps_its_distance():
    line = [(float(step), 2.0) for step in range(9)]
    assert all(abs(y - 1.7) < 1e-6 for _, y in beside(line, 0.3)), "east-going: left is north"


def test_a_front_is_drawn_in_the_pencils_of_both_sides():
    view = MapView(14, 12, pygame.Rect(0, 0, 640, 480), pitch=40)
    lines = front_lines(LAYOUT, WEST, EAST)
    for nations, first in ((("japan", "ussr"), "blue"), (("ussr", "japan"), "red")):
        frame = pygame.Surface((640, 480))
        frame.fill(palette.PAPER)
        Overlays().fronts(frame, view, lines, nations)
        picture = pygame.surfarray.array3d(frame).astype(int)
        red = picture[..., 0] - picture[..., 2] > 80
        blue = picture[..., 2] - picture[..., 0] > 20
        where = {"red": np.nonzero(red)[0], "blue": np.nonzero(blue)[0]}
        assert len(where["red"]) > 200
        assert len(where["blue"]) > 200
        second = "red" if first == "blue" else "blue"
        assert where[first].mean() < where[second].mean(), "each on its own side"


def situation(count: int) -> SimpleNamespace:
    """So many units on each side, one broken, one only suspected."""

    def unit(side: int, place: int, **changed: object) -> SimpleNamespace:
        known = {"side": side, "hex": place, "known": "spotted", "aircraft": False, "condition": "ready"}
        return SimpleNamespace(**(known | changed))

    units = [unit(0, place) for place in WEST[:count]] + [unit(1, place) for place in EAST[:count]]
    units += [unit(1, 5, known="suspected"), unit(0, 6, condition="broken"), unit(1, 7, aircraft=True)]
    sides = (SimpleNamespace(nations=("japan",)), SimpleNamespace(nations=("ussr",)))
    return SimpleNamespace(
        view=SimpleNamespace(units=units), scenario=SimpleNamespace(sides=sides), layout=LAYOUT
    )


def test_only_units_that_are_known_and_stand_hold_ground():
    first, second = facing(situation(11))
    assert first == frozenset(WEST[:11])
    assert second == frozenset(EAST[:11])


def test_a_skirmish_has_no_front():
    view = MapView(14, 12, pygame.Rect(0, 0, 640, 480), pitch=40)
    for count, drawn in ((FRONT_FROM - 1, False), (FRONT_FROM, True)):
        frame = pygame.Surface((640, 480))
        frame.fill(palette.PAPER)
        draw_fronts(frame, situation(count), view, Overlays())
        changed = (pygame.surfarray.array3d(frame) != np.array(palette.PAPER)).any()
        assert bool(changed) is drawn
