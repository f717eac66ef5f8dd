"""Puts a variant's changes into the trees of a scenario's files before these are read.

So whatever checks the files checks the variant too, and a value that is wrong is told at
its place in the variant.  Trees are shared: only the way to a changed value is copied.
"""

from collections.abc import Mapping as Named
from dataclasses import dataclass
from typing import NoReturn

from borderwar.content.figures import FigureOf
from borderwar.content.forms import Form, FormOf
from borderwar.content.kinds import Kind, Spoilt, refuse
from borderwar.content.lists import ListOf, MapOf, TableOf
from borderwar.content.nodes import Mapping, Node, Sequence, Word
from borderwar.content.problems import Problem, listed, meant, quoted

NOT_CHANGED = ("format", "sources", "trials")
"""Keys of files that no variant changes: it has sources of its own and no trials."""

STARTS = ("at", "arrives", "beyond")
"""Keys of a unit that would bring it onto the map."""

Trees = dict[str, Node]


@dataclass
class Overlay:
    """Changes and removals, and the list their mistakes are noted in."""

    changes: dict[Word, Node]  # by path
    removals: tuple[Word, ...]
    problems: list[Problem]

    def laid_on(self, trees: Trees, forms: Named[str, type[Form]]) -> Trees:
        """The trees of a scenario's files with everything changed."""
        changed = dict(trees)
        for path, value in self.changes.items():
            self._take(changed, forms, path, value)
        for path in self._in_order_of_removal():
            parts = path.text.split(".")
            if parts[0] in ("units", "formations") and len(parts) == 2:
                self._send_away(changed, path, parts)
            else:
                self._take(changed, forms, path, None)
        return changed

    def _in_order_of_removal(self) -> list[Word]:
        """Entries of one list from its end, so that each still has its number."""

        def last_first(path: Word) -> tuple[str, int]:
            rest, _, end = path.text.rpartition(".")
            return (rest, -int(end)) if end.isdigit() else (path.text, 0)

        return sorted(self.removals, key=last_first)

    def _take(self, trees: Trees, forms: Named[str, type[Form]], path: Word, value: Node | None) -> None:
        """Change one value, or take it away; a mistake is noted and leaves the trees as they are."""
        try:
            home = self._home(forms, path)
            if home not in trees:
                self._refuse(path, f"{quoted(path.text)} is in {home}.yaml, which is not there")
            step = _Step(path, path.text.split("."), value, self.problems)
            trees[home] = step.into(trees[home], FormOf(forms[home]), 0)
        except Spoilt:
            return
        unit, _, end = path.text.rpartition(".")
        other = {"at": "arrives", "arrives": "at"}.get(end)
        if value is None or other is None or not unit.startswith("units.") or unit.count(".") != 1:
            return
        forces = trees[home]
        spelled = {change.text for change in self.changes}
        if f"{unit}.{other}" not in spelled and _at(forces, *unit.split("."), other) is not None:
            without = path.read_as(f"{unit}.{other}")
            trees[home] = _Step(without, without.text.split("."), None, []).into(
                forces, FormOf(forms[home]), 0
            )

    def _home(self, forms: Named[str, type[Form]], path: Word) -> str:
        """The kind of file whose key a path begins with."""
        first = path.text.split(".")[0]
        homes = {name: kind for kind, form in forms.items() for name in form.keys if name not in NOT_CHANGED}
        if first not in homes:
            known = f"Paths begin with {listed(sorted(homes))}."
            self._refuse(path, f"no path begins with {quoted(first)}", meant(first, homes, known))
        return homes[first]

    def _send_away(self, trees: Trees, path: Word, parts: list[str]) -> None:
        """Units that never come keep their row, so that everybody else has the same dice."""
        forces = trees.get("forces")
        table = _at(forces, parts[0])
        units = _at(forces, "units")
        if not isinstance(table, Mapping) or not isinstance(units, Mapping):
            return
        name = parts[1]
        if name not in table.keys:
            word = "unit" if parts[0] == "units" else "formation"
            self.problems.append(
                path.problem("unknown-path", f"there is no {word} {quoted(name)}", meant(name, table.keys))
            )
            return
        gone = {name} if parts[0] == "units" else _units_under(forces, name)
        copy = _copied(units)
        for unit in gone:
            found = copy.values[unit]
            if isinstance(found, Mapping):
                copy.values[unit] = _absent(found, path)
        assert isinstance(forces, Mapping), "it has the key units"
        whole = _copied(forces)
        whole.values["units"] = copy
        trees["forces"] = whole

    def _refuse(self, path: Word, message: str, cure: str = "") -> NoReturn:
        refuse(self.problems, path, "unknown-path", message, cure)


