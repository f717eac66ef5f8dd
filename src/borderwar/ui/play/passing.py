"""Turns the player lets go by: each is ended as it begins, until something happens."""

from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.ui.play.desk import Message

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.play.telling import LogLine

NOT_PASSING = -1


class Passing:
    """Ends the player's turns for one runner of a game while the field is quiet."""

    def __init__(self, runner: "Runner") -> None:
        self.runner = runner
        self._since = NOT_PASSING  # the turn in which it began

    @property
    def on(self) -> bool:
        """Whether turns are going by."""
        return self._since != NOT_PASSING

    def begin(self) -> None:
        """Let turns go by, from this one on."""
        runner = self.runner
        if not runner.situation.own_turn:
            return
        if not all(runner.computer_owns(side) for side in (0, 1) if side != runner.situation.side):
            words = say("Turns go by only against the computer.")
            runner.situation.desk.message = Message(words, bad=True)
            return
        self._since = runner.game.turn
        self._end_turn()

    def stop(self) -> None:
        """Play on by hand; the enemy's turn that has begun is shown at once."""
        self._since = NOT_PASSING

    def tick(self) -> None:
        """End the turn that has come back to the player, unless something has happened."""
        runner = self.runner
        s = runner.situation
        if not self.on or runner.computer_moves() or runner.stage.film is not None:
            return
        if s.own_turn and not any(self._stirs(line) for line in s.news()):
            self._end_turn()
            return
        turns = runner.game.turn - self._since
        self.stop()
        if turns > 1:
            words = say_many(turns, "{number} turn went by.", "{number} turns went by.")
            before = s.desk.message.text if s.desk.message is not None else ""
            s.desk.message = Message(f"{words} {before}".strip())

    def _stirs(self, line: "LogLine") -> bool:
        """Whether a line of the log is worth waking the player for: not a turn's head, not an own march."""
        if line.kind == "move":
            return line.side != self.runner.situation.side
        return line.kind != "news" or line.unit >= 0

    def _end_turn(self) -> None:
        self.runner.deeds.end_turn()
        self.runner.hurry = self.runner.computer_moves()
