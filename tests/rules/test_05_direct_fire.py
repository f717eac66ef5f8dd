"""Chapter 5: Direct fire.  Expected losses are worked out with plain floats beside the law."""

from math import sqrt

import pytest

from borderwar.rules.fire import best_power
from borderwar.rules.firepower import soft_power
from borderwar.rules.strength import metres_between

QUIET = {"7": "0305 rifles hold-fire"}
"""Forty riflemen in the open, two hexes off, who do not fire back."""

AT_TWO_HEXES = 1.2 - 0.6 * (500 - 80) / 500
"""What a rifle (effective 500 m) keeps of its power there: 250 m hexes, less 80 m."""


def due(rifles, men, minutes=20, rate=9000):
    """Men due to the law in the open for a turn of fire."""
    return sqrt(rifles * men) * rate * minutes * 60 / 1e9


@pytest.mark.rule("5.1")
@pytest.mark.parametrize(
    ("target", "case"),
    [("102", "5.1"), ("8", "5.1"), ("9", "5.6"), ("101", "5.1")],
    ids=["a friend", "an unseen enemy", "one out of range", "itself"],
)
def test_fire_needs_a_spotted_enemy_in_range(table, target, case):
    game = table(
        red={"101": "0101 rifles", "102": "0303 rifles"},
        blue={"7": "0305 rifles", "8": "1209 rifles", "9": "0801 motor mounted"},
    )
    assert game.refuse(f"fire 101 {target} 60") == case, game.because


@pytest.mark.rule("5.1")
def test_fire_and_return_fire_count_from_the_strengths_before_the_first_shot(table):
    ground = {"law": {"men_rate": 400000}}
    both = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles return-fire"}, **ground)
    alone = table(red={"101": "0303 rifles"}, blue=QUIET, **ground)
    reply = table(red={"101": "0303 rifles hold-fire"}, blue={"7": "0305 rifles"}, **ground)

    both.order("fire 101 7 600")
    alone.order("fire 101 7 600")
    reply.end().order("fire 7 101 600")
    assert both.unit("7").loss == pytest.approx(alone.unit("7").loss)
    assert both.unit("101").loss == pytest.approx(reply.unit("101").loss, rel=0.02), (
        "though 7 has lost men by then"
    )


@pytest.mark.rule("5.2")
@pytest.mark.parametrize("parts", [1, 2, 3, 5, 8])
def test_splitting_fire_into_orders_does_not_change_its_sum(table, parts):
    whole = table(red={"101": "0303 rifles"}, blue=QUIET, law={"men_rate": 90000})
    split = table(red={"101": "0303 rifles"}, blue=QUIET, law={"men_rate": 90000})

    whole.order("fire 101 7 960")
    for _ in range(parts):
        split.order(f"fire 101 7 {960 // parts}")
    assert split.unit("7").loss == pytest.approx(whole.unit("7").loss, rel=0.005)
    assert split.unit("7").suppression == pytest.approx(whole.unit("7").suppression, abs=parts + 1)


@pytest.mark.rule("5.2")
def test_two_units_firing_are_one_unit_firing_twice_as_hard(table):
    one = table(red={"101": "0303 machine-guns", "102": "0303 machine-guns"}, blue=QUIET)
    two = table(red={"101": "0303 eight-machine-guns"}, blue=QUIET)

    one.order("fire 101 7 600").order("fire 102 7 600")
    two.order("fire 101 7 600")
    assert one.unit("7").loss == pytest.approx(two.unit("7").loss, rel=0.005)


@pytest.mark.rule("5.2")
def test_the_count_of_fire_starts_afresh_with_the_targets_own_player_turn(table):
    game = table(red={"101": "0303 rifles"}, blue=QUIET)

    game.order("fire 101 7 600")
    first = game.unit("7").loss
    game.end(2).order("fire 101 7 600")
    assert game.unit("7").loss == pytest.approx(2 * first, rel=0.03)


@pytest.mark.rule("5.3")
@pytest.mark.parametrize(("firers", "men"), [(40, 40), (10, 40), (40, 10), (20, 80), (37, 53)])
def test_the_loss_goes_with_the_square_root_of_fire_times_men(table, firers, men):
    game = table(
        red={"101": f"0303 rifles men={firers}"},
        blue={"7": f"0305 rifles hold-fire men={men}"},
        law={"men_rate": 90000},
    )
    game.order("fire 101 7 1200")
    assert game.unit("7").loss == pytest.approx(due(firers * AT_TWO_HEXES, men, rate=90000), rel=0.01)


