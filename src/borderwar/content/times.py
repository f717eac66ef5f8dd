"""Kinds of values that are dates or times of day."""

import re
from datetime import date, datetime

from borderwar.content.kinds import Kind, Schema, refuse, word
from borderwar.content.nodes import Node
from borderwar.content.problems import Problem, quoted

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class Moment(Kind[datetime]):
    """A date and time of day."""

    def read(self, node: Node, problems: list[Problem]) -> datetime:
        found = word(node, problems, self.words())
        moment = moment_of(found.text)
        if moment is None:
            refuse(
                problems,
                found,
                "not-a-date",
                f"{quoted(found.text)} is no date and time",
                "Write year, month, day, T, hour and minute: 1936-03-31T05:00.",
            )
        return moment

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}

    def words(self) -> str:
        return "a date and time such as 1936-03-31T05:00"


def moment_of(text: str) -> datetime | None:
    """The moment that a text names; None if there is none in the calendar."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M") if _MOMENT.fullmatch(text) else None
    except ValueError:
        return None


class Day(Kind[date]):
    """A day of the calendar."""

    def read(self, node: Node, problems: list[Problem]) -> date:
        found = word(node, problems, self.words())
        moment = moment_of(f"{found.text}T00:00")
        if moment is None:
            refuse(
                problems,
                found,
                "not-a-day",
                f"{quoted(found.text)} is no day",
                "Write year, month and day: 1936-03-31.",
            )
        return moment.date()

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def words(self) -> str:
        return "a day such as 1936-03-31"


class Clock(Kind[int]):
    """A time of day, kept as minutes after midnight."""

    def read(self, node: Node, problems: list[Problem]) -> int:
        found = word(node, problems, self.words())
        match = _CLOCK.fullmatch(found.text)
        if match is None:
            cure = 'Write hours and minutes, each with two digits: "05:40".'
            refuse(problems, found, "not-a-time", f"{quoted(found.text)} is no time of day", cure)
        return int(match[1]) * 60 + int(match[2])

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "pattern": f"^({_CLOCK.pattern})$"}

    def words(self) -> str:
        return 'a time of day such as "05:40"'
