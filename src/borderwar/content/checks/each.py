"""How checks are run."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from borderwar.content.kinds import Spoilt
from borderwar.content.problems import Problem

E = TypeVar("E")
R = TypeVar("R")


def each(
    entries: Iterable[E], checks: Iterable[Callable[[E, R], Iterator[Problem]]], files: R
) -> Iterator[Problem]:
    """Run every check on every entry; one that meets a spoilt value gives up on that entry."""
    for entry in entries:
        for check in checks:
            yield from patiently(check(entry, files))


def patiently(found: Iterator[Problem]) -> Iterator[Problem]:
    """The problems found until a spoilt value is met."""
    try:
        yield from found
    except Spoilt:
        return