@pytest.mark.rule("5.3")
@pytest.mark.parametrize("beta", [0, 300, 500, 1000])
def test_two_halves_of_a_fight_lose_what_the_whole_loses(table, beta):
    law = {"men_rate": 90000, "beta": beta}
    whole = table(red={"101": "0303 rifles men=40"}, blue={"7": "0305 rifles hold-fire men=36"}, law=law)
    half = table(red={"101": "0303 rifles men=20"}, blue={"7": "0305 rifles hold-fire men=18"}, law=law)

    whole.order("fire 101 7 1200")
    half.order("fire 101 7 1200")
    assert 2 * half.unit("7").loss == pytest.approx(whole.unit("7").loss, rel=0.01)


@pytest.mark.rule("5.4")
@pytest.mark.parametrize(
    ("unit", "hexes", "rifles"),
    [
        ("rifles", 1, 40 * (1.2 - 0.6 * 170 / 500)),
        ("rifles", 2, 40 * AT_TWO_HEXES),
        ("rifles", 4, 40 * (0.05 + 0.55 * (1500 - 920) / 1000)),
        ("rifles", 6, 40 * (0.05 + 0.55 * (1500 - 1420) / 1000)),
        ("rifles", 7, 0),
        ("rifles men=20", 2, 20 * AT_TWO_HEXES),
        ("machine-guns", 2, 4 * 20**0.7 * (1.2 - 0.6 * 420 / 1000)),
        ("machine-guns men=15", 2, 3 * 20**0.7 * (1.2 - 0.6 * 420 / 1000)),
        ("howitzers", 2, 2 * 24 * (1.2 - 0.6 * 420 / 2000)),
        ("tankettes", 2, 10 * 10**0.7 * (1.2 - 0.6 * 420 / 600)),
        ("tankettes vehicles=5", 2, 5 * 10**0.7 * (1.2 - 0.6 * 420 / 600)),
        ("motor mounted", 2, 0),
        ("horse mounted", 1, 0),
        ("horse mounted", 0, 40 * 2**0.7),
        ("rifles suppression=1000", 2, 40 * AT_TWO_HEXES * 0.3),
    ],
)
def test_the_strength_of_fire_in_rifles(table, unit, hexes, rifles):
    game = table(red={"101": f"0303 {unit}"}, blue={"7": "1209 rifles"})
    power = soft_power(game.world, game.board, game.row("101"), hexes, 0)
    assert power / 1000 == pytest.approx(rifles, rel=0.01)


@pytest.mark.rule("5.4")
def test_weapons_on_vehicles_fall_silent_with_them(table):
    game = table(red={"101": "0303 tankettes"}, blue={"7": "1209 rifles"})
    full = soft_power(game.world, game.board, game.row("101"), 2, 0)
    game.put("101", vehicles=4)
    assert soft_power(game.world, game.board, game.row("101"), 2, 0) == pytest.approx(full * 4 / 10, rel=0.01)


@pytest.mark.rule("5.4")
def test_men_in_lorries_do_not_fire(table):
    game = table(red={"101": "0303 motor mounted"}, blue=QUIET)
    assert game.refuse("fire 101 7 60") == "5.4"


@pytest.mark.rule("5.5")
@pytest.mark.parametrize(
    ("unit", "letter", "put", "share"),
    [
        ("rifles", ".", {}, 1.0),
        ("rifles", "w", {}, 0.5),
        ("rifles", "r", {}, 0.7),
        ("rifles", ".", {"moving": 10}, 1.3),
        ("rifles", "w", {"moving": 10}, 0.65),
        ("rifles", ".", {"dug": 1800}, 0.65),
        ("rifles", ".", {"dug": 3600}, 0.3 + 0.7 / 3),
        ("rifles", ".", {"dug": 1800, "moving": 10}, 0.65),
        ("rifles", "w", {"dug": 1800}, 0.325),
        ("horse mounted", ".", {}, 1.7),
        ("horse mounted", "w", {"moving": 10}, 1.7),
    ],
)
def test_cover_holes_marching_and_the_saddle_change_losses(table, unit, letter, put, share):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": f"0305 {unit} hold-fire"},
        letters={"0305": letter},
        law={"men_rate": 90000},
    )
    game.put("7", seen=2, **put)
    game.order("fire 101 7 1200")
    assert game.unit("7").loss == pytest.approx(share * due(40 * AT_TWO_HEXES, 40, rate=90000), rel=0.01)


