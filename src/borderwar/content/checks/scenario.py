"""Mistakes in scenario.yaml."""

from collections.abc import Iterator
from itertools import pairwise

from borderwar.content.checks.each import each, patiently
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Word
from borderwar.content.problems import Problem, listed, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.scenario_forms import LimitForm, PlanForm

SIDES = 2
MOST_LIMITS = 30
"""A hex remembers its limits as bits of one integer."""


def check(files: ScenarioFiles) -> Iterator[Problem]:
    """All mistakes in the scenario file."""
    for one in (
        not_two_sides,
        night_before_day,
        moon_order,
        weather_order,
        start_beyond_last_level,
        start_at_halt,
        losses_of_each_side,
        too_many_limits,
        limits_twice,
        objectives_twice,
        grade_order,
        lowest_grade,
        _limits,
        _plans,
    ):
        yield from patiently(one(files))


def _limits(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.scenario.limits, (limit_without_hexes, limit_without_turn), files)


def _plans(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.scenario.plans, (plan_without_formation, plan_of_other_side, plan_order), files)


def not_two_sides(files: ScenarioFiles) -> Iterator[Problem]:
    """A border has two sides."""
    sides = files.scenario.sides
    if len(sides.names) != SIDES:
        message = f"there are {len(sides.names)} sides ({listed(sides.words)}), and a scenario has two"
        yield files.scenario.key_place("sides").problem("not-two-sides", message)


def night_before_day(files: ScenarioFiles) -> Iterator[Problem]:
    """The sun rises before it sets."""
    sun = files.scenario.sun
    if sun.set <= sun.rise:
        yield sun.place("set").problem("sun-order", "the sun sets before it rises")


def moon_order(files: ScenarioFiles) -> Iterator[Problem]:
    """The moon's days follow each other."""
    for before, after in pairwise(files.scenario.sun.moon):
        if after.day <= before.day:
            message = f"{after.day.isoformat()} cannot follow {before.day.isoformat()}"
            yield after.place("day").problem("moon-order", message)


def weather_order(files: ScenarioFiles) -> Iterator[Problem]:
    """Weather begins with turn 1 and goes on in order."""
    before = 0
    for entry in files.scenario.weather:
        if before == 0 and entry.turn != 1:
            yield entry.place("turn").problem("weather-order", "the first weather begins with turn 1")
        elif entry.turn <= before:
            yield entry.place("turn").problem(
                "weather-order", f"turn {entry.turn} cannot follow turn {before}"
            )
        before = entry.turn


def start_beyond_last_level(files: ScenarioFiles) -> Iterator[Problem]:
    """Escalation starts at a level that there is."""
    escalation = files.scenario.escalation
    if escalation.start > len(escalation.levels):
        message = f"there is no level {escalation.start}"
        cure = f"Escalation has {len(escalation.levels)} levels, counted from 1."
        yield escalation.place("start").problem("unknown-level", message, cure)


def start_at_halt(files: ScenarioFiles) -> Iterator[Problem]:
    """A game does not begin where both capitals have stopped it."""
    escalation = files.scenario.escalation
    if escalation.start <= len(escalation.levels) and escalation.levels[escalation.start - 1].halt:
        message = f"level {escalation.start} stops the fight, so it would be over at once"
        yield escalation.place("start").problem("start-at-halt", message)


def losses_of_each_side(files: ScenarioFiles) -> Iterator[Problem]:
    """Losses count for both sides."""
    victory = files.scenario.victory
    sides = files.scenario.sides.names
    missing = sides - victory.losses.names
    if len(sides) != SIDES or len(missing) == len(victory.losses.names - sides):
        missing = frozenset()  # told already, or misspelt
    for name in sorted(missing):
        yield victory.key_place("losses").problem(
            "missing-losses", f"nothing says what the losses of {name} count"
        )
    for name, word in victory.losses.words.items():
        if name not in sides:
            yield unknown("unknown-side", word, "side", sorted(sides))


