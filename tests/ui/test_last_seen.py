"""Enemies out of sight: a ghost stands where each was last seen, with the turn."""

import pytest
from hands import Hands, open_app, setup

from borderwar.session.computer import played_game
from borderwar.ui.map.overlays import Overlays
from borderwar.ui.opponents import opponent
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

MOUNDS_LOST = 10
"""A turn of the computer's first game before which the guards have lost the enemy from sight."""


@pytest.mark.checklist("D5")
def test_an_enemy_lost_from_sight_leaves_a_ghost_with_its_turn_where_it_was_seen(monkeypatch):
    ghosts: dict[int, list[str]] = {}

    def note(self, surface, view, here, look, words=""):
        ghosts.setdefault(here, []).append(words)

    monkeypatch.setattr(Overlays, "ghost", note)
    game = played_game(setup(), 1, ("greedy", "greedy"))
    game = game.branch(game.position_of_turn(MOUNDS_LOST, 1))
    screen = PlayScreen(game, 1, {0: opponent("passive", 0)}, Settings(speed=3, outlook=False))
    hands = Hands(open_app(screen))
    screen.runner.fit()
    hands.app.step(16)
    view = hands.play.situation.view
    lost = [unit for unit in view.units if unit.known == "suspected" and unit.hex >= 0]

    assert lost, "in this game an enemy is lost from sight"
    for unit in lost:
        assert unit.hex == int(game.state.units.seen_hex[unit.row])
        assert f"seen turn {int(game.state.units.seen_turn[unit.row]) + 1}" in ghosts[unit.hex]
