"""A table to try rules on: lay out the ground and the units a rule needs, and play.

A unit is one line: its hex, its type in the armoury, then what is not as usual:
``"0303 rifles men=30 mounted hold-fire suppression=400"``.  Units to come start with
``to-come`` and name ``turn=``, ``level=`` and ``entry=0101,0102``.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from armoury import catalogue, figure, names

from borderwar.ground.hexes import hex_number, next_hex
from borderwar.model.catalogue import Figure
from borderwar.model.events import EVENT_NAMES
from borderwar.model.orders import STANCES, parse
from borderwar.model.scenario import (
    Arrival,
    Formation,
    Grade,
    History,
    Level,
    Limit,
    LossPoints,
    Map,
    Objective,
    Road,
    Scenario,
    Side,
    Sun,
    Unit,
    Victory,
    Weather,
)
from borderwar.model.tables import CONDITIONS
from borderwar.rules import engine
from borderwar.rules.movement import reach
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.sight import spot_all
from borderwar.rules.stacking import count_contact
from borderwar.rules.state import State
from borderwar.rules.view import believe
from borderwar.session.refusals import sentence
from borderwar.session.translate import to_row

BASE = 600
"""Metres above the sea of flat ground."""

NEVER_DARK = Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "test")
SEEN = ("hidden", "suspected", "spotted")
COLUMNS, ROWS = 12, 9


class Told(NamedTuple):
    """One event, in names."""

    name: str
    unit: str
    other: str
    hex: str
    a: int
    b: int
    c: int
    d: int


class Counter:
    """One unit as it is now."""

    def __init__(self, game: "Game", row: int) -> None:
        self._game, self.row = game, row

    def __getattr__(self, column: str) -> Any:
        return int(getattr(self._game.state.units, column)[self.row])

    @property
    def hex(self) -> str:
        """Its hex number, or "off the map"."""
        return self._game.setup.number(int(self._game.state.units.hex[self.row]))

    @property
    def seconds(self) -> int:
        """What its clock holds."""
        return int(self._game.state.units.clock[self.row])

    @property
    def loss(self) -> float:
        """Men lost, with the fraction kept for the next, without luck."""
        row, units = self.row, self._game.state.units
        return int(units.casualties[row]) + int(units.men_rest[row]) / 65536

    @property
    def vehicle_loss(self) -> float:
        """Vehicles lost, with the fraction kept for the next, without luck."""
        row, units = self.row, self._game.state.units
        return int(units.vehicles_lost[row]) + int(units.vehicle_rest[row]) / 65536

    @property
    def is_(self) -> str:
        """Its condition, as a word."""
        return CONDITIONS[int(self._game.state.units.condition[self.row])]

    @property
    def stance(self) -> str:
        """Its stance, as a word."""
        return STANCES[int(self._game.state.units.stance[self.row])]

    @property
    def known(self) -> str:
        """How much the enemy knows of it, as a word."""
        return SEEN[int(self._game.state.units.seen[self.row])]


class Game:
    """A game on the table; side red moves first."""

    def __init__(self, setup: Setup, seed: int, luck: bool) -> None:
        self.setup = setup
        self.state: State = setup.new_state(seed, luck)
        self.told: list[Told] = self._read()
        self.refusal = ""
        self.because = ""

    @property
    def world(self) -> Any:
        """The static tables, for calling a rule by itself."""
        return self.setup.world

    @property
    def board(self) -> Any:
        """The changing tables."""
        return self.state.board

    @property
    def side(self) -> str:
        """Whose player turn it is."""
        return self.setup.side_ids[int(self.state.clock.side[0])]

    @property
    def turn(self) -> int:
        """The turn, from 1."""
        return int(self.state.clock.turn[0]) + 1

    @property
    def over(self) -> int:
        """0 while the game goes on, else how it ended."""
        return int(self.state.clock.over[0])

    def row(self, unit: str) -> int:
        """The row of a unit."""
        return self.setup.row_of[unit]

    def at(self, number: str) -> int:
        """The index of a hex number."""
        return self.setup.index(number)

    def unit(self, unit: str) -> Counter:
        """A unit as it is now."""
        return Counter(self, self.row(unit))

    def neighbours(self, here: int) -> list[int]:
        """The six hexes around one, -1 for those off the map."""
        ground = self.setup.scenario.map
        return [next_hex(ground.columns, ground.rows, here, direction) for direction in range(6)]

    def order(self, text: str) -> "Game":
        """Give an order that must be accepted."""
        self._try(text)
        assert not self.refusal, f"'{text}' was refused: {self.because} [{self.refusal}]"
        return self

    def refuse(self, text: str) -> str:
        """Give an order that must be refused; the case against it.  Nothing may change."""
        before = self.state.digest()
        self._try(text)
        assert self.refusal, f"'{text}' should have been refused"
        assert self.state.digest() == before, f"'{text}' was refused and yet changed something"
        return self.refusal

    def end(self, player_turns: int = 1) -> "Game":
        """End so many player turns; `told` then holds what happened at the last end."""
        for _ in range(player_turns):
            self.order("end")
        return self

    def whole_turn(self) -> "Game":
        """End both player turns of a turn, keeping what was told over both."""
        told = self.end().told
        told += self.end().told
        self.told = told
        return self

    def events(self, name: str) -> list[Told]:
        """What the last order caused, of one kind."""
        assert name in EVENT_NAMES, f"nothing is called {name}"
        return [event for event in self.told if event.name == name]

    def reach(self, unit: str, seconds: int | None = None) -> dict[str, int]:
        """Seconds left on arrival in each hex a unit can get to."""
        row = self.row(unit)
        budget = int(self.state.units.clock[row]) if seconds is None else seconds
        reach(self.world, self.board, row, budget)
        return {self.setup.number(i): int(left) for i, left in enumerate(self.state.reach_left) if left >= 0}

    def put(self, unit: str, **columns: int) -> "Game":
        """Set what a unit's row holds: ``put("101", suppression=400)``."""
        for column, value in columns.items():
            getattr(self.state.units, column)[self.row(unit)] = value
        return self

    def break_quietly(self, unit: str) -> None:
        """Make a unit broken without a fright for its neighbours."""
        count_contact(self.world, self.board, self.row(unit), -1)
        self.put(unit, condition=2, clock=0)

    def look(self) -> "Game":
        """Look at every unit afresh."""
        spot_all(self.world, self.board)
        return self

    def believes(self, side: str) -> State:
        """What a side may know, as a state of its own."""
        view = self.state.twin()
        believe(self.world, self.board, self.setup.side_ids.index(side), view.board)
        return view

    def contact(self, side: str) -> list[int]:
        """The contact counter of each hex for units of a side."""
        column = self.state.hexes.contact_0 if side == "red" else self.state.hexes.contact_1
        return [int(count) for count in column]

    def stack(self, number: str) -> list[str]:
        """The units in a hex, from the top."""
        found, row = [], int(self.state.hexes.first[self.at(number)])
        while row >= 0:
            found.append(self.setup.unit_ids[row])
            row = int(self.state.units.next[row])
        return found

    def _try(self, text: str) -> None:
        case = engine.order(self.world, self.board, to_row(self.setup, parse(text)))
        self.refusal = f"{case // 100}.{case % 100}" if case else ""
        self.because = sentence(self.setup, self.state.refusal.tolist()).because if case else ""
        self.told = [] if case else self._read()

    def _read(self) -> list[Told]:
        ids = (*self.setup.unit_ids, "")
        return [
            Told(
                EVENT_NAMES[kind],
                ids[unit],
                ids[other],
                self.setup.number(place) if place >= 0 else "",
                *rest,
            )
            for kind, unit, other, place, *rest in self.state.event_rows()
        ]


