"""What of the encyclopaedia a player asks for from the map, and what of it may be listed for him."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borderwar.ui.play.situation import Situation


def entry_meant(situation: "Situation") -> str:
    """The entry on the chosen unit, or on the ground of the aimed hex."""
    unit, place = situation.unit, situation.desk.aim
    if unit is not None:
        return f"unit/{situation.scenario.units[unit.row].type}"
    terrain = situation.terrain(place) if place >= 0 else None
    return f"terrain/{terrain.id}" if terrain is not None else ""


def known_types(situation: "Situation") -> frozenset[str] | None:
    """The kinds of unit the player knows of; None, for all, once the game is over."""
    if situation.side is None or situation.game.over:
        return None
    return frozenset(situation.scenario.units[unit.row].type for unit in situation.view.units)
