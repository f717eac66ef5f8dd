"""`borderwar` alone: the list of incidents; or, without a display, a game to watch later."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.display import NoWindow, unseen
from borderwar.cli.play import open_table

if TYPE_CHECKING:
    from borderwar.session.game import Game

INCIDENT = "tauran-1936"
SEED = 1936
POLICIES = ("historical", "historical")
FOLDER = "borderwar-demo"
MOMENTS = (1, 7, 13, 19, 25)
"""Turns whose beginning the demonstration draws; the end comes last."""

PICTURE = (1600, 900)


def start() -> int:
    """Open the list; with no display say so in one line and play a demonstration."""
    try:
        open_table()
    except NoWindow as reason:
        click.echo(f"No display ({reason}): the computer plays {INCIDENT} against itself instead.")
        unseen()
        demonstrate(_folder())
    return 0


def demonstrate(folder: Path) -> None:
    """Play the incident computer against computer; leave pictures and log in the folder."""
    from borderwar.cli.outcome import print_outcome
    from borderwar.cli.progress import bar, console, print_lines, warm_up
    from borderwar.cli.scenarios import open_scenario
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game
    from borderwar.session.log import log_text
    from borderwar.study.publish import write_whole

    setup = prepare(open_scenario(INCIDENT))
    warm_up(setup)
    with bar("The game and its pictures", len(MOMENTS) + 2) as reach:
        game = played_game(setup, SEED, POLICIES)
        reach(1)
        from borderwar.ui.shot import save_shot

        moments = _moments(game)
        for done, (name, position) in enumerate(moments, start=2):
            save_shot(game, str(folder / f"{name}.png"), size=PICTURE, position=position)
            reach(done)
    log = folder / f"{INCIDENT}.log"
    write_whole(log, log_text(game))
    shown = console()
    names = game.scenario.names.english
    print_lines(
        shown,
        "",
        f"{names}, {game.scenario.start:%d %B %Y}, seed {SEED}: {game.position:,} orders, "
        "both sides after the plans of the time",
        "",
    )
    print_outcome(shown, game)
    click.echo(f"{len(moments)} pictures and the log are in {folder}.")
    click.echo(
        f"With a display, 'borderwar play {log}' shows the game and 'borderwar' the list of scenarios."
    )


def _moments(game: "Game") -> list[tuple[str, int]]:
    """Name of the picture and orders given before it."""
    begun = [turn for turn in MOMENTS if turn <= game.turn + 1]
    return [(f"turn-{turn:02d}", game.position_of_turn(turn - 1)) for turn in begun] + [
        ("end", game.position)
    ]


def _folder() -> Path:
    """A folder for the demonstration: here, or among temporary files where nothing may be written."""
    here = Path(FOLDER)
    try:
        here.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=here):
            return here
    except OSError:
        return Path(tempfile.mkdtemp(prefix=f"{FOLDER}-"))
