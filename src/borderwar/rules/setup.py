"""From a scenario in names to the tables that kernels read, and a game's first state."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from borderwar.ground.dice import STRENGTH, draw_below
from borderwar.ground.fixed import POWERS
from borderwar.ground.hexes import OFF_MAP, hex_index, hex_number, neighbours
from borderwar.ground.kernel import bundle, columns_of, grid, table
from borderwar.model.catalogue import WEAPON_KINDS, UnitType
from borderwar.model.orders import STANCES
from borderwar.model.scenario import Scenario, Unit
from borderwar.model.tables import (
    ACTS,
    MOUNT_CREW,
    MOUNTS,
    TASKS,
    ArmColumns,
    HexColumns,
    LawColumns,
    LevelColumns,
    LimitColumns,
    LossPointColumns,
    ObjectiveColumns,
    PlanColumns,
    ScaleColumns,
    UnitColumns,
    WeaponColumns,
    WeatherColumns,
    World,
)
from borderwar.rules.engine import open_game
from borderwar.rules.ground_costs import Mover, cost_rows, movers_of, refuge_field, road_sides
from borderwar.rules.light import weather_rows
from borderwar.rules.state import State
from borderwar.rules.strength import antitank_row, pierce_row, soft_row

SIGHT_METRES = 5000  # nothing on the ground is made out beyond this  [4.2]
DEPTH = 2  # a hex takes two lines of units, one behind the other  [2.3]

# Metres at which men and vehicles are seen in the open, still, by day.  [4.3]
SIGNATURE_MEN = 900
SIGNATURE_GUN = 800
SIGNATURE_HORSE = 1800
SIGNATURE_VEHICLE = 2200


def _rows(columns: type, rows: list[dict[str, int]]) -> np.ndarray:
    """int32 (rows, columns) from rows of named numbers; at least one row, of zeros."""
    names: tuple[str, ...] = columns._fields  # type: ignore[attr-defined]
    out = np.zeros((max(1, len(rows)), len(names)), np.int32)
    for place, row in enumerate(rows):
        assert set(row) == set(names), (columns.__name__, set(row) ^ set(names))
        out[place] = [row[name] for name in names]
    return out


@dataclass
class Setup:
    """A scenario made ready: the world and the names behind its rows."""

    scenario: Scenario
    world: World
    unit_ids: tuple[str, ...]
    formation_ids: tuple[str, ...]
    weapon_ids: tuple[str, ...]
    side_ids: tuple[str, str]
    fixed: UnitColumns  # the world's unit columns, for Python
    ground: HexColumns  # the world's hex columns, for Python
    row_of: dict[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """Hexes across the map."""
        return self.scenario.map.columns

    @property
    def hexes(self) -> int:
        """Hexes on the map."""
        return self.scenario.map.columns * self.scenario.map.rows

    def number(self, index: int) -> str:
        """The printed number of a hex; "off the map" for none."""
        return hex_number(index, self.columns) if index >= 0 else "off the map"

    def index(self, number: str) -> int:
        """The index of a printed number; OFF_MAP if the map has no such hex."""
        return hex_index(number, self.columns, self.scenario.map.rows)

    def unit(self, row: int) -> Unit:
        """The scenario's unit in a row."""
        return self.scenario.units[row]

    def type_of(self, row: int) -> UnitType:
        """The catalogue type of a unit."""
        return self.scenario.catalogue.types[self.scenario.units[row].type]

    @cached_property
    def blank(self) -> State:
        """An empty state of this scenario's shape."""
        return State(len(self.unit_ids), self.hexes, len(self.scenario.victory.objectives))

    def new_state(self, seed: int = 1, luck: bool = True) -> State:
        """The first state of a game: strengths drawn, units set up, first turn begun.

        With luck, each strength is drawn inside the range the record gives it; without,
        it is the record's best figure.  [15.4]  `seed` counts modulo 2**31.
        """
        state = self.blank.twin()
        fill_start(self, state, seed % (1 << 31), luck)
        open_game(self.world, state.board)
        return state


