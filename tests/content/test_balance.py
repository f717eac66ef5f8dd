"""Balance: measured figures beside a scenario, which never change what was measured."""

import shutil

import pytest

from borderwar.content.balance import Measured, balance_file, for_players, read_balance, with_measured
from borderwar.content.load import load_scenario
from borderwar.content.places import data_folder, scenario_folder

STAFF = Measured(("staff", "staff"), 200, (90, 80), "5be1", "77aa", "borderwar study x --balance")
GREEDY = Measured(("greedy", "greedy"), 900, (500, 300), "5be1", "77aa", "borderwar study x --balance")


def test_figures_come_back_as_they_were_kept(tmp_path):
    balance_file(tmp_path).write_text(with_measured(tmp_path, STAFF), encoding="utf-8")
    balance_file(tmp_path).write_text(with_measured(tmp_path, GREEDY), encoding="utf-8")

    assert set(read_balance(tmp_path)) == {STAFF, GREEDY}
    assert STAFF.draws == 30
    assert STAFF.percent(0) == 45


def test_a_pair_measured_again_takes_the_place_of_the_old(tmp_path):
    balance_file(tmp_path).write_text(with_measured(tmp_path, STAFF), encoding="utf-8")
    again = Measured(("staff", "staff"), 400, (100, 100), "5be2", "77ab", "c")

    balance_file(tmp_path).write_text(with_measured(tmp_path, again), encoding="utf-8")

    assert read_balance(tmp_path) == (again,)


def test_a_cut_has_figures_of_its_own(tmp_path):
    balance_file(tmp_path).write_text(with_measured(tmp_path, STAFF), encoding="utf-8")
    balance_file(tmp_path, "night").write_text(with_measured(tmp_path, GREEDY, "night"), encoding="utf-8")

    assert read_balance(tmp_path) == (STAFF,)
    assert read_balance(tmp_path, "night") == (GREEDY,)
    assert read_balance(tmp_path, "dawn") == ()


def test_players_are_told_of_the_staff_first():
    assert for_players((GREEDY, STAFF)) == STAFF
    assert for_players((GREEDY,)) == GREEDY
    assert for_players(()) is None


@pytest.mark.parametrize("text", ["", "{", '{"format": 9}', '{"format": 1, "measured": [{"games": "many"}]}'])
def test_a_damaged_file_is_as_none(text, tmp_path):
    balance_file(tmp_path).write_text(text, encoding="utf-8")

    assert read_balance(tmp_path) == ()


def test_measuring_leaves_the_scenario_and_its_digest_as_they_were(tmp_path):
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    catalogue = data_folder("scenarios") / "catalogue"
    balance_file(copy).unlink(missing_ok=True)
    before, _ = load_scenario(copy, catalogue)

    balance_file(copy).write_text(with_measured(copy, STAFF), encoding="utf-8")
    after, problems = load_scenario(copy, catalogue)

    assert not problems
    assert before is not None
    assert after is not None
    assert after.digest == before.digest
