"""The games of a study on disk: one SQLite row each, safe at any moment.

The key is scenario, rules, policies and seed, so that a study goes on where it stopped,
and a changed scenario or rulebook never mixes with old games.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

from borderwar.study.rows import MEASURES, GameRow, row_of

FORMAT = 1
FILE_NAME = "games.sqlite"

PLAIN = ("winner", "grade", "margin", "turns", "hours", "level", "ground", "digest")
PAIRS = ("points", "strength")
PACKED = ("holders", "reasons", "series")
LOSS_COLUMNS = tuple(f"{measure}_{side}" for side in (0, 1) for measure in MEASURES)
KEY = ("scenario", "rules", "policies", "seed")
COLUMNS = (
    *KEY,
    *PLAIN,
    *(f"{name}_{side}" for name in PAIRS for side in (0, 1)),
    *LOSS_COLUMNS,
    *PACKED,
)


class StoreError(Exception):
    """The file of games cannot be used; the message says why and what to do."""


class Kind(NamedTuple):
    """Which games belong together: all that decides a game beside its seed."""

    scenario: str  # digest of the scenario's files
    rules: str  # hash of the engine's source text
    policies: str  # the two names, with a space between


class Store:
    """An open file of games."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._database = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            (found,) = self._database.execute("PRAGMA user_version").fetchone()
            if found == 0:
                self._database.execute(
                    f"CREATE TABLE IF NOT EXISTS games ({', '.join(COLUMNS)}, PRIMARY KEY ({', '.join(KEY)}))"
                )
                self._database.execute(f"PRAGMA user_version = {FORMAT}")
        except sqlite3.Error as error:
            raise self._explained(error) from error
        if found not in (0, FORMAT):
            raise StoreError(
                f"'{path}' was written by another version (format {found}, this one writes {FORMAT}); "
                "choose another folder with --out."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is lost."""
        self._database.close()

    def seeds(self, kind: Kind) -> set[int]:
        """The seeds already played."""
        found = self._ask("SELECT seed FROM games WHERE scenario = ? AND rules = ? AND policies = ?", kind)
        return {seed for (seed,) in found}

    def add(self, kind: Kind, rows: Iterable[GameRow]) -> None:
        """Keep these games: all of them or, if the disk is full, none."""
        values = [values_of(kind, row) for row in rows]
        marks = ", ".join("?" * len(COLUMNS))
        try:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._database.executemany(
                    f"INSERT OR REPLACE INTO games ({', '.join(COLUMNS)}) VALUES ({marks})", values
                )
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def rows(self, kind: Kind, first: int, last: int) -> list[GameRow]:
        """The games with seeds from `first` to `last`, in order of seed."""
        found = self._ask(
            f"SELECT {', '.join(COLUMNS)} FROM games WHERE scenario = ? AND rules = ? AND policies = ? "
            "AND seed BETWEEN ? AND ? ORDER BY seed",
            (*kind, first, last),
        )
        return [row_from(dict(zip(COLUMNS, values, strict=True))) for values in found]

    def _ask(self, question: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(question, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def _explained(self, error: sqlite3.Error) -> StoreError:
        said = str(error)
        if "full" in said:
            return StoreError(
                f"the disk is full: the games played so far are safe in '{self.path}'; "
                "make room and give the same command again, it goes on from there."
            )
        if "disk I/O" in said:
            return StoreError(
                f"'{self.path}' could not be written: a limit is reached or the disk fails; the games played "
                "so far are safe; make room and give the same command again, it goes on from there."
            )
        if "locked" in said:
            return StoreError(
                f"'{self.path}' is in use by another study; wait for it or choose another --out."
            )
        if "readonly" in said or "unable to open" in said:
            return StoreError(f"'{self.path}' cannot be written; choose another folder with --out.")
        return StoreError(
            f"'{self.path}' is not a file of games ({said}); move it away or choose another --out."
        )


def values_of(kind: Kind, row: GameRow) -> tuple[object, ...]:
    """A game as the values of COLUMNS."""
    return (
        *kind,
        row.seed,
        *(getattr(row, name) for name in PLAIN),
        *(getattr(row, name)[side] for name in PAIRS for side in (0, 1)),
        *(row.losses[side][measure] for side in (0, 1) for measure in MEASURES),
        *(json.dumps(getattr(row, name), separators=(",", ":"), sort_keys=True) for name in PACKED),
    )


def row_from(values: dict[str, Any]) -> GameRow:
    """A game from its values by column."""
    losses = [{measure: values[f"{measure}_{side}"] for measure in MEASURES} for side in (0, 1)]
    pairs = {name: (values[f"{name}_0"], values[f"{name}_1"]) for name in PAIRS}
    packed = {name: json.loads(values[name]) for name in PACKED}
    plain = {name: values[name] for name in PLAIN}
    return row_of({"seed": values["seed"], "losses": losses} | plain | pairs | packed)
