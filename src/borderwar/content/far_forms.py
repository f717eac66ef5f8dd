"""Parts of scenario.yaml and forces.yaml about what lies beyond the map: bases, bans, batteries."""

from borderwar.content.figures import ABOUT_SOURCE, FigureOf, NamedForm
from borderwar.content.forms import Form, FormOf, key, maybe
from borderwar.content.hexes import Hex, Hexes
from borderwar.content.kinds import ID, Choice, Cited, Text
from borderwar.content.lists import ListOf, MapOf, TableOf
from borderwar.content.numbers import Truth, Whole
from borderwar.model.beyond import BEARINGS

PER_MILLE = Whole(0, 1000, "per mille")


class BaseForm(NamedForm):
    """An air base: where aircraft come from.  [11.8]"""

    side = key(ID, "Whose it is.")
    km = key(Whole(0, 1000, "km"), "Kilometres from the middle of the map.")
    direction = key(Choice(*BEARINGS), "In which direction from there.")
    capacity = key(Whole(1, 5000), "Aircraft it can serve.")
    service_minutes = maybe(
        Whole(1, 1440, "minutes"), "Minutes to make aircraft ready again between two missions.", 120
    )
    guns = maybe(
        MapOf(FigureOf(Whole(0, 1000)), ID), "Its guns against aircraft, weapons by id.  [11.14]", None
    )
    raided = maybe(Truth(), "Whether the enemy may raid it.  [11.14]", False)
    source = key(Cited(), ABOUT_SOURCE)


class BanForm(Form):
    """A ban: what a side's high command forbids its airmen outright.  [11.4]"""

    side = key(ID, "The side it binds.")
    act = key(Choice("fly", "raid"), "What is forbidden: all flying, or raids on bases.")
    until_level = maybe(
        Whole(1, 20), "The level of escalation that ends the ban; the whole game if left out.", 0
    )
    text = key(Text(), "The order, in the high command's manner.")
    source = key(Cited(), ABOUT_SOURCE)


class AirForm(Form):
    """An air entry: bases and bans."""

    bases = maybe(TableOf(BaseForm, ID), "Air bases by id.", None)
    bans = maybe(ListOf(FormOf(BanForm)), "What the sides may not do in the air.", ())


class GunControlForm(Form):
    """A gun-control entry: what a side's guns have beside guns."""

    side = key(ID, "The side.")
    registered = maybe(Hexes(), "Hexes its guns have shot in before the game.  [6.3]", ())
    sound_ranging = maybe(
        PER_MILLE, "Chance, per mille, to find a battery by ear in ten minutes of its fire.  [6.9]", 0
    )
    source = key(Cited(), ABOUT_SOURCE)


class BeyondForm(Form):
    """A place beyond the map: where a battery stands that is not in any hex.  [6.6]"""

    behind = key(Hex(), "The hex behind which it stands.")
    metres = key(Whole(0, 50_000, "metres"), "Metres from that hex.")


class RoundsForm(Form):
    """A budget of shells: what guns may fire.  [6.8]"""

    start = key(Whole(0, 10_000, "rounds"), "Rounds for each gun at the start.")
    day = maybe(Whole(0, 10_000, "rounds"), "Rounds for each gun brought up at midnight.", 0)
