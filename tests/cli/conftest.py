"""Logs that the tests of commands read."""

import pytest


@pytest.fixture
def small_game_log(tmp_path):
    """The first orders of a game of Tauran as a log."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import scenario_folder
    from borderwar.model.orders import End
    from borderwar.session.game import Game
    from borderwar.session.log import log_text

    folder = scenario_folder("tauran-1936")
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    game = Game.new(scenario, seed=3)
    for _ in range(4):
        assert game.submit(End()).refusal is None
    path = tmp_path / "small.log"
    path.write_text(log_text(game), encoding="utf-8")
    return path
