"""Whole games player turn by player turn, so that a policy written in Python can sit on either side.

A policy with a kernel plays its player turn inside the kernel; any other is a `Player`, which is
asked order by order and sees its side's view alone.
"""

from collections.abc import Callable
from typing import Any, Protocol

from borderwar.ai.play import count_breaks
from borderwar.ai.playout import Table, seed_of_choices, table_of
from borderwar.ai.policies import POLICIES, policy_number
from borderwar.ai.rows import new_series, note_turn, row_of_game
from borderwar.ground.kernel import cells
from borderwar.model.orders import END, KIND, UNIT
from borderwar.rules.engine import order
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.victory import GOING_ON
from borderwar.rules.view import believe_anew

Clock = Callable[[], int]
"""Nanoseconds from some moment on."""


class Player(Protocol):
    """One side of an open game: `ai.seat.Seat` is one."""

    def begin(self, ai_seed: int) -> None:
        """Make ready for a new game of the same scenario, with dice of its own."""

    def next_order(self, view_state: State) -> Any:
        """The row of the next order from the side's view as it stands; END is the last of a turn."""

    def refused(self, row: Any) -> None:
        """The engine refused this order."""


PLAYERS: dict[str, Callable[[Setup, int], Player]] = {}
"""Policies that think in Python: the name, and what makes the player of a side (0 or 1)."""

_seated: dict[tuple[str, int], tuple[Setup, Player]] = {}


def player_of(setup: Setup, side: int, policy: str) -> Player | None:
    """The player of a policy that thinks in Python, kept for the next game; None for a kernel's."""
    if policy not in PLAYERS:
        policy_number(policy)
        return None
    known = _seated.get((policy, side))
    if known is None or known[0] is not setup:
        known = _seated[policy, side] = (setup, PLAYERS[policy](setup, side))
    return known[1]


def duelists() -> tuple[str, ...]:
    """All policies that can be seated, those with a kernel first."""
    return (*POLICIES, *(name for name in PLAYERS if name not in POLICIES))


def _ask_turn(table: Table, state: State, side: int, player: Player) -> None:
    """Play one player turn of a player that is asked order by order."""
    setup, view = table.setup, table.view
    last = -1
    while int(state.clock.over[0]) == GOING_ON:
        believe_anew(setup.world, state.board, side, view.board, last)
        row = player.next_order(view)
        if order(setup.world, state.board, row):
            player.refused(row)
            continue
        given = cells(row)
        last = given[UNIT]
        count_breaks(setup.world, state.board, table.owner.memory)
        if given[KIND] == END:
            return


def play_duel(
    setup: Setup,
    seed: int,
    policies: tuple[str, str],
    luck: bool = True,
    clock: Clock | None = None,
) -> dict[str, Any]:
    """Play a whole game, the policies by side; how it went, in plain values.

    The row is that of `play_row`, cell for cell, whichever way a policy thinks.  With a clock it
    also holds "player_turns" and "nanoseconds", by side.
    Raises ValueError with the names there are for a policy that is not known.
    """
    table = table_of(setup)
    dice = seed_of_choices(seed)
    players = [player_of(setup, side, policies[side]) for side in (0, 1)]
    for player in players:
        if player is not None:
            player.begin(dice)
    state = setup.new_state(seed, luck)
    table.begin()
    series = new_series(setup)
    turns, spent = [0, 0], [0, 0]
    turn = 0
    while int(state.clock.over[0]) == GOING_ON:
        side = int(state.clock.side[0])
        begun = clock() if clock is not None else 0
        player = players[side]
        if player is None:
            table.play_turn(state, policy_number(policies[side]), dice)
        else:
            _ask_turn(table, state, side, player)
        if clock is not None:
            spent[side] += clock() - begun
        turns[side] += 1
        if int(state.clock.turn[0]) > turn or int(state.clock.over[0]) != GOING_ON:
            turn = int(state.clock.turn[0])
            note_turn(setup, state, series)
    row = row_of_game(setup, state, seed, policies, table.owner.breaks, series)
    return row | ({"player_turns": turns, "nanoseconds": spent} if clock is not None else {})
