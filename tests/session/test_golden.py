"""The golden log: a game that people can read, and that must come out the same everywhere.

When play changes on purpose, write it anew and read the difference before committing:
``BORDERWAR_WRITE_GOLDEN=1 python -m pytest -n 0 tests/session/test_golden.py``
"""

import os
from pathlib import Path

import pytest

from borderwar.rules.setup import Setup
from borderwar.session.computer import played_game
from borderwar.session.game import Game
from borderwar.session.log import log_text, replay

GOLDEN = Path(__file__).parent / "golden" / "tauran-1936-first-turns.log"
SEED = 1938
TURNS = 14


@pytest.fixture(scope="module")
def first_turns(setup: Setup) -> Game:
    """The first turns of the incident as both plans have it, an air raid among them."""
    whole = played_game(setup, SEED, ("historical", "historical"))
    return whole.branch(whole.position_of_turn(TURNS))


def body(text: str) -> list[str]:
    """A log's lines without the head, which holds the digest of the scenario's files."""
    return [line for line in text.split("\n") if not line.startswith(("scenario ", "branch "))]


def test_the_golden_game_is_still_played_order_by_order(first_turns: Game) -> None:
    text = log_text(first_turns)
    if os.environ.get("BORDERWAR_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    expected, found = body(GOLDEN.read_text(encoding="utf-8")), body(text)
    for number, (wanted, line) in enumerate(zip(expected, found, strict=False), start=1):
        assert line == wanted, f"line {number} of the golden log"
    assert len(found) == len(expected)


def test_the_golden_log_replays(setup: Setup) -> None:
    game, difference = replay(GOLDEN.read_text(encoding="utf-8"), setup, GOLDEN.name)
    assert difference is None or "scenario has changed" in difference.message
    assert game.position > 100


def test_something_of_every_arm_happens_in_it() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    deeds = ("marches", "fires on", "fires back", "from the air", "Fire from the ground", "breaks")
    for deed in deeds:
        assert deed in text, f"no '{deed}' in the golden game"
