"""Rivers, fords and bridges as a side knows them.  [17.1] [17.15]"""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.model.orders import Blow, Build, Charge, Embark, Land, Order
from borderwar.model.tables import WHOLE
from borderwar.model.waters import BRIDGE_STATES
from borderwar.rules.bridge_works import is_charged, work_wanted
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.unit_view import UnitView


@dataclass(frozen=True, slots=True)
class HexsideView:
    """One hexside with something along it."""

    near: int
    far: int
    look: str  # one of HEXSIDE_LOOKS
    name: str
    width: int  # metres


@dataclass(frozen=True, slots=True)
class CrossingView:
    """A ford, or a bridge as it stands."""

    near: int
    far: int
    kind: str  # "ford", "bridge", "pontoon", "ferry"
    name: str
    id: str = ""
    state: str = "whole"
    tonnes: int = 0  # kilograms of one vehicle
    men: int = 0  # a minute
    vehicles: int = 0  # thousandths a minute
    free: int = 0  # seconds of this player turn in which others may still pass
    charges: int = 0  # per mille of one's own charges laid
    work: int = 0  # seconds of a hundred engineers still to do


@dataclass(frozen=True, slots=True)
class Waters:
    """What runs along hexsides, and what leads over it."""

    sides: tuple[HexsideView, ...]
    crossings: tuple[CrossingView, ...]


def waters_of(setup: Setup, state: State) -> Waters:
    """All of it, as far as the view `state` knows."""
    return Waters(hexsides_of(setup), crossings_of(setup, state))


def hexsides_of(setup: Setup) -> tuple[HexsideView, ...]:
    """All that runs along hexsides."""
    kinds = setup.scenario.catalogue.hexsides
    return tuple(
        HexsideView(
            setup.index(one),
            setup.index(other),
            kinds[line.kind].look,
            line.names.english if line.names else kinds[line.kind].names.english,
            kinds[line.kind].width.value // 1000,
        )
        for line in setup.scenario.map.hexsides
        for one, other in line.sides
    )


def crossings_of(setup: Setup, state: State) -> tuple[CrossingView, ...]:
    """All fords and bridges, as far as the view `state` knows."""
    ground, world = setup.scenario.map, setup.world
    out = [
        CrossingView(
            setup.index(ford.between[0]),
            setup.index(ford.between[1]),
            "ford",
            ford.names.english if ford.names else say("Ford"),
        )
        for ford in ground.fords
    ]
    now = state.bridges
    for row, bridge in enumerate(ground.bridges):
        laid = int(now.charge[row]) * 1000 // max(1, bridge.charge) if int(now.charged_by[row]) >= 0 else 0
        wanted = int(work_wanted(world, state.board, row))
        out.append(
            CrossingView(
                near=setup.index(bridge.between[0]),
                far=setup.index(bridge.between[1]),
                kind=bridge.kind,
                name=bridge.names.english,
                id=bridge.id,
                state=BRIDGE_STATES[int(now.state[row])],
                tonnes=bridge.capacity.value,
                men=bridge.men.value,
                vehicles=bridge.vehicles.value,
                free=setup.scenario.turn_seconds - int(now.used[row]),
                charges=min(1000, laid),
                work=max(0, wanted - int(now.work[row])),
            )
        )
    return tuple(out)


def bridge_order(setup: Setup, state: State, unit: UnitView, seconds: int) -> Order | None:
    """What a unit can do to a bridge it stands at: build, repair, charge or blow; None for nothing."""
    if unit.hex < 0:
        return None
    for row, bridge in enumerate(setup.scenario.map.bridges):
        if unit.number not in bridge.between:
            continue
        own = int(state.bridges.charged_by[row]) == unit.side
        if own and is_charged(setup.world, state.board, row):
            return Blow(unit.id, bridge.id)
        if not setup.fixed.engineers[unit.row]:
            continue
        if int(state.bridges.state[row]) != WHOLE:
            return Build(unit.id, bridge.id, seconds)
        return Charge(unit.id, bridge.id, seconds)
    return None


def boat_order(setup: Setup, unit: UnitView, number: str) -> Order | None:
    """Push off into a hex, or land in it; None for a unit without boats."""
    if unit.boats != "carried":
        return None
    return Land(unit.id, number) if unit.mounted else Embark(unit.id, number)
