"""Two studies seed by seed: what differs, and how surely."""

import json
from dataclasses import replace

import numpy as np
import pytest
from small_study import findings, row, rows, scenario

from borderwar.model.catalogue import Names
from borderwar.model.scenario import Variant
from borderwar.study import paired_words
from borderwar.study.finished import open_study
from borderwar.study.games import Plan
from borderwar.study.paired import mean_interval, pair, share_interval, student
from borderwar.study.publish import as_json, change_words
from borderwar.study.questions import Answer, index, page
from borderwar.study.store import FILE_NAME, Store, StoreError

SIDES = ("red", "blue")
NAMES = paired_words.Names({"red": "Red", "blue": "Blue"}, {"hill": "Hill", "well": "Well"})


def lighter(game, men):
    """The same game with fewer men lost by the first side."""
    first = game.losses[0] | {"casualties": max(0, game.losses[0]["casualties"] - men)}
    return replace(game, losses=(first, game.losses[1]), digest=f"{game.digest}!")


def of(found, what, side="", name=""):
    return next(one for one in found.differences if (one.what, one.side, one.name) == (what, side, name))


def test_a_study_against_itself_shows_nothing():
    found = pair(rows(40), rows(40), SIDES)
    assert found.pairs == found.alike == found.same_winner == 40
    assert not any(one.told for one in found.differences)
    assert paired_words.sentences(found, "As it was", NAMES) == [
        "As it was: nothing told here differs by more than chance in 40 pairs of games."
    ]


def test_a_small_change_is_seen_that_two_means_would_hide():
    before = rows(40)
    after = [lighter(game, 2 + game.seed % 2) for game in before]
    one = of(pair(before, after, SIDES), "lost", "red", "total")
    assert one.told
    assert -3 <= one.interval[0] < one.difference < one.interval[1] < -1.9
    assert one.saved > 100, "the games differ by far more than the pairs do"


def test_only_seeds_of_both_are_paired():
    found = pair(rows(10), [row(seed) for seed in range(6, 20)], SIDES)
    assert (found.pairs, found.first_seed, found.last_seed) == (5, 6, 10)
    with pytest.raises(ValueError, match="share too few seeds"):
        pair(rows(10), [row(seed) for seed in range(10, 20)], SIDES)


def test_shares_of_games_get_an_interval_of_pairs():
    before = [row(seed, winner="blue") for seed in range(1, 51)]
    after = [replace(game, winner="red" if game.seed <= 20 else "blue") for game in before]
    one = of(pair(before, after, SIDES), "wins", "red")
    assert (one.before, one.after) == (0, 0.4)
    assert one.interval[0] == pytest.approx(0.242, abs=0.002)
    assert one.interval[1] == pytest.approx(0.527, abs=0.002)


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (200, 1.972)],
)
def test_the_quantile_is_that_of_the_table(freedom, quantile):
    assert student(freedom) == pytest.approx(quantile, abs=0.01)


def test_intervals_hold_the_truth_as_often_as_they_say():
    chance = np.random.default_rng(1938)
    means = shares = 0
    for _ in range(400):
        low, high = mean_interval(chance.normal(3, 5, 25))
        means += low <= 3 <= high
        first = (chance.random(60) < 0.3).astype(float)
        second = np.where(chance.random(60) < 0.5, first, chance.random(60) < 0.5)
        low, high = share_interval(first, second)
        shares += low <= 0.1 <= high
    assert 0.92 <= means / 400 <= 0.98
    assert 0.92 <= shares / 400 <= 0.99


def test_sentences_say_who_and_by_how_much():
    before = rows(40)
    after = [lighter(game, 3) for game in before]
    said = paired_words.sentences(pair(before, after, SIDES), "Without mortars", NAMES)
    assert said[0].startswith("Without mortars: Red loses 3.0 men fewer a game (")
    assert "No difference beyond chance: Red wins; " in said[-1]


def study_in(folder, changed, games):
    """A finished study as `borderwar study` leaves it."""
    folder.mkdir()
    plan = Plan(folder, changed, ("staff", "staff"), 1, len(games), 1)
    with Store(folder / FILE_NAME) as store:
        store.add(plan.kind, games)
    report = as_json(findings(games, plan))
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    return plan


def test_a_finished_study_is_found_in_its_folder(tmp_path):
    games = rows(12)
    plan = study_in(tmp_path / "one", scenario(), games)
    found = open_study(tmp_path / "one")
    assert (found.kind, found.rows, found.sides) == (plan.kind, games, SIDES)
    assert found.names.side("blue") == "Blue"


def test_a_folder_without_a_study_gets_a_sentence(tmp_path):
    with pytest.raises(StoreError, match=r"there is no study in .* --out FOLDER"):
        open_study(tmp_path)
    (tmp_path / "report.json").write_text("{}")
    with pytest.raises(StoreError, match="is no report of this version"):
        open_study(tmp_path)


def test_a_report_whose_games_are_gone_gets_a_sentence(tmp_path):
    study_in(tmp_path / "one", scenario(), rows(3))
    (tmp_path / "one" / FILE_NAME).unlink()
    with pytest.raises(StoreError, match=r"are not in its games\.sqlite"):
        open_study(tmp_path / "one")


def variant():
    """The small scenario with something changed."""
    asked = Variant("no-well", Names("Without the well"), "Who needs the well?", "", "It is dry.", "KEY")
    return replace(scenario(), id="small/no-well", variant=asked, sources={"KEY": "a book"}, digest="77")


def test_what_is_changed_is_said_in_words():
    assert change_words(scenario()) == "Small Hill"
    assert change_words(variant()) == "Without the well"
    by_hand = replace(variant(), settings=("units.a.men=3",))
    assert change_words(by_hand) == "Without the well, units.a.men=3"


def test_a_page_names_its_command_question_source_and_answer():
    before = rows(30)
    answer = Answer(
        scenario(),
        variant(),
        ("staff", "staff"),
        "r1",
        pair(before, [lighter(one, 4) for one in before], SIDES),
    )
    text = page(answer, "borderwar questions small/no-well --games 30")
    assert answer.file_name == "small-no-well.md"
    assert text.startswith("# Who needs the well?\n\nMade by `borderwar questions small/no-well --games 30`.")
    assert "Source: a book" in text
    assert "- Without the well: Red loses " in text
    assert "| figure | Small Hill | Without the well | difference | 95 % interval |  |" in text
    listed = index([answer], "borderwar questions --games 30")
    assert "### [Who needs the well?](small-no-well.md)" in listed
