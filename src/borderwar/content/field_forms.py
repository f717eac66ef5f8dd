"""map.yaml and forces.yaml: the ground and who stands on it."""

from borderwar.content.far_forms import BeyondForm, RoundsForm
from borderwar.content.figures import (
    ABOUT_FORMAT,
    ABOUT_MARK,
    ABOUT_SOURCE,
    ABOUT_SOURCES,
    FORMAT,
    MARK,
    NAMED,
    NATIVE,
    PER_MILLE,
    SOURCES,
    FigureOf,
    NamedForm,
)
from borderwar.content.forms import Form, FormOf, key, maybe
from borderwar.content.hexes import Hex, Hexes
from borderwar.content.kinds import ID, Choice, Cited, Text
from borderwar.content.lists import ListOf, MapOf, Rows, TableOf
from borderwar.content.numbers import Truth, Whole
from borderwar.content.water_forms import BridgeForm, CurrentForm, FordForm, HexsideLineForm
from borderwar.model.orders import STANCES
from borderwar.model.tables import MEANS

PATH = Hexes(2)
ABOUT_PATH = "Its hexes, or way-points: gaps are filled with the straight line of hexes."


class RoadForm(Form):
    """A road: a road, track or railway through adjacent hexes."""

    kind = key(
        Choice("track", "road", "rail"),
        "A beaten track, a made road, or a railway, whose bed is marched on like a track.",
    )
    name = maybe(Text(200), "Its name in English, if it has one.", None)
    native = maybe(NATIVE, "Its name in its own scripts, by language.", None)
    path = key(PATH, ABOUT_PATH)


class PlaceForm(NamedForm):
    """A map name: a name set on the map."""

    at = key(Hex(), "The hex it stands at.")
    kind = key(Choice("place", "height", "water", "region"), "What it is the name of.")
    turn = maybe(Whole(-90, 90, "degrees"), "How far the lettering is turned, in degrees.", 0)


class ClaimForm(NamedForm):
    """A claim: where one side says the border runs."""

    side = key(ID, "The side.")
    path = key(PATH, ABOUT_PATH)


DIRECTIONS = ("north", "north-east", "south-east", "south", "south-west", "north-west")


class ObstacleForm(Form):
    """An obstacle: wire, a ditch or mines.  [20.1]"""

    work = key(ID, "Its kind: a work of the catalogue.")
    owner = maybe(ID, "The side that laid it and knows the lanes; leave out for nobody.", None)
    at = key(Hexes(1), "Its hexes.")
    faces = maybe(
        ListOf(Choice(*DIRECTIONS)),
        "The hexsides of these hexes on which wire or a ditch lies; all around them if left out.",
        (),
    )


class MapForm(Form):
    """A map file: the ground."""

    format = key(FORMAT, ABOUT_FORMAT)
    columns = key(Whole(2, 99), "Columns of hexes.")
    rows = key(Whole(2, 99), "Rows of hexes.")
    contour_m = key(Whole(1, 1000, "metres"), "Metres of height between contour lines.")
    terrain = key(
        Rows(), "One row of letters for each row of hexes, from the north; letters as in ground.yaml."
    )
    heights = key(
        Rows(), "One row of heights for each row of hexes, in metres above the sea, with spaces between."
    )
    roads = maybe(ListOf(FormOf(RoadForm)), "Roads and tracks.", ())
    names = maybe(ListOf(FormOf(PlaceForm)), "Names on the map.", ())
    claims = maybe(ListOf(FormOf(ClaimForm)), "Lines that the sides claim as the border.", ())
    works = maybe(
        MapOf(Whole(1, 100_000, "minutes"), Hex()), "Minutes of digging done before the game, by hex.", None
    )
    obstacles = maybe(ListOf(FormOf(ObstacleForm)), "Wire, ditches and mines.", ())
    forts = maybe(MapOf(ID, Hex()), "Bunkers and fortresses: works of the catalogue, by hex.", None)
    hexsides = maybe(ListOf(FormOf(HexsideLineForm)), "What runs along hexsides.  [17.1]", ())
    fords = maybe(ListOf(FormOf(FordForm)), "Fords.  [17.2]", ())
    bridges = maybe(TableOf(BridgeForm, ID, 0), "Bridges and ferries by id.  [17.3]", None)
    currents = maybe(ListOf(FormOf(CurrentForm)), "How rivers flow through water hexes.  [17.9]", ())
    notes = maybe(Text(20_000), "How the map was made.", "")
    sources = maybe(SOURCES, ABOUT_SOURCES, None)


