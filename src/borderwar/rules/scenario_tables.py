"""A scenario's units, hexes and small tables as rows of integers."""

import numpy as np

from borderwar.ground.hexes import OFF_MAP, hex_index
from borderwar.ground.kernel import rows_of
from borderwar.model.catalogue import WEAPON_KINDS, UnitType
from borderwar.model.happenings import ShareColumns
from borderwar.model.orders import STANCES
from borderwar.model.scenario import FRONT_LINES, Scenario, Unit
from borderwar.model.tables import (
    ACTS,
    MOUNTS,
    TASKS,
    BridgeColumns,
    HexColumns,
    LawColumns,
    LevelColumns,
    LimitColumns,
    LossPointColumns,
    ObjectiveColumns,
    PlanColumns,
    UnitColumns,
    WeaponColumns,
)
from borderwar.rules.bases import FIGHTER
from borderwar.rules.far_tables import FLAK_SLANT, STRAFE, far_columns, power_at_metres
from borderwar.rules.ground_costs import Mover, movers_of
from borderwar.rules.strength import engaged_share, pierce_above, soft_row
from borderwar.rules.supply_tables import basic_load, leading_formation, tankful
from borderwar.rules.water_tables import bridge_rows, water_columns

LONGEST_LINE = 40  # hexes: the ways of all such lines take two megabytes
SIGHT_METRES = 5000  # nothing on the ground is made out beyond this  [4.2]

# Metres at which men and vehicles are seen in the open, still, by day.  [4.3]
SIGNATURE_MEN = 900
SIGNATURE_GUN = 800
SIGNATURE_HORSE = 1800
SIGNATURE_VEHICLE = 2200


def table_rows(columns: type, rows: list[dict[str, int]]) -> np.ndarray:
    """int32 (rows, columns) from rows of named numbers; at least one row, of zeros."""
    names: tuple[str, ...] = columns._fields  # type: ignore[attr-defined]
    out = rows_of(max(1, len(rows)), columns)
    for place, row in enumerate(rows):
        assert set(row) == set(names), (columns.__name__, set(row) ^ set(names))
        out[place] = [row[name] for name in names]
    return out


def hex_rows(scenario: Scenario) -> np.ndarray:
    """The rows of HexColumns."""
    ground = scenario.map
    letters = {t.letter: (row, t) for row, t in enumerate(scenario.catalogue.terrains.values())}
    rows = []
    for south, (line, heights) in enumerate(zip(ground.terrain, ground.heights, strict=True)):
        for east, (letter, height) in enumerate(zip(line, heights, strict=True)):
            kind, terrain = letters[letter]
            rows.append(
                {
                    "q": east,
                    "r": south - (east - (east & 1)) // 2,
                    "height": height * 10,
                    "terrain": kind,
                    "cover": terrain.cover,
                    "concealment": terrain.concealment,
                    "obstructs": terrain.obstructs,
                    "digging": terrain.digging,
                    "works": 0,
                    "zones": 0,
                    "border": 0,
                    "registered": 0,
                    "roads": 0,
                    "fort": 0,
                    "mines": 0,
                    "well": 0,
                    "depth": terrain.depth,
                }
            )
    for number, minutes in ground.works.items():
        rows[hex_index(number, ground.columns, ground.rows)]["works"] = minutes * 60
    for control in scenario.gun_control:
        bit = [side.id for side in scenario.sides].index(control.side)
        for number in control.registered:
            rows[hex_index(number, ground.columns, ground.rows)]["registered"] |= 1 << bit
    for number in scenario.supply.wells if scenario.supply else ():
        rows[hex_index(number, ground.columns, ground.rows)]["well"] = 1
    for bit, limit in enumerate(scenario.limits):
        for number in limit.hexes:
            rows[hex_index(number, ground.columns, ground.rows)]["zones"] |= 1 << bit
    return table_rows(HexColumns, rows)


