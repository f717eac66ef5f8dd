"""A game: orders in, events out, undo and branches."""

from collections.abc import Callable

from borderwar.model.orders import End, Fire, Move, Stance
from borderwar.session.game import Game


def test_an_accepted_order_changes_the_state_and_is_kept(game: Game, march: Callable[[int], Move]) -> None:
    before = game.state.digest()
    outcome = game.submit(march(0))
    assert outcome.refusal is None
    assert outcome.events
    assert game.state.digest() != before
    assert game.position == 1


def test_a_refused_order_changes_nothing_and_says_why(game: Game) -> None:
    before = game.state.digest()
    outcome = game.submit(Move(game.setup.unit_ids[0], ("0101", "0102")))
    assert outcome.refusal is not None
    assert outcome.refusal.rule
    assert outcome.refusal.because[0].isupper()
    assert game.state.digest() == before
    assert game.position == 0


def test_an_unknown_unit_is_refused_by_name(game: Game) -> None:
    refusal = game.submit(Stance("nobody", "hold-fire")).refusal
    assert refusal is not None
    assert "nobody" in refusal.because


def test_a_hex_off_the_map_is_refused_with_the_maps_edge(game: Game) -> None:
    refusal = game.submit(Move(game.setup.unit_ids[0], ("9999", "9998"))).refusal
    assert refusal is not None
    assert "off the map" in refusal.because


def test_absurd_seconds_are_refused(game: Game) -> None:
    ids = game.setup.unit_ids
    assert game.submit(Fire(ids[0], ids[-1], 9_999_999)).refusal is not None


def test_undo_brings_back_the_very_state_and_redo_goes_forward(
    game: Game, march: Callable[[int], Move]
) -> None:
    start = game.state.digest()
    order = march(0)
    assert game.submit(order).refusal is None
    after = game.state.digest()
    assert game.undo_refusal() is None, "a march far from the enemy reveals nothing"
    assert game.undo() == order
    assert game.state.digest() == start
    assert game.redo() == order
    assert game.state.digest() == after


def test_an_ended_turn_is_not_undone(game: Game) -> None:
    game.submit(End())
    assert game.undo_refusal() is not None
    assert game.undo() is None


def test_any_moment_comes_back_with_its_digest(played: Game) -> None:
    digests = [played.digest_at(position) for position in range(played.position + 1)]
    again = Game.new(played.setup, played.seed, played.luck)
    assert again.state.digest() == digests[0]
    for position, step in enumerate(played.steps):
        again.submit(step.order)
        assert again.state.digest() == digests[position + 1], f"differs after order {position + 1}"


def test_a_branch_leaves_its_parent_alone(played: Game) -> None:
    parent = played.state.digest()
    branch = played.branch(4, "parent.log")
    branch.submit(End())
    assert played.state.digest() == parent
    assert branch.branch_of == ("parent.log", 4)
    assert branch.digest_at(4) == played.digest_at(4)


def test_the_game_ends_when_time_runs_out(game: Game) -> None:
    while not game.over:
        assert game.submit(End()).refusal is None
    result = game.result()
    assert result.over
    assert result.turn <= game.scenario.turns
    refusal = game.submit(End()).refusal
    assert refusal is not None
    assert refusal.rule == "14.5"


def test_two_games_with_one_seed_are_one_game(new_game: Callable[..., Game]) -> None:
    first, second, other = new_game(5), new_game(5), new_game(6)
    assert first.state.digest() == second.state.digest()
    assert first.state.digest() != other.state.digest(), "strengths are drawn from the seed"


def test_the_first_order_of_a_turn_is_found_by_its_turn(played: Game) -> None:
    for turn in range(3):
        for side in (0, 1):
            position = played.position_of_turn(turn, side)
            step = played.steps[position]
            assert (step.turn, step.side) == (turn, side)
