"""One duel of each kind, worked out by hand from the law of the rulebook.

    loss = rate x root of (fire x exposed) x seconds        (beta is one half)

Men are lost at 9000 in 10**9 man-seconds, armoured vehicles at 500,000 (the armoury's law), all
hexes are 250 m, and units n hexes apart stand n x 250 - 80 m from each other.
"""

import pytest

MEN = 9000e-9
VEHICLES = 500000e-9


def about(expected):
    """Within half a per cent: the engine reckons in whole thousandths."""
    return pytest.approx(expected, rel=0.005)


def test_rifles_on_rifles(table):
    """Two hexes: 420 m.  A rifle (effective 500 m) keeps 1.2 - 0.6 x 420/500 = 0.696.
    40 of them: 27.84.  Root of 27.84 x 40 men = 33.37.  0.000009 x 33.37 x 600 s = 0.1802 men."""
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"})
    game.order("fire 101 7 600")
    assert game.unit("7").loss == about(0.1802)
    assert game.unit("101").loss == 0


def test_a_machine_gun_on_foot_in_the_open(table):
    """Four guns of 200 rounds a minute: (200/10) to the power 0.7 is 8.142 rifles each.  Four hexes:
    920 m; effective 1000 m leaves 1.2 - 0.6 x 0.92 = 0.648.  4 x 8.142 x 0.648 = 21.10 rifles.
    Root of 21.10 x 40 = 29.05; x 0.000009 x 600 s = 0.1569 men."""
    game = table(red={"101": "0301 machine-guns"}, blue={"7": "0305 rifles hold-fire"})
    game.put("7", seen=2).order("fire 101 7 600")
    assert game.unit("7").loss == about(0.1569)


def test_men_who_have_marched_lose_three_tenths_more(table):
    """The same guns on men who came up this turn: 0.1569 x 1.3 = 0.2040."""
    game = table(
        red={"101": "0301 machine-guns hold-fire", "102": "0109 rifles"}, blue={"7": "0306 rifles hold-fire"}
    )
    game.end().order("move 7 0306>0305").end()
    game.put("7", moving=200).order("fire 101 7 600")
    assert game.unit("7").loss == about(0.2040)


def test_a_gun_on_armour(table):
    """Three hexes: 670 m.  The 37 mm gun pierces 30 mm at 500 m and 20 mm at 1000 m, so 26 mm here: more
    than 1.3 x 10 mm, every hit tells.  One gun's worth falls evenly to half at 800 m: 1 - 0.5 x 670/800
    = 0.58125; two guns 1.1625.  Ten tankettes: root of 11.625 = 3.410; x 0.0005 x 600 s = 1.023."""
    game = table(red={"101": "0302 anti-tank"}, blue={"7": "0305 tankettes hold-fire"})
    game.order("fire 101 7 600")
    assert game.unit("7").vehicle_loss == about(1.023)
    assert game.unit("7").vehicles == 9


def test_a_gun_on_armour_too_thick(table):
    """26 mm are less than 0.7 x 100 mm: nothing goes through."""
    game = table(red={"101": "0302 anti-tank"}, blue={"7": "0305 tanks hold-fire"})
    assert game.refuse("fire 101 7 600") == "5.7"


def test_a_mortar_on_a_trench(table):
    """Two mortars, fifteen bombs of 3 kg a minute: 45 rifles each.  920 m of 1500 m effective: 1.2 - 0.6 x
    0.6133 = 0.832, together 74.88.  At 1000 m bombs miss by 50 + 1000/40 = 75 m, of a hex of 250 m that is
    75/325 = 0.231: the other 0.769 count, 57.6 rifles.  Of 720 s the first 120 s are for ranging.
    Root of 57.6 x 40 = 48.00; x 0.000009 x 600 s = 0.2592 in the open.  An hour's digging, 1800 s to half
    of what is to be had: 0.3 + 0.7 x 1800/(1800 + 3600) = 0.5333.  0.2592 x 0.5333 = 0.1382 men."""
    game = table(red={"101": "0301 mortars"}, blue={"7": "0305 rifles hold-fire dug=60"})
    game.put("7", seen=2, seen_turn=0)
    game.order("bombard 101 0305 720")
    assert game.unit("7").loss == about(0.1382)


def test_an_assault(table):
    """25 m: a rifle keeps 1.2 - 0.6 x 25/500 = 1.17, a bayonet (ten thrusts a minute) is one rifle more:
    40 x 2.17 = 86.8 on each side.  Root of 86.8 x 40 = 58.92; 480 s at 1.5 times the loss of fire:
    0.000009 x 58.92 x 480 x 1.5 = 0.3818 men for the defender, who lies still, and x 1.3 = 0.4964 for
    the attacker, who comes over the open.  Nobody fires on the way, and equals do not break."""
    game = table(red={"101": "0304 rifles"}, blue={"7": "0305 rifles return-fire"})
    game.order("assault 101 0305")
    assert game.unit("7").loss == about(0.3818)
    assert game.unit("101").loss == about(0.4964)
    assert (game.unit("101").hex, game.unit("7").hex) == ("0304", "0305"), "thrown back"
    assert game.unit("101").seconds == 1200 - 312, "125 s for each 100 m of 250"


def test_a_strike_from_the_air(table):
    """Six biplanes.  Two 10 kg bombs each, a rifle-minute a kilogram: 12 x 600 = 7200 rifle-seconds, 45 % are
    duds: 3960.  One light gun each of 100 rounds a minute, 10 to the power 0.7 = 5.012 rifles, from 200 m of
    600 m: 1.2 - 0.2 = 1.0; 6 x 5.012 x 120 s = 3609.  Spread over 1200 s: 3.300 and 3.007 rifles, 6.307.
    Root of 6.307 x 40 = 15.88; x 0.000009 x 1200 s = 0.1715 men."""
    game = table(
        red={"101": "0304 rifles hold-fire", "201": "to-come bombers turn=1"},
        blue={"7": "0305 rifles hold-fire"},
    )
    game.order("strike 201 0305")
    assert game.unit("7").loss == about(0.1715)
    assert game.unit("201").vehicle_loss == 0, "rifles are no flak"
