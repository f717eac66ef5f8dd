"""The five files of a catalogue."""

from dataclasses import replace

from borderwar.content.figures import (
    ABOUT_FORMAT,
    ABOUT_MARK,
    ABOUT_SOURCE,
    ABOUT_SOURCES,
    FORMAT,
    MARK,
    PER_MILLE,
    SOURCES,
    FigureOf,
    NamedForm,
)
from borderwar.content.forms import Form, FormOf, Partial, key, maybe
from borderwar.content.kinds import ID, Choice, Cited, Name
from borderwar.content.lists import ListOf, MapOf, TableOf
from borderwar.content.numbers import Thousandths, Truth, Whole
from borderwar.content.water_forms import CENTIMETRES, TONNES, HexsideForm
from borderwar.model.catalogue import BRANCHES, ECHELONS, VEHICLE_KINDS, WEAPON_KINDS
from borderwar.model.tables import MOUNTS, WORK_KINDS, LawColumns

LAW_KEYS = tuple(name.replace("_", "-") for name in LawColumns._fields)
METRES = Whole(0, 60_000, "metres")
SPEED = Thousandths(1000, "km/h")
ARMOUR = Whole(0, 500, "mm")
COUNT = Whole(0, 100_000)
LETTER = Name("a letter", "[!-~]", "one printed character that is not a space")
WEAPONS_CARRIED = MapOf(FigureOf(COUNT), ID)


class PenetrationForm(Form):
    """A penetration table: what a weapon pierces at which range."""

    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)
    at = key(
        ListOf(ListOf(Whole(0, 20_000), 2, 2), 1),
        "Pairs of metres and millimetres of armour pierced at a right angle, near to far.",
    )


class WeaponForm(NamedForm):
    """A weapon: as one man, crew or vehicle has it."""

    kind = key(Choice(*WEAPON_KINDS), "What sort of weapon it is.")
    calibre_mm = key(FigureOf(Thousandths(500, "mm")), "Calibre in millimetres.")
    rate = key(FigureOf(Whole(0, 3000, "rounds a minute")), "Practical rate of fire in rounds a minute.")
    effective_m = key(FigureOf(METRES), "Range in metres at which aimed fire tells.")
    maximum_m = key(FigureOf(METRES), "Range in metres at which fire still falls.")
    shell_kg = maybe(
        FigureOf(Thousandths(2000, "kg")), "Weight of one explosive round; leave out for bullets.", None
    )
    penetration = maybe(FormOf(PenetrationForm), "What it pierces; leave out if it pierces nothing.", None)
    indirect = maybe(Truth(), "It may fire at what an observer sees.  [6.1]", False)
    anti_aircraft = maybe(Truth(), "It may fire at aircraft.  [11.3]", False)
    load = maybe(
        FigureOf(Whole(1, 100_000, "rounds")),
        "Rounds carried for one weapon, its unit's own train included; not counted if left out.  [18.4]",
        None,
    )


