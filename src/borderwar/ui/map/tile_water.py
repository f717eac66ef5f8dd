"""Water of a tile: lakes, sea, ice, shoals, and the rivers along hexsides.

Fill, a firm shore, and fainter lines inside it, as on engraved maps; a sea has more of
them, and wider apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from borderwar.ui import palette
from borderwar.ui.map.field import STEPS
from borderwar.ui.map.noise import Field, layered, smooth_step
from borderwar.ui.map.tile_lines import BLUE, GREEN, RED, Cover, is_near

if TYPE_CHECKING:
    from borderwar.ui.map.tile import Tile

LAKE_RINGS = ((1.0, 0.8, 0.95), (4.2, 0.75, 0.38), (7.4, 0.75, 0.2))
SEA_RINGS = ((1.0, 0.8, 0.95), (5.0, 0.8, 0.5), (9.0, 0.8, 0.38), (15.0, 0.8, 0.27), (22.0, 0.8, 0.18))
"""Lines along a shore: pixels from it, width, strength."""

NARROWEST = 2.0
"""Rivers narrower than this many pixels are a single line."""

WIDEST = 0.42
"""No river is drawn wider than this share of a pitch."""


def draw_water(tile: Tile) -> None:
    """Lay all water on the tile, and note where it is."""
    _shoals(tile)
    inside = _rivers(tile)
    _sheets(tile, None if inside is None else 1 - inside)


def _wet(tile: Tile, cover: Field) -> None:
    tile.water = cover if tile.water is None else np.maximum(tile.water, cover)


def _shoals(tile: Tile) -> None:
    share = tile.share("shoal")
    if share is None:
        return
    cover = smooth_step(0.4, 0.6, share)
    bars = smooth_step(0.15, 0.75, layered(tile.y * 2.2, tile.x, 0.55, 950, 2) * np.float32(0.5) + 0.4)
    tile.blend(cover, palette.WATER, 0.8)
    tile.blend(cover * bars, palette.SHOAL, 0.9)


def _sheets(tile: Tile, closed: Field | None) -> None:
    """Lakes, sea and ice; `closed` is 0 at the mouths of rivers, where they have no shore."""
    for look, colour in (("ice", palette.ICE), ("sea", palette.SEA), ("water", palette.WATER)):
        share = tile.share(look)
        if share is None:
            continue
        whole = tile.field.looks[look]
        if look == "water" and tile.share("sea") is not None:  # a lagoon has no shore towards the sea
            whole = np.maximum(whole, tile.field.looks["sea"])
            share = np.maximum(share, tile.shares["sea"])
        across, down = tile.lattice.slopes(whole)
        per_pixel = np.hypot(across, down) * np.float32(STEPS / tile.pitch)
        inward = (share - 0.5) / np.maximum(per_pixel, 1e-4)  # pixels from the shore
        cover = np.clip(inward + 0.5, 0, 1)
        tile.blend(cover, colour, 0.96)
        rings = SEA_RINGS if look == "sea" else LAKE_RINGS
        scale = min(max(tile.pitch / 40, 0.6), 1.0) if look == "sea" else 1.0
        for place, wide, strength in rings if tile.pitch >= 30 or look == "sea" else rings[:1]:
            ring = np.exp(-(((inward - place * scale) / wide) ** 2))
            tile.blend(ring if closed is None else ring * closed, palette.SHORE, strength * 0.9)
        _wet(tile, cover)


def river_pixels(tile: Tile, look: str, metres: int) -> float:
    """How wide a river is drawn: true to scale where that can be seen, by rank where it cannot."""
    true = metres / tile.field.ground.hex_metres * tile.pitch
    if tile.field.ground.theatre:
        rank = 0.8 + 0.95 * math.log10(max(metres, 12) / 12)
        least = rank * min(max(tile.pitch / 40, 0.55), 1.4)
    else:
        least = (1.5 if look == "stream" else 3.2) * tile.fine
    return min(max(true, least), WIDEST * tile.pitch)


def _rivers(tile: Tile) -> Field | None:
    """Rivers and streams along hexsides; what lies between their shores."""
    near = [
        run for run in tile.lines.runs if run.look in ("stream", "river") and is_near(tile, run.points, 0.5)
    ]
    if not near:
        return None
    cover, fill = Cover(tile), Cover(tile)
    bank = 0.9 if tile.pitch >= 30 else 0.6
    for run in near:
        wide = river_pixels(tile, run.look, run.width)
        places = cover.place(run.points)
        if wide < NARROWEST:
            cover.stroke(places, wide, RED)
            continue
        cover.stroke(places, wide + 2 * bank, RED)
        fill.stroke(places, wide, RED)
        if wide >= 9:
            fill.stroke(places, wide - 5.0, GREEN)
            fill.stroke(places, wide - 6.6, BLUE)
    shore, _, _ = cover.masks()
    body, ring, hollow = fill.masks()
    # A stroke of one channel wipes out those under it: what is inside the ring is inside the river.
    ring = np.maximum(ring, hollow)
    inside: Field = np.maximum(body, ring)
    tile.blend(shore, palette.SHORE, 0.9)
    tile.blend(inside, palette.ICE if tile.field.ground.winter else palette.WATER, 1.0)
    tile.blend(np.clip(ring - hollow, 0, 1), palette.SHORE, 0.28)
    _wet(tile, np.maximum(shore, inside))
    return inside
