"""Stage: the map with its overlays and counters, drawn for a situation."""

from dataclasses import replace
from typing import Any

import pygame

from borderwar.language import say
from borderwar.rules.light import weather_rows
from borderwar.ui.appearance import edition
from borderwar.ui.kit.pen import Pen, theme_at
from borderwar.ui.map import GroundSpec, Light, MapPainter, MapView, Overlays, light_for, under_sky
from borderwar.ui.play.aids import draw_areas, draw_marks, draw_network, draw_route
from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.film import MOST_POPS, POP_LIFE, Film, Pop
from borderwar.ui.play.lights import draw_lights
from borderwar.ui.play.looks import ghost_look
from borderwar.ui.play.pieces import draw_entries, draw_fronts, draw_goals, draw_pieces
from borderwar.ui.play.plan import FAR_MODES
from borderwar.ui.play.scene import Scene
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import minutes

FLASH_LIFE = 1200

FLASH_LEAST = 334
"""Milliseconds a flash must last: nothing flashes more than three times a second."""

LIVE = frozenset(
    {
        "hover",
        "cursor",
        "by_keys",
        "marching",
        "target",
        "fire_time",
        "pinned",
        "message",
        "flash",
        "victory",
        "drawer",
        "drawer_filter",
        "drawer_sort",
        "drawer_arm",
        "folded",
        "lit",
        "pointed",
        "log_open",
        "log_filter",
        "log_kinds",
        "log_unit",
        "log_hex",
        "story",
    }
)
"""What of the desk the kept picture does not show: it follows the pointer, or stands in panels.
In a mode the picture follows the aimed hex too."""


def flash_strength(film: Film, still: bool) -> float:
    """How bright the flash of the fight being shown is, 0 to 1; none where it could flicker."""
    return 0.0 if still or film.lasts < FLASH_LEAST else 1 - film.share


