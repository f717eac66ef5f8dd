"""Saved games: readable logs in one folder, and what the save browser says of each."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

KEPT_AUTOSAVES = 10

if TYPE_CHECKING:
    from borderwar.session.game import Game


def saves_folder() -> Path:
    """Where saved games lie."""
    import platformdirs

    return Path(platformdirs.user_data_dir("borderwar")) / "saves"


@dataclass(frozen=True)
class SavedGame:
    """One line of the save browser."""

    path: Path
    name: str
    side: str  # side id, or "watch"
    level: str  # the opponent's
    scenario: str
    turn: int
    orders: int
    when: datetime
    auto: bool
    rules: str
    problem: str = ""


def file_name(name: str, side: str, level: str) -> str:
    """The file of a save: its name, then who plays against what."""
    plain = re.sub(r"[^\w .()+-]", "_", name).strip(" .") or "game"
    return f"{plain}@{side}@{level}.log"


def read_saved(path: Path) -> SavedGame:
    """What a save says of itself; one that cannot be read says why."""
    from borderwar.session.log import LogError, read_head

    name, _, rest = path.stem.partition("@")
    side, _, level = rest.partition("@")
    when = datetime.fromtimestamp(path.stat().st_mtime)
    auto = name.startswith("autosave")
    try:
        text = path.read_text(encoding="utf-8")
        head = read_head(text, path.name)
    except (OSError, UnicodeDecodeError, LogError) as error:
        return SavedGame(
            path, name, side, level, "", 0, 0, when, auto, "", f"This file cannot be read: {error}"
        )
    orders = [line for line in text.split("\n")[4:] if line[:1].isdigit()]
    turn = int(orders[-1].split()[0]) if orders else 1
    return SavedGame(path, name, side, level, head.scenario, turn, len(orders), when, auto, head.rules)


def saved_games(folder: Path | None = None) -> list[SavedGame]:
    """All saves, newest first."""
    place = folder or saves_folder()
    if not place.is_dir():
        return []
    found = [read_saved(path) for path in place.glob("*.log")]
    return sorted(found, key=lambda saved: saved.when, reverse=True)


def newest_saved(folder: Path | None = None) -> SavedGame | None:
    """The save written last, if it can be read."""
    place = folder or saves_folder()
    paths = list(place.glob("*.log")) if place.is_dir() else []
    if not paths:
        return None
    saved = read_saved(max(paths, key=lambda path: path.stat().st_mtime))
    return None if saved.problem else saved


def write_saved(game: "Game", name: str, side: str, level: str, folder: Path | None = None) -> Path:
    """Save a game under a name.  Raises OSError."""
    from borderwar.session.log import log_text

    place = folder or saves_folder()
    place.mkdir(parents=True, exist_ok=True)
    path = place / file_name(name, side, level)
    beside = path.with_suffix(".new")
    beside.write_text(log_text(game), encoding="utf-8")
    beside.replace(path)
    return path


def drop_old_autosaves(folder: Path | None = None, keep: int = KEPT_AUTOSAVES) -> None:
    """Keep the newest autosaves only."""
    place = folder or saves_folder()
    old = sorted(place.glob("autosave*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[keep:]
    for path in old:
        path.unlink(missing_ok=True)
