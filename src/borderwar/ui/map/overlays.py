"""What lies on the paper: reach, paths, fog, threat, selection.

Areas are drawn once into a layer a little larger than the view and kept until their
arguments change or the view leaves them, so that panning costs one blit.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from borderwar.ui import palette
from borderwar.ui.counters import CounterLook, counter_side, put_counter
from borderwar.ui.map import line_marks, overlay_marks
from borderwar.ui.map.areas import hatch, outline, wash
from borderwar.ui.map.fronts import beside
from borderwar.ui.map.layout import NOWHERE, HexLayout, Point
from borderwar.ui.map.pencil import pencil_stroke, wax_lines
from borderwar.ui.map.view import MapView
from borderwar.ui.map.water_signs import draw_crossings
from borderwar.ui.map.work_signs import draw_works
from borderwar.ui.palette import Colour, nation_look
from borderwar.ui.strokes import circle, dashes, line
from borderwar.ui.theme import Theme

if TYPE_CHECKING:
    from borderwar.session.waters import CrossingView
    from borderwar.session.works import WorkView

BEYOND = 320
"""How far a layer reaches past the view, in pixels."""

REACH_OPACITY = 62
FOG_OPACITY = 27
THREAT_OPACITY = 24
FRONT_WIDTH = 5.0
"""Pixels of a front line at play zoom."""

CAPTIONS_FROM = 70
"""No words about objectives in hexes smaller than this pitch."""

NUMBERS_FROM = 40
"""No numbers in hexes smaller than this pitch."""


@dataclass(slots=True)
class _Layer:
    """A drawn overlay: what it shows and the part of the sheet it covers."""

    key: object
    box: pygame.Rect  # round all of it, in map pixels
    area: pygame.Rect
    image: pygame.Surface


class Overlays:
    """Draws overlays and remembers them."""

    def __init__(self, theme: Theme | None = None) -> None:
        self.theme = Theme() if theme is None or theme.scale != 1 else theme
        self._layers: dict[str, _Layer] = {}

    def _show(
        self,
        surface: pygame.Surface,
        view: MapView,
        name: str,
        key: object,
        box: Callable[[], pygame.Rect],
        paint: Callable[[pygame.Surface, Point], None],
    ) -> None:
        """Blit the layer of a name, drawn anew if its key changed or the view left it."""
        whole = key, view.layout, palette.edition()
        layer = self._layers.get(name)
        known = layer is not None and layer.key == whole
        full = layer.box if known and layer is not None else box()
        needed = full.clip(view.visible_rect())
        if needed.width <= 0 or needed.height <= 0:
            return
        if layer is None or not known or not layer.area.contains(needed):
            area = full.clip(view.visible_rect().inflate(2 * BEYOND, 2 * BEYOND))
            image = pygame.Surface(area.size, pygame.SRCALPHA)
            paint(image, (float(area.left), float(area.top)))
            layer = self._layers[name] = _Layer(whole, full, area, image)
        origin = view.origin
        clip = surface.get_clip()
        surface.set_clip(view.viewport.clip(clip) if clip else view.viewport)
        surface.blit(layer.image, (layer.area.left + origin[0], layer.area.top + origin[1]))
        surface.set_clip(clip)

    def reach(
        self,
        surface: pygame.Surface,
        view: MapView,
        left: Mapping[int, str],
        controlled: frozenset[int] = frozenset(),
        start: int = NOWHERE,
    ) -> None:
        """Where a unit can go: a warm wash, one outline, what is left in each hex, hatching where the
        enemy controls."""
        if not left:
            return
        layout = view.layout

        def whole() -> frozenset[int]:
            return frozenset(left) | ({start} if start != NOWHERE else frozenset())

        def paint(image: pygame.Surface, origin: Point) -> None:
            hexes = frozenset(left)
            wash(image, layout, origin, hexes, (*palette.REACH_WASH, REACH_OPACITY))
            hatch(image, layout, origin, hexes & controlled, palette.PENCIL_BLUE, 95)
            outline(image, layout, origin, whole(), 2.6, palette.AMBER_LINE, 235)
            if layout.pitch >= NUMBERS_FROM:
                for here, text in left.items():
                    x, y = layout.centre(here)
                    at = x - origin[0], y - origin[1] + 0.24 * layout.pitch
                    self.theme.write(
                        image, text, at, "narrow", _letters(layout.pitch), palette.AMBER_TEXT, "centre"
                    )

        key = left, controlled, start
        self._show(surface, view, "reach", key, lambda: _box(layout, whole()), paint)

    def works(self, surface: pygame.Surface, view: MapView, works: "tuple[WorkView, ...]") -> None:
        """Wire, ditches, mines and forts, drawn as they stand."""
        if not works:
            return
        layout = view.layout

        def box() -> pygame.Rect:
            return _box(layout, {work.hex for work in works})

        def paint(image: pygame.Surface, origin: Point) -> None:
            draw_works(image, layout, origin, works)

        self._show(surface, view, "works", works, box, paint)

    def crossings(
        self,
        surface: pygame.Surface,
        view: MapView,
        crossings: "tuple[CrossingView, ...]",
        tint: Colour = (255, 255, 255),
    ) -> None:
        """Fords, and bridges as they stand, in this light."""
        if not crossings:
            return
        layout = view.layout

        def box() -> pygame.Rect:
            return _box(layout, {place for one in crossings for place in (one.near, one.far)})

        def paint(image: pygame.Surface, origin: Point) -> None:
            draw_crossings(image, layout, origin, crossings)
            image.fill((*tint, 255), special_flags=pygame.BLEND_RGBA_MULT)

        shown = tuple((one.near, one.far, one.state, one.charges >= 1000) for one in crossings)
        self._show(surface, view, "crossings", (shown, tint), box, paint)

    def path(self, surface: pygame.Surface, view: MapView, hexes: Iterable[int], label: str = "") -> None:
        """The way a unit would take: dashed, a dot a hex, and a ring with a label at its end."""
        way = tuple(hexes)
        if len(way) < 2:
            return
        layout = view.layout

        def paint(image: pygame.Surface, origin: Point) -> None:
            points = _moved([layout.centre(here) for here in way], origin)
            width = max(1.8, layout.pitch * 0.046)
            for dash in dashes(points, 9, 5):
                line(image, dash, width, palette.INK)
            for point in points[1:-1]:
                circle(image, point, width * 1.5, palette.INK)
            overlay_marks.put_ring(image, points[-1], layout.pitch, label, self.theme)

        self._show(surface, view, "path", (way, label), lambda: _box(layout, way), paint)

    def fog(self, surface: pygame.Surface, view: MapView, seen: frozenset[int]) -> None:
        """A faint dimming of the hexes that nobody sees."""
        layout = view.layout
        sheet = pygame.Rect((0, 0), layout.size)

        def paint(image: pygame.Surface, origin: Point) -> None:
            around = layout.in_rect(*origin, *image.get_size())
            hidden = [here for here in around if here not in seen]
            wash(image, layout, origin, hidden, (*palette.FOG, FOG_OPACITY))

        self._show(surface, view, "fog", seen, lambda: sheet, paint)

    def field(
        self,
        surface: pygame.Surface,
        view: MapView,
        hexes: Iterable[int],
        colour: Colour = palette.AMBER_LINE,
        alpha: int = 50,
        name: str = "field",
    ) -> None:
        """Any set of hexes, washed and outlined: a field of view, a formation, an arrival zone."""
        chosen = frozenset(hexes)
        if not chosen:
            return
        layout = view.layout

        def paint(image: pygame.Surface, origin: Point) -> None:
            wash(image, layout, origin, chosen, (*colour, alpha))
            outline(image, layout, origin, chosen, 2.0, colour, 210)

        self._show(surface, view, name, (chosen, colour, alpha), lambda: _box(layout, chosen), paint)

    def threat(self, surface: pygame.Surface, view: MapView, counts: Mapping[int, int]) -> None:
        """Hexes the enemy can fire on: a wash in a thin outline, hatched where more than one can."""
        if not counts:
            return
        layout = view.layout

        def paint(image: pygame.Surface, origin: Point) -> None:
            most = [here for here, count in counts.items() if count > 1]
            wash(image, layout, origin, frozenset(counts), (*palette.ATTACK_TEXT, THREAT_OPACITY))
            hatch(image, layout, origin, most, palette.ATTACK_TEXT, 80)
            outline(image, layout, origin, counts, 1.6, palette.ATTACK_TEXT, 215)
            if layout.pitch >= NUMBERS_FROM:
                for here in most:
                    count = counts[here]
                    x, y = layout.centre(here)
                    at = x - origin[0], y - origin[1] - 0.46 * layout.pitch
                    size, ink = _letters(layout.pitch), palette.ATTACK_TEXT
                    self.theme.write(image, str(count), at, "narrow-bold", size, ink, "centre")

        self._show(surface, view, "threat", counts, lambda: _box(layout, counts), paint)

    def sight_line(
        self, surface: pygame.Surface, view: MapView, a: int, b: int, clear: bool, blocked_at: int = NOWHERE
    ) -> None:
        """A line from eye to target: whole where it is clear, dashed behind what blocks it."""
        layout = view.layout

        def paint(image: pygame.Surface, origin: Point) -> None:
            stop = blocked_at if blocked_at != NOWHERE else b
            start, end, block = _moved([layout.centre(here) for here in (a, b, stop)], origin)
            overlay_marks.put_sight_line(image, start, end, block, clear)

        self._show(surface, view, "sight", (a, b, clear, blocked_at), lambda: _box(layout, (a, b)), paint)

    def supply_line(
        self, surface: pygame.Surface, view: MapView, hexes: tuple[int, ...], cut_at: int
    ) -> None:
        """A unit's line of supply from its source, and where it is cut.  [18.3]"""
        layout = view.layout
        if len(hexes) < 2:
            return
        cut = hexes.index(cut_at) if cut_at in hexes else -1

        def paint(image: pygame.Surface, origin: Point) -> None:
            points = _moved([layout.centre(here) for here in hexes], origin)
            line_marks.put_supply_line(image, points, cut, layout.pitch)

        self._show(surface, view, "supply", (hexes, cut_at), lambda: _box(layout, hexes), paint)

    def command_line(self, surface: pygame.Surface, view: MapView, a: int, b: int, heard: bool) -> None:
        """From a headquarters to its unit, and whether it is heard.  [19.3]"""
        layout = view.layout

        def paint(image: pygame.Surface, origin: Point) -> None:
            start, end = _moved([layout.centre(here) for here in (a, b)], origin)
            line_marks.put_command_line(image, start, end, heard, layout.pitch)

        self._show(surface, view, "command", (a, b, heard), lambda: _box(layout, (a, b)), paint)

    def pencil(
        self,
        surface: pygame.Surface,
        view: MapView,
        way: Iterable[int],
        colour: Colour,
        arrow: bool = False,
        width: float = 7,
        name: str = "pencil",
    ) -> None:
        """A grease pencil line or arrow through hexes; give each line of a frame its own name."""
        hexes = tuple(way)
        layout = view.layout
        if len(hexes) < 2:
            return
        scale = min(max(layout.pitch / 57, 0.4), 1.4)

        def paint(image: pygame.Surface, origin: Point) -> None:
            points = _moved([layout.centre(here) for here in hexes], origin)
            pencil_stroke(image, points, colour, width * scale, arrow, hexes[0])

        self._show(surface, view, name, (hexes, colour, arrow, width), lambda: _box(layout, hexes), paint)

    def fronts(
        self, surface: pygame.Surface, view: MapView, lines: list[list[Point]], nations: tuple[str, str]
    ) -> None:
        """Front lines in pitches: the first side's pencil on their left, the other's on their right."""
        if not lines:
            return
        layout = view.layout
        cuts = [nation_look(nation).cut for nation in nations]
        blue_first = cuts[0] == "rounded" or cuts[0] == cuts[1]
        colours = [palette.PENCIL_BLUE, palette.PENCIL_RED]
        wide = FRONT_WIDTH * min(max(layout.pitch / 57, 0.45), 3.0)

        def places(side: int) -> list[list[Point]]:
            moved = (beside(line, 0.13 if side == 0 else -0.13) for line in lines)
            return [[(x * layout.pitch, y * layout.pitch) for x, y in line] for line in moved]

        def box() -> pygame.Rect:
            points = [point for line in places(0) for point in line]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, top = round(min(xs)) - 60, round(min(ys)) - 60
            return pygame.Rect(left, top, round(max(xs)) + 60 - left, round(max(ys)) + 60 - top)

        def paint(image: pygame.Surface, origin: Point) -> None:
            for side in (0, 1):
                moved = [_moved(line, origin) for line in places(side)]
                wax_lines(image, moved, colours[side if blue_first else 1 - side], wide, origin)

        self._show(surface, view, "fronts", (lines, nations), box, paint)

    def selection(self, surface: pygame.Surface, view: MapView, here: int) -> None:
        """The ring about the selected hex: amber over ink."""
        overlay_marks.put_hex_ring(surface, view, here, palette.ACCENT, 3.2, palette.SYMBOL_INK, 5.5)

    def hover(self, surface: pygame.Surface, view: MapView, here: int) -> None:
        """A thin ring about the hex under the pointer."""
        overlay_marks.put_hex_ring(surface, view, here, palette.INK, 1.4, palette.CARD, 3.4)

    def cursor(self, surface: pygame.Surface, view: MapView, here: int) -> None:
        """The keyboard's hex: six corner pieces, amber over ink."""
        overlay_marks.put_corners(surface, view, here)

    def target(self, surface: pygame.Surface, view: MapView, here: int) -> None:
        """Four brackets about a target: ivory over ink."""
        overlay_marks.put_brackets(surface, view, here)

    def flash(self, surface: pygame.Surface, view: MapView, here: int, share: float) -> None:
        """A ring that widens and fades as `share` goes from 1 to 0."""
        overlay_marks.put_flash(surface, view, here, share)

    def objective(
        self,
        surface: pygame.Surface,
        view: MapView,
        here: int,
        nation: str | None,
        value: str,
        when: str = "",
    ) -> None:
        """A small flag at the upper left of a hex: who holds it, what it is worth, and when that counts."""
        words = when if view.pitch >= CAPTIONS_FROM else ""
        overlay_marks.put_flag(surface, view, here, nation, value, self.theme, words)

    def entry(self, surface: pygame.Surface, view: MapView, here: int, nation: str, words: str) -> None:
        """Where units come onto the map, and when: an arrow in their pencil from the nearest edge."""
        overlay_marks.put_entry(surface, view, here, nation)
        if view.pitch >= NUMBERS_FROM:
            overlay_marks.put_caption(surface, view, here, words, self.theme)

    def ghost(
        self, surface: pygame.Surface, view: MapView, here: int, look: CounterLook, note: str = ""
    ) -> None:
        """Where a unit was last seen, or stood in history: dashed, with a note below."""
        side = round(counter_side(view.pitch) * 0.83)
        x, y = view.centre(here)
        put_counter(surface, look, (x, y), side)
        if note and side >= 30:
            overlay_marks.put_note(surface, note, (x, y + side * 0.62), look.nation, self.theme, view.pitch)


def _letters(pitch: float) -> float:
    """The size of figures in hexes: larger where hexes are very large."""
    return 13 * max(1.0, pitch / 76)


def _moved(points: Iterable[Point], origin: Point) -> list[Point]:
    return [(x - origin[0], y - origin[1]) for x, y in points]


def _box(layout: HexLayout, hexes: Iterable[int]) -> pygame.Rect:
    """The rectangle round a set of hexes, with room for lines."""
    points = [layout.centre(here) for here in hexes]
    reach = layout.pitch * 0.75 + 16
    left, top = min(x for x, _ in points) - reach, min(y for _, y in points) - reach
    right, bottom = max(x for x, _ in points) + reach, max(y for _, y in points) + reach
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
