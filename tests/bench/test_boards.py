"""Made-up boards: the same from the same seed, and all arms on both sides."""

import pytest

from borderwar.bench.boards import ARMS, SIZES, made_up
from borderwar.bench.games import made_setup, signature
from borderwar.bench.run import verdict
from borderwar.content.load import load_catalogue
from borderwar.content.places import catalogue_for, find_scenarios
from borderwar.ground.kernel import COMPILED


@pytest.fixture(scope="module")
def catalogue():
    found, _ = load_catalogue(catalogue_for(find_scenarios()[0]))
    return found


def test_a_seed_always_makes_the_same_board(catalogue):
    size = SIZES[0]
    assert made_up(size, catalogue, 3) == made_up(size, catalogue, 3)
    assert made_up(size, catalogue, 3).map != made_up(size, catalogue, 4).map


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.units))
def test_a_board_has_the_size_it_says(catalogue, size):
    board = made_up(size, catalogue)
    assert len(board.units) == size.units
    assert len(board.map.terrain) == size.rows
    assert {len(line) for line in board.map.terrain} == {size.columns}
    if size.units >= 60:
        assert {unit.type for unit in board.units} == {kind for arms in ARMS.values() for kind in arms}


def test_units_stand_on_dry_ground(catalogue):
    board = made_up(SIZES[1], catalogue)
    water = next(t.letter for t in catalogue.terrains.values() if t.id == "water")
    for unit in board.units:
        if unit.at is not None:
            column, row = int(unit.at[:2]) - 1, int(unit.at[2:]) - 1
            assert board.map.terrain[row][column] != water


@pytest.mark.skipif(not COMPILED, reason="whole games take long interpreted")
def test_the_signature_is_of_play_alone():
    setups = {size.units: made_setup(size) for size in SIZES[:2]}
    first = signature(setups)
    assert signature({size.units: made_setup(size) for size in SIZES[:2]}) == first
    assert len(first) == 16


def test_a_budget_is_kept_or_missed():
    assert verdict("copy_microseconds", 4) == "at most 5"
    assert verdict("copy_microseconds", 6) == "at most 5 (missed)"
    assert verdict("api_steps_per_second", 1000) == "at least 100,000 (missed)"
    assert verdict("reach_hexes", 9) == ""
