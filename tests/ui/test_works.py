"""Wire, mines, forts and columns on the screen: drawn, named, and within reach of keys and mouse."""

from dataclasses import replace

import pygame
import pytest
from hands import AT_ONCE, Hands, open_app, tauran

from borderwar.model.orders import Below, Clear, Column
from borderwar.model.scenario import Obstacle
from borderwar.rules.setup import prepare
from borderwar.session.game import Game
from borderwar.session.works import WorkView
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.work_signs import draw_works
from borderwar.ui.opponents import opponent
from borderwar.ui.panels.ground import Ground
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

FORT, WIRE, MINED = "2217", "2217", "2116"


@pytest.fixture
def hands() -> Hands:
    """The Mongol side of a Tauran with works about the post."""
    scenario = tauran()
    ground = replace(
        scenario.map,
        obstacles=(Obstacle("wire", "japan", (WIRE,)), Obstacle("mines", "mongolia", (MINED,))),
        forts={FORT: "fortress"},
    )
    game = Game.new(prepare(replace(scenario, map=ground)), 7)
    settings = Settings(speed=AT_ONCE)
    out = Hands(open_app(PlayScreen(game, 1, {0: opponent("passive", 0)}, settings)))
    out.let_the_computer_move()
    return out


def chosen(hands: Hands, number: str) -> str:
    """Choose the first own unit of a hex; its id."""
    s = hands.play.situation
    unit = next(unit for unit in s.able() if unit.number == number)
    hands.play.runner.deeds.select(unit.row, True)
    hands.app.step(16)
    return unit.id


def last_order(hands: Hands) -> object:
    """The order given last."""
    return hands.play.runner.game.steps[-1].order


@pytest.mark.rule("20.4")
def test_the_key_for_clearing_aims_at_an_obstacle_and_enter_clears(hands):
    unit = chosen(hands, WIRE)
    hands.key(pygame.K_q, 0, "q")
    desk = hands.play.situation.desk
    assert desk.mode == "clear"
    beside = hands.play.situation.number(desk.cursor)
    hands.key(pygame.K_RETURN)
    order = last_order(hands)
    assert isinstance(order, Clear)
    assert (order.unit, order.at) == (unit, beside)


@pytest.mark.rule("3.12")
def test_a_key_forms_column_and_deploys(hands):
    unit = chosen(hands, WIRE)
    hands.key(pygame.K_j, 0, "j")
    assert last_order(hands) == Column(unit)
    assert hands.play.situation.unit.column


@pytest.mark.rule("20.9")
def test_a_unit_goes_below_by_its_key_and_can_still_be_chosen(hands):
    unit = chosen(hands, FORT)
    hands.key(pygame.K_u, 0, "u")
    assert last_order(hands) == Below(unit)
    below = hands.play.situation.unit
    assert below.below == hands.play.situation.layout.index(FORT)
    assert below.id in {other.id for other in hands.play.situation.able()}
    assert hands.play.control("orders.below") is not None, "a button brings it up again"


def test_the_ground_panel_names_what_lies_in_a_hex(hands):
    s = hands.play.situation
    s.desk.by_keys, s.desk.cursor = True, s.layout.index(FORT)
    lines = [text for text, _ in Ground().model(s).lines]
    assert any(line.startswith("Fortress, tunnels for 800 men") for line in lines)
    assert any(line.startswith("Wire towards") for line in lines)


@pytest.mark.parametrize("kind", ["wire", "ditch", "mines", "fort"])
def test_every_kind_of_work_leaves_ink_by_the_rim_of_its_hex(kind):
    pygame.init()
    layout = HexLayout(4, 4, 60)
    surface = pygame.Surface(layout.size)
    surface.fill((255, 255, 255))
    beyond = 1 if kind in ("wire", "ditch") else -1
    draw_works(surface, layout, (0.0, 0.0), [WorkView(kind, kind, 5, beyond, -1, 600, 20)])
    pixels = pygame.surfarray.array3d(surface).sum(axis=2)
    x, y = layout.centre(5)
    dark = [(px - x, py - y) for px, py in zip(*(pixels < 300).nonzero(), strict=True)]
    assert dark, "something is drawn"
    assert all(abs(dx) > 12 or abs(dy) > 12 for dx, dy in dark), "a counter covers nothing"
