"""Games: beginning one, opening a saved one, keeping it on disk while it is played."""

from datetime import datetime
from pathlib import Path
from typing import Any

from borderwar.ui.opponents import opponent
from borderwar.ui.saves import drop_old_autosaves, file_name, saves_folder
from borderwar.ui.settings import Settings


def begin(
    scenario: Any,
    side: int | None,
    level: str,
    settings: Settings,
    seed: int | None = None,
    keep: bool = True,
) -> Any:
    """The play screen of a new game.  `side` None watches the computer play both sides."""
    from borderwar.session.game import Game

    if seed is None:
        seed = int(datetime.now().timestamp()) % 1_000_000_007
    return play_screen(Game.new(scenario, seed), side, level, settings, keep)


def play_screen(game: Any, side: int | None, level: str, settings: Settings, keep: bool = True) -> Any:
    """The play screen of a game, kept on disk as it is played."""
    from borderwar.ui.screens.play import PlayScreen

    sides = [0, 1] if side is None else [1 - side]
    opponents = {number: opponent(level, game) for number in sides}
    screen = PlayScreen(game, side, opponents, settings)
    screen.level = level
    if keep:
        screen.runner.journal = journal(game, side_id(game, side), level)
    return screen


def side_id(game: Any, side: int | None) -> str:
    """The id of the side played, or "watch"."""
    return str(game.scenario.sides[side].id) if side is not None else "watch"


def journal(game: Any, side: str, level: str, folder: Path | None = None) -> Any:
    """Begin to keep a game on disk; None if the disk cannot be written."""
    from borderwar.session.autosave import DiskTrouble, Journal

    place = folder or saves_folder()
    name = file_name(
        f"autosave {game.scenario.names.english} {datetime.now():%Y-%m-%d %H.%M.%S}", side, level
    )
    kept = Journal(game, place / name)
    try:
        place.mkdir(parents=True, exist_ok=True)
        drop_old_autosaves(place)
        kept.begin()
    except (DiskTrouble, OSError):
        return None
    return kept


class CannotOpen(Exception):
    """A saved game that cannot be opened; says why in a sentence."""


def open_saved(saved: Any, settings: Settings, keep: bool = True) -> Any:
    """The play screen of a saved game.  Raises CannotOpen."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import scenario_folder
    from borderwar.session.log import LogError, replay

    folder = scenario_folder(saved.scenario)
    if folder is None:
        raise CannotOpen(f"The scenario {saved.scenario} of this game is not there.")
    scenario, problems = load_scenario(folder)
    if scenario is None:
        raise CannotOpen(f"The scenario {saved.scenario} has {len(problems)} mistakes and cannot be opened.")
    try:
        game, difference = replay(saved.path.read_text(encoding="utf-8"), scenario, saved.path.name)
    except (LogError, OSError, UnicodeDecodeError) as error:
        raise CannotOpen(f"{error}.") from error
    sides = [side.id for side in scenario.sides]
    side = sides.index(saved.side) if saved.side in sides else None
    screen = play_screen(game, side, saved.level or "passive", settings, keep)
    screen.runner.take_game(game)
    if difference is not None:
        screen.situation.warning = f"{difference.message}. The game is shown up to there."
    return screen