class VehicleForm(NamedForm):
    """A vehicle: a lorry, armoured vehicle, aircraft or boat."""

    kind = key(Choice(*VEHICLE_KINDS), "What sort of vehicle it is.")
    mobility = key(ID, "The mobility whose going it uses: wheeled, tracked or air.")
    crew = key(FigureOf(COUNT), "Men in its crew.")
    seats = key(FigureOf(COUNT), "Passengers it carries.")
    country_kmh = key(FigureOf(SPEED), "Speed across level open country in km/h.")
    road_kmh = key(FigureOf(SPEED), "Speed on a track or road in km/h.")
    front_mm = key(FigureOf(ARMOUR), "Armour in front in millimetres; 0 for none.")
    side_mm = key(FigureOf(ARMOUR), "Armour at the side in millimetres; 0 for none.")
    weapons = maybe(WEAPONS_CARRIED, "Weapons on one vehicle, by id.", None)
    endurance_minutes = maybe(
        FigureOf(Whole(1, 1440, "minutes")), "Minutes it can stay in the air; for aircraft.  [11.8]", None
    )
    dogfight = maybe(
        FigureOf(Whole(0, 1000, "per cent")),
        "What it is worth against fighters, per cent of a fighter of 1936; for aircraft.  [11.13]",
        None,
    )
    hunt = maybe(
        FigureOf(Whole(0, 1000, "per cent")), "The same against bombers and other aircraft.  [11.13]", None
    )
    top_mm = maybe(
        FigureOf(ARMOUR), "Armour above in millimetres; if left out, all that falls on it goes through.", None
    )
    range_km = maybe(
        FigureOf(Thousandths(5000, "km")),
        "Kilometres on the road on one filling; not counted if left out.  [18.5]",
        None,
    )
    weight_t = maybe(FigureOf(TONNES), "Its weight in tonnes, laden; 5 if left out.  [17.3] [17.13]", None)
    draught_cm = maybe(FigureOf(CENTIMETRES), "Centimetres of water that it needs; for boats.  [17.9]", None)


class MobilityForm(NamedForm):
    """A mobility: how a kind of mover goes over ground."""

    country_kmh = key(FigureOf(SPEED), "Speed across level open country in km/h.")
    road_kmh = key(FigureOf(SPEED), "Speed on a track or road in km/h.")
    slope = key(FigureOf(Whole(0, 10_000, "per mille")), "Extra time, per mille, for each per cent of climb.")
    ice_cm = maybe(
        FigureOf(CENTIMETRES),
        "Centimetres of ice that bear one; for vehicles one tonne, more by the root.  [17.13]",
        None,
    )


class TerrainForm(NamedForm):
    """A terrain: what stands in a hex."""

    letter = key(LETTER, "The letter that stands for it in the rows of a map.")
    going = key(
        MapOf(Whole(0, 2000, "per mille"), ID, 1),
        "For each mobility, the part of its speed that is left, per mille; 0 cannot enter.",
    )
    cover = key(
        Whole(0, 2000, "per mille"), "Part of losses taken by men there, per mille; 1000 is bare ground."
    )
    concealment = key(
        Whole(0, 2000, "per mille"), "Part of the distance at which men there are seen, per mille."
    )
    obstructs_dm = key(
        Whole(0, 1000, "decimetres"), "Height of growth or walls that block sight, in decimetres."
    )
    digging = key(Whole(0, 2000, "per mille"), "Part of the normal speed of digging in, per mille.")
    depth_cm = maybe(CENTIMETRES, "Depth of water in centimetres; left out for dry ground.  [17.9]", 0)
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class WorkForm(NamedForm):
    """A work: wire, a ditch, mines or a fort.  [20.1]"""

    kind = key(Choice(*WORK_KINDS), "What sort of work it is.")
    crossing_s = maybe(
        MapOf(Whole(0, 86_400, "seconds"), ID),
        "Seconds that it takes each mobility to cross; 0 for those left out.",
        None,
    )
    bars = maybe(ListOf(ID), "Mobilities that cannot cross it until it is open.", ())
    crushed_by = maybe(ListOf(ID), "Mobilities that flatten it when they cross.", ())
    clear_minutes = maybe(
        Whole(0, 10_000, "minutes"), "Work of a unit of foot that opens it; 0 nobody can.", 0
    )
    rifles = maybe(Thousandths(10_000, "rifles"), "For mines: what they count for against men who cross.", 0)
    guns = maybe(Thousandths(10_000, "guns"), "For mines: what they count for against armour.", 0)
    share = maybe(PER_MILLE, "For forts: part of losses that those inside take, per mille.", 1000)
    proof_kg = maybe(Thousandths(2000, "kg"), "For forts: the heaviest shell that it keeps out wholly.", 0)
    below_men = maybe(COUNT, "For forts: men who find room in its tunnels; 0 for none.", 0)
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class TypeForm(NamedForm):
    """A unit type: what one unit of the kind has at full strength."""

    nation = key(ID, "Whose it is.")
    branch = key(Choice(*BRANCHES), "The branch its counter shows.")
    echelon = key(Choice(*ECHELONS), "Its size, as its counter shows it.")
    mobility = key(ID, "How its men go when they are not mounted: a mobility.")
    men = key(FigureOf(COUNT), "Men at full strength.")
    weapons = maybe(WEAPONS_CARRIED, "Weapons carried or served by the men, by id.", None)
    vehicle = maybe(ID, "Its vehicle, by id.", None)
    vehicles = maybe(FigureOf(Whole(1, 1000)), "Number of its vehicles.", None)
    mount = maybe(
        Choice(*MOUNTS),
        "How it uses its vehicles or horses: none; rides (may dismount); crew (always in them); horse.",
        "none",
    )
    frontage_m = key(FigureOf(METRES), "Metres of front it needs in a hex.")
    quality = key(FigureOf(PER_MILLE), "Cohesion at the start, 0 to 1000.")
    sorties = maybe(FigureOf(Whole(0, 20)), "Flights a day; for aircraft.", None)
    engineers = maybe(FigureOf(COUNT), "Men trained to build and blow bridges.  [17.6]", None)


