"""Whole games without a person: one kernel plays, Python asks and reads."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from borderwar.ai.choose import choose
from borderwar.ai.commander import Commander
from borderwar.ai.memory import MemoryOwner, goal_hexes
from borderwar.ai.plans import Plan
from borderwar.ai.play import play_out, play_turn
from borderwar.ai.policies import COMMANDER, policy_number
from borderwar.ai.rows import new_series, note_turn, row_of_game
from borderwar.ai.ways import time_fields
from borderwar.ground.dice import mix
from borderwar.ground.kernel import grid
from borderwar.model.orders import ORDER_WIDTH
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.victory import GOING_ON
from borderwar.rules.view import believe

RECORD_ROWS = 20000

NO_PLAN = Plan()


class Table:
    """Everything needed to play one scenario many times: states, memory, fields, made once."""

    def __init__(self, setup: Setup, budget: int | None = None) -> None:
        self.setup = setup
        self.budget = budget  # play-outs a turn of a policy that looks ahead; None is the usual
        self.commanders: dict[int, Commander] = {}
        goals = goal_hexes(setup) or [0]
        fields, rows = time_fields(setup, goals)
        self.owner = MemoryOwner(setup, fields, rows)
        self.view = setup.blank.twin(event_rows=1)
        self.record = np.zeros((RECORD_ROWS + 1, ORDER_WIDTH), np.int32)
        self.nothing = np.zeros((1, ORDER_WIDTH), np.int32)
        self.kept = grid(self.record)
        self.unkept = grid(self.nothing)

    def begin(self) -> None:
        """Make ready for a new game: no breaks counted, no order recorded, no plan kept."""
        self.owner.breaks[:] = 0
        self.record[0, 0] = 0
        for commander in self.commanders.values():
            commander.begin(-1)

    def play(self, state: State, policies: tuple[int, int], ai_seed: int, until: int, record: bool) -> int:
        """Play on until a turn begins or the game is over; how many orders were accepted."""
        if COMMANDER in policies:
            accepted = 0
            while int(state.clock.over[0]) == GOING_ON and int(state.clock.turn[0]) < until:
                accepted += self.play_turn(state, policies[int(state.clock.side[0])], ai_seed, record)
            return accepted
        NO_PLAN.impose(self.owner, 0)
        return int(
            play_out(
                self.setup.world,
                state.board,
                self.view.board,
                self.owner.memory,
                self.owner.order,
                policies[0],
                policies[1],
                ai_seed,
                self.kept if record else self.unkept,
                until,
            )
        )

    def play_turn(
        self, state: State, policy: int, ai_seed: int, record: bool = False, plan: Plan = NO_PLAN
    ) -> int:
        """Play the player turn of the side to move, by a plan if there is one; orders accepted."""
        side = int(state.clock.side[0])
        if policy == COMMANDER:
            believe(self.setup.world, state.board, side, self.view.board)
            if side not in self.commanders:
                self.commanders[side] = Commander(self.setup, side, self.budget)
            plan = self.commanders[side].plan(self.view, ai_seed)
            policy = plan.base
        plan.impose(self.owner, side)
        return int(
            play_turn(
                self.setup.world,
                state.board,
                self.view.board,
                self.owner.memory,
                self.owner.order,
                policy,
                ai_seed,
                self.kept if record else self.unkept,
            )
        )


_last: list[Table] = []


def table_of(setup: Setup) -> Table:
    """The table of a scenario; the last one asked for is kept."""
    if not _last or _last[0].setup is not setup:
        _last[:] = [Table(setup)]
    return _last[0]


def seed_of_choices(seed: int) -> int:
    """The seed of the policies' own dice that goes with a game's number by default."""
    return int(mix(seed + 0x5EED)) >> 1


@dataclass(frozen=True, slots=True)
class Played:
    """A game played to its end."""

    state: State
    orders: list[list[int]]  # rows of the accepted orders, if they were asked for


def play_game(
    setup: Setup,
    seed: int,
    policies: tuple[str, str] = ("staff", "staff"),
    luck: bool = True,
    record: bool = False,
    ai_seed: int | None = None,
) -> Played:
    """Play a whole game.  The same arguments always give the same game."""
    table = table_of(setup)
    state = setup.new_state(seed, luck)
    numbers = (policy_number(policies[0]), policy_number(policies[1]))
    table.begin()
    dice = seed_of_choices(seed) if ai_seed is None else ai_seed
    table.play(state, numbers, dice, setup.scenario.turns, record)
    orders: list[list[int]] = table.record[1 : 1 + int(table.record[0, 0])].tolist() if record else []
    return Played(state, orders)


def play_row(
    setup: Setup, seed: int, policies: tuple[str, str] = ("staff", "staff"), luck: bool = True
) -> dict[str, Any]:
    """Play a whole game and tell how it went, in plain values that cross to another process."""
    table = table_of(setup)
    state = setup.new_state(seed, luck)
    numbers = (policy_number(policies[0]), policy_number(policies[1]))
    table.begin()
    series = new_series(setup)
    for turn in range(setup.scenario.turns):
        if int(state.clock.over[0]) == GOING_ON:
            table.play(state, numbers, seed_of_choices(seed), turn + 1, False)
            note_turn(setup, state, series)
    return row_of_game(setup, state, seed, policies, table.owner.breaks, series)


def choose_order(
    setup: Setup, view_state: State, side: int, policy: int, ai_seed: int, owner: MemoryOwner
) -> Any:
    """The next order of a policy, as a row that the engine takes; `start_turn` came before."""
    choose(setup.world, view_state.board, owner.memory, side, policy, ai_seed, owner.order)
    return owner.order
