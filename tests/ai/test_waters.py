"""What the computer's players do about boats and bridges."""

import sys
from pathlib import Path

import pytest
from games import Game

sys.path.append(str(Path(__file__).parent.parent / "rules"))
from tabletop import lay_out

LAKE = {f"{column:02d}{row:02d}": "l" for column in (3, 4, 5) for row in (3, 4, 5)}


@pytest.mark.parametrize("policy", ["staff", "greedy"])
def test_men_in_boats_land_and_engineers_mend_their_bridge(policy):
    setup = lay_out(
        red={"101": "0304 boatmen mounted", "102": "0804 sappers", "103": "0904 rifles"},
        blue={"7": "1209 rifles"},
        letters=LAKE,
        waters={"river": ("0804-0805",)},
        bridges={"b": "0804-0805 damaged build=900"},
        objectives=({"at": "0205", "holder": "blue", "end": 10}, {"at": "0804", "holder": "red", "end": 9}),
    ).setup
    game = Game(setup, policy)
    for _ in range(5):
        game.turn()

    assert int(game.state.units.mounted[0]) == 0, "they do not sit in their boats for ever"
    assert int(game.state.bridges.state[0]) == 0, "the bridge is whole again"
    assert game.refused == []
