"""Supply, command and encirclement on the screen: rows, lines on the map, and the break-out button."""

from dataclasses import replace

import pygame
import pytest
from hands import AT_ONCE, Hands, open_app, tauran

from borderwar.model.catalogue import Names
from borderwar.model.orders import BreakOut
from borderwar.model.scenario import Scenario
from borderwar.model.supply import Source, Supply, SupplyLine
from borderwar.rules.setup import prepare
from borderwar.session.game import Game
from borderwar.ui.opponents import opponent
from borderwar.ui.panels.inspector import Inspector
from borderwar.ui.panels.orders import Orders
from borderwar.ui.play.plan import plan_at
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

CHOSEN = "bargut-1"


def supplied() -> Scenario:
    """Tauran with supply for Japan from the north edge, led by its column's headquarters."""
    shipped = tauran()
    source = Source(Names("North edge"), "japan", ("2401", "1801"), 1, 30, 1000)
    line = SupplyLine("japan", "type-94-lorry", 240)
    formations = tuple(
        replace(one, headquarters="column-hq", means="radio") if one.id == "shibuya-detachment" else one
        for one in shipped.formations
    )
    return replace(
        shipped,
        supply=Supply(True, True, 600, (), 240, (line,), (source,)),
        formations=formations,
    )


@pytest.fixture
def hands() -> Hands:
    game = Game.new(prepare(supplied()), 7)
    chosen = Settings(speed=AT_ONCE)
    hands = Hands(open_app(PlayScreen(game, 0, {1: opponent("passive", 1)}, chosen), (1600, 900)))
    hands.play.runner.deeds.select(game.setup.row_of[CHOSEN])
    hands.app.step(16)
    return hands


def test_the_inspector_tells_stores_supply_and_command(hands):
    model = Inspector().model(hands.play.situation)
    rows = {gauge.label: gauge for gauge in model.gauges}
    assert rows["Ammunition"].share == rows["Water"].share == 1.0
    assert rows["Water"].value == "10 h 00 min"
    assert "Fuel" not in rows, "horsemen"
    notes = " ".join(note.text for note in model.notes)
    assert "In supply:" in notes
    assert "Led by Company headquarters by radio." in notes


def test_the_lines_lie_on_the_map_until_a_key_takes_them_off(hands):
    layers = hands.play.runner.stage.overlays._layers
    assert {"supply", "command"} <= set(layers)
    layers.clear()
    hands.key(pygame.K_s)
    assert not {"supply", "command"} & set(layers)
    hands.key(pygame.K_s)
    assert {"supply", "command"} <= set(layers)


def test_an_encircled_unit_breaks_out_by_button_and_click(hands):
    situation = hands.play.situation
    row = situation.desk.selected
    assert "Break out" not in [button.label for button in Orders().model(situation).buttons]
    state = hands.play.runner.game.state
    state.units.encircled[row] = 1
    state.units.mounted[row] = 0
    situation.refresh()
    assert "Encircled" in " ".join(note.text for note in Inspector().model(situation).notes)
    assert "Break out" in [button.label for button in Orders().model(situation).buttons]
    hands.app.step(16)
    hands.press("orders.break-out")
    assert situation.desk.mode == "break-out"
    goal = min(place for place in situation.findings.reach(row) if place != situation.unit.hex)
    plan = plan_at(situation.findings, situation.desk, 0, goal, situation.number(goal))
    assert isinstance(plan.order, BreakOut)
    assert plan.refusal is None
    hands.play.runner.deeds.act(goal)
    assert isinstance(hands.play.runner.game.steps[-1].order, BreakOut)
    assert situation.desk.mode == ""
