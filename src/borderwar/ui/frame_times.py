"""How long frames take: a game of a given scenario on a window that nobody sees.

Real events go in, whole frames come out: what is timed is what a player waits for.
"""

import os
from collections.abc import Callable
from time import perf_counter, process_time, thread_time
from typing import Any

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from borderwar.rules.setup import Setup
from borderwar.session.game import Game
from borderwar.ui.app import IDLE, App
from borderwar.ui.opponents import opponent
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

AT_ONCE = 3
SEED = 7
PANS = 120
ZOOMS = 24
JUMPS = 24
HOVERS = 12
IDLE_SECONDS = 2.5
BUDGETS = {
    "first_picture_milliseconds": 400,
    "longest_frame_while_painting_milliseconds": 60,
    "pan_frame_milliseconds": 4,
    "pan_over_new_ground_frame_milliseconds": 16,
    "zoom_frame_milliseconds": 8,
    "forecast_hover_frame_milliseconds": 60,
    "timeline_jump_frame_milliseconds": 100,
    "idle_frames": 1,
    "idle_processor_per_cent": 5,
}
"""What a figure shall stay under."""

PATIENCE = 120.0
"""Seconds after which a map that is still not painted is reported as it is."""

STRIDE = 23, 9
"""Pixels that the map is dragged each frame: 1,400 a second at 60 frames."""


def frame_times(setup: Setup, size: tuple[int, int] = (1920, 1080), orders: int = 120) -> dict[str, Any]:
    """Milliseconds of frames on a scenario, as one row of figures.

    `orders` are given by the staff of both sides first, so that there is a record to jump about in.
    """
    for variable in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(variable, "dummy")
    screen = _opened(setup, orders)
    screen.runner.stage.keeps_tiles = False
    started = perf_counter()
    app = App(screen, Settings(speed=AT_ONCE, ask_end_turn=False, outlook=False), size, remember=False)
    app.step(0)
    first = perf_counter() - started
    painted, worst_painting = _painted(app, screen)
    out: dict[str, Any] = {
        "window": f"{size[0]} x {size[1]}",
        "map_hexes": setup.scenario.map.columns * setup.scenario.map.rows,
        "map_units": len(setup.scenario.units),
        "first_picture_milliseconds": _ms(first),
        "view_painted_seconds": round(painted, 2),
        "longest_frame_while_painting_milliseconds": _ms(worst_painting),
    }
    _choose(screen)
    app.step(16)
    out |= _row("pan_over_new_ground", _pan(app))
    _painted(app, screen)
    out |= _row("pan", _pan(app))
    out |= _row("zoom", _zoom(app, screen))
    screen.runner.stage.camera.zoom_to(57)
    _painted(app, screen)
    out |= _row("forecast_hover", _hover(app, screen))
    out |= _row("timeline_jump", _jump(app, screen))
    screen.runner.look_at(None)
    app.step(16)
    out |= _idle(app, screen)
    return out


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def _row(name: str, times: list[float]) -> dict[str, float]:
    """Median and longest of some frames, in milliseconds; nothing where there were none."""
    if not times:
        return {}
    ordered = sorted(times)
    return {
        f"{name}_frame_milliseconds": _ms(ordered[len(ordered) // 2]),
        f"{name}_frame_longest_milliseconds": _ms(ordered[-1]),
    }


def _opened(setup: Setup, orders: int) -> PlayScreen:
    """The play screen after some orders of the staff on both sides, at the first side's turn."""
    game = Game.new(setup, SEED)
    staff = [opponent("staff", side) for side in (0, 1)]
    while not game.over and (game.position < orders or game.side != 0):
        game.submit(staff[game.side](game.view(game.side)))
    return PlayScreen(game, 0, {1: opponent("passive", 1)}, Settings(speed=AT_ONCE, outlook=False))


def _timed(deed: Callable[[], object]) -> float:
    """Seconds of this processor's work, so that other programs count less."""
    start = thread_time()
    deed()
    return thread_time() - start


def _painted(app: App, screen: PlayScreen) -> tuple[float, float]:
    """Let the map be painted; the seconds it took, and the longest frame."""
    started = perf_counter()
    worst = 0.0
    while screen.runner.stage.painter.busy and perf_counter() - started < PATIENCE:
        worst = max(worst, _timed(lambda: app.step(16)))
    app.step(16)
    return perf_counter() - started, worst


def _choose(screen: PlayScreen) -> None:
    """Choose the unit that can reach most, so that the largest overlay is on the map."""
    s = screen.situation
    own = [unit for unit in s.view.units if unit.side == s.side and unit.hex >= 0]
    best = max(own[:40], key=lambda unit: len(s.findings.reach(unit.row)), default=None)
    if best is not None:
        screen.runner.deeds.select(best.row, True)
        screen.runner.centre(best.hex)


def _pan(app: App) -> list[float]:
    """Drag the map about."""
    at = app.window.get_width() // 2, app.window.get_height() // 2
    app.step(16, [pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)])
    times = []
    for frame in range(PANS):
        way = 1 if frame // 30 % 2 == 0 else -1
        moved = pygame.Event(
            pygame.MOUSEMOTION, pos=at, rel=(STRIDE[0] * way, STRIDE[1] * way), buttons=(1, 0, 0)
        )
        if frame == 0:  # the press becomes a drag
            moved = pygame.Event(pygame.MOUSEMOTION, pos=(at[0] + 9, at[1]), rel=(9, 0), buttons=(1, 0, 0))
        times.append(_timed(lambda event=moved: app.step(16, [event])))  # type: ignore[misc]
    app.step(16, [pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=at)])
    return times


