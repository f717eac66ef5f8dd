"""What a counter shows, as plain data."""

from dataclasses import dataclass

STATES = (
    "suppressed",
    "broken",
    "out-of-supply",
    "low-ammunition",
    "dug-in",
    "moved",
    "fired",
    "mounted",
)
"""Every state has a shape of its own, so that it can be told without colour."""

ECHELON_MARKS = {
    "team": "o",
    "section": "..",
    "platoon": "...",
    "company": "I",
    "battalion": "II",
    "regiment": "III",
    "brigade": "X",
    "division": "XX",
    "corps": "XXX",
    "army": "XXXX",
}

WHEELED = frozenset({"motor-infantry", "armoured-car"})
"""Branches with wheels under the symbol box."""


@dataclass(frozen=True, slots=True)
class CounterLook:
    """One counter's picture."""

    name: str = ""
    nation: str = ""
    branch: str = "infantry"
    echelon: str = ""
    steps: int = 4  # strength steps left
    steps_full: int = 4  # strength steps at the start
    strength: str = ""
    moves: str = ""
    states: frozenset[str] = frozenset()
    ghost: bool = False  # last seen, or where history had it
    certain: bool = False  # a ghost whose place is on record: its outline is whole
