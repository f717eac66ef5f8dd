"""What a side sees coming: where known enemies can fire and who holds contact; equal to the engine."""

from typing import TYPE_CHECKING

import numpy as np

from borderwar.ground.hexes import next_hex
from borderwar.ground.kernel import grid
from borderwar.rules import forecast as sampling

if TYPE_CHECKING:
    from borderwar.session.view import SideView

NOW, AFTER_MARCH = 1, 2


def fields_of_fire(view: "SideView") -> dict[int, tuple[int, ...]]:
    """Hexes that known enemies can fire into from where they stand, and which enemies."""
    out: dict[int, tuple[int, ...]] = {}
    field = np.zeros(view.setup.hexes, np.int32)
    cells = grid(field)
    for enemy in view.units:
        if enemy.known != "spotted" or enemy.hex < 0 or enemy.condition != "ready":
            continue
        sampling.threat_field(view.setup.world, view.state.board, enemy.row, cells)
        for place in np.flatnonzero(field):
            out[int(place)] = (*out.get(int(place), ()), enemy.row)
    return out


def danger_of(view: "SideView", row: int, blockers: bool = True) -> dict[int, int]:
    """Hexes one known enemy can fire into in its next turn: NOW, or AFTER_MARCH.

    It is taken to have all of its time.  Without `blockers` it marches as if nobody stood
    in its way.
    """
    unit = view.unit(row)
    if unit is None or unit.known == "suspected" or unit.hex < 0:
        return {}
    field = np.zeros(view.setup.hexes, np.int32)
    sampling.danger_field(
        view.setup.world, view.state.board, view.spare.board, row, int(blockers), grid(field)
    )
    return {int(place): int(field[place]) for place in np.flatnonzero(field)}


def contact_hexes(view: "SideView", side: int) -> tuple[frozenset[int], frozenset[int]]:
    """The hexes in contact of a side's known enemies, and those in contact of its own units.  [3.5]

    The first as the engine counts them on the side's view.  Of its own units all that are
    ready are counted, whether the enemy has seen them or not, for the side cannot know.
    """
    columns = view.state.hexes.contact_1 if side == 0 else view.state.hexes.contact_0
    theirs = frozenset(int(place) for place in np.flatnonzero(columns > 0))
    size = view.setup.columns, view.setup.scenario.map.rows
    ours: set[int] = set()
    for unit in view.units:
        if unit.side == side and unit.hex >= 0 and unit.condition == "ready" and not unit.aircraft:
            ours.add(unit.hex)
            ours.update(int(next_hex(*size, unit.hex, direction)) for direction in range(6))
    return theirs, frozenset(ours - {-1})
