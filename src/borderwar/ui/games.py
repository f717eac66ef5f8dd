"""Games: beginning one, opening a saved one, keeping it on disk while it is played."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderwar.language import say
from borderwar.ui.saves import RUNNING, TURN, SavedGame, auto_name, drop_old_autosaves, saves_folder
from borderwar.ui.seats import (
    BOTH,
    Seats,
    computers,
    first_seat,
    persons,
    seats_of,
    side_and_level,
    side_id,
    side_of_id,
)
from borderwar.ui.settings import Settings

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.ui.kit.screen import Screen
    from borderwar.ui.screens.play import PlayScreen

Progress = Callable[[int, int, str], None]


class CannotOpen(Exception):
    """A saved game that cannot be opened; says why in a sentence."""


def fresh_seed() -> int:
    """A seed for a new game; it goes into the log, so the game can be had again."""
    return int(datetime.now().timestamp() * 1000) % 1_000_000_007


def begin(
    scenario: Any,
    side: int | None,
    level: str,
    settings: Settings,
    seed: int | None = None,
    keep: bool = True,
) -> "PlayScreen":
    """The play screen of a new game.

    `side` None watches the computer play both sides, BOTH seats two people.
    """
    from borderwar.session.game import Game

    game = Game.new(scenario, fresh_seed() if seed is None else seed)
    return play_screen(game, side, level, settings, keep)


def beginning(
    scenario: Any, side: int | None, level: str, settings: Settings, seed: int | None = None
) -> "Screen":
    """A screen with a progress line that turns into the play screen of a new game."""
    from borderwar.ui.screens.loading import LoadingScreen

    def prepare(progress: Progress) -> "Screen":
        from borderwar.rules.setup import prepare as set_up
        from borderwar.session.warm import warm

        progress(0, 1, say("laying out the map"))
        setup = set_up(scenario)
        warm(progress, setup)
        return begin(setup, side, level, settings, seed)

    return LoadingScreen(scenario.names.english, prepare, settings)


def play_screen(
    game: "Game", side: int | None, level: str, settings: Settings, keep: bool = True
) -> "PlayScreen":
    """The play screen of a game, kept on disk as it is played."""
    from borderwar.ui.screens.play import PlayScreen

    seats = seats_of(side, level)
    screen = PlayScreen(game, first_seat(seats, game), computers(seats), settings)
    if keep:
        screen.runner.keep_in(journal(game, seats))
        screen.runner.unkept = screen.runner.journal is None
    return screen


def journal(game: "Game", seats: Seats, folder: Path | None = None) -> Any:
    """Begin to keep a game on disk, with copies at each person's turn; None if it cannot be written."""
    from borderwar.session.autosave import DiskTrouble, Journal, TurnSaves

    side, level = side_and_level(seats)
    place = folder or saves_folder()
    stamp = datetime.now()
    title, begun = game.scenario.names.english, f"{stamp:%Y-%m-%d %H.%M.%S}.{stamp.microsecond // 1000:03d}"
    tail = f"@{side_id(game.scenario, side)}@{level}.log"
    turns = TurnSaves(place, auto_name(TURN, f"{title} {begun}"), tail, persons(seats))
    kept = Journal(game, place / (auto_name(RUNNING, f"{title} {begun}") + tail), turns)
    try:
        place.mkdir(parents=True, exist_ok=True)
        drop_old_autosaves(place)
        kept.begin()
    except (DiskTrouble, OSError):
        return None
    return kept


def opening(saved: SavedGame, settings: Settings) -> "Screen":
    """A screen with a progress line that turns into the play screen of a saved game."""
    from borderwar.ui.screens.loading import LoadingScreen

    def prepare(progress: Progress) -> "Screen":
        progress(0, 2, say("playing {orders} orders again", orders=saved.orders))
        return open_saved(saved, settings)

    return LoadingScreen(saved.label, prepare, settings)


def open_saved(saved: SavedGame, settings: Settings, keep: bool = True) -> "Screen":
    """A saved game; one that is over or does not verify as a replay.  Raises CannotOpen."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import parts_of, scenario_folder
    from borderwar.session.bookmarks import bookmarks_of
    from borderwar.session.intentions import intentions_of
    from borderwar.session.log import LogError, replay

    if saved.problem:
        raise CannotOpen(saved.problem)
    folder = scenario_folder(saved.scenario)
    if folder is None:
        raise CannotOpen(f"the scenario {saved.scenario} of this game is not there")
    variant = parts_of(saved.scenario)[1]
    scenario, problems = load_scenario(folder, variant=variant, settings=saved.settings)
    if scenario is None:
        raise CannotOpen(f"the scenario {saved.scenario} has {len(problems)} mistakes")
    try:
        game, difference = replay(saved.path.read_text(encoding="utf-8"), scenario, saved.path.name)
    except (LogError, OSError, UnicodeDecodeError) as error:
        raise CannotOpen(str(error)) from error
    side = side_of_id(scenario, saved.side)
    if game.over or difference is not None:
        from borderwar.ui.screens.replay import replay_screen

        return replay_screen(game, side, settings, saved.level, saved.path, difference)
    screen = play_screen(game, side, saved.level or "staff", settings, keep)
    if side == BOTH:
        screen.situation.side = 1 - game.side  # whoever opened it, the curtain asks for the next player
    screen.runner.take_game(game)
    screen.situation.bookmarks.marks = bookmarks_of(saved.path).marks
    intended = intentions_of(saved.path, game.setup)
    view = screen.situation.view
    possible = tuple(order for order in intended.planned if view.why_not(order) is None)
    screen.situation.desk.intend(replace(intended, planned=possible))
    return screen
