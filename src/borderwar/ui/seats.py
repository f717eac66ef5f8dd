"""Seats: who plays each side, a person or a level of the computer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from borderwar.language import say
from borderwar.ui.opponents import FIRST_LEVEL, KNOWN, LEVELS, Opponent, opponent

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario

PERSON = "person"

BOTH = 2
"""In place of a side: two people play, one each, on one machine."""

Seats = tuple[str, str]
"""For each side PERSON or the name of a level."""


def seats_of(side: int | None, level: str) -> Seats:
    """One person's seat and the computer's; None seats the computer twice, BOTH two people."""
    if side is None:
        first, _, second = level.partition("+")
        return first or FIRST_LEVEL, second or first or FIRST_LEVEL
    if side == BOTH:
        return PERSON, PERSON
    return (PERSON, level) if side == 0 else (level, PERSON)


def seats_taken(opponents: Mapping[int, Opponent]) -> Seats:
    """The seats of a game whose computer's players are these."""
    first, second = (
        str(getattr(opponents[side], "level", FIRST_LEVEL)) if side in opponents else PERSON
        for side in (0, 1)
    )
    return first, second


def persons(seats: Seats) -> tuple[int, ...]:
    """The sides that people play."""
    return tuple(side for side, seat in enumerate(seats) if seat == PERSON)


def computers(seats: Seats) -> dict[int, Opponent]:
    """The computer's players of the other sides."""
    return {side: opponent(seat, side) for side, seat in enumerate(seats) if seat != PERSON}


def side_and_level(seats: Seats) -> tuple[int | None, str]:
    """The seats as `seats_of` takes them."""
    sides = persons(seats)
    if len(sides) == 2:
        return BOTH, ""
    if len(sides) == 1:
        return sides[0], seats[1 - sides[0]]
    return None, seats[0] if seats[0] == seats[1] else f"{seats[0]}+{seats[1]}"


def side_id(scenario: "Scenario", side: int | None) -> str:
    """How a save names who plays: the id of a side, "watch" or "both"."""
    if side is None:
        return "watch"
    return "both" if side == BOTH else str(scenario.sides[side].id)


def side_of_id(scenario: "Scenario", name: str) -> int | None:
    """The side that a save names."""
    sides = [side.id for side in scenario.sides]
    if name == "both":
        return BOTH
    return sides.index(name) if name in sides else None


def seat_words(seat: str) -> tuple[str, str]:
    """The label of a seat, and in a sentence what it changes."""
    if seat == PERSON:
        return say("A person"), say(
            "Sits at this machine. With two people the screen is blank between turns."
        )
    known: dict[str, tuple[str, str]] = {name: (say(label), say(text)) for name, label, text in KNOWN}
    return known.get(seat, known[FIRST_LEVEL])


def all_seats() -> tuple[str, ...]:
    """All that can sit at the table."""
    return PERSON, *(name for name, _, _ in LEVELS)


def first_seat(seats: Seats, game: Any) -> int | None:
    """Whose view the screen shows first: the person's; of two, that of the side to move."""
    sides = persons(seats)
    if len(sides) == 2:
        return int(game.side)
    return sides[0] if sides else None
