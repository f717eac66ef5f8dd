"""The play screen: the map, the panels round it, mouse and keys."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.focus import Explain
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.screen import Push, Reset, Screen, Transition
from borderwar.ui.map import PLAY_ZOOM
from borderwar.ui.opponents import Opponent
from borderwar.ui.order_of_battle import pointed_rows
from borderwar.ui.panels.drawer import Drawer
from borderwar.ui.panels.forecast import ForecastCard
from borderwar.ui.panels.ground import Ground
from borderwar.ui.panels.inspector import Inspector
from borderwar.ui.panels.log import LogPanel, LogStrip
from borderwar.ui.panels.message import MessageBar
from borderwar.ui.panels.minimap import Minimap
from borderwar.ui.panels.orders import Orders
from borderwar.ui.panels.planner import Planner
from borderwar.ui.panels.stack import StackList
from borderwar.ui.panels.thinking import Thinking
from borderwar.ui.panels.timeline import Timeline
from borderwar.ui.panels.topbar import TopBar
from borderwar.ui.panels.unit_menu import UnitMenu
from borderwar.ui.panels.victory import VictoryCard
from borderwar.ui.play import intents as i
from borderwar.ui.play.card_place import Fighters, place_card, place_menu
from borderwar.ui.play.desk import Message
from borderwar.ui.play.keys import do_action
from borderwar.ui.play.layout import PlayLayout, below, cross, play_layout
from borderwar.ui.play.mouse import MapMouse
from borderwar.ui.play.outlook import OutlookDesk, wake_screen
from borderwar.ui.play.runner import Runner
from borderwar.ui.play.situation import Situation
from borderwar.ui.screens.curtain import CurtainScreen, Sit
from borderwar.ui.screens.note import NoteWritten
from borderwar.ui.screens.players import NewSeats
from borderwar.ui.screens.questions import branch_question, end_turn_question
from borderwar.ui.seats import Seats, side_and_level
from borderwar.ui.settings import Settings

if TYPE_CHECKING:
    from borderwar.session.game import Game

NARROW = 880.0
"""Logical units of clear map below which the forecast card is a narrow one."""


class PlayScreen(Screen):
    """One game, played or watched."""

    name = "play"
    around = "wind"

    def __init__(
        self,
        game: "Game",
        side: int | None,
        opponents: Mapping[int, Opponent],
        settings: Settings,
    ) -> None:
        super().__init__()
        self.runner = Runner(game, side, opponents, settings)
        self.settings = settings
        self._outlook = OutlookDesk(self.runner.situation, wake_screen)
        stage = self.runner.stage
        self._message = MessageBar()
        self._panels: tuple[Panel, ...] = (
            TopBar(),
            Inspector(),
            Orders(),
            Ground(),
            Minimap(stage.minimap, stage.frame, stage.ready),
            LogStrip(),
            Timeline(),
            Drawer(),
            LogPanel(),
            StackList(),
            Planner(),
            UnitMenu(),
            VictoryCard(),
            Thinking(),
            self._message,
            ForecastCard(),
        )
        self.layout: PlayLayout = play_layout(1920, 1080, True, False, False)
        self._ground_key: Any = None
        self.mouse = MapMouse(self)
        self._link: tuple[tuple[int, int], tuple[int, int]] | None = None
        self._placed_first = False

    @property
    def situation(self) -> Situation:
        """What the panels read."""
        return self.runner.situation

    # ---- panels and places ----------------------------------------------------------
    def panels(self) -> Sequence[Panel]:
        return self._panels

    def context(self) -> Situation:
        return self.runner.situation

    def resize(self, size: tuple[int, int], scale: float) -> None:
        super().resize(size, scale)
        self._lay_out()
        if not self._placed_first:
            self._placed_first = True
            self.first_view()

    def _lay_out(self) -> None:
        width, height = self.size[0] / self.scale, self.size[1] / self.scale
        desk, unit = self.situation.desk, self.situation.unit
        orders = unit is not None and unit.side == self.situation.side
        log = desk.log_open and not (desk.victory and width < 1280)
        across, down = self.runner.stage.camera.layout.size
        self.layout = play_layout(width, height, desk.drawer, log, orders, across / down)
        self.runner.stage.resize(self._pixels(self.layout.map), self.scale)
        self.runner.clear = self._pixels(self.layout.clear)
        self.runner.stage.camera.clear = self.runner.clear
        self.situation.clear_width = self.layout.clear[2]
        self.situation.narrow = self.layout.clear[2] < NARROW

    def first_view(self) -> None:
        """Look at the middle of one's own units."""
        if self.size[0] / self.scale < 1280:
            self.situation.desk.drawer = False
            self._lay_out()
        self.runner.stage.camera.zoom_to(PLAY_ZOOM * self.scale)
        if (place := self.situation.middle_of_own()) is not None:
            self.runner.centre(place)

    def _pixels(self, box: Box) -> pygame.Rect:
        x, y = round(box[0] * self.scale), round(box[1] * self.scale)
        return pygame.Rect(
            x, y, round((box[0] + box[2]) * self.scale) - x, round((box[1] + box[3]) * self.scale) - y
        )

    def refresh(self) -> bool:
        self.situation.desk.pointed = pointed_rows(self.situation, self.ring.hover)
        self._lay_out()
        return super().refresh()

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        boxes = dict(self.layout.boxes)
        left, top, wide, high = self.layout.clear
        if "message" in sizes:
            w, h = sizes["message"]
            w = min(w, wide - 16)
            boxes["message"] = (left + (wide - w) / 2, top + high - h - 12, w, h)
        if "thinking" in sizes:
            w, h = sizes["thinking"]
            w = min(w, wide - 16)
            boxes["thinking"] = (left + (wide - w) / 2, top + 12, w, h)
        if "stack" in sizes:
            w, h = sizes["stack"]
            box = left + 12, top + 12, min(w, wide - 24), min(h, high - 24)
            boxes["stack"] = below(box, boxes["minimap"])
        if "victory" in sizes:
            w, h = sizes["victory"]
            foot = boxes["message"][3] + 8 if "message" in boxes else 0.0
            room = high - 24 - foot
            boxes["victory"] = (left + max(0, (wide - w) / 2), top + 12, min(w, wide), min(h, room))
        if "lesson" in sizes:
            boxes.update(self.card_places(sizes, boxes))
        if "planner" in sizes:
            w, h = sizes["planner"]
            used = boxes["stack"][1] + boxes["stack"][3] - top - 4 if "stack" in boxes else 0.0
            boxes["planner"] = (left + 12, top + 12 + used, min(w, wide - 24), min(h, high - 24 - used))
        if "menu" in sizes:
            menu, camera = self.situation.findings.unit(self.situation.desk.menu), self.runner.stage.camera
            at = camera.centre(menu.hex) if menu is not None and menu.hex >= 0 else None
            boxes["menu"] = place_menu(sizes["menu"], self.layout.clear, at, camera.pitch, self.scale)
        self._link = None
        if "forecast" in sizes:
            cards = ("message", "minimap", "stack", "lesson", "planner")
            others = [boxes[name] for name in cards if name in boxes]
            boxes["forecast"], self._link = place_card(
                sizes["forecast"], self.layout.clear, others, self._fighters(), self.scale
            )
            self._make_room(boxes)
        for over, under in (("menu", ("forecast",)), ("victory", ("stack", "planner", "menu", "forecast"))):
            for name in under:
                if over in boxes and name in boxes and cross(boxes[over], boxes[name]):
                    del boxes[name]
        self._link = self._link if "forecast" in boxes else None
        return boxes

    def _make_room(self, boxes: dict[str, Box]) -> None:
        """In a low window the list of a stack gives way to the forecast, and the message moves beside it."""
        card, (left, top, wide, high) = boxes["forecast"], self.layout.clear
        if "stack" in boxes and cross(card, boxes["stack"]):
            del boxes["stack"]
        if "message" in boxes and cross(card, boxes["message"]):
            before, after = card[0] - left, left + wide - card[0] - card[2]
            bar, model = self._message, self._message.model(self.situation)
            if model is not None:
                w, h = bar.size_within(model, max(before, after) - 16)
                x = left + 8 if before > after else card[0] + card[2] + 8
                boxes["message"] = (x, top + high - h - 12, w, h)

    def card_places(self, sizes: dict[str, tuple[float, float]], boxes: dict[str, Box]) -> dict[str, Box]:
        """Where cards stand that only some games have."""
        return {}

    def _fighters(self) -> Fighters:
        """Where attacker and target stand in the window, and how wide a hex is there."""
        desk, camera, unit = self.situation.desk, self.runner.stage.camera, self.situation.unit
        attacker = camera.centre(unit.hex) if unit is not None and unit.hex >= 0 else None
        return Fighters(attacker, camera.centre(desk.aim), camera.pitch)

    # ---- drawing --------------------------------------------------------------------
    def ground_changed(self) -> bool:
        key = self.runner.stage.key()
        changed = bool(key != self._ground_key)
        self._ground_key = key
        return changed

    def ground_area(self) -> pygame.Rect:
        return self.runner.stage.camera.viewport

    def draw_ground(self, window: pygame.Surface) -> None:
        self.runner.stage.draw(window)
        if self._link is not None:
            start, end = self._link
            pygame.draw.line(window, (26, 23, 18), start, end, max(2, round(1.6 * self.scale)))
            pygame.draw.aacircle(window, (26, 23, 18), start, 3.5 * self.scale)

    def take_sounds(self) -> list[str]:
        s = self.situation
        sounds, s.sounds = [*super().take_sounds(), *s.sounds], []
        return sounds

    def busy(self) -> bool:
        stage = self.runner.stage
        return bool(
            stage.film is not None
            or stage.pops
            or stage.busy
            or self.mouse.at_edge()
            or (self.runner.computer_moves() and not self.situation.paused)
            or self.runner.passing.on
            or stage.flash_age < 1200
            or self.runner.handing.awaited() is not None
            or self._outlook.due
        )

    def tick(self, milliseconds: int) -> Transition | None:
        if (step := self.mouse.at_edge()) is not None:
            self.runner.stage.camera.scroll_by(step[0] * milliseconds, step[1] * milliseconds)
        self.runner.tick(milliseconds)
        self._outlook.tick(milliseconds)
        self.runner.stage.work(8.0)
        return None

    def cover(self) -> Screen | None:
        """The curtain, while the other player has not taken the machine yet."""
        awaited = self.runner.handing.awaited()
        if awaited is None:
            return None
        return CurtainScreen(self.situation.scenario.sides[awaited].names.english, awaited)

    # ---- events ---------------------------------------------------------------------
    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Explain):
            self.situation.desk.message = Message(intent.reason, bad=True)
            return None
        if isinstance(intent, i.Command):
            return self.on_action(intent.action)
        if isinstance(intent, i.OpenRule):
            return self.open_rule(intent.case)
        if intent == "search":
            self.situation.log_search.begin()
            return None
        if isinstance(intent, i.OpenEntry):
            return self.open_entry(intent.key)
        if isinstance(intent, i.PlayOn):
            return Push(branch_question()) if self.situation.desk.looking_at is not None else None
        self.runner.deeds.do(intent)
        return None

    def on_text(self, event: pygame.Event) -> bool:
        taken = self.situation.desk.log_open and self.situation.log_search.take(event, self.name)
        if taken:
            self.situation.desk.story = -1
        return taken

    def on_action(self, action: str) -> Transition | None:
        self.runner.passing.stop()
        if action != "pause" and not action.startswith("speed") and self.runner.stage.film is not None:
            self.runner.finish_film()
        return do_action(self, action)

    def on_event(self, event: pygame.Event) -> Transition | None:
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.runner.passing.stop()
        self.mouse.take(event)
        return None

    # ---- screens above --------------------------------------------------------------
    def open_rule(self, case: str) -> Transition | None:
        """Read a case of the rulebook."""
        from borderwar.ui.screens.rules import RulesScreen

        return Push(RulesScreen(case))

    def open_entry(self, key: str) -> Transition:
        """Read an entry of the encyclopaedia."""
        from borderwar.ui.lexicon.asked import known_types
        from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen

        return Push(EncyclopaediaScreen(self.situation.scenario, key, known_types(self.situation)))

    def ask_end_turn(self) -> Transition | None:
        """End the turn; asks once if units can still act."""
        able = self.situation.able() if self.settings.ask_end_turn else []
        delayed = self.situation.delayed() if self.settings.ask_arrivals else []
        if able or delayed:
            return Push(end_turn_question(self.runner.deeds.idle_words(), able, delayed))
        self.runner.deeds.end_turn()
        return None

    def unkept(self) -> str:
        if not self.runner.unkept or self.runner.game.over or not self.runner.game.position:
            return ""
        return say("This game could not be written to the disk. Save it elsewhere (F5), or it is lost.")

    def leave(self) -> Transition:
        """Go to the list of incidents."""
        from borderwar.ui.screens.chooser import ChooserScreen

        return Reset(ChooserScreen(self.settings))

    def again(self) -> Transition:
        """Begin the same incident anew."""
        from borderwar.ui.games import begin

        side, level = side_and_level(self.runner.handing.seats)
        return Reset(begin(self.runner.game.setup, side, level, self.settings))

    def resumed(self, result: object) -> Transition | None:
        if isinstance(result, i.PlayOn):
            self.branch()
            return None
        if isinstance(result, Sit):
            self.runner.handing.sit(result.side)
            self.first_view()
            return None
        if isinstance(result, NewSeats):
            self._seat(result.seats)
            return None
        if isinstance(result, i.Command) and result.action == "end-turn-now":
            self.runner.deeds.end_turn()
            return None
        if isinstance(result, NoteWritten):
            self.runner.bookmark(result.order, result.text)
            return None
        if isinstance(result, i.Command) and result.action == "restart-turn-now":
            self.situation.desk.message = Message(self.runner.restart_turn())
            return None
        if result == "replay":
            from borderwar.ui.screens.replay import replay_of

            return Push(replay_of(self))
        if isinstance(result, str):
            self.situation.desk.message = Message(result)
        elif result is not None:
            return self.on_intent(result)
        return None

    def _seat(self, seats: Seats) -> None:
        """Seat people and programs anew; the game is kept on disk under the new names."""
        from borderwar.ui.games import journal

        if seats == self.runner.handing.seats:
            return
        self.runner.handing.seat(seats)
        if self.runner.journal is not None:
            self.runner.keep_in(journal(self.runner.game, seats))

    def branch(self) -> None:
        """Go on from the moment being looked at, as a game of its own."""
        from borderwar.session.branches import name_of
        from borderwar.ui.games import journal

        at = self.situation.desk.looking_at
        if at is None:
            return
        kept = self.runner.journal
        game = self.runner.game.branch(at, name_of(kept.path) if kept is not None else "")
        self.runner.take_game(game)
        if kept is not None:
            self.runner.keep_in(journal(game, self.runner.handing.seats))
        self.situation.desk.message = Message(say("You play on from order {at}.", at=at))
