"""A study goes on where it stopped, whatever stopped it."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import quick_workers
from small_study import findings as small_findings
from small_study import row, scenario

from borderwar.study import games, publish


def plan(count=20, workers=1, first=1):
    return games.Plan(Path("small"), scenario(), ("staff", "staff"), first, count, workers)


def run(of, out, told=lambda count: None, play=quick_workers.play):
    games.play(of, out, games.missing(of, out), told, play, quick_workers.begin)
    return games.read(of, out)


def test_rows_are_the_same_for_one_and_for_two_workers(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert run(plan(30, 1), tmp_path / "one") == run(plan(30, 2), tmp_path / "two")


def test_a_longer_study_plays_only_what_is_missing(tmp_path):
    told = []
    run(plan(10), tmp_path)
    rows = run(plan(16), tmp_path, told.append)
    assert told[-1] == 6
    assert [row.seed for row in rows] == list(range(1, 17))
    assert games.missing(plan(16), tmp_path) == []


def test_stopping_the_parent_keeps_what_came_back(tmp_path):
    def stop_early(count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(plan(), tmp_path, stop_early)
    left = games.missing(plan(), tmp_path)
    assert 0 < len(left) < 20
    assert len(run(plan(), tmp_path)) == 20


def test_a_killed_study_goes_on_and_leaves_no_worker_behind(tmp_path):
    script = tmp_path / "killed_study.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import sys
            from pathlib import Path

            sys.path[:0] = [{str(Path(__file__).parent)!r}]
            import quick_workers
            from test_games import games, plan

            if __name__ == "__main__":
                out, study = Path({str(tmp_path)!r}), plan(60, 2)
                games.play(
                    study,
                    out,
                    games.missing(study, out),
                    lambda count: print(count, flush=True),
                    quick_workers.play_slowly,
                    quick_workers.begin,
                )
            """
        )
    )
    note = tmp_path / "workers"
    study = subprocess.Popen(
        [sys.executable, str(script)],
        env=os.environ | {"BORDERWAR_TEST_FLAG": str(note)},
        stdout=subprocess.PIPE,
    )
    assert study.stdout is not None
    study.stdout.readline()
    study.kill()
    study.wait()
    study.stdout.close()
    kept = 60 - len(games.missing(plan(60), tmp_path))
    assert 0 < kept < 60
    assert len(run(plan(60), tmp_path)) == 60
    wait_until_gone({int(line) for line in note.read_text().split()})


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="a file's size cannot be limited here")
def test_a_study_on_a_full_disk_says_so_and_goes_on_once_there_is_room(tmp_path):
    script = tmp_path / "full_disk.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import resource
            import signal
            import sys
            from pathlib import Path

            sys.path[:0] = [{str(Path(__file__).parent)!r}]
            import quick_workers
            from test_games import games, plan

            from borderwar.study.store import StoreError

            if __name__ == "__main__":
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
                out, study = Path({str(tmp_path)!r}), plan(600)
                try:
                    games.play(
                        study,
                        out,
                        games.missing(study, out),
                        lambda count: None,
                        quick_workers.play,
                        quick_workers.begin,
                    )
                except StoreError as error:
                    print(error)
            """
        )
    )
    said = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True).stdout
    assert "the games played so far are safe" in said
    left = len(games.missing(plan(600), tmp_path))
    assert 0 < left < 600
    assert run(plan(600), tmp_path) == [row(seed) for seed in range(1, 601)]


def wait_until_gone(processes):
    """Fail if one of the processes is alive after some seconds."""
    for _ in range(100):
        processes = {each for each in processes if alive(each)}
        if not processes:
            return
        time.sleep(0.1)
    raise AssertionError(f"workers outlived their parent: {processes}")


def alive(process):
    state = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
        return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
    except OSError:  # it may go between the one look and the next
        return False


def test_the_report_is_written_whole(tmp_path):
    rows = run(plan(40), tmp_path)
    publish.publish(small_findings(rows, plan(40)), tmp_path)
    assert '"sentences"' in (tmp_path / "report.json").read_text(encoding="utf-8")
    assert "# Small Hill: 40 games against the record" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "</html>" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "inputs.csv").read_text(encoding="utf-8").startswith("seed,Red: men\n1,191\n2,192\n")
    assert not list(tmp_path.glob(".*")), "nothing half written is left"


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    (tmp_path / "report.md").write_text("old")

    def no_room(self, text, **_):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", no_room)
    with pytest.raises(OSError, match="No space left"):
        publish.write_whole(tmp_path / "report.md", "new")
    assert (tmp_path / "report.md").read_text() == "old"
