"""The screen of losses: its charts add up to its totals, and its table to the log."""

import csv
import io

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup

from borderwar.session.computer import played_game
from borderwar.session.losses import SILENT, ledger, losses_told
from borderwar.session.visible import visible_events
from borderwar.ui.kit.chart import ticks
from borderwar.ui.screens.losses import GROUPS, LossesScreen, csv_text, losses_model


@pytest.fixture(scope="module")
def situation():
    play = play_screen(0)
    play.runner.take_game(played_game(setup(), 5, ("staff", "staff")).branch(400))
    return play.situation


@pytest.fixture(scope="module")
def entries(situation):
    return ledger(situation.game, situation.side)


def charted(parts):
    return sum(sum(part.values) for part in parts)


@pytest.mark.checklist("F4")
@pytest.mark.parametrize(("group", "measures"), GROUPS)
def test_every_chart_of_a_group_adds_up_to_its_totals(situation, entries, group, measures):
    model = losses_model(situation, entries, group)
    sums = [sum(e.number for e in entries if e.side == side and e.measure in measures) for side in (0, 1)]

    assert [part.values[-1] for part in model.summed.parts] == sums
    for pairs in (model.causes, model.types):
        assert [sum(row[1] for row in pairs.rows), sum(row[2] for row in pairs.rows)] == sums
    if group != "men":  # wounded who become prisoners are taken off the column of their turn
        assert [charted(model.by_turn.up), charted(model.by_turn.down)] == sums


@pytest.mark.checklist("F4")
def test_the_table_adds_up_to_the_numbers_of_the_log(situation, entries):
    game = situation.game
    told = 0
    for place, step in enumerate(game.steps):
        for event in visible_events(game.setup, game.state_at(place), step.events, situation.side):
            told += sum(
                men + captured + vehicles
                for row, men, captured, vehicles, _ in losses_told(game.setup, event)
                if row >= 0
            )

    rows = list(csv.DictReader(io.StringIO(csv_text(situation, entries))))

    assert told == sum(int(row["number"]) for row in rows if row["cause"] not in SILENT)
    assert told > 0


def test_a_key_opens_the_screen_and_another_writes_the_table(situation, tmp_path, monkeypatch):
    monkeypatch.setattr("borderwar.ui.reports.reports_folder", lambda: tmp_path / "reports")
    hands = Hands(open_app(play_screen(0)))
    hands.key(pygame.K_F4)
    assert isinstance(hands.app.screen, LossesScreen)

    hands.key(pygame.K_x, 0, "x")

    (file,) = (tmp_path / "reports").iterdir()
    assert str(file) in hands.app.screen.note()
    assert file.read_text(encoding="utf-8").startswith("turn,begins,order,side,unit")


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(situation, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    said = LossesScreen(situation).export(blocked / "below")

    assert str(blocked) in said
    assert said.startswith("It could not be written")


@pytest.mark.parametrize(
    ("top", "found"), [(0, (0,)), (1, (0, 1)), (4, (0, 1, 2, 3, 4)), (23, (0, 5, 10, 15, 20))]
)
def test_an_axis_has_a_few_round_numbers(top, found):
    assert ticks(top) == found
