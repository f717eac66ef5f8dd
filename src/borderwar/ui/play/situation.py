"""The situation: what every panel of the play screen reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import sub
from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.model.catalogue import Terrain
from borderwar.model.events import Event
from borderwar.session.bookmarks import Bookmarks
from borderwar.session.outlook import NOTHING, Outlook
from borderwar.ui.bindings import key_of
from borderwar.ui.dates import short_moment
from borderwar.ui.kit.search import SearchLine
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.play.desk import NOBODY, NOWHERE, Desk, Message
from borderwar.ui.play.findings import Findings
from borderwar.ui.play.plan import FAR_MODES, Plan, plan_at
from borderwar.ui.play.retelling import Mark, marks_of
from borderwar.ui.play.standing import wake
from borderwar.ui.play.telling import LogLine
from borderwar.ui.settings import Settings
from borderwar.ui.words import can_act, distance

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.history import Stand
    from borderwar.session.marches import PathPreview
    from borderwar.session.unit_view import UnitView
    from borderwar.session.view import SideView


FIRST_TURNS = 3
FIRST_HINT = (
    "Click a hex inside the outline to march there; hover a marked enemy to read the forecast, "
    "click to fire. W leaves this unit, N takes the next."
)
"""What a first-time player reads with a unit chosen, in the first turns."""


@dataclass(frozen=True)
class Record:
    """How far a game has come: its turn, its orders, and how many came before each turn."""

    turn: int
    orders: int
    turn_orders: tuple[int, ...]


class Situation:
    """One game as one player sees it at this moment."""

    def __init__(self, game: "Game", side: int | None, settings: Settings) -> None:
        self.game = game
        self.side = side
        self.settings = settings
        self.desk = Desk(
            drawer=settings.drawer,
            grid=settings.grid,
            numbers=settings.numbers,
            names=settings.names,
            fronts=settings.fronts,
            lifted=settings.lifted,
        )
        if settings.lifted:
            words = say("The counters are lifted from the map: {key} lays them down.", key=key_of("lift"))
            self.desk.message = Message(words)
        self.scenario = game.scenario
        self.ground = game.scenario.map
        self.layout = HexLayout(self.ground.columns, self.ground.rows, 57)
        self.log: list[LogLine] = []
        self.log_search = SearchLine()
        self.marks: tuple[Mark, ...] = ()
        self.bookmarks = Bookmarks()
        self.enemy_moving = False
        self.thought = -1  # tenths of the computer's time that have passed; -1 shows none
        self.paused = False
        self.coached = False  # a lesson says what to do next
        self.sounds: list[str] = []  # to be heard with the next frame
        self.own_end = 0  # orders given when the player last ended a turn
        self.clear_width = 900.0  # logical units of map that no panel covers
        self.narrow = False  # little room beside the panels
        self.version = 0
        self.view: SideView = game.view(side)
        self.findings = Findings(self.view)
        self.outlook: Outlook = NOTHING  # how the game would end from here, as far as it is reckoned
        self._plan: tuple[object, Plan] | None = None
        self._letters = {terrain.letter: terrain for terrain in self.scenario.catalogue.terrains.values()}
        self._roads = {number for road in self.ground.roads for number in road.path}

    def refresh(self) -> None:
        """Look at the game anew."""
        self.show(self.game.view(self.side))

    def show(self, view: "SideView") -> None:
        """Show a view: of now, or of the past."""
        if self.desk.looking_at is None and (woken := wake(self, self.view, view)):
            self.desk.message = Message(say("Awake: {units}.", units=", ".join(woken)))
        self.view = view
        self.findings = Findings(view)
        self.version += 1
        self._plan = None

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
    def unit(self) -> "UnitView | None":
        """The chosen unit, or None."""
        return self.findings.unit(self.desk.selected)

    @property
    def aims(self) -> Findings:
        """What the rules say for aiming: from where the chosen unit stands, or is thought to stand."""
        if self.desk.stand == NOWHERE:
            return self.findings
        return self.findings.stood(self.desk.selected, self.desk.stand) or self.findings

    @property
    def turn(self) -> int:
        """The turn being shown, from 1."""
        return int(self.view.turn) + 1

    def number(self, place: int) -> str:
        """The printed number of a hex."""
        return str(self.view.setup.number(place))

    def plan(self) -> Plan:
        """What acting at the aimed hex would do."""
        desk = self.desk
        key = (
            self.version,
            desk.aim,
            desk.selected,
            desk.mode,
            desk.target,
            desk.fire_time,
            self.own_turn,
            desk.marching,
            desk.group,
            desk.stand,
        )
        if self._plan is None or self._plan[0] != key:
            place = desk.aim
            number = self.number(place) if place != NOWHERE else ""
            side = self.side if self.own_turn else None
            plan = plan_at(self.aims, desk, side, place, number)
            if not self.own_turn and place != NOWHERE and (here := self.findings.units_at(place)):
                plan = Plan("select", row=here[0].row)
            self._plan = (key, plan)
        return self._plan[1]

    def mark(self, events: Sequence[Event], lines: list[LogLine], turn: int) -> None:
        """Put notable events on the time line."""
        self.marks += tuple(marks_of(self.game.setup, events, lines, turn, self.game.position))

    @property
    def note_marks(self) -> tuple[Mark, ...]:
        """The player's own bookmarks."""
        return tuple(
            Mark(min(self.turn_of(kept.order), self.scenario.turns), "note", kept.note, -1, kept.order)
            for kept in self.bookmarks.marks
            if kept.order <= self.game.position
        )

    def turn_of(self, order: int) -> int:
        """The turn that had begun after so many orders, from 1."""
        return self.game.turn_at(order) + 1

    def history_marks(self) -> tuple[Mark, ...]:
        """The dated facts of the record that fall into a turn."""
        sides = [side.id for side in self.scenario.sides]
        return tuple(
            Mark(fact.turn, "history", fact.text, sides.index(fact.side) if fact.side in sides else -1)
            for fact in self.scenario.history.facts
            if fact.turn is not None and 1 <= fact.turn <= self.scenario.turns
        )

    def coming_marks(self) -> tuple[Mark, ...]:
        """What the player knows is coming, by its first turn.  [21.7]"""
        return tuple(
            Mark(date.turn, "coming", f"{date.when}. {date.text}", -1)
            for date in self.view.calendar
            if not date.passed and self.turn < date.turn <= self.scenario.turns
        )

    def told(self) -> list[LogLine]:
        """The log as far as the moment being shown."""
        looking_at = self.desk.looking_at
        if looking_at is None:
            return self.log
        return [line for line in self.log if line.order <= looking_at]

    def news(self) -> list[LogLine]:
        """What was told since the player's own turn ended."""
        return [line for line in self.told() if line.order > self.own_end]

    def record(self) -> Record:
        """How far the game has come."""
        game = self.game
        starts = tuple(game.position_of_turn(turn) for turn in range(game.turn + 1))
        return Record(min(game.turn + 1, self.scenario.turns), game.position, starts)

    def turn_clock(self, turn: int) -> datetime:
        """When a turn begins."""
        start: datetime = self.scenario.start
        return start + timedelta(seconds=self.scenario.turn_seconds * (turn - 1))

    def turn_words(self, turn: int) -> str:
        """A turn (from 0) and its clock time: "in turn 7, 07:00"."""
        return say("in turn {turn}, {time}", turn=turn + 1, time=f"{self.turn_clock(turn + 1):%H:%M}")

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
                out.append(short_moment(when) if (turn - 1) % every == 0 else "")
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
            return say("The fighting is over. Press E to see the result.")
        if self.enemy_moving:
            who = self.scenario.sides[view.active_side].names.english
            return (
                say("{who} is halted: Space goes on.", who=who)
                if self.paused
                else say("{who} moves. Space halts, 1 to 4 set the speed.", who=who)
            )
        if not self.own_turn:
            return ""
        if desk.mode == "sight":
            return self._sight_words()
        if desk.mode == "field":
            return say("Marked: all that can be seen from the hex under the cursor. Esc puts it down.")
        plan = self.plan()
        if plan.kind == "group" and plan.path is not None:
            return say(
                "Click: {number} units march together, until one meets an enemy.", number=len(desk.group)
            )
        if plan.kind == "move" and plan.path is not None:
            return self._path_words(plan.path)
        if plan.kind == "route":
            when = self.turn_words(plan.turns[-1])
            return say("Out of this turn's reach: it would arrive {when}.", when=when)
        if plan.kind == "select" and plan.hint:
            return plan.hint
        if desk.mode in FAR_MODES:
            return say("Choose a hex. Esc lets go.")
        if desk.pinned is not None:
            return say("Click again or press Enter to give this order. Esc lets go.")
        unit = self.unit
        beginner = self.settings.first_steps and not self.coached and self.turn <= FIRST_TURNS
        if unit is not None and beginner and plan.kind == "none" and desk.aim in (NOWHERE, unit.hex):
            return say(FIRST_HINT)
        if desk.selected == NOBODY:
            idle = len(self.able())
            return (
                say("Select a unit: click it or press N.")
                if idle
                else say("No unit can act any more. Press E to end the turn.")
            )
        return ""

    def _path_words(self, path: "PathPreview") -> str:
        """What a march costs beside time: fire on the way, limits broken."""
        words = []
        if path.watched:
            men = (
                say(
                    ": expect {mean:.0f} men lost, {low} to {high}",
                    mean=path.own_men.mean,
                    low=path.own_men.low,
                    high=path.own_men.high,
                )
                if path.own_men
                else ""
            )
            words.append(
                say(
                    "{number} of this march can be fired into{men}.",
                    number=say_many(len(path.watched), "{number:,} hex", "{number:,} hexes"),
                    men=men,
                )
            )
        if path.breaks:
            words.append(
                say(
                    "It breaks an order: {breaks}, {penalty} points lost.",
                    breaks=", ".join(path.breaks),
                    penalty=path.penalty,
                )
            )
        if self.desk.pinned is not None:
            words.append(say("Click again or press Enter to march."))
        return " ".join(words)

    def _sight_words(self) -> str:
        here, there = self.sight_ends()
        if here in (NOWHERE, there) or there == NOWHERE:
            return say("Line of sight: move the mouse or the hex cursor. Esc puts it down.")
        line = self.findings.sight_line(here, there)
        ends = say("{hex} to {other}", hex=self.number(here), other=self.number(there))
        if line.clear:
            return say("{ends}: clear, {distance}.", ends=ends, distance=distance(line.metres))
        if line.blocked_at < 0:
            return say("{ends}: too far to see.", ends=ends)
        return say(
            "{ends}: blocked at {hex}, ground and growth {ground} m, the line passes at {line} m.",
            ends=ends,
            hex=self.number(line.blocked_at),
            ground=line.ground,
            line=line.line,
        )

    def sight_ends(self) -> tuple[int, int]:
        """The two hexes of the line-of-sight tool."""
        unit = self.unit
        return (unit.hex if unit is not None else NOWHERE), self.desk.aim

    def able(self) -> "list[UnitView]":
        """Own units that can still act and were not told to wait."""
        return [
            unit
            for unit in self.view.units
            if unit.side == self.side
            and can_act(unit)
            and unit.row not in self.desk.resting
            and unit.row not in self.desk.routes
        ]

    def middle_of_own(self) -> int | None:
        """The hex of the unit nearest to the middle of one's own, or of all known if there are none."""
        known = [unit for unit in self.view.units if unit.hex >= 0]
        places = [unit.hex for unit in known if unit.side == self.side] or [unit.hex for unit in known]
        if not places:
            return None
        points = [self.layout.centre(place) for place in places]
        x, y = (sum(part) / len(points) for part in zip(*points, strict=True))
        return min(places, key=lambda place: sum(map(abs, map(sub, self.layout.centre(place), (x, y)))))

    def entries(self) -> "dict[int, list[UnitView]]":
        """Entry hexes at which own units are due this turn or the next, and those units.  [12.1]"""
        found: dict[int, list[UnitView]] = {}
        for unit in self.view.units:
            due = (
                unit.known == "own" and unit.condition == "to come" and 0 < unit.arrives_turn <= self.turn + 1
            )
            if due and unit.entries:
                found.setdefault(self.layout.index(unit.entries[0]), []).append(unit)
        return found

    def delayed(self) -> "list[UnitView]":
        """Own units that were due by now and found no room to come on.  [12.3]"""
        return [unit for units in self.entries().values() for unit in units if unit.arrives_turn <= self.turn]

    def terrain(self, place: int) -> Terrain | None:
        """The terrain of a hex."""
        row, column = divmod(place, self.ground.columns)
        return self._letters.get(self.ground.terrain[row][column])

    def on_road(self, place: int) -> bool:
        """Whether a road or track runs through a hex."""
        return self.number(place) in self._roads

    def history_stands(self) -> "tuple[Stand, ...]":
        """Where history had the units in the shown turn."""
        from borderwar.session.history import stands

        return stands(self.game.setup, min(self.turn, self.scenario.turns))
