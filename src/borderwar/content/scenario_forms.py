"""scenario.yaml: what is fixed before the first order, but for map and forces."""

from borderwar.content.far_forms import AirForm, GunControlForm
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
    NamedForm,
)
from borderwar.content.forms import Form, FormOf, key, maybe
from borderwar.content.hexes import Hex, Hexes
from borderwar.content.kinds import ID, Choice, Cited, Name, Text
from borderwar.content.lists import ListOf, MapOf, TableOf
from borderwar.content.numbers import Thousandths, Truth, Whole
from borderwar.content.times import Clock, Day, Moment
from borderwar.model.scenario import Location
from borderwar.model.tables import ACTS, TASKS

TURN = Whole(1, 9999)
POINTS = Whole(-10_000, 10_000)
EARS = Name("the id of a side, `both` or `nobody`", ID.pattern.pattern, "the id of a side, both or nobody")


class CalendarForm(Form):
    """A calendar: when the scenario starts and how long it lasts."""

    start = key(Moment(), "When the first turn begins, by the scenario's own clock.")
    turn_minutes = key(Whole(1, 1440, "minutes"), "Minutes in a turn.")
    turns = key(TURN, "How many turns are played.")


class LocationForm(Form):
    """A location: where on the globe the map lies, for the chooser's map."""

    north = key(Thousandths(90, "degrees"), "Degrees north of the equator, at the middle of the fight.")
    east = key(Thousandths(180, "degrees"), "Degrees east of Greenwich.")
    within_km = maybe(Whole(0, 500, "km"), "How far off it may be, in kilometres.", 0)
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)

    def built(self) -> Location:
        """The location as the model has it."""
        return Location(self.north, self.east, self.within_km, self.mark, self.source.text)


class SideForm(NamedForm):
    """A side: a belligerent."""

    nations = key(ListOf(ID, 1), "Nations whose units may fight on this side.")
    rally = key(Hexes(1), "Hexes that its broken units make for.")
    command = key(NAMED, "The high command that sets the limits.")
    briefing = key(Text(20_000), "What its player knows, must do and may not do.")
    exits = maybe(Hexes(), "Hexes by which its units may leave the map.  [12.7]", ())


class MoonForm(Form):
    """A moon entry: the moon on one day.  [16.4]"""

    day = key(Day(), "The day.")
    rise = maybe(Clock(), "When it rises on that day; leave out if it does not.", None)
    set = maybe(Clock(), "When it sets on that day; leave out if it does not.", None)
    age_days = key(Thousandths(30, "days"), "Days since new moon.")


class SunForm(Form):
    """A sun entry: light on the day."""

    rise = key(Clock(), "Sunrise.")
    set = key(Clock(), "Sunset.")
    twilight_minutes = key(
        Whole(0, 240, "minutes"), "Half light before sunrise and after sunset, in minutes."
    )
    moon_set = key(Clock(), "When the moon goes down.")
    moonlight = key(PER_MILLE, "Sight while the moon is up, per mille of sight by day.")
    darkness = key(PER_MILLE, "Sight without sun or moon, per mille of sight by day.")
    moon = maybe(
        ListOf(FormOf(MoonForm)),
        "The moon by days, the first first; moonlight is then that of a full moon, and moon-set is not read.",
        (),
    )
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class WeatherForm(NamedForm):
    """A weather entry: the weather from one turn on."""

    turn = key(TURN, "The first turn it holds for; the first entry has turn 1.")
    sight = key(Whole(0, 2000, "per mille"), "Part of the sight of a clear day, per mille.")
    going = key(Whole(0, 2000, "per mille"), "Part of the speed on dry ground, per mille.")
    flying = key(Truth(), "Whether aircraft can fly.")
    wind = key(Text(200), "The wind in words: 6 m/s from north-west.")
    fire = maybe(PER_MILLE, "Part of fire that tells in it, per mille.", 1000)
    flak = maybe(PER_MILLE, "Part of fire at aircraft that tells in it, per mille.", 1000)
    ice_cm = maybe(Whole(0, 300, "cm"), "Thickness of the ice on the water, in centimetres.  [17.13]", 0)
    rain = maybe(PER_MILLE, "How much an hour of it wets the ground, per mille of soaked.", 0)


