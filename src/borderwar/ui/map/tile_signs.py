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
from borderwar.ui.map.terrain_look import WASHES
from borderwar.ui.map.tile_lines import BLUE, GREEN, OVERSIZE, RED, Cover

if TYPE_CHECKING:
    from borderwar.ui.map.tile import Tile

LEVEL_LIGHT = math.sin(math.radians(45))


def draw_signs(tile: Tile) -> Iterator[None]:
    """Strew the signs of every look in the tile; pauses after each group."""
    dry = np.ones_like(tile.shade) if tile.water is None else 1 - tile.water
    for group in (_dry_ground, _tilled, _wet_ground, _growth):
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
    sand = tile.share("sand")
    if sand is not None:
        points = strew(tile.left, tile.top, tile.size, 5.2 * fine, 23)
        points = points.where(smooth_step(0.3, 0.8, sand) * np.float32(0.4) * dry)
        _dots(cover, points.x, points.y, 0.75 * math.sqrt(fine), GREEN)
    crag = tile.share("crag")
    if crag is not None:
        _crags(tile, cover, smooth_step(0.35, 0.8, crag) * dry)
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


def _crags(tile: Tile, cover: Cover, share: Field) -> None:
    """Rocky mountain: short hachures that point downhill, close together on steep ground."""
    fine = tile.fine
    across, down = tile.lattice.slopes(tile.field.folded)
    steep = np.hypot(across, down)
    plain = np.clip(steep / max(float(np.quantile(steep, 0.85)), 1e-6), 0.12, 1.0)
    points = strew(tile.left, tile.top, tile.size, 5.0 * fine, 27).where(share * plain * np.float32(0.75))
    if not len(points.x):
        return
    east, south, most = points.sample(across), points.sample(down), points.sample(steep)
    reach = (2.4 + 2.4 * points.second) * fine / np.maximum(most, 1e-6)
    for x, y, dx, dy in zip(
        points.x.tolist(), points.y.tolist(), (-east * reach).tolist(), (-south * reach).tolist(), strict=True
    ):
        cover.lines([(x, y), (x + dx, y + dy)], 0.9 * fine, BLUE)


def _tufts(tile: Tile, cover: Cover, dry: Field) -> None:
    """Short grass here and there on open steppe, thick in feather grass."""
    fine = tile.fine
    if tile.field.ground.theatre or tile.field.ground.winter:
        return
    bare = np.ones((tile.size, tile.size), np.float32)
    for look in WASHES:
        if look == "grass":
            continue
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
    swamp = tile.share("swamp")
    if marsh is None and reeds is None and salt is None and swamp is None:
        return
    if swamp is not None:
        _pools(tile, smooth_step(0.45, 0.75, swamp) * dry)
    cover = Cover(tile)
    fine = tile.fine
    kinds = (
        (marsh, 0.75, 7.0, RED),
        (reeds, 0.85, 6.5, RED),
        (swamp, 0.9, 5.6, RED),
        (salt, 0.22, 8.5, GREEN),
    )
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


def _pools(tile: Tile, share: Field) -> None:
    """Open water between the tussocks of a swamp."""
    spots = layered(tile.y * 1.6, tile.x, 0.3, 960, 2)
    cover = smooth_step(0.75, 1.05, spots) * share
    tile.blend(cover, palette.ICE if tile.field.ground.winter else palette.WATER, 0.95)
    tile.blend(np.exp(-(((spots - 0.78) / 0.07) ** 2)) * share, palette.SHORE, 0.4)


