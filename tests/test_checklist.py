"""The page of the front end's checklist: every row, its state, and tests that are there."""

import ast
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).parents[1]
COUNTS = {"A": 13, "B": 14, "C": 16, "D": 7, "E": 7, "F": 5, "G": 11, "H": 6, "I": 12, "J": 4, "K": 5}
"""Rows of each part of the checklist."""

ROWS = [f"{part}{number + 1}" for part, count in COUNTS.items() for number in range(count)]


class Line(NamedTuple):
    """A row of the page."""

    name: str
    weight: str
    what: str
    state: str
    shown: str

    @property
    def tests(self) -> list[str]:
        """The tests it names."""
        return re.findall(r"`(tests/[^`]+::[^`]+)`", self.shown)

    @property
    def note(self) -> str:
        """What it says besides."""
        return re.sub(r"`tests/[^`]+`|<br>|and \d+ more", "", self.shown).strip()


@lru_cache(maxsize=1)
def page() -> dict[str, Line]:
    """The rows of the page by name."""
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (TOP / "docs" / "checklist.md").read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [A-K]\d+ \|", line)
    ]
    return {one[0]: Line(*one) for one in cells}


@lru_cache(maxsize=1)
def marked() -> dict[str, set[str]]:
    """The tests that carry each row's name."""
    found: dict[str, set[str]] = {}
    for path in sorted((TOP / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.checklist":
                    name = f"{path.relative_to(TOP).as_posix()}::{node.name}"
                    found.setdefault(ast.literal_eval(mark.args[0]), set()).add(name)
    return found


def test_the_page_holds_every_row_once_in_order():
    assert list(page()) == ROWS


def test_no_test_carries_the_name_of_a_row_that_there_is_not():
    assert set(marked()) <= set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_shown_by_its_own_tests_or_says_what_is_wanting(row):
    line = page()[row]

    assert set(line.tests) <= marked().get(row, set()), "a named test is gone, or is not marked with the row"
    assert line.state in ("done", "part", "not done")
    assert line.tests or line.state == "not done"
    assert line.note or line.state == "done"


@pytest.mark.parametrize("row", [row for row in ROWS if page()[row].weight == "M"])
def test_what_must_be_there_is_there(row):
    assert page()[row].state == "done" or page()[row].note