def _words(line: str) -> tuple[str, str, dict[str, str], set[str]]:
    at, kind, *rest = line.split()
    values = dict(word.split("=") for word in rest if "=" in word)
    return at, kind, values, {word for word in rest if "=" not in word}


def _range(text: str) -> Figure:
    """A figure of one number, "40", or of the middle of two, "30..50"."""
    numbers = [int(number) for number in text.split("..")]
    return figure(sum(numbers) // len(numbers), numbers[0], numbers[-1])


def _unit(name: str, side: str, line: str, armoury: Any) -> Unit:
    at, kind, values, flags = _words(line)
    unit_type = armoury.types[kind]
    to_come = at == "to-come"
    arrival = Arrival(
        int(values.get("turn", 0)),
        tuple(values["entry"].split(",")) if "entry" in values else (),
        int(values.get("level", 0)),
    )
    men = _range(values.get("men", str(unit_type.men.value)))
    vehicles = _range(values["vehicles"]) if "vehicles" in values else unit_type.vehicles
    stances = flags & set(STANCES)
    unknown = flags - set(STANCES) - {"mounted", "broken"}
    assert not unknown, f"{name}: what is {unknown}?"
    return Unit(
        id=name,
        names=names(name),
        type=kind,
        side=side,
        formation=side,
        nation=side,
        leader=None,
        at=None if to_come else at,
        arrival=arrival if to_come else None,
        men=men,
        vehicles=vehicles,
        quality=figure(int(values.get("quality", unit_type.quality.value))),
        mounted="mounted" in flags or unit_type.mount == "crew",
        stance=stances.pop() if stances else "fire-at-will",
        dug_in=int(values.get("dug", 0)),
    )


def _map(
    ground: str,
    letters: dict[str, str],
    heights: dict[str, int],
    roads: tuple[tuple[str, ...], ...],
    works: dict[str, int],
) -> Map:
    rows = ground.split() or ["." * COLUMNS] * ROWS
    columns = len(rows[0])
    numbers = [
        [hex_number(row * columns + column, columns) for column in range(columns)] for row in range(len(rows))
    ]
    return Map(
        columns=columns,
        rows=len(rows),
        terrain=tuple(
            "".join(letters.get(number, letter) for number, letter in zip(line, row, strict=True))
            for line, row in zip(numbers, rows, strict=True)
        ),
        heights=tuple(tuple(BASE + heights.get(number, 0) for number in line) for line in numbers),
        contour=5,
        roads=tuple(Road("track", None, path) for path in roads),
        names=(),
        claims=(),
        works=works,
        notes="",
    )


def scenario(
    red: dict[str, str],
    blue: dict[str, str],
    *,
    ground: str = "",
    letters: dict[str, str] | None = None,
    heights: dict[str, int] | None = None,
    roads: tuple[tuple[str, ...], ...] = (),
    works: dict[str, int] | None = None,
    law: dict[str, int] | None = None,
    hex_metres: int = 250,
    turn_minutes: int = 20,
    turns: int = 10,
    start: str = "12:00",
    sun: Sun = NEVER_DARK,
    weather: tuple[dict[str, Any], ...] = (),
    limits: tuple[dict[str, Any], ...] = (),
    levels: int = 4,
    halt: int = 0,
    level_at_start: int = 1,
    objectives: tuple[dict[str, Any], ...] = (),
    losses: tuple[int, int, int, int] = (10, 20, 3, 4),
    par: int = 0,
    rally: tuple[str, str] = ("0101", "1209"),
) -> Scenario:
    """A scenario of two sides; flat steppe at noon unless told otherwise."""
    armoury = catalogue(law or {})
    ground_map = _map(ground, letters or {}, heights or {}, roads, works or {})
    sides = tuple(
        Side(side, names(side), (side,), (home,), names(f"{side} command"), "")
        for side, home in zip(("red", "blue"), rally, strict=True)
    )
    hour, minute = start.split(":")
    plain_limit = Limit("limit", "red", names("limit"), "enter", (), 0, 0, 0, "", "test")
    plain_weather = Weather(1, names("fair"), 1000, 1000, True, "")
    plain_objective = Objective("post", names("post"), "0101", None, 0, 0)
    return Scenario(
        id="table",
        folder="",
        names=names("A table"),
        summary="",
        author="",
        start=datetime(1936, 3, 31, int(hour), int(minute)),
        turn_seconds=turn_minutes * 60,
        turns=turns,
        hex_metres=hex_metres,
        sides=(sides[0], sides[1]),
        map=ground_map,
        formations=tuple(Formation(side, names(side), side, None, None) for side in ("red", "blue")),
        units=tuple(
            _unit(name, side, line, armoury)
            for side, units in (("red", red), ("blue", blue))
            for name, line in units.items()
        ),
        weather=tuple(replace(plain_weather, **entry) for entry in weather),
        sun=sun,
        limits=tuple(replace(plain_limit, id=f"limit-{n}", **entry) for n, entry in enumerate(limits)),
        levels=tuple(Level(names(f"level {n}"), "", n == halt) for n in range(1, levels + 1)),
        level_at_start=level_at_start,
        victory=Victory(
            objectives=tuple(
                replace(plain_objective, id=f"post-{n}", **entry) for n, entry in enumerate(objectives)
            ),
            losses=tuple(LossPoints(side, *losses) for side in ("red", "blue")),
            par=par,
            par_note="",
            grades=(
                Grade(names("red"), "red", 1),
                Grade(names("draw"), None, 0),
                Grade(names("blue"), "blue", None),
            ),
        ),
        plans=(),
        history=History((), (), (), "draw", "blue", 1, "low", {}, ()),
        trials=(),
        catalogue=armoury,
        sources={},
        digest="00",
    )


def lay_out(
    red: dict[str, str], blue: dict[str, str], seed: int = 1, luck: bool = False, **ground: Any
) -> Game:
    """A game on a small map, ready for the first order of side red."""
    game = Game(prepare(scenario(red, blue, **ground)), seed, luck)
    for name, line in (red | blue).items():
        values, flags = _words(line)[2:]
        for column in ("suppression", "cohesion", "clock"):
            if column in values:
                game.put(name, **{column: int(values[column])})
        if "broken" in flags:
            game.break_quietly(name)
    spot_all(game.world, game.board)
    return game
