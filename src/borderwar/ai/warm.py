"""Compile everything once, in stages that a progress bar can show."""

from collections.abc import Callable
from typing import Any

from borderwar.ai.playout import play_game
from borderwar.ai.policies import POLICIES
from borderwar.ai.seat import Seat
from borderwar.rules.setup import Setup
from borderwar.rules.victory import margin, objective_points, points
from borderwar.rules.view import believe

Progress = Callable[[int, int, str], None]
"""Told how many stages are done, of how many, and what the next one is."""


def warm(setup: Setup, progress: Progress) -> None:
    """Call every entry of the rules and the policies once, on states of their own."""
    stages: list[tuple[str, Callable[[], Any]]] = [
        ("reading the map", lambda: setup.new_state(1)),
        ("what each side sees", lambda: _see(setup)),
        ("the opponents", lambda: _choose(setup)),
        ("whole games", lambda: play_game(setup, 1, (POLICIES[3], POLICIES[1]))),
    ]
    for done, (text, call) in enumerate(stages):
        progress(done, len(stages), text)
        call()
    progress(len(stages), len(stages), "ready")


def _see(setup: Setup) -> None:
    state = setup.new_state(1)
    view = setup.blank.twin()
    believe(setup.world, state.board, 0, view.board)
    margin(setup.world, state.board)
    points(setup.world, state.board, 0)
    objective_points(setup.world, state.board, 0)


def _choose(setup: Setup) -> None:
    state = setup.new_state(1)
    view = setup.blank.twin()
    believe(setup.world, state.board, 0, view.board)
    Seat(setup, 0, "staff").next_order(view)
