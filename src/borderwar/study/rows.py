"""One game as one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from borderwar.session.record import lost

MEASURES = ("casualties", "captured", "vehicles", "armoured", "aircraft")
"""What a side can lose: men killed or wounded, men captured, vehicles of any kind on the
ground, those of them that are armoured, aircraft."""

DRAW = "draw"
NOBODY = "neither"


@dataclass(frozen=True, slots=True)
class GameRow:
    """The outcome of one game: all that a study keeps of it."""

    seed: int
    winner: str  # side id, or DRAW
    grade: str  # name of the level of victory
    margin: int  # points above par for the first side
    points: tuple[int, int]
    losses: tuple[dict[str, int], dict[str, int]]  # by measure, for each side
    strength: tuple[int, int]  # men each side brought onto the map
    turns: int
    hours: float
    level: int  # escalation at the end
    holders: dict[str, str]  # objective id to side id, or NOBODY
    ground: str  # side that holds most of the ground that counts, or NOBODY
    reasons: dict[str, int]  # why units broke: reason to count
    digest: str  # of the last state
    series: dict[str, list[int]]
    """By turn: "casualties 0", "casualties 1", "ground 0", "ground 1"; "held " and an objective's id,
    the number of the side that holds it, -1 for none."""

    def loss(self, side: int, measure: str) -> int:
        """What that side lost."""
        return lost(self.losses[side], measure)


def row_of(game: Mapping[str, Any]) -> GameRow:
    """A row out of the plain values that a worker sends."""
    pair = tuple(dict(side) for side in game["losses"])
    return GameRow(
        seed=int(game["seed"]),
        winner=str(game["winner"]),
        grade=str(game["grade"]),
        margin=int(game["margin"]),
        points=(int(game["points"][0]), int(game["points"][1])),
        losses=(pair[0], pair[1]),
        strength=(int(game["strength"][0]), int(game["strength"][1])),
        turns=int(game["turns"]),
        hours=float(game["hours"]),
        level=int(game["level"]),
        holders=dict(game["holders"]),
        ground=str(game["ground"]),
        reasons=dict(game["reasons"]),
        digest=str(game["digest"]),
        series={name: list(values) for name, values in game["series"].items()},
    )
