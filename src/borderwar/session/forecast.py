"""The forecast card: what an order would probably do, from the functions that do it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import grid
from borderwar.model.orders import Assault, Bombard, End, Fire, Order, Scout, Strike
from borderwar.rules import forecast as sampling
from borderwar.rules.air_search import search_metres
from borderwar.rules.crossings import bank_share, is_afloat
from borderwar.rules.fire import best_power
from borderwar.rules.firepower import (
    SIDE_FLANKED,
    light_share,
    power_on,
    side_share,
    steadiness,
)
from borderwar.rules.guns import observer_of, range_to, settling, shelling_power, stray_share
from borderwar.rules.loss import exposure, in_contact_of
from borderwar.rules.movement import direction_to
from borderwar.rules.night import confusion_chance, is_dark, surprise_chance
from borderwar.rules.posture import dug_share
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.stores import thrift
from borderwar.rules.works import shelter
from borderwar.session.refusals import metres
from borderwar.session.unit_view import freshness_of

ROLLS = 400
BINS = 16


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of the card: what counts, and for whom; ready to be read and multiplied."""

    rule: str
    text: str
    attack: str  # "" or "36.0" or "x0.70"
    defence: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A number that luck moves: its mean and the range of nine tries in ten."""

    mean: float
    low: int
    high: int
    histogram: tuple[int, ...]  # tries in each of BINS steps from 0 to `top`
    top: int


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
    replies: tuple[tuple[int, float], ...]  # enemy rows that can fire back at once, power
    exact: bool  # luck is off: the result will be this very one


def spread_of(values: np.ndarray) -> Spread:
    """Mean, 5 to 95 % range and histogram of whole numbers."""
    top = max(1, int(values.max(initial=0)))
    counts, _ = np.histogram(values, bins=BINS, range=(0, top))
    low, high = np.percentile(values, [5, 95])
    return Spread(float(values.mean()), round(low), round(high), tuple(int(n) for n in counts), top)


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


def _times(share: int) -> str:
    return f"\u00d7{share / 1000:.2f}"


def factors_of(setup: Setup, state: State, order: Order, unit: int, target: int) -> tuple[Factor, ...]:
    """The lines of the card, in the order in which they are multiplied."""
    world, board = setup.world, state.board
    lines: list[Factor] = []
    if isinstance(order, Strike):
        planes = int(state.units.fit[unit])
        lines.append(Factor("11.2", f"{planes} aircraft bomb, then strafe", f"{planes}", ""))
        duds = int(setup.scenario.catalogue.law["duds"].value)
        lines.append(Factor("11.2", "bombs that explode", _times(1000 - duds), ""))
        lines += _escort_lines(setup, state, unit)
    elif isinstance(order, Scout):
        radius = int(search_metres(world, unit, setup.index(order.at)))
        lines.append(Factor("11.9", f"{metres(radius // 100 * 100)} about the hex are looked over", "", ""))
        looks = int(setup.weather.sight[int(state.clock.sky[0]) + int(state.clock.turn[0])])
        if looks < 1000:
            lines.append(Factor("16.1", "light and weather, on the chance to find", _times(looks), ""))
        lines += _escort_lines(setup, state, unit)
    elif target >= 0 or isinstance(order, Bombard):
        here = int(state.units.hex[unit])
        there = int(state.units.hex[target]) if target >= 0 else setup.index(order.at)  # type: ignore[union-attr]
        hexes = 0 if isinstance(order, Assault) or here < 0 else int(distance(setup.columns, here, there))
        away_metres = 0
        armour = target >= 0 and bool(setup.fixed.armoured[target])
        if isinstance(order, Bombard):
            away_metres = int(range_to(world, board, unit, there))
            power = int(shelling_power(world, board, unit, away_metres))
        else:
            power = int(power_on(world, board, unit, target, hexes))
        steady = int(steadiness(world, board, unit))
        light = int(light_share(world, board))
        rounds = int(thrift(world, board, unit)) or 1000
        base = power * 1000 // max(1, steady) * 1000 // max(1, light) * 1000 // rounds
        away = (
            "hand to hand"
            if isinstance(order, Assault)
            else f"at {metres(away_metres or hexes * setup.scenario.hex_metres)}"
        )
        what = "guns that pierce" if armour else "rifles, all arms counted,"
        lines.append(Factor("7.1" if armour else "5.4", f"{what} {away}", f"{base / 1000:.1f}", ""))
        if steady < 1000:
            lines.append(Factor("9.1", "own suppression", _times(steady), ""))
        fresh = freshness_of(setup, int(state.units.weary[unit]))
        if fresh < 1000:
            lines.append(Factor("9.10", "weary of fighting", _times(fresh), ""))
        if light < 1000:
            lines.append(Factor("16.2", "poor light", _times(light), ""))
        if rounds < 1000:
            lines.append(Factor("18.4", "ammunition is husbanded", _times(rounds), ""))
        if isinstance(order, Bombard):
            lines += _shell_lines(setup, state, order, unit)
        engaged = int(setup.fixed.engaged[unit])
        if engaged < 1000 and not isinstance(order, Bombard):
            lines.append(Factor("5.11", f"in contact, of so wide a unit: {engaged // 10} %", "", ""))
        if isinstance(order, Assault):
            close = int(setup.scenario.catalogue.law["close_factor"].value)
            lines.append(Factor("8.3", "close quarters", _times(close), _times(close)))
            lines += _night_lines(setup, state, unit)
            edge = int(bank_share(world, board, unit, here, direction_to(world, here, there)))
            if edge != 1000:
                what = "out of boats" if is_afloat(world, board, unit) else _water(setup, here, there)
                lines.append(Factor("17.14", what, _times(edge), ""))
    if target >= 0:
        lines += _target_lines(setup, state, unit, target)
    return tuple(lines)


def _night_lines(setup: Setup, state: State, unit: int) -> list[Factor]:
    """What darkness may do to an assault: chances, as they count without luck.  [8.10] [8.11]"""
    world, board = setup.world, state.board
    if not is_dark(world, board):
        return []
    lines = []
    chance = int(surprise_chance(world, board, unit))
    if chance:
        lines.append(Factor("8.10", f"chance of surprise {chance // 10} %", "", _times(1000 - chance // 2)))
    mixed = int(confusion_chance(world, board))
    if mixed:
        share = _times(1000 - mixed // 2)
        lines.append(Factor("8.11", f"chance of confusion {mixed // 10} %", share, share))
    return lines


def _water(setup: Setup, here: int, there: int) -> str:
    """What an assault must cross between two hexes: "across the Khalkha"."""
    both = {setup.number(here), setup.number(there)}
    for line in setup.scenario.map.hexsides:
        if any(both == set(side) for side in line.sides):
            kind = setup.scenario.catalogue.hexsides[line.kind].names.english.lower()
            return f"across the {line.names.english}" if line.names else f"across a {kind}"
    return "across the water"


def _escort_lines(setup: Setup, state: State, unit: int) -> list[Factor]:
    """Fighters that will fly with a mission."""
    rows = [row for row in range(len(setup.unit_ids)) if int(state.units.escorting[row]) == unit + 1]
    worth = sum(int(setup.fixed.dogfight[row]) * int(state.units.fit[row]) for row in rows)
    return [Factor("11.11", "escorts, in fighters", f"{worth / 1000:.1f}", "")] if worth else []


def _shell_lines(setup: Setup, state: State, order: Bombard, unit: int) -> list[Factor]:
    """What the guns have to settle, and what misses the hex."""
    world, board = setup.world, state.board
    there = setup.index(order.at)
    observer = int(observer_of(world, board, unit, there, 1))
    lines = []
    if observer != unit:
        share = int(setup.scenario.catalogue.law["indirect_factor"].value)
        lines.append(Factor("6.2", "through an observer", _times(share), ""))
    settle = int(settling(world, board, unit, there, observer))
    if settle:
        lines.append(Factor("6.3", f"{settle} s to settle on the hex", f"-{settle} s", ""))
    stray = int(stray_share(world, int(range_to(world, board, unit, there))))
    lines.append(Factor("6.4", "shells that fall into the hex", _times(1000 - stray), ""))
    return lines


def _target_lines(setup: Setup, state: State, unit: int, target: int) -> list[Factor]:
    world, units = setup.world, state.units
    lines = []
    there = int(units.hex[target])
    law = setup.scenario.catalogue.law
    if setup.fixed.armoured[target]:
        count = int(units.vehicles[target])
        armour = f"{int(setup.fixed.armour_front[target])}/{int(setup.fixed.armour_side[target])} mm"
        lines.append(Factor("7.2", f"vehicles, armour {armour}", "", f"{count}"))
        if int(side_share(world, state.board, unit, target)) == SIDE_FLANKED:
            lines.append(Factor("7.2", "fired on from several sides: two hits in three on the side", "", ""))
    else:
        exposed = int(in_contact_of(world, target, int(units.men[target])))
        lines.append(Factor("5.3", "men exposed", "", f"{exposed}"))
    terrain = list(setup.scenario.catalogue.terrains.values())[int(setup.ground.terrain[there])]
    if units.column[target] and not setup.fixed.armoured[target]:
        lines.append(Factor("3.13", "caught in column", "", _times(law["mounted_factor"].value)))
    elif units.mounted[target] and not setup.fixed.armoured[target]:
        lines.append(Factor("5.5", "caught mounted", "", _times(law["mounted_factor"].value)))
    else:
        if terrain.cover != 1000:
            lines.append(Factor("5.5", f"cover: {terrain.names.english.lower()}", "", _times(terrain.cover)))
        if units.dug[target] > 0 and not setup.fixed.armoured[target]:
            share = int(dug_share(world, int(units.dug[target])))
            lines.append(Factor("10.4", "dug in", "", _times(share)))
        elif units.moving[target] > 0 and not setup.fixed.armoured[target]:
            lines.append(Factor("5.5", "caught on the march", "", _times(law["moving_factor"].value)))
    sheltered = int(shelter(world, state.board, target, 0))
    if sheltered < 1000:
        fort = list(setup.scenario.catalogue.works.values())[int(setup.ground.fort[there]) - 1]
        text = f"{fort.names.english.lower()}, proof against {fort.proof / 1000:g} kg"
        lines.append(Factor("20.8", text, "", _times(sheltered)))
    if units.soft_fire[target] + units.hard_fire[target] > 0:
        taken = (int(units.soft_fire[target]) + int(units.hard_fire[target])) / 1000
        lines.append(Factor("5.2", "fire it has taken this turn", "", f"+{taken:.1f}"))
    return lines


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
    power = 0
    guns = target >= 0 and bool(setup.fixed.armoured[target])
    if target >= 0 and int(state.units.hex[unit]) >= 0 and not isinstance(order, Strike | Scout):
        if isinstance(order, Assault):
            here = int(state.units.hex[unit])
            edge = int(bank_share(world, state.board, unit, here, direction_to(world, here, place)))
            power = int(power_on(world, state.board, unit, target, 0)) * edge // 1000
        else:
            power = int(best_power(world, state.board, unit, target))
        if not guns and not isinstance(order, Bombard):
            power = power * int(exposure(world, state.board, target)) // 1000
    replies = np.zeros(len(setup.unit_ids), np.int32)
    if int(state.units.hex[unit]) >= 0:
        sampling.reply_power(world, state.board, unit, grid(replies))
    mean = samples.mean(axis=0)
    return Forecast(
        order=order,
        unit=unit,
        target=target,
        hex=place,
        seconds=int(getattr(order, "seconds", 0)),
        factors=factors_of(setup, state, order, unit, target),
        attack=power / 1000,
        attack_unit="guns" if guns else "rifles",
        own_men=spread_of(samples[:, sampling.OWN_MEN]),
        own_vehicles=spread_of(samples[:, sampling.OWN_VEHICLES]),
        their_men=spread_of(samples[:, sampling.THEIR_MEN]),
        their_vehicles=spread_of(samples[:, sampling.THEIR_VEHICLES]),
        own_break=round(mean[sampling.OWN_BREAK] * 100 / 65536),
        their_break=round(mean[sampling.THEIR_BREAK] * 100 / 65536),
        carried=round(mean[sampling.CARRIED] * 100),
        suppression=round(mean[sampling.SUPPRESSED] / 10),
        replies=tuple((int(r), int(replies[r]) / 1000) for r in np.flatnonzero(replies)),
        exact=not luck,
    )
