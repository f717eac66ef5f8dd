"""Logs that a command is given: read, and played again."""

from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.cli.failure import Failure, file_trouble
from borderwar.cli.scenarios import open_scenario

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.log import Difference

FIRST_WORDS = "borderwar log "


def log_of(name: str) -> Path | None:
    """The path of a log, where a scenario or a log may be named; Failure for any other file."""
    path = Path(name)
    if not path.is_file():
        return None
    if not text_of(path).startswith(FIRST_WORDS):
        raise Failure(f"'{path}' is no borderwar log; name a scenario or a saved game.")
    return path


def text_of(path: Path) -> str:
    """The text of a log; Failure if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(file_trouble(error)) from error
    except UnicodeDecodeError as error:
        raise Failure(f"'{path}' is no borderwar log: it is not text.") from error


def replayed(path: Path, scenario: str | None = None) -> "tuple[Game, Difference | None]":
    """Play a log again, as far as it agrees; Failure if it is none.

    The scenario is the one the log names, unless another is given.
    """
    text = text_of(path)
    from borderwar.cli.progress import warm_up
    from borderwar.session.log import LogError, read_head, replay

    try:
        head = read_head(text, str(path))
        opened = open_scenario(scenario or head.scenario, settings=head.settings)
        warm_up()
        return replay(text, opened, str(path))
    except LogError as error:
        raise Failure(f"{error}.") from error
