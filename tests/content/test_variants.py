"""A variant is the scenario with something changed, and checked like it."""

import shutil
from dataclasses import replace
from datetime import datetime

import pytest

from borderwar.content import places
from borderwar.content.lint import lint
from borderwar.content.load import load_scenario
from borderwar.model.tables import LEFT
from borderwar.rules.setup import prepare

from .broken_files import BASE, lay_out

HOME = BASE / "border-post"


def variant(name="", *settings):
    """A variant of the good scenario."""
    found, problems = load_scenario(HOME, variant=name, settings=settings)
    assert problems == []
    return found


def refused(*settings):
    """What is said of values set by hand."""
    found, problems = load_scenario(HOME, settings=settings)
    assert found is None
    return [f"{problem.message}. {problem.cure}" for problem in problems]


def units(scenario):
    return {unit.id: unit for unit in scenario.units}


def test_a_variant_says_what_it_is():
    found = variant("short-night")
    assert found.id == "border-post/short-night"
    assert found.names.english == "Border Post: Dust"
    assert found.names.native == {"ru": "Застава: Пыль"}
    assert found.variant.cut.startswith("The middle")
    assert found.variant.question == ""
    assert found.summary == found.variant.text


def test_each_variant_has_a_digest_of_its_own():
    digests = {
        variant().digest,
        variant("no-cars").digest,
        variant("short-night").digest,
        variant("no-cars", "victory.par=1").digest,
        variant("", "victory.par=1").digest,
        variant("", "victory.par=2").digest,
    }
    assert len(digests) == 6
    assert variant("no-cars").digest == variant("no-cars").digest


def test_units_taken_away_keep_their_row_and_never_come():
    whole, less = variant(), variant("no-cars")
    assert [unit.id for unit in less.units] == [unit.id for unit in whole.units]
    assert units(less)["blue-2"].absent
    assert units(less)["blue-2"].at is None

    state = prepare(less).new_state(seed=1)
    row = [unit.id for unit in less.units].index("blue-2")
    assert (state.units.condition[row], state.units.start_men[row]) == (LEFT, 0)


def test_a_formation_taken_away_takes_its_units_and_those_below(tmp_path):
    lay_out(tmp_path)
    place = tmp_path / "border-post" / "variants" / "alone.yaml"
    place.write_text(
        "format: 1\nname: Alone\nquestion: Who?\ntext: Blue alone.\nsource: a guess\n"
        "remove: [formations.red-post]\n"
    )
    found, problems = load_scenario(tmp_path / "border-post", variant="alone")
    assert problems == []
    assert [unit.id for unit in found.units if unit.absent] == ["red-2"]

    place.write_text(place.read_text().replace("red-post", "red-company"))
    _, problems = load_scenario(tmp_path / "border-post", variant="alone")
    assert [problem.id for problem in problems] == ["side-without-units"]


def test_the_same_seed_gives_everybody_else_the_same_strength():
    whole, less = (prepare(found).new_state(seed=7) for found in (variant(), variant("no-cars")))
    row = list(units(variant())).index("red-3")
    assert whole.units.men[row] == less.units.men[row] != 0


def test_a_plain_number_does_for_a_figure():
    assert units(variant("short-night"))["red-1"].men.value == 30
    assert units(variant("", "units.red-3.men=31"))["red-3"].men.low == 31
    assert units(variant("", "units.red-1.men.value=31"))["red-1"].men.value == 31


def test_a_unit_that_is_set_on_the_map_no_longer_arrives():
    found = units(variant("", "units.red-3.at=0101"))["red-3"]
    assert (found.at, found.arrival) == ("0101", None)


def test_a_part_of_the_turns_has_its_own_count():
    found = variant("short-night")
    assert found.start == datetime(1936, 3, 31, 5, 40)
    assert found.turns == 6
    assert [(sky.turn, sky.names.english) for sky in found.weather] == [(1, "Clear"), (3, "Dust")]
    assert units(found)["red-3"].arrival.turn == 1, "it was due in turn 3 of the whole"
    assert [(plan.since, plan.until) for plan in found.plans] == [(1, 6)]
    assert [(event.id, event.since, event.until) for event in found.happenings] == [
        ("telegram", 1, 6),
        ("recall", 4, 4),
    ]
    assert found.history.positions[0].turn == 2
    assert found.history.facts[0].turn is None, "it was before the part begins"
    assert found.trials == ()


