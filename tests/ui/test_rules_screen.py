"""The rules on the screen: opened at any case, searched, and what every refusal and modifier points at."""

import re
from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

import borderwar
from borderwar import rulebook
from borderwar.session.computer import played_game
from borderwar.session.refusals import sentence
from borderwar.session.unit_view import UnitView
from borderwar.ui.case_tip import case_tip
from borderwar.ui.play.desk import Message
from borderwar.ui.screens.rules import RulesScreen, RuleText

SOURCES = Path(borderwar.__file__).parent
CASES = [case.number for case in rulebook.cases()]


def source_of(folder: str) -> str:
    """All Python text of a folder of the package."""
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted((SOURCES / folder).rglob("*.py")))


REFUSED = sorted({int(code) for code in re.findall(r"refuse\(\s*\w+,\s*(\d+)", source_of("rules"))})
MODIFIERS = sorted(set(re.findall(r'(?:Factor|_by|_tells)\(\s*"(\d+\.\d+)"', source_of("session"))))


def spoken(code: int) -> list[str]:
    """What a refusal says for each of its small numbers that has words."""
    said = []
    for reason in range(-1, 9):
        try:
            said.append(sentence(setup(), [code, 0, reason, 1]).because)
        except (KeyError, IndexError):
            continue
    return said


def marked_case(screen: RulesScreen) -> str:
    """The case that stands on the card, as far as it is in sight."""
    model = RuleText().model(screen)
    return next((block.case for block in model.blocks if block.case and block.case == model.case), "")


@pytest.mark.checklist("J4")
@pytest.mark.parametrize("case", CASES)
def test_the_rules_open_at_every_case(case):
    assert marked_case(RulesScreen(case)) == case


@pytest.mark.checklist("J4")
def test_an_opened_case_is_in_sight():
    hands = Hands(open_app(RulesScreen("20.12")))
    text = hands.app.screen.panes["text"]

    shown = [word for word in text.written if word.text == "20.12"]
    assert shown
    assert text.picture.get_rect().contains(shown[0].place)


@pytest.mark.checklist("J4")
def test_a_search_shows_the_cases_that_hold_every_word_and_marks_the_words():
    hands = Hands(open_app(RulesScreen()))
    hands.letters("/mounted")
    model = RuleText().model(hands.app.screen)

    found = [block for block in model.blocks if block.case]
    assert [block.case for block in found] == [case.number for case in rulebook.search("mounted")]
    assert model.marks >= len(found), "each stands at least once"

    hands.key(pygame.K_RETURN)
    assert hands.app.screen.case == found[0].case, "Enter goes to the first hit"
    hands.key(pygame.K_RIGHT)
    assert hands.app.screen.case == found[1].case, "and the arrow to the next"


@pytest.mark.checklist("J4")
def test_next_and_before_walk_through_the_whole_book():
    screen = RulesScreen(CASES[0])
    seen = [screen.case]
    for _ in CASES[1:]:
        screen.step(1)
        seen.append(screen.case)
    assert seen == CASES

    screen.step(1)
    assert screen.case == CASES[-1], "the last has no next"
    screen.step(-1)
    assert screen.case == CASES[-2]


@pytest.mark.checklist("J4")
def test_a_case_that_a_case_names_is_a_link():
    hands = Hands(open_app(RulesScreen("5.1")))
    link = next(c for c in hands.app.screen.controls() if getattr(c.intent, "case", "") == "5.6")
    hands.button(link.place.center)

    assert hands.app.screen.case == "5.6"


@pytest.mark.checklist("B4")
@pytest.mark.parametrize("code", REFUSED)
def test_every_refusal_has_words_and_a_case(code):
    said = spoken(code)

    assert said, "a sentence for at least one reason"
    assert not any("the rules forbid it" in text.lower() for text in said)
    assert f"{code // 100}.{code % 100}" in CASES


@pytest.mark.checklist("B4")
def test_a_refusal_on_the_message_bar_opens_its_case():
    hands = Hands(open_app(play_screen(0)))
    hands.play.situation.desk.message = Message("Not so.", "3.4", True)
    hands.app.step(16)
    rule = next(c for c in hands.play.controls() if getattr(c.intent, "case", "") == "3.4")
    hands.button(rule.place.center)

    assert isinstance(hands.app.screen, RulesScreen)
    assert hands.app.screen.case == "3.4"


@pytest.mark.checklist("C6")
@pytest.mark.parametrize("case", MODIFIERS)
def test_every_modifier_of_a_forecast_has_its_case(case):
    assert marked_case(RulesScreen(case)) == case


@pytest.mark.checklist("C6")
def test_hovering_a_modifier_of_the_card_shows_its_case_and_a_click_opens_it():
    play = play_screen(0)
    game = played_game(setup(), 5, ("historical", "historical"))
    hands = Hands(open_app(play, (1600, 1000)))
    situation = play.situation
    aimed: list[UnitView] = []
    for turn in range(10, 28):
        play.runner.take_game(game.branch(game.position_of_turn(turn)))
        aimed = [unit for unit in situation.able() if situation.findings.open_targets(unit.row)]
        if aimed:
            break
    unit = aimed[0]
    target = situation.findings.open_targets(unit.row)[0]
    play.runner.deeds.select(unit.row, True)
    situation.desk.by_keys, situation.desk.cursor = True, target.hex
    hands.app.step(16)
    lines = [c for c in play.controls() if c.name.startswith("forecast.rule.")]

    assert len(lines) > 2
    for line in lines:
        case = line.intent.case
        words = rulebook.case(case).plain.split()[:6]
        assert line.tip.startswith(f"{case}  ")
        assert " ".join(words) in line.tip
    hands.button(lines[0].place.center)
    assert hands.app.screen.case == lines[0].intent.case


@pytest.mark.parametrize("number", CASES)
def test_a_tip_of_a_case_begins_as_the_case_does_and_is_short(number):
    tip = case_tip(number)

    assert tip.startswith(f"{number}  {rulebook.case(number).plain[:20].splitlines()[0]}")
    assert len(tip) < 380
