"""The location map: Manchuria from real geography, and pins on it."""

from borderwar.ui.geo.atlas import Atlas, atlas
from borderwar.ui.geo.pins import Pin, pins_apart
from borderwar.ui.geo.sheet import paint_sheet, sheet_version
from borderwar.ui.geo.window import GeoWindow, widest, window_about

__all__ = [
    "Atlas",
    "GeoWindow",
    "Pin",
    "atlas",
    "paint_sheet",
    "pins_apart",
    "sheet_version",
    "widest",
    "window_about",
]
