"""Supply and command on the map: the lines drawn for the chosen unit are the engine's own."""

import pygame
import pytest
from hands import Hands, open_app
from tabletop import scenario

from borderwar.rules.command import is_reached
from borderwar.rules.setup import prepare
from borderwar.session.game import Game
from borderwar.session.network import command_link, supply_trace
from borderwar.ui.map.overlays import Overlays
from borderwar.ui.opponents import opponent
from borderwar.ui.panels.ground import Ground
from borderwar.ui.panels.inspector import Inspector
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings
from borderwar.ui.words import minutes

VALLEY = {f"{column:02d}{row:02d}": "l" for row in range(1, 9) for column in (2, 4)}
HOLDERS = {"102": "0306 rifles hold-fire", "103": "0307 rifles hold-fire"}


def valley(**red: str) -> Hands:
    """A screen on a valley with the source at its head; its enemy touches 0306 and 0307."""
    table = scenario(
        red={"100": "0302 rifles", "101": "0308 rifles hold-fire", **red},
        blue={"7": "0406 rifles hold-fire"},
        supply={"red": "0301"},
        letters={**VALLEY, "0406": "."},
        led=({"id": "red", "headquarters": "100", "reach": 1000},),
    )
    screen = PlayScreen(
        Game.new(prepare(table), 1), 0, {1: opponent("passive", 1)}, Settings(speed=3, outlook=False)
    )
    return Hands(open_app(screen))


def choose(hands: Hands, name: str) -> int:
    """Choose a unit by a click on its counter; its row."""
    row = hands.play.runner.game.setup.row_of[name]
    unit = hands.play.situation.findings.unit(row)
    hands.click_hex(unit.hex)
    assert hands.play.situation.desk.selected == row
    return int(row)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[object, ...]]:
    """What the map drew last of each kind of line."""
    seen: dict[str, tuple[object, ...]] = {}
    for kind in ("supply_line", "command_line"):
        real = getattr(Overlays, kind)

        def note(self, surface, view, *what, kind=kind, real=real):
            seen[kind] = what
            real(self, surface, view, *what)

        monkeypatch.setattr(Overlays, kind, note)
    return seen


@pytest.mark.checklist("C13")
@pytest.mark.parametrize("holders", [HOLDERS, {}], ids=["open", "cut"])
def test_the_supply_line_drawn_is_the_one_the_engine_traces(drawn, holders):
    hands = valley(**holders)
    row = choose(hands, "101")
    view = hands.play.situation.view
    traced = supply_trace(view.setup, view.state, row)

    assert traced is not None
    assert drawn["supply_line"] == (traced.hexes, traced.cut_at)
    assert [view.setup.number(place) for place in (traced.hexes[0], traced.hexes[-1])] == ["0301", "0308"]
    assert (traced.cut_at < 0) == bool(holders)


@pytest.mark.checklist("C13")
def test_pointing_at_a_unit_that_is_cut_off_names_the_hex_that_cuts_it():
    hands = valley()
    row = choose(hands, "101")
    situation = hands.play.situation
    lines = Ground().describe(situation, situation.findings.unit(row).hex).lines

    assert ("Its supply is cut at 0306", "bad") in lines


@pytest.mark.checklist("C13")
def test_the_unit_in_supply_reads_its_source_and_how_long_the_columns_may_take():
    hands = valley(**HOLDERS)
    row = choose(hands, "101")
    traced = hands.play.situation.findings.supply_trace(row)
    notes = [note.text for note in Inspector().model(hands.play.situation).notes]
    told = (
        f"In supply: {minutes(traced.seconds)} from its source at 0301, of {minutes(traced.longest)} at most."
    )

    assert told in notes


@pytest.mark.checklist("C13")
@pytest.mark.checklist("C14")
def test_a_key_takes_the_lines_off_the_map(drawn):
    hands = valley()
    choose(hands, "101")
    hands.key(pygame.K_s, 0, "s")
    drawn.clear()
    hands.move((300, 300))
    hands.key(pygame.K_PLUS, 0, "+")

    assert drawn == {}


@pytest.mark.checklist("C14")
def test_the_command_line_drawn_says_whether_the_engine_has_the_unit_heard(drawn):
    for name, heard in (("101", False), ("100", None)):
        hands = valley()
        drawn.clear()
        row = choose(hands, name)
        view = hands.play.situation.view
        link = command_link(view.setup, view.state, row)
        if heard is None:
            assert "command_line" not in drawn, "nobody leads the headquarters"
        else:
            place = hands.play.situation.findings.unit(row).hex
            assert drawn["command_line"] == (link.hex, place, heard)


@pytest.mark.checklist("C14")
def test_the_command_area_is_every_hex_in_which_the_engine_has_the_unit_led():
    hands = valley()
    row = choose(hands, "101")
    findings, view = hands.play.situation.findings, hands.play.situation.view
    link = findings.command_link(row)
    state = view.state.copy()
    heard = set()
    for place in range(view.setup.scenario.map.columns * view.setup.scenario.map.rows):
        state.units.hex[row] = place
        if is_reached(view.setup.world, state.board, link.formation, row):
            heard.add(place)

    assert findings.command_area(row) == heard
    assert 0 < len(heard) < place
