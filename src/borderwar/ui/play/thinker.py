"""Thinker: the computer's next order is found beside the screen, which never stands still."""

import threading
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borderwar.model.orders import Order
    from borderwar.session.game import Game
    from borderwar.ui.opponents import Opponent


class _Thought:
    """One question to a player, answered in a thread of its own."""

    def __init__(self, player: "Opponent", game: "Game") -> None:
        self.done = threading.Event()
        self.order: Order | None = None
        self.trouble: Exception | None = None
        self._player, self._game = player, game
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            self.order = self._player(self._game)
        except Exception as trouble:  # told where the order is asked for
            self.trouble = trouble
        self.done.set()


class Thinker:
    """Asks one player at a time, and counts how long the turn's thoughts have taken.

    Nobody changes the game while a thought is under way: the computer's side is to move.
    A thought that is dropped comes to its end by itself and is not listened to.
    """

    def __init__(self) -> None:
        self._thought: _Thought | None = None
        self._began = 0.0
        self._spent = 0.0

    @property
    def busy(self) -> bool:
        """Whether a thought is under way."""
        return self._thought is not None

    @property
    def seconds(self) -> float:
        """How long the thoughts of this turn have taken."""
        return self._spent + (monotonic() - self._began if self._thought is not None else 0.0)

    def new_turn(self) -> None:
        """Count from nothing again, and drop what is under way."""
        self._thought, self._spent = None, 0.0

    def ask(self, player: "Opponent", game: "Game", wait: float) -> "Order | None":
        """The player's next order, or None if it takes longer than `wait` seconds: ask again."""
        if self._thought is None:
            self._began = monotonic()
            self._thought = _Thought(player, game)
        thought = self._thought
        if not thought.done.wait(max(0.0, wait)):
            return None
        self._spent += monotonic() - self._began
        self._thought = None
        if thought.trouble is not None:
            raise thought.trouble
        return thought.order
