"""Attacks before they are ordered: several units on one target, and a shot from another hex."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from borderwar.ground.kernel import grid
from borderwar.model.orders import ORDER_WIDTH, Order
from borderwar.rules import forecast as sampling
from borderwar.rules.engine import order as give
from borderwar.session.forecast import Spread, spread_of
from borderwar.session.marches import march_order
from borderwar.session.translate import to_numbers, to_row

if TYPE_CHECKING:
    from borderwar.session.view import SideView

ROLLS = 300


@dataclass(frozen=True, slots=True)
class Gain:
    """What one attack of several adds: the losses with it less those without."""

    order: Order
    their_men: float
    their_vehicles: float
    own_men: float


@dataclass(frozen=True, slots=True)
class CombinedAttack:
    """Several orders given one after the other."""

    own_men: Spread
    own_vehicles: Spread
    their_men: Spread
    their_vehicles: Spread
    gains: tuple[Gain, ...]


def combined(view: "SideView", orders: tuple[Order, ...]) -> CombinedAttack | None:
    """What some orders of one side would do together; None without any.

    Each try gives them in their order to the engine, on a copy of the view; one that is
    refused by then (the target is gone) is left out, as it would be.
    """
    if not orders:
        return None
    whole = _tries(view, orders, -1)
    mean = whole.mean(axis=0)
    gains = []
    for number, order in enumerate(orders):
        without = _tries(view, orders, number).mean(axis=0)
        more = mean - without
        gains.append(
            Gain(
                order,
                float(more[sampling.THEIR_MEN]),
                float(more[sampling.THEIR_VEHICLES]),
                float(more[sampling.OWN_MEN]),
            )
        )
    return CombinedAttack(
        spread_of(whole[:, sampling.OWN_MEN]),
        spread_of(whole[:, sampling.OWN_VEHICLES]),
        spread_of(whole[:, sampling.THEIR_MEN]),
        spread_of(whole[:, sampling.THEIR_VEHICLES]),
        tuple(gains),
    )


def _tries(view: "SideView", orders: tuple[Order, ...], skip: int) -> np.ndarray:
    """int32 (tries, 4): own men and vehicles, their men and vehicles; order `skip` left out."""
    setup = view.setup
    rows = np.array([to_numbers(setup, order) for order in orders], np.int32)
    row = grid(np.zeros(ORDER_WIDTH, np.int32))
    rolls = ROLLS if view.luck else 1
    out = np.zeros((rolls, sampling.SAMPLE_WIDTH), np.int32)
    sides = grid(np.ascontiguousarray(setup.fixed.side))
    sampling.sample_orders(
        setup.world,
        view.state.board,
        view.spare.board,
        grid(rows),
        row,
        skip,
        int(view.luck),
        rolls,
        1,
        sides,
        view.active_side,
        grid(out),
    )
    return out


def view_from(view: "SideView", row: int, place: int) -> "SideView | None":
    """The view as it would be if a unit had marched to a hex and met nothing; None if it cannot.

    The march is the engine's, with the mean effect of any fire on the way.
    """
    from borderwar.session.view import SideView

    path = view.path(row, place)
    unit = view.unit(row)
    if path is None or unit is None or view.side is None:
        return None
    moved = view.state.copy()
    moved.clock.luck[0] = 0
    if give(view.setup.world, moved.board, to_row(view.setup, march_order(view, unit.id, path.hexes))):
        return None
    if int(moved.units.hex[row]) != place:  # known fire would stop it on the way
        return None
    moved.clock.luck[0] = int(view.luck)
    return SideView(view.setup, moved, view.side)
