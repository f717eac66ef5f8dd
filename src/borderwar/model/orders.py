"""Orders: small values in names and hex numbers, one line of text both ways.

Kernels take an order as a row of ORDER_WIDTH integers; `rules.setup` knows the rows
of names.  ``parse(str(order)) == order`` for every order.
"""

from dataclasses import dataclass, fields
from typing import Any

# Kinds: the first number of an order's row.
END, MOVE, FIRE, BOMBARD, ASSAULT, DIG, MOUNT, DISMOUNT, STANCE, STRIKE = range(10)
# 12
LEAVE, ENTRY = range(26, 28)
COUNTER, SCOUT, PATROL, ESCORT, RAID = range(10, 15)
# 3 and 20
COLUMN, DEPLOY, CLEAR, BELOW, SURFACE = range(15, 20)
# 9
BREAK_OUT = 28
BUILD, CHARGE, BLOW, EMBARK, LAND = range(20, 25)  # 17 Water
PATH_LONGEST = 34
KIND, UNIT, TARGET, AMOUNT, LENGTH, PATH = range(6)
ORDER_WIDTH = PATH + PATH_LONGEST
"""kind, unit, target (unit or hex), amount (seconds or stance), path length, path."""

HOLD_FIRE, RETURN_FIRE, FIRE_AT_WILL, FALL_BACK = range(4)
STANCES = ("hold-fire", "return-fire", "fire-at-will", "fall-back")
"""What a unit does while the enemy moves.  [10.1]"""


class OrderError(ValueError):
    """Text that is no order; the message says why."""


@dataclass(frozen=True, slots=True)
class End:
    """End the side's player turn.  [1.4]"""

    def __str__(self) -> str:
        return "end"


@dataclass(frozen=True, slots=True)
class Move:
    """March one unit along adjacent hexes, its own hex first.  [3.1]"""

    unit: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"move {self.unit} {'>'.join(self.path)}"


