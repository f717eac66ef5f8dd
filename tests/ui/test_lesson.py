"""The tutorial: each step waits for the player's own action, can be skipped, set back, and go wrong."""

from functools import lru_cache

import pygame
import pytest
from hands import Hands, open_app, tauran

from borderwar.rules.setup import Setup, prepare
from borderwar.ui.kit.screen import Screen
from borderwar.ui.launch import open_window
from borderwar.ui.lesson.checks import CHECKS
from borderwar.ui.lesson.lesson import SHOWN_LEAST
from borderwar.ui.lesson.steps import lesson_steps
from borderwar.ui.lesson.table import lesson_scenario
from borderwar.ui.screens.lesson import LessonOffer, LessonScreen
from borderwar.ui.screens.loading import LoadingScreen
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.settings import Settings, load_settings

STEPS = [step.id for step in lesson_steps()]
SKIP = (pygame.K_PERIOD, pygame.KMOD_CTRL, ".")
SET_BACK = (pygame.K_COMMA, pygame.KMOD_CTRL, ",")


@lru_cache(maxsize=1)
def lesson_setup() -> Setup:
    return prepare(lesson_scenario(tauran()))


def begin(step: str = "select") -> Hands:
    """The lesson at a step, reached by skipping those before it."""
    hands = Hands(open_app(LessonScreen(lesson_setup(), Settings(speed=3, ask_end_turn=False))))
    for _ in range(STEPS.index(step)):
        hands.key(*SKIP)
    assert hands.app.screen.lesson.step.id == step
    return hands


def point_at(hands: Hands, number: str) -> None:
    hands.move(hands.hex_point(hands.play.situation.layout.index(number)))


def click_at(hands: Hands, number: str) -> None:
    hands.button(hands.hex_point(hands.play.situation.layout.index(number)))


def choose(hands: Hands, unit: str) -> None:
    row = next(u.row for u in hands.play.situation.view.units if u.id == unit)
    for _ in range(6):
        if hands.play.situation.desk.selected == row:
            return
        hands.key(pygame.K_n, 0, "n")
    raise AssertionError(f"{unit} cannot be chosen with the key")


def aim_by_keys(hands: Hands, number: str) -> None:
    """Take up the hex cursor and move it."""
    desk, s = hands.play.situation.desk, hands.play.situation
    if not desk.by_keys:
        hands.key(pygame.K_RETURN)
    goal = s.layout.index(number)
    while desk.cursor != goal:
        row, column = divmod(desk.cursor, s.ground.columns)
        there_row, there_column = divmod(goal, s.ground.columns)
        if column != there_column:
            hands.key(pygame.K_RIGHT if there_column > column else pygame.K_LEFT)
        elif row != there_row:
            hands.key(pygame.K_DOWN if there_row > row else pygame.K_UP)


def by_mouse(hands: Hands, step: str) -> None:
    """What a player with a mouse does at a step."""
    if step == "select":
        click_at(hands, "2211")
    elif step == "reach":
        point_at(hands, "2212")
    elif step in ("march", "march-again"):
        click_at(hands, "2212")
    elif step == "undo":
        hands.key(pygame.K_z, pygame.KMOD_CTRL)
    elif step == "sight":
        hands.key(pygame.K_v, 0, "v")
        point_at(hands, "2214")
    elif step == "forecast":
        if hands.play.situation.desk.mode:
            hands.key(pygame.K_ESCAPE)
        point_at(hands, "2214")
    elif step == "fire":
        click_at(hands, "2214")
    elif step == "stance":
        choose(hands, "column-hmg")
        hands.press("orders.stance")
    elif step == "dig":
        choose(hands, "column-motor-1")
        hands.press("orders.dig")
    elif step == "end-turn":
        hands.press("top.end")
    elif step == "log":
        hands.press("log.open")
    elif step == "victory":
        hands.press("top.points")


def by_keys(hands: Hands, step: str) -> None:
    """What a player without a mouse does at a step."""
    if step == "select":
        choose(hands, "column-motor-1")
    elif step == "reach":
        aim_by_keys(hands, "2212")
    elif step == "march":
        aim_by_keys(hands, "2212")
        hands.key(pygame.K_RETURN)
    elif step == "undo":
        hands.key(pygame.K_BACKSPACE)
    elif step == "march-again":
        hands.key(pygame.K_y, pygame.KMOD_CTRL)
    elif step == "sight":
        hands.key(pygame.K_v, 0, "v")
        aim_by_keys(hands, "2214")
    elif step == "forecast":
        if hands.play.situation.desk.mode:
            hands.key(pygame.K_ESCAPE)
        hands.key(pygame.K_f, 0, "f")
    elif step == "fire":
        hands.key(pygame.K_f, 0, "f")
        hands.key(pygame.K_RETURN)
    elif step == "stance":
        choose(hands, "column-hmg")
        hands.key(pygame.K_t, 0, "t")
    elif step == "dig":
        choose(hands, "column-motor-1")
        hands.key(pygame.K_d, 0, "d")
    elif step == "end-turn":
        hands.key(pygame.K_e, 0, "e")
    else:
        hands.key(*{"log": (pygame.K_l, 0, "l"), "victory": (pygame.K_p, 0, "p")}[step])


