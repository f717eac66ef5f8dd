"""Chapter 17 as tables: what water costs each kind of mover.  Made once at load."""

from dataclasses import dataclass, field
from math import isqrt

import numpy as np

from borderwar.ground.hexes import OFF_MAP, hex_index
from borderwar.model.catalogue import Catalogue, HexsideKind, Mobility, UnitType, Vehicle
from borderwar.model.scenario import Map, Scenario
from borderwar.model.tables import CARRIED, GUNBOAT, NO_BOATS
from borderwar.model.waters import BRIDGE_STATES, Ford
from borderwar.rules.crossings import DRY

BOATS = ("boat", "gunboat")
BOAT_ICE = 3  # centimetres of ice that no boat breaks  [17.13]
NEVER = 9999  # centimetres: no ice bears this
WEIGHT_UNKNOWN = 5000  # kilograms of a vehicle whose weight the catalogue leaves out  [17.3]
ICE_GOING = 850  # per mille of speed on ice where the catalogue has no terrain `ice`
HORSE_FILE = 2  # places that a rider takes in a file  [17.4]


@dataclass
class Waters:
    """What runs along hexsides and through hexes."""

    side: np.ndarray  # int32 (hexes, 6): row of kinds, or -1
    flow: np.ndarray  # int32 (hexes, 6): metres an hour with a boat that leaves by that side
    kinds: list[HexsideKind]
    fords: dict[tuple[int, int], Ford] = field(default_factory=dict)

    def seconds(self, here: int, direction: int, mobility: str, frozen: bool) -> int | None:
        """Seconds to get across a hexside, 0 where nothing runs; None if it is closed.  [17.1] [17.2]"""
        row = int(self.side[here, direction])
        if row < 0:
            return 0
        kind = self.kinds[row]
        if frozen and kind.depth.value:
            return 0
        ford = self.fords.get((here, direction))
        if ford is not None and mobility in ford.seconds:
            return ford.seconds[mobility]
        return kind.seconds.get(mobility)


def _direction(neighbour: np.ndarray, here: int, there: int) -> int:
    found = np.flatnonzero(neighbour[here] == there)
    return int(found[0]) if len(found) else -1


def waters_of(ground: Map, catalogue: Catalogue, neighbour: np.ndarray) -> Waters:
    """The waters of a map."""
    kinds = list(catalogue.hexsides.values())
    row_of = {kind.id: row for row, kind in enumerate(kinds)}
    waters = Waters(np.full(neighbour.shape, -1, np.int32), np.zeros(neighbour.shape, np.int32), kinds)

    def at(number: str) -> int:
        return hex_index(number, ground.columns, ground.rows)

    for line in ground.hexsides:
        for one, other in line.sides:
            for here, there in ((at(one), at(other)), (at(other), at(one))):
                waters.side[here, _direction(neighbour, here, there)] = row_of[line.kind]
    for ford in ground.fords:
        near, far = (at(number) for number in ford.between)
        waters.fords[near, _direction(neighbour, near, far)] = ford
        waters.fords[far, _direction(neighbour, far, near)] = ford
    for current in ground.currents:
        path = [at(number) for number in current.path]
        for here, there in zip(path, path[1:], strict=False):
            down = _direction(neighbour, here, there)
            waters.flow[here, down] = current.speed.value
            waters.flow[there, (down + 3) % 6] = -current.speed.value
    return waters


def ice_going(catalogue: Catalogue, mobility: str) -> int:
    """Per mille of its speed that a mover keeps on ice.  [17.13]"""
    ice = catalogue.terrains.get("ice")
    return ice.going.get(mobility, 0) if ice else ICE_GOING


def boat_type(vehicle: Vehicle | None, unit_type: UnitType) -> int:
    """What boats a unit of a type has.  [17.9]"""
    if vehicle is None or vehicle.kind not in BOATS:
        return NO_BOATS
    return GUNBOAT if unit_type.mount == "crew" else CARRIED


