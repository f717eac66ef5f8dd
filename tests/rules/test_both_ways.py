"""Compiled and interpreted, the rules are one: the same digests after every player turn."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import random_games

from borderwar.ground.kernel import COMPILED


@pytest.mark.skipif(not COMPILED, reason="compares compiled with interpreted, and nothing is compiled here")
def test_compiled_and_interpreted_games_have_the_same_digests():
    games = ["1", "2", "3", "4", "5", "6"]
    played = subprocess.run(
        [sys.executable, random_games.__file__, *games],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    interpreted = {line.split()[0]: line.split()[1:] for line in played.stdout.splitlines()}
    assert list(interpreted) == games
    for game in games:
        compiled = random_games.play(int(game), luck=int(game) % 3 > 0)
        assert compiled == interpreted[game], f"game {game} differs"
