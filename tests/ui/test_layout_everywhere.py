"""At every size and scale each screen has room for its words, and all its buttons are in the window."""

import pygame
import pytest
from every_screen import MAKERS
from hands import Hands, open_app
from test_layout import look_over

from borderwar.ui.screens.play import PlayScreen

LOOKS = (
    ((1024, 600), 75),
    ((1024, 600), 100),
    ((1024, 600), 200),
    ((1280, 720), 100),
    ((1920, 1080), 100),
    ((1920, 1080), 150),
    ((3840, 2160), 100),
    ((3840, 2160), 200),
    ((3840, 2160), 300),
)
"""Window in pixels and interface scale; the scales between give layouts that are among these."""


@pytest.mark.checklist("I4")
@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=lambda value: str(value).replace(" ", ""))
@pytest.mark.parametrize("name", MAKERS)
def test_every_screen_has_room_for_every_word_and_shows_every_button(name, size, scale):
    hands = Hands(open_app(MAKERS[name](scale), size, scale))
    screen, where = hands.app.screen, f"{name}, {size} at {scale} %"
    if isinstance(screen, PlayScreen):
        hands.key(pygame.K_n, 0, "n")
    look_over(screen, where)

    window = hands.app.window.get_rect()
    for pane in screen.panes.values():
        assert not pane.shown or window.contains(pane.place), f"{where}: {pane.panel.name} leaves the window"
    for control in screen.controls():
        if control.place.width:
            assert window.contains(control.place), f"{where}: {control.name} leaves the window"


@pytest.mark.checklist("I4")
@pytest.mark.parametrize("letters", [80, 150])
@pytest.mark.parametrize("name", MAKERS)
def test_long_texts_in_small_and_large_letters_neither_cut_nor_cross(name, letters):
    app = open_app(MAKERS[name](100), (1280, 720))
    app.settings.letters = letters
    hands = Hands(app)

    look_over(hands.app.screen, f"{name} with letters of {letters} %")
