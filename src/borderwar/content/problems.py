"""What is wrong with a file, where, and what would be right."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

WIDEST = 100
"""Characters of a source line shown under a message; longer lines are cut around the caret."""

LONGEST_QUOTE = 48
LONGEST_LIST = 12
MOST_COMPARED = 500
"""Words looked through for the one that was meant; beyond that it takes too long."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author; ``str(problem)`` is what `borderwar check` prints."""

    id: str  # stable, lower case with hyphens
    file: str  # as the author named it
    line: int  # from 1; 0 when the problem is the file as a whole
    column: int  # from 1, in characters
    message: str
    cure: str = ""
    excerpt: str = ""  # the line of the file, as it is there

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        lines = [f"{place}: {self.message} [{self.id}]"]
        if self.line:
            shown, pad = _window(self.excerpt, self.column)
            lines.append(f"{self.line:>5} | {shown}".rstrip())
            lines.append(f"      | {pad}^")
        if self.cure:
            lines.append(f"      = {self.cure}")
        return "\n".join(lines)

    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems by file, then as a reader comes upon them."""
        return (self.file, self.line, self.column, self.id, self.message)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file and line, each told once."""
    return sorted(set(problems), key=Problem.order)


def printable(text: str) -> str:
    """Text without anything that could move the cursor or colour a terminal."""
    return "".join(
        sign if sign.isprintable() or sign == "\t" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def quoted(text: str) -> str:
    """A word of the file as messages show it: in quotes, on one line, not too long."""
    flat = printable(" ".join(text.split()))
    if len(flat) > LONGEST_QUOTE:
        flat = flat[: LONGEST_QUOTE - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return f"'{flat}'"


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence, cut when there are many."""
    known = list(words)
    if len(known) > LONGEST_LIST:
        return ", ".join(known[:LONGEST_LIST]) + f" and {len(known) - LONGEST_LIST} more"
    if len(known) < 2:
        return "".join(known)
    return ", ".join(known[:-1]) + " and " + known[-1]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like another; an empty text if none does."""
    words = list(known)
    if len(words) > MOST_COMPARED:
        words = [other for other in words if other[:1] == word[:1]][:MOST_COMPARED]
    near = get_close_matches(word[:LONGEST_QUOTE], words, n=1, cutoff=0.6)
    return near[0] if near else ""


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean ...?" when a known word is near, else what can be said instead."""
    near = nearest(word, known)
    return f"Did you mean '{near}'?" if near else otherwise


def _window(text: str, column: int) -> tuple[str, str]:
    """The part of a line to show, and the space that puts a caret under a column."""
    before, after = text[: column - 1], text[column - 1 :]
    if len(text) > WIDEST:
        cut = len(before) - WIDEST // 2
        if cut > 0:
            before = "\N{HORIZONTAL ELLIPSIS}" + before[cut:]
        if len(before) + len(after) > WIDEST:
            after = after[: WIDEST - len(before)] + "\N{HORIZONTAL ELLIPSIS}"
    before, after = printable(before), printable(after)
    return before + after, "".join(_blank(sign) for sign in before)


def _blank(sign: str) -> str:
    """The space as wide as one character on a terminal."""
    if sign == "\t":
        return "\t"
    if unicodedata.combining(sign):
        return ""
    return "  " if unicodedata.east_asian_width(sign) in ("W", "F") else " "
