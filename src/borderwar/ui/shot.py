"""Pictures of any moment of a game, without a screen."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from borderwar.ui.appearance import wear
from borderwar.ui.settings import Settings

ROUND_MAP = 420, 220
"""What panels take of a window across and down, so that the map has all of the size asked for."""

FRESH = 60
"""Lines of the log among which a fight is still worth looking at."""

if TYPE_CHECKING:
    from borderwar.session.game import Game


def draw_shot(
    game: "Game",
    size: tuple[int, int] = (1920, 1080),
    side: int | None = None,
    position: int | None = None,
    scale: int = 100,
    select: str | None = None,
    aim: str | None = None,
    whole_map: bool = False,
    ghosts: bool = False,
    colours: str = "standard",
    counters: str = "symbols",
) -> pygame.Surface:
    """The play screen at a moment of a game.

    `position` is so many orders into the record (None for its end): the screen as it stood then.
    `select` is the id of a unit to choose, `aim` a hex number to point at; `whole_map` fits the map
    into the view, which else looks at the last fight.  `colours` is a palette, `counters` what they show.
    """
    wear(colours, counters)
    if position is not None and position < game.position:
        game = game.branch(position)
    screen = _screen(game, side, scale)
    window = pygame.Surface(size)
    logical = min(scale / 100, size[0] / 960, size[1] / 560)
    screen.resize(size, logical)
    runner, situation = screen.runner, screen.situation
    fought = [line.hex for line in situation.log[-FRESH:] if line.kind in ("fight", "loss") and line.hex >= 0]
    if fought:
        runner.centre(fought[-1])
    if select is not None:
        row = game.setup.row_of[select]
        runner.deeds.select(row, True)
        screen.refresh()
        unit = situation.findings.unit(row)
        if unit is not None and unit.hex >= 0:
            runner.centre(unit.hex)
    if aim is not None:
        situation.desk.by_keys = True
        situation.desk.cursor = game.setup.index(aim)
        runner.bring_into_sight(situation.desk.cursor)
    situation.desk.ghosts = ghosts
    if whole_map:
        runner.fit()
    screen.refresh()
    runner.stage.painter.finish(runner.stage.camera)
    screen.stale = True
    screen.refresh()
    screen.draw(window)
    return window


def draw_replay(
    game: "Game", size: tuple[int, int] = (1920, 1080), position: int | None = None, scale: int = 100
) -> pygame.Surface:
    """The replay beside history at a moment of a game: so many orders into the record, None for its end."""
    from borderwar.ui.screens.replay import replay_screen

    open_display()
    screen = replay_screen(game, None, Settings(scale=scale, speed=3))
    window = pygame.Surface(size)
    screen.resize(size, min(scale / 100, size[0] / 960, size[1] / 560))
    screen.showing.runner.look_at(position)
    while screen.showing.work():
        pass
    screen.refresh()
    screen.stage.painter.finish(screen.stage.camera)
    screen.stale = True
    screen.refresh()
    screen.draw(window)
    return window


def draw_steps(
    game: "Game", first: int, last: int, size: tuple[int, int], pitch: float = 57.0
) -> Iterator[pygame.Surface]:
    """The map alone, order by order, from one moment of the record to another, seen by nobody's eyes.

    The camera stays on the middle of the hexes in which something happens.
    """
    screen = _screen(game, None, 100)
    window = pygame.Surface((size[0] + ROUND_MAP[0], size[1] + ROUND_MAP[1]))
    screen.resize(window.get_size(), 1.0)
    runner, situation = screen.runner, screen.situation
    situation.desk.drawer = False
    screen.refresh()
    camera = runner.stage.camera
    camera.zoom_to(pitch)
    lines = [line for line in situation.log if first <= line.order <= last and line.hex >= 0]
    places = [camera.layout.centre(line.hex) for line in lines] or [camera.layout.centre(0)]
    middle = tuple(sum(place[axis] for place in places) / len(places) for axis in (0, 1))
    camera.centre_on(camera.layout.hex_at(*middle), runner.clear)
    runner.stage.painter.finish(camera)
    area = pygame.Rect((0, 0), size)
    area.center = runner.clear.center
    for position in range(first, last + 1):
        runner.look_at(position)
        situation.desk.message = None
        screen.stale = True
        screen.refresh()
        screen.draw(window)
        yield window.subsurface(area.clip(window.get_rect())).copy()


def open_display() -> None:
    """Letters and pictures need a display; one that nobody sees will do."""
    if not pygame.display.get_init():
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        pygame.display.init()
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((64, 64))


def _screen(game: "Game", side: int | None, scale: int) -> Any:
    from borderwar.ui.opponents import opponent
    from borderwar.ui.screens.play import PlayScreen

    open_display()
    settings = Settings(scale=scale, speed=3)
    others = {} if side is None else {1 - side: opponent("passive", 1 - side)}
    screen = PlayScreen(game, side, others, settings)
    screen.runner.tell_again()
    return screen


def save_shot(game: "Game", path: str, **how: Any) -> None:
    """Draw a moment and write it as a PNG file."""
    save_picture(draw_shot(game, **how), path)


def save_picture(picture: pygame.Surface, path: str) -> None:
    """Write a picture as a PNG file."""
    pygame.image.save(picture, path)