@dataclass
class _Step:
    """The way along one path."""

    path: Word
    parts: list[str]
    value: Node | None  # None to take away what is there
    problems: list[Problem]

    def into(self, node: Node | None, kind: Kind[object], depth: int) -> Node:
        """The tree below a node with the rest of the path changed.  Raises Spoilt."""
        if isinstance(kind, ListOf):
            return self._into_list(node, kind, depth)
        part, last = self.parts[depth], depth + 1 == len(self.parts)
        keys = _keys(kind)
        if keys is None and not isinstance(kind, TableOf | MapOf):
            self._refuse(depth, "is one value; nothing lies inside it", "End the path there.")
        if node is not None and not isinstance(node, Mapping):
            raise Spoilt  # the file is wrong there, and says so itself
        there = node.keys if node is not None else {}
        if keys is not None and part not in keys:
            self._refuse(depth, f"has no key {quoted(part)}", meant(part, keys, f"Keys: {listed(keys)}."))
        if part not in there and (self.value is None or (keys is None and not last)):
            self._refuse(depth, f"has no {quoted(part)}", meant(part, there, f"There: {listed(there)}."))
        copy = _copied(node) if node is not None else self._new(kind)
        if last and self.value is None:
            del copy.keys[part], copy.values[part]
            return copy
        inner = keys[part] if keys is not None else _inner(kind)
        copy.keys[part] = self.path.part(part) if last or part not in there else there[part]
        copy.values[part] = self._below(copy.values.get(part), inner, depth)
        copy.values[part].named = copy.keys[part]
        return copy

    def _into_list(self, node: Node | None, kind: ListOf[object], depth: int) -> Node:
        """A list: entries by their id, or by their place, from 1; one after the last is a new one."""
        if node is not None and not isinstance(node, Sequence):
            raise Spoilt
        copy = Sequence(self.path.source, *self._place())
        if node is not None:
            copy = Sequence(node.source, node.line, node.column)
            copy.items, copy.named = list(node.items), node.named
        part, last = self.parts[depth], depth + 1 == len(self.parts)
        ids = [_word(item, "id") for item in copy.items]
        place = ids.index(part) if part in ids else int(part) - 1 if part.isdigit() else -1
        if place < 0 and last and self.value is not None and any(ids):
            place = len(copy.items)
        new = place == len(copy.items) and last and self.value is not None
        if not new and not 0 <= place < len(copy.items):
            known = [name for name in ids if name]
            count = f"It has {len(copy.items)} entries."
            cure = meant(part, known, f"There: {listed(known)}." if known else count)
            self._refuse(depth, f"has no entry {quoted(part)}", cure)
        if last and self.value is None:
            del copy.items[place]
            return copy
        found = self._below(None if new else copy.items[place], kind.item, depth)
        copy.items[place : place + 1] = [found]
        return copy

    def _new(self, kind: Kind[object]) -> Mapping:
        """An entry that the files leave out; a figure says at once that it is the variant's."""
        if isinstance(kind, FigureOf):
            return _figure(self.path)
        return Mapping(self.path.source, *self._place())

    def _below(self, node: Node | None, kind: Kind[object], depth: int) -> Node:
        if depth + 1 < len(self.parts):
            return self.into(node, kind, depth + 1)
        assert self.value is not None, "what is taken away is not changed"
        value = self.value
        return _figure(value) if isinstance(kind, FigureOf) and isinstance(value, Word) else value

    def _place(self) -> tuple[int, int]:
        return self.path.line, self.path.column

    def _refuse(self, depth: int, message: str, cure: str) -> NoReturn:
        before = quoted(".".join(self.parts[:depth])) if depth else "the scenario"
        refuse(self.problems, self.path, "unknown-path", f"{before} {message}", cure)


def _keys(kind: Kind[object]) -> dict[str, Kind[object]] | None:
    """The kinds of a form's values by key; None for what is no form."""
    keys = kind.form.keys if isinstance(kind, FormOf) else kind.keys if isinstance(kind, FigureOf) else None
    return {name: one.kind for name, one in keys.items()} if keys is not None else None


def _inner(kind: Kind[object]) -> Kind[object]:
    return kind.entry if isinstance(kind, TableOf) else kind.value if isinstance(kind, MapOf) else kind


def _copied(node: Mapping) -> Mapping:
    copy = Mapping(node.source, node.line, node.column)
    copy.keys, copy.values, copy.named = dict(node.keys), dict(node.values), node.named
    return copy


def _figure(value: Word) -> Mapping:
    """A plain number as a figure that the variant answers for."""
    figure = Mapping(value.source, value.line, value.column)
    parts = {
        "value": value,
        "mark": value.read_as("estimated"),
        "source": value.read_as("set by the variant"),
    }
    for name, part in parts.items():
        figure.keys[name] = value.read_as(name)
        figure.values[name] = part
    return figure


def _absent(unit: Mapping, path: Word) -> Mapping:
    copy = _copied(unit)
    for name in STARTS:
        copy.keys.pop(name, None)
        copy.values.pop(name, None)
    copy.keys["absent"] = path
    copy.values["absent"] = Word(path.source, path.line, path.column, "true")
    return copy


def _at(node: Node | None, *parts: str) -> Node | None:
    for part in parts:
        node = node.values.get(part) if isinstance(node, Mapping) else None
    return node


def _word(node: Node | None, name: str) -> str:
    found = _at(node, name)
    return found.text if isinstance(found, Word) else ""


def _units_under(forces: Node | None, formation: str) -> set[str]:
    """The units of a formation and of all below it."""
    formations, units = _at(forces, "formations"), _at(forces, "units")
    under = {formation}
    grown = isinstance(formations, Mapping)
    while grown and isinstance(formations, Mapping):
        more = {name for name, node in formations.values.items() if _word(node, "parent") in under}
        grown = not more <= under
        under |= more
    found = units.values.items() if isinstance(units, Mapping) else ()
    return {name for name, node in found if _word(node, "formation") in under}