@dataclass(frozen=True, slots=True)
class Fire:
    """Fire with all weapons that tell at one spotted unit for some seconds.  [5.1]"""

    unit: str
    target: str
    seconds: int

    def __str__(self) -> str:
        return f"fire {self.unit} {self.target} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Bombard:
    """Fire guns or mortars at a hex through an observer.  [6.1]"""

    unit: str
    at: str
    seconds: int

    def __str__(self) -> str:
        return f"bombard {self.unit} {self.at} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Assault:
    """Close with the enemy in an adjacent hex.  [8.1]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"assault {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Dig:
    """Dig in for some seconds.  [10.4]"""

    unit: str
    seconds: int

    def __str__(self) -> str:
        return f"dig {self.unit} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Mount:
    """Get into the lorries or onto the horses.  [3.7]"""

    unit: str

    def __str__(self) -> str:
        return f"mount {self.unit}"


@dataclass(frozen=True, slots=True)
class Dismount:
    """Get down and deploy.  [3.7]"""

    unit: str

    def __str__(self) -> str:
        return f"dismount {self.unit}"


@dataclass(frozen=True, slots=True)
class Stance:
    """Say what the unit does while the enemy moves.  [10.1]"""

    unit: str
    stance: str

    def __str__(self) -> str:
        return f"stance {self.unit} {self.stance}"


@dataclass(frozen=True, slots=True)
class Strike:
    """Send aircraft to bomb and strafe a hex.  [11.1]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"strike {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the map by the exit the unit stands in.  [12.7]"""

    unit: str

    def __str__(self) -> str:
        return f"leave {self.unit}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Choose where a unit to come, and those of its group, will come on.  [12.6]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"entry {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Counter:
    """Fire guns at enemy guns that were seen or heard.  [6.10]"""

    unit: str
    target: str
    seconds: int

    def __str__(self) -> str:
        return f"counter {self.unit} {self.target} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Scout:
    """Send aircraft to look for the enemy about a hex.  [11.9]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"scout {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Patrol:
    """Keep fighters over a hex until the side's next player turn.  [11.10]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"patrol {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Escort:
    """Let fighters fly with other aircraft of the side in this player turn.  [11.11]"""

    unit: str
    other: str

    def __str__(self) -> str:
        return f"escort {self.unit} {self.other}"


@dataclass(frozen=True, slots=True)
class Raid:
    """Send aircraft against an air base of the enemy.  [11.14]"""

    unit: str
    base: str

    def __str__(self) -> str:
        return f"raid {self.unit} {self.base}"


@dataclass(frozen=True, slots=True)
class Column:
    """Form column of route.  [3.12]"""

    unit: str

    def __str__(self) -> str:
        return f"column {self.unit}"


@dataclass(frozen=True, slots=True)
class Deploy:
    """Deploy from column.  [3.12]"""

    unit: str

    def __str__(self) -> str:
        return f"deploy {self.unit}"


@dataclass(frozen=True, slots=True)
class Clear:
    """Cut wire, fill a ditch or lift mines for some seconds.  [20.4]"""

    unit: str
    at: str
    seconds: int

    def __str__(self) -> str:
        return f"clear {self.unit} {self.at} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Below:
    """Go down into the tunnels of a fortress.  [20.9]"""

    unit: str

    def __str__(self) -> str:
        return f"below {self.unit}"


@dataclass(frozen=True, slots=True)
class Surface:
    """Come up from the tunnels.  [20.9]"""

    unit: str

    def __str__(self) -> str:
        return f"surface {self.unit}"


@dataclass(frozen=True, slots=True)
class BreakOut:
    """March out of encirclement, whatever stands on the way's sides.  [9.14]"""

    unit: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"break-out {self.unit} {'>'.join(self.path)}"


@dataclass(frozen=True, slots=True)
class Build:
    """Work on a bridge for some seconds: build it, repair it, clear it of charges.  [17.6]"""

    unit: str
    bridge: str
    seconds: int

    def __str__(self) -> str:
        return f"build {self.unit} {self.bridge} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Charge:
    """Lay charges on a bridge for some seconds.  [17.7]"""

    unit: str
    bridge: str
    seconds: int

    def __str__(self) -> str:
        return f"charge {self.unit} {self.bridge} {self.seconds}"


@dataclass(frozen=True, slots=True)
class Blow:
    """Blow a bridge whose charges are laid.  [17.8]"""

    unit: str
    bridge: str

    def __str__(self) -> str:
        return f"blow {self.unit} {self.bridge}"


@dataclass(frozen=True, slots=True)
class Embark:
    """Push off in the unit's boats into a water hex beside it.  [17.10]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"embark {self.unit} {self.at}"


@dataclass(frozen=True, slots=True)
class Land:
    """Land from the boats in a hex beside the water.  [17.10]"""

    unit: str
    at: str

    def __str__(self) -> str:
        return f"land {self.unit} {self.at}"


Order = (
    End
    | Move
    | Fire
    | Bombard
    | Assault
    | Dig
    | Mount
    | Dismount
    | Stance
    | Strike
    | Leave
    | Entry
    | Counter
    | Scout
    | Patrol
    | Escort
    | Raid
    | Column
    | Deploy
    | Clear
    | Below
    | Surface
    | BreakOut
    | Build
    | Charge
    | Blow
    | Embark
    | Land
)

_WORDS: dict[str, Any] = {
    "end": End,
    "move": Move,
    "fire": Fire,
    "bombard": Bombard,
    "assault": Assault,
    "dig": Dig,
    "mount": Mount,
    "dismount": Dismount,
    "stance": Stance,
    "strike": Strike,
    "leave": Leave,
    "entry": Entry,
    "counter": Counter,
    "scout": Scout,
    "patrol": Patrol,
    "escort": Escort,
    "raid": Raid,
    "column": Column,
    "deploy": Deploy,
    "clear": Clear,
    "below": Below,
    "surface": Surface,
    "break-out": BreakOut,
    "build": Build,
    "charge": Charge,
    "blow": Blow,
    "embark": Embark,
    "land": Land,
}


def _seconds(word: str) -> int:
    if not (word.isascii() and word.isdigit()) or len(word) > 7:
        raise OrderError(f"{word!r} is no number of seconds")
    return int(word)


def parse(text: str) -> Order:
    """Read one order, as `str(order)` writes it.  Raises OrderError."""
    words = text.split()
    if not words or words[0] not in _WORDS:
        known = ", ".join(_WORDS)
        raise OrderError(f"{words[0] if words else text!r} is no order; orders are {known}")
    kind, rest = _WORDS[words[0]], words[1:]
    number = len(fields(kind))
    if len(rest) != number:
        raise OrderError(f"'{words[0]}' takes {number} words after it, not {len(rest)}")
    if kind is Move:
        return Move(rest[0], tuple(rest[1].split(">")))
    if kind is BreakOut:
        return BreakOut(rest[0], tuple(rest[1].split(">")))
    if kind is Fire:
        return Fire(rest[0], rest[1], _seconds(rest[2]))
    if kind is Counter:
        return Counter(rest[0], rest[1], _seconds(rest[2]))
    if kind is Build or kind is Charge:
        return kind(rest[0], rest[1], _seconds(rest[2]))
    if kind is Bombard:
        return Bombard(rest[0], rest[1], _seconds(rest[2]))
    if kind is Clear:
        return Clear(rest[0], rest[1], _seconds(rest[2]))
    if kind is Dig:
        return Dig(rest[0], _seconds(rest[1]))
    if kind is Stance and rest[1] not in STANCES:
        raise OrderError(f"{rest[1]!r} is no stance; stances are {', '.join(STANCES)}")
    order: Order = kind(*rest)
    return order
