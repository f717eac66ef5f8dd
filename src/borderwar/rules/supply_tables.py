"""Chapters 18 and 19: what units carry, where supply comes from and who leads, as rows of integers."""

from borderwar.ground.hexes import hex_index
from borderwar.model.catalogue import Weapon
from borderwar.model.scenario import Formation, Scenario, Unit
from borderwar.model.supply import SupplyLine
from borderwar.model.tables import MEANS
from borderwar.rules.ground_costs import Mover
from borderwar.rules.strength import rate_power

REACH = {"runner": 1500, "telephone": 5000, "radio": 20_000}
"""Metres that each means reaches if the scenario does not say.  [19.3]"""


def power_at_hand(weapon: Weapon) -> int:
    """Milli-rifles of one weapon, for weighing its load against others'.  [5.4]"""
    grams = weapon.shell.value if weapon.shell else 0
    return weapon.rate.value * grams if grams else rate_power(weapon.rate.value)


def line_of(scenario: Scenario, side: str) -> SupplyLine | None:
    """How a side is supplied, or None if nothing is counted for it."""
    lines = scenario.supply.lines if scenario.supply else ()
    return next((line for line in lines if line.side == side), None)


def basic_load(scenario: Scenario, unit: Unit) -> int:
    """Seconds of full fire a unit carries: the mean of its weapons by their power; 0 not counted.  [18.4]"""
    if scenario.supply is None or not scenario.supply.ammunition or line_of(scenario, unit.side) is None:
        return 0
    if unit.rounds is not None or unit.beyond is not None:
        return 0  # guns with shells of their own count those, and no line leads beyond the map  [6.8]
    catalogue = scenario.catalogue
    kind = catalogue.types[unit.type]
    held = [(name, count.value) for name, count in kind.weapons]
    if kind.vehicle and unit.vehicles is not None and catalogue.vehicles[kind.vehicle].kind != "aircraft":
        carried = catalogue.vehicles[kind.vehicle].weapons
        held += [(name, count.value * unit.vehicles.value) for name, count in carried]
    seconds = power = 0
    for name, count in held:
        weapon = catalogue.weapons[name]
        if weapon.load is None or weapon.rate.value == 0:
            continue
        weight = count * power_at_hand(weapon)
        seconds += weight * (weapon.load.value * 60 // weapon.rate.value)
        power += weight
    return max(1, seconds // power) if power else 0


def tankful(scenario: Scenario, unit: Unit) -> int:
    """Seconds a unit drives on one filling; 0 not counted.  [18.5]"""
    if scenario.supply is None or not scenario.supply.fuel or line_of(scenario, unit.side) is None:
        return 0
    kind = scenario.catalogue.types[unit.type]
    vehicle = scenario.catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    if vehicle is None or vehicle.range is None or kind.mount not in ("rides", "crew"):
        return 0
    if vehicle.kind == "aircraft":
        return 0
    return vehicle.range.value * 3600 // max(1, vehicle.road.value)


def carrier(scenario: Scenario, side: str) -> Mover | None:
    """How a side's supply columns go, or None if it has none.  [18.3]"""
    line = line_of(scenario, side)
    if line is None:
        return None
    catalogue = scenario.catalogue
    if line.by in catalogue.vehicles:
        vehicle = catalogue.vehicles[line.by]
        return Mover(vehicle.mobility, vehicle.country.value, vehicle.road.value)
    mobility = catalogue.mobilities[line.by]
    return Mover(mobility.id, mobility.country.value, mobility.road.value)


def supply_rows(
    scenario: Scenario, movers: list[Mover], foot: int
) -> tuple[list[dict[str, int]], list[dict[str, int]]]:
    """The rows of SupplyColumns and SourceColumns."""
    supply = scenario.supply
    sides: list[dict[str, int]] = []
    sources: list[dict[str, int]] = []
    for side in scenario.sides:
        line = line_of(scenario, side.id)
        mover = carrier(scenario, side.id)
        first = len(sources)
        if supply is not None and line is not None:
            for source in supply.sources:
                for number in source.at if source.side == side.id else ():
                    here = hex_index(number, scenario.map.columns, scenario.map.rows)
                    sources.append(
                        {"hex": here, "since": source.since, "until": source.until, "flow": source.flow}
                    )
        counted = supply if line is not None else None
        sides.append(
            {
                "ammunition": int(counted.ammunition) if counted else 0,
                "fuel": int(counted.fuel) if counted else 0,
                "water": counted.water * 60 if counted else 0,
                "mover": movers.index(mover) if mover else -1,
                "longest": line.longest * 60 if line else 0,
                "refill": counted.refill * 60 if counted else 0,
                "source_first": first,
                "source_count": len(sources) - first,
                "foot": foot,
            }
        )
    return sides, sources


def leading_formation(scenario: Scenario, name: str | None) -> int:
    """The row of the formation whose headquarters leads a formation's units, or -1.  [19.1]"""
    rows = {formation.id: row for row, formation in enumerate(scenario.formations)}
    while name is not None:
        formation = scenario.formations[rows[name]]
        if formation.headquarters is not None:
            return rows[name]
        name = formation.parent
    return -1


def formation_rows(scenario: Scenario) -> list[dict[str, int]]:
    """The rows of FormationColumns."""
    sides = [side.id for side in scenario.sides]
    units = {unit.id: row for row, unit in enumerate(scenario.units)}

    def row(formation: Formation) -> dict[str, int]:
        return {
            "side": sides.index(formation.side),
            "above": leading_formation(scenario, formation.parent),
            "headquarters": units[formation.headquarters] if formation.headquarters else -1,
            "means": MEANS.index(formation.means),
            "reach": formation.reach or REACH[formation.means],
            "quality": formation.leader_quality,
        }

    return [row(formation) for formation in scenario.formations]


def command_rows(scenario: Scenario) -> dict[str, int]:
    """The row of CommandColumns."""
    return {
        "counted": int(any(formation.headquarters for formation in scenario.formations)),
        "share": scenario.command.share,
        "succession": scenario.command.succession * 60,
    }
