"""What a worker process does: load the scenario once, play the seeds it is given."""

import platform
from typing import Any

from borderwar.ground.kernel import source_hash
from borderwar.model.scenario import Scenario
from borderwar.study.pool import Game, Seeds

_ready: tuple[Any, tuple[str, str]] | None = None
"""The prepared scenario and the policies of this process."""


class GameFault(Exception):
    """A game that could not be played to its end."""


def begin(folder: str, policies: tuple[str, str], variant: str = "", settings: tuple[str, ...] = ()) -> None:
    """Load and prepare the scenario; called once in each worker."""
    from borderwar.content.load import load_scenario
    from borderwar.rules.setup import prepare

    global _ready
    scenario, problems = load_scenario(folder, variant=variant, settings=settings)
    if scenario is None:
        raise GameFault(f"the scenario in '{folder}' no longer loads: {problems[0]}")
    _ready = (prepare(scenario), policies)


def begin_with(scenario: Scenario, policies: tuple[str, str], rules: str) -> None:
    """Prepare a scenario that was sent, on another machine perhaps; its rules must be the same."""
    from borderwar.rules.setup import prepare

    global _ready
    if source_hash() != rules:
        raise GameFault(
            f"the worker on {platform.node() or 'a machine'} has another version of borderwar; "
            "install the same one everywhere and give the command again."
        )
    _ready = (prepare(scenario), policies)


def play(seeds: Seeds) -> list[Game]:
    """One game a seed, as plain values that cross to the parent."""
    from borderwar.ai.playout import play_row

    assert _ready is not None, "begin() was not called in this worker"
    setup, policies = _ready
    games = []
    for seed in seeds:
        try:
            games.append(dict(play_row(setup, seed, policies)))
        except Exception as error:
            raise GameFault(f"the game with seed {seed} failed: {type(error).__name__}: {error}") from error
    return games
