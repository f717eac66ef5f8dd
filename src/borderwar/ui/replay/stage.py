"""The map of a replay: a pale veil, solid cards for the run, ghosts beside them, lines between."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.ui import palette
from borderwar.ui.counters import CounterLook, counter_side, put_counter
from borderwar.ui.palette import Colour, nation_look
from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.looks import ghost_look, map_look
from borderwar.ui.play.pieces import draw_goals, draw_pieces
from borderwar.ui.play.stage import FLASH_LIFE, Stage
from borderwar.ui.strokes import circle, dashes, line
from borderwar.ui.words import short_name

if TYPE_CHECKING:
    from borderwar.ui.replay.showing import Showing

VEIL = (*palette.CARD, 96)
GHOST_SHARE = 0.86
"""A ghost's side beside a card's."""


@dataclass(frozen=True)
class Ghost:
    """A unit where history, or another record, had it."""

    row: int
    hex: int
    here: int  # its hex in the run; NOWHERE if it is not on the map
    look: CounterLook
    doubt: int  # hexes


def pencil(nation: str) -> Colour:
    """The pencil of a nation's side."""
    return palette.PENCIL_BLUE if nation_look(nation).cut == "rounded" else palette.PENCIL_RED


def plain_look(unit: Any) -> CounterLook:
    """A card as it stands; whether a unit can still act matters to no one in a replay."""
    look = map_look(unit)
    return replace(look, moves="", states=look.states - {"moved", "fired"})


