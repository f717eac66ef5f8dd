"""The briefing: what a side is told before the game, and again by a key."""

from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, tauran

from borderwar.ui.gallery import Gallery
from borderwar.ui.screens.briefing import BriefingScreen, briefing_model, source_words
from borderwar.ui.settings import Settings
from borderwar.ui.words import signed
from borderwar.ui.workshop import PictureStore


@pytest.mark.checklist("E3")
def test_every_objective_stands_there_with_its_points_and_holder():
    model = briefing_model(tauran(), 0)

    for goal, (name, worth) in zip(tauran().victory.objectives, model.goals, strict=True):
        assert goal.names.english in name
        assert goal.at in name
        for points in (goal.end, goal.turn, goal.stand):
            assert not points or f"{points} point" in worth
        holder = next((side.names.english for side in tauran().sides if side.id == goal.holder), "nobody")
        assert worth.endswith(f"held by {holder}")


@pytest.mark.checklist("E3")
def test_every_level_of_victory_says_what_it_needs():
    model = briefing_model(tauran(), 1)
    victory = tauran().victory

    assert [name for name, _ in model.grades] == [grade.names.english for grade in victory.grades]
    for grade, (_, need) in zip(victory.grades, model.grades, strict=True):
        if grade.from_margin is not None:
            assert signed(victory.par + grade.from_margin) in need
    assert signed(victory.par) in model.par
    for loss, words in zip(victory.losses, model.losses, strict=False):
        for points in (loss.men, loss.captured, loss.vehicles, loss.aircraft):
            assert str(points) in words


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_reads_its_own_limits_and_units_and_not_the_enemys(side):
    model = briefing_model(tauran(), side)
    own = tauran().sides[side].id

    assert len(model.limits) == sum(limit.side == own and limit.in_force for limit in tauran().limits)
    starts = {unit.at for unit in tauran().units if unit.side == own and unit.at}
    assert {number for _, number in model.dots} == starts


@pytest.mark.checklist("J3")
def test_the_briefing_carries_notes_on_the_map_and_the_sources(tmp_path):
    screen = BriefingScreen(tauran(), 0, Settings(), gallery=Gallery(PictureStore(tmp_path)))
    hands = Hands(open_app(screen, (1920, 4000)))
    screen.gallery.workshop.finish()
    hands.app.step(16)
    written = " ".join(one.text for one in screen.panes["sheet"].written)

    assert " ".join(tauran().map.notes.split())[:60] in written
    assert len(screen.shown.sources) == len(tauran().sources)
    assert "confidence " + tauran().history.confidence in written
    assert "Your first steps" in written


@pytest.mark.checklist("J3")
def test_f3_shows_the_briefing_again_in_the_game_and_escape_goes_back():
    hands = Hands(open_app(play_screen(0)))
    hands.key(pygame.K_F3)
    screen = hands.app.screen
    assert isinstance(screen, BriefingScreen)
    assert screen.shown == briefing_model(tauran(), 0)

    hands.key(pygame.K_ESCAPE)

    assert hands.app.screen is hands.play


def test_the_map_on_the_sheet_is_painted_beside(tmp_path):
    screen = BriefingScreen(tauran(), 0, Settings(), gallery=Gallery(PictureStore(tmp_path)))
    hands = Hands(open_app(screen))
    assert screen.busy()
    screen.gallery.workshop.finish()
    hands.app.step(16)

    assert not screen.busy()
    assert not list(Path(tmp_path).glob("*.png")), "a picture of the start is cheap and not kept"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bold, p. 19, https://readnow.me/chi/x?p=19", "Bold, p. 19, readnow.me"),
        ("two: http://ja.m.wiki.x.io/wiki/タウラン ; https://www.b.org/c", "two: ja.m.wiki.x.io ; b.org"),
        ("a book, 1979", "a book, 1979"),
    ],
)
def test_addresses_are_shortened_to_their_hosts(text, said):
    assert source_words(text) == said
