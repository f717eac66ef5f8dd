"""No text is cut, none runs over another, no card hides what it speaks of, at every size and scale."""

import itertools

import pygame
import pytest
from hands import Hands, open_app, play_screen, tauran

from borderwar.ui.kit.screen import Screen
from borderwar.ui.play.layout import card_box, play_layout
from borderwar.ui.screens.briefing import BriefingScreen
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.keys import KeysScreen
from borderwar.ui.screens.losses import LossesScreen
from borderwar.ui.screens.rules import RulesScreen
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.screens.title import TitleScreen
from borderwar.ui.settings import Settings

SIZES = ((1024, 600), (1366, 768), (1920, 1080), (3840, 2160))
SCALES = (100, 200)
MAY_SHORTEN = {"drawer", "log", "log-panel", "timeline"}
"""Lists of names and sentences that are whole elsewhere."""


def look_over(screen: Screen, where: str) -> None:
    """Fail for a text that is cut, outside its panel, or over another."""
    for name, pane in screen.panes.items():
        if not pane.shown:
            continue
        area = pane.picture.get_rect().inflate(2, 2)
        for written in pane.written:
            assert written.whole or name in MAY_SHORTEN, f"{where}, {name}: {written.text!r} is cut"
            sideways = written.place.left >= area.left and written.place.right <= area.right
            assert sideways, f"{where}, {name}: {written.text!r} leaves its panel"
        for one, other in itertools.combinations(pane.written, 2):
            room = one.place.inflate(-2, -one.place.height // 2)
            clash = room.colliderect(other.place.inflate(-2, -other.place.height // 2))
            assert not clash, f"{where}, {name}: {one.text!r} runs over {other.text!r}"


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_the_play_screen_has_room_for_every_word(size, scale):
    hands = Hands(open_app(play_screen(scale=scale), size, scale))
    where = f"{size} at {scale} %"
    look_over(hands.play, where)
    for unit in hands.play.situation.able():
        hands.play.runner.deeds.select(unit.row, True)
        hands.app.step(16)
        look_over(hands.play, f"{where}, {unit.name}")
    for key in (pygame.K_l, pygame.K_p, pygame.K_o):
        hands.key(key, 0, pygame.key.name(key))
        look_over(hands.play, where)
    hands.play.runner.look_at(0)
    hands.key(pygame.K_e, 0, "e")
    hands.key(pygame.K_RETURN)
    hands.play.runner.look_at(0)
    hands.app.step(16)
    look_over(hands.play, f"{where}, looking back")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_the_other_screens_have_room_for_every_word(size, scale):
    settings = Settings(scale=scale)
    scenario = tauran()
    for screen in (
        TitleScreen(settings),
        ChooserScreen(settings),
        BriefingScreen(scenario, 0, settings),
        BriefingScreen(scenario, 1, settings),
        KeysScreen("play", settings),
        RulesScreen("5.4"),
        EncyclopaediaScreen(scenario, "vehicle/ba-6"),
        EncyclopaediaScreen(scenario, "terrain/dunes"),
        LossesScreen(play_screen(0).situation),
        SettingsScreen(settings),
    ):
        Hands(open_app(screen, size, scale))
        look_over(screen, f"{size} at {scale} %, {screen.name}")


@pytest.mark.parametrize(("width", "height"), [(960, 560), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("drawer", [False, True])
def test_the_panels_of_the_play_screen_do_not_cross(width, height, drawer):
    layout = play_layout(width, height, drawer, log=False, orders=True)
    boxes = {name: pygame.Rect(box) for name, box in layout.boxes.items()}

    for one, other in itertools.combinations(boxes, 2):
        assert not boxes[one].colliderect(boxes[other]), f"{one} and {other}"
    for name, box in boxes.items():
        assert pygame.Rect(0, 0, width, height).contains(box), name
    assert layout.clear[2] >= 300, "the map keeps some width"


@pytest.mark.parametrize("place", [(200, 200), (600, 400), (1000, 700), (640, 80)])
def test_a_card_stands_over_neither_attacker_nor_target(place):
    keep = [(place[0] - 60, place[1] - 60, 120, 120), (place[0] + 50, place[1] - 60, 120, 120)]

    box, free = card_box((356, 440), (0, 60, 1500, 900), keep, place)

    assert free
    assert not any(pygame.Rect(box).colliderect(pygame.Rect(other)) for other in keep)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_the_chooser_has_room_for_every_word_of_every_scenario(size, scale):
    chooser = ChooserScreen(Settings(scale=scale))
    chooser.shelf.finish()
    hands = Hands(open_app(chooser, size, scale))
    for row in range(len(chooser.shelf.entries)):
        chooser.chosen = row
        hands.app.step(16)
        look_over(chooser, f"{size} at {scale} %, {chooser.entry.name}")


@pytest.mark.parametrize("shape", [0.5, 1.0, 2.5])
def test_a_small_map_on_the_large_one_is_no_larger_than_its_picture(shape):
    layout = play_layout(1280, 720, True, log=False, orders=False, shape=shape)
    left, top, wide, high = layout.boxes["minimap"]

    assert (wide - 12) / (high - 12) == pytest.approx(shape)
    assert (left + wide, top) == (layout.map[0] + layout.map[2], layout.map[1])


def test_the_list_of_a_stack_covers_no_small_map_even_with_the_log_open():
    hands = Hands(open_app(play_screen(0), (1280, 720)))
    s = hands.play.situation
    stacked = next(unit for unit in s.view.units if len(s.findings.units_at(unit.hex)) > 1 and unit.side == 0)
    hands.play.runner.deeds.select(stacked.row, True)
    s.desk.log_open = True
    for _ in range(3):
        hands.app.step(16)
    panes = hands.play.panes

    assert panes["stack"].shown
    assert not panes["stack"].place.colliderect(panes["minimap"].place)
