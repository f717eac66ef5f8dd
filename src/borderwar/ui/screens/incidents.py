"""Incidents: what the chooser says of a scenario, as plain data, and what can be chosen of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from borderwar.language import say, say_many
from borderwar.model.scenario import Scenario
from borderwar.ui.dates import from_to

SIZES = (300, 2_000, 12_000, 80_000)
"""Men on both sides from which an incident is of the next size; there are five."""

SIZE_WORDS = ("patrols", "companies", "battalions", "divisions", "armies")
"""What each size is fought by."""

ORDER_SECONDS = 8
"""Seconds a player takes for one unit's turn, to guess how long a game lasts."""

GUNS = ("gun", "mortar", "anti-tank-gun")
GUN_BRANCHES = ("anti-tank", "mountain-gun", "field-gun", "mortar")
"""Kinds of weapon that count as guns, in units that are there for them."""

ARMOUR = ("tank", "tankette", "armoured-car")
BOATS = ("boat", "gunboat")


@dataclass(frozen=True)
class ChooseScenario:
    """Choose a line of the list, by the entry's place among all."""

    row: int


@dataclass(frozen=True)
class ChooseCut:
    """Choose the whole incident ("") or a shorter cut of it, by the cut's id."""

    id: str


@dataclass(frozen=True)
class ChooseSide:
    """Choose whom to play: 0, 1, None to watch, or BOTH for two people by turns."""

    side: int | None


@dataclass(frozen=True)
class ChooseLevel:
    """Choose the opponent."""

    level: str


@dataclass(frozen=True)
class SortBy:
    """Sort the list by a column; again, the other way round."""

    column: str


@dataclass(frozen=True)
class FilterBy:
    """Show a part of the list."""

    name: str


@dataclass(frozen=True)
class Force:
    """What one side brings, as the scenario's figures have it."""

    id: str
    name: str
    native: tuple[str, ...]
    nations: tuple[str, ...]
    units: int
    men: int
    men_about: bool  # the figures have a range
    guns: int
    armour: int
    aircraft: int
    boats: int


