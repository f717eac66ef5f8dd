"""The log is the save: it comes back whole, and says where a replay leaves it."""

from pathlib import Path

import pytest

from borderwar.model.orders import End
from borderwar.session.autosave import DiskTrouble, Journal, keep_last
from borderwar.session.game import Game
from borderwar.session.log import LogError, load, log_text, read_head, replay


def test_a_log_read_back_is_the_same_game(played: Game) -> None:
    text = log_text(played)
    again, difference = replay(text, played.setup)
    assert difference is None
    assert again.state.digest() == played.state.digest()
    assert log_text(again) == text


def test_comments_are_for_people_only(played: Game) -> None:
    again, difference = replay(log_text(played, comments=False), played.setup)
    assert difference is None
    assert again.position == played.position


def test_half_a_last_line_is_dropped(played: Game) -> None:
    text = log_text(played, comments=False)
    orders = text.split("\n")
    cut = "\n".join(orders[:-4]) + "\n" + orders[-4][:9]
    again, difference = replay(cut, played.setup)
    assert difference is None
    assert 0 < again.position < played.position


def test_a_tampered_order_is_named_with_its_line(played: Game) -> None:
    lines = log_text(played, comments=False).split("\n")
    place = next(i for i, line in enumerate(lines) if " move " in line)
    path = lines[place].split("  ~")[0].rsplit(">", 1)
    lines[place] = path[0] + "  ~" + lines[place].split("  ~")[1]
    _, difference = replay("\n".join(lines), played.setup)
    assert difference is not None
    assert difference.line == place + 1
    assert "line" in difference.message
    assert difference.field is not None
    assert difference.field.startswith("units.")


def test_a_tampered_seed_shows_at_the_first_order(played: Game) -> None:
    text = log_text(played).replace(f"seed {played.seed}", f"seed {played.seed + 1}")
    _, difference = replay(text, played.setup)
    assert difference is not None
    first = next(i for i, line in enumerate(text.split("\n")) if line.startswith("1 ")) + 1
    assert difference.line == first
    assert difference.field == "clock.seed"


def test_a_tampered_digest_is_named(played: Game) -> None:
    lines = log_text(played).split("\n")
    place = next(i for i, line in enumerate(lines) if line.startswith("= turn 1"))
    lines[place] = "= turn 1 00000000"
    _, difference = replay("\n".join(lines), played.setup)
    assert difference is not None
    assert "00000000" in difference.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "does not begin with"),
        ("hello\n", "does not begin with"),
        ("borderwar log 1, rules 0.1.0\nscenario x\n", "head"),
        ("borderwar log 99, rules 9\nscenario tauran-1936 00\nseed 1\nluck full\n", "update"),
        ("borderwar log 1, rules 0.1.0\nscenario other-1936 00\nseed 1\nluck full\n", "other-1936"),
        ("borderwar log 1, rules 0.1.0\nscenario tauran-1936 00\nseed 1\nluck full\nrubbish\n", "line 5"),
        (
            "borderwar log 1, rules 0.1.0\nscenario tauran-1936 00\nseed 1\nluck full\n1 japan jump x\n",
            "line 5",
        ),
    ],
)
def test_text_that_is_no_log_is_refused_in_a_sentence(played: Game, text: str, says: str) -> None:
    with pytest.raises(LogError, match=says):
        replay(text, played.setup)


def test_the_head_tells_scenario_seed_and_luck(played: Game) -> None:
    head = read_head(log_text(played))
    assert (head.scenario, head.seed, head.luck) == (played.scenario.id, played.seed, True)


def test_each_order_is_on_disk_at_once(game: Game, tmp_path: Path) -> None:
    journal = Journal(game, tmp_path / "game.log")
    journal.begin()
    for _ in range(5):
        journal.submit(End())
        on_disk = load(journal.path, game.setup)
        assert on_disk.state.digest() == game.state.digest()


def test_undo_reaches_the_disk(game: Game, march, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    journal = Journal(game, tmp_path / "game.log")
    journal.begin()
    journal.submit(march(0))
    journal.undo()
    assert load(journal.path, game.setup).position == 0


def test_a_disk_that_cannot_be_written_is_said_and_loses_nothing(game: Game, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file where a folder should be")
    journal = Journal(game, in_the_way / "game.log")
    with pytest.raises(DiskTrouble, match="could not be saved"):
        journal.begin()
    assert game.submit(End()).refusal is None


def test_only_the_newest_autosaves_are_kept(tmp_path: Path) -> None:
    for number in range(13):
        (tmp_path / f"{number:02d}.log").write_text("x")
    keep_last(tmp_path, 10)
    assert len(list(tmp_path.glob("*.log"))) == 10


def test_a_log_that_cannot_be_read_says_so(game: Game, tmp_path: Path) -> None:
    broken = tmp_path / "broken.log"
    broken.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LogError, match="cannot be read"):
        load(broken, game.setup)
