"""A game that is always on disk: each order is a line written and flushed at once.

Killed at any moment, a game loses at most the order being given.  Undo rewrites the
file beside and puts it in place in one step.
"""

import os
from pathlib import Path

from borderwar.model.orders import Order
from borderwar.session.game import Game, Outcome
from borderwar.session.log import head_lines, log_text, step_lines


class DiskTrouble(Exception):
    """The save could not be written; the game in memory is whole."""


class Journal:
    """Keeps one game's log file up to date."""

    def __init__(self, game: Game, path: Path) -> None:
        self.game = game
        self.path = path
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
        lines: list[str] = []
        for place in range(self.written, len(self.game.steps)):
            lines += step_lines(self.game, place)
        if not lines:
            return
        try:
            if not self.path.exists():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_text("\n".join(head_lines(self.game)) + "\n", encoding="utf-8")
            with self.path.open("a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DiskTrouble(f"the game could not be saved to {self.path}: {error.strerror}") from error
        self.written = len(self.game.steps)

    def undo(self) -> Order | None:
        """Take back an order, on disk too."""
        order = self.game.undo()
        if order is not None:
            self.begin()
        return order

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


def keep_last(folder: Path, count: int = 10) -> None:
    """Keep the newest so many logs of a folder of autosaves; older ones go."""
    logs = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in logs[count:]:
        path.unlink(missing_ok=True)
