"""How the staff presses on: it seizes what stands open, catches the cut off, and saves its own."""

import pytest
from boards import board, limit
from games import Game

from borderwar.ai.choose import start_turn
from borderwar.ai.doctrine import BRISK, PLAIN
from borderwar.ai.policies import policy_number
from borderwar.ai.shooting import fair_gain
from borderwar.model.orders import ASSAULT, FIRE, KIND, MOVE
from borderwar.rules.view import believe


def plan_of(game: Game, side: int, policy: str = "staff"):
    """What a side's policy keeps in mind as its player turn begins."""
    setup, table = game.setup, game.table
    believe(setup.world, game.state.board, side, table.view.board)
    start_turn(setup.world, table.view.board, table.owner.memory, side, policy_number(policy))
    return table.owner.columns


def ring(gap: bool) -> Game:
    """A blue platoon with red ones on all sides, or with its way home open."""
    around = {"north": "0807", "north-east": "0907"}
    if not gap:
        around |= {"south-east": "0908", "south": "0809", "south-west": "0708", "north-west": "0707"}
    red = {name: f"{at} rifles" for name, at in around.items()}
    return Game(board(red, {"lone": "0808 rifles"}, {"farm": ("0808", "blue", 10, 1)}))


def test_ground_that_stands_open_is_seized_before_anybody_is_shot_at():
    game = Game(
        board(
            {"one": "0808 rifles"},
            {"post": "1208 rifles"},
            {"farm": ("0810", "blue", 10, 1)},
        )
    )
    game.player_turn()
    kinds = [row[KIND] for row in game.orders if row[KIND] in (MOVE, FIRE)]
    assert kinds[0] == MOVE
    assert int(game.state.objectives.holder[0]) == 0


def test_in_the_last_turn_open_ground_is_worth_any_danger():
    game = Game(
        board(
            {"rifles": "0806 rifles"},
            {"cars": "0811 cars"},
            {"farm": ("0808", "blue", 10, 1)},
            turns=1,
        )
    )
    game.player_turn()
    assert int(game.state.objectives.holder[0]) == 0


@pytest.mark.parametrize("gap", [False, True])
def test_an_enemy_with_no_way_home_is_noted(gap):
    game = ring(gap)
    assert int(plan_of(game, 0)["units"].trapped[game.setup.row_of["lone"]]) == (not gap)


def test_a_ring_is_drawn_for_the_staff_alone():
    game = ring(False)
    assert int(plan_of(game, 0, "historical")["units"].trapped[game.setup.row_of["lone"]]) == 0


def test_those_with_no_way_home_are_assaulted_at_odds_that_spare_others():
    """A few men before a full platoon: nobody would try it, were there not all of it to catch."""
    tried = {}
    for gap in (False, True):
        game = ring(gap)
        for row in range(len(game.setup.unit_ids) - 1):
            game.state.units.men[row] = 16
        game.player_turn()
        tried[gap] = sum(row[KIND] == ASSAULT for row in game.orders)
    assert tried[False] > tried[True]


def test_of_two_ways_to_a_goal_the_one_behind_the_enemy_draws():
    game = Game(
        board(
            {"one": "0806 rifles"},
            {"post": "0809 rifles"},
            {"farm": ("0813", "blue", 10, 1)},
        )
    )
    cut = plan_of(game, 0)["hexes"].cut
    assert int(cut[game.setup.index("0811")]) > 0, "on his way home"
    assert int(cut[game.setup.index("0807")]) == 0, "before him"


def test_the_encircled_break_out():
    game = ring(False)
    game.policies = (policy_number("passive"), policy_number("staff"))
    game.player_turn()
    game.player_turn()
    assert game.at("lone") != "0808"
    assert any(row[KIND] == MOVE for row in game.orders)


def test_less_fire_is_saved_the_less_fighting_is_to_come():
    saved = []
    for turns in (24, 12, 1):
        game = Game(board({"one": "0808 rifles"}, {"post": "0811 rifles"}, turns=turns))
        plan_of(game, 0)
        world, view = game.setup.world, game.table.view.board
        saved.append(int(fair_gain(world, view, game.table.owner.memory, 0, 600)))
    assert saved[0] > saved[1] > saved[2] > 0


@pytest.mark.parametrize(("points", "obeys"), [(1, False), (4000, True)])
def test_a_fight_on_closed_ground_is_broken_off_only_where_staying_costs_more(points, obeys):
    closed = tuple(f"{column:02d}{row:02d}" for column in range(1, 17) for row in range(9, 17))
    game = Game(
        board(
            {"one": "0812 rifles", "two": "0912 rifles", "three": "0712 rifles", "four": "0613 rifles"},
            {"post": "0814 rifles"},
            {"farm": ("0814", "blue", 10, 1)},
            limits=(limit("red", "stay-after", closed, points, after=1),),
        )
    )
    units = plan_of(game, 0)["units"]
    leaves = int(units.aim[0]) >= 0
    assert leaves == obeys


@pytest.mark.parametrize(("policy", "row"), [("staff", BRISK), ("greedy", PLAIN), ("historical", PLAIN)])
def test_each_policy_fights_by_its_doctrine(policy, row):
    game = Game(board({"one": "0808 rifles"}, {"post": "0814 rifles"}))
    assert int(plan_of(game, 0, policy)["turn"].doctrine[0]) == row
