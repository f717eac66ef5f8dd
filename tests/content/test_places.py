"""Content is found in a wheel, in a checkout and in the user's own folder."""

import shutil

import pytest

from borderwar.content import places

from .broken_files import BASE


@pytest.fixture
def homes(tmp_path, monkeypatch):
    """A shipped folder and the user's own, each with a scenario."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shutil.copytree(BASE / "border-post", shipped / "border-post")
    shutil.copytree(BASE / "border-post", own / "border-post")
    shutil.copytree(BASE / "border-post", own / "my-own")
    monkeypatch.setattr(places, "data_folder", lambda kind: shipped)
    monkeypatch.setattr(places, "user_scenarios", lambda: own)
    return shipped, own


def test_a_checkout_has_its_scenarios_at_the_top():
    assert (places.data_folder("scenarios") / "catalogue").is_dir()


def test_shipped_scenarios_come_before_the_users_own(homes):
    shipped, own = homes
    assert places.find_scenarios() == [shipped / "border-post", own / "my-own"]


def test_a_scenario_is_found_by_its_id(homes):
    assert places.scenario_folder("my-own") == homes[1] / "my-own"
    assert places.scenario_folder("nowhere") is None


@pytest.mark.parametrize("name", ["../own/my-own", "/etc", "", ".", "..", "my-own/", "My-Own", "a\0b"])
def test_an_id_never_leads_out_of_the_scenarios(homes, name):
    assert places.scenario_folder(name) is None


def test_folders_without_a_scenario_file_are_passed_over(homes):
    (homes[1] / "notes").mkdir()
    (homes[1] / "border-post" / "scenario.yaml").unlink()
    assert [folder.name for folder in places.scenarios_in(homes[1])] == ["my-own"]
    assert places.scenarios_in(homes[1] / "missing") == []


def test_the_catalogue_beside_a_scenario_is_used_before_the_shipped_one(homes):
    shipped, own = homes
    (shipped / "catalogue").mkdir()
    assert places.catalogue_for(own / "my-own") == shipped / "catalogue"
    (own / "catalogue").mkdir()
    assert places.catalogue_for(own / "my-own") == own / "catalogue"
