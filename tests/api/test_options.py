"""The short list of a unit's orders: allowed, in slots of their own, and the same on a side's view."""

import random

import pytest
from random_games import skirmish

from borderwar.model.orders import KIND, LENGTH, MOVE, PATH
from borderwar.rules.options import end_turn, list_orders, take_listed
from borderwar.rules.slots import MARCH, SHELL, SLOTS, STEP, VOLLEY, DeskOwner
from borderwar.rules.view import believe


def listed(desk, unit):
    """The list of a unit: slot to the numbers of its order."""
    count = int(list_orders(desk.desk, unit))
    found = {}
    for row, slot in zip(desk.rows[:count].tolist(), desk.slots[:count].tolist(), strict=True):
        last = PATH + row[LENGTH] if row[KIND] == MOVE else PATH
        assert slot not in found
        assert slot < SLOTS
        found[slot] = row[:last]
    return found


@pytest.mark.parametrize("seed", range(1, 9))
def test_lists_are_allowed_and_the_same_on_the_view(seed):
    """Guns, aircraft, horses, armour, limits, units to come: a little of everything."""
    game, dice = skirmish(seed), random.Random(seed)
    setup, state = game.setup, game.state
    believed = setup.blank.twin()
    truth, view = DeskOwner(setup, state), DeskOwner(setup, believed)
    met = set()
    while not game.over:
        side = int(state.clock.side[0])
        for unit in range(len(setup.unit_ids)):
            for _ in range(2):
                believe(setup.world, state.board, side, believed.board)
                orders = listed(truth, unit)
                assert listed(view, unit) == orders, setup.unit_ids[unit]
                met |= set(orders)
                if not orders:
                    break
                assert setup.fixed.side[unit] == side
                listed(truth, unit)
                digest = state.digest()
                place = dice.randrange(len(orders))
                assert int(take_listed(truth.desk, place)) == 0
                assert state.digest() != digest, "an accepted order changes something"
        assert int(end_turn(truth.desk)) == 0
    assert any(slot in met for slot in range(STEP, MARCH))
    assert any(slot in met for slot in range(VOLLEY, SHELL))
