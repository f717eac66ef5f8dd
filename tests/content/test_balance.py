"""Balance: measured figures beside a scenario, which never change what was measured."""

import shutil

import pytest

from borderwar.content.balance import FILE_NAME, Measured, for_players, read_balance, with_measured
from borderwar.content.load import load_scenario
from borderwar.content.places import data_folder, scenario_folder

STAFF = Measured(("staff", "staff"), 200, (90, 80), "5be1", "77aa", "borderwar study x --balance")
GREEDY = Measured(("greedy", "greedy"), 900, (500, 300), "5be1", "77aa", "borderwar study x --balance")


def test_figures_come_back_as_they_were_kept(tmp_path):
    (tmp_path / FILE_NAME).write_text(with_measured(tmp_path, STAFF), encoding="utf-8")
    (tmp_path / FILE_NAME).write_text(with_measured(tmp_path, GREEDY), encoding="utf-8")

    assert set(read_balance(tmp_path)) == {STAFF, GREEDY}
    assert STAFF.draws == 30
    assert STAFF.percent(0) == 45


def test_a_pair_measured_again_takes_the_place_of_the_old(tmp_path):
    (tmp_path / FILE_NAME).write_text(with_measured(tmp_path, STAFF), encoding="utf-8")
    again = Measured(("staff", "staff"), 400, (100, 100), "5be2", "77ab", "c")

    (tmp_path / FILE_NAME).write_text(with_measured(tmp_path, again), encoding="utf-8")

    assert read_balance(tmp_path) == (again,)


def test_players_are_told_of_the_staff_first():
    assert for_players((GREEDY, STAFF)) == STAFF
    assert for_players((GREEDY,)) == GREEDY
    assert for_players(()) is None


@pytest.mark.parametrize("text", ["", "{", '{"format": 9}', '{"format": 1, "measured": [{"games": "many"}]}'])
def test_a_damaged_file_is_as_none(text, tmp_path):
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    assert read_balance(tmp_path) == ()


def test_measuring_leaves_the_scenario_and_its_digest_as_they_were(tmp_path):
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    catalogue = data_folder("scenarios") / "catalogue"
    (copy / FILE_NAME).unlink(missing_ok=True)
    before, _ = load_scenario(copy, catalogue)

    (copy / FILE_NAME).write_text(with_measured(copy, STAFF), encoding="utf-8")
    after, problems = load_scenario(copy, catalogue)

    assert not problems
    assert before is not None
    assert after is not None
    assert after.digest == before.digest