def test_fewer_turns_set_by_hand_cut_off_what_lies_beyond():
    found = variant("", "calendar.turns=2")
    assert found.turns == 2
    assert len(found.weather) == 1
    assert [event.id for event in found.happenings] == []
    assert units(found)["red-3"].arrival.turn == 0, "escalation may still let it come"
    assert found.history.positions == ()


def test_entries_of_lists_are_named_by_id_or_place():
    found = variant("short-night")
    assert [limit.id for limit in found.limits] == ["river", "bombs"]
    assert found.weather[1].sight == 300
    assert found.victory.objectives[0].holder == "blue"


def test_several_entries_of_one_list_are_taken_away_by_the_places_they_had(tmp_path):
    lay_out(tmp_path)
    place = tmp_path / "border-post" / "variants" / "free.yaml"
    place.write_text(
        "format: 1\nname: Free\nquestion: Why?\ntext: No orders.\nsource: a guess\n"
        "remove: [limits.2, limits.3]\n"
    )
    found, problems = load_scenario(tmp_path / "border-post", variant="free")
    assert [limit.id for limit in found.limits] == ["river"], problems


def test_a_new_entry_stands_after_the_last(tmp_path):
    lay_out(tmp_path)
    place = tmp_path / "border-post" / "variants" / "rain.yaml"
    place.write_text(
        "format: 1\nname: Rain\nquestion: Why?\ntext: Rain.\nsource: a guess\nchange:\n"
        "  weather.3: {turn: 8, name: Rain, sight: 500, going: 600, flying: false, wind: calm}\n"
        "  units.red-4: {type: platoon, formation: red-company, name: 4th Platoon, at: 0201}\n"
    )
    found, problems = load_scenario(tmp_path / "border-post", variant="rain")
    assert problems == []
    assert found.weather[-1].names.english == "Rain"
    assert [unit.id for unit in found.units][-1] == "red-4", "other units keep their rows"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("units.red-1.mn=80", "'units.red-1' has no key 'mn'. Did you mean 'men'?"),
        ("units.red-1x.men=80", "'units' has no 'red-1x'. Did you mean 'red-1'?"),
        ("units.red-1.men=many", "'many' is no whole number. "),
        ("unit.red-1.men=80", "no path begins with 'unit'. Did you mean 'units'?"),
        ("limits.rivr.points=7", "'limits' has no entry 'rivr'. Did you mean 'river'?"),
        ("victory.par", "a value is set as KEY=VALUE, in one line. "),
        ("units.red-1.at=9901", "the hex '9901' is off the map. "),
    ],
)
def test_a_wrong_value_is_told_with_the_nearest_right_one(setting, said):
    told = refused(setting)
    assert len(told) == 1
    assert told[0].startswith(said)


def test_the_scenario_itself_is_as_it_was():
    whole = variant()
    assert whole.variant is None
    assert replace(whole, digest="") == replace(load_scenario(HOME)[0], digest="")
    assert len(whole.trials) == 1


def test_a_file_among_the_variants_that_nobody_reads_is_told(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "border-post" / "variants" / "Night.yml").write_text("format: 1\n")
    assert [problem.id for problem in lint([tmp_path / "border-post"])] == ["unknown-file"]


def test_a_single_variant_can_be_checked(tmp_path):
    lay_out(tmp_path)
    path = tmp_path / "border-post" / "variants" / "no-cars.yaml"
    assert lint([path]) == []
    path.write_text(path.read_text().replace("blue-2", "blue-9"))
    assert [problem.id for problem in lint([path])] == ["unknown-path"]
    assert lint([tmp_path / "border-post" / "scenario.yaml"]) == []


def test_an_id_with_a_variant_leads_to_its_folder(tmp_path, monkeypatch):
    shutil.copytree(HOME, tmp_path / "border-post")
    monkeypatch.setattr(places, "data_folder", lambda kind: tmp_path)
    monkeypatch.setattr(places, "user_scenarios", lambda: tmp_path / "none")
    assert places.scenario_folder("border-post/no-cars") == tmp_path / "border-post"
    assert places.scenario_folder("border-post/no-boats") is None
    assert places.scenario_folder("border-post/../..") is None
    assert places.variants_in(tmp_path / "border-post") == ["no-cars", "short-night"]
