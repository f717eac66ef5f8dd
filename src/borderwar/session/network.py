"""Lines of supply and command of one unit, as its side knows them: what the map shows.  [18.3] [19.3]"""

from dataclasses import dataclass

from borderwar.model.tables import SUSPECTED
from borderwar.rules.command import is_reached, superior
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.supply import is_barred, is_held, trace
from borderwar.rules.supply_tables import REACH, line_of
from borderwar.session.far_view import area_about


@dataclass(frozen=True, slots=True)
class SupplyTrace:
    """The line of supply of a unit as things stand."""

    hexes: tuple[int, ...]  # from the source to the unit; the way it would take if it is cut
    seconds: int  # of the columns, one way; -1 for no way at all
    longest: int  # seconds of the longest line
    cut_at: int  # the first hex on the way that the enemy bars, or -1


@dataclass(frozen=True, slots=True)
class CommandLink:
    """Who leads a unit, and whether his word gets through as things stand."""

    formation: int
    headquarters: int  # unit, or -1
    hex: int  # where it is, or -1
    means: str
    heard: bool


def _way(state: State, place: int) -> tuple[int, ...]:
    hexes = [place]
    while int(state.came_from[hexes[-1]]) >= 0:
        hexes.append(int(state.came_from[hexes[-1]]))
    return tuple(reversed(hexes))


def supply_trace(setup: Setup, state: State, row: int) -> SupplyTrace | None:
    """The line to a unit of the side whose view `state` is; None if its supply is not counted."""
    world, board = setup.world, state.board
    side, place = int(setup.fixed.side[row]), int(state.units.hex[row])
    line = line_of(setup.scenario, setup.side_ids[side])
    if place < 0 or setup.fixed.aircraft[row] or line is None:
        return None
    longest = line.longest * 60
    trace(world, board, side, 0, 1, 0)
    seconds = int(state.reach_left[place])
    if seconds >= 0:
        return SupplyTrace(_way(state, place), seconds, longest, -1)
    trace(world, board, side, 0, 0, 0)
    if int(state.reach_left[place]) < 0:
        return SupplyTrace((), -1, longest, -1)
    hexes = _way(state, place)
    last_seen = {
        int(state.units.seen_hex[enemy])
        for enemy in range(len(setup.unit_ids))
        if int(setup.fixed.side[enemy]) != side and int(state.units.seen[enemy]) == SUSPECTED
    }
    for here in hexes:
        doubtful = here in last_seen and not is_held(world, board, side, here)
        if doubtful or is_barred(world, board, side, here):
            return SupplyTrace(hexes, -1, longest, here)
    return SupplyTrace(hexes, -1, longest, -1)


def command_link(setup: Setup, state: State, row: int) -> CommandLink | None:
    """Who leads a unit of the side whose view `state` is; None if nobody does."""
    world, board = setup.world, state.board
    if int(state.units.hex[row]) < 0:
        return None
    formation = int(superior(world, board, row))
    if formation < 0:
        return None
    head = int(state.formations.headquarters[formation])
    heard = bool(is_reached(world, board, formation, row))
    place = int(state.units.hex[head]) if head >= 0 else -1
    return CommandLink(formation, head, place, setup.scenario.formations[formation].means, heard)


def command_area(setup: Setup, state: State, row: int) -> frozenset[int]:
    """The hexes in which the word of the headquarters that leads a unit could reach it.  [19.3]"""
    link = command_link(setup, state, row)
    if link is None or link.hex < 0:
        return frozenset()
    formation = setup.scenario.formations[link.formation]
    return area_about(setup, link.hex, formation.reach or REACH[formation.means])
