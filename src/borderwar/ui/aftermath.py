"""After the game: many games beside it, its luck, and the report as files, all made beside the screen."""

import io
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from borderwar.ui.background import Background
from borderwar.ui.reports import reports_folder, write_report
from borderwar.ui.settings import Settings

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario
    from borderwar.session.audit import Audit
    from borderwar.session.game import Game
    from borderwar.study.afteraction import Report
    from borderwar.study.games import Plan
    from borderwar.study.rows import GameRow

GAMES = 200
FIRST_SEED = 1
POLICIES = ("historical", "historical")
"""The games set beside one's own: what `borderwar study SCENARIO --games 200` plays."""


def study_folder(scenario: "Scenario") -> Path:
    """Where the games of a scenario are kept, so that none is played twice."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("borderwar")) / "study" / scenario.id


def plan_of(scenario: "Scenario", games: int = GAMES) -> "Plan":
    """The study that is set beside a game, in one process so that the screen keeps the other core."""
    from borderwar.study.games import Plan

    return Plan(Path(scenario.folder), scenario, POLICIES, FIRST_SEED, games, 1)


def games_beside(scenario: "Scenario", games: int = GAMES) -> "Background[tuple[GameRow, ...]]":
    """The games of the study, those on disk and those still to be played."""
    from borderwar.study import games as study
    from borderwar.study.pool import WorkersDied
    from borderwar.study.store import StoreError
    from borderwar.study.worker import GameFault

    plan = plan_of(scenario, games)

    def work(told: Callable[[int], None]) -> "tuple[GameRow, ...]":
        folder = study_folder(scenario)
        folder.mkdir(parents=True, exist_ok=True)
        seeds = study.missing(plan, folder)
        done = games - len(seeds)
        told(done)
        if seeds:
            study.play(plan, folder, seeds, lambda came: told(done + came))
        return tuple(study.read(plan, folder))

    return Background(work, (OSError, StoreError, WorkersDied, GameFault))


def games_on_disk(scenario: "Scenario", games: int = GAMES) -> "tuple[GameRow, ...]":
    """The games of the study if all of them have been played before, else none."""
    from borderwar.study import games as study
    from borderwar.study.store import FILE_NAME, StoreError

    plan, folder = plan_of(scenario, games), study_folder(scenario)
    if not (folder / FILE_NAME).is_file():
        return ()
    try:
        rows = tuple(study.read(plan, folder))
    except (OSError, StoreError):
        return ()
    return rows if len(rows) == games else ()


def luck_of(game: "Game") -> "Background[Audit]":
    """What the dice were worth in a game."""
    from borderwar.session.audit import audit

    kept = game.copy()
    return Background(lambda told: audit(kept, told=told))


def map_picture(game: "Game", size: tuple[int, int] = (1600, 1200), scale: int = 100) -> pygame.Surface:
    """The whole map as a game left it, without panels and without fog."""
    from borderwar.ui.screens.play import PlayScreen

    screen = PlayScreen(game, None, {}, Settings(scale=scale, drawer=False))
    stage = screen.runner.stage
    stage.resize(pygame.Rect((0, 0), size), scale / 100)
    screen.runner.clear = pygame.Rect((0, 0), size)
    screen.runner.fit()
    stage.painter.finish(stage.camera)
    picture = pygame.Surface(size)
    stage.draw(picture)
    wide, high = stage.camera.layout.size
    left, top = (
        stage.camera.viewport.x - stage.camera.scroll[0],
        stage.camera.viewport.y - stage.camera.scroll[1],
    )
    sheet = pygame.Rect(round(left), round(top), round(wide), round(high)).clip(picture.get_rect())
    return picture.subsurface(sheet).copy()


def write_after_action(report: "Report", place: Path | None = None) -> Path:
    """Write the report and the picture of the map into a folder; its path.  Raises NotWritten."""
    from borderwar.study.afteraction import markdown

    if place is None:
        place = reports_folder() / f"{report.game.scenario.file_name} {datetime.now():%Y-%m-%d %H.%M.%S}"
    png = io.BytesIO()
    pygame.image.save(map_picture(report.game), png, "map.png")
    write_report("map.png", png.getvalue(), place)
    write_report("report.md", markdown(report, "map.png").encode("utf-8"), place)
    return place
