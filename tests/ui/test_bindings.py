"""The table of keys: no two actions on one key, all of them alive, the keys page made from it."""

import pygame
import pytest
from hands import Hands, open_app, play_screen

from borderwar.ui import bindings
from borderwar.ui.kit.screen import Pop
from borderwar.ui.screens.keys import KeysScreen, KeyTable

SCREENS = sorted({screen for binding in bindings.BINDINGS for screen in binding.screens})


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_one_screen(screen):
    assert bindings.conflicts(screen) == []


def test_every_action_of_the_play_screen_does_something_and_never_fails():
    hands = Hands(open_app(play_screen()))
    for binding in bindings.of_screen("play"):
        hands.key(pygame.K_n, 0, "n")
        hands.app.apply(hands.play.on_action(binding.action))
        hands.app.step(16)
        assert hands.app.running, binding.action
        while len(hands.app.stack) > 1:
            hands.app.apply(Pop())
        hands.app.step(16)


def test_the_keys_page_lists_exactly_the_table():
    page = KeysScreen("play")
    rows = [row for _, rows in KeyTable().model(page).groups for row in rows]

    assert {(row.action, row.keys) for row in rows} == {
        (binding.action, binding.keys) for binding in bindings.of_screen("play")
    }


def test_a_key_of_another_alphabet_counts_by_its_place():
    event = pygame.Event(pygame.KEYDOWN, key=0x442, mod=0, unicode="т", scancode=pygame.KSCAN_N)

    assert bindings.action_of(event, "play") == "next-unit"


def test_the_player_can_give_an_action_another_key(monkeypatch, tmp_path):
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    screen = play_screen()
    hands = Hands(open_app(KeysScreen("play", screen.settings)))
    try:
        hands.press("key.next-unit")
        hands.key(pygame.K_j, pygame.KMOD_SHIFT, "J")

        assert bindings.keys_of("next-unit") == ("Shift+J",)
        assert (tmp_path / "settings.json").exists(), "the choice is kept"

        hands.press("key.end-turn")
        hands.key(pygame.K_j, pygame.KMOD_SHIFT, "J")
        assert "already means" in hands.app.screen.problem
    finally:
        bindings.change({})
