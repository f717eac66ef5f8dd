"""borderwar shot: a picture of any moment, no screen needed."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borderwar.cli.failure import Failure
from borderwar.cli.scenarios import open_scenario

if TYPE_CHECKING:
    from borderwar.session.game import Game

SMALLEST, LARGEST = (640, 360), (7680, 4320)


class Size(click.ParamType):
    """WIDTHxHEIGHT in pixels."""

    name = "size"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read a size, or say what one looks like."""
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", str(value))
        if match is None:
            self.fail(f"'{value}' is no size; write it like 1920x1080.", param, ctx)
        size = int(match[1]), int(match[2])
        if not (SMALLEST[0] <= size[0] <= LARGEST[0] and SMALLEST[1] <= size[1] <= LARGEST[1]):
            self.fail(f"sizes go from 640x360 to 7680x4320, not {value}.", param, ctx)
        return size


@click.command("shot")
@click.argument("scenario", metavar="SCENARIO_OR_LOG")
@click.option("--turn", type=click.IntRange(1, 10_000), help="The turn.  [default: the end of the game]")
@click.option("--size", type=Size(), default="1920x1080", show_default=True, help="Pixels.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default="shot.png",
    show_default=True,
    help="The PNG file.",
)
@click.option("--side", help="Through whose eyes: a side's id, or 'all'.  [default: the first side]")
@click.option("--select", help="The id of a unit to select.")
@click.option("--aim", help="A hex to point at.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="The dice.")
@click.option("--policies", nargs=2, type=str, default=("staff", "staff"), show_default=True, metavar="FIRST SECOND")
@click.option("--scale", type=click.IntRange(75, 300), default=100, show_default=True, help="Per cent.")
@click.option("--whole-map", is_flag=True, help="Fit the map into the picture.")
@click.option("--ghosts", is_flag=True, help="Show where units stood in history.")
def command(
    scenario: str,
    turn: int | None,
    size: tuple[int, int],
    out: Path,
    side: str | None,
    select: str | None,
    aim: str | None,
    seed: int,
    policies: tuple[str, str],
    scale: int,
    whole_map: bool,
    ghosts: bool,
) -> None:
    """Draw the play screen at a turn of a game into a PNG file.

    The game is a log, or the one two policies play of a scenario with a seed.
    """
    from borderwar.cli.display import check_pygame, unseen

    check_pygame()
    unseen()
    if not out.parent.is_dir():
        raise Failure(f"there is no folder '{out.parent}' for the picture; make it or choose another.")
    game = _game(scenario, seed, policies)
    watcher = _side(game, side)
    if select is not None and select not in game.setup.row_of:
        from borderwar.cli.failure import did_you_mean

        raise Failure(f"there is no unit '{select}'.{did_you_mean(select, game.setup.row_of)}")
    if aim is not None:
        try:
            known = game.setup.index(aim) >= 0
        except ValueError:
            known = False
        if not known:
            raise Failure(f"'{aim}' is no hex of this map; hexes are numbered like 2217.")
    from borderwar.ui.shot import save_shot

    position = None
    if turn is not None:
        if turn > game.scenario.turns:
            raise Failure(f"{game.scenario.names.english} has {game.scenario.turns} turns, not {turn}.")
        position = game.position_of_turn(turn - 1, watcher or 0)
    save_shot(
        game,
        str(out),
        size=size,
        side=watcher,
        position=position,
        scale=scale,
        select=select,
        aim=aim,
        whole_map=whole_map,
        ghosts=ghosts,
    )
    click.echo(f"{out}: {size[0]}x{size[1]}")


def _game(name: str, seed: int, policies: tuple[str, str]) -> "Game":
    """The game of a log, or the one the computer plays."""
    from borderwar.cli.policies import checked
    from borderwar.cli.progress import warm_up

    if Path(name).is_file():
        from borderwar.cli.logs import replayed

        return replayed(Path(name))[0]
    opened = open_scenario(name)
    players = (checked(policies[0]), checked(policies[1]))
    warm_up()
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game

    return played_game(prepare(opened), seed, players)


def _side(game: "Game", side: str | None) -> int | None:
    """The side whose eyes to use; None for all."""
    if side is None:
        return 0
    if side == "all":
        return None
    ids = game.setup.side_ids
    if side not in ids:
        raise Failure(f"there is no side '{side}'; sides are {ids[0]}, {ids[1]} and all.")
    return ids.index(side)
