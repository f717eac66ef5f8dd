"""Kinds of values that are numbers or truth values."""

import re

from borderwar.content.kinds import Kind, Schema, refuse, word
from borderwar.content.nodes import Node
from borderwar.content.problems import Problem, quoted

FORMAT = 1
"""The version of the format that this program reads."""

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_NEARLY_WHOLE = re.compile(r"[+-]?[0-9][0-9_, ]*")
_DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,3})?")
_YES = ("yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE", "y", "Y")
_NO = ("no", "No", "NO", "off", "Off", "OFF", "False", "FALSE", "n", "N")


class Whole(Kind[int]):
    """A whole number."""

    def __init__(self, least: int = 0, most: int = 1_000_000, unit: str = "") -> None:
        self.least = least
        self.most = most
        self.unit = unit

    def read(self, node: Node, problems: list[Problem]) -> int:
        found = word(node, problems, self.words())
        if not found.plain:
            refuse(problems, found, "quoted-number", "a number in quotes", "Take the quotes away.")
        if not _WHOLE.fullmatch(found.text) or len(found.text) > 12:
            refuse(
                problems,
                found,
                "not-a-number",
                f"{quoted(found.text)} is no whole number",
                self._cure(found.text),
            )
        value = int(found.text)
        if not self.least <= value <= self.most:
            side = f"less than {self.least:,}" if value < self.least else f"more than {self.most:,}"
            refuse(problems, found, "out-of-range", f"{value:,} is {side}", f"Write {self.words()}.")
        return value

    def _cure(self, text: str) -> str:
        if _NEARLY_WHOLE.fullmatch(text) and len(text) <= 12:
            sign = "-" if text.startswith("-") else ""
            return f"Write {sign}{int(re.sub('[^0-9]', '', text))}."
        return ""

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        return f"a whole number from {self.least:,} to {self.most:,}{unit}"


class Format(Whole):
    """The version of the format that a file is written in."""

    def __init__(self) -> None:
        super().__init__(FORMAT, FORMAT)

    def read(self, node: Node, problems: list[Problem]) -> int:
        found = word(node, problems, self.words())
        if found.text != str(FORMAT):
            message = f"the format {quoted(found.text)} is not known"
            refuse(problems, found, "unknown-format", message, f"This version reads format {FORMAT}.")
        return FORMAT

    def words(self) -> str:
        return f"the number {FORMAT}"


class Thousandths(Kind[int]):
    """A decimal number with up to three places, kept as whole thousandths."""

    def __init__(self, most: int, unit: str = "") -> None:
        self.most = most
        self.unit = unit

    def read(self, node: Node, problems: list[Problem]) -> int:
        found = word(node, problems, self.words())
        if not found.plain:
            refuse(problems, found, "quoted-number", "a number in quotes", "Take the quotes away.")
        if not _DECIMAL.fullmatch(found.text) or len(found.text) > 12:
            cure = "Write digits with one point at most: 30.5."
            refuse(
                problems,
                found,
                "not-a-number",
                f"{quoted(found.text)} is no number with up to three places",
                cure,
            )
        whole, _, places = found.text.partition(".")
        value = int(whole) * 1000 + int(places.ljust(3, "0"))
        if value > self.most * 1000:
            refuse(
                problems,
                found,
                "out-of-range",
                f"{found.text} is more than {self.most:,}",
                f"Write {self.words()}.",
            )
        return value

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "number", "minimum": 0, "maximum": self.most}

    def words(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        return f"a number from 0 to {self.most:,}{unit}, with up to three decimal places"


class Truth(Kind[bool]):
    """Yes or no, written `true` or `false`."""

    def read(self, node: Node, problems: list[Problem]) -> bool:
        found = word(node, problems, self.words())
        if not found.plain or found.text not in ("true", "false"):
            cure = "Write true." if found.text in _YES else "Write false." if found.text in _NO else ""
            if found.text in ("true", "false"):
                cure = "Take the quotes away."
            refuse(
                problems, found, "not-true-or-false", f"{quoted(found.text)} is neither true nor false", cure
            )
        return found.text == "true"

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "boolean"}

    def words(self) -> str:
        return "true or false"
