"""The one door to the compiler.

Rules are plain loops and ifs over integer arrays.  With numba present they are
compiled; with ``NUMBA_DISABLE_JIT=1`` (or no numba) the very same text runs
interpreted.  Both ways give the same digests, because both see the same numbers:
compiled code reads int32 and computes in int64, interpreted code reads through
`memoryview`, whose items are Python integers.

So a kernel may use: integers, `//`, `%`, shifts, loops, ifs, calls of other
kernels, and the fields of the tables it is given.  No slices, no NumPy calls, no
floats, no negative shift counts, and no product above 2**63.
"""

import hashlib
import importlib.util
import os
import sys
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
    return importlib.util.find_spec("numba") is not None


COMPILED = _wanted()
"""Whether kernels are compiled in this process."""


def source_hash() -> str:
    """A short hash of every source file that compiled code can come from.

    numba looks only at the file a kernel stands in, so a cached caller keeps a
    stale copy of a callee changed in another file.  A cache folder named after all
    of them cannot.
    """
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.blake2b(digest_size=8)
    for floor in KERNEL_FLOORS:
        for source in sorted((package / floor).rglob("*.py")):
            digest.update(source.relative_to(package).as_posix().encode())
            digest.update(source.read_bytes())
    digest.update(f"{sys.version_info[:2]} {np.__version__}".encode())
    return digest.hexdigest()


def cache_folder() -> Path:
    """Where compiled kernels of this very source text are kept; made if missing."""
    from platformdirs import user_cache_path

    wanted = Path(os.environ.get("BORDERWAR_CACHE") or user_cache_path("borderwar"))
    for root in (wanted, Path(tempfile.gettempdir()) / "borderwar-cache"):
        folder = root / f"kernels-{source_hash()}"
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


if COMPILED:
    CACHE = cache_folder()
    os.environ["NUMBA_CACHE_DIR"] = str(CACHE)
    import numba

    numba.config.CACHE_DIR = str(CACHE)
    # Rules are branches, not sums over arrays: vectorising them only costs compile time.
    numba.config.LOOP_VECTORIZE = 0
    numba.config.SLP_VECTORIZE = 0
    numba.config.OPT = numba.config._OptLevel(2)
    from borderwar.ground import pointers
    from borderwar.ground.pointers import copy_cells as copy_cells

    def _plain(kind: Any) -> Any:
        """Whole numbers are one type: constants, truth values and counts alike."""
        kind = numba.types.unliteral(kind)
        return numba.types.int64 if isinstance(kind, numba.types.Boolean) else kind

    def kernel(function: Function) -> Function:
        """Compile a rule; interpreted, leave it as it is."""
        compiled: Any = numba.njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)(
            function
        )
        template = compiled.get_call_template
        name = function.__name__.replace("_", " ")
        _known.append(name)

        def one_template(args: Any, keywords: Any) -> Any:
            # numba would compile a rule again for each constant it is called with.
            found = template(tuple(_plain(kind) for kind in args), keywords)
            if name not in _ready:
                _ready.add(name)
                for watcher in _watchers:
                    watcher(len(_ready), len(_known), name)
            return found

        compiled.get_call_template = one_template
        return compiled

else:

    def copy_cells(source: Any, target: Any) -> None:
        """Copy all cells of a one-dimensional grid into another of the same length."""
        target[:] = source

    def kernel(function: Function) -> Function:
        """Compile a rule; interpreted, leave it as it is."""
        return function


def is_warm() -> bool:
    """Whether an earlier run left compiled kernels for this source text."""
    return not COMPILED or any(CACHE.rglob("*.nbi"))


def table(rows: "np.ndarray", columns: type) -> Any:
    """A table of integers as kernels read it: ``table.column[row]``.

    `rows` is an int32 array of shape (rows, columns), `columns` a NamedTuple class
    naming them.  Compiled code gets an address, interpreted code a NamedTuple of
    strided memory views: one text reads both.
    """
    names: tuple[str, ...] = columns._fields  # type: ignore[attr-defined]
    assert rows.dtype == np.int32, columns
    assert rows.shape[1:] == (len(names),), columns
    if COMPILED:
        return pointers.table_owner(rows, columns.__name__, names)
    flat = memoryview(rows.reshape(-1))  # type: ignore[arg-type]
    return columns(*(flat[place :: len(names)] for place in range(len(names))))


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