def ice_for(mobility: Mobility, kilograms: int) -> int:
    """Centimetres of ice that bear a mover: by the root of its tonnes if it has a weight.  [17.13]"""
    if mobility.ice is None:
        return NEVER
    if kilograms == 0:
        return mobility.ice.value
    return -(-mobility.ice.value * isqrt(kilograms * 1000) // 1000)


def water_columns(catalogue: Catalogue, kind: UnitType) -> dict[str, int]:
    """The columns of chapter 17 of one unit."""
    vehicle = catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    boats = boat_type(vehicle, kind)
    weight = 0
    if vehicle is not None and not boats:
        weight = vehicle.weight.value if vehicle.weight else WEIGHT_UNKNOWN
    on_foot = catalogue.mobilities[kind.mobility]
    mounted = on_foot
    if kind.mount == "horse":
        on_foot = mounted = catalogue.mobilities["horse"]  # dismounted, they lead their horses
    elif vehicle is not None and not boats:
        mounted = catalogue.mobilities[vehicle.mobility]
    trained = kind.men.value if kind.branch == "engineer" else 0
    afoot = ice_for(on_foot, 0)
    ridden = BOAT_ICE if boats else ice_for(mounted, weight)
    return {
        "weight": weight,
        "ice_foot": ridden if kind.mount == "crew" else afoot,
        "ice_mounted": ridden,
        "engineers": kind.engineers.value if kind.engineers else trained,
        "boats": boats,
        "file": HORSE_FILE if kind.mount == "horse" else 1,
    }


def bank_shares(waters: Waters) -> np.ndarray:
    """int32 (hexes, 6): the rows of World.banks.  [17.14]"""
    shares = [kind.assault if kind.depth.value else kind.assault + DRY for kind in waters.kinds]
    return np.array([*shares, 1000 + DRY], np.int32)[waters.side]


def bridge_rows(scenario: Scenario, sides: list[str]) -> list[dict[str, int]]:
    """The rows of BridgeColumns.  [17.3]"""
    ground = scenario.map
    return [
        {
            "near": hex_index(bridge.between[0], ground.columns, ground.rows),
            "far": hex_index(bridge.between[1], ground.columns, ground.rows),
            "capacity": bridge.capacity.value,
            "men": max(1, bridge.men.value),
            "vehicles": max(1, bridge.vehicles.value),
            "state": BRIDGE_STATES.index(bridge.state),
            "build": bridge.build,
            "charge": bridge.charge,
            "charged_by": sides.index(bridge.charged_by) if bridge.charged_by else -1,
        }
        for bridge in ground.bridges
    ]


def spans_of(rows: list[dict[str, int]], neighbour: np.ndarray) -> np.ndarray:
    """int32 (hexes, 6): the row of the bridge over each hexside, or -1.  [17.3]"""
    out = np.full(neighbour.shape, -1, np.int32)
    for row, bridge in enumerate(rows):
        for here, there in ((bridge["near"], bridge["far"]), (bridge["far"], bridge["near"])):
            out[here, _direction(neighbour, here, there)] = row
    return out


def bridged_rows(dry: np.ndarray, spans: np.ndarray, rows: list[dict[str, int]]) -> np.ndarray:
    """int32 (bridges, 2): seconds of a step over each bridge, there and back.

    `dry` is one mover's costs as if nothing ran along the hexsides.
    """
    out = np.zeros((len(rows), 2), np.int32)
    for row, bridge in enumerate(rows):
        for way, here in enumerate((bridge["near"], bridge["far"])):
            direction = int(np.flatnonzero(spans[here] == row)[0])
            out[row, way] = dry[here, direction]
    return out


def with_bridges(
    costs: np.ndarray, bridged: np.ndarray, spans: np.ndarray, rows: list[dict[str, int]]
) -> np.ndarray:
    """One mover's costs with the bridges that stand at the start of the game."""
    out = costs.copy()
    for row, bridge in enumerate(rows):
        if bridge["state"] == BRIDGE_STATES.index("down"):
            continue
        for way, here in enumerate((bridge["near"], bridge["far"])):
            direction = int(np.flatnonzero(spans[here] == row)[0])
            over, wade = int(bridged[row, way]), int(out[here, direction])
            if over and (wade == 0 or over < wade):
                out[here, direction] = over
    return out


def havens(depths: np.ndarray, neighbour: np.ndarray, rally: list[int]) -> list[int]:
    """Where boats flee to: rally hexes on the water, or else water at the edge of the map.  [17.12]"""
    afloat = [goal for goal in rally if depths[goal] > 0]
    edges = [int(place) for place in np.flatnonzero(depths > 0) if OFF_MAP in neighbour[place].tolist()]
    return afloat or edges
