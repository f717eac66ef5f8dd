"""Hex numbers and straight lines of hexes, for files.

The same grid as `ground.hexes`, in plain Python: reading a scenario must not wait for
the compiler that `ground` brings in.
"""

Place = tuple[int, int]
"""Column and row, from 0."""

_SCALE = 10_000


def place_of(number: str) -> Place:
    """Column and row of a printed hex number of four digits."""
    return int(number[:2]) - 1, int(number[2:]) - 1


def number_of(place: Place) -> str:
    """The printed number: ``number_of((2, 3)) == "0304"``."""
    return f"{place[0] + 1:02d}{place[1] + 1:02d}"


def is_number(text: str) -> bool:
    """Whether text is a hex number on some map."""
    return len(text) == 4 and text.isascii() and text.isdigit() and text[:2] != "00" and text[2:] != "00"


def neighbours(number: str) -> list[str]:
    """The six hexes around one, clockwise from north; some may be off every map."""
    column, row = place_of(number)
    low = column & 1
    steps = ((0, -1), (1, low - 1), (1, low), (0, 1), (-1, low), (-1, low - 1))
    return [number_of((column + east, row + south)) for east, south in steps]


def distance(start: str, end: str) -> int:
    """Hexes from one to another, counting the target and not the start."""
    (q, r), (other_q, other_r) = _axial(place_of(start)), _axial(place_of(end))
    east, south = other_q - q, other_r - r
    return (abs(east) + abs(south) + abs(east + south)) // 2


def line(start: str, end: str) -> list[str]:
    """The hexes on the straight line between two centres, both ends included.

    Where the line runs exactly along a hexside it takes the same hex in either direction.
    """
    steps = distance(start, end)
    if steps == 0:
        return [start]
    (q, r), (other_q, other_r) = _axial(place_of(start)), _axial(place_of(end))
    hexes = []
    for step in range(steps + 1):
        # Exact fractions with denominator steps * _SCALE; the small shift breaks ties.
        across = (q * (steps - step) + other_q * step) * _SCALE + steps
        down = (r * (steps - step) + other_r * step) * _SCALE + 2 * steps
        hexes.append(number_of(_offset(*_nearest(across, down, steps * _SCALE))))
    return hexes


def spread(start: str, end: str) -> list[str] | None:
    """The hexes of a range such as 1332-1832: one row or one column; None if neither."""
    (column, row), (last_column, last_row) = place_of(start), place_of(end)
    if row == last_row:
        step = 1 if last_column >= column else -1
        return [number_of((each, row)) for each in range(column, last_column + step, step)]
    if column == last_column:
        step = 1 if last_row >= row else -1
        return [number_of((column, each)) for each in range(row, last_row + step, step)]
    return None


def _axial(place: Place) -> Place:
    column, row = place
    return column, row - (column - (column & 1)) // 2


def _offset(q: int, r: int) -> Place:
    return q, r + (q - (q & 1)) // 2


def _nearest(across: int, down: int, whole: int) -> Place:
    """The hex whose centre is nearest to a point in fractions of `whole`."""
    third = -across - down
    q, r, s = _rounded(across, whole), _rounded(down, whole), _rounded(third, whole)
    off_q, off_r, off_s = abs(q * whole - across), abs(r * whole - down), abs(s * whole - third)
    if off_q > off_r and off_q > off_s:
        q = -r - s
    elif off_r > off_s:
        r = -q - s
    return q, r


def _rounded(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole)
