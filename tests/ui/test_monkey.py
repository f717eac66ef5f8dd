"""A monkey at the keys and the mouse: no fault, no dead end, whatever is pressed."""

import os
import random

import pygame
import pytest
from every_screen import MAKERS
from hands import Hands, open_app, play_screen

from borderwar.ui import bindings
from borderwar.ui.kit.reading import set_letters
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.screens.curtain import DEAF

EVENTS = int(os.environ.get("MONKEY_EVENTS", "120"))
"""Events on each screen; 20,000 before a release."""

HOMES = ("play", "lesson", "chooser", "title", "replay", "ending", "briefing")
"""Where a player is safe and knows the way on."""

KEYS = [
    *range(pygame.K_a, pygame.K_z + 1), *range(pygame.K_0, pygame.K_9 + 1), pygame.K_RETURN, pygame.K_ESCAPE,
    pygame.K_TAB, pygame.K_SPACE, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP,
    pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END, pygame.K_BACKSPACE, pygame.K_COMMA, pygame.K_PERIOD,
    pygame.K_LEFTBRACKET, pygame.K_RIGHTBRACKET, pygame.K_F1, pygame.K_F2, pygame.K_F3,
    pygame.K_F4, pygame.K_F6, pygame.K_F7, pygame.K_F10,
]  # fmt: skip
MODS = [0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL]


def any_event(dice: random.Random, size: tuple[int, int]) -> list[pygame.Event]:
    """One thing a hand may do."""
    point = dice.randrange(size[0]), dice.randrange(size[1])
    kind = dice.random()
    if kind < 0.45:
        key = dice.choice(KEYS)
        letter = chr(key) if 32 <= key < 127 else ""
        return [pygame.Event(pygame.KEYDOWN, key=key, mod=dice.choice(MODS), unicode=letter, scancode=0)]
    if kind < 0.7:
        return [pygame.Event(pygame.MOUSEMOTION, pos=point, rel=(5, 5), buttons=(0, 0, 0), touch=False)]
    if kind < 0.8:
        return [pygame.Event(pygame.MOUSEWHEEL, x=0, y=dice.choice((-2, -1, 1, 2)), pos=point, flipped=False)]
    button = dice.choice((1, 1, 1, 3))
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=point, button=button, touch=False)
    other = dice.randrange(size[0]), dice.randrange(size[1])
    end = point if dice.random() < 0.7 else other
    drag = pygame.Event(
        pygame.MOUSEMOTION, pos=end, rel=(9, 9), buttons=(int(button == 1), 0, 0), touch=False
    )
    return [down, drag, pygame.Event(pygame.MOUSEBUTTONUP, pos=end, button=button, touch=False)]


def unspoilt(monkeypatch, tmp_path) -> None:
    """Keep the monkey's paws off the player's files."""
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    monkeypatch.setattr("borderwar.ui.reports.reports_folder", lambda: tmp_path / "reports")
    monkeypatch.setattr("borderwar.ui.aftermath.study_folder", lambda scenario: tmp_path / "study")
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: tmp_path / "saves")


def test_three_thousand_events_on_the_play_screen(monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    dice = random.Random(19360331)
    hands = Hands(open_app(play_screen(0, "passive", ask_end_turn=True)))
    play = hands.play
    for count in range(3000):
        hands.app.step(dice.choice((0, 16, 40)), any_event(dice, hands.app.window.get_size()))
        if not hands.app.running or play not in hands.app.stack:
            hands = Hands(open_app(play_screen(0, "passive")))
            play = hands.play
        desk, ground = play.situation.desk, play.situation.ground
        for place in (desk.hover, desk.cursor):
            assert place == NOWHERE or 0 <= place < ground.columns * ground.rows, count
        assert desk.selected == NOBODY or desk.selected < len(play.situation.scenario.units), count
        seen = play.runner.stage.camera.visible_rect()
        wide, high = play.runner.stage.camera.layout.size
        assert seen.colliderect((0, 0, wide, high)), f"the map is lost off screen after event {count}"


@pytest.mark.parametrize("name", MAKERS)
def test_whatever_is_pressed_on_a_screen_there_is_no_fault_and_a_way_back(name, monkeypatch, tmp_path):
    unspoilt(monkeypatch, tmp_path)
    monkeypatch.setattr("borderwar.ui.screens.loading.LoadingScreen._work", lambda screen: None)
    dice = random.Random(name)
    hands = Hands(open_app(MAKERS[name](100)))
    for count in range(EVENTS):
        hands.app.step(dice.choice((0, 16, 40)), any_event(dice, hands.app.window.get_size()))
        if not hands.app.running or len(hands.app.stack) > 6:
            hands = Hands(open_app(MAKERS[name](100)))
        if count % 50 == 49:  # nothing locks the player in
            for _ in range(12):
                if not hands.app.running or hands.app.screen.name in HOMES:
                    break
                hands.wait(DEAF + 50 if hands.app.screen.name == "curtain" else 16)
                hands.key(pygame.K_RETURN if hands.app.screen.name == "curtain" else pygame.K_ESCAPE)
            else:
                raise AssertionError(f"no way out of {hands.app.screen.name} after event {count}")
            hands = Hands(open_app(MAKERS[name](100))) if count % 200 == 199 else hands
            if not hands.app.running:
                hands = Hands(open_app(MAKERS[name](100)))
    bindings.change({})
    set_letters(100)
