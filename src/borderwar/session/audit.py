"""The luck audit: what the draws of a game were worth to each side, order by order.

Each order that rolled dice is carried out again, from the very state it was given on: with
other dice for its shots, with the day's and then the game's factor left out, and with all
dice new.  What came less what comes on average is its luck, and the steps between say
which layer of chapter 15 it came from.

It does not play the game on: a lucky shot that opened a road counts as a shot.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from borderwar.ground.dice import DAY_FRICTION, GAME_QUALITY, draw_factor
from borderwar.ground.fixed import POWERS
from borderwar.ground.kernel import grid
from borderwar.model.orders import Dig, Dismount, Mount, Stance
from borderwar.rules import redraw as again
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.session.sentences import story
from borderwar.session.translate import to_row

ROLLS = 64
NEVER_ROLL = (Dig, Mount, Dismount, Stance)

MEASURES = ("men 0", "men 1", "vehicles 0", "vehicles 1", "broken 0", "broken 1", "points")
"""Men and vehicles each side lost, units of it that broke, points of side 0 above par."""

SCALE = np.array([1000, 1000, 1000, 1000, 1, 1, 1])
CAME, MEANS, SHOTS, NO_DAY, NO_GAME, ALL = range(6)
"""What came; with mean effects; means over other shots, then without the day's factor, then
without the game's too; mean over all dice new."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One order that rolled dice."""

    position: int  # orders given before it
    turn: int  # from 1
    side: int
    order: str
    told: tuple[str, ...]  # what came of it, in sentences
    came: dict[str, float]  # by measure
    expected: dict[str, float]
    percentile: float  # of its points, 0 to 100, among the same order with all dice new

    @property
    def points(self) -> float:
        """Points that the draws gave side 0; what they took from side 1."""
        return self.came["points"] - self.expected["points"]

    @property
    def men(self) -> float:
        """Men that the draws cost side 1 more than side 0."""
        cost = [self.came[name] - self.expected[name] for name in ("men 0", "men 1")]
        return cost[1] - cost[0]


@dataclass(frozen=True, slots=True)
class Worth:
    """One measure over the whole game."""

    measure: str
    came: float
    expected: float
    means: float  # what the orders come to with mean effects, `luck: none`
    shot: float  # luck by layer; the three add up to came - expected
    day: float
    game: float
    percentile: float  # of what came, 0 to 100
    low: float  # nine redraws in ten lie between low and high
    high: float

    @property
    def luck(self) -> float:
        """What came less what was to be expected."""
        return self.came - self.expected


@dataclass(frozen=True, slots=True)
class Factors:
    """What a side's fire was multiplied by, known when the game is over."""

    side: int
    game: float
    days: tuple[float, ...]
    men: int  # drawn at the start
    record_men: int  # the record's best figure


@dataclass(frozen=True, slots=True)
class Audit:
    """What the draws of a game were worth."""

    orders: int
    rolled: int  # orders that rolled dice
    rolls: int  # redraws of each
    worth: tuple[Worth, ...]  # in the order of MEASURES
    factors: tuple[Factors, Factors]
    moments: tuple[Moment, ...]  # in the order of the game
    turns: tuple[float, ...]  # points that luck gave side 0, summed up to each turn's end
    bands: tuple[tuple[float, float], ...]  # nine in ten of the redraws, summed up the same way

    def luckiest(self, side: int, count: int = 10) -> list[Moment]:
        """The moments that gave a side most, the best first: by points, then by men."""
        sign = 1 if side == 0 else -1
        best = sorted(self.moments, key=lambda m: (-sign * round(m.points, 3), -sign * m.men, m.position))
        return [moment for moment in best if sign * moment.points > 0 or sign * moment.men > 0][:count]


