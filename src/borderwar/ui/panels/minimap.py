"""Minimap: the whole ground, both sides as far as known, and the frame of the view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.palette import nation_look
from borderwar.ui.play.intents import Scroll
from borderwar.ui.play.situation import Situation

Dots = tuple[tuple[float, float, str], ...]
Goals = tuple[tuple[float, float, int], ...]


@dataclass(frozen=True)
class MinimapModel:
    """Places in shares of the map's width and height."""

    dots: Dots
    objectives: Goals
    frame: tuple[float, float, float, float]
    ready: bool  # the picture is the true one, not the first coarse one


class Minimap(Panel):
    """The whole ground in small; click or drag to move the view."""

    name = "minimap"

    def __init__(
        self,
        picture: Callable[[int, int], tuple[pygame.Surface, float]],
        frame: Callable[[], tuple[float, float, float, float]],
        ready: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._picture = picture
        self._frame = frame
        self._ready = ready
        self._known: tuple[int, Dots, Goals] = (-1, (), ())
        self._marked: tuple[Any, pygame.Surface] | None = None

    def model(self, context: Situation) -> MinimapModel:
        wide, high = context.layout.size

        def share(place: int) -> tuple[float, float]:
            x, y = context.layout.centre(place)
            return round(x / wide, 4), round(y / high, 4)

        if self._known[0] != context.version:
            units = (unit for unit in context.view.units if unit.hex >= 0)
            dots = tuple((*share(unit.hex), unit.nation) for unit in units)
            goals = tuple(
                (*share(goal.hex), goal.holder) for goal in context.view.objectives if goal.hex >= 0
            )
            self._known = context.version, dots, goals
        _, dots, goals = self._known
        return MinimapModel(dots, goals, self._frame(), self._ready())

    def draw(self, pen: Pen, model: MinimapModel) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        rim = 20 if pen.width > 240 else 6
        area = pen.rect((rim, 6, pen.width - 2 * rim, pen.height - (20 if rim == 20 else 12)))
        size = area.width - 4, area.height - 4
        picture = self._with_marks(model, size, pen.scale)
        place = picture.get_rect(center=area.center)
        pygame.draw.rect(pen.surface, colour("window"), place.inflate(4, 4), 0, 3)
        pen.surface.blit(picture, place)

        def at(x: float, y: float) -> tuple[int, int]:
            return round(place.left + x * place.width), round(place.top + y * place.height)

        left, top = at(model.frame[0], model.frame[1])
        right, bottom = at(model.frame[2], model.frame[3])
        frame = pygame.Rect(left, top, right - left, bottom - top).clip(place)
        pygame.draw.rect(pen.surface, colour("ink"), frame.inflate(2, 2), 1)
        pygame.draw.rect(pen.surface, (255, 255, 255), frame, max(1, round(1.5 * pen.scale)))
        scale = pen.scale
        pen.control(
            "minimap.area",
            (place.left / scale, place.top / scale, place.width / scale, place.height / scale),
            aim=Scroll,
            focus=False,
        )

    def _with_marks(self, model: MinimapModel, size: tuple[int, int], scale: float) -> pygame.Surface:
        """The ground with units and objectives on it, kept while only the frame moves."""
        key = model.dots, model.objectives, model.ready, size, scale
        if self._marked is not None and self._marked[0] == key:
            return self._marked[1]
        picture = self._picture(*size)[0].copy()
        wide, high = picture.get_size()
        dot_size = max(5, round(5 * scale))
        for x, y, _ in model.objectives:
            ring = pygame.Rect(0, 0, dot_size + 7, dot_size + 7)
            ring.center = round(x * wide), round(y * high)
            pygame.draw.rect(picture, colour("ink"), ring, 1)
        for x, y, nation in model.dots:
            dot = pygame.Rect(0, 0, dot_size + 2, dot_size + 2)
            dot.center = round(x * wide), round(y * high)
            pygame.draw.rect(picture, colour("ink"), dot)
            pygame.draw.rect(picture, nation_look(nation).body, dot.inflate(-2, -2))
        self._marked = key, picture
        return picture
