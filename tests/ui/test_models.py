"""What the panels say, read from their view models: plain data, no pictures."""

from dataclasses import replace

import pygame
import pytest
from hands import play_screen, tauran

from borderwar.model.orders import STANCES
from borderwar.ui import words
from borderwar.ui.kit.pen import Pen
from borderwar.ui.panels.orders import Orders
from borderwar.ui.panels.timeline import Timeline
from borderwar.ui.panels.topbar import TopBar
from borderwar.ui.panels.victory import VictoryCard
from borderwar.ui.screens.briefing import FIRST_STEPS, briefing_model
from borderwar.ui.screens.finder import find_places


@pytest.fixture(scope="module")
def situation():
    return play_screen(0).situation


def test_the_top_bar_tells_date_turn_light_points_and_escalation(situation):
    model = TopBar().model(situation)

    assert [part.value for part in model.parts[:2]] == ["31 March 1936", "05:00 – 05:20"]
    assert model.parts[1].note == "1 of 30"
    assert model.parts[2].value.startswith("Night")
    assert "sight" in model.parts[2].note
    assert model.points == situation.view.points
    assert model.level == situation.view.level
    assert model.button == "End turn"
    assert model.can_end


@pytest.mark.checklist("E1")
@pytest.mark.parametrize("wide", [960, 1280, 1600, 1920, 2560])
def test_in_the_top_bar_the_outlook_keeps_its_room_and_the_words_for_the_sky_give_way(situation, wide):
    model = TopBar().model(situation)
    known = replace(model, outlook=(30, 20, 50), outlook_caption="OUTLOOK, 100 GAMES", outlook_shown=True)
    pen = Pen(pygame.Surface((wide, 60)))
    TopBar().draw(pen, known)
    places = {control.name: control.place for control in pen.controls}
    words = [written.text for written in pen.written]

    assert not places["top.outlook"].inflate(16, 0).colliderect(places["top.end"]) or wide < 1280
    assert ("OUTLOOK, 100 GAMES" in words, "OUTLOOK" in words) == (wide > 1500, wide == 1280)
    assert (model.parts[2].note in words) == (wide > 2000)
    assert any(control.tip.endswith(model.parts[2].note) for control in pen.controls), "told by its tip"


def test_an_order_that_cannot_be_given_says_why_with_its_case(situation):
    unit = next(unit for unit in situation.view.units if unit.mounted and unit.hex >= 0)
    situation.desk.selected = unit.row
    buttons = {button.name: button for button in Orders().model(situation).buttons}
    situation.desk.selected = -1

    dig = buttons["orders.dig"]
    assert not dig.enabled
    assert dig.reason.endswith("]")
    assert buttons["orders.mount"].label == "Dismount"
    for button in buttons.values():
        assert button.key, f"{button.name} prints its key"


def test_the_time_line_marks_the_dated_facts_of_history(situation):
    model = Timeline().model(situation)
    dated = [fact for fact in tauran().history.facts if fact.turn]

    assert sum(mark.kind == "history" for mark in model.marks) == len(dated)
    assert model.nights[0]
    assert not model.nights[15], "ten in the morning"


def test_the_victory_card_tells_all_objectives_and_marks_one_grade(situation):
    situation.desk.victory = True
    model = VictoryCard().model(situation)
    situation.desk.victory = False

    assert [name for name, *_ in model.objectives] == [
        goal.names.english for goal in tauran().victory.objectives
    ]
    assert sum(now for _, now in model.grades) == 1
    assert len(model.grades) == len(tauran().victory.grades)


@pytest.mark.parametrize("side", [0, 1])
def test_the_briefing_holds_orders_limits_and_six_first_steps(side):
    model = briefing_model(tauran(), side)

    assert model.paragraphs
    own = [limit for limit in tauran().limits if limit.side == tauran().sides[side].id]
    assert [text for _, text in model.limits] == [limit.text for limit in own]
    assert len(FIRST_STEPS) == 6


@pytest.mark.parametrize(("text", "found"), [("2217", 1), ("9999", 0), ("tauran", 1), ("", 0), ("タウ", 1)])
def test_places_are_found_by_number_and_by_name(text, found):
    assert bool(find_places(tauran(), text)) == bool(found)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 min"), (59, "0 min"), (1200, "20 min"), (5400, "1 h 30 min")]
)
def test_time_is_told_in_minutes(seconds, said):
    assert words.minutes(seconds) == said


def test_counters_have_short_names():
    assert words.short_name("1st Platoon") == "1 Pl"
    assert words.short_name("Company headquarters") == "Co HQ"
    assert all(len(words.short_name(unit.names.english)) <= 7 for unit in tauran().units)


def test_every_stance_can_be_said():
    assert [words.stance_words(stance) for stance in STANCES] == [
        "Hold fire", "Return fire", "Fire at will", "Fall back",
    ]  # fmt: skip


def test_the_card_of_victory_and_the_time_line_tell_what_is_to_come(situation):
    dates = VictoryCard().model(situation)
    assert dates is None, "the card is shut"
    situation.desk.victory = True
    model = VictoryCard().model(situation)
    situation.desk.victory = False
    arrivals = [
        unit for unit in situation.view.units if unit.condition == "to come" and unit.arrives_turn > 1
    ]
    assert arrivals
    assert any(f"Turn {arrivals[0].arrives_turn}" == when for when, _ in model.dates)
    coming = [mark for mark in Timeline().model(situation).marks if mark.kind == "coming"]
    assert {mark.turn for mark in coming} == {unit.arrives_turn for unit in arrivals}
