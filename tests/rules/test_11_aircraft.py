"""Chapter 11: Aircraft and flak."""

from dataclasses import replace
from math import sqrt

import pytest
from armoury import figure
from tabletop import base

from borderwar.rules.air import flak_power
from borderwar.rules.air_search import root

AIR = "to-come bombers turn=1"


@pytest.mark.rule("11.1")
def test_aircraft_fly_missions_and_nothing_else(table):
    game = table(red={"101": "0303 rifles", "201": AIR}, blue={"7": "0305 rifles hold-fire"})

    assert game.refuse("strike 101 0305") == "11.1"
    for order in ("move 201 0303>0304", "fire 201 7 60", "assault 201 0304"):
        assert game.refuse(order) == "11.1", game.because
    game.order("strike 201 0808")
    assert game.unit("201").hex == "off the map", "they go home within the order"


@pytest.mark.rule("11.2")
def test_each_drops_its_bombs_and_then_strafes(table):
    game = table(
        red={"101": "0303 rifles", "201": AIR}, blue={"7": "0808 rifles hold-fire"}, law={"men_rate": 90000}
    )

    game.order("strike 201 0808")
    bombs = 6 * 2 * 10 * 60 * 0.55 / 1200  # rifle-seconds over a turn
    guns = 6 * 10**0.7 * (1.2 - 0.6 * 200 / 600) * 120 / 1200
    due = sqrt((bombs + guns) * 40) * 90000 * 1200 / 1e9
    assert game.unit("7").loss == pytest.approx(due, rel=0.01)


@pytest.mark.rule("7.5")
@pytest.mark.rule("7.6")
@pytest.mark.parametrize(("top", "bombs_tell", "bullets"), [(0, 1.0, 1), (40, 0.5, 0)], ids=["open", "thick"])
def test_bombs_on_armour_count_one_gun_for_400_rifles_and_bullets_what_they_pierce(
    table, top, bombs_tell, bullets
):
    game = table(
        red={"101": "0303 rifles", "201": AIR},
        blue={"7": "0808 tanks hold-fire"},
        law={"vehicle_rate": 10**6},
    )
    game.setup.fixed.armour_top[game.row("7")] = top
    game.order("strike 201 0808")
    bombs = 6 * 2 * 10 * 60 * 0.55 / 1200 / 400
    guns = 6 * 10**0.7 * (1.2 - 0.6 * 200 / 600) * 120 / 1200 / 25
    due = sqrt(bombs * 4) * bombs_tell + (sqrt((bombs + guns) * 4) - sqrt(bombs * 4)) * bullets
    assert game.unit("7").vehicle_loss == pytest.approx(due * 10**6 * 1200 / 1e9, rel=0.02)


@pytest.mark.rule("11.3")
@pytest.mark.parametrize(
    ("gun", "fires"),
    [
        ("0806 machine-guns", True),
        ("0805 machine-guns", False),
        ("0806 machine-guns broken", False),
        ("0806 machine-guns hold-fire clock=0", True),
        ("0806 rifles", False),
    ],
    ids=[
        "500 m off",
        "750 m off",
        "broken",
        "whatever the stance and clock",
        "nothing for aircraft",
    ],
)
def test_flak_within_600_m_fires_before_a_bomb_falls(table, gun, fires):
    game = table(red={"201": AIR, "101": "0101 rifles"}, blue={"7": gun}, law={"flak_rate": 600000})
    game.order("strike 201 0808")
    assert bool(game.events("flak")) is fires
    if fires:
        rifles = 4 * 20**0.7 * (1.2 - 0.6 * 300 / 1000) * 240 / 1200
        due = sqrt(rifles * 6) * 600000 * 1200 / 1e9
        assert game.unit("201").vehicle_loss == pytest.approx(due, rel=0.01), "by the law"
        assert game.unit("201").casualties == int(12 * int(due) / 6 * 0.6), "with six tenths of their crews"
        assert [event.name for event in game.told].index("flak") < len(game.told)


@pytest.mark.rule("11.3")
@pytest.mark.parametrize(("wide", "at", "share"), [(100, "0802", 1), (100, "0801", 0), (20000, "0808", 0.06)])
def test_flak_is_as_near_in_metres_whatever_the_hex(table, wide, at, share):
    game = table(red={"201": AIR, "101": "0101 rifles"}, blue={"7": f"{at} machine-guns"}, hex_metres=wide)
    rifles = 4 * 20**0.7 * (1.2 - 0.6 * 300 / 1000) * share
    power = flak_power(game.world, game.board, game.row("201"), game.at("0808")) / 1000
    assert power == pytest.approx(rifles, rel=0.01)


