"""One game of a study as a game to look at: the policies' orders through the session."""

from collections.abc import Callable

from borderwar.ai.playout import play_game, play_row
from borderwar.rules.setup import Setup
from borderwar.session.game import Game
from borderwar.session.translate import from_row
from borderwar.study.rows import GameRow, row_of


class NotTheSameError(Exception):
    """A game came out differently when its orders were given again."""


def played_game(
    setup: Setup,
    seed: int,
    policies: tuple[str, str],
    luck: bool = True,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Game:
    """The game of a seed, with all its orders; `told` hears how many orders of how many.

    The policies play compiled; their orders are then given one by one, so that every
    moment of the game can be looked at.  Both ways must reach one digest.
    """
    played = play_game(setup, seed, policies, luck, record=True)
    game = Game.new(setup, seed, luck)
    for done, row in enumerate(played.orders, start=1):
        order = from_row(setup, row)
        outcome = game.submit(order)
        if outcome.refusal is not None:
            raise NotTheSameError(f"seed {seed}: the order '{order}' was refused: {outcome.refusal.because}")
        told(done, len(played.orders))
    here, wanted = game.state.digest(), played.state.digest()
    if here != wanted:
        raise NotTheSameError(f"seed {seed}: the orders lead to {here}, the game ended in {wanted}")
    return game


def played_row(setup: Setup, seed: int, policies: tuple[str, str], luck: bool = True) -> GameRow:
    """The outcome of the game of a seed, as a study keeps it."""
    return row_of(play_row(setup, seed, policies, luck))
