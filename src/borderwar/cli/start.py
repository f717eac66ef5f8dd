"""borderwar without a command: the list of incidents, or where nothing can be shown a demonstration."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.display import check_pygame, unseen, why_no_window

if TYPE_CHECKING:
    from borderwar.session.game import Game

INCIDENT = "tauran-1936"
SEED = 1936
POLICIES = ("historical", "historical")
FOLDER = Path("borderwar-demo")
MOMENTS = (1, 8, 13, 18, 24, 30)
"""Turns that the demonstration draws."""


def start() -> int:
    """Open the list; with no display say so in one line and play a demonstration."""
    check_pygame()
    missing = why_no_window()
    if missing is None:
        from borderwar.cli.play import open_table

        open_table()
        return 0
    click.echo(f"No display ({missing}): the computer plays {INCIDENT} against itself instead.")
    unseen()
    demonstrate()
    return 0


def demonstrate() -> None:
    """Play the incident computer against computer; show progress, pictures, result and log."""
    from rich.console import Console

    from borderwar.cli.outcome import print_outcome
    from borderwar.cli.progress import bar, warm_up
    from borderwar.cli.scenarios import open_scenario

    scenario = open_scenario(INCIDENT)
    warm_up()
    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game
    from borderwar.session.log import log_text
    from borderwar.study.publish import write_whole
    from borderwar.ui.shot import save_shot

    place = _writable(FOLDER)
    game = played_game(prepare(scenario), SEED, POLICIES)
    turns = [turn for turn in MOMENTS if turn <= scenario.turns]
    with bar("Pictures", len(turns)) as advance:
        for turn in turns:
            save_shot(game, str(place / f"turn-{turn:02d}.png"), side=None, position=_end_of(game, turn))
            advance(1)
    log = place / "game.log"
    write_whole(log, log_text(game))
    print_outcome(game, Console())
    click.echo(f"Pictures and log are in {place}; with a display 'borderwar play {log}' shows the game.")


def _end_of(game: "Game", turn: int) -> int:
    """Orders given up to the end of a turn (from 1)."""
    return game.position_of_turn(turn, 0)


def _writable(wanted: Path) -> Path:
    """The folder itself, or a temporary one where it cannot be written."""
    try:
        wanted.mkdir(exist_ok=True)
        probe = wanted / ".probe"
        probe.touch()
        probe.unlink()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="borderwar-demo-"))
    return wanted
