"""Mistakes in history.yaml and tests.yaml."""

from collections.abc import Iterator
from datetime import datetime

from borderwar.content import geometry
from borderwar.content.checks.each import each, patiently
from borderwar.content.checks.far import bases_of
from borderwar.content.checks.references import is_on_map
from borderwar.content.checks.scenario import twice
from borderwar.content.forms import Form
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Sequence, Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import (
    FactForm,
    LossForm,
    OutcomeForm,
    PositionForm,
    ScenarioFiles,
    TrialForm,
)
from borderwar.model.orders import End, Escort, Raid, parse

_SHAPES = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 16: "%Y-%m-%dT%H:%M"}


def check(files: ScenarioFiles) -> Iterator[Problem]:
    """All mistakes in the record and in the trials."""
    yield from patiently(_history(files))
    yield from patiently(_trials(files))


def _history(files: ScenarioFiles) -> Iterator[Problem]:
    history = files.history
    if history is None:
        return
    yield from patiently(_facts_twice(files))
    yield from each(vars(history).get("facts", ()), (no_such_day, fact_in_another_turn), files)
    yield from each(vars(history).get("losses", ()), (loss_order,), files)
    yield from each(vars(history).get("positions", ()), (unknown_position_unit,), files)
    yield from each([history.outcome], (ground_held_by_nobody,), files)


def _facts_twice(files: ScenarioFiles) -> Iterator[Problem]:
    assert files.history is not None, "asked only where there is a history"
    yield from twice([vars(fact).get("id") for fact in files.history.facts], "fact")


def no_such_day(fact: FactForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A fact's date is in the calendar."""
    if _moment(fact.when.text) is None:
        yield fact.when.problem("not-a-date", f"there is no {quoted(fact.when.text)} in the calendar")


def fact_in_another_turn(fact: FactForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A fact's hour falls into its turn."""
    moment = _moment(fact.when.text)
    if fact.turn is None or moment is None or len(fact.when.text) < 16:
        return
    calendar = files.scenario.calendar
    minutes = (moment - calendar.start).total_seconds() // 60
    turn = int(minutes // calendar.turn_minutes) + 1
    if turn != fact.turn:
        where = f"in turn {turn}" if 1 <= turn <= calendar.turns else "outside the turns of the scenario"
        yield fact.place("turn").problem(
            "wrong-turn", f"{fact.when.text} is {where}, not in turn {fact.turn}"
        )


def loss_order(loss: LossForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Low is not more than high."""
    if loss.low > loss.high:
        yield loss.place("low").problem("figure-order", "low is more than high")


def unknown_position_unit(position: PositionForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A position is of a unit that there is."""
    yield from _unknown_unit(position.unit, files)


def ground_held_by_nobody(outcome: OutcomeForm, files: ScenarioFiles) -> Iterator[Problem]:
    """The ground is held by a side, by both or by neither."""
    known = [*sorted(files.scenario.sides.names), "both", "neither"]
    if outcome.ground_held_by.text not in known:
        yield unknown("unknown-side", outcome.ground_held_by, "side", known)


def _trials(files: ScenarioFiles) -> Iterator[Problem]:
    if files.tests is not None:
        checks = (
            unknown_given_unit,
            unknown_expected_unit,
            unknown_ordered_unit,
            unknown_ordered_base,
            order_off_map,
            expected_level,
        )
        yield from each(files.tests.trials, checks, files)
        for trial in files.tests.trials:
            expected = vars(trial).get("expect")
            units = vars(expected).get("units") if expected is not None else None
            yield from each((units or {}).values(), (range_upside_down,), files)


def unknown_given_unit(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Given units are in the forces."""
    if trial.given is not None and trial.given.units is not None:
        for word in trial.given.units.words.values():
            yield from _unknown_unit(word, files)


def unknown_expected_unit(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Expected units are in the forces."""
    if trial.expect.units is not None:
        for word in trial.expect.units.words.values():
            yield from _unknown_unit(word, files)


def unknown_ordered_unit(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Orders are for units in the forces."""
    for line in trial.orders:
        order = parse(line.text)
        names = () if isinstance(order, End) else (order.unit, getattr(order, "target", order.unit))
        for name in (*names, *((order.other,) if isinstance(order, Escort) else ())):
            word = line.part(name)
            if name not in files.forces.units.names:
                yield unknown("unknown-unit", word, "unit", sorted(files.forces.units.names))
                break


def unknown_ordered_base(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Bases in orders are in the scenario.  [11.14]"""
    names = bases_of(files).names
    for line in trial.orders:
        order = parse(line.text)
        if isinstance(order, Raid) and order.base not in names:
            yield unknown("unknown-base", line.part(order.base), "air base", sorted(names))


def order_off_map(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Hexes in orders are hexes of the map."""
    for line in trial.orders:
        order = parse(line.text)
        numbers = getattr(order, "path", ()) or ((order.at,) if hasattr(order, "at") else ())
        for number in numbers:
            if not geometry.is_number(number) or not is_on_map(files, number):
                cure = (
                    f"The map has columns 01 to {files.map.columns:02d} and rows 01 to {files.map.rows:02d}."
                )
                yield line.part(number).problem("off-map", f"the hex {quoted(number)} is off the map", cure)
                break


def expected_level(trial: TrialForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Escalation is expected at a level that there is."""
    levels = len(files.scenario.escalation.levels)
    if trial.expect.escalation is not None and trial.expect.escalation > levels:
        message = f"there is no level {trial.expect.escalation}"
        yield trial.expect.place("escalation").problem(
            "unknown-level", message, f"Escalation has {levels} levels."
        )


def range_upside_down(unit: Form, files: ScenarioFiles) -> Iterator[Problem]:
    """An expected range goes from least to most."""
    for name, value in vars(unit).items():
        if isinstance(value, tuple) and len(value) == 2 and value[0] > value[1]:
            place = unit.place(name)
            at = place.items[0] if isinstance(place, Sequence) else place
            yield at.problem("figure-order", f"{value[0]} is more than {value[1]}", "Write the least first.")


def _unknown_unit(word: Word, files: ScenarioFiles) -> Iterator[Problem]:
    if word.text not in files.forces.units.names:
        yield unknown("unknown-unit", word, "unit", sorted(files.forces.units.names))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _SHAPES[len(text)])
    except ValueError:
        return None
