"""Retelling: the log and the marks of a game that was loaded or branched."""

from collections.abc import Sequence
from typing import Any

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.orders import Assault, Bombard, Fire
from borderwar.ui.play.telling import LogLine, no_sum, told

NOTABLE = (
    e.ASSAULTED,
    e.BROKE,
    e.DESTROYED_UNIT,
    e.SURRENDERED_UNIT,
    e.OBJECTIVE_TAKEN,
    e.STRUCK,
    e.HAPPENED,
)


def retold(game: Any, side: int | None) -> tuple[list[LogLine], tuple[Any, ...]]:
    """The log lines and the time line's marks of a whole game."""
    from borderwar.session.sums import sums_of
    from borderwar.session.visible import visible_events

    lines: list[LogLine] = []
    marks: tuple[Any, ...] = ()
    for place, step in enumerate(game.steps):
        events = visible_events(game.setup, game.state_at(place), step.events, side)
        own = step.side == side or side is None
        fight = own and isinstance(step.order, Fire | Assault | Bombard)
        sums = sums_of(game.setup, game.view(side, place).state, step.order) if fight else no_sum
        found = told(game.setup, events, side, step.turn + 1, place + 1, sums)
        lines += found
        marks = with_marks(marks, events, found, step.turn + 1)
    return lines, marks


def with_marks(
    marks: tuple[Any, ...], events: Sequence[Event], lines: list[LogLine], turn: int
) -> tuple[Any, ...]:
    """The marks of the time line with those of one order's events; at most three a turn."""
    from borderwar.ui.play.situation import Mark

    if not any(event.kind in NOTABLE for event in events):
        return marks
    if any(event.kind == e.HAPPENED for event in events):
        told_now = [line for line in lines if line.kind == "event"]
        return (*marks, *(Mark(line.turn, "event", line.text, -1) for line in told_now))
    line = next((line for line in lines if line.kind in ("loss", "fight", "news")), None)
    already = sum(mark.turn == turn and mark.kind == "happened" for mark in marks)
    if line is None or already >= 3:
        return marks
    return (*marks, Mark(turn, "happened", line.text, line.side))
