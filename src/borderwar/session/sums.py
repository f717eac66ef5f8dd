"""The sum behind a fight: what counted, as the forecast card had it before the order."""

from collections.abc import Callable

from borderwar.language import say
from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.orders import Assault, Bombard, Fire, Order
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.factors import reckon


def sums_of(setup: Setup, before: State, order: Order) -> Callable[[Event], str]:
    """For the events of one order: the sum of each blow it struck, once for each target.

    `before` is the view of the side that gave the order, as it was then; the sum is what
    the card showed, factor by factor, and holds no more than the side knew.
    """
    told: set[int] = set()

    def words(event: Event) -> str:
        if not isinstance(order, Fire | Assault | Bombard) or event.unit != setup.row_of[order.unit]:
            return ""
        struck = (event.kind == e.FIRED and event.d == 0) or event.kind in (e.SHELLED, e.ASSAULTED)
        if not struck or event.other < 0 or event.other in told or int(before.units.hex[event.other]) < 0:
            return ""
        told.add(event.other)
        found = reckon(setup, before, order, event.unit, event.other)
        if not found.total:
            return ""
        lines = [f"{part.attack or part.defence} {part.text} [{part.rule}]" for part in found.factors]
        unit = say("guns") if found.unit == "guns" else say("rifles")
        return say(
            "{lines}: {total} {unit} that tell", lines=", ".join(lines), total=f"{found.total:.1f}", unit=unit
        )

    return words
