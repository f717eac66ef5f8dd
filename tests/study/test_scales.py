"""The boards of the study of scales: the same forces on each, and losses that agree."""

import re
from collections import Counter
from math import sqrt
from pathlib import Path

import pytest

import borderwar.ai
import borderwar.rules
from borderwar.rules.loss import law_for
from borderwar.rules.setup import prepare
from borderwar.study.scales import BOARDS, PAIRS, SIDES, board_of
from borderwar.study.scales_table import ADVANCE, ENDS, band, line, measured, row_of

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


PLAYED = [(pair, board) for pair in PAIRS for board in BOARDS if (pair, board) != (DIVISION, BOARDS[0])]
FEW_GAMES = 20  # as against the hundred of docs/scales.md
LOOSE = 1.25  # how far the median of so few may stray beyond a band's ends
STAFFS = ("historical", "historical")


@pytest.mark.parametrize(("pair", "board"), PLAYED, ids=lambda of: of.name)
def test_battles_at_every_scale_end_as_those_of_the_record(pair, board):
    """Losses a day, losses when it was over, ground and winners; docs/scales.md has the whole table."""
    games = FEW_GAMES if board.hex_metres > 500 else FEW_GAMES // 2
    found = line(pair, board, games, STAFFS, {})
    for side in (0, 1):
        limits = band(found.strength[side], side)
        assert limits[0] / LOOSE < found.loss[side][1] < limits[-1] * LOOSE, f"{SIDES[side]} a day"
    for (side, won), total in found.ends.items():
        limits = ENDS[side, won]
        assert limits[0] / LOOSE < total < limits[-1] * LOOSE, f"{SIDES[side]} in all, {won}"
    advance = measured(found)
    assert advance is not None
    assert ADVANCE[0] / LOOSE < advance < ADVANCE[2] * 1.6, "km a day"
    assert 25 <= found.taken <= 100 - 100 / games, "some attacks fail and some succeed"


@pytest.mark.parametrize("board", COARSE, ids=lambda board: board.name)
def test_the_page_has_what_its_command_gives(board):
    """The quickest two of its lines."""
    page = (Path(__file__).parents[2] / "docs" / "scales.md").read_text(encoding="utf-8")
    games = int(re.search(r"--games (\d+)", page)[1])
    row = row_of(line(REGIMENT, board, games, STAFFS, {}))
    assert row in page, "play has changed: make docs/scales.md anew by the command at its top"


@pytest.mark.parametrize("exposed", [10, 50, 750, 3000, 20000])
@pytest.mark.parametrize("seconds", [10, 900, 86400])
def test_the_law_holds_from_ten_men_to_twenty_thousand(exposed, seconds):
    setup = prepare(board_of(REGIMENT, BOARDS[3]))
    rifles = exposed * 3
    found = law_for(setup.world, 40000, rifles * 1000, exposed, seconds)
    assert found / 65536 == pytest.approx(sqrt(rifles * exposed) * 40000 * seconds / 1e9, rel=0.01)
    assert found * 1000 < 1 << 62, "room for what multiplies it"


def test_neither_a_rule_nor_the_staff_asks_which_scale_it_is():
    asked = re.compile(r"(hex_metres|turn_seconds)\[0\] *(==|!=|in )")
    folders = [Path(module.__file__).parent for module in (borderwar.rules, borderwar.ai)]
    files = [path for folder in folders for path in folder.glob("*.py")]
    assert len(files) > 60
    assert [path.name for path in files if asked.search(path.read_text(encoding="utf-8"))] == []
