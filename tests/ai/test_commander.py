"""The commander: its plans are carried out, the same for a budget, and worth their while."""

import pytest
from boards import board, mirrored

from borderwar.ai.commander import Commander
from borderwar.ai.memory import ATTACK, HOLD, WITHDRAW
from borderwar.ai.plans import Plan, Script
from borderwar.ai.playout import Table
from borderwar.ai.policies import COMMANDER, PASSIVE, STAFF
from borderwar.ai.seat import Seat
from borderwar.ground.hexes import distance
from borderwar.ground.kernel import cells
from borderwar.model.orders import END, KIND
from borderwar.rules.setup import Setup
from borderwar.rules.victory import margin
from borderwar.rules.view import believe

ALWAYS = 1000


@pytest.fixture
def ground() -> Setup:
    """One platoon, a hill before it that nobody holds, an enemy platoon beyond."""
    return board(
        {"own": "0803 rifles form=first"},
        {"foe": "0814 rifles hold-fire"},
        {"hill": ("0808", None, 10, 0)},
    )


def end_of(setup: Setup, plan: Plan, turns: int = 4) -> int:
    """The hex where red's platoon stands after some turns by a plan, blue passing."""
    table, state = Table(setup), setup.new_state(1, False)
    for _ in range(turns):
        table.play_turn(state, STAFF, 1, plan=plan)
        table.play_turn(state, PASSIVE, 1)
    return int(state.units.hex[setup.row_of["own"]])


def order_to(setup: Setup, *words: int) -> Plan:
    """A plan of one script for red's formation."""
    return Plan().give(setup.formation_ids.index("red-first"), Script(*words))


def test_left_alone_the_staff_takes_the_hill(ground):
    assert end_of(ground, Plan()) == ground.index("0808")


def test_a_formation_told_to_stand_stays_where_it_is(ground):
    there = end_of(ground, order_to(ground, HOLD, -1, ALWAYS))
    assert distance(ground.columns, there, ground.index("0803")) <= 1


def test_an_order_from_above_ends_with_its_turn(ground):
    assert end_of(ground, order_to(ground, HOLD, -1, 1)) == ground.index("0808")


def test_a_formation_told_to_withdraw_goes_to_its_rally_hex(ground):
    near = board({"own": "0810 rifles form=first"}, {"foe": "0812 rifles"}, {"hill": ("0811", None, 10, 0)})
    there = end_of(near, order_to(near, WITHDRAW, -1, ALWAYS), turns=2)
    rally = near.index("0801")
    assert distance(near.columns, there, rally) < distance(near.columns, near.index("0810"), rally) - 3


def test_those_told_to_press_close_on_odds_that_the_staff_would_not_take():
    setup = board(
        {"own": "0808 rifles form=first"},
        {"a": "0813 guns", "b": "0813 rifles", "c": "0813 rifles"},
        {"post": ("0813", "blue", 10, 0)},
    )
    post = setup.index("0813")
    bold = end_of(setup, order_to(setup, ATTACK, 0, ALWAYS, 1), turns=2)
    wary = end_of(setup, order_to(setup, ATTACK, 0, ALWAYS, -1), turns=2)
    off = [int(distance(setup.columns, there, post)) for there in (bold, wary)]
    assert off[0] < off[1]


def test_one_told_to_go_round_takes_the_way_it_was_told():
    setup = board(
        {"own": "0803 rifles form=first"}, {"foe": "0114 rifles"}, {"hill": ("0813", None, 10, 0)}, columns=24
    )
    way = setup.index("1508")
    state, table = setup.new_state(1, False), Table(setup)
    nearest = 99
    for _ in range(5):
        table.play_turn(state, STAFF, 1, plan=order_to(setup, ATTACK, 0, ALWAYS, 1, way))
        table.play_turn(state, PASSIVE, 1)
        here = int(state.units.hex[setup.row_of["own"]])
        nearest = min(nearest, int(distance(setup.columns, here, way)))
    assert nearest <= 2
    assert here == setup.index("0813"), "and comes to the hill in the end"


def test_a_view_and_a_budget_always_give_the_same_plan():
    setup = mirrored(turns=8)
    view = setup.blank.twin()
    believe(setup.world, setup.new_state(1).board, 0, view.board)
    plans = [Commander(setup, 0, 30).plan(view, 5) for _ in range(2)]
    assert plans[0] == plans[1]
    again = Commander(setup, 0, 30)
    assert again.plan(view, 5) == again.plan(view, 5), "asked twice it answers the same"


def test_a_commander_out_of_time_still_has_a_plan():
    setup = mirrored(turns=8)
    view = setup.blank.twin()
    believe(setup.world, setup.new_state(1).board, 0, view.board)
    commander = Commander(setup, 0, 30)
    assert commander.plan(view, 5, go_on=lambda: False) == Plan()
    asked = iter(range(100))
    commander.plan(view, 5, go_on=lambda: next(asked) < 12)
    assert sum(len(trial.margins) for trial in commander.trials) == 12


def test_a_seat_of_the_commander_ends_its_turn():
    setup = mirrored(turns=8)
    seat = Seat(setup, 0, "commander", budget=4)
    view = setup.blank.twin()
    state = setup.new_state(1)
    believe(setup.world, state.board, 0, view.board)
    kinds = [cells(seat.next_order(view, lambda: False))[KIND] for _ in range(1000)]
    assert END in kinds


def test_looking_ahead_takes_what_a_staff_dares_not():
    """Machine guns command an empty post: the staff thinks it hopeless, play-outs find a dash worth while."""
    setup = board(
        {"one": "0807 horse mounted form=first", "two": "0907 horse mounted form=second"},
        {"a": "0814 guns", "b": "0714 guns", "c": "0914 guns", "d": "0814 guns"},
        {"post": ("0813", "blue", 300, 0)},
        turns=5,
    )

    def taken(policy: int) -> int:
        """Games of eight in which red has the post at the end."""
        count = 0
        for seed in range(8):
            table, state = Table(setup, 400), setup.new_state(seed)
            table.play(state, (policy, STAFF), 1, setup.scenario.turns, False)
            count += margin(setup.world, state.board) > 0
        return count

    assert taken(COMMANDER) > taken(STAFF) + 1
