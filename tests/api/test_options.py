"""The short list of a unit's orders: allowed, in slots of their own, and the same on a side's view."""

import random

import pytest
from random_games import skirmish
from tabletop import lay_out

from borderwar.model.orders import LENGTH, PATH
from borderwar.rules.options import end_turn, list_orders, take_listed
from borderwar.rules.slots import (
    BOATS,
    BRIDGE,
    CLOSE,
    CUT,
    DOWN,
    FALL_IN,
    GET_OUT,
    LAY,
    MARCH,
    SHELL,
    SLOTS,
    STEP,
    VOLLEY,
    DeskOwner,
)
from borderwar.rules.view import believe


def listed(desk, unit):
    """The list of a unit: slot to the numbers of its order."""
    count = int(list_orders(desk.desk, unit))
    found = {}
    for row, slot in zip(desk.rows[:count].tolist(), desk.slots[:count].tolist(), strict=True):
        last = PATH + row[LENGTH]
        assert slot not in found
        assert slot < SLOTS
        found[slot] = row[:last]
    return found


def fortress(seed):
    """Wire, mines that one side alone knows of, and a fort with tunnels, all within reach."""
    return lay_out(
        {"101": "0303 rifles", "102": "0304 engineers", "103": "0204 tanks", "104": "0402 motor mounted"},
        {"7": "0306 rifles", "8": "0306 machine-guns", "9": "0407 rifles dug=30", "10": "0506 cars"},
        seed=seed,
        luck=True,
        turns=6,
        obstacles=("wire 0305,0405 blue", "mines 0404 blue", "mines 0503 red"),
        forts={"0306": "fortress", "0304": "fortress"},
    )


def river(seed):
    """A lake, a river and a bridge between the sides, sappers and men with boats."""
    return lay_out(
        {"101": "0403 boatmen", "102": "0503 sappers", "103": "0503 rifles", "104": "0402 motor mounted"},
        {"7": "0506 rifles", "8": "0605 machine-guns", "9": "0505 sappers", "10": "0706 cars"},
        seed=seed,
        luck=True,
        turns=8,
        letters={"0404": "l", "0405": "l", "0304": "l"},
        waters={"river": ("0503-0504", "0603-0604", "0603-0504", "0703-0704", "0703-0604")},
        bridges={"b": "0503-0504 charge=300 vehicles=1 men=30"},
    )


def played(game, seed):
    """Random listed orders to the end of a game; the slots that were met.

    Before each order the list on the true board is compared with that on the side's view.
    """
    dice = random.Random(seed)
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
    return met


@pytest.mark.parametrize("seed", range(1, 9))
def test_lists_are_allowed_and_the_same_on_the_view(seed):
    """Guns, aircraft, horses, armour, limits, units to come: a little of everything."""
    met = played(skirmish(seed), seed)
    for first, last in ((STEP, MARCH), (MARCH, CLOSE), (VOLLEY, SHELL), (FALL_IN, DOWN)):
        assert met & set(range(first, last)), (first, last)


@pytest.mark.parametrize("seed", range(1, 7))
def test_lists_are_the_same_about_forts_and_hidden_mines(seed):
    met = played(fortress(seed), seed)
    assert met & set(range(DOWN, CUT))
    assert met & set(range(CUT, GET_OUT))


def test_lists_are_the_same_about_bridges_and_boats():
    met = set()
    for seed in range(1, 9):
        met |= played(river(seed), seed)
    assert met & set(range(BOATS, BRIDGE))
    assert LAY in met
