"""Retelling: the log and the marks of a game that was loaded or branched."""

from collections.abc import Sequence
from typing import Any

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.ui.play.telling import LogLine, told

NOTABLE = (e.ASSAULTED, e.BROKE, e.DESTROYED_UNIT, e.SURRENDERED_UNIT, e.OBJECTIVE_TAKEN, e.STRUCK)


def seen_events(
    setup: Any, events: Sequence[Event], side: int | None, before: Any, after: Any
) -> tuple[Event, ...]:
    """The events of an order that a side may know of."""
    if side is None:
        return tuple(events)
    seen = {unit.row for view in (before, after) for unit in view.units if unit.known != "suspected"}
    return tuple(
        event
        for event in events
        if event.unit < 0
        or event.unit in seen
        or (event.other >= 0 and int(setup.fixed.side[event.other]) == side)
    )


def retold(game: Any, side: int | None) -> tuple[list[LogLine], tuple[Any, ...]]:
    """The log lines and the time line's marks of a whole game."""
    lines: list[LogLine] = []
    marks: tuple[Any, ...] = ()
    before = game.view(side, 0)
    for place, step in enumerate(game.steps):
        after = game.view(side, place + 1)
        events = seen_events(game.setup, step.events, side, before, after)
        found = told(game.setup, events, side, step.turn + 1, place + 1)
        lines += found
        marks = with_marks(marks, events, found, step.turn + 1)
        before = after
    return lines, marks


def with_marks(
    marks: tuple[Any, ...], events: Sequence[Event], lines: list[LogLine], turn: int
) -> tuple[Any, ...]:
    """The marks of the time line with those of one order's events; at most three a turn."""
    from borderwar.ui.play.situation import Mark

    if not any(event.kind in NOTABLE for event in events):
        return marks
    line = next((line for line in lines if line.kind in ("loss", "fight", "news")), None)
    already = sum(mark.turn == turn and mark.kind == "happened" for mark in marks)
    if line is None or already >= 3:
        return marks
    return (*marks, Mark(turn, "happened", line.text, line.side))
