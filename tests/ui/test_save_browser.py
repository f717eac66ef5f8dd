"""The save browser, and that nothing of a game is lost without a word."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran
from shelves import shelf_of

from borderwar.model.orders import End
from borderwar.session.game import Game
from borderwar.session.log import RULES, VERSION, log_text
from borderwar.ui.gallery import Gallery, positions
from borderwar.ui.games import CannotOpen, journal, open_saved
from borderwar.ui.kit.dialog import Dialog
from borderwar.ui.saves import SavedGame, file_name, newest_saved, read_saved, saved_games, write_saved
from borderwar.ui.screens.chooser import saves_to_open
from borderwar.ui.screens.loading import LoadingScreen
from borderwar.ui.screens.save_list import rows_of
from borderwar.ui.screens.save_words import save_words
from borderwar.ui.screens.saves import SavesScreen
from borderwar.ui.screens.title import TitleScreen
from borderwar.ui.seats import seats_of
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Entry, Shelf
from borderwar.ui.workshop import PictureStore


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    """Saves of these tests stay in a folder with a space and Cyrillic in its name."""
    folder = tmp_path / "мои игры" / "saves"
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: folder)
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    return folder


def a_game(turns: int, seed: int = 11) -> Game:
    game = Game.new(setup(), seed)
    for _ in range(2 * turns):
        game.submit(End())
    return game


def fill(folder: Path) -> None:
    """Two games: one saved twice, one kept by itself; and a file that is none."""
    for place, (name, turns) in enumerate((("first", 1), ("second", 3))):
        path = write_saved(a_game(turns), name, "japan", "staff")
        os.utime(path, (1000 + place, 1000 + place))
    kept = journal(a_game(2, seed=12), seats_of(1, "greedy"), folder)
    os.utime(kept.path, (2000, 2000))
    bad = folder / "bad@japan@staff.log"
    bad.write_text("nonsense", encoding="utf-8")
    os.utime(bad, (3000, 3000))


def browser(tmp_path) -> tuple[SavesScreen, Hands]:
    screen = saves_to_open(Settings(), Gallery(PictureStore(tmp_path / "pictures")), shelf_of(1))
    return screen, Hands(open_app(screen, (1366, 768)))


def names(screen: SavesScreen) -> list[str]:
    return [saved.label if not saved.problem else "?" for saved in screen.rows]


# ---- what it says  (E5)
@pytest.mark.checklist("E5")
def test_a_line_tells_scenario_side_turn_and_date(own_folder, tmp_path):
    fill(own_folder)
    screen, _ = browser(tmp_path)
    row = next(row for row in rows_of(screen) if row.name == "second")

    assert row.words is not None
    assert row.words.scenario == "Tauran"
    assert row.words.side == tauran().sides[0].names.english
    assert row.words.opponent == "Officer"
    assert row.words.turn == f"4 of {tauran().turns}"
    assert row.words.date == "31 Mar 1936, 06:00", "three turns of twenty minutes after five"


@pytest.mark.checklist("E5")
def test_the_card_shows_version_and_a_small_map_with_units(own_folder, tmp_path):
    fill(own_folder)
    screen, hands = browser(tmp_path)
    screen.chosen = names(screen).index("first")
    hands.app.step(16)
    facts = dict(screen.panes["save-card"].shown_model.facts)
    assert facts["Rules"] == RULES
    assert facts["Seed"] == "11"
    colours = len(set(map(tuple, pygame.surfarray.array3d(screen.panes["save-card"].picture).reshape(-1, 3))))
    screen.gallery.workshop.finish()
    hands.app.step(16)

    after = len(set(map(tuple, pygame.surfarray.array3d(screen.panes["save-card"].picture).reshape(-1, 3))))

    assert after > colours + 500, "a map has many colours"


@pytest.mark.checklist("E5")
def test_the_small_map_shows_only_what_the_player_saw(own_folder):
    path = write_saved(a_game(1), "fog", "japan", "staff")
    folder = Path(tauran().folder)
    seen = a_game(1).view(0)

    dots, goals = positions(path, folder, "japan")

    assert sorted(number for _, number in dots) == sorted(
        setup().number(unit.hex) for unit in seen.units if unit.hex >= 0
    )
    assert len(dots) < len(positions(path, folder, "watch")[0])
    assert goals == [goal.at for goal in tauran().victory.objectives]


@pytest.mark.checklist("E5")
def test_the_list_is_sorted_filtered_and_grouped(own_folder, tmp_path):
    fill(own_folder)
    screen, hands = browser(tmp_path)
    assert names(screen) == ["?", "As it was left", "second", "first"], "newest first"
    hands.press("filter.yours")
    assert "As it was left" not in names(screen)
    hands.press("filter.auto")
    assert names(screen) == ["As it was left"]
    hands.press("filter.all")
    hands.press("sort.name")
    assert [name for name in names(screen) if name != "?"] == ["As it was left", "first", "second"]
    hands.press("group")
    games = [saved.game for saved in screen.rows]

    assert games == sorted(games, key=games.index), "those of one game stand together"
    assert sum(bool(row.group) for row in rows_of(screen)) == len(set(games))


@pytest.mark.checklist("E5")
def test_a_broken_file_is_listed_as_such_and_the_others_open(own_folder, tmp_path):
    fill(own_folder)
    screen, hands = browser(tmp_path)
    assert screen.saved is not None
    assert not screen.saved.problem, "one that can be opened is chosen first"
    hands.press("save.0")
    hands.key(pygame.K_RETURN)
    assert hands.app.screen is screen
    assert "cannot be read" in screen.problem

    hands.press("save.2")
    hands.key(pygame.K_RETURN)

    assert isinstance(hands.app.screen, LoadingScreen)


@pytest.mark.checklist("E5")
def test_several_are_deleted_after_one_question(own_folder, tmp_path):
    fill(own_folder)
    screen, hands = browser(tmp_path)
    hands.key(pygame.K_HOME)
    hands.key(pygame.K_SPACE, 0, " ")
    hands.key(pygame.K_SPACE, 0, " ")
    assert len(screen.marked) == 2
    hands.key(pygame.K_DELETE)
    assert isinstance(hands.app.screen, Dialog)
    hands.key(pygame.K_ESCAPE)
    assert len(saved_games()) == 4, "Esc keeps them"
    hands.key(pygame.K_DELETE)
    hands.press("choice.1")

    assert sorted(saved.name for saved in saved_games()) == ["first", "second"]
    assert screen.marked == frozenset()


def test_a_name_of_ones_own_is_never_taken_for_one_of_the_games():
    assert file_name("turn 5", "japan", "staff").startswith("my turn 5@")
    assert file_name("autosave", "japan", "staff").startswith("my autosave@")
    assert file_name("before the turn", "japan", "staff").startswith("before the turn@")


# ---- old and new versions  (E6)
@pytest.mark.checklist("E6")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((f"borderwar log {VERSION},", f"borderwar log {VERSION + 1},"), "update it"),
        ((f"borderwar log {VERSION},", "borderwar diary 1,"), "does not begin with"),
        (("seed 11", "seed eleven"), "is damaged"),
        (("luck full\n", ""), None),
    ],
)
def test_a_save_that_cannot_be_read_says_exactly_why(change, said, own_folder):
    path = write_saved(a_game(1), "x", "japan", "staff")
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    problem = read_saved(path).problem

    assert (said or "needs the lines") in problem
    assert path.name in problem


@pytest.mark.checklist("E6")
def test_a_save_of_older_rules_opens(own_folder):
    path = write_saved(a_game(2), "old", "japan", "staff")
    text = path.read_text(encoding="utf-8").replace(f"rules {RULES}", "rules 0.0.1")
    path.write_text(text, encoding="utf-8")
    saved = read_saved(path)
    assert saved.rules == "0.0.1"

    screen = open_saved(saved, Settings(), keep=False)

    assert screen.runner.game.state.digest() == a_game(2).state.digest()


@pytest.mark.checklist("E6")
def test_a_changed_scenario_is_told_before_the_game_is_opened(own_folder, tmp_path):
    path = write_saved(a_game(1), "x", "japan", "staff")
    digest = tauran().digest[:16]
    assert digest in path.read_text(encoding="utf-8"), "the log carries the scenario's hash"
    path.write_text(path.read_text(encoding="utf-8").replace(digest, "0" * 16), encoding="utf-8")
    screen, _ = browser(tmp_path)

    assert "has changed since" in screen.panes["save-card"].shown_model.warning


@pytest.mark.checklist("E6")
def test_a_scenario_that_is_gone_is_named(own_folder):
    path = write_saved(a_game(1), "x", "japan", "staff")
    text = path.read_text(encoding="utf-8").replace("tauran-1936", "atlantis-1936")
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotOpen, match="atlantis-1936"):
        open_saved(read_saved(path), Settings(), keep=False)


# ---- nothing is lost  (E4, E7)
PLAYER = """
import os, sys
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
import borderwar.ui.games as games
from pathlib import Path
games.saves_folder = lambda: Path(sys.argv[1])
import pygame
pygame.display.init(); pygame.font.init(); pygame.display.set_mode((320, 200))
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.orders import STANCES, End, Stance
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Entry, Shelf
screen = games.begin(load_scenario(scenario_folder("tauran-1936"))[0], 0, "passive", Settings(speed=3), 9)
unit = next(u for u in screen.situation.view.units if u.known == "own" and u.hex >= 0)
count = 0
while True:
    assert screen.runner.give(Stance(unit.id, STANCES[count % 4])) is None
    count += 1
    print(count, flush=True)
