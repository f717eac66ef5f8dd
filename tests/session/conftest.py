"""A game of Tauran for the session's tests; the scenario is read once."""

from collections.abc import Callable

import pytest

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.orders import End, Move
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game


@pytest.fixture(scope="session")
def setup() -> Setup:
    """Tauran made ready."""
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, "\n".join(map(str, problems))
    return prepare(scenario)


@pytest.fixture
def new_game(setup: Setup) -> Callable[..., Game]:
    """`new_game(seed=3, luck=False)`: a game at its start."""
    return lambda seed=3, luck=True: Game.new(setup, seed=seed, luck=luck)


@pytest.fixture
def game(new_game: Callable[..., Game]) -> Game:
    """A game at its start."""
    return new_game()


@pytest.fixture
def march(game: Game) -> Callable[[int], Move]:
    """`march(n)`: an order that marches the nth own unit as far as it can go."""

    def order(place: int) -> Move:
        view = game.view(game.side)
        movable = [u for u in view.units if u.known == "own" and len(view.reach(u.row)) > 1]
        unit = movable[place % len(movable)]
        reach = view.reach(unit.row)
        goal = min(reach, key=lambda hex_: (reach[hex_], hex_))
        preview = view.path(unit.row, goal)
        assert preview is not None
        return Move(unit.id, tuple(game.setup.number(h) for h in preview.hexes))

    return order


@pytest.fixture
def played(game: Game, march: Callable[[int], Move]) -> Game:
    """Three turns in which both sides march about."""
    for turn in range(6):
        for place in range(3):
            game.submit(march(place + turn))
        game.submit(End())
    return game
