"""What a scenario says of supply and command: chapters 18 and 19."""

from dataclasses import dataclass

from borderwar.model.catalogue import Names


@dataclass(frozen=True, slots=True)
class Source:
    """Where supply comes from: the map's edge, a railhead, a dump.  [18.2]"""

    names: Names
    side: str
    at: tuple[str, ...]
    since: int  # first turn, from 1
    until: int  # last turn
    flow: int  # per mille of what a full source gives


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """How a side's columns go.  [18.3]"""

    side: str
    by: str  # a vehicle, or the mobility "horse" or "foot"
    longest: int  # minutes


@dataclass(frozen=True, slots=True)
class Supply:
    """What is counted, and where it comes from.  [18.1]"""

    ammunition: bool
    fuel: bool
    water: int  # minutes men and horses do without; 0 not counted
    wells: tuple[str, ...]
    refill: int  # minutes in which a source gives a whole load
    lines: tuple[SupplyLine, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """What being out of command costs.  [19.4]"""

    share: int = 700  # per mille of the clock
    succession: int = 60  # minutes until a successor commands
