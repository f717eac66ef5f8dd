"""borderwar luck: tables, JSON, a picture, and sentences where it cannot be done."""

import json

import pytest

from borderwar.cli.main import main


@pytest.fixture(scope="module")
def fought_log(tmp_path_factory):
    """The log of some turns in which there was shooting."""
    import borderwar

    game = borderwar.load("tauran-1936").start(seed=5)
    game.play(("greedy", "greedy"), until=6)
    path = tmp_path_factory.mktemp("luck") / "fought.log"
    path.write_text(game.log(), encoding="utf-8")
    return path


def test_luck_tells_what_the_draws_were_worth(fought_log, capsys):
    assert main(["luck", str(fought_log), "--rolls", "8"]) == 0
    text = capsys.readouterr().out
    for words in (
        "What the draws were worth",
        "Luckiest for Japan",
        "summed up by turn",
        "not how the game would",
    ):
        assert words in text
    assert "percentile" in text


def test_luck_as_json_is_nothing_but_json(fought_log, capsys):
    assert main(["luck", str(fought_log), "--rolls", "8", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["sides"] == ["japan", "mongolia"]
    worth = found["worth"]["men japan"]
    assert worth["shot"] + worth["day"] + worth["game"] == pytest.approx(worth["luck"], abs=0.01)
    assert found["worth"]["points japan"]["luck"] == pytest.approx(found["points_by_turn"][-1], abs=0.01)
    assert len(found["points_by_turn"]) == len(found["band_by_turn"]) == found["turns"]
    assert set(found["luckiest"]) == {"japan", "mongolia"}


@pytest.mark.parametrize(("name", "begins"), [("luck.svg", b"<svg"), ("luck.png", b"\x89PNG")])
def test_luck_draws_a_picture(name, begins, fought_log, tmp_path, capsys):
    picture = tmp_path / "new" / name
    assert main(["luck", str(fought_log), "--rolls", "8", "--picture", str(picture)]) == 0
    assert picture.read_bytes().startswith(begins)
    assert str(picture) in capsys.readouterr().out


def test_a_game_without_dice_says_so(tmp_path, capsys):
    import borderwar

    path = tmp_path / "none.log"
    game = borderwar.load("tauran-1936").start(luck=False)
    game.apply("end")
    path.write_text(game.log(), encoding="utf-8")
    assert main(["luck", str(path)]) == 0
    assert "no dice were rolled" in capsys.readouterr().out


def test_a_log_without_shots_says_so(small_game_log, capsys):
    assert main(["luck", str(small_game_log), "--rolls", "8"]) == 0
    assert "No order met dice" in capsys.readouterr().out


def test_what_cannot_be_audited_gets_a_sentence(small_game_log, tmp_path, capsys):
    assert main(["luck", str(small_game_log), "--picture", "luck.gif"]) == 1
    assert ".svg or .png" in capsys.readouterr().err
    text = small_game_log.read_text(encoding="utf-8")
    small_game_log.write_text(text.replace("= turn 1 ", "= turn 1 0"), encoding="utf-8")
    assert main(["luck", str(small_game_log)]) == 1
    told = capsys.readouterr().err
    assert "borderwar verify" in told
