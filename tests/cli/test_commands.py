"""Commands that do what they say, called as a person calls them."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from borderwar.cli.main import main


def said(capsys):
    """What the command printed for people and programs."""
    return capsys.readouterr().out


def test_list_shows_each_scenario(capsys):
    assert main(["list"]) == 0
    text = said(capsys)
    assert "tauran-1936" in text
    assert "タウラン事件" in text
    assert "250 m" in text


def test_check_finds_nothing_in_the_shipped_content(capsys):
    from borderwar.content.places import data_folder

    assert main(["check", str(data_folder("scenarios"))]) == 0
    assert "no problems" in said(capsys)


def test_check_names_what_is_wrong_and_fails(tmp_path, capsys):
    (tmp_path / "scenario.yaml").write_text("format: 1\ntitel: Hill\n")
    assert main(["check", str(tmp_path)]) == 1
    text = said(capsys)
    assert re.search(r"scenario\.yaml:2:1", text)
    assert "title" in text


def test_schema_prints_one_kind_and_writes_all(tmp_path, capsys):
    assert main(["schema", "forces"]) == 0
    assert "draft-07" in json.loads(said(capsys))["$schema"]
    assert main(["schema", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "scenario.schema.json").exists()


def test_run_prints_result_losses_and_digest_and_its_log_verifies(tmp_path, capsys):
    log = tmp_path / "game.log"
    arguments = ["run", "tauran-1936", "--seed", "5", "--policies", "passive", "greedy", "--log", str(log)]
    assert main(arguments) == 0
    first = said(capsys)
    digest = re.search(r"Digest (\w+)", first)
    assert digest
    assert "Result:" in first
    assert "killed and wounded" in first
    assert main(arguments) == 0
    assert said(capsys) == first, "the same game each time"
    assert main(["verify", str(log)]) == 0
    assert digest.group(1) in said(capsys)


def test_luck_none_is_another_game(capsys):
    digests = []
    for luck in ("full", "none"):
        assert main(["run", "tauran-1936", "--policies", "passive", "greedy", "--luck", luck]) == 0
        digests.append(said(capsys).splitlines()[-1])
    assert digests[0] != digests[1]


def test_verify_names_the_order_that_differs(small_game_log, capsys):
    text = small_game_log.read_text(encoding="utf-8")
    assert main(["verify", str(small_game_log)]) == 0
    small_game_log.write_text(re.sub(r"= turn 1 \w+", "= turn 1 00000000", text), encoding="utf-8")
    assert main(["verify", str(small_game_log)]) == 1
    told = capsys.readouterr().err
    assert "00000000" in told
    assert "order" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "is no borderwar log"),
        (b"\xff\xfe\x00", "is not text"),
        (b"borderwar log 1, rules 0.1.0\nscenario nowhere-1900 12ab\nseed 1\nluck full\n", "no scenario"),
        (b"borderwar log 99, rules 9\n", "format 99"),
    ],
)
def test_a_file_that_is_no_log_gets_a_sentence(content, sentence, tmp_path, capsys):
    path = tmp_path / "a.log"
    path.write_bytes(content)
    assert main(["verify", str(path)]) == 1
    assert sentence in capsys.readouterr().err


def test_shot_draws_a_moment(small_game_log, tmp_path, capsys):
    out = tmp_path / "pictures" / "moment.png"
    assert main(["shot", str(small_game_log), "--turn", "2", "--size", "960x600", "--out", str(out)]) == 0
    header = out.read_bytes()[:24]
    assert header[1:4] == b"PNG"
    assert int.from_bytes(header[16:20], "big") == 960
    assert str(out) in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--turn", "9"], "the game ended in turn 3"),
        (["--order", "99"], "--order goes from 0 to 4"),
        (["--side", "japam"], "Did you mean 'japan'?"),
        (["--select", "nobody-at-all"], "no unit 'nobody-at-all'"),
        (["--aim", "9999"], "hexes go from 0101 to 4432"),
        (["--aim", "here"], "hexes go from 0101 to 4432"),
    ],
)
def test_shot_names_what_is_not_there(arguments, sentence, small_game_log, tmp_path, capsys):
    out = str(tmp_path / "moment.png")
    assert main(["shot", str(small_game_log), "--out", out, *arguments]) == 1
    assert sentence in capsys.readouterr().err


def test_shot_wants_a_size_it_can_draw(capsys, tmp_path):
    for size in ("large", "10x10", "99999x10"):
        assert main(["shot", "tauran-1936", "--out", str(tmp_path / "x.png"), "--size", size]) == 2
        told = capsys.readouterr().err
        assert "1920x1080" in told or "320 to 8192" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tauran-1936"], "no display"),
        (["tauran-1936", "--side", "japam"], "Did you mean 'japan'?"),
        (["--side", "japan"], "name a scenario"),
        (["README.md"], "no scenario|is no borderwar log"),
        (["tauran-1936", "--opponent", "stav"], "Did you mean 'staff'?"),
    ],
)
def test_play_without_a_display_or_with_wrong_names_gets_a_sentence(arguments, sentence, monkeypatch, capsys):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert main(["play", *arguments]) == 1
    text = capsys.readouterr().err
    assert any(words in text for words in sentence.split("|")), text


def test_the_demonstration_leaves_pictures_and_a_log(tmp_path, monkeypatch, capsys):
    from borderwar.cli import start

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "MOMENTS", (7,))
    monkeypatch.setattr(start, "POLICIES", ("passive", "greedy"))
    assert main([]) == 0
    text = said(capsys)
    assert text.splitlines()[0].startswith("No display (SDL_VIDEODRIVER is 'dummy')")
    assert "record" in text
    folder = tmp_path / "borderwar-demo"
    assert sorted(path.name for path in folder.iterdir()) == ["end.png", "tauran-1936.log", "turn-07.png"]
    assert main(["verify", str(folder / "tauran-1936.log")]) == 0


def test_the_demonstration_finds_room_where_nothing_may_be_written(tmp_path, monkeypatch):
    from borderwar.cli import start

    monkeypatch.chdir(tmp_path)
    (tmp_path / "borderwar-demo").write_text("in the way")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = start._folder()
    assert folder.is_dir()
    assert folder.name.startswith("borderwar-demo-")


def test_a_study_reports_resumes_and_writes_json(tmp_path, capsys):
    arguments = ["study", "tauran-1936", "--games", "3", "--workers", "1", "--out", str(tmp_path)]
    arguments += ["--policies", "passive", "greedy", "--no-pictures"]
    assert main([*arguments, "--json"]) == 0
    figures = json.loads(said(capsys))
    assert figures["games"] == 3
    assert figures["policies"] == ["passive", "greedy"]
    assert main(arguments) == 0, "all games are there: only the report is made again"
    text = said(capsys)
    assert "Losses against the record" in text
    assert "puts history" in text
    kept = {path.name for path in tmp_path.iterdir()}
    assert {"games.sqlite", "report.html", "report.json", "report.md", "nearest.log"} <= kept
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == figures
    (rows,) = sqlite3.connect(tmp_path / "games.sqlite").execute("select count(*) from games").fetchone()
    assert rows == 3
    assert main(["verify", str(tmp_path / "nearest.log")]) == 0
    nearest = figures["nearest"]["digest"]
    assert nearest in said(capsys), "the log ends in the state of the game nearest to history"


def test_an_arena_rates_resumes_and_writes_its_page(tmp_path, capsys):
    arguments = [
        "arena",
        "passive",
        "greedy",
        "--scenarios",
        "suifenho-1935",
        "--games",
        "2",
        "--workers",
        "1",
    ]
    arguments += ["--out", str(tmp_path / "games"), "--json", "--md", str(tmp_path / "page.md")]
    for _ in range(2):
        assert main(arguments) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["pairs"][0]["games"] == 2
        assert {one["policy"] for one in found["ratings"]} == {"passive", "greedy"}
    said = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "Made by `borderwar arena passive greedy --scenarios suifenho-1935 --games 2 --md" in said


def test_a_variant_is_played_by_its_id_or_as_a_patch_and_its_log_verifies(tmp_path, capsys):
    log = tmp_path / "game.log"
    arguments = ["--policies", "passive", "passive", "--set", "calendar.turns=2", "--log", str(log)]
    assert main(["run", "bain-tsagan-1939/without-the-tank-brigade", *arguments]) == 0
    first = said(capsys)
    head = log.read_text(encoding="utf-8").splitlines()[:5]
    assert head[1].startswith("scenario bain-tsagan-1939/without-the-tank-brigade ")
    assert head[4] == "set calendar.turns=2"
    assert main(["verify", str(log)]) == 0
    assert "up to turn 2, the game is over" in said(capsys)
    assert main(["run", "bain-tsagan-1939", "--patch", "without-the-tank-brigade", *arguments]) == 0
    assert said(capsys) == first


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["tauran-1936", "--set", "calender.turns=3"],
            "no path begins with 'calender'. Did you mean 'calendar'?",
        ),
        (["bain-tsagan-1939", "--patch", "without-tanks"], "has no variant 'without-tanks'"),
        (["bain-tsagan-1939/without-the-tank"], "Did you mean 'without-the-tank-brigade'?"),
        (["tauran-1936/night"], "'tauran-1936' has no variants."),
    ],
)
def test_a_wrong_variant_or_value_gets_one_sentence(arguments, sentence, capsys):
    assert main(["run", *arguments]) == 1
    told = capsys.readouterr().err
    assert sentence in told
    assert len(told.strip().splitlines()) == 1


def test_a_study_of_a_variant_is_a_study_of_its_own(tmp_path, capsys):
    arguments = ["study", "tauran-1936", "--games", "2", "--workers", "1", "--out", str(tmp_path), "--json"]
    arguments += ["--policies", "passive", "passive", "--set", "calendar.turns=3"]
    assert main(arguments) == 0
    figures = json.loads(said(capsys))
    assert figures["games"] == 2
    assert main([*arguments, "--balance"]) == 1
    assert "not for what-ifs" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "nearest.log")]) == 0


def test_two_studies_are_compared_seed_by_seed(tmp_path, capsys):
    for name, more in (("whole", []), ("short", ["--set", "calendar.turns=20"])):
        arguments = ["study", "tauran-1936", "--games", "4", "--workers", "1", "--json", *more]
        assert main([*arguments, "--out", str(tmp_path / name), "--policies", "passive", "greedy"]) == 0
        capsys.readouterr()
    studies = [str(tmp_path / "whole"), str(tmp_path / "short")]
    assert main(["compare", *studies, "--json"]) == 0
    figures = json.loads(said(capsys))
    assert figures["pairs"] == 4
    assert figures["after"]["scenario"] == "tauran-1936"
    assert any("calendar.turns=20: " in sentence for sentence in figures["sentences"])
    assert main(["compare", *studies]) == 0
    assert "Differences over 4 pairs of games" in said(capsys)
    assert main(["compare", studies[0], str(tmp_path / "none")]) == 1
    assert "there is no study in" in capsys.readouterr().err


def test_a_question_is_answered_by_a_page(tmp_path, capsys):
    name = "nomonhan-may-1939/azuma-relieved"
    arguments = ["questions", name, "--games", "2", "--workers", "1", "--policies", "passive", "passive"]
    arguments += ["--work", str(tmp_path / "work"), "--out", str(tmp_path / "pages")]
    assert main(arguments) == 0
    (page,) = (tmp_path / "pages").iterdir()
    text = page.read_text(encoding="utf-8")
    assert f"Made by `borderwar questions {name} --games 2 --policies passive passive --out " in text
    assert "2 pairs of games" in text
    assert main(["questions", "tauran-1936"]) == 1
    assert "asks no question; name a variant with one" in capsys.readouterr().err


def test_a_study_is_exported_and_refuses_other_endings_before_it_plays(tmp_path, capsys):
    arguments = ["study", "tauran-1936", "--games", "2", "--workers", "1", "--out", str(tmp_path), "--json"]
    arguments += ["--policies", "passive", "greedy"]
    assert main([*arguments, "--export", str(tmp_path / "games.xls")]) == 1
    assert "neither Parquet nor CSV" in capsys.readouterr().err
    assert not (tmp_path / "games.sqlite").exists()
    tables = [str(tmp_path / "games.csv"), str(tmp_path / "games.parquet")]
    assert main([*arguments, "--export", tables[0], "--export", tables[1]]) == 0
    assert len((tmp_path / "games.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert (tmp_path / "games.parquet").read_bytes()[:4] == b"PAR1"


def test_a_cluster_and_workers_are_not_asked_for_together(capsys):
    arguments = ["study", "tauran-1936", "--cluster", "tcp://127.0.0.1:9", "--workers", "2"]
    assert main(arguments) == 1
    assert "give one of the two" in capsys.readouterr().err


def test_an_arena_takes_whole_scenarios(tmp_path, capsys):
    arguments = ["arena", "passive", "greedy", "--scenarios", "bain-tsagan-1939/without-the-tank-brigade"]
    assert main([*arguments, "--games", "2", "--out", str(tmp_path)]) == 1
    assert "this command takes whole scenarios, such as 'bain-tsagan-1939'" in capsys.readouterr().err


def test_every_shipped_question_has_its_page():
    from borderwar.cli.questions import all_questions
    from borderwar.cli.scenarios import open_scenario

    pages = Path(__file__).resolve().parents[2] / "docs" / "questions"
    names = all_questions()
    assert len(names) >= 4
    listed = (pages / "README.md").read_text(encoding="utf-8")
    for name in names:
        asked = open_scenario(name).variant.question
        text = (pages / (name.replace("/", "-") + ".md")).read_text(encoding="utf-8")
        assert text.startswith(f"# {asked}\n\nMade by `borderwar questions {name} --games "), name
        assert f"[{asked}](" in listed
