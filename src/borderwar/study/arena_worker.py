"""What a worker process of the arena does: play the games it is given, each in its scenario."""

import time
from typing import Any

from borderwar.study.pool import Game, Seeds
from borderwar.study.worker import GameFault

Work = list[tuple[str, int, tuple[str, str]]]
"""Folder of the scenario, seed and policies of each game."""

_work: Work = []
_ready: tuple[str, Any] | None = None
"""Folder and the scenario made ready that this process played last."""


def begin(work: Work) -> None:
    """Take the list of all games; called once in each worker."""
    global _work
    _work = work


def _setup(folder: str) -> Any:
    from borderwar.content.load import load_scenario
    from borderwar.rules.setup import prepare

    global _ready
    if _ready is None or _ready[0] != folder:
        scenario, problems = load_scenario(folder)
        if scenario is None:
            raise GameFault(f"the scenario in '{folder}' no longer loads: {problems[0]}")
        _ready = (folder, prepare(scenario))
    return _ready[1]


def play(places: Seeds) -> list[Game]:
    """The games at these places of the list, as plain values that cross to the parent."""
    from borderwar.ai.duel import play_duel

    games = []
    for place in places:
        folder, seed, policies = _work[place]
        setup = _setup(folder)
        try:
            row = play_duel(setup, seed, policies, clock=time.process_time_ns)
        except Exception as error:
            named = f"{policies[0]} against {policies[1]} in '{folder}' with seed {seed}"
            raise GameFault(f"the game of {named} failed: {type(error).__name__}: {error}") from error
        games.append(dict(row) | {"bout": place})
    return games
