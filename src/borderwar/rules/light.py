"""Chapter 16: Weather and light."""

from borderwar.model.scenario import Scenario, Sun, Weather

DAY = 1000
LONGEST_LOOK = 3600  # seconds that one look at the sky stands for  [16.1]


def light_at(sun: Sun, minute: int) -> int:
    """Per mille of daylight at a minute of the day.  [16.1]

    Full between sunrise and sunset, falling evenly to night over the twilight; at night
    the moon while it is up (before it sets), or darkness.
    """
    minute %= 24 * 60
    night = sun.moonlight if minute < sun.moon_set else sun.darkness
    if sun.rise <= minute < sun.set:
        return DAY
    for from_day in (sun.rise - minute, minute - sun.set):
        if 0 <= from_day < sun.twilight:
            return max(night, DAY - (DAY - night) * from_day // sun.twilight)
    return night


def mean_light(sun: Sun, second: int, lasts: int) -> int:
    """Per mille of daylight over a turn: in its middle, or over a long one the mean of its hours.  [16.1]"""
    parts = max(1, lasts // LONGEST_LOOK)
    return (
        sum(light_at(sun, (second + (2 * part + 1) * lasts // (2 * parts)) // 60) for part in range(parts))
        // parts
    )


def weather_rows(scenario: Scenario, instead: Weather | None = None) -> list[dict[str, int]]:
    """One row a turn: light of the turn, and the weather in force.  [16.1] [16.3]

    `instead` is weather that an event has brought.  [21.6]
    """
    rows = []
    for turn in range(scenario.turns):
        in_force = [entry for entry in scenario.weather if entry.turn <= turn + 1]
        now = instead or (in_force[-1] if in_force else None)
        start = scenario.start.hour * 60 + scenario.start.minute
        light = mean_light(scenario.sun, start * 60 + turn * scenario.turn_seconds, scenario.turn_seconds)
        rows.append(
            {
                "sight": light * (now.sight if now else DAY) // 1000,
                "light": light,
                "going": max(1, now.going if now else DAY),
                "flying": int(now.flying if now else True),
            }
        )
    return rows
