"""Pictures that a report is given: the study itself draws none."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the bytes of a JPEG file."""

    jpeg: bytes
    size: tuple[int, int]
    turn: int = 0  # that is about to begin, from 1; one past the last for the end of the game


@dataclass(frozen=True, slots=True)
class Pictures:
    """The scenario's map, and a game as a strip of maps."""

    map: Picture
    places: Mapping[str, tuple[float, float]]  # objective to its place on the map, in parts of its size
    frames: tuple[Picture, ...]
