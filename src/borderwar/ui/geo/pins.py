"""Pins: numbered discs that push each other apart, with leaders to where they belong."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 160
PULL = 0.02
"""Part of the way back to its place that a pin goes in each round."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin: the place it marks and the middle of its disc, in pixels of the sheet."""

    at: tuple[float, float]
    disc: tuple[float, float]

    @property
    def led(self) -> bool:
        """Whether the disc stands so far off that a leader is wanted."""
        return math.dist(self.at, self.disc) > 3


def pins_apart(
    places: Sequence[tuple[float, float]], apart: float, size: tuple[float, float]
) -> tuple[Pin, ...]:
    """Discs that keep `apart` from middle to middle and stay on a sheet of a size."""
    discs = [list(place) for place in places]
    for turn in range(ROUNDS):
        for one in range(len(discs)):
            for two in range(one):
                _push(discs[one], discs[two], apart, one - two)
        for disc, place in zip(discs, places, strict=True):
            for axis in (0, 1):
                if turn < ROUNDS - 20:  # the last rounds only push
                    disc[axis] += (place[axis] - disc[axis]) * PULL
                disc[axis] = min(max(disc[axis], apart / 2), size[axis] - apart / 2)
    return tuple(
        Pin((place[0], place[1]), (disc[0], disc[1])) for place, disc in zip(places, discs, strict=True)
    )


def _push(one: list[float], two: list[float], apart: float, order: int) -> None:
    """Move two discs away from each other, each half of what they lack."""
    x, y = one[0] - two[0], one[1] - two[1]
    far = math.hypot(x, y)
    if far >= apart:
        return
    if far < 0.01:  # in one place: leave it in a direction of their own
        x, y, far = math.cos(2.4 * order), math.sin(2.4 * order), 1.0
        lack = apart / 2
    else:
        lack = (apart - far) / 2
    one[0] += x / far * lack
    one[1] += y / far * lack
    two[0] -= x / far * lack
    two[1] -= y / far * lack
