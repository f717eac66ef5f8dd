"""borderwar report: a saved game as an after-action report with a picture of the map."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.display import check_pygame, unseen
from borderwar.cli.failure import Failure
from borderwar.cli.logs import replayed

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.study.rows import GameRow


@click.command("report", short_help="Write a saved game as an after-action report.")
@click.argument("log", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="LOG")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for report.md and map.png.  [default: the log's name beside it]",
)
@click.option(
    "--games",
    type=click.IntRange(0, 1_000_000),
    default=0,
    show_default=True,
    help="Set the game beside so many games of the study as well.",
)
@click.option(
    "--rolls", type=click.IntRange(1, 10_000), default=64, show_default=True, help="Redraws of each order."
)
def command(log: Path, out: Path | None, games: int, rolls: int) -> None:
    """Tell a game that was saved: how it went, its losses beside the record, every combat, its luck.

    With --games the report says where history and this game lie among so many games, by the
    figures of 'borderwar study' with the same seeds.
    """
    check_pygame()
    unseen()
    game, difference = replayed(log)
    if difference is not None:
        raise Failure(f"'{log}' does not come out as written: {difference.message}.")
    from borderwar.cli.progress import bar
    from borderwar.session.audit import audit
    from borderwar.study.afteraction import Report
    from borderwar.ui import aftermath
    from borderwar.ui.reports import NotWritten

    rows = _games_beside(game, games) if games else ()
    with bar("Orders given again", game.position, quiet=False) as reach:
        luck = audit(game, rolls, reach)
    try:
        place = aftermath.write_after_action(
            Report(game, rows, aftermath.POLICIES, luck), out or log.with_suffix("")
        )
    except NotWritten as error:
        raise Failure(str(error)) from error
    click.echo(f"{place / 'report.md'}, {place / 'map.png'}")


def _games_beside(game: "Game", games: int) -> "tuple[GameRow, ...]":
    """The games of the study; they are kept, so that none is played twice."""
    from borderwar.cli.progress import bar, warm_up
    from borderwar.study import games as study
    from borderwar.study.pool import WorkersDied
    from borderwar.study.store import StoreError
    from borderwar.study.worker import GameFault
    from borderwar.ui import aftermath

    plan, folder = aftermath.plan_of(game.scenario, games), aftermath.study_folder(game.scenario)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        seeds = study.missing(plan, folder)
        if seeds:
            warm_up()
            done = games - len(seeds)
            with bar("Games", games, done, quiet=False) as reach:
                study.play(plan, folder, seeds, lambda came: reach(done + came))
        return tuple(study.read(plan, folder))
    except (OSError, StoreError, WorkersDied, GameFault) as error:
        raise Failure(str(error)) from error
