"""The pictures of a study's report: the map with its objectives, and one game as a strip of maps."""

import io
import os
from typing import TYPE_CHECKING

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from borderwar.study.pictures import Picture, Pictures

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario
    from borderwar.session.game import Game

MAP_SIZE = 1100, 720
FRAME_SIZE = 560, 420
"""Boxes that a map is fitted into, in pixels."""

FRAMES = 6
"""Moments of the game: its beginning, its end, and so many between that these are all."""


def study_pictures(game: "Game") -> Pictures:
    """The map of a game's scenario without units, and the game at moments equally far apart."""
    from borderwar.ui.shot import open_display

    open_display()
    scenario = game.scenario
    sheet, places = _map(scenario)
    return Pictures(sheet, places, tuple(_frame(game, turn) for turn in moments(game.turn + 1)))


def moments(turns: int, frames: int = FRAMES) -> list[int]:
    """Turns, from 0, at whose beginning a game of so many turns is looked at; the last is its end.

    >>> moments(30)
    [0, 6, 12, 18, 24, 30]
    >>> moments(3)
    [0, 1, 2, 3]
    """
    return sorted({round(turns * place / (frames - 1)) for place in range(frames)})


def _map(scenario: "Scenario") -> tuple[Picture, dict[str, tuple[float, float]]]:
    from borderwar.content.geometry import place_of
    from borderwar.ui.map.ground import GroundSpec
    from borderwar.ui.map.layout import HexLayout
    from borderwar.ui.map.prepared import OVERVIEW_PITCH, preparation

    pixels = preparation(GroundSpec.from_scenario(scenario)).made.overview
    whole = pygame.surfarray.make_surface(pixels.swapaxes(0, 1))
    layout = HexLayout(scenario.map.columns, scenario.map.rows, OVERVIEW_PITCH)
    wide, high = layout.size
    places = {}
    for objective in scenario.victory.objectives:
        column, row = place_of(objective.at)
        x, y = layout.centre(row * scenario.map.columns + column)
        places[objective.id] = x / wide, y / high
    return _picture(whole, MAP_SIZE), places


def _frame(game: "Game", turn: int) -> Picture:
    from borderwar.ui.aftermath import map_picture

    ends = turn > game.turn
    then = game if ends else game.branch(game.position_of_turn(turn))
    wide, high = FRAME_SIZE
    return _picture(map_picture(then, (2 * wide, 2 * high)), FRAME_SIZE, turn + 1)


def _picture(surface: pygame.Surface, box: tuple[int, int], turn: int = 0) -> Picture:
    """A surface made as large as fits into a box, as a JPEG."""
    share = min(box[0] / surface.get_width(), box[1] / surface.get_height())
    size = round(surface.get_width() * share), round(surface.get_height() * share)
    kept = io.BytesIO()
    pygame.image.save(pygame.transform.smoothscale(surface.convert(24), size), kept, "map.jpg")
    return Picture(kept.getvalue(), size, turn)