def too_many_limits(files: ScenarioFiles) -> Iterator[Problem]:
    """There is room for so many limits."""
    if len(files.scenario.limits) > MOST_LIMITS:
        message = f"{len(files.scenario.limits)} limits; at most {MOST_LIMITS} can be kept"
        yield files.scenario.key_place("limits").problem("too-many-limits", message)


def limits_twice(files: ScenarioFiles) -> Iterator[Problem]:
    """Limits have ids of their own."""
    yield from twice([vars(limit).get("id") for limit in files.scenario.limits], "limit")


def objectives_twice(files: ScenarioFiles) -> Iterator[Problem]:
    """Objectives have ids and hexes of their own."""
    objectives = files.scenario.victory.objectives
    yield from twice([vars(objective).get("id") for objective in objectives], "objective")
    yield from twice([vars(objective).get("at") for objective in objectives], "objective")


def twice(words: list[Word | None], what: str) -> Iterator[Problem]:
    """Words that stand for two entries."""
    first: dict[str, Word] = {}
    for word in words:
        if word is not None and first.setdefault(word.text, word) is not word:
            cure = f"It was first given on line {first[word.text].line}."
            yield word.problem(f"{what}-twice", f"there is a second {what} {quoted(word.text)}", cure)


def grade_order(files: ScenarioFiles) -> Iterator[Problem]:
    """Each grade asks for less than the one before."""
    before: int | None = None
    for grade in files.scenario.victory.grades:
        if before is not None and grade.from_margin is not None and grade.from_margin >= before:
            message = f"from-margin {grade.from_margin} cannot follow {before}"
            cure = "Grades are listed from the best for the first side down."
            yield grade.place("from-margin").problem("grade-order", message, cure)
        before = grade.from_margin if grade.from_margin is not None else before


def lowest_grade(files: ScenarioFiles) -> Iterator[Problem]:
    """The last grade takes whatever is left."""
    grades = files.scenario.victory.grades
    for grade in grades[:-1]:
        if grade.from_margin is None:
            message = "only the last grade has no from-margin"
            yield grade.root.problem("lowest-grade", message, "Add the key 'from-margin'.")
    if grades[-1].from_margin is not None:
        message = "the last grade must have no from-margin, so that every game has a grade"
        yield grades[-1].key_place("from-margin").problem("lowest-grade", message)


def limit_without_hexes(limit: LimitForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Every act but flying is forbidden somewhere."""
    everywhere = limit.act in ("fly", "raid")
    if not everywhere and not limit.hexes:
        yield limit.place("act").problem("limit-hexes", f"{limit.act} needs hexes", "Add the key 'hexes'.")
    if everywhere and limit.hexes:
        yield limit.key_place("hexes").problem(
            "limit-hexes", f"{limit.act} is forbidden everywhere", "Leave 'hexes' out."
        )


def limit_without_turn(limit: LimitForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Staying is forbidden after a turn, and nothing else is."""
    if limit.act == "stay-after" and limit.after is None:
        yield limit.place("act").problem("limit-turn", "stay-after needs a turn", "Add the key 'after'.")
    if limit.act != "stay-after" and limit.after is not None:
        yield limit.key_place("after").problem("limit-turn", f"{limit.act} has no turn", "Leave 'after' out.")


def plan_without_formation(plan: PlanForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A plan is for a formation that there is."""
    names = files.forces.formations.names
    if plan.formation.text not in names:
        yield unknown("unknown-formation", plan.formation, "formation", sorted(names))


def plan_of_other_side(plan: PlanForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A plan's side is its formation's."""
    formation = files.forces.formations.get(plan.formation.text)
    if formation is not None and formation.side.text != plan.side.text:
        message = f"{quoted(plan.formation.text)} is of {formation.side.text}"
        yield plan.side.problem("plan-of-other-side", message)


def plan_order(plan: PlanForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A plan ends after it begins."""
    if plan.until < plan.since:
        yield plan.place("until").problem(
            "plan-order", f"until turn {plan.until} is before since turn {plan.since}"
        )
