"""Chapter 13: Limits and escalation."""

import pytest

LINE = {"act": "enter", "hexes": ("0304", "0404"), "points": 5, "levels": 1}
ARMOUR = {"act": "armour-enter", "hexes": ("0304", "0404"), "points": 5, "levels": 1}
FOE = {"7": "1209 rifles hold-fire"}


def penalty(game, side="red"):
    """Points a side has lost to its limits."""
    return int(game.state.sides.penalty[("red", "blue").index(side)])


@pytest.mark.rule("13.1")
@pytest.mark.parametrize(
    ("limit", "unit", "broken"),
    [
        (LINE, "rifles", 5),
        (LINE, "tankettes", 5),
        (ARMOUR, "rifles", 0),
        (ARMOUR, "tankettes", 5),
        (LINE | {"side": "blue"}, "rifles", 0),
    ],
)
def test_entering_forbidden_hexes(table, limit, unit, broken):
    game = table(red={"101": f"0303 {unit}"}, blue=FOE, limits=(limit,))
    assert penalty(game) == 0
    game.order("move 101 0303>0304")
    assert penalty(game) == broken


@pytest.mark.rule("13.1")
def test_entering_counts_however_it_happens(table):
    by_assault = table(
        red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire cohesion=0"}, limits=(LINE,)
    )
    by_assault.order("assault 101 0304")
    assert penalty(by_assault) == 5

    by_arrival = table(
        red={"101": "0303 rifles", "102": "to-come rifles turn=2 entry=0304"}, blue=FOE, limits=(LINE,)
    )
    by_arrival.end(2)
    assert penalty(by_arrival) == 5

    in_rout = table(
        red={"101": "0303 rifles broken", "102": "0109 rifles"},
        blue={"7": "0302 rifles hold-fire"},
        limits=(LINE | {"hexes": ("0304", "0204", "0203", "0404")},),
        rally=("0309", "1209"),
    )
    in_rout.end(2)
    assert penalty(in_rout) == 5


@pytest.mark.rule("13.1")
def test_each_strike_counts_as_flying(table):
    game = table(
        red={"101": "0303 rifles", "201": "to-come bombers turn=1"},
        blue=FOE,
        limits=({"act": "fly", "points": 3},),
    )
    game.order("strike 201 0808")
    assert penalty(game) == 3


@pytest.mark.rule("13.1")
def test_hexes_must_be_clear_of_ready_units_after_a_turn(table):
    limit = {"act": "stay-after", "hexes": ("0303",), "after": 2, "points": 4}
    game = table(red={"101": "0303 rifles", "102": "0303 rifles"}, blue=FOE, limits=(limit,))

    game.end(4)
    assert (game.turn, penalty(game)) == (3, 0), "until the end of turn 2 they may stand there"
    game.end(2)
    assert penalty(game) == 4, "at the end of turn 3 they may not"
    game.order("move 101 0303>0302").order("move 102 0303>0302").end(2)
    assert penalty(game) == 4


@pytest.mark.rule("13.2")
def test_a_limit_costs_once_in_each_player_turn(table):
    game = table(red={"101": "0303 rifles", "102": "0303 rifles"}, blue=FOE, limits=(LINE,))

    game.order("move 101 0303>0304>0404").order("move 102 0303>0304")
    assert penalty(game) == 5
    game.end(2).order("move 102 0304>0404")
    assert penalty(game) == 10


@pytest.mark.rule("13.3")
def test_escalation_rises_the_first_time_only(table):
    game = table(
        red={"101": "0303 rifles"},
        blue=FOE,
        limits=(LINE, LINE | {"hexes": ("0405",), "levels": 9}),
        levels=4,
    )
    game.order("move 101 0303>0304")
    assert game.state.clock.level[0] == 2
    game.end(2).order("move 101 0304>0404")
    assert game.state.clock.level[0] == 2, "the same limit again raises nothing"
    game.order("move 101 0404>0405")
    assert game.state.clock.level[0] == 4, "the highest there is"
    assert [event.a for event in game.events("escalated")] == [3, 4]


@pytest.mark.rule("13.4")
def test_at_a_level_marked_so_both_capitals_stop_the_fight(table):
    game = table(red={"101": "0303 rifles"}, blue=FOE, limits=(LINE,), halt=2)

    game.order("move 101 0303>0304")
    assert game.events("halted")
    assert game.events("game-over")[0].a == game.over == 2
    assert game.refuse("end") == "14.5"
