"""Night and weather on the map."""

import numpy as np
import pygame
import pytest

from borderwar.model.catalogue import Names
from borderwar.model.scenario import Weather
from borderwar.ui.map.light import DAY, NIGHT, lay_light, sky_of, under_sky
from borderwar.ui.palette import PAPER


def weather(name: str, rain: int = 0) -> Weather:
    return Weather(1, Names(name), 1000, 1000, True, "", rain=rain)


@pytest.mark.parametrize(
    ("name", "sky"),
    [
        ("clear", None),
        ("wind getting up", None),
        ("steady rain", "rain"),
        ("thunderstorm", "storm"),
        ("dust storm", "dust"),
        ("ground fog", "fog"),
        ("heat haze", "haze"),
        ("snowstorm", "snow"),
        ("thaw, mud", "mud"),
    ],
)
def test_weather_shows_by_its_name(name: str, sky: str | None):
    found = sky_of(weather(name))
    assert (found.name if found else None) == sky


def test_weather_that_wets_the_ground_is_rain_whatever_its_name():
    assert sky_of(weather("a bad day", rain=50)).name == "rain"


def shown(light) -> np.ndarray:
    """The middle of plain paper in a light."""
    paper = pygame.Surface((8, 8))
    paper.fill(PAPER)
    lay_light(paper, light)
    return np.array(paper.get_at((4, 4))[:3], int)


def test_rain_darkens_and_cools_dust_yellows_fog_and_snow_whiten():
    day = shown(DAY)
    rain, dust, fog = (shown(under_sky(DAY, weather(name))) for name in ("rain", "dust", "fog"))
    assert rain.sum() < day.sum()
    assert rain[2] / rain[0] > day[2] / day[0]
    assert dust[2] / dust[0] < day[2] / day[0]
    assert fog.std() < day.std(), "all colours near each other"


def test_fog_at_night_is_not_white():
    assert shown(under_sky(NIGHT, weather("fog"))).sum() < shown(DAY).sum() * 0.75


def test_fine_weather_changes_nothing():
    assert under_sky(DAY, weather("clear")) == DAY
    assert under_sky(DAY, None) == DAY


def test_ground_that_stays_wet_after_rain_is_muddy():
    assert under_sky(DAY, weather("clear"), wet=600).name == "day, mud"
    assert under_sky(DAY, weather("clear"), wet=100) == DAY