def _tilled(tile: Tile, dry: Field) -> None:
    """Furrows of high corn in blocks that lie this way and that; paddies as a net of low banks."""
    field, paddy = tile.share("field"), tile.share("paddy")
    if field is None and paddy is None:
        return
    cover = Cover(tile)
    fine = tile.fine
    if field is not None:
        turned = layered(tile.y, tile.x, 0.8, 970, 1)
        for level, wanted in ((True, turned > 0), (False, turned <= 0)):
            points = strew(tile.left, tile.top, tile.size, 4.6 * fine, 71, staggered=False)
            points = points.where(smooth_step(0.42, 0.72, field) * wanted * np.float32(0.8) * dry)
            half = 2.3 * fine
            step = 4.6 * fine
            for x, y in zip(points.x.tolist(), points.y.tolist(), strict=True):
                if level:
                    y = round((y + tile.top) / step) * step - tile.top
                    cover.lines([(x - half, y), (x + half, y)], 0.85 * fine, RED)
                else:
                    x = round((x + tile.left) / step) * step - tile.left
                    cover.lines([(x, y - half), (x, y + half)], 0.85 * fine, RED)
    if paddy is not None:
        sown = smooth_step(0.45, 0.7, paddy) * dry
        step = 7.5 * fine
        points = strew(tile.left, tile.top, tile.size, step, 73, staggered=False)
        points = points.where(sown * np.float32(0.93))
        for x, y, turn in zip(points.x.tolist(), points.y.tolist(), points.second.tolist(), strict=True):
            x = round((x + tile.left) / step) * step - tile.left
            y = round((y + tile.top) / step) * step - tile.top
            end = (x + step, y) if turn < 0.5 else (x, y + step)
            cover.lines([(x, y), end], 0.8 * fine, GREEN)
    if cover.used:
        red, green, _ = cover.masks()
        tile.blend(red, palette.FURROW, 0.7)
        tile.blend(green, palette.MARSH, 0.62)


def _growth(tile: Tile, dry: Field) -> None:
    """Trees as small rings with a shadow, conifers as spires, bushes as smaller rings."""
    wood, scrub, taiga = tile.share("wood"), tile.share("scrub"), tile.share("taiga")
    if wood is None and scrub is None and taiga is None:
        return
    cover = Cover(tile)
    fine = tile.fine
    theatre = tile.field.ground.theatre
    small = 0.72 if theatre else 1.0  # whole forests, not trees
    kinds = ((scrub, 7.4, 1.7, 0.6, 7), (wood, 6.8, 2.3, 0.34 if theatre else 0.86, 9))
    for share, step, radius, most, seed in kinds:
        if share is None:
            continue
        points = strew(tile.left, tile.top, tile.size, step * fine * small, seed)
        points = points.where(smooth_step(0.38, 0.7, share) * np.float32(most) * dry)
        _crowns(cover, points.x, points.y, radius * fine * small, fine)
    if taiga is not None:
        points = strew(tile.left, tile.top, tile.size, 6.6 * fine * small, 11)
        points = points.where(smooth_step(0.38, 0.7, taiga) * np.float32(0.36 if theatre else 0.86) * dry)
        _spires(cover, points.x, points.y, 2.2 * fine * small, fine)
    if cover.used:
        red, green, blue = cover.masks()
        tile.blend(green, palette.WOOD_SHADE, 0.7)
        tile.blend(blue, palette.WOOD_WASH, 0.9)
        tile.blend(red, palette.WOOD, 0.95)


def _crowns(cover: Cover, across: np.ndarray, down: np.ndarray, radius: float, fine: float) -> None:
    """Rings with a shadow to the south-east."""
    size = radius * OVERSIZE
    line = max(2, round(0.85 * fine * OVERSIZE))
    places = list(zip((across * OVERSIZE).tolist(), (down * OVERSIZE).tolist(), strict=True))
    cover.used = cover.used or bool(places)
    for x, y in places:
        pygame.draw.circle(cover.surface, GREEN, (x + size * 0.35, y + size * 0.4), size)
    for place in places:
        pygame.draw.circle(cover.surface, BLUE, place, size)
        pygame.draw.circle(cover.surface, RED, place, size, line)


def _spires(cover: Cover, across: np.ndarray, down: np.ndarray, radius: float, fine: float) -> None:
    """Narrow triangles with a shadow to the south-east, the southern ones in front."""
    size = radius * OVERSIZE
    line = max(2, round(0.8 * fine * OVERSIZE))
    order = np.argsort(down, kind="stable")
    places = list(zip((across[order] * OVERSIZE).tolist(), (down[order] * OVERSIZE).tolist(), strict=True))
    cover.used = cover.used or bool(places)
    for x, y in places:
        foot = y + size * 0.95
        pygame.draw.ellipse(
            cover.surface, GREEN, (x - size * 0.3, foot - size * 0.4, size * 1.7, size * 0.75)
        )
        spire = [(x, y - size * 1.5), (x + size * 0.95, foot), (x - size * 0.95, foot)]
        pygame.draw.polygon(cover.surface, BLUE, spire)
        pygame.draw.polygon(cover.surface, RED, spire, line)
