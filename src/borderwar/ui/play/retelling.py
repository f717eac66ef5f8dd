"""Retelling: the log and the marks of a game that was loaded or branched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.orders import Assault, Bombard, Fire
from borderwar.ui.play.telling import FIGHTS, LOSSES, LogLine, no_sum, told

MARKED = {
    "ground": frozenset({e.OBJECTIVE_TAKEN}),
    "loss": LOSSES,
    "fight": FIGHTS,
    "event": frozenset({e.HAPPENED}),
}
"""What gets a mark on the time line, by the mark's kind; what weighs most first."""


@dataclass(frozen=True)
class Mark:
    """Something on the time line: a fight that was, or a dated fact of history."""

    turn: int  # from 1
    kind: str  # "fight", "loss", "ground", "event", "history", "coming" or "note"
    text: str
    side: int  # -1 for both
    order: int | None = None  # orders given when it had happened; None for what is no part of the record


def retold(game: Any, side: int | None, with_sums: bool = True) -> tuple[list[LogLine], tuple[Mark, ...]]:
    """The log lines and the time line's marks of a whole game; the sums of own fights if asked for."""
    from borderwar.session.sums import sums_of
    from borderwar.session.visible import visible_events

    lines: list[LogLine] = []
    marks: list[Mark] = []
    before = game.setup.blank.twin()
    for place, step in enumerate(game.steps):
        events = visible_events(game.setup, game.state_at(place, before), step.events, side)
        own = step.side == side or side is None
        fight = with_sums and own and isinstance(step.order, Fire | Assault | Bombard)
        sums = sums_of(game.setup, game.view(side, place).state, step.order) if fight else no_sum
        found = told(game.setup, events, side, step.turn + 1, place + 1, sums)
        lines += found
        marks += marks_of(game.setup, events, found, step.turn + 1, place + 1)
    return lines, tuple(marks)


def marks_of(
    setup: Any, events: Sequence[Event], lines: Sequence[LogLine], turn: int, order: int
) -> list[Mark]:
    """The marks of one order's events: one of each kind, with the sentences that tell of it."""
    from borderwar.session.sentences import sentence_of

    marks = []
    for kind, kinds in MARKED.items():
        found = [event for event in events if event.kind in kinds]
        if found and kind in ("ground", "loss"):
            words = ". ".join(sentence_of(setup, event) for event in found)
            side = found[0].b if kind == "ground" else int(setup.fixed.side[found[0].unit])
            marks.append(Mark(turn, kind, words, side, order))
            continue
        about = [line for line in lines if line.kind == kind] if found else []
        if about:
            marks.append(Mark(max(turn, about[0].turn), kind, about[0].text, about[0].side, order))
    return marks
