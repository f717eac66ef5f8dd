"""A game on the table in the rulebook's words: orders as text, units by name, refusals by case."""

from typing import Any, NamedTuple

from borderwar.ground.hexes import next_hex
from borderwar.model.events import EVENT_NAMES, Event
from borderwar.model.orders import STANCES, parse
from borderwar.model.tables import CONDITIONS
from borderwar.rules import engine
from borderwar.rules.movement import reach
from borderwar.rules.setup import Setup
from borderwar.rules.sight import spot_all
from borderwar.rules.stacking import count_contact, lift
from borderwar.rules.state import State
from borderwar.rules.victory import points
from borderwar.rules.view import believe
from borderwar.session.refusals import sentence
from borderwar.session.translate import to_row

SEEN = ("hidden", "suspected", "spotted")


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
        """Men lost, prisoners with them, with the fraction kept for the next, without luck."""
        row, units = self.row, self._game.state.units
        return int(units.casualties[row]) + int(units.captured[row]) + int(units.men_rest[row]) / 65536

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

    def remove(self, unit: str, condition: int) -> None:
        """Take a unit off the table: captured 3, destroyed 4, left the map 5."""
        lift(self.world, self.board, self.row(unit))
        self.put(unit, condition=condition, clock=0)

    def points(self, side: str, state: State | None = None) -> int:
        """Points of a side, in truth or as a view has it."""
        return int(points(self.world, (state or self.state).board, self.setup.side_ids.index(side)))

    @property
    def raw(self) -> list[Event]:
        """What the last order caused, as the session has it."""
        return [Event(*row) for row in self.state.event_rows()]

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
