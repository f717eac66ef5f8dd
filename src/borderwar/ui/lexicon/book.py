"""The whole encyclopaedia of a catalogue, and what of it a scenario uses."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from borderwar.language import language, say
from borderwar.model.catalogue import Names
from borderwar.model.scenario import Scenario
from borderwar.ui.lexicon.arms import unit_entry, vehicle_entry, vehicle_key, weapon_entry
from borderwar.ui.lexicon.entry import KINDS, Entry, Line, Section, Writer
from borderwar.ui.lexicon.land import hexside_entry, mover_entry, terrain_entry, work_entry

MOST_CITED = 40


@dataclass(frozen=True)
class Lexicon:
    """All entries by key, in the order of their chapters."""

    entries: dict[str, Entry]

    def used_in(self, scenario: Scenario, types: Collection[str] | None = None) -> frozenset[str]:
        """What a scenario uses, and the sources of that; with `types`, of units only those kinds.

        In a game `types` are the kinds of unit that the side knows of: the list must not tell
        what the enemy has in hiding.
        """
        used = frozenset(used_keys(scenario, types))
        cited = {link for key in used for link in self.entries[key].links if link.startswith("source/")}
        return used | cited

    def listed(self, words: tuple[str, ...] = (), only: Collection[str] | None = None) -> tuple[Entry, ...]:
        """The entries that hold every word, those named so before those that only mention it."""
        found = [
            entry
            for entry in self.entries.values()
            if (only is None or entry.key in only) and all(word in entry.text for word in words)
        ]
        if words:
            names = {e.key: " ".join([e.names.english, *e.names.native.values()]).lower() for e in found}
            found.sort(key=lambda e: (KINDS.index(e.kind), not all(word in names[e.key] for word in words)))
        return tuple(found)


_made: dict[str, Lexicon] = {}


def lexicon_of(scenario: Scenario) -> Lexicon:
    """The encyclopaedia of a scenario in the language spoken; made once for each."""
    name = f"{language()} {scenario.id} {scenario.digest}"
    if name not in _made:
        _made[name] = _make(scenario)
    return _made[name]


def _make(scenario: Scenario) -> Lexicon:
    catalogue = scenario.catalogue
    sources = {**catalogue.sources, **scenario.sources}
    write = Writer(sources)
    made = [
        *(unit_entry(catalogue, write, kind) for kind in catalogue.types.values()),
        *(weapon_entry(catalogue, write, weapon) for weapon in catalogue.weapons.values()),
        *(vehicle_entry(catalogue, write, vehicle) for vehicle in catalogue.vehicles.values()),
        *(terrain_entry(catalogue, write, terrain) for terrain in catalogue.terrains.values()),
        *(hexside_entry(catalogue, write, kind) for kind in catalogue.hexsides.values()),
        *(work_entry(catalogue, write, work) for work in catalogue.works.values()),
        *(mover_entry(catalogue, write, mobility) for mobility in catalogue.mobilities.values()),
    ]
    made += _sources(sources, made)
    made.sort(key=lambda entry: KINDS.index(entry.kind))
    return Lexicon({entry.key: entry for entry in made})


def _sources(sources: dict[str, str], made: list[Entry]) -> list[Entry]:
    """An entry for each source, with what rests on it."""
    resting: dict[str, list[Entry]] = {}
    for entry in made:
        for link in dict.fromkeys(entry.links):
            if link.startswith("source/"):
                resting.setdefault(link, []).append(entry)
    out = []
    for name, text in sources.items():
        key = f"source/{name}"
        lines = tuple(
            Line(entry.names.english, "", link=entry.key) for entry in resting.get(key, [])[:MOST_CITED]
        )
        whole = (Line(say("The work"), text),)
        rest = (Section(say("What rests on it"), lines),) if lines else ()
        out.append(Entry(key, Names(name), say("source"), (Section(say("Source"), whole), *rest)))
    return out


def used_keys(scenario: Scenario, types: Collection[str] | None = None) -> Iterator[str]:
    """The key of every unit type, weapon, vehicle, ground, water, work and mover that a scenario uses."""
    catalogue = scenario.catalogue
    names = dict.fromkeys(unit.type for unit in scenario.units if types is None or unit.type in types)
    kinds = [catalogue.types[name] for name in names]
    vehicles = dict.fromkeys(kind.vehicle for kind in kinds if kind.vehicle)
    for kind in kinds:
        yield f"unit/{kind.id}"
        yield f"mover/{kind.mobility}"
        yield from (f"weapon/{name}" for name, _ in kind.weapons)
    for name in vehicles:
        yield vehicle_key(catalogue, name)
        yield f"mover/{catalogue.vehicles[name].mobility}"
        yield from (f"weapon/{arm}" for arm, _ in catalogue.vehicles[name].weapons)
    letters = set("".join(scenario.map.terrain))
    yield from (f"terrain/{kind.id}" for kind in catalogue.terrains.values() if kind.letter in letters)
    yield from (f"water/{line.kind}" for line in scenario.map.hexsides)
    yield from (f"works/{obstacle.work}" for obstacle in scenario.map.obstacles)
    yield from (f"works/{fort}" for fort in scenario.map.forts.values())
