"""From a scenario in names to the tables that kernels read, and a game's first state."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from borderwar.ground.dice import ARRIVAL_DELAY, STRENGTH, draw_below
from borderwar.ground.fixed import POWERS
from borderwar.ground.hexes import hex_index, hex_number, neighbours
from borderwar.ground.kernel import bundle, columns_of, grid, kernel, table
from borderwar.model.catalogue import UnitType
from borderwar.model.happenings import ConditionColumns, DeedColumns, HappeningColumns, ShareColumns
from borderwar.model.scenario import Scenario, Unit
from borderwar.model.tables import (
    CARRIED,
    LEFT,
    MARKS,
    MOUNT_CREW,
    N_HAPPENINGS,
    N_LEAVERS,
    N_SHARES,
    N_UNITS,
    READY,
    TO_COME,
    ArmColumns,
    BaseColumns,
    BridgeColumns,
    CommandColumns,
    FormationColumns,
    HexColumns,
    LawColumns,
    LevelColumns,
    LimitColumns,
    LossPointColumns,
    ObjectiveColumns,
    PlanColumns,
    ScaleColumns,
    SideColumns,
    SourceColumns,
    SupplyColumns,
    UnitColumns,
    WeaponColumns,
    WeatherColumns,
    WorkColumns,
    WorkTypeColumns,
    World,
)
from borderwar.rules.engine import open_game
from borderwar.rules.far_tables import base_rows, flight_metres, side_rows
from borderwar.rules.going import plain_costs, prepare_ground
from borderwar.rules.ground_costs import Mover
from borderwar.rules.happening_tables import happening_tables
from borderwar.rules.scenario_tables import (
    hex_rows,
    line_hexes,
    scale_row,
    small_tables,
    table_rows,
    unit_rows,
)
from borderwar.rules.state import State
from borderwar.rules.strength import antitank_row, pierce_row, soft_row
from borderwar.rules.supply_tables import carrier, command_rows, formation_rows, supply_rows
from borderwar.rules.water_tables import bridge_rows
from borderwar.rules.work_tables import crossing_rows, known_at_start, lay_works, work_type_rows


@dataclass
class Setup:
    """A scenario made ready: the world and the names behind its rows."""

    scenario: Scenario
    world: World
    unit_ids: tuple[str, ...]
    formation_ids: tuple[str, ...]
    weapon_ids: tuple[str, ...]
    side_ids: tuple[str, str]
    bridge_ids: tuple[str, ...]
    fixed: UnitColumns  # the world's unit columns, for Python
    ground: HexColumns  # the world's hex columns, for Python
    weather: WeatherColumns  # the world's weather, for Python
    row_of: dict[str, int] = field(default_factory=dict)
    works: tuple[dict[str, int], ...] = ()  # the rows of WorkColumns  [20.1]

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
        scenario = self.scenario
        return State(
            len(self.unit_ids),
            self.hexes,
            len(scenario.victory.objectives),
            len(scenario.happenings),
            len(self.works),
            len(self.formation_ids),
            len(scenario.map.bridges),
        )

    @cached_property
    def start(self) -> State:
        """The state from which all games start, with the record's best figures."""
        state = self.blank.twin()
        fill_start(self, state)
        return state

    def new_state(self, seed: int = 1, luck: bool = True) -> State:
        """The first state of a game: strengths drawn, units set up, first turn begun.

        With luck, each strength is drawn inside the range the record gives it; without,
        it is the record's best figure.  [15.4]  `seed` counts modulo 2**31.
        """
        state = self.start.copy()
        state.clock.seed[0] = seed % (1 << 31)
        state.clock.luck[0] = int(luck)
        if luck:
            draw_strengths(self.world, state.board)
        open_game(self.world, state.board)
        return state


