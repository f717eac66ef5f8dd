"""Kinds of values that hold several others: lists, tables of forms, mappings, rows of text."""

from typing import Generic, TypeVar

from borderwar.content.forms import Form, FormOf
from borderwar.content.kinds import Kind, Schema, Spoilt, refuse, word
from borderwar.content.nodes import Mapping, Node, Sequence, Word
from borderwar.content.problems import Problem

T = TypeVar("T")
F = TypeVar("F", bound=Form)


class Table(dict[str, F], Generic[F]):
    """Entries by id; `names` also has those that could not be read."""

    names: frozenset[str]
    words: dict[str, Word]


class TableOf(Kind[Table[F]]):
    """A mapping of ids to entries."""

    def __init__(self, form: type[F] | Kind[F], names: Kind[object], least: int = 1) -> None:
        self.entry: Kind[F] = form if isinstance(form, Kind) else FormOf(form)
        self.names = names
        self.least = least

    def read(self, node: Node, problems: list[Problem]) -> Table[F]:
        if not isinstance(node, Mapping):
            refuse(problems, node.named or node, "wrong-shape", "a mapping of ids to entries is wanted here")
        if len(node.keys) < self.least:
            refuse(problems, node.named or node, "too-few", "there must be at least one entry here")
        table: Table[F] = Table()
        table.names = frozenset(node.keys)
        table.words = node.keys
        for name, value in node.values.items():
            try:
                self.names.read(node.keys[name], problems)
                table[name] = self.entry.read(value, problems)
            except Spoilt:
                continue
        return table

    def schema(self, definitions: Schema) -> Schema:
        names = {
            part: rule for part, rule in self.names.schema(definitions).items() if part in ("pattern", "enum")
        }
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.entry.schema(definitions),
            "minProperties": self.least,
        }

    def words(self) -> str:
        return f"a mapping of ids to entries, each {self.entry.words()}"


class MapOf(Kind[dict[str, T]]):
    """A mapping of names to plain values."""

    def __init__(self, value: Kind[T], names: Kind[object], least: int = 0) -> None:
        self.value = value
        self.names = names
        self.least = least

    def read(self, node: Node, problems: list[Problem]) -> dict[str, T]:
        if not isinstance(node, Mapping):
            refuse(problems, node.named or node, "wrong-shape", f"{self.words()} is wanted here")
        values: dict[str, T] = {}
        whole = True
        for name, value in node.values.items():
            try:
                self.names.read(node.keys[name], problems)
                values[name] = self.value.read(value, problems)
            except Spoilt:
                whole = False
        if not whole:
            raise Spoilt
        return values

    def schema(self, definitions: Schema) -> Schema:
        names = {
            part: rule for part, rule in self.names.schema(definitions).items() if part in ("pattern", "enum")
        }
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.value.schema(definitions),
            "minProperties": self.least,
        }

    def words(self) -> str:
        return f"a mapping, each value {self.value.words()}"


class ListOf(Kind[tuple[T, ...]]):
    """A list of values of one kind."""

    def __init__(self, item: Kind[T], least: int = 0, most: int = 10_000) -> None:
        self.item = item
        self.least = least
        self.most = most

    def read(self, node: Node, problems: list[Problem]) -> tuple[T, ...]:
        if not isinstance(node, Sequence):
            cure = "Start each entry with '- ', or put them in [ ]."
            refuse(problems, node.named or node, "wrong-shape", "a list is wanted here", cure)
        if not self.least <= len(node.items) <= self.most:
            limit = f"at least {self.least}" if len(node.items) < self.least else f"at most {self.most}"
            kind = "too-few" if len(node.items) < self.least else "too-many"
            refuse(problems, node.named or node, kind, f"{len(node.items)} in this list; {limit} are wanted")
        values = []
        whole = True
        for item in node.items:
            try:
                values.append(self.item.read(item, problems))
            except Spoilt:
                whole = False
        if not whole:
            raise Spoilt
        return tuple(values)

    def schema(self, definitions: Schema) -> Schema:
        schema: Schema = {"type": "array", "items": self.item.schema(definitions)}
        if self.least:
            schema["minItems"] = self.least
        if self.most < 10_000:
            schema["maxItems"] = self.most
        return schema

    def words(self) -> str:
        return f"a list, each entry {self.item.words()}"


class Rows(Kind[tuple[Word, ...]]):
    """Rows of a map: a block of text below `|`, or a list of strings."""

    def read(self, node: Node, problems: list[Problem]) -> tuple[Word, ...]:
        if isinstance(node, Sequence):
            return tuple(word(item, problems, "a row of text") for item in node.items)
        return tuple(word(node, problems, "rows of text").rows())

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "array"], "items": {"type": ["string", "integer"]}}

    def words(self) -> str:
        return "rows of text below `|`, or a list of strings"
