"""The games as a table for other programs: what is written comes back."""

import csv
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from small_study import rows

from borderwar.study.export import ExportError, check, export
from borderwar.study.store import COLUMNS, Kind, row_from

KIND = Kind("5be1c0d2", "rules-1", "staff staff")


def test_parquet_comes_back_as_it_was_with_numbers_as_numbers(tmp_path):
    games, path = rows(30), tmp_path / "games.parquet"
    check(path)
    export(path, KIND, games)
    table = pyarrow.parquet.read_table(path)
    assert tuple(table.column_names) == COLUMNS
    assert str(table.schema.field("casualties_0").type) == "int64"
    assert str(table.schema.field("hours").type) == "double"
    assert [row_from(values) for values in table.to_pylist()] == games
    assert set(table["rules"].to_pylist()) == {"rules-1"}


def test_csv_comes_back_as_it_was(tmp_path):
    games, path = rows(30), tmp_path / "new" / "games.csv"
    export(path, KIND, games)
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    words = {
        "scenario",
        "rules",
        "policies",
        "winner",
        "grade",
        "ground",
        "digest",
        "holders",
        "reasons",
        "series",
    }
    plain = [{name: text if name in words else float(text) for name, text in line.items()} for line in found]
    assert [row_from(line) for line in plain] == games


def test_another_ending_gets_a_sentence():
    with pytest.raises(ExportError, match=r"neither Parquet nor CSV; end its name in \.parquet or \.csv"):
        check(Path("games.xlsx"))


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExportError, match=r"pip install 'borderwar\[parquet\]'"):
        check(Path("games.parquet"))
    check(Path("games.csv"))


def test_a_table_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "games.csv"
    path.write_text("old")

    def no_room(self, *_, **__):
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as full:
        full.setattr(Path, "open", no_room)
        with pytest.raises(OSError, match="No space left"):
            export(path, KIND, rows(2))
    assert path.read_text() == "old"
