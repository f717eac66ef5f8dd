"""Games on many machines: chunks of seeds as tasks of a Dask cluster.

The parent alone writes, so a worker may come, go or be killed at any moment: the
scheduler gives its chunks to others.  The scenario travels with the study; workers need
borderwar of the same version and nothing else.
"""

import logging
import os
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from borderwar.study.pool import Game, Seeds, WorkersDied, chunks_of

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 20
"""Seconds until a scheduler must answer, and then until it must have a worker."""

AHEAD = 2
"""Chunks on the way for each core of the cluster."""

GONE = (
    "the scheduler is gone: the games played so far are safe; start it again and give the same command, it "
    "goes on from there."
)

_turn = threading.Lock()
_begun = ""
"""The study that this worker process is ready for."""


class ClusterError(Exception):
    """A cluster that cannot be reached or used; says why and what to do."""


def play_all(
    address: str,
    seeds: Sequence[int],
    play: Callable[[Seeds], list[Game]],
    take: Callable[[list[Game]], None],
    begin: Callable[..., None],
    given: tuple[Any, ...],
) -> None:
    """Play every seed once on a cluster and hand the games over, chunk by chunk, in any order.

    `begin(*given)` runs once in each worker process; `play` and `begin` are functions of a
    module that workers have.  Raises ClusterError, WorkersDied, and whatever `play` raises.
    """
    client = _client(address)
    try:
        _play(client, seeds, play, take, begin, given)
    finally:
        client.close(timeout=2)


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "--cluster needs Dask, which is not installed: pip install 'borderwar[cluster]'."
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    how = "start one with 'dask scheduler' and workers with 'dask worker ADDRESS' (docs/study.md)."
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:  # OSError holds time-outs too
        raise ClusterError(f"no Dask scheduler answers at '{address}'; {how}") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close(timeout=2)
        raise ClusterError(f"the scheduler at '{address}' has no workers; {how}") from error
    return client


def _play(
    client: "Client",
    seeds: Sequence[int],
    play: Callable[[Seeds], list[Game]],
    take: Callable[[list[Game]], None],
    begin: Callable[..., None],
    given: tuple[Any, ...],
) -> None:
    """Keep some chunks on the way for each core until all games have come."""
    from distributed import CancelledError, as_completed
    from distributed.comm.core import CommClosedError
    from distributed.scheduler import KilledWorker

    study = os.urandom(8).hex()
    cores = max(1, sum(client.ncores().values()))
    waiting = deque(chunks_of(seeds, cores))
    carried = client.submit(bytes, pickle.dumps(given), key=f"borderwar-{study}")

    def send() -> Any:
        chunk = waiting.popleft()
        key = f"borderwar-{study}-{chunk[0]}"
        return client.submit(play_chunk, study, play, begin, carried, chunk, key=key)

    coming = as_completed([send() for _ in range(min(len(waiting), AHEAD * cores))], loop=client.loop)
    for future in coming:
        try:
            games = future.result()
        except KilledWorker as error:
            raise WorkersDied(
                "the cluster's workers died again and again over the same games; there may be too little "
                "memory, start fewer workers on a machine."
            ) from error
        except (CancelledError, CommClosedError) as error:
            raise ClusterError(GONE) from error
        take(games)
        if not waiting:
            continue
        if client.status != "running":
            raise ClusterError(GONE)
        coming.add(send())


def play_chunk(
    study: str,
    play: Callable[[Seeds], list[Game]],
    begin: Callable[..., None],
    given: bytes,
    seeds: Seeds,
) -> list[Game]:
    """Run in a worker: make it ready for the study if it is not, then play.

    A process plays one chunk at a time, however many threads its worker has: compiled
    rules share tables that belong to one game.
    """
    global _begun
    with _turn:
        if _begun != study:
            begin(*pickle.loads(given))
            _begun = study
        return play(seeds)


_echo: list[Game] = []
"""What a worker sends back for any seeds while tasks are measured."""


def _begin_echo(games: list[Game]) -> None:
    global _echo
    _echo = games


def _play_echo(seeds: Seeds) -> list[Game]:
    return _echo[: len(seeds)]


def seconds_a_task(games: list[Game], tasks: int) -> float:
    """Processor time that scheduler and runner spend on a task that sends these games back.

    Both run in this process here, beside one worker process.  Raises ClusterError without Dask.
    """
    try:
        from distributed import LocalCluster
    except ImportError as error:
        raise ClusterError("Dask is not installed") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    seeds = range(tasks * len(games))
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as local:
        play_all(local.scheduler_address, seeds[: len(games)], _play_echo, _forget, _begin_echo, (games,))
        begun = time.process_time()
        play_all(local.scheduler_address, seeds, _play_echo, _forget, _begin_echo, (games,))
        return (time.process_time() - begun) / len(chunks_of(seeds, 1))


def _forget(games: list[Game]) -> None:
    """Games that are only counted."""
