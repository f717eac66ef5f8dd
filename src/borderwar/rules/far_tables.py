"""What a scenario has beyond its map, as rows of integers: bases, distances, batteries.  [6.6] [11.8]"""

from math import isqrt

import numpy as np

from borderwar.ground.hexes import hex_index
from borderwar.model.beyond import BEARINGS, Base
from borderwar.model.catalogue import Weapon
from borderwar.model.scenario import Scenario, Unit
from borderwar.rules.strength import range_share, rate_power

FLAK_SLANT = 300  # metres from the guns to aircraft that attack  [11.3]
STRAFE = 200  # metres at which aircraft open fire on the ground  [11.2]
NEVER = 99  # a level that escalation does not reach

# East and south of the middle of the map, per mille, of the eight bearings.
_EAST = (0, 707, 1000, 707, 0, -707, -1000, -707)
_SOUTH = (-1000, -707, 0, 707, 1000, 707, 0, -707)


def power_at_metres(weapon: Weapon, metres: int) -> int:
    """Milli-rifles of one weapon at a distance that no hex measures."""
    if weapon.kind in ("bomb", "close-combat"):
        return 0
    grams = weapon.shell.value if weapon.shell else 0
    power = weapon.rate.value * grams if grams else rate_power(weapon.rate.value)
    return power * range_share(metres, weapon.effective.value, weapon.maximum.value) // 1000


def side_rows(scenario: Scenario) -> list[dict[str, int]]:
    """The rows of SideColumns."""

    def from_level(side: str, act: str) -> int:
        bans = [ban for ban in scenario.bans if (ban.side, ban.act) == (side, act)]
        return max((ban.until_level or NEVER for ban in bans), default=0)

    def units_of(side: str) -> list[int]:
        return [row for row, unit in enumerate(scenario.units) if unit.side == side]

    return [
        {
            "fly_level": from_level(side.id, "fly"),
            "raid_level": from_level(side.id, "raid"),
            "ranging": sum(one.ranging for one in scenario.gun_control if one.side == side.id),
            "first": min(units_of(side.id), default=0),
            "last": max(units_of(side.id), default=-1) + 1,
        }
        for side in scenario.sides
    ]


def base_rows(scenario: Scenario) -> list[dict[str, int]]:
    """The rows of BaseColumns, the empty first one with them."""
    sides = [side.id for side in scenario.sides]
    rows = [{"side": -1, "raided": 0, "flak": 0, "service": 0}]
    for base in scenario.bases:
        weapons = [(scenario.catalogue.weapons[name], count.value) for name, count in base.guns]
        rows.append(
            {
                "side": sides.index(base.side),
                "raided": int(base.raided),
                "flak": sum(count * power_at_metres(weapon, FLAK_SLANT) for weapon, count in weapons),
                "service": base.service * 60,
            }
        )
    return rows


def base_number(scenario: Scenario, unit: Unit) -> int:
    """The row of a unit's base; 0 for none."""
    names = [base.id for base in scenario.bases]
    return names.index(unit.base) + 1 if unit.base else 0


def _centre(hex_metres: int, column: int, row: int) -> tuple[int, int]:
    """Metres east and south of the middle of the north-west hex."""
    return column * hex_metres * 866 // 1000, row * hex_metres + (column & 1) * hex_metres // 2


def flight_metres(scenario: Scenario) -> np.ndarray:
    """int32 (bases, hexes + bases): metres from each base to each hex, then to each base.

    The first row is for aircraft without a base: all its distances are 0.
    """
    ground = scenario.map
    wide, high = _centre(scenario.hex_metres, ground.columns - 1, ground.rows - 1)

    def place(base: Base) -> tuple[int, int]:
        bearing = BEARINGS.index(base.direction)
        return wide // 2 + base.km * _EAST[bearing], high // 2 + base.km * _SOUTH[bearing]

    places = [place(base) for base in scenario.bases]
    hexes = ground.columns * ground.rows
    out = np.zeros((len(places) + 1, hexes + len(places) + 1), np.int32)
    goals = [
        _centre(scenario.hex_metres, index % ground.columns, index // ground.columns)
        for index in range(hexes)
        if places
    ]
    for here, (east, south) in enumerate(places):
        squares = [(x - east) ** 2 + (y - south) ** 2 for x, y in goals]
        out[here + 1, : len(goals)] = [isqrt(square) for square in squares]
        for there, (x, y) in enumerate(places):
            out[here + 1, hexes + there + 1] = isqrt((x - east) ** 2 + (y - south) ** 2)
    return out


def far_columns(scenario: Scenario, unit: Unit) -> dict[str, int]:
    """The columns of a unit that are about what lies beyond the map and in the air."""
    ground = scenario.map
    kind = scenario.catalogue.types[unit.type]
    vehicle = scenario.catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    flies = vehicle is not None and vehicle.kind == "aircraft"
    guns = [scenario.catalogue.weapons[name] for name, _ in kind.weapons]
    rates = [weapon.rate.value for weapon in guns if weapon.indirect and weapon.rate.value]
    rounds = day = -1
    if unit.rounds is not None and rates:
        rounds, day = (60 * number // rates[0] for number in (unit.rounds.start, unit.rounds.day))
    beyond = unit.beyond
    return {
        "anchor": hex_index(beyond.behind, ground.columns, ground.rows) if beyond else -1,
        "behind": beyond.metres if beyond else 0,
        "rounds": rounds,
        "rounds_day": max(0, day),
        "base": base_number(scenario, unit),
        "speed": max(1, vehicle.country.value) if vehicle and flies else 0,
        "endurance": vehicle.endurance.value * 60 if vehicle and vehicle.endurance else 0,
        "dogfight": vehicle.dogfight.value * 10 if vehicle and vehicle.dogfight else 0,
        "hunt": vehicle.hunt.value * 10 if vehicle and vehicle.hunt else 0,
        "serviceable": unit.serviceable,
    }
