"""What a study costs: games a second a core, rows a second into the store, and a million games."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from borderwar.ai.playout import play_row
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import prepare
from borderwar.study import cluster
from borderwar.study.pool import LARGEST_CHUNK
from borderwar.study.rows import GameRow, row_of
from borderwar.study.store import FILE_NAME, Kind, Store

MILLION = 1_000_000
STORED = 2048
"""Rows written to measure the store."""

TASKS = 300
"""Tasks handed out to measure what one costs."""

TRIES = 5
"""How often they are written; the best counts, since other work on the machine only slows."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A scenario's cost, in processor time of one core."""

    scenario: str  # id
    name: str
    units: int
    hexes: int
    turns: int
    ready: float  # seconds to make it ready in a worker
    game: tuple[float, ...]  # seconds a game, by policy
    rows: float  # a second of the one writer's processor time
    bytes: int  # a row on disk


@dataclass(frozen=True, slots=True)
class Cluster:
    """What a million games are reckoned for."""

    nodes: int
    cores: int  # of a node
    price: float  # of an hour of one core
    task: float  # seconds that scheduler and runner spend on a task


def measure(
    scenarios: Sequence[Scenario], policies: Sequence[str], games: int, told: Callable[[int], None]
) -> Iterator[Speed]:
    """The speed of each scenario over so many games of each policy against itself."""
    for place, scenario in enumerate(scenarios, start=1):
        begun = time.process_time()
        setup = prepare(scenario)
        ready = time.process_time() - begun
        seconds = []
        rows: list[GameRow] = []
        for policy in policies:
            play_row(setup, 1, (policy, policy))  # tables and lines of sight are filled once
            begun = time.process_time()
            rows = [row_of(play_row(setup, seed, (policy, policy))) for seed in range(1, games + 1)]
            seconds.append((time.process_time() - begun) / games)
        speed, size = _store(rows)
        map_ = scenario.map
        yield Speed(
            scenario.id,
            scenario.names.english,
            len(scenario.units),
            map_.columns * map_.rows,
            scenario.turns,
            ready,
            tuple(seconds),
            speed,
            size,
        )
        told(place)


def _store(rows: Sequence[GameRow]) -> tuple[float, int]:
    """Rows a second and bytes a row, written chunk by chunk as a study writes them."""
    kind = Kind("0" * 16, "0" * 16, "staff staff")
    many = [replace(rows[seed % len(rows)], seed=seed) for seed in range(STORED)]
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for attempt in range(TRIES):
            path = Path(folder) / f"{attempt}-{FILE_NAME}"
            with Store(path) as store:
                begun = time.process_time()
                for first in range(0, STORED, LARGEST_CHUNK):
                    store.add(kind, many[first : first + LARGEST_CHUNK])
                seconds.append(time.process_time() - begun)
        return STORED / min(seconds), path.stat().st_size // STORED


def task_seconds(scenario: Scenario) -> float:
    """Seconds that scheduler and runner spend on a task of a scenario's games."""
    setup = prepare(scenario)
    games = [dict(play_row(setup, seed, ("passive", "passive"))) for seed in range(LARGEST_CHUNK)]
    return cluster.seconds_a_task(games, TASKS)


def page(
    speeds: Sequence[Speed], policies: Sequence[str], games: int, grid: Cluster, machine: str, command: str
) -> str:
    """The measurements and what follows from them, in Markdown."""
    cores = grid.nodes * grid.cores
    handing = MILLION / LARGEST_CHUNK * grid.task
    heads = " | ".join(f"games a second, {policy}" for policy in policies)
    lines = [
        "# What a study costs",
        "",
        f"Made by `{command}` on {machine}.",
        "",
        f"Each scenario was played {games} times by each policy against itself; seconds are processor "
        "time of one core, so that other work on the machine counts for little.  *Ready* is what each worker "
        "process spends once before its first game (the rules are compiled by then, which takes some "
        f"seconds once a machine).  Rows go into one SQLite file in chunks of {LARGEST_CHUNK}, "
        f"in processor time of the one writer, the best of {TRIES} times: a slow disk takes longer.",
        "",
        f"| scenario | units | hexes | turns | {heads} | ready, s | rows a second | bytes a row |",
        "|" + " --- |" * (7 + len(policies)),
    ]
    for one in speeds:
        played = " | ".join(f"{1 / seconds:,.0f}" for seconds in one.game)
        lines.append(
            f"| {one.name} | {one.units:,} | {one.hexes:,} | {one.turns} | {played} | {one.ready:.2f} | "
            f"{one.rows:,.0f} | {one.bytes:,} |"
        )
    lines += [
        "",
        f"## A million games on {grid.nodes} nodes",
        "",
        f"Reckoned from the table for `{policies[0]}` and {grid.nodes} nodes of {grid.cores} cores "
        f"({cores:,} workers) at {grid.price:g} a core and hour.  Games depend on nothing but their "
        f"seed, so the cores share them evenly.  They go out as {MILLION // LARGEST_CHUNK:,} tasks of "
        f"{LARGEST_CHUNK} games; a task costs Dask's scheduler and the runner {grid.task * 1000:.1f} ms "
        f"together, {duration(handing)} in all, and the runner alone writes all rows.  The time on the wall "
        "is that of the games, or of handing out and writing if that is longer.",
        "",
        "| scenario | core hours | price | playing | handing out and writing | on the wall | store |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in speeds:
        work = one.game[0] * MILLION
        playing, writing = work / cores + one.ready, MILLION / one.rows + handing
        lines.append(
            f"| {one.name} | {work / 3600:,.1f} | {work / 3600 * grid.price:,.2f} | {duration(playing)} | "
            f"{duration(writing)} | {duration(max(playing, writing))} | {one.bytes * MILLION / 1e9:.1f} GB |"
        )
    slow = sum(MILLION / one.rows + handing > one.game[0] * MILLION / cores for one in speeds)
    lines += [
        "",
        f"For {slow} of {len(speeds)} scenarios the one runner is the limit on so many cores, not the games: "
        "several studies with `--seed-from`, schedulers and folders of their own run side by side.",
        "",
    ]
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """A time in the unit that fits it."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 100 * 60 else f"{seconds / 3600:.1f} h"