@pytest.mark.rule("11.3")
def test_aircraft_shot_down_drop_nothing(table):
    game = table(
        red={"201": AIR, "101": "0101 rifles"}, blue={"7": "0808 machine-guns"}, law={"flak_rate": 90000000}
    )
    game.order("strike 201 0808")
    assert game.unit("201").is_ == "destroyed"
    assert game.unit("7").loss == 0


@pytest.mark.rule("11.4")
def test_nobody_flies_in_weather_unfit_for_it(table):
    weather = ({"turn": 1, "flying": False}, {"turn": 2, "flying": True})
    game = table(red={"201": AIR, "101": "0101 rifles"}, blue={"7": "0808 rifles"}, weather=weather)

    assert game.refuse("strike 201 0808") == "11.4"
    game.end(2).order("strike 201 0808")


@pytest.mark.rule("11.4")
@pytest.mark.parametrize(("level", "flies"), [(0, False), (3, False), (2, True)])
def test_a_side_may_be_forbidden_to_fly_until_a_level(table, level, flies):
    game = table(
        red={"201": AIR, "101": "0101 rifles"},
        blue={"7": "0808 rifles"},
        bans=(("red", "fly", level),),
        level_at_start=2,
    )
    if flies:
        game.order("strike 201 0808")
    else:
        assert game.refuse("strike 201 0808") == "11.4"


@pytest.mark.rule("11.5")
@pytest.mark.parametrize(("at", "known"), [("0803", "hidden"), ("0806", "spotted"), ("0808", "spotted")])
def test_from_above_men_are_found_at_two_and_a_half_times_the_distance(table, at, known):
    game = table(
        red={"201": AIR, "101": "0101 rifles"},
        blue={"7": f"{at} rifles"},
        letters={at: "w"},
        weather=({"turn": 1, "sight": 500},),
    )
    game.order("strike 201 0808")
    assert game.unit("7").known == known, "225 m on the ground in this wood and weather, 562 m from the air"


@pytest.mark.rule("11.6")
def test_sorties_and_the_time_between_them_are_limited(table):
    game = table(red={"201": AIR, "101": "0101 rifles"}, blue={"7": "0808 rifles hold-fire"}, turns=40)

    game.order("strike 201 0808")
    assert game.refuse("strike 201 0808") == "11.6", "two hours to make ready: six turns"
    game.end(10)
    assert game.refuse("strike 201 0808") == "11.6"
    game.end(2).order("strike 201 0808").end(12)
    assert game.refuse("strike 201 0808") == "11.6", "two sorties a day"


