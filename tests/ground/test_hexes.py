"""Hexes: numbers, directions, distances."""

from math import atan2, degrees, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderwar.ground.hexes import (
    DIRECTIONS,
    OFF_MAP,
    direction_towards,
    distance,
    hex_index,
    hex_number,
    neighbours,
    next_hex,
)

COLUMNS, ROWS = 13, 9
EVERY = range(COLUMNS * ROWS)
hexes = st.sampled_from(EVERY)


def centre(index: int) -> tuple[float, float]:
    """East and south of the middle of a hex, in hexsides."""
    column, row = index % COLUMNS, index // COLUMNS
    return 1.5 * column, sqrt(3) * (row + (column & 1) / 2)


@pytest.mark.parametrize(("index", "number"), [(0, "0101"), (12, "1301"), (13, "0102"), (116, "1309")])
def test_a_hex_is_printed_as_column_and_row_from_01(index, number):
    assert hex_number(index, COLUMNS) == number
    assert hex_index(number, COLUMNS, ROWS) == index


@pytest.mark.parametrize("number", ["0001", "0100", "1401", "0110"])
def test_a_number_beyond_the_map_is_off_it(number):
    assert hex_index(number, COLUMNS, ROWS) == OFF_MAP


@pytest.mark.parametrize("text", ["", "101", "01010", "01a1", "٠١٠١", " 101", "-101"])
def test_what_is_no_hex_number_is_said_so(text):
    with pytest.raises(ValueError, match="is no hex number"):
        hex_index(text, COLUMNS, ROWS)


@pytest.mark.parametrize(
    ("here", "around"),
    [
        ("0303", ["0302", "0402", "0403", "0304", "0203", "0202"]),
        ("0404", ["0403", "0504", "0505", "0405", "0305", "0304"]),
        ("0101", [None, None, "0201", "0102", None, None]),
        ("1309", ["1308", "1408", None, None, "1209", "1208"]),
    ],
)
def test_the_six_neighbours_clockwise_from_north(here, around):
    index = hex_index(here, COLUMNS, ROWS)
    for direction, number in enumerate(around):
        there = next_hex(COLUMNS, ROWS, index, direction)
        expected = OFF_MAP if number is None or number == "1408" else hex_index(number, COLUMNS, ROWS)
        assert there == expected, f"{DIRECTIONS[direction]} of {here}"


def test_neighbours_are_neighbours_of_each_other():
    table = neighbours(COLUMNS, ROWS)
    for here in EVERY:
        for direction in range(6):
            there = table[here, direction]
            assert there == next_hex(COLUMNS, ROWS, here, direction)
            if there != OFF_MAP:
                assert table[there, (direction + 3) % 6] == here
                assert distance(COLUMNS, here, int(there)) == 1


def test_distance_counts_the_steps_of_a_shortest_way():
    table = neighbours(COLUMNS, ROWS)
    start = hex_index("0605", COLUMNS, ROWS)
    steps, front = {start: 0}, [start]
    while front:
        here = front.pop(0)
        for there in table[here].tolist():
            if there != OFF_MAP and there not in steps:
                steps[there] = steps[here] + 1
                front.append(there)
    assert {there: distance(COLUMNS, start, there) for there in EVERY} == steps


@given(hexes, hexes, hexes)
def test_distance_is_a_distance(a, b, c):
    assert distance(COLUMNS, a, b) == distance(COLUMNS, b, a)
    assert (distance(COLUMNS, a, b) == 0) == (a == b)
    assert distance(COLUMNS, a, c) <= distance(COLUMNS, a, b) + distance(COLUMNS, b, c)


@settings(max_examples=300)
@given(hexes, hexes)
def test_the_direction_towards_a_hex_is_the_sextant_it_lies_in(here, there):
    if here == there:
        assert direction_towards(COLUMNS, here, there) == 0
        return
    (east, south), (east_there, south_there) = centre(here), centre(there)
    bearing = degrees(atan2(east_there - east, south - south_there)) % 360
    off = abs((bearing - 60 * direction_towards(COLUMNS, here, there) + 180) % 360 - 180)
    assert off <= 30.0001, f"{bearing:.0f} degrees"


@given(hexes, hexes)
def test_the_way_back_is_the_opposite_direction(here, there):
    if here != there:
        east, south = centre(here)
        east_there, south_there = centre(there)
        bearing = degrees(atan2(east_there - east, south - south_there)) % 60
        if abs(bearing - 30) > 1:  # not along a corner, where either sextant will do
            there_to_here = direction_towards(COLUMNS, there, here)
            assert (there_to_here + 3) % 6 == direction_towards(COLUMNS, here, there)
