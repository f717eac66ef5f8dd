"""The replay: a record beside history, watched forward and back, and played on from any moment."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.screen import Pop, Push, Quit, Reset, Screen, Transition
from borderwar.ui.map import ZOOMS
from borderwar.ui.panels.message import MessageBar
from borderwar.ui.play import intents as i
from borderwar.ui.play.computer import AT_ONCE, BETWEEN
from borderwar.ui.play.desk import NOBODY
from borderwar.ui.play.keys import note_screen
from borderwar.ui.replay.branching import PlayAs, branch_screen, set_beside, who_plays_on
from borderwar.ui.replay.cards import Legend, Tabs, TroubleBar, UnitCard
from borderwar.ui.replay.facts import FactsPanel
from borderwar.ui.replay.far import FarPanel
from borderwar.ui.replay.map_hands import MapHands
from borderwar.ui.replay.records import RecordsPanel
from borderwar.ui.replay.scrubber import Scrubber
from borderwar.ui.replay.showing import TABS, Beside, Look, Showing, ShowTab
from borderwar.ui.replay.stage import ReplayStage
from borderwar.ui.replay.top import ReplayTop
from borderwar.ui.screens.note import NoteWritten
from borderwar.ui.seats import seats_of, side_and_level
from borderwar.ui.settings import SPEEDS, Settings, save_settings

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.log import Difference
    from borderwar.ui.screens.play import PlayScreen

PAN = 120
"""Pixels an arrow key moves the map."""

_ARROWS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
TAB_HIGH = 46.0
TROUBLE_HIGH = 56.0


class _Message(MessageBar):
    """The message bar of the replay: it says what went wrong or what was done, and gives no hints."""

    def model(self, context: Showing) -> Any:  # type: ignore[override]
        return super().model(context.situation) if context.situation.desk.message is not None else None


class ReplayScreen(Screen):
    """A record, watched."""

    name = "replay"
    around = "wind"

    def __init__(
        self, showing: Showing, level: str = "staff", leave: Callable[[], Transition] | None = None
    ) -> None:
        """`leave` says where Esc goes; without it, to the list of incidents."""
        super().__init__()
        self.showing = showing
        self.level = level or "staff"
        self.settings: Settings = showing.settings
        self._leave = leave
        showing.thoughts.seats = seats_of(showing.own, self.level)
        showing.runner.stage = self.stage = ReplayStage(showing)
        self._panels: tuple[Panel, ...] = (
            ReplayTop(),
            TroubleBar(),
            Tabs(),
            FarPanel(),
            FactsPanel(),
            RecordsPanel(),
            Scrubber(),
            Legend(),
            UnitCard(),
            _Message(),
        )
        self._map: Box = (0.0, 0.0, 100.0, 100.0)
        self._ground_key: Any = None
        self._hands = MapHands(self)
        self._placed_first = False
        self._rest = 0

    # ---- panels and places ----------------------------------------------------------
    def panels(self) -> Sequence[Panel]:
        return self._panels

    def context(self) -> Showing:
        return self.showing

    def resize(self, size: tuple[int, int], scale: float) -> None:
        super().resize(size, scale)
        self._lay_out()
        if not self._placed_first:
            self._placed_first = True
            self._first_view()

    def _lay_out(self) -> None:
        width, height = self.size[0] / self.scale, self.size[1] / self.scale
        low = height < 720
        top = 52.0 if low else 60.0
        self._bar = self._top = top
        self._bottom = 152.0 if low else 212.0
        self._right = (
            440.0 if width >= 1700 else 390.0 if width >= 1360 else 340.0 if width >= 1100 else 310.0
        )
        if self.showing.trouble is not None:
            top += TROUBLE_HIGH
            self._top = top
        self._map = (0.0, top, width - self._right, height - top - self._bottom)
        area = self._pixels(self._map)
        self.stage.resize(area, self.scale)
        self.showing.runner.clear = area
        self.showing.situation.clear_width = self._map[2]

    def _pixels(self, box: Box) -> pygame.Rect:
        x, y = round(box[0] * self.scale), round(box[1] * self.scale)
        right, bottom = round((box[0] + box[2]) * self.scale), round((box[1] + box[3]) * self.scale)
        return pygame.Rect(x, y, right - x, bottom - y)

    def _first_view(self) -> None:
        """The whole map if its counters can be read, else its middle."""
        camera, runner = self.stage.camera, self.showing.runner
        runner.fit()
        least = 40 * self.scale
        if camera.pitch >= least:
            return
        camera.zoom_to(min(least, ZOOMS[-1]))
        setup = self.showing.game.setup
        places = [setup.index(position.at) for position in setup.scenario.history.positions]
        places += [setup.index(objective.at) for objective in setup.scenario.victory.objectives]
        places += [unit.hex for unit in self.showing.view.units if unit.hex >= 0]
        if places:
            points = [camera.layout.centre(place) for place in places]
            x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
            runner.centre(camera.layout.hex_at(x, y))

    def refresh(self) -> bool:
        self._lay_out()
        return super().refresh()

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        left, top, wide, high = self._map
        x, side = width - self._right, self._right
        body = (x, self._top + TAB_HIGH, side, height - self._top - TAB_HIGH - self._bottom)
        boxes: dict[str, Box] = {
            "top": (0, 0, width, self._bar),
            "trouble": (0, self._top - TROUBLE_HIGH, width, TROUBLE_HIGH),
            "tabs": (x, self._top, side, TAB_HIGH),
            "distance": body,
            "events": body,
            "records": body,
            "scrubber": (0, height - self._bottom, width, self._bottom),
        }
        low = top + high - 12
        if "legend" in sizes:
            w, h = sizes["legend"]
            if w + 24 <= wide:
                boxes["legend"] = (left + 12, low - h, w, h)
                low -= h + 10
        if "unit-card" in sizes:
            w, h = sizes["unit-card"]
            boxes["unit-card"] = (left + 12, max(top + 4, low - h), w, h)
        if "message" in sizes:
            w, h = sizes["message"]
            w = min(w, wide - 16)
            boxes["message"] = (left + (wide - w) / 2, top + 10, w, h)
        return boxes

    # ---- drawing --------------------------------------------------------------------
    def ground_changed(self) -> bool:
        key = self.stage.key()
        changed = bool(key != self._ground_key)
        self._ground_key = key
        return changed

    def ground_area(self) -> pygame.Rect:
        return self.stage.camera.viewport

    def draw_ground(self, window: pygame.Surface) -> None:
        self.stage.draw(window)

    def busy(self) -> bool:
        stage = self.stage
        return bool(
            self.showing.playing
            or stage.film is not None
            or stage.pops
            or stage.busy
            or stage.flash_age < 1200
            or not self.showing.curve_ready
            or self.showing.thoughts.busy
        )

    def tick(self, milliseconds: int) -> Transition | None:
        showing, runner = self.showing, self.showing.runner
        filming = self.stage.film is not None
        runner.tick(milliseconds)
        if showing.playing and self.stage.film is None:
            self._rest = 0 if filming else self._rest - milliseconds
            if self._rest <= 0:
                self._rest = max(BETWEEN[self.settings.speed], 60 if self.settings.speed == AT_ONCE else 0)
                showing.playing = runner.play_order()
        self.stage.work(8.0)
        start = pygame.time.get_ticks()
        while not showing.curve_ready and pygame.time.get_ticks() - start < 8:
            showing.work()
        return None

    # ---- keys and buttons -------------------------------------------------------------
    def on_intent(self, intent: Any) -> Transition | None:
        showing, runner = self.showing, self.showing.runner
        match intent:
            case i.Command(action):
                return self.on_action(action)
            case i.LookAt(order):
                self._look_at(order)
            case i.Select(row, centre):
                runner.deeds.select(row, centre)
            case i.Centre(place):
                runner.show_hex(place)
            case ShowTab(name):
                showing.tab = name
            case Look(side):
                showing.look(side)
            case Beside(path):
                showing.situation.desk.message = set_beside(showing, path)
            case _:
                pass
        return None

    def _look_at(self, order: int | None) -> None:
        self.showing.playing = False
        self.showing.runner.look_at(order)

    def on_action(self, action: str) -> Transition | None:
        showing, runner, camera = self.showing, self.showing.runner, self.stage.camera
        moves = {"earlier": (-1, 0), "later": (1, 0), "turn-earlier": (0, -1), "turn-later": (0, 1)}
        if action in moves:
            showing.playing = False
            runner.look_by(*moves[action])
        elif action in ("first", "last"):
            self._look_at(0 if action == "first" else None)
        elif action in ("next-mark", "previous-mark"):
            order = showing.next_mark(1 if action == "next-mark" else -1)
            if order is not None:
                self._look_at(order)
        elif action == "pause":
            self._play_or_halt()
        elif action == "speed" or action.startswith("speed-"):
            now = self.settings.speed
            self.settings.speed = (now + 1) % len(SPEEDS) if action == "speed" else int(action[6:]) - 1
            save_settings(self.settings)
            if self.stage.film is not None:
                self.stage.film.speed = self.settings.speed
        elif action in ("run", "history", "difference"):
            name = {"run": "run_on", "history": "ghosts_on", "difference": "links_on"}[action]
            setattr(showing, name, not getattr(showing, name))
        elif action == "eyes":
            place = showing.eyes.index(showing.situation.side)
            showing.look(showing.eyes[(place + 1) % len(showing.eyes)])
        elif action == "tab":
            showing.tab = TABS[(TABS.index(showing.tab) + 1) % len(TABS)]
        elif action == "furthest":
            self._next_furthest()
        elif action.removeprefix("pan-") in _ARROWS:
            east, south = _ARROWS[action.removeprefix("pan-")]
            camera.scroll_by(east * PAN * self.scale, south * PAN * self.scale)
        elif action in ("zoom-in", "zoom-out"):
            (camera.zoom_in if action == "zoom-in" else camera.zoom_out)(runner.clear.center)
        elif action == "fit":
            runner.fit()
        elif action in ("grid", "numbers"):
            setattr(showing.situation.desk, action, not getattr(showing.situation.desk, action))
        else:
            return self._screens(action)
        return None

    def _play_or_halt(self) -> None:
        showing = self.showing
        showing.playing = not showing.playing
        self._rest = 0
        if showing.playing and showing.at >= showing.game.position:
            showing.runner.look_at(0)

    def _next_furthest(self) -> None:
        """Choose the unit next in the list of those far from history."""
        rows = [
            self.showing.game.setup.row_of[apart.unit] for apart in self.showing.far().units if apart.hexes
        ]
        if rows:
            chosen = self.showing.situation.desk.selected
            place = rows.index(chosen) + 1 if chosen in rows else 0
            self.showing.runner.deeds.select(rows[place % len(rows)], True)

    def _screens(self, action: str) -> Transition | None:
        s = self.showing.situation
        match action:
            case "back":
                return self._back()
            case "bookmark":
                self.showing.playing = False
                return Push(note_screen(s))
            case "play-on":
                self.showing.playing = False
                return Push(who_plays_on(self.showing))
            case "keys":
                from borderwar.ui.screens.keys import KeysScreen

                return Push(KeysScreen("replay", self.settings))
            case "rules":
                from borderwar.ui.screens.rules import RulesScreen

                return Push(RulesScreen(""))
            case "settings":
                from borderwar.ui.screens.settings import SettingsScreen

                return Push(SettingsScreen(self.settings))
            case "quit":
                return Quit()
        return None

    def _back(self) -> Transition | None:
        desk = self.showing.situation.desk
        if self.ring.focus:
            self.ring.set_focus("")
        elif self.showing.playing:
            self.showing.playing = False
            self.showing.runner.finish_film()
        elif desk.message is not None:
            desk.message = None
        elif desk.selected != NOBODY:
            desk.selected = NOBODY
        elif self._leave is not None:
            return self._leave()
        else:
            from borderwar.ui.screens.chooser import ChooserScreen

            return Reset(ChooserScreen(self.settings))
        return None

    def resumed(self, result: object) -> Transition | None:
        if isinstance(result, NoteWritten):
            self.showing.runner.bookmark(result.order, result.text)
        elif isinstance(result, PlayAs):
            return Reset(branch_screen(self.showing, result.side, self.level))
        elif result is not None:
            return self.on_intent(result)
        return None

    def on_event(self, event: pygame.Event) -> Transition | None:
        self._hands.take(event)
        return None


def replay_of(play: "PlayScreen") -> ReplayScreen:
    """The replay of a game that was just played."""
    runner = play.runner
    path = runner.journal.path if runner.journal is not None else None
    showing = Showing(runner.game, play.situation.side, play.settings, path)
    showing.runner.look_at(0)
    return ReplayScreen(showing, side_and_level(play.runner.handing.seats)[1], Pop)


def replay_screen(
    game: "Game",
    side: int | None,
    settings: Settings,
    level: str = "",
    path: Path | None = None,
    trouble: "Difference | None" = None,
) -> ReplayScreen:
    """The replay of a record from disk; one that does not verify begins at its last good order."""
    showing = Showing(game, side, settings, path, trouble)
    if trouble is None:
        showing.runner.look_at(0)
    return ReplayScreen(showing, level)
