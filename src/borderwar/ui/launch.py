"""Opening the window: on the title, on one scenario, or on a saved game."""

from pathlib import Path
from typing import Any

from borderwar.language import speak
from borderwar.ui.settings import load_settings


def open_window(
    scenario: Any = None,
    side: int | None = None,
    level: str = "staff",
    seed: int | None = None,
    watch: bool = False,
    saved: Path | None = None,
    size: tuple[int, int] = (1600, 900),
) -> None:
    """Open the window and stay until the player leaves.

    Without a scenario the title is shown; with one, the briefing of its side (0 if none is
    named), or the game at once if `watch` lets the computer play both.
    """
    from borderwar.ui.app import App
    from borderwar.ui.games import beginning, opening
    from borderwar.ui.kit.screen import Reset, Screen
    from borderwar.ui.saves import read_saved
    from borderwar.ui.screens.briefing import BriefingScreen
    from borderwar.ui.screens.lesson import LessonOffer
    from borderwar.ui.screens.title import TitleScreen

    settings = load_settings()
    settings.trouble = speak(settings.language) or settings.trouble
    app = App(TitleScreen(settings), settings, size)
    above: Screen | None = None
    if saved is not None:
        above = opening(read_saved(saved), settings)
    elif scenario is not None and watch:
        above = beginning(scenario, None, level, settings, seed)
    elif scenario is not None:
        own = 0 if side is None else side
        above = BriefingScreen(
            scenario, own, settings, lambda: Reset(beginning(scenario, own, level, settings, seed))
        )
    elif settings.first_lesson:
        above = LessonOffer(settings)
    if above is not None:
        app.show(above)
    app.run()
