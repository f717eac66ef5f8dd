"""Forms: mappings with named keys, tables of them, and lists.

A form is written as a class::

    class LevelForm(Form):
        \"\"\"A step of escalation.\"\"\"

        name = key(Text(), "What it is called.")
        halt = maybe(Truth(), "Both capitals stop the fight.", False)

From that one text come reading with all mistakes at once, the list of known keys, the
JSON Schema and the reference page.  A key that could not be read leaves no attribute:
asking for it raises Spoilt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, NoReturn, TypeVar, cast

from borderwar.content import geometry
from borderwar.content.kinds import Hex, Kind, Schema, Spoilt, refuse, refuse_hex, word
from borderwar.content.nodes import Mapping, Node, Sequence, Word
from borderwar.content.problems import Problem, listed, nearest, quoted

T = TypeVar("T")
F = TypeVar("F", bound="Form")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a form."""

    kind: Kind[object]
    about: str
    needed: bool
    default: object = None


def key(kind: Kind[T], about: str) -> T:
    """A key that must be there."""
    return cast(T, Key(kind, about, True))


def maybe(kind: Kind[T], about: str, default: D) -> T | D:
    """A key that may be left out, and what holds then."""
    return cast(T, Key(kind, about, False, default))


class Partial:
    """Something of which parts may be missing because they could not be read."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            if name.startswith("__"):
                raise AttributeError(name)
            raise Spoilt


class Form(Partial):
    """A mapping with named keys.  The docstring's first line says what one is."""

    keys: ClassVar[dict[str, Key]] = {}
    what: ClassVar[str] = "an entry"  # with its article, for messages
    node: Mapping

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Key)}
        for name in own:
            delattr(cls, name)
        cls.keys = {**cls.keys, **{name.replace("_", "-").strip("-"): value for name, value in own.items()}}
        cls.what = (cls.__doc__ or "An entry.").partition("\n")[0].partition(":")[0].rstrip(".")
        cls.what = cls.what[0].lower() + cls.what[1:]

    def place(self, name: str) -> Node:
        """Where a key's value stands, or the entry itself if the key is left out."""
        return self.node.values.get(name, self.root)

    def key_place(self, name: str) -> Node:
        """Where a key itself stands, or the entry if the key is left out."""
        return self.node.keys.get(name, self.root)

    @property
    def root(self) -> Node:
        """Where the entry starts: the key that names it, if one does."""
        return self.node.named or self.node

    @property
    def called(self) -> str:
        """The key this entry stands under in its table."""
        assert self.node.named is not None, "an entry of a list has no id of this sort"
        return self.node.named.text


class FormOf(Kind[F]):
    """An entry written as a form."""

    def __init__(self, form: type[F]) -> None:
        self.form = form

    def read(self, node: Node, problems: list[Problem]) -> F:
        form = self.form
        if not isinstance(node, Mapping):
            known = f"Its keys are {listed(form.keys)}."
            refuse(
                problems,
                node.named or node,
                "wrong-shape",
                f"{form.what} is a mapping of keys to values",
                known,
            )
        entry = form.__new__(form)
        entry.node = node
        vars(entry).update(read_keys(node, form.keys, form.what, problems))
        return entry

    def schema(self, definitions: Schema) -> Schema:
        name = self.form.__name__.removesuffix("Form").lower()
        if name not in definitions:
            definitions[name] = {}  # holds the place while its own parts are described
            definitions[name] = keys_schema(self.form.keys, self.form.__doc__ or "", definitions)
        return {"$ref": f"#/definitions/{name}"}

    def words(self) -> str:
        return self.form.what


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


class Hexes(Kind[tuple[Word, ...]]):
    """A list of hex numbers and ranges; ranges are spread out."""

    def __init__(self, least: int = 0) -> None:
        self.list = ListOf(_HexOrRange(), least)

    def read(self, node: Node, problems: list[Problem]) -> tuple[Word, ...]:
        return tuple(found for spread in self.list.read(node, problems) for found in spread)

    def schema(self, definitions: Schema) -> Schema:
        return self.list.schema(definitions)

    def words(self) -> str:
        return "a list of hex numbers, or ranges such as `1332-1832` along one row or column"


class _HexOrRange(Kind[tuple[Word, ...]]):
    def read(self, node: Node, problems: list[Problem]) -> tuple[Word, ...]:
        found = word(node, problems, "a hex number")
        if geometry.is_number(found.text):
            return (found,)
        start, dash, end = found.text.partition("-")
        if not (dash and geometry.is_number(start) and geometry.is_number(end)):
            refuse_hex(found, problems)
        numbers = geometry.spread(start, end)
        if numbers is None:
            refuse(
                problems,
                found,
                "bad-range",
                f"the range {quoted(found.text)} follows neither a row nor a column",
                "The ends of a range share their first or their last two digits.",
            )
        return tuple(found.read_as(number) for number in numbers)

    def schema(self, definitions: Schema) -> Schema:
        return {**Hex().schema(definitions), "pattern": "^[0-9]{4}(-[0-9]{4})?$"}

    def words(self) -> str:
        return "a hex number or range"


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


def read_keys(node: Mapping, keys: dict[str, Key], what: str, problems: list[Problem]) -> dict[str, object]:
    """The values of a mapping by attribute name; all that is wrong with it is noted."""
    values: dict[str, object] = {}
    misspelt = _unknown_keys(node, keys, what, problems)
    for name, one in keys.items():
        given = node.values.get(name)
        if given is not None:
            try:
                values[name.replace("-", "_")] = one.kind.read(given, problems)
            except Spoilt:
                continue
        elif not one.needed:
            values[name.replace("-", "_")] = one.default
        elif name not in misspelt:
            place = node.named or node
            problems.append(
                place.problem("missing-key", f"{what} needs the key '{name}'", f"{name}: {one.about}")
            )
    return values


def _unknown_keys(node: Mapping, keys: dict[str, Key], what: str, problems: list[Problem]) -> set[str]:
    """Note keys that a form does not have; the keys that they may have been meant for."""
    misspelt = set()
    rest = [name for name in keys if name not in node.keys]
    for name, found in node.keys.items():
        if name in keys:
            continue
        value = node.values[name]
        near = nearest(name, rest)
        if isinstance(value, Word) and value.plain and not value.text:
            cure = "A comma ends a text inside { }: is this a part of one? Put the whole text in quotes."
        elif near:
            cure = f"Did you mean '{near}'?"
            misspelt.add(near)
        else:
            cure = f"Keys that are left: {listed(rest)}." if rest else ""
        problems.append(found.problem("unknown-key", f"{what} has no key {quoted(name)}", cure))
    return misspelt


def keys_schema(keys: dict[str, Key], about: str, definitions: Schema) -> Schema:
    """A mapping with these keys as JSON Schema."""
    properties: Schema = {}
    for name, one in keys.items():
        schema = one.kind.schema(definitions)
        if "$ref" in schema:  # draft-07 reads nothing beside a $ref
            schema = {"allOf": [schema]}
        schema = {"description": one.about, **schema}
        if isinstance(one.default, bool | int | str):
            schema["default"] = one.default
        properties[name] = schema
    return {
        "description": " ".join(about.split()),
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, one in keys.items() if one.needed],
        "properties": properties,
    }


def walk(value: object) -> Iterator[Form]:
    """Every form inside a value, itself first."""
    if isinstance(value, Form):
        yield value
        for inner in vars(value).values():
            yield from walk(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from walk(inner)
