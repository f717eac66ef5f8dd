"""Whole games through events alone, by keyboard and by mouse, to the end screen."""

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

from borderwar.session.game import Game
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.screens.ending import EndingScreen
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.screens.replay import ReplayScreen

TARGET = "2217"


def nearest_reached(play: PlayScreen) -> int | None:
    """The hex in the chosen unit's reach that lies nearest to the post."""
    unit = play.situation.unit
    goal = play.runner.game.setup.index(TARGET)
    reach = play.situation.findings.reach(unit.row)
    layout = play.situation.layout
    free = [place for place in reach if place != unit.hex and not play.situation.findings.units_at(place)]
    return min(free, key=lambda place: (layout.distance(place, goal), place), default=None)


def same_orders_in_the_engine(play: PlayScreen) -> str:
    """The digest after giving the same orders to the engine."""
    game = Game.new(setup(), play.runner.game.seed)
    for step in play.runner.game.steps:
        assert game.submit(step.order).refusal is None
    return game.state.digest()


@pytest.mark.checklist("I1")
def test_a_whole_game_by_keyboard_alone():
    hands = Hands(open_app(play_screen(0)))
    columns = hands.play.situation.ground.columns
    fired = marched = 0
    for _ in range(40):
        if hands.play.runner.game.over:
            break
        for _ in range(3):
            hands.key(pygame.K_n, 0, "n")
            unit = hands.play.situation.unit
            if unit is None or unit.aircraft:
                break
            if hands.play.situation.findings.open_targets(unit.row):
                hands.key(pygame.K_f, 0, "f")
                hands.key(pygame.K_RETURN)
                fired += 1
            goal = nearest_reached(hands.play)
            if goal is not None:
                cursor = hands.play.situation.desk.cursor
                east = goal % columns - cursor % columns
                south = goal // columns - cursor // columns
                for _ in range(abs(east)):
                    hands.key(pygame.K_RIGHT if east > 0 else pygame.K_LEFT)
                for _ in range(abs(south)):
                    hands.key(pygame.K_DOWN if south > 0 else pygame.K_UP)
                assert hands.play.situation.desk.cursor == goal
                hands.key(pygame.K_RETURN)
                marched += 1
            hands.key(pygame.K_w, 0, "w")
        hands.key(pygame.K_e, 0, "e")
        if len(hands.app.stack) > 1:
            hands.key(pygame.K_RETURN)
        hands.let_the_computer_move()
    play = hands.play
    assert play.runner.game.over, "thirty turns were played"
    assert fired, "there was a fight"
    assert marched > 10
    assert play.runner.game.state.digest() == same_orders_in_the_engine(play)

    hands.key(pygame.K_e, 0, "e")
    assert isinstance(hands.app.screen, EndingScreen)
    assert hands.app.screen.shown.rows, "losses stand beside the record"
    hands.key(pygame.K_RETURN)
    assert isinstance(hands.app.screen, ChooserScreen)


def test_a_whole_game_by_mouse_alone():
    hands = Hands(open_app(play_screen(0, seed=5)))
    fired = marched = 0
    for _ in range(40):
        if hands.play.runner.game.over:
            break
        for unit in hands.play.situation.able()[:3]:
            if unit.hex < 0:
                continue
            if hands.play.situation.desk.drawer and hands.play.control(f"unit.{unit.row}") is not None:
                hands.press(f"unit.{unit.row}")
            else:
                hands.click_hex(unit.hex)
                while hands.play.situation.desk.selected != unit.row:
                    hands.click_hex(unit.hex)
            assert hands.play.situation.desk.selected == unit.row
            targets = hands.play.situation.findings.open_targets(unit.row)
            if targets:
                hands.click_hex(targets[0].hex)
                fired += 1
            goal = nearest_reached(hands.play)
            if goal is not None:
                hands.click_hex(goal)
                marched += 1
            hands.button((hands.app.window.get_width() // 2, 200), 3)
        hands.press("top.end")
        if len(hands.app.stack) > 1:
            hands.press("choice.1")
        hands.let_the_computer_move()
    play = hands.play
    assert play.runner.game.over
    assert fired > 3
    assert marched > 10
    assert play.runner.game.state.digest() == same_orders_in_the_engine(play)

    hands.press("top.end")
    assert isinstance(hands.app.screen, EndingScreen)
    hands.press("foot.replay")
    assert isinstance(hands.app.screen, ReplayScreen)
    assert hands.app.screen.showing.at == 0
    hands.key(pygame.K_ESCAPE)
    assert isinstance(hands.app.screen, PlayScreen)


def test_watching_the_computer_play_both_sides_comes_to_the_end_screen():
    hands = Hands(open_app(play_screen(None, "greedy")))

    hands.let_the_computer_move()

    assert hands.play.runner.game.over
    hands.key(pygame.K_e, 0, "e")
    assert isinstance(hands.app.screen, EndingScreen)
