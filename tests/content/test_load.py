"""What is written in the files arrives in the dataclasses."""

import dataclasses
import subprocess
import sys
from datetime import datetime

import pytest

from borderwar.content.load import load_catalogue, load_scenario
from borderwar.model.catalogue import Figure, Names
from borderwar.model.scenario import Arrival
from borderwar.model.tables import LawColumns

from .broken_files import BASE, lay_out


@pytest.fixture(scope="module")
def scenario():
    found, problems = load_scenario(BASE / "border-post")
    assert problems == []
    return found


@pytest.fixture(scope="module")
def catalogue():
    found, problems = load_catalogue(BASE / "catalogue")
    assert problems == []
    return found


def test_decimals_become_whole_thousandths(catalogue):
    assert catalogue.weapons["rifle"].calibre == Figure(6500, 6500, 6500, "sourced", "MANUAL"), "micrometres"
    assert catalogue.weapons["cannon"].shell.value == 645, "grams"
    assert catalogue.vehicles["lorry"].road.value == 30_500, "metres an hour"


def test_a_figure_without_a_range_is_its_own_range(catalogue):
    assert catalogue.weapons["rifle"].rate == Figure(12, 10, 15, "recalled", "MANUAL")
    assert catalogue.weapons["bomb"].rate == Figure(1, 1, 1, "sourced", "MANUAL")


def test_what_pierces_nothing_has_an_empty_table(catalogue):
    assert catalogue.weapons["rifle"].penetration == ()
    assert catalogue.weapons["cannon"].penetration == ((300, 43), (1000, 24))


def test_the_law_is_named_as_the_tables_are(catalogue):
    assert tuple(catalogue.law) == LawColumns._fields


def test_bare_hex_numbers_are_no_octal_numbers(scenario):
    assert scenario.units[0].at == "0303"
    assert scenario.map.works == {"0303": 120}


def test_names_keep_their_scripts(scenario):
    assert scenario.names == Names("Border Post", {"ru": "Застава"})
    assert scenario.formations[2].names.native == {"ja": "青中隊"}


def test_the_calendar_and_the_sun_are_read(scenario):
    assert scenario.start == datetime(1936, 3, 31, 5, 0)
    assert scenario.turn_seconds == 1200
    assert scenario.sun.rise == 5 * 60 + 41


def test_sides_stand_in_the_order_of_the_file(scenario):
    assert [side.id for side in scenario.sides] == ["red", "blue"]
    assert [loss.side for loss in scenario.victory.losses] == ["red", "blue"]


def test_ranges_are_spread_out(scenario):
    assert scenario.sides[1].rally == ("0601", "0602", "0603", "0604")
    assert scenario.limits[0].hexes == ("0501", "0502", "0503", "0504", "0505")


def test_way_points_are_joined_by_straight_lines(scenario):
    assert scenario.map.roads[0].path == ("0101", "0201", "0202", "0303", "0403", "0503", "0603")


def test_units_take_from_their_type_what_they_do_not_say(scenario):
    first, _, third, *_ = scenario.units
    assert first.men == Figure(40, 36, 44, "estimated", "a guess")
    assert (first.nation, first.quality.value, first.vehicles) == ("red", 700, None)
    assert third.men.value == 38
    assert third.vehicles.value == 3


def test_crews_riders_and_those_on_foot_start_as_they_would(scenario):
    mounted = {unit.id: unit.mounted for unit in scenario.units}
    assert mounted["red-1"] is False
    assert mounted["red-3"] is True, "it arrives in its lorries"
    assert mounted["blue-1"] is True, "it says so"
    assert mounted["blue-2"] is True, "a crew"


def test_aircraft_are_ready_from_the_first_turn(scenario):
    assert scenario.units[-1].at is None
    assert scenario.units[-1].arrival == Arrival(1, (), source="ready from the first turn")


def test_a_trial_keeps_the_keys_of_the_file(scenario):
    (trial,) = scenario.trials
    assert trial.given["units"] == {"red-1": {"at": "0101", "mounted": False}}
    assert trial.given["only"] is True
    assert trial.expect == {"units": {"red-1": {"at": "0102", "men": [40, 40]}}, "events": ["moved"]}
    assert (trial.orders, trial.line) == (("move red-1 0101>0102",), 4)


def test_everything_is_frozen_and_of_the_declared_fields(scenario):
    for field in dataclasses.fields(scenario):
        assert field.name == "variant" or getattr(scenario, field.name) is not None
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.id = "another"


def test_a_name_that_looks_like_a_truth_value_is_a_name(tmp_path):
    lay_out(tmp_path)
    file = tmp_path / "border-post/scenario.yaml"
    file.write_text(file.read_text().replace("title: Border Post", "title: no"))

    found, problems = load_scenario(tmp_path / "border-post")

    assert problems == []
    assert found.names.english == "no"


def test_the_digest_minds_what_the_scenario_uses_of_the_catalogue_and_nothing_else(scenario, tmp_path):
    lay_out(tmp_path)
    weapons = tmp_path / "catalogue/weapons.yaml"
    text = weapons.read_text()
    weapons.write_text(
        text + text[text.index("  rifle:") : text.index("  cannon:")].replace("rifle:", "new:")
    )
    assert load_scenario(tmp_path / "border-post")[0].digest == scenario.digest, "nobody carries it"
    weapons.write_text(text.replace("rate: {value: 12,", "rate: {value: 13,"))
    assert load_scenario(tmp_path / "border-post")[0].digest != scenario.digest, (
        "a gun that is used fires faster"
    )


def test_the_digest_is_of_the_text_and_not_of_its_line_ends(scenario, tmp_path):
    lay_out(tmp_path)
    for file in tmp_path.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    same, _ = load_scenario(tmp_path / "border-post")
    assert same.digest == scenario.digest

    file = tmp_path / "border-post/map.yaml"
    file.write_bytes(file.read_bytes() + b"# changed\r\n")
    other, _ = load_scenario(tmp_path / "border-post")
    assert other.digest != scenario.digest


def test_a_broken_catalogue_is_told_with_the_scenario(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "catalogue/combat.yaml").unlink()

    found, problems = load_scenario(tmp_path / "border-post")

    assert found is None
    assert [problem.id for problem in problems] == ["missing-file"]


@pytest.mark.parametrize("load", [load_scenario, load_catalogue])
def test_a_folder_that_is_not_there_is_a_problem(load, tmp_path):
    found, problems = load(tmp_path / "nowhere")

    assert found is None
    assert "missing-folder" in {problem.id for problem in problems}


def test_loading_does_not_wait_for_the_compiler():
    code = """if True:
        import sys
        from borderwar.content import lint, schema
        from borderwar.content.load import load_scenario
        load_scenario(sys.argv[1])
        heavy = {"llvmlite", "numpy", "pygame", "pydantic"} & set(sys.modules)
        sys.exit(repr(heavy) if heavy else 0)
    """
    subprocess.run([sys.executable, "-c", code, str(BASE / "border-post")], check=True)


def test_finding_scenarios_does_not_read_yaml():
    code = """if True:
        import sys
        from borderwar.content.places import find_scenarios
        find_scenarios()
        heavy = {"yaml", "numpy", "llvmlite"} & set(sys.modules)
        sys.exit(repr(heavy) if heavy else 0)
    """
    subprocess.run([sys.executable, "-c", code], check=True)
