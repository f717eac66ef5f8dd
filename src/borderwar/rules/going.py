"""Chapters 3 and 17: every mover's table of seconds, with water, ice and bridges.  Made once at load."""

from dataclasses import dataclass

import numpy as np

from borderwar.model.scenario import Scenario
from borderwar.model.tables import ASK
from borderwar.rules.ground_costs import BOAT, Mover, cost_rows, refuge_field, road_sides
from borderwar.rules.water_tables import (
    bank_shares,
    bridge_rows,
    bridged_rows,
    havens,
    spans_of,
    waters_of,
    with_bridges,
)

BOAT_SPEED = 8000  # metres an hour at which flight over water is reckoned  [17.12]


@dataclass
class Going:
    """What steps cost on a map, as kernels read it."""

    neighbour: np.ndarray
    costs: np.ndarray  # int32 (movers * hexes, 6)
    frozen: np.ndarray  # the same where ice bears; the costs themselves in a scenario without ice
    spans: np.ndarray  # int32 (hexes, 6)
    bridged: np.ndarray  # int32 (movers * bridges, 2)
    banks: np.ndarray  # int32 (hexes, 6)
    walk: np.ndarray  # int32 (hexes, 6): on foot, over the bridges that stand
    sailing: np.ndarray  # int32 (hexes, 6): in boats
    depths: np.ndarray  # int32 (hexes,)
    roads: np.ndarray  # bool (hexes, 6)
    iced: bool  # the game begins with ice that bears men

    def refuge(self, rally: list[int]) -> np.ndarray:
        """int32 (hexes,): seconds to a side's rally hexes, on foot or, from water, by boat.  [9.7] [17.12]"""
        out = refuge_field(self.walk, self.neighbour, rally)
        if self.depths.any() and not self.iced:
            by_water = refuge_field(self.sailing, self.neighbour, havens(self.depths, self.neighbour, rally))
            wet = (self.depths > 0) & (by_water >= 0)
            out[wet] = by_water[wet]
        return out


def prepare_ground(scenario: Scenario, neighbour: np.ndarray, movers: list[Mover]) -> Going:
    """The tables of a scenario's ground; a map without water gets none that cost anything."""
    ground, catalogue = scenario.map, scenario.catalogue
    roads = road_sides(ground, neighbour)
    waters = waters_of(ground, catalogue, neighbour)
    dry = waters_of(ground, catalogue, neighbour)
    dry.side[:] = -1
    sides = [side.id for side in scenario.sides]
    bridges = bridge_rows(scenario, sides)
    spans = spans_of(bridges, neighbour)

    def costs_of(mover: Mover, bare: bool = False, frozen: bool = False) -> np.ndarray:
        along = dry if bare else waters
        return cost_rows(mover, ground, catalogue, neighbour, roads, scenario.hex_metres, along, frozen)

    def over(mover: Mover) -> np.ndarray:
        if not bridges or mover.mobility == BOAT:
            return np.zeros((len(bridges), 2), np.int32)
        return bridged_rows(costs_of(mover, bare=True), spans, bridges)

    none = np.zeros((0, 6), np.int32)
    costs = np.concatenate([none, *(costs_of(mover) for mover in movers)])
    icy = any(entry.ice for entry in scenario.weather)
    frozen = np.concatenate([none, *(costs_of(m, frozen=True) for m in movers)]) if icy else costs
    on_foot = catalogue.mobilities["foot"]
    walker = Mover("foot", on_foot.country.value, on_foot.road.value)
    ice = scenario.weather[0].ice if scenario.weather else 0
    bears = on_foot.ice is not None and ice >= on_foot.ice.value
    letters = {terrain.letter: terrain.depth for terrain in catalogue.terrains.values()}
    depths = np.array([letters[letter] for row in ground.terrain for letter in row], np.int32)
    boat = Mover(BOAT, BOAT_SPEED, BOAT_SPEED)
    return Going(
        neighbour=neighbour,
        costs=costs if len(costs) else np.zeros((len(neighbour), 6), np.int32),
        frozen=frozen if len(frozen) else np.zeros((len(neighbour), 6), np.int32),
        spans=spans,
        bridged=np.concatenate([*(over(mover) for mover in movers), np.zeros((1, 2), np.int32)]),
        banks=bank_shares(waters),
        walk=with_bridges(costs_of(walker, frozen=bears), over(walker), spans, bridges),
        sailing=costs_of(boat) if depths.any() else none,
        depths=depths,
        roads=roads,
        iced=bears,
    )


def plain_costs(going: Going, barrier: np.ndarray, mines: np.ndarray) -> np.ndarray:
    """int32 (movers * hexes, 6): the costs that are all there is to a step, ASK where more is.

    Path search reads most steps from here, and only asks chapters 17 and 20 where a bridge, ice,
    wire or mines may change the answer.  `barrier` and `mines` hold one more than the row of a
    work, 0 where there is none.
    """
    around = going.neighbour
    asks = (going.spans >= 0) | (barrier > 0) | (mines[around] > 0)
    movers = len(going.costs) // len(around)
    asks = np.tile(asks, (movers, 1)) | (going.frozen != going.costs)
    on_map = np.tile(around >= 0, (movers, 1))
    return np.where(asks & on_map, ASK, going.costs).astype(np.int32)