def fill_start(setup: Setup, state: State, seed: int, luck: bool) -> None:
    """Write the first values of everything that changes."""
    scenario = setup.scenario
    state.clock.seed[0] = seed
    state.clock.luck[0] = int(luck)
    state.clock.level[0] = scenario.level_at_start
    state.hexes.first[:] = -1
    for place, objective in enumerate(scenario.victory.objectives):
        holder = setup.side_ids.index(objective.holder) if objective.holder else -1
        state.objectives.holder[place] = holder
    units = state.units
    for row, unit in enumerate(scenario.units):
        fixed = setup.fixed
        men = int(fixed.men[row])
        vehicles = int(fixed.vehicles[row])
        if luck:
            men_range = int(fixed.men_high[row]) - int(fixed.men_low[row]) + 1
            men = int(fixed.men_low[row]) + draw_below(seed, STRENGTH, 0, row, 0, men_range)
            cars = int(fixed.vehicles_high[row]) - int(fixed.vehicles_low[row]) + 1
            vehicles = int(fixed.vehicles_low[row]) + draw_below(seed, STRENGTH, 0, row, 1, cars)
            if fixed.mount[row] == MOUNT_CREW and fixed.vehicles[row]:
                men = vehicles * int(fixed.men[row]) // int(fixed.vehicles[row])  # whole crews
        units.hex[row] = -1
        units.condition[row] = 1 if unit.at is not None else 0
        units.men[row] = units.start_men[row] = men
        units.vehicles[row] = units.start_vehicles[row] = vehicles
        units.seen_men[row] = fixed.men[row]
        units.seen_vehicles[row] = fixed.vehicles[row]
        units.cohesion[row] = fixed.quality[row]
        units.mounted[row] = fixed.mounted[row]
        units.stance[row] = fixed.stance[row]
        units.dug[row] = 0 if fixed.mounted[row] else fixed.dug[row]
        units.seen_hex[row] = -1
        units.seen_turn[row] = -1
        units.broke_turn[row] = -1
        units.next[row] = -1
        units.sorties[row] = fixed.sorties[row]
        units.clock[row] = scenario.turn_seconds if unit.at is not None else 0


def _hex_rows(scenario: Scenario) -> np.ndarray:
    ground = scenario.map
    letters = {t.letter: (row, t) for row, t in enumerate(scenario.catalogue.terrains.values())}
    rows = []
    for line, heights in zip(ground.terrain, ground.heights, strict=True):
        for letter, height in zip(line, heights, strict=True):
            kind, terrain = letters[letter]
            rows.append(
                {
                    "height": height * 10,
                    "terrain": kind,
                    "cover": terrain.cover,
                    "concealment": terrain.concealment,
                    "obstructs": terrain.obstructs,
                    "digging": terrain.digging,
                    "works": 0,
                    "zones": 0,
                    "border": 0,
                }
            )
    for number, minutes in ground.works.items():
        rows[hex_index(number, ground.columns, ground.rows)]["works"] = minutes * 60
    for bit, limit in enumerate(scenario.limits):
        for number in limit.hexes:
            rows[hex_index(number, ground.columns, ground.rows)]["zones"] |= 1 << bit
    return _rows(HexColumns, rows)


def _signatures(unit_type: UnitType, kind: str | None) -> tuple[int, int]:
    """Metres at which a unit is seen on foot and mounted.  [4.3]"""
    foot = SIGNATURE_GUN if unit_type.branch in ("anti-tank", "mountain-gun", "field-gun", "mortar") else SIGNATURE_MEN
    if unit_type.mount == "horse":
        return foot, SIGNATURE_HORSE
    if unit_type.mount == "crew":
        return SIGNATURE_VEHICLE, SIGNATURE_VEHICLE
    return foot, SIGNATURE_VEHICLE if kind else foot


def _unit_rows(
    scenario: Scenario, arms: list[dict[str, int]], entries: list[int], movers: list[Mover], ranges: int
) -> np.ndarray:
    catalogue = scenario.catalogue
    weapon_rows = {name: row for row, name in enumerate(catalogue.weapons)}
    type_rows = {name: row for row, name in enumerate(catalogue.types)}
    formation_rows = {formation.id: row for row, formation in enumerate(scenario.formations)}
    sides = [side.id for side in scenario.sides]
    nations = sorted({unit.nation for unit in scenario.units})
    rows = []
    for unit in scenario.units:
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
                "arrive_level": unit.arrival.level if unit.arrival else 0,
                "entry_first": entry_first,
                "entry_count": len(entries) - entry_first,
                "mounted": int(unit.mounted),
                "stance": STANCES.index(unit.stance),
                "dug": unit.dug_in * 60,
                "sorties": kind.sorties.value if kind.sorties else 0,
                "guns": guns,
                "signature": seen_foot,
                "signature_mounted": seen_mounted,
                "reach_metres": reach * scenario.hex_metres,
                "indirect": int(any(weapon.indirect for weapon in own)),
            }
        )
    return _rows(UnitColumns, rows)


