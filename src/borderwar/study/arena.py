"""Policies against each other: every pair on both sides of every seed, kept and gone on with.

The two games of a seed, with the sides changed, are a match.  They share the seed, and so the
luck that goes with it; a scenario that favours a side favours each policy once.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from borderwar.ground.kernel import source_hash
from borderwar.model.scenario import Scenario
from borderwar.study import arena_worker
from borderwar.study.arena_store import ArenaStore, Times
from borderwar.study.pool import Game, play_all
from borderwar.study.rows import DRAW, GameRow, row_of
from borderwar.study.store import Kind

FILE_NAME = "arena.sqlite"


class Bout(NamedTuple):
    """One game of the arena."""

    scenario: int  # place in the plan's list
    seed: int
    policies: tuple[str, str]  # by side


@dataclass(frozen=True, slots=True)
class Field:
    """A scenario that is fought over."""

    folder: Path
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Plan:
    """Which games an arena is made of."""

    policies: tuple[str, ...]
    fields: tuple[Field, ...]
    matches: int  # a pair of policies and scenario, two games each
    first_seed: int
    workers: int

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two policies, in the order they were named."""
        return list(itertools.combinations(self.policies, 2))

    @property
    def bouts(self) -> list[Bout]:
        """All games, scenario by scenario."""
        seeds = range(self.first_seed, self.first_seed + self.matches)
        return [
            Bout(place, seed, seating)
            for place in range(len(self.fields))
            for seed in seeds
            for one, other in self.pairs
            for seating in ((one, other), (other, one))
        ]

    def kind(self, bout: Bout) -> Kind:
        """What a game is filed under."""
        return Kind(self.fields[bout.scenario].scenario.digest, source_hash(), " ".join(bout.policies))


@dataclass(frozen=True, slots=True)
class Result:
    """A game that was played, from the first policy of its pair: all that is reckoned with."""

    pair: tuple[str, str]
    scenario: int  # place in the plan's list
    seed: int
    seat: int  # side that the first policy of the pair played
    score: float  # 1 won, 1/2 drawn, 0 lost, by the scenario's levels of victory
    margin: int  # points above par for the first policy of the pair
    times: Times | None


def missing(plan: Plan, out: Path) -> list[int]:
    """Places in `plan.bouts` of the games that are not yet on disk in the folder `out`."""
    done: dict[Kind, set[int]] = {}
    left = []
    with ArenaStore(out / FILE_NAME) as store:
        for place, bout in enumerate(plan.bouts):
            kind = plan.kind(bout)
            if kind not in done:
                done[kind] = store.seeds(kind)
            if bout.seed not in done[kind]:
                left.append(place)
    return left


def play(plan: Plan, out: Path, places: Sequence[int], told: Callable[[int], None]) -> None:
    """Play these games and keep each as it comes; `told` hears how many have come.

    The parent alone writes.  Stopped at any moment, the next call needs only what is missing.
    """
    bouts = plan.bouts
    came = 0
    with ArenaStore(out / FILE_NAME) as store:

        def take(games: list[Game]) -> None:
            nonlocal came
            for game in games:
                kind = plan.kind(bouts[game["bout"]])
                times = Times(tuple(game["player_turns"]), tuple(game["nanoseconds"]))
                store.add_timed(kind, row_of(game), times)
            came += len(games)
            told(came)

        folders = [str(field.folder) for field in plan.fields]
        work = [(folders[bout.scenario], bout.seed, bout.policies) for bout in bouts]
        play_all(places, plan.workers, arena_worker.play, take, arena_worker.begin, (work,))


def read(plan: Plan, out: Path) -> list[Result]:
    """All games of the plan that are on disk, in the plan's order."""
    first, last = plan.first_seed, plan.first_seed + plan.matches - 1
    rows: dict[Kind, dict[int, GameRow]] = {}
    times: dict[Kind, dict[int, Times]] = {}
    found = []
    with ArenaStore(out / FILE_NAME) as store:
        for bout in plan.bouts:
            kind = plan.kind(bout)
            if kind not in rows:
                rows[kind] = {row.seed: row for row in store.rows(kind, first, last)}
                times[kind] = store.times(kind)
            row = rows[kind].get(bout.seed)
            if row is not None:
                found.append(_result(plan, bout, row, times[kind].get(bout.seed)))
    return found


def _result(plan: Plan, bout: Bout, row: GameRow, times: Times | None) -> Result:
    pair = bout.policies if bout.policies in plan.pairs else bout.policies[::-1]
    seat = bout.policies.index(pair[0])
    sides = plan.fields[bout.scenario].scenario.sides
    score = 0.5 if row.winner == DRAW else float(row.winner == sides[seat].id)
    margin = row.margin if seat == 0 else -row.margin
    return Result(pair, bout.scenario, bout.seed, seat, score, margin, times)
