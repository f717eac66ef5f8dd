"""The log beside the map: filters, search, the sum behind a fight, and what the enemy's turn brought."""

import re

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

from borderwar.model import events as e
from borderwar.model.orders import Assault, Bombard, Fire
from borderwar.session.computer import played_game
from borderwar.session.factors import printed
from borderwar.session.sentences import sentence_of
from borderwar.session.visible import visible_events
from borderwar.ui.panels.log import KINDS, LogPanel, shown_lines


def fought(turn: int = 16):
    """The play screen of a game as the player's turn begins."""
    screen = play_screen(0)
    game = played_game(setup(), 5, ("staff", "staff"))
    screen.runner.take_game(game.branch(game.position_of_turn(turn)))
    screen.situation.desk.log_open = True
    return screen


@pytest.fixture(scope="module")
def situation():
    return fought().situation


@pytest.fixture(autouse=True)
def whole_log(situation):
    """Each test begins with all lines."""
    desk = situation.desk
    desk.log_filter, desk.log_kinds, desk.log_unit, desk.log_hex = "all", frozenset(), -1, -1
    situation.log_search.clear()


def test_nothing_is_left_out_without_a_filter(situation):
    assert shown_lines(situation) == situation.told()


@pytest.mark.checklist("D2")
@pytest.mark.parametrize(("name", "sides"), [("own", (0,)), ("enemy", (1,))])
def test_the_log_of_one_side_holds_exactly_its_deeds(situation, name, sides):
    situation.desk.log_filter = name

    assert shown_lines(situation) == [line for line in situation.told() if line.side in sides]


@pytest.mark.checklist("D2")
def test_the_kinds_part_the_log(situation):
    parts = []
    for kind in KINDS:
        situation.desk.log_kinds = frozenset({kind})
        parts += shown_lines(situation)

    key = id
    assert sorted(parts, key=key) == sorted(situation.told(), key=key)


@pytest.mark.checklist("D2")
def test_one_unit_or_one_hex_can_be_followed(situation):
    fight = next(line for line in situation.told() if line.kind == "fight" and line.other >= 0)

    situation.desk.log_unit = fight.other
    assert all(fight.other in (line.unit, line.other) for line in shown_lines(situation))
    assert fight in shown_lines(situation)

    situation.desk.log_unit, situation.desk.log_hex = -1, fight.hex
    assert {line.hex for line in shown_lines(situation)} == {fight.hex}


@pytest.mark.checklist("D2")
def test_a_search_leaves_the_lines_that_hold_every_word():
    hands = Hands(open_app(fought(), (1366, 900)))
    hands.letters("/fires platoon")
    situation = hands.play.situation

    lines = LogPanel().model(situation).lines
    assert lines
    assert all("fires" in line.text.lower() and "platoon" in line.text.lower() for line in lines)
    hands.key(pygame.K_ESCAPE)
    assert LogPanel().model(situation).lines == tuple(situation.told())


@pytest.mark.checklist("D2")
def test_a_click_centres_the_map_and_flashes_the_hex():
    hands = Hands(open_app(fought(), (1366, 900)))
    hands.app.step(16)
    row = next(c for c in hands.play.controls() if c.name.startswith("log.row.") and c.place.height > 8)
    hands.button(row.place.center)

    place = row.intent.hex
    assert hands.play.situation.desk.flash == place
    assert hands.play.runner._in_sight(place)


@pytest.mark.checklist("D1")
def test_a_line_says_what_its_event_counts(situation):
    game, lines = situation.game, {}
    for line in situation.told():
        lines.setdefault(line.order, []).append(line.text)
    for place, step in enumerate(game.steps):
        for event in visible_events(game.setup, game.state_at(place), step.events, situation.side):
            if event.kind in (e.FIRED, e.SHELLED, e.STRUCK, e.ASSAULTED, e.BROKE, e.SURRENDERED_UNIT):
                text = sentence_of(game.setup, event)
                assert text in lines[place + 1]
                if event.kind == e.FIRED and event.b:
                    assert re.search(rf"\b{event.b} m[ae]n\b", text)


@pytest.mark.checklist("D1")
def test_an_own_fight_carries_its_sum_and_the_sum_is_right(situation):
    """The factors of the line, multiplied, are its total; every one names its case."""
    summed = [line for line in situation.told() if line.sum]
    orders = [situation.game.steps[line.order - 1] for line in summed]

    assert len(summed) > 5
    assert all(step.side == situation.side for step in orders)
    assert all(isinstance(step.order, Fire | Assault | Bombard) for step in orders)
    for line in summed:
        factors, _, total = line.sum.rpartition(": ")
        parts = re.split(r"(?<=\]), ", factors)
        product = printed(parts[0].split()[0])
        for part in parts[1:]:
            assert re.search(r"\[\d+\.\d+\]$", part)
            if part.startswith("×"):
                product *= printed(part.split()[0])
        assert product == pytest.approx(float(total.split()[0]), rel=0.05, abs=0.15), line.sum


@pytest.mark.checklist("D1")
def test_the_enemys_fights_carry_no_sum(situation):
    assert not [line for line in situation.told() if line.sum and line.side != situation.side]


@pytest.mark.checklist("D4")
def test_what_the_enemys_turn_brought_is_stepped_through_back_and_forth():
    hands = Hands(open_app(fought(), (1366, 900)))
    play, desk = hands.play, hands.play.situation.desk
    desk.log_open = False
    news = play.situation.news()
    assert len(news) > 2, "the game was taken in the player's turn, after the enemy's"

    seen = []
    for _ in news:
        hands.key(pygame.K_RIGHT, pygame.KMOD_CTRL)
        seen.append(desk.story)
        line = news[desk.story]
        assert line.text in desk.message.text
        if line.hex >= 0:
            assert desk.flash == line.hex
    assert seen == list(range(len(news)))
    hands.key(pygame.K_LEFT, pygame.KMOD_CTRL)
    assert desk.story == len(news) - 2
    desk.log_open = True
    assert LogPanel().model(play.situation).current == desk.story


@pytest.mark.checklist("D2")
def test_the_lines_of_the_open_log_can_be_stepped_through_by_keys():
    hands = Hands(open_app(fought(), (1366, 900)))
    situation = hands.play.situation
    situation.desk.log_kinds = frozenset({"loss"})
    lines = shown_lines(situation)
    hands.key(pygame.K_LEFT, pygame.KMOD_CTRL)
    assert situation.desk.story == len(lines) - 1, "backwards from the newest"

    hands.key(pygame.K_LEFT, pygame.KMOD_CTRL)
    assert situation.desk.flash == lines[-2].hex
    hands.press("log.kind.loss")
    assert situation.desk.story == -1, "another list begins anew"


@pytest.mark.checklist("D4")
def test_it_holds_what_the_side_could_see_and_nothing_else():
    situation = fought().situation
    game = situation.game
    allowed = set()
    for place in range(situation.own_end, game.position):
        step = game.steps[place]
        for event in visible_events(game.setup, game.state_at(place), step.events, situation.side):
            allowed.add(sentence_of(game.setup, event))

    told = {line.text for line in situation.news()}

    assert told
    assert told <= allowed