@pytest.mark.rule("5.6")
def test_a_unit_fires_no_farther_than_its_longest_weapon_reaches(table):
    game = table(
        red={"101": "0101 rifles", "102": "0101 machine-guns"},
        blue={"7": "0701 motor mounted hold-fire", "8": "0801 motor mounted hold-fire"},
    )
    assert game.refuse("fire 101 8 60") == "5.6", "seven hexes less a third: 1667 m"
    game.order("fire 101 7 60")
    game.order("fire 102 8 60")


@pytest.mark.rule("5.7")
def test_on_armour_only_what_pierces_it_tells(table):
    game = table(
        red={"101": "0303 rifles", "102": "0302 anti-tank"},
        blue={"7": "0304 tanks hold-fire", "8": "0305 tankettes hold-fire"},
    )
    assert game.refuse("fire 101 7 60") == "5.7", "rifles do nothing to 100 mm"
    assert game.refuse("fire 102 7 60") == "5.7", "nor does a gun that pierces 40"
    game.order("fire 102 8 60")
    assert best_power(game.world, game.board, game.row("101"), game.row("7")) == 0


@pytest.mark.rule("5.8")
def test_a_unit_with_nobody_left_is_destroyed(table):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "0304 rifles men=3 hold-fire"}, law={"men_rate": 900000}
    )

    game.order("fire 101 7 1200")
    unit = game.unit("7")
    assert (unit.is_, unit.hex, unit.men, unit.casualties) == ("destroyed", "off the map", 0, 3)
    assert game.stack("0304") == []


@pytest.mark.rule("5.8")
def test_armour_is_destroyed_with_its_last_vehicle_and_its_men_are_casualties(table):
    game = table(
        red={"101": "0303 anti-tank"},
        blue={"7": "0304 tankettes vehicles=1 men=2 hold-fire"},
        law={"vehicle_rate": 9000000},
    )
    game.order("fire 101 7 1200")
    unit = game.unit("7")
    assert (unit.is_, unit.vehicles_lost, unit.men, unit.casualties) == ("destroyed", 1, 0, 2)


@pytest.mark.rule("5.9")
@pytest.mark.parametrize(("mount", "share"), [("mounted", 1.0), ("", 1 / 3)])
def test_lorries_are_lost_with_the_men_or_wait_behind_them(table, mount, share):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": f"0305 motor {mount} hold-fire"}, law={"men_rate": 180000}
    )
    game.order("fire 101 7 1200")
    unit = game.unit("7")
    assert unit.vehicle_loss / 4 == pytest.approx(share * unit.loss / 40, rel=0.03)


@pytest.mark.rule("5.6")
@pytest.mark.parametrize(("wide", "metres"), [(100, 67), (250, 170), (500, 420), (2000, 420), (20000, 420)])
def test_neighbours_fight_over_their_hexside_however_wide_the_hexes(wide, metres):
    assert metres_between(1, wide) == metres
    assert metres_between(2, wide) == 2 * wide - min(80, wide // 3), "farther off nobody closes"


@pytest.mark.rule("5.11")
def test_companies_shoot_as_well_in_hexes_of_20_km(table):
    units = {"red": {"101": "0303 rifles"}, "blue": {"7": "0304 rifles hold-fire"}}
    near = table(**units, hex_metres=500).order("fire 101 7 600").unit("7").loss
    far = table(**units, hex_metres=20000).order("fire 101 7 600").unit("7").loss
    assert far == near > 0


@pytest.mark.rule("5.11")
def test_of_a_crowd_only_the_firing_line_fires_and_falls(table):
    # 400 men on 400 m of front: 160 in the line, 400 in 1,000.  On 6,000 m all of them.
    deep = table(red={"101": "0303 crowd"}, blue={"7": "0304 crowd hold-fire"}, hex_metres=20000)
    line = table(red={"101": "0303 wide-crowd"}, blue={"7": "0304 wide-crowd hold-fire"}, hex_metres=20000)
    losses = [game.order("fire 101 7 600").unit("7").loss for game in (deep, line)]
    assert losses[0] / losses[1] == pytest.approx(0.4, rel=0.01), "so much of the fire, and as much exposed"