def fill_start(setup: Setup, state: State) -> None:
    """Write the first values of everything that changes; what luck draws comes after."""
    scenario = setup.scenario
    state.clock.level[0] = scenario.level_at_start
    state.hexes.first[:] = -1
    for place, objective in enumerate(scenario.victory.objectives):
        holder = setup.side_ids.index(objective.holder) if objective.holder else -1
        state.objectives.holder[place] = holder
    state.happenings.turn[:] = -1
    for bit, limit in enumerate(scenario.limits):
        if not limit.in_force:
            state.sides.limits_off[setup.side_ids.index(limit.side)] |= 1 << bit
    kinds = list(scenario.catalogue.works.values())
    for place, work in enumerate(setup.works):
        state.works.left[place] = max(1, kinds[work["type"]].clear)
        state.works.known[place] = known_at_start(work, kinds[work["type"]].kind)
    units = state.units
    for row, unit in enumerate(scenario.units):
        fixed = setup.fixed
        men = int(fixed.men[row])
        vehicles = int(fixed.vehicles[row])
        units.hex[row] = -1
        units.condition[row] = READY if unit.at is not None else LEFT if unit.absent else TO_COME
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
        units.rounds[row] = fixed.rounds[row]
        units.ammunition[row] = fixed.ammunition[row]
        units.fuel[row] = fixed.fuel[row]
        units.clock[row] = scenario.turn_seconds if unit.at is not None else 0
        units.due[row] = due_turn(setup, row)
        units.leave_by[row] = fixed.leave_by[row]
        ashore = fixed.boats[row] == CARRIED and not fixed.mounted[row]
        units.boats_hex[row] = fixed.start[row] if ashore else -1
    if scenario.supply is not None:
        units.water[:] = scenario.supply.water * 60
    for row, formation in enumerate(scenario.formations):
        head = formation.headquarters
        state.formations.headquarters[row] = setup.row_of[head] if head else -1
        state.formations.heir[row] = -1
        state.formations.quality[row] = formation.leader_quality
    for row, bridge in enumerate(bridge_rows(scenario, list(setup.side_ids))):
        state.bridges.state[row] = bridge["state"]
        state.bridges.worked_by[row] = -1
        state.bridges.charged_by[row] = bridge["charged_by"]
        state.bridges.charge[row] = bridge["charge"] if bridge["charged_by"] >= 0 else 0


def due_turn(setup: Setup, row: int) -> int:
    """The first turn a unit can come, in the middle of its delay.  [12.5]"""
    first, last = int(setup.fixed.arrive_turn[row]), int(setup.fixed.arrive_latest[row])
    return first if last <= first else (first + last) // 2


@kernel
def draw_strengths(world, board):
    """Draw strengths inside the record's ranges, and delays, one for a whole group.  [15.4] [12.5]"""
    seed = board.clock.seed[0]
    for unit in range(world.marks[N_UNITS]):
        low = world.units.men_low[unit]
        men = low + draw_below(seed, STRENGTH, 0, unit, 0, world.units.men_high[unit] - low + 1)
        low = world.units.vehicles_low[unit]
        vehicles = low + draw_below(seed, STRENGTH, 0, unit, 1, world.units.vehicles_high[unit] - low + 1)
        if world.units.mount[unit] == MOUNT_CREW and world.units.vehicles[unit]:
            men = vehicles * world.units.men[unit] // world.units.vehicles[unit]  # whole crews
        board.units.men[unit] = men
        board.units.start_men[unit] = men
        board.units.vehicles[unit] = vehicles
        board.units.start_vehicles[unit] = vehicles
        first = world.units.arrive_turn[unit]
        later = world.units.arrive_latest[unit] - first
        if later > 0:
            board.units.due[unit] = first + draw_below(
                seed, ARRIVAL_DELAY, 0, world.units.group[unit], 0, later + 1
            )


