"""Who lost what, when and to what: the ledger behind the screen of losses.

Of its own units a side knows every loss, as the state counts it.  Of the enemy's it knows
what it was told at the time: the numbers of the log.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.rules.setup import Setup
from borderwar.session.game import Game
from borderwar.session.visible import visible_events

MEASURES = ("casualties", "captured", "armour", "lorries", "aircraft")
"""Killed and wounded, captured, armoured vehicles, other vehicles, aircraft, as in `session.result`."""

CAUSES = (
    "fire",
    "march",
    "reply",
    "shells",
    "assault",
    "bombs",
    "flak",
    "dogfight",
    "accident",
    "mines",
    "surrender",
    "break-out",
    "crews",
    "wounded",
    "event",
)
"""Aimed fire, fire on the march, return fire, guns and mortars, close combat, from the air, ground fire,
fights in the air, accidents of flying, mines, surrender, left behind in a break-out; and what no line of
the log counts: men lost with their vehicle or unit, wounded who were left to the enemy, what an event
took away."""

SILENT = ("crews", "wounded", "event")
"""Causes that follow from another line of the log and have none of their own."""

_FIRE = ("fire", "march", "reply")


@dataclass(frozen=True, slots=True)
class Loss:
    """One unit's loss of one measure in one order."""

    turn: int  # from 1
    order: int  # orders given when it happened, this one counted
    unit: int  # row; -1 for an enemy without a name
    side: int
    measure: str  # one of MEASURES
    number: int  # below 0 where wounded become prisoners
    cause: str  # one of CAUSES


def losses_told(setup: Setup, event: Event) -> tuple[tuple[int, int, int, int, str], ...]:
    """What one line of the log counts: unit row, men, captured, vehicles, cause."""
    unit, other = event.unit, event.other
    match event.kind:
        case e.FIRED:
            return ((other, event.b, 0, event.c, _FIRE[event.d]),)
        case e.SHELLED if other >= 0:
            return ((other, event.b, 0, event.c, "shells"),)
        case e.ASSAULTED if other >= 0:
            return ((other, event.a, 0, event.b, "assault"),)
        case e.STRUCK if other >= 0:
            return ((other, event.b, 0, event.c, "bombs"),)
        case e.RAIDED if other >= 0:
            return ((other, 0, 0, event.b, "bombs"),)
        case e.FLAK:
            return ((unit, 0, 0, event.a, "flak"),)
        case e.CRASHED:
            return ((unit, 0, 0, event.a, "accident"),)
        case e.MET_IN_AIR:
            return ((unit, 0, 0, event.a, "dogfight"),)
        case e.MINED:
            return ((unit, event.a, 0, event.b, "mines"),)
        case e.SURRENDERED_UNIT:
            return ((unit, 0, event.a, event.b, "surrender"),)
        case e.BROKE_OUT:
            return ((unit, 0, event.a, event.b, "break-out"),)
        case _:
            return ()


def vehicle_measure(setup: Setup, row: int) -> str:
    """Under which measure a unit's vehicles are counted."""
    if setup.fixed.aircraft[row] > 0:
        return "aircraft"
    return "armour" if setup.fixed.armoured[row] > 0 else "lorries"


def ledger(game: Game, side: int | None, position: int | None = None) -> tuple[Loss, ...]:
    """All losses up to a moment that a side may know of; `side` None knows all."""
    setup = game.setup
    out: list[Loss] = []
    own = np.ones(len(setup.unit_ids), bool) if side is None else setup.fixed.side == side
    before = game.state_at(0)
    was = _counts(before.units)
    for place, step in enumerate(game.steps[:position]):
        after = game.state_at(place + 1)
        now = _counts(after.units)
        told = visible_events(setup, before, step.events, side)
        when = step.turn + 1, place + 1
        rows: dict[tuple[int, str, str], int] = {}
        for row, measure, number, cause in _told(setup, told):
            rows[row, measure, cause] = rows.get((row, measure, cause), 0) + number
        for row in np.flatnonzero(own & (now != was).any(axis=0)).tolist():
            _add_silent(setup, rows, row, (now - was)[:, row].tolist())
        for (row, measure, cause), number in rows.items():
            if number:
                out.append(Loss(*when, row, int(setup.fixed.side[row]), measure, number, cause))
        before, was = after, now
    return tuple(out)


def _counts(units: object) -> np.ndarray:
    """Casualties, captured, vehicles of every unit: (3, units)."""
    columns = units.casualties, units.captured, units.vehicles_lost + units.vehicles_captured  # type: ignore[attr-defined]
    found: np.ndarray = np.array(columns, dtype=np.int64)
    return found


def _told(setup: Setup, events: Sequence[Event]) -> Iterable[tuple[int, str, int, str]]:
    """Row, measure, number and cause of all that the lines of the log count."""
    for event in events:
        for row, men, captured, vehicles, cause in losses_told(setup, event):
            if row < 0:
                continue  # nobody in sight was hit
            for measure, number in (("casualties", men), ("captured", captured)):
                if number:
                    yield row, measure, number, cause
            if vehicles:
                yield row, vehicle_measure(setup, row), vehicles, cause


def _add_silent(
    setup: Setup, rows: dict[tuple[int, str, str], int], row: int, came: tuple[int, int, int] | list[int]
) -> None:
    """Add to the told losses of one unit what the state counts beside them."""
    measures = "casualties", "captured", vehicle_measure(setup, row)
    rest = []
    for measure, number in zip(measures, came, strict=True):
        rest.append(number - sum(n for (r, m, _), n in rows.items() if r == row and m == measure))
    men, captured, vehicles = rest
    taken = max(0, captured)  # wounded who stay behind when their unit runs  [8.7]
    rows[row, measures[0], "wounded"] = -taken
    rows[row, measures[1], "wounded"] = captured
    rows[row, measures[0], "crews"] = men + taken
    rows[row, measures[2], "event"] = vehicles
