"""Records: any moment again, branches as a tree, two records compared, bookmarks beside the log."""

import time
from pathlib import Path

import pytest

from borderwar.model.orders import End
from borderwar.rules.setup import Setup
from borderwar.session.autosave import DiskTrouble, keep_last, notes_path
from borderwar.session.bookmarks import Bookmark, bookmarks_of
from borderwar.session.branches import read_record, records_in, tree_of
from borderwar.session.comparison import parting, same_moment, unit_rows
from borderwar.session.computer import played_game
from borderwar.session.game import Game
from borderwar.session.log import PARTS, field_checks, log_text, replay


@pytest.fixture(scope="module")
def whole(setup: Setup) -> Game:
    """A whole game of the computer against itself: some 800 orders."""
    return played_game(setup, 418, ("historical", "historical"))


@pytest.mark.checklist("G1")
def test_every_moment_of_a_record_has_the_digest_that_the_log_says(whole: Game) -> None:
    words = [line.partition("~")[2] for line in log_text(whole, comments=False).split("\n") if "~" in line]
    forth = [whole.digest_at(position)[:4] for position in range(1, whole.position + 1)]
    back = [whole.digest_at(position)[:4] for position in range(whole.position, 0, -1)]
    assert forth == words
    assert back == words[::-1]


@pytest.mark.checklist("G2")
def test_a_jump_in_a_game_of_500_orders_takes_less_than_a_tenth_of_a_second(whole: Game) -> None:
    assert whole.position >= 500
    times = []
    for position in (0, 499, 3, 250, 498, 1):
        start = time.process_time()
        assert whole.view(None, position).units
        times.append(time.process_time() - start)
    assert max(times) < 0.1


@pytest.mark.checklist("G5")
def test_a_branch_is_played_on_and_its_parent_keeps_every_byte(whole: Game) -> None:
    before = log_text(whole)
    branch = whole.branch(300, "parent")
    branch.submit(End())
    assert branch.digest_at(300) == whole.digest_at(300)
    assert branch.position == 301
    assert log_text(whole) == before


@pytest.mark.checklist("G5")
def test_branches_hang_under_the_record_they_left(whole: Game, tmp_path: Path) -> None:
    first = whole.branch(200, "root")
    first.submit(End())
    second = first.branch(150, "first")
    second.submit(End())
    stranger = Game.new(whole.setup, whole.seed + 1)
    for name, game in {"root": whole, "first": first, "second": second, "stranger": stranger}.items():
        (tmp_path / f"{name}@japan@staff.log").write_text(log_text(game), encoding="utf-8")
    (tmp_path / "broken.log").write_text("nothing")

    limbs = tree_of(records_in(tmp_path), read_record(tmp_path / "second@japan@staff.log"))

    assert [(limb.record.name, limb.depth, limb.left_at) for limb in limbs] == [
        ("root", 0, 0),
        ("first", 1, 200),
        ("second", 2, 150),
    ]


@pytest.mark.checklist("G5")
def test_a_branch_finds_its_parent_under_a_new_name(whole: Game, tmp_path: Path) -> None:
    branch = whole.branch(120, "the old name")
    (tmp_path / "another name.log").write_text(log_text(whole), encoding="utf-8")
    (tmp_path / "branch.log").write_text(log_text(branch), encoding="utf-8")
    limbs = tree_of(records_in(tmp_path), read_record(tmp_path / "branch.log"))
    assert [(limb.record.name, limb.depth) for limb in limbs] == [("another name", 0), ("branch", 1)]


@pytest.mark.checklist("G6")
def test_two_records_part_at_the_one_order_that_was_changed(game: Game, march) -> None:  # type: ignore[no-untyped-def]
    for place in (0, 1, 2):
        assert game.submit(march(place)).refusal is None
    other = game.branch(2, "game")
    other.submit(End())

    found = parting(game, other)

    assert found is not None
    assert (found.position, found.turn, found.side) == (2, 1, 0)
    assert (found.first, found.second) == (game.steps[2].order, End())
    moved = game.steps[2].order.unit
    rows = [row for row in unit_rows(game.view(None), other.view(None)) if row.hexes[0] != row.hexes[1]]
    assert [row.unit for row in rows] == [moved]
    assert rows[0].apart is not None
    assert rows[0].apart > 0


@pytest.mark.checklist("G6")
def test_a_record_does_not_part_from_itself(whole: Game) -> None:
    assert parting(whole, whole.branch(whole.position)) is None
    assert all(row.same for row in unit_rows(whole.view(None, 300), whole.view(None, 300)))


@pytest.mark.checklist("G6")
def test_the_same_moment_of_another_record_is_in_the_same_player_turn(whole: Game, setup: Setup) -> None:
    other = played_game(setup, 417, ("historical", "historical"))
    for position in range(0, whole.position, 37):
        there = same_moment(whole, other, position)
        clocks = [game.state_at(at).clock for game, at in ((whole, position), (other, there))]
        turns = [(int(clock.turn[0]), int(clock.side[0])) for clock in clocks]
        assert there == other.position or abs(turns[0][0] - turns[1][0]) <= 1