def _scale_row(scenario: Scenario, ranges: int) -> dict[str, int]:
    return {
        "columns": scenario.map.columns,
        "rows": scenario.map.rows,
        "hex_metres": scenario.hex_metres,
        "turn_seconds": scenario.turn_seconds,
        "turns": scenario.turns,
        "capacity": scenario.hex_metres * DEPTH,
        "sight_hexes": max(1, SIGHT_METRES // scenario.hex_metres),
        "level_at_start": scenario.level_at_start,
        "level_highest": len(scenario.levels),
        "par": scenario.victory.par,
        "seconds_at_start": scenario.start.hour * 3600 + scenario.start.minute * 60,
        "limits_at": len(scenario.limits),
        "range_columns": ranges,
    }


def _small_tables(scenario: Scenario) -> dict[str, np.ndarray]:
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
        }
        for weapon in catalogue.weapons.values()
    ]
    objectives = [
        {
            "hex": at(o.at),
            "holder": sides.index(o.holder) if o.holder else -1,
            "end": o.end,
            "turn": o.turn,
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
    return {
        "weapons": _rows(WeaponColumns, weapons),
        "objectives": _rows(ObjectiveColumns, objectives),
        "loss_points": _rows(LossPointColumns, losses),
        "limits": _rows(LimitColumns, limits),
        "levels": _rows(LevelColumns, levels),
        "plans": _rows(PlanColumns, plans),
        "law": _rows(LawColumns, law),
    }


def prepare(scenario: Scenario) -> Setup:
    """Make a scenario ready to play.  The same scenario always gives the same tables."""
    catalogue = scenario.catalogue
    ground = scenario.map
    hexes = ground.columns * ground.rows
    neighbour = neighbours(ground.columns, ground.rows)
    longest = max((w.maximum.value for w in catalogue.weapons.values()), default=0)
    ranges = min(ground.columns + ground.rows, longest // scenario.hex_metres + 2)
    arms: list[dict[str, int]] = []
    entries: list[int] = []
    movers: list[Mover] = []
    units = _unit_rows(scenario, arms, entries, movers, ranges)
    roads = road_sides(ground, neighbour)
    costs = [
        cost_rows(mover, ground, catalogue, neighbour, roads, scenario.hex_metres) for mover in movers
    ]
    walk = catalogue.mobilities["foot"]
    foot = cost_rows(
        Mover("foot", walk.country.value, walk.road.value),
        ground,
        catalogue,
        neighbour,
        roads,
        scenario.hex_metres,
    )
    refuge = [
        refuge_field(
            foot, neighbour, [hex_index(n, ground.columns, ground.rows) for n in side.rally]
        )
        for side in scenario.sides
    ]
    arsenal = list(catalogue.weapons.values())

    def by_range(row: object) -> np.ndarray:
        return np.array([row(w, ranges, scenario.hex_metres) for w in arsenal], np.int32)  # type: ignore[operator]

    small = _small_tables(scenario)
    hex_rows = _hex_rows(scenario)
    lengths = [
        len(scenario.units),
        len(arms),
        len(scenario.victory.objectives),
        len(scenario.limits),
        len(scenario.plans),
        hexes,
        len(scenario.formations),
    ]
    world = bundle(World(
        scale=table(_rows(ScaleColumns, [_scale_row(scenario, ranges)]), ScaleColumns),
        neighbour=grid(neighbour),
        hexes=table(hex_rows, HexColumns),
        costs=grid(np.concatenate(costs) if costs else np.zeros((hexes, 6), np.int32)),
        sight=grid(np.zeros((hexes, hexes), np.uint8)),
        units=table(units, UnitColumns),
        arms=table(_rows(ArmColumns, arms), ArmColumns),
        weapons=table(small["weapons"], WeaponColumns),
        firepower=grid(by_range(soft_row)),
        pierce=grid(by_range(pierce_row)),
        antitank=grid(by_range(antitank_row)),
        entries=grid(np.array(entries or [-1], np.int32)),
        refuge=grid(np.array(refuge, np.int32)),
        weather=table(_rows(WeatherColumns, weather_rows(scenario)), WeatherColumns),
        objectives=table(small["objectives"], ObjectiveColumns),
        loss_points=table(small["loss_points"], LossPointColumns),
        limits=table(small["limits"], LimitColumns),
        levels=table(small["levels"], LevelColumns),
        plans=table(small["plans"], PlanColumns),
        law=table(small["law"], LawColumns),
        powers=POWERS,
        marks=grid(np.array(lengths, np.int32)),
    ))
    unit_ids = tuple(unit.id for unit in scenario.units)
    return Setup(
        scenario=scenario,
        world=world,
        unit_ids=unit_ids,
        formation_ids=tuple(formation.id for formation in scenario.formations),
        weapon_ids=tuple(catalogue.weapons),
        side_ids=(scenario.sides[0].id, scenario.sides[1].id),
        fixed=columns_of(units, UnitColumns),
        ground=columns_of(hex_rows, HexColumns),
        row_of={name: row for row, name in enumerate(unit_ids)},
    )
