"""Bars and tables in the terminal."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def bar(what: str, total: int, done: int = 0, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A progress bar on the error stream; yields the function that moves it on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task(what, total=total, completed=done)
        yield lambda count: progress.advance(task, count)


def print_table(
    console: "Console", title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """A plain table: words left, numbers right, wrapped to the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, expand=False
    )
    for place, heading in enumerate(headings):
        cells = [row[place] for row in rows]
        numbers = all(not cell or cell[0] in "0123456789+-x" for cell in cells)
        table.add_column(Text(heading), justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
    console.print()
