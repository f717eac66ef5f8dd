"""The encyclopaedia: all of the catalogue is in it, its links lead somewhere, its figures are the rules'."""

from dataclasses import replace

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar import rulebook
from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios
from borderwar.rules.strength import metres_between, pierce_row, soft_row
from borderwar.ui.lexicon import KINDS, lexicon_of
from borderwar.ui.lexicon.arms import rifles_at, vehicle_key
from borderwar.ui.lexicon.book import used_keys
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.rules import RulesScreen

CASES = {case.number for case in rulebook.cases()}
SCENARIOS = {folder.name: load_scenario(folder)[0] for folder in find_scenarios()}


@pytest.mark.checklist("F5")
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_id_that_a_scenario_uses_has_an_entry(name):
    scenario = SCENARIOS[name]
    assert scenario is not None

    missing = set(used_keys(scenario)) - set(lexicon_of(scenario).entries)

    assert not missing


@pytest.mark.checklist("F5")
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_link_of_an_entry_is_dead(name):
    book = lexicon_of(SCENARIOS[name])

    dead = {(e.key, link) for e in book.entries.values() for link in e.links if link not in book.entries}
    unruly = {(e.key, case) for e in book.entries.values() for case in e.rules if case not in CASES}

    assert not dead | unruly


@pytest.mark.checklist("F5")
def test_all_of_the_catalogue_is_in_it():
    catalogue = tauran().catalogue
    held = {
        *(f"unit/{name}" for name in catalogue.types),
        *(f"weapon/{name}" for name in catalogue.weapons),
        *(vehicle_key(catalogue, name) for name in catalogue.vehicles),
        *(f"terrain/{name}" for name in catalogue.terrains),
        *(f"water/{name}" for name in catalogue.hexsides),
        *(f"works/{name}" for name in catalogue.works),
        *(f"mover/{name}" for name in catalogue.mobilities),
    }

    assert held == {key for key in lexicon_of(tauran()).entries if not key.startswith("source/")}


@pytest.mark.checklist("F5")
def test_every_figure_has_its_mark_and_source():
    for entry in lexicon_of(tauran()).entries.values():
        for section in entry.sections:
            for line in section.lines:
                assert bool(line.mark) == bool(line.source), (entry.key, line)
                if line.range:
                    assert line.mark in ("sourced", "recalled", "estimated")


@pytest.mark.checklist("F5")
@pytest.mark.parametrize("name", ["type-38-rifle", "maxim-1910", "type-94-37mm", "type-41-mountain-gun"])
def test_the_curves_are_the_ones_the_rules_reckon_with(name):
    weapon, wide, ranges = tauran().catalogue.weapons[name], setup().scenario.hex_metres, 12
    soft, hard = soft_row(weapon, ranges, wide), pierce_row(weapon, ranges, wide)
    pierces = next(
        (c for c in lexicon_of(tauran()).entries[f"weapon/{name}"].curves if "mm" in c.title), None
    )

    for hexes in range(1, ranges):
        assert rifles_at(weapon, metres_between(hexes, wide)) == pytest.approx(soft[hexes] / 1000, abs=0.002)
    assert (pierces is not None) == bool(hard.any())
    if pierces is not None:
        assert pierces.points[0][1] == weapon.penetration[0][1]


def test_a_search_finds_names_before_mentions():
    found = lexicon_of(tauran()).listed(("ba-6",))

    assert found[0].key != "vehicle/ba-6" or found[0].kind == "vehicle"
    assert "vehicle/ba-6" in [entry.key for entry in found]
    vehicles = [entry.key for entry in found if entry.kind == "vehicle"]
    assert vehicles[0] == "vehicle/ba-6"


def test_the_chapters_follow_their_order():
    kinds = [KINDS.index(entry.kind) for entry in lexicon_of(tauran()).entries.values()]
    assert kinds == sorted(kinds)


@pytest.mark.checklist("F5")
def test_links_rules_and_the_way_back_are_one_click_each():
    hands = Hands(open_app(EncyclopaediaScreen(tauran(), "unit/ija-quick-firing-gun"), (1366, 1100)))
    screen = hands.app.screen
    gun = next(c for c in screen.controls() if getattr(c.intent, "key", "") == "weapon/type-94-37mm"
               and c.name.startswith("sheet"))  # fmt: skip
    hands.button(gun.place.center)
    assert screen.key == "weapon/type-94-37mm"

    hands.key(pygame.K_LEFT)
    assert screen.key == "unit/ija-quick-firing-gun"

    rule = next(c for c in screen.controls() if getattr(c.intent, "case", ""))
    hands.button(rule.place.center)
    assert isinstance(hands.app.screen, RulesScreen)
    assert hands.app.screen.case == rule.intent.case


@pytest.mark.checklist("F5")
def test_the_key_opens_the_entry_of_the_chosen_unit():
    hands = Hands(open_app(play_screen(0)))
    hands.key(pygame.K_n, 0, "n")
    unit = hands.play.situation.unit
    hands.key(pygame.K_F7)

    assert hands.app.screen.key == f"unit/{tauran().units[unit.row].type}"


@pytest.mark.checklist("F5")
def test_with_no_unit_chosen_it_opens_the_ground_of_the_aimed_hex():
    hands = Hands(open_app(play_screen(0)))
    situation = hands.play.situation
    situation.desk.by_keys, situation.desk.cursor = True, setup().index("2216")
    hands.key(pygame.K_F7)

    assert hands.app.screen.key == f"terrain/{situation.terrain(setup().index('2216')).id}"


def test_an_entry_not_in_the_incident_can_be_read_all_the_same():
    screen = EncyclopaediaScreen(tauran(), "aircraft/ki-27")

    assert "aircraft/ki-27" not in screen.used
    assert not screen.used_only, "the list shows all, so that it is in it"


def test_the_list_does_not_tell_what_the_enemy_has_in_hiding():
    hands = Hands(open_app(play_screen(0)))
    known = {unit.row for unit in hands.play.situation.view.units}
    hidden = [unit.type for row, unit in enumerate(tauran().units) if row not in known]
    shown = {tauran().units[row].type for row in known}
    hands.key(pygame.K_F7)

    secret = {f"unit/{kind}" for kind in hidden if kind not in shown}
    assert secret
    assert not secret & {entry.key for entry in hands.app.screen.listed}


def test_what_is_in_use_follows_the_scenario():
    book = lexicon_of(tauran())
    few = replace(tauran(), units=tauran().units[:1])

    assert book.used_in(few) < book.used_in(tauran())