def _signatures(unit_type: UnitType, kind: str | None) -> tuple[int, int]:
    """Metres at which a unit is seen on foot and mounted.  [4.3]"""
    guns = ("anti-tank", "mountain-gun", "field-gun", "mortar")
    foot = SIGNATURE_GUN if unit_type.branch in guns else SIGNATURE_MEN
    if unit_type.mount == "horse":
        return foot, SIGNATURE_HORSE
    if unit_type.mount == "crew":
        return SIGNATURE_VEHICLE, SIGNATURE_VEHICLE
    return foot, SIGNATURE_VEHICLE if kind else foot


def unit_rows(
    scenario: Scenario, arms: list[dict[str, int]], entries: list[int], movers: list[Mover], ranges: int
) -> np.ndarray:
    """The rows of UnitColumns; fills `arms`, `entries` and `movers` as it goes."""
    catalogue = scenario.catalogue
    weapon_rows = {name: row for row, name in enumerate(catalogue.weapons)}
    type_rows = {name: row for row, name in enumerate(catalogue.types)}
    formation_rows = {formation.id: row for row, formation in enumerate(scenario.formations)}
    sides = [side.id for side in scenario.sides]
    nations = sorted({unit.nation for unit in scenario.units})
    rows = []
    for place, unit in enumerate(scenario.units):
        kind = catalogue.types[unit.type]
        vehicle = catalogue.vehicles[kind.vehicle] if kind.vehicle else None
        first = len(arms)
        for name, count in kind.weapons:
            arms.append({"weapon": weapon_rows[name], "count": count.value, "on_vehicle": 0})
        if vehicle is not None and unit.vehicles is not None:
            for name, count in vehicle.weapons:
                total = count.value * unit.vehicles.value
                arms.append({"weapon": weapon_rows[name], "count": total, "on_vehicle": 1})
        own = [catalogue.weapons[name] for name, _ in kind.weapons]
        own += [catalogue.weapons[name] for name, _ in vehicle.weapons] if vehicle else []
        reach = 0
        for weapon in own:
            told = np.flatnonzero(soft_row(weapon, ranges, scenario.hex_metres))
            reach = max(reach, int(told[-1]) if len(told) else 0)
        flies = vehicle is not None and vehicle.kind == "aircraft"
        armour = 0 if vehicle is None or flies or kind.mount != "crew" else vehicle.front.value
        foot, ridden = movers_of(kind, catalogue)
        for mover in (foot, ridden):
            if mover not in movers:
                movers.append(mover)
        entry_first = len(entries)
        if unit.arrival is not None:
            ground = scenario.map
            entries += [hex_index(n, ground.columns, ground.rows) for n in unit.arrival.at]
        leave_first = len(entries)
        away = unit.departure
        if away is not None:
            ground = scenario.map
            entries += [hex_index(n, ground.columns, ground.rows) for n in away.at]
        seen_foot, seen_mounted = _signatures(kind, kind.vehicle)
        ground = scenario.map
        vehicles = unit.vehicles
        guns = sum(c.value for n, c in kind.weapons if catalogue.weapons[n].shell is not None)
        rows.append(
            {
                "side": sides.index(unit.side),
                "type": type_rows[unit.type],
                "formation": formation_rows[unit.formation],
                "nation": nations.index(unit.nation),
                "men": unit.men.value,
                "full_men": kind.men.value,
                "men_low": unit.men.low,
                "men_high": unit.men.high,
                "vehicles": vehicles.value if vehicles else 0,
                "vehicles_low": vehicles.low if vehicles else 0,
                "vehicles_high": vehicles.high if vehicles else 0,
                "crew": vehicle.crew.value if vehicle else 0,
                "armoured": int(armour > 0),
                "aircraft": int(flies),
                "mount": MOUNTS.index(kind.mount),
                "mover_foot": movers.index(foot),
                "mover_mounted": movers.index(ridden),
                "armour_front": armour,
                "armour_side": vehicle.side.value if vehicle and armour else 0,
                "arms_first": first,
                "arms_count": len(arms) - first,
                "frontage": kind.frontage.value,
                "quality": unit.quality.value,
                "start": hex_index(unit.at, ground.columns, ground.rows) if unit.at else OFF_MAP,
                "arrive_turn": unit.arrival.turn if unit.arrival else 1,
                "arrive_level": _release_level(scenario, unit),
                "entry_first": entry_first,
                "entry_count": leave_first - entry_first,
                "mounted": int(unit.mounted),
                "stance": STANCES.index(unit.stance),
                "dug": unit.dug_in * 60,
                "sorties": kind.sorties.value if kind.sorties else 0,
                "guns": guns,
                "signature": seen_foot,
                "signature_mounted": seen_mounted,
                "reach_metres": reach * scenario.hex_metres,
                "indirect": int(any(weapon.indirect for weapon in own)),
                "arrive_latest": max(unit.arrival.turn, unit.arrival.latest) if unit.arrival else 1,
                "group": _group(scenario, place),
                "leave_by": away.by if away else 0,
                "leave_first": leave_first,
                "leave_count": len(entries) - leave_first,
                "leave_points": away.points if away else 0,
                "leave_price": away.price if away else 0,
                "engaged": engaged_share(
                    kind.frontage.value,
                    scenario.hex_metres,
                    0 if armour or flies else kind.men.value,
                ),
                **far_columns(scenario, unit),
                "armour_top": vehicle.top.value if vehicle and armour and vehicle.top else 0,
                "engineer": int(kind.branch == "engineer"),
                "hunts": int(any(weapon.kind == "tank-hunting" for weapon in own)),
                "ammunition": basic_load(scenario, unit),
                "fuel": tankful(scenario, unit),
                "led_by": leading_formation(scenario, unit.formation),
                **water_columns(catalogue, kind),
            }
        )
    return table_rows(UnitColumns, rows)


