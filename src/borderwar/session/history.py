"""How far a moment of a game is from history: places, losses, ground.

Losses are counted by `ai.rows.side_losses` and set beside `session.record.loss_records`,
as a study of many games does, so the figures of a panel and of a report are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from borderwar.ai.rows import holders, side_losses
from borderwar.ground.hexes import direction_towards, distance, next_hex
from borderwar.model.scenario import Fact, Position, Scenario
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.record import loss_records, lost

DATED, BETWEEN, SINCE = "dated", "between", "since"
"""How a place is known: the record has it for this turn, for turns before and after, or for one before."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where history had a unit in a turn, and how well that is known."""

    unit: str
    hex: int
    within: int  # hexes of doubt
    how: str  # DATED, BETWEEN or SINCE
    turn: int  # of the record's latest word, from 1
    until: int  # of its next word; 0 if there is none
    mark: str  # "sourced", "recalled", "estimated"
    source: str

    @property
    def certain(self) -> bool:
        """Whether a source has the unit in this very hex."""
        return self.mark == "sourced" and self.within == 0 and self.how != BETWEEN


@dataclass(frozen=True, slots=True)
class Apart:
    """One unit of a game and the place where history had it."""

    unit: str
    here: int  # hex in the game
    stand: Stand
    hexes: int  # between the two
    metres: int

    @property
    def within(self) -> bool:
        """Whether the record's own doubt covers the difference."""
        return self.hexes <= self.stand.within


@dataclass(frozen=True, slots=True)
class HowFar:
    """All units that both the game and history have on the map in a turn."""

    units: tuple[Apart, ...]  # furthest first
    missing: tuple[Stand, ...]  # history has them on the map, the game has not, or not in sight
    unknown: int  # in the game, but no source says where they stood

    @property
    def mean_metres(self) -> float | None:
        """The mean distance; None if there is nothing to compare."""
        return sum(apart.metres for apart in self.units) / len(self.units) if self.units else None

    def mean_doubt_metres(self, hex_metres: int) -> float:
        """The mean of the record's own doubt about those places."""
        doubts = [apart.stand.within * hex_metres for apart in self.units]
        return sum(doubts) / len(doubts) if doubts else 0.0


@dataclass(frozen=True, slots=True)
class LossGauge:
    """What one side has lost of one measure, and the band of the record for the whole fight."""

    side: int
    measure: str
    value: int
    low: int
    high: int
    mark: str

    @property
    def within(self) -> bool:
        """Whether the figure lies where some source allows it."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class GroundGauge:
    """One objective: who holds it in the game, and who held it in history by then."""

    id: str
    name: str
    here: str | None  # side id
    then: str | None
    turn: int  # of the fact that says so, from 1; 0 for the start
    sources: tuple[str, ...]


@lru_cache(maxsize=8)
def _places(history_positions: tuple[Position, ...]) -> dict[str, list[Position]]:
    """The record's places of each unit, by turn."""
    found: dict[str, list[Position]] = {}
    for position in sorted(history_positions, key=lambda position: position.turn):
        found.setdefault(position.unit, []).append(position)
    return found


def _on_the_way(scenario: Scenario, start: int, end: int, steps: int) -> int:
    """The hex so many steps along the straight line between two hexes."""
    columns, rows = scenario.map.columns, scenario.map.rows
    here = start
    for _ in range(steps):
        here = int(next_hex(columns, rows, here, direction_towards(columns, here, end)))
    return here


def stands(setup: Setup, turn: int) -> tuple[Stand, ...]:
    """Where history had its units in a turn (from 1), in the record's order of units.

    Between two dates a unit is put on the straight line between its places, with the
    larger doubt of the two; after its last date it stays; before its first nobody knows.
    """
    found = []
    for unit, places in _places(setup.scenario.history.positions).items():
        before = [place for place in places if place.turn <= turn]
        if not before:
            continue
        last = before[-1]
        after = places[len(before)] if len(before) < len(places) else None
        here, within, mark = setup.index(last.at), last.within, last.mark
        how = DATED if last.turn == turn else SINCE
        if how == SINCE and after is not None and after.at != last.at:
            there = setup.index(after.at)
            far = int(distance(setup.scenario.map.columns, here, there))
            share = (turn - last.turn) / (after.turn - last.turn)
            here = _on_the_way(setup.scenario, here, there, round(far * share))
            how, within, mark = BETWEEN, max(within, after.within), "estimated"
        found.append(Stand(unit, here, within, how, last.turn, after.turn if after else 0, mark, last.source))
    return tuple(found)


def how_far(setup: Setup, places: Mapping[str, int], turn: int) -> HowFar:
    """Set the units of a game (id to hex, those on the map) beside history in a turn (from 1)."""
    columns, metres = setup.scenario.map.columns, setup.scenario.hex_metres
    apart, missing = [], []
    then = stands(setup, turn)
    for stand in then:
        here = places.get(stand.unit, -1)
        if here < 0:
            missing.append(stand)
            continue
        hexes = int(distance(columns, here, stand.hex))
        apart.append(Apart(stand.unit, here, stand, hexes, hexes * metres))
    known = {stand.unit for stand in then}
    unknown = sum(here >= 0 and unit not in known for unit, here in places.items())
    return HowFar(tuple(sorted(apart, key=lambda each: -each.hexes)), tuple(missing), unknown)


def places_of(setup: Setup, state: State) -> dict[str, int]:
    """The units that stand on the map in a state, id to hex."""
    hexes = state.units.hex
    return {unit: int(hexes[row]) for row, unit in enumerate(setup.unit_ids) if hexes[row] >= 0}


def loss_gauges(setup: Setup, state: State) -> tuple[LossGauge, ...]:
    """The figures that a study compares, as they stand in a state."""
    sides = {side.id: number for number, side in enumerate(setup.scenario.sides)}
    losses = [side_losses(setup, state, side) for side in (0, 1)]
    return tuple(
        LossGauge(
            sides[record.side],
            record.measure,
            lost(losses[sides[record.side]], record.measure),
            record.low,
            record.high,
            record.mark,
        )
        for record in loss_records(setup.scenario)
    )


def ground_gauges(setup: Setup, state: State, turn: int) -> tuple[GroundGauge, ...]:
    """Each objective: its holder in a state, and in history by the end of a turn (from 1)."""
    here = holders(setup, state)
    out = []
    for objective, holder in zip(setup.scenario.victory.objectives, here, strict=True):
        facts = [fact for fact in _taken(setup.scenario.history.facts, objective.at) if fact.turn <= turn]
        last = facts[-1] if facts else None
        out.append(
            GroundGauge(
                objective.id,
                objective.names.english,
                setup.side_ids[holder] if holder >= 0 else None,
                last.side if last else objective.holder,
                last.turn if last else 0,
                last.sources if last else (),
            )
        )
    return tuple(out)


def _taken(facts: Iterable[Fact], at: str) -> list["_Taking"]:
    """The facts that tell of a side taking a hex, by turn."""
    taken = [
        _Taking(fact.turn, fact.side, fact.sources)
        for fact in facts
        if fact.kind == "ground" and fact.at == at and fact.side is not None and fact.turn is not None
    ]
    return sorted(taken, key=lambda fact: fact.turn)


@dataclass(frozen=True, slots=True)
class _Taking:
    """A side takes a hex."""

    turn: int
    side: str
    sources: tuple[str, ...]
