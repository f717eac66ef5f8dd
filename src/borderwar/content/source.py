"""From a path to the lines of a text file, refusing what no author means to write."""

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from borderwar.content.problems import Problem

LARGEST = 2_000_000
"""Bytes in one file; the largest map of the war is a hundredth of this."""

_STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


Refuse = Callable[..., None]
"""Takes id, message and cure of a problem with the file as a whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text file and its lines, to cut excerpts from."""

    shown: str  # the path as messages name it
    text: str  # line ends are all \n
    lines: list[str]

    def problem(self, kind: str, line: int, column: int, message: str, cure: str = "") -> Problem:
        """A problem at a line and column, both from 1."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(kind, self.shown, line, column, message, cure, excerpt)


def read_source(path: Path, folder: Path, problems: list[Problem]) -> Source | None:
    """Read a text file of a folder; None, and a problem, if that cannot or must not be done."""
    shown = path.as_posix()

    def refuse(kind: str, message: str, cure: str = "") -> None:
        problems.append(Problem(kind, shown, 0, 0, message, cure))

    try:
        data = _bytes(path, folder, refuse)
    except (OSError, ValueError, RuntimeError) as error:
        refuse(
            "unreadable", f"cannot be read: {getattr(error, 'strerror', None) or 'the path makes no sense'}"
        )
        return None
    if data is None:
        return None
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            refuse(
                "byte-order-mark",
                f"starts with the byte order mark of {encoding}",
                "Save the file as UTF-8 without a byte order mark.",
            )
            return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = _plain(data[: error.start].decode("utf-8"))
        source = _source(shown, data.decode("utf-8", "replace"))
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        problems.append(
            source.problem("not-utf-8", line, column, "this is no UTF-8 text", "Save the file as UTF-8.")
        )
        return None
    source = _source(shown, text)
    strange = _strange_characters(source)
    problems.extend(strange)
    return None if strange else source


def _bytes(path: Path, folder: Path, refuse: Refuse) -> bytes | None:
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        refuse("outside-folder", "is a link that leads out of its folder", "Put the file itself here.")
        return None
    try:
        status = path.stat()
    except FileNotFoundError:
        other = path.with_suffix(".yml")
        refuse("missing-file", "there is no such file", f"Rename {other.name}." if other.is_file() else "")
        return None
    if stat.S_ISDIR(status.st_mode):
        refuse("folder-for-file", "is a folder where a file should be")
        return None
    if not stat.S_ISREG(status.st_mode):
        refuse("not-a-file", "is no ordinary file")
        return None
    if status.st_size <= LARGEST:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) <= LARGEST:
            return data
    refuse("file-too-large", f"has {status.st_size:,} bytes; at most {LARGEST:,} are read")
    return None


def _source(shown: str, text: str) -> Source:
    text = _plain(text)
    return Source(shown, text, text.split("\n"))


def _plain(text: str) -> str:
    """Text whose lines all end in \\n, so that digests agree everywhere."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strange_characters(source: Source) -> list[Problem]:
    """Tabs and control characters: the first of each sort, with a count of the others."""
    if not _STRANGE.search(source.text):
        return []
    tabs: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for number, line in enumerate(source.lines, start=1):
        for found in _STRANGE.finditer(line):
            (tabs if found.group() == "\t" else others).append((number, found.start() + 1))
    problems = []
    if tabs:
        problems.append(source.problem("tab", *tabs[0], "a tab" + _more(tabs), "Use spaces."))
    if others:
        where, place = others[0]
        said = f"a control character (U+{ord(source.lines[where - 1][place - 1]):04X})" + _more(others)
        problems.append(source.problem("control-character", where, place, said, "Delete it."))
    return problems


def _more(places: list[tuple[int, int]]) -> str:
    return f", and {len(places) - 1} more in this file" if len(places) > 1 else ""
