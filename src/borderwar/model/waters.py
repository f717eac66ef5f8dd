"""Chapter 17: what runs along hexsides and through hexes, and what leads over it."""

from dataclasses import dataclass

from borderwar.model.catalogue import Figure, Names

BRIDGE_KINDS = ("bridge", "pontoon", "ferry")
BRIDGE_STATES = ("whole", "damaged", "down")


@dataclass(frozen=True, slots=True)
class HexsideLine:
    """A river, cliff or the like along hexsides.  [17.1]"""

    kind: str  # id of a HexsideKind
    names: Names | None
    sides: tuple[tuple[str, str], ...]  # the hexes on both sides of each hexside


@dataclass(frozen=True, slots=True)
class Ford:
    """A hexside where a water can be got across by some.  [17.2]"""

    names: Names | None
    between: tuple[str, str]
    seconds: dict[str, int]  # mobility id to seconds; those left out as the water lets them


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge, pontoon bridge or ferry over a hexside.  [17.3]"""

    id: str
    names: Names
    kind: str  # one of BRIDGE_KINDS
    between: tuple[str, str]
    capacity: Figure  # kilograms of one vehicle
    men: Figure  # men a minute
    vehicles: Figure  # thousandths of a vehicle a minute
    state: str  # one of BRIDGE_STATES
    build: int  # seconds of a hundred engineers to build it anew  [17.6]
    charge: int  # seconds of a hundred engineers to lay its charges  [17.7]
    charged_by: str | None  # side whose charges lie there before the game


@dataclass(frozen=True, slots=True)
class Current:
    """How fast a river flows through water hexes, from the spring down.  [17.9]"""

    speed: Figure  # metres an hour
    path: tuple[str, ...]
