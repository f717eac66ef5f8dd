"""The outlook worker: play-outs in a thread of its own while the player thinks.

Compiled rules run without Python's lock, so frames go on meanwhile; between two turns of a
play-out the thread looks whether it is still wanted.  Interpreted rules would hold the lock,
so without the compiler there is no outlook.
"""

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from borderwar.ground.kernel import COMPILED
from borderwar.session.outlook import MOST, NOTHING, Outlook, Thinker, outlook_of

if TYPE_CHECKING:
    from borderwar.rules.setup import Setup
    from borderwar.rules.state import State
    from borderwar.ui.play.situation import Situation

PATIENCE = 20.0
"""Seconds without a question after which the thread ends; the next question starts another."""

TELL_EVERY = 5
"""Play-outs between two answers: the screen is drawn anew for each."""

IDLE = 500
"""Milliseconds without a change of the game after which thinking begins."""


class OutlookWorker:
    """Answers one question at a time: how would the game end from this view?"""

    def __init__(self, setup: "Setup", wake: Callable[[], None], most: int = MOST) -> None:
        self._setup = setup
        self._wake = wake
        self._most = most
        self._lock = threading.Condition()
        self._asked: tuple[int, State, int] | None = None  # number, view, side
        self._number = 0  # of the last question; 0 none
        self._answer: tuple[int, Outlook] = (0, NOTHING)
        self._thread: threading.Thread | None = None

    def ask(self, view: "State", side: int) -> None:
        """Think about a view from now on; its cells are copied here."""
        if not COMPILED:
            return
        copied = view.copy()
        with self._lock:
            self._number += 1
            self._asked = (self._number, copied, side)
            self._answer = (self._number, NOTHING)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="outlook", daemon=True)
                self._thread.start()
            self._lock.notify()

    def drop(self) -> None:
        """Stop thinking; there is no answer any more."""
        with self._lock:
            self._number += 1
            self._asked = None
            self._answer = (self._number, NOTHING)

    @property
    def answer(self) -> Outlook:
        """What is known so far."""
        return self._answer[1]

    def wait(self, seconds: float) -> None:
        """Wait until all play-outs of the last question are done, for programs without a screen."""
        with self._lock:
            self._lock.wait_for(lambda: self._answer[1].count >= self._most, seconds)

    def _run(self) -> None:
        thinker = Thinker(self._setup)
        while True:
            with self._lock:
                if not self._lock.wait_for(lambda: self._asked is not None, PATIENCE):
                    self._thread = None
                    return
                assert self._asked is not None
                number, view, side = self._asked
                self._asked = None
            thinker.take(view, side)
            self._think(thinker, number)

    def _think(self, thinker: Thinker, number: int) -> None:
        margins: list[int] = []
        for place in range(self._most):
            margin = thinker.play_out(place, lambda: self._number == number)
            if margin is None:
                return
            margins.append(margin)
            if len(margins) % TELL_EVERY and len(margins) not in (1, self._most):
                continue
            found = outlook_of(self._setup, margins)
            with self._lock:
                if self._number != number:
                    return
                self._answer = (number, found)
                self._lock.notify_all()
            self._wake()


class OutlookDesk:
    """Asks for the outlook when the player has stopped to think, and shows it in the situation."""

    def __init__(self, situation: "Situation", wake: Callable[[], None]) -> None:
        self._situation = situation
        self._wake = wake
        self._worker: OutlookWorker | None = None
        self._asked: tuple[object, int] | None = None  # the view that was asked about
        self._waiting: tuple[object, int] | None = None  # the view about which to ask next
        self._idle = 0

    def tick(self, milliseconds: int) -> None:
        """Let time pass: ask, take what is known, or stop thinking."""
        s = self._situation
        if not (s.settings.outlook and s.own_turn):
            if self._asked is not None and self._worker is not None:
                self._worker.drop()
            self._asked, self._idle, s.outlook = None, 0, NOTHING
            return
        key = (s.view, s.version)
        if self._asked != key:
            if s.outlook is not NOTHING and self._asked is not None and self._worker is not None:
                self._worker.drop()
            s.outlook = NOTHING
            self._idle = self._idle + milliseconds if self._waiting == key else 0
            self._waiting = key
            if self._idle < IDLE or s.side is None:
                return
            if self._worker is None:
                self._worker = OutlookWorker(s.view.setup, self._wake)
            self._worker.ask(s.view.state, s.side)
            self._asked, self._idle = key, 0
        elif self._worker is not None:
            s.outlook = self._worker.answer

    @property
    def due(self) -> bool:
        """Whether a question will be asked as soon as the player has been idle long enough."""
        s = self._situation
        return s.settings.outlook and s.own_turn and COMPILED and self._asked != (s.view, s.version)


def wake_screen() -> None:
    """Tell the window's loop, from any thread, that there is something new to show."""
    with contextlib.suppress(pygame.error):  # the window has been shut
        pygame.event.post(pygame.Event(pygame.USEREVENT))
