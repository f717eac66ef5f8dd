"""The papers have room for every word: losses of a real fight, the end, every entry, log, order of battle."""

import random

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup, tauran
from test_layout import look_over
from test_monkey import any_event, unspoilt

from borderwar.session.computer import played_game
from borderwar.ui import aftermath
from borderwar.ui.order_of_battle import SORTS
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.ending import EndingScreen
from borderwar.ui.screens.losses import GROUPS, LossesScreen

SIZES = (((1024, 600), 100), ((1280, 720), 150), ((3840, 2160), 300))


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    monkeypatch.setattr(aftermath, "study_folder", lambda scenario: tmp_path / "study")
    monkeypatch.setattr(aftermath, "reports_folder", lambda: tmp_path / "reports")


@pytest.fixture(scope="module")
def game():
    return played_game(setup(), 5, ("staff", "staff"))


def fought(game, turn=16):
    """The play screen of that game as a turn of the player's begins; None for its end."""
    screen = play_screen(0)
    screen.runner.take_game(game if turn is None else game.branch(game.position_of_turn(turn)))
    return screen


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_losses_and_the_end(game, size, scale):
    losses = LossesScreen(fought(game).situation)
    hands = Hands(open_app(losses, size, scale))
    for group, _ in GROUPS:
        look_over(losses, f"{size} at {scale} %, {group}")
        hands.key(pygame.K_RIGHT)
    ending = EndingScreen(fought(game, None))
    hands = Hands(open_app(ending, size, scale))
    for _ in range(12):
        look_over(ending, f"{size} at {scale} %, the end")
        hands.key(pygame.K_PAGEDOWN)


def test_every_entry_of_the_encyclopaedia():
    screen = EncyclopaediaScreen(tauran())
    screen.used_only = False
    hands = Hands(open_app(screen, (1024, 600)))
    for key in screen.book.entries:
        screen.open(key)
        hands.app.step(16)
        look_over(screen, key)


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_log_the_order_of_battle_and_the_inspector_of_a_real_fight(game, size, scale):
    play = fought(game)
    hands = Hands(open_app(play, size, scale))
    desk = play.situation.desk
    desk.drawer = True
    for sort in SORTS:
        desk.drawer_sort = sort
        hands.app.step(16)
        look_over(play, f"{size} at {scale} %, {sort}")
    for unit in play.situation.view.units[:12]:
        desk.selected = unit.row
        hands.app.step(16)
        look_over(play, f"{size} at {scale} %, {unit.name}")
    desk.log_open = True
    hands.app.step(16)
    look_over(play, f"{size} at {scale} %, log")


def test_five_hundred_events_on_the_end_screen(game):
    dice = random.Random(5)
    make = lambda: Hands(open_app(EndingScreen(fought(game, None))))  # noqa: E731
    hands = make()
    for _ in range(500):
        events = [
            e for e in any_event(dice, hands.app.window.get_size()) if getattr(e, "key", 0) != pygame.K_g
        ]
        hands.app.step(1, events)
        if not hands.app.running or not isinstance(hands.app.stack[0], EndingScreen):
            hands = make()