class LimitForm(NamedForm):
    """A limit: an order of the high command.  [13.1]"""

    id = key(ID, "Its id.")
    side = key(ID, "The side it binds.")
    act = key(Choice(*ACTS), "What is forbidden.")
    hexes = maybe(Hexes(), "Where it is forbidden; not for fly.", ())
    after = maybe(TURN, "For stay-after: the turn after which the hexes must be clear.", None)
    points = key(Whole(0, 10_000, "points"), "Points lost by the side that breaks it.")
    levels = key(Whole(0, 20), "How many levels it raises escalation.")
    text = key(Text(), "The order, in the high command's manner.")
    source = key(Cited(), ABOUT_SOURCE)
    in_force = maybe(Truth(), "Whether it binds from the start, or only once an event says so.  [13.5]", True)


class LevelForm(NamedForm):
    """A level: a step of escalation.  [13.3]"""

    text = key(Text(), "What it means.")
    halt = maybe(Truth(), "At this level both capitals stop the fight.  [13.4]", False)


class EscalationForm(Form):
    """An escalation entry: levels and where it starts."""

    start = key(Whole(1, 20), "The level at the start, counted from 1.")
    levels = key(ListOf(FormOf(LevelForm), 1, 20), "The levels, lowest first; the first is level 1.")


class ObjectiveForm(NamedForm):
    """An objective: ground that counts.  [14.1]"""

    id = key(ID, "Its id.")
    at = key(Hex(), "Its hex.")
    holder = maybe(ID, "The side that holds it at the start; leave out for nobody.", None)
    end = maybe(POINTS, "Points to the side that holds it at the end.", 0)
    turn = maybe(POINTS, "Points to the side that holds it, each turn.", 0)
    stand = maybe(POINTS, "Points to the side that holds it at the start, each turn until it falls.", 0)


class ShareForm(Form):
    """A share of losses: points once so much of a side is lost.  [14.6]"""

    above = key(Whole(1, 1000, "per mille"), "Per mille of its men killed, wounded or captured.")
    points = key(POINTS, "Points to the other side.")


class LossPointsForm(Form):
    """A losses entry: points to the other side for what a side loses.  [14.2]"""

    men = key(POINTS, "For each 10 men killed or wounded.")
    captured = key(POINTS, "For each 10 men captured.")
    vehicles = key(POINTS, "For each armoured vehicle.")
    aircraft = key(POINTS, "For each aircraft.")
    shares = maybe(ListOf(FormOf(ShareForm)), "Points for shares of the whole force, each paid once.", ())


class GradeForm(NamedForm):
    """A grade: a level of victory.  [14.4]"""

    winner = maybe(ID, "The side that has won; leave out for a draw.", None)
    from_margin = maybe(
        Whole(-100_000, 100_000, "points"),
        "The least margin, over par, of the first side; the last grade has none.",
        None,
    )


class VictoryForm(Form):
    """A victory entry: what counts."""

    objectives = key(ListOf(FormOf(ObjectiveForm)), "Ground that counts.")
    losses = key(TableOf(LossPointsForm, ID), "Points for losses, by the side that suffers them.")
    par = key(
        Whole(-100_000, 100_000, "points"), "Points of the first side less those of the second in history."
    )
    par_note = key(Text(), "How par was found.")
    grades = key(ListOf(FormOf(GradeForm), 1), "Grades, best for the first side first.")


class HeldForm(Form):
    """A ground condition: an objective held for some turns.  [21.2]"""

    objective = key(ID, "The objective.")
    side = key(ID, "The side that holds it.")
    turns = maybe(Whole(0, 9999, "turns"), "For how many whole turns it has been held.", 0)


class LostForm(Form):
    """A loss condition: a part of a side's men is lost.  [21.2]"""

    side = key(ID, "The side.")
    share = key(Whole(1, 1000, "per mille"), "Per mille of its men killed, wounded or captured.")


