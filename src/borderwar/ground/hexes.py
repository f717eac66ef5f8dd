"""Hexes: numbers, directions, distances.

Flat-top hexes in columns; every second column (02, 04, ...) stands half a hex lower.
A hex is printed as column and row, two digits each, counted from 01 at the north-west
(`0304`), and is an index ``row * columns + column``, both from 0, in arrays.
Directions run 0 to 5, clockwise from north.  Names follow the usual hexagon guide.
"""

import numpy as np

from borderwar.ground.kernel import kernel

OFF_MAP = -1
"""What lies beyond the edge; also the hex of a unit that is not on the table."""

DIRECTIONS = ("north", "north-east", "south-east", "south", "south-west", "north-west")


def hex_number(index: int, columns: int) -> str:
    """The printed number of a hex: ``hex_number(0, 44) == "0101"``."""
    return f"{index % columns + 1:02d}{index // columns + 1:02d}"


def hex_index(number: str, columns: int, rows: int) -> int:
    """The index of a printed hex number, or OFF_MAP if the map has no such hex.

    Raises ValueError for text that is no hex number at all.
    """
    if len(number) != 4 or not (number.isascii() and number.isdigit()):
        raise ValueError(f"{number!r} is no hex number: four digits, column then row")
    column, row = int(number[:2]) - 1, int(number[2:]) - 1
    if not (0 <= column < columns and 0 <= row < rows):
        return OFF_MAP
    return row * columns + column


@kernel
def next_hex(columns, rows, here, direction):
    """The hex behind one hexside, or OFF_MAP."""
    column = here % columns
    row = here // columns
    low = column & 1
    if direction == 0:
        row -= 1
    elif direction == 3:
        row += 1
    else:
        if direction == 1 or direction == 5:
            row += low - 1
        else:
            row += low
        if direction == 1 or direction == 2:
            column += 1
        else:
            column -= 1
    if column < 0 or column >= columns or row < 0 or row >= rows:
        return -1
    return row * columns + column


def neighbours(columns: int, rows: int) -> np.ndarray:
    """int32 (hexes, 6): the hex in each direction, or OFF_MAP."""
    out = np.empty((columns * rows, 6), np.int32)
    for here in range(columns * rows):
        for direction in range(6):
            out[here, direction] = next_hex(columns, rows, here, direction)
    return out


@kernel
def distance(columns, here, there):
    """Hexes from one hex to another, counting the target and not the start."""
    column_a = here % columns
    column_b = there % columns
    q = column_b - column_a
    r = (there // columns - (column_b - (column_b & 1)) // 2) - (
        here // columns - (column_a - (column_a & 1)) // 2
    )
    return (abs(q) + abs(r) + abs(q + r)) // 2


@kernel
def direction_towards(columns, here, there):
    """The direction of the hexside that the line from one hex to another leaves by.

    Computed on centres in half-hex units, so it needs no trigonometry: the sextant
    in which the target lies.  Standing on the target gives 0.
    """
    column_a = here % columns
    column_b = there % columns
    east = column_b - column_a
    south = 2 * (there // columns - here // columns) + (column_b & 1) - (column_a & 1)
    # Sextants of flat-top hexes are bounded by lines at 0, 60 and 120 degrees; a step
    # east is 1.5 radii and half a hex south is 0.866 radii, so 60 degrees is south = 3 east.
    if south <= -3 * abs(east):
        return 0
    if south >= 3 * abs(east):
        return 3
    if east > 0:
        return 1 if south < 0 else 2
    return 5 if south <= 0 else 4
