"""Light on the map: day, dusk and night as one tint laid over the paper."""

from typing import NamedTuple

from borderwar.model.scenario import Sun


class Light(NamedTuple):
    """A tint that the paper's colours are multiplied by."""

    name: str
    tint: tuple[int, int, int]


DAY = Light("day", (255, 255, 255))
DUSK = Light("dusk", (236, 214, 196))
MOON = Light("moonlight", (186, 196, 220))
NIGHT = Light("night", (150, 161, 194))


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
