"""What a side was after in a turn of a record: thought through again beside the screen."""

import threading
from time import monotonic
from typing import TYPE_CHECKING

from borderwar.ai.policies import POLICIES
from borderwar.ui.seats import PERSON, Seats

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.intent import Intents

SECONDS = 3.0
"""Longest that a policy which looks ahead does so again."""


class Thoughts:
    """Intents by turn and side, each found once, one at a time, in a thread that shares nothing."""

    def __init__(self, game: "Game", seats: Seats) -> None:
        self.game = game
        self.seats = seats
        self._known: dict[tuple[int, int], Intents | None] = {}
        self._under_way: threading.Thread | None = None

    @property
    def count(self) -> int:
        """How many are known: it grows when one is found."""
        return sum(known is not None for known in self._known.values())

    @property
    def busy(self) -> bool:
        """Whether one is being found."""
        return self._under_way is not None and self._under_way.is_alive()

    def by_person(self, side: int) -> bool:
        """Whether a person gave the orders, so that a staff is asked instead."""
        return self.seats[side] == PERSON

    def of(self, turn: int, side: int) -> "Intents | None":
        """What a side was after in a turn (from 0); None while that is being found."""
        key = turn, side
        if key not in self._known and not self.busy:
            self._known[key] = None
            game = self.game
            view = game.view(side, game.position_of_turn(turn, side)).state
            policy = self.seats[side] if self.seats[side] in POLICIES else "staff"

            def work() -> None:
                from borderwar.session.intent import intents_of

                until = monotonic() + SECONDS
                self._known[key] = intents_of(
                    game.setup, view, side, policy, go_on=lambda: monotonic() < until
                )

            self._under_way = threading.Thread(target=work, daemon=True)
            self._under_way.start()
        return self._known.get(key)
