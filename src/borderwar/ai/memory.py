"""What a policy keeps in mind during one player turn, and the time-distance fields it reads.

Everything but the fields is made anew from the view when a player turn begins, so a
choice depends on the view alone and not on how the game came there.
"""

from typing import Any, NamedTuple

import numpy as np

from borderwar.ai.doctrine import Doctrine, doctrine_rows
from borderwar.ground.kernel import bundle, columns_of, grid, rows_of, table
from borderwar.model.orders import ORDER_WIDTH
from borderwar.model.tables import TASKS
from borderwar.rules.setup import Setup

ATTACK, HOLD, WITHDRAW, SCREEN, BOMBARD_TASK, STRIKE_TASK, RESERVE = range(len(TASKS))
"""Tasks by number, as `World.plans.do` has them."""

HUNT, LEAVE = len(TASKS), len(TASKS) + 1
"""Two more that only units get: run down a weak enemy; be gone from closed ground."""

STAFF_DECIDES = -1
"""No order from above: the staff gives the formation its task."""

RANGES = 256
"""Hexes beyond which no fire is reckoned with."""

SLOTS = 1 << 14
"""Prices that have a slot of their own in path search; all higher ones share the last."""

REASONS = 8
"""Why units break: `model.tables.BREAK_REASONS`."""


class TurnMemory(NamedTuple):
    """One row."""

    stage: Any  # which pass over the units is going on
    cursor: Any  # next unit of the pass
    given: Any  # orders asked for so far in this player turn
    draws: Any  # dice drawn so far in this player turn
    known: Any  # enemies in the list
    picture: Any  # how often the picture was drawn
    found: Any  # hexes in the list of hexes in reach
    targets: Any  # enemies in the list of targets
    guns: Any  # enemies in the list of guns
    signature: Any  # of the enemies in sight, to see that the picture changed
    ground: Any  # the same for the holders of objectives
    left: Any  # turns left, this one counted
    closed: Any  # bit a limit: ground that must be clear soon, to be entered no more
    prizes: Any  # 1 if there is ground to take
    lead: Any  # points ahead of par for the side to move
    late: Any  # 1: near the end with the lead, so hold
    spent: Any  # 1: it has lost too much for its odds, so attack no more
    yields: Any  # 1: so much that ground is given up
    objectives: Any  # goals that are objectives come first
    doctrine: Any  # row of `doctrine` that the policy fights by


class UnitMemory(NamedTuple):
    """One row a unit."""

    refused: Any  # orders refused in this player turn: it is left alone
    tries: Any  # orders given in the present pass
    do: Any  # its task
    goal: Any  # row of goals, or -1
    sent: Any  # hex it was sent to by its last march in this player turn, or -1
    aim: Any  # hex to make for instead of the goal, or -1
    power: Any  # milli-rifles it would bring on foot at close range
    place: Any  # where it stands, or an enemy is thought to stand; -1 nowhere
    trust: Any  # per mille: how sure that is
    near: Any  # hexes to the nearest known enemy, or FAR, as of the picture numbered `near_at`
    near_at: Any
    drawn: Any  # where its threat is drawn, or -1; and what it was drawn for
    drawn_radius: Any
    drawn_trust: Any
    drawn_men: Any
    drawn_vehicles: Any
    drawn_shaken: Any
    presses: Any  # 1: it goes for the nearest ground and waits for nobody
    shy: Any  # 1: too weak or shaken to attack
    trapped: Any  # 1: an enemy with no way home, as far as can be seen


class HexMemory(NamedTuple):
    """One row a hex."""

    threat: Any  # milli-rifles known enemies bring to bear there
    armour: Any  # the part of it from armour
    weight: Any  # price of the way there in path search, under which it waits in the queue
    after: Any  # next hex in its slot there, or -1
    lure: Any  # what draws the unit being placed there, milli-points
    prize: Any  # worth of taking it now, milli-points
    keep: Any  # worth of staying on it so that it is not taken, milli-points
    shut: Any  # how the enemy may pass: OPEN, BARRED or LEADS_HOME of `ai.ring`
    cut: Any  # worth of standing there because it lies on the enemy's way home, milli-points


class GoalMemory(NamedTuple):
    """One row a goal: the objectives, then the places named in the plans."""

    hex: Any
    fields: Any  # first row of its time-distance fields, one a mover
    worth: Any  # milli-points that its loss or gain swings
    mine: Any  # 1 held by the side to move, 0 by nobody, -1 by the enemy
    foe: Any  # known enemy power about it, weighed by cover
    known: Any  # the part of it whose place is known
    forlorn: Any  # 1: far too few are near to take it from those who are known
    friend: Any  # power given the task
    close: Any  # the part of it that can strike at once
    advance: Any  # 1: those who attack it may close


class FormationMemory(NamedTuple):
    """One row a formation."""

    power: Any  # of its units that can fight
    units: Any
    do: Any
    goal: Any
    given: Any  # 1: it has its task


class AboveMemory(NamedTuple):
    """Orders from above, one row a formation: what it is to do whatever the staff thinks.

    Only a policy that looks ahead gives any; they stand from one player turn to the next.
    """

    do: Any  # its task, or STAFF_DECIDES
    goal: Any  # row of goals; -1 where it stands, or for a withdrawal the rally hex
    until: Any  # turn (from 0) from which the staff decides again
    press: Any  # 1: close whatever the odds; -1: stand off and fire; 0 as the staff weighs it
    way: Any  # hex to go round by, or -1


