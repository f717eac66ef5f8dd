"""Games played by the computer on both sides, as games with a log."""

from borderwar.ai.playout import play_game
from borderwar.rules.setup import Setup
from borderwar.session.game import Game
from borderwar.session.translate import from_row


def played_game(setup: Setup, seed: int, policies: tuple[str, str], luck: bool = True) -> Game:
    """The game two policies play with a seed, order by order.

    The policies play inside compiled code; their orders are then given one by one to a
    game of the session, which must come to the same state: every game is a replay test.
    """
    played = play_game(setup, seed, policies, luck, record=True)
    game = Game.new(setup, seed, luck)
    for row in played.orders:
        outcome = game.submit(from_row(setup, row))
        assert outcome.refusal is None, f"order {game.position + 1} of seed {seed}: {outcome.refusal}"
    assert game.state.digest() == played.state.digest(), f"seed {seed} came out differently in the session"
    return game