class GroundForm(Form):
    """A place condition: some hexes and a side.  [21.2]"""

    side = key(ID, "The side.")
    hexes = key(Hexes(1), "The hexes.")


class WhenForm(Form):
    """A when entry: what must hold for an event, all of it.  [21.2]"""

    turn = maybe(TURN, "The one turn in which it can happen.", None)
    since = maybe(TURN, "The first turn in which it can happen; the first of all if left out.", None)
    until = maybe(TURN, "The last turn in which it can happen; the last of all if left out.", None)
    chance = maybe(Whole(1, 1000, "per mille"), "Chance in each turn in which the rest holds.", 1000)
    level = maybe(Whole(1, 20), "Escalation has reached this level.", None)
    held = maybe(ListOf(FormOf(HeldForm)), "Objectives held.", ())
    losses = maybe(ListOf(FormOf(LostForm)), "Shares of men lost.", ())
    broken = maybe(ListOf(ID), "Units or formations that no longer stand.", ())
    destroyed = maybe(ListOf(ID), "Units or formations destroyed or captured.", ())
    after = maybe(ListOf(ID), "Events that have happened.", ())
    unless = maybe(ListOf(ID), "Events that have not happened.", ())
    clear = maybe(ListOf(FormOf(GroundForm)), "Hexes without ready units of a side.", ())
    present = maybe(ListOf(FormOf(GroundForm)), "Hexes with a ready unit of a side.", ())


class NewWeatherForm(NamedForm):
    """A change of weather: what holds from now on.  [21.6]"""

    sight = key(Whole(0, 2000, "per mille"), "Part of the sight of a clear day, per mille.")
    going = key(Whole(0, 2000, "per mille"), "Part of the speed on dry ground, per mille.")
    flying = key(Truth(), "Whether aircraft can fly.")
    wind = key(Text(200), "The wind in words: 6 m/s from north-west.")


class ThenForm(Form):
    """A then entry: what an event brings.  [21.3]"""

    points = maybe(MapOf(POINTS, ID), "Points to sides; less than nothing to take them.", None)
    escalation = maybe(Whole(-20, 20), "Levels up, or down.", None)
    release = maybe(ListOf(ID), "Units or formations to come that are let loose.", ())
    withdraw = maybe(ListOf(ID), "Units or formations called away from the map.", ())
    within = maybe(Whole(1, 9999, "turns"), "Turns that those called away have to go.", 1)
    surrender = maybe(ListOf(ID), "Units or formations that lay down their arms.", ())
    limits_on = maybe(ListOf(ID), "Limits that bind from now on.", ())
    limits_off = maybe(ListOf(ID), "Limits that bind no longer.", ())
    air_ban = maybe(
        MapOf(Truth(), ID), "Whether a side may not fly from now on (true), or may (false).", None
    )
    weather = maybe(FormOf(NewWeatherForm), "Weather from now on.", None)
    halt = maybe(Truth(), "Both capitals stop the fight.", False)
    decide = maybe(Truth(), "The game is over at once, and points decide.", False)


class EventForm(NamedForm):
    """An event: something that comes about.  [21.1]"""

    id = key(ID, "Its id.")
    text = key(Text(), "What the sides are told.")
    when = maybe(
        FormOf(WhenForm), "What must hold, all of it; if left out it happens as the game opens.", None
    )
    then = maybe(FormOf(ThenForm), "What it brings, besides the news.", None)
    told = maybe(EARS, "Who hears of it: the id of a side, both, or nobody.", None)
    hidden = maybe(Truth(), "Whether nobody reads of it before it happens.", True)
    repeat = maybe(Truth(), "Whether it can happen more than once.", False)
    source = key(Cited(), ABOUT_SOURCE)


class PlanForm(Form):
    """A plan: what a formation set out to do, for the historical policy."""

    side = key(ID, "The formation's side.")
    formation = key(ID, "The formation.")
    since = key(TURN, "The first turn.")
    until = key(TURN, "The last turn.")
    do = key(Choice(*TASKS), "The task.")
    at = key(Hex(), "Where.")
    text = key(Text(), "The order as the record has it, or as it is inferred.")
    source = key(Cited(), ABOUT_SOURCE)


