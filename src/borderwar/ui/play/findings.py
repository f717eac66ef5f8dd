"""What the rules say about a view, asked once and remembered until the view changes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from borderwar.language import say
from borderwar.model.orders import PATH_LONGEST, Move, Order
from borderwar.session.attacks import combined, view_from
from borderwar.session.dangers import contact_hexes, danger_of
from borderwar.session.far_view import flight_area, shell_area
from borderwar.session.marches import long_march
from borderwar.session.network import command_area, command_link, supply_trace
from borderwar.ui.map.layout import HexLayout

if TYPE_CHECKING:
    from borderwar.session.attacks import CombinedAttack
    from borderwar.session.forecast import Forecast
    from borderwar.session.marches import LongMarch, PathPreview
    from borderwar.session.network import CommandLink, SupplyTrace
    from borderwar.session.refusals import Refusal
    from borderwar.session.unit_view import UnitView
    from borderwar.session.view import SideView, SightLine

Answer = TypeVar("Answer")


class Findings:
    """Reach, paths, targets, forecasts and refusals of one view, remembered."""

    def __init__(self, view: "SideView") -> None:
        self.view = view
        self._found: dict[Any, Any] = {}

    def _ask(self, key: Any, question: Callable[[], Answer]) -> Answer:
        if key not in self._found:
            self._found[key] = question()
        answer: Answer = self._found[key]
        return answer

    def reach(self, row: int) -> Mapping[int, int]:
        """Hexes a unit can get to, with the seconds it has left there."""
        return self._ask(("reach", row), lambda: self.view.reach(row))

    def reach_words(self, row: int, start: int) -> tuple[dict[int, str], frozenset[int]]:
        """The minutes left in each hex of a unit's reach, and those that enemies can fire into."""

        def question() -> tuple[dict[int, str], frozenset[int]]:
            left = {place: str(seconds // 60) for place, seconds in self.reach(row).items() if place != start}
            return left, frozenset(left).intersection(self.threat())

        return self._ask(("reach words", row), question)

    def path(self, row: int, goal: int) -> "PathPreview | None":
        """The way a unit would take, or None."""
        return self._ask(("path", row, goal), lambda: self.view.path(row, goal))

    def long_march(self, row: int, goal: int) -> "LongMarch | None":
        """The way of more than one turn to a hex, or None."""
        return self._ask(("long", row, goal), lambda: long_march(self.view, row, goal))

    def danger(self, row: int) -> Mapping[int, int]:
        """Hexes that one known enemy can fire into now, or after a march in its own turn."""
        return self._ask(("danger", row), lambda: danger_of(self.view, row))

    def danger_freely(self, row: int) -> Mapping[int, int]:
        """The same if nobody stood in its way."""
        return self._ask(("danger freely", row), lambda: danger_of(self.view, row, blockers=False))

    def dangers(self, freely: bool = False) -> Mapping[int, tuple[int, ...]]:
        """Hexes that known enemies can fire into after a march, with their rows."""

        def question() -> dict[int, tuple[int, ...]]:
            out: dict[int, tuple[int, ...]] = {}
            for unit in self.view.units:
                if unit.known == "spotted" and unit.hex >= 0:
                    for place in (self.danger_freely if freely else self.danger)(unit.row):
                        out[place] = (*out.get(place, ()), unit.row)
            return out

        return self._ask(("dangers", freely), question)

    def contact(self, side: int) -> tuple[frozenset[int], frozenset[int]]:
        """Hexes in contact of known enemies, and those in contact of own units."""
        return self._ask(("contact", side), lambda: contact_hexes(self.view, side))

    def command_area(self, row: int) -> frozenset[int]:
        """The hexes within reach of the headquarters that leads a unit."""
        return self._ask(("command area", row), lambda: command_area(self.view.setup, self.view.state, row))

    def flight_area(self, row: int) -> frozenset[int]:
        """The hexes that aircraft can strike now."""
        return self._ask(("flight", row), lambda: flight_area(self.view, row))

    def shell_area(self, row: int) -> frozenset[int]:
        """The hexes that guns can shell now, over an observer or by themselves."""
        return self._ask(("shells", row), lambda: shell_area(self.view, row))

    def combined(self, orders: tuple[Order, ...]) -> "CombinedAttack | None":
        """What several attacks would do together."""
        return self._ask(("combined", tuple(map(str, orders))), lambda: combined(self.view, orders))

    def stood(self, row: int, place: int) -> "Findings | None":
        """What the rules would say if a unit had marched to a hex; None if it cannot get there."""

        def question() -> "Findings | None":
            moved = view_from(self.view, row, place)
            return Findings(moved) if moved is not None else None

        return self._ask(("stood", row, place), question)

    def targets(self, row: int) -> "Mapping[int, Refusal | None]":
        """Enemies by row, each with None or the refusal to fire at it."""
        return self._ask(("targets", row), lambda: self.view.targets(row))

    def open_targets(self, row: int) -> "list[UnitView]":
        """The enemies that a unit can fire at now."""
        units = (self.unit(enemy) for enemy, refusal in self.targets(row).items() if refusal is None)
        return [unit for unit in units if unit is not None]

    def forecast(self, order: Order) -> "Forecast | None":
        """What an order would do."""
        return self._ask(("forecast", str(order)), lambda: self.view.forecast(order))

    def why_not(self, order: Order) -> "Refusal | None":
        """The refusal of an order, or None."""
        return self._ask(("why", str(order)), lambda: self.view.why_not(order))

    def sight_line(self, here: int, there: int) -> "SightLine":
        """Whether one hex can be seen from another."""
        return self._ask(("sight", here, there), lambda: self.view.sight_line(here, there))

    def field_of_view(self, here: int) -> frozenset[int]:
        """All hexes that can be seen from one."""
        return self._ask(("field", here), lambda: frozenset(self.view.field_of_view(here)))

    def searched(self, row: int, place: int) -> frozenset[int]:
        """The hexes that aircraft sent to look about one would look over.  [11.9]"""
        from borderwar.session.far_view import searched_area

        return self._ask(("searched", row, place), lambda: searched_area(self.view.setup, row, place))

    def patrolled(self, place: int) -> frozenset[int]:
        """The hexes about one from which a patrol meets the enemy.  [11.12]"""
        from borderwar.session.far_view import patrolled_area

        return self._ask(("patrolled", place), lambda: patrolled_area(self.view.setup, place))

    def threat(self) -> Mapping[int, tuple[int, ...]]:
        """Hexes that spotted enemies can fire at, with their rows."""
        return self._ask("threat", self.view.threat)

    def supply_trace(self, row: int) -> "SupplyTrace | None":
        """The line of supply of an own unit, or None if it is not counted."""
        view = self.view
        return self._ask(("supply", row), lambda: supply_trace(view.setup, view.state, row))

    def command_link(self, row: int) -> "CommandLink | None":
        """Who leads an own unit, or None."""
        view = self.view
        return self._ask(("command", row), lambda: command_link(view.setup, view.state, row))

    def no_way(self, unit: "UnitView", place: int) -> "Refusal | None":
        """Why a unit cannot get to a hex: the refusal of the straight way there."""

        def question() -> "Refusal | None":
            from borderwar.session.refusals import Refusal, metres, minutes

            setup = self.view.setup
            ground = setup.scenario.map
            layout = HexLayout(ground.columns, ground.rows, 57)
            line = layout.line(unit.hex, place)
            refusal = self.view.why_not(Move(unit.id, tuple(map(layout.number, line[: PATH_LONGEST - 1]))))
            if refusal is None or len(line) <= 2 or layout.number(place) in refusal.because:
                return refusal
            # What bars the straight way is not why the hex is out of reach by any way.
            away = metres((len(line) - 1) * setup.scenario.hex_metres)
            return Refusal(
                "3.4",
                say(
                    "{name} cannot reach {hex} this turn: it is {away} away, {time} are left",
                    name=unit.name,
                    hex=layout.number(place),
                    away=away,
                    time=minutes(unit.seconds_left),
                ),
            )

        return self._ask((say("no way"), unit.row, place), question)

    def unit(self, row: int) -> "UnitView | None":
        """A unit by its row, or None if the side knows nothing of it."""
        rows: dict[int, Any] = self._ask("rows", lambda: {unit.row: unit for unit in self.view.units})
        return rows.get(row)

    def units_at(self, place: int) -> "tuple[UnitView, ...]":
        """The units known to stand in a hex, top of the stack first."""
        stacks: dict[int, list[Any]] = self._ask("stacks", self._stacks)
        return tuple(stacks.get(place, ()))

    def last_seen_at(self, place: int) -> "list[UnitView]":
        """Enemies that were last seen in a hex and are out of sight now."""
        return [unit for unit in self.view.units if unit.hex == place and unit.known == "suspected"]

    def enemies_at(self, place: int, side: int) -> "list[UnitView]":
        """The enemies of a side known to stand in a hex."""
        return [unit for unit in self.units_at(place) if unit.side != side]

    def _stacks(self) -> "dict[int, list[UnitView]]":
        stacks: dict[int, list[UnitView]] = {}
        for unit in self.view.units:
            if unit.hex >= 0 and unit.known != "suspected":
                stacks.setdefault(unit.hex, []).append(unit)
        return stacks
