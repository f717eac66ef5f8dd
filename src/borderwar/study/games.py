"""A study: play the games that are missing, keep each, read all of them back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from borderwar.ground.kernel import source_hash
from borderwar.model.scenario import Scenario
from borderwar.study import cluster, worker
from borderwar.study.pool import Game, Seeds, play_all
from borderwar.study.rows import GameRow, row_of
from borderwar.study.store import FILE_NAME, Kind, Store


@dataclass(frozen=True, slots=True)
class Plan:
    """Which games a study is made of."""

    folder: Path  # of the scenario
    scenario: Scenario
    policies: tuple[str, str]
    first_seed: int
    games: int
    workers: int
    cluster: str = ""  # address of a Dask scheduler; without one the games are played here

    @property
    def kind(self) -> Kind:
        """What the rows are filed under."""
        return Kind(self.scenario.digest, source_hash(), " ".join(self.policies))

    @property
    def task(self) -> tuple[Any, ...]:
        """What a worker must know to play the plan's games."""
        variant = self.scenario.variant.id if self.scenario.variant is not None else ""
        return str(self.folder), self.policies, variant, self.scenario.settings

    @property
    def seeds(self) -> range:
        """The numbered seeds, one a game."""
        return range(self.first_seed, self.first_seed + self.games)


def missing(plan: Plan, out: Path) -> list[int]:
    """Seeds of the plan that are not yet on disk in the folder `out`."""
    with Store(out / FILE_NAME) as store:
        done = store.seeds(plan.kind)
    return [seed for seed in plan.seeds if seed not in done]


def play(
    plan: Plan,
    out: Path,
    seeds: Sequence[int],
    told: Callable[[int], None],
    play_seeds: Callable[[Seeds], list[Game]] = worker.play,
    begin: Callable[..., None] | None = None,
) -> None:
    """Play these seeds and keep every game as it comes; `told` hears how many have come.

    The parent alone writes.  Stopped at any moment, the next call needs only what is missing.
    """
    kind = plan.kind
    came = 0
    with Store(out / FILE_NAME) as store:

        def take(games: list[Game]) -> None:
            nonlocal came
            store.add(kind, [row_of(game) for game in games])
            came += len(games)
            told(came)

        if plan.cluster:
            sent = (plan.scenario, plan.policies, kind.rules)
            cluster.play_all(plan.cluster, seeds, play_seeds, take, begin or worker.begin_with, sent)
        else:
            play_all(seeds, plan.workers, play_seeds, take, begin or worker.begin, plan.task)


def read(plan: Plan, out: Path) -> list[GameRow]:
    """All games of the plan that are on disk, in order of seed."""
    with Store(out / FILE_NAME) as store:
        return store.rows(plan.kind, plan.seeds.start, plan.seeds.stop - 1)
