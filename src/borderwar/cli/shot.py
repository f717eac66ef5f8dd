"""borderwar shot: a picture of any moment of a game, no screen needed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli import sizes
from borderwar.cli.display import check_pygame, unseen
from borderwar.cli.failure import Failure, did_you_mean
from borderwar.cli.logs import log_of, replayed
from borderwar.cli.policies import checked, policies_option
from borderwar.cli.scenarios import open_scenario

if TYPE_CHECKING:
    from borderwar.session.game import Game


@click.command("shot")
@click.argument("scenario", metavar="SCENARIO | LOG")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PNG file.")
@click.option("--turn", type=click.IntRange(1), help="The moment this turn begins.  [default: the end]")
@click.option("--order", type=click.IntRange(0), help="The moment after so many orders, in place of --turn.")
@click.option("--side", metavar="SIDE", help="Draw what this side sees, not all there is.")
@click.option(
    "--size",
    type=sizes.size,
    metavar=sizes.METAVAR,
    default="1920x1080",
    show_default=True,
    help="The picture, in pixels.",
)
@click.option(
    "--scale", type=click.IntRange(75, 300), default=100, show_default=True, help="Interface scale, per cent."
)
@click.option("--select", metavar="UNIT", help="Id of a unit to show as chosen.")
@click.option("--aim", metavar="HEX", help="Hex number to point at.")
@click.option("--whole-map", is_flag=True, help="Fit the whole map into the picture.")
@click.option(
    "--colours", metavar="PALETTE", help="The palette: standard, protan, deutan, tritan or contrast."
)
@click.option("--pictures", is_flag=True, help="Counters show men and engines in place of symbols.")
@click.option("--replay", is_flag=True, help="Draw the replay beside history, not the table.")
@click.option("--ghosts", is_flag=True, help="Show where the record puts the units.")
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="The number of the game."
)
@policies_option("staff")
def command(
    scenario: str,
    out: Path,
    turn: int | None,
    order: int | None,
    side: str | None,
    size: tuple[int, int],
    scale: int,
    select: str | None,
    aim: str | None,
    whole_map: bool,
    colours: str | None,
    pictures: bool,
    replay: bool,
    ghosts: bool,
    seed: int,
    policies: tuple[str, str],
) -> None:
    """Draw a moment of a game into a PNG file.

    Of a SCENARIO the computer plays the game with that seed; of a LOG it is the game in it.
    """
    checked(policies)
    check_pygame()
    unseen()
    game = _game(scenario, seed, policies)
    sees = None if side is None else _known(side, game.setup.side_ids, "side")
    chosen = None if select is None else _known(select, game.setup.unit_ids, "unit")
    position = _position(game, turn, order, sees or 0)
    pointed = _hex(game, aim)
    from borderwar.ui.palette import PALETTES
    from borderwar.ui.shot import draw_replay, save_picture, save_shot

    palettes = list(PALETTES)
    out.parent.mkdir(parents=True, exist_ok=True)
    if replay:
        save_picture(draw_replay(game, size, position, scale), str(out))
        click.echo(f"{out}: {size[0]}x{size[1]}")
        return
    save_shot(
        # As the screen stood then, without the orders that followed.
        game if position is None else game.branch(position),
        str(out),
        size=size,
        side=sees,
        scale=scale,
        select=None if chosen is None else game.setup.unit_ids[chosen],
        aim=pointed,
        whole_map=whole_map,
        ghosts=ghosts,
        colours=palettes[0 if colours is None else _known(colours, palettes, "palette")],
        counters="pictures" if pictures else "symbols",
    )
    click.echo(f"{out}: {size[0]}x{size[1]}")


def _game(name: str, seed: int, policies: tuple[str, str]) -> "Game":
    """The game in a log, or the computer's game of a scenario."""
    log = log_of(name)
    if log is not None:
        game, difference = replayed(log)
        if difference is not None:
            raise Failure(f"'{log}' does not come out as written: {difference.message}.")
        return game
    opened = open_scenario(name)
    from borderwar.cli.progress import warm_up
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game

    setup = prepare(opened)
    warm_up(setup)
    return played_game(setup, seed, policies)


def _position(game: "Game", turn: int | None, order: int | None, side: int) -> int | None:
    """Orders given before the moment asked for; None for the end."""
    if order is not None:
        if order > game.position:
            raise Failure(f"the game has {game.position:,} orders; --order goes from 0 to {game.position}.")
        return order
    if turn is None:
        return None
    last = game.turn + 1
    if turn > last:
        raise Failure(f"the game ended in turn {last}; --turn goes from 1 to {last}.")
    return game.position_of_turn(turn - 1, side)


def _known(name: str, known: Sequence[str], what: str) -> int:
    if name not in known:
        raise Failure(f"there is no {what} '{name}'.{did_you_mean(name, known)}")
    return list(known).index(name)


def _hex(game: "Game", number: str | None) -> str | None:
    if number is None:
        return None
    columns, rows = game.scenario.map.columns, game.scenario.map.rows
    try:
        known = game.setup.index(number) >= 0
    except ValueError:
        known = False
    if not known:
        raise Failure(f"there is no hex '{number}'; hexes go from 0101 to {columns:02d}{rows:02d}.")
    return number
