"""Marches before they are ordered: the way, its cost a step, who fires on it, when it arrives.

Everything is asked of the rules' own kernels on a side's view, so a preview neither bends
round what is hidden nor differs from the march that the engine then carries out.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from borderwar.ground.kernel import grid
from borderwar.model.orders import PATH_LONGEST, Move
from borderwar.rules import forecast as sampling
from borderwar.rules import limits, movement
from borderwar.rules.command import turn_clock
from borderwar.rules.stacking import in_contact
from borderwar.session.forecast import Spread, spread_of
from borderwar.session.translate import to_row

if TYPE_CHECKING:
    from borderwar.session.view import SideView

ROLLS = 200
FURTHEST = 40
"""Turns ahead that a long march is reckoned."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One hex of a march."""

    hex: int
    seconds: int  # to enter it
    spent: int  # from the start to here
    contact: bool  # it lies in or beside a hex of a known enemy: the step is slow  [3.5]
    watchers: tuple[int, ...]  # known enemies that open fire as it is entered  [10.2]
    men: float  # expected losses on entering
    vehicles: float
    stops: int  # per cent: the march ends here, short of its goal


@dataclass(frozen=True, slots=True)
class PathPreview:
    """A march before it is ordered."""

    hexes: tuple[int, ...]  # its own hex first
    seconds: tuple[int, ...]  # to enter each hex after the first
    total: int
    left: int  # seconds left on arrival
    watched: frozenset[int]  # hexes of the path on which known enemies open fire
    own_men: Spread | None  # losses on the way from those enemies, if any
    own_vehicles: Spread | None
    breaks: tuple[str, ...]  # limits that the march would break, in words
    penalty: int  # points they cost
    steps: tuple[PathStep, ...] = ()  # one a hex after the first


@dataclass(frozen=True, slots=True)
class LongMarch:
    """A march of more than one turn, as the ground and the known enemy stand now."""

    hexes: tuple[int, ...]  # its own hex first
    turns: tuple[int, ...]  # for each hex the turn (from 0) in which it is reached; its own first

    @property
    def arrival(self) -> int:
        """The turn of arrival, from 0."""
        return self.turns[-1]


def way_back(view: "SideView", goal: int, start: int) -> list[int]:
    """The way that the last `reach` found to a hex, from its start."""
    hexes = [goal]
    while hexes[-1] != start:
        hexes.append(int(view.state.came_from[hexes[-1]]))
    hexes.reverse()
    return hexes


def march_order(view: "SideView", unit: str, hexes: tuple[int, ...] | list[int]) -> Move:
    """The order to march along hexes."""
    return Move(unit, tuple(view.setup.number(place) for place in hexes))


def preview_path(view: "SideView", row: int, goal: int) -> PathPreview | None:
    """The quickest march of a unit to a hex it can reach this turn, or None."""
    reached = view.reach(row)
    unit = view.unit(row)
    if unit is None or goal not in reached or goal == unit.hex:
        return None
    hexes = way_back(view, goal, unit.hex)
    spent = [unit.seconds_left - reached[place] for place in hexes]
    seconds = tuple(after - before for before, after in pairwise(spent))
    steps, men, vehicles = _steps(view, row, unit.id, hexes, spent)
    broken, penalty = limits_on(view, row, hexes)
    return PathPreview(
        tuple(hexes),
        seconds,
        unit.seconds_left - reached[goal],
        reached[goal],
        frozenset(step.hex for step in steps if step.watchers),
        men,
        vehicles,
        broken,
        penalty,
        steps,
    )


def _steps(
    view: "SideView", row: int, name: str, hexes: list[int], spent: list[int]
) -> tuple[tuple[PathStep, ...], Spread | None, Spread | None]:
    """Cost, fire and stops of each step; losses of the whole march if it is fired on at all."""
    setup, board, spare = view.setup, view.state.board, view.spare.board
    side = int(setup.fixed.side[row])
    sums = np.zeros((len(hexes), sampling.STEP_WIDTH), np.int32)
    watch = np.zeros((len(hexes), max(1, len(setup.unit_ids))), np.int32)
    men = vehicles = None
    rolls = ROLLS if view.luck else 1
    order = march_order(view, name, hexes)
    may = len(hexes) <= PATH_LONGEST and view.why_not(order) is None
    if may:
        numbers = to_row(setup, order)
        sampling.watch_march(setup.world, board, spare, numbers, grid(watch))
        if watch.any() or setup.works:
            sampling.sample_march(setup.world, board, spare, numbers, int(view.luck), rolls, 1, grid(sums))
        if watch.any():
            samples = view.sample(order)
            if samples is not None:
                men = spread_of(samples[:, sampling.OWN_MEN])
                vehicles = spread_of(samples[:, sampling.OWN_VEHICLES])
    steps = tuple(
        PathStep(
            place,
            spent[number] - spent[number - 1],
            spent[number],
            bool(in_contact(board, side, place)),
            tuple(int(enemy) for enemy in np.flatnonzero(watch[number])),
            int(sums[number, sampling.STEP_MEN]) / rolls,
            int(sums[number, sampling.STEP_VEHICLES]) / rolls,
            round(int(sums[number, sampling.ENDED]) * 100 / rolls),
        )
        for number, place in enumerate(hexes)
        if number
    )
    return steps, men, vehicles


