"""Saved games: readable logs in one folder, and what the save browser says of each."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.language import say

KEPT_AUTOSAVES = 10

RUNNING, TURN = "autosave", "turn"
"""First words of the files that the game keeps by itself: of games, and of turns."""

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
    seed: int = 0
    digest: str = ""  # of the scenario, as the log has it
    settings: tuple[str, ...] = ()  # values of the scenario set by hand

    @property
    def game(self) -> str:
        """The game it is a moment of: those of one scenario and seed belong together."""
        return f"{self.scenario} {self.seed}"

    @property
    def stamp(self) -> tuple[float, int]:
        """Tells versions of the file apart."""
        return self.when.timestamp(), self.orders

    @property
    def label(self) -> str:
        """What it is called in lists."""
        if self.name.startswith(TURN + " "):
            turn, _, moment = self.name.removeprefix(TURN).strip().rpartition(" ")
            number = int(turn.split()[-1]) if turn.split()[-1:] and turn.split()[-1].isdigit() else self.turn
            if moment == "start":
                return say("Start of turn {turn}", turn=number)
            return say("Before the end of turn {turn}", turn=number)
        if self.name.startswith(RUNNING):
            return say("As it was left")
        return self.name


def file_name(name: str, side: str, level: str) -> str:
    """The file of a save: its name, then who plays against what."""
    plain = re.sub(r"[^\w .()+-]", "_", name).strip(" .") or "game"
    if plain.split()[0] in (RUNNING, TURN):  # these words are the game's own
        plain = f"my {plain}"
    return f"{plain}@{side}@{level}.log"


def auto_name(kind: str, name: str) -> str:
    """The beginning of the file of a game or turn that is kept by itself."""
    return f"{kind} " + re.sub(r"[^\w .()+-]", "_", name).strip(" .")


def read_saved(path: Path) -> SavedGame:
    """What a save says of itself; one that cannot be read says why."""
    from borderwar.session.log import LogError, read_head

    name, _, rest = path.stem.partition("@")
    side, _, level = rest.partition("@")
    auto = name.split(" ")[0] in (RUNNING, TURN)
    when = datetime.fromtimestamp(0)
    try:
        when = datetime.fromtimestamp(path.stat().st_mtime)
        text = path.read_text(encoding="utf-8")
        head = read_head(text, path.name)
    except (OSError, UnicodeDecodeError, LogError) as error:
        said = say("This file cannot be read: {error}", error=error)
        return SavedGame(path, name, side, level, "", 0, 0, when, auto, "", said)
    orders = [line for line in text.split("\n")[4:-1] if line[:1].isdigit()]
    turn, ends = 1, 0
    if orders:
        words = orders[-1].split()
        turn = int(words[0])
        ends = sum(line.split()[:1] == words[:1] and line.split()[2:3] == ["end"] for line in orders[-200:])
    return SavedGame(
        path=path,
        name=name,
        side=side,
        level=level,
        scenario=head.scenario,
        turn=turn + (ends >= 2),
        orders=len(orders),
        when=when,
        auto=auto,
        rules=head.rules,
        seed=head.seed,
        digest=head.digest,
        settings=head.settings,
    )


def saved_games(folder: Path | None = None) -> list[SavedGame]:
    """All saves, newest first."""
    place = folder or saves_folder()
    if not place.is_dir():
        return []
    found = [read_saved(path) for path in place.glob("*.log")]
    return sorted(found, key=lambda saved: (saved.when, saved.orders), reverse=True)


def newest_saved(folder: Path | None = None) -> SavedGame | None:
    """The save written last that can be read."""
    place = folder or saves_folder()
    paths = list(place.glob("*.log")) if place.is_dir() else []
    for path in sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True):
        saved = read_saved(path)
        if not saved.problem and not saved.name.startswith(TURN + " "):
            return saved
    return None


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
    """Keep the newest of the games that were kept by themselves."""
    from borderwar.session.autosave import keep_last

    keep_last(folder or saves_folder(), keep, f"{RUNNING}*.log")
