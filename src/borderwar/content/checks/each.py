"""How checks are run."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from borderwar.content.kinds import Spoilt
from borderwar.content.problems import Problem

MOST_TOLD = 200
"""Mistakes told of one sort of entry: a list of thousands helps nobody, and takes its time."""

E = TypeVar("E")
R = TypeVar("R")


def each(
    entries: Iterable[E], checks: Iterable[Callable[[E, R], Iterator[Problem]]], files: R
) -> Iterator[Problem]:
    """Run every check on every entry; one that meets a spoilt value gives up on that entry."""
    found = (problem for entry in entries for check in checks for problem in patiently(check(entry, files)))
    yield from islice(found, MOST_TOLD)


def patiently(found: Iterator[Problem]) -> Iterator[Problem]:
    """The problems found until a spoilt value is met."""
    try:
        yield from found
    except Spoilt:
        return
