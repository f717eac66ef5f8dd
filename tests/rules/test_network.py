"""What a side is shown of its lines: the way supply takes, where it is cut, and who is heard."""

import pytest

from borderwar.session.network import command_link, supply_trace

VALLEY = {f"{column:02d}{row:02d}": "l" for row in range(1, 9) for column in (2, 4)}


def valley(table, **red):
    """A valley with the source at its head and the enemy touching 0306 and 0307."""
    return table(
        red={"101": "0308 rifles hold-fire", **red},
        blue={"7": "0406 rifles hold-fire"},
        supply={"red": "0301"},
        letters={**VALLEY, "0406": "."},
    )


def shown(game, unit):
    """The line of supply that side red is shown, in hex numbers."""
    found = supply_trace(game.setup, game.believes("red"), game.row(unit))
    assert found is not None
    cut = game.setup.number(found.cut_at) if found.cut_at >= 0 else ""
    return [game.setup.number(place) for place in found.hexes], found.seconds, cut


@pytest.mark.rule("18.3")
def test_a_line_is_shown_from_its_source(table):
    game = valley(table, **{"102": "0306 rifles hold-fire", "103": "0307 rifles hold-fire"})
    way = [f"03{row:02d}" for row in range(1, 9)]
    assert shown(game, "101") == (way, 7 * 60, "")


@pytest.mark.rule("18.3")
def test_it_is_shown_where_a_line_is_cut(table):
    way, seconds, cut = shown(valley(table), "101")
    assert (way[0], way[-1], seconds) == ("0301", "0308", -1)
    assert cut == "0306", "the first hex from the source that the enemy bars"


@pytest.mark.rule("18.8")
def test_an_enemy_last_seen_on_the_way_cuts_it_in_ones_own_eyes(table):
    game = valley(table, **{"102": "0306 rifles hold-fire", "103": "0307 rifles hold-fire"})
    game.put("7", seen=1, seen_hex=game.at("0304"))
    assert shown(game, "101")[2] == "0304"


@pytest.mark.rule("18.1")
def test_no_line_is_shown_of_who_needs_none(table):
    game = valley(table)
    assert supply_trace(game.setup, game.believes("blue"), game.row("7")) is None


@pytest.mark.rule("19.3")
@pytest.mark.parametrize(("at", "heard"), [("0305", True), ("1209", False)])
def test_a_link_is_shown_with_whether_it_is_heard(table, at, heard):
    game = table(
        red={"100": "0303 rifles", "101": f"{at} rifles"},
        blue={"7": "1201 rifles"},
        led=({"id": "red", "headquarters": "100"},),
    )
    link = command_link(game.setup, game.believes("red"), game.row("101"))
    assert link is not None
    assert (game.setup.number(link.hex), link.means, link.heard) == ("0303", "runner", heard)
    assert command_link(game.setup, game.believes("red"), game.row("100")) is None
