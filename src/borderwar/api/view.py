"""A moment of the game through one side's eyes, in names and minutes."""

from datetime import datetime
from typing import Any

import numpy as np

from borderwar.api.errors import Refused
from borderwar.model.orders import End, Move, Order, parse
from borderwar.model.tables import HexColumns, UnitColumns, UnitState
from borderwar.rules.options import list_orders
from borderwar.rules.setup import Setup
from borderwar.rules.slots import DeskOwner
from borderwar.session.forecast import Forecast
from borderwar.session.refusals import Refusal
from borderwar.session.translate import from_row
from borderwar.session.unit_view import UnitView
from borderwar.session.view import ObjectiveView, SideView


def order_of(order: Order | str) -> Order:
    """An order, read if it is text.  Raises OrderError."""
    return parse(order) if isinstance(order, str) else order


def side_row(setup: Setup, side: str) -> int:
    """The row of a side by its id.  Raises KeyError with the ids there are."""
    if side not in setup.side_ids:
        raise KeyError(f"there is no side '{side}'; sides are {' and '.join(setup.side_ids)}")
    return setup.side_ids.index(side)


class View:
    """All that a side may know at one moment; hexes are printed numbers like '2402'.

    It holds the side's belief and no way back to the game, so a player that is given a
    view can look at nothing else.  `game.referee()` gives a view with `side` None that
    shows everything.

    >>> import borderwar
    >>> view = borderwar.load("tauran-1936").start().view()
    >>> view.side, view.turn, len(view.own) > 0
    ('japan', 1, True)
    """

    def __init__(self, moment: SideView) -> None:
        self._moment = moment
        self._setup = moment.setup

    def __repr__(self) -> str:
        return f"View(side={self.side!r}, turn={self.turn}, units={len(self.units)})"

    # -- where things stand -------------------------------------------------------

    @property
    def side(self) -> str | None:
        """Whose eyes these are; None for the referee's."""
        return None if self._moment.side is None else self._setup.side_ids[self._moment.side]

    @property
    def mover(self) -> str:
        """The side whose player turn it is."""
        return self._setup.side_ids[self._moment.active_side]

    @property
    def turn(self) -> int:
        """The turn, from 1."""
        return self._moment.turn + 1

    @property
    def turns(self) -> int:
        """Turns in a game that runs its time."""
        return self._moment.turns

    @property
    def time(self) -> datetime:
        """When the turn begins."""
        return self._moment.time

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self._moment.over

    @property
    def level(self) -> int:
        """The level of escalation, from 1."""
        return self._moment.level

    @property
    def points(self) -> dict[str, int]:
        """Points by side, enemy losses as far as they were seen."""
        return dict(zip(self._setup.side_ids, self._moment.points, strict=True))

    @property
    def objectives(self) -> tuple[ObjectiveView, ...]:
        """The ground that counts, and the side that holds it."""
        return tuple(self._moment.objectives)

    # -- units --------------------------------------------------------------------

    @property
    def units(self) -> tuple[UnitView, ...]:
        """All units the side knows of, in order-of-battle order."""
        return tuple(self._moment.units)

    @property
    def own(self) -> tuple[UnitView, ...]:
        """The side's own units; for the referee all."""
        return tuple(unit for unit in self.units if unit.known == "own")

    @property
    def enemies(self) -> tuple[UnitView, ...]:
        """Enemies in sight, and those suspected where they were last seen."""
        return tuple(unit for unit in self.units if unit.known != "own")

    def unit(self, unit: str) -> UnitView:
        """One unit by its id.  Raises KeyError if the side knows of no such unit.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> view.unit(view.own[0].id) == view.own[0]
        True
        """
        row = self._setup.row_of.get(unit)
        found = None if row is None else self._moment.unit(row)
        if found is None:
            raise KeyError(f"no unit '{unit}' is known to {self.side or 'the referee'}")
        return found

    def at(self, place: str) -> tuple[UnitView, ...]:
        """The units known to stand in a hex.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> here = next(unit for unit in view.own if unit.hex >= 0)
        >>> here in view.at(here.number)
        True
        """
        return tuple(self._moment.units_at(self._setup.index(place)))

    @property
    def arrays(self) -> UnitState:
        """The changing columns of all units as the side believes them: read-only int32 arrays, a row a unit.

        What the side cannot know has one canonical value; `known` of `units` tells which
        enemies it sees.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> int(view.arrays.men[view.own[0].row]) == view.own[0].men
        True
        """
        return UnitState(*(_read_only(column) for column in self._moment.state.units))

    @property
    def fixed(self) -> UnitColumns:
        """The columns of all units that never change: read-only int32 arrays, a row a unit."""
        return UnitColumns(*(_read_only(column) for column in self._setup.fixed))

    @property
    def ground(self) -> HexColumns:
        """The columns of all hexes: read-only int32 arrays, index ``row * columns + column`` from 0."""
        return HexColumns(*(_read_only(column) for column in self._setup.ground))

    # -- aids to thinking -----------------------------------------------------------

    def reach(self, unit: str) -> dict[str, float]:
        """Hexes a unit can march to this turn, with the minutes it takes; its own hex at 0.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> patrol = next(unit for unit in view.own if len(view.reach(unit.id)) > 1)
        >>> view.reach(patrol.id)[patrol.number]
        0.0
        """
        found = self.unit(unit)
        reached = self._moment.reach(found.row)
        return {
            self._setup.number(place): (found.seconds_left - left) / 60 for place, left in reached.items()
        }

    def march(self, unit: str, to: str) -> Move | None:
        """The order for the quickest march to a hex in reach, or None if there is no such march.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> view = game.view()
        >>> patrol = next(unit for unit in view.own if len(view.reach(unit.id)) > 1)
        >>> goal = next(hex for hex, minutes in view.reach(patrol.id).items() if minutes > 0)
        >>> game.why_not(view.march(patrol.id, goal)) is None
        True
        """
        path = self._moment.path(self.unit(unit).row, self._setup.index(to))
        if path is None:
            return None
        return Move(unit, tuple(self._setup.number(place) for place in path.hexes))

    def targets(self, unit: str) -> dict[str, Refusal | None]:
        """Every enemy in sight: None if the unit can fire at it now, else why not.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> view.targets(view.own[0].id)
        {}
        """
        found = self._moment.targets(self.unit(unit).row)
        return {self._setup.unit_ids[row]: why for row, why in found.items()}

    def orders(self, unit: str) -> list[Order]:
        """A short list of orders that a unit may be given now, for programs that choose from a list.

        One hex and as far as it goes in each direction, assaults, fire at the nearest enemies
        for a part of the turn and for all the time left, digging, mounting, stances.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> view = game.view()
        >>> all(game.why_not(order) is None for order in view.orders(view.own[0].id))
        True
        """
        desk = DeskOwner(self._setup, self._moment.state)
        count = int(list_orders(desk.desk, self.unit(unit).row))
        return [from_row(self._setup, row) for row in desk.rows[:count]]

    def why_not(self, order: Order | str) -> Refusal | None:
        """Why the side may not give an order now, with the case; None if it may.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> str(view.why_not("mount nobody"))
        "there is no unit 'nobody' in this scenario [1.4]"
        """
        return self._moment.why_not(order_of(order))

    def forecast(self, order: Order | str) -> Forecast:
        """What an order would probably do, from what the side knows.  Raises Refused if it may not be given.

        The order is carried out on copies of the view, some hundreds of times with other
        dice; without luck the forecast is the result.

        >>> import borderwar
        >>> view = borderwar.load("tauran-1936").start().view()
        >>> patrol = next(unit for unit in view.own if len(view.reach(unit.id)) > 1)
        >>> goal = next(hex for hex, minutes in view.reach(patrol.id).items() if minutes > 0)
        >>> view.forecast(view.march(patrol.id, goal)).own_men.mean
        0.0
        """
        wanted = order_of(order)
        refusal = self._moment.why_not(wanted)
        if refusal is not None:
            raise Refused(refusal)
        if isinstance(wanted, End):
            raise ValueError("the end of a player turn has no forecast")
        found = self._moment.forecast(wanted)
        assert found is not None, wanted
        return found

    def sees(self, here: str, there: str) -> bool:
        """Whether the ground lets two hexes see each other.

        >>> import borderwar
        >>> borderwar.load("tauran-1936").start().view().sees("0101", "0102")
        True
        """
        return self._moment.sight_line(self._setup.index(here), self._setup.index(there)).clear


def _read_only(column: Any) -> np.ndarray:
    shown: np.ndarray = column.view()
    shown.flags.writeable = False
    return shown
