"""Two records side by side: where they part, and unit by unit at one moment."""

from dataclasses import dataclass

from borderwar.ground.hexes import distance
from borderwar.model.orders import Order
from borderwar.session.game import Game
from borderwar.session.unit_view import UnitView
from borderwar.session.view import SideView


@dataclass(frozen=True, slots=True)
class Parting:
    """The first order that differs; None stands for a record that has ended."""

    position: int  # orders in common
    turn: int  # from 1
    side: int
    first: Order | None
    second: Order | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in both records; None where a view does not know it on the map."""

    unit: str
    name: str
    side: int
    nation: str
    branch: str
    hexes: tuple[int | None, int | None]
    apart: int | None  # hexes between the two
    men: tuple[int, int]
    vehicles: tuple[int, int]
    condition: tuple[str, str]

    @property
    def same(self) -> bool:
        """Whether both records agree about the unit."""
        return all(a == b for a, b in (self.hexes, self.men, self.vehicles, self.condition))


def parting(first: Game, second: Game) -> Parting | None:
    """Where two records of one start part; None if they are the same to the end."""
    alike = 0
    for mine, other in zip(first.steps, second.steps, strict=False):
        if (mine.side, mine.turn, mine.order) != (other.side, other.turn, other.order):
            break
        alike += 1
    if alike == len(first.steps) == len(second.steps):
        return None
    own = first.steps[alike] if alike < len(first.steps) else None
    others = second.steps[alike] if alike < len(second.steps) else None
    step = own or others
    assert step is not None, "one of them goes on"
    return Parting(
        alike, step.turn + 1, step.side, own.order if own else None, others.order if others else None
    )


def same_moment(first: Game, second: Game, position: int) -> int:
    """How far into the second record the same moment is: as many orders into the same player turn."""
    apart = parting(first, second)
    if apart is None or position <= apart.position:
        return min(position, second.position)
    state = first.state_at(position)
    turn, side = int(state.clock.turn[0]), int(state.clock.side[0])
    if bool(state.clock.over[0]):
        return second.position
    into = position - first.position_of_turn(turn, side)
    start = second.position_of_turn(turn, side)
    after = second.position_of_turn(turn + side, 1 - side)  # the next player turn
    return min(start + into, after)


def unit_rows(first: SideView, second: SideView) -> tuple[UnitRow, ...]:
    """Every unit that at least one of two views knows, those furthest apart first."""
    columns = first.setup.scenario.map.columns
    others = {unit.id: unit for unit in second.units}
    mine = {unit.id: unit for unit in first.units}
    rows = []
    for unit in first.setup.unit_ids:
        pair = mine.get(unit), others.get(unit)
        known = pair[0] or pair[1]
        if known is None:
            continue
        here, there = _hex(pair[0]), _hex(pair[1])
        apart = int(distance(columns, here, there)) if here is not None and there is not None else None
        rows.append(
            UnitRow(
                unit,
                known.name,
                known.side,
                known.nation,
                known.branch,
                (here, there),
                apart,
                (pair[0].men if pair[0] else 0, pair[1].men if pair[1] else 0),
                (pair[0].vehicles if pair[0] else 0, pair[1].vehicles if pair[1] else 0),
                (pair[0].condition if pair[0] else "unknown", pair[1].condition if pair[1] else "unknown"),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.same, -(row.apart or 0))))


def _hex(unit: UnitView | None) -> int | None:
    return unit.hex if unit is not None and unit.hex >= 0 and unit.known != "suspected" else None
