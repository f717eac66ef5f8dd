"""Mistakes in forces.yaml."""

from collections.abc import Iterator

from borderwar.content.catalogue_forms import CatalogueFiles, TypeForm
from borderwar.content.checks.catalogue import is_aircraft
from borderwar.content.checks.each import each, patiently
from borderwar.content.checks.events import is_released
from borderwar.content.checks.references import is_on_map
from borderwar.content.field_forms import FormationForm, UnitForm
from borderwar.content.geometry import place_of
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Word
from borderwar.content.problems import Problem, listed, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.model.scenario import FRONT_LINES

SIDES = 2

Both = tuple[ScenarioFiles, CatalogueFiles]


def check(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes in the forces."""
    both = (files, catalogue)
    yield from patiently(id_twice(files))
    yield from patiently(side_without_units(files))
    yield from patiently(_formations(files))
    yield from patiently(circle_of_parents(files))
    yield from patiently(_units(both))
    yield from patiently(sharing_with_the_enemy(files))
    yield from patiently(too_wide(both))


def _formations(files: ScenarioFiles) -> Iterator[Problem]:
    checks = (unknown_parent, parent_of_other_side, formation_level, unknown_headquarters)
    yield from each(files.forces.formations.values(), checks, files)


def _units(both: Both) -> Iterator[Problem]:
    checks = (
        unknown_type,
        unknown_formation,
        wrong_nation,
        two_starts,
        no_start,
        aircraft_on_the_map,
        no_entry,
        never_arrives,
        level_beyond_last,
        impassable,
        vehicles_without_type,
        wrong_mount,
    )
    yield from each(both[0].forces.units.values(), checks, both)


def id_twice(files: ScenarioFiles) -> Iterator[Problem]:
    """Formations and units share one list of ids."""
    for name in files.forces.formations.names & files.forces.units.names:
        place = files.forces.units.words[name]
        line = files.forces.formations.words[name].line
        message = f"{quoted(name)} is the id of a formation already"
        yield place.problem("id-twice", message, f"The formation is on line {line}.")


def side_without_units(files: ScenarioFiles) -> Iterator[Problem]:
    """Both sides have somebody to fight with."""
    armed = {_side(unit, files) for unit in files.forces.units.values() if not vars(unit).get("absent")}
    if (
        len(files.scenario.sides.names) != SIDES
        or "" in armed
        or len(files.forces.units) < len(files.forces.units.names)
    ):
        return  # whose some units are is not known
    for side in files.scenario.sides.values():
        if side.called not in armed:
            yield files.forces.key_place("units").problem("side-without-units", f"{side.called} has no units")


def unknown_parent(formation: FormationForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A formation's parent is a formation."""
    if formation.parent is not None and formation.parent.text not in files.forces.formations.names:
        yield unknown(
            "unknown-formation", formation.parent, "formation", sorted(files.forces.formations.names)
        )


def circle_of_parents(files: ScenarioFiles) -> Iterator[Problem]:
    """Parents end at somebody who has none; each circle is told at its first formation."""
    formations = files.forces.formations
    walked: dict[str, str] = {}  # formation to the start of the walk that came by it
    for start in formations:
        here = start
        while here in formations and here not in walked:
            walked[here] = start
            above = vars(formations[here]).get("parent")
            here = above.text if above is not None else ""
        if walked.get(here) == start and here in formations:
            parent = formations[here].parent
            assert parent is not None, "in a circle everybody has a parent"
            yield parent.problem("circle-of-parents", f"{quoted(here)} is above itself")


def parent_of_other_side(formation: FormationForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A formation and its parent are of one side."""
    if formation.parent is None or formation.parent.text not in files.forces.formations:
        return
    parent = files.forces.formations[formation.parent.text]
    if parent.side.text != formation.side.text:
        message = (
            f"{quoted(parent.called)} is of {parent.side.text}, and this formation of {formation.side.text}"
        )
        yield formation.parent.problem("parent-of-other-side", message)


def formation_level(formation: FormationForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A formation is released by a level that there is."""
    levels = len(files.scenario.escalation.levels)
    if formation.level > levels:
        message = f"there is no level {formation.level}"
        yield formation.place("level").problem("unknown-level", message, f"Escalation has {levels} levels.")


def unknown_headquarters(formation: FormationForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A formation is led by a unit of its own, or of a formation under it.  [19.1]"""
    found = formation.headquarters
    if found is None:
        return
    units = files.forces.units
    if found.text not in units.names:
        yield unknown("unknown-unit", found, "unit", sorted(units.names))
        return
    here = units[found.text].formation.text if found.text in units else ""
    walked: set[str] = set()
    while here in files.forces.formations and here != formation.called and here not in walked:
        walked.add(here)
        above = files.forces.formations[here].parent
        here = above.text if above is not None else ""
    if here == "" and found.text in units:
        message = f"the unit {quoted(found.text)} is not under {quoted(formation.called)}"
        cure = "A headquarters is a unit of the formation, or of one below it."
        yield found.problem("foreign-headquarters", message, cure)


def unknown_type(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit's type is in the catalogue."""
    names = both[1].types.types.names
    if unit.type.text not in names:
        yield unknown("unknown-type", unit.type, "unit type", sorted(names))


def unknown_formation(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit's formation is there."""
    names = both[0].forces.formations.names
    if unit.formation.text not in names:
        yield unknown("unknown-formation", unit.formation, "formation", sorted(names))


def wrong_nation(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit's nation fights on its side."""
    formation = both[0].forces.formations.get(unit.formation.text)
    if formation is None or formation.side.text not in both[0].scenario.sides:
        return
    side = both[0].scenario.sides[formation.side.text]
    nations = [nation.text for nation in side.nations]
    if unit.nation is not None:
        if unit.nation.text not in nations:
            yield unknown("wrong-nation", unit.nation, f"nation of {side.called}", nations, "nations")
        return
    kind = type_of(unit, both[1])
    if kind is not None and kind.nation.text not in nations:
        message = f"a unit of this type is of {kind.nation.text}, and {side.called} has {listed(nations)}"
        yield unit.type.problem("wrong-nation", message, "Another type, or give the unit the key 'nation'.")


def two_starts(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit is there at the start or it arrives."""
    if unit.at is not None and unit.arrives is not None:
        message = f"the unit {quoted(unit.called)} starts on the map and arrives as well"
        yield unit.key_place("arrives").problem("two-starts", message, "Keep either 'at' or 'arrives'.")


def no_start(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit comes from somewhere; aircraft are ready from turn 1."""
    kind = type_of(unit, both[1])
    if kind is not None and unit.at is None and unit.arrives is None and not is_aircraft(kind, both[1]):
        if unit.beyond is not None or unit.absent:
            return
        message = f"the unit {quoted(unit.called)} neither starts on the map nor arrives"
        yield unit.root.problem("no-start", message, "Give it 'at' or 'arrives'.")


def aircraft_on_the_map(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Aircraft fly from bases off the map.  [11.1]"""
    kind = type_of(unit, both[1])
    if kind is None or not is_aircraft(kind, both[1]):
        return
    place = unit.at or (unit.arrives.at[0] if unit.arrives is not None and unit.arrives.at else None)
    if place is not None:
        yield place.problem("aircraft-on-map", "aircraft are never in a hex", "Leave 'at' out.")


def no_entry(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """What arrives on the ground arrives somewhere."""
    kind = type_of(unit, both[1])
    if (
        kind is not None
        and unit.arrives is not None
        and not unit.arrives.at
        and unit.beyond is None
        and not is_aircraft(kind, both[1])
    ):
        message = f"the unit {quoted(unit.called)} has no hex to arrive at"
        yield unit.arrives.root.problem("no-entry", message, "Add 'at' with one or more hexes.")


def never_arrives(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Turn 0 waits for a level of escalation or an event."""
    arrives = unit.arrives
    if arrives is not None and arrives.turn == arrives.level == 0 and not is_released(unit, both[0]):
        cure = "Give it a turn from 1, or the key 'level'."
        message = f"the unit {quoted(unit.called)} never arrives: turn 0 and no level"
        yield arrives.place("turn").problem("never-arrives", message, cure)


def level_beyond_last(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit is released by a level that there is."""
    levels = len(both[0].scenario.escalation.levels)
    if unit.arrives is not None and unit.arrives.level > levels:
        message = f"there is no level {unit.arrives.level}"
        yield unit.arrives.place("level").problem(
            "unknown-level", message, f"Escalation has {levels} levels."
        )


def impassable(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """A unit can be where it starts or comes on."""
    kind = type_of(unit, both[1])
    if kind is None or is_aircraft(kind, both[1]):
        return
    mobility = _mobility(unit, kind, both[1])
    hexes = unit.arrives.at if unit.arrives is not None else (unit.at,)
    for found in hexes:
        ground = _terrain_at(found, both) if found is not None else None
        if found is not None and ground is not None and ground[1].get(mobility) == 0:
            message = f"{quoted(found.text)} is {ground[0]}, which cannot be entered by {mobility}"
            yield found.problem("impassable", message)


def vehicles_without_type(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Only units whose type has vehicles count them."""
    kind = type_of(unit, both[1])
    if kind is not None and unit.vehicles is not None and kind.vehicle is None:
        message = f"units of the type {quoted(kind.called)} have no vehicles"
        yield unit.key_place("vehicles").problem("vehicles-without-type", message)


def wrong_mount(unit: UnitForm, both: Both) -> Iterator[Problem]:
    """Only those who can mount are mounted, and crews always are."""
    kind = type_of(unit, both[1])
    if kind is None or unit.mounted is None:
        return
    if unit.mounted and kind.mount == "none":
        message = f"units of the type {quoted(kind.called)} have nothing to mount"
        yield unit.place("mounted").problem("wrong-mount", message)
    if not unit.mounted and kind.mount == "crew":
        yield unit.place("mounted").problem("wrong-mount", "a crew is always in its vehicle")


def sharing_with_the_enemy(files: ScenarioFiles) -> Iterator[Problem]:
    """No hex holds units of both sides."""
    first: dict[str, UnitForm] = {}
    for unit in _placed(files):
        assert unit.at is not None, "placed units have a hex"
        other = first.setdefault(unit.at.text, unit)
        sides = {_side(other, files), _side(unit, files)}
        if len(sides) == 2 and "" not in sides:
            message = f"the enemy's {quoted(other.called)} starts in {quoted(unit.at.text)} too"
            yield unit.at.problem("enemies-in-one-hex", message)


def too_wide(both: Both) -> Iterator[Problem]:
    """Units that start in one hex fit into it.  [2.3]"""
    capacity = both[0].scenario.hex_metres * FRONT_LINES
    taken: dict[tuple[str, str], int] = {}
    told: set[tuple[str, str]] = set()
    for unit in _placed(both[0]):
        assert unit.at is not None, "placed units have a hex"
        kind = type_of(unit, both[1])
        if kind is None or "frontage_m" not in vars(kind) or "value" not in vars(kind.frontage_m):
            continue
        here = (unit.at.text, _side(unit, both[0]))
        alone = here not in taken
        taken[here] = taken.get(here, 0) + kind.frontage_m.value
        if taken[here] > capacity and not alone and here not in told:
            told.add(here)
            message = f"units in {quoted(here[0])} take {taken[here]} m of front, and {capacity} m fit"
            yield unit.at.problem("overstacked", message, "The first unit in a hex always fits.")


def type_of(unit: UnitForm, catalogue: CatalogueFiles) -> TypeForm | None:
    """The type of a unit, if the unit says and the catalogue has it."""
    if "type" not in vars(unit):
        return None
    return catalogue.types.types.get(unit.type.text)


def starts_mounted(unit: UnitForm, kind: TypeForm) -> bool:
    """Whether a unit is mounted at the start: as it says, else crews and those that arrive."""
    if unit.mounted is not None:
        return unit.mounted
    if unit.beyond is not None:
        return kind.mount == "crew"
    return kind.mount == "crew" or (kind.mount in ("rides", "horse") and unit.arrives is not None)


def _placed(files: ScenarioFiles) -> list[UnitForm]:
    units = files.forces.units.values()
    return [unit for unit in units if vars(unit).get("at") is not None and not vars(unit).get("absent")]


def _side(unit: UnitForm, files: ScenarioFiles) -> str:
    """The side of a unit; an empty text if that cannot be told."""
    if "formation" not in vars(unit):
        return ""
    formation = files.forces.formations.get(unit.formation.text)
    return formation.side.text if formation is not None and "side" in vars(formation) else ""


def _mobility(unit: UnitForm, kind: TypeForm, catalogue: CatalogueFiles) -> str:
    if not starts_mounted(unit, kind):
        return kind.mobility.text
    if kind.mount == "horse":
        return "horse"
    vehicle = catalogue.vehicles.vehicles.get(kind.vehicle.text) if kind.vehicle is not None else None
    return vehicle.mobility.text if vehicle is not None else kind.mobility.text


def _terrain_at(found: Word, both: Both) -> tuple[str, dict[str, int]] | None:
    """Name and going of the terrain in a hex, if map and letter are good."""
    if not is_on_map(both[0], found.text):
        return None
    column, row = place_of(found.text)
    rows = both[0].map.terrain
    if row >= len(rows) or column >= len(rows[row].text):
        return None
    letter = rows[row].text[column]
    for name, terrain in both[1].ground.terrains.items():
        if terrain.letter.text == letter:
            return name, terrain.going
    return None
