"""Chapter 7: Armour."""

from math import sqrt

import pytest

from borderwar.rules.firepower import hard_power, pierce_share
from borderwar.rules.works import share_from_above


@pytest.mark.rule("7.1")
@pytest.mark.parametrize(
    ("unit", "hexes", "guns"),
    [
        ("anti-tank", 1, 2 * (1 - 0.5 * 167 / 800)),
        ("anti-tank", 3, 2 * (1 - 0.5 * 667 / 800)),
        ("anti-tank", 5, 2 * (0.5 - 0.5 * (1167 - 800) / 800)),
        ("anti-tank", 8, 0),
        ("anti-tank men=10", 1, 1 - 0.5 * 167 / 800),
        ("rifles", 0, 40 / 5 * 0.5),
        ("cars", 1, 4 * (1 - 0.5 * 167 / 800)),
    ],
)
def test_the_strength_of_fire_on_armour_in_guns(table, unit, hexes, guns):
    game = table(red={"101": f"0303 {unit}"}, blue={"7": "1209 tankettes"})
    power = hard_power(game.world, game.board, game.row("101"), game.row("7"), hexes) / 1000
    assert power == pytest.approx(guns, rel=0.02)


@pytest.mark.rule("7.1")
def test_bullets_count_for_a_twentieth(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 tankettes"})
    through = (5 / 6 - 0.7) / 0.6  # 5 mm pierced at 167 m, against 6 mm
    game.setup.fixed.armour_front[game.row("7")] = 6
    game.setup.fixed.armour_side[game.row("7")] = 6
    power = hard_power(game.world, game.board, game.row("101"), game.row("7"), 1) / 1000
    assert power == pytest.approx(40 / 20 * (1 - 0.5 * 167 / 500) * through, rel=0.03)


@pytest.mark.rule("7.2")
@pytest.mark.parametrize(
    ("pierces", "armour", "share"),
    [
        (69, 100, 0),
        (70, 100, 0),
        (85, 100, 250),
        (100, 100, 500),
        (130, 100, 1000),
        (40, 10, 1000),
        (1, 0, 1000),
    ],
)
def test_hits_go_through_between_seven_and_thirteen_tenths_of_the_armour(pierces, armour, share):
    assert pierce_share(pierces, armour) == share


@pytest.mark.rule("7.2")
@pytest.mark.parametrize(
    ("fired_from", "share"),
    [(0, 1 / 3), (0b000001, 1 / 3), (0b000010, 1 / 3), (0b001000, 2 / 3), (0b000100, 2 / 3)],
    ids=["first shot", "same side", "next side", "other side", "a third of a circle apart"],
)
def test_fire_from_several_sides_meets_the_side_of_armour(table, fired_from, share):
    game = table(red={"101": "0303 anti-tank"}, blue={"7": "0305 tanks"})  # 101 stands due north of 7
    game.setup.fixed.armour_side[game.row("7")] = 10
    game.put("7", fired_from=fired_from)
    part = hard_power(game.world, game.board, game.row("101"), game.row("7"), 2)
    game.setup.fixed.armour_front[game.row("7")] = 10
    whole = hard_power(game.world, game.board, game.row("101"), game.row("7"), 2)
    assert part == pytest.approx(whole * share, rel=0.01)


@pytest.mark.rule("7.6")
@pytest.mark.parametrize(
    ("top", "share"), [(0, 1.0), (10, 1.0), (14, 0.5 + 0.5 * (14 * 10 - 14 * 7) / (14 * 6)), (40, 0.5)]
)
def test_plunging_fire_meets_the_armour_on_top(table, top, share):
    # 6 kg: 8 mm times the cube root of 6 is 14 mm.
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0305 tanks"})
    game.setup.fixed.armour_top[game.row("7")] = top
    found = share_from_above(game.world, game.row("101"), game.row("7"), True)
    assert found == pytest.approx(share * 1000, abs=1)


@pytest.mark.rule("7.6")
def test_shells_lose_half_on_thick_tops(table):
    def loss(top):
        game = table(
            red={"101": "0303 howitzers"}, blue={"7": "0305 tanks hold-fire"}, law={"vehicle_rate": 400000}
        )
        game.setup.fixed.armour_top[game.row("7")] = top
        return game.order("bombard 101 0305 1200").unit("7").vehicle_loss

    assert loss(40) == pytest.approx(loss(0) / 2, rel=0.01)


@pytest.mark.rule("7.3")
@pytest.mark.parametrize(
    ("letter", "put", "share"),
    [(".", {}, 1.0), ("w", {}, 0.5), (".", {"moving": 60}, 1.0), ("r", {"moving": 60}, 0.7)],
)
def test_vehicles_are_lost_by_the_law_and_sheltered_by_the_ground_alone(table, letter, put, share):
    game = table(
        red={"101": "0303 anti-tank"},
        blue={"7": "0304 tankettes hold-fire"},
        letters={"0304": letter},
        law={"vehicle_rate": 400000},
    )
    game.put("7", **put).order("fire 101 7 1200")
    guns = 2 * (1 - 0.5 * 167 / 800)
    due = sqrt(guns * 10) * 400000 * 1200 / 1e9 * share
    assert game.unit("7").vehicle_loss == pytest.approx(due, rel=0.01)
    shaken = 1 - 0.5 ** (due / 10 / 4 / 0.05)
    assert game.unit("7").suppression / 1000 == pytest.approx(shaken, abs=0.01), (
        "a quarter of the share lost suppresses"
    )


@pytest.mark.rule("7.4")
def test_six_tenths_of_a_lost_crew_are_casualties(table):
    game = table(
        red={"101": "0303 anti-tank"}, blue={"7": "0304 cars men=20 hold-fire"}, law={"vehicle_rate": 480000}
    )
    game.order("fire 101 7 1200")
    unit = game.unit("7")
    assert unit.vehicles_lost == 1
    assert unit.casualties == 3, "six tenths of a crew of five"
    assert unit.men == 17, "the others are picked up"


@pytest.mark.rule("7.5")
def test_shells_on_armour_count_one_gun_for_25_rifles(table):
    game = table(
        red={"101": "0303 howitzers"}, blue={"7": "0305 tanks hold-fire"}, law={"vehicle_rate": 400000}
    )

    game.order("bombard 101 0305 1200")
    rifles = 2 * 24 * (1.2 - 0.6 * 420 / 2000) * (1 - 0.198)
    due = sqrt(rifles / 25 * 4) * 400000 * 1080 / 1e9
    assert game.unit("7").vehicle_loss == pytest.approx(due, rel=0.01), "whatever the armour's thickness"
