"""Compiled and interpreted, the rules are one: the same digests after every player turn."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import random_boards
import random_games

from borderwar.ground.kernel import COMPILED

GAMES = int(os.environ.get("RANDOM_GAMES", "500"))
"""How many whole games of random orders are compared; RANDOM_GAMES=5000 for a long look."""

SPARE = 5
"""So many games to each that may end before its orders are spent."""

INTERPRETED = {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)}


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


@pytest.mark.skipif(not COMPILED, reason="compares compiled with interpreted, and nothing is compiled here")
def test_games_over_random_boards_have_the_same_digests(tmp_path):
    """Two interpreted processes play again what this one played: each order, allowed or not."""
    boards = -(-GAMES * (SPARE + 1) // SPARE // random_boards.GAMES_A_BOARD)
    parts = [range(boards // 2), range(boards // 2, boards)]
    compiled: dict[str, list[str]] = {}
    again, whole = [], 0
    for part in parts:
        file = tmp_path / f"games-{part.start}.json"
        digests, orders = random_boards.write_games(part, file)
        compiled |= digests
        whole += sum(count == random_boards.ORDERS for count in orders)
        command = [sys.executable, random_boards.__file__, str(file)]
        environment = {**os.environ, **INTERPRETED}
        again.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
    interpreted = {}
    for process in again:
        told, _ = process.communicate()
        assert process.returncode == 0
        interpreted |= {line.split("\t")[0]: json.loads(line.split("\t")[1]) for line in told.splitlines()}
    assert list(interpreted) == list(compiled)
    differ = [seed for seed, digests in compiled.items() if interpreted[seed] != digests]
    assert not differ, (
        f"{len(differ)} games differ, the first by seed {differ[0]}: {interpreted[differ[0]][-1]}"
    )
    assert whole >= GAMES, f"{whole} games of {random_boards.ORDERS} orders"


def test_no_rule_reads_beside_a_table():
    """Compiled code does not look; interpreted, on tables that do, random games show where it would."""
    played = subprocess.run(
        [sys.executable, str(Path(random_boards.__file__).with_name("strict_tables.py")), "0", "12"],
        env={**os.environ, **INTERPRETED},
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout + played.stderr[-2000:]