"""


@pytest.mark.checklist("E4")
def test_a_game_killed_in_mid_turn_is_resumed_with_at_most_one_order_lost(own_folder):
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(own_folder)], stdout=subprocess.PIPE, env=dict(os.environ)
    )
    with process:
        assert process.stdout is not None
        for _ in range(12):
            line = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    given = max(int(word) for word in (line + rest).split())
    saved = newest_saved()
    assert saved is not None

    screen = open_saved(saved, Settings(), keep=False)

    assert screen.runner.game.position >= given - 1
    assert screen.situation.side == 0


@pytest.mark.checklist("E7")
def test_resume_is_the_first_entry_and_opens_the_newest_game(own_folder, tmp_path):
    fill(own_folder)
    title = TitleScreen(Settings(), shelf_of(1), Gallery(PictureStore(tmp_path / "pictures")))
    hands = Hands(open_app(title, (1366, 768)))
    first = title.panes["ways"].shown_model.ways[0]
    assert (first.action, first.chosen) == ("resume", True)
    assert "Tauran, turn 3 of 30" in first.note
    hands.key(pygame.K_RETURN)

    assert isinstance(hands.app.screen, LoadingScreen)


def test_without_a_game_the_first_entry_is_the_list(tmp_path):
    title = TitleScreen(Settings(), shelf_of(1), Gallery(PictureStore(tmp_path / "pictures")))
    hands = Hands(open_app(title, (1366, 768)))

    assert title.panes["ways"].shown_model.ways[0].action == "choose"
    for action in ("rules", "encyclopaedia", "load", "settings"):
        hands.press(f"way.{action}")
        assert hands.app.screen is not title, action
        hands.key(pygame.K_ESCAPE)
        assert hands.app.screen is title


@pytest.mark.checklist("E7")
def test_a_game_that_is_kept_is_left_without_a_question(own_folder):
    screen = play_screen(0)
    screen.runner.journal = journal(screen.runner.game, seats_of(0, "passive"), own_folder)
    hands = Hands(open_app(screen))
    hands.app.step(16, [pygame.Event(pygame.QUIT)])

    assert not hands.app.running


@pytest.mark.checklist("E7")
def test_a_game_that_could_not_be_kept_asks_once(own_folder):
    screen = play_screen(0)
    screen.runner.journal = journal(screen.runner.game, seats_of(0, "passive"), own_folder)
    for path in own_folder.iterdir():
        path.unlink()
    own_folder.rmdir()
    own_folder.write_text("a file in the folder's place")
    hands = Hands(open_app(screen))
    hands.key(pygame.K_n, 0, "n")
    hands.key(pygame.K_t, 0, "t")
    assert "could not be saved" in screen.situation.desk.message.text
    hands.app.step(16, [pygame.Event(pygame.QUIT)])
    assert hands.app.running
    assert isinstance(hands.app.screen, Dialog)
    hands.key(pygame.K_ESCAPE)
    assert hands.app.screen is screen

    hands.app.step(16, [pygame.Event(pygame.QUIT)])

    assert not hands.app.running, "it was asked once"


def test_the_answer_leave_leaves(own_folder):
    screen = play_screen(0)
    screen.runner.unkept = True
    screen.runner.give(End())
    hands = Hands(open_app(screen))
    hands.app.step(16, [pygame.Event(pygame.QUIT)])
    hands.press("choice.1")

    assert not hands.app.running


def test_a_save_is_readable_text(own_folder):
    path = write_saved(a_game(1), "x", "japan", "staff")

    assert path.read_text(encoding="utf-8") == log_text(a_game(1))


def test_of_a_game_that_is_gone_the_card_says_that_there_is_no_map(own_folder, tmp_path):
    fill(own_folder)
    screen, hands = browser(tmp_path)
    screen.gallery.workshop.finish()
    screen.chosen = names(screen).index("first")
    screen.saved.path.unlink()
    for _ in range(2):
        hands.app.step(16)
        screen.gallery.workshop.finish()
    hands.app.step(16)

    assert "no map can be drawn of it" in {line.text for line in screen.panes["save-card"].written}


def test_until_the_scenarios_are_read_a_game_is_called_by_its_id_spelt_as_a_name(tmp_path):
    place = tmp_path / "nomonhan-may-1939"
    path = tmp_path / "x.log"
    saved = SavedGame(path, "x", "japan", "staff", place.name, 3, 41, datetime(2026, 1, 1), True, RULES)

    assert save_words(saved, Shelf(entries=[Entry(place)])).line == "Nomonhan May 1939, turn 3, Japan"
    assert save_words(saved, Shelf()).scenario == place.name, "the id of one that is gone helps to find it"
