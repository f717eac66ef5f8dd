"""The kit: pens, focus, tips, text lines; and nothing is drawn that did not change."""

import pygame
from hands import Hands, open_app, play_screen

from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.tooltip import tip_place
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.settings import Settings, load_settings, save_settings


def test_an_idle_screen_draws_nothing():
    hands = Hands(open_app(play_screen()))
    hands.wait(4000)
    before = hands.app.frames

    hands.wait(1000)

    assert hands.app.frames == before


def test_only_the_panels_that_changed_are_drawn_again():
    hands = Hands(open_app(play_screen()))
    hands.key(pygame.K_n, 0, "n")
    before = {name: pane.drawings for name, pane in hands.play.panes.items()}

    hands.key(pygame.K_RIGHTBRACKET, 0, "]")

    again = {name for name, pane in hands.play.panes.items() if pane.drawings > before[name]}
    assert "orders" in again
    assert not again & {"drawer", "timeline", "log", "minimap", "top"}


def test_the_tab_key_goes_through_the_buttons_and_enter_presses_one():
    settings = Settings()
    hands = Hands(open_app(SettingsScreen(settings)))
    seen = set()
    for _ in range(30):
        hands.key(pygame.K_TAB)
        seen.add(hands.app.screen.ring.focus)
    assert seen == {control.name for control in hands.app.screen.controls() if control.focus}

    hands.app.screen.ring.set_focus("set.edge_scroll")
    hands.key(pygame.K_RETURN)

    assert settings.edge_scroll


def test_an_answer_that_stands_for_nothing_closes_its_question_too():
    for press in ("key", "mouse"):
        hands = Hands(open_app(play_screen()))
        hands.key(pygame.K_ESCAPE)
        hands.wait(32)
        if press == "key":
            hands.app.screen.ring.set_focus("row.0")
            hands.key(pygame.K_RETURN)
        else:
            hands.press("row.0")

        assert hands.app.screen is hands.play, f"back to the game by {press}"


def test_a_tip_comes_after_400_milliseconds_beside_its_control():
    hands = Hands(open_app(play_screen()))
    control = hands.play.control("top.points")
    hands.move(control.place.center)
    hands.wait(320)
    assert not hands.play.ring.tip_due

    hands.wait(200)

    assert hands.play.ring.tip_due
    place = tip_place(control.place, (200, 40), hands.app.window.get_rect())
    assert not place.colliderect(control.place)


def test_a_text_too_long_is_set_narrow_and_then_shortened():
    pen = Pen(pygame.Surface((400, 40)))
    pen.text("Group headquarters and advisers", 0, 0, room=180)
    pen.text("Group headquarters and advisers", 0, 20, room=60)

    assert [written.whole for written in pen.written] == [True, False]


def test_a_text_line_takes_text_and_editing_keys():
    line = TextLine("ab")
    for key in (pygame.K_LEFT, pygame.K_BACKSPACE):
        line.take(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
    line.take(pygame.Event(pygame.TEXTINPUT, text="Тау"))

    assert line.text == "Тауb"


def test_settings_survive_and_a_spoilt_file_is_as_a_first_start(tmp_path):
    file = tmp_path / "settings.json"
    save_settings(Settings(speed=2, scale=150, two_step=True), file)
    assert load_settings(file) == Settings(speed=2, scale=150, two_step=True)

    file.write_text("{broken")
    assert load_settings(file) == Settings()

    file.write_text('{"speed": 99, "scale": "big"}')
    assert load_settings(file) == Settings(speed=3)
