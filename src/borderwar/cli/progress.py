"""Bars and tables in the terminal."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console

    from borderwar.rules.setup import Setup

WIDE = 140
"""Columns of a table that nobody watches in a terminal: a file or a pipe has room."""


class Bar(Protocol):
    """Moves a progress bar."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """So much is done, of so much."""


@contextmanager
def bar(what: str, total: int, done: int = 0, quiet: bool = False) -> Iterator[Bar]:
    """A progress bar on the error stream; yields the function that says how far things are."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task(what, total=total, completed=done)

        def reach(done: int, total: int | None = None) -> None:
            progress.update(task, completed=done, total=total)

        yield reach


def warm_up(setup: "Setup | None" = None, quiet: bool = False) -> None:
    """Compile the rules if no earlier start has done so, with a bar: some seconds, once."""
    from borderwar.ground.kernel import is_warm

    if is_warm():
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from borderwar.session.warm import warm

    columns = (TextColumn("First start, compiling the rules"), BarColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.description}"), console=Console(stderr=True), disable=quiet
    ) as shown:
        task = shown.add_task("", total=None)
        warm(
            lambda done, total, text: shown.update(task, completed=done, total=total, description=text), setup
        )


def console() -> "Console":
    """The terminal for tables, as wide as it is."""
    from rich.console import Console

    return Console(width=shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE)


def print_table(shown: "Console", title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A plain table: words left, numbers right, wrapped to the terminal."""
    from rich.table import Table
    from rich.text import Text

    shown.print(Text(title, style="bold"))
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        cells = [row[place] for row in rows]
        numbers = any(cells) and all(not cell or cell[0] in "0123456789+-x" for cell in cells)
        table.add_column(Text(heading), justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    shown.print(table)
    shown.print()


def print_lines(shown: "Console", *lines: str) -> None:
    """Plain lines, wrapped between words."""
    for line in lines:
        shown.print(line, markup=False, highlight=False)
