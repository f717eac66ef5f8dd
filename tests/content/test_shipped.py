"""The content that is shipped has no problems and speaks to the author's text editor."""

from pathlib import Path

import pytest

from borderwar.content.lint import lint
from borderwar.content.load import load_scenario

TOP = Path(__file__).resolve().parents[2]
FILES = sorted((TOP / "scenarios").rglob("*.yaml"))


def test_shipped_content_has_no_problems():
    problems = lint([TOP / "scenarios"])
    assert "\n".join(str(problem) for problem in problems) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_shipped_file_names_its_schema(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    kind = path.stem.partition("-")[0]  # types-1945 is a part of types
    schema = f"../../docs/schema/{kind}.schema.json"
    if path.parent.name == "variants":
        schema = "../../../docs/schema/variant.schema.json"

    assert first == f"# yaml-language-server: $schema={schema}"
    assert (path.parent / schema).is_file()


def shipped(name, variant):
    """A shipped variant."""
    found, problems = load_scenario(TOP / "scenarios" / name, variant=variant)
    assert problems == []
    return found


def test_without_the_tank_brigade_its_tanks_never_come():
    gone = {
        unit.formation
        for unit in shipped("bain-tsagan-1939", "without-the-tank-brigade").units
        if unit.absent
    }
    assert gone == {"tanks-i", "tanks-ii", "tanks-iii"}


def test_without_bombers_nothing_of_the_soviet_air_force_flies():
    found = shipped("lake-khasan-1938", "without-bombers")
    assert {unit.formation for unit in found.units if unit.absent} == {"air-force"}
    assert not [unit for unit in found.units if unit.base and unit.side == "ussr" and not unit.absent]


def test_yamagata_marches_to_where_azuma_stands():
    plans = shipped("nomonhan-may-1939", "azuma-relieved").plans
    assert [(one.since, one.do) for one in plans if (one.formation, one.at) == ("yamagata", "1123")] == [
        (8, "attack"),
        (25, "hold"),
    ]
    assert {one.at for one in plans if one.formation == "azuma"} == {"1123"}


def test_without_fuel_by_air_no_source_is_by_air():
    assert not [
        one for one in shipped("manchuria-1945", "without-fuel-by-air").supply.sources if one.since > 1
    ]


def test_in_a_dry_august_it_does_not_rain():
    sky = shipped("manchuria-1945", "dry-august").weather
    assert [(one.turn, one.rain) for one in sky] == [(1, 0)]
