"""A scenario: all that is fixed before the first order, in names and hex numbers.

Content builds it from YAML; `rules.setup` turns it into the tables that kernels read.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from borderwar.model.beyond import Ban, Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Catalogue, Figure, Names
from borderwar.model.supply import Command, Supply
from borderwar.model.waters import Bridge, Current, Ford, HexsideLine

FRONT_LINES = 2
"""A hex takes so many lines of units, one behind the other.  [2.3]"""


@dataclass(frozen=True, slots=True)
class Side:
    """A belligerent.  Side 0 moves first in each turn."""

    id: str
    names: Names
    nations: tuple[str, ...]
    rally: tuple[str, ...]  # hexes its broken units make for
    command: Names  # the high command that sets the limits
    briefing: str  # a few paragraphs: what you know, what you must, what you may not
    exits: tuple[str, ...] = ()  # hexes by which its units may leave the map  [12.7]


@dataclass(frozen=True, slots=True)
class Location:
    """Where on the globe an incident was, for the chooser's map."""

    north: int  # thousandths of a degree
    east: int
    within: int  # km it may be off
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class MapName:
    """A name on the map, set by hand."""

    names: Names
    at: str
    kind: str  # "place", "height", "water", "region"
    turn: int = 0  # degrees, for names along a line


@dataclass(frozen=True, slots=True)
class Road:
    """A road, track or railway through adjacent hexes; men march on all three alike."""

    kind: str  # "track", "road" or "rail"
    names: Names | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Where one side says the border runs; drawn, and read by limits."""

    side: str
    names: Names
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Wire, a ditch or mines on the map.  [20.1]"""

    work: str  # id of a Work
    owner: str | None  # the side that knows the lanes
    at: tuple[str, ...]
    faces: tuple[int, ...] = ()  # directions of hexsides, from 0; none: all around, or the hexes themselves


