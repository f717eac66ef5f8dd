"""What is being shown of a record: the moment, whose eyes, beside what.  All panels read this."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.session.bookmarks import bookmarks_of
from borderwar.session.branches import Limb, Record, name_of, read_record, records_in, tree_of
from borderwar.session.comparison import Parting, UnitRow, parting, same_moment, unit_rows
from borderwar.session.history import (
    Apart,
    GroundGauge,
    HowFar,
    LossGauge,
    ground_gauges,
    how_far,
    loss_gauges,
)
from borderwar.session.log import LogError
from borderwar.ui.panels.time_axis import TimeAxis
from borderwar.ui.play.retelling import retold
from borderwar.ui.play.runner import Runner
from borderwar.ui.play.situation import Situation
from borderwar.ui.replay.thoughts import Thoughts
from borderwar.ui.seats import PERSON
from borderwar.ui.settings import Settings

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.log import Difference
    from borderwar.session.unit_view import UnitView
    from borderwar.session.view import SideView

TABS = ("distance", "events", "records")


@dataclass(frozen=True)
class ShowTab:
    """Turn to a tab of the panel at the right."""

    name: str


@dataclass(frozen=True)
class Look:
    """Look through the eyes of a side; None without fog."""

    side: int | None


@dataclass(frozen=True)
class Beside:
    """Set another record beside this one; None for history."""

    path: Path | None


@dataclass(frozen=True)
class CurvePoint:
    """The mean distance from history when a turn has ended, in metres, and the record's own doubt."""

    turn: int  # turns that have ended
    mean: float | None
    doubt: float


@dataclass
class Other:
    """The record set beside this one."""

    game: "Game"
    name: str
    path: Path | None


