"""What a game is dealt is drawn again from its seed alone, and correlated with its outcome."""

import math

import numpy as np
import pytest
from small_study import row

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.luck import side_luck
from borderwar.rules.setup import prepare
from borderwar.study import inputs
from borderwar.study.inputs import drawn_inputs, sensitivity
from borderwar.study.page.contours import holding

SEEDS = range(1, 61)
RED_LUCK = "Mongolia and USSR: luck of the game"


@pytest.fixture(scope="module")
def setup():
    scenario, problems = load_scenario(scenario_folder("tauran-1936"))
    assert scenario is not None, problems
    return prepare(scenario)


@pytest.fixture(scope="module")
def drawn(setup):
    return drawn_inputs(setup, SEEDS)


def test_the_men_are_those_that_the_game_begins_with(setup, drawn):
    own = setup.fixed.side[: len(setup.unit_ids)] == 0
    men = [setup.new_state(seed).units.start_men[: len(own)][own].sum() for seed in SEEDS]
    assert drawn["Japan and Manchukuo: men"].tolist() == men


def test_game_and_day_together_are_the_luck_that_the_rules_give_a_side(setup, drawn):
    """A fight of one day: the luck of its days is that of the day."""
    for place, seed in enumerate(SEEDS[:5]):
        whole = side_luck(setup.world, setup.new_state(seed).board, 1) / 65536
        parts = drawn[RED_LUCK][place] * drawn["Mongolia and USSR: luck of the days"][place]
        assert parts == pytest.approx(whole, abs=1e-4)


def test_what_is_the_same_in_all_games_is_no_input(drawn):
    assert all(values.std() > 0 for values in drawn.values())


def test_an_input_that_decides_the_losses_comes_first(setup, drawn):
    nothing = {"captured": 0, "vehicles": 0, "armoured": 0, "aircraft": 0}
    games = [
        row(seed, losses=[nothing | {"casualties": round(1000 * luck)}, nothing | {"casualties": seed % 2}])
        for seed, luck in zip(SEEDS, drawn[RED_LUCK], strict=True)
    ]
    found = sensitivity(setup.scenario, games, drawn)
    strongest = found.of("men lost, Japan and Manchukuo")[0]

    assert strongest.drawn == RED_LUCK
    assert strongest.rho > 0.99
    assert strongest.clear
    assert found.explained["men lost, Japan and Manchukuo"] > 0.95
    assert found.explained["men lost, Mongolia and USSR"] < 0.5
    few = sensitivity(setup.scenario, games[:20], drawn_inputs(setup, SEEDS[:20]))
    assert few.explained["men lost, Mongolia and USSR"] is None


def test_a_long_study_is_looked_at_in_part(setup, monkeypatch):
    monkeypatch.setattr(inputs, "MOST_GAMES", 20)
    games = [row(seed) for seed in SEEDS]
    dealt = inputs.inputs_of(setup, games)
    assert {len(values) for values in dealt.values()} == {20}
    assert len(inputs.as_csv(games, dealt).splitlines()) == 21
    assert sensitivity(setup.scenario, games, dealt) == sensitivity(setup.scenario, games[:20], dealt)


def test_an_outline_that_holds_half_lies_inside_one_that_holds_nine_tenths():
    cloud = np.random.default_rng(2).normal(size=(400, 2))
    wide, narrow = holding(cloud, (0.9, 0.5))
    reach = [max(math.hypot(*end) for segment in one for end in segment) for one in (wide, narrow)]
    assert 1.8 < reach[0] < 3.0
    assert 0.9 < reach[1] < 1.8


def test_a_cloud_without_width_has_no_outline():
    assert holding(np.column_stack([np.arange(20.0), np.ones(20)]), (0.9, 0.5)) == [[], []]