@dataclass(frozen=True, slots=True)
class Map:
    """The ground: one row of letters and one of heights for each hex row."""

    columns: int
    rows: int
    terrain: tuple[str, ...]  # rows of letters, one a column
    heights: tuple[tuple[int, ...], ...]  # metres above the sea
    contour: int  # metres between drawn contours
    roads: tuple[Road, ...]
    names: tuple[MapName, ...]
    claims: tuple[Claim, ...]
    works: dict[str, int]  # hex to minutes of digging done before the game
    notes: str
    # 20 Works
    obstacles: tuple[Obstacle, ...] = ()
    forts: dict[str, str] = field(default_factory=dict)  # hex to the id of a Work
    # 17 Water
    hexsides: tuple[HexsideLine, ...] = ()
    fords: tuple[Ford, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    currents: tuple[Current, ...] = ()


@dataclass(frozen=True, slots=True)
class Formation:
    """A body of units under one commander."""

    id: str
    names: Names
    side: str
    parent: str | None
    leader: Names | None
    level: int = 0  # its units to come are released at this level of escalation  [12.2]
    # 19 Command
    headquarters: str | None = None  # the unit its leader is with
    means: str = "runner"  # "runner", "telephone", "radio"
    reach: int = 0  # metres; 0 for what the means usually reach
    leader_quality: int = 500  # per mille


@dataclass(frozen=True, slots=True)
class Arrival:
    """When and where a unit comes on.  [12.1]"""

    turn: int  # first turn, from 1; 0 never by the clock alone
    at: tuple[str, ...]  # entry hexes, first choice first; empty for aircraft
    level: int = 0  # or as soon as escalation reaches this level; 0 for no release
    mark: str = "estimated"
    source: str = ""
    latest: int = 0  # last turn of a drawn delay; 0 for none  [12.5]
    group: str = ""  # those of one group share delay and entry  [12.5] [12.6]


@dataclass(frozen=True, slots=True)
class Departure:
    """By when and through where a unit must leave the map.  [12.8]"""

    by: int  # turn, from 1; 0 not until an event calls for it
    at: tuple[str, ...]  # empty for the exits of its side
    points: int  # to its side if it goes in time
    price: int  # lost by its side if it does not
    source: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A counter."""

    id: str
    names: Names
    type: str
    side: str
    formation: str
    nation: str
    leader: Names | None
    at: str | None  # start hex, or None for those that arrive
    arrival: Arrival | None
    men: Figure
    vehicles: Figure | None
    quality: Figure
    mounted: bool
    stance: str
    dug_in: int  # minutes of digging done before the game
    note: str = ""
    departure: Departure | None = None
    # 6 Guns, 11 Aircraft
    beyond: Beyond | None = None
    rounds: Rounds | None = None
    base: str | None = None
    serviceable: int = 1000  # per mille of its aircraft fit to fly on a day
    absent: bool = False  # keeps its row in a variant and never comes


@dataclass(frozen=True, slots=True)
class Weather:
    """Weather from one turn on until the next entry."""

    turn: int
    names: Names
    sight: int  # per mille
    going: int  # per mille of speed
    flying: bool
    wind: str  # "6 m/s from north-west"
    # 16 Weather
    fire: int = 1000  # per mille of fire that tells
    flak: int = 1000  # per mille of fire at aircraft that tells
    rain: int = 0  # per mille of wetness that an hour adds
    # 17 Water
    ice: int = 0  # centimetres on still and flowing water  [17.13]


@dataclass(frozen=True, slots=True)
class Moon:
    """The moon on one day of the calendar, as minutes after midnight.  [16.4]"""

    day: date
    rise: int | None  # None: it does not rise on this day
    set: int | None
    age: int  # tenths of a day since new moon


@dataclass(frozen=True, slots=True)
class Sun:
    """Light, as minutes after midnight of the scenario's own clock."""

    rise: int
    set: int
    twilight: int  # minutes of half light before rise and after set
    moon_set: int  # minutes after midnight; moon is down after it
    moonlight: int  # per mille of daylight sight while it is up
    darkness: int  # per mille of daylight sight without it
    mark: str
    source: str
    moons: tuple[Moon, ...] = ()  # in the order of their days; none: `moon_set` alone counts


@dataclass(frozen=True, slots=True)
class Objective:
    """Ground that counts.  [14.1]"""

    id: str
    names: Names
    at: str
    holder: str | None  # side at the start
    end: int  # points to the side that holds it at the end
    turn: int  # points to the side that holds it, each turn
    stand: int = 0  # points to its first holder each turn until it falls  [14.7]


@dataclass(frozen=True, slots=True)
class LossPoints:
    """Points to the other side for what this side loses.  [14.2]"""

    side: str
    men: int  # points for each 10 men killed or wounded
    captured: int  # points for each 10 men captured
    vehicles: int  # points for each armoured vehicle or gun
    aircraft: int  # points for each aircraft
    shares: tuple[tuple[int, int], ...] = ()  # per mille of its men, points once they are lost  [14.6]


@dataclass(frozen=True, slots=True)
class Limit:
    """An order of the high command.  Breaking it costs and raises escalation.  [13.1]"""

    id: str
    side: str
    names: Names
    act: str  # "enter", "fly", "armour-enter", "stay-after"
    hexes: tuple[str, ...]  # for "enter", "armour-enter", "stay-after"
    after: int  # "stay-after": the turn after which the hexes must be clear
    points: int  # lost by the side that breaks it
    levels: int  # escalation raised
    text: str  # the order in the high command's manner
    source: str
    in_force: bool = True  # from the start, not only once an event says so  [13.5]


@dataclass(frozen=True, slots=True)
class Level:
    """A step of escalation.  [13.3]"""

    names: Names
    text: str
    halt: bool  # both capitals stop the fight


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold for an event.  [21.2]"""

    test: str  # "level", "held", "losses", "broken", "destroyed", "after", "unless", "clear", "present"
    side: str | None = None
    number: int = 0  # level, or per mille
    turns: int = 0
    name: str = ""  # objective or event
    units: tuple[str, ...] = ()
    hexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that an event does.  [21.3]"""

    do: str  # one of rules.happening_tables.DEEDS
    side: str | None = None
    number: int = 0  # points, levels, turns, 1 for on and 0 for off
    units: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    weather: Weather | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: when it comes and what it brings.  [21.1]"""

    id: str
    names: Names
    text: str
    source: str
    since: int
    until: int
    chance: int  # per mille a turn
    conditions: tuple[Condition, ...]
    deeds: tuple[Deed, ...]
    told: str  # "both", "nobody" or a side
    hidden: bool
    repeat: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """A level of victory: `from_margin` or more above par for side 0.  [14.4]"""

    names: Names
    winner: str | None  # side id or None for a draw
    from_margin: int | None  # None for the lowest grade


@dataclass(frozen=True, slots=True)
class Victory:
    """What counts."""

    objectives: tuple[Objective, ...]
    losses: tuple[LossPoints, ...]
    par: int  # points of side 0 less points of side 1 that history comes to
    par_note: str
    grades: tuple[Grade, ...]  # best for side 0 first


@dataclass(frozen=True, slots=True)
class Task:
    """What a formation set out to do, for the `historical` policy.  [D13]"""

    side: str
    formation: str
    since: int  # turn, from 1
    until: int
    do: str  # "attack", "hold", "withdraw", "screen", "bombard", "strike", "reserve"
    at: str  # hex
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the record says happened.  [D13]"""

    id: str
    when: str  # as the record has it: "1936-03-31" or "1936-03-31T10:00"
    turn: int | None  # the turn it falls in, if it does
    text: str
    side: str | None
    at: str | None
    kind: str  # "arrival", "fight", "air", "ground", "loss", "politics", "end"
    confidence: str  # "high", "medium", "low"
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LossClaim:
    """What one source says one side lost."""

    side: str
    measure: str  # "killed", "wounded", "casualties", "captured", "missing", "vehicles", "aircraft"
    low: int
    high: int
    by: str  # who claims it
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where a unit stood, for ghosts and "how far from history"."""

    unit: str
    turn: int
    at: str
    within: int  # hexes of doubt
    source: str
    mark: str = "estimated"  # "sourced", "recalled", "estimated"


@dataclass(frozen=True, slots=True)
class History:
    """The record."""

    facts: tuple[Fact, ...]
    losses: tuple[LossClaim, ...]
    positions: tuple[Position, ...]
    winner: str  # side id or "draw"
    ground_held_by: str
    hours: int
    confidence: str
    sources: dict[str, str]
    disagreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A test that travels with the scenario: given, orders, expect."""

    title: str
    given: dict[str, object]
    orders: tuple[str, ...]
    expect: dict[str, object]
    rule: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """What makes a scenario another one: a what-if for studies or a shorter game for players."""

    id: str
    names: Names
    question: str  # what it asks; empty for a cut
    cut: str  # what part of the fight it is; empty for a question
    text: str  # what is changed, and where the figures come from
    source: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One incident."""

    id: str  # of its folder; with a variant "FOLDER/VARIANT"
    folder: str
    names: Names
    summary: str
    author: str
    start: datetime
    turn_seconds: int
    turns: int
    hex_metres: int
    sides: tuple[Side, Side]
    map: Map
    formations: tuple[Formation, ...]
    units: tuple[Unit, ...]
    weather: tuple[Weather, ...]
    sun: Sun
    limits: tuple[Limit, ...]
    levels: tuple[Level, ...]
    level_at_start: int
    victory: Victory
    plans: tuple[Task, ...]
    history: History
    trials: tuple[Trial, ...]
    catalogue: Catalogue
    sources: dict[str, str]
    digest: str  # of the scenario's files and the catalogue, for the log's head
    complexity: int = 1  # 1 to 5
    location: Location | None = None
    extra: dict[str, str] = field(default_factory=dict)
    happenings: tuple[Happening, ...] = ()
    # 6 Guns, 11 Aircraft
    bases: tuple[Base, ...] = ()
    bans: tuple[Ban, ...] = ()
    gun_control: tuple[GunControl, ...] = ()
    supply: Supply | None = None
    command: Command = field(default_factory=Command)
    variant: Variant | None = None
    settings: tuple[str, ...] = ()  # values set by hand, each "units.tank-1.men=80"

    @property
    def file_name(self) -> str:
        """The id as part of a file's name."""
        return self.id.replace("/", " ")
