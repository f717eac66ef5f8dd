"""Mistakes in a catalogue that one entry alone does not show."""

from collections.abc import Iterator
from itertools import pairwise

from borderwar.content.catalogue_forms import (
    LAW_KEYS,
    CatalogueFiles,
    TerrainForm,
    TypeForm,
    VehicleForm,
    WeaponForm,
    WorkForm,
)
from borderwar.content.checks.each import each, patiently
from borderwar.content.checks.water import unknown_movers
from borderwar.content.figures import FigureForm
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Mapping, Node, Word
from borderwar.content.problems import Problem, listed, nearest, quoted

BOAT = "boat"
"""The mobility that goes by depth, not by going.  [17.9]"""


def check(files: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes in a catalogue."""
    yield from patiently(_weapons(files))
    yield from patiently(_vehicles(files))
    yield from patiently(_terrains(files))
    yield from patiently(_types(files))
    yield from patiently(missing_law(files))
    yield from patiently(_hexsides(files))


def _weapons(files: CatalogueFiles) -> Iterator[Problem]:
    yield from each(files.weapons.weapons.values(), (range_order, penetration_order), files)


def _vehicles(files: CatalogueFiles) -> Iterator[Problem]:
    yield from each(
        files.vehicles.vehicles.values(), (unknown_vehicle_mobility, unknown_vehicle_weapon), files
    )


def _terrains(files: CatalogueFiles) -> Iterator[Problem]:
    yield from each((files.ground.works or {}).values(), (unknown_crossing,), files)
    terrains = list(files.ground.terrains.values())
    yield from each(terrains, (unknown_going, missing_going), files)
    yield from patiently(letter_twice(terrains))


def _hexsides(files: CatalogueFiles) -> Iterator[Problem]:
    if files.ground.hexsides is not None:
        yield from each(files.ground.hexsides.values(), (unknown_movers,), files)


def _types(files: CatalogueFiles) -> Iterator[Problem]:
    checks = (
        unknown_type_mobility,
        horse_without_mobility,
        unknown_type_weapon,
        unknown_vehicle,
        vehicle_without_number,
        mount_without_vehicle,
        vehicle_without_mount,
        sorties_without_aircraft,
    )
    yield from each(files.types.types.values(), checks, files)


def range_order(weapon: WeaponForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Aimed fire does not tell beyond where fire falls."""
    if weapon.effective_m.value > weapon.maximum_m.value:
        yield weapon.place("effective-m").problem("range-order", "effective-m is more than maximum-m")


def penetration_order(weapon: WeaponForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Pairs rise in range and do not rise in what is pierced."""
    table = weapon.penetration
    if table is None:
        return
    for near, far in pairwise(table.at):
        if far[0] <= near[0] or far[1] > near[1]:
            message = f"{far[0]} m, {far[1]} mm cannot follow {near[0]} m, {near[1]} mm"
            cure = "Ranges rise; what is pierced falls."
            yield table.place("at").problem("penetration-order", message, cure)
            return


def unknown_vehicle_mobility(vehicle: VehicleForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A vehicle's mobility is in ground.yaml."""
    yield from _unknown(vehicle.mobility, "mobility", files.ground.mobilities.names, "mobilities")


def unknown_vehicle_weapon(vehicle: VehicleForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A vehicle's weapons are in weapons.yaml."""
    yield from _unknown_weapons(vehicle.weapons, vehicle.place("weapons"), files)


def unknown_going(terrain: TerrainForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Going is given for mobilities that exist."""
    going, node = terrain.going, terrain.place("going")
    assert isinstance(node, Mapping), "going was read as a mapping"
    for name in going:
        yield from _unknown(node.keys[name], "mobility", files.ground.mobilities.names, "mobilities")


def missing_going(terrain: TerrainForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Going is given for every mobility."""
    missing = sorted(files.ground.mobilities.names - terrain.going.keys() - {BOAT})
    if missing:
        message = f"the terrain {quoted(terrain.called)} has no going for {listed(missing)}"
        yield terrain.key_place("going").problem("missing-going", message, "0 cannot enter.")


def unknown_crossing(work: WorkForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Works are crossed, or not, by mobilities that exist."""
    node = work.place("crossing-s")
    named = list(node.keys.values()) if work.crossing_s is not None and isinstance(node, Mapping) else []
    for found in (*named, *work.bars, *work.crushed_by):
        yield from _unknown(found, "mobility", files.ground.mobilities.names, "mobilities")


def letter_twice(terrains: list[TerrainForm]) -> Iterator[Problem]:
    """No two terrains share a letter."""
    first: dict[str, TerrainForm] = {}
    for terrain in terrains:
        letter = vars(terrain).get("letter")
        if letter is None:
            continue
        other = first.setdefault(letter.text, terrain)
        if other is not terrain:
            yield letter.problem("letter-twice", f"{quoted(letter.text)} stands for '{other.called}' already")


def unknown_type_mobility(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A type's mobility is in ground.yaml."""
    yield from _unknown(one.mobility, "mobility", files.ground.mobilities.names, "mobilities")


def horse_without_mobility(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Riders go by the mobilities `horse` and, dismounted, `foot`."""
    missing = sorted({"foot", "horse"} - files.ground.mobilities.names)
    if one.mount == "horse" and missing:
        message = f"riders need the mobility {listed(missing)}, and ground.yaml has none"
        yield one.place("mount").problem("mount-mismatch", message)


def unknown_type_weapon(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A type's weapons are in weapons.yaml."""
    yield from _unknown_weapons(one.weapons, one.place("weapons"), files)


def unknown_vehicle(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A type's vehicle is in vehicles.yaml."""
    if one.vehicle is not None:
        yield from _unknown(one.vehicle, "vehicle", files.vehicles.vehicles.names)


def vehicle_without_number(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """`vehicle` and `vehicles` go together."""
    if one.vehicle is not None and one.vehicles is None:
        message = f"the type {quoted(one.called)} does not say how many vehicles it has"
        yield one.vehicle.problem("vehicle-without-number", message, "Add the key 'vehicles'.")
    if one.vehicles is not None and one.vehicle is None:
        message = f"the type {quoted(one.called)} does not say which vehicle it has"
        yield one.key_place("vehicles").problem("number-without-vehicle", message, "Add the key 'vehicle'.")


def mount_without_vehicle(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Riders and crews need vehicles; horsemen have horses instead."""
    place = one.place("mount")
    if one.mount in ("rides", "crew") and one.vehicle is None:
        yield place.problem("mount-mismatch", f"mount is {one.mount}, but there is no vehicle")
    if one.mount == "horse" and one.vehicle is not None:
        yield place.problem("mount-mismatch", "mount is horse, but there is a vehicle")


def vehicle_without_mount(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """A vehicle is for riding or for its crew."""
    if one.mount == "none" and one.vehicle is not None:
        cure = "Write mount: rides (men may dismount) or mount: crew (always in the vehicle)."
        yield one.vehicle.problem("mount-mismatch", "there is a vehicle, but mount is none", cure)


def sorties_without_aircraft(one: TypeForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Aircraft, and only they, fly sorties."""
    flies = is_aircraft(one, files)
    if one.sorties is not None and not flies:
        yield one.key_place("sorties").problem(
            "sorties-without-aircraft", f"the type {quoted(one.called)} has sorties but no aircraft"
        )
    if one.sorties is None and flies:
        yield one.root.problem("missing-key", f"the type {quoted(one.called)} needs the key 'sorties'")


def is_aircraft(one: TypeForm, files: CatalogueFiles) -> bool:
    """Whether a type's vehicle flies."""
    if one.vehicle is None or one.vehicle.text not in files.vehicles.vehicles:
        return False
    return files.vehicles.vehicles[one.vehicle.text].kind == "aircraft"


def missing_law(files: CatalogueFiles) -> Iterator[Problem]:
    """The loss law needs every one of its parameters."""
    given = files.combat.law.names
    misspelt = {nearest(name, LAW_KEYS) for name in given.difference(LAW_KEYS)}
    missing = [name for name in LAW_KEYS if name not in given and name not in misspelt]
    if missing:
        place = files.combat.key_place("law")
        yield place.problem("missing-law", f"the law has no {listed(missing)}")


def _unknown(found: Word, what: str, known: frozenset[str], plural: str = "") -> Iterator[Problem]:
    if found.text not in known:
        yield unknown(f"unknown-{what}", found, what, sorted(known), plural)


def _unknown_weapons(
    weapons: dict[str, FigureForm] | None, node: Node, files: CatalogueFiles
) -> Iterator[Problem]:
    if weapons is not None and isinstance(node, Mapping):
        for name in weapons:
            yield from _unknown(node.keys[name], "weapon", files.weapons.weapons.names)
