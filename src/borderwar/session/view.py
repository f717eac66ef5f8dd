"""What a side may know at a moment of the game: all that a screen is given.

The numbers come from the rules' own kernels, run on the side's belief; nothing here
decides a rule, and nothing here can tell what the side does not see.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import grid
from borderwar.language import say
from borderwar.model.catalogue import Names
from borderwar.model.orders import Bombard, Fire, Order, Strike
from borderwar.model.scenario import Weather
from borderwar.rules import fire, limits, movement, sight, victory
from borderwar.rules import forecast as sampling
from borderwar.rules.engine import check
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.view import believe
from borderwar.session.calendar import Date, calendar
from borderwar.session.dangers import fields_of_fire
from borderwar.session.forecast import Forecast, forecast
from borderwar.session.marches import PathPreview, preview_path
from borderwar.session.refusals import Refusal, sentence
from borderwar.session.translate import NotUnderstood, to_row
from borderwar.session.unit_view import UnitView, unit_view
from borderwar.session.waters import Waters, waters_of
from borderwar.session.works import WorkView, works_of

ROAD_ROLLS = 200


@dataclass(frozen=True, slots=True)
class SightLine:
    """A line of sight between two hexes."""

    clear: bool
    blocked_at: int  # hex, or -1
    ground: int  # metres above the sea where it is blocked, growth included
    line: int  # metres above the sea of the line there
    metres: int  # distance


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective as things stand."""

    id: str
    names: Names
    hex: int
    holder: int  # side, or -1
    end: int
    turn: int
    stand: int = 0  # points a turn to its first holder until it falls


