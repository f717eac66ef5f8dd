"""A game as bare rows: for programs that step through it a hundred thousand times a second."""

import numpy as np

from borderwar.model.orders import ORDER_WIDTH, Order
from borderwar.rules.engine import order as give
from borderwar.rules.options import end_turn, list_orders, take_listed
from borderwar.rules.setup import Setup
from borderwar.rules.slots import DeskOwner
from borderwar.rules.state import State
from borderwar.rules.victory import margin
from borderwar.rules.view import believe
from borderwar.session.translate import from_row, to_numbers


class Rows:
    """The rules on rows of integers, with a state of its own: no log, no undo, no names.

    Units, hexes and sides are numbers here: places in `incident.units`, ``row * columns +
    column``, 0 and 1.  Nothing is copied and nothing is made anew from step to step;
    `orders`, `slots` and the columns of `state` are windows on memory that the next call
    writes over.  Whoever holds it is the referee; `view` gives what a side may know.

    >>> import borderwar
    >>> rows = borderwar.load("tauran-1936").start(seed=5).rows()
    >>> while not rows.over:                    # every unit takes its first order, once
    ...     for unit in rows.units_of(rows.side):
    ...         if rows.options(unit):
    ...             _ = rows.take(0)
    ...     _ = rows.end()
    >>> rows.over
    True
    """

    __slots__ = (
        "_order",
        "_over",
        "_row",
        "_side",
        "_sides",
        "_turn",
        "_view",
        "desk",
        "orders",
        "setup",
        "slots",
        "state",
    )

    def __init__(self, setup: Setup, state: State) -> None:
        self.setup = setup
        self.state = state
        """All that changes; its columns are int32 arrays: ``rows.state.units.men[unit]``."""
        owner = DeskOwner(setup, state)
        self.orders: np.ndarray = owner.rows
        """int32 (slots, width): the orders that `options` found, each a row of `model.orders`."""
        self.slots: np.ndarray = owner.slots
        """int32 (slots,): what each of them is, a number of `rules.slots`."""
        self.desk = owner.desk
        """What the kernels of `rules.options` take."""
        self._row, self._order = owner.row, owner.order
        self._side, self._turn, self._over = state.clock.side, state.clock.turn, state.clock.over
        self._sides = [np.flatnonzero(setup.fixed.side == side).tolist() for side in (0, 1)]
        self._view: State | None = None

    @property
    def side(self) -> int:
        """The side whose player turn it is."""
        return int(self._side[0])

    @property
    def turn(self) -> int:
        """The turn, from 0."""
        return int(self._turn[0])

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self._over[0])

    @property
    def margin(self) -> int:
        """Points of side 0 above par; what is good for one side is bad for the other."""
        return int(margin(self.setup.world, self.state.board))

    def units_of(self, side: int) -> list[int]:
        """The rows of a side's units."""
        return self._sides[side]

    def options(self, unit: int) -> int:
        """Fill `orders` and `slots` with what a unit may be ordered now; how many there are."""
        count: int = list_orders(self.desk, unit)
        return count

    def take(self, place: int) -> int:
        """Give the order in a place of `orders`: 0, or the case against it if it is no longer allowed."""
        case: int = take_listed(self.desk, place)
        return case

    def end(self) -> int:
        """End the player turn: 0, or the case against it when the game is over."""
        case: int = end_turn(self.desk)
        return case

    def give(self, row: np.ndarray) -> int:
        """Give any order as a row of `model.orders`: 0, or the case against it.

        >>> import borderwar
        >>> rows = borderwar.load("tauran-1936").start().rows()
        >>> rows.give(rows.row(borderwar.parse("end")))
        0
        """
        self._row[: len(row)] = row
        case: int = give(self.setup.world, self.state.board, self._order)
        return case

    def row(self, order: Order) -> np.ndarray:
        """A named order as a row, int32 (width,)."""
        return np.array(to_numbers(self.setup, order), np.int32)

    def order(self, place: int) -> Order:
        """The order in a place of `orders`, in names.

        >>> import borderwar
        >>> rows = borderwar.load("tauran-1936").start().rows()
        >>> unit = next(unit for unit in rows.units_of(0) if rows.options(unit))
        >>> rows.order(0).unit == rows.setup.unit_ids[unit]
        True
        """
        return from_row(self.setup, self.orders[place])

    def view(self, side: int) -> State:
        """What a side may know, as a state of the same shape; the next call writes over it.

        >>> import borderwar
        >>> rows = borderwar.load("tauran-1936").start().rows()
        >>> int(rows.view(1).clock.seed[0])
        0
        """
        if self._view is None:
            self._view = self.setup.blank.twin(event_rows=1)
        believe(self.setup.world, self.state.board, side, self._view.board)
        return self._view

    def save(self) -> np.ndarray:
        """A copy of the state, to come back to.

        >>> import borderwar
        >>> rows = borderwar.load("tauran-1936").start().rows()
        >>> here = rows.save()
        >>> _ = rows.end()
        >>> rows.load(here)
        >>> rows.side
        0
        """
        return self.state.buffer.copy()

    def load(self, saved: np.ndarray) -> None:
        """Go back to a state that `save` kept."""
        np.copyto(self.state.buffer, saved)

    def digest(self) -> str:
        """Eight hex digits that change when anything in the state does."""
        return self.state.digest()


WIDTH = ORDER_WIDTH
"""Integers in the row of an order."""
