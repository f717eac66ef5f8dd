"""What a study costs is measured, and a million games are reckoned from it."""

import pytest
from small_study import game

from borderwar.content.load import load_scenario
from borderwar.content.places import data_folder
from borderwar.study.cluster import seconds_a_task
from borderwar.study.scaling import Cluster, Speed, duration, measure, page

ONE = Speed("hill", "Hill", 20, 500, 30, 2.0, (0.36, 0.1), 1000.0, 3000)


def test_a_million_games_take_the_slower_of_playing_and_handing_out():
    text = page(
        [ONE], ("historical", "staff"), 5, Cluster(10, 10, 0.05, 0.001), "a machine", "borderwar scaling"
    )
    assert "Made by `borderwar scaling` on a machine." in text
    assert "| Hill | 20 | 500 | 30 | 3 | 10 | 2.00 | 1,000 | 3,000 |" in text
    assert "| Hill | 100.0 | 5.00 | 60 min | 18 min | 60 min | 3.0 GB |" in text
    assert "For 0 of 1 scenarios the one runner is the limit" in text


def test_on_more_cores_one_runner_is_the_limit():
    text = page(
        [ONE], ("historical", "staff"), 5, Cluster(100, 100, 0, 0.002), "a machine", "borderwar scaling"
    )
    assert "| Hill | 100.0 | 0.00 | 38 s | 19 min | 19 min | 3.0 GB |" in text
    assert "For 1 of 1 scenarios the one runner is the limit" in text


def test_times_are_told_in_the_unit_that_fits():
    assert [duration(seconds) for seconds in (9, 120, 7200)] == ["9 s", "2 min", "2.0 h"]


def test_measured_games_and_rows_are_of_this_machine():
    scenario, _ = load_scenario(data_folder("scenarios") / "suifenho-1935")
    told = []
    (speed,) = measure([scenario], ("passive", "greedy"), 2, told.append)
    assert told == [1]
    assert (speed.scenario, speed.turns, speed.units) == (
        "suifenho-1935",
        scenario.turns,
        len(scenario.units),
    )
    assert all(seconds > 0 for seconds in speed.game)
    assert speed.rows > 10
    assert 200 < speed.bytes < 100_000


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_task_is_measured_on_a_real_cluster():
    assert 0 < seconds_a_task([game(1), game(2)], 5) < 1
