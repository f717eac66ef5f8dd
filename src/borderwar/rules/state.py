"""The state of a game: one int32 buffer and windows on it."""

from functools import cache
from typing import Any

import numpy as np

from borderwar.ground.kernel import bundle, columns_of, grid, table
from borderwar.ground.paths import SLOTS
from borderwar.model.happenings import HappeningState
from borderwar.model.orders import PATH_LONGEST
from borderwar.model.tables import (
    EVENT_WIDTH,
    Board,
    BridgeState,
    ClockState,
    FormationState,
    HexState,
    ObjectiveState,
    SideState,
    UnitState,
    WorkState,
)

EVENT_ROWS = 4000


@cache
def weights(count: int) -> "np.ndarray":
    """uint64 (count,): odd numbers without a pattern (splitmix64), one for each two cells of a digest."""
    value = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (value ^ (value >> np.uint64(31))) | np.uint64(1)


class State:
    """All that changes in a game, for kernels (`board`) and for Python (the columns).

    The parts, in buffer order: clock, sides, objectives, units, hexes, happenings, works,
    formations, bridges.
    """

    __slots__ = (
        "board",
        "bridges",
        "buffer",
        "came_from",
        "clock",
        "events",
        "formations",
        "happenings",
        "hexes",
        "note",
        "objectives",
        "path",
        "reach_left",
        "refusal",
        "rows_of",
        "sides",
        "units",
        "works",
    )

    clock: Any  # model.tables.ClockState of int32 array views
    sides: Any  # SideState
    objectives: Any  # ObjectiveState
    units: Any  # UnitState
    hexes: Any  # HexState
    happenings: Any  # HappeningState
    works: Any  # WorkState
    formations: Any  # FormationState
    bridges: Any  # BridgeState

    def __init__(
        self,
        units: int,
        hexes: int,
        objectives: int,
        happenings: int = 0,
        works: int = 0,
        formations: int = 1,
        bridges: int = 0,
        event_rows: int = EVENT_ROWS,
    ) -> None:
        parts: list[tuple[str, int, Any]] = [
            ("clock", 1, ClockState),
            ("sides", 2, SideState),
            ("objectives", max(1, objectives), ObjectiveState),
            ("units", max(1, units), UnitState),
            ("hexes", hexes, HexState),
            ("happenings", max(1, happenings), HappeningState),
            ("works", max(1, works), WorkState),
            ("formations", max(1, formations), FormationState),
            ("bridges", max(1, bridges), BridgeState),
        ]
        size = sum(rows * len(kind._fields) for _, rows, kind in parts)
        self.buffer = np.zeros(size + size % 2, np.int32)
        self.rows_of = (units, hexes, objectives, happenings, works, formations, bridges)
        tables: dict[str, Any] = {}
        start = 0
        for name, rows, kind in parts:
            width = len(kind._fields)
            block = self.buffer[start : start + rows * width].reshape(width, rows).T
            tables[name] = table(block, kind)
            setattr(self, name, columns_of(block, kind))
            start += rows * width
        self.events = np.zeros((event_rows + 1, EVENT_WIDTH), np.int32)
        self.reach_left = np.zeros(hexes, np.int32)
        self.came_from = np.zeros(hexes, np.int32)
        self.path = np.zeros(PATH_LONGEST, np.int32)
        self.refusal = np.zeros(8, np.int32)
        self.note = np.zeros(64, np.int32)
        self.board = bundle(
            Board(
                buffer=grid(self.buffer),
                clock=tables["clock"],
                units=tables["units"],
                hexes=tables["hexes"],
                objectives=tables["objectives"],
                sides=tables["sides"],
                happenings=tables["happenings"],
                works=tables["works"],
                formations=tables["formations"],
                bridges=tables["bridges"],
                events=grid(self.events),
                left=grid(self.reach_left),
                came_from=grid(self.came_from),
                heap=grid(np.zeros(8 * hexes + 2 * SLOTS, np.int64)),
                path=grid(self.path),
                refusal=grid(self.refusal),
                note=grid(self.note),
            )
        )

    def twin(self, event_rows: int = EVENT_ROWS) -> "State":
        """An empty state of the same shape."""
        return State(*self.rows_of, event_rows=event_rows)

    def copy_from(self, other: "State") -> "State":
        """Take over another state; one memory copy."""
        np.copyto(self.buffer, other.buffer)
        return self

    def copy(self) -> "State":
        """A new state equal to this one."""
        return self.twin().copy_from(self)

    def digest(self) -> str:
        """Eight hex digits that change when anything in the state does."""
        words = self.buffer.astype("<i4", copy=False).view("<u8")
        return f"{int((words * weights(len(words))).sum()) >> 32:08x}"

    def event_rows(self) -> list[tuple[int, ...]]:
        """The events of the last order, oldest first."""
        count = int(self.events[0, 0])
        return [tuple(row) for row in self.events[1 : count + 1].tolist()]
