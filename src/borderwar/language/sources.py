"""Which texts the sources say: every template that `say` or `say_many` can be given.

A template is a literal where it is said, or one that can be followed back to where it stands:
a name in the same function, a loop over a table, a row of a module's table, also of another
module.  Fields of table rows are named in FIELDS.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FIELDS = {"Binding": ("text", "group"), "Way": ("label",), "Filter": ("label",)}
"""Classes whose rows hold texts that are said where the rows are read, and the fields that do."""

ROWS_OF = {
    "why": ("model/tables", "BREAK_REASONS"),
    "supply": ("model/tables", "SUPPLY_STATES"),
    "command": ("model/tables", "COMMAND_STATES"),
    "state": ("model/waters", "BRIDGE_STATES"),
    "broke": ("model/tables", "BREAK_REASONS"),
    "ending": ("session/result", "ENDINGS"),
}
"""Fields of views that hold rows of a module's table, said where they are shown."""

_SCOPES = ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.Module


@dataclass
class Said:
    """All texts, each with its English plural (or "") and the files that say it."""

    texts: dict[str, tuple[str, dict[str, None]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)  # what cannot be followed, with its place

    def add(self, place: str, text: str, many: str = "") -> None:
        """Note a text."""
        known, places = self.texts.setdefault(text, (many, {}))
        if many and known and many != known:
            self.faults.append(f"{place}: {text!r} has two plurals, {known!r} and {many!r}")
        self.texts[text] = (known or many, places)
        places[place] = None


@dataclass
class Source:
    """A parsed file, with the names it gives to values."""

    place: str
    tree: ast.Module

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """Each node's parent."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """Names from other modules: the module's file and the name there."""
        out = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("borderwar"):
                file = str(node.module).partition(".")[2].replace(".", "/")
                for alias in node.names:
                    out[alias.asname or alias.name] = (file, alias.name)
        return out

    def scopes(self, node: ast.AST) -> Iterator[ast.AST]:
        """The comprehensions, functions and the module around a node, from the inside out."""
        while node in self.parents:
            node = self.parents[node]
            if isinstance(node, _SCOPES | ast.ListComp | ast.GeneratorExp | ast.DictComp | ast.SetComp):
                yield node


def said_in(folder: Path) -> Said:
    """All texts that the package in a folder says."""
    sources = {
        path.relative_to(folder).with_suffix("").as_posix(): Source(
            path.relative_to(folder).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
        )
        for path in sorted(folder.rglob("*.py"))
        if "_data" not in path.parts
    }
    said = Said()
    rows = {name: _order_of(sources, name) for name in FIELDS}
    for source in sources.values():
        for node in ast.walk(source.tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in rows:
                _add_row(said, source, node, rows[node.func.id])
            elif source.imported.get(node.func.id) in (("language", "say"), ("language", "say_many")):
                _add_call(said, _Follow(sources, source), node)
    return said


def _order_of(sources: dict[str, Source], name: str) -> list[str]:
    """The fields of a dataclass in their order."""
    for source in sources.values():
        for node in source.tree.body:
            if isinstance(node, ast.ClassDef) and node.name == name:
                return [str(ast.unparse(row.target)) for row in node.body if isinstance(row, ast.AnnAssign)]
    return []


def _add_row(said: Said, source: Source, node: ast.Call, order: list[str]) -> None:
    assert isinstance(node.func, ast.Name)
    given = dict(zip(order, node.args, strict=False)) | {str(key.arg): key.value for key in node.keywords}
    for name in FIELDS[node.func.id]:
        value = given.get(name)
        if isinstance(value, ast.Constant) and value.value:
            said.add(source.place, str(value.value))


def _add_call(said: Said, follow: "_Follow", node: ast.Call) -> None:
    place = f"{follow.source.place}"
    try:
        if node.func.id == "say":  # type: ignore[attr-defined]
            for text in follow.texts(node.args[0]):
                said.add(place, text)
            return
        ones, many = follow.texts(node.args[1]), follow.texts(node.args[2])
        if isinstance(node.args[1], ast.Name) and set(ones) == set(many):  # both from rows of one table
            ones, many = ones[::2], many[1::2]
        for one, other in zip(ones, many, strict=True):
            said.add(place, one, other)
    except (LookupError, ValueError) as fault:
        said.faults.append(f"{place}:{node.lineno}: the text cannot be followed ({fault})")


class _Follow:
    """Finds the literals that an expression can be."""

    def __init__(self, sources: dict[str, Source], source: Source) -> None:
        self.sources = sources
        self.source = source

    def texts(self, node: ast.expr) -> list[str]:
        """The texts; raises LookupError if there may be others."""
        match node:
            case ast.Constant(value=value):
                return [value] if isinstance(value, str) and value else []
            case ast.IfExp(body=one, orelse=other):
                return [*self.texts(one), *self.texts(other)]
            case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                return [text for part in parts for text in self.texts(part)]
            case ast.Dict(values=parts):
                return [text for part in parts for text in self.texts(part)]
            case ast.Subscript(value=table):
                return self.texts(table)
            case ast.Call(func=ast.Attribute(value=table, attr="get" | "values" | "items"), args=rest):
                return [*self.texts(table), *(text for part in rest[1:] for text in self.texts(part))]
            case ast.Call(func=ast.Name(id="next" | "enumerate" | "zip" | "reversed"), args=parts):
                return [text for part in parts for text in self.texts(part)]
            case ast.GeneratorExp(elt=part):
                return self.texts(part)
            case ast.Attribute(attr=name) if name in ROWS_OF:
                return self._there(*ROWS_OF[name])
            case ast.Attribute(attr=name):
                if any(name in names for names in FIELDS.values()):
                    return []  # the rows themselves are read
            case ast.Starred(value=part) | ast.BinOp(left=part, op=ast.Mult()):
                return self.texts(part)
            case ast.Name(id=name):
                return self._named(node, name)
            case ast.Compare() | ast.UnaryOp() | ast.BinOp() | ast.Lambda():
                return []  # figures and conditions beside the texts of a table
        raise LookupError(ast.unparse(node))

    def _named(self, node: ast.AST, name: str) -> list[str]:
        if name in ("True", "False", "None"):
            return []
        for scope in self.source.scopes(node):
            values = list(self._values(scope, name))
            if values:
                return [text for value in values for text in self.texts(value)]
        if name in self.source.imported:
            return self._there(*self.source.imported[name])
        raise LookupError(name)

    def _there(self, file: str, name: str) -> list[str]:
        """The texts of a name in another module."""
        other = self.sources.get(file) or self.sources[f"{file}/__init__"]
        return _Follow(self.sources, other)._named(other.tree.body[-1], name)

    def _values(self, scope: ast.AST, name: str) -> Iterator[ast.expr]:
        """What a name may be in a scope: assigned to it, or gone through by a loop."""
        for node in scope.body if isinstance(scope, ast.Module) else list(ast.walk(scope)):
            match node:
                case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                    yield from (value for part, value in zip(targets, values, strict=True) if _is(part, name))
                case ast.Assign(targets=targets, value=value) if any(_is(part, name) for part in targets):
                    yield value
                case ast.AnnAssign(target=target, value=ast.expr() as value) if _is(target, name):
                    yield value
                case ast.For() | ast.comprehension():
                    yield from self._column(node.target, node.iter, name)

    def _column(self, target: ast.expr, table: ast.expr, name: str) -> Iterator[ast.expr]:
        """What a loop's name goes through: the table, or its column if its rows can be found."""
        if _is(target, name):
            yield table
        elif isinstance(target, ast.Tuple):
            for number, part in enumerate(target.elts):
                if not _is(part, name):
                    continue
                rows = self._rows(table)
                if rows and all(isinstance(row, ast.Tuple) for row in rows):
                    yield from (row.elts[number] for row in rows if isinstance(row, ast.Tuple))
                else:
                    yield table

    def _rows(self, table: ast.expr) -> list[ast.expr]:
        """The rows of a table that stands here, in this module, or in the one it comes from."""
        if isinstance(table, ast.Tuple | ast.List):
            return table.elts
        if not isinstance(table, ast.Name):
            return []
        module, name = self.source.tree, table.id
        if name in self.source.imported:
            file, name = self.source.imported[name]
            module = self.sources[file].tree if file in self.sources else module
        values = [value for value in self._values(module, name) if isinstance(value, ast.Tuple | ast.List)]
        return values[0].elts if values else []


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name
