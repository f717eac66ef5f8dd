"""Units that must go are sent off in time."""

import pytest
from tabletop import scenario

from borderwar.ai.playout import play_game
from borderwar.model.tables import LEFT, LEFT_IN_TIME
from borderwar.rules.setup import prepare


@pytest.mark.parametrize("start", ["0305", "0505", "0101"])
def test_the_staff_gets_them_to_the_exit_and_off(start):
    setup = prepare(
        scenario(
            {"101": f"{start} rifles leave=6@0101,0105+20-20", "102": "0303 rifles", "103": "0304 rifles"},
            {"7": "1109 rifles", "8": "1108 rifles"},
            objectives=({"at": "0605", "end": 5},),
            turns=8,
        )
    )
    state = play_game(setup, 1, ("staff", "staff")).state
    assert int(state.units.condition[0]) == LEFT
    assert int(state.units.leave_by[0]) == LEFT_IN_TIME
