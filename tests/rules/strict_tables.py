"""Random games on tables that cry out when a rule reads beside them.

Compiled rules do not look whether a row is there, and interpreted ones take row -1 for the last.
``python strict_tables.py 0 12`` plays the games of boards 0 to 11, interpreted, on tables that
refuse both, and prints where it happened.
"""

import os
import sys
import traceback
from typing import Any

os.environ["NUMBA_DISABLE_JIT"] = "1"

from borderwar.ground import kernel

_table, _grid = kernel.table, kernel.grid


class Strict:
    """Cells with rows from 0 on and no others."""

    __slots__ = ("cells",)

    def __init__(self, cells: Any) -> None:
        self.cells = cells

    def __getitem__(self, row: Any) -> Any:
        _look(row)
        return self.cells[row]

    def __setitem__(self, row: Any, value: Any) -> None:
        _look(row)
        self.cells[row] = value

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def shape(self) -> Any:
        """Rows and columns."""
        return self.cells.shape

    def tolist(self) -> Any:
        """All cells."""
        return self.cells.tolist()


def _look(row: Any) -> None:
    """Cry out at a row before the first; beyond the last the cells do it themselves."""
    if min(row) < 0 if isinstance(row, tuple) else row < 0:
        raise IndexError(row)


def _copy_cells(source: Any, target: Any) -> None:
    target.cells[:] = source.cells


def be_strict() -> None:
    """From now on every table made is a strict one; call it before any rule is imported."""
    kernel.table = lambda rows, columns: columns(*(Strict(cells) for cells in _table(rows, columns)))
    kernel.grid = lambda array: Strict(_grid(array))
    kernel.copy_cells = _copy_cells


def main(boards: range) -> int:
    """Play, and print each game that read beside a table; how many did."""
    be_strict()
    import random_boards

    found = 0
    for board in boards:
        setup = random_boards.Maker(board).setup()
        for seed in random_boards.seeds_of(board):
            try:
                random_boards.play(setup, seed)
            except IndexError as error:
                found += 1
                where = reversed(traceback.extract_tb(error.__traceback__)[-6:-2])
                print(
                    f"board {board}, seed {seed}, row {error}:", *(f"{at.name}:{at.lineno}" for at in where)
                )
    return found


if __name__ == "__main__":
    sys.exit(min(1, main(range(int(sys.argv[1]), int(sys.argv[2])))))
