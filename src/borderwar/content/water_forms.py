"""Chapter 17 in files: what runs along hexsides, fords, bridges and currents."""

from borderwar.content.figures import (
    ABOUT_MARK,
    ABOUT_SOURCE,
    MARK,
    NATIVE,
    FigureOf,
    NamedForm,
)
from borderwar.content.forms import Form, key, maybe
from borderwar.content.hexes import Hexes
from borderwar.content.kinds import ID, Choice, Cited, Text
from borderwar.content.lists import MapOf
from borderwar.content.numbers import Thousandths, Whole
from borderwar.model.catalogue import HEXSIDE_LOOKS
from borderwar.model.waters import BRIDGE_KINDS, BRIDGE_STATES

CENTIMETRES = Whole(0, 20_000, "cm")
SECONDS = MapOf(Whole(1, 1_000_000, "seconds"), ID)
MINUTES = Whole(1, 100_000, "minutes")
TONNES = Thousandths(1000, "t")
ABOUT_SECONDS = "For each mobility, the seconds it takes to get across; those left out cannot."


class HexsideForm(NamedForm):
    """A hexside: what may run along a hexside.  [17.1]"""

    look = key(Choice(*HEXSIDE_LOOKS), "How it is drawn.")
    width_m = key(FigureOf(Thousandths(10_000, "m")), "Its width in metres.")
    depth_cm = key(FigureOf(CENTIMETRES), "Its depth of water in centimetres; 0 for dry ones.")
    current_ms = key(FigureOf(Thousandths(10, "m/s")), "Its current in metres a second; 0 for still water.")
    seconds = maybe(SECONDS, ABOUT_SECONDS, None)
    assault = key(
        Whole(0, 1000, "per mille"),
        "The part of its close power that is left to an assault across it, per mille.  [17.14]",
    )
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class HexsideLineForm(Form):
    """A line of hexsides: a river, a cliff or the like on the map.  [17.1]

    It runs along every hexside between a hex of the one bank and a hex of the other.
    """

    kind = key(ID, "What runs there: a hexside of the catalogue.")
    name = maybe(Text(200), "Its name in English, if it has one.", None)
    native = maybe(NATIVE, "Its name in its own scripts, by language.", None)
    bank = key(Hexes(1), "The hexes on one bank.")
    far_bank = key(Hexes(1), "The hexes on the other bank.")


class FordForm(Form):
    """A ford: a hexside where a water can be got across.  [17.2]"""

    name = maybe(Text(200), "Its name in English, if it has one.", None)
    native = maybe(NATIVE, "Its name in its own scripts, by language.", None)
    between = key(Hexes(2), "The two hexes on its banks.")
    seconds = key(SECONDS, "For each mobility that it lets across, the seconds that takes.")


class BridgeForm(NamedForm):
    """A bridge: a bridge, pontoon bridge or ferry, or a place prepared for one.  [17.3]"""

    kind = maybe(Choice(*BRIDGE_KINDS), "What it is.", "bridge")
    between = key(Hexes(2), "The two hexes that it joins.")
    capacity_t = key(FigureOf(TONNES), "The heaviest vehicle that it bears, in tonnes.")
    men_a_minute = key(FigureOf(Whole(1, 10_000)), "Men that it lets over in a minute.  [17.4]")
    vehicles_a_minute = key(FigureOf(Thousandths(100)), "Vehicles that it lets over in a minute.")
    state = maybe(Choice(*BRIDGE_STATES), "How it stands at the start; down if it is to be built.", "whole")
    build_minutes = key(MINUTES, "Minutes in which a hundred engineers build it anew.  [17.6]")
    charge_minutes = key(MINUTES, "Minutes in which a hundred engineers lay its charges.  [17.7]")
    charged_by = maybe(ID, "The side whose charges lie there at the start.", None)


class CurrentForm(Form):
    """A current: how fast a river flows through its water hexes.  [17.9]"""

    kmh = key(FigureOf(Thousandths(30, "km/h")), "How fast it flows, in km/h.")
    path = key(Hexes(2), "Its hexes down the river, or way-points: gaps are filled with straight lines.")
