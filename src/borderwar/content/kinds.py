"""Kinds of values: how a text becomes a number, a hex or a date, and how a schema says so.

Each kind reads a node, notes what is wrong with it, and describes itself twice: as a
piece of JSON Schema and in words for the reference.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import datetime
from typing import Generic, NoReturn, TypeVar

from borderwar.content import geometry
from borderwar.content.nodes import Mapping, Node, Sequence, Word
from borderwar.content.problems import Problem, listed, meant, quoted

T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, object]

FORMAT = 1
"""The version of the format that this program reads."""

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_NEARLY_WHOLE = re.compile(r"[+-]?[0-9][0-9_, ]*")
_DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,3})?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_NULLS = ("~", "null", "Null", "NULL")
_YES = ("yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE", "y", "Y")
_NO = ("no", "No", "NO", "off", "Off", "OFF", "False", "FALSE", "n", "N")


class Spoilt(Exception):
    """A value that could not be read; its problem is noted already.

    Whatever needs the value gives up quietly, so that one mistake is told once.
    """


class Kind(ABC, Generic[T_co]):
    """What a value may be."""

    @abstractmethod
    def read(self, node: Node, problems: list[Problem]) -> T_co:
        """The value; Spoilt, with a problem noted, if it is not of this kind."""

    @abstractmethod
    def schema(self, definitions: Schema) -> Schema:
        """This kind as JSON Schema; forms it needs are put into `definitions`."""

    @abstractmethod
    def words(self) -> str:
        """This kind in a few words, with an article."""


def refuse(problems: list[Problem], node: Node, kind: str, message: str, cure: str = "") -> NoReturn:
    """Note a problem at a node and give up on its value."""
    problems.append(node.problem(kind, message, cure))
    raise Spoilt


def word(node: Node, problems: list[Problem], wanted: str) -> Word:
    """The node as a word that is there."""
    if not isinstance(node, Word):
        found = "a list" if isinstance(node, Sequence) else "a mapping"
        named = isinstance(node, Mapping) and "name" in node.keys
        cure = "Write name and native side by side, as keys of the entry itself." if named else ""
        refuse(problems, node, "wrong-shape", f"{wanted} is wanted here, not {found}", cure)
    if node.plain and (node.text == "" or node.text in _NULLS):
        place = node.named or node
        what = "there is no value" if node.text == "" else f"{node.text} is no value"
        refuse(
            problems,
            place,
            "no-value",
            f"{what}; {wanted} is wanted",
            "Leave the key out if it does not apply.",
        )
    return node


class Text(Kind[str]):
    """Words for people."""

    def __init__(self, longest: int = 4000) -> None:
        self.longest = longest

    def read(self, node: Node, problems: list[Problem]) -> str:
        found = word(node, problems, self.words())
        text = found.text.strip()
        if not text:
            refuse(problems, found, "no-value", "there is nothing in this text")
        if len(text) > self.longest:
            refuse(
                problems,
                found,
                "too-long",
                f"a text of {len(text)} characters; at most {self.longest} fit here",
            )
        return text

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": self.longest}

    def words(self) -> str:
        return "text"


class Name(Kind[Word]):
    """A word that other entries point at or that points at one; it keeps its place."""

    def __init__(self, what: str, pattern: str, shape: str) -> None:
        self.what = what
        self.pattern = re.compile(pattern)
        self.shape = shape

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        if not self.pattern.fullmatch(found.text) or len(found.text) > 60:
            refuse(
                problems,
                found,
                "bad-name",
                f"{quoted(found.text)} cannot be {self.words()}",
                f"Write {self.shape}.",
            )
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "integer"], "pattern": f"^({self.pattern.pattern})$"}

    def words(self) -> str:
        return self.what


ID = Name("an id", "[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters and digits with hyphens between words")
SOURCE_KEY = Name("a source key", "[A-Za-z0-9][A-Za-z0-9._-]*", "letters and digits without spaces")
RULE = Name("a rule number", "[0-9]{1,2}\\.[0-9]{1,2}", 'chapter and case, such as "5.3"')


class Cited(Kind[Word]):
    """A key of the source list, or words that say where a figure comes from."""

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        if not found.text.strip():
            refuse(problems, found, "no-value", "there is no source")
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "number"], "minLength": 1}

    def words(self) -> str:
        return "a key of the sources, or a few words"


class Choice(Kind[str]):
    """One of a few words."""

    def __init__(self, *options: str) -> None:
        self.options = options

    def read(self, node: Node, problems: list[Problem]) -> str:
        found = word(node, problems, "a word")
        if found.text not in self.options:
            known = f"It is one of {listed(self.options)}."
            refuse(
                problems,
                found,
                "unknown-word",
                f"{quoted(found.text)} is not one of the words for this",
                meant(found.text, self.options, known),
            )
        return found.text

    def schema(self, definitions: Schema) -> Schema:
        return {"enum": list(self.options)}

    def words(self) -> str:
        return "one of " + ", ".join(f"`{option}`" for option in self.options)


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
            refuse(problems, found, "not-a-number", f"{quoted(found.text)} is no number with up to three places", cure)
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


class Hex(Kind[Word]):
    """One hex number."""

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        if not geometry.is_number(found.text):
            refuse_hex(found, problems)
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "integer"], "pattern": "^[0-9]{4}$", "minimum": 101, "maximum": 9999}

    def words(self) -> str:
        return "a hex number"


def refuse_hex(found: Word, problems: list[Problem]) -> NoReturn:
    """Say that a word is no hex number."""
    padded = found.text.zfill(4)
    cure = f"Did you mean '{padded}'?" if len(found.text) == 3 and geometry.is_number(padded) else ""
    refuse(
        problems,
        found,
        "not-a-hex",
        f"{quoted(found.text)} is no hex number",
        cure or "A hex number is four digits, column and row from 01: 0304.",
    )


class Moment(Kind[datetime]):
    """A date and time of day."""

    def read(self, node: Node, problems: list[Problem]) -> datetime:
        found = word(node, problems, self.words())
        try:
            if _MOMENT.fullmatch(found.text):
                return datetime.strptime(found.text, "%Y-%m-%dT%H:%M")
        except ValueError:
            pass
        refuse(
            problems,
            found,
            "not-a-date",
            f"{quoted(found.text)} is no date and time",
            "Write year, month, day, T, hour and minute: 1936-03-31T05:00.",
        )

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}

    def words(self) -> str:
        return "a date and time such as 1936-03-31T05:00"


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


def unknown(kind: str, found: Word, what: str, known: Collection[str], plural: str = "") -> Problem:
    """A problem: a word names something that is not there."""
    otherwise = f"Known {plural or what + 's'}: {listed(known)}." if known else ""
    return found.problem(
        kind, f"there is no {what} {quoted(found.text)}", meant(found.text, known, otherwise)
    )
