"""The staff in the air: escorts first, then strikes, then a look at what is hidden."""

from dataclasses import replace

import pytest
from games import Game

from borderwar.ai.playout import play_game
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.beyond import Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Names
from borderwar.model.orders import COUNTER, ESCORT, KIND, PATROL, SCOUT, UNIT
from borderwar.model.scenario import Arrival, Sun
from borderwar.rules.setup import Setup, prepare

DAY = Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "test")


@pytest.fixture(scope="module")
def field() -> Setup:
    """Tauran by day with bases, fighters on both sides and guns beyond the map."""
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    fighters = scenario.catalogue.types["ija-fighter-flight"]
    units = []
    for unit in scenario.units:
        if unit.type == "mongol-r5-flight":
            unit = replace(unit, arrival=Arrival(1, ()), base="tamsag")
        if unit.id == "r5-4":
            unit = replace(unit, type=fighters.id, men=fighters.men, vehicles=fighters.vehicles)
        if unit.type == fighters.id and unit.id != "r5-4":
            unit = replace(unit, arrival=Arrival(1, ()), base="hailar")
        if unit.id == "main-guns":
            unit = replace(
                unit,
                at=None,
                arrival=Arrival(1, ()),
                beyond=Beyond("2001", 1500),
                rounds=Rounds(240, 60),
                mounted=False,
            )
        units.append(unit)
    return prepare(
        replace(
            scenario,
            units=tuple(units),
            limits=tuple(limit for limit in scenario.limits if limit.act != "fly"),
            bases=(
                Base("tamsag", Names("Tamsag"), "mongolia", 90, "south-west", 20, 90, (), False, "test"),
                Base("hailar", Names("Hailar"), "japan", 160, "north-east", 20, 90, (), True, "test"),
            ),
            gun_control=(GunControl("mongolia", (), 500, "test"), GunControl("japan", (), 500, "test")),
            sun=DAY,
            turns=14,
        )
    )


@pytest.mark.parametrize("policy", ["greedy", "staff", "historical"])
def test_missions_and_shells_from_afar_are_never_refused(field, policy):
    game = Game(field, policy, policy, luck=True)
    while not game.state.clock.over[0]:
        game.player_turn()
    assert not game.refused


def test_the_staff_uses_its_airmen_and_its_guns_beyond_the_map(field):
    played = play_game(field, 5, ("staff", "staff"), record=True)
    kinds = {row[KIND] for row in played.orders}
    assert {SCOUT, ESCORT} & kinds, "it looks, or guards those who fly"
    assert PATROL in kinds or ESCORT in kinds
    assert COUNTER in kinds or any(row[UNIT] == field.row_of["main-guns"] for row in played.orders)


def test_random_players_come_to_an_end_in_the_air_too(field):
    played = play_game(field, 5, ("random", "random"))
    assert played.state.clock.over[0]
