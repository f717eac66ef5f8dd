"""What compiled rules see of the tables: plain addresses.

A bundle of tables is one address, and so is a table, a column, a grid; each is where the
addresses of its parts stand, so that ``board.units.men[unit]`` compiles to a few loads,
of which all but the last happen once and not in every round of a loop.  The Python objects own the
memory and must outlive the call; indices are not checked, as in all compiled rules.
Kinds are made once each and compared by identity.
"""

from functools import cache
from typing import Any

import numpy as np

CELLS = {"int32": (32, True), "int64": (64, True), "uint8": (8, False)}
"""Cells of a grid: width in bits, and whether they are signed."""

NEVER_CHANGING = "World"
"""The bundle whose tables no kernel writes, so that compiled code may keep what it read."""

CHANGING = ("sight", "lines")
"""Members of it that kernels do write."""

WINDOWED = ("buffer",)
"""Grids that lie over other tables: a write to them may change anything."""


class Kind:
    """What compiled code knows of an argument."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class Number(Kind):
    """A whole number, or a truth value."""


WHOLE = Number("whole")
TRUTH = Number("truth")
NOTHING = Number("nothing")


class ColumnKind(Kind):
    """One column of a table: int32 cells in one piece."""

    __slots__ = ("fixed",)

    def __init__(self, name: str, fixed: bool) -> None:
        super().__init__(name)
        self.fixed = fixed


class TableKind(Kind):
    """Named columns of int32 cells; the address is of an array of their addresses."""

    __slots__ = ("columns", "fixed", "title")

    def __init__(self, title: str, columns: tuple[str, ...], fixed: bool) -> None:
        super().__init__(f"{'fixed ' if fixed else ''}{title}({','.join(columns)})")
        self.title = title
        self.columns = columns
        self.fixed = fixed


class GridKind(Kind):
    """A C-ordered array of one or two dimensions; the address is of [data, rows, width]."""

    __slots__ = ("cell", "dimensions", "fixed", "place")

    def __init__(self, cell: str, dimensions: int, place: str, fixed: bool) -> None:
        super().__init__(f"{'fixed ' if fixed else ''}{cell}[{dimensions}] {place}".rstrip())
        self.cell = cell
        self.dimensions = dimensions
        self.place = place  # "Board.left": a grid of its own; "" may lie over any other
        self.fixed = fixed


class BundleKind(Kind):
    """Named tables and grids behind one address: an array of their addresses."""

    __slots__ = ("members", "title")

    def __init__(self, title: str, members: tuple[tuple[str, Kind], ...]) -> None:
        super().__init__(f"{title}{{{'; '.join(f'{name}: {kind.name}' for name, kind in members)}}}")
        self.title = title
        self.members = {name: (place, kind) for place, (name, kind) in enumerate(members)}


@cache
def column_kind(name: str, fixed: bool) -> ColumnKind:
    """The one kind of a column."""
    return ColumnKind(name, fixed)


@cache
def table_kind(title: str, columns: tuple[str, ...], fixed: bool = False) -> TableKind:
    """The one kind of a table."""
    return TableKind(title, columns, fixed)


@cache
def grid_kind(cell: str, dimensions: int, place: str = "", fixed: bool = False) -> GridKind:
    """The one kind of a grid."""
    return GridKind(cell, dimensions, place, fixed)


@cache
def bundle_kind(title: str, members: tuple[tuple[str, Kind], ...]) -> BundleKind:
    """The one kind of a bundle; its members know where they stand."""
    placed: list[tuple[str, Kind]] = []
    for name, kind in members:
        fixed = title == NEVER_CHANGING and name not in CHANGING
        if isinstance(kind, TableKind):
            placed.append((name, table_kind(kind.title, kind.columns, fixed)))
        elif isinstance(kind, GridKind):
            place = "" if name in WINDOWED else f"{title}.{name}"
            placed.append((name, grid_kind(kind.cell, kind.dimensions, place, fixed)))
        else:
            placed.append((name, kind))
    return BundleKind(title, tuple(placed))


class Owner:
    """A Python object that compiled code sees as one address."""

    __slots__ = ("address", "keeps", "kind")

    def __init__(self, kind: Kind, address: int, keeps: Any) -> None:
        self.kind = kind
        self.address = address
        self.keeps = keeps


def table_owner(rows: "np.ndarray", title: str, columns: tuple[str, ...]) -> Owner:
    """A table over an int32 array of shape (rows, columns), each column in one piece."""
    assert rows.flags.f_contiguous
    first, step = rows.ctypes.data, 4 * rows.shape[0]
    addresses = np.array([first + step * place for place in range(len(columns))], np.int64)
    return Owner(table_kind(title, columns), addresses.ctypes.data, (addresses, rows))


def grid_owner(array: "np.ndarray") -> Owner:
    """A grid over a C-ordered array of int32, int64 or uint8."""
    assert array.flags.c_contiguous
    assert array.dtype.name in CELLS
    assert array.ndim in (1, 2)
    width = array.shape[1] if array.ndim == 2 else 1
    head = np.array([array.ctypes.data, array.shape[0], width], np.int64)
    return Owner(grid_kind(array.dtype.name, array.ndim), head.ctypes.data, (head, array))


def bundle_owner(title: str, names: tuple[str, ...], members: tuple[Owner, ...]) -> Owner:
    """A bundle of owners under their names."""
    kinds = tuple((name, member.kind) for name, member in zip(names, members, strict=True))
    addresses = np.array([member.address for member in members], np.int64)
    return Owner(bundle_kind(title, kinds), addresses.ctypes.data, (addresses, members))
