"""The page that sets all incidents against their records."""

from dataclasses import replace

import pytest

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.study.compare import compare
from borderwar.study.incidents import page
from borderwar.study.page.strip import percentile_strip
from borderwar.study.report import inside
from borderwar.study.rows import GameRow
from borderwar.study.tally import Incident, Line, compared, lines


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


def as_recorded(scenario):
    """A study in which every figure lies within the record's range."""
    lost = {"casualties": 40, "captured": 5, "vehicles": 4, "armoured": 3}
    sides = (lost | {"aircraft": 0}, lost | {"aircraft": 4})
    return compare(scenario, [replace(game, losses=sides) for game in games(scenario, 40)])


def test_an_incident_counts_only_if_all_is_inside_and_no_band_is_wider_than_the_power_laws(tauran):
    found = as_recorded(tauran)
    line = Line(tauran, "staff", found)
    assert line.all_in

    wide = replace(found.widths[0], width=9.0)
    assert not replace(line, found=replace(found, widths=[wide, found.widths[1]])).all_in
    outside = [replace(found.losses[0], band_90=(9000.0, 9100.0)), *found.losses[1:]]
    assert not replace(line, found=replace(found, losses=outside)).all_in


def test_the_tally_counts_figures_with_their_limits(tauran):
    text = "\n".join(lines([Incident(tauran, {"staff": as_recorded(tauran)})]))
    assert "1 of 1 incidents have every loss figure inside" in text
    assert "8 (100 %, limits 63 to 100 %) meet the 90 % band" in text
    assert "No figure is outside." in text


def test_each_miss_is_told_with_its_direction(tauran):
    text = told(tauran, 4000)
    assert "| Mongolia and USSR, killed and wounded | 20 to 98 (estimated) | 4,000 | too many |" in text
    assert "**no**" in text


def test_the_strip_has_a_line_for_each_figure_and_marks_those_outside(tauran):
    incident = Incident(tauran, {"staff": compare(tauran, games(tauran, 4000))})
    drawn = percentile_strip([incident])
    missed = sum(not inside(loss) for loss in compared(incident.studies["staff"]))
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert drawn.count('class="missed"') == missed > 0
    assert drawn.count('class="met"') == 8 - missed


def test_the_page_says_what_each_player_moves_and_which_cuts_are_shorter():
    folder = scenario_folder("lake-khasan-1938")
    whole, _ = load_scenario(folder)
    cut, _ = load_scenario(folder, variant="night-assault")
    found = Incident(whole, {"staff": compare(whole, games(whole, 400))})

    text = page([found], {}, "borderwar incidents", cuts={whole.id: [cut]})

    assert "| units to move, with those that may come | 33 | 48 |" in text
    assert f"**The night assault** (`lake-khasan-1938/night-assault`). {cut.variant.cut}" in text
