"""How units look as counters."""

from functools import lru_cache
from typing import Any

from borderwar.ui.counters import CounterLook
from borderwar.ui.words import HEAVY, short_name, steps_of

LOW_AMMUNITION = 3
"""A unit with one part in so many of its ammunition left, or less, is low in it."""

_short = lru_cache(maxsize=2000)(short_name)


def states_of(unit: Any) -> frozenset[str]:
    """The states a counter shows by shape."""
    states = set()
    if unit.condition == "broken":
        states.add("broken")
    elif unit.suppression > HEAVY:
        states.add("suppressed")
    if unit.dug_seconds >= 600:
        states.add("dug-in")
    if unit.fired:
        states.add("fired")
    if unit.moved:
        states.add("moved")
    if unit.mounted and unit.mount_kind in ("rides", "horse"):
        states.add("mounted")
    if unit.supply not in ("", "in supply"):
        states.add("out-of-supply")
    if unit.ammunition is not None and LOW_AMMUNITION * unit.ammunition[0] <= unit.ammunition[1]:
        states.add("low-ammunition")
    return frozenset(states)


def map_look(unit: Any) -> CounterLook:
    """The counter of a unit on the map."""
    own = unit.known == "own"
    strength = unit.vehicles if unit.armoured or unit.aircraft else unit.men
    return CounterLook(
        name=_short(unit.name),
        nation=unit.nation,
        branch=unit.branch,
        echelon=unit.echelon,
        steps=steps_of(unit),
        strength=str(strength),
        moves=str(unit.seconds_left // 60) if own else "",
        states=states_of(unit),
    )


def list_look(unit: Any) -> CounterLook:
    """The small card of a unit in a list: branch and side only."""
    return _plain_look(unit.nation, unit.branch)


@lru_cache(maxsize=200)
def _plain_look(nation: str, branch: str) -> CounterLook:
    return CounterLook(nation=nation, branch=branch)


def ghost_look(unit: Any) -> CounterLook:
    """A unit where it was last seen, or where history had it."""
    return CounterLook(
        name=_short(unit.name), nation=unit.nation, branch=unit.branch, echelon=unit.echelon, ghost=True
    )
