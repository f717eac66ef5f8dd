"""borderwar run: the computer plays both sides once."""

from pathlib import Path

import click

from borderwar.cli.failure import Failure
from borderwar.cli.scenarios import open_scenario, scenario_argument


@click.command("run")
@scenario_argument
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="The dice.")
@click.option("--log", "log", type=click.Path(dir_okay=False, path_type=Path), help="Keep the game here.")
@click.option(
    "--policies",
    nargs=2,
    type=str,
    default=("staff", "staff"),
    show_default=True,
    metavar="FIRST SECOND",
    help="Who plays the two sides.",
)
@click.option(
    "--luck", type=click.Choice(("full", "none")), default="full", show_default=True, help="Dice or means."
)
def command(scenario: str, seed: int, log: Path | None, policies: tuple[str, str], luck: str) -> None:
    """Play a scenario once, computer against computer; print result, losses and digest.

    The same scenario, seed and policies always give the same digest.
    """
    from rich.console import Console

    from borderwar.cli.policies import checked
    from borderwar.cli.progress import warm_up

    opened = open_scenario(scenario)
    players = (checked(policies[0]), checked(policies[1]))
    if log is not None and not log.parent.is_dir():
        raise Failure(f"there is no folder '{log.parent}' for the log; make it or choose another.")
    warm_up()
    from borderwar.cli.outcome import print_outcome
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game
    from borderwar.session.log import log_text
    from borderwar.study.publish import write_whole

    game = played_game(prepare(opened), seed, players, luck == "full")
    if log is not None:
        write_whole(log, log_text(game))
    print_outcome(game, Console())
    if log is not None:
        click.echo(f"Kept in {log}: 'borderwar play {log}' shows it, 'borderwar verify {log}' checks it.")
