"""When a careful staff has had enough, and what it reckons with before: on small boards."""

from dataclasses import replace

import pytest
from boards import board
from games import Game, first_choice

from borderwar.ai.memory import ATTACK, WITHDRAW
from borderwar.ai.playout import Table
from borderwar.ai.policies import HISTORICAL
from borderwar.model.orders import ASSAULT, MOVE
from borderwar.model.tables import BROKEN, HIDDEN, SPOTTED
from borderwar.rules.setup import prepare
from borderwar.rules.stacking import count_contact
from borderwar.study.scales import BOARDS, PAIRS, board_of


def tasks(game, side):
    """What the staff of a side sets its units to do, as things stand."""
    first_choice(game.table, game.state, side, HISTORICAL)
    memory = game.table.owner.columns["units"]
    rows = range(len(game.setup.unit_ids))
    return [int(memory.do[row]) for row in rows if game.setup.fixed.side[row] == side]


def foe_about(game, side):
    """Enemy power that the staff of a side reckons with at the first objective."""
    first_choice(game.table, game.state, side, HISTORICAL)
    return int(game.table.owner.columns["goals"].foe[0])


def lose(game, share, names):
    """Take a share of their men from some units, in per mille."""
    for name in names:
        row = game.setup.row_of[name]
        men = int(game.state.units.men[row])
        game.state.units.men[row] = men - men * share // 1000


def attack():
    """Four platoons before a hill that three hold in plain sight."""
    red = {f"r{place}": f"{7 + place:02d}09 rifles" for place in range(4)}
    blue = {f"b{place}": f"{7 + place:02d}11 rifles" for place in range(3)}
    game = Game(board(red, blue, {"hill": ("0811", "blue", 20, 1)}), red="historical")
    game.state.units.seen[:] = SPOTTED
    return game


@pytest.mark.parametrize(("lost", "goes_on"), [(0, True), (20, True), (300, False)])
def test_an_attack_is_called_off_when_it_has_cost_too_much_for_its_odds(lost, goes_on):
    game = attack()
    lose(game, lost, ["r0", "r1", "r2", "r3"])
    assert (ATTACK in tasks(game, 0)) == goes_on


def test_better_odds_are_worth_more_losses():
    game = attack()
    lose(game, 200, ["r0", "r1", "r2", "r3"])
    assert ATTACK not in tasks(game, 0)
    lose(game, 900, ["b0", "b1", "b2"])
    assert ATTACK in tasks(game, 0), "the same losses, hardly an enemy"


def defence():
    """Two platoons on a farm, eight before it; it is blue's turn to think."""
    red = {f"r{place}": f"{4 + place:02d}08 rifles" for place in range(8)}
    blue = {"b1": "0810 rifles dug=60", "b2": "0910 rifles dug=60"}
    return Game(board(red, blue, {"farm": ("0810", "blue", 5, 0)}), red="passive", blue="historical")


@pytest.mark.parametrize(("lost", "goes"), [(0, False), (450, True)])
def test_ground_that_cannot_be_held_is_given_up(lost, goes):
    game = defence()
    lose(game, lost, ["b1", "b2"])
    game.player_turn()
    near = [game.apart(name, "0808") for name in ("b1", "b2")]
    game.player_turn()
    away = [game.apart(name, "0808") > off for name, off in zip(("b1", "b2"), near, strict=True)]
    assert all(away) == any(away) == goes


def test_nobody_goes_in_the_last_part_of_the_game():
    game = defence()
    lose(game, 450, ["b1", "b2"])
    assert WITHDRAW in tasks(game, 1)
    game.state.clock.turn[0] = 9
    assert WITHDRAW not in tasks(game, 1)


@pytest.mark.parametrize(("dug", "goes"), [(60, False), (0, True)])
def test_men_who_dug_in_within_a_kilometre_of_what_they_guard_stay_in_their_holes(dug, goes):
    game = Game(
        board(
            {"post": "0808 rifles dug=60", "wing": f"1108 rifles dug={dug}"},
            {"far": "0116 rifles"},
            {"farm": ("0808", "red", 10, 1)},
        ),
        red="historical",
    )
    game.player_turn()
    assert bool(game.orders_of("wing", MOVE)) == goes


def test_an_enemy_out_of_sight_is_reckoned_with_where_the_enemy_holds_ground():
    game = Game(board({"one": "0802 rifles"}, {"far": "1614 rifles"}, {"farm": ("0815", "blue", 5, 0)}))
    row = game.setup.row_of["far"]
    assert game.state.units.seen[row] == HIDDEN
    in_part = foe_about(game, 0)
    game.state.units.seen_turn[row] = 0
    game.state.units.seen_men[row] = 40
    assert foe_about(game, 0) == pytest.approx(4 * in_part, rel=0.01), "once seen it counts in full"
    game.state.units.seen_men[row] = 20
    assert foe_about(game, 0) == pytest.approx(2 * in_part, rel=0.01), "as strong as when it was seen"


def test_who_comes_later_by_the_record_is_not_reckoned_with_yet():
    game = Game(
        board({"one": "0802 rifles"}, {"late": "turn=4@0816 rifles"}, {"farm": ("0815", "blue", 5, 0)})
    )
    before = foe_about(game, 0)
    game.state.clock.turn[0] = 3
    assert foe_about(game, 0) > before


def test_broken_men_alone_in_a_hex_are_driven_out():
    game = Game(board({"one": "0808 rifles"}, {"rout": "0809 rifles"}, {"hill": ("0809", "blue", 20, 1)}))
    row = game.setup.row_of["rout"]
    count_contact(game.setup.world, game.state.board, row, -1)
    game.state.units.condition[row] = BROKEN
    game.player_turn()
    assert game.orders_of("one", ASSAULT)


@pytest.mark.parametrize(("minutes", "together"), [(15, False), (120, True)])
def test_who_can_be_there_in_half_a_turn_strikes_with_the_rest(minutes, together):
    """Companies two kilometres away: an hour's march."""
    scale = replace(BOARDS[1], turn_seconds=minutes * 60)
    table = Table(prepare(board_of(PAIRS[1], scale)))
    first_choice(table, table.setup.new_state(1), 0, HISTORICAL)
    assert bool(table.owner.columns["goals"].close[0] > 0) == together