class TemperMemory(NamedTuple):
    """Orders from above to a whole side, one row a side."""

    doctrine: Any  # row of `doctrine` by which its staff is to fight; 0 as the length of turns has it


class Memory(NamedTuple):
    """All of it, as kernels take it."""

    turn: Any
    units: Any
    hexes: Any
    goals: Any
    formations: Any
    above: Any
    temper: Any
    doctrine: Any  # `ai.doctrine`: what is weighed, and how much
    fields: Any  # int32 (fields, hexes): seconds to a goal by one mover; -1 no way
    travel: Any  # int32 (formations, goals): mean seconds of a formation to a goal
    list: Any  # int32 (units,): rows of enemies known, in order
    guns: Any  # int32 (units,): of those, the ones whose guns pierce the unit that is moving
    reach: Any  # int32 (RANGES,): power against men by range of the unit being placed, -1 not known yet
    painted: Any  # int32 (units, RANGES): power by range with which each unit's threat is drawn
    menace: Any  # int32 (units, RANGES): milli-guns of each of them by range, -1 not known yet
    promise: Any  # int32 (units, RANGES): worth of firing at each target by range, -1 not known yet
    targets: Any  # int32 (units, 4): enemies the unit being placed may come to fire at: row, hex, q, r
    steps: Any  # int32 (2, 6): what leads to the next hex in each direction, by parity of the column
    found: Any  # int32 (hexes,): hexes that the unit being placed can reach
    heap: Any  # int64 (hexes,): those of them that may be better than its own, best first
    slots: Any  # int32 (SLOTS,): first hex of each price in the queue of `find_ways`, or -1
    blocks: Any  # int64 (SLOTS / 32,): bit a slot that has a hex in it
    breaks: Any  # int32 (2, REASONS): units broken in a play-out, by side and reason


def steps_of(columns: int) -> "np.ndarray":
    """int32 (2, 6): the difference of index to the hex in each direction, even and odd columns."""
    even = [-columns, 1 - columns, 1, columns, -1, -1 - columns]
    odd = [-columns, 1, 1 + columns, columns, columns - 1, -1]
    return np.array([even, odd], np.int32)


def goal_hexes(setup: Setup) -> list[int]:
    """The hex of each goal: objectives first, then one a row of the plans."""
    scenario = setup.scenario
    objectives = [setup.index(objective.at) for objective in scenario.victory.objectives]
    return objectives + [setup.index(task.at) for task in scenario.plans]


class MemoryOwner:
    """Memory of one scenario's shape, for kernels (`memory`) and for Python (the columns)."""

    def __init__(self, setup: Setup, fields: "np.ndarray", field_rows: dict[int, int]) -> None:
        units = max(1, len(setup.unit_ids))
        hexes = goal_hexes(setup)
        sizes: tuple[tuple[str, int, type], ...] = (
            ("turn", 1, TurnMemory),
            ("units", units, UnitMemory),
            ("hexes", setup.hexes, HexMemory),
            ("goals", max(1, len(hexes)), GoalMemory),
            ("formations", max(1, len(setup.formation_ids)), FormationMemory),
            ("above", max(1, len(setup.formation_ids)), AboveMemory),
            ("temper", 2, TemperMemory),
        )
        tables: dict[str, Any] = {}
        self.columns: dict[str, Any] = {}
        for name, rows, kind in sizes:
            block = rows_of(rows, kind)
            tables[name] = table(block, kind)
            self.columns[name] = columns_of(block, kind)
        goals = self.columns["goals"]
        for row, at in enumerate(hexes):
            goals.hex[row] = at
            goals.fields[row] = field_rows[at]
        self.columns["turn"].objectives[0] = len(setup.scenario.victory.objectives)
        self.columns["above"].do[:] = STAFF_DECIDES
        doctrines = doctrine_rows()
        tables["doctrine"] = table(doctrines, Doctrine)
        self.columns["doctrine"] = columns_of(doctrines, Doctrine)
        self.breaks = np.zeros((2, REASONS), np.int32)
        self.travel = np.zeros((max(1, len(setup.formation_ids)), max(1, len(hexes))), np.int32)
        self.row = np.zeros(ORDER_WIDTH, np.int32)
        self.order = grid(self.row)
        self.memory = bundle(
            Memory(
                **tables,
                fields=grid(fields),
                travel=grid(self.travel),
                list=grid(np.zeros(units, np.int32)),
                guns=grid(np.zeros(units, np.int32)),
                reach=grid(np.zeros(RANGES, np.int32)),
                painted=grid(np.zeros((units, RANGES), np.int32)),
                menace=grid(np.zeros((units, RANGES), np.int32)),
                promise=grid(np.zeros((units, RANGES), np.int32)),
                targets=grid(np.zeros((units, 4), np.int32)),
                steps=grid(steps_of(setup.columns)),
                found=grid(np.zeros(setup.hexes, np.int32)),
                heap=grid(np.zeros(setup.hexes, np.int64)),
                slots=grid(np.full(SLOTS, -1, np.int32)),
                blocks=grid(np.zeros(SLOTS // 32, np.int64)),
                breaks=grid(self.breaks),
            )
        )
