"""The file of games: rows come back as they went in, and nothing mixes."""

import sqlite3

import pytest
from small_study import row, rows

from borderwar.study.store import FILE_NAME, Kind, Store, StoreError

KIND = Kind("5be1c0d2", "rules-1", "staff staff")


def test_a_row_comes_back_as_it_went_in(tmp_path):
    games = rows(5)
    with Store(tmp_path / FILE_NAME) as store:
        store.add(KIND, reversed(games))
    with Store(tmp_path / FILE_NAME) as store:
        assert store.rows(KIND, 1, 5) == games
        assert store.rows(KIND, 2, 3) == games[1:3]
        assert store.seeds(KIND) == {1, 2, 3, 4, 5}


def test_other_rules_policies_and_scenarios_do_not_mix(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:
        store.add(KIND, rows(3))
        for other in (
            KIND._replace(rules="rules-2"),
            KIND._replace(policies="staff greedy"),
            KIND._replace(scenario="x"),
        ):
            assert store.seeds(other) == set()


def test_a_game_played_twice_is_one_row(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:
        store.add(KIND, [row(1)])
        store.add(KIND, [row(1)])
        assert len(store.rows(KIND, 0, 9)) == 1


def test_a_full_disk_keeps_what_was_there_and_says_so(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:
        store.add(KIND, rows(3))
        pages = store._database.execute("PRAGMA page_count").fetchone()[0]
        store._database.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StoreError, match=r"the disk is full.*same command again"):
            store.add(KIND, [row(seed) for seed in range(10, 400)])
        assert store.seeds(KIND) == {1, 2, 3}, "all of a chunk or none"


def test_a_file_that_is_no_database_gets_a_sentence(tmp_path):
    (tmp_path / FILE_NAME).write_text("not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(StoreError, match="is not a file of games"):
        Store(tmp_path / FILE_NAME)


def test_a_file_of_a_later_version_is_left_alone(tmp_path):
    sqlite3.connect(tmp_path / FILE_NAME).execute("PRAGMA user_version = 9").connection.close()
    with pytest.raises(StoreError, match="format 9"):
        Store(tmp_path / FILE_NAME)


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "missing" / FILE_NAME)
