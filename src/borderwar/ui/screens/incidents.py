"""Incidents: what the chooser can show, and what can be chosen of it."""

from dataclasses import dataclass
from pathlib import Path

from borderwar.model.scenario import Scenario
from borderwar.ui.words import count


@dataclass(frozen=True)
class ChooseScenario:
    """Choose a line of the list."""

    row: int


@dataclass(frozen=True)
class ChooseSide:
    """Choose whom to play: 0, 1, or None to watch."""

    side: int | None


@dataclass(frozen=True)
class ChooseLevel:
    """Choose the opponent."""

    level: str


@dataclass(frozen=True)
class Entry:
    """A scenario of the list, or one with mistakes."""

    folder: Path
    scenario: Scenario | None
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its English name."""
        return str(self.scenario.names.english) if self.scenario is not None else self.folder.name


def read_entries() -> list[Entry]:
    """All scenarios; those with mistakes carry them."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import find_scenarios

    out = []
    for folder in find_scenarios():
        scenario, problems = load_scenario(folder)
        out.append(
            Entry(folder, scenario, tuple(str(problem) for problem in problems) if scenario is None else ())
        )
    return sorted(out, key=lambda entry: (entry.scenario is None, str(getattr(entry.scenario, "start", ""))))


def dates_of(scenario: Scenario) -> str:
    """The date of an incident."""
    start = scenario.start
    return f"{start.day} {start:%b %Y}"


def length_of(scenario: Scenario) -> tuple[str, str]:
    """How many turns of how long."""
    minutes = scenario.turn_seconds // 60
    each = f"{minutes} min" if minutes < 90 else f"{minutes // 60} h"
    return count(scenario.turns, "turn"), each
