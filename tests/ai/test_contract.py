"""What every policy keeps to: it ends its turn, gives orders that stand, sees only its view."""

import pytest
from boards import board, mirrored
from games import FEW, Game, choices

from borderwar.ai import commander
from borderwar.ai.playout import Table, play_game, play_row
from borderwar.ai.policies import DESCRIPTIONS, POLICIES, policy_number
from borderwar.ai.seat import Seat
from borderwar.ai.ways import time_fields
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.ground.kernel import cells
from borderwar.model.orders import END, KIND, UNIT
from borderwar.model.tables import HIDDEN, SPOTTED
from borderwar.rules.engine import order
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.view import believe


@pytest.fixture(autouse=True)
def _few_play_outs(monkeypatch):
    monkeypatch.setattr(commander, "usual_budget", lambda setup, turn: FEW)


@pytest.fixture(scope="module")
def field() -> Setup:
    return mirrored(turns=8)


def test_every_policy_says_what_it_does():
    assert set(DESCRIPTIONS) == set(POLICIES)
    with pytest.raises(ValueError, match="policies are random, passive"):
        policy_number("napoleon")


@pytest.mark.parametrize("policy", POLICIES)
def test_a_game_comes_to_its_end(field, policy):
    played = play_game(field, 3, (policy, policy), record=True)
    assert played.state.clock.over[0] != 0
    assert sum(row[KIND] == END for row in played.orders) == 2 * field.scenario.turns


@pytest.mark.parametrize("policy", ["greedy", "staff", "historical"])
def test_orders_that_were_thought_about_are_not_refused(field, policy):
    game = Game(field, policy, policy, luck=True)
    while not game.state.clock.over[0]:
        game.player_turn()
    assert not game.refused


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_seed_gives_the_same_game(field, policy):
    one = play_game(field, 5, (policy, "greedy"), record=True)
    other = play_game(field, 5, (policy, "greedy"), record=True)
    assert one.orders == other.orders
    assert one.state.digest() == other.state.digest()


def test_another_seed_of_its_own_makes_random_choose_otherwise(field):
    one = play_game(field, 5, ("random", "passive"), record=True, ai_seed=1)
    other = play_game(field, 5, ("random", "passive"), record=True, ai_seed=2)
    assert one.orders != other.orders


def shipped(name: str) -> Setup:
    """The tables of a scenario that comes with the game, made afresh."""
    folder = scenario_folder(name)
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    return prepare(scenario)


@pytest.fixture(scope="module")
def incident() -> Setup:
    """Tauran, where much is hidden all day."""
    return shipped("tauran-1936")


def bain_tsagan() -> Setup:
    return shipped("bain-tsagan-1939")


def test_a_game_is_the_same_after_another_at_the_same_table():
    used = bain_tsagan()
    play_game(used, 1, ("historical", "historical"))
    after = play_game(used, 2, ("historical", "historical"))
    alone = play_game(bain_tsagan(), 2, ("historical", "historical"))
    assert after.state.digest() == alone.state.digest()


def test_a_staff_reckons_with_the_bridge_that_its_engineers_are_to_build():
    setup = bain_tsagan()
    landing, crest = setup.index("1110"), setup.index("0808")
    fields, _ = time_fields(setup, [crest])
    on_foot = int(setup.fixed.mover_foot[setup.unit_ids.index("r71-1")])
    assert 0 < fields[on_foot, landing] < 3 * 3600, "by the fork bridge it is a day's march"


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("turn", [0, 12])
def test_a_choice_does_not_change_when_what_is_hidden_changes(incident, policy, turn):
    field = incident
    number = policy_number(policy)
    table = Table(field)
    state = field.new_state(9)
    table.play(state, (policy_number("staff"), policy_number("staff")), 1, turn, False)
    side = int(state.clock.side[0])
    scrambled, changed = scramble(field, state, side)
    assert changed > 0, "the test needs something hidden"
    first, second = (view_of(field, each, side) for each in (state, scrambled))
    assert first == second, "the two look alike to the side"
    given = [orders_from_one_view(table, each, side, number) for each in (state, scrambled)]
    assert given[0] == given[1]


