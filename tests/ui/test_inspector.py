"""The inspector tells every field of a unit, why it cannot act, and all of it as a sentence."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, tauran

import borderwar.ui.unit_facts as facts
from borderwar import rulebook
from borderwar.model.catalogue import Names
from borderwar.session.unit_view import UnitView
from borderwar.ui.panels.inspector import Inspector

CASES = {case.number for case in rulebook.cases()}

IDENTITY = {"row", "id", "side", "formation", "hex", "known"}
"""What the inspector does not print: the names of things within the program, and what follows from others."""

OTHERWISE = {
    "name": "Another", "names": Names("Another", {"ja": "別"}), "nation": "ussr", "branch": "tank",
    "echelon": "brigade", "type_name": "Another kind", "formation_name": "Another body",
    "leader": Names("Somebody", {"ja": "某"}), "number": "9999", "men": 1, "start_men": 999, "vehicles": 1,
    "start_vehicles": 77, "vehicle_name": "Sledge", "armoured": True, "indirect": True,
    "seconds_left": 360, "suppression": 333, "cohesion": 111, "quality": 999, "condition": "broken",
    "mounted": False, "mount_kind": "horse", "stance": "hold-fire", "dug_seconds": 7200, "moved": True,
    "fired": True, "casualties": 17, "captured": 5, "armour": (31, 22), "guns": 9, "reach": 7777,
    "note": "A word from the record.", "ammunition": (60, 600), "fuel": (120, 600), "water": (180, 600),
    "supply": "line cut", "encircled": True, "command": "out of command", "entries": ("0101", "0102"),
    "leaves_by": 9, "column": True, "below": 30, "freshness": 300, "boats": "gunboat", "engineers": 13,
    "weight": 9000, "beyond": True, "rounds": 600, "fighter": True, "far": ("Far behind.",), "weapons": (),
}  # fmt: skip
"""Another value of every field that changes the words by itself."""

TOGETHER = {
    "why": {"condition": "broken", "why": "losses"},
    "aircraft": {"aircraft": True, "sorties": 2, "fit": 3},
    "sorties": {"aircraft": True, "sorties": 2, "fit": 3},
    "ready_turn": {"aircraft": True, "sorties": 2, "fit": 3, "ready_turn": 29},
    "fit": {"aircraft": True, "sorties": 2, "fit": 3},
    "escorting": {"aircraft": True, "sorties": 2, "fit": 3, "escorting": "Bombers"},
    "over": {"aircraft": True, "sorties": 2, "fit": 3, "over": 12},
    "arrives_turn": {"condition": "to come", "arrives_turn": 23},
    "boats_hex": {"boats": "carried", "boats_hex": 4},
    "seen_turn": {"known": "suspected", "seen_turn": 11},
    "located": {"known": "suspected", "located": True},
}
"""Fields that speak only with others."""


@pytest.fixture(scope="module")
def situation():
    return play_screen(0).situation


@pytest.fixture(scope="module")
def unit(situation):
    return next(
        unit for unit in situation.view.units if unit.vehicles and unit.hex >= 0 and not unit.armoured
    )


def model(unit, situation):
    return Inspector()._of(unit, situation)


@pytest.mark.checklist("F1")
@pytest.mark.parametrize("name", [field.name for field in fields(UnitView) if field.name not in IDENTITY])
def test_every_field_of_a_unit_is_told(name, unit, situation):
    if name in TOGETHER:
        changed = replace(unit, **TOGETHER[name])
        before = replace(changed, **{name: getattr(unit, name)})
    else:
        changed, before = replace(unit, **{name: OTHERWISE[name]}), unit

    assert model(changed, situation) != model(before, situation)


@pytest.mark.checklist("F1")
def test_names_stand_in_all_their_scripts_and_weapons_with_their_ranges(unit, situation):
    shown = model(unit, situation)
    said = " ".join([shown.title, *shown.lines])

    for names in (unit.names, unit.leader):
        for word in [names.english, *names.native.values()] if names else []:
            assert word in said
    parents = {f.id: f for f in tauran().formations}
    formation = parents[unit.formation]
    while formation.parent:
        formation = parents[formation.parent]
        assert formation.names.english in said, "and all that it serves under"
    assert [line.name for line in shown.weapons] == [weapon.name for weapon in unit.weapons]


@pytest.mark.checklist("F1")
@pytest.mark.parametrize(
    ("change", "words", "case"),
    [
        ({"condition": "broken"}, "is broken", "9.6"),
        ({"condition": "destroyed"}, "is destroyed", "5.8"),
        ({"condition": "to come", "arrives_turn": 7}, "turn 7", "12.1"),
        ({"seconds_left": 0}, "used up", "3.4"),
        ({"suppression": 900}, "pinned", "9.2"),
        ({"aircraft": True, "sorties": 0}, "no sorties", "11.6"),
        ({"aircraft": True, "sorties": 1, "fit": 0}, "no aircraft is fit", "11.15"),
    ],
)
def test_a_unit_that_cannot_act_says_why_with_the_case(change, words, case, unit, situation):
    note = model(replace(unit, **change), situation).idle

    assert words in note.text
    assert note.rule == case


def test_a_unit_that_can_act_makes_no_excuse(unit, situation):
    assert facts.why_idle(unit, situation) is None


def test_every_case_that_a_fact_names_is_in_the_rulebook():
    named = re.findall(r'"(\d+\.\d+)"', Path(facts.__file__).read_text(encoding="utf-8"))

    assert len(named) > 20
    assert set(named) <= CASES


@pytest.mark.checklist("I7")
def test_unit_and_hex_are_copied_as_sentences(unit, monkeypatch):
    kept = []
    monkeypatch.setattr(pygame.scrap, "put_text", kept.append)
    hands = Hands(open_app(play_screen(0)))
    hands.play.runner.deeds.select(unit.row, True)
    hands.key(pygame.K_c, pygame.KMOD_CTRL, "c")

    (text,) = kept
    assert text.startswith(f"{unit.name} ({unit.type_name}")
    assert f"Hex {unit.number}" in text
    assert f"{unit.men} men" in text
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.checklist("K3")
def test_file_and_line_of_the_chosen_unit_and_of_the_hex_are_told_and_copied(unit, monkeypatch):
    kept = []
    monkeypatch.setattr(pygame.scrap, "put_text", kept.append)
    hands = Hands(open_app(play_screen(0)))
    s = hands.play.situation
    place = next(n for n in range(s.layout.columns, s.view.setup.hexes) if not s.findings.units_at(n))
    s.desk.by_keys, s.desk.cursor = True, place
    hands.key(pygame.K_c, pygame.KMOD_CTRL | pygame.KMOD_SHIFT, "C")
    hands.play.runner.deeds.select(unit.row, True)
    hands.key(pygame.K_c, pygame.KMOD_CTRL | pygame.KMOD_SHIFT, "C")

    hex_at, unit_at = (re.match(r"(.*\.yaml):(\d+)(?::(\d+))?: ", text).groups() for text in kept)
    row, column = divmod(place, s.ground.columns)
    line = Path(hex_at[0]).read_text(encoding="utf-8").splitlines()[int(hex_at[1]) - 1]
    assert line[int(hex_at[2]) - 1] == s.ground.terrain[row][column]
    assert line.strip() == s.ground.terrain[row]
    line = Path(unit_at[0]).read_text(encoding="utf-8").splitlines()[int(unit_at[1]) - 1]
    assert line.strip().startswith(f"{unit.id}:")
    assert s.desk.message.text == kept[1].removeprefix(f"{Path(unit_at[0]).parents[1]}/")


@pytest.mark.checklist("I7")
def test_the_sentence_of_an_enemy_says_about(situation):
    enemy = next(unit for unit in play_screen(None).situation.view.units if unit.side == 1 and unit.hex >= 0)
    seen = replace(enemy, known="spotted")

    assert "about " in facts.unit_sentence(seen, situation)
    assert "left" not in facts.unit_sentence(seen, situation), "how much time it has is not to be seen"


@pytest.mark.checklist("I7")
def test_without_a_clipboard_the_sentence_is_still_told(unit, monkeypatch):
    def broken(text):
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", broken)
    hands = Hands(open_app(play_screen(0)))
    hands.play.runner.deeds.select(unit.row, True)
    hands.key(pygame.K_c, pygame.KMOD_CTRL, "c")

    assert unit.name in hands.play.situation.desk.message.text


def test_a_weapon_opens_its_entry():
    hands = Hands(open_app(play_screen(0), (1920, 1080)))
    hands.key(pygame.K_n, 0, "n")
    weapon = hands.play.situation.unit.weapons[0]
    hands.press("inspector.weapon.0")

    assert hands.app.screen.key == f"weapon/{weapon.id}"


@pytest.mark.checklist("E3")
def test_with_nothing_chosen_the_inspector_says_what_counts_and_a_click_shows_the_place():
    hands = Hands(open_app(play_screen(0)))
    shown = hands.play.panes["inspector"].shown_model
    view = hands.play.situation.view

    assert [(goal.name, goal.hex) for goal in shown.goals] == [
        (goal.names.english, goal.hex) for goal in view.objectives
    ]
    held = [
        view.setup.scenario.sides[goal.holder].nations[0] if goal.holder >= 0 else ""
        for goal in view.objectives
    ]
    assert [goal.holder for goal in shown.goals] == held

    hands.button(hands.play.control("goal.0").place.center)
    assert hands.play.situation.desk.flash == view.objectives[0].hex
