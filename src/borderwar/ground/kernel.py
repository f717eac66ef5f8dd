"""The one door to the compiler.

Rules are plain loops and ifs over integer arrays.  With llvmlite present they are
compiled (`translate`, `machine`); with ``NUMBA_DISABLE_JIT=1`` (or no llvmlite) the very
same text runs interpreted.  Both ways give the same digests, because both see the same
numbers: compiled code reads int32 and computes in int64, interpreted code reads through
`memoryview`, whose items are Python integers.

So a kernel may use: integers, ``//``, ``%``, shifts, masks, comparisons, ``and``, ``or``,
``not``, ``x if y else z``, ``in (A, B)``; loops over ``range``, ``while``, ``if``,
``break``, ``continue``, ``return`` of one number, ``assert``; ``min``, ``max``, ``abs``,
``len``, ``int``, ``bool``, ``x.bit_length()``; calls of other kernels, of `copy_cells`
and `copy_row`; and the fields of the tables it is
given.  No slices, no NumPy calls, no floats, no lists, no negative shift counts, no
product above 2**63, no call of itself.  What has no translation is an error with its
file and line when the kernel is compiled.
"""

import hashlib
import importlib.util
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])

KERNEL_FLOORS = ("ground", "model", "rules", "ai")
"""The floors whose source text decides what compiled code does."""


def _wanted() -> bool:
    if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
        return False
    return importlib.util.find_spec("llvmlite") is not None


COMPILED = _wanted()
"""Whether kernels are compiled in this process."""


def source_hash(machine: str = "") -> str:
    """A short hash of every source file that compiled code can come from, and of the machine.

    A caller holds copies of its callees, so a change of any file makes all of it stale.
    """
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.blake2b(digest_size=8)
    for floor in KERNEL_FLOORS:
        for source in sorted((package / floor).rglob("*.py")):
            digest.update(source.relative_to(package).as_posix().encode())
            digest.update(source.read_bytes())
    digest.update(machine.encode())
    return digest.hexdigest()


def cache_folder(machine: str) -> Path:
    """Where compiled kernels of this very source text are kept; made if missing."""
    from platformdirs import user_cache_path

    wanted = Path(os.environ.get("BORDERWAR_CACHE") or user_cache_path("borderwar"))
    for root in (wanted, Path(tempfile.gettempdir()) / "borderwar-cache"):
        folder = root / f"kernels-{source_hash(machine)}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".write-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError:
            continue
        return folder
    return Path(tempfile.mkdtemp(prefix="borderwar-kernels-"))


_known: list[str] = []
_ready: set[str] = set()
_watchers: list[Callable[[int, int, str], None]] = []


@contextmanager
def watch_compiling(watcher: Callable[[int, int, str], None]) -> Iterator[None]:
    """While this lasts, tell `watcher` of each rule made ready: how many, of how many, its name."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def copy_cells(source: Any, target: Any) -> None:
    """Copy all cells of a one-dimensional int32 grid into another of the same length."""
    target[:] = source


def copy_row(source: Any, target: Any, row: Any) -> None:
    """Copy all columns of one row of a table into another of the same columns."""
    for here, there in zip(source, target, strict=True):
        there[row] = here[row]


if COMPILED:
    from borderwar.ground import pointers
    from borderwar.ground.machine import READY, Kernel, Machine, processor

    def _told(rule: str) -> None:
        _ready.add(rule)
        for watcher in _watchers:
            watcher(len(_ready), len(_known), rule)

    CACHE = cache_folder(processor())
    _machine = Machine(CACHE, _told)

    def kernel(function: Function) -> Function:
        """Compile a rule; interpreted, leave it as it is."""
        _known.append(function.__name__)
        return Kernel(function, _machine)  # type: ignore[arg-type,return-value]

else:

    def kernel(function: Function) -> Function:
        """Compile a rule; interpreted, leave it as it is."""
        return function


def is_warm() -> bool:
    """Whether an earlier run compiled all kernels of this source text, to the end."""
    return not COMPILED or (CACHE / READY).exists()


def mark_warm() -> None:
    """Note that all kernels are compiled; an interrupted first start leaves no such note."""
    if COMPILED:
        (CACHE / READY).touch()


def rows_of(rows: int, columns: type) -> "np.ndarray":
    """Room for a table: int32 (rows, columns) of zeros, each column in one piece."""
    return np.zeros((len(columns._fields), rows), np.int32).T  # type: ignore[attr-defined]


def table(rows: "np.ndarray", columns: type) -> Any:
    """A table of integers as kernels read it: ``table.column[row]``.

    `rows` is an int32 array of shape (rows, columns) with each column in one piece, as
    `rows_of` makes it: loops over the rows read one column or two, and hardly anything
    else then passes through the processor.  `columns` is a NamedTuple class naming them.
    Compiled code gets an address, interpreted code a NamedTuple of memory views: one
    text reads both.
    """
    names: tuple[str, ...] = columns._fields  # type: ignore[attr-defined]
    assert rows.dtype == np.int32, columns
    assert rows.shape[1:] == (len(names),), columns
    assert rows.flags.f_contiguous, columns
    if COMPILED:
        return pointers.table_owner(rows, columns.__name__, names)
    return columns(*(memoryview(rows[:, place]) for place in range(len(names))))  # type: ignore[arg-type]


def columns_of(rows: "np.ndarray", columns: type) -> Any:
    """The same table for Python code: a NamedTuple of int32 array views."""
    return columns(*(rows[:, place] for place in range(rows.shape[1])))


def grid(array: "np.ndarray") -> Any:
    """An array of one or two dimensions as kernels read it: ``grid[i, j]``."""
    return pointers.grid_owner(array) if COMPILED else memoryview(array)  # type: ignore[arg-type]


def cells(row: Any) -> list[int]:
    """The integers of a one-dimensional grid, for Python code."""
    numbers: list[int] = row.keeps[1].tolist() if COMPILED else row.tolist()
    return numbers


def bundle(members: Any) -> Any:
    """A NamedTuple of tables and grids as kernels take it."""
    if COMPILED:
        return pointers.bundle_owner(type(members).__name__, members._fields, tuple(members))
    return members
