"""Kinds of values: how a text becomes a number, a hex or a date, and how a schema says so.

Each kind reads a node, notes what is wrong with it, and describes itself twice: as a
piece of JSON Schema and in words for the reference.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Generic, NoReturn, TypeVar

from borderwar.content.nodes import Mapping, Node, Sequence, Word
from borderwar.content.problems import Problem, listed, meant, quoted

T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, object]

"""The version of the format that this program reads."""

_NULLS = ("~", "null", "Null", "NULL")


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


def unknown(kind: str, found: Word, what: str, known: Collection[str], plural: str = "") -> Problem:
    """A problem: a word names something that is not there."""
    otherwise = f"Known {plural or what + 's'}: {listed(known)}." if known else ""
    return found.problem(
        kind, f"there is no {what} {quoted(found.text)}", meant(found.text, known, otherwise)
    )
