"""The table of keys: no two actions on one key, all of them alive, the keys page made from it."""

import pygame
import pytest
from every_screen import MAKERS
from hands import Hands, open_app, play_screen

from borderwar.ui import bindings
from borderwar.ui.screens.key_table import KeyTable
from borderwar.ui.screens.keys import KeysScreen
from borderwar.ui.settings import Settings, load_settings

SCREENS = sorted({screen for binding in bindings.BINDINGS for screen in binding.screens})


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_one_screen(screen):
    assert bindings.conflicts(screen) == []


@pytest.mark.checklist("I2")
def test_the_keys_page_lists_exactly_the_table():
    page = KeysScreen("play")
    rows = [row for _, rows in KeyTable().model(page).groups for row in rows]

    assert {(row.action, row.keys) for row in rows} == {
        (binding.action, binding.keys) for binding in bindings.of_screen("play")
    }


def test_a_key_of_another_alphabet_counts_by_its_place():
    event = pygame.Event(pygame.KEYDOWN, key=0x442, mod=0, unicode="т", scancode=pygame.KSCAN_N)

    assert bindings.action_of(event, "play") == "next-unit"


@pytest.mark.checklist("I3")
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


@pytest.fixture
def editing(monkeypatch, tmp_path):
    """The keys of the play screen, being changed."""
    file = tmp_path / "settings.json"
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: file)
    screen = KeysScreen("play", Settings())
    yield Hands(open_app(screen)), screen.editor, file
    bindings.change({})


@pytest.mark.checklist("I3")
def test_a_key_that_is_taken_is_swapped_by_a_second_press(editing):
    hands, _, file = editing
    hands.press("key.next-unit")
    hands.key(pygame.K_e, 0, "e")
    assert "E already means: End your turn" in hands.app.screen.problem
    assert bindings.keys_of("next-unit") == ("N",), "not yet"

    hands.key(pygame.K_e, 0, "e")

    assert bindings.keys_of("next-unit") == ("E",)
    assert bindings.keys_of("end-turn") == ("N",), "no action is left without a key"
    assert bindings.conflicts("play") == []
    assert load_settings(file).keys == {"end-turn": ["N"], "next-unit": ["E"]}


@pytest.mark.checklist("I3")
def test_one_action_or_all_get_their_first_keys_again(editing):
    hands, editor, file = editing
    for action, key in (("dig", pygame.K_5), ("fire", pygame.K_6)):
        editor.choose(action)
        hands.key(key, 0, chr(key))
    editor.chosen = "dig"
    hands.key(pygame.K_DELETE)
    assert (bindings.keys_of("dig"), bindings.keys_of("fire")) == (("D",), ("6",))

    hands.press("foot.reset-keys")

    assert bindings.keys_of("fire") == ("F",)
    assert load_settings(file).keys == {}


@pytest.mark.checklist("I3")
def test_escape_stays_the_way_back_whatever_else_becomes_it(editing):
    hands, editor, _ = editing
    editor.choose("back")
    hands.key(pygame.K_5, 0, "5")

    assert bindings.keys_of("back") == ("Esc", "5")
    hands.key(pygame.K_5, 0, "5")
    assert not hands.app.running, "the page was left"


@pytest.mark.checklist("I3")
def test_the_tab_key_cannot_be_given_away(editing):
    hands, editor, _ = editing
    editor.choose("fire")
    hands.key(pygame.K_TAB)

    assert "Tab" in editor.problem
    assert bindings.keys_of("fire") == ("F",)


@pytest.mark.checklist("I2")
@pytest.mark.parametrize("name", ["play", "lesson", "title", "chooser", "menu", "settings of play", "rules"])
def test_f1_lists_the_keys_of_the_screen_that_is_shown(name):
    hands = Hands(open_app(MAKERS[name](100)))
    of = hands.app.screen.name
    hands.key(pygame.K_F1)

    page = hands.app.screen
    assert isinstance(page, KeysScreen)
    shown = {row.action for _, rows in page.panes["table"].shown_model.groups for row in rows}
    assert shown == {binding.action for binding in bindings.of_screen(of)}
