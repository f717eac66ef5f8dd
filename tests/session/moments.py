"""Moments of random games over random boards: what must hold of every view is tried on them."""

from collections.abc import Iterator

from random_boards import Maker, Player

from borderwar.model.orders import END
from borderwar.session.view import SideView


def moments(boards: range, each: int, apart: int = 12, luck: bool | None = None) -> Iterator[Player]:
    """`each` moments of a game on every board, so many orders apart; the player holds the true state."""
    for board in boards:
        player = Player(Maker(board).setup(), board, luck=luck)
        for number in range(each * apart):
            if player.over:
                break
            player.submit([END] if number % 14 == 13 else player.choose())
            if number % apart == apart - 1 and not player.over:
                yield player


def own_view(player: Player) -> SideView:
    """The moment through the eyes of the side to move."""
    return SideView(player.setup, player.state, int(player.state.clock.side[0]))
