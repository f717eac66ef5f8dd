"""Settings: every one by mouse and by keyboard, in force at once, kept; and files that are spoilt."""

import json
from dataclasses import fields

import pygame
import pytest
from hands import Hands, open_app, play_screen

from borderwar.ui import bindings
from borderwar.ui.kit.dialog import Dialog
from borderwar.ui.kit.reading import letters, set_letters
from borderwar.ui.screens.briefing import BriefingScreen
from borderwar.ui.screens.setting_rows import Amount, OneOf, OnOff, groups, tabs
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.settings import Settings, load_settings, save_settings

NOT_ROWS = {"keys", "trouble", "first_lesson"}
"""Settings that are no rows: the table of keys, a sentence, and what is asked only once."""

ROWS = [(tab, row) for tab, (_, rows) in enumerate(groups()) for row in rows]


@pytest.fixture
def file(monkeypatch, tmp_path):
    place = tmp_path / "home" / "settings.json"
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: place)
    yield place
    bindings.change({})
    set_letters(100)


def test_every_setting_has_a_row_and_every_row_is_a_setting():
    assert {row.name for _, row in ROWS} == {known.name for known in fields(Settings)} - NOT_ROWS


@pytest.mark.parametrize(("tab", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_each_setting_is_changed_by_the_keyboard_and_kept(file, tab, row):
    if isinstance(row, OneOf) and len(row.values) < 2:
        return  # one language only: nothing to change
    settings = Settings()
    before = getattr(settings, row.name)
    hands = Hands(open_app(SettingsScreen(settings)))
    for _ in range(tab):
        hands.key(pygame.K_RIGHTBRACKET, 0, "]")
    for _ in range(60):
        hands.key(pygame.K_TAB)
        if hands.app.screen.ring.focus.startswith(f"set.{row.name}"):
            break
    else:
        raise AssertionError("the Tab key does not get there")
    focused = hands.app.screen.control(hands.app.screen.ring.focus)
    assert focused.place.width > 0, "it was scrolled into sight"

    hands.key(pygame.K_LEFT if before == getattr(row, "ends", (0, None))[1] else pygame.K_RIGHT)

    assert getattr(settings, row.name) != before
    assert json.loads(file.read_text())[row.name] == getattr(settings, row.name)


@pytest.mark.parametrize(("tab", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_each_setting_is_changed_by_the_mouse(file, tab, row):
    settings = Settings()
    before = getattr(settings, row.name)
    hands = Hands(open_app(SettingsScreen(settings), (1366, 1400)))
    hands.press(f"tab.{tab}")
    if isinstance(row, OnOff):
        hands.press(f"set.{row.name}")
    elif isinstance(row, Amount):
        place = hands.app.screen.control(f"set.{row.name}").place
        hands.button((place.left + place.width // 10, place.centery))
    elif len(row.values) < 2:
        return
    elif hands.app.screen.control(f"set.{row.name}") is not None:
        hands.press(f"set.{row.name}")
        hands.press("drop.4")
    else:
        hands.press(f"set.{row.name}.{1 if before == row.values[0] else 0}")

    assert getattr(settings, row.name) != before


def test_a_larger_scale_is_in_force_at_once(file):
    settings = Settings()
    screen = SettingsScreen(settings)
    hands = Hands(open_app(screen, (3840, 2160)))
    hands.app.settings = settings
    settings.scale = 200
    hands.wait(32)

    assert screen.scale == 2.0


def test_letters_of_long_texts_grow_without_the_panels(file):
    settings = Settings()
    hands = Hands(open_app(BriefingScreen(play_screen().situation.scenario, 0, settings)))
    hands.app.settings = settings
    sheet = hands.app.screen.panes["sheet"]
    before = sheet.panel.scroll_most

    settings.letters = 150
    hands.wait(32)

    assert letters() == 150
    assert sheet.panel.scroll_most > before, "the orders take more room"
    assert hands.app.scale == 1.0


def test_settings_survive_a_restart(file):
    changed = Settings(speed=2, scale=150, two_step=True, letters=120, volume=35, keys={"fire": ["Shift+J"]})
    save_settings(changed)

    assert load_settings() == changed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"speed": 1,\n broken', "line 2, column 2"),
        ("[1, 2]", "it holds no table of settings"),
    ],
)
def test_a_file_that_cannot_be_understood_is_put_aside_and_told_in_a_sentence(file, text, sentence):
    file.parent.mkdir()
    file.write_text(text)

    settings = load_settings()

    assert settings == Settings()
    assert sentence in settings.trouble
    assert settings.trouble.count("\n") == 0
    assert file.with_name("settings.json.broken").read_text() == text, "nothing in it is lost"


def test_values_that_make_no_sense_are_named_and_the_others_kept(file):
    file.parent.mkdir()
    file.write_text('{"speed": 99, "scale": "big", "keys": {"fire": 5}, "two_step": true}')

    settings = load_settings()

    assert settings == Settings(speed=3, two_step=True)
    assert "scale, keys" in settings.trouble


def test_trouble_with_the_file_is_told_once_on_a_card(file):
    file.parent.mkdir()
    file.write_text("{")
    app = open_app(SettingsScreen(Settings()))
    app.settings = load_settings()
    hands = Hands(app)
    assert isinstance(hands.app.screen, Dialog)

    hands.key(pygame.K_RETURN)
    hands.wait(100)

    assert not isinstance(hands.app.screen, Dialog)


def test_a_place_that_cannot_be_written_is_told_and_the_change_holds(file):
    file.parent.write_text("a file where the folder should be")
    settings = Settings()
    app = open_app(SettingsScreen(settings))
    app.settings = settings
    hands = Hands(app)

    hands.press("set.ask_end_turn")

    assert not settings.ask_end_turn
    assert isinstance(hands.app.screen, Dialog)
    assert "last until you leave" in settings.trouble


def test_the_last_tab_is_the_table_of_all_keys(file):
    hands = Hands(open_app(SettingsScreen(Settings())))
    hands.press(f"tab.{len(tabs()) - 1}")

    shown = {row.action for _, rows in hands.app.screen.panes["keys"].shown_model.groups for row in rows}

    assert shown == {binding.action for binding in bindings.BINDINGS}
