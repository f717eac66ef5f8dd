"""The corpus of broken files: one small mistake each, and what must be said about it.

A case is a text: the file to spoil, lines of it with a minus, what stands there instead
with a plus, and after ``===`` everything that `lint` prints.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).parent / "base"
BROKEN = Path(__file__).parent / "broken"


@dataclass(frozen=True)
class Case:
    """One spoilt file."""

    file: str
    old: str
    new: str
    said: str


def read_case(path: Path) -> Case:
    """A case of the corpus."""
    change, _, said = path.read_text(encoding="utf-8").partition("\n===\n")
    head, *lines = change.split("\n")
    assert head.startswith("--- "), f"{path.name} begins with the file it spoils"
    old = "\n".join(line[1:] for line in lines if line.startswith("-"))
    new = "\n".join(line[1:] for line in lines if line.startswith("+"))
    return Case(head.removeprefix("--- "), old, new, said.rstrip("\n"))


def spoil(case: Case, folder: Path) -> None:
    """Lay out the good scenario in a folder and spoil one file of it."""
    lay_out(folder)
    file = folder / case.file
    text = file.read_text(encoding="utf-8")
    assert text.count(case.old) == 1, f"{case.old!r} stands once in {case.file}"
    file.write_text(text.replace(case.old, case.new), encoding="utf-8")


def lay_out(folder: Path) -> None:
    """Copy the good scenario and its catalogue into a folder."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
