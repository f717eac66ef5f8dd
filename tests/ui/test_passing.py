"""Turns the player lets go by: quiet ones end by themselves, and something happening stops them."""

import pygame
import pytest
from hands import AT_ONCE, Hands, open_app

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.ui.opponents import opponent
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings


@pytest.fixture(scope="module")
def two_wells() -> Setup:
    """Lake Buir: nine days of which few bring anything."""
    folder = scenario_folder("buir-lake-1935")
    assert folder is not None
    scenario, _ = load_scenario(folder)
    assert scenario is not None
    return prepare(scenario)


def at_the_well(setup: Setup, level: str = "passive") -> Hands:
    """Hands on a game of the Mongol side against a computer."""
    screen = PlayScreen(Game.new(setup, 3), 1, {0: opponent(level, 0)}, Settings(speed=AT_ONCE))
    hands = Hands(open_app(screen))
    hands.let_the_computer_move()
    return hands


def let_turns_go_by(hands: Hands) -> None:
    """Press the key and wait until the turns have stopped going by."""
    hands.key(pygame.K_t, pygame.KMOD_CTRL)
    for _ in range(2000):
        hands.app.step(50)
        if not hands.play.runner.passing.on:
            return


def test_quiet_turns_end_by_themselves_until_the_clock_brings_something(two_wells):
    hands = at_the_well(two_wells)
    let_turns_go_by(hands)

    play = hands.play
    assert play.runner.game.turn > 3
    assert not play.runner.game.over
    assert play.situation.own_turn
    assert "turns went by" in play.situation.desk.message.text


def test_fire_stops_the_turns(two_wells):
    hands = at_the_well(two_wells, "staff")
    let_turns_go_by(hands)

    news = hands.play.situation.news()
    assert hands.play.situation.own_turn
    assert any(line.kind in ("fight", "loss", "event") or line.unit >= 0 for line in news)


def test_any_key_stops_them(two_wells):
    hands = at_the_well(two_wells)
    hands.key(pygame.K_t, pygame.KMOD_CTRL)
    assert hands.play.runner.passing.on
    hands.key(pygame.K_n, 0, "n")

    assert not hands.play.runner.passing.on


def test_the_question_at_a_turns_end_offers_it(two_wells):
    hands = at_the_well(two_wells)
    hands.key(pygame.K_e, 0, "e")
    last = hands.app.screen.question.rows[-1]
    assert last.label == "Let turns go by until something happens"

    hands.key(pygame.K_t, pygame.KMOD_CTRL)
    assert hands.play.runner.passing.on or hands.play.runner.game.turn > 0


def test_two_people_at_one_screen_do_not_let_turns_go_by(two_wells):
    screen = PlayScreen(Game.new(two_wells, 3), 0, {}, Settings(speed=AT_ONCE))
    hands = Hands(open_app(screen))
    hands.key(pygame.K_t, pygame.KMOD_CTRL)

    assert not screen.runner.passing.on
    assert "only against the computer" in screen.situation.desk.message.text