def _release_level(scenario: Scenario, unit: Unit) -> int:
    """The level that releases a unit: its own, or that of the nearest formation with one.  [12.2]"""
    if unit.arrival is None or unit.arrival.level:
        return unit.arrival.level if unit.arrival else 0
    above = {formation.id: formation for formation in scenario.formations}
    here = above.get(unit.formation)
    while here is not None and not here.level:
        here = above.get(here.parent or "")
    return here.level if here else 0


def _group(scenario: Scenario, place: int) -> int:
    """The row of the first unit of an arrival group; its own row if it has none.  [12.5]"""
    unit = scenario.units[place]
    if unit.arrival is None or not unit.arrival.group:
        return place
    for row, other in enumerate(scenario.units):
        if (
            other.side == unit.side
            and other.arrival is not None
            and other.arrival.group == unit.arrival.group
        ):
            return row
    return place


def fighter_sides(scenario: Scenario) -> int:
    """Bit a side that has aircraft fit to fight aircraft.  [11.10]"""
    sides = [side.id for side in scenario.sides]
    bits = 0
    for unit in scenario.units:
        vehicle = scenario.catalogue.types[unit.type].vehicle
        figure = scenario.catalogue.vehicles[vehicle].dogfight if vehicle else None
        if figure is not None and figure.value * 10 >= FIGHTER:
            bits |= 1 << sides.index(unit.side)
    return bits


