"""Mistakes about what lies beyond the map: bases, batteries and their shells."""

from collections.abc import Iterator

from borderwar.content.catalogue_forms import CatalogueFiles, TypeForm
from borderwar.content.checks.catalogue import is_aircraft
from borderwar.content.checks.each import each, patiently
from borderwar.content.checks.forces import Both, type_of
from borderwar.content.far_forms import BaseForm
from borderwar.content.field_forms import UnitForm
from borderwar.content.kinds import unknown
from borderwar.content.lists import Table
from borderwar.content.nodes import Mapping
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles


def check(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes about bases and batteries."""
    both = (files, catalogue)
    yield from patiently(_units(both))
    yield from patiently(_bases(both))
    yield from patiently(base_overfull(both))


def _units(both: Both) -> Iterator[Problem]:
    checks = (unknown_base, base_without_aircraft, beyond_and_on_the_map, shells_without_guns)
    yield from each(both[0].forces.units.values(), checks, both)


def _bases(both: Both) -> Iterator[Problem]:
    yield from each(bases_of(both[0]).values(), (unknown_base_weapon,), both)


def bases_of(files: ScenarioFiles) -> Table[BaseForm]:
    """The bases, by id."""
    air = files.scenario.air
    none: Table[BaseForm] = Table()
    none.names, none.words = frozenset(), {}
    return air.bases if air is not None and air.bases is not None else none


def unknown_base(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit's base is there, and of its own side."""
    if unit.base is None:
        return
    bases = bases_of(both[0])
    if unit.base.text not in bases.names:
        yield unknown("unknown-base", unit.base, "air base", sorted(bases.names))
        return
    formation = both[0].forces.formations.get(unit.formation.text)
    base = bases.get(unit.base.text)
    if formation is not None and base is not None and formation.side.text != base.side.text:
        message = f"{quoted(base.called)} is a base of {base.side.text}"
        yield unit.base.problem("base-of-other-side", message)


def base_without_aircraft(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Only aircraft have a base and are serviceable or not."""
    kind = type_of(unit, both[1])
    if kind is None or is_aircraft(kind, both[1]):
        return
    for name, value in (("base", unit.base), ("serviceable", unit.serviceable)):
        if value is not None:
            message = f"units of the type {quoted(kind.called)} are no aircraft"
            yield unit.key_place(name).problem("base-without-aircraft", message, f"Leave {name!r} out.")


def beyond_and_on_the_map(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """What stands beyond the map stands in no hex."""
    if unit.beyond is not None and (unit.at is not None or (unit.arrives and unit.arrives.at)):
        message = f"the unit {quoted(unit.called)} has a hex and stands beyond the map as well"
        yield unit.key_place("beyond").problem("beyond-on-map", message, "Keep either.")


def shells_without_guns(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Only units whose men serve guns that fire over an observer shell from afar."""
    kind = type_of(unit, both[1])
    if kind is None or (unit.beyond is None and unit.rounds is None) or _has_guns(kind, both[1]):
        return
    if unit.rounds is None and unit.at is not None:
        return  # told already
    place = unit.key_place("beyond" if unit.beyond is not None else "rounds")
    message = f"units of the type {quoted(kind.called)} serve no guns that fire over an observer"
    yield place.problem("shells-without-guns", message)


def _has_guns(kind: TypeForm, catalogue: CatalogueFiles) -> bool:
    known = catalogue.weapons.weapons
    return any(known[name].indirect for name in kind.weapons or {} if name in known)


def unknown_base_weapon(base: BaseForm, both: Both) -> Iterator[Problem]:
    """The guns of a base are in the catalogue."""
    known = both[1].weapons.weapons.names
    node = base.place("guns")
    if isinstance(node, Mapping):
        for name, word in node.keys.items():
            if base.guns and name in base.guns and name not in known:
                yield unknown("unknown-weapon", word, "weapon", sorted(known))


def base_overfull(both: Both) -> Iterator[Problem]:
    """A base has room for the aircraft that fly from it.  [11.8]"""
    stand: dict[str, int] = {}
    bases = bases_of(both[0])
    for unit in both[0].forces.units.values():
        kind = type_of(unit, both[1])
        if kind is None or unit.base is None or unit.base.text not in bases:
            continue
        number = unit.vehicles or kind.vehicles
        stand[unit.base.text] = stand.get(unit.base.text, 0) + (number.value if number else 0)
    for name, base in bases.items():
        if stand.get(name, 0) > base.capacity:
            message = f"{stand[name]} aircraft fly from {quoted(name)}, and {base.capacity} have room"
            yield base.place("capacity").problem("base-overfull", message)
