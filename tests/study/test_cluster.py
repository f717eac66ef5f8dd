"""A study on a cluster is the same study: real schedulers and workers, killed for real."""

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
import quick_workers
from dask_cluster import DaskCluster
from small_study import scenario

from borderwar.content.load import load_scenario
from borderwar.content.places import data_folder
from borderwar.study import cluster, games, worker
from borderwar.study.cluster import ClusterError
from borderwar.study.pool import WorkersDied

# Connections that a killed worker leaves half open are closed whenever Python collects them.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def flag(tmp_path_factory):
    """A file that workers make when one of them is killed."""
    return tmp_path_factory.mktemp("flag") / "killed"


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory, flag):
    """A cluster of two worker processes."""
    made = DaskCluster(tmp_path_factory.mktemp("dask"), 2, BORDERWAR_TEST_FLAG=str(flag))
    yield made
    made.stop()


def plan(count, address="", workers=1):
    return games.Plan(Path("small"), scenario(), ("staff", "staff"), 1, count, workers, address)


def run(of, out, play=quick_workers.play):
    out.mkdir(exist_ok=True)
    games.play(of, out, games.missing(of, out), lambda count: None, play, quick_workers.begin)
    return games.read(of, out)


def test_a_cluster_plays_what_one_process_plays(two_workers, tmp_path):
    folder = data_folder("scenarios") / "suifenho-1935"
    found, _ = load_scenario(folder)
    here = games.Plan(folder, found, ("passive", "greedy"), 1, 6, 1)
    there = replace(here, cluster=two_workers.address)
    rows = []
    for one, out in ((here, tmp_path / "here"), (there, tmp_path / "there")):
        out.mkdir()
        games.play(one, out, games.missing(one, out), lambda count: None)
        rows.append(games.read(one, out))
    assert rows[0] == rows[1]
    assert len(rows[0]) == 6


def test_a_killed_runner_goes_on_and_plays_no_game_twice(two_workers, tmp_path):
    script = tmp_path / "killed_runner.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import sys
            from pathlib import Path

            sys.path[:0] = [{str(Path(__file__).parent)!r}]
            import quick_workers
            from test_cluster import games, plan

            out, study = Path({str(tmp_path)!r}), plan(60, {two_workers.address!r})
            games.play(
                study,
                out,
                games.missing(study, out),
                lambda count: print(count, flush=True),
                quick_workers.play_unhurried,
                quick_workers.begin,
            )
            """
        )
    )
    study = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    assert study.stdout is not None
    assert study.stdout.readline().strip(), "games came"
    study.kill()
    study.wait()
    study.stdout.close()
    left = games.missing(plan(60), tmp_path)
    assert 0 < len(left) < 60
    assert run(plan(60, two_workers.address), tmp_path) == run(plan(60), tmp_path / "here")


def test_a_killed_worker_loses_no_game(two_workers, flag, tmp_path):
    rows = run(plan(40, two_workers.address), tmp_path, quick_workers.play_and_die_once)
    assert flag.exists(), "a worker was killed"
    assert sum(process.poll() is not None for process in two_workers.processes) == 1
    assert [row.seed for row in rows] == list(range(1, 41))


def test_a_fault_in_a_game_reaches_the_parent_and_what_came_is_kept(two_workers, tmp_path):
    with pytest.raises(ValueError, match="seed 5"):
        run(plan(8, two_workers.address), tmp_path, quick_workers.fail_at_five)
    assert 5 in games.missing(plan(8), tmp_path)


def test_workers_that_always_die_end_in_a_sentence(tmp_path):
    made = DaskCluster(tmp_path, 1, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    try:
        with pytest.raises(WorkersDied, match="died again and again"):
            run(plan(4, made.address), tmp_path / "study", quick_workers.always_die)
    finally:
        made.stop()


def test_a_scheduler_that_goes_leaves_a_sentence_and_its_games(tmp_path):
    made = DaskCluster(tmp_path, 1)
    of, out = plan(200, made.address), tmp_path / "study"
    out.mkdir()

    def kill_scheduler(count):
        made.processes[0].kill()

    try:
        with pytest.raises(ClusterError, match="the scheduler is gone: the games played so far are safe"):
            games.play(
                of,
                out,
                games.missing(of, out),
                kill_scheduler,
                quick_workers.play_unhurried,
                quick_workers.begin,
            )
    finally:
        made.stop()
    assert 0 < len(games.missing(plan(200), out)) < 200


def test_an_address_where_nobody_answers_gets_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        run(plan(2, "tcp://127.0.0.1:9"), tmp_path)
    with pytest.raises(ClusterError, match="no Dask scheduler answers at 'nonsense://'"):
        run(plan(2, "nonsense://"), tmp_path)


def test_a_scheduler_without_workers_gets_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    made = DaskCluster(tmp_path, 0)
    try:
        address = made.address
        with pytest.raises(ClusterError, match="has no workers; start one"):
            run(plan(2, address), tmp_path / "study")
    finally:
        made.stop()


def test_a_worker_with_other_rules_is_refused():
    with pytest.raises(worker.GameFault, match="another version of borderwar; install the same one"):
        worker.begin_with(scenario(), ("staff", "staff"), "other rules")


def test_without_dask_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'borderwar\[cluster\]'"):
        run(plan(2, "tcp://127.0.0.1:9"), tmp_path)