def _zoom(app: App, screen: PlayScreen) -> list[float]:
    """Turn the wheel in and out; each frame is one step of it."""
    at = app.window.get_width() // 2, app.window.get_height() // 2
    times = []
    for frame in range(ZOOMS):
        turn = pygame.Event(
            pygame.MOUSEWHEEL, x=0, y=1 if frame // 3 % 2 else -1, pos=at, flipped=False, which=0
        )
        times.append(_timed(lambda event=turn: app.step(16, [event])))  # type: ignore[misc]
    return times


def _hover(app: App, screen: PlayScreen) -> list[float]:
    """Point at enemies that the chosen side can fire at: card, distribution and all."""
    s = screen.situation
    times: list[float] = []
    for unit in [unit for unit in s.view.units if unit.side == s.side and unit.hex >= 0]:
        for enemy in s.findings.open_targets(unit.row)[:2]:
            screen.runner.deeds.select(unit.row, True)
            screen.runner.bring_into_sight(enemy.hex)
            app.step(16)
            pos = screen.runner.stage.camera.centre(enemy.hex)
            event = pygame.Event(pygame.MOUSEMOTION, pos=pos, rel=(9, 9), buttons=(0, 0, 0))
            times.append(_timed(lambda event=event: app.step(16, [event])))  # type: ignore[misc]
        if len(times) >= HOVERS:
            break
    return times


def _jump(app: App, screen: PlayScreen) -> list[float]:
    """Look at other moments of the record, there and back."""
    last = screen.runner.game.position
    times = []
    for jump in range(min(JUMPS, last)):
        goal = jump * 37 % last

        def deed(goal: int = goal) -> None:
            screen.runner.look_at(goal)
            app.step(16)

        times.append(_timed(deed))
    return times


def _idle(app: App, screen: PlayScreen) -> dict[str, Any]:
    """Frames drawn and share of the processor used while nobody does anything."""
    for _ in range(400):  # results over hexes fade away
        if not screen.busy():
            break
        app.step(50)
    frames, used, started = app.frames, process_time(), perf_counter()
    while perf_counter() - started < IDLE_SECONDS:
        pygame.event.wait(IDLE)
        app.step(IDLE)
    share = (process_time() - used) / (perf_counter() - started)
    return {"idle_frames": app.frames - frames, "idle_processor_per_cent": round(100 * share, 1)}
