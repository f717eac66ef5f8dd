"""Events as sentences for the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.orders import STANCES
from borderwar.model.tables import BREAK_REASONS
from borderwar.ui.words import count, minutes

STOP_REASONS = ("", "enemy seen", "under fire", "broken", "the way is blocked by an enemy not seen before")
QUIET = {e.SPOTTED_UNIT, e.LOST_SIGHT, e.STANCE_TAKEN}


@dataclass(frozen=True)
class LogLine:
    """One line of the log."""

    turn: int
    text: str
    hex: int  # NOWHERE if it has no place
    side: int  # whose deed; -1 nobody's
    kind: str  # "move", "fight", "loss", "news"
    bad: bool = False  # bad news for the player
    order: int = 0  # how many orders had been given


def _losses(men: int, vehicles: int) -> str:
    parts = []
    if men:
        parts.append(count(men, "man", "men"))
    if vehicles:
        parts.append(count(vehicles, "vehicle"))
    return " and ".join(parts) + " lost" if parts else "no loss"


class Teller:
    """Puts events into words, with the names that a view knows."""

    def __init__(self, view: Any, side: int | None) -> None:
        self.view = view
        self.side = side
        self.columns = view.scenario.map.columns

    def name(self, row: int) -> str:
        """The name of a unit."""
        return self.view.units[row].name if row >= 0 else "Unknown"

    def number(self, place: int) -> str:
        """The printed number of a hex."""
        return f"{place % self.columns + 1:02d}{place // self.columns + 1:02d}" if place >= 0 else ""

    def side_of(self, row: int) -> int:
        """Whose a unit is."""
        return int(self.view.units[row].side) if row >= 0 else -1

    def tell(self, events: Sequence[Event], order: int) -> list[LogLine]:
        """The lines for the events of one order; a march is one line."""
        lines: list[LogLine] = []
        for number, event in enumerate(events):
            following = events[number + 1] if number + 1 < len(events) else None
            if (
                event.kind == e.MOVED
                and following is not None
                and following.kind == e.MOVED
                and following.unit == event.unit
            ):
                continue
            line = self.line(event, order)
            if line is not None:
                lines.append(line)
        return lines

    def line(self, event: Event, order: int) -> LogLine | None:
        """One event as a line, or None if it is not worth one."""
        text, kind = self._text(event)
        if not text:
            return None
        sufferer = event.other if event.kind in (e.FIRED, e.SHELLED, e.STRUCK) else event.unit
        bad = self.side is not None and (
            (kind == "loss" and self.side_of(sufferer) == self.side)
            or (event.kind in (e.FIRED, e.SHELLED, e.STRUCK) and self.side_of(sufferer) == self.side
                and (event.b or event.c) > 0)
        )
        return LogLine(
            int(self.view.turn), text, event.hex, self.side_of(event.unit), kind, bool(bad), order
        )

    def _text(self, event: Event) -> tuple[str, str]:
        name, other, at = self.name(event.unit), self.name(event.other), self.number(event.hex)
        kind = event.kind
        if kind == e.TURN_BEGAN:
            return f"Turn {event.a + 1}: {self.view.scenario.sides[event.b].names.english}", "news"
        if kind == e.MOVED:
            return (f"{name} flees to {at}", "loss") if event.c else (f"{name} marches to {at}", "move")
        if kind == e.MOVE_STOPPED:
            return f"{name} stops at {at}: {STOP_REASONS[min(event.a, 4)]}", "news"
        if kind == e.FIRED:
            word = ("fires at", "fires on the move of", "returns the fire of")[min(event.d, 2)]
            return f"{name} {word} {other} for {minutes(event.a)}: {_losses(event.b, event.c)}", "fight"
        if kind == e.SHELLED:
            return f"{name} shells {other or 'hex'} at {at}: {_losses(event.b, event.c)}", "fight"
        if kind == e.ASSAULTED:
            won = "carries the hex" if event.c else "is thrown back"
            return (
                f"{name} assaults {other} at {at} and {won}: own {_losses(event.a, event.d)}, "
                f"enemy {_losses(event.b, 0)}", "fight",
            )
        if kind == e.STRUCK:
            return f"{name} strikes {other} at {at}: {_losses(event.b, event.c)}", "fight"
        if kind == e.BROKE:
            return f"{name} breaks: {BREAK_REASONS[event.a]}", "loss"
        return self._news(event, name, at)

    def _news(self, event: Event, name: str, at: str) -> tuple[str, str]:
        scenario = self.view.scenario
        kind = event.kind
        plain = {
            e.ARRIVED: f"{name} arrives at {at}",
            e.DELAYED: f"{name} cannot arrive: the entry hexes are taken",
            e.FLAK: f"{name} is fired on over {at}: {count(event.a, 'aircraft', 'aircraft')} lost",
            e.SPOTTED_UNIT: f"{name} is seen at {at}",
            e.DUG_IN: f"{name} has dug for {minutes(event.a)}",
            e.MOUNTED_UP: f"{name} mounts",
            e.GOT_DOWN: f"{name} dismounts",
            e.RALLIED: f"{name} rallies",
            e.LEFT_MAP: f"{name} leaves the map",
            e.HALTED: "Both capitals order a halt",
        }
        if kind in plain:
            return plain[kind], "news" if kind != e.FLAK else "fight"
        if kind == e.STANCE_TAKEN:
            return f"{name}: {STANCES[event.a].replace('-', ' ')}", "move"
        if kind == e.SURRENDERED_UNIT:
            return f"{name} surrenders: {_losses(event.a, event.b).replace(' lost', ' captured')}", "loss"
        if kind == e.DESTROYED_UNIT:
            return f"{name} is destroyed", "loss"
        if kind == e.OBJECTIVE_TAKEN:
            taken = scenario.victory.objectives[event.a].names.english
            return f"{scenario.sides[event.b].names.english} takes {taken}", "news"
        if kind == e.LIMIT_BROKEN:
            limit = scenario.limits[event.a]
            return f"Limit broken: {limit.names.english}, {event.b} points lost", "news"
        if kind == e.ESCALATED:
            return f"Escalation rises to {event.a}", "news"
        if kind == e.GAME_OVER:
            return "The fighting ends", "news"
        return "", ""
