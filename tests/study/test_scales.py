"""The boards of the study of scales: the same forces on each, and losses that agree."""

import re
from collections import Counter
from math import sqrt
from pathlib import Path
from statistics import median

import pytest

import borderwar.rules
from borderwar.rules.loss import law_for
from borderwar.rules.setup import prepare
from borderwar.study.scales import BOARDS, PAIRS, SIDES, board_of
from borderwar.study.scales_table import band, men, play

REGIMENT, DIVISION = PAIRS
COARSE = BOARDS[2:]


def brought(scenario):
    """Men and weapons of each side, without the rear guards."""
    total = Counter()
    for unit in scenario.units:
        if "rear-guard" in unit.formation:
            continue
        total[unit.side, "men"] += unit.men.value
        for weapon, count in scenario.catalogue.types[unit.type].weapons:
            total[unit.side, weapon] += count.value
    return total


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_board_has_the_same_forces(pair):
    forces = [brought(board_of(pair, board)) for board in BOARDS]
    assert all(force == forces[0] for force in forces)


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_counters_stand_apart_and_hexes_are_not_too_full(board):
    scenario = board_of(REGIMENT, board)
    front = Counter()
    for unit in scenario.units:
        front[unit.at] += scenario.catalogue.types[unit.type].frontage.value
    alone = Counter(unit.at for unit in scenario.units)
    assert all(metres <= 2 * board.hex_metres or alone[at] == 1 for at, metres in front.items())
    rows = {side: {int(unit.at[-2:]) for unit in scenario.units if unit.side == side} for side in SIDES}
    assert max(rows[SIDES[0]]) < min(rows[SIDES[1]]) + 1


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_battalions_on_two_kilometres_lose_what_regiments_on_twenty_do(pair):
    """Medians of a few games; docs/scales.md has the whole table."""
    losses = []
    for board in COARSE:
        setup = prepare(board_of(pair, board))
        games = [play(setup, seed, ("staff", "staff")) for seed in range(1, 10)]
        losses.append([median(game.loss[side] for game in games) for side in (0, 1)])
        strength = [men(setup, setup.new_state(1), side)[0] for side in (0, 1)]
        for side in (0, 1):
            limits = band(strength[side], side)
            assert limits[0] * 0.8 < losses[-1][side] < limits[-1] * 1.25, (board.name, SIDES[side])
    for fine, coarse in zip(*losses, strict=True):
        assert 0.4 < fine / coarse < 2.5, losses


@pytest.mark.parametrize("exposed", [10, 50, 750, 3000, 20000])
@pytest.mark.parametrize("seconds", [10, 900, 86400])
def test_the_law_holds_from_ten_men_to_twenty_thousand(exposed, seconds):
    setup = prepare(board_of(REGIMENT, BOARDS[3]))
    rifles = exposed * 3
    found = law_for(setup.world, 40000, rifles * 1000, exposed, seconds)
    assert found / 65536 == pytest.approx(sqrt(rifles * exposed) * 40000 * seconds / 1e9, rel=0.01)
    assert found * 1000 < 1 << 62, "room for what multiplies it"


def test_no_rule_asks_which_scale_it_is():
    asked = re.compile(r"(hex_metres|turn_seconds)\[0\] *(==|!=|in )")
    folder = Path(borderwar.rules.__file__).parent
    named = [path.name for path in folder.glob("*.py") if asked.search(path.read_text(encoding="utf-8"))]
    assert named == []
