"""Signs of the ground in a tile: marsh dashes, trees, scrub, grass, dune dots, rubble, salt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map.noise import Field, layered, smooth_step
from borderwar.ui.map.stipple import strew
from borderwar.ui.map.tile_lines import BLUE, GREEN, OVERSIZE, RED, Cover

if TYPE_CHECKING:
    from borderwar.ui.map.tile import Tile

LEVEL_LIGHT = math.sin(math.radians(45))


def draw_signs(tile: Tile) -> Iterator[None]:
    """Strew the signs of every look in the tile; pauses after each group."""
    dry = np.ones_like(tile.shade) if tile.water is None else 1 - tile.water
    for group in (_dry_ground, _wet_ground, _growth):
        group(tile, dry)
        yield


def _dots(cover: Cover, x: np.ndarray, y: np.ndarray, radius: float, channel: tuple[int, int, int]) -> None:
    cover.used = cover.used or len(x) > 0
    size = radius * OVERSIZE
    for here_x, here_y in zip((x * OVERSIZE).tolist(), (y * OVERSIZE).tolist(), strict=True):
        pygame.draw.circle(cover.surface, channel, (here_x, here_y), size)


def _dry_ground(tile: Tile, dry: Field) -> None:
    """Grass tufts, dune dots that model the dune, rubble on stony ground."""
    cover = Cover(tile)
    fine = tile.fine
    _tufts(tile, cover, dry)
    dune = tile.share("dune")
    if dune is not None:
        away = np.clip((LEVEL_LIGHT - tile.shade) * 2.6, 0, 1) * 0.75 + 0.16
        points = strew(tile.left, tile.top, tile.size, 3.3 * fine, 21)
        points = points.where(smooth_step(0.2, 0.75, dune) * away * dry)
        _dots(cover, points.x, points.y, 0.8 * math.sqrt(fine), GREEN)
    rock = tile.share("rock")
    if rock is not None:
        points = strew(tile.left, tile.top, tile.size, 7.0 * fine, 25)
        points = points.where(smooth_step(0.35, 0.8, rock) * 0.5 * dry)
        size = 1.75 * fine
        for x, y, turn in zip(points.x.tolist(), points.y.tolist(), points.second.tolist(), strict=True):
            turns = [turn * math.tau + step for step in (0.0, 2.0, 4.0)]
            corners = [(x + size * math.cos(angle), y + size * math.sin(angle)) for angle in turns]
            cover.lines(corners, 0.85 * fine, BLUE)
    if cover.used:
        red, green, blue = cover.masks()
        tile.blend(red, palette.GRASS, 0.62)
        tile.blend(green, palette.DUNE, 0.85)
        tile.blend(blue, palette.ROCK, 0.6)


def _tufts(tile: Tile, cover: Cover, dry: Field) -> None:
    """Short grass here and there on open steppe, thick in feather grass."""
    fine = tile.fine
    bare = np.ones((tile.size, tile.size), np.float32)
    for look in ("salt", "dune", "wood", "marsh", "reeds", "scrub", "rock", "field", "ice", "water"):
        share = tile.share(look)
        if share is not None:
            bare *= 1 - smooth_step(0.1, 0.5, share)
    thin = np.clip(0.05 + 0.10 * layered(tile.y, tile.x, 1.8, 140, 2), 0, 0.3) * bare * dry
    thick = tile.share("grass")
    if thick is not None:
        thin = np.maximum(thin, smooth_step(0.25, 0.75, thick) * np.float32(0.72) * dry)
    points = strew(tile.left, tile.top, tile.size, 9.5 * fine, 41).where(thin)
    tall, lean = 3.4 * fine, 1.5 * fine
    for x, y in zip(points.x.tolist(), points.y.tolist(), strict=True):
        for foot, tip, part in ((0.0, 0.0, 1.0), (-0.5, -1.0, 0.65), (0.5, 1.0, 0.65)):
            cover.lines([(x + foot * lean, y), (x + tip * lean, y - tall * part)], 0.7 * fine, RED)


def _wet_ground(tile: Tile, dry: Field) -> None:
    """Level dashes of marsh and reeds, faint ones on salt, cracks in ice."""
    marsh, reeds, salt = tile.share("marsh"), tile.share("reeds"), tile.share("salt")
    if marsh is None and reeds is None and salt is None:
        return
    cover = Cover(tile)
    fine = tile.fine
    kinds = ((marsh, 0.75, 7.0, RED), (reeds, 0.85, 6.5, RED), (salt, 0.22, 8.5, GREEN))
    for share, most, step, channel in kinds:
        if share is None:
            continue
        points = strew(tile.left, tile.top, tile.size, step * fine, 61)
        points = points.where(smooth_step(0.42, 0.72, share) * np.float32(most) * dry)
        half = (2.4 + 2.6 * points.second) * fine
        level = np.round(points.y / (step * 0.75)) * (step * 0.75) if channel == RED else points.y
        for x, y, reach in zip(points.x.tolist(), level.tolist(), half.tolist(), strict=True):
            cover.lines([(x - reach, y), (x + reach, y)], 0.85 * fine, channel)
    if reeds is not None:
        points = strew(tile.left, tile.top, tile.size, 6.0 * fine, 65)
        points = points.where(smooth_step(0.42, 0.72, reeds) * np.float32(0.5))
        for x, y in zip(points.x.tolist(), points.y.tolist(), strict=True):
            cover.lines([(x, y), (x, y - 4.2 * fine)], 0.8 * fine, BLUE)
    if cover.used:
        red, green, blue = cover.masks()
        tile.blend(red, palette.MARSH, 0.72)
        tile.blend(green, palette.SALT_LINE, 0.55)
        tile.blend(blue, palette.WOOD, 0.8)


def _growth(tile: Tile, dry: Field) -> None:
    """Trees as small rings with a shadow, bushes as smaller ones."""
    wood, scrub = tile.share("wood"), tile.share("scrub")
    if wood is None and scrub is None:
        return
    cover = Cover(tile)
    fine = tile.fine
    for share, step, radius, most, seed in ((scrub, 7.4, 1.7, 0.6, 7), (wood, 6.8, 2.3, 0.86, 9)):
        if share is None:
            continue
        points = strew(tile.left, tile.top, tile.size, step * fine, seed)
        points = points.where(smooth_step(0.38, 0.7, share) * np.float32(most) * dry)
        size = radius * fine * OVERSIZE
        line = max(2, round(0.85 * fine * OVERSIZE))
        for x, y in zip((points.x * OVERSIZE).tolist(), (points.y * OVERSIZE).tolist(), strict=True):
            cover.used = True
            pygame.draw.circle(cover.surface, GREEN, (x + size * 0.35, y + size * 0.4), size)
        for x, y in zip((points.x * OVERSIZE).tolist(), (points.y * OVERSIZE).tolist(), strict=True):
            pygame.draw.circle(cover.surface, BLUE, (x, y), size)
            pygame.draw.circle(cover.surface, RED, (x, y), size, line)
    if cover.used:
        red, green, blue = cover.masks()
        tile.blend(green, palette.WOOD_SHADE, 0.7)
        tile.blend(blue, palette.WOOD_WASH, 0.9)
        tile.blend(red, palette.WOOD, 0.95)
