"""Events, departures and entries on the screen: told, listed, and ordered with a key or a button."""

from dataclasses import replace

import pygame
import pytest
from hands import AT_ONCE, Hands, open_app, tauran

from borderwar.model.orders import Entry, Leave
from borderwar.model.scenario import Departure, Happening, Names, Scenario
from borderwar.rules.setup import prepare
from borderwar.session.game import Game
from borderwar.ui.opponents import opponent
from borderwar.ui.panels.inspector import Inspector
from borderwar.ui.panels.orders import Orders
from borderwar.ui.panels.timeline import Timeline
from borderwar.ui.panels.victory import VictoryCard
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

TELEGRAM = "Headquarters asks by what right you are still there."


def eventful() -> Scenario:
    """Tauran with a telegram in turn 2, a truce to come, somebody to leave and somebody with a choice."""
    shipped = tauran()

    def event(name: str, text: str, turn: int, hidden: bool) -> Happening:
        return Happening(name, Names(name), text, "test", turn, turn, 1000, (), (), "both", hidden, False)

    units = list(shipped.units)
    leaver = next(place for place, unit in enumerate(units) if unit.side == "japan" and unit.at is not None)
    here = units[leaver].at
    assert here is not None
    units[leaver] = replace(units[leaver], departure=Departure(5, (here,), 4, 6))
    comer = next(
        place for place, unit in enumerate(units) if unit.side == "japan" and unit.arrival and unit.arrival.at
    )
    arrival = units[comer].arrival
    assert arrival is not None
    units[comer] = replace(units[comer], arrival=replace(arrival, turn=6, latest=9, at=("1801", "2401")))
    return replace(
        shipped,
        units=tuple(units),
        happenings=(event("Telegram", TELEGRAM, 2, True), event("Truce", "The guns rest.", 20, False)),
    )


@pytest.fixture
def hands() -> Hands:
    game = Game.new(prepare(eventful()), 7)
    chosen = Settings(speed=AT_ONCE)
    return Hands(open_app(PlayScreen(game, 0, {1: opponent("passive", 1)}, chosen), (1600, 900)))


def unit_of(hands: Hands, kind: str) -> object:
    """The unit that must leave, or one with a choice of entries."""
    units = hands.play.situation.view.units
    return next(unit for unit in units if (unit.leaves_by if kind == "leave" else len(unit.entries) > 1))


def test_what_happens_is_told_marked_and_listed(hands):
    situation = hands.play.situation
    hands.play.runner.deeds.end_turn()
    hands.let_the_computer_move()
    assert TELEGRAM in situation.desk.message.text
    marks = [mark for mark in Timeline().model(situation).marks if mark.kind == "event"]
    assert [(mark.turn, TELEGRAM in mark.tip) for mark in marks] == [(2, True)]
    situation.desk.victory = True
    model = VictoryCard().model(situation)
    assert ("Turn 2", f"Telegram: {TELEGRAM}") in model.dates
    assert ("Turn 20", "Truce: The guns rest.") in model.dates
    hands.app.step(16)


def test_a_unit_leaves_the_map_with_a_key(hands):
    unit = unit_of(hands, "leave")
    hands.play.runner.deeds.select(unit.row)
    situation = hands.play.situation
    assert "Leave map" in [button.label for button in Orders().model(situation).buttons]
    assert "Must be off the map by the end of turn 5." in [
        note.text for note in Inspector().model(situation).notes
    ]
    hands.key(pygame.K_y)
    assert hands.play.runner.game.steps[-1].order == Leave(unit.id)


def test_an_entry_is_chosen_with_its_button(hands):
    unit = unit_of(hands, "entry")
    hands.play.runner.deeds.select(unit.row)
    situation = hands.play.situation
    assert "Entry 1801" in [button.label for button in Orders().model(situation).buttons]
    hands.app.step(16)
    hands.press("orders.depart")
    assert hands.play.runner.game.steps[-1].order == Entry(unit.id, "2401")
    assert "Entry 2401" in [button.label for button in Orders().model(situation).buttons]
