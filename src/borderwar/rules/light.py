"""Chapter 16: Weather and light."""

from datetime import date, timedelta

from borderwar.model.scenario import Moon, Scenario, Sun, Weather

DAY = 1000
LONGEST_LOOK = 3600  # seconds that one look at the sky stands for  [16.1]
DRYING = 40  # per mille of wetness that an hour without rain takes off  [16.6]
MUD = 500  # per mille of speed that soaked ground takes  [16.6]
MONTH = 295  # tenths of a day from new moon to new moon
LATER = 50  # minutes by which the moon is later each day

# Per mille of the moon's face that is lit, by days since new moon, to full.
LIT = (0, 11, 45, 98, 170, 257, 355, 459, 566, 669, 764, 848, 916, 965, 993, 1000)


def lit_by_age(tenths: int) -> int:
    """Per mille of a full moon's light at an age in tenths of a day.  [16.4]"""
    tenths %= MONTH
    waxing = min(tenths, MONTH - tenths)
    day, part = divmod(waxing, 10)
    return LIT[day] + (LIT[min(day + 1, 15)] - LIT[day]) * part // 10


def moon_of(sun: Sun, day: date) -> Moon | None:
    """The moon on a day: as given, or as the last day given, each day later by its 50 minutes.  [16.4]"""
    past = [moon for moon in sun.moons if moon.day <= day] or list(sun.moons[:1])
    if not past:
        return None
    last = past[-1]
    days = max(0, (day - last.day).days)

    def later(minute: int | None) -> int | None:
        moved = None if minute is None else minute + days * LATER
        return moved if moved is None or moved < 24 * 60 else moved - 24 * 60

    return Moon(day, later(last.rise), later(last.set), (last.age + days * 10) % MONTH)


def is_up(moon: Moon, minute: int) -> bool:
    """Whether the moon stands above the horizon at a minute of its day."""
    if moon.rise is None or moon.set is None:
        return (moon.rise is not None and minute >= moon.rise) or (moon.set is not None and minute < moon.set)
    if moon.rise < moon.set:
        return moon.rise <= minute < moon.set
    return minute < moon.set or minute >= moon.rise


def light_at(sun: Sun, minute: int, moon: Moon | None = None) -> int:
    """Per mille of daylight at a minute of the day.  [16.1] [16.4]

    Full between sunrise and sunset, falling evenly to night over the twilight; at night
    the moon while it is up, by its phase if days are given, or darkness.
    """
    minute %= 24 * 60
    night = sun.moonlight if minute < sun.moon_set else sun.darkness
    if moon is not None:
        lit = lit_by_age(moon.age) if is_up(moon, minute) else 0
        night = sun.darkness + (sun.moonlight - sun.darkness) * lit // 1000
    if sun.rise <= minute < sun.set:
        return DAY
    for from_day in (sun.rise - minute, minute - sun.set):
        if 0 <= from_day < sun.twilight:
            return max(night, DAY - (DAY - night) * from_day // sun.twilight)
    return night


def mean_light(sun: Sun, second: int, lasts: int, first: date) -> int:
    """Per mille of daylight over a turn: in its middle, or over a long one the mean of its hours.  [16.1]

    `second` counts from the midnight before `first`, the calendar's first day.
    """
    parts = max(1, lasts // LONGEST_LOOK)
    total = 0
    for part in range(parts):
        minute = (second + (2 * part + 1) * lasts // (2 * parts)) // 60
        total += light_at(sun, minute, moon_of(sun, first + timedelta(days=minute // (24 * 60))))
    return total // parts


def weather_rows(scenario: Scenario, instead: Weather | None = None) -> list[dict[str, int]]:
    """One row a turn: light of the turn, and the weather in force.  [16.1] [16.3]

    `instead` is weather that an event has brought.  [21.6]
    """
    rows = []
    wet = 0
    for turn in range(scenario.turns):
        in_force = [entry for entry in scenario.weather if entry.turn <= turn + 1]
        now = instead or (in_force[-1] if in_force else None)
        start = scenario.start.hour * 60 + scenario.start.minute
        second = start * 60 + turn * scenario.turn_seconds
        light = mean_light(scenario.sun, second, scenario.turn_seconds, scenario.start.date())
        rain = now.rain if now else 0
        change = rain if rain else -DRYING
        wet = max(0, min(1000, wet + change * scenario.turn_seconds // 3600))
        going = (now.going if now else DAY) * (1000 - MUD * wet // 1000) // 1000
        rows.append(
            {
                "sight": light * (now.sight if now else DAY) // 1000,
                "light": light,
                "going": max(1, going),
                "flying": int(now.flying if now else True),
                "fire": now.fire if now else DAY,
                "flak": now.flak if now else DAY,
                "wet": wet,
                "ice": now.ice if now else 0,
            }
        )
    return rows
