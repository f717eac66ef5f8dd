"""Opponents among wire and mines: their orders stand, and they get through."""

from dataclasses import replace

import pytest
from boards import mirrored
from games import Game

from borderwar.model.catalogue import Names, Work
from borderwar.model.orders import CLEAR, KIND
from borderwar.model.scenario import Obstacle
from borderwar.rules.setup import Setup, prepare


def work(name: str, kind: str, crossing: dict[str, int], bars: tuple[str, ...], clear: int) -> Work:
    """A kind of work of round numbers."""
    return Work(
        name, Names(name), kind, crossing, bars, (), clear, 20000, 2000, 300, 5000, 60, "estimated", "test"
    )


KINDS = (
    work("wire", "wire", {"foot": 300}, ("wheeled", "horse"), 1200),
    work("fence", "wire", {}, ("foot", "horse", "wheeled", "tracked"), 1200),
    work("mines", "mines", {"foot": 120, "tracked": 60, "wheeled": 60}, (), 1800),
    work("fort", "fort", {}, (), 0),
)


def wired(kind: str, turns: int = 10) -> Setup:
    """The mirrored board with a line of works right across it."""
    scenario = mirrored(turns=turns).scenario
    ground = scenario.map
    middle = ground.rows // 2 - 2
    line = tuple(f"{column:02d}{middle:02d}" for column in range(1, ground.columns + 1))
    rest = tuple(f"{column:02d}{middle + 4:02d}" for column in range(1, ground.columns + 1, 2))
    works = (Obstacle(kind, None, line), Obstacle("mines", "blue", rest))
    return prepare(
        replace(
            scenario,
            map=replace(ground, obstacles=works, forts={line[2]: "fort"}),
            catalogue=replace(scenario.catalogue, works={entry.id: entry for entry in KINDS}),
        )
    )


@pytest.mark.parametrize("policy", ["greedy", "staff", "historical"])
@pytest.mark.parametrize("kind", ["wire", "fence"])
def test_orders_given_among_works_are_not_refused(policy, kind):
    game = Game(wired(kind), policy, policy, luck=True)
    while not game.state.clock.over[0]:
        game.player_turn()
    assert not game.refused


@pytest.mark.rule("20.4")
@pytest.mark.parametrize("policy", ["greedy", "staff"])
def test_men_on_foot_cut_through_what_bars_their_way(policy):
    game = Game(wired("fence", turns=24), policy, "passive")
    cut = 0
    while not game.state.clock.over[0]:
        game.player_turn()
        cut += sum(row[KIND] == CLEAR for row in game.orders)
    assert cut, "somebody takes the cutters"
    assert (game.state.works.left == 0).any(), "and gets through"
