"""The rulebook as numbered cases: what refusals, docstrings and tests point at.

Each chapter is a Markdown page beside this file.  A case is a paragraph that begins with
its number in bold, with the lists and notes that follow it; a case whose first word is
*Definition* says what a word means and decides nothing.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_HEAD = re.compile(r"^\*\*(\d+\.\d+)\*\* +", re.MULTILINE)
_TITLE = re.compile(r"^# (\d+)\. (.+)$", re.MULTILINE)
_NOTE = re.compile(r"^\*Designer's note: (.+?)\*$", re.MULTILINE)
_PLACE = re.compile(r"(?<![\d.])([1-9]\d?\.\d+)(?! times| %)(?![\d.]*\d)")
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
class Block:
    """A piece of a page as a screen sets it: a heading, a case, a paragraph or a line of a list."""

    kind: str  # "chapter", "heading", "case", "text", "item"
    text: str  # without Markdown's marks
    case: str = ""  # the number, if a case begins here


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the rulebook."""

    number: int
    title: str  # "Direct fire"
    text: str  # the whole page, Markdown
    cases: tuple[Case, ...]
    notes: tuple[str, ...]  # designer's notes, in their order
    blocks: tuple[Block, ...]  # all of it, piece by piece

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
    return Chapter(int(title[1]), title[2], page, cases, tuple(_NOTE.findall(page)), read_blocks(page))


def read_blocks(page: str) -> tuple[Block, ...]:
    """The pieces of one page of Markdown, in their order."""
    blocks = []
    for piece in re.split(r"\n\s*\n", page):
        lines = [line.strip() for line in piece.strip().splitlines() if line.strip()]
        if lines and lines[0].startswith("#"):
            kind = "chapter" if lines[0].startswith("# ") else "heading"
            blocks.append(Block(kind, _plain(lines[0].lstrip("# "))))
            lines = lines[1:]
        if lines and all(line.startswith(("- ", "* ", "| ")) for line in lines):
            blocks += [Block("item", _row(line)) for line in lines if not set(line) <= set("|-: ")]
        elif lines:
            whole = " ".join(lines)
            found = _HEAD.match(whole)
            if found:
                blocks.append(Block("case", _plain(whole[found.end() :]), found[1]))
            else:
                blocks.append(Block("text", _plain(whole)))
    return tuple(blocks)


def _plain(text: str) -> str:
    return _MARKS.sub("", text).strip()


def _row(line: str) -> str:
    if line.startswith("|"):
        return _plain("   ".join(cell.strip() for cell in line.strip("|").split("|")))
    return _plain(line[2:])


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


def cases() -> tuple[Case, ...]:
    """All cases, in their order."""
    return tuple(found for chapter in chapters() for found in chapter.cases)


def references(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text of the rulebook refers to cases: begin, end and number of each, in their order."""
    known = {found.number for found in cases()}
    return tuple(
        (found.start(1), found.end(1), found[1]) for found in _PLACE.finditer(text) if found[1] in known
    )


@lru_cache(maxsize=64)
def search(words: str) -> tuple[Case, ...]:
    """The cases of a number (5.3), of a chapter (5), or that hold every one of some words."""
    wanted = words.lower().replace("[", "").replace("]", "").split()
    if len(wanted) == 1 and re.fullmatch(r"\d+(\.\d+)?", wanted[0]):
        return tuple(found for found in cases() if wanted[0] in (found.number, found.number.split(".")[0]))
    return tuple(
        found
        for found in cases()
        if wanted and all(word in f"{found.number} {found.chapter} {found.plain}".lower() for word in wanted)
    )
