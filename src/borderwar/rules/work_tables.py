"""Chapter 20 at load: wire, ditches, mines and forts as rows of integers."""

from dataclasses import dataclass

import numpy as np

from borderwar.ground.hexes import OFF_MAP, hex_index
from borderwar.model.scenario import Scenario
from borderwar.model.tables import MINES, NOBODY, WORK_KINDS, HexColumns
from borderwar.rules.ground_costs import Mover

BOTH_SIDES = 3
"""Bits of `WorkState.known`."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies on the map."""

    rows: list[dict[str, int]]  # of WorkColumns
    barrier: np.ndarray  # int32 (hexes, 6)
    mines: int  # how many rows are mines


def work_type_rows(scenario: Scenario) -> list[dict[str, int]]:
    """The rows of WorkTypeColumns."""
    return [
        {
            "kind": WORK_KINDS.index(work.kind),
            "clear": work.clear,
            "rifles": work.rifles,
            "guns": work.guns,
            "share": work.share,
            "proof": work.proof,
            "below": work.below,
        }
        for work in scenario.catalogue.works.values()
    ]


def crossing_rows(scenario: Scenario, movers: list[Mover]) -> tuple[np.ndarray, np.ndarray]:
    """Seconds that each mover takes across each kind of work (-1 cannot), and whether it flattens it."""
    works = list(scenario.catalogue.works.values())
    shape = (max(1, len(movers)), max(1, len(works)))
    crossing, crushing = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for row, mover in enumerate(movers):
        for kind, work in enumerate(works):
            barred = mover.mobility in work.bars
            crossing[row, kind] = -1 if barred else work.crossing.get(mover.mobility, 0)
            crushing[row, kind] = int(mover.mobility in work.crushed_by)
    return crossing, crushing


def lay_works(scenario: Scenario, neighbour: np.ndarray, roads: np.ndarray, ground_rows: np.ndarray) -> Laid:
    """Lay obstacles, forts and roads into the hexes; one row for each hexside or mined hex.  [20.1]"""
    ground = scenario.map
    sides = [side.id for side in scenario.sides]
    kinds = {name: row for row, name in enumerate(scenario.catalogue.works)}
    column = {name: place for place, name in enumerate(HexColumns._fields)}
    laid = Laid([], np.zeros(neighbour.shape, np.int32), 0)
    mined = 0

    def lay(kind: int, here: int, beyond: int, owner: int) -> int:
        laid.rows.append({"type": kind, "hex": here, "beyond": beyond, "owner": owner})
        return len(laid.rows)

    for obstacle in ground.obstacles:
        kind = kinds[obstacle.work]
        owner = sides.index(obstacle.owner) if obstacle.owner else NOBODY
        hexes = [hex_index(number, ground.columns, ground.rows) for number in obstacle.at]
        if scenario.catalogue.works[obstacle.work].kind == WORK_KINDS[MINES]:
            for here in hexes:
                ground_rows[here, column["mines"]] = lay(kind, here, NOBODY, owner)
                mined += 1
            continue
        for here in hexes:
            for direction in obstacle.faces or range(6):
                there = int(neighbour[here, direction])
                if there == OFF_MAP or laid.barrier[here, direction]:
                    continue
                if not obstacle.faces and there in hexes:
                    continue
                row = lay(kind, here, there, owner)
                laid.barrier[here, direction] = row
                laid.barrier[there, (direction + 3) % 6] = row
    for number, work in ground.forts.items():
        ground_rows[hex_index(number, ground.columns, ground.rows), column["fort"]] = kinds[work] + 1
    for direction in range(6):
        ground_rows[:, column["roads"]] |= roads[:, direction].astype(np.int32) << direction
    return Laid(laid.rows, laid.barrier, mined)


def known_at_start(work: dict[str, int], kind: str) -> int:
    """Bits of the sides that know of an obstacle: of mines their owner, of all else both.  [20.5]"""
    if kind != WORK_KINDS[MINES]:
        return BOTH_SIDES
    return 1 << work["owner"] if work["owner"] >= 0 else 0
