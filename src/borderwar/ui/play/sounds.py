"""What an event sounds like to somebody who may know of it."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from borderwar.model import events as e
from borderwar.model.events import Event

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario

SMALL, MIDDLE = 60_000, 90_000
"""Calibres in micrometres up to which a gun sounds small, and middling."""

ENGINES = {
    "lorry": "lorries",
    "armoured-car": "lorries",
    "tankette": "tanks",
    "tank": "tanks",
    "aircraft": "aeroplane",
    "boat": "boat",
    "gunboat": "boat",
}
FLOWN = (e.SCOUTED, e.PATROLLED, e.ESCORTED, e.MET_IN_AIR, e.RAIDED, e.STRUCK)


def voices(scenario: "Scenario") -> Callable[[Event], str]:
    """A function from an event that was seen or felt to the name of its sound, or "".

    Whoever fires unseen sounds like anybody: the event has no unit then.
    """
    books = scenario.catalogue

    @cache
    def fire(row: int) -> str:
        kind = books.types[scenario.units[row].type]
        carried = [*kind.weapons, *(books.vehicles[kind.vehicle].weapons if kind.vehicle else ())]
        weapons = [books.weapons[name] for name, _ in carried]
        guns = [w.calibre.value for w in weapons if w.kind in ("gun", "anti-tank-gun")]
        if guns:
            largest = max(guns)
            return "gun-37" if largest <= SMALL else "gun-75" if largest <= MIDDLE else "gun-105"
        kinds = {weapon.kind for weapon in weapons}
        if "mortar" in kinds and kind.branch == "mortar":
            return "mortar"
        armed = "heavy-machine-gun" in kinds and kind.branch != "infantry"
        return "machine-guns" if armed or kind.branch in ("machine-gun", "tankette") else "rifles"

    @cache
    def move(row: int) -> str:
        kind = books.types[scenario.units[row].type]
        if kind.vehicle is not None:
            return ENGINES[books.vehicles[kind.vehicle].kind]
        return "horses" if kind.mount == "horse" else "march"

    def sound(event: Event) -> str:
        if event.kind == e.MOVED and event.unit >= 0:
            return move(event.unit)
        if event.kind == e.FIRED:
            return fire(event.unit) if event.unit >= 0 else "rifles"
        if event.kind == e.SHELLED:
            return fire(event.unit) if event.unit >= 0 else "burst"
        if event.kind == e.ASSAULTED:
            return "assault"
        if event.kind in FLOWN:
            return "burst" if event.kind in (e.STRUCK, e.RAIDED) else "aeroplane"
        return "burst" if event.kind == e.BRIDGE_BLOWN else ""

    return sound