@dataclass(frozen=True)
class Incident:
    """A scenario as the chooser shows it."""

    id: str
    name: str
    native: tuple[str, ...]
    summary: str
    author: str
    start: str  # 1936-03-31T05:00
    turn_seconds: int
    turns: int
    hex_metres: int
    columns: int
    rows: int
    complexity: int  # 1 to 5
    confidence: str  # of the record
    sourced: int  # figures of men that are read in a source
    figures: int
    forces: tuple[Force, Force]
    place: tuple[float, float] | None  # east, north
    within: int  # km
    digest: str
    part: str = ""  # the name of a cut

    @property
    def begins(self) -> datetime:
        """The first moment."""
        return datetime.fromisoformat(self.start)

    @property
    def ends(self) -> datetime:
        """The end of the last turn."""
        return self.begins + timedelta(seconds=self.turn_seconds * self.turns)

    @property
    def men(self) -> int:
        """Men of both sides."""
        return sum(force.men for force in self.forces)

    @property
    def size(self) -> int:
        """1 to 5, by the men of both sides."""
        return 1 + sum(self.men >= most for most in SIZES)

    @property
    def units(self) -> int:
        """Units of both sides."""
        return sum(force.units for force in self.forces)

    @property
    def minutes(self) -> int:
        """About how long a player sits over it: half the units, each turn, so many seconds each."""
        return max(5, self.turns * self.units * ORDER_SECONDS // 120)

    def moment(self, turn: int) -> datetime:
        """When a turn (from 1) begins."""
        return self.begins + timedelta(seconds=self.turn_seconds * (turn - 1))

    def side_name(self, side: str) -> str:
        """The name of a side by its id; of one that plays neither, what it does."""
        return next((force.name for force in self.forces if force.id == side), say("watching"))

    def as_values(self) -> dict[str, Any]:
        """The incident as values that JSON holds."""
        return {**vars(self), "forces": [vars(force) for force in self.forces]}

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "Incident":
        """The incident of such values.  Raises TypeError or KeyError for others."""
        first, second = (
            Force(**{**force, "native": tuple(force["native"]), "nations": tuple(force["nations"])})
            for force in values["forces"]
        )
        place = values["place"]
        rest = {
            "native": tuple(values["native"]),
            "forces": (first, second),
            "place": (float(place[0]), float(place[1])) if place is not None else None,
        }
        return cls(**{**values, **rest})


def incident_of(scenario: Scenario) -> Incident:
    """What the chooser says of a scenario."""
    men = [unit.men for unit in scenario.units if not unit.absent]
    location, variant = scenario.location, scenario.variant
    summary = variant.cut if variant is not None and variant.cut else scenario.summary
    first, second = (_force(scenario, place) for place in (0, 1))
    return Incident(
        id=scenario.id,
        name=scenario.names.english,
        native=tuple(scenario.names.native.values()),
        summary=" ".join(summary.split()),
        author=scenario.author,
        start=scenario.start.isoformat(timespec="minutes"),
        turn_seconds=scenario.turn_seconds,
        turns=scenario.turns,
        hex_metres=scenario.hex_metres,
        columns=scenario.map.columns,
        rows=scenario.map.rows,
        complexity=scenario.complexity,
        confidence=scenario.history.confidence,
        sourced=sum(figure.mark == "sourced" for figure in men),
        figures=len(men),
        forces=(first, second),
        place=(location.east / 1000, location.north / 1000) if location is not None else None,
        within=location.within if location is not None else 0,
        digest=scenario.digest,
        part=variant.names.english if variant is not None else "",
    )


def _force(scenario: Scenario, place: int) -> Force:
    side = scenario.sides[place]
    units = [unit for unit in scenario.units if unit.side == side.id and not unit.absent]
    kinds = scenario.catalogue
    counts = dict.fromkeys(("guns", "armour", "aircraft", "boats"), 0)
    for unit in units:
        kind = kinds.types[unit.type]
        share = unit.men.value / max(1, kind.men.value)
        counts["guns"] += sum(
            max(1, round(number.value * share))
            for weapon, number in kind.weapons
            if kind.branch in GUN_BRANCHES and kinds.weapons[weapon].kind in GUNS and number.value
        )
        vehicle = kinds.vehicles[kind.vehicle].kind if kind.vehicle else ""
        group = "armour" if vehicle in ARMOUR else "boats" if vehicle in BOATS else vehicle
        if group in counts and unit.vehicles is not None:
            counts[group] += unit.vehicles.value
    return Force(
        id=side.id,
        name=side.names.english,
        native=tuple(side.names.native.values()),
        nations=side.nations,
        units=len(units),
        men=sum(unit.men.value for unit in units),
        men_about=any(unit.men.low < unit.men.high for unit in units),
        **counts,
    )


# ---- words ------------------------------------------------------------------------------
def dates_of(incident: Incident) -> str:
    """The days of an incident: "29 Jul – 11 Aug 1938"."""
    return from_to(incident.begins, incident.ends - timedelta(minutes=1))


def turn_words(seconds: int) -> str:
    """The length of a turn: "20 min", "3 h", "1 day"."""
    minutes = seconds // 60
    if minutes < 60 or (minutes < 90 and minutes % 60):
        return say("{minutes} min", minutes=minutes)
    if minutes % (24 * 60) == 0:
        return say_many(minutes // (24 * 60), "{number} day", "{number} days")
    if minutes % 60:
        return say("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return say("{hours} h", hours=minutes // 60)


def length_of(incident: Incident) -> tuple[str, str]:
    """How many turns, and of how long: the second reads on from the first."""
    turns = say_many(incident.turns, "{number:,} turn", "{number:,} turns")
    return turns, say("of {each}", each=turn_words(incident.turn_seconds))


def sitting_words(minutes: int) -> str:
    """About how long a game takes a player."""
    if minutes < 60:
        return say("about {minutes} min", minutes=5 * round(minutes / 5))
    halves = round(minutes / 30)
    hours = f"{halves // 2}½" if halves % 2 else f"{halves // 2}"
    return say("about {hours} h", hours=hours)