class SideView:
    """A moment of the game through one side's eyes; ``side=None`` sees all."""

    def __init__(self, setup: Setup, truth: State, side: int | None) -> None:
        self.setup = setup
        self.side = side
        self.luck = bool(truth.clock.luck[0])
        if side is None:
            self.state = truth.copy()
        else:
            self.state = setup.blank.twin()
            believe(setup.world, truth.board, side, self.state.board)

    # -- where the game stands ------------------------------------------------

    @property
    def turn(self) -> int:
        """The turn, from 0."""
        return int(self.state.clock.turn[0])

    @property
    def turns(self) -> int:
        """Turns in the game."""
        return self.setup.scenario.turns

    @property
    def active_side(self) -> int:
        """The side whose player turn it is."""
        return int(self.state.clock.side[0])

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.state.clock.over[0])

    @property
    def level(self) -> int:
        """The level of escalation, from 1."""
        return int(self.state.clock.level[0])

    @cached_property
    def time(self) -> datetime:
        """When the turn begins."""
        scenario = self.setup.scenario
        return scenario.start + timedelta(seconds=scenario.turn_seconds * self.turn)

    @property
    def time_text(self) -> str:
        """The turn's span: "05:20 to 05:40"."""
        end = self.time + timedelta(seconds=self.setup.scenario.turn_seconds)
        return say("{start} to {end}", start=f"{self.time:%H:%M}", end=f"{end:%H:%M}")

    @cached_property
    def points(self) -> tuple[int, int]:
        """Points of both sides, enemy losses as far as they were seen."""
        world, board = self.setup.world, self.state.board
        return int(victory.points(world, board, 0)), int(victory.points(world, board, 1))

    @property
    def weather(self) -> Weather | None:
        """The weather in force."""
        brought = self._brought_weather
        if brought is not None:
            return brought
        in_force = [w for w in self.setup.scenario.weather if w.turn <= self.turn + 1]
        return in_force[-1] if in_force else None

    @property
    def _brought_weather(self) -> Weather | None:
        """The weather that an event has brought, if one has.  [21.6]"""
        block = int(self.state.clock.sky[0]) // self.turns
        skies = [
            deed.weather
            for event in self.setup.scenario.happenings
            for deed in event.deeds
            if deed.weather is not None
        ]
        return skies[block - 1] if block else None

    @property
    def light(self) -> int:
        """Per mille of daylight."""
        from borderwar.rules.light import weather_rows

        return weather_rows(self.setup.scenario)[self.turn]["light"]

    @cached_property
    def units(self) -> list[UnitView]:
        """All units the side knows of, in order-of-battle order; none that a variant leaves out."""
        units = self.setup.scenario.units
        rows = (row for row in range(len(self.setup.unit_ids)) if not units[row].absent)
        found = (unit_view(self.setup, self.state, row, self.side) for row in rows)
        return [view for view in found if view is not None]

    def unit(self, row: int) -> UnitView | None:
        """One unit, or None if the side knows nothing of it."""
        return next((view for view in self.units if view.row == row), None)

    def units_at(self, place: int) -> list[UnitView]:
        """The units known to stand in a hex, in order."""
        return [view for view in self.units if view.hex == place and view.known != "suspected"]

    @cached_property
    def waters(self) -> Waters:
        """Rivers, fords and bridges.  [17.1] [17.3]"""
        return waters_of(self.setup, self.state)

    @cached_property
    def works(self) -> tuple[WorkView, ...]:
        """Wire, mines and forts that the side knows of.  [20.1]"""
        return works_of(self.setup, self.state)

    @cached_property
    def calendar(self) -> tuple[Date, ...]:
        """What is known to be coming, and the events that have come."""
        return calendar(self.setup, self.state, self.side)

    @cached_property
    def objectives(self) -> list[ObjectiveView]:
        """The objectives and who holds them."""
        return [
            ObjectiveView(
                o.id,
                o.names,
                self.setup.index(o.at),
                int(self.state.objectives.holder[i]),
                o.end,
                o.turn,
                o.stand,
            )
            for i, o in enumerate(self.setup.scenario.victory.objectives)
        ]

    def binds(self, limit: str) -> bool:
        """Whether a limit is in force, as far as the side knows.  [13.5]"""
        ids = [one.id for one in self.setup.scenario.limits]
        return bool(limits.in_force(self.setup.world, self.state.board, ids.index(limit)))

    # -- thinking aids ----------------------------------------------------------

    def why_not(self, order: Order) -> Refusal | None:
        """Why the side may not give this order now; None if it may."""
        try:
            row = to_row(self.setup, order)
        except NotUnderstood as error:
            return error.refusal
        if check(self.setup.world, self.state.board, row):
            return sentence(self.setup, self.state.refusal.tolist())
        return None

    def reach(self, row: int) -> dict[int, int]:
        """Hexes a unit can march to, with the seconds left on arrival; its own included."""
        unit = self.unit(row)
        if unit is None or unit.hex < 0 or not unit.can_act or unit.aircraft:
            return {}
        if unit.suppression >= movement.PINNED:
            return {}
        movement.reach(self.setup.world, self.state.board, row, unit.seconds_left)
        found = np.flatnonzero(self.state.reach_left >= 0)
        return {int(place): int(self.state.reach_left[place]) for place in found}

    def path(self, row: int, goal: int) -> PathPreview | None:
        """The quickest march of a unit to a hex it can reach this turn, or None."""
        return preview_path(self, row, goal)

    def sample(self, order: Order) -> np.ndarray | None:
        """Columns of `rules.forecast` for an order tried many times, or None if refused."""
        try:
            row = to_row(self.setup, order)
        except NotUnderstood:
            return None
        if check(self.setup.world, self.state.board, row):
            return None
        rolls = ROAD_ROLLS if self.luck else 1
        out = np.zeros((rolls, sampling.SAMPLE_WIDTH), np.int32)
        sides = grid(np.ascontiguousarray(self.setup.fixed.side))
        sampling.sample_order(
            self.setup.world,
            self.state.board,
            self.spare.board,
            row,
            -1,
            int(self.luck),
            rolls,
            1,
            sides,
            grid(out),
        )
        return out

    @cached_property
    def spare(self) -> State:
        """A board to try orders on."""
        return self.setup.blank.twin()

    def targets(self, row: int) -> dict[int, Refusal | None]:
        """Every spotted enemy: None if the unit can fire at it now, else why not."""
        unit = self.unit(row)
        if unit is None:
            return {}
        out: dict[int, Refusal | None] = {}
        seconds = max(fire.SHORTEST_FIRE, unit.seconds_left)
        for enemy in self.units:
            if enemy.side == unit.side or enemy.known == "suspected" or enemy.hex < 0:
                continue
            out[enemy.row] = self.why_not(Fire(unit.id, enemy.id, seconds))
        return out

    def forecast(self, order: Order) -> Forecast | None:
        """What an order would probably do; None if it may not be given."""
        if self.why_not(order) is not None or not hasattr(order, "unit"):
            return None
        row = to_row(self.setup, order)
        return forecast(self.setup, self.state, self.spare, order, row, self.luck)

    def power(self, row: int, enemy: int) -> float:
        """Rifles (or guns, against armour) a unit brings on an enemy from where both stand."""
        return int(fire.best_power(self.setup.world, self.state.board, row, enemy)) / 1000

    def sight_line(self, here: int, there: int) -> SightLine:
        """The line of sight between two hexes.  [4.1]"""
        world, ground = self.setup.world, self.setup.ground
        blocked = int(sight.blocking_hex(world, here, there))
        length = int(distance(self.setup.columns, here, there))
        height = line = 0
        if blocked >= 0:
            along = int(distance(self.setup.columns, here, blocked))
            eyes = int(ground.height[here]) + sight.EYE, int(ground.height[there]) + sight.EYE
            line = (eyes[0] * (length - along) + eyes[1] * along) // max(1, length)
            height = int(ground.height[blocked]) + int(ground.obstructs[blocked])
        return SightLine(
            blocked < 0, blocked, height // 10, line // 10, length * self.setup.scenario.hex_metres
        )

    def field_of_view(self, here: int) -> set[int]:
        """Hexes that can be seen from a hex, as far as anything can be made out."""
        out = np.zeros(self.setup.hexes, np.int32)
        sampling.sight_field(self.setup.world, here, grid(out))
        return {int(place) for place in np.flatnonzero(out)}

    def seen_hexes(self) -> set[int]:
        """Hexes that any of the side's units on the map can see."""
        total: set[int] = set()
        for place in {u.hex for u in self.units if u.known == "own" and u.hex >= 0}:
            total |= self.field_of_view(place)
        return total

    @cached_property
    def _threat(self) -> dict[int, tuple[int, ...]]:
        return fields_of_fire(self)

    def threat(self) -> dict[int, tuple[int, ...]]:
        """Hexes that known enemies can fire into, and which enemies."""
        return self._threat

    def entry_cost(self, row: int, here: int, there: int) -> int:
        """Seconds a unit takes from one hex into the next; 0 if it cannot or they do not touch."""
        world, board = self.setup.world, self.state.board
        direction = int(movement.direction_to(world, here, there))
        if direction < 0:
            return 0
        return int(movement.entry_seconds(world, board, row, here, direction))

    def shelling(self, row: int, place: int, seconds: int) -> Refusal | None:
        """Why a unit may not shell a hex; None if it may."""
        return self.why_not(Bombard(self.setup.unit_ids[row], self.setup.number(place), seconds))

    def striking(self, row: int, place: int) -> Refusal | None:
        """Why aircraft may not attack a hex; None if they may."""
        return self.why_not(Strike(self.setup.unit_ids[row], self.setup.number(place)))
