"""The paper map: ground painted from a scenario's hexes, camera, grid, names and overlays."""

from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.layout import NOWHERE, HexLayout
from borderwar.ui.map.light import DAY, DUSK, NIGHT, Light, light_for, under_sky
from borderwar.ui.map.overlays import Overlays
from borderwar.ui.map.painter import MapPainter
from borderwar.ui.map.view import PLAY_ZOOM, ZOOMS, MapView

__all__ = [
    "DAY",
    "DUSK",
    "NIGHT",
    "NOWHERE",
    "PLAY_ZOOM",
    "ZOOMS",
    "GroundSpec",
    "HexLayout",
    "Light",
    "MapPainter",
    "MapView",
    "Overlays",
    "light_for",
    "under_sky",
]