class ReplayStage(Stage):
    """The map area of the replay."""

    def __init__(self, showing: "Showing") -> None:
        super().__init__(showing.situation)
        self.showing = showing
        self._veil = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._ghosts_of: tuple[object, tuple[Ghost, ...]] | None = None

    def key(self) -> Any:
        showing = self.showing
        shown = showing.run_on, showing.ghosts_on, showing.links_on
        return super().key(), showing.version, shown

    def ghosts(self) -> tuple[Ghost, ...]:
        """The ghosts of the moment: of the other record if there is one, else of history."""
        version = self.showing.version
        if self._ghosts_of is None or self._ghosts_of[0] != version:
            self._ghosts_of = version, tuple(self._find_ghosts())
        return self._ghosts_of[1]

    def _find_ghosts(self) -> list[Ghost]:
        showing, setup = self.showing, self.showing.game.setup
        units = {unit.id: unit for unit in showing.view.units}
        places = showing.places()
        out = []
        if showing.other is not None:
            for row in showing.rows():
                there = row.hexes[1]
                if there is not None:
                    look = CounterLook(nation=row.nation, branch=row.branch, name="", ghost=True)
                    here = row.hexes[0] if row.hexes[0] is not None else NOWHERE
                    out.append(Ghost(setup.row_of[row.unit], there, here, look, 0))
            return out
        far = showing.far()
        for apart in far.units:
            stand = apart.stand
            look = replace(ghost_look(units[apart.unit]), certain=stand.certain)
            out.append(Ghost(setup.row_of[apart.unit], stand.hex, places[apart.unit], look, stand.within))
        for stand in far.missing:
            unit = showing.game.scenario.units[setup.row_of[stand.unit]]
            if showing.situation.side is not None and unit.id not in units:
                continue  # a side does not learn from history what it cannot know
            kind = setup.type_of(setup.row_of[stand.unit])
            look = CounterLook(
                short_name(unit.names.english),
                unit.nation,
                kind.branch,
                kind.echelon,
                ghost=True,
                certain=stand.certain,
            )
            out.append(Ghost(setup.row_of[stand.unit], stand.hex, NOWHERE, look, stand.within))
        return out

    # ---- drawing ------------------------------------------------------------------
    def _scene_key(self) -> Any:
        showing = self.showing
        return super()._scene_key(), showing.version, showing.run_on, showing.ghosts_on, showing.links_on

    def _compose(self, surface: pygame.Surface) -> None:
        s, desk, camera, over = self.situation, self.situation.desk, self.camera, self.overlays
        light = self.light
        self.painter.draw(surface, camera, grid=desk.grid, light=light, numbers=desk.numbers)
        over.crossings(surface, camera, s.view.waters.crossings, light.tint)
        if self._veil.get_size() != camera.viewport.size:
            self._veil = pygame.Surface(camera.viewport.size, pygame.SRCALPHA)
            self._veil.fill(VEIL)
        surface.blit(self._veil, camera.viewport)
        over.works(surface, camera, s.view.works)
        draw_goals(surface, s, camera, over)
        ghosts = self.ghosts() if self.showing.ghosts_on else ()
        self._doubt(surface, ghosts)
        if self.showing.links_on and self.showing.run_on:
            self._links(surface, ghosts)
        self._put_ghosts(surface, ghosts)
        if self.film is None:
            self._counters(surface)
            if self.showing.run_on:
                self._ticks(surface, ghosts)

    def _follow(self, surface: pygame.Surface) -> None:
        """No orders are given here, so nothing follows the pointer."""

    def _counters(self, surface: pygame.Surface, only: frozenset[int] | None = None) -> None:
        if self.showing.run_on:
            draw_pieces(surface, self.situation, self.camera, self.film, self.still, only, plain_look)

    def _over(self, surface: pygame.Surface) -> None:
        desk, camera, over = self.situation.desk, self.camera, self.overlays
        self._rings(surface, self.ghosts() if self.showing.ghosts_on else ())
        if desk.hover != NOWHERE:
            over.hover(surface, camera, desk.hover)
        if desk.flash != NOWHERE and self.flash_age < FLASH_LIFE:
            over.flash(surface, camera, desk.flash, 0.6 if self.still else 1 - self.flash_age / FLASH_LIFE)
        self._fights(surface)

    def _doubt(self, surface: pygame.Surface, ghosts: tuple[Ghost, ...]) -> None:
        """How far a chosen unit's place in history is from certain."""
        for ghost in ghosts:
            if ghost.row == self.situation.desk.selected and ghost.doubt:
                area = self.camera.viewport
                layer = pygame.Surface(area.size, pygame.SRCALPHA)
                x, y = self.camera.centre(ghost.hex)
                middle, radius = (x - area.left, y - area.top), (ghost.doubt + 0.5) * self.camera.pitch
                pygame.draw.circle(layer, (*palette.HISTORY_FILL, 30), middle, radius)
                pygame.draw.aacircle(layer, (*palette.HISTORY_LINE, 190), middle, radius, 2)
                surface.blit(layer, area)

    def _links(self, surface: pygame.Surface, ghosts: tuple[Ghost, ...]) -> None:
        camera, chosen = self.camera, self.situation.desk.selected
        for ghost in ghosts:
            if ghost.here in (NOWHERE, ghost.hex):
                continue
            start, end = camera.centre(ghost.here), camera.centre(ghost.hex)
            box = pygame.Rect(start, (1, 1)).union(pygame.Rect(end, (1, 1)))
            if not camera.viewport.colliderect(box.inflate(4, 4)):
                continue
            colour = pencil(ghost.look.nation)
            if ghost.row == chosen:
                line(surface, [start, end], max(4.0, camera.pitch * 0.1), palette.ACCENT, 150)
            width = max(1, round(camera.pitch * 0.036))
            for a, b in dashes([start, end], 6.0 * self.scale, 4.5 * self.scale):
                pygame.draw.aaline(surface, colour, a, b, width)

    def _put_ghosts(self, surface: pygame.Surface, ghosts: tuple[Ghost, ...]) -> None:
        """Ghosts; where cards or other ghosts stand in the hex they peep out behind them."""
        camera = self.camera
        side = round(counter_side(camera.pitch) * GHOST_SHARE)
        held = {unit.hex for unit in self.situation.view.units} if self.showing.run_on else set()
        seen: dict[int, int] = {}
        for ghost in ghosts:
            if ghost.here == ghost.hex and self.showing.run_on:
                continue
            behind = seen.get(ghost.hex, 0)
            seen[ghost.hex] = behind + 1
            x, y = camera.centre(ghost.hex)
            if not camera.viewport.inflate(120, 120).collidepoint(x, y) or behind > 3:
                continue
            shift = round(side * (0.34 if ghost.hex in held else 0.0) + side * 0.16 * behind)
            if side:
                put_counter(surface, ghost.look, (x + shift, y + shift * 0.8), side)
            else:
                circle(surface, (x, y), 4, pencil(ghost.look.nation), 1.5)

    def _ticks(self, surface: pygame.Surface, ghosts: tuple[Ghost, ...]) -> None:
        """A tick where run and history have a unit in one hex."""
        side = counter_side(self.camera.pitch)
        if side < 20:
            return
        for place in {ghost.hex for ghost in ghosts if ghost.here == ghost.hex}:
            x, y = self.camera.centre(place)
            middle, size = (x + side * 0.5, y), side * 0.15
            circle(surface, middle, size + 1.2, palette.CARD)
            circle(surface, middle, size, palette.WINDOW)
            tick = [
                (middle[0] - size * 0.5, middle[1]),
                (middle[0] - size * 0.1, middle[1] + size * 0.42),
                (middle[0] + size * 0.55, middle[1] - size * 0.42),
            ]
            line(surface, tick, max(1.4, size * 0.3), palette.CARD)

    def _rings(self, surface: pygame.Surface, ghosts: tuple[Ghost, ...]) -> None:
        """Rings round the chosen unit and its ghost."""
        unit = self.situation.unit
        if unit is not None and unit.hex >= 0 and self.film is None:
            self.overlays.selection(surface, self.camera, unit.hex)
        for ghost in ghosts:
            if ghost.row == self.situation.desk.selected and ghost.hex != ghost.here:
                self.overlays.selection(surface, self.camera, ghost.hex)