def prepare(scenario: Scenario) -> Setup:
    """Make a scenario ready to play.  The same scenario always gives the same tables."""
    catalogue = scenario.catalogue
    ground = scenario.map
    hexes = ground.columns * ground.rows
    neighbour = neighbours(ground.columns, ground.rows)
    longest = max((w.maximum.value for w in catalogue.weapons.values()), default=0)
    ranges = longest // scenario.hex_metres + 2
    if not any(unit.beyond for unit in scenario.units):
        ranges = min(ground.columns + ground.rows, ranges)
    arms: list[dict[str, int]] = []
    entries: list[int] = []
    movers: list[Mover] = []
    units = unit_rows(scenario, arms, entries, movers, ranges)
    walk = catalogue.mobilities["foot"]
    on_foot = Mover("foot", walk.country.value, walk.road.value)
    for mover in (on_foot, *(carrier(scenario, side.id) or on_foot for side in scenario.sides)):
        if mover not in movers:
            movers.append(mover)
    going = prepare_ground(scenario, neighbour, movers)
    refuge = [
        going.refuge([hex_index(n, ground.columns, ground.rows) for n in side.rally])
        for side in scenario.sides
    ]
    arsenal = list(catalogue.weapons.values())

    def by_range(row: object) -> np.ndarray:
        return np.array([row(w, ranges, scenario.hex_metres) for w in arsenal], np.int32)  # type: ignore[operator]

    small = small_tables(scenario)
    events = happening_tables(scenario)
    exits = np.zeros((2, hexes), np.int32)
    for row, side in enumerate(scenario.sides):
        for number in side.exits:
            exits[row, hex_index(number, ground.columns, ground.rows)] = 1
    supplied, sources = supply_rows(scenario, movers, movers.index(on_foot))
    ground_rows = hex_rows(scenario)
    built = lay_works(scenario, neighbour, going.roads, ground_rows)
    crossing, crushing = crossing_rows(scenario, movers)
    lengths = [
        len(scenario.units),
        len(arms),
        len(scenario.victory.objectives),
        len(scenario.limits),
        len(scenario.plans),
        hexes,
        len(scenario.formations),
        len(built.rows),
        built.mines,
        len(ground.forts),
        len(catalogue.works),
    ]
    marks = np.zeros(MARKS, np.int32)
    marks[: len(lengths)] = lengths
    marks[N_LEAVERS] = sum(unit.departure is not None for unit in scenario.units)
    marks[N_SHARES] = sum(len(entry.shares) for entry in scenario.victory.losses)
    marks[N_HAPPENINGS] = len(scenario.happenings)
    lines = line_hexes(scenario)
    world = bundle(
        World(
            scale=table(table_rows(ScaleColumns, [scale_row(scenario, ranges)]), ScaleColumns),
            neighbour=grid(neighbour),
            hexes=table(ground_rows, HexColumns),
            costs=grid(going.costs),
            plain=grid(plain_costs(going, built.barrier, columns_of(ground_rows, HexColumns).mines)),
            sight=grid(np.zeros((hexes, (hexes + 3) // 4), np.uint8)),
            lines=grid(np.zeros(((2 * lines + 1) ** 2, 2 * lines), np.int32)),
            units=table(units, UnitColumns),
            arms=table(table_rows(ArmColumns, arms), ArmColumns),
            weapons=table(small["weapons"], WeaponColumns),
            firepower=grid(by_range(soft_row)),
            pierce=grid(by_range(pierce_row)),
            antitank=grid(by_range(antitank_row)),
            entries=grid(np.array(entries or [-1], np.int32)),
            refuge=grid(np.array(refuge, np.int32)),
            weather=table(events["weather"], WeatherColumns),
            objectives=table(small["objectives"], ObjectiveColumns),
            loss_points=table(small["loss_points"], LossPointColumns),
            limits=table(small["limits"], LimitColumns),
            levels=table(small["levels"], LevelColumns),
            plans=table(small["plans"], PlanColumns),
            law=table(small["law"], LawColumns),
            supply=table(table_rows(SupplyColumns, supplied), SupplyColumns),
            sources=table(table_rows(SourceColumns, sources), SourceColumns),
            formations=table(table_rows(FormationColumns, formation_rows(scenario)), FormationColumns),
            command=table(table_rows(CommandColumns, [command_rows(scenario)]), CommandColumns),
            powers=POWERS,
            marks=grid(marks),
            exits=grid(exits),
            shares=table(small["shares"], ShareColumns),
            happenings=table(events["happenings"], HappeningColumns),
            conditions=table(events["conditions"], ConditionColumns),
            deeds=table(events["deeds"], DeedColumns),
            lists=grid(events["lists"]),
            sides=table(table_rows(SideColumns, side_rows(scenario)), SideColumns),
            bases=table(table_rows(BaseColumns, base_rows(scenario)), BaseColumns),
            flights=grid(flight_metres(scenario)),
            work_types=table(table_rows(WorkTypeColumns, work_type_rows(scenario)), WorkTypeColumns),
            works=table(table_rows(WorkColumns, built.rows), WorkColumns),
            barrier=grid(built.barrier),
            crossing=grid(crossing),
            crushing=grid(crushing),
            frozen=grid(going.frozen),
            spans=grid(going.spans),
            bridged=grid(going.bridged),
            banks=grid(going.banks),
            bridges=table(small["bridges"], BridgeColumns),
        )
    )
    unit_ids = tuple(unit.id for unit in scenario.units)
    return Setup(
        scenario=scenario,
        world=world,
        unit_ids=unit_ids,
        formation_ids=tuple(formation.id for formation in scenario.formations),
        weapon_ids=tuple(catalogue.weapons),
        side_ids=(scenario.sides[0].id, scenario.sides[1].id),
        bridge_ids=tuple(bridge.id for bridge in ground.bridges),
        fixed=columns_of(units, UnitColumns),
        ground=columns_of(ground_rows, HexColumns),
        weather=columns_of(events["weather"], WeatherColumns),
        row_of={name: row for row, name in enumerate(unit_ids)},
        works=tuple(built.rows),
    )
