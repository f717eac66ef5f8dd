"""How the game would end from here: play-outs in the head of one side, from its view alone.

Play-out number k of a view is always the same one: the unseen enemy is put where dice named
k say, both staffs play on with dice of their own, and the margin at the end is kept.  Nothing
of the true state goes in, so two states that look alike to the side have the same outlook.
"""

from collections.abc import Callable
from dataclasses import dataclass

from borderwar.ai.playout import Table
from borderwar.ai.policies import policy_number
from borderwar.ground.dice import mix
from borderwar.rules import victory
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.surmise import surmise
from borderwar.session.result import grade_of

MOST = 100
"""Play-outs after which an outlook is sure enough."""

SALT = 0x0071
"""Keeps the dice of play-outs apart from those of numbered games."""

POLICY = "staff"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What some play-outs came to."""

    count: int
    margins: tuple[int, ...]  # above par for side 0, in the order of play-out
    ends: tuple[int, ...]  # play-outs by grade, best for side 0 first
    won: tuple[int, int]  # by side
    drawn: int

    def share(self, side: int) -> tuple[float, float, float]:
        """Shares of games won, drawn and lost for a side."""
        whole = max(1, self.count)
        return self.won[side] / whole, self.drawn / whole, self.won[1 - side] / whole


NOTHING = Outlook(0, (), (), (0, 0), 0)


class Thinker:
    """Plays on from one view, play-out by play-out; a thing of its own thread."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._table = Table(setup)
        self._number = policy_number(POLICY)
        self._start = setup.blank.twin()

    def take(self, view: State, side: int) -> None:
        """Think about another view from now on; its cells are copied."""
        self._start.buffer[:] = view.buffer
        self._side = side

    def play_out(self, number: int, go_on: Callable[[], bool] = lambda: True) -> int | None:
        """The margin of play-out number so-and-so; None if told to stop between two turns."""
        setup = self.setup
        state = setup.blank.twin()
        state.buffer[:] = self._start.buffer
        seed = int(mix(number + SALT)) >> 1
        surmise(setup.world, state.board, self._side, seed)
        state.clock.seed[0] = seed
        self._table.owner.breaks[:] = 0
        for turn in range(int(state.clock.turn[0]) + 1, setup.scenario.turns + 1):
            if not go_on():
                return None
            if int(state.clock.over[0]):
                break
            self._table.play(state, (self._number, self._number), seed, turn, False)
        return int(victory.margin(setup.world, state.board))


def outlook_of(setup: Setup, margins: list[int]) -> Outlook:
    """Count the play-outs by how they ended."""
    grades = setup.scenario.victory.grades
    ends = [0] * len(grades)
    won, drawn = [0, 0], 0
    for margin in margins:
        place = grade_of(grades, margin)
        ends[place] += 1
        winner = grades[place].winner
        if winner in setup.side_ids:
            won[setup.side_ids.index(winner)] += 1
        else:
            drawn += 1
    return Outlook(len(margins), tuple(margins), tuple(ends), (won[0], won[1]), drawn)
