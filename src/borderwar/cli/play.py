"""borderwar play: the table."""

from pathlib import Path

import click

from borderwar.cli.failure import Failure
from borderwar.cli.scenarios import open_scenario


@click.command("play")
@click.argument("scenario", metavar="[SCENARIO_OR_LOG]", required=False)
@click.option("--side", help="The side you play, by id.  [default: the first]")
@click.option("--watch", is_flag=True, help="Let the computer play both sides.")
@click.option("--opponent", default="staff", show_default=True, help="Who plays against you.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="The dice.  [default: new ones]")
def command(scenario: str | None, side: str | None, watch: bool, opponent: str, seed: int | None) -> None:
    """Open the table: a scenario, a saved log, or without either the list.

    The game is on disk after every order.
    """
    from borderwar.cli.display import check_pygame, why_no_window
    from borderwar.cli.policies import checked

    check_pygame()
    checked(opponent)
    opened, log = None, None
    if scenario is not None and Path(scenario).is_file():
        log = Path(scenario)
    elif scenario is not None:
        opened = open_scenario(scenario)
    number = None
    if side is not None:
        if opened is None:
            raise Failure("name a scenario before its side: 'borderwar play SCENARIO --side SIDE'.")
        ids = [one.id for one in opened.sides]
        if side not in ids:
            raise Failure(f"there is no side '{side}' in {opened.id}; sides are {ids[0]} and {ids[1]}.")
        number = ids.index(side)
    missing = why_no_window()
    if missing is not None:
        raise Failure(
            f"no display ({missing}): a window cannot be opened. 'borderwar run' plays without one, "
            "'borderwar shot' draws a picture, plain 'borderwar' shows a demonstration."
        )
    open_table(opened, number, opponent, seed, watch, log)


def open_table(
    scenario: object = None,
    side: int | None = None,
    opponent: str = "staff",
    seed: int | None = None,
    watch: bool = False,
    log: Path | None = None,
) -> None:
    """Open the window and stay until it is closed."""
    import pygame

    from borderwar.ui.launch import open_window

    try:
        open_window(scenario, side, opponent, seed, watch, log)
    except pygame.error as error:
        raise Failure(f"no window could be opened: {error}. 'borderwar run' plays without one.") from error
