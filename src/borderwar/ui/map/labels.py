"""Names on the map: what is written, how, and where it finds room.

Names are set by hand in the scenario; the painter moves a name about its place until it
covers no other, and leaves out the least important where there is no room.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pygame

from borderwar.ui import palette
from borderwar.ui.map.field import STEPS, GroundField, pitch_of, to_grid
from borderwar.ui.map.ground import NamePlace
from borderwar.ui.map.halo import Line, haloed
from borderwar.ui.map.layout import MARGIN, HexLayout
from borderwar.ui.map.lines import LineWork
from borderwar.ui.map.marks import draw_mark, draw_trench
from borderwar.ui.map.terrain_look import MARKS
from borderwar.ui.strokes import Point
from borderwar.ui.theme import Theme

CONTOUR_LABEL_STEP = 7.5
"""Pitches between labels along one index contour."""

SHIFTS = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0), (0, -2), (0, 2), (2, 0), (-2, 0), (2, 2), (-2, -2))
"""Where a name in its own place may move to, in half pitches, the best first."""

THEATRE_MARKS = {"town": "city", "village": "place", "post": "place", "temple": "place", "yurts": "place"}
"""Signs of places on a map of a theatre, where no house can be seen."""

LIMIT_ASIDE = 16
"""Pixels from a limit line to the middle of the words along it."""

TOWN_REACH = 18
"""Pixels from the middle of a town's sign to its edge."""

CALLED_WITHIN = 40
"""Metres by which a height in a name may be off its hex, whose height is that of its middle."""

LEVEL = ("water", "sea", "ice", "salt")
"""Looks without contours, and so without figures of height."""

SUMMIT_REACH = 3
"""Grid points about the middle of a hex where its summit may lie."""


@dataclass(frozen=True, slots=True)
class Label:
    """A drawn name and its place on the sheet, in map pixels."""

    image: pygame.Surface
    left: int
    top: int

    @property
    def place(self) -> pygame.Rect:
        """The rectangle it covers."""
        return pygame.Rect(self.left, self.top, *self.image.get_size())


class Mark(NamedTuple):
    """A sign on the sheet: its kind and the middle of it, in map pixels."""

    kind: str
    at: Point


@dataclass(frozen=True, slots=True)
class Lettering:
    """Everything written and marked on the map at one zoom."""

    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
    trenches: tuple[Point, ...]


def write_names(
    out: pygame.Surface, lettering: Lettering, left: int, top: int, size: int, pitch: float
) -> None:
    """Signs and names that touch a square of the sheet, drawn on its picture."""
    near = pygame.Rect(left - 40, top - 40, size + 80, size + 80)
    reach = 0.5 * pitch
    for x, y in lettering.trenches:
        if near.inflate(reach * 2, reach * 2).collidepoint(x, y):
            draw_trench(out, (x - left, y - top), pitch)
    for mark in lettering.marks:
        if near.collidepoint(mark.at):
            draw_mark(out, mark.kind, (mark.at[0] - left, mark.at[1] - top), pitch)
    for label in lettering.labels:
        if near.colliderect(label.place):
            out.blit(label.image, (label.left - left, label.top - top))


