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
from typing import TYPE_CHECKING, ClassVar, NoReturn, TypeVar, cast

from borderwar.content.kinds import Kind, Schema, Spoilt, refuse
from borderwar.content.nodes import Mapping, Node, Word
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
