"""What a report is made of: words, drawings and tables once, for the page and for Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from borderwar.model.scenario import Fact, Scenario
from borderwar.study.report import ReportTable

GROUND, NEAREST = "Ground", "The game nearest to history"
"""Parts to which the page adds the map, and the strip of maps."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with what it shows and how to read it."""

    title: str
    note: str
    svg: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    title: str
    words: Sequence[str] = ()
    points: Sequence[str] = ()
    drawings: Sequence[Drawing] = ()
    tables: Sequence[ReportTable] = ()
    folded: Sequence[ReportTable] = ()  # long tables, shut until they are asked for
    coloured: bool = False  # whether the drawings have the sides' colours


def dated(scenario: Scenario) -> list[Fact]:
    """The record's facts that fall into a turn of the game, in order."""
    facts = (fact for fact in scenario.history.facts if fact.turn is not None)
    return sorted(facts, key=lambda fact: fact.turn or 0)


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign, a minus as long as a plus."""
    return f"{value:+.{digits}f}".replace("-", "\u2212")