class Stage:
    """The map area: camera, painter, overlays, counters."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        ground = situation.ground
        self._spec = GroundSpec.from_scenario(situation.scenario)
        self._painter: MapPainter | None = None  # made once the scale is known: it letters the map
        self.camera = MapView(ground.columns, ground.rows, pygame.Rect(0, 0, 640, 480))
        self.overlays = Overlays(theme_at(1.0))
        self.scale = 1.0
        self.film: Film | None = None
        self.pops: list[Pop] = []
        self.flash_age = FLASH_LIFE
        self.painted = 0  # grows as more of the ground is ready
        self._worked_at = (0.0, 0.0)
        self.keeps_tiles = True  # on disk, for the next time
        self._scene = Scene()
        self._drawn = False  # there has been a picture
        self._wet = [row["wet"] for row in weather_rows(situation.scenario)]  # of the ground, a turn
        self._edition = edition()  # of the colours it is painted in

    @property
    def still(self) -> bool:
        """Whether the player wants nothing to glide, float or flash."""
        return self.situation.settings.reduced_motion

    @property
    def painter(self) -> MapPainter:
        """What paints the ground."""
        if self._painter is None:
            theme = theme_at(self.scale)
            self._painter = MapPainter(self._spec, theme, cache=self.keeps_tiles, patient=False)
            self._scene.forget()
        return self._painter

    def resize(self, viewport: pygame.Rect, scale: float) -> None:
        """Take a new place in the window."""
        if scale != self.scale or edition() != self._edition:
            self.scale, self._edition = scale, edition()
            self._painter = None
            self.overlays = Overlays(theme_at(scale))
            self.camera.scale = scale
        if viewport != self.camera.viewport:
            self.camera.resize(viewport)

    def frame(self) -> tuple[float, float, float, float]:
        """The seen part of the map, in shares of its width and height."""
        seen, (wide, high) = self.camera.visible_rect(), self.camera.layout.size
        shares = seen.left / wide, seen.top / high, seen.right / wide, seen.bottom / high
        left, top, right, bottom = (round(min(max(share, 0.0), 1.0), 3) for share in shares)
        return left, top, right, bottom

    def minimap(self, width: int, height: int) -> tuple[pygame.Surface, float]:
        """The whole ground in small."""
        picture, scale = self.painter.minimap(width, height)
        return picture, scale

    def work(self, budget: float) -> bool:
        """Paint more of the ground, half as long while the map moves; True if the picture changed.

        Nothing is begun before a first picture has been drawn: a thread beside it would keep it waiting.
        """
        if not self._drawn or not self.painter.busy or self.unsettled:
            return False
        place = self.camera.scroll
        self.painter.step(budget if place == self._worked_at else budget / 2, self.camera)
        self._worked_at = place
        self.painted += 1
        return True

    @property
    def unsettled(self) -> bool:
        """Whether the picture shown is the last one enlarged or reduced, and the true one is due."""
        return self._scene.unsettled

    @property
    def busy(self) -> bool:
        """Whether the picture will get better by itself."""
        return self.unsettled or self.painter.busy

    def ready(self) -> bool:
        """Whether the small picture of the whole ground is the true one."""
        return self.painter.ready

    def add_pops(self, pops: list[Pop]) -> None:
        """Let results stand over their hexes, the newest few of each."""
        for pop in pops:
            here = [other for other in self.pops if other.hex == pop.hex]
            if len(here) >= MOST_POPS:
                self.pops.remove(here[0])
            self.pops.append(pop)

    def tick(self, milliseconds: int) -> bool:
        """Let results and flashes fade; True if anything moved."""
        moving = bool(self.pops) or self.flash_age < FLASH_LIFE
        for pop in self.pops:
            pop.age += milliseconds
        self.pops = [pop for pop in self.pops if pop.age < POP_LIFE]
        self.flash_age = min(FLASH_LIFE, self.flash_age + milliseconds)
        return moving

    # ---- drawing ------------------------------------------------------------------
    def key(self) -> Any:
        """All that the picture depends on, as a value."""
        s, desk, camera = self.situation, self.situation.desk, self.camera
        film = self.film
        return (
            s.version,
            s.own_turn,
            desk.aim,
            desk.by_keys,
            desk.selected,
            desk.mode,
            desk.target,
            desk.fire_time,
            desk.ghosts,
            desk.threat,
            desk.march_threat,
            desk.contact,
            desk.resting,
            desk.routes,
            desk.group,
            desk.planned,
            desk.stand,
            desk.network,
            desk.lifted,
            desk.grid,
            desk.numbers,
            desk.names,
            desk.fronts,
            desk.pinned,
            desk.lit,
            desk.pointed,
            desk.looking_at,
            tuple(camera.viewport),
            tuple(camera.scroll),
            camera.pitch,
            self.scale,
            self.painted,
            self.unsettled,
            self._edition,
            tuple((pop.hex, 0 if self.still else pop.age // 40) for pop in self.pops),
            self.flash_age < FLASH_LIFE if self.still else self.flash_age // 40,
            (len(film.steps), 0 if self.still else film.elapsed // 15) if film is not None else None,
        )

    def _scene_key(self) -> Any:
        """All that the kept picture depends on but the camera."""
        s, desk = self.situation, self.situation.desk
        shown = {name: value for name, value in vars(desk).items() if name not in LIVE}
        aim = desk.aim if desk.mode else NOWHERE
        return s.version, s.own_turn, shown, aim, self.film is None, self.scale, self._edition

    @property
    def light(self) -> Light:
        """Light and weather of the turn that is shown."""
        s = self.situation
        clock = s.turn_clock(s.turn)
        minute = clock.hour * 60 + clock.minute + s.scenario.turn_seconds // 120
        return under_sky(
            light_for(s.scenario.sun, minute % 1440),
            s.view.weather,
            self._wet[min(s.turn, len(self._wet) - 1)],
        )

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the map area: the kept picture, and on it what moves or follows the pointer."""
        self._drawn = True
        camera = self.camera
        clip = surface.get_clip()
        surface.set_clip(camera.viewport)
        light = self.light

        def small() -> None:
            self.painter.draw_small(surface, camera, light)

        self._scene.show(surface, camera, self._scene_key(), self.painter.take_fresh(), self._compose, small)
        self._follow(surface)
        if not self.situation.desk.lifted and self.film is not None:
            self._counters(surface)
        self._over(surface)
        surface.set_clip(clip)

    def _compose(self, surface: pygame.Surface) -> None:
        """Paint what stays while the pointer moves, within the surface's clip."""
        s, desk, camera = self.situation, self.situation.desk, self.camera
        light = self.light
        self.painter.draw(
            surface, camera, grid=desk.grid, names=desk.names, light=light, numbers=desk.numbers
        )
        self.overlays.crossings(surface, camera, s.view.waters.crossings, light.tint)
        self._under(surface)
        if desk.fronts:
            draw_fronts(surface, s, camera, self.overlays)
        draw_goals(surface, s, camera, self.overlays)
        draw_entries(surface, s, camera, self.overlays)
        self._ghosts(surface)
        if not desk.lifted and self.film is None:
            self._counters(surface)

    def _under(self, surface: pygame.Surface) -> None:
        """Overlays under the counters; only in a mode may they follow the pointer."""
        s, desk, camera = self.situation, self.situation.desk, self.camera
        unit, over = s.unit, self.overlays
        over.works(surface, camera, s.view.works)
        draw_areas(self, surface)
        if unit is None or unit.hex < 0 or self.film is not None:
            return
        if s.own_turn and unit.side == s.side and desk.mode not in (*FAR_MODES, "field", "clear"):
            left, watched = s.findings.reach_words(unit.row, unit.hex)
            if left:
                over.reach(surface, camera, left, controlled=watched, start=unit.hex)
        draw_network(self, surface)

    def _follow(self, surface: pygame.Surface) -> None:
        """The path to the aimed hex; counters that it crosses lie on it."""
        s, camera, over = self.situation, self.camera, self.overlays
        unit, plan = s.unit, s.plan()
        if unit is None or unit.hex < 0 or self.film is not None:
            return
        draw_route(self, surface)
        if plan.kind in ("move", "group") and plan.path is not None:
            hexes = plan.path.hexes if plan.path.hexes[0] == unit.hex else (unit.hex, *plan.path.hexes)
            over.path(surface, camera, hexes, label=minutes(plan.path.left).replace(" min", ""))
            if not s.desk.lifted:
                self._counters(surface, frozenset(hexes))

    def _ghosts(self, surface: pygame.Surface) -> None:
        s = self.situation
        for unit in s.view.units:
            if unit.over >= 0:
                self.overlays.ghost(surface, self.camera, unit.over, ghost_look(unit), say("on patrol"))
            if unit.known == "suspected" and unit.hex >= 0:
                self.overlays.ghost(
                    surface,
                    self.camera,
                    unit.hex,
                    ghost_look(unit),
                    say(
                        "heard turn {turn}" if unit.located else "seen turn {turn}",
                        turn=unit.seen_turn + 1,
                    ),
                )
        if s.desk.ghosts:
            units = {unit.id: unit for unit in s.view.units}
            for stand in s.history_stands():
                note = (
                    say("in history, ±{within}", within=stand.within) if stand.within else say("in history")
                )
                if stand.unit in units:
                    look = replace(ghost_look(units[stand.unit]), certain=stand.certain)
                    self.overlays.ghost(surface, self.camera, stand.hex, look, note)

    def _counters(self, surface: pygame.Surface, only: frozenset[int] | None = None) -> None:
        draw_pieces(surface, self.situation, self.camera, self.film, self.still, only)

    def _over(self, surface: pygame.Surface) -> None:
        s, desk, camera, over = self.situation, self.situation.desk, self.camera, self.overlays
        unit = s.unit
        if unit is not None and unit.hex >= 0 and self.film is None:
            over.selection(surface, camera, unit.hex)
            if s.own_turn and unit.side == s.side and not desk.mode:
                for enemy in s.aims.open_targets(unit.row):
                    over.target(surface, camera, enemy.hex)
        draw_lights(surface, camera, s)
        if desk.aim != NOWHERE:
            (over.cursor if desk.by_keys else over.hover)(surface, camera, desk.aim)
        plan = s.plan()
        if plan.kind in ("fire", "assault", *FAR_MODES, "clear") and desk.aim != NOWHERE:
            over.target(surface, camera, desk.aim)
        draw_marks(self, surface)
        if desk.mode == "sight":
            here, there = s.sight_ends()
            if NOWHERE not in (here, there) and here != there:
                line = s.findings.sight_line(here, there)
                over.sight_line(surface, camera, here, there, line.clear, line.blocked_at)
        if desk.flash != NOWHERE and self.flash_age < FLASH_LIFE:
            over.flash(surface, camera, desk.flash, 0.6 if self.still else 1 - self.flash_age / FLASH_LIFE)
        self._fights(surface)

    def _fights(self, surface: pygame.Surface) -> None:
        film, camera = self.film, self.camera
        if film is not None and film.current is not None and film.current.kind == "fight":
            step = film.current
            if step.start >= 0 and step.start != step.end:
                a, b = camera.centre(step.start), camera.centre(step.end)
                share = 1.0 if self.still else film.share
                tip = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                pygame.draw.line(surface, (36, 31, 24), a, tip, max(2, round(3 * self.scale)))
            if (strength := flash_strength(film, self.still)) > 0:
                self.overlays.flash(surface, camera, step.end, strength)
        pops = self.pops + (film.pops if film is not None else [])
        heights: dict[int, int] = {}
        for pop in pops:
            x, y = camera.centre(pop.hex)
            stacked = heights.get(pop.hex, 0)
            heights[pop.hex] = stacked + 1
            pen = Pen(surface, self.scale)
            wide = pen.measure(pop.text, "text-bold", 14) + 16
            left, top = (
                x / self.scale - wide / 2,
                y / self.scale
                - camera.pitch / self.scale * 0.62
                - 26 * stacked
                - (0 if self.still else pop.age / 100),
            )
            pen.box((left, top, wide, 24), "panel", 4)
            pen.text(
                pop.text,
                left + 8,
                top + 3,
                face="text-bold",
                size=14,
                ink="bad" if pop.ink == "bad" else "text",
            )
