"""Events as lines of the log, as far as a side may know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.model import events as e
from borderwar.model.events import Event

QUIET = frozenset({e.LOST_SIGHT, e.STANCE_TAKEN, e.TURN_BEGAN, e.ESCALATED})
"""Kinds that are told only if they stand alone, or never."""

FIGHTS = frozenset({e.FIRED, e.SHELLED, e.STRUCK, e.ASSAULTED, e.FLAK})
LOSSES = frozenset({e.BROKE, e.SURRENDERED_UNIT, e.DESTROYED_UNIT})


@dataclass(frozen=True)
class LogLine:
    """One line of the log."""

    turn: int  # from 1
    text: str
    hex: int  # NOWHERE if it has no place
    side: int  # whose deed; -1 nobody's
    kind: str  # "move", "fight", "loss", "news", "event"
    bad: bool = False  # bad news for the player
    order: int = 0  # orders given when it happened
    unit: int = -1  # rows of the two units it speaks of; -1 for none or none in sight
    other: int = -1
    sum: str = ""  # what counted in an own fight, with the cases


def no_sum(event: Event) -> str:
    """For events whose sum is not known."""
    return ""


def told(
    setup: Any,
    events: Sequence[Event],
    side: int | None,
    turn: int,
    order: int,
    sums: Callable[[Event], str] = no_sum,
) -> list[LogLine]:
    """The lines for the events of one order; a march of one unit is one line.

    `sums` says what counted in a fight (`session.sums`).
    """
    from borderwar.session.sentences import sentence_of

    lines = []
    for place, event in enumerate(events):
        following = events[place + 1] if place + 1 < len(events) else None
        if event.kind == e.MOVED and following is not None and following[:2] == event[:2]:
            continue
        if event.kind in QUIET and event.kind != e.TURN_BEGAN:
            continue
        if event.kind == e.TURN_BEGAN:
            turn = event.a + 1
        if event.kind == e.HAPPENED:
            turn = event.c + 1  # it is told before the turn's own first line
        text = sentence_of(setup, event)
        if text:
            lines.append(_line(setup, event, text, side, turn, order, sums(event)))
    return lines


def _line(
    setup: Any, event: Event, text: str, side: int | None, turn: int, order: int, counted: str
) -> LogLine:
    owner = int(setup.fixed.side[event.unit]) if event.unit >= 0 else -1
    victim = int(setup.fixed.side[event.other]) if event.other >= 0 else -1
    kind = "news"
    if event.kind in FIGHTS:
        kind = "fight"
    elif event.kind in LOSSES or (event.kind == e.MOVED and event.c):
        kind = "loss"
    elif event.kind == e.HAPPENED:
        kind = "event"
    elif event.kind in (e.MOVED, e.DUG_IN, e.MOUNTED_UP, e.GOT_DOWN):
        kind = "move"
    bad = side is not None and (
        (kind == "loss" and owner == side)
        or (event.kind in (e.FIRED, e.SHELLED, e.STRUCK) and victim == side and (event.b > 0 or event.c > 0))
        or (event.kind == e.LIMIT_BROKEN and owner == side)
        or (event.kind in (e.RAN_OUT, e.LEADER_FELL, e.COMMAND_LOST, e.FOUGHT_ON) and owner == side)
        or (event.kind in (e.ENCIRCLED, e.SUPPLY_CHANGED) and event.a > 0 and owner == side)
    )
    return LogLine(turn, text, event.hex, owner, kind, bad, order, event.unit, event.other, counted)
