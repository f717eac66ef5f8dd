"""Languages on the screen: applied at once, room for every word, and records that stay English."""

import pygame
import pytest
from hands import Hands, play_screen, tauran
from test_layout import look_over

from borderwar.language import language, say, speak
from borderwar.model.orders import End
from borderwar.session.log import log_text
from borderwar.session.sentences import story
from borderwar.ui.app import App
from borderwar.ui.screens.briefing import BriefingScreen
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.keys import KeysScreen
from borderwar.ui.screens.lesson import LessonOffer
from borderwar.ui.screens.losses import LossesScreen
from borderwar.ui.screens.rules import RulesScreen
from borderwar.ui.screens.setting_rows import tabs
from borderwar.ui.screens.settings import Change, SettingsScreen
from borderwar.ui.screens.title import TitleScreen
from borderwar.ui.settings import Settings, load_settings

SIZES = ((1280, 720),)
SCALES = (100, 150)
OTHERS = ("ru", "ja")


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def spoken(code: str, screen, size: tuple[int, int] = (1366, 768), scale: int = 100) -> Hands:
    """A window whose settings name a language."""
    settings = Settings(scale=scale, speed=3, mute=True, language=code)
    return Hands(App(screen, settings, size, remember=False))


@pytest.mark.checklist("I10")
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", OTHERS)
def test_the_play_screen_has_room_for_every_word_of_a_language(code, size, scale):
    hands = spoken(code, play_screen(scale=scale), size, scale)
    look_over(hands.play, f"{code}, {size} at {scale} %")
    for unit in hands.play.situation.able()[::3]:
        hands.play.runner.deeds.select(unit.row, True)
        hands.app.step(16)
        look_over(hands.play, f"{code}, {size} at {scale} %, {unit.name}")
    for key in (pygame.K_l, pygame.K_p, pygame.K_o):
        hands.key(key, 0, pygame.key.name(key))
        look_over(hands.play, f"{code}, {size} at {scale} %")


@pytest.mark.checklist("I10")
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", OTHERS)
def test_the_other_screens_have_room_for_every_word_of_a_language(code, size, scale):
    settings = Settings(scale=scale, language=code)
    scenario = tauran()
    speak(code)
    for screen in (
        TitleScreen(settings),
        ChooserScreen(settings),
        BriefingScreen(scenario, 0, settings),
        KeysScreen("play", settings),
        RulesScreen("5.4"),
        EncyclopaediaScreen(scenario, "vehicle/ba-6"),
        LossesScreen(play_screen(0).situation),
        LessonOffer(settings),
        SettingsScreen(settings),
    ):
        hands = spoken(code, screen, size, scale)
        for tab in range(len(tabs()) if isinstance(screen, SettingsScreen) else 1):
            if tab:
                hands.key(pygame.K_RIGHTBRACKET, 0, "]")
            look_over(screen, f"{code}, {size} at {scale} %, {screen.name} {tab}")


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_is_spoken_as_soon_as_it_is_chosen(code, tmp_path, monkeypatch):
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    screen = SettingsScreen(Settings(mute=True))
    hands = Hands(App(screen, screen.settings, (1366, 768), remember=False))

    screen.on_intent(Change("language", code))
    hands.app.step(16)

    assert language() == code
    shown = {written.text for pane in screen.panes.values() for written in pane.written}
    assert say("Settings") in shown
    assert "Settings" not in shown
    assert load_settings(tmp_path / "settings.json").language == code


@pytest.mark.parametrize(("lang", "code"), [("ja_JP.UTF-8", "ja"), ("de_DE.UTF-8", "en")])
def test_the_settings_of_the_first_start_speak_the_language_of_the_system(monkeypatch, tmp_path, lang, code):
    monkeypatch.setenv("LC_ALL", lang)
    assert load_settings(tmp_path / "none.json").language == code


def test_a_log_is_written_in_english_whatever_is_spoken():
    game = play_screen().runner.game
    assert game.submit(End()).refusal is None
    english, told = log_text(game), story(game.setup, game.steps[-1].events)

    speak("ru")

    assert log_text(game) == english
    assert story(game.setup, game.steps[-1].events) != told


def test_a_broken_catalogue_is_told_and_the_game_goes_on(monkeypatch, tmp_path):
    (tmp_path / "ru.po").write_text("msgid broken", encoding="utf-8")
    monkeypatch.setattr("borderwar.language.catalogue.languages_folder", lambda: tmp_path)
    hands = spoken("ru", TitleScreen(Settings()))

    shown = " ".join(written.text for pane in hands.app.screen.panes.values() for written in pane.written)
    assert "ru.po" in shown
    hands.key(pygame.K_RETURN)
    assert isinstance(hands.app.screen, TitleScreen)
