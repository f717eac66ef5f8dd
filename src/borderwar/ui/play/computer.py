"""The computer's turn: order by order, at the pace the player likes, never longer than allowed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pygame

from borderwar.language import say
from borderwar.model.orders import End, Order
from borderwar.ui.opponents import ComputerPlayer, Opponent
from borderwar.ui.play.desk import Message
from borderwar.ui.play.thinker import Thinker

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner

BETWEEN = (450, 120, 0, 0)
"""Milliseconds between two orders of the computer at the four speeds."""

AT_ONCE = 3
"""The row of the highest speed: nothing is shown step by step."""

FRAME_BUDGET = 20
"""Milliseconds the computer's orders may take of one frame at full speed."""

SHOWN_FROM = 0.3
"""Seconds of thought after which a progress sign is shown."""


LOOKS_AHEAD = 0.6
"""The part of the time allowed that a level which looks ahead may do so; the rest is for its orders."""


class ComputerTurn:
    """Gives the orders of the sides that programs play, for one runner of a game."""

    def __init__(self, runner: "Runner", opponents: Mapping[int, Opponent]) -> None:
        self.runner = runner
        self.opponents = dict(opponents)
        self.thinker = Thinker()
        self.rest = 0  # milliseconds until the next order

    def owns(self, side: int) -> bool:
        """Whether a computer plays a side."""
        return side in self.opponents

    def moves(self) -> bool:
        """Whether it is a computer's turn."""
        game = self.runner.game
        return not game.over and self.owns(game.side)

    def seat(self, opponents: Mapping[int, Opponent]) -> None:
        """Let others play from now on; an order being thought of is dropped."""
        self.thinker.new_turn()
        self.opponents = dict(opponents)

    def tick(self, milliseconds: int) -> None:
        """Let time pass: the next order when it is due, or the end of the turn when time is up."""
        self.rest -= milliseconds
        if self.rest > 0:
            return
        runner, start = self.runner, pygame.time.get_ticks()
        if self.moves() and isinstance(self._player, ComputerPlayer):
            self._player.seconds = LOOKS_AHEAD * runner.settings.think_seconds
        while runner.stage.film is None and self.moves():
            left = FRAME_BUDGET - (pygame.time.get_ticks() - start)
            if left <= 0:
                break
            order = self.thinker.ask(self._player, runner.game, left / 1000)
            if self.thinker.seconds > runner.settings.think_seconds:
                self.stop(say("Its time was up."))
                break
            if order is None:
                break
            self._give(order)
            if runner.speed < 2:
                break
        self._tell_progress()

    def _tell_progress(self) -> None:
        """How far its time has run, in tenths, for the progress sign; -1 shows none."""
        s, spent = self.runner.situation, self.thinker.seconds
        shown = self.moves() and self.thinker.busy and spent >= SHOWN_FROM
        s.thought = min(10, int(10 * spent / self.runner.settings.think_seconds)) if shown else -1

    @property
    def _player(self) -> Opponent:
        return self.opponents[self.runner.game.side]

    def _give(self, order: Order) -> None:
        player = self._player
        if self.runner.carry_out(order) is not None:
            player.refused()
            return
        self.rest = BETWEEN[self.runner.speed]
        if isinstance(order, End):
            self._ended()

    def _ended(self) -> None:
        self.thinker.new_turn()
        self.runner.keep()
        if not self.moves():
            self.runner.tell_the_news()
            self.runner.march_on()

    def stop(self, why: str = "") -> None:
        """End the computer's turn with the orders it has given."""
        if not self.moves():
            return
        side = self.runner.game.side
        if self.thinker.busy:  # its thought runs out in vain: nobody need wait for it
            self.opponents[side] = self.opponents[side].anew()
        self.runner.finish_film()
        self.runner.carry_out(End())
        self._ended()
        s = self.runner.situation
        s.thought = -1
        who = s.scenario.sides[side].names.english
        s.desk.message = Message(say("{side} ends its turn. {why}", side=who, why=why).strip())

    def run(self, most: int = 100_000) -> None:
        """Let the computer finish its turn at once, without film."""
        settings = self.runner.settings
        speed, settings.speed = settings.speed, AT_ONCE
        self.runner.finish_film()
        for _ in range(most):
            if not self.moves():
                break
            self._give(self.thinker.answer(self._player, self.runner.game))
        settings.speed = speed
        self.runner.situation.enemy_moving = False
