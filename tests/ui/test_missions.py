"""Aircraft from bases and guns beyond the map, by keys and buttons."""

from dataclasses import replace
from functools import lru_cache

import pygame
import pytest
from hands import Hands, open_app, tauran

from borderwar.model.beyond import Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Names
from borderwar.model.orders import Bombard, Escort, Patrol, Raid
from borderwar.model.scenario import Arrival, Scenario, Sun
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.ui.opponents import opponent
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

DAY = Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "test")


def with_bases(scenario: Scenario) -> Scenario:
    """Tauran by day, with aircraft at bases from the first turn, and Japan's guns beyond the map."""
    fighters = scenario.catalogue.types["ija-fighter-flight"]
    units = []
    for unit in scenario.units:
        if unit.type == "mongol-r5-flight":
            unit = replace(unit, arrival=Arrival(1, ()), base="tamsag")
        if unit.id == "r5-4":
            unit = replace(unit, type=fighters.id, men=fighters.men, vehicles=fighters.vehicles)
        if unit.id == "main-guns":
            unit = replace(
                unit,
                at=None,
                arrival=Arrival(1, ()),
                beyond=Beyond("2001", 1500),
                rounds=Rounds(120, 60),
                mounted=False,
            )
        units.append(unit)
    return replace(
        scenario,
        units=tuple(units),
        bases=(
            Base("tamsag", Names("Tamsag"), "mongolia", 90, "south-west", 20, 90, (), False, "test"),
            Base("hailar", Names("Hailar"), "japan", 160, "north-east", 20, 90, (), True, "test"),
        ),
        gun_control=(GunControl("mongolia", (), 1000, "test"),),
        sun=DAY,
    )


@lru_cache(maxsize=1)
def tables() -> Setup:
    return prepare(with_bases(tauran()))


def play(side: int) -> tuple[PlayScreen, Hands]:
    """The play screen of a side in its first turn."""
    game = Game.new(tables(), 7)
    screen = PlayScreen(game, side, {1 - side: opponent("passive", 1 - side)}, Settings(speed=3))
    hands = Hands(open_app(screen))
    for _ in range(60):
        hands.app.step(100)
    assert screen.situation.own_turn
    return screen, hands


@pytest.fixture
def mongols(screen: pygame.Surface) -> tuple[PlayScreen, Hands]:
    return play(1)


def choose(screen: PlayScreen, unit: str) -> None:
    screen.runner.deeds.select(tables().row_of[unit])


def aim(screen: PlayScreen, number: str) -> None:
    screen.situation.desk.by_keys = True
    screen.situation.desk.cursor = tables().index(number)


def test_a_flight_looks_for_the_enemy_by_keys(mongols):
    screen, hands = mongols
    choose(screen, "r5-1")
    hands.key(pygame.K_z, 0, "z")
    aim(screen, "2406")
    assert len(screen.situation.findings.searched(tables().row_of["r5-1"], tables().index("2406"))) > 100
    hands.key(pygame.K_RETURN)
    unit = screen.situation.findings.unit(tables().row_of["r5-1"])
    assert unit.sorties == 0
    assert any("looks over the ground" in line.text for line in screen.situation.told())


def test_fighters_patrol_and_the_map_shows_where(mongols):
    screen, hands = mongols
    choose(screen, "r5-4")
    hands.key(pygame.K_p, pygame.KMOD_SHIFT, "P")
    aim(screen, "2214")
    hands.key(pygame.K_RETURN)
    unit = screen.situation.findings.unit(tables().row_of["r5-4"])
    assert unit.over == tables().index("2214")
    assert any("On patrol over 2214" in line for line in unit.far)
    hands.app.step(50)  # and it is drawn


def test_fighters_escort_the_next_flight_by_a_button(mongols):
    screen, hands = mongols
    choose(screen, "r5-4")
    hands.app.step(50)
    hands.press("orders.escort")
    unit = screen.situation.findings.unit(tables().row_of["r5-4"])
    assert unit.escorting
    assert unit.far[-1].startswith("Flies with")


def test_a_raid_is_named_first_and_given_second(mongols):
    screen, hands = mongols
    choose(screen, "r5-2")
    hands.app.step(50)
    hands.press("orders.raid")
    assert screen.situation.desk.pinned == Raid("r5-2", "hailar")
    assert "again" in screen.situation.desk.message.text
    hands.press("orders.raid")
    assert screen.situation.findings.unit(tables().row_of["r5-2"]).sorties == 0


def test_the_enemys_airmen_are_not_seen(mongols):
    screen, _ = mongols
    screen.runner.give(Patrol("r5-4", "2214"))
    game = screen.runner.game
    ours, theirs = game.view(1), game.view(0)
    row = tables().row_of["r5-4"]
    assert ours.unit(row).over >= 0
    assert theirs.unit(row) is None
    assert not any(line.over >= 0 or line.escorting for line in theirs.units)


def test_guns_beyond_the_map_shell_and_are_heard(screen):
    screen_, hands = play(0)
    choose(screen_, "main-guns")
    hands.app.step(50)
    unit = screen_.situation.unit
    assert unit.beyond
    assert "Stands beyond the map, 1.5 km behind 2001." in unit.far
    assert "Shells for 20 min of fire." in unit.far
    hands.key(pygame.K_b, 0, "b")
    aim(screen_, "2404")
    hands.app.step(50)
    assert screen_.situation.plan().order == Bombard("main-guns", "2404", 600)
    game = screen_.runner.game
    assert game.submit(Bombard("main-guns", "2404", 600)).refusal is None
    heard = game.view(1).unit(unit.row)
    assert heard is not None
    assert heard.located
    assert heard.hex < 0


def test_an_escort_of_nobody_is_refused_in_words(mongols):
    screen, _ = mongols
    refusal = screen.runner.give(Escort("r5-1", "r5-2"))
    assert refusal.rule == "11.10"
