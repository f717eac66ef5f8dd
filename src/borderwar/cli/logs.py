"""Opening logs for commands."""

from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.cli.failure import Failure
from borderwar.cli.scenarios import open_scenario

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.log import Difference


def replayed(path: Path) -> "tuple[Game, Difference | None]":
    """Play a log again; Failure if the file is no log or its scenario is not here."""
    from borderwar.cli.progress import warm_up
    from borderwar.session.log import LogError, read_head, replay

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Failure(f"'{path}' is no log: it is not text in UTF-8.") from error
    try:
        head = read_head(text, path.name)
        scenario = open_scenario(head.scenario)
        warm_up()
        return replay(text, scenario, path.name)
    except LogError as error:
        raise Failure(f"{error}.") from error
