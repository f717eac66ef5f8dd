"""Nothing of what a side cannot see is in its view: on random boards each hidden number is changed."""

import pytest
from random_boards import Maker, Player

from borderwar.model.orders import END
from borderwar.model.tables import HIDDEN
from borderwar.rules.view import believe

WHERE = {"hex", "next", "condition", "seen", "seen_hex", "seen_turn", "seen_men", "seen_vehicles"}
WHERE |= {"heard"}
"""Columns that say where a unit is and what was seen or heard of it."""

OF_AIRCRAFT = {"vehicles_lost", "vehicles", "start_vehicles"}
"""Wrecks on the ground can be counted."""


def view_of(player: Player, side: int) -> bytes:
    """A side's view as bytes."""
    view = player.state.twin()
    believe(player.setup.world, player.state.board, side, view.board)
    return view.buffer.tobytes()


def changed(player: Player, side: int, unit: int, names: list[str]) -> bytes:
    """A side's view if some numbers of a unit were other ones."""
    columns = [getattr(player.state.units, name) for name in names]
    for column in columns:
        column[unit] += 1
    view = view_of(player, side)
    for column in columns:
        column[unit] -= 1
    return view


@pytest.mark.parametrize("board", range(24))
def test_no_number_of_an_unseen_enemy_is_in_a_view(board):
    player = Player(Maker(board).setup(), board, luck=True)
    for number in range(60 + 10 * board):
        if player.over:
            break
        player.submit([END] if number % 15 == 14 else player.choose())
    state, fixed = player.state, player.setup.fixed
    leaks = set()
    for side in (0, 1):
        before = view_of(player, side)
        for unit in range(len(fixed.side)):
            unseen = state.units.seen[unit] == HIDDEN and state.units.seen_turn[unit] < 0
            if fixed.side[unit] == side or not unseen:
                continue
            names = sorted(
                set(state.units._fields) - WHERE - (OF_AIRCRAFT if fixed.aircraft[unit] else set())
            )
            if changed(player, side, unit, names) != before:
                leaks |= {name for name in names if changed(player, side, unit, [name]) != before}
    assert not leaks
