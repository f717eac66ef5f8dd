"""Mistakes in events, and in who is to leave the map."""

from collections.abc import Iterator

from borderwar.content.checks.each import each, patiently
from borderwar.content.checks.references import is_on_map
from borderwar.content.checks.scenario import twice
from borderwar.content.field_forms import UnitForm
from borderwar.content.geometry import place_of
from borderwar.content.kinds import Spoilt, unknown
from borderwar.content.nodes import Mapping, Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.scenario_forms import EventForm, ObjectiveForm, SideForm


def check(files: ScenarioFiles) -> Iterator[Problem]:
    """All mistakes in events, exits and departures."""
    for one in (events_twice, _events, _sides, _objectives, _leavers):
        yield from patiently(one(files))


def _events(files: ScenarioFiles) -> Iterator[Problem]:
    checks = (
        event_turns,
        event_level,
        unknown_objective,
        unknown_event,
        unknown_limit,
        unknown_body,
        unknown_ears,
        points_of_nobody,
        nothing_to_release,
        nobody_to_withdraw,
        empty_event,
    )
    yield from each(files.scenario.events, checks, files)


def _sides(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.scenario.sides.values(), (exit_inside,), files)


def _objectives(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.scenario.victory.objectives, (stand_of_nobody,), files)


def _leavers(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.forces.units.values(), (no_exit, arrival_order), files)


def events_twice(files: ScenarioFiles) -> Iterator[Problem]:
    """Events have ids of their own."""
    yield from twice([vars(event).get("id") for event in files.scenario.events], "event")


