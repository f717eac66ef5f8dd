"""Atlas: heights, shores, rivers, railways, frontiers and names, read from `assets/geo/`."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from borderwar.ui.map.noise import Field
from borderwar.ui.theme import assets_folder

WEST, NORTH = 105.0, 57.0
"""The north-west corner of both grids, in degrees."""

HEIGHT_STEP = 0.1
"""Degrees between heights."""

SHORE_STEP = 0.04
"""Degrees between distances to the shore."""

Line = tuple[tuple[float, float], ...]
"""Points east and north, in degrees."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map, set by hand."""

    text: str
    native: str
    kind: str  # "region", "water", "height" or "town"
    east: float
    north: float
    size: float
    turn: float = 0.0  # degrees, rising to the right
    rank: int = 1  # of a town: 1 is the first to be written
    side: str = "right"  # of a town's dot that its name stands on


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """All that the location map is drawn from."""

    heights: Field  # metres, rows from north to south
    shore: Field  # kilometres to the nearest shore, less than nothing on land
    rivers: tuple[tuple[int, Line], ...]  # rank 1 to 3, and the line
    railways: tuple[Line, ...]
    frontiers: tuple[tuple[str, Line], ...]  # "river and land", "by hand" or "disputed"
    names: tuple[Name, ...]


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The shipped geography.  Without the rivers' file, which has a licence of its own, there are none."""
    folder = assets_folder() / "geo"
    with np.load(folder / "relief.npz") as file:
        heights = file["heights"].astype(np.float32)
        shore = file["shore"].astype(np.float32) / 4
    lines = _read(folder / "lines.json")
    rivers = _read(folder / "rivers.json") if (folder / "rivers.json").is_file() else {"rivers": []}
    return Atlas(
        heights=heights,
        shore=shore,
        rivers=tuple((river["rank"], _line(river["line"])) for river in rivers["rivers"]),
        railways=tuple(_line(line) for line in lines["railways"]),
        frontiers=tuple((frontier["kind"], _line(frontier["line"])) for frontier in lines["frontiers"]),
        names=_names(_read(folder / "names.json")),
    )


def _read(path: Path) -> dict[str, list]:  # type: ignore[type-arg]
    found: dict[str, list] = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return found


def _line(points: list[list[float]]) -> Line:
    return tuple((east, north) for east, north in points)


def _names(lists: dict[str, list[dict[str, object]]]) -> tuple[Name, ...]:
    kinds = {"regions": "region", "waters": "water", "heights": "height", "towns": "town"}
    return tuple(
        Name(
            text=str(entry["name"]),
            native=str(entry.get("native", "")),
            kind=kind,
            east=float(str(entry["east"])),
            north=float(str(entry["north"])),
            size=float(str(entry.get("size", 14))),
            turn=float(str(entry.get("turn", 0))),
            rank=int(str(entry.get("rank", 1))),
            side=str(entry.get("side", "right")),
        )
        for group, kind in kinds.items()
        for entry in lists[group]
    )
