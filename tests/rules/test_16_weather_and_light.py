"""Chapter 16: Weather and light."""

import pytest

from borderwar.model.scenario import Sun
from borderwar.rules.firepower import light_share
from borderwar.rules.light import light_at
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
