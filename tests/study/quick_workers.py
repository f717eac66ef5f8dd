"""Games that take no time, for workers in processes of their own."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from small_study import game


def begin(*_: object) -> None:
    """Nothing to prepare."""


def play(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """One game a seed."""
    return [game(seed) for seed in seeds]


def play_and_die_once(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """The first worker that meets seed 13 is killed; the flag file keeps the second alive."""
    flag = Path(os.environ["BORDERWAR_TEST_FLAG"])
    if 13 in seeds and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return play(seeds)


def always_die(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """No game ever comes back."""
    os._exit(3)


def fail_at_five(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """A fault of the game itself."""
    if 5 in seeds:
        raise ValueError("the game with seed 5 failed")
    return play(seeds)


def play_slowly(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """Slow enough to be stopped in the middle; notes which process played."""
    with Path(os.environ["BORDERWAR_TEST_FLAG"]).open("a", encoding="utf-8") as note:
        note.write(f"{os.getpid()}\n")
    time.sleep(0.2)
    return play(seeds)


def play_unhurried(seeds: tuple[int, ...]) -> list[dict[str, Any]]:
    """Slow enough to be stopped in the middle."""
    time.sleep(0.1)
    return play(seeds)
