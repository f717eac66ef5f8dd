"""What a screen says and draws of aircraft and of guns beyond the map."""

from typing import TYPE_CHECKING

from borderwar.ground.hexes import distance
from borderwar.language import say
from borderwar.model.orders import Bombard, Strike
from borderwar.rules.air_fights import PATROL_METRES
from borderwar.rules.air_search import search_metres
from borderwar.rules.bases import flight_seconds, stay_seconds
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.refusals import metres, minutes

if TYPE_CHECKING:
    from borderwar.session.unit_view import UnitView
    from borderwar.session.view import SideView


def far_words(setup: Setup, state: State, row: int, own: bool) -> tuple[str, ...]:
    """Sentences about a unit's base, patrol, shells and place beyond the map."""
    unit = setup.scenario.units[row]
    out = []
    if unit.beyond is not None:
        out.append(
            say(
                "Stands beyond the map, {distance} behind {behind}.",
                distance=metres(unit.beyond.metres),
                behind=unit.beyond.behind,
            )
        )
    if not own:
        return tuple(out)
    if unit.rounds is not None:
        left = int(state.units.rounds[row])
        out.append(
            say("Shells for {time} of fire.", time=minutes(left)) if left > 0 else say("No shells left.")
        )
    if setup.fixed.aircraft[row]:
        out += _air_words(setup, state, row)
    return tuple(out)


def _air_words(setup: Setup, state: State, row: int) -> list[str]:
    scenario, units = setup.scenario, state.units
    out = []
    middle = setup.hexes // 2 + setup.columns // 2
    name = scenario.units[row].base
    if name is not None:
        base = next(base for base in scenario.bases if base.id == name)
        away = int(flight_seconds(setup.world, row, middle))
        stay = int(stay_seconds(setup.world, row, middle))
        out.append(
            say(
                "Flies from {base}, {km} km off: {time} each way.",
                base=base.names.english,
                km=base.km,
                time=minutes(away),
            )
        )
        if setup.fixed.endurance[row]:
            out.append(say("Can stay over the map for {time}.", time=minutes(max(0, stay))))
    if units.fit[row] < units.vehicles[row]:
        out.append(
            say(
                "{fit} of {all} fit to fly today.",
                fit=int(units.fit[row]),
                all=int(units.vehicles[row]),
            )
        )
    if units.over[row]:
        share = int(units.cover[row])
        part = "" if share >= 1000 else say(", for {share} % of the turn", share=share // 10)
        out.append(say("On patrol over {hex}{part}.", hex=setup.number(int(units.over[row]) - 1), part=part))
    if units.escorting[row]:
        out.append(
            say("Flies with {unit}.", unit=scenario.units[int(units.escorting[row]) - 1].names.english)
        )
    if int(units.ready_turn[row]) > int(state.clock.turn[0]):
        out.append(say("Ready again on turn {turn}.", turn=int(units.ready_turn[row]) + 1))
    return out


def area_about(setup: Setup, place: int, within: int) -> frozenset[int]:
    """The hexes within so many metres of one."""
    most = within // setup.scenario.hex_metres
    return frozenset(
        there for there in range(setup.hexes) if int(distance(setup.columns, place, there)) <= most
    )


def searched_area(setup: Setup, row: int, place: int) -> frozenset[int]:
    """The hexes that aircraft on reconnaissance look over.  [11.9]"""
    return area_about(setup, place, int(search_metres(setup.world, row, place)))


def patrolled_area(setup: Setup, place: int) -> frozenset[int]:
    """The hexes from which a patrol meets the enemy.  [11.12]"""
    return area_about(setup, place, PATROL_METRES)


def escorted_next(units: "list[UnitView]", unit: "UnitView") -> "UnitView | None":
    """Whom fighters told to escort would fly with: the next of their side's other aircraft."""
    others = [
        one
        for one in units
        if one.known == "own" and one.aircraft and not one.fighter and one.side == unit.side
    ]
    names = [one.name for one in others]
    if unit.escorting in names:
        return others[(names.index(unit.escorting) + 1) % len(others)]
    return others[0] if others else None


def flight_area(view: "SideView", row: int) -> frozenset[int]:
    """The hexes that aircraft may strike now: in flying weather, within their fuel.  [11.1] [11.8]"""
    setup = view.setup
    name = setup.unit_ids[row]
    return frozenset(
        place for place in range(setup.hexes) if view.why_not(Strike(name, setup.number(place))) is None
    )


def shell_area(view: "SideView", row: int) -> frozenset[int]:
    """The hexes that guns may shell now: within range, and seen by them or an observer.  [6.1] [6.2]"""
    setup, unit = view.setup, view.unit(row)
    if unit is None:
        return frozenset()
    seconds = unit.seconds_left if unit.rounds < 0 else min(unit.seconds_left, unit.rounds)
    return frozenset(
        place
        for place in range(setup.hexes)
        if view.why_not(Bombard(unit.id, setup.number(place), seconds)) is None
    )
