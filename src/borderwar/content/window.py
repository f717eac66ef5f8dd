"""A part of a scenario's turns: what lies outside is left out, what reaches out is cut off.

All turn numbers in the files are those of the whole scenario; here they become those of
the part.
"""

from datetime import timedelta
from typing import TypeVar

from borderwar.content.checks.events import is_released
from borderwar.content.field_forms import UnitForm
from borderwar.content.forms import Form
from borderwar.content.record_forms import FactForm, HistoryForm, ScenarioFiles
from borderwar.content.scenario_forms import EventForm, PlanForm, SourceForm, WeatherForm
from borderwar.content.times import moment_of

F = TypeVar("F", bound=Form)


class Window:
    """The turns from `first` to `last` of a scenario whose forms are all read."""

    def __init__(self, files: ScenarioFiles, first: int, last: int) -> None:
        self.files = files
        self.first = first
        self.last = last

    def cut(self) -> None:
        """Change the forms in place."""
        form = self.files.scenario
        minutes = form.calendar.turn_minutes * (self.first - 1)
        form.calendar.start += timedelta(minutes=minutes)
        form.calendar.turns = self.last - self.first + 1
        form.weather = self._weather(form.weather)
        form.plans = self._spans(form.plans)
        form.events = tuple(event for event in form.events if self._event(event))
        for limit in form.limits:
            if limit.after is not None:
                limit.after = self._inside(limit.after)
        if form.supply is not None:
            form.supply.supply_sources = self._spans(form.supply.supply_sources)
        for unit in self.files.forces.units.values():
            self._unit(unit)
        if self.files.history is not None:
            self._history(self.files.history)

    def _inside(self, turn: int) -> int:
        """A turn of the whole as one of the part; its first or last if it lies outside."""
        return min(max(turn, self.first), self.last) - self.first + 1

    def _has(self, turn: int) -> bool:
        return self.first <= turn <= self.last

    def _weather(self, entries: tuple[WeatherForm, ...]) -> tuple[WeatherForm, ...]:
        begun = [entry for entry in entries if entry.turn <= self.first]
        kept = (*begun[-1:], *(entry for entry in entries if self.first < entry.turn <= self.last))
        for entry in kept:
            entry.turn = self._inside(entry.turn)
        return kept

    def _spans(self, entries: tuple[F, ...]) -> tuple[F, ...]:
        """Entries that hold from one turn until another."""
        kept = []
        for entry in entries:
            assert isinstance(entry, PlanForm | SourceForm), "these hold since a turn and until one"
            until = entry.until or self.last
            if entry.since > self.last or until < self.first:
                continue
            entry.since = self._inside(entry.since)
            entry.until = self._inside(until)
            kept.append(entry)
        return tuple(kept)

    def _event(self, event: EventForm) -> bool:
        """Whether an event can happen in the part."""
        when = event.when
        if when is None:
            return self.first == 1
        if when.turn is not None:
            kept = self._has(when.turn)
            when.turn = self._inside(when.turn)
            return kept
        if (when.since or 1) > self.last or (when.until or self.last) < self.first:
            return False
        when.since = self._inside(when.since) if when.since is not None else None
        when.until = self._inside(when.until) if when.until is not None else None
        return True

    def _unit(self, unit: UnitForm) -> None:
        arrives, leaves = unit.arrives, unit.leaves
        if leaves is not None and leaves.by:
            unit.leaves = leaves if self._has(leaves.by) else None
            leaves.by = self._inside(leaves.by)
        if arrives is None or arrives.turn == 0:
            return
        if arrives.turn > self.last:
            if arrives.level or is_released(unit, self.files):
                arrives.turn = arrives.latest = 0
            else:
                unit.arrives, unit.absent = None, True
            return
        arrives.turn = self._inside(arrives.turn)
        arrives.latest = self._inside(arrives.latest) if arrives.latest else 0

    def _history(self, history: HistoryForm) -> None:
        for fact in history.facts:
            fact.turn = self._turn_of(fact)
        history.positions = tuple(one for one in history.positions if self._has(one.turn))
        for one in history.positions:
            one.turn = self._inside(one.turn)

    def _turn_of(self, fact: FactForm) -> int | None:
        """The turn a fact falls in: by its hour if it has one; None if it is outside."""
        moment = moment_of(fact.when.text)
        calendar = self.files.scenario.calendar
        if moment is not None:
            turn = (moment - calendar.start) // timedelta(minutes=calendar.turn_minutes) + 1
            return turn if 1 <= turn <= calendar.turns else None
        if fact.turn is None or not self._has(fact.turn):
            return None
        return self._inside(fact.turn)