@pytest.mark.rule("11.6")
def test_a_new_day_brings_new_sorties(table):
    game = table(
        red={"201": AIR, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
        start="21:00",
        turn_minutes=60,
        turns=40,
    )
    game.order("strike 201 0808").end(4).order("strike 201 0808")
    assert game.unit("201").sorties == 0
    game.end(2)
    assert game.unit("201").sorties == 2, "after midnight"


@pytest.mark.rule("11.6")
def test_aircraft_not_at_hand_do_not_fly(table):
    game = table(red={"201": "to-come bombers turn=3", "101": "0101 rifles"}, blue={"7": "0808 rifles"})
    assert game.refuse("strike 201 0808") == "11.6"


@pytest.mark.rule("11.7")
def test_bombs_hit_all_who_stand_there_by_their_front(table):
    game = table(
        red={"201": AIR, "101": "0808 rifles"}, blue={"7": "0101 rifles hold-fire"}, law={"men_rate": 90000}
    )
    alone = game.order("strike 201 0808").unit("101").loss
    assert alone > 0, "friends too"

    game = table(
        red={"201": AIR, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "8": "0808 rifles hold-fire", "9": "0808 tanks hold-fire"},
        law={"men_rate": 90000},
    )
    game.order("strike 201 0808")
    for unit in ("7", "8"):
        assert game.unit(unit).loss == pytest.approx(alone * sqrt(1 / 3), rel=0.02)
    assert [game.unit(unit).stress_now for unit in ("7", "8", "9")] == [8, 8, 8], (
        "all have been attacked from the air"
    )


FIGHTERS = "to-come fighters turn=1 base=blue-40"
"""Six fighters 40 km away: eight minutes of flight."""

BOMBERS = "to-come big-bombers turn=1"
FIELD = (base("blue", 40, "east"),)


@pytest.mark.rule("11.8")
@pytest.mark.parametrize(("km", "turns"), [(50, 5), (100, 6)])
def test_the_way_and_the_base_make_the_time_between_two_missions(table, km, turns):
    game = table(
        red={"201": f"to-come fighters turn=1 base=red-{km}", "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("red", km, "west"),),
        turns=40,
    )
    game.order("strike 201 0808").end(2 * turns - 2)
    assert game.refuse("strike 201 0808") == "11.6", "300 km/h there and back, 4 minutes, an hour's service"
    game.end(2).order("strike 201 0808")


@pytest.mark.rule("11.8")
@pytest.mark.parametrize(("km", "direction", "goes"), [(220, "west", True), (224, "west", False)])
def test_nobody_goes_farther_than_he_can_return_from(table, km, direction, goes):
    # An hour and a half at 300 km/h is 450 km: 215 km each way leaves four minutes.
    km -= 5
    game = table(
        red={"201": f"to-come fighters turn=1 base=red-{km}", "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("red", km, direction),),
    )
    if goes:
        game.order("strike 201 0505")
    else:
        assert game.refuse("strike 201 0505") == "11.8"


@pytest.mark.rule("11.8")
def test_several_missions_fit_into_a_long_turn(table):
    game = table(
        red={"201": "to-come fighters turn=1 base=red-50", "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("red", 50, "west"),),
        turn_minutes=480,
    )
    for _ in range(3):
        game.order("strike 201 0808")
    assert game.refuse("strike 201 0808") == "11.6", "three sorties a day"


@pytest.mark.rule("11.9")
@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("0705 rifles", True),
        ("0805 rifles", False),
        ("0605 rifles", True),
        ("0605 rifles dug=60", False),
        ("0606 rifles dug=60", True),
    ],
    ids=["6 km off", "7 km off", "in a wood", "dug in in a wood", "dug in in the open"],
)
def test_reconnaissance_finds_what_shows_itself_in_the_circle(table, at, found):
    # 20 minutes at 200 km/h over 2 km of ground: 133 square kilometres, 6.5 km about the hex.
    game = table(
        red={"201": AIR, "101": "1201 rifles"},
        blue={"7": f"{at} hold-fire"},
        letters={"0605": "w"},
        hex_metres=1000,
    )
    game.order("scout 201 0105")
    assert game.unit("7").known == ("spotted" if found else "hidden")
    assert game.events("scouted")[0].a == int(found)


@pytest.mark.rule("11.9")
def test_with_luck_what_hides_is_found_now_and_then(table):
    found = 0
    for seed in range(1, 101):
        game = table(
            red={"201": AIR, "101": "1201 rifles"},
            blue={"7": "0605 rifles dug=60 hold-fire"},
            letters={"0605": "w"},
            hex_metres=1000,
            seed=seed,
            luck=True,
        )
        found += game.order("scout 201 0105").unit("7").known == "spotted"
    assert 16 <= found <= 41, "450 m in the wood, half of it dug in: 562 m from above, 28 in 100"


@pytest.mark.rule("11.9")
def test_one_flight_does_not_see_all_of_a_hex_of_20_km(table):
    game = table(
        red={"201": AIR, "101": "1201 rifles"}, blue={"7": "0605 rifles hold-fire"}, hex_metres=20000
    )
    assert game.order("scout 201 0605").unit("7").known == "hidden", "133 of 346 square kilometres"


@pytest.mark.rule("11.9")
@pytest.mark.parametrize("value", [0, 1, 2, 99, 100, 10**9, 123456789**2 - 1])
def test_roots_are_whole(value):
    assert root(value) ** 2 <= value < (root(value) + 1) ** 2


@pytest.mark.rule("11.10")
def test_fighters_patrol_until_their_next_turn(table):
    game = table(
        red={"201": "to-come fighters turn=1", "202": AIR, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
    )
    assert game.refuse("patrol 202 0505") == "11.10", "no fighters"
    assert game.refuse("escort 202 201") == "11.10"
    game.order("patrol 201 0505")
    assert (game.unit("201").over, game.unit("201").cover) == (game.at("0505") + 1, 1000)
    assert game.believes("blue").units.over[game.row("201")] == 0, "the enemy does not know"
    assert game.end().unit("201").over, "over the enemy's turn"
    assert game.end().unit("201").over == 0


@pytest.mark.rule("11.10")
def test_a_patrol_from_far_away_stays_for_a_part_of_a_long_turn(table):
    game = table(
        red={"201": "to-come fighters turn=1 base=red-100", "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("red", 100, "west"),),
        turn_minutes=100,
    )
    game.order("patrol 201 0505")
    assert game.unit("201").cover == pytest.approx((5400 - 2 * 1200) * 1000 / 6000, abs=5)


@pytest.mark.rule("11.11")
def test_escorts_spend_their_sortie_when_the_others_fly(table):
    game = table(
        red={"201": "to-come fighters turn=1", "202": BOMBERS, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS + " hold-fire"},
        bases=FIELD,
    )
    for order in ("escort 201 101", "escort 201 301", "escort 201 201"):
        assert game.refuse(order) == "11.11"
    game.order("escort 201 202")
    assert game.unit("201").sorties == 3
    game.order("strike 202 0808")
    assert (game.unit("201").sorties, game.unit("201").escorting) == (2, 0)
    assert game.refuse("escort 201 202") == "11.6", "both are on their way home"


MEETS = {
    "patrol within 15 km": ("0801", {}, "", True),
    "patrol farther off": ("0101", {}, "", False),
    "eight minutes away": ("", {}, "", True),
    "twelve minutes away": ("", {"km": 60}, "", False),
    "told to stay down": ("", {}, " hold-fire", False),
}


@pytest.mark.rule("11.12")
@pytest.mark.parametrize(("over", "field", "stance", "met"), MEETS.values(), ids=MEETS.keys())
def test_which_fighters_come_to_meet_a_strike(table, over, field, stance, met):
    game = table(
        red={"201": BOMBERS, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS + stance},
        bases=(replace(FIELD[0], km=field.get("km", 40)),),
        hex_metres=2000,
    )
    game.end()
    if over:
        game.order(f"patrol 301 {over}").put("301", stance=0)
    game.end().order("strike 201 0808")
    assert bool(game.events("met-in-air")) is met
    assert game.unit("301").sorties == 3 - (1 if met or over else 0)


@pytest.mark.rule("11.12")
def test_fighters_without_a_base_do_not_come_up(table):
    game = table(
        red={"201": BOMBERS, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": "to-come fighters turn=1"},
    )
    assert not game.end(2).order("strike 201 0808").events("met-in-air")


def air_loss(rate: int, fighters: float, aircraft: int) -> float:
    """Aircraft lost in ten minutes, by the law."""
    return sqrt(fighters * aircraft) * rate * 600 / 1e9


@pytest.mark.rule("11.13")
def test_losses_in_the_air_follow_the_law(table):
    game = table(
        red={"201": BOMBERS, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS},
        bases=FIELD,
    )
    game.end(2).order("strike 201 0808")
    assert game.unit("201").vehicle_loss == pytest.approx(air_loss(130000, 12, 6), rel=0.01), (
        "six fighters worth two each against bombers"
    )
    assert game.unit("301").vehicle_loss == pytest.approx(air_loss(130000, 1.5, 6), rel=0.01), (
        "six bombers worth a quarter of a fighter each"
    )
    assert game.events("struck"), "less than a quarter was lost: they go on"


@pytest.mark.rule("11.13")
def test_escorts_tie_down_their_like(table):
    game = table(
        red={"201": BOMBERS, "202": "to-come fighters turn=1 vehicles=3", "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS},
        bases=FIELD,
    )
    game.end(2).order("escort 202 201").order("strike 201 0808")
    assert game.unit("201").vehicle_loss == pytest.approx(air_loss(130000, 6, 6), rel=0.01), (
        "half get through"
    )
    assert game.unit("202").vehicle_loss == pytest.approx(air_loss(130000, 3, 3), rel=0.01)
    assert game.unit("301").vehicle_loss == pytest.approx(air_loss(130000, 3 + 0.75, 6), rel=0.01)


@pytest.mark.rule("11.13")
@pytest.mark.parametrize(("rate", "turned"), [(280000, False), (310000, True)])
def test_from_a_quarter_lost_they_are_turned_back(table, rate, turned):
    game = table(
        red={"201": BOMBERS, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS},
        bases=FIELD,
        law={"air_rate": rate},
    )
    game.end(2).order("strike 201 0808")
    assert bool(game.events("turned-back")) is turned
    assert bool(game.events("struck")) is not turned


RAID = {"201": AIR, "101": "0101 rifles"}


@pytest.mark.rule("11.14")
def test_only_bases_open_to_raids_are_raided_and_only_if_the_side_may(table):
    def war(raided: bool, bans: tuple = ()) -> object:  # type: ignore[type-arg]
        return table(
            red=RAID,
            blue={"7": "0808 rifles"},
            bases=(base("blue", 40, "east", raided=raided), base("red", 10, "west", raided=True)),
            bans=bans,
        )

    assert war(False).refuse("raid 201 blue-40") == "11.14"
    assert war(True).refuse("raid 201 red-10") == "11.14", "its own"
    assert war(True, (("red", "raid", 3),)).refuse("raid 201 blue-40") == "11.14"
    war(True).order("raid 201 blue-40")


@pytest.mark.rule("11.14")
@pytest.mark.parametrize(("stance", "parked"), [(" hold-fire", 6), ("", 3)])
def test_bombs_fall_among_the_aircraft_on_the_ground(table, stance, parked):
    game = table(
        red=RAID,
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS + stance},
        bases=(base("blue", 40, "east", raided=True),),
        law={"parked_rate": 400000, "air_rate": 0},
    )
    game.end(2).order("raid 201 blue-40")
    rifles = (6 * 2 * 10 * 60 * 0.55 + 6 * 10**0.7 * (1.2 - 0.6 * 200 / 600) * 120) / 1200
    due = sqrt(rifles * parked) * 400000 * 1200 / 1e9
    assert game.unit("301").vehicle_loss == pytest.approx(due, rel=0.01), "half of them got off the ground"


@pytest.mark.rule("11.14")
def test_a_base_defends_itself(table):
    game = table(
        red=RAID,
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("blue", 40, "east", raided=True, guns=(("heavy-mg", figure(4)),)),),
        law={"flak_rate": 600000},
    )
    game.order("raid 201 blue-40")
    rifles = 4 * 20**0.7 * (1.2 - 0.6 * 300 / 1000) * 240 / 1200
    due = sqrt(rifles * 6) * 600000 * 1200 / 1e9
    assert game.unit("201").vehicle_loss == pytest.approx(due, rel=0.01)


@pytest.mark.rule("11.14")
def test_a_raid_may_break_a_limit(table):
    game = table(
        red=RAID,
        blue={"7": "0808 rifles hold-fire"},
        bases=(base("blue", 40, "east", raided=True),),
        limits=({"side": "red", "act": "raid", "points": 30, "levels": 1},),
    )
    game.order("strike 201 0808")
    assert game.state.sides.penalty[0] == 0
    game.end(12).order("raid 201 blue-40")
    assert (game.state.sides.penalty[0], game.state.clock.level[0]) == (30, 2)


@pytest.mark.rule("11.15")
def test_only_the_serviceable_aircraft_fly(table):
    def fit(**how: object) -> int:
        game = table(red=RAID | {"201": AIR + " serviceable=700"}, blue={"7": "0808 rifles"}, **how)
        return int(game.unit("201").fit)

    assert fit() == 4, "four and a fifth of six"
    drawn = [fit(seed=seed, luck=True) for seed in range(60)]
    assert set(drawn) == {4, 5}
    assert 4.05 <= sum(drawn) / 60 <= 4.4


@pytest.mark.rule("11.15")
def test_a_side_without_a_fit_aircraft_does_not_fly(table):
    game = table(red=RAID | {"201": AIR + " serviceable=0"}, blue={"7": "0808 rifles"})
    assert game.refuse("strike 201 0808") == "11.15"


@pytest.mark.rule("11.16")
@pytest.mark.parametrize("order", ["strike 201 0808", "scout 201 0808"])
def test_flying_costs_aircraft_of_itself(table, order):
    red = {"201": AIR, "101": "0101 rifles"}
    game = table(red=red, blue={"7": "0808 rifles"}, law={"accident_rate": 250000})
    game.order(order)
    assert game.unit("201").vehicle_loss == pytest.approx(6 / 4, rel=0.01)
    assert [event.a for event in game.events("crashed")] == [1]


@pytest.mark.rule("11.16")
def test_patrols_and_those_who_come_up_pay_it_too(table):
    game = table(
        red={"201": AIR, "101": "0101 rifles"},
        blue={"7": "0808 rifles hold-fire", "301": FIGHTERS},
        bases=FIELD,
        law={"accident_rate": 250000, "air_rate": 0},
    )
    game.end(2).order("strike 201 0808")
    assert {event.unit for event in game.events("crashed")} == {"201", "301"}