class Typesetter:
    """Finds room for the names of one map at one zoom."""

    def __init__(self, field: GroundField, lines: LineWork, pitch: float, theme: Theme) -> None:
        self.field = field
        self.lines = lines
        self.layout = HexLayout(field.ground.columns, field.ground.rows, pitch)
        self.pitch = pitch
        self.theme = theme
        self.size = min(max((pitch / 57) ** (0.4 if pitch < 57 else 0.75), 0.78), 2.6)
        self.taken: list[pygame.Rect] = []
        self.labels: list[Label] = []
        self.marks: list[Mark] = []

    def set(self) -> Lettering:
        """Place everything, the most important first."""
        for _ in self.work():
            pass
        return self.done()

    def work(self) -> Iterator[None]:
        """Place everything, pausing after each name or line."""
        ground = self.field.ground
        self._place_marks()
        yield
        for name in sorted(ground.names, key=_importance):
            self._place_name(name, is_first=name == _first_place(ground.names))
            yield
        if self.pitch >= 36:
            yield from self._spot_heights()
        if self.pitch >= 24:
            yield from self._contour_labels()
        if self.pitch >= 32:
            self._limit_labels()

    def done(self) -> Lettering:
        """All that has been placed."""
        works = self.field.ground.works if self.pitch >= 36 else ()
        trenches = tuple(self._centre(number) for number in works)
        return Lettering(tuple(self.labels), tuple(self.marks), trenches)

    def _centre(self, number: str) -> Point:
        return self.layout.centre(self.layout.index(number))

    def _place_marks(self) -> None:
        """Signs of wells, huts and summits come before all names."""
        ground = self.field.ground
        named_heights = {name.at for name in ground.names if name.kind == "height"}
        for here in range(ground.columns * ground.rows):
            look = ground.looks[here // ground.columns][here % ground.columns]
            if look in MARKS and (self.pitch >= 18 or ground.theatre):
                self._mark(
                    THEATRE_MARKS.get(look, look) if ground.theatre else look, self.layout.centre(here)
                )
        if ground.theatre:
            for name in ground.names:
                if name.kind == "place" and self._look(name.at) not in MARKS:
                    self._mark("place", self._centre(name.at))
        for number in sorted(named_heights):
            self._mark("summit", self._summit(number))

    def _mark(self, kind: str, at: Point) -> None:
        self.marks.append(Mark(kind, at))
        reach = (
            6 if kind in ("summit", "spot", "well", "place", "city") else TOWN_REACH if kind == "town" else 11
        )
        self.taken.append(pygame.Rect(at[0] - reach, at[1] - reach, 2 * reach, 2 * reach))

    def _summit(self, number: str) -> Point:
        """The highest drawn point about the middle of a hex."""
        here = self.layout.index(number)
        x, y = (round(to_grid(part / self.pitch)) for part in self.layout.centre(here))
        left, top, wide = x - SUMMIT_REACH, y - SUMMIT_REACH, 2 * SUMMIT_REACH + 1
        near = self.field.height[top : top + wide, left : left + wide]
        row, column = divmod(int(np.argmax(near)), near.shape[1])
        return pitch_of(left + column) * self.pitch, pitch_of(top + row) * self.pitch

    def _place_name(self, name: NamePlace, is_first: bool) -> None:
        if self.layout.index(name.at) < 0:
            return
        if name.kind == "height":
            self._place_height(name)
        elif name.kind in ("water", "region"):
            self._place_area(name)
        else:
            self._place_town(name, is_first)

    def _second(self, name: NamePlace, size: float) -> list[Line]:
        if not name.second or self.pitch < 30:
            return []
        return [Line(name.second, "map", max(11, size), palette.INK_2)]

    def _place_town(self, name: NamePlace, is_first: bool) -> None:
        if self.pitch < 17 and not is_first:
            return
        theatre = self.field.ground.theatre
        size = (21 if is_first else 15 if theatre else 16) * self.size
        lines = [Line(name.text, "map-bold" if is_first else "map", size, palette.INK)]
        lines += self._second(name, size * 0.72)
        image = haloed(self.theme, lines, name.turn)
        marked = theatre or self._look(name.at) in MARKS
        near = 6 if theatre else TOWN_REACH if self._look(name.at) == "town" and self.pitch < 46 else None
        self._put(image, self._centre(name.at), aside=marked, insist=is_first, near=near)

    def _place_area(self, name: NamePlace) -> None:
        if self.pitch < 19:
            return
        is_mark = self._look(name.at) in MARKS
        if name.kind == "water":
            size = (13.5 if is_mark else 16) * self.size
            lines = [Line(name.text, "map-italic", size, palette.WATER_TEXT, 0 if is_mark else 1.5)]
            second = self._second(name, size * 0.78)
        elif name.text[:1].islower():
            lines = [Line(name.text, "map-italic", 14 * self.size, palette.INK_2)]
            second = self._second(name, 11.5 * self.size)
        else:
            lines = [Line(name.text.upper(), "map", 14.5 * self.size, palette.INK_2, 5.5)]
            second = self._second(name, 12 * self.size)
        centre = self._centre(name.at)
        if not is_mark or self.pitch >= 50:
            self._put(haloed(self.theme, lines + second, name.turn), centre, aside=is_mark)
        else:
            self._put(haloed(self.theme, lines, name.turn), centre, aside=is_mark)

    def _place_height(self, name: NamePlace) -> None:
        """Name and height beside a summit; where both find no room, what tells it best alone.

        A figure that ends a name and is the height of its hex is its height ("Sixth Mound 668"): it
        stands alone on a far map.  Any other name is written before its height is.
        """
        if self.pitch < 24:
            return
        row, column = divmod(self.layout.index(name.at), self.layout.columns)
        ground = self.field.ground.heights[row][column]
        text, _, number = name.text.rpartition(" ")
        called_by_height = number.isdigit() and abs(int(number) - ground) <= CALLED_WITHIN
        if not called_by_height:
            text, number = name.text, str(ground)
        size = 14 * self.size
        at = self._summit(name.at)
        figure = Line(number, "map-italic", size, palette.INDEX)
        if text and self.pitch >= 70:
            both = [Line(text, "map", size, palette.INK), figure]
            if self._put(haloed(self.theme, both), at, aside=True, near=7):
                return
        if not called_by_height:
            alone = haloed(self.theme, [Line(text, "map", size, palette.INK)])
            if self._put(alone, at, aside=True, near=7):
                return
        self._put(haloed(self.theme, [figure]), at, aside=True, near=7)

    def _look(self, number: str) -> str:
        return self._look_at(self.layout.index(number))

    def _look_at(self, here: int) -> str:
        row, column = divmod(here, self.layout.columns)
        return self.field.ground.looks[row][column]

    def _put(
        self, image: pygame.Surface, at: Point, aside: bool, insist: bool = False, near: float | None = None
    ) -> bool:
        """Write a name where it covers nothing: in its place, or round it; false if there is no room."""
        width, height = image.get_size()
        gap = (near if near is not None else 0.42 * self.pitch) + 1
        x, y = at
        beside = [
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x - width / 2, y - gap - height + 4),
            (x - width / 2, y + gap - 4),
            (x + gap * 0.7, y - gap * 0.7 - height + 4),
            (x + gap * 0.7, y + gap * 0.7 - 4),
            (x - gap * 0.7 - width, y - gap * 0.7 - height + 4),
            (x - gap * 0.7 - width, y + gap * 0.7 - 4),
        ]
        if not aside:
            step = 0.5 * self.pitch
            beside = [(x - width / 2 + dx * step, y - height / 2 + dy * step) for dx, dy in SHIFTS]
        sheet = pygame.Rect((0, 0), self.layout.size)
        for left, top in beside:
            place = pygame.Rect(round(left), round(top), width, height)
            if sheet.contains(place) and place.inflate(-6, -6).collidelist(self.taken) < 0:
                self._write(image, place)
                return True
        if insist:
            left, top = beside[0]
            self._write(image, pygame.Rect(round(left), round(top), width, height).clamp(sheet))
        return insist

    def _write(self, image: pygame.Surface, place: pygame.Rect) -> None:
        self.labels.append(Label(image, place.left, place.top))
        self.taken.append(place.inflate(-4, -6))

    def _spot_heights(self) -> Iterator[None]:
        """Figures at tops and hollows that have no name, well apart; pauses now and then."""
        ground = self.field.ground
        heights = np.array(ground.heights).ravel()
        chosen = [self.layout.index(name.at) for name in ground.names if name.kind == "height"]
        tops = _stands_out(np.array(ground.heights))
        order = np.argsort(-np.abs(heights - np.median(heights)), kind="stable")
        for here in order[tops.ravel()[order] != 0].tolist():
            if self._look_at(here) in LEVEL or any(self.layout.distance(here, other) < 5 for other in chosen):
                continue
            is_top = tops.ravel()[here] > 0
            at = self._summit(self.layout.number(here)) if is_top else self.layout.centre(here)
            line = Line(str(heights[here]), "map-italic", 12.5 * self.size, palette.INDEX)
            if self._put(haloed(self.theme, [line]), at, aside=True, near=5):
                self.marks.append(Mark("spot", at))
                chosen.append(here)
            yield

    def _contour_labels(self) -> Iterator[None]:
        """Heights written along index contours, top uphill or at least upright."""
        for contour in self.lines.contours:
            if not contour.is_index or len(contour.points) < 60:
                continue
            steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(contour.points, axis=0).T))])
            at = CONTOUR_LABEL_STEP * 0.4
            while at < steps[-1] - 0.5:
                place = int(np.searchsorted(steps, at))
                self._contour_label(contour.level, contour.points, place)
                at += CONTOUR_LABEL_STEP
                yield

    def _contour_label(self, level: int, points: np.ndarray, place: int) -> None:
        reach = max(2, int(0.25 * STEPS * 2))
        before, after = points[max(0, place - reach)], points[min(len(points) - 1, place + reach)]
        direction = after - before
        turn = (-math.degrees(math.atan2(direction[1], direction[0])) + 90) % 180 - 90
        line = Line(str(level), "map-italic", 11.5 * self.size, palette.INDEX)
        image = haloed(self.theme, [line], turn, 0.85)
        x, y = (points[place] * self.pitch).tolist()
        here = self.layout.hex_at(x, y)
        box = image.get_rect(center=(round(x), round(y)))
        if here >= 0 and self._look_at(here) not in LEVEL and box.inflate(30, 20).collidelist(self.taken) < 0:
            self._write(image, box)

    def _limit_labels(self) -> None:
        """What a limit line is, small along it, near its left end."""
        edge = round(-2 * MARGIN * self.pitch)
        ground = pygame.Rect((0, 0), self.layout.size).inflate(edge, edge)
        for nation, text, points in self.lines.limits:
            steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
            side = palette.nation_look(nation).cut
            band = palette.PENCIL_BLUE if side == "rounded" else palette.PENCIL_RED
            line = Line(text, "map-italic", 13 * self.size, palette.mix(band, palette.INK, 0.35), 0.6)
            for start in np.arange(3.0, steps[-1] - 3.0, 1.5):
                place = int(np.searchsorted(steps, start))
                ahead = points[min(len(points) - 1, place + 8)] - points[max(0, place - 8)]
                turn = (-math.degrees(math.atan2(ahead[1], ahead[0])) + 90) % 180 - 90
                image = haloed(self.theme, [line], turn)
                x, y = (points[place] * self.pitch).tolist()
                aside = math.radians(turn)
                middle = (
                    x - LIMIT_ASIDE * self.size * math.sin(aside),
                    y - LIMIT_ASIDE * self.size * math.cos(aside),
                )
                box = image.get_rect(center=(round(middle[0]), round(middle[1])))
                if ground.contains(box) and box.inflate(10, 2).collidelist(self.taken) < 0:
                    self._write(image, box)
                    break


