"""Options and steps that commands share which play many games."""

import os
from pathlib import Path

import click

workers_option = click.option(
    "--workers", type=click.IntRange(1, 256), help="Processes to play in.  [default: one a processor core]"
)

work_option = click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("borderwar-study"),
    show_default=True,
    help="Folder where the games are kept; what is there is not played again.",
)


def processes(workers: int | None) -> int:
    """How many processes play: those asked for, or one a processor core."""
    return workers or os.cpu_count() or 1
