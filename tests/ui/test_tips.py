"""Tool tips: after 400 ms, on every control, beside what they explain."""

import pygame
import pytest
from every_screen import MAKERS, kinds_missing
from hands import Hands, open_app

from borderwar.ui.kit import tooltip
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.control import Control
from borderwar.ui.kit.tooltip import tip_place
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.tips import tip_of


def meaning(control: Control) -> bool:
    """Whether a press does anything; a card that only catches clicks is no control."""
    return control.intent is not None or control.aim is not None or not control.enabled


def opened(name: str) -> Hands:
    hands = Hands(open_app(MAKERS[name](100), (1600, 900)))
    if isinstance(hands.app.screen, PlayScreen):
        for key in "nlp":
            hands.key(ord(key), 0, key)
    return hands


def test_every_kind_of_screen_is_made_for_the_tests_of_all_screens():
    assert kinds_missing() == set(), "add them to MAKERS in tests/ui/every_screen.py"


@pytest.mark.checklist("I11")
@pytest.mark.parametrize("name", MAKERS)
def test_every_control_explains_itself_and_no_tip_covers_its_control(name):
    hands = opened(name)
    screen = hands.app.screen
    window = hands.app.window.get_rect()
    for control in screen.controls():
        if not meaning(control):
            continue
        text = tip_of(control, screen.name)
        assert text, f"{name}: {control.name} ({type(control.intent).__name__}) says nothing; see ui/tips.py"
        if control.place.width:
            place = tip_place(control.place, (tooltip.WIDEST, 60), window)
            covers = place.colliderect(control.place)
            assert not covers or control.place.height > window.height * 0.7, f"{name}: {control.name}"


@pytest.mark.checklist("I11")
def test_a_tip_is_drawn_after_400_milliseconds_and_goes_with_the_mouse(monkeypatch):
    drawn = []
    real = tooltip.draw_tip

    def note(window, control, text, scale):
        drawn.append(text)
        return real(window, control, text, scale)

    monkeypatch.setattr("borderwar.ui.kit.screen.draw_tip", note)
    hands = opened("settings of play")
    control = hands.app.screen.control("set.ask_end_turn")
    hands.move(control.place.center)
    hands.wait(380)
    assert drawn == []

    hands.wait(64)
    assert drawn == ["Only if units can still act."]

    drawn.clear()
    hands.move((2, 2))
    hands.wait(64)
    assert drawn == []


@pytest.mark.checklist("I11")
def test_a_disabled_control_says_why_on_the_message_bar_too():
    hands = opened("play")
    off = next(c for c in hands.app.screen.controls() if not c.enabled and c.name.startswith("orders."))

    hands.button(off.place.center)

    assert hands.play.situation.desk.message.text == off.reason, "not in the tip alone"


@pytest.mark.checklist("I4")
@pytest.mark.parametrize("name", MAKERS)
def test_the_tab_key_reaches_every_control_that_lists_do_not_and_its_ring_is_seen(name):
    hands = opened(name)
    screen = hands.app.screen
    wanted = {control.name for control in screen.controls() if control.focus}
    seen = set()
    for _ in range(len(wanted) + 2):
        hands.key(pygame.K_TAB)
        seen.add(screen.ring.focus)
        focused = screen.control(screen.ring.focus)
        if focused is None:
            continue
        inside = hands.app.window.get_rect().clip(focused.place)
        assert inside.width >= 4, f"{name}: {focused.name} has the focus out of sight"
        assert inside.height >= 4, f"{name}: {focused.name} has the focus out of sight"
        if focused.place.top >= 2:
            edge = hands.app.window.get_at((focused.place.centerx, focused.place.top - 1))
            away = max(abs(a - b) for a, b in zip(edge[:3], colour("accent"), strict=True))
            assert away < 40, f"{name}: no ring about {focused.name}"

    assert wanted <= seen, f"{name}: {wanted - seen} cannot be reached"
