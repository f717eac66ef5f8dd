"""Which events a side may be told, and how much of each."""

from collections.abc import Iterable

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.tables import SPOTTED
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.calendar import is_told

PUBLIC = (
    e.TURN_BEGAN,
    e.OBJECTIVE_TAKEN,
    e.LIMIT_BROKEN,
    e.ESCALATED,
    e.HALTED,
    e.GAME_OVER,
)
"""What both sides hear of whoever did it."""

FELT = (e.FIRED, e.SHELLED, e.ASSAULTED, e.STRUCK, e.FLAK, e.RAIDED)
"""What a unit feels even from an enemy it does not see."""


OWN = (
    e.ENCIRCLED,
    e.FOUGHT_ON,
    e.SUPPLY_CHANGED,
    e.RAN_OUT,
    e.LEADER_FELL,
    e.COMMAND_LOST,
    e.COMMAND_TAKEN,
    e.CRASHED,
)
"""What only the side itself hears.  [18.9] [19.8] [11.16]"""


def visible_events(
    setup: Setup, before: State, events: Iterable[Event], side: int | None
) -> tuple[Event, ...]:
    """The events of one order that a side may know, those from unseen enemies without a name.

    `before` is the true state before the order; sight is followed event by event, so an
    enemy that comes into view half-way is shown from there on.
    """
    if side is None:
        return tuple(events)
    sides = setup.fixed.side
    seen = {int(row) for row in range(len(setup.unit_ids)) if before.units.seen[row] == SPOTTED}
    out: list[Event] = []
    for event in events:
        own = event.unit >= 0 and sides[event.unit] == side
        if is_secret(setup, event) and not own:
            continue
        if event.kind == e.SPOTTED_UNIT:
            seen.add(event.unit)
        own_other = event.other >= 0 and sides[event.other] == side
        known = own or event.unit < 0 or event.unit in seen
        if event.kind in (e.SPOTTED_UNIT, e.LOST_SIGHT, e.HEARD) and own:
            pass  # whether hidden eyes see a unit is not for its owner to know
        elif (event.kind == e.STAYED and not own) or (
            event.kind == e.HAPPENED and not is_told(event.b, side)
        ):
            pass  # orders to be gone, and news for other ears
        elif event.kind == e.EXITED and known and not own:
            out.append(event._replace(a=0))
        elif event.kind == e.HEARD:
            out.append(event)
        elif event.kind in OWN and not own:
            pass
        elif event.kind in PUBLIC:
            out.append(event if known else event._replace(unit=-1, hex=-1))
        elif known and (own or own_other or event.other < 0 or event.other in seen):
            out.append(event)
        elif event.kind in FELT and (own_other or (event.other >= 0 and event.other in seen)):
            out.append(event._replace(unit=-1))
        elif event.kind in FELT and own:
            out.append(event._replace(other=-1, b=0, c=0))
        if event.kind in (e.LOST_SIGHT, e.WENT_BELOW):
            seen.discard(event.unit)
    return tuple(out)


def is_secret(setup: Setup, event: Event) -> bool:
    """Whether only the side that did it learns of it: mines that are found or lifted.  [20.5]"""
    if event.kind == e.MINED:
        return bool(event.d)
    if event.kind not in (e.WORKED, e.OPENED):
        return False
    work = setup.works[event.b if event.kind == e.WORKED else event.a]
    return list(setup.scenario.catalogue.works.values())[work["type"]].kind == "mines"
