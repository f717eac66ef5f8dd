"""The commander: tries plans in play-outs from what its side sees, and keeps the best.

Each play-out puts the unseen enemy where it may be (`rules.surmise`), lets the plan be carried
out against a staff to the end of the game, and keeps the margin.  All plans face the same
surmises and the same dice, so that their differences are the plans'.  A race drops the worse
ones round by round.  A view, the dice of the choices and a budget always give the same plan.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count, product
from math import isqrt

import numpy as np

from borderwar.ai.choose import start_turn
from borderwar.ai.doctrine import DOCTRINES
from borderwar.ai.memory import MemoryOwner, goal_hexes
from borderwar.ai.plans import Ground, Plan, draw_plans
from borderwar.ai.play import play_out
from borderwar.ai.policies import STAFF
from borderwar.ai.ways import time_fields
from borderwar.ground.dice import AI_CHOICE, draw_below, mix
from borderwar.ground.kernel import grid
from borderwar.model.orders import ORDER_WIDTH
from borderwar.rules import victory
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.surmise import surmise

WORK = 200_000
"""Units times turns that a turn's play-outs come to, more or less: about 5 s of one processor."""

LEAST, MOST = 48, 400
"""Play-outs a turn."""

ROUNDS = 3
"""Rounds of the race; each has the same part of the play-outs, and a third goes on."""

GOING_ON = 2
"""Plans that go on at least."""

TRIALS_OF_ONE = 16
"""Play-outs a turn for each plan that starts in the race."""

MOST_PLANS = 32
"""Plans that start in it at most."""

SURE = 20
"""Four times the square of the standard errors by which a plan must be better to replace another.

Most plans are worse than the staff's own, and the best of several looks better than it is, so one
error would be too little.  To go back to the staff's own it need only be no worse.
"""

FEWEST = 8
"""Play-outs on which no plan is changed unless there are so many."""

PLANS = 90_000
"""Dice from this number on draw plans; those below it are other policies'."""

THINKS_OF = 4
"""Objectives that a formation can be sent to: those it can be at soonest."""

ROUND = 4
"""Hexes from an objective, on either hand, of the ways round to it."""


