"""The forecast card: what an order would probably do, from the functions that do it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from borderwar.ground.hexes import next_hex
from borderwar.ground.kernel import grid
from borderwar.model.orders import ORDER_WIDTH, Assault, Bombard, End, Fire, Order, Scout, Strike
from borderwar.rules import forecast as sampling
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.factors import Factor, reckon

ROLLS = 400
BINS = 16
REPLY_ROLLS = 80
MOST_REPLIES = 6
"""Enemies whose fire of a whole turn is tried, the most dangerous first."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A number that luck moves: its mean and the range of nine tries in ten."""

    mean: float
    low: int
    high: int
    likely: int  # the commonest number of losses
    worst: int  # the most in any try
    best: int  # the fewest in any try
    histogram: tuple[int, ...]  # tries in each of BINS steps from 0 to `top`
    top: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What one known enemy can do to the unit in its own turn, after the order."""

    row: int
    power: float  # rifles, or guns, it brings to bear
    men: float  # expected losses of a whole turn of its fire
    vehicles: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an order would do."""

    order: Order
    unit: int
    target: int  # unit row, or -1
    hex: int  # where it falls
    seconds: int
    factors: tuple[Factor, ...]
    attack: float  # rifles (or guns against armour) that tell, all factors multiplied
    attack_unit: str  # "rifles" or "guns"
    own_men: Spread
    own_vehicles: Spread
    their_men: Spread
    their_vehicles: Spread
    own_break: int  # per cent
    their_break: int  # per cent
    carried: int  # per cent: an assault takes the hex
    suppression: int  # per cent, of the target afterwards
    replies: tuple[Reply, ...]  # known enemies that can fire on the unit afterwards
    exact: bool  # luck is off: the result will be this very one
    friends: tuple[int, ...] = ()  # own units in or beside the hex that shells fall into


def spread_of(values: np.ndarray) -> Spread:
    """Mean, 5 to 95 % range and histogram of whole numbers."""
    top = max(1, int(values.max(initial=0)))
    counts, _ = np.histogram(values, bins=BINS, range=(0, top))
    low, high = np.percentile(values, [5, 95])
    return Spread(
        float(values.mean()),
        round(low),
        round(high),
        int(np.bincount(values).argmax()),
        top if values.any() else 0,
        int(values.min(initial=top)),
        tuple(int(n) for n in counts),
        top,
    )


def _aimed_at(setup: Setup, order: Order) -> tuple[int, int]:
    """The enemy row and the hex an order is aimed at, -1 for none."""
    if isinstance(order, Fire):
        return setup.row_of.get(order.target, -1), -1
    if isinstance(order, Assault | Bombard | Strike | Scout):
        return -1, setup.index(order.at)
    return -1, -1


def _first_enemy(setup: Setup, state: State, place: int, side: int) -> int:
    row = int(state.hexes.first[place]) if place >= 0 else -1
    return row if row >= 0 and int(setup.fixed.side[row]) != side else -1


def forecast(
    setup: Setup, state: State, spare: State, order: Order, row: Any, luck: bool, seed: int = 1
) -> Forecast:
    """Try an order on copies of a side's view; `row` is the order's row, already checked."""
    world = setup.world
    assert not isinstance(order, End), "the end of a turn is not forecast"
    unit = setup.row_of[order.unit]
    side = int(setup.fixed.side[unit])
    target, place = _aimed_at(setup, order)
    if target < 0:
        target = _first_enemy(setup, state, place, side)
    if place < 0 and target >= 0:
        place = int(state.units.hex[target])
    rolls = ROLLS if luck else 1
    samples = np.zeros((rolls, sampling.SAMPLE_WIDTH), np.int32)
    sides = np.ascontiguousarray(setup.fixed.side)
    sampling.sample_order(
        world, state.board, spare.board, row, target, int(luck), rolls, seed, grid(sides), grid(samples)
    )
    reckoning = reckon(setup, state, order, unit, target)
    mean = samples.mean(axis=0)
    return Forecast(
        order=order,
        unit=unit,
        target=target,
        hex=place,
        seconds=int(getattr(order, "seconds", 0)),
        factors=reckoning.factors,
        attack=reckoning.total,
        attack_unit=reckoning.unit,
        own_men=spread_of(samples[:, sampling.OWN_MEN]),
        own_vehicles=spread_of(samples[:, sampling.OWN_VEHICLES]),
        their_men=spread_of(samples[:, sampling.THEIR_MEN]),
        their_vehicles=spread_of(samples[:, sampling.THEIR_VEHICLES]),
        own_break=round(mean[sampling.OWN_BREAK] * 100 / 65536),
        their_break=round(mean[sampling.THEIR_BREAK] * 100 / 65536),
        carried=round(mean[sampling.CARRIED] * 100),
        suppression=round(mean[sampling.SUPPRESSED] / 10),
        replies=_replies(setup, state, spare, row, unit, luck, seed),
        exact=not luck,
        friends=_friends_near(setup, state, order, place, side, luck),
    )


def _replies(
    setup: Setup, state: State, spare: State, row: Any, unit: int, luck: bool, seed: int
) -> tuple[Reply, ...]:
    """The enemy's answer, by each known enemy that can reach the unit where it stands now."""
    if int(state.units.hex[unit]) < 0:
        return ()
    powers = np.zeros(max(1, len(setup.unit_ids)), np.int32)
    sampling.reply_power(setup.world, state.board, unit, grid(powers))
    dangerous = sorted(np.flatnonzero(powers), key=lambda enemy: (-int(powers[enemy]), int(enemy)))
    rolls = REPLY_ROLLS if luck else 1
    losses = np.zeros((rolls, 2), np.int32)
    answer = grid(np.zeros(ORDER_WIDTH, np.int32))
    out = []
    for enemy in dangerous[:MOST_REPLIES]:
        sampling.sample_reply(
            setup.world,
            state.board,
            spare.board,
            row,
            int(enemy),
            answer,
            int(luck),
            rolls,
            seed,
            grid(losses),
        )
        men, vehicles = losses.mean(axis=0)
        out.append(Reply(int(enemy), int(powers[enemy]) / 1000, float(men), float(vehicles)))
    return tuple(out)


def stray_hexes(setup: Setup, guns: int, place: int, luck: bool) -> tuple[int, ...]:
    """The hexes into which shells meant for a place may stray, from guns in a hex.  [6.4]

    Never the guns' own; none at all where luck is off: strays are lost then.
    """
    if not luck:
        return ()
    size = setup.columns, setup.scenario.map.rows
    beside = (int(next_hex(*size, place, direction)) for direction in range(6))
    return tuple(there for there in beside if there >= 0 and there != guns)


def _friends_near(
    setup: Setup, state: State, order: Order, place: int, side: int, luck: bool
) -> tuple[int, ...]:
    """Own units in a hex that is shelled or bombed, or in one beside it into which shells stray.  [6.4]"""
    if not isinstance(order, Bombard | Strike) or place < 0:
        return ()
    near = {place}
    if isinstance(order, Bombard):
        guns = int(state.units.hex[setup.row_of[order.unit]])
        near |= set(stray_hexes(setup, guns, place, luck))
    rows = range(len(setup.unit_ids))
    return tuple(
        row
        for row in rows
        if int(setup.fixed.side[row]) == side
        and int(state.units.hex[row]) >= 0
        and int(state.units.hex[row]) in near
    )
