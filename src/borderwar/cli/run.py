"""borderwar run: one game, computer against computer."""

from pathlib import Path

import click

from borderwar.cli.policies import checked, policies_option
from borderwar.cli.scenarios import changing_options, open_scenario, scenario_argument


@click.command("run", short_help="Play one game, computer against computer.")
@scenario_argument
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="The number of the game."
)
@changing_options
@policies_option("staff")
@click.option(
    "--luck",
    type=click.Choice(["full", "none"]),
    default="full",
    show_default=True,
    help="With none, every shot has its mean effect.",
)
@click.option(
    "--log", type=click.Path(dir_okay=False, path_type=Path), help="File to write the orders of the game to."
)
def command(
    scenario: str,
    patch: str | None,
    settings: tuple[str, ...],
    seed: int,
    policies: tuple[str, str],
    luck: str,
    log: Path | None,
) -> None:
    """Play one game, computer against computer, and print how it ended.

    Scenario, seed, policies and luck decide the game: the same four give the same digest
    on every machine.
    """
    checked(policies)
    opened = open_scenario(scenario, patch, settings)
    from borderwar.cli.outcome import print_outcome
    from borderwar.cli.progress import console, print_lines, warm_up
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game
    from borderwar.session.log import log_text
    from borderwar.study.publish import write_whole

    setup = prepare(opened)
    warm_up(setup)
    game = played_game(setup, seed, policies, luck == "full")
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        write_whole(log, log_text(game))
    players = " against ".join(
        f"{policy} ({side.names.english})" for policy, side in zip(policies, opened.sides, strict=True)
    )
    shown = console()
    print_lines(shown, f"{opened.names.english}: {players}, seed {seed}, luck {luck}", "")
    print_outcome(shown, game)
    if log is not None:
        click.echo(f"Kept in {log}: 'borderwar play {log}' shows it, 'borderwar verify {log}' checks it.")
