"""The location map: where each incident was, one selection with the list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from borderwar.language import say
from borderwar.ui import palette, strokes
from borderwar.ui.geo import GeoWindow, Pin, atlas, pins_apart, widest, window_about
from borderwar.ui.geo.lettering import draw_disc, draw_frame, haloed, write_names
from borderwar.ui.geo.window import KM
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.screens.incidents import ChooseScenario, dates_of

if TYPE_CHECKING:
    from borderwar.ui.gallery import Gallery
    from borderwar.ui.screens.chooser import ChooserScreen

MARGIN = 14.0
DISC, CHOSEN_DISC = 12.0, 16.5
CREDIT = "Frontiers about 1939, approximate · ETOPO1 (NOAA), Natural Earth, GeoNames, GSHHG"


@dataclass(frozen=True)
class PinModel:
    """An incident on the map."""

    entry: int
    number: str
    east: float
    north: float
    within: int  # km it may be off
    tip: str


@dataclass(frozen=True)
class MapModel:
    """The pins; `missing` counts incidents whose scenario names no place."""

    pins: tuple[PinModel, ...]
    chosen: int
    missing: int
    pictures: int


class IncidentMap(Panel):
    """A sheet of Manchuria with a numbered pin for each incident."""

    name = "map"
    ground = "window"

    def __init__(self, gallery: "Gallery") -> None:
        super().__init__()
        self._gallery = gallery
        self._lettered: tuple[object, pygame.Surface] | None = None
        self._placed: tuple[object, tuple[Pin, ...]] | None = None

    def model(self, context: "ChooserScreen") -> MapModel | None:
        if not context.map_shown:
            return None
        pins, missing = [], 0
        for row in context.shown:
            incident = context.shelf.entries[row].incident
            if incident is None:
                continue
            if incident.place is None:
                missing += 1
                continue
            tip = f"{row + 1}. {incident.name}, {dates_of(incident)}"
            pins.append(PinModel(row, str(row + 1), *incident.place, incident.within, tip))
        return MapModel(tuple(pins), context.chosen, missing, context.gallery.workshop.version)

    def draw(self, pen: Pen, model: MapModel) -> None:
        places = [(pin.east, pin.north) for pin in model.pins]
        area = pen.rect((MARGIN, MARGIN, pen.width - 2 * MARGIN, pen.height - 2 * MARGIN))
        spare = max(0, area.width - widest(area.height, places)) / pen.scale
        pen.box((spare / 2, 0, pen.width - spare, pen.height), "card", 2)
        area = area.inflate(-round(spare * pen.scale), 0)
        window = window_about(area.width, area.height, places)
        draw_frame(pen.surface, area, pen.theme)
        pins = self._pins(model, window, pen.scale)
        sheet = self._sheet(model, window, pins, pen)
        inner = pen.surface.subsurface(area)
        inner.blit(sheet, (0, 0))
        self._draw_pins(pen, inner, area, model, window, pins)

    def _pins(self, model: MapModel, window: GeoWindow, scale: float) -> tuple[Pin, ...]:
        """Where the discs stand."""
        key = window, scale, tuple((pin.east, pin.north) for pin in model.pins)
        if self._placed is None or self._placed[0] != key:
            places = [window.point(pin.east, pin.north) for pin in model.pins]
            apart = (2 * DISC + 4) * scale
            self._placed = key, pins_apart(places, apart, (window.width, window.height))
        return self._placed[1]

    def _sheet(self, model: MapModel, window: GeoWindow, pins: tuple[Pin, ...], pen: Pen) -> pygame.Surface:
        """The painted ground with its names; coarse until it is painted."""
        painted = self._gallery.sheet(window, pen.scale)
        key = painted is None, window, pen.scale, pins
        if self._lettered is None or self._lettered[0] != key:
            whole = (painted or self._gallery.coarse_sheet(window)).copy()
            reach = round(2 * CHOSEN_DISC * pen.scale)
            taken = [pygame.Rect(0, 0, reach, reach).move(_corner(pin, reach)) for pin in pins]
            credit = haloed(pen.theme, say(CREDIT), "text", 11, palette.INK_2, 0.0)
            foot, edge = window.height - pen.theme.px(2), pen.theme.px(4)
            corners = [
                credit.get_rect(bottomleft=(edge, foot)),
                credit.get_rect(bottomright=(window.width - edge, foot)),
            ]
            if credit.get_width() < window.width - 2 * edge:
                corner = next((one for one in corners if one.collidelist(taken) < 0), corners[0])
                whole.blit(credit, corner)
                taken.append(corner)
            write_names(whole, atlas(), window, pen.theme, taken)
            self._lettered = key, whole
        return self._lettered[1]

    def _draw_pins(
        self,
        pen: Pen,
        inner: pygame.Surface,
        area: pygame.Rect,
        model: MapModel,
        window: GeoWindow,
        pins: tuple[Pin, ...],
    ) -> None:
        scale = pen.scale
        for pin in pins:
            if pin.led:
                strokes.line(inner, [pin.at, pin.disc], 1.3 * scale, palette.INK)
            strokes.circle(inner, pin.at, 2.6 * scale, palette.INK)
        order = sorted(range(len(pins)), key=lambda place: model.pins[place].entry == model.chosen)
        for place in order:
            known, pin = model.pins[place], pins[place]
            chosen = known.entry == model.chosen
            radius = (CHOSEN_DISC if chosen else DISC) * scale
            if chosen and known.within * window.degree / KM > 4 * scale:
                reach = known.within * window.degree / KM
                strokes.circle(inner, pin.at, reach, palette.AMBER_LINE, 1.4 * scale, 200)
            draw_disc(inner, pin.disc, radius, chosen)
            x, y = (area.left + pin.disc[0]) / scale, (area.top + pin.disc[1]) / scale
            size = 17 if chosen else 14
            pen.text(
                known.number, x, y - size * 0.66, face="text-bold" if chosen else "narrow-bold", size=size,
                ink="on-accent" if chosen else "ink", align="centre",
            )  # fmt: skip
            reach = radius / scale
            disc = (x - reach, y - reach, 2 * reach, 2 * reach)
            choose = ChooseScenario(known.entry)
            pen.control(f"pin.{known.entry}", disc, choose, tip=known.tip, focus=False, radius=reach)
        if model.missing:
            note = say("{number} without a place", number=model.missing)
            pen.text(note, pen.width - MARGIN - 6, MARGIN + 4, size=13, ink="ink-2", align="right")


def _corner(pin: Pin, reach: int) -> tuple[int, int]:
    return round(pin.disc[0] - reach / 2), round(pin.disc[1] - reach / 2)
