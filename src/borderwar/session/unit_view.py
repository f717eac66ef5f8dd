"""One counter as a side may know it: plain data for panels."""

from dataclasses import dataclass

from borderwar.model.catalogue import Names
from borderwar.model.orders import STANCES
from borderwar.model.tables import (
    BREAK_REASONS,
    COMMAND_STATES,
    CONDITIONS,
    MOUNTS,
    SPOTTED,
    SUPPLY_STATES,
    SUSPECTED,
    TO_COME,
)
from borderwar.rules.bases import FIGHTER
from borderwar.rules.batteries import is_located
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.strength import pierce_at
from borderwar.rules.supply_tables import line_of
from borderwar.session.far_view import far_words

PIERCE_METRES = 500


@dataclass(frozen=True, slots=True)
class WeaponView:
    """A weapon of a unit, for the inspector."""

    id: str
    name: str
    count: int  # at full strength
    effective: int  # metres
    maximum: int  # metres
    pierces: int  # millimetres at 500 m; 0 for nothing to speak of


@dataclass(frozen=True, slots=True)
class UnitView:
    """What a side knows of one unit."""

    row: int
    id: str
    name: str
    names: Names
    side: int
    nation: str
    branch: str
    echelon: str
    type_name: str
    formation: str
    formation_name: str
    leader: Names | None
    known: str  # "own", "spotted", "suspected"
    hex: int  # -1 off the map; for suspected units where they were last seen
    number: str
    men: int
    start_men: int
    vehicles: int
    start_vehicles: int
    vehicle_name: str
    armoured: bool
    aircraft: bool
    indirect: bool
    seconds_left: int
    suppression: int  # per mille
    cohesion: int  # per mille
    quality: int
    condition: str
    mounted: bool
    mount_kind: str  # "none", "rides", "crew", "horse"
    stance: str
    dug_seconds: int
    moved: bool
    fired: bool
    why: str  # why it last broke, or "none"
    seen_turn: int  # from 0; -1 never
    arrives_turn: int  # from 1; 0 not by the clock
    sorties: int
    ready_turn: int  # aircraft: first turn it can fly, from 1
    casualties: int
    captured: int
    weapons: tuple[WeaponView, ...]
    armour: tuple[int, int]
    guns: int
    reach: int  # metres
    note: str
    # 18 Supply, 19 Command: of own units only
    ammunition: tuple[int, int] | None = None  # seconds of fire left and carried; None not counted
    fuel: tuple[int, int] | None = None  # seconds of driving left and carried
    water: tuple[int, int] | None = None  # seconds left, and when full
    supply: str = ""  # "" not counted, or one of SUPPLY_STATES
    encircled: bool = False
    command: str = "on its own"  # one of COMMAND_STATES
    entries: tuple[str, ...] = ()  # entry hexes of a unit to come, first choice first  [12.6]
    leaves_by: int = 0  # turn by whose end it must be off the map  [12.8]
    column: bool = False  # in column of route  [3.13]
    below: int = -1  # the hex under which it is, or -1  [20.10]
    freshness: int = 1000  # per mille of its fire that weariness leaves, of own units only  [9.10]
    boats: str = ""  # "", "carried" or "gunboat"  [17.9]
    boats_hex: int = -1  # where its boats lie while it is ashore
    engineers: int = 0
    weight: int = 0  # kilograms of one vehicle
    # 6 Guns, 11 Aircraft
    beyond: bool = False  # guns that stand beyond the map
    located: bool = False  # enemy guns that may be fired at  [6.10]
    rounds: int = -1  # seconds of shelling it has shells for; -1 enough
    fit: int = 0  # aircraft fit to fly today
    fighter: bool = False  # it may patrol and escort
    over: int = -1  # hex it patrols over
    escorting: str = ""  # the name of those it flies with
    far: tuple[str, ...] = ()  # sentences about base, patrol, shells and place beyond the map

    @property
    def can_act(self) -> bool:
        """Whether it is on the map (or in the air), ready, and has time left."""
        return (
            self.condition == "ready"
            and self.seconds_left > 0
            and (self.hex >= 0 or self.below >= 0 or self.aircraft or self.beyond)
        )


def freshness_of(setup: Setup, weary: int) -> int:
    """Per mille of its fire that so many seconds of weariness leave to a unit.  [9.10]"""
    half = setup.scenario.catalogue.law["weary_half"].value
    return 1000 * half // (half + weary) if half else 1000


def weapon_views(setup: Setup, row: int) -> tuple[WeaponView, ...]:
    """The weapons of a unit at full strength, the men's first."""
    catalogue = setup.scenario.catalogue
    kind = setup.type_of(row)
    found = [(name, count.value) for name, count in kind.weapons]
    unit = setup.scenario.units[row]
    if kind.vehicle and unit.vehicles is not None:
        vehicle = catalogue.vehicles[kind.vehicle]
        found += [(name, count.value * unit.vehicles.value) for name, count in vehicle.weapons]
    out = []
    for name, count in found:
        weapon = catalogue.weapons[name]
        pierces = pierce_at(weapon, PIERCE_METRES) if weapon.maximum.value >= PIERCE_METRES else 0
        out.append(
            WeaponView(
                name,
                weapon.names.english,
                count,
                weapon.effective.value,
                weapon.maximum.value,
                pierces,
            )
        )
    return tuple(out)


