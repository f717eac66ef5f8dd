"""Where the unseen enemy may be: the same compiled and interpreted, and never from the true state."""

import os
import subprocess
import sys
from pathlib import Path

from moments import moments, own_view

from borderwar.model.tables import READY, SPOTTED
from borderwar.rules.surmise import surmise

BOARDS = range(1700, 1706)


def digests() -> list[str]:
    """The digest of one draw on each of some boards."""
    out = []
    for player in moments(BOARDS, 1, apart=26):
        view = own_view(player)
        placed = int(surmise(view.setup.world, view.state.board, view.side, 11))
        out.append(f"{placed} {view.state.digest()}")
    return out


def test_the_draw_is_the_same_compiled_and_interpreted():
    here = Path(__file__).parent
    folders = [here, here.parent / "rules", here.parents[1] / "src"]
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(map(str, folders))}
    code = "import test_surmise; print('|'.join(test_surmise.digests()))"
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip().split("|") == digests()


def test_the_unseen_are_put_where_they_can_stand_and_the_seen_stay_where_they_are():
    placed = 0
    for player in moments(BOARDS, 2, apart=20):
        view = own_view(player)
        setup, before = view.setup, view.state.copy()
        surmise(setup.world, view.state.board, view.side, 5)
        units = view.state.units
        for row in range(len(setup.unit_ids)):
            was, now = int(before.units.hex[row]), int(units.hex[row])
            if was >= 0:
                assert now == was
            elif now >= 0:
                assert setup.fixed.side[row] != view.side, "only enemies are put on the map"
                assert int(units.condition[row]) == READY
                assert int(before.units.seen[row]) != SPOTTED
                stack = int(view.state.hexes.first[now])
                assert setup.fixed.side[stack] == setup.fixed.side[row], "nobody shares a hex with an enemy"
                placed += 1
    assert placed > 10
