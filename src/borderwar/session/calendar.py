"""What a side knows is coming: arrivals, departures, and events that can be read of."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.model.happenings import TOLD_BOTH
from borderwar.model.tables import BROKEN, TO_COME
from borderwar.rules.setup import Setup
from borderwar.rules.state import State


@dataclass(frozen=True, slots=True)
class Date:
    """Something with a turn, or with none that is known."""

    turn: int  # from 1; 0 for no turn of its own
    until: int  # the last turn it may come; as `turn` if there is no doubt
    kind: str  # "arrival", "departure", "event"
    text: str
    rule: str
    passed: bool = False  # it has happened

    @property
    def when(self) -> str:
        """The turn in words."""
        if self.turn <= 0:
            return say("No date")
        if self.until > self.turn:
            return say("Turn {turn} to {until}", turn=self.turn, until=self.until)
        return say("Turn {turn}", turn=self.turn)


def calendar(setup: Setup, view: State, side: int | None) -> tuple[Date, ...]:
    """The dates a side knows of in its view, by turn; those without one last."""
    dates = (*_events(setup, view, side), *_arrivals(setup, view, side), *_departures(setup, view, side))
    return tuple(sorted(dates, key=lambda date: (date.turn <= 0, date.turn, date.kind != "event")))


def _names(setup: Setup, rows: list[int]) -> str:
    names = [setup.scenario.units[row].names.english for row in rows]
    return (
        ", ".join(names)
        if len(names) < 5
        else say("{names} and {number} more", names=", ".join(names[:3]), number=len(names) - 3)
    )


def _of(setup: Setup, side: int | None) -> list[int]:
    rows = range(len(setup.unit_ids))
    return [row for row in rows if side is None or int(setup.fixed.side[row]) == side]


def _arrivals(setup: Setup, view: State, side: int | None) -> list[Date]:
    """Units to come, those of one time and place together.  [12.1] [12.2] [12.5]"""
    together: dict[tuple[int, int, int, tuple[str, ...]], list[int]] = {}
    for row in _of(setup, side):
        arrival = setup.scenario.units[row].arrival
        if int(view.units.condition[row]) != TO_COME or arrival is None:
            continue
        due = int(view.units.due[row])
        first = int(setup.fixed.arrive_turn[row]) if due else 0
        level = int(setup.fixed.arrive_level[row])
        together.setdefault((first, max(first, due), level, arrival.at), []).append(row)
    dates = []
    for (first, last, level, at), rows in together.items():
        where = say(" at {at}", at=say(" or ").join(at)) if at else ""
        how = say(", or once escalation reaches {level}", level=level) if level and first else ""
        how = say(" once escalation reaches {level}", level=level) if level and not first else how
        how = how or ("" if first else say(" if an event releases them"))
        verb = say("comes on") if len(rows) == 1 else say("come on")
        dates.append(
            Date(
                first,
                last,
                "arrival",
                say("{names} {verb}{where}{how}", names=_names(setup, rows), verb=verb, where=where, how=how),
                "12.1",
            )
        )
    return dates


def _departures(setup: Setup, view: State, side: int | None) -> list[Date]:
    """Units that must be gone by the end of a turn.  [12.8]"""
    together: dict[tuple[int, int], list[int]] = {}
    for row in _of(setup, side):
        by = int(view.units.leave_by[row])
        if by > 0 and int(view.units.condition[row]) <= BROKEN:
            together.setdefault((by, int(setup.fixed.leave_price[row])), []).append(row)
    return [
        Date(
            by,
            by,
            "departure",
            say("{names} must be off the map, or cost {price} each", names=_names(setup, rows), price=price),
            "12.8",
        )
        for (by, price), rows in together.items()
    ]


def _events(setup: Setup, view: State, side: int | None) -> list[Date]:
    """Events that have happened and were told, and those that can be read of beforehand.  [21.7]"""
    dates = []
    now = int(view.clock.turn[0]) + 1
    for row, event in enumerate(setup.scenario.happenings):
        told = event.told == "both" or side is None or event.told == setup.side_ids[side]
        times = int(view.happenings.times[row])
        text = f"{event.names.english}: {event.text}"
        if times and told:
            turn = int(view.happenings.turn[row]) + 1
            dates.append(Date(turn, turn, "event", text, "21.1", True))
        if event.hidden or event.until < now or (times and not event.repeat):
            continue
        chance = say(" (chance {chance} % a turn)", chance=event.chance // 10) if event.chance < 1000 else ""
        open_to = bool(event.conditions)
        always = event.since <= 1 and event.until >= setup.scenario.turns
        first, last = (0, 0) if always and open_to else (event.since, event.until)
        last = last if open_to or event.chance < 1000 else first
        dates.append(Date(first, last, "event", text + chance, "21.1"))
    return dates


def is_told(told: int, side: int | None) -> bool:
    """Whether news marked so is for a side."""
    return side is None or told in (TOLD_BOTH, side)
