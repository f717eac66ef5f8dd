"""The branches of a game: logs of one scenario, seed and luck, as a tree.

Two logs belong together if they began alike, whatever their files are called; the head's
``branch`` line says which of the two left the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from borderwar.session.log import Head, LogError, read_head


@dataclass(frozen=True, slots=True)
class Record:
    """A log on disk, read but not played."""

    path: Path
    name: str
    head: Head
    orders: tuple[str, ...]  # "1 japan move ...", without digests
    turn: int  # of the last order, from 1

    @property
    def kin(self) -> tuple[str, int, bool]:
        """What records of one game share."""
        return self.head.scenario, self.head.seed, self.head.luck


@dataclass(frozen=True, slots=True)
class Limb:
    """One record in the tree of branches."""

    record: Record
    depth: int
    left_at: int  # orders it shares with the record it left; 0 for a root
    parent: Path | None


def name_of(path: Path) -> str:
    """What a log calls itself: the file's name without who played against whom."""
    return path.stem.partition("@")[0]


def read_record(path: Path) -> Record:
    """Read a log without playing it.  Raises LogError, or OSError if there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LogError(f"{path.name} is no borderwar log: it is not text") from error
    head = read_head(text, path.name)
    lines = [line for line in text.split("\n")[4:] if line[:1].isdigit()]
    orders = tuple(" ".join(line.partition("~")[0].split()) for line in lines)
    turn = int(lines[-1].split()[0]) if lines else 1
    return Record(path, name_of(path), head, orders, turn)


def records_in(folder: Path) -> list[Record]:
    """The logs of a folder that can be read, by name."""
    found = []
    for path in sorted(folder.glob("*.log")) if folder.is_dir() else ():
        try:
            found.append(read_record(path))
        except (LogError, OSError, ValueError):
            continue  # the list of saved games says what is wrong with it
    return found


def shared(first: Record, second: Record) -> int:
    """Orders that two records have in common from the start."""
    pairs = zip(first.orders, second.orders, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def tree_of(records: Iterable[Record], of: Record) -> list[Limb]:
    """The family of one record: each branch under the record it left, in the order they left it."""
    family = [record for record in records if record.kin == of.kin and record.path != of.path]
    family.append(of)
    family.sort(key=lambda record: ((record.head.branch_of or ("", 0))[1], record.name))
    parents: dict[Path, Record | None] = {}
    for record in family:
        parents[record.path] = _parent(record, family, parents)
    placed = [
        (record, parent, shared(record, parent) if parent else 0)
        for record in family
        for parent in [parents[record.path]]
    ]
    limbs: list[Limb] = []

    def hang(parent: Record | None, depth: int) -> None:
        below = [entry for entry in placed if entry[1] is parent]
        for record, _, left_at in sorted(below, key=lambda entry: (entry[2], entry[0].name)):
            limbs.append(Limb(record, depth, left_at, parent.path if parent else None))
            hang(record, depth + 1)

    hang(None, 0)
    return limbs


def _parent(record: Record, family: list[Record], parents: dict[Path, Record | None]) -> Record | None:
    """The record a branch left: the one its head names if it is there, else the one most like it."""
    if record.head.branch_of is None:
        return None
    name, at = record.head.branch_of
    able = [
        other
        for other in family
        if shared(record, other) >= min(at, len(record.orders)) and not _hangs_under(other, record, parents)
    ]
    named = [other for other in able if name in (other.name, other.path.name, other.path.stem)]
    return max(named or able, key=lambda other: shared(record, other), default=None)


def _hangs_under(record: Record | None, trunk: Record, parents: dict[Path, Record | None]) -> bool:
    """Whether a record is another or a branch of it, as far as parents are known."""
    while record is not None:
        if record.path == trunk.path:
            return True
        record = parents.get(record.path)
    return False
