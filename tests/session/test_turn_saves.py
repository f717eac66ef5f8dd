"""Copies of the log at each turn of a player: at its start, and before its end."""

from pathlib import Path

import pytest

from borderwar.model.orders import STANCES, End, Stance
from borderwar.rules.setup import Setup
from borderwar.session.autosave import KEPT, Journal, TurnSaves
from borderwar.session.game import Game
from borderwar.session.log import load

TAIL = "@japan@staff.log"


def begin(setup: Setup, folder: Path, sides: tuple[int, ...] = (0,)) -> Journal:
    """A game of which the turns of these sides are kept."""
    journal = Journal(Game.new(setup, 5), folder / "game.log", TurnSaves(folder, "turn x", TAIL, sides))
    journal.begin()
    return journal


def change_stance(journal: Journal, place: int) -> None:
    """An order that always can be given."""
    unit = next(u for u in journal.game.view(journal.game.side).units if u.known == "own" and u.hex >= 0)
    assert journal.submit(Stance(unit.id, STANCES[place % 4])).refusal is None


@pytest.mark.checklist("E4")
def test_a_turn_is_kept_at_its_start_and_before_its_end(setup: Setup, tmp_path: Path) -> None:
    journal = begin(setup, tmp_path)
    change_stance(journal, 0)
    journal.submit(End())
    journal.submit(End())
    change_stance(journal, 1)

    before = load(tmp_path / f"turn x 001 end{TAIL}", setup)
    start = load(tmp_path / f"turn x 002 start{TAIL}", setup)

    assert before.position == 1, "all orders of the turn, and not the one that ends it"
    assert (start.position, start.turn, start.side) == (3, 1, 0)
    assert load(journal.path, setup).position == 4


@pytest.mark.checklist("E4")
def test_only_turns_of_people_are_kept(setup: Setup, tmp_path: Path) -> None:
    journal = begin(setup, tmp_path, (1,))
    for _ in range(4):
        journal.submit(End())

    kept = {path.name.removesuffix(TAIL) for path in tmp_path.glob("turn*")}

    assert kept == {"turn x 001 start", "turn x 001 end", "turn x 002 start", "turn x 002 end"}


@pytest.mark.checklist("E4")
def test_orders_written_together_are_parted_at_the_turns(setup: Setup, tmp_path: Path) -> None:
    journal = begin(setup, tmp_path)
    change_stance(journal, 0)
    for _ in range(4):
        journal.game.submit(End())
    journal.follow()

    assert load(tmp_path / f"turn x 001 end{TAIL}", setup).position == 1
    assert load(tmp_path / f"turn x 002 start{TAIL}", setup).position == 3
    assert load(tmp_path / f"turn x 002 end{TAIL}", setup).position == 3
    assert load(tmp_path / f"turn x 003 start{TAIL}", setup).position == 5


@pytest.mark.checklist("E4")
def test_the_last_ten_are_kept(setup: Setup, tmp_path: Path) -> None:
    journal = begin(setup, tmp_path)
    for _ in range(2 * KEPT):
        journal.submit(End())

    assert len(list(tmp_path.glob("turn *.log"))) == KEPT
    assert (tmp_path / f"turn x {KEPT + 1:03d} start{TAIL}").exists()
    assert journal.path.exists()


def test_a_copy_that_cannot_be_written_loses_nothing_else(setup: Setup, tmp_path: Path) -> None:
    journal = begin(setup, tmp_path)
    journal.turns = TurnSaves(tmp_path / "gone", "turn x", TAIL, (0,))
    journal.submit(End())

    assert load(journal.path, setup).position == 1
