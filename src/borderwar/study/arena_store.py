"""The games of an arena on disk: those of a study, and how long each side thought."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from borderwar.study.rows import GameRow
from borderwar.study.store import KEY, Kind, Store

TIMES = ("turns_0", "turns_1", "nanoseconds_0", "nanoseconds_1")


class Times(NamedTuple):
    """How long the sides thought in one game."""

    turns: tuple[int, int]  # player turns of each side
    nanoseconds: tuple[int, int]  # processor time of all of them


class ArenaStore(Store):
    """An open file of games, with a second table for the times."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        try:
            self._database.execute(
                f"CREATE TABLE IF NOT EXISTS times ({', '.join((*KEY, *TIMES))}, "
                f"PRIMARY KEY ({', '.join(KEY)})) WITHOUT ROWID"
            )
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def add_timed(self, kind: Kind, row: GameRow, times: Times) -> None:
        """Keep a game, and before it the time it took: a game that is there is done with."""
        try:
            self._database.execute(
                f"INSERT OR REPLACE INTO times VALUES ({', '.join('?' * len((*KEY, *TIMES)))})",
                (*kind, row.seed, *times.turns, *times.nanoseconds),
            )
        except sqlite3.Error as error:
            raise self._explained(error) from error
        self.add(kind, [row])

    def times(self, kind: Kind) -> dict[int, Times]:
        """Times of the games by seed."""
        found = self._ask(
            f"SELECT seed, {', '.join(TIMES)} FROM times WHERE scenario = ? AND rules = ? AND policies = ?",
            kind,
        )
        return {seed: Times((t0, t1), (n0, n1)) for seed, t0, t1, n0, n1 in found}