class Showing:
    """A record being watched."""

    def __init__(
        self,
        game: "Game",
        own: int | None,
        settings: Settings,
        path: Path | None = None,
        trouble: "Difference | None" = None,
    ) -> None:
        """`own` is the side that was played, None if it was watched."""
        if own is not None and own > 1:  # two people: the one to move
            own = game.side
        self.own = own
        self.eyes: tuple[int | None, ...] = (None, 0, 1) if game.over or own is None else (own,)
        self.path = path
        self.trouble = trouble
        self.settings = settings
        self.runner = Runner(game, self.eyes[0], {}, settings)
        self.situation.bookmarks = bookmarks_of(path)
        self._tell()
        self.thoughts = Thoughts(game, (PERSON, PERSON))
        self.tab = TABS[0]
        self.run_on = self.ghosts_on = self.links_on = True
        self.playing = False
        self.other: Other | None = None
        self.problem = self.situation.bookmarks.problem
        self._curve: list[CurvePoint] = []
        self._far: tuple[int, HowFar] | None = None
        self._rows: tuple[object, tuple[UnitRow, ...]] | None = None
        self._limbs: tuple[list[Limb], list[Record]] | None = None

    def _tell(self) -> None:
        """The record's log and marks, through the eyes that are open."""
        s = self.situation
        s.log, s.marks = retold(self.game, s.side, with_sums=False)

    # ---- the moment -----------------------------------------------------------------
    @property
    def situation(self) -> Situation:
        """What the map's panels read."""
        return self.runner.situation

    @property
    def game(self) -> "Game":
        """The record."""
        return self.runner.game

    @property
    def view(self) -> "SideView":
        """What is seen of the moment."""
        return self.situation.view

    @property
    def at(self) -> int:
        """Orders given before the moment shown."""
        looking = self.situation.desk.looking_at
        return self.game.position if looking is None else looking

    @property
    def turn(self) -> int:
        """The turn being shown, from 1."""
        return min(self.situation.turn, self.view.turns)

    @property
    def clock(self) -> datetime:
        """When that turn begins."""
        start: datetime = self.situation.scenario.start
        return start + timedelta(seconds=self.situation.scenario.turn_seconds * (self.turn - 1))

    @property
    def version(self) -> tuple[object, ...]:
        """Changes with everything that is shown."""
        other = None if self.other is None else (self.other.name, self.other.path)
        return (self.situation.version, self.at, self.situation.side, other, self.situation.desk.selected)

    @property
    def hovered(self) -> "UnitView | None":
        """The first unit seen in the hex under the mouse."""
        place = self.situation.desk.hover
        return next((unit for unit in self.view.units if unit.hex == place >= 0), None)

    def axis(self) -> TimeAxis:
        """The axis of time, for curve and scrubber."""
        record = self.situation.record()
        return TimeAxis(self.view.turns, record.turn_orders, record.orders)

    def name(self) -> str:
        """What the record is called."""
        return name_of(self.path) if self.path is not None else ""

    def look(self, side: int | None) -> None:
        """Look through the eyes of a side, if they are open."""
        if side not in self.eyes or side == self.situation.side:
            return
        at = self.at
        self.situation.side = side
        self.runner.look_at(at)
        self._tell()
        self._curve.clear()

    def next_mark(self, by: int) -> int | None:
        """The nearest mark or bookmark before or after the moment shown, as orders given by then."""
        marks = (*self.situation.marks, *self.situation.note_marks)
        orders = sorted({mark.order for mark in marks if mark.order is not None})
        if by > 0:
            return next((order for order in orders if order > self.at), None)
        return next((order for order in reversed(orders) if order < self.at), None)

    # ---- beside history -------------------------------------------------------------
    def places(self) -> Mapping[str, int]:
        """The units seen on the map, id to hex."""
        return places_in(self.view)

    def far(self) -> HowFar:
        """How far the moment is from history."""
        version = self.situation.version
        if self._far is None or self._far[0] != version:
            self._far = version, how_far(self.game.setup, self.places(), self.turn)
        return self._far[1]

    def apart(self, row: int) -> Apart | None:
        """How far one unit is from its place in history, if both are known."""
        unit = self.game.setup.unit_ids[row] if row >= 0 else ""
        return next((apart for apart in self.far().units if apart.unit == unit), None)

    def losses(self) -> tuple[LossGauge, ...]:
        """Losses so far beside the record; sums of other figures are left out."""
        gauges = loss_gauges(self.game.setup, self.view.state)
        return tuple(gauge for gauge in gauges if gauge.measure != "total")

    def ground(self) -> tuple[GroundGauge, ...]:
        """Who holds what, here and in history."""
        return ground_gauges(self.game.setup, self.view.state, self.turn)

    def curve(self) -> tuple[CurvePoint, ...]:
        """The mean distance at each turn's end, as far as it has been worked out."""
        return tuple(self._curve)

    @property
    def curve_ready(self) -> bool:
        """Whether the curve is whole."""
        return len(self._curve) > self.game.turn + (1 if self.game.over else 0)

    def work(self) -> bool:
        """Work out the next point of the curve; True if there was one to work out."""
        if self.curve_ready:
            return False
        game, turn = self.game, len(self._curve)
        order = game.position_of_turn(turn) if turn <= game.turn else game.position
        view = game.view(self.situation.side, order)
        far = how_far(game.setup, places_in(view), min(turn + 1, view.turns))
        doubt = far.mean_doubt_metres(game.scenario.hex_metres)
        self._curve.append(CurvePoint(turn, far.mean_metres, doubt))
        return True

    # ---- beside another record --------------------------------------------------------
    def family(self) -> tuple[list[Limb], list[Record]]:
        """The branches of this record as a tree, and other records of the same scenario."""
        if self._limbs is None:
            self._limbs = self._read_family()
        return self._limbs

    def _read_family(self) -> tuple[list[Limb], list[Record]]:
        if self.path is None:
            return [], []
        try:
            own = read_record(self.path)
        except (LogError, OSError):
            return [], []
        found = records_in(self.path.parent)
        limbs = tree_of(found, own)
        inside = {limb.record.path for limb in limbs}
        others = [record for record in found if record.head.scenario == own.head.scenario]
        return limbs, [record for record in others if record.path not in inside]

    def set_beside(self, other: Other | None) -> None:
        """Compare with another record, or with history again."""
        self.other, self._rows = other, None

    def parting(self) -> Parting | None:
        """Where this record and the other part."""
        return None if self.other is None else parting(self.game, self.other.game)

    def other_view(self) -> "SideView | None":
        """The same moment of the other record, through the same eyes."""
        if self.other is None:
            return None
        at = same_moment(self.game, self.other.game, self.at)
        return self.other.game.view(self.situation.side, at)

    def rows(self) -> tuple[UnitRow, ...]:
        """Unit by unit, here and in the other record."""
        if self._rows is None or self._rows[0] != self.version:
            view = self.other_view()
            self._rows = self.version, unit_rows(self.view, view) if view is not None else ()
        return self._rows[1]


def places_in(view: "SideView") -> dict[str, int]:
    """The units a view knows to stand on the map, id to hex."""
    return {unit.id: unit.hex for unit in view.units if unit.hex >= 0 and unit.known != "suspected"}
