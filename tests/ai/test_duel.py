"""Games turn by turn: a policy that thinks in Python sits down where a kernel does."""

import pytest
from boards import mirrored

from borderwar.ai import duel
from borderwar.ai.playout import play_row
from borderwar.ai.seat import Seat
from borderwar.rules.setup import Setup


@pytest.fixture(scope="module")
def field() -> Setup:
    return mirrored(turns=6)


@pytest.mark.parametrize("policies", [("staff", "greedy"), ("random", "staff"), ("historical", "passive")])
def test_a_duel_is_the_game_of_the_play_out(field, policies):
    assert duel.play_duel(field, 4, policies) == play_row(field, 4, policies)


@pytest.mark.parametrize("side", [0, 1])
def test_a_player_that_is_asked_order_by_order_plays_the_same_game(field, side, monkeypatch):
    monkeypatch.setitem(duel.PLAYERS, "slow staff", lambda setup, seat: Seat(setup, seat, "staff"))
    policies = ["greedy", "greedy"]
    policies[side] = "staff"
    kernel = duel.play_duel(field, 5, (policies[0], policies[1]))
    policies[side] = "slow staff"
    for _ in range(2):
        asked = duel.play_duel(field, 5, (policies[0], policies[1]))
        assert asked | {"policies": kernel["policies"]} == kernel, "in the second game at its seat as well"
    assert duel.duelists()[-1] == "slow staff"


def test_the_clock_is_read_once_before_and_once_after_each_player_turn(field):
    ticks = iter(range(0, 10_000, 5))
    row = duel.play_duel(field, 2, ("passive", "greedy"), clock=lambda: next(ticks))
    assert row["player_turns"] == [6, 6]
    assert row["nanoseconds"] == [30, 30]


def test_an_unknown_policy_gets_the_names_there_are(field):
    with pytest.raises(ValueError, match="no policy 'napoleon'"):
        duel.play_duel(field, 1, ("staff", "napoleon"))
