"""Intents: what the player wants, as values.  One place (`play.deeds`) does them."""

from dataclasses import dataclass

from borderwar.model.orders import Order


@dataclass(frozen=True)
class Submit:
    """Give an order."""

    order: Order


@dataclass(frozen=True)
class Select:
    """Choose a unit; `centre` brings it into sight."""

    row: int
    centre: bool = False


@dataclass(frozen=True)
class Act:
    """Do at a hex what a click there means."""

    hex: int


@dataclass(frozen=True)
class Centre:
    """Bring a hex into sight and flash it."""

    hex: int


@dataclass(frozen=True)
class Scroll:
    """Put the middle of the view at a share of the map's width and height."""

    across: float
    down: float


@dataclass(frozen=True)
class Mode:
    """Take up a tool: "assault", "bombard", "strike", "scout", "sight", ... (again: put it down)."""

    name: str


@dataclass(frozen=True)
class Toggle:
    """Switch something on or off: "drawer", "log", "ghosts", "threat", "lifted", ..."""

    name: str


@dataclass(frozen=True)
class Filter:
    """Show a part of a list: "drawer", "log", "losses" or "entries"."""

    panel: str
    name: str


@dataclass(frozen=True)
class Command:
    """What a key of the binding table does, pressed with the mouse."""

    action: str


@dataclass(frozen=True)
class FireTime:
    """Choose how long fire and digging last: a row of FIRE_TIMES."""

    row: int


@dataclass(frozen=True)
class LookAt:
    """Look at the record after so many orders; None returns to now."""

    orders: int | None


@dataclass(frozen=True)
class PlayOn:
    """Begin a branch of the game where the record is being looked at."""


@dataclass(frozen=True)
class OpenRule:
    """Read a case of the rulebook."""

    case: str


@dataclass(frozen=True)
class OpenEntry:
    """Read an entry of the encyclopaedia: "weapon/dp-27"."""

    key: str


@dataclass(frozen=True)
class Fold:
    """Fold a formation of the order of battle up, or open it."""

    formation: str


@dataclass(frozen=True)
class LightUp:
    """Light all hexes of a formation on the map; again: no more."""

    formation: str


@dataclass(frozen=True)
class Rested:
    """Let the chosen unit rest: "wait", "hold", "watch", "sleep" (again: wake it)."""

    how: str


@dataclass(frozen=True)
class UndoTo:
    """Take back orders until so many are left."""

    orders: int


@dataclass(frozen=True)
class Say:
    """Put a sentence on the message bar."""

    text: str
    rule: str = ""


@dataclass(frozen=True)
class Nothing:
    """Do nothing."""


Intent = (
    Submit
    | Select
    | Act
    | Centre
    | Scroll
    | Mode
    | Toggle
    | Filter
    | Command
    | FireTime
    | LookAt
    | PlayOn
    | OpenRule
    | OpenEntry
    | Fold
    | LightUp
    | Rested
    | UndoTo
    | Say
    | Nothing
)
