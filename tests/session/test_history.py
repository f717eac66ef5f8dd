"""How far from history: places, losses and ground, by the functions that a study uses."""

from dataclasses import replace

import pytest

from borderwar.ai.playout import play_row
from borderwar.ground.hexes import distance
from borderwar.model.scenario import Position
from borderwar.rules.setup import Setup
from borderwar.session.computer import played_game
from borderwar.session.game import Game
from borderwar.session.history import (
    BETWEEN,
    DATED,
    SINCE,
    ground_gauges,
    how_far,
    loss_gauges,
    places_of,
    stands,
)
from borderwar.study.compare import compare
from borderwar.study.rows import row_of


def with_positions(setup: Setup, *positions: Position) -> Setup:
    """The scenario with other places in its record."""
    history = replace(setup.scenario.history, positions=positions)
    return replace(setup, scenario=replace(setup.scenario, history=history))


@pytest.fixture(scope="module")
def whole(setup: Setup) -> Game:
    """A whole game of the computer against itself."""
    return played_game(setup, 417, ("staff", "staff"))


@pytest.mark.checklist("G8")
def test_at_a_date_of_the_record_units_stand_where_it_says(setup: Setup) -> None:
    for position in setup.scenario.history.positions:
        found = [s for s in stands(setup, position.turn) if s.unit == position.unit]
        assert [(s.hex, s.within, s.how, s.mark) for s in found] == [
            (setup.index(position.at), position.within, DATED, position.mark)
        ]


@pytest.mark.checklist("G8")
def test_between_two_dates_a_unit_is_on_the_way_and_never_certain(setup: Setup) -> None:
    unit = setup.unit_ids[0]
    made = with_positions(
        setup,
        Position(unit, 4, "2002", 0, "somebody", "sourced"),
        Position(unit, 8, "2010", 2, "somebody", "sourced"),
    )
    assert stands(made, 3) == (), "nobody knows where it was before"
    (half,) = stands(made, 6)
    assert (setup.number(half.hex), half.within, half.how, half.certain) == ("2006", 2, BETWEEN, False)
    (late,) = stands(made, 11)
    assert (setup.number(late.hex), late.how) == ("2010", SINCE)


@pytest.mark.checklist("G8")
def test_only_a_sourced_place_without_doubt_is_certain(setup: Setup) -> None:
    unit = setup.unit_ids[0]
    for mark, within, certain in (("sourced", 0, True), ("sourced", 1, False), ("estimated", 0, False)):
        (stand,) = stands(with_positions(setup, Position(unit, 1, "2002", within, "x", mark)), 1)
        assert stand.certain is certain


def test_the_mean_distance_is_of_the_units_that_both_have_on_the_map(setup: Setup) -> None:
    first, second, third = setup.unit_ids[:3]
    made = with_positions(
        setup, *(Position(unit, 1, "2002", 3, "x", "estimated") for unit in (first, second, third))
    )
    places = {first: setup.index("2002"), second: setup.index("2006"), setup.unit_ids[9]: 5}
    found = how_far(made, places, 1)
    assert [(each.unit, each.hexes, each.within) for each in found.units] == [
        (second, 4, False),
        (first, 0, True),
    ]
    assert found.mean_metres == 2 * setup.scenario.hex_metres
    assert [stand.unit for stand in found.missing] == [third]
    assert found.unknown == 1


def test_a_game_that_stands_as_history_did_is_no_distance_away(setup: Setup) -> None:
    places = {stand.unit: stand.hex for stand in stands(setup, 14)}
    assert how_far(setup, places, 14).mean_metres == 0


def test_the_losses_are_the_study_s_own(setup: Setup, whole: Game) -> None:
    row = row_of(play_row(setup, 417, ("staff", "staff")))
    assert row.digest == whole.state.digest(), "the same game"
    report = compare(setup.scenario, [row])
    gauges = loss_gauges(setup, whole.state)
    assert [
        (setup.side_ids[gauge.side], gauge.measure, gauge.value, (gauge.low, gauge.high), gauge.mark)
        for gauge in gauges
    ] == [(loss.side, loss.measure, round(loss.median), loss.record, loss.mark) for loss in report.losses]


def test_the_ground_is_the_study_s_own(setup: Setup, whole: Game) -> None:
    row = row_of(play_row(setup, 417, ("staff", "staff")))
    found = ground_gauges(setup, whole.state, setup.scenario.turns)
    assert {gauge.id: gauge.here or "neither" for gauge in found} == row.holders


def test_ground_changes_hands_in_history_when_a_fact_says_so(setup: Setup, whole: Game) -> None:
    then = [ground_gauges(setup, whole.state, turn)[0].then for turn in (1, 17, 18, 28, 29)]
    assert then == ["mongolia", "mongolia", "japan", "japan", "mongolia"]


def test_places_are_of_the_units_on_the_map(setup: Setup, whole: Game) -> None:
    state = whole.state_at(0)
    places = places_of(setup, state)
    assert places["post-2"] == setup.index("2217")
    assert "cavalry-1" not in places, "it has not come yet"
    columns = setup.scenario.map.columns
    assert all(distance(columns, here, here) == 0 for here in places.values())
