"""The page that sets all incidents against their records."""

from dataclasses import replace

import pytest

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.study.compare import compare
from borderwar.study.incidents import Incident, inside, page
from borderwar.study.rows import GameRow


@pytest.fixture(scope="module")
def tauran():
    folder = scenario_folder("tauran-1936")
    scenario, _ = load_scenario(folder)
    return scenario


def games(scenario, lost: int, number: int = 40) -> list[GameRow]:
    """Games that all lose so many men on either side and that the first side wins."""
    losses = {"casualties": lost, "captured": 0, "vehicles": 3, "armoured": 3, "aircraft": 4}
    objectives = {goal.id: scenario.sides[0].id for goal in scenario.victory.objectives}
    return [
        GameRow(
            seed=seed,
            winner=scenario.sides[0].id,
            grade=scenario.victory.grades[0].names.english,
            margin=9,
            points=(20, 3),
            losses=(losses, losses),
            strength=(400, 400),
            turns=30,
            hours=10.0,
            level=2,
            holders=objectives,
            ground=scenario.sides[0].id,
            reasons={},
            digest="",
            series={},
        )
        for seed in range(1, number + 1)
    ]


def told(scenario, lost: int) -> str:
    found = compare(scenario, games(scenario, lost))
    return page([Incident(scenario, {"staff": found})], {}, "borderwar incidents")


def test_a_figure_that_the_games_never_reach_is_outside(tauran):
    found = compare(tauran, games(tauran, 40))
    men = next(loss for loss in found.losses if loss.measure == "casualties")
    assert inside(men)
    assert not inside(replace(men, band_90=(900.0, 950.0)))
    assert not inside(replace(men, record=(900, 950)))


def test_the_page_names_what_the_model_seldom_loses(tauran):
    assert "seldom loses as little as the record's" in told(tauran, 4000)
    assert "seldom loses as much as the record's" in told(tauran, 0)


def test_the_page_says_how_seldom_the_recorded_result_comes(tauran):
    assert "the recorded result (draw) comes in 0.0 % of games" in told(tauran, 40)


def test_scenarios_with_more_misses_come_first(tauran):
    good, bad = compare(tauran, games(tauran, 40)), compare(tauran, games(tauran, 4000))
    text = page([Incident(tauran, {"good": good, "bad": bad})], {}, "borderwar incidents")
    rows = [line for line in text.split("\n") if line.startswith("| [Tauran]")]
    assert ["bad" in row for row in rows] == [True, False]
