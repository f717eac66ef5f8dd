"""The digest of a scenario: its own files, and what it uses of the catalogue.

A gun that somebody adds to the catalogue changes no scenario that does not have it, and so no
saved game, no study and no measured balance of one.
"""

from collections.abc import Iterator
from hashlib import blake2b

from borderwar.model.scenario import Scenario


def fingerprint(files: str, scenario: Scenario) -> str:
    """16 hex digits; `files` is the digest of the scenario's own files."""
    total = blake2b(files.encode(), digest_size=8)
    for entry in _used(scenario):
        total.update(repr(entry).encode())
    return total.hexdigest()


def _used(scenario: Scenario) -> Iterator[object]:
    """All entries of the catalogue that can have a part in a game of the scenario, in order of id."""
    catalogue, ground = scenario.catalogue, scenario.map
    types = {unit.type for unit in scenario.units}
    vehicles = {kind for name in types if (kind := catalogue.types[name].vehicle) is not None}
    if scenario.supply is not None:
        vehicles |= {line.by for line in scenario.supply.lines} & catalogue.vehicles.keys()
    armed = [catalogue.types[name].weapons for name in types]
    armed += [catalogue.vehicles[name].weapons for name in vehicles]
    armed += [base.guns for base in scenario.bases]
    weapons = {name for carried in armed for name, _ in carried}
    letters = set().union(*ground.terrain)
    works = {obstacle.work for obstacle in ground.obstacles} | set(ground.forts.values())
    yield from (catalogue.types[name] for name in sorted(types))
    yield from (catalogue.vehicles[name] for name in sorted(vehicles))
    yield from (catalogue.weapons[name] for name in sorted(weapons))
    yield from (kind for _, kind in sorted(catalogue.terrains.items()) if kind.letter in letters)
    yield from (catalogue.hexsides[name] for name in sorted({line.kind for line in ground.hexsides}))
    yield from (catalogue.works[name] for name in sorted(works))
    yield sorted(catalogue.mobilities.items())
    yield sorted(catalogue.law.items())
