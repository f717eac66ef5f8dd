"""What a scenario has beyond its map: air bases, bans on flying, batteries and their shells."""

from dataclasses import dataclass

from borderwar.model.catalogue import Figure, Names


@dataclass(frozen=True, slots=True)
class Beyond:
    """Where a battery stands that fires onto the map from beyond it.  [6.6]"""

    behind: str  # a hex of the map
    metres: int  # from its middle


@dataclass(frozen=True, slots=True)
class Rounds:
    """A budget of shells.  [6.8]"""

    start: int  # rounds a gun
    day: int  # brought up each day


@dataclass(frozen=True, slots=True)
class Base:
    """An air base beyond the map.  [11.8]"""

    id: str
    names: Names
    side: str
    km: int  # from the middle of the map
    direction: str  # one of BEARINGS
    capacity: int  # aircraft it can serve
    service: int  # minutes to make aircraft ready again
    guns: tuple[tuple[str, Figure], ...]  # weapons against aircraft
    raided: bool  # it may be raided
    source: str


@dataclass(frozen=True, slots=True)
class Ban:
    """A side's own orders to its airmen.  [11.4] [11.14]"""

    side: str
    act: str  # "fly" or "raid"
    until_level: int  # of escalation; 0 for the whole game
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class GunControl:
    """What a side's guns have beside guns.  [6.3] [6.9]"""

    side: str
    registered: tuple[str, ...]  # hexes shot in before the game
    ranging: int  # per mille: batteries found by sound in ten minutes of their fire
    source: str


BEARINGS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
