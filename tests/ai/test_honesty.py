"""No policy sees more than its side: orders stay the same when only what is hidden changes."""

import pytest
from test_contract import orders_from_one_view, scramble, view_of

from borderwar.ai.playout import Table
from borderwar.ai.policies import POLICIES, policy_number
from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios
from borderwar.rules.setup import prepare

SCENARIOS = sorted(folder.name for folder in find_scenarios())
PLAY_OUTS = 2
"""Of a policy that looks ahead: enough to make it weigh something."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_orders_do_not_change_with_what_is_hidden(name):
    folder = next(folder for folder in find_scenarios() if folder.name == name)
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    setup = prepare(scenario)
    table = Table(setup, PLAY_OUTS)
    staff = policy_number("staff")
    state = setup.new_state(9)
    table.play(state, (staff, staff), 1, scenario.turns // 4, False)
    table.play_turn(state, staff, 1)
    side = int(state.clock.side[0])
    scrambled, hidden = scramble(setup, state, side)
    assert hidden > 0, "the test needs something hidden"
    assert view_of(setup, state, side) == view_of(setup, scrambled, side), "they look alike to the side"
    for policy in POLICIES:
        number = policy_number(policy)
        given = [orders_from_one_view(table, each, side, number) for each in (state, scrambled)]
        assert given[0] == given[1], f"{policy} knows what it cannot see"
