"""The ledger of losses: it adds up to the result, and what the log counts stands in it."""

from collections import Counter
from dataclasses import asdict

import pytest

from borderwar.session.computer import played_game
from borderwar.session.losses import MEASURES, SILENT, ledger, losses_told, vehicle_measure
from borderwar.session.result import losses_of
from borderwar.session.visible import visible_events


@pytest.fixture(scope="module")
def game(setup):
    return played_game(setup, 5, ("staff", "staff"))


def sums(losses, side):
    """By measure, of one side."""
    total = Counter()
    for loss in losses:
        if loss.side == side:
            total[loss.measure] += loss.number
    return total


def log_sums(game, seen_by, side):
    """The numbers that the lines of the log print for one side's units."""
    total = Counter()
    for place, step in enumerate(game.steps):
        for event in visible_events(game.setup, game.state_at(place), step.events, seen_by):
            for row, men, captured, vehicles, _ in losses_told(game.setup, event):
                if row >= 0 and game.setup.fixed.side[row] == side:
                    total["casualties"] += men
                    total["captured"] += captured
                    total[vehicle_measure(game.setup, row)] += vehicles
    return total


@pytest.mark.checklist("F4")
@pytest.mark.parametrize("side", [0, 1])
def test_the_ledger_of_a_game_adds_up_to_its_result(game, side):
    result = asdict(losses_of(game.setup, game.state, side))

    found = sums(ledger(game, None), side)

    assert {measure: found[measure] for measure in MEASURES} == {m: result[m] for m in MEASURES}


@pytest.mark.checklist("F4")
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("seen_by", [None, 0, 1])
def test_what_has_a_line_in_the_log_is_counted_as_the_log_counts_it(game, side, seen_by):
    told = [loss for loss in ledger(game, seen_by) if loss.cause not in SILENT]

    assert +sums(told, side) == +log_sums(game, seen_by, side)


@pytest.mark.checklist("F4")
def test_a_side_knows_its_own_losses_and_of_the_enemys_what_it_was_told(game):
    whole, known = ledger(game, None), ledger(game, 0)

    assert sums(known, 0) == sums(whole, 0)
    assert all(loss.cause not in SILENT for loss in known if loss.side == 1)


def test_the_ledger_can_end_at_an_earlier_moment(game):
    half = game.position // 2

    assert ledger(game, None, half) == tuple(loss for loss in ledger(game, None) if loss.order <= half)
