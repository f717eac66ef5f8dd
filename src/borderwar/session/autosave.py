"""A game that is always on disk: each order is a line written and flushed at once.

Killed at any moment, a game loses at most the order being given.  Undo rewrites the
file beside and puts it in place in one step.  Beside the log of the running game stand
copies of it as it was when a player's turn began and just before it was ended.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from borderwar.model.orders import End, Order
from borderwar.session.game import Game, Outcome
from borderwar.session.log import head_lines, log_text, step_lines

KEPT = 10
"""Logs that are kept of each kind; older ones go."""


def notes_path(log: Path) -> Path:
    """Where the bookmarks of a log lie."""
    return log.with_name(log.name + ".notes")


def intentions_path(log: Path) -> Path:
    """Where lies what the player of a log means to do."""
    return log.with_name(log.name + ".plan")


def remove_log(log: Path) -> None:
    """Delete a log with what lies beside it.  Raises OSError."""
    for path in (log, notes_path(log), intentions_path(log)):
        path.unlink(missing_ok=True)


class DiskTrouble(Exception):
    """The save could not be written; the game in memory is whole."""


@dataclass(frozen=True)
class TurnSaves:
    """Where copies of the log go, and at whose turns they are made.

    The names are ``{name} {turn:03d} start{tail}`` and ``{name} {turn:03d} end{tail}``.
    """

    folder: Path
    name: str
    tail: str  # "@japan@staff.log"
    sides: Collection[int]

    def keep(self, turn: int, moment: str, text: bytes) -> None:
        """Write the copy of a turn (from 0).  The log itself is safe, so a full disk loses only the copy."""
        path = self.folder / f"{self.name} {turn + 1:03d} {moment}{self.tail}"
        beside = path.with_name(path.name + ".new")
        try:
            beside.write_bytes(text)
            beside.replace(path)
            keep_last(self.folder, KEPT, f"{self.name.partition(' ')[0]} *.log")
        except OSError:
            return


class Journal:
    """Keeps one game's log file up to date."""

    def __init__(self, game: Game, path: Path, turns: TurnSaves | None = None) -> None:
        self.game = game
        self.path = path
        self.turns = turns
        self.written = 0

    def begin(self) -> None:
        """Write the whole log so far.  Raises DiskTrouble."""
        self._replace(log_text(self.game))
        self.written = len(self.game.steps)

    def submit(self, order: Order) -> Outcome:
        """Give an order and put it on disk before anything else happens."""
        outcome = self.game.submit(order)
        if outcome.refusal is None:
            self.follow()
        return outcome

    def follow(self) -> None:
        """Append the orders given since the last time.  Raises DiskTrouble."""
        if self.written > len(self.game.steps):
            self.begin()
            return
        first = self.written
        pieces = [
            ("\n".join(step_lines(self.game, place)) + "\n").encode()
            for place in range(first, len(self.game.steps))
        ]
        if not pieces:
            return
        try:
            if not self.path.exists():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_text("\n".join(head_lines(self.game)) + "\n", encoding="utf-8")
            with self.path.open("ab") as file:
                file.write(b"".join(pieces))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DiskTrouble(f"the game could not be saved to {self.path}: {error.strerror}") from error
        self.written = len(self.game.steps)
        self._keep_turns(first, pieces)

    def undo(self) -> Order | None:
        """Take back an order, on disk too."""
        order = self.game.undo()
        if order is not None:
            self.begin()
        return order

    def _keep_turns(self, first: int, pieces: list[bytes]) -> None:
        """Copies at the turns that ended among the steps just written."""
        steps = self.game.steps
        ends = [place for place in range(first, len(steps)) if isinstance(steps[place].order, End)]
        if self.turns is None or not ends:
            return
        try:
            text = self.path.read_bytes()
        except OSError:
            return
        behind = len(text)
        for place in reversed(range(first, len(steps))):
            before = behind - len(pieces[place - first])
            step = steps[place]
            if place in ends:
                next_side = 1 - step.side
                if next_side in self.turns.sides and not self.game.over:
                    self.turns.keep(step.turn + step.side, "start", text[:behind])
                if step.side in self.turns.sides:
                    self.turns.keep(step.turn, "end", text[:before])
            behind = before

    def _replace(self, text: str) -> None:
        beside = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as error:
            raise DiskTrouble(f"the game could not be saved to {self.path}: {error.strerror}") from error


def keep_last(folder: Path, count: int = KEPT, pattern: str = "*.log") -> None:
    """Keep the newest so many logs of a pattern in a folder; older ones go, with what lies beside them."""
    logs = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in logs[count:]:
        remove_log(path)
