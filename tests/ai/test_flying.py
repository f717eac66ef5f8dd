"""The staff in the air: escorts first, then strikes, then a look at what is hidden."""

from dataclasses import replace

import numpy as np
import pytest
from games import Game

from borderwar.ai.flying import raid_order
from borderwar.ai.playout import play_game
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.ground.kernel import grid
from borderwar.model.beyond import Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Names
from borderwar.model.orders import COUNTER, ESCORT, KIND, ORDER_WIDTH, PATROL, RAID, SCOUT, UNIT
from borderwar.model.scenario import Arrival, Sun
from borderwar.rules import engine
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.view import believe

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


def test_the_staff_raids_a_base_only_where_no_order_forbids_it(field):
    def raids(setup: Setup) -> int:
        state, view = setup.new_state(5), setup.blank.twin()
        numbers = np.zeros(ORDER_WIDTH, np.int32)
        row = grid(numbers)
        engine.order(setup.world, state.board, row)  # the first side ends its turn
        believe(setup.world, state.board, 1, view.board)
        wanted = int(raid_order(setup.world, view.board, setup.row_of["r5-1"], row))
        assert not wanted or (numbers[KIND] == RAID and engine.order(setup.world, state.board, row) == 0)
        return wanted

    bare = replace(field.scenario, limits=())
    limit = next(limit for limit in field.scenario.limits if limit.side == "mongolia")
    forbidden = replace(limit, id="fields", act="raid", hexes=(), points=20, levels=1)
    assert raids(prepare(bare)) > 0
    assert raids(prepare(replace(field.scenario, limits=(*field.scenario.limits, forbidden)))) == 0


def test_random_players_come_to_an_end_in_the_air_too(field):
    played = play_game(field, 5, ("random", "random"))
    assert played.state.clock.over[0]
