"""A program that plays one side of an open game, one order at a time."""

from collections.abc import Callable
from typing import Any

from borderwar.ai.choose import note_refusal, start_turn
from borderwar.ai.commander import Commander
from borderwar.ai.memory import MemoryOwner, goal_hexes
from borderwar.ai.playout import choose_order
from borderwar.ai.policies import COMMANDER, policy_number
from borderwar.ai.ways import time_fields
from borderwar.rules.setup import Setup
from borderwar.rules.state import State


class Seat:
    """Give it the view of its side whenever it is to move; it gives back orders, END last."""

    def __init__(
        self, setup: Setup, side: int, policy: str, ai_seed: int = 1, budget: int | None = None
    ) -> None:
        self.setup = setup
        self.side = side
        self.policy = policy
        self.ai_seed = ai_seed
        self._number = policy_number(policy)
        fields, rows = time_fields(setup, goal_hexes(setup) or [0])
        self._owner = MemoryOwner(setup, fields, rows)
        self.commander = Commander(setup, side, budget) if self._number == COMMANDER else None
        """Who looks ahead; None for a policy that does not."""
        self._turn = -1
        self._orders = 0

    def begin(self, ai_seed: int) -> None:
        """Make ready for a new game of the same scenario, with dice of its own."""
        self.ai_seed = ai_seed
        self._turn = -1
        self._orders = 0
        if self.commander is not None:
            self.commander.begin(ai_seed)

    def next_order(self, view_state: State, go_on: Callable[[], bool] = lambda: True) -> Any:
        """The row of the next order, from the side's view of the game as it stands.

        The row is overwritten by the next call.  A policy that looks ahead asks `go_on` while it does.
        """
        turn = int(view_state.clock.turn[0])
        orders = int(view_state.clock.orders[0])
        if turn != self._turn or orders < self._orders:  # a new player turn, or one taken back
            self._turn = turn
            self.begin_turn(view_state, go_on)
        self._orders = orders
        return choose_order(self.setup, view_state, self.side, self._number, self.ai_seed, self._owner)

    def begin_turn(self, view_state: State, go_on: Callable[[], bool] = lambda: True) -> None:
        """Let the policy plan the player turn that begins."""
        if self.commander is not None:
            plan = self.commander.plan(view_state, self.ai_seed, go_on)
            plan.impose(self._owner, self.side)
            self._number = plan.base
        start_turn(self.setup.world, view_state.board, self._owner.memory, self.side, self._number)

    def task_of(self, unit: int) -> tuple[int, int]:
        """What a unit is to do in the player turn planned, and the hex it is to do it at, or -1."""
        units = self._owner.columns["units"]
        goal, aim = int(units.goal[unit]), int(units.aim[unit])
        there = int(self._owner.columns["goals"].hex[goal]) if goal >= 0 else -1
        return int(units.do[unit]), aim if aim >= 0 else there

    def refused(self, row: Any) -> None:
        """Say that the engine refused an order: its unit is then left alone this player turn."""
        note_refusal(self._owner.memory, row)