@pytest.mark.checklist("J1")
@pytest.mark.parametrize("way", [by_mouse, by_keys])
def test_a_player_gets_to_the_end_by_own_actions_alone(way):
    hands = begin()
    for step in STEPS[:-1]:
        lesson = hands.app.screen.lesson
        assert lesson.step.id == step
        assert lesson.problem() == ""
        way(hands, step)
        hands.let_the_computer_move()
        hands.wait(SHOWN_LEAST + 100)

    assert hands.app.screen.lesson.at_end


@pytest.mark.checklist("J1")
@pytest.mark.parametrize("step", STEPS[:-1])
def test_each_step_waits_for_the_player(step):
    hands = begin(step)

    hands.wait(3 * SHOWN_LEAST)

    assert hands.app.screen.lesson.step.id == step


@pytest.mark.checklist("J1")
@pytest.mark.parametrize("step", [step for step in STEPS[:-1] if step != "end-turn"])
def test_a_step_that_went_wrong_says_so_and_succeeds_after_the_table_was_set_back(step):
    hands = begin(step)
    hands.key(pygame.K_e, 0, "e")  # too early
    hands.let_the_computer_move()
    hands.wait(50)
    lesson = hands.app.screen.lesson
    assert lesson.step.id == step
    assert "The turn has moved on" in hands.app.screen.panes["lesson"].shown_model.problem

    hands.press("lesson.repeat")
    assert lesson.problem() == ""
    by_mouse(hands, step)
    hands.wait(SHOWN_LEAST + 100)

    assert lesson.step.id == STEPS[STEPS.index(step) + 1]


@pytest.mark.checklist("J1")
def test_a_unit_that_has_no_time_left_for_its_step_is_seen_and_set_back():
    hands = begin("fire")
    hands.key(pygame.K_RIGHTBRACKET, 0, "]")
    hands.key(pygame.K_d, 0, "d")  # digs with all the time it has
    hands.wait(SHOWN_LEAST + 100)

    lesson = hands.app.screen.lesson
    assert lesson.step.id == "fire"
    assert "Not enough time" in lesson.problem()
    hands.key(*SET_BACK)
    assert lesson.problem() == ""


def test_a_march_to_the_wrong_place_is_seen_and_set_back():
    hands = begin("march")
    click_at(hands, "2111")
    hands.wait(SHOWN_LEAST + 100)

    lesson = hands.app.screen.lesson
    assert lesson.step.id == "march"
    assert lesson.problem()


@pytest.mark.checklist("J1")
def test_every_step_points_at_something_that_is_there_and_its_card_hides_none_of_it():
    hands = begin()
    for step in STEPS[:-1]:
        hands.wait(50)
        screen = hands.app.screen
        target, card = screen._target(), screen.panes["lesson"].place
        assert target is not None, step
        assert not card.colliderect(target), step
        assert screen._line() is not None, step
        hands.key(*SKIP)


def test_steps_wait_for_things_that_can_be_asked():
    assert {step.waits_for for step in lesson_steps()} == set(CHECKS)
    assert len(set(STEPS)) == len(STEPS)


@pytest.mark.checklist("J1")
def test_the_first_start_offers_the_lesson_and_asks_only_once(monkeypatch, tmp_path):
    file = tmp_path / "settings.json"
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: file)
    settings = load_settings()
    assert settings.first_lesson
    monkeypatch.setattr("borderwar.ui.app.App.run", lambda app: shown.append(app.screen))
    shown: list[Screen] = []
    open_window()
    assert isinstance(shown[0], LessonOffer)

    hands = Hands(open_app(LessonOffer(settings)))
    hands.key(pygame.K_RETURN)
    assert isinstance(hands.app.screen, LoadingScreen)
    assert not load_settings().first_lesson, "it is remembered"
    open_window()
    assert not isinstance(shown[1], LessonOffer)


def test_who_does_not_want_the_lesson_goes_on_to_the_list(monkeypatch, tmp_path):
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    below = SettingsScreen(Settings())
    hands = Hands(open_app(below))
    hands.app.show(LessonOffer(Settings()))
    hands.key(pygame.K_ESCAPE)

    assert hands.app.screen is below
