"""Lights: hexes of the map that are lit because their units are pointed at in a list."""

import pygame

from borderwar.ui import palette
from borderwar.ui.map import MapView
from borderwar.ui.map.overlay_marks import put_hex_ring
from borderwar.ui.order_of_battle import members
from borderwar.ui.play.situation import Situation


def lit_hexes(situation: Situation) -> tuple[frozenset[int], frozenset[int]]:
    """The hexes of the lit formation, and of the units pointed at in a list."""
    desk = situation.desk
    lit = members(situation, desk.lit) if desk.lit else frozenset[int]()
    where = {unit.row: unit.hex for unit in situation.view.units if unit.hex >= 0}
    return (
        frozenset(where[row] for row in lit if row in where),
        frozenset(where[row] for row in desk.pointed if row in where),
    )


def draw_lights(surface: pygame.Surface, view: MapView, situation: Situation) -> None:
    """A ring about each lit hex, a firmer one about those pointed at."""
    lit, pointed = lit_hexes(situation)
    for here in sorted(lit - pointed):
        put_hex_ring(surface, view, here, palette.HISTORY_FILL, 2.2, palette.INK, 3.8)
    for here in sorted(pointed):
        put_hex_ring(surface, view, here, palette.CARD, 3.2, palette.INK, 5.5)
