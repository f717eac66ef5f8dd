"""A made-up scenario and its picture in a mirror that stands north to south."""

import random
from collections.abc import Iterable
from typing import Any

from borderwar.ground.hexes import hex_number
from borderwar.model import orders as o
from borderwar.rules.setup import Setup

COLUMNS, ROWS = 13, 11
"""An odd number of columns, so that a mirror leaves the half-hex steps where they are."""

KINDS = ["rifles", "rifles return-fire", "machine-guns", "motor", "horse mounted", "anti-tank"]
KINDS += ["howitzers", "tankettes", "cars", "bombers"]

COMPARED = ["condition", "men", "vehicles", "clock", "suppression", "cohesion", "dug", "mounted", "seen"]
COMPARED += ["casualties", "captured"]


def mirrored(number: str) -> str:
    """The hex number on the other side of the middle column."""
    return f"{COLUMNS + 1 - int(number[:2]):02d}{number[2:]}"


def mirrored_index(index: int) -> int:
    """The index on the other side; -1 stays off the map."""
    return index if index < 0 else index - index % COLUMNS + COLUMNS - 1 - index % COLUMNS


def words(line: str) -> str:
    """A unit's line with every hex number in it mirrored."""
    at, *rest = line.split()
    return " ".join([at if at == "to-come" else mirrored(at), *rest])


def ground_of(seed: int) -> dict[str, Any]:
    """Hills, woods, rocks and trenches, drawn from a seed; the same east and west."""
    dice = random.Random(seed)
    west = [
        hex_number(row * COLUMNS + column, COLUMNS)
        for column in range(COLUMNS // 2 + 1)
        for row in range(ROWS)
    ]
    heights = {at: dice.randrange(0, 25) for at in dice.sample(west, 20)}
    letters = {at: dice.choice("wr") for at in dice.sample(west, 10)}
    works = dict.fromkeys(dice.sample(west, 3), 30)
    return {
        "ground": "\n".join(["." * COLUMNS] * ROWS),
        "heights": both_sides(heights),
        "letters": both_sides(letters),
        "works": both_sides(works),
        "objectives": ({"at": "0706", "holder": None, "turn": 1},),
        "rally": ("0106", mirrored("0106")),
    }


def both_sides(found: dict[str, Any]) -> dict[str, Any]:
    """The same in each hex and in its picture."""
    return found | {mirrored(at): what for at, what in found.items()}


def forces_of(seed: int, units: int = 8) -> dict[str, str]:
    """Units in the western half, one line each, drawn from a seed."""
    dice = random.Random(seed)
    lines: dict[str, str] = {}
    for place in range(units):
        kind = dice.choice(KINDS)
        at = (
            "to-come" if kind == "bombers" else f"{dice.randrange(1, 6):02d}{dice.randrange(1, ROWS + 1):02d}"
        )
        lines[str(place)] = f"{at} {kind}" + (" turn=1" if kind == "bombers" else "")
    return lines


def mirrored_row(row: Iterable[int]) -> list[int]:
    """An order's row with its hexes mirrored."""
    out = list(row)
    if out[o.KIND] in (o.BOMBARD, o.ASSAULT, o.STRIKE):
        out[o.TARGET] = mirrored_index(out[o.TARGET])
    for step in range(out[o.LENGTH] if out[o.KIND] == o.MOVE else 0):
        out[o.PATH + step] = mirrored_index(out[o.PATH + step])
    return out


def picture(setup: Setup, state: Any, flip: bool) -> dict[str, list[int]]:
    """What there is to compare of a state, hexes as they are or mirrored."""
    units = state.units
    turn = mirrored_index if flip else int
    found = {name: [int(value) for value in getattr(units, name)] for name in COMPARED}
    found["hex"] = [turn(int(place)) for place in units.hex]
    found["holder"] = [int(holder) for holder in state.objectives.holder]
    return found