class SourceForm(NamedForm):
    """A source: where supply comes from.  [18.2]"""

    side = key(ID, "Whose it is.")
    at = key(Hexes(1), "Its hexes: a stretch of the map's edge, a railhead, a dump.")
    since = maybe(TURN, "The first turn it gives anything.", 1)
    until = maybe(TURN, "The last turn it does; to the end if left out.", None)
    flow = maybe(PER_MILLE, "What it gives, per mille of what its units would need.", 1000)


class SupplyLineForm(Form):
    """A line entry: how a side's columns go.  [18.3]"""

    by = key(ID, "What they go by: a vehicle of the catalogue, or a mobility such as foot or horse.")
    longest_minutes = key(
        Whole(1, 100_000, "minutes"), "The longest line, in minutes of the columns' own time, one way."
    )


class SupplyForm(Form):
    """A supply entry: what is counted, and where it comes from.  [18.1]"""

    ammunition = maybe(Truth(), "Ammunition is counted.  [18.4]", True)
    fuel = maybe(Truth(), "Fuel is counted.  [18.5]", True)
    water_minutes = maybe(
        Whole(1, 100_000, "minutes"),
        "Minutes that men and horses do without water; not counted if left out.  [18.6]",
        None,
    )
    wells = maybe(Hexes(), "Hexes where there is water for both sides.", ())
    refill_minutes = key(
        Whole(1, 100_000, "minutes"), "Minutes in which a source gives a unit beside it a whole load.  [18.7]"
    )
    lines = key(TableOf(SupplyLineForm, ID), "How each side's columns go; a side left out is not counted.")
    supply_sources = key(ListOf(FormOf(SourceForm), 1), "Where supply comes from.")


class CommandForm(Form):
    """A command entry: what it costs to be out of command.  [19.4]"""

    share = maybe(PER_MILLE, "What a unit out of command has of its clock, per mille.", 700)
    succession_minutes = maybe(
        Whole(0, 10_000, "minutes"), "Minutes until somebody takes over a headquarters.  [19.5]", 60
    )


class ScenarioForm(Form):
    """A scenario file: one incident.

    The folder's name is the scenario's id.
    """

    format = key(FORMAT, ABOUT_FORMAT)
    title = key(Text(200), "The scenario's name in English.")
    native = maybe(NATIVE, "Its name in its own scripts, by language.", None)
    summary = key(Text(), "A few sentences for the chooser.")
    author = key(Text(200), "Who made the scenario.")
    complexity = maybe(Whole(1, 5), "How much there is to learn, 1 to 5.", 1)
    location = maybe(FormOf(LocationForm), "Where it was; without it the chooser's map has no pin.", None)
    calendar = key(FormOf(CalendarForm), "Start, length of a turn, number of turns.")
    hex_metres = key(Whole(10, 50_000, "metres"), "Metres from one hex centre to the next.")
    sides = key(TableOf(SideForm, ID), "The two sides by id; the first moves first.")
    sun = key(FormOf(SunForm), "Light.")
    weather = key(ListOf(FormOf(WeatherForm), 1), "Weather, by the turn it begins.")
    limits = maybe(ListOf(FormOf(LimitForm)), "What the high commands forbid.", ())
    escalation = key(FormOf(EscalationForm), "How far the incident has gone.")
    victory = key(FormOf(VictoryForm), "What counts.")
    events = maybe(ListOf(FormOf(EventForm)), "What comes about, in the order in which it is looked at.", ())
    plans = maybe(ListOf(FormOf(PlanForm)), "What formations set out to do.", ())
    air = maybe(FormOf(AirForm), "Air bases and bans.", None)
    gun_control = maybe(ListOf(FormOf(GunControlForm)), "Registered hexes and sound ranging, by side.", ())
    supply = maybe(FormOf(SupplyForm), "Supply; without it nothing is counted.  [18.1]", None)
    command = maybe(FormOf(CommandForm), "What it costs to be out of command.  [19.4]", None)
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
