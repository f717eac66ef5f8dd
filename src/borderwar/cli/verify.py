"""borderwar verify: does a log still come out as it says?"""

from pathlib import Path

import click

from borderwar.cli.failure import say
from borderwar.cli.logs import replayed


@click.command("verify")
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--scenario", metavar="SCENARIO", help="Id or folder to use in place of the one the log names.")
@click.pass_context
def command(context: click.Context, log: Path, scenario: str | None) -> None:
    """Play a log again and compare every digest in it.

    Exit code 0 if all are reached; 1 if one is not, with the first order that comes out
    differently and the first field of the state that differs.
    """
    game, difference = replayed(log, scenario)
    if difference is None:
        orders = "1 order" if game.position == 1 else f"{game.position:,} orders"
        ended = "the game is over" if game.over else "the game goes on"
        click.echo(f"{log} holds: {orders} up to turn {game.turn + 1}, {ended}.")
        click.echo(f"Digest {game.state.digest()}")
        return
    say(f"{log}:{difference.line}: {difference.message}.")
    if difference.order:
        say(f"  order  {difference.order}")
    if difference.field:
        say(f"  field  {difference.field}: the first that differs at the end of that turn")
    context.exit(1)
