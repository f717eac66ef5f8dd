"""Opponents: the computer's players, as the play screen asks them for orders."""

from collections.abc import Callable
from typing import Any

from borderwar.model.orders import End, Order

Opponent = Callable[[Any], Order]
"""Given the game, the next order of the side whose turn it is."""

LEVELS: tuple[tuple[str, str, str], ...] = (("passive", "Passive", "Holds its ground and shoots back."),)
"""Name, label, and what it changes, in words.  No level changes odds or sight."""


def opponent(level: str, game: Any) -> Opponent:
    """A player of a level for a game."""
    return lambda game: End()
