"""Killed at any moment, a game loses at most the order being given."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from borderwar.rules.setup import Setup
from borderwar.session.log import load

PLAYER = """
import sys, time
from pathlib import Path
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.orders import STANCES, Stance
from borderwar.session.autosave import Journal
from borderwar.session.game import Game
game = Game.new(load_scenario(scenario_folder("tauran-1936"))[0], seed=2)
journal = Journal(game, Path(sys.argv[1]))
journal.begin()
unit = next(u for u in game.view(0).units if u.known == "own" and u.hex >= 0)
count = 0
while True:
    journal.submit(Stance(unit.id, STANCES[count % 4]))
    count += 1
    print(count, flush=True)
"""


def test_a_killed_game_loses_at_most_one_order(setup: Setup, tmp_path: Path) -> None:
    path = tmp_path / "game.log"
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
    )
    with process:
        assert process.stdout is not None
        for _ in range(25):
            line = process.stdout.readline()
        time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    given = max(int(word) for word in (line + rest).split())
    assert load(path, setup).position >= given, "every order that was answered is on disk"
