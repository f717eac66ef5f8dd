"""The games of a study as one table for other programs: Parquet or CSV, a row a game.

Columns are those of the store; what has several parts (holders, reasons, series) is JSON.
"""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from borderwar.study.rows import GameRow
from borderwar.study.store import COLUMNS, Kind, values_of

ENDINGS = (".parquet", ".csv")


class ExportError(Exception):
    """A table that cannot be written; says why and what to do."""


def check(path: Path) -> None:
    """Raise ExportError, before any game is played, for a file that could not be written."""
    if path.suffix not in ENDINGS:
        raise ExportError(
            f"'{path}' would be neither Parquet nor CSV; end its name in {' or '.join(ENDINGS)}."
        )
    if path.suffix == ".parquet":
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise ExportError(
                "a .parquet file needs pyarrow: pip install 'borderwar[parquet]', or export a .csv file."
            ) from error
        assert pyarrow.parquet, "it is there"


def export(path: Path, kind: Kind, rows: Sequence[GameRow]) -> None:
    """Write the games; the file is the old one or the whole new one.  Raises OSError."""
    table = [values_of(kind, row) for row in rows]
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if path.suffix == ".parquet":
            _write_parquet(beside, table)
        else:
            with beside.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(COLUMNS)
                writer.writerows(table)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)


def _write_parquet(path: Path, table: Sequence[tuple[object, ...]]) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = {name: [row[place] for row in table] for place, name in enumerate(COLUMNS)}
    pyarrow.parquet.write_table(pyarrow.table(columns), path, compression="zstd")
