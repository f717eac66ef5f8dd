"""The end screen: the result beside the record and beside many games, the story, the report as files."""

import threading
import time
from collections.abc import Callable

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran

from borderwar.session.computer import played_game
from borderwar.study import worker
from borderwar.study.afteraction import Report, measures
from borderwar.study.rows import row_of
from borderwar.study.store import FILE_NAME, Store
from borderwar.ui import aftermath
from borderwar.ui.background import Background, stop_all
from borderwar.ui.screens.ending import EndingScreen, ending_model
from borderwar.ui.screens.losses import LossesScreen


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path):
    """No test reads or writes the player's files, and no process is begun."""
    monkeypatch.setattr(aftermath, "study_folder", lambda scenario: tmp_path / "study")
    monkeypatch.setattr(aftermath, "reports_folder", lambda: tmp_path / "reports")


@pytest.fixture(scope="module")
def game():
    return played_game(setup(), 5, ("staff", "staff"))


@pytest.fixture
def ended(game):
    """Hands at the end screen of a game."""
    play = play_screen(0)
    play.runner.take_game(game)
    hands = Hands(open_app(play, (1366, 900)))
    hands.key(pygame.K_e, 0, "e")
    assert isinstance(hands.app.screen, EndingScreen)
    return hands


@pytest.fixture(scope="module")
def rows():
    worker.begin(tauran().folder, ("historical", "historical"))
    return tuple(row_of(row) for row in worker.play((1, 2, 3, 4, 5, 6)))


@pytest.mark.checklist("G9")
def test_each_measure_of_the_record_stands_beside_the_game(game):
    model = ending_model(Report(game))

    assert model.rows == measures(game)
    assert {row.side for row in model.rows} == {0, 1}
    assert len(model.ground) == len(tauran().victory.objectives)
    assert model.grade == game.result().grade.names.english


@pytest.mark.checklist("G9")
def test_many_games_can_be_set_beside_it_without_leaving_the_screen(ended, rows):
    screen = ended.app.screen
    assert not any(row.band for row in screen.shown.rows)
    screen.beside = Background(lambda told: (told(3), rows)[1])
    ended.key(pygame.K_g, 0, "g")
    while screen.beside.running:
        time.sleep(0.01)
    ended.app.step(16)

    assert all(row.record_at is not None for row in screen.shown.rows)
    assert "6 games" in screen.shown.among[0]
    assert "seeds 1 to 6" in screen.shown.among[0]


@pytest.mark.checklist("G9")
def test_games_played_before_are_there_at_once(rows):
    plan = aftermath.plan_of(tauran(), 6)
    folder = aftermath.study_folder(tauran())
    folder.mkdir()
    with Store(folder / FILE_NAME) as store:
        store.add(plan.kind, list(rows))

    found = aftermath.games_on_disk(tauran(), 6)
    assert [(row.seed, row.digest) for row in found] == [(row.seed, row.digest) for row in rows]
    assert aftermath.games_on_disk(tauran(), 7) == (), "one is missing"


def test_a_study_that_cannot_be_played_says_why_in_a_sentence(ended):
    def fault(told):
        raise OSError("the disk is full")

    ended.app.screen.beside = Background(fault)
    ended.key(pygame.K_g, 0, "g")
    while ended.app.screen.beside.running:
        time.sleep(0.01)
    ended.app.step(16)

    assert ended.app.screen.shown.trouble == "the disk is full"
    assert ended.app.screen.control("ending.beside") is not None, "it can be tried again"


def test_work_that_is_not_wanted_ends_by_itself():
    def endless(told):
        while True:
            told(1)
            time.sleep(0.001)

    work = Background(endless)
    work.start()
    work.stop()
    for _ in range(1000):
        if not work.running:
            break
        time.sleep(0.005)

    assert not work.running
    assert work.result is None
    assert work.trouble == ""


@pytest.mark.checklist("G10")
def test_the_report_is_written_with_a_picture_of_the_map(ended, tmp_path):
    ended.key(pygame.K_x, 0, "x")

    (folder,) = (tmp_path / "reports").iterdir()
    picture = pygame.image.load(folder / "map.png")
    text = (folder / "report.md").read_text(encoding="utf-8")
    assert str(folder) in ended.app.screen.note()
    assert picture.get_width() > 800
    assert len(pygame.transform.average_color(picture)) >= 3
    assert "## Every combat" in text
    assert "](map.png)" in text


def test_a_folder_that_cannot_be_written_is_told(ended, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert str(blocked) in ended.app.screen.export(blocked)


def test_the_luck_is_told_once_it_is_known(ended):
    screen = ended.app.screen
    assert screen.shown.luck == ()
    ended.wait(600)
    for _ in range(2000):
        if not screen.luck.running:
            break
        time.sleep(0.02)
    ended.app.step(16)

    assert "dice were worth" in screen.shown.luck[0]


def test_losses_and_back(ended):
    ended.key(pygame.K_F4)
    assert isinstance(ended.app.screen, LossesScreen)
    assert all(loss.side in (0, 1) for loss in ended.app.screen.entries)
    ended.key(pygame.K_ESCAPE)
    assert isinstance(ended.app.screen, EndingScreen)


def test_games_under_way_when_the_program_is_left_end_without_a_word(monkeypatch):
    """Python hands out no more work then, and says so by a RuntimeError."""
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    left = threading.Event()

    def work(came: Callable[[int], None]) -> None:
        left.wait(10)
        raise RuntimeError("cannot schedule new futures after shutdown")

    task = Background(work)
    task.start()
    stop_all()
    left.set()
    for _ in range(1000):
        if not task.running:
            break
        time.sleep(0.01)

    assert not task.running
    assert not told
