"""A whole game by the computer has the same digest compiled and interpreted."""

import json
import os
import subprocess
import sys

from borderwar.ground.kernel import COMPILED

PLAY = """
import json
from borderwar.ai.playout import play_game
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.setup import prepare
scenario, _ = load_scenario(scenario_folder("tauran-1936"))
from dataclasses import replace
short = replace(scenario, turns=9, weather=tuple(w for w in scenario.weather if w.turn <= 9))
setup = prepare(short)
print(json.dumps([play_game(setup, seed, ("staff", "historical")).state.digest() for seed in (1, 2)]))
"""


def digests(interpreted: bool) -> list[str]:
    """The digests of two short games, in a process of their own."""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1" if interpreted else "0"}
    done = subprocess.run(
        [sys.executable, "-c", PLAY], env=environment, capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_one_seed_gives_one_digest_compiled_and_interpreted() -> None:
    assert digests(interpreted=True) == digests(interpreted=False)
    assert COMPILED or os.environ.get("NUMBA_DISABLE_JIT"), "the compiler is a core dependency"