def _stands_out(heights: np.ndarray) -> np.ndarray:
    """int8, shaped as the heights: 1 for a top, -1 for a hollow, 0 for other hexes and those at the edge."""
    out = np.zeros(heights.shape, np.int8)
    if min(heights.shape) < 3:
        return out
    middle = heights[1:-1, 1:-1]
    around = np.empty((6, *middle.shape), heights.dtype)
    low = (np.arange(1, heights.shape[1] - 1) & 1).astype(bool)  # columns half a hex lower
    around[0], around[1] = heights[:-2, 1:-1], heights[2:, 1:-1]
    for place, side in ((2, slice(0, -2)), (4, slice(2, None))):
        around[place] = heights[1:-1, side]
        around[place + 1] = np.where(low[None, :], heights[2:, side], heights[:-2, side])
    mean = around.mean(axis=0)
    out[1:-1, 1:-1] = ((middle >= around.max(axis=0)) & (middle > mean + 0.8)).astype(np.int8)
    out[1:-1, 1:-1] -= ((middle <= around.min(axis=0)) & (middle < mean - 0.8)).astype(np.int8)
    return out


def _first_place(names: tuple[NamePlace, ...]) -> NamePlace | None:
    """The place the map is about: the first one listed."""
    return next((name for name in names if name.kind == "place"), None)


def _importance(name: NamePlace) -> int:
    """Order of placing: places, water, heights, regions."""
    return {"place": 0, "water": 1, "height": 2, "region": 3}.get(name.kind, 4)