def usual_budget(setup: Setup, turn: int) -> int:
    """Play-outs for a player turn that begins."""
    left = max(1, setup.scenario.turns - turn)
    return max(LEAST, min(MOST, WORK // (max(1, len(setup.unit_ids)) * left)))


@dataclass(slots=True)
class Trial:
    """A plan and the margins of its play-outs, for its own side, by number."""

    plan: Plan
    margins: list[int] = field(default_factory=list)

    def ahead_of(self, other: "Trial") -> int:
        """Sum of its differences to another over the play-outs that both have had."""
        return sum(mine - its for mine, its in zip(self.margins, other.margins, strict=False))

    def is_better(self, other: "Trial") -> bool:
        """Whether it is ahead of another by more than chance makes likely."""
        gaps = [mine - its for mine, its in zip(self.margins, other.margins, strict=False)]
        total, squares, count = sum(gaps), sum(gap * gap for gap in gaps), len(gaps)
        if count < FEWEST:
            return False
        return total > 0 and 4 * total * total * count > SURE * (squares * count - total * total)


class Commander:
    """Looks ahead for one side; a thing of its own thread."""

    def __init__(self, setup: Setup, side: int, budget: int | None = None) -> None:
        self.setup = setup
        self.side = side
        self.budget = budget
        fields, rows = time_fields(setup, goal_hexes(setup) or [0])
        self._owner = MemoryOwner(setup, fields, rows)
        self._view = setup.blank.twin(event_rows=1)
        self._spare = setup.blank.twin(event_rows=1)
        self._state = setup.blank.twin()
        self._record = grid(np.zeros((1, ORDER_WIDTH), np.int32))
        self.trials: list[Trial] = []
        """Of the last turn thought about: the plan kept first, then by merit."""
        self.begin(0)

    def begin(self, ai_seed: int) -> None:
        """Forget the game that was."""
        self._dice = ai_seed
        self._turn = -1
        self._before, self._kept = Plan(), Plan()

    def plan(self, view: State, ai_seed: int, go_on: Callable[[], bool] = lambda: True) -> Plan:
        """The plan for the player turn that begins, from its side's view.

        `go_on` is asked between play-outs; once it says no, the best plan so far is taken.
        """
        turn = int(view.clock.turn[0])
        if ai_seed != self._dice or turn not in (self._turn, self._turn + 1):
            self.begin(ai_seed)
        elif turn == self._turn:  # asked again
            self._kept = self._before
        self._turn = turn
        self._before = self._kept
        self._kept = self._search(view, self._kept.at(turn), go_on)
        return self._kept

    def _search(self, view: State, kept: Plan, go_on: Callable[[], bool]) -> Plan:
        """Race the plan kept against others."""
        self._view.buffer[:] = view.buffer
        budget = usual_budget(self.setup, self._turn) if self.budget is None else self.budget
        first = Trial(kept)
        starters = min(MOST_PLANS, budget // TRIALS_OF_ONE)
        plans = draw_plans(self._ground(), kept, starters, self._dice_of_turn())
        trials = [first, *(Trial(plan) for plan in plans)]
        own = next(trial for trial in trials if trial.plan == Plan())
        dropped: list[Trial] = []
        for _ in range(ROUNDS):
            each = max(1, budget // ROUNDS // len(trials))
            numbers = range(len(first.margins), len(first.margins) + each)
            for number, trial in product(numbers, trials):
                if not go_on():
                    break
                trial.margins.append(self._play_out(trial.plan, number))
            ranked = sorted(trials[1:], key=lambda trial: -trial.ahead_of(first))
            last = max(GOING_ON, len(ranked) // 3)
            dropped[:0] = [trial for trial in ranked[last:] if trial is not own]
            trials = [first, *ranked[:last], *(trial for trial in ranked[last:] if trial is own)]
        self.trials = trials + dropped
        best = trials[1] if trials[1].is_better(first) else first
        return own.plan if own.ahead_of(best) >= 0 else best.plan

    def _dice_of_turn(self) -> Callable[[int], int]:
        """Dice of their own for the plans of this turn."""
        numbers = count(PLANS)
        return lambda sides: int(
            draw_below(self._dice, AI_CHOICE, self._turn, self.side, next(numbers), sides)
        )

    def _ground(self) -> Ground:
        """What there is to make plans of: the staff's own picture of the turn."""
        setup, side = self.setup, self.side
        Plan().impose(self._owner, side)
        start_turn(setup.world, self._view.board, self._owner.memory, side, STAFF)
        units = self._owner.columns["formations"].units
        own = setup.side_ids[side]
        objectives = tuple(range(len(setup.scenario.victory.objectives)))
        formations = tuple(
            row
            for row, formation in enumerate(setup.scenario.formations)
            if formation.side == own and units[row]
        )
        near = {row: self._near(row, objectives) for row in formations}
        ways = {(row, goal): self._ways(row, goal) for row in formations for goal in near[row]}
        usual = int(self._owner.columns["turn"].doctrine[0])
        others = tuple(row for row in DOCTRINES if row != usual)
        return Ground(self._turn, formations, objectives, near, ways, others)

    def _near(self, formation: int, objectives: tuple[int, ...]) -> tuple[int, ...]:
        """The objectives that a formation can be at soonest, and in time."""
        left = (self.setup.scenario.turns - self._turn) * self.setup.scenario.turn_seconds
        times = self._owner.travel[formation]
        return tuple(sorted((g for g in objectives if times[g] < left), key=lambda g: int(times[g])))[
            :THINKS_OF
        ]

    def _ways(self, formation: int, goal: int) -> tuple[int, ...]:
        """A hex on either hand of an objective as a formation sees it, if it is far enough off."""
        columns, fixed = self.setup.columns, self.setup.fixed
        place = self._view.units.hex
        where = [
            int(here)
            for here, row in zip(place, fixed.formation, strict=False)
            if row == formation and here >= 0
        ]
        if not where:
            return ()
        at = int(self._owner.columns["goals"].hex[goal])
        x = sum(here % columns for here in where) // len(where) - at % columns
        y = sum(here // columns for here in where) // len(where) - at // columns
        length = isqrt(x * x + y * y)
        if length <= ROUND:
            return ()
        ways = []
        for hand in (1, -1):
            column, row = (
                at % columns - hand * y * ROUND // length,
                at // columns + hand * x * ROUND // length,
            )
            if 0 <= column < columns and 0 <= row < self.setup.hexes // columns:
                ways.append(row * columns + column)
        return tuple(ways)

    def _play_out(self, plan: Plan, number: int) -> int:
        """The margin for the side at the end of play-out number so-and-so of a plan."""
        setup, side, state = self.setup, self.side, self._state
        state.buffer[:] = self._view.buffer
        seed = int(mix(self._dice + mix(self._turn * 1000 + number))) >> 1
        surmise(setup.world, state.board, side, seed)
        state.clock.seed[0] = seed
        plan.impose(self._owner, side)
        play_out(
            setup.world,
            state.board,
            self._spare.board,
            self._owner.memory,
            self._owner.order,
            plan.base if side == 0 else STAFF,
            plan.base if side == 1 else STAFF,
            seed,
            self._record,
            setup.scenario.turns,
        )
        margin = int(victory.margin(setup.world, state.board))
        return margin if side == 0 else -margin