class WeaponsForm(Form):
    """A weapons file: weapons of a catalogue."""

    format = key(FORMAT, ABOUT_FORMAT)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
    weapons = key(TableOf(WeaponForm, ID), "Weapons by id.")


class VehiclesForm(Form):
    """A vehicles file: vehicles and aircraft of a catalogue."""

    format = key(FORMAT, ABOUT_FORMAT)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
    vehicles = key(TableOf(VehicleForm, ID), "Vehicles by id.")


class GroundForm(Form):
    """A ground file: mobilities, terrains and works of a catalogue."""

    format = key(FORMAT, ABOUT_FORMAT)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
    mobilities = key(TableOf(MobilityForm, ID), "Kinds of movers by id: foot, horse, wheeled, tracked, air.")
    terrains = key(TableOf(TerrainForm, ID), "Kinds of ground by id.")
    hexsides = maybe(TableOf(HexsideForm, ID, 0), "What may run along a hexside, by id.  [17.1]", None)
    works = maybe(TableOf(WorkForm, ID, 0), "Kinds of works by id: wire, ditches, mines, forts.", None)


class TypesForm(Form):
    """A types file: unit types of a catalogue."""

    format = key(FORMAT, ABOUT_FORMAT)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
    types = key(TableOf(TypeForm, ID), "Unit types by id.")


class CombatForm(Form):
    """A combat file: the parameters of the loss law."""

    format = key(FORMAT, ABOUT_FORMAT)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
    law = key(
        TableOf(FigureOf(Whole(-1_000_000_000, 2_000_000_000)), Choice(*LAW_KEYS)),
        "Each parameter of the loss law.  [5.3]",
    )


class CatalogueFiles(Partial):
    """The forms of a catalogue's files; one that could not be read is missing."""

    weapons: WeaponsForm
    vehicles: VehiclesForm
    ground: GroundForm
    types: TypesForm
    combat: CombatForm
    sources: dict[str, str]


CATALOGUE_FORMS: dict[str, type[Form]] = {
    "weapons": WeaponsForm,
    "vehicles": VehiclesForm,
    "ground": GroundForm,
    "types": TypesForm,
    "combat": CombatForm,
}


def annex_form(kind: str) -> type[Form]:
    """The form of a file that adds to a book of the catalogue: all but `format` may be left out."""
    book = CATALOGUE_FORMS[kind]
    form: type[Form] = type(f"{kind.title()}AnnexForm", (book,), {"__doc__": book.__doc__})
    form.keys = {name: replace(one, needed=name == "format") for name, one in book.keys.items()}
    return form
