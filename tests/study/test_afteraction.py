"""The report of one game: every fight is in it, its figures are the study's, its words are right."""

from collections import Counter
from pathlib import Path

import pytest

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.setup import prepare
from borderwar.session.audit import audit
from borderwar.session.computer import played_game
from borderwar.session.losses import SILENT, ledger
from borderwar.session.result import losses_of
from borderwar.study import worker
from borderwar.study.afteraction import Report, among, luck_words, markdown, measures
from borderwar.study.combats import FIGHTS, Teller, combats
from borderwar.study.compare import compare
from borderwar.study.rows import row_of

GAMES = 12


@pytest.fixture(scope="module")
def game():
    folder = scenario_folder("tauran-1936")
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    return played_game(prepare(scenario), 5, ("staff", "staff"))


@pytest.fixture(scope="module")
def rows(game):
    """The games of a small study, played as a worker plays them."""
    worker.begin(game.scenario.folder, ("historical", "historical"))
    return tuple(row_of(row) for row in worker.play(tuple(range(1, GAMES + 1))))


@pytest.fixture(scope="module")
def report(game, rows):
    return markdown(Report(game, rows, ("historical", "historical"), audit(game, 16)), "map.png")


@pytest.mark.checklist("G10")
def test_each_fighting_event_is_part_of_exactly_one_combat(game):
    events = sum(event.kind in FIGHTS for step in game.steps for event in step.events)

    assert sum(combat.events for combat in combats(game)) == events


@pytest.mark.checklist("G10")
@pytest.mark.parametrize("side", [0, 1])
def test_the_combats_cost_what_the_ledger_says_of_fights(game, side):
    fights = Counter()
    for loss in ledger(game, None):
        if loss.side == side and loss.cause not in (*SILENT, "surrender", "break-out"):
            fights["men" if loss.measure == "casualties" else "vehicles"] += loss.number

    found = combats(game)

    assert sum(combat.men[side] for combat in found) == fights["men"]
    assert sum(combat.vehicles[side] for combat in found) == fights["vehicles"]


@pytest.mark.checklist("G10")
def test_the_report_mentions_every_combat_with_all_its_units(game, report):
    teller = Teller(game)

    assert len(teller.combats) > 100
    for combat in teller.combats:
        line = teller.line(combat)
        assert f"- {line}\n" in report
        for side in (0, 1):
            assert all(teller.names[row] in line for row in combat.units[side])


@pytest.mark.checklist("G10")
def test_the_report_has_its_parts(game, report):
    heads = [line for line in report.splitlines() if line.startswith("## ")]

    assert heads == [
        "## How it went", "## Losses beside the record", "## Ground", "## Luck", "## Every combat",
        "## Losses by cause", "## Sources",
    ]  # fmt: skip
    assert "](map.png)" in report
    assert report.rstrip().splitlines()[-1].startswith("- "), "the sources are named"
    assert game.result().grade.names.english in report.splitlines()[0]


@pytest.mark.checklist("G9")
def test_where_history_lies_is_what_the_study_says(game, rows):
    study = {(loss.side, loss.measure): loss for loss in compare(game.scenario, rows).losses}
    found = measures(game, rows)

    assert len(found) == len(study)
    for measure in found:
        same = study[game.scenario.sides[measure.side].id, measure.measure]
        assert (measure.low, measure.high) == same.record
        assert measure.record_at == same.percentile
        assert measure.band == same.band_80


@pytest.mark.checklist("G9")
def test_this_games_figures_are_the_results(game):
    for measure in measures(game):
        lost = losses_of(game.setup, game.state, measure.side)
        here = {
            "casualties": lost.casualties,
            "captured": lost.captured,
            "total": lost.casualties + lost.captured,
            "vehicles": lost.armour + lost.lorries,
            "aircraft": lost.aircraft,
        }
        assert measure.value == here[measure.measure]
        assert measure.within == (measure.low <= measure.value <= measure.high)
        assert measure.record_at is None, "no games were played"


@pytest.mark.checklist("G9")
def test_the_games_are_told_by_number_and_seeds(game, rows):
    place = among(game, rows, ("historical", "historical"))

    assert (place.games, place.first_seed, place.last_seed) == (GAMES, 1, GAMES)
    below = sum(row.margin < game.result().margin for row in rows)
    same = sum(row.margin == game.result().margin for row in rows)
    assert place.margin_at == pytest.approx((below + same / 2) / GAMES)


def test_the_story_begins_at_the_beginning_and_ends_with_the_result(game):
    story = Teller(game).story()

    assert "31 March 1936" in story[0]
    assert game.result().grade.names.english in story[-1]
    assert 3 <= len(story) <= 9
    assert not [word for paragraph in story for word in ("None", "{", "}", "  ", "..") if word in paragraph]


def test_the_luck_is_told_with_its_side_and_its_bounds(game):
    found = audit(game, 16)
    words = luck_words(game, found)
    side = game.scenario.sides[0 if found.worth[-1].luck >= 0 else 1].names.english

    assert f"{abs(found.worth[-1].luck):.0f} points to {side}" in words[0]
    assert len(words) == 4, "and the luckiest stroke of each side"


def test_a_game_without_luck_says_so(game):
    still = played_game(game.setup, 5, ("passive", "passive"), luck=False)

    assert luck_words(still, audit(still, 4)) == ("This game was played without luck: no dice were rolled.",)


def test_the_fixture_is_a_whole_game(game):
    assert game.over
    assert Path(game.scenario.folder).is_dir()