def event_turns(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """An event has one turn, or the first and the last of several."""
    when = event.when
    if when is None:
        return
    if when.turn is not None and (when.since is not None or when.until is not None):
        message = "turn stands alone"
        yield when.key_place("turn").problem("event-turns", message, "Leave 'since' and 'until' out.")
    elif when.since is not None and when.until is not None and when.until < when.since:
        message = f"until turn {when.until} is before since turn {when.since}"
        yield when.place("until").problem("event-turns", message)


def event_level(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """An event waits for a level that there is."""
    levels = len(files.scenario.escalation.levels)
    if event.when is not None and event.when.level is not None and event.when.level > levels:
        message = f"there is no level {event.when.level}"
        yield event.when.place("level").problem("unknown-level", message, f"Escalation has {levels} levels.")


def unknown_objective(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """What is to be held is an objective."""
    names = [one.id.text for one in files.scenario.victory.objectives]
    for held in event.when.held if event.when is not None else ():
        if held.objective.text not in names:
            yield unknown("unknown-objective", held.objective, "objective", names)


def unknown_event(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """What has to come first, or must not, is another event."""
    names = [other.id.text for other in files.scenario.events if other is not event]
    for word in (*event.when.after, *event.when.unless) if event.when is not None else ():
        if word.text in names:
            continue
        if word.text == event.id.text:
            yield word.problem("unknown-event", f"{quoted(word.text)} cannot wait for itself")
        else:
            yield unknown("unknown-event", word, "event", names)


def unknown_limit(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """What is switched on or off is a limit."""
    names = [limit.id.text for limit in files.scenario.limits]
    for word in (*event.then.limits_on, *event.then.limits_off) if event.then is not None else ():
        if word.text not in names:
            yield unknown("unknown-limit", word, "limit", names)


def _bodies(event: EventForm) -> Iterator[Word]:
    """Every unit or formation that an event names."""
    if event.when is not None:
        yield from (*event.when.broken, *event.when.destroyed)
    if event.then is not None:
        yield from (*event.then.release, *event.then.withdraw, *event.then.surrender)


def unknown_body(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Those named are units or formations."""
    names = files.forces.formations.names | files.forces.units.names
    for word in _bodies(event):
        if word.text not in names:
            yield unknown("unknown-unit", word, "unit or formation", sorted(names), "units and formations")


def unknown_ears(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """News is for a side, for both, or for nobody."""
    known = ("both", "nobody", *sorted(files.scenario.sides.names))
    if event.told is not None and event.told.text not in known:
        yield unknown("unknown-side", event.told, "side", known)


def points_of_nobody(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Points go to sides, and bans on flying too."""
    sides = sorted(files.scenario.sides.names)
    for key in ("points", "air-ban"):
        found = event.then.place(key) if event.then is not None else None
        if isinstance(found, Mapping) and event.then is not None and key in event.then.node.keys:
            yield from (
                unknown("unknown-side", word, "side", sides)
                for name, word in found.keys.items()
                if name not in sides
            )


def members(word: Word, files: ScenarioFiles) -> Iterator[UnitForm]:
    """The units of a name: itself, or those of a formation and of all below it."""
    for unit in files.forces.units.values():
        here: str | None = unit.formation.text
        seen = {unit.called}
        while here is not None and here not in seen:
            seen.add(here)
            formation = files.forces.formations.get(here)
            here = formation.parent.text if formation is not None and formation.parent is not None else None
        if word.text in seen:
            yield unit


def nothing_to_release(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Only those who are still to come can be let loose."""
    for word in event.then.release if event.then is not None else ():
        found = list(members(word, files))
        if found and all(unit.arrives is None for unit in found):
            message = f"nobody of {quoted(word.text)} is still to come"
            yield word.problem("nothing-to-release", message, "Give its units the key 'arrives'.")


def nobody_to_withdraw(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Only those who know how they leave can be called away."""
    for word in event.then.withdraw if event.then is not None else ():
        found = list(members(word, files))
        if found and all(unit.leaves is None for unit in found):
            message = f"nobody of {quoted(word.text)} knows how to leave the map"
            cure = "Give its units the key 'leaves', with by: 0."
            yield word.problem("nobody-to-withdraw", message, cure)


def empty_event(event: EventForm, files: ScenarioFiles) -> Iterator[Problem]:
    """An event brings something, or somebody hears of it."""
    if event.then is None and event.told is not None and event.told.text == "nobody":
        yield event.key_place("told").problem(
            "empty-event", "nobody hears of this event, and it brings nothing", "Add the key 'then'."
        )


def exit_inside(side: SideForm, files: ScenarioFiles) -> Iterator[Problem]:
    """The map is left at its edge."""
    yield from _inside(side.exits, files)


def _inside(words: tuple[Word, ...], files: ScenarioFiles) -> Iterator[Problem]:
    for word in words:
        column, row = place_of(word.text)
        last = (files.map.columns - 1, files.map.rows - 1)
        if is_on_map(files, word.text) and column not in (0, last[0]) and row not in (0, last[1]):
            yield word.problem("exit-inside", f"{quoted(word.text)} is not at the edge of the map")
            return


def stand_of_nobody(objective: ObjectiveForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Only what is held at the start can stand until it falls."""
    if objective.stand and objective.holder is None:
        message = "nobody holds this objective at the start, so it cannot stand"
        yield objective.key_place("stand").problem("stand-of-nobody", message, "Add the key 'holder'.")


def no_exit(unit: UnitForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Who must leave has a way out."""
    if unit.leaves is None:
        return
    yield from _inside(unit.leaves.at, files)
    formation = files.forces.formations.get(unit.formation.text)
    side = files.scenario.sides.get(formation.side.text) if formation is not None else None
    if not unit.leaves.at and side is not None and not side.exits:
        message = f"{quoted(unit.called)} must leave, and neither it nor {side.called} has an exit"
        yield unit.leaves.root.problem("no-exit", message, "Add 'at' here, or 'exits' to its side.")


def arrival_order(unit: UnitForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A delay ends after it begins."""
    arrives = unit.arrives
    if arrives is not None and arrives.latest and arrives.latest <= arrives.turn:
        message = f"latest turn {arrives.latest} is not after turn {arrives.turn}"
        yield arrives.place("latest").problem("arrival-order", message)


def is_released(unit: UnitForm, files: ScenarioFiles) -> bool:
    """Whether a formation's level or an event lets a unit come."""
    here: str | None = unit.formation.text
    above = set()
    while here is not None and here not in above:
        above.add(here)
        formation = files.forces.formations.get(here)
        if formation is not None and formation.level:
            return True
        here = formation.parent.text if formation is not None and formation.parent is not None else None
    try:
        released = {word.text for event in files.scenario.events if event.then for word in event.then.release}
    except Spoilt:
        return True  # what an event releases is not known
    return bool(released & {unit.called, *above})