def entries_of(setup: Setup, state: State, row: int) -> tuple[str, ...]:
    """The entry hexes of a unit to come, the chosen one first; none for those that have come.  [12.6]"""
    arrival = setup.scenario.units[row].arrival
    if arrival is None or not arrival.at or int(state.units.condition[row]) != TO_COME:
        return ()
    chosen = arrival.at[int(state.units.entry[row])]
    return (chosen, *(at for at in arrival.at if at != chosen))


def _store(left: int, full: int) -> tuple[int, int] | None:
    """What is left of a load, and the load; None if it is not counted."""
    return (int(left), int(full)) if full else None


def _full_water(setup: Setup, side: str) -> int:
    scenario = setup.scenario
    return scenario.supply.water * 60 if scenario.supply and line_of(scenario, side) else 0


def unit_view(setup: Setup, state: State, row: int, side: int | None) -> UnitView | None:
    """One unit as `side` knows it in its view `state`; None if it knows nothing of it."""
    fixed, units = setup.fixed, state.units
    unit = setup.scenario.units[row]
    kind = setup.type_of(row)
    catalogue = setup.scenario.catalogue
    own = side is None or int(fixed.side[row]) == side
    seen = int(units.seen[row])
    beyond = int(fixed.anchor[row]) >= 0
    located = not own and bool(fixed.indirect[row]) and bool(is_located(setup.world, state.board, row))
    if not own and seen not in (SPOTTED, SUSPECTED) and not (beyond and located):
        return None
    known = "own" if own else "spotted" if seen == SPOTTED else "suspected"
    where = int(units.seen_hex[row]) if known == "suspected" else int(units.hex[row])
    vehicle = catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    formations = {formation.id: formation for formation in setup.scenario.formations}
    condition = CONDITIONS[int(units.condition[row])]
    return UnitView(
        row=row,
        id=unit.id,
        name=unit.names.english,
        names=unit.names,
        side=int(fixed.side[row]),
        nation=unit.nation,
        branch=kind.branch,
        echelon=kind.echelon,
        type_name=kind.names.english,
        formation=unit.formation,
        formation_name=formations[unit.formation].names.english,
        leader=unit.leader,
        known=known,
        hex=where,
        number=setup.number(where),
        men=int(units.men[row]),
        start_men=int(units.start_men[row]),
        vehicles=int(units.vehicles[row]),
        start_vehicles=int(units.start_vehicles[row]),
        vehicle_name=vehicle.names.english if vehicle else "",
        armoured=bool(fixed.armoured[row]),
        aircraft=bool(fixed.aircraft[row]),
        indirect=bool(fixed.indirect[row]),
        seconds_left=int(units.clock[row]) if own else 0,
        suppression=int(units.suppression[row]),
        cohesion=int(units.cohesion[row]),
        quality=int(fixed.quality[row]),
        condition="ready" if known == "suspected" else condition,
        mounted=bool(units.mounted[row]),
        mount_kind=MOUNTS[int(fixed.mount[row])],
        stance=STANCES[int(units.stance[row])],
        dug_seconds=int(units.dug[row]),
        moved=bool(units.moving[row]),
        fired=bool(units.fired[row]),
        why=BREAK_REASONS[int(units.why[row])],
        seen_turn=int(units.seen_turn[row]),
        arrives_turn=int(units.due[row]),
        sorties=int(units.sorties[row]),
        ready_turn=int(units.ready_turn[row]) + 1,
        casualties=int(units.casualties[row]),
        captured=int(units.captured[row]),
        weapons=weapon_views(setup, row),
        armour=(int(fixed.armour_front[row]), int(fixed.armour_side[row])),
        guns=int(fixed.guns[row]),
        reach=int(fixed.reach_metres[row]),
        note=unit.note,
        freshness=freshness_of(setup, int(units.weary[row])) if own else 1000,
        column=bool(units.column[row]),
        below=int(units.below[row]) - 1,
        boats=("", "carried", "gunboat")[int(fixed.boats[row])],
        boats_hex=int(units.boats_hex[row]) if own else -1,
        engineers=int(fixed.engineers[row]),
        weight=int(fixed.weight[row]),
        entries=entries_of(setup, state, row) if own else (),
        leaves_by=max(0, int(units.leave_by[row])) if own else 0,
        ammunition=_store(units.ammunition[row], fixed.ammunition[row] if own else 0),
        fuel=_store(units.fuel[row], fixed.fuel[row] if own else 0),
        water=_store(units.water[row], _full_water(setup, unit.side) if own else 0),
        supply=SUPPLY_STATES[int(units.supply[row])] if own and line_of(setup.scenario, unit.side) else "",
        encircled=own and bool(units.encircled[row]),
        command=COMMAND_STATES[int(units.command[row]) if own else 0],
        beyond=beyond,
        located=located,
        rounds=int(units.rounds[row]) if own else -1,
        fit=int(units.fit[row]),
        fighter=int(fixed.dogfight[row]) >= FIGHTER,
        over=int(units.over[row]) - 1,
        escorting=setup.scenario.units[int(units.escorting[row]) - 1].names.english
        if units.escorting[row]
        else "",
        far=far_words(setup, state, row, own),
    )
