"""One game: orders in, events out, undo, branches, any moment again.

A game is scenario, seed and orders.  A copy of the state is kept after each order, so
going back and forth is a copy and never a computation.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

import numpy as np

from borderwar.language import say
from borderwar.model.events import SPOTTED_UNIT, Event
from borderwar.model.orders import End, Order
from borderwar.model.scenario import Scenario
from borderwar.rules.engine import order as give
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.state import State
from borderwar.session.refusals import Refusal, sentence
from borderwar.session.result import Result, result_of
from borderwar.session.translate import NotUnderstood, to_row
from borderwar.session.view import SideView


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an order came to: events, or a refusal."""

    events: tuple[Event, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One order given, and what followed."""

    side: int
    turn: int  # from 0, when it was given
    order: Order
    events: tuple[Event, ...]
    final: bool  # it revealed something or rolled dice: no undo


@dataclass
class Game:
    """A game in progress or being looked at again."""

    setup: Setup
    seed: int
    luck: bool
    state: State
    steps: list[Step] = field(default_factory=list)
    undone: list[Order] = field(default_factory=list)
    opening: tuple[Event, ...] = ()
    branch_of: tuple[str, int] | None = None  # a log's name and the order it left at
    _keys: list[np.ndarray] = field(default_factory=list)

    @classmethod
    def new(cls, scenario: Scenario | Setup, seed: int = 1, luck: bool = True) -> "Game":
        """A game at its start."""
        setup = scenario if isinstance(scenario, Setup) else prepare(scenario)
        game = cls(setup, seed, luck, setup.new_state(seed, luck))
        game.opening = tuple(Event(*row) for row in game.state.event_rows())
        game._keys.append(game.state.buffer.copy())
        return game

    @property
    def scenario(self) -> Scenario:
        """The incident."""
        return self.setup.scenario

    @property
    def side(self) -> int:
        """The side whose player turn it is."""
        return int(self.state.clock.side[0])

    @property
    def turn(self) -> int:
        """The turn, from 0."""
        return int(self.state.clock.turn[0])

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.state.clock.over[0])

    @property
    def position(self) -> int:
        """Orders given so far."""
        return len(self.steps)

    def submit(self, order: Order) -> Outcome:
        """Give an order for the side to move: it is carried out, or refused with a reason."""
        try:
            row = to_row(self.setup, order)
        except NotUnderstood as error:
            return Outcome(refusal=error.refusal)
        side, turn = self.side, self.turn
        if give(self.setup.world, self.state.board, row):
            return Outcome(refusal=sentence(self.setup, self.state.refusal.tolist()))
        events = tuple(Event(*numbers) for numbers in self.state.event_rows())
        final = bool(self.state.clock.revealed[0])
        self.steps.append(Step(side, turn, order, events, final))
        self._keys.append(self.state.buffer.copy())
        self.undone.clear()
        return Outcome(events=events)

    def undo_refusal(self) -> str | None:
        """Why the last order cannot be taken back; None if it can."""
        if not self.steps:
            return say("no order has been given yet")
        last = self.steps[-1]
        if isinstance(last.order, End):
            return say("a turn that was ended stays ended")
        if last.final:
            seen = [e for e in last.events if e.kind == SPOTTED_UNIT]
            for event in seen:
                if self.setup.fixed.side[event.unit] != last.side:
                    name = self.scenario.units[event.unit].names.english
                    place = self.setup.number(event.hex)
                    return say("the order revealed {unit} at {hex}", unit=name, hex=place)
            return say("dice were rolled for it")
        return None

    def undo(self) -> Order | None:
        """Take back the last order if it revealed nothing and rolled nothing; the order."""
        if self.undo_refusal() is not None:
            return None
        step = self.steps.pop()
        self._keys.pop()
        np.copyto(self.state.buffer, self._keys[-1])
        self.undone.append(step.order)
        return step.order

    def undo_to(self, position: int) -> tuple[int, str | None]:
        """Take back orders until so many are left; how many were, and why no more if it stopped early."""
        taken = 0
        while self.position > position:
            refusal = self.undo_refusal()
            if refusal is not None:
                return taken, refusal
            self.undo()
            taken += 1
        return taken, None

    @property
    def turn_began(self) -> int:
        """Orders given before the player turn that is going on."""
        ends = [place for place, step in enumerate(self.steps, 1) if isinstance(step.order, End)]
        return ends[-1] if ends else 0

    def redo(self) -> Order | None:
        """Give the last order taken back once more; the order."""
        if not self.undone:
            return None
        kept = self.undone[:-1]
        order = self.undone[-1]
        outcome = self.submit(order)
        self.undone[:] = kept
        return order if outcome.refusal is None else None

    def state_at(self, position: int, into: State | None = None) -> State:
        """A copy of the state after so many orders, in a state of one's own if one is given."""
        state = into or self.setup.blank.twin()
        np.copyto(state.buffer, self._keys[position])
        return state

    def turn_at(self, position: int) -> int:
        """The turn (from 0) after so many orders."""
        return self.turn if position >= len(self.steps) else self.steps[position].turn

    def digest_at(self, position: int) -> str:
        """The digest after so many orders."""
        return self.state_at(position).digest()

    def view(self, side: int | None, position: int | None = None) -> SideView:
        """What a side may know now, or after so many orders; None for all there is."""
        state = self.state if position is None else self.state_at(position)
        return SideView(self.setup, state, side)

    def copy(self) -> "Game":
        """The same game once more, to be played on by itself; one memory copy."""
        return replace(
            self,
            state=self.state.copy(),
            steps=list(self.steps),
            undone=list(self.undone),
            _keys=list(self._keys),
        )

    def branch(self, position: int, name: str = "") -> "Game":
        """A new game with the first so many orders; this one is left as it is.  Copies, computes nothing."""
        other = replace(
            self,
            state=self.state_at(position),
            steps=self.steps[:position],
            undone=[],
            _keys=self._keys[: position + 1],
        )
        other.branch_of = (name, position)
        return other

    def position_of_turn(self, turn: int, side: int = 0) -> int:
        """Orders given before a side's player turn of a turn (from 0) began."""
        return bisect_left(self.steps, (turn, side), key=lambda step: (step.turn, step.side))

    def result(self) -> Result:
        """How things stand, and at the end who won."""
        return result_of(self.setup, self.state)
