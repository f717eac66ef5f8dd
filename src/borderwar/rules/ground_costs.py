"""Chapter 3, cases 3.2, 3.3, 3.10 and 3.11: what each hexside costs each kind of mover, in seconds.

Speeds are the catalogue's, ground and slope and roads the map's.  Made once at load.
"""

import heapq
from dataclasses import dataclass

import numpy as np

from borderwar.ground.hexes import OFF_MAP, hex_index
from borderwar.model.catalogue import Catalogue, UnitType
from borderwar.model.scenario import Map
from borderwar.rules.water_tables import Waters, ice_going

BOAT = "boat"
"""The mobility of boats: depth decides where they go, not going.  [17.9]"""

STEEP = 10  # per cent of descent below which going down is not slower  [3.11]


@dataclass(frozen=True, slots=True)
class Mover:
    """A way of going: whose ground factors, and how fast."""

    mobility: str
    country: int  # metres an hour
    road: int
    draught: int = 0  # centimetres of water a boat needs  [17.9]


def movers_of(unit_type: UnitType, catalogue: Catalogue) -> tuple[Mover, Mover]:
    """How a type goes on foot and how mounted (the same if it never mounts)."""
    base = catalogue.mobilities[unit_type.mobility]
    foot = Mover(base.id, base.country.value, base.road.value)
    if unit_type.mount == "horse":
        horse = catalogue.mobilities["horse"]
        walk = catalogue.mobilities["foot"]
        return (
            Mover("foot", walk.country.value, walk.road.value),
            Mover("horse", horse.country.value, horse.road.value),
        )
    if unit_type.vehicle is None or unit_type.mount == "none":
        return foot, foot
    vehicle = catalogue.vehicles[unit_type.vehicle]
    draught = vehicle.draught.value if vehicle.draught else 0
    ridden = Mover(vehicle.mobility, vehicle.country.value, vehicle.road.value, draught)
    return (ridden, ridden) if unit_type.mount == "crew" else (foot, ridden)


def road_sides(ground: Map, neighbour: np.ndarray) -> np.ndarray:
    """bool (hexes, 6): hexsides that a road or track crosses."""
    out = np.zeros(neighbour.shape, bool)
    for road in ground.roads:
        path = [hex_index(number, ground.columns, ground.rows) for number in road.path]
        for here, there in zip(path, path[1:], strict=False):
            for direction in range(6):
                if neighbour[here, direction] == there:
                    out[here, direction] = True
                if neighbour[there, direction] == here:
                    out[there, direction] = True
    return out


def cost_rows(
    mover: Mover,
    ground: Map,
    catalogue: Catalogue,
    neighbour: np.ndarray,
    roads: np.ndarray,
    hex_metres: int,
    waters: Waters,
    frozen: bool = False,
) -> np.ndarray:
    """int32 (hexes, 6): seconds to cross each hexside and the hex behind; 0 cannot.  [3.2] [3.3] [3.11]

    `frozen` makes the table that holds where ice bears the mover.  [17.13]
    """
    letters = {terrain.letter: terrain for terrain in catalogue.terrains.values()}
    terrains = [letters[letter] for row in ground.terrain for letter in row]
    heights = [height for row in ground.heights for height in row]
    slope = catalogue.mobilities[mover.mobility].slope.value
    out = np.zeros(neighbour.shape, np.int32)
    for here in range(len(terrains)):
        for direction in range(6):
            there = int(neighbour[here, direction])
            if there == OFF_MAP:
                continue
            depth = terrains[there].depth
            if mover.mobility == BOAT:
                floats = depth > 0 and depth >= mover.draught and not frozen
                speed = mover.country + int(waters.flow[here, direction]) if floats else 0  # [17.9]
                out[here, direction] = max(1, hex_metres * 3600 // speed) if speed > 0 else 0
                continue
            wade = waters.seconds(here, direction, mover.mobility, frozen)
            if wade is None:
                continue
            going = terrains[there].going.get(mover.mobility, 0)
            if frozen and depth:
                going = ice_going(catalogue, mover.mobility)
            speed = mover.country * going // 1000
            if roads[here, direction]:
                speed = max(speed, mover.road)  # [3.10]
            if speed <= 0:
                continue
            climb = (heights[there] - heights[here]) * 100 // hex_metres
            grade = climb if climb >= 0 else max(0, -climb - STEEP)
            seconds = hex_metres * 3600 // speed * (1000 + slope * grade) // 1000
            out[here, direction] = max(1, seconds) + wade
    return out


def refuge_field(costs: np.ndarray, neighbour: np.ndarray, goals: list[int]) -> np.ndarray:
    """int32 (hexes,): seconds on foot from each hex to the nearest goal; -1 no way.  [9.7]"""
    out = np.full(len(neighbour), -1, np.int32)
    queue = [(0, goal) for goal in goals]
    heapq.heapify(queue)
    while queue:
        spent, here = heapq.heappop(queue)
        if out[here] >= 0:
            continue
        out[here] = spent
        for direction in range(6):
            there = int(neighbour[here, direction])
            back = (direction + 3) % 6
            if there == OFF_MAP or out[there] >= 0 or costs[there, back] == 0:
                continue
            heapq.heappush(queue, (spent + int(costs[there, back]), there))
    return out