def line_hexes(scenario: Scenario) -> int:
    """The longest line of sight, in hexes, whose way over the map is remembered: a matter of memory."""
    across = max(scenario.map.columns, scenario.map.rows)
    return max(1, min(LONGEST_LINE, SIGHT_METRES // scenario.hex_metres, across))


def scale_row(scenario: Scenario, ranges: int) -> dict[str, int]:
    """The row of ScaleColumns."""
    return {
        "columns": scenario.map.columns,
        "rows": scenario.map.rows,
        "hex_metres": scenario.hex_metres,
        "turn_seconds": scenario.turn_seconds,
        "turns": scenario.turns,
        "capacity": scenario.hex_metres * FRONT_LINES,
        "line_hexes": line_hexes(scenario),
        "sight_hexes": max(1, SIGHT_METRES // scenario.hex_metres),
        "level_at_start": scenario.level_at_start,
        "level_highest": len(scenario.levels),
        "par": scenario.victory.par,
        "seconds_at_start": scenario.start.hour * 3600 + scenario.start.minute * 60,
        "limits_at": len(scenario.limits),
        "range_columns": ranges,
        "bases": len(scenario.bases) + 1,
        "off_map": int(any(unit.beyond for unit in scenario.units)),
        "fighters": fighter_sides(scenario),
        "bridges": len(scenario.map.bridges),
        "ice": int(any(entry.ice for entry in scenario.weather)),
        "banks": int(bool(scenario.map.hexsides)),
    }


def small_tables(scenario: Scenario) -> dict[str, np.ndarray]:
    """Weapons, objectives, loss points, limits, levels, plans and the law."""
    catalogue = scenario.catalogue
    ground = scenario.map
    sides = [side.id for side in scenario.sides]
    formations = [formation.id for formation in scenario.formations]

    def at(number: str) -> int:
        return hex_index(number, ground.columns, ground.rows)

    weapons = [
        {
            "kind": WEAPON_KINDS.index(weapon.kind),
            "effective": weapon.effective.value,
            "maximum": weapon.maximum.value,
            "indirect": int(weapon.indirect),
            "anti_aircraft": int(weapon.anti_aircraft),
            "explosive": int(weapon.shell is not None),
            "rate": weapon.rate.value,
            "strafe": power_at_metres(weapon, STRAFE),
            "flak": power_at_metres(weapon, FLAK_SLANT),
            "grams": weapon.shell.value if weapon.shell else 0,
            "above": pierce_above(weapon),
        }
        for weapon in catalogue.weapons.values()
    ]
    objectives = [
        {
            "hex": at(o.at),
            "holder": sides.index(o.holder) if o.holder else -1,
            "end": o.end,
            "turn": o.turn,
            "stand": o.stand,
        }
        for o in scenario.victory.objectives
    ]
    by_side = {entry.side: entry for entry in scenario.victory.losses}
    losses = [
        {
            "men": by_side[side].men,
            "captured": by_side[side].captured,
            "vehicles": by_side[side].vehicles,
            "aircraft": by_side[side].aircraft,
        }
        for side in sides
    ]
    limits = [
        {
            "side": sides.index(limit.side),
            "act": ACTS.index(limit.act),
            "after": limit.after,
            "points": limit.points,
            "levels": limit.levels,
        }
        for limit in scenario.limits
    ]
    levels = [{"halt": 0}] + [{"halt": int(level.halt)} for level in scenario.levels]
    plans = [
        {
            "side": sides.index(task.side),
            "formation": formations.index(task.formation),
            "since": task.since,
            "until": task.until,
            "do": TASKS.index(task.do),
            "hex": at(task.at),
        }
        for task in scenario.plans
    ]
    law = [{name: catalogue.law[name].value for name in LawColumns._fields}]
    shares = [
        {"side": sides.index(entry.side), "above": above, "points": points}
        for entry in scenario.victory.losses
        for above, points in entry.shares
    ]
    return {
        "shares": table_rows(ShareColumns, shares),
        "weapons": table_rows(WeaponColumns, weapons),
        "objectives": table_rows(ObjectiveColumns, objectives),
        "loss_points": table_rows(LossPointColumns, losses),
        "limits": table_rows(LimitColumns, limits),
        "levels": table_rows(LevelColumns, levels),
        "plans": table_rows(PlanColumns, plans),
        "law": table_rows(LawColumns, law),
        "bridges": table_rows(BridgeColumns, bridge_rows(scenario, sides)),
    }