def scramble(field: Setup, state, side: int):
    """A state that a side cannot tell from another, all else changed; how many units of it were hidden."""
    scrambled = state.copy()
    changed = 0
    for unit in range(len(field.unit_ids)):
        if field.fixed.side[unit] == side or state.units.seen[unit] == SPOTTED:
            continue
        changed += 1
        scrambled.units.men[unit] = 3
        scrambled.units.vehicles[unit] = 1
        scrambled.units.cohesion[unit] = 77
        scrambled.units.suppression[unit] = 500
        scrambled.units.clock[unit] = 11
        scrambled.units.dug[unit] = 999
        scrambled.units.mounted[unit] = 0
        scrambled.units.due[unit] += 2
        scrambled.units.leave_by[unit] += 3
        if state.units.seen[unit] == HIDDEN:
            move_unseen(field, scrambled, unit)
    scrambled.clock.seed[0] = 4711
    scrambled.sides.limits_off[1 - side] = 1
    scrambled.sides.air_order[1 - side] = 2
    return scrambled, changed


def move_unseen(setup: Setup, state, unit: int) -> None:
    """Carry a hidden unit to the far corner, stack and all."""
    here, there = int(state.units.hex[unit]), setup.hexes - 1
    if here < 0 or state.hexes.first[here] != unit or state.units.next[unit] >= 0:
        return
    if state.hexes.first[there] >= 0:
        return
    state.hexes.first[here] = -1
    state.hexes.first[there] = unit
    state.units.hex[unit] = there


def view_of(setup: Setup, state, side: int) -> bytes:
    """The side's view as bytes."""
    view = setup.blank.twin()
    believe(setup.world, state.board, side, view.board)
    return view.buffer.tobytes()


def orders_from_one_view(table: Table, state, side: int, policy: int) -> list[list[int]]:
    """A player turn played on the view itself, so that only what is believed answers back."""
    view = table.setup.blank.twin()
    believe(table.setup.world, state.board, side, view.board)
    return choices(table, view, side, policy)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_seat_gives_the_orders_of_the_play_out(field, policy):
    played = play_game(field, 2, (policy, "passive"), record=True, ai_seed=6)
    seats = [Seat(field, 0, policy, 6), Seat(field, 1, "passive", 6)]
    state, view = field.new_state(2), field.blank.twin()
    given = []
    while not state.clock.over[0]:
        side = int(state.clock.side[0])
        believe(field.world, state.board, side, view.board)
        row = seats[side].next_order(view)
        if order(field.world, state.board, row):
            seats[side].refused(row)
        else:
            given.append(cells(row))
    assert given == played.orders


def test_a_refused_order_is_not_given_again(field):
    seat = Seat(field, 0, "greedy")
    state, view = field.new_state(2), field.blank.twin()
    believe(field.world, state.board, 0, view.board)
    refused = set()
    for _ in range(500):
        row = seat.next_order(view)
        given = cells(row)
        if given[KIND] == END:
            break
        assert given[UNIT] not in refused, "its unit is left alone"
        refused.add(given[UNIT])
        seat.refused(row)
    assert given[KIND] == END


def test_a_row_of_a_game_says_how_it_went(field):
    row = play_row(field, 4, ("staff", "greedy"))
    assert row["seed"] == 4
    assert row["winner"] in ("red", "blue", "draw")
    assert row["points"][0] - row["points"][1] == row["margin"]
    assert set(row["holders"]) == {"hill", "west", "east", "north", "south"}
    assert len(row["series"]["casualties 0"]) == row["turns"]
    assert row["series"]["casualties 1"][-1] == row["losses"][1]["casualties"]
    sides = [side.id for side in field.scenario.sides]
    for goal, holder in row["holders"].items():
        number = row["series"][f"held {goal}"][-1]
        assert holder == (sides[number] if number >= 0 else "neither")
    assert row["digest"] == play_game(field, 4, ("staff", "greedy")).state.digest()


def test_a_board_without_objectives_or_enemies_is_no_trouble():
    lonely = board({"one": "0505 rifles"}, {"far": "turn=9@1616 rifles"}, turns=3)
    for policy in POLICIES:
        assert play_game(lonely, 1, (policy, policy)).state.clock.over[0] != 0
