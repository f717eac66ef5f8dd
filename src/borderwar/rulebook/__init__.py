"""The rulebook as numbered cases: what refusals, docstrings and tests point at.

Each chapter is a Markdown page beside this file.  A case is a paragraph that begins with
its number in bold, with the lists and notes that follow it; a case whose first word is
*Definition* says what a word means and decides nothing.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEAD = re.compile(r"^\*\*(\d+\.\d+)\*\* +", re.MULTILINE)
_TITLE = re.compile(r"^# (\d+)\. (.+)$", re.MULTILINE)
_NOTE = re.compile(r"^\*Designer's note: (.+?)\*$", re.MULTILINE)
_MARKS = re.compile(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Case:
    """One numbered rule."""

    number: str  # "5.3"
    text: str  # Markdown, without the number and the designer's notes
    chapter: str  # "5. Direct fire"

    @property
    def plain(self) -> str:
        """The text without Markdown's marks."""
        return _MARKS.sub("", self.text)

    @property
    def is_definition(self) -> bool:
        """Whether the case only says what a word means."""
        return self.text.startswith("*Definition.*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the rulebook."""

    number: int
    title: str  # "Direct fire"
    text: str  # the whole page, Markdown
    cases: tuple[Case, ...]
    notes: tuple[str, ...]  # designer's notes, in their order

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}"


def _read_chapter(page: str) -> Chapter:
    title = _TITLE.search(page)
    assert title is not None, page[:60]
    heading = f"{title[1]}. {title[2]}"
    starts = list(_HEAD.finditer(page))
    ends = [start.start() for start in starts[1:]] + [len(page)]
    cases = tuple(
        Case(start[1], _NOTE.sub("", page[start.end() : end]).strip(), heading)
        for start, end in zip(starts, ends, strict=True)
    )
    return Chapter(int(title[1]), title[2], page, cases, tuple(_NOTE.findall(page)))


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    pages = [page for page in files(__package__).iterdir() if page.name.endswith(".md")]
    read = (_read_chapter(page.read_text(encoding="utf-8")) for page in pages)
    return tuple(sorted(read, key=lambda chapter: chapter.number))


def case(number: str) -> Case:
    """The case of a number, as "5.3" or "[5.3]".  Raises KeyError if there is none."""
    wanted = number.strip().strip("[]")
    for chapter in chapters():
        for found in chapter.cases:
            if found.number == wanted:
                return found
    raise KeyError(number)


def search(words: str) -> tuple[Case, ...]:
    """The cases that hold every one of some words, in the text or the chapter's title."""
    wanted = words.lower().split()
    return tuple(
        found
        for chapter in chapters()
        for found in chapter.cases
        if wanted and all(word in f"{found.chapter} {found.plain}".lower() for word in wanted)
    )
