"""Chapter 8: Assault."""

from math import log2, sqrt

import pytest

from borderwar.rules.assault import overmatch

STEADY = "0304 rifles hold-fire quality=1000"
SHAKY = "0304 rifles hold-fire cohesion=0"


@pytest.mark.rule("8.1")
@pytest.mark.parametrize(
    ("at", "case"),
    [("0305", "8.1"), ("0204", "8.1"), ("0403", "8.1")],
    ids=["too far", "nobody there", "nobody known there"],
)
def test_an_assault_goes_into_the_next_hex_against_an_enemy_in_sight(table, at, case):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY, "8": "0305 rifles", "9": "0403 rifles"})
    game.put("9", seen=1)
    assert game.refuse(f"assault 101 {at}") == case, game.because


@pytest.mark.rule("8.1")
@pytest.mark.parametrize(("metres", "seconds"), [(100, 125), (250, 312), (500, 625)])
def test_an_assault_takes_125_seconds_for_each_hundred_metres(table, metres, seconds):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, hex_metres=metres)
    game.order("assault 101 0304")
    assert game.unit("101").seconds == 1200 - seconds


@pytest.mark.rule("8.1")
def test_the_ground_and_suppression_can_forbid_it(table):
    game = table(
        red={"101": "0303 rifles suppression=850", "102": "0404 cars"},
        blue={"7": STEADY},
        letters={"0304": "w"},
    )
    assert game.refuse("assault 101 0304") == "9.2"
    assert game.refuse("assault 102 0304") == "3.3"


@pytest.mark.rule("8.1")
def test_the_enemy_fires_on_those_who_close(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles quality=1000", "8": "0305 machine-guns"})
    game.order("assault 101 0304")
    shots = game.events("fired")
    assert {(shot.unit, shot.a, shot.d) for shot in shots} == {("7", 156, 1), ("8", 156, 1)}, (
        "for half of the time"
    )


@pytest.mark.rule("8.2")
def test_men_in_lorries_get_down_first_but_horsemen_may_charge(table):
    game = table(
        red={"101": "0303 motor mounted", "102": "0303 horse mounted", "103": "0204 tankettes"},
        blue={"7": STEADY},
    )
    assert game.refuse("assault 101 0304") == "8.2"
    game.order("assault 102 0304")
    assert game.unit("7").loss > 0, "with the sabre"
    game.order("assault 103 0304")


@pytest.mark.rule("8.3")
def test_both_sides_strike_at_close_range_at_once(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, law={"men_rate": 90000})
    game.order("assault 101 0304")

    # 40 rifles at 25 m and 40 bayonets, for eight minutes, half as high again.
    rifles = 40 * (1.2 - 0.6 * 25 / 500) + 40
    due = 1.5 * sqrt(rifles * 40) * 90000 * 480 / 1e9
    assert game.unit("7").loss == pytest.approx(due, rel=0.01)
    assert game.unit("101").loss == pytest.approx(due * 1.3, rel=0.01), "he is on the move"
    assert {event.unit for event in game.events("assaulted") if event.other} == {"101", "7"}


@pytest.mark.rule("8.3")
def test_the_blow_is_shared_by_front_and_every_defender_strikes_back(table):
    one = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, law={"men_rate": 90000})
    two = table(red={"101": "0303 rifles"}, blue={"7": STEADY, "8": STEADY}, law={"men_rate": 90000})
    one.order("assault 101 0304")
    two.order("assault 101 0304")

    assert two.unit("7").loss == pytest.approx(one.unit("7").loss * sqrt(0.5), rel=0.01)
    assert two.unit("101").loss == pytest.approx(one.unit("101").loss * sqrt(2), rel=0.1)
    assert two.unit("101").known == two.unit("7").known == two.unit("8").known == "spotted", (
        "all who fight are seen"
    )


@pytest.mark.rule("8.4")
@pytest.mark.parametrize(
    ("attack", "defence", "stress"),
    [
        (1000, 1000, 0),
        (2000, 1000, 100),
        (1000, 4000, -200),
        (3000, 1000, int(100 * log2(3))),
        (64000, 1000, 250),
        (1, 1000, -250),
        (0, 1, -250),
        (1, 0, 250),
    ],
)
def test_overmatch_adds_to_the_defenders_stress(table, attack, defence, stress):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY})
    assert overmatch(game.world, attack, defence) == pytest.approx(stress, abs=1)


@pytest.mark.rule("8.4")
@pytest.mark.parametrize(("cohesion", "breaks"), [(540, True), (560, False)])
def test_defenders_try_their_nerve_as_if_an_hour_had_passed(table, cohesion, breaks):
    # Without luck half of such units is the edge: stress 600, of which the assault is 150.
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": f"0304 rifles hold-fire cohesion={cohesion}"},
        law={"men_rate": 1, "close_factor": 1000},
    )
    game.put("7", suppression=0)
    game.order("assault 101 0304")
    assert bool(game.events("broke")) is breaks


@pytest.mark.rule("8.5")
def test_broken_defenders_run_and_the_attacker_has_the_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY})

    game.order("assault 101 0304")
    assert game.unit("7").is_ == "broken"
    assert game.unit("7").hex != "0304", "one hex, towards refuge"
    assert game.unit("101").hex == "0304"
    assert game.unit("101").seconds == 1200 - 312, "at no further cost"
    assert [event.c for event in game.events("assaulted") if not event.other] == [1]


@pytest.mark.rule("8.5")
@pytest.mark.rule("9.9")
def test_broken_defenders_with_no_hex_to_run_to_give_up(table):
    ring = dict.fromkeys(("0305", "0204", "0203", "0403", "0404"), "l")
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY}, letters=ring)

    game.order("assault 101 0304")
    unit = game.unit("7")
    assert (unit.is_, unit.men, unit.captured + unit.casualties) == ("surrendered", 0, 40)
    assert game.unit("101").hex == "0304"


@pytest.mark.rule("8.6")
def test_a_failed_assault_leaves_the_attacker_where_he_started(table):
    quiet = {"men_rate": 1}
    game = table(red={"101": "0303 rifles suppression=400"}, blue={"7": STEADY}, law=quiet)

    game.order("assault 101 0304")
    assert game.unit("101").hex == "0303"
    assert game.unit("101").suppression == pytest.approx(600, abs=5), "a third of what calm he had is gone"


@pytest.mark.rule("8.6")
def test_one_steady_defender_holds_the_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY, "8": STEADY})
    game.order("assault 101 0304")
    assert game.unit("7").hex != "0304"
    assert game.unit("8").hex == "0304"
    assert game.unit("101").hex == "0303"


@pytest.mark.rule("8.7")
def test_one_in_four_of_those_hit_falls_into_the_hands_of_who_drives_them_out(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY}, law={"men_rate": 200000})
    game.order("assault 101 0304")
    row = game.row("7")
    taken = int(game.state.units.captured[row])
    hit = taken + int(game.state.units.casualties[row])
    assert hit >= 8
    assert taken == hit // 4
