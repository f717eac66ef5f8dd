"""Hexes against the identities of Red Blob Games' guide, on cube coordinates worked out here."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderwar.content import geometry
from borderwar.ground.hexes import direction_towards, distance, hex_index, hex_number, next_hex

SIZE = 61  # hexes each way: room for rings of 12 about any hex of the middle
MIDDLE = st.tuples(st.integers(14, 46), st.integers(14, 46))
EDGE_TO_EDGE = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
RADIUS = st.integers(0, 12)

Cube = tuple[int, int, int]

NORTH: Cube = (0, -1, 1)
"""One step in direction 0; each turn clockwise by a sixth gives the next direction."""


def cube(place: tuple[int, int]) -> Cube:
    """Columns and rows ("odd-q": odd columns lie half a hex lower) to q, r, s."""
    column, row = place
    r = row - (column - column % 2) // 2
    return column, r, -column - r


def offset(hexagon: Cube) -> tuple[int, int]:
    """q, r, s back to columns and rows."""
    q, r, _ = hexagon
    return q, r + (q - q % 2) // 2


def plus(a: Cube, b: Cube) -> Cube:
    """The sum, axis by axis."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def minus(a: Cube, b: Cube) -> Cube:
    """The difference, axis by axis."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def turned(way: Cube, sixths: int) -> Cube:
    """Turned clockwise about the origin by sixths of a circle: each time (q, r, s) to (-r, -s, -q)."""
    for _ in range(sixths % 6):
        way = (-way[1], -way[2], -way[0])
    return way


def index(place: tuple[int, int]) -> int:
    """The index of a place."""
    return place[1] * SIZE + place[0]


def place(here: int) -> tuple[int, int]:
    """The place of an index."""
    return here % SIZE, here // SIZE


@given(EDGE_TO_EDGE)
def test_offset_to_cube_and_back_is_where_we_were(here):
    q, r, s = cube(here)
    assert q + r + s == 0
    assert offset(cube(here)) == here
    assert hex_index(hex_number(index(here), SIZE), SIZE, SIZE) == index(here)


@given(EDGE_TO_EDGE, EDGE_TO_EDGE)
def test_distance_is_the_largest_of_the_three_differences(here, there):
    q, r, s = minus(cube(here), cube(there))
    away = distance(SIZE, index(here), index(there))
    assert away == max(abs(q), abs(r), abs(s)) == (abs(q) + abs(r) + abs(s)) // 2
    assert away == geometry.distance(geometry.number_of(here), geometry.number_of(there))


@given(EDGE_TO_EDGE, EDGE_TO_EDGE, EDGE_TO_EDGE)
def test_distance_is_a_metric(here, there, elsewhere):
    a, b, c = index(here), index(there), index(elsewhere)
    assert (distance(SIZE, a, b) == 0) == (a == b)
    assert distance(SIZE, a, b) == distance(SIZE, b, a)
    assert distance(SIZE, a, c) <= distance(SIZE, a, b) + distance(SIZE, b, c)


@given(MIDDLE, st.integers(0, 5))
def test_directions_are_one_step_north_turned_by_sixths(here, direction):
    assert place(next_hex(SIZE, SIZE, index(here), direction)) == offset(
        plus(cube(here), turned(NORTH, direction))
    )


@given(MIDDLE, st.integers(0, 5), RADIUS)
def test_straight_on_is_as_far_as_the_steps_and_six_ways_lead_apart(here, direction, steps):
    there = index(here)
    for _ in range(steps):
        there = next_hex(SIZE, SIZE, there, direction)
    assert distance(SIZE, index(here), there) == steps
    if steps:
        assert direction_towards(SIZE, index(here), there) == direction
        assert direction_towards(SIZE, there, index(here)) == (direction + 3) % 6


@given(MIDDLE, EDGE_TO_EDGE, st.integers(0, 5))
def test_turning_the_map_about_a_hex_changes_no_distance_to_it(centre, there, sixths):
    way = minus(cube(there), cube(centre))
    assert turned(way, 6) == way
    moved = offset(plus(cube(centre), turned(way, sixths)))
    if 0 <= moved[0] < SIZE and 0 <= moved[1] < SIZE:
        assert distance(SIZE, index(centre), index(moved)) == distance(SIZE, index(centre), index(there))


@given(MIDDLE, RADIUS)
def test_a_ring_has_six_times_its_radius_and_a_range_the_sum_of_its_rings(centre, radius):
    near = [distance(SIZE, index(centre), there) for there in range(SIZE * SIZE)]
    assert near.count(radius) == (6 * radius if radius else 1)
    assert sum(away <= radius for away in near) == 1 + 3 * radius * (radius + 1)


@given(MIDDLE, st.integers(1, 12))
def test_a_ring_is_walked_by_its_radius_in_each_of_six_directions(centre, radius):
    here = index(centre)
    for _ in range(radius):
        here = next_hex(SIZE, SIZE, here, 4)
    walked = []
    for direction in range(6):
        for _ in range(radius):
            walked.append(here)
            here = next_hex(SIZE, SIZE, here, direction)
    assert here == walked[0], "back where the walk began"
    assert len(set(walked)) == 6 * radius
    assert {distance(SIZE, index(centre), there) for there in walked} == {radius}


@given(EDGE_TO_EDGE, EDGE_TO_EDGE)
def test_a_line_has_one_hex_more_than_its_length_each_beside_the_last(here, there):
    start, end = geometry.number_of(here), geometry.number_of(there)
    line = geometry.line(start, end)
    assert len(line) == geometry.distance(start, end) + 1
    assert (line[0], line[-1]) == (start, end)
    assert all(geometry.distance(a, b) == 1 for a, b in itertools.pairwise(line))
    assert [geometry.distance(start, hexagon) for hexagon in line] == list(range(len(line)))
    assert geometry.line(end, start) == line[::-1]


@pytest.mark.parametrize(
    ("radius", "hexes"), [(0, 1), (1, 7), (2, 19), (3, 37), (4, 61), (6, 127), (10, 331)]
)
def test_ranges_counted_by_hand(radius, hexes):
    centre = index((30, 30))
    assert sum(distance(SIZE, centre, there) <= radius for there in range(SIZE * SIZE)) == hexes
