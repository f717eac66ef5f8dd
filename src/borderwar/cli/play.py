"""borderwar play: the table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli import sizes
from borderwar.cli.display import NoWindow, check_pygame, display_trouble, why_no_window
from borderwar.cli.failure import Failure, did_you_mean
from borderwar.cli.logs import log_of
from borderwar.cli.policies import checked
from borderwar.cli.scenarios import open_scenario

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario


@click.command("play", short_help="Open the table: a scenario or a saved log.")
@click.argument("scenario", metavar="[SCENARIO | LOG]", required=False)
@click.option("--side", metavar="SIDE", help="Id of the side to play.  [default: the one that moves first]")
@click.option("--opponent", default="staff", show_default=True, metavar="NAME", help="Who plays against you.")
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), help="The number of the game.  [default: a new one]"
)
@click.option("--watch", is_flag=True, help="Let the computer play both sides.")
@click.option(
    "--size",
    type=sizes.size,
    metavar=sizes.METAVAR,
    default="1600x900",
    show_default=True,
    help="The window, in pixels.",
)
def command(
    scenario: str | None,
    side: str | None,
    opponent: str,
    seed: int | None,
    watch: bool,
    size: tuple[int, int],
) -> None:
    """Open the table: a scenario, a saved log, or without either the list of scenarios.

    The game is on disk after every order.
    """
    checked((opponent, opponent))
    log = log_of(scenario) if scenario is not None else None
    opened = open_scenario(scenario) if scenario is not None and log is None else None
    if side is not None and opened is None:
        raise Failure("name a scenario before its side: 'borderwar play SCENARIO --side SIDE'.")
    own = _row_of_side(opened, side) if opened is not None and side is not None else None
    try:
        open_table(opened, own, opponent, seed, watch, log, size)
    except NoWindow as reason:
        raise Failure(
            f"there is no display ({reason}); 'borderwar run' plays without one, 'borderwar shot' draws "
            "pictures of a game."
        ) from reason


def open_table(
    scenario: "Scenario | None" = None,
    side: int | None = None,
    opponent: str = "staff",
    seed: int | None = None,
    watch: bool = False,
    log: Path | None = None,
    size: tuple[int, int] = (1600, 900),
) -> None:
    """Open the window and stay until it is closed.  Raises NoWindow if there can be none."""
    check_pygame()
    reason = why_no_window()
    if reason is not None:
        raise NoWindow(reason)
    from borderwar.ui.launch import open_window

    try:
        open_window(scenario, side, opponent, seed, watch, log, size)
    except Exception as error:
        if display_trouble(error):
            raise NoWindow(str(error)) from error
        raise


def _row_of_side(scenario: "Scenario", name: str) -> int:
    ids = [side.id for side in scenario.sides]
    if name not in ids:
        raise Failure(f"there is no side '{name}'.{did_you_mean(name, ids)} Sides are {' and '.join(ids)}.")
    return ids.index(name)