@pytest.mark.checklist("G3")
def test_bookmarks_lie_beside_the_log_and_come_back(tmp_path: Path) -> None:
    log = tmp_path / "a game.log"
    kept = bookmarks_of(log)
    kept.put(12, "  The post is\nunder fire ")
    kept.put(3, "start")
    kept.put(3, "")
    assert bookmarks_of(log).marks == [Bookmark(12, "The post is under fire")]
    assert not log.exists(), "the record itself is not touched"


@pytest.mark.checklist("G3")
def test_bookmarks_go_with_a_log_that_is_kept_no_longer(tmp_path: Path) -> None:
    for number in range(3):
        log = tmp_path / f"{number}.log"
        log.write_text("x")
        bookmarks_of(log).put(1, "here")
    keep_last(tmp_path, 1)
    assert len(list(tmp_path.glob("*.notes"))) == 1


@pytest.mark.checklist("G3")
def test_a_line_that_is_no_bookmark_is_named_and_kept(tmp_path: Path) -> None:
    log = tmp_path / "a game.log"
    notes_path(log).write_text("borderwar notes 1\n7 here\nremember this\n", encoding="utf-8")
    kept = bookmarks_of(log)
    assert "line 3" in kept.problem
    kept.put(9, "there")
    assert notes_path(log).read_text(encoding="utf-8").splitlines()[-1] == "remember this"


@pytest.mark.checklist("G3")
def test_where_nothing_can_be_written_one_sentence_says_so_and_the_mark_stays(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file where a folder should be")
    kept = bookmarks_of(tmp_path / "game.log")
    kept.path = in_the_way / "game.log.notes"
    with pytest.raises(DiskTrouble, match="could not be kept in"):
        kept.put(5, "here")
    assert kept.at(5) is not None


def tampered(text: str, place: int) -> str:
    """A log in which the march at a line stops one hex early, its digest left as it was."""
    lines = text.split("\n")
    order, check = lines[place].split("  ~")
    lines[place] = f"{order.rsplit('>', 1)[0]}  ~{check}"
    return "\n".join(lines)


@pytest.mark.checklist("G11")
def test_a_tampered_record_can_be_watched_up_to_the_first_bad_order(whole: Game) -> None:
    text = log_text(whole, comments=False)
    lines = text.split("\n")
    place = next(at for at, line in enumerate(lines) if at > 200 and line.count(">") > 1)
    orders_before = sum(line[:1].isdigit() for line in lines[:place])

    game, difference = replay(tampered(text, place), whole.setup)

    assert difference is not None
    assert (difference.line, difference.good) == (place + 1, orders_before)
    assert difference.field is not None
    assert game.position == orders_before
    assert game.state.digest() == whole.digest_at(orders_before)


@pytest.mark.checklist("G11")
def test_the_field_is_named_even_if_a_later_order_is_refused(played: Game) -> None:
    lines = log_text(played, comments=False).split("\n")
    moves = [at for at, line in enumerate(lines) if line.count(">") > 1]
    unit = lines[moves[0]].split()[3]
    later = f"{lines[moves[0]].split('  ~')[0].rsplit(' ', 2)[0]} {unit} 0101>0102  ~0000"
    bad = tampered("\n".join(lines), moves[0]).split("\n")
    bad.insert(moves[0] + 1, later)
    _, difference = replay("\n".join(bad), played.setup)
    assert difference is not None
    assert difference.line == moves[0] + 1
    assert difference.field is not None


@pytest.mark.checklist("G11")
@pytest.mark.parametrize("rubbish", ["@@@", "3 japan jump over", "half a line"])
def test_a_line_nobody_can_read_ends_what_can_be_watched(played: Game, rubbish: str) -> None:
    lines = log_text(played, comments=False).split("\n")
    orders = [at for at, line in enumerate(lines) if line[:1].isdigit()]
    lines[orders[5]] = rubbish
    game, difference = replay("\n".join(lines), played.setup)
    assert difference is not None
    assert (difference.line, difference.good, game.position) == (orders[5] + 1, 5, 5)


@pytest.mark.checklist("G11")
def test_a_changed_check_of_a_field_is_named(played: Game) -> None:
    text = log_text(played, comments=False)
    at = text.index("units.hex ") + len("units.hex ")
    wrong = "0000" if text[at : at + 4] != "0000" else "1111"
    _, difference = replay(text[:at] + wrong + text[at + 4 :], played.setup)
    assert difference is not None
    assert difference.field == "units.hex"


@pytest.mark.checklist("G11")
def test_every_column_of_the_state_has_its_check_in_the_log(game: Game) -> None:
    named = set(field_checks(game.state))
    state = game.state
    columns = sum(len(getattr(state, part)._fields) for part in PARTS)
    cells = sum(getattr(state, part)[0].size * len(getattr(state, part)._fields) for part in PARTS)
    assert len(named) == columns
    assert cells in (state.buffer.size, state.buffer.size - 1), "the buffer may end with one spare cell"
