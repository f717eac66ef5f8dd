"""Between names and rows: what people write and what kernels read."""

from typing import Any

import numpy as np

from borderwar.ground.kernel import grid
from borderwar.model import orders as o
from borderwar.rules.setup import Setup
from borderwar.session.refusals import Refusal


class NotUnderstood(Exception):
    """An order that names something the scenario does not have."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.because)
        self.refusal = refusal


def _unit(setup: Setup, name: str) -> int:
    row = setup.row_of.get(name)
    if row is None:
        raise NotUnderstood(Refusal("1.4", f"there is no unit '{name}' in this scenario"))
    return row


def _hex(setup: Setup, number: str) -> int:
    try:
        index = setup.index(number)
    except ValueError as error:
        raise NotUnderstood(Refusal("3.1", str(error))) from error
    if index < 0:
        columns, rows = setup.scenario.map.columns, setup.scenario.map.rows
        raise NotUnderstood(
            Refusal("3.1", f"hex {number} is off the map, which ends at {columns:02d}{rows:02d}")
        )
    return index


def _base(setup: Setup, name: str) -> int:
    for place, base in enumerate(setup.scenario.bases):
        if base.id == name:
            return place + 1
    raise NotUnderstood(Refusal("11.14", f"there is no air base '{name}' in this scenario"))


def _bridge(setup: Setup, name: str) -> int:
    if name not in setup.bridge_ids:
        known = ", ".join(setup.bridge_ids) or "none"
        raise NotUnderstood(Refusal("17.3", f"there is no bridge '{name}' here; bridges are {known}"))
    return setup.bridge_ids.index(name)


def to_numbers(setup: Setup, order: o.Order) -> list[int]:
    """The row of an order as a list of integers.  Raises NotUnderstood."""
    row = [0] * o.ORDER_WIDTH
    match order:
        case o.End():
            row[o.KIND] = o.END
        case o.Move(unit, path) | o.BreakOut(unit, path):
            if len(path) > o.PATH_LONGEST:
                raise NotUnderstood(
                    Refusal("3.1", f"a march order takes at most {o.PATH_LONGEST} hexes, not {len(path)}")
                )
            row[o.KIND] = o.MOVE if isinstance(order, o.Move) else o.BREAK_OUT
            row[o.UNIT], row[o.LENGTH] = _unit(setup, unit), len(path)
            for place, number in enumerate(path):
                row[o.PATH + place] = _hex(setup, number)
        case o.Fire(unit, target, seconds):
            row[o.KIND], row[o.UNIT] = o.FIRE, _unit(setup, unit)
            row[o.TARGET], row[o.AMOUNT] = _unit(setup, target), seconds
        case o.Bombard(unit, at, seconds):
            row[o.KIND], row[o.UNIT] = o.BOMBARD, _unit(setup, unit)
            row[o.TARGET], row[o.AMOUNT] = _hex(setup, at), seconds
        case o.Assault(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.ASSAULT, _unit(setup, unit), _hex(setup, at)
        case o.Strike(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.STRIKE, _unit(setup, unit), _hex(setup, at)
        case o.Leave(unit):
            row[o.KIND], row[o.UNIT] = o.LEAVE, _unit(setup, unit)
        case o.Entry(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.ENTRY, _unit(setup, unit), _hex(setup, at)
        case o.Counter(unit, target, seconds):
            row[o.KIND], row[o.UNIT] = o.COUNTER, _unit(setup, unit)
            row[o.TARGET], row[o.AMOUNT] = _unit(setup, target), seconds
        case o.Scout(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.SCOUT, _unit(setup, unit), _hex(setup, at)
        case o.Patrol(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.PATROL, _unit(setup, unit), _hex(setup, at)
        case o.Escort(unit, other):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.ESCORT, _unit(setup, unit), _unit(setup, other)
        case o.Raid(unit, base):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.RAID, _unit(setup, unit), _base(setup, base)
        case o.Dig(unit, seconds):
            row[o.KIND], row[o.UNIT], row[o.AMOUNT] = o.DIG, _unit(setup, unit), seconds
        case o.Mount(unit):
            row[o.KIND], row[o.UNIT] = o.MOUNT, _unit(setup, unit)
        case o.Dismount(unit):
            row[o.KIND], row[o.UNIT] = o.DISMOUNT, _unit(setup, unit)
        case o.Column(unit):
            row[o.KIND], row[o.UNIT] = o.COLUMN, _unit(setup, unit)
        case o.Deploy(unit):
            row[o.KIND], row[o.UNIT] = o.DEPLOY, _unit(setup, unit)
        case o.Clear(unit, at, seconds):
            row[o.KIND], row[o.UNIT] = o.CLEAR, _unit(setup, unit)
            row[o.TARGET], row[o.AMOUNT] = _hex(setup, at), seconds
        case o.Below(unit):
            row[o.KIND], row[o.UNIT] = o.BELOW, _unit(setup, unit)
        case o.Surface(unit):
            row[o.KIND], row[o.UNIT] = o.SURFACE, _unit(setup, unit)
        case o.Stance(unit, stance):
            row[o.KIND], row[o.UNIT] = o.STANCE, _unit(setup, unit)
            row[o.AMOUNT] = o.STANCES.index(stance)
        case o.Build(unit, bridge, seconds) | o.Charge(unit, bridge, seconds):
            row[o.KIND] = o.BUILD if isinstance(order, o.Build) else o.CHARGE
            row[o.UNIT], row[o.TARGET], row[o.AMOUNT] = _unit(setup, unit), _bridge(setup, bridge), seconds
        case o.Blow(unit, bridge):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.BLOW, _unit(setup, unit), _bridge(setup, bridge)
        case o.Embark(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.EMBARK, _unit(setup, unit), _hex(setup, at)
        case o.Land(unit, at):
            row[o.KIND], row[o.UNIT], row[o.TARGET] = o.LAND, _unit(setup, unit), _hex(setup, at)
    if any(number >= 1 << 31 for number in row):
        raise NotUnderstood(Refusal("1.3", "an order cannot ask for so many seconds"))
    return row


def to_row(setup: Setup, order: o.Order) -> Any:
    """The row of an order as kernels take it.  Raises NotUnderstood."""
    return grid(np.array(to_numbers(setup, order), np.int32))


def from_row(setup: Setup, row: Any) -> o.Order:
    """The order a row stands for."""
    unit = setup.unit_ids[row[o.UNIT]] if setup.unit_ids else ""
    target, amount = int(row[o.TARGET]), int(row[o.AMOUNT])
    match int(row[o.KIND]):
        case o.END:
            return o.End()
        case o.MOVE | o.BREAK_OUT as kind:
            indices = [int(row[o.PATH + place]) for place in range(int(row[o.LENGTH]))]
            path = tuple(setup.number(index) for index in indices)
            return o.Move(unit, path) if kind == o.MOVE else o.BreakOut(unit, path)
        case o.FIRE:
            return o.Fire(unit, setup.unit_ids[target], amount)
        case o.BOMBARD:
            return o.Bombard(unit, setup.number(target), amount)
        case o.ASSAULT:
            return o.Assault(unit, setup.number(target))
        case o.DIG:
            return o.Dig(unit, amount)
        case o.MOUNT:
            return o.Mount(unit)
        case o.DISMOUNT:
            return o.Dismount(unit)
        case o.STANCE:
            return o.Stance(unit, o.STANCES[amount])
        case o.STRIKE:
            return o.Strike(unit, setup.number(target))
        case o.LEAVE:
            return o.Leave(unit)
        case o.ENTRY:
            return o.Entry(unit, setup.number(target))
        case o.COUNTER:
            return o.Counter(unit, setup.unit_ids[target], amount)
        case o.SCOUT:
            return o.Scout(unit, setup.number(target))
        case o.PATROL:
            return o.Patrol(unit, setup.number(target))
        case o.ESCORT:
            return o.Escort(unit, setup.unit_ids[target])
        case o.RAID:
            return o.Raid(unit, setup.scenario.bases[target - 1].id)
        case o.COLUMN:
            return o.Column(unit)
        case o.DEPLOY:
            return o.Deploy(unit)
        case o.CLEAR:
            return o.Clear(unit, setup.number(target), amount)
        case o.BELOW:
            return o.Below(unit)
        case o.SURFACE:
            return o.Surface(unit)
        case o.BUILD:
            return o.Build(unit, setup.bridge_ids[target], amount)
        case o.CHARGE:
            return o.Charge(unit, setup.bridge_ids[target], amount)
        case o.BLOW:
            return o.Blow(unit, setup.bridge_ids[target])
        case o.EMBARK:
            return o.Embark(unit, setup.number(target))
        case o.LAND:
            return o.Land(unit, setup.number(target))
        case other:
            raise AssertionError(f"no order has kind {other}")
