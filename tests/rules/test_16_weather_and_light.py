"""Chapter 16: Weather and light."""

from dataclasses import replace
from datetime import date

import pytest

from borderwar.model.scenario import Moon, Sun
from borderwar.rules.air import flak_power
from borderwar.rules.firepower import light_share
from borderwar.rules.light import is_up, light_at, lit_by_age, moon_of
from borderwar.rules.sight import sighting_distance

SUN = Sun(
    rise=360, set=1080, twilight=60, moon_set=120, moonlight=250, darkness=60, mark="estimated", source="test"
)


@pytest.mark.rule("16.1")
@pytest.mark.parametrize(
    ("clock", "light"),
    [
        ("12:00", 1000),
        ("06:00", 1000),
        ("17:59", 1000),
        ("18:00", 1000),
        ("18:30", 530),
        ("05:30", 530),
        ("19:00", 60),
        ("05:00", 60),
        ("23:00", 60),
        ("01:59", 250),
        ("02:00", 60),
        ("00:00", 250),
    ],
)
def test_light_falls_over_the_twilight_to_that_of_the_night(clock, light):
    hour, minute = clock.split(":")
    assert light_at(SUN, int(hour) * 60 + int(minute)) == light


@pytest.mark.rule("16.1")
@pytest.mark.parametrize(("start", "metres"), [("12:00", 900), ("18:20", 477), ("23:00", 54)])
def test_units_are_found_by_the_light_of_the_turns_middle(table, start, metres):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, sun=SUN, start=start)
    assert sighting_distance(game.world, game.board, game.row("101")) == metres


@pytest.mark.rule("16.2")
@pytest.mark.parametrize(("start", "share"), [("12:00", 1000), ("18:20", 671), ("23:00", 342)])
def test_in_poor_light_fire_tells_less(table, start, share):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, sun=SUN, start=start)
    assert light_share(game.world, game.board) == share


@pytest.mark.rule("16.3")
def test_weather_holds_until_the_next_change(table):
    weather = ({"turn": 2, "sight": 500, "going": 800}, {"turn": 4})
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, weather=weather)
    found, taken = [], []
    for _ in range(4):
        found.append(sighting_distance(game.world, game.board, game.row("101")))
        taken.append(1200 - game.reach("101")["0304"])
        game.end(2)
    assert found == [900, 450, 450, 900], "metres at which men are found"
    assert taken == [200, 250, 250, 200], "seconds for 250 m"


FULL = Moon(date(1939, 7, 2), 20 * 60, 4 * 60, 148)  # full, up from 20:00 to 04:00
MOONS = replace(SUN, moons=(FULL, Moon(date(1939, 7, 9), None, 11 * 60, 221)))


@pytest.mark.rule("16.4")
@pytest.mark.parametrize(("age", "lit"), [(0, 0), (74, 500), (148, 1000), (221, 500), (294, 0), (37, 148)])
def test_the_moon_shines_by_its_age(age, lit):
    assert lit_by_age(age) == pytest.approx(lit, abs=12)


@pytest.mark.rule("16.4")
@pytest.mark.parametrize(
    ("rise", "sets", "minute", "up"),
    [
        (1200, 240, 1260, True),
        (1200, 240, 120, True),
        (1200, 240, 600, False),
        (600, 1200, 900, True),
        (600, 1200, 1300, False),
        (None, 660, 600, True),
        (None, 660, 700, False),
        (1380, None, 1400, True),
        (1380, None, 60, False),
    ],
)
def test_the_moon_is_up_from_its_rising_to_its_setting(rise, sets, minute, up):
    assert is_up(Moon(date(1939, 7, 2), rise, sets, 100), minute) is up


@pytest.mark.rule("16.4")
def test_a_day_that_is_not_given_follows_the_last_that_is():
    third = moon_of(MOONS, date(1939, 7, 4))
    assert third is not None
    assert (third.rise, third.set, third.age) == (20 * 60 + 100, 4 * 60 + 100, 168)
    late = moon_of(MOONS, date(1939, 7, 8))
    assert late is not None
    assert late.rise == 60, "by then it rises after midnight"
    assert moon_of(MOONS, date(1939, 7, 10)).set == 11 * 60 + 50
    assert moon_of(SUN, date(1939, 7, 4)) is None


@pytest.mark.rule("16.4")
def test_light_of_several_nights():
    full = moon_of(MOONS, date(1939, 7, 2))
    half = replace(FULL, age=74)
    assert light_at(MOONS, 23 * 60, full) == pytest.approx(250, abs=1)
    assert light_at(MOONS, 23 * 60, half) == pytest.approx(60 + 95, abs=3)
    assert light_at(MOONS, 4 * 60 + 30, full) == 60, "it has set"
    assert light_at(MOONS, 12 * 60, full) == 1000


NIGHT = {"sun": SUN, "start": "23:00"}


@pytest.mark.rule("16.5")
@pytest.mark.parametrize(
    ("at", "put", "case"),
    [("0304", {}, ""), ("0305", {}, "16.5"), ("0305", {"fired": 60}, "")],
    ids=["beside", "beyond what can be made out", "at its flashes"],
)
def test_by_night_a_unit_fires_at_what_it_makes_out_or_at_flashes(table, at, put, case):
    # 60 per mille of light: men are found at 54 m and followed at 81.
    game = table(red={"101": "0303 machine-guns"}, blue={"7": f"{at} rifles hold-fire"}, **NIGHT)
    game.put("7", seen=2, **put)
    if case:
        assert game.refuse("fire 101 7 60") == case
    else:
        game.order("fire 101 7 60")


@pytest.mark.rule("16.5")
@pytest.mark.rule("10.2")
def test_by_night_nobody_fires_on_a_march_he_cannot_make_out(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 machine-guns", "8": "0301 rifles"}, **NIGHT)
    game.put("101", seen=2)
    game.order("move 101 0303>0203")
    assert game.events("fired") == []


@pytest.mark.rule("16.6")
def test_rain_wets_the_ground_and_it_dries_slowly(table):
    weather = ({"turn": 1, "rain": 300}, {"turn": 7})
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, weather=weather)
    rows = game.setup.weather
    wet = [rows.wet[turn] for turn in range(10)]
    assert wet[:6] == [100, 200, 300, 400, 500, 600], "300 an hour, three turns an hour"
    assert wet[6:] == [586, 572, 558, 544], "40 an hour"
    assert [rows.going[turn] for turn in (0, 5)] == [950, 700]


@pytest.mark.rule("16.7")
def test_weather_may_take_its_share_of_fire_and_flak(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, weather=({"fire": 600, "flak": 300},))
    assert light_share(game.world, game.board) == 600
    plain = table(red={"101": "0303 rifles"}, blue={"7": "1209 machine-guns"})
    dusty = table(red={"101": "0303 rifles"}, blue={"7": "1209 machine-guns"}, weather=({"flak": 300},))
    power = [flak_power(game.world, game.board, game.row("101"), game.at("1209")) for game in (plain, dusty)]
    assert power[1] == pytest.approx(power[0] * 0.3, rel=0.01)
