"""Reading a table of battles: one row a battle, inputs apart from outcomes."""

import csv
import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

POSTURES = ("hasty", "prepared", "fortified", "delay", "withdrawal")
WINNERS = ("attacker", "draw", "defender")
"""In the order of `rules.clash.WINNER`."""

NEEDED = (
    "id",
    "campaign",
    "name",
    "year",
    "posture",
    "weather",
    "river_crossing",
    "attacker_strength",
    "defender_strength",
    "attacker_guns",
    "defender_guns",
    "attacker_tanks",
    "defender_tanks",
    "attacker_air_sorties",
    "defender_air_sorties",
    "after_attacker_losses",
    "after_defender_losses",
    "after_winner",
)


class TableError(ValueError):
    """A battle table that cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a strict prediction may use: known before the first shot.  None is unknown."""

    year: int
    posture: str
    wet: bool
    river: bool
    men: tuple[float, float]  # attacker, defender
    guns: tuple[float | None, float | None]
    tanks: tuple[float | None, float | None]
    sorties: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened."""

    winner: str  # "attacker", "draw", "defender"
    losses: tuple[float, float]
    days: float | None
    surprise: float = 0.0  # as historians saw it afterwards; only for a baseline with hindsight


@dataclass(frozen=True, slots=True)
class Battle:
    """One row of the table that can be scored."""

    line: int  # of the file: names the battle's dice
    id: str
    name: str
    campaign: str
    inputs: Inputs
    outcome: Outcome

    @property
    def decisive(self) -> bool:
        """Whether somebody won."""
        return self.outcome.winner != "draw"

    @property
    def log_ratio(self) -> float:
        """ln of attackers for each defender."""
        return math.log(self.inputs.men[0] / self.inputs.men[1])


@dataclass(frozen=True, slots=True)
class Table:
    """The battles that can be scored, and what was left out."""

    battles: tuple[Battle, ...]
    rows: int
    parts: int  # rows that another row contains
    incomplete: int  # rows without both strengths and both losses
    digest: str  # of the file


class _Row:
    """One line of the file, read cell by cell; complains with line and column name."""

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self.place = f"{path}:{line}"
        self.cells = cells

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def number(self, column: str) -> float | None:
        text = self.text(column)
        if text == "":
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise TableError(f"{self.place}: {column} is {text!r}; write a number or leave it empty.")
        return value

    def choice(self, column: str, among: tuple[str, ...]) -> str:
        text = self.text(column)
        if text not in among:
            raise TableError(f"{self.place}: {column} is {text!r}; it is one of {', '.join(among)}.")
        return text

    def pair(self, what: str) -> tuple[float | None, float | None]:
        return self.count(f"attacker_{what}"), self.count(f"defender_{what}")

    def count(self, column: str) -> float | None:
        value = self.number(column)
        if value is not None and value < 0:
            raise TableError(f"{self.place}: {column} is {value:g}; a count is not below 0.")
        return value


def _battle(row: _Row, line: int) -> Battle | None:
    """The battle of a row; None if a strength or a loss is missing."""
    men = row.pair("strength")
    losses = (row.count("after_attacker_losses"), row.count("after_defender_losses"))
    if not (men[0] and men[1] and losses[0] and losses[1]):
        return None
    year = row.number("year")
    if year is None:
        raise TableError(f"{row.place}: year is empty; write the year of the battle.")
    return Battle(
        line=line,
        id=row.text("id"),
        name=row.text("name"),
        campaign=row.text("campaign"),
        inputs=Inputs(
            year=int(year),
            posture=row.choice("posture", ("", *POSTURES)) or "prepared",
            wet=row.text("weather") == "wet",
            river=(row.number("river_crossing") or 0) > 0,
            men=(men[0], men[1]),
            guns=row.pair("guns"),
            tanks=row.pair("tanks"),
            sorties=row.pair("air_sorties"),
        ),
        outcome=Outcome(
            winner=row.choice("after_winner", WINNERS),
            losses=(losses[0], losses[1]),
            days=row.count("after_days"),
            surprise=row.number("after_surprise") or 0.0,
        ),
    )


def read_battles(path: Path) -> Table:
    """Read a battle table.  Raises TableError with line and column of the first mistake."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is no UTF-8 text (byte {error.start}); save it as CSV in UTF-8.") from error
    reader = csv.DictReader(text.splitlines(), strict=True)
    battles: list[Battle] = []
    rows = parts = incomplete = 0
    try:
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise TableError(f"{path} has no column {', '.join(missing)}; the first line names the columns.")
        for cells in reader:
            rows += 1
            row = _Row(path, reader.line_num, cells)
            if row.number("is_part_of_another"):
                parts += 1
                continue
            battle = _battle(row, reader.line_num)
            if battle is None:
                incomplete += 1
            else:
                battles.append(battle)
    except csv.Error as error:
        raise TableError(f"{path}:{reader.line_num}: {error}.") from error
    if not battles:
        raise TableError(f"{path} has no battle with both strengths and both losses.")
    digest = hashlib.blake2b(data, digest_size=8).hexdigest()
    return Table(tuple(battles), rows, parts, incomplete, digest)
