"""Games across processes: a killed worker loses nothing."""

import pytest
import quick_workers

from borderwar.study.pool import WorkersDied, chunks_of, play_all


def seeds_played(seeds, workers, play):
    games = []
    play_all(seeds, workers, play, games.extend, quick_workers.begin)
    return sorted(game["seed"] for game in games), games


def test_every_seed_lands_in_one_chunk():
    for count in (1, 7, 100, 1000):
        chunks = chunks_of(range(count), 2)
        assert [seed for chunk in chunks for seed in chunk] == list(range(count))
    assert max(len(chunk) for chunk in chunks_of(range(100_000), 2)) == 16


def test_two_workers_play_what_one_plays():
    _, one = seeds_played(range(1, 30), 1, quick_workers.play)
    _, two = seeds_played(range(1, 30), 2, quick_workers.play)
    assert sorted(one, key=lambda game: game["seed"]) == sorted(two, key=lambda game: game["seed"])


def test_a_killed_worker_loses_no_game(tmp_path, monkeypatch):
    monkeypatch.setenv("BORDERWAR_TEST_FLAG", str(tmp_path / "killed"))
    played, _ = seeds_played(range(1, 41), 2, quick_workers.play_and_die_once)
    assert (tmp_path / "killed").exists(), "a worker was killed"
    assert played == list(range(1, 41)), "each game came back once"


def test_workers_that_always_die_end_in_a_sentence():
    with pytest.raises(WorkersDied, match=r"died 3 times .* fewer --workers"):
        seeds_played(range(1, 5), 2, quick_workers.always_die)


def test_a_fault_in_a_game_reaches_the_parent():
    with pytest.raises(ValueError, match="seed 5"):
        seeds_played(range(1, 9), 1, quick_workers.fail_at_five)
