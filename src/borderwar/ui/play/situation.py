"""The situation: what every panel of the play screen reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from borderwar.ui.map.layout import HexLayout
from borderwar.ui.play.desk import NOBODY, NOWHERE, Desk
from borderwar.ui.play.findings import Findings
from borderwar.ui.play.plan import Plan, plan_at
from borderwar.ui.play.telling import LogLine
from borderwar.ui.settings import Settings


@dataclass(frozen=True)
class Mark:
    """Something on the time line: a fight that was, or a dated fact of history."""

    turn: int
    kind: str  # "happened" or "history"
    text: str
    side: int  # -1 for both


@dataclass(frozen=True)
class Record:
    """How far a game has come: its turn, its orders, and how many came before each turn."""

    turn: int
    orders: int
    turn_orders: tuple[int, ...]


class Situation:
    """One game as one player sees it at this moment."""

    def __init__(self, game: Any, side: int | None, settings: Settings) -> None:
        self.game = game
        self.side = side
        self.settings = settings
        self.desk = Desk(drawer=settings.drawer, grid=settings.grid, numbers=settings.numbers)
        self.scenario = game.scenario
        self.ground = game.scenario.map
        self.layout = HexLayout(self.ground.columns, self.ground.rows, 57)
        self.log: list[LogLine] = []
        self.marks: tuple[Mark, ...] = ()
        self.turn_starts = [0]
        self.enemy_moving = False
        self.thinking = False
        self.paused = False
        self.version = 0
        self.view: Any = None
        self.findings: Findings
        self.refresh()

    def refresh(self) -> None:
        """Look at the game anew."""
        self.show(self.game.view(self.side))

    def show(self, view: Any) -> None:
        """Show a view: of now, or of the past."""
        self.view = view
        self.findings = Findings(view)
        self.version += 1
        self._plan: tuple[Any, Plan] | None = None

    @property
    def own_turn(self) -> bool:
        """Whether the player may give orders."""
        return (
            self.side is not None
            and self.view.active_side == self.side
            and not self.enemy_moving
            and self.desk.looking_at is None
            and not self.view.over
        )

    @property
    def unit(self) -> Any:
        """The chosen unit, or None."""
        row = self.desk.selected
        return self.view.units[row] if row != NOBODY else None

    def number(self, place: int) -> str:
        """The printed number of a hex."""
        return f"{place % self.ground.columns + 1:02d}{place // self.ground.columns + 1:02d}"

    def plan(self) -> Plan:
        """What acting at the aimed hex would do."""
        desk = self.desk
        key = (self.version, desk.aim, desk.selected, desk.mode, desk.target, desk.fire_time, self.own_turn)
        if self._plan is None or self._plan[0] != key:
            place = desk.aim
            number = self.number(place) if place != NOWHERE else ""
            side = self.side if self.own_turn else None
            plan = plan_at(self.findings, desk, side, place, number)
            if not self.own_turn and place != NOWHERE and (here := self.findings.units_at(place)):
                plan = Plan("select", row=here[0].row)
            self._plan = (key, plan)
        return self._plan[1]

    def record(self) -> Record:
        """How far the game has come."""
        orders = len(self.game.orders)
        return Record(int(self.game.turn), orders, tuple(self.turn_starts))

    def turn_clock(self, turn: int) -> datetime:
        """When a turn begins."""
        start: datetime = self.scenario.start
        return start + timedelta(seconds=self.scenario.turn_seconds * (turn - 1))

    def nights(self) -> tuple[bool, ...]:
        """For each turn, whether the sun is down in the middle of it."""
        sun, out = self.scenario.sun, []
        for turn in range(1, self.scenario.turns + 1):
            middle = self.turn_clock(turn) + timedelta(seconds=self.scenario.turn_seconds // 2)
            minute = middle.hour * 60 + middle.minute
            out.append(not sun.rise <= minute < sun.set)
        return tuple(out)

    def turn_labels(self) -> tuple[str, ...]:
        """A clock time under about eight of the turns, and the date where the day changes."""
        turns = self.scenario.turns
        every = max(1, turns // 8)
        out, day = [], None
        for turn in range(1, turns + 1):
            when = self.turn_clock(turn)
            if when.date() != day and (day is not None or turns > 1):
                out.append(f"{when.day} {when:%b} {when:%H:%M}" if (turn - 1) % every == 0 else "")
            else:
                out.append(f"{when:%H:%M}" if (turn - 1) % every == 0 else "")
            day = when.date() if out[-1] else day
        return tuple(out)

    def hint(self) -> str:
        """What to do next, for the message bar, or nothing."""
        desk, view = self.desk, self.view
        if desk.looking_at is not None:
            return ""
        if view.over:
            return "The fighting is over. Press E to see the result."
        if self.enemy_moving:
            who = self.scenario.sides[view.active_side].names.english
            return f"{who} is halted: Space goes on." if self.paused else f"{who} moves. Space halts, 1 to 4 set the speed."
        if not self.own_turn:
            return ""
        if desk.mode == "sight":
            return self._sight_words()
        if desk.mode == "field":
            return "Marked: all that can be seen from the hex under the cursor. Esc puts it down."
        if desk.mode in ("bombard", "strike"):
            return "Choose a hex. Esc lets go."
        if desk.pinned is not None:
            return "Click again or press Enter to give this order. Esc lets go."
        if desk.selected == NOBODY:
            idle = len(self.able())
            return "Select a unit: click it or press N." if idle else "No unit can act any more. Press E to end the turn."
        return ""

    def _sight_words(self) -> str:
        here, there = self.sight_ends()
        if here == NOWHERE or there == NOWHERE or here == there:
            return "Line of sight: move the mouse or the hex cursor. Esc puts it down."
        line = self.findings.sight_line(here, there)
        ends = f"{self.number(here)} to {self.number(there)}"
        if line.clear:
            return f"{ends}: clear."
        if line.blocked_at < 0:
            return f"{ends}: too far to see."
        return (
            f"{ends}: blocked at {self.number(line.blocked_at)}, ground {line.ground_dm / 10:.0f} m, "
            f"the line passes at {line.eye_dm / 10:.0f} m."
        )

    def sight_ends(self) -> tuple[int, int]:
        """The two hexes of the line-of-sight tool."""
        unit = self.unit
        return (unit.hex if unit is not None else NOWHERE), self.desk.aim

    def able(self) -> list[Any]:
        """Own units that can still act and were not told to wait."""
        from borderwar.ui.words import can_act

        return [
            unit
            for unit in self.view.units
            if unit.side == self.side and can_act(unit) and unit.row not in self.desk.waiting
        ]

    def terrain(self, place: int) -> Any:
        """The terrain of a hex."""
        if not hasattr(self, "_letters"):
            self._letters = {t.letter: t for t in self.scenario.catalogue.terrains.values()}
        row, column = divmod(place, self.ground.columns)
        return self._letters.get(self.ground.terrain[row][column])

    def on_road(self, place: int) -> bool:
        """Whether a road or track runs through a hex."""
        if not hasattr(self, "_roads"):
            self._roads = {number for road in self.ground.roads for number in road.path}
        return self.number(place) in self._roads

    def history_positions(self) -> tuple[Any, ...]:
        """Where history had the units in the shown turn: each unit's latest known place."""
        latest: dict[str, Any] = {}
        for place in sorted(self.scenario.history.positions, key=lambda place: place.turn):
            if place.turn <= self.view.turn:
                latest[place.unit] = place
        return tuple(latest.values())
