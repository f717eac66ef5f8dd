"""Compiled and interpreted, the policies are one: the same game, order by order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from boards import mirrored

from borderwar.ai import commander
from borderwar.ai.playout import play_game
from borderwar.ground.kernel import COMPILED

PLAY = """
from boards import mirrored
from borderwar.ai import commander
from borderwar.ai.playout import play_game
for policies in {pairs!r}:
    print(play_game(mirrored(turns=6), 3, policies).state.digest())
commander.MOST = commander.LEAST = 4
print(play_game(mirrored(turns=2), 3, ("commander", "recruit")).state.digest())
"""

PAIRS = [("staff", "greedy"), ("greedy", "random"), ("historical", "staff")]


@pytest.mark.skipif(not COMPILED, reason="compares compiled with interpreted, and nothing is compiled here")
def test_compiled_and_interpreted_policies_play_the_same_game(monkeypatch):
    interpreted = subprocess.run(
        [sys.executable, "-c", PLAY.format(pairs=PAIRS)],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    field = mirrored(turns=6)
    compiled = [play_game(field, 3, pair).state.digest() for pair in PAIRS]
    monkeypatch.setattr(commander, "usual_budget", lambda setup, turn: 4)
    compiled.append(play_game(mirrored(turns=2), 3, ("commander", "recruit")).state.digest())
    assert compiled == interpreted
