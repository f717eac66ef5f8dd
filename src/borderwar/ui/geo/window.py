"""Which part of the world a sheet shows, and where a place lies on it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

KM = 111.2
"""Kilometres in a degree of latitude."""

MIDDLE = 46.0
"""The parallel on which a degree of longitude has its true length."""

SHRINK = math.cos(math.radians(MIDDLE))
CORE = (112.6, 41.4, 136.6, 51.0)
"""West, south, east, north of what is always shown: the frontier from the Gobi to the sea."""

EDGE = (105.2, 36.2, 141.8, 56.8)
"""The end of the atlas."""

AROUND = 1.1
"""Degrees of ground kept about a pin."""


@dataclass(frozen=True, slots=True)
class GeoWindow:
    """A window of so many pixels on the world."""

    width: int
    height: int
    west: float
    north: float
    degree: float  # pixels in a degree of latitude

    @property
    def km(self) -> float:
        """Kilometres in a pixel."""
        return KM / self.degree

    def point(self, east: float, north: float) -> tuple[float, float]:
        """Where a place lies, in pixels."""
        return (east - self.west) * self.degree * SHRINK, (self.north - north) * self.degree

    def place(self, x: float, y: float) -> tuple[float, float]:
        """East and north of a pixel."""
        return self.west + x / (self.degree * SHRINK), self.north - y / self.degree

    def holds(self, east: float, north: float, margin: float = 0.0) -> bool:
        """Whether a place lies so many pixels inside."""
        x, y = self.point(east, north)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def _bounds(places: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, south, east, north of what must be seen."""
    west, south, east, north = CORE
    for x, y in places:
        if EDGE[0] <= x <= EDGE[2] and EDGE[1] <= y <= EDGE[3]:
            west, east = min(west, x - AROUND / SHRINK), max(east, x + AROUND / SHRINK)
            south, north = min(south, y - AROUND), max(north, y + AROUND)
    return west, south, east, north


def widest(height: int, places: Iterable[tuple[float, float]] = ()) -> int:
    """The width beyond which a sheet of a height would show the end of the atlas."""
    _, south, _, north = _bounds(places)
    return int(height / (north - south) * (EDGE[2] - EDGE[0]) * SHRINK)


def window_about(width: int, height: int, places: Iterable[tuple[float, float]] = ()) -> GeoWindow:
    """The window that shows the frontier and every place (east, north), as large as may be."""
    west, south, east, north = _bounds(places)
    degree = min(width / ((east - west) * SHRINK), height / (north - south))
    degree = max(degree, width / ((EDGE[2] - EDGE[0]) * SHRINK), height / (EDGE[3] - EDGE[1]))
    wide, high = width / (degree * SHRINK), height / degree
    left = min(max((west + east - wide) / 2, EDGE[0]), EDGE[2] - wide)
    top = max(min((south + north + high) / 2, EDGE[3]), EDGE[1] + high)
    return GeoWindow(width, height, left, top, degree)
