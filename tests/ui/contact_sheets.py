"""Every screen on sheets of four, to be looked at.

`python tests/ui/contact_sheets.py FOLDER [LOOK ...] [WORD ...]`: a look is a window's size and the
interface's scale in per cent, as in 1280x720@100; a word picks the screens that have it in their names.
"""

import os
import sys
from pathlib import Path

import pygame
from every_screen import MAKERS
from hands import open_app, play_screen

from borderwar.ui.app import App
from borderwar.ui.settings import Settings

LOOKS = ("1280x720@100", "1280x720@200", "1920x1080@100", "1920x1080@200", "3840x2160@100", "3840x2160@200")
FRAME = 960, 540
"""Pixels of a frame on a sheet."""

PATIENCE = 600
"""Steps after which a screen that is still busy is taken as it is."""


def frame(name: str, size: tuple[int, int], scale: int) -> pygame.Surface:
    """A screen at rest; a card lies over the play screen."""
    screen = MAKERS[name](scale)
    app: App
    if screen.overlay:
        app = open_app(play_screen(0, "passive", scale=scale), size, scale)
        _settle(app)
        app.show(screen)
    else:
        app = App(screen, Settings(scale=scale, speed=3, mute=True), size, remember=False)
    _settle(app)
    return app.window.copy()


def _settle(app: App) -> None:
    for _ in range(PATIENCE):
        app.step(16)
        gallery = getattr(app.screen, "gallery", None)
        if gallery is not None:
            gallery.workshop.finish()
        if not app.screen.busy():
            break
    app.step(500)


def sheets(folder: Path, look: str, names: list[str]) -> None:
    """Write the sheets of one size and scale."""
    words, _, per_cent = look.partition("@")
    wide, _, high = words.partition("x")
    for first in range(0, len(names), 4):
        sheet = pygame.Surface((2 * FRAME[0] + 8, 2 * FRAME[1] + 8))
        for place, name in enumerate(names[first : first + 4]):
            shot = pygame.transform.smoothscale(frame(name, (int(wide), int(high)), int(per_cent)), FRAME)
            sheet.blit(shot, (place % 2 * (FRAME[0] + 8), place // 2 * (FRAME[1] + 8)))
        path = folder / f"{look}-{first // 4:02d}.png"
        pygame.image.save(sheet, path)
        print(f"{path}: {', '.join(names[first : first + 4])}")


if __name__ == "__main__":
    for variable in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(variable, "dummy")
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    wanted = [word for word in sys.argv[2:] if "@" in word] or LOOKS
    parts = [word for word in sys.argv[2:] if "@" not in word]
    chosen = [name for name in MAKERS if not parts or any(part in name for part in parts)]
    for one in wanted:
        sheets(place, one, chosen)
