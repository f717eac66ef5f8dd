"""Bookmarks of a record: moments with a note, in a small text file beside the log.

    borderwar notes 1
    12 The post is under fire
    355 Here the horse should have gone round

A number of orders, a blank, the note.  The log itself is never touched, so it may be
read-only.  Lines that say nothing are kept as they are.
"""

from dataclasses import dataclass, field
from pathlib import Path

from borderwar.session.autosave import DiskTrouble, notes_path

FIRST_LINE = "borderwar notes 1"
LONGEST = 200


@dataclass(frozen=True, slots=True, order=True)
class Bookmark:
    """A moment: so many orders into the record, and why it is worth coming back to."""

    order: int
    note: str


@dataclass
class Bookmarks:
    """The bookmarks of one record; without a path they last as long as the window."""

    path: Path | None = None
    marks: list[Bookmark] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    problem: str = ""  # a sentence about what could not be read

    def put(self, order: int, note: str) -> None:
        """Mark a moment, or change its note; an empty note takes the mark away.  Raises DiskTrouble."""
        plain = " ".join(note.split())[:LONGEST]
        kept = [mark for mark in self.marks if mark.order != order]
        self.marks = sorted([*kept, Bookmark(order, plain)] if plain else kept)
        self._write()

    def at(self, order: int) -> Bookmark | None:
        """The bookmark of a moment."""
        return next((mark for mark in self.marks if mark.order == order), None)

    def _write(self) -> None:
        if self.path is None:
            return
        lines = [FIRST_LINE, *(f"{mark.order} {mark.note}" for mark in self.marks), *self.unread]
        beside = self.path.with_name(self.path.name + ".new")
        try:
            beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
            beside.replace(self.path)
        except OSError as error:
            raise DiskTrouble(
                f"the bookmarks could not be kept in {self.path}: {error.strerror}; "
                "they last until the window is closed"
            ) from error


def bookmarks_of(log: Path | None) -> Bookmarks:
    """The bookmarks beside a log; none if it has none or lies nowhere."""
    if log is None:
        return Bookmarks()
    path = notes_path(log)
    found = Bookmarks(path)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return found
    except (OSError, UnicodeDecodeError) as error:
        found.problem = f"The bookmarks in {path.name} cannot be read: {error}."
        found.path = None  # what cannot be read is not written over
        return found
    for number, line in enumerate(lines, start=1):
        order, _, note = line.partition(" ")
        if line == FIRST_LINE or not line.strip():
            continue
        if order.isdigit() and note.strip():
            found.marks.append(Bookmark(int(order), note.strip()))
        else:
            found.unread.append(line)
            found.problem = f"{path.name}, line {number}: {line!r} is no number of orders with a note."
    found.marks.sort()
    return found
