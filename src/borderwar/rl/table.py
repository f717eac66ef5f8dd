"""One game for learners: numbered actions in, observations, masks and points out."""

from typing import Any

import numpy as np

from borderwar.api.game import Game
from borderwar.api.incident import Incident
from borderwar.api.rows import Rows
from borderwar.ground.kernel import cells, grid
from borderwar.model.orders import END, ORDER_WIDTH
from borderwar.rl.observation import Layout
from borderwar.rules.options import mark_slots
from borderwar.rules.slots import SLOTS
from borderwar.session.translate import from_row

END_TURN = 0
"""The action that ends the player turn; action ``1 + unit * SLOTS + slot`` is an order of a unit."""


class Table:
    """A game in progress; both sides' actions go through `step`."""

    def __init__(self, incident: Incident, orders_per_turn: int | None = None) -> None:
        self.incident = incident
        self.layout = Layout(incident.setup)
        self.actions = 1 + len(incident.units) * SLOTS
        sides = incident.setup.fixed.side[: len(incident.units)]
        self.orders_per_turn = orders_per_turn or 4 * int(max((sides == 0).sum(), (sides == 1).sum()))
        self._mask = np.zeros(self.actions, np.int32)
        self._cells = grid(self._mask)
        self.begin(1, True)

    def begin(self, seed: int, luck: bool) -> None:
        """A new game at its start."""
        self.seed, self.luck = seed, luck
        self.rows: Rows = self.incident.start(seed, luck).rows()
        self.given: list[list[int]] = []
        self.left = self.orders_per_turn
        self.refused = 0
        self._kept: dict[int, dict[str, np.ndarray]] = {}

    def observe(self, side: int) -> dict[str, np.ndarray]:
        """What a side sees, and which actions it may take: from its view alone."""
        if side not in self._kept:
            moving = self.rows.side == side and not self.rows.over
            view = self.rows.view(side)
            self._kept[side] = {
                "observation": self.layout.write(view, side, self.left if moving else 0),
                "action_mask": self._mask_of(side, moving),
            }
        return {name: array.copy() for name, array in self._kept[side].items()}

    def _mask_of(self, side: int, moving: bool) -> np.ndarray:
        if not moving or self.left == 0:
            alone = np.zeros(self.actions, np.int8)
            alone[END_TURN] = 1
            return alone
        mark_slots(self.rows.desk, side, self._cells)
        return self._mask.astype(np.int8)

    def step(self, action: int) -> int:
        """Carry out an action of the side to move; the change of the margin of side 0.

        An action that is not allowed changes nothing but uses up one of the orders of the
        player turn; when they are used up, whatever is asked for ends it.
        """
        before = self.rows.margin
        self._kept.clear()
        if action == END_TURN or self.left == 0:
            self._keep_end()
            self.rows.end()
            self.left = self.orders_per_turn
        else:
            self.left -= 1
            unit, slot = divmod(action - 1, SLOTS)
            place = self._place_of(unit, slot)
            if place < 0:
                self.refused += 1
            else:
                self.given.append(self.rows.orders[place].tolist())
                if self.rows.take(place):
                    self.given.pop()
                    self.refused += 1
        return self.rows.margin - before

    def _place_of(self, unit: int, slot: int) -> int:
        if unit >= len(self.incident.units):
            return -1
        count = self.rows.options(unit)
        found = np.flatnonzero(self.rows.slots[:count] == slot)
        return int(found[0]) if len(found) else -1

    def _keep_end(self) -> None:
        row = [0] * ORDER_WIDTH
        row[0] = END
        self.given.append(row)

    def give(self, row: Any) -> int:
        """Give an order that is no numbered action, as opponents do: 0 or the case against it."""
        self._kept.clear()
        numbers = np.array(cells(row), np.int32)
        side = self.rows.side
        case = self.rows.give(numbers)
        if case == 0:
            self.given.append(numbers.tolist())
            if self.rows.side != side:
                self.left = self.orders_per_turn
        return case

    def game(self) -> Game:
        """The game so far with its log, to be looked at or played on by other means."""
        game = self.incident.start(self.seed, self.luck)
        for row in self.given:
            game.apply(from_row(self.incident.setup, row))
        return game