class FormationForm(NamedForm):
    """A formation: units under one commander."""

    side = key(ID, "Its side.")
    parent = maybe(ID, "The formation above it; leave out for none.", None)
    leader = maybe(NAMED, "Its commander.", None)
    level = maybe(Whole(1, 20), "Its units to come are released at this level of escalation.  [12.2]", 0)
    headquarters = maybe(ID, "The unit that leads it; without one nobody needs to hear it.  [19.1]", None)
    means = maybe(Choice(*MEANS), "How its headquarters speaks to its units.  [19.3]", "runner")
    reach_m = maybe(Whole(1, 500_000, "metres"), "How far that reaches; as usual if left out.", None)
    leader_quality = maybe(PER_MILLE, "How good its commander is, 0 to 1000.  [19.4]", 500)


class ArrivesForm(Form):
    """An arrival: when and where a unit comes on.  [12.1]"""

    turn = key(Whole(0, 9999), "The first turn it can come; 0 if only escalation or an event releases it.")
    latest = maybe(Whole(1, 9999), "The last turn of its delay, if that is drawn.  [12.5]", 0)
    group = maybe(ID, "Those of one group share their delay and their entry.  [12.5]", None)
    at = maybe(Hexes(), "Entry hexes, first choice first; none for aircraft.", ())
    level = maybe(Whole(1, 20), "It also comes as soon as escalation reaches this level.", 0)
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class LeavesForm(Form):
    """A departure: by when and through where a unit must leave the map.  [12.8]"""

    by = key(Whole(0, 9999), "By the end of this turn; 0 if only an event calls for it.")
    at = maybe(Hexes(), "Its exits; those of its side if left out.", ())
    points = maybe(Whole(0, 10_000, "points"), "To its side if it goes in time.", 0)
    price = maybe(Whole(0, 10_000, "points"), "Lost by its side if it does not.", 0)
    source = key(Cited(), ABOUT_SOURCE)


class UnitForm(NamedForm):
    """A unit: a counter."""

    type = key(ID, "Its unit type in the catalogue.")
    formation = key(ID, "The formation it belongs to.")
    nation = maybe(ID, "Whose it is; as its type if left out.", None)
    leader = maybe(NAMED, "Its commander.", None)
    at = maybe(Hex(), "Where it starts.", None)
    arrives = maybe(FormOf(ArrivesForm), "When and where it comes on, if it is not there at the start.", None)
    leaves = maybe(FormOf(LeavesForm), "By when it must leave the map, if it must.", None)
    men = maybe(FigureOf(Whole(1, 100_000)), "Men; as its type if left out.", None)
    vehicles = maybe(FigureOf(Whole(0, 1000)), "Vehicles; as its type if left out.", None)
    quality = maybe(FigureOf(PER_MILLE), "Cohesion at the start, 0 to 1000; as its type if left out.", None)
    mounted = maybe(
        Truth(),
        "In its lorries or on its horses at the start; if left out, crews always and those that arrive.",
        None,
    )
    stance = maybe(Choice(*STANCES), "What it does while the enemy moves.  [10.1]", "fire-at-will")
    dug_in_minutes = maybe(Whole(0, 100_000, "minutes"), "Minutes of digging done before the game.", 0)
    beyond = maybe(FormOf(BeyondForm), "Where beyond the map its guns stand, if they do.", None)
    rounds = maybe(FormOf(RoundsForm), "Its budget of shells; no end of them if left out.", None)
    base = maybe(ID, "The air base it flies from; for aircraft.", None)
    serviceable = maybe(
        PER_MILLE, "Part of its aircraft fit to fly on a day, per mille; for aircraft.  [11.15]", None
    )
    note = maybe(Text(), "Anything a reader should know.", "")
    absent = maybe(Truth(), "Not in this game at all; for variants, in which it keeps its row.", False)


class ForcesForm(Form):
    """A forces file: formations and units."""

    format = key(FORMAT, ABOUT_FORMAT)
    formations = key(TableOf(FormationForm, ID), "Formations by id.")
    units = key(TableOf(UnitForm, ID), "Units by id; no formation has the same id.")
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
