"""Minimap: the whole ground, both sides as far as known, and the frame of the view."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.palette import nation_look
from borderwar.ui.play.intents import Scroll
from borderwar.ui.play.situation import Situation

PITCH = 57


@dataclass(frozen=True)
class MinimapModel:
    """Places in shares of the map's width and height."""

    dots: tuple[tuple[float, float, str], ...]
    objectives: tuple[tuple[float, float, int], ...]
    frame: tuple[float, float, float, float]
    drawn: int  # how much of the ground picture is ready: a new number, a new picture


class Minimap(Panel):
    """The whole ground in small; click or drag to move the view."""

    name = "minimap"

    def __init__(
        self,
        picture: Callable[[int, int], tuple[pygame.Surface, float]],
        frame: Callable[[], tuple[float, float, float, float]],
        progress: Callable[[], int],
    ) -> None:
        super().__init__()
        self._picture = picture
        self._frame = frame
        self._progress = progress

    def model(self, context: Situation) -> MinimapModel:
        wide, high = context.layout.size

        def share(place: int) -> tuple[float, float]:
            x, y = context.layout.centre(place)
            return round(x / wide, 4), round(y / high, 4)

        dots = tuple((*share(unit.hex), unit.nation) for unit in context.view.units if unit.hex >= 0)
        goals = tuple((*share(goal.hex), goal.holder) for goal in context.view.objectives if goal.hex >= 0)
        return MinimapModel(dots, goals, self._frame(), self._progress())

    def draw(self, pen: Pen, model: MinimapModel) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        rim = 20 if pen.width > 240 else 6
        area = pen.rect((rim, 6, pen.width - 2 * rim, pen.height - (20 if rim == 20 else 12)))
        picture, _ = self._picture(area.width - 4, area.height - 4)
        place = picture.get_rect(center=area.center)
        pygame.draw.rect(pen.surface, colour("window"), place.inflate(4, 4), 0, 3)
        pen.surface.blit(picture, place)

        def at(x: float, y: float) -> tuple[int, int]:
            return round(place.left + x * place.width), round(place.top + y * place.height)

        size = max(5, round(5 * pen.scale))
        for x, y, _ in model.objectives:
            ring = pygame.Rect(0, 0, size + 7, size + 7)
            ring.center = at(x, y)
            pygame.draw.rect(pen.surface, colour("ink"), ring, 1)
        for x, y, nation in model.dots:
            dot = pygame.Rect(0, 0, size + 2, size + 2)
            dot.center = at(x, y)
            look = nation_look(nation)
            pygame.draw.rect(pen.surface, colour("ink"), dot)
            pygame.draw.rect(pen.surface, look.body, dot.inflate(-2, -2))
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
