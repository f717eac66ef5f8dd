"""borderwar report: a saved game as files, and a sentence where it cannot be done."""

import pytest

from borderwar.cli.main import main


@pytest.fixture(scope="module")
def fought_log(tmp_path_factory):
    """The log of some turns in which there was shooting."""
    import borderwar

    game = borderwar.load("tauran-1936").start(seed=5)
    game.play(("greedy", "greedy"), until=4)
    path = tmp_path_factory.mktemp("report") / "fought.log"
    path.write_text(game.log(), encoding="utf-8")
    return path


@pytest.mark.checklist("G10")
def test_a_saved_game_becomes_a_report_and_a_map(fought_log, tmp_path, capsys):
    assert main(["report", str(fought_log), "--out", str(tmp_path / "told"), "--rolls", "4"]) == 0

    assert str(tmp_path / "told" / "report.md") in capsys.readouterr().out
    text = (tmp_path / "told" / "report.md").read_text(encoding="utf-8")
    assert text.startswith("# Tauran: ")
    assert "## Every combat" in text
    assert (tmp_path / "told" / "map.png").stat().st_size > 10_000


def test_without_a_folder_it_stands_beside_the_log(fought_log):
    assert main(["report", str(fought_log), "--rolls", "1"]) == 0
    assert (fought_log.with_suffix("") / "report.md").is_file()


def test_a_folder_that_cannot_be_written_is_a_sentence(fought_log, tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert main(["report", str(fought_log), "--out", str(blocked / "below"), "--rolls", "1"]) == 1
    assert "could not be written" in capsys.readouterr().err