def limits_on(view: "SideView", row: int, hexes: list[int]) -> tuple[tuple[str, ...], int]:
    """Limits that a march through hexes would break now, and the points they cost.  [13.1]"""
    setup = view.setup
    side = int(setup.fixed.side[row])
    done = int(view.state.sides.broken_turn[side])
    found: dict[int, str] = {}
    for bit, limit in enumerate(setup.scenario.limits):
        if done & (1 << bit) or limit.side != setup.side_ids[side]:
            continue
        for place in hexes[1:]:
            zone = int(setup.ground.zones[place]) & (1 << bit)
            if zone and limits.would_break(setup.world, view.state.board, side, row, place):
                found[bit] = limit.names.english
    total = sum(setup.scenario.limits[bit].points for bit in found)
    return tuple(found.values()), total


def long_march(view: "SideView", row: int, goal: int) -> LongMarch | None:
    """The way of a unit to a hex out of this turn's reach, and the turn in which it gets there.

    Reckoned hex by hex: time left at the end of a turn that does not suffice for the next
    hex is lost.  None if there is no way that the side knows of.
    """
    unit = view.unit(row)
    setup = view.setup
    if unit is None or unit.hex < 0 or unit.aircraft or unit.condition != "ready" or goal == unit.hex:
        return None
    world, board = setup.world, view.state.board
    whole = int(turn_clock(world, board, row))
    movement.reach(world, board, row, unit.seconds_left + whole * FURTHEST)
    if int(view.state.reach_left[goal]) < 0:
        return None
    hexes = way_back(view, goal, unit.hex)
    left, turn = unit.seconds_left, view.turn
    turns = [turn]
    for here, there in pairwise(hexes):
        seconds = view.entry_cost(row, here, there)
        if seconds > left:
            turn, left = turn + 1, whole
        if seconds == 0 or seconds > left:
            return None  # more than a whole turn: it never gets across
        left -= seconds
        turns.append(turn)
    return LongMarch(tuple(hexes), tuple(turns))


def next_leg(view: "SideView", row: int, route: tuple[int, ...]) -> Move | None:
    """The part of a route that a unit can march now, as an order; None if not one hex of it.

    The unit follows the route it set out on; where that is barred by now it looks for another way.
    """
    unit = view.unit(row)
    if unit is None or unit.hex < 0 or not route or unit.hex == route[-1]:
        return None
    if unit.hex in route:
        rest = route[route.index(unit.hex) :]
        if (order := _as_far_as_time_lasts(view, row, unit.id, rest)) is not None:
            return order
    march = long_march(view, row, route[-1])
    return _as_far_as_time_lasts(view, row, unit.id, march.hexes) if march is not None else None


def _as_far_as_time_lasts(view: "SideView", row: int, name: str, hexes: tuple[int, ...]) -> Move | None:
    """The longest march along hexes that may be ordered now, or None."""
    unit = view.unit(row)
    left = unit.seconds_left if unit is not None else 0
    length = 1
    for here, there in pairwise(hexes[:PATH_LONGEST]):
        seconds = view.entry_cost(row, here, there)
        if seconds == 0 or seconds > left:
            break
        left -= seconds
        length += 1
    while length > 1:
        order = march_order(view, name, hexes[:length])
        if view.why_not(order) is None:
            return order
        length -= 1
    return None


def formation_marches(view: "SideView", rows: list[int], lead: int, goal: int) -> list[tuple[int, int]]:
    """Where each unit of a group goes if its lead goes to a hex: row and goal, the lead first.

    Each keeps its place beside the lead; where it cannot, it takes the hex nearest to that
    which it can reach, and no two take one hex unless they share one now.
    """
    leader = view.unit(lead)
    if leader is None or leader.hex < 0:
        return []
    setup = view.setup
    shift = _shift(setup.columns, leader.hex, goal)
    taken: dict[int, int] = {}
    out = []
    for row in [lead, *(row for row in rows if row != lead)]:
        unit = view.unit(row)
        if unit is None or unit.hex < 0:
            continue
        wanted = _moved(setup.columns, setup.hexes, unit.hex, shift)
        open_to = view.reach(row)
        place = min(
            (there for there in open_to if taken.get(there, unit.hex) == unit.hex),
            key=lambda there: (_apart(setup.columns, there, wanted), -open_to[there], there),
            default=unit.hex,
        )
        if row == lead and goal in open_to:
            place = goal
        taken[place] = unit.hex
        if place != unit.hex:
            out.append((row, place))
    return out


def _axial(columns: int, place: int) -> tuple[int, int]:
    row, column = divmod(place, columns)
    return column, row - (column - (column & 1)) // 2


def _shift(columns: int, here: int, there: int) -> tuple[int, int]:
    a, b = _axial(columns, here), _axial(columns, there)
    return b[0] - a[0], b[1] - a[1]


def _moved(columns: int, hexes: int, place: int, shift: tuple[int, int]) -> tuple[int, int]:
    q, r = _axial(columns, place)
    return q + shift[0], r + shift[1]


def _apart(columns: int, place: int, wanted: tuple[int, int]) -> int:
    q, r = _axial(columns, place)
    dq, dr = wanted[0] - q, wanted[1] - r
    return max(abs(dq), abs(dr), abs(dq + dr))
