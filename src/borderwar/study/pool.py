"""Games across processes: in chunks, none lost when a worker dies.

Workers are spawned on every system, so that Linux behaves as Windows and macOS do.  A
worker that is killed breaks the whole pool of the standard library: what came back is
kept, a new pool is opened and the rest is sent again.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

LARGEST_CHUNK = 16
PATIENCE = 3
"""Pools that may break one after the other without a single game coming back."""

Game = dict[str, Any]
Seeds = tuple[int, ...]


class WorkersDied(Exception):
    """Workers die again and again before any game is finished."""


def chunks_of(seeds: Sequence[int], workers: int) -> list[Seeds]:
    """Seeds in pieces small enough that all workers end at about the same time."""
    size = max(1, min(LARGEST_CHUNK, len(seeds) // (workers * 8)))
    return [tuple(seeds[place : place + size]) for place in range(0, len(seeds), size)]


def play_all(
    seeds: Sequence[int],
    workers: int,
    play: Callable[[Seeds], list[Game]],
    take: Callable[[list[Game]], None],
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> None:
    """Play every seed once and hand the games over, chunk by chunk, in any order.

    `begin(*given)` runs once in each worker; `play` and `begin` are functions of a module.
    Raises WorkersDied when no worker lives long enough, and whatever `play` or `take` raise.
    """
    waiting = deque(chunks_of(seeds, workers))
    breaks = 0
    while waiting:
        came = _play_until_broken(waiting, workers, play, take, begin, given)
        breaks = 0 if came else breaks + 1
        if waiting and breaks >= PATIENCE:
            first, last = waiting[0][0], waiting[0][-1]
            raise WorkersDied(
                f"the worker processes died {breaks} times without finishing a game (about seeds {first} to "
                f"{last}); there may be too little memory, try fewer --workers."
            )


def _play_until_broken(
    waiting: deque[Seeds],
    workers: int,
    play: Callable[[Seeds], list[Game]],
    take: Callable[[list[Game]], None],
    begin: Callable[..., None] | None,
    given: tuple[Any, ...],
) -> int:
    """Play from `waiting` until it is empty or the pool breaks; how many chunks came back."""
    came = 0
    flying: dict[Future[list[Game]], Seeds] = {}
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        max_workers=min(workers, len(waiting)),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_enter_worker,
        initargs=(begin, given),
    )
    try:
        while waiting or flying:
            while waiting and len(flying) < 2 * workers:
                future = pool.submit(play, waiting[0])
                flying[future] = waiting.popleft()
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in done:
                games = future.result()
                del flying[future]
                take(games)
                came += 1
    except BrokenProcessPool:
        # Chunks that were finished when the pool broke count; the others are sent again.
        for future, seeds in flying.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                take(future.result())
                came += 1
            else:
                waiting.append(seeds)
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return came


def _enter_worker(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """Make a worker ready: Ctrl+C is the parent's, and no worker outlives the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()
    if begin is not None:
        begin(*given)


def _leave_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
