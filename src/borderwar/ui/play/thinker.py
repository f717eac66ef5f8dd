"""Thinker: the computer's next order is found beside the screen, which never stands still."""

import threading
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borderwar.model.orders import Order
    from borderwar.session.game import Game
    from borderwar.session.view import SideView
    from borderwar.ui.opponents import Opponent


class _Thought:
    """One question to a player, answered in a thread of its own.

    Compiled rules run without Python's lock, so nothing it works on may be anyone else's: the
    view is its own, and it begins when the thought before it, of the same player, is over.
    """

    def __init__(self, player: "Opponent", view: "SideView", before: "_Thought | None") -> None:
        self.done = threading.Event()
        self.order: Order | None = None
        self.trouble: Exception | None = None
        self.player, self._view, self._before = player, view, before
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        if self._before is not None:
            self._before.done.wait()
            self._before = None
        try:
            self.order = self.player(self._view)
        except Exception as trouble:  # told where the order is asked for
            self.trouble = trouble
        self.done.set()


class Thinker:
    """Asks one player at a time, and counts how long the turn's thoughts have taken.

    A thought that is dropped comes to its end by itself and is not listened to.
    """

    def __init__(self) -> None:
        self._thought: _Thought | None = None
        self._dropped: list[_Thought] = []  # still under way, but nobody listens
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
        if self._thought is not None:
            self._dropped.append(self._thought)
        self._thought, self._spent = None, 0.0

    def ask(self, player: "Opponent", game: "Game", wait: float) -> "Order | None":
        """The player's next order, or None if it takes longer than `wait` seconds: ask again."""
        thought = self._thought or self._begin(player, game)
        return self._take(thought) if thought.done.wait(max(0.0, wait)) else None

    def answer(self, player: "Opponent", game: "Game") -> "Order":
        """The player's next order, however long it takes."""
        thought = self._thought or self._begin(player, game)
        thought.done.wait()
        return self._take(thought)

    def _begin(self, player: "Opponent", game: "Game") -> _Thought:
        self._dropped = [thought for thought in self._dropped if not thought.done.is_set()]
        before = [thought for thought in self._dropped if thought.player is player]
        self._began = monotonic()
        self._thought = _Thought(player, game.view(game.side), before[-1] if before else None)
        return self._thought

    def _take(self, thought: _Thought) -> "Order":
        self._spent += monotonic() - self._began
        self._thought = None
        if thought.trouble is not None:
            raise thought.trouble
        assert thought.order is not None
        return thought.order
