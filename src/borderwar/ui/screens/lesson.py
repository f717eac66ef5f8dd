"""The tutorial: a play screen with a card that says what to do and an arrow to what is meant."""

import math
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.screen import Reset, Screen, Transition
from borderwar.ui.lesson.lesson import Lesson
from borderwar.ui.lesson.table import INCIDENT, LEVEL, SIDE, game_after, lesson_scenario
from borderwar.ui.opponents import opponent
from borderwar.ui.panels.lesson import LessonCard
from borderwar.ui.play.desk import Message
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings, save_settings

if TYPE_CHECKING:
    from borderwar.rules.setup import Setup

MARGIN = 12.0

MIDDLE = "2213"
"""The hex between the platoon and its enemy."""


class LessonScreen(PlayScreen):
    """One game of the lesson's table; nothing of it is kept on disk."""

    name = "lesson"

    def __init__(self, setup: "Setup", settings: Settings) -> None:
        super().__init__(game_after(setup, ()), SIDE, {1 - SIDE: opponent(LEVEL, 1 - SIDE)}, settings)
        self.lesson = Lesson(self.runner)
        self._card = LessonCard(self.lesson)
        self.situation.coached = True
        self.situation.desk.drawer = False  # the map wants the room
        self._arrow: tuple[tuple[int, int], tuple[int, int]] | None = None

    def panels(self) -> tuple[Panel, ...]:
        return (*super().panels(), self._card)

    def card_places(self, sizes: dict[str, tuple[float, float]], boxes: dict[str, Box]) -> dict[str, Box]:
        """In the first corner of the map where the card hides nothing that is meant or shown."""
        left, top, wide, high = self.layout.clear
        w, h = sizes["lesson"]
        w, h = min(w, wide - 2 * MARGIN), min(h, high - 2 * MARGIN)
        xs = left + MARGIN, left + wide - w - MARGIN
        ys = top + MARGIN, top + high - h - MARGIN
        keep = [self._pixels(boxes[name]) for name in ("message", "minimap", "stack") if name in boxes]
        target = self._target()
        if target is not None:
            keep.append(target.inflate(24, 24))
        corners: list[Box] = [(x, y, w, h) for y in ys for x in xs]
        free = [box for box in corners if self._pixels(box).collidelist(keep) < 0]
        return {"lesson": free[0] if free else corners[0]}

    # ---- what is meant ---------------------------------------------------------------
    def _target(self) -> pygame.Rect | None:
        """Where in the window the thing stands that the step speaks of."""
        kind, _, name = self.lesson.step.points_at.partition(":")
        if kind == "control":
            control = self.control(name)
            return control.place if control is not None else None
        if kind == "panel":
            pane = self.panes.get(name)
            if pane is not None and pane.shown:
                return pane.place
            name = "2214"  # until the card is there: the enemy it speaks of
        elif kind == "unit":
            name = next((str(u.number) for u in self.situation.view.units if u.id == name), "")
        if not name:
            return None
        camera = self.runner.stage.camera
        x, y = camera.centre(self.situation.layout.index(name))
        half = round(camera.pitch * 0.5)
        place = pygame.Rect(x - half, y - half, 2 * half, 2 * half)
        return place if self._pixels(self.layout.clear).colliderect(place) else None

    def _line(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """From the card's edge to the edge of what is meant."""
        pane, target = self.panes.get("lesson"), self._target()
        if pane is None or not pane.shown or target is None or pane.place.colliderect(target):
            return None
        card = pane.place
        start = (
            min(max(target.centerx, card.left + 20), card.right - 20),
            min(max(target.centery, card.top), card.bottom),
        )
        if card.left < target.centerx < card.right:
            start = start[0], card.top if target.centery < card.top else card.bottom
        elif target.centerx >= card.right:
            start = card.right, min(max(target.centery, card.top + 20), card.bottom - 20)
        else:
            start = card.left, min(max(target.centery, card.top + 20), card.bottom - 20)
        clipped = target.clipline(start, target.center)
        end = clipped[0] if clipped else target.center
        return start, (round(end[0]), round(end[1]))

    def refresh(self) -> bool:
        changed = super().refresh()
        line = self._line()
        if line != self._arrow:
            self._arrow, self._all, changed = line, True, True
        return changed

    def draw_over(self, window: pygame.Surface) -> None:
        super().draw_over(window)
        if self._arrow is None:
            return
        (x1, y1), (x2, y2) = self._arrow
        long = math.hypot(x2 - x1, y2 - y1)
        if long < 8:
            return
        east, south = (x2 - x1) / long, (y2 - y1) / long
        head = 16 * self.scale
        neck = x2 - east * head, y2 - south * head
        wing = head * 0.55
        point = [
            (x2, y2),
            (neck[0] - south * wing, neck[1] + east * wing),
            (neck[0] + south * wing, neck[1] - east * wing),
        ]
        for ink, width in (("on-accent", 7), ("accent", 4)):
            pygame.draw.line(window, colour(ink), (x1, y1), neck, round(width * self.scale))
        pygame.draw.polygon(window, colour("accent"), point)
        pygame.draw.polygon(window, colour("on-accent"), point, max(1, round(1.5 * self.scale)))

    def first_view(self) -> None:
        super().first_view()
        self.runner.centre(self.situation.layout.index(MIDDLE))

    # ---- events ------------------------------------------------------------------------
    def tick(self, milliseconds: int) -> Transition | None:
        transition = super().tick(milliseconds)
        if self.lesson.tick(milliseconds):
            self.sounds.append("paper")
        return transition

    def busy(self) -> bool:
        return super().busy() or self.lesson.waits

    def on_action(self, action: str) -> Transition | None:
        if action in ("lesson-repeat", "lesson-skip"):
            (self.lesson.repeat if action == "lesson-repeat" else self.lesson.skip)()
            self.runner.bring_into_sight(self.situation.layout.index(MIDDLE))
        elif action in ("players", "save"):
            words = say("Not in the lesson: it is not kept, and you play its side.")
            self.situation.desk.message = Message(words)
        else:
            return super().on_action(action)
        return None

    def again(self) -> Transition:
        return Reset(LessonScreen(self.runner.game.setup, self.settings))


def lesson_beginning(settings: Settings) -> Screen:
    """A screen with a progress line that turns into the tutorial."""
    from borderwar.ui.screens.loading import LoadingScreen

    def prepare(progress: Any) -> Screen:
        from borderwar.content.load import load_scenario
        from borderwar.content.places import scenario_folder
        from borderwar.rules.setup import prepare as set_up
        from borderwar.session.warm import warm

        progress(0, 1, say("laying out the map"))
        folder = scenario_folder(INCIDENT)
        scenario = load_scenario(folder)[0] if folder is not None else None
        if scenario is None:
            raise ValueError(say("the scenario {name} is needed for it", name=INCIDENT))
        setup = set_up(lesson_scenario(scenario))
        warm(progress, setup)
        return LessonScreen(setup, settings)

    return LoadingScreen(say("The first lesson"), prepare, settings)


class LessonOffer(Dialog):
    """Asks at the first start whether to learn the game; asks once."""

    def __init__(self, settings: Settings) -> None:
        words = say(
            "Ten minutes on the steppe at Tauran show how to march, look, shoot and dig in. Each step waits "
            "for you, and any can be skipped."
        )
        later = say("It stays in the list of incidents for later.")
        choices = (
            Choice(say("Not now"), False, "Esc", tip=later),
            Choice(say("Show me"), True, "Enter", main=True, tip=say("The lesson begins at once.")),
        )
        super().__init__(Question(say("Have you played before?"), (words, later), choices))
        self.settings = settings

    def on_intent(self, intent: Any) -> Transition | None:
        answer = super().on_intent(intent)
        self.settings.first_lesson = False
        save_settings(self.settings)
        wanted = getattr(answer, "result", None)
        return Reset(lesson_beginning(self.settings)) if wanted is True else answer

    def on_action(self, action: str) -> Transition | None:
        if action == "back":
            return self.on_intent(False)
        return super().on_action(action)
