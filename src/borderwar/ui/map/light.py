"""Light and weather on the map: a tint that multiplies the paper's colours, and a veil over them."""

from typing import NamedTuple

import pygame

from borderwar.model.scenario import Sun, Weather


class Light(NamedTuple):
    """A tint that the paper's colours are multiplied by, and a veil: a colour and how thick it is."""

    name: str
    tint: tuple[int, int, int]
    veil: tuple[int, int, int, int] = (0, 0, 0, 0)


DAY = Light("day", (255, 255, 255))
DUSK = Light("dusk", (236, 214, 196))
MOON = Light("moonlight", (186, 196, 220))
NIGHT = Light("night", (150, 161, 194))

SKIES = {
    "rain": Light("rain", (222, 230, 236)),
    "storm": Light("storm", (206, 214, 222)),
    "mud": Light("mud", (232, 220, 202)),
    "dust": Light("dust", (252, 243, 222), (226, 200, 150, 26)),
    "fog": Light("fog", (240, 243, 246), (226, 230, 232, 84)),
    "haze": Light("haze", (252, 248, 240), (238, 226, 198, 22)),
    "snow": Light("snow", (236, 240, 246), (246, 248, 250, 62)),
}
"""Weather as it shows: rain darkens and cools the paper, dust and fog lie over it."""

MUDDY = 350
"""Wetness, per mille, from which the ground is muddy to look at."""

WORDS = {
    "storm": "storm",
    "thunder": "storm",
    "rain": "rain",
    "drizzle": "rain",
    "dust": "dust",
    "sand": "dust",
    "fog": "fog",
    "mist": "fog",
    "haze": "haze",
    "smoke": "haze",
    "snow": "snow",
    "blizzard": "snow",
    "mud": "mud",
    "thaw": "mud",
}
"""Words in the name of a weather, and the sky they mean; dust before storm, so that a dust storm is dust."""


def light_for(sun: Sun, minute: int) -> Light:
    """The light at a minute after midnight of the scenario's clock."""
    minute %= 24 * 60
    if sun.rise <= minute < sun.set:
        return DAY
    if sun.rise - sun.twilight <= minute < sun.rise or sun.set <= minute < sun.set + sun.twilight:
        return DUSK
    moon_up = (
        sun.set <= minute < sun.moon_set
        if sun.moon_set > sun.set
        else (minute >= sun.set or minute < sun.moon_set)
    )
    return MOON if moon_up and sun.moonlight > sun.darkness else NIGHT


def sky_of(weather: Weather | None) -> Light | None:
    """How a weather shows on the map, or None for a fine one."""
    if weather is None:
        return None
    words = set(weather.names.english.lower().replace("-", " ").replace(",", " ").split())
    meant = {sky for word, sky in WORDS.items() if any(part.startswith(word) for part in words)}
    for sky in ("dust", "snow", "fog", "storm", "rain", "haze", "mud"):
        if sky in meant:
            return SKIES[sky]
    return SKIES["rain"] if weather.rain > 0 else None


def under_sky(light: Light, weather: Weather | None, wet: int = 0) -> Light:
    """A light with the weather on it, or mud where the ground is `wet`, per mille."""
    sky = sky_of(weather) or (SKIES["mud"] if wet >= MUDDY else None)
    if sky is None:
        return light
    red, green, blue = (a * b // 255 for a, b in zip(light.tint, sky.tint, strict=True))
    veil = tuple(part * tone // 255 for part, tone in zip(sky.veil[:3], light.tint, strict=True))
    return Light(f"{light.name}, {sky.name}", (red, green, blue), (veil[0], veil[1], veil[2], sky.veil[3]))


def lay_light(surface: pygame.Surface, light: Light) -> None:
    """Put a light on a picture of the map."""
    if light.tint != DAY.tint:
        surface.fill(light.tint, special_flags=pygame.BLEND_RGB_MULT)
    if light.veil[3]:
        veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        veil.fill(light.veil)
        surface.blit(veil, (0, 0))
