"""Whole games without a person: one kernel plays, Python asks and reads."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from borderwar.ai.choose import choose, note_refusal, start_turn
from borderwar.ai.memory import MemoryOwner, goal_hexes
from borderwar.ai.policies import policy_number
from borderwar.ai.rows import new_series, note_turn, row_of_game
from borderwar.ai.ways import time_fields
from borderwar.ground.dice import mix
from borderwar.ground.kernel import grid, kernel
from borderwar.model.events import BROKE
from borderwar.model.orders import END, KIND, ORDER_WIDTH, UNIT
from borderwar.rules.engine import order
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.victory import GOING_ON
from borderwar.rules.view import believe_anew

RECORD_ROWS = 20000


@kernel
def keep_order(record, row):
    """Add an accepted order to the record, if there is room; record[0, 0] counts them."""
    place = record[0, 0] + 1
    if place >= len(record):
        return
    record[0, 0] = place
    for cell in range(ORDER_WIDTH):
        record[place, cell] = row[cell]


@kernel
def count_breaks(world, board, memory):
    """Count the units that broke by the last order, by side and reason."""
    for event in range(1, board.events[0, 0] + 1):
        if board.events[event, 0] == BROKE:
            memory.breaks[world.units.side[board.events[event, 1]], board.events[event, 4]] += 1


@kernel
def play_turn(world, truth, view, memory, row, policy, ai_seed, record):
    """Play the player turn of the side to move to its end; orders accepted."""
    accepted = 0
    fresh = 1  # the policy has not planned yet
    last = -1  # the unit of the last order; -1 for all
    side = truth.clock.side[0]
    while truth.clock.over[0] == GOING_ON:
        believe_anew(world, truth, side, view, last)
        if fresh:
            start_turn(world, view, memory, side, policy)
        choose(world, view, memory, side, policy, ai_seed, row)
        fresh = 0
        if order(world, truth, row):
            note_refusal(memory, row)
            continue
        last = row[UNIT]
        accepted += 1
        keep_order(record, row)
        count_breaks(world, truth, memory)
        if row[KIND] == END:
            break
    return accepted


@kernel
def play_out(world, truth, view, memory, row, policy_0, policy_1, ai_seed, record, until_turn):
    """Play on until a turn (from 0) begins or the game is over; orders accepted."""
    accepted = 0
    while truth.clock.over[0] == GOING_ON and truth.clock.turn[0] < until_turn:
        policy = policy_1 if truth.clock.side[0] == 1 else policy_0
        accepted += play_turn(world, truth, view, memory, row, policy, ai_seed, record)
    return accepted


class Table:
    """Everything needed to play one scenario many times: states, memory, fields, made once."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        goals = goal_hexes(setup) or [0]
        fields, rows = time_fields(setup, goals)
        self.owner = MemoryOwner(setup, fields, rows)
        self.view = setup.blank.twin(event_rows=1)
        self.record = np.zeros((RECORD_ROWS + 1, ORDER_WIDTH), np.int32)
        self.nothing = np.zeros((1, ORDER_WIDTH), np.int32)
        self.kept = grid(self.record)
        self.unkept = grid(self.nothing)

    def play(self, state: State, policies: tuple[int, int], ai_seed: int, until: int, record: bool) -> int:
        """Play on until a turn begins or the game is over; how many orders were accepted."""
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

    def play_turn(self, state: State, policy: int, ai_seed: int) -> int:
        """Play the player turn of the side to move; how many orders were accepted."""
        return int(
            play_turn(
                self.setup.world,
                state.board,
                self.view.board,
                self.owner.memory,
                self.owner.order,
                policy,
                ai_seed,
                self.unkept,
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
    table.record[0, 0] = 0
    table.owner.breaks[:] = 0
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
    table.owner.breaks[:] = 0
    series = new_series(setup)
    for turn in range(setup.scenario.turns):
        if int(state.clock.over[0]) == GOING_ON:
            table.play(state, numbers, seed_of_choices(seed), turn + 1, False)
            note_turn(setup, state, series)
    return row_of_game(setup, state, seed, policies, table.owner.breaks, series)


def choose_order(
    setup: Setup, view_state: State, side: int, policy: str, ai_seed: int, owner: MemoryOwner
) -> Any:
    """The next order of a policy, as a row that the engine takes; `start_turn` came before."""
    choose(setup.world, view_state.board, owner.memory, side, policy_number(policy), ai_seed, owner.order)
    return owner.order
