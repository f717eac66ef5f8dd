"""Shorter cuts of the three largest incidents: less than half the time, and a game for both sides."""

from collections import Counter

import pytest

from borderwar.ai.playout import play_game
from borderwar.ai.rows import grade_of
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import prepare
from borderwar.rules.victory import GOING_ON, margin
from borderwar.session.game import Game
from borderwar.ui.screens.incidents import incident_of

CUTS = (
    ("lake-khasan-1938", "night-assault"),
    ("khalkhin-gol-1939", "southern-wing"),
    ("manchuria-1945", "mutanchiang"),
)


def loaded(folder: str, name: str = "") -> Scenario:
    """A scenario or a cut of it, which has no mistakes."""
    place = scenario_folder(folder)
    assert place is not None
    scenario, problems = load_scenario(place, variant=name)
    assert scenario is not None, "\n".join(map(str, problems))
    return scenario


@pytest.mark.parametrize(("folder", "name"), CUTS)
def test_a_cut_has_fewer_turns_and_units_and_takes_less_than_half_the_time(folder: str, name: str) -> None:
    whole, cut = (incident_of(loaded(folder, variant)) for variant in ("", name))

    assert cut.turns < whole.turns
    assert cut.units < whole.units * 2 / 3
    assert cut.minutes < whole.minutes / 2
    assert f"{cut.turns} turns, {cut.forces[0].units} units against {cut.forces[1].units}" in cut.summary


@pytest.mark.parametrize(("folder", "name"), CUTS)
def test_either_side_can_win_a_cut_and_a_seed_gives_one_game(folder: str, name: str) -> None:
    setup = prepare(loaded(folder, name))
    grades = setup.scenario.victory.grades

    pairs = [("historical", "historical"), ("staff", "staff")]
    games = [play_game(setup, seed, pair).state for pair in pairs for seed in range(1, 16)]

    assert all(state.clock.over[0] != GOING_ON for state in games)
    assert play_game(setup, 1, pairs[0]).state.digest() == games[0].digest()
    winners = Counter(
        grades[grade_of(setup, int(margin(setup.world, state.board)))].winner for state in games
    )
    assert all(winners[side.id] for side in setup.scenario.sides), winners


@pytest.mark.parametrize(("folder", "name"), CUTS)
def test_who_is_left_out_of_a_cut_is_in_nobodys_view_and_no_ghost_of_the_record(
    folder: str, name: str
) -> None:
    game = Game.new(loaded(folder, name))
    scenario = game.scenario
    gone = {unit.id for unit in scenario.units if unit.absent}

    assert gone
    assert not gone & {unit.id for side in (0, 1, None) for unit in game.view(side).units}
    assert not gone & {stand.unit for stand in scenario.history.positions}