def audit(game: Game, rolls: int = ROLLS, told: Callable[[int], None] = lambda done: None) -> Audit:
    """Carry out every order of a game again with other dice; `told` hears how many are done."""
    worlds = _worlds(game.setup)
    spare = game.setup.blank.twin()
    room = np.zeros((2 + 4 * rolls, again.REDRAW_WIDTH), np.int32)
    cells = grid(room)
    moments: list[Moment] = []
    means = np.zeros((6, len(MEASURES)))
    totals = np.zeros((rolls, len(MEASURES)))
    by_turn = np.zeros((game.turn + 1, 1 + rolls))
    for place, step in enumerate(game.steps):
        told(place)
        if not game.luck or isinstance(step.order, NEVER_ROLL) or not step.final:
            continue
        before = game.state_at(place)
        again.count_losses(game.setup.world, before.board, cells, 0)
        start = room[0, : len(MEASURES)].copy()
        start[again.BROKEN_0 : again.BROKEN_1 + 1] = 0
        found = _redraws(game, worlds, before, spare, place, rolls, room, cells) - start
        found = found[:, : len(MEASURES)] / SCALE
        if not (found[2:] != found[0]).any():
            continue
        parts = [found[0], found[1], *(found[2 + k * rolls : 2 + (k + 1) * rolls].mean(0) for k in range(4))]
        means += np.array(parts)
        new = found[2 + 3 * rolls :]
        totals += new
        by_turn[step.turn, 0] += found[0, -1] - parts[NO_GAME][-1]
        by_turn[step.turn, 1:] += new[:, -1] - parts[NO_GAME][-1]
        moments.append(
            Moment(
                place,
                step.turn + 1,
                step.side,
                str(step.order),
                tuple(story(game.setup, step.events)),
                dict(zip(MEASURES, found[0].tolist(), strict=True)),
                dict(zip(MEASURES, parts[NO_GAME].tolist(), strict=True)),
                _percentile(new[:, -1], found[0, -1]),
            )
        )
    told(len(game.steps))
    sums = by_turn.cumsum(axis=0)
    return Audit(
        orders=len(game.steps),
        rolled=len(moments),
        rolls=rolls,
        worth=tuple(_worth(row, means, totals) for row in range(len(MEASURES))),
        factors=(_factors(game, 0), _factors(game, 1)),
        moments=tuple(moments),
        turns=tuple(sums[:, 0].tolist()),
        bands=tuple((float(low), float(high)) for low, high in np.percentile(sums[:, 1:], [5, 95], axis=1).T),
    )


def _worlds(setup: Setup) -> tuple[Any, Any, Any]:
    """The tables of the scenario; with no luck of the day; with none of the game either."""
    found = [setup.world]
    scenario = setup.scenario
    for name in ("day_spread", "game_spread"):
        law = scenario.catalogue.law
        still = {**law, name: replace(law[name], value=0)}
        scenario = replace(scenario, catalogue=replace(scenario.catalogue, law=still))
        found.append(prepare(scenario).world)
    return found[0], found[1], found[2]


def _redraws(
    game: Game,
    worlds: tuple[Any, Any, Any],
    before: Any,
    spare: Any,
    place: int,
    rolls: int,
    room: Any,
    cells: Any,
) -> np.ndarray:
    """Rows: what came, mean effects, then other shots in each world, then all dice new."""
    row = to_row(game.setup, game.steps[place].order)
    world, no_day, no_game = worlds
    plan = (
        (world, again.AS_ROLLED, 1),
        (world, again.MEANS, 1),
        (world, again.OTHER_SHOTS, rolls),
        (no_day, again.OTHER_SHOTS, rolls),
        (no_game, again.OTHER_SHOTS, rolls),
        (world, again.ALL_OTHER, rolls),
    )
    first = 0
    for tables, which, count in plan:
        again.redraw(tables, before.board, spare.board, row, which, count, cells, first)
        first += count
    found: np.ndarray = room[:, : len(MEASURES)].astype(np.int64)
    return found


def _percentile(others: np.ndarray, came: float) -> float:
    """Where a number lies among others, 0 to 100; half of those equal to it count as below."""
    below = float((others < came - 1e-9).mean())
    same = float((np.abs(others - came) <= 1e-9).mean())
    return 100 * (below + same / 2)


def _worth(row: int, means: np.ndarray, totals: np.ndarray) -> Worth:
    low, high = np.percentile(totals[:, row], [5, 95])
    came = float(means[CAME, row])
    return Worth(
        measure=MEASURES[row],
        came=came,
        expected=float(means[NO_GAME, row]),
        means=float(means[MEANS, row]),
        shot=float(means[CAME, row] - means[SHOTS, row]),
        day=float(means[SHOTS, row] - means[NO_DAY, row]),
        game=float(means[NO_DAY, row] - means[NO_GAME, row]),
        percentile=_percentile(totals[:, row], came),
        low=float(low),
        high=float(high),
    )


def _factors(game: Game, side: int) -> Factors:
    setup, scenario = game.setup, game.scenario
    law = scenario.catalogue.law
    seed = int(game.state.clock.seed[0])
    midnight = scenario.start.hour * 3600 + scenario.start.minute * 60
    days = (midnight + game.turn * scenario.turn_seconds) // 86400 + 1
    own = setup.fixed.side == side
    came = own & (game.state.units.start_men[: len(own)] > 0)

    def factor(purpose: int, day: int, spread: str) -> float:
        if not game.luck:
            return 1.0
        drawn = draw_factor(POWERS, seed, purpose, day, side, 0, int(law[spread].value))
        return int(drawn) / 65536

    return Factors(
        side=side,
        game=factor(GAME_QUALITY, 0, "game_spread"),
        days=tuple(factor(DAY_FRICTION, day, "day_spread") for day in range(days)),
        men=int(game.state.units.start_men[: len(own)][came].sum()),
        record_men=int(setup.fixed.men[came].sum()),
    )
