"""What a game is dealt before its first order, and how its outcome goes with that.

Strengths inside the record's ranges, delays of what arrives, the luck of the game and of its days
are drawn by name from the seed, so they can be drawn again at any time and no row need hold them.
"""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from borderwar.ground.dice import DAY_FRICTION, GAME_QUALITY, draw_factor
from borderwar.ground.fixed import ONE, POWERS
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import Setup
from borderwar.study import scoring
from borderwar.study.rows import GameRow
from borderwar.study.scoring import Floats

DAY_SECONDS = 86400

MOST_GAMES = 5000
"""So many games are looked at: their beginnings are drawn again one by one."""


@dataclass(frozen=True, slots=True)
class Influence:
    """How one outcome goes with one input: Spearman's rank correlation, 95 % interval."""

    drawn: str  # the input
    outcome: str
    rho: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All inputs against all outcomes."""

    inputs: dict[str, tuple[float, float]]  # name to the least and most that was drawn
    outcomes: list[str]
    influences: list[Influence]  # by outcome, the strongest first
    explained: dict[str, float | None]
    """Outcome to the share of its ranks' variance that all inputs explain; None for too few games."""

    def of(self, outcome: str) -> list[Influence]:
        """What goes with one outcome, the strongest first."""
        return [one for one in self.influences if one.outcome == outcome]


def drawn_inputs(setup: Setup, seeds: Sequence[int]) -> dict[str, Floats]:
    """Everything that was drawn for these games and is not the same in all, by name."""
    names = [side.names.english for side in setup.scenario.sides]
    starts = [setup.new_state(seed) for seed in seeds]
    count = len(setup.unit_ids)
    men = np.array([state.units.start_men[:count] for state in starts], dtype=float)
    vehicles = np.array([state.units.start_vehicles[:count] for state in starts], dtype=float)
    due = np.array([state.units.due[:count] for state in starts], dtype=float)
    units = setup.scenario.units
    found: dict[str, Floats] = {}
    for side, each in enumerate(setup.scenario.sides):
        own = np.array([unit.side == each.id for unit in units])
        found[f"{names[side]}: men"] = men[:, own].sum(axis=1)
        found[f"{names[side]}: vehicles and aircraft"] = vehicles[:, own].sum(axis=1)
        found[f"{names[side]}: luck of the game"] = np.array(
            [_game_luck(setup, seed, side) for seed in seeds]
        )
        found[f"{names[side]}: luck of the days"] = np.array(
            [_days_luck(setup, seed, side) for seed in seeds]
        )
    for formation in setup.scenario.formations:
        own = np.array([unit.formation == formation.id for unit in units])
        if own.any() and not _a_whole_side(setup, own):
            name = formation.names.english
            found[f"{name}: men"] = men[:, own].sum(axis=1)
            found[f"{name}: turn of arrival"] = due[:, own].max(axis=1)
    return {name: values for name, values in found.items() if values.std() > 0}


def inputs_of(setup: Setup, rows: Sequence[GameRow]) -> dict[str, Floats]:
    """Everything that was drawn for the games of a study, the first so many of a long one."""
    return drawn_inputs(setup, [row.seed for row in rows[:MOST_GAMES]])


def as_csv(rows: Sequence[GameRow], inputs: Mapping[str, Floats]) -> str:
    """The drawn inputs as a table: a game a line under its seed, to be joined with the games."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("seed", *inputs))
    columns = [[f"{value:.6g}" for value in drawn] for drawn in inputs.values()]
    lines.writerows((row.seed, *cells) for row, cells in zip(rows, zip(*columns, strict=True), strict=False))
    return text.getvalue()


def sensitivity(scenario: Scenario, rows: Sequence[GameRow], inputs: Mapping[str, Floats]) -> Sensitivity:
    """Rank correlations of the drawn inputs with either side's losses in men and the margin."""
    rows = rows[:MOST_GAMES]
    sides = scenario.sides
    outcomes = {
        f"men lost, {side.names.english}": np.array([row.loss(place, "total") for row in rows], dtype=float)
        for place, side in enumerate(sides)
    }
    outcomes[f"points, {sides[0].names.english}"] = np.array([row.margin for row in rows], dtype=float)
    influences = []
    for outcome, values in outcomes.items():
        found = [
            Influence(name, outcome, *scoring.rank_correlation(drawn, values))
            for name, drawn in inputs.items()
        ]
        influences += sorted(found, key=lambda one: -abs(one.rho))
    return Sensitivity(
        {name: (float(drawn.min()), float(drawn.max())) for name, drawn in inputs.items()},
        list(outcomes),
        influences,
        {outcome: _explained(inputs, values) for outcome, values in outcomes.items()},
    )


def _game_luck(setup: Setup, seed: int, side: int) -> float:
    """The factor that the game gives a side's fire.  [15.2]"""
    spread = setup.scenario.catalogue.law["game_spread"].value
    return int(draw_factor(POWERS, seed, GAME_QUALITY, 0, side, 0, spread)) / ONE


def _days_luck(setup: Setup, seed: int, side: int) -> float:
    """The geometric mean of the factors that the days give a side's fire.  [15.2]"""
    scenario = setup.scenario
    start = scenario.start
    begins = start.hour * 3600 + start.minute * 60 + start.second
    days = range((begins + scenario.turns * scenario.turn_seconds - 1) // DAY_SECONDS + 1)
    spread = scenario.catalogue.law["day_spread"].value
    factors = [int(draw_factor(POWERS, seed, DAY_FRICTION, day, side, 0, spread)) / ONE for day in days]
    return math.exp(sum(math.log(factor) for factor in factors) / len(factors))


def _a_whole_side(setup: Setup, own: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> bool:
    """Whether these units are all that a side has: then its own line says it already."""
    sides = {unit.side for unit, here in zip(setup.scenario.units, own, strict=True) if here}
    return len(sides) == 1 and sum(unit.side in sides for unit in setup.scenario.units) == int(own.sum())


def _explained(inputs: Mapping[str, Floats], values: Floats) -> float | None:
    """Adjusted R2 of the ranks of an outcome on those of all inputs; None if there are too few games."""
    games, count = len(values), len(inputs)
    if games < 3 * count or not count or values.std() == 0:
        return None
    table = np.column_stack([np.ones(games), *(scoring.ranks(drawn) for drawn in inputs.values())])
    ranks = scoring.ranks(values)
    fitted, *_ = np.linalg.lstsq(table, ranks, rcond=None)
    missed = float(((ranks - table @ fitted) ** 2).sum() / ((ranks - ranks.mean()) ** 2).sum())
    freedom = games - np.linalg.matrix_rank(table)
    return max(0.0, 1 - missed * (games - 1) / float(freedom))
