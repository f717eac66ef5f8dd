"""borderwar verify: play a log again and compare."""

from pathlib import Path

import click


@click.command("verify")
@click.argument("log", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command(context: click.Context, log: Path) -> None:
    """Play a log again; name the first order and field that come out differently.

    The exit code is 0 if the log holds and 1 if it does not.
    """
    from borderwar.cli.logs import replayed

    game, difference = replayed(log)
    if difference is None:
        orders = "1 order" if game.position == 1 else f"{game.position} orders"
        click.echo(f"{log.name} holds: {orders}, digest {game.state.digest()}.")
        return
    click.echo(f"{log}:{difference.line}: {difference.message}.")
    if difference.order:
        click.echo(f"  {difference.order}")
    if difference.field:
        click.echo(f"The first field that differs at the end of that turn is {difference.field}.")
    context.exit(1)
