"""Trying a scenario: its own tests are played, and a card says which of them hold."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from borderwar.language import say, say_many
from borderwar.ui.kit.dialog import Choice, Question

MOST_FAULTS = 8
"""Lines of what went wrong that a card has room for."""


@dataclass(frozen=True)
class Tried:
    """What came of a scenario's own tests."""

    name: str
    count: int
    failed: int
    faults: tuple[str, ...]  # "title of the test: what was not as expected"
    seconds: float


def try_out(folder: Path) -> Tried:
    """Load a scenario as its files stand now and play its tests; mistakes in the files are faults."""
    from borderwar.content.load import load_scenario
    from borderwar.rules.setup import prepare
    from borderwar.session.trials import run_trials

    start = perf_counter()
    scenario, problems = load_scenario(folder)
    if scenario is None:
        return Tried(folder.name, 0, 0, tuple(str(problem).split("\n")[0] for problem in problems), 0.0)
    results = run_trials(prepare(scenario))
    faults = tuple(f"{one.trial.title}: {fault}" for one in results for fault in one.faults)
    failed = sum(bool(one.faults) for one in results)
    return Tried(scenario.names.english, len(results), failed, faults, perf_counter() - start)


def report(tried: Tried) -> Question:
    """The card."""
    lines = [
        say_many(tried.count, "{number} test of its own", "{number} tests of its own")
        + ", "
        + (say("{number} failed", number=tried.failed) if tried.failed else say("all hold"))
        + f", {tried.seconds:.1f} s."
        if tried.count
        else say("It has no tests of its own, or its files have mistakes.")
    ]
    lines += tried.faults[:MOST_FAULTS]
    more = len(tried.faults) - MOST_FAULTS
    if more > 0:
        lines.append(say("and {number} more", number=more))
    choices = (Choice(say("Go on"), None, "Enter", main=True),)
    return Question(say("{name}, tried", name=tried.name), tuple(lines), choices)
