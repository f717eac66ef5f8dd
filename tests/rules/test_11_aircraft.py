"""Chapter 11: Aircraft and flak."""

from math import sqrt

import pytest

AIR = "to-come bombers turn=1"


@pytest.mark.rule("11.1")
def test_aircraft_fly_strikes_and_nothing_else(table):
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
    guns = 6 * 10**0.7 * (1.2 - 0.6 * 167 / 600) * 120 / 1200
    due = sqrt((bombs + guns) * 40) * 90000 * 1200 / 1e9
    assert game.unit("7").loss == pytest.approx(due, rel=0.01)


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
        "two hexes off",
        "three hexes off",
        "broken",
        "whatever the stance and clock",
        "nothing for aircraft",
    ],
)
def test_flak_within_two_hexes_fires_before_a_bomb_falls(table, gun, fires):
    game = table(red={"201": AIR, "101": "0101 rifles"}, blue={"7": gun}, law={"flak_rate": 600000})
    game.order("strike 201 0808")
    assert bool(game.events("flak")) is fires
    if fires:
        rifles = 4 * 20**0.7 * (1.2 - 0.6 * 167 / 1000) * 240 / 1200
        due = sqrt(rifles * 6) * 600000 * 1200 / 1e9
        assert game.unit("201").vehicle_loss == pytest.approx(due, rel=0.01), "by the law"
        assert game.unit("201").casualties == int(12 * int(due) / 6 * 0.6), "with six tenths of their crews"
        assert [event.name for event in game.told].index("flak") < len(game.told)


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
