"""Whether a window can be opened here, and whether the right pygame is installed."""

import os
import sys
from collections.abc import Mapping
from importlib import metadata

from borderwar.cli.failure import Failure

UNSEEN_DRIVERS = ("dummy", "offscreen")
"""Drivers of SDL that draw where nobody looks."""

CURE = "'python -m pip uninstall -y pygame pygame-ce', then 'python -m pip install pygame-ce'"


def why_no_window(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Why no window can be opened, as words that follow "no display"; None if one may open."""
    driver = environment.get("SDL_VIDEODRIVER", "")
    if driver in UNSEEN_DRIVERS:
        return f"SDL_VIDEODRIVER is '{driver}'"
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if platform.startswith("linux") and not driver and not any(environment.get(name) for name in screens):
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return None


def check_pygame() -> None:
    """Failure, with the cure, if the older pygame is installed: the two overwrite each other's files."""
    if not _installed("pygame"):
        return
    if _installed("pygame-ce"):
        raise Failure(f"pygame and pygame-ce are both installed and spoil each other; run {CURE}.")
    raise Failure(f"pygame is installed where pygame-ce is wanted; run {CURE}.")


def unseen() -> None:
    """Draw into memory from here on: for pictures without a screen."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"


def _installed(distribution: str) -> bool:
    try:
        metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return False
    return True


class NoWindow(Exception):
    """No window can be opened; the message says why."""


def display_trouble(error: Exception) -> bool:
    """Whether the drawing library said that there is no screen to draw on."""
    said = str(error).lower()
    words = ("video", "display", "x11", "wayland", "window", "kmsdrm")
    return type(error).__module__.startswith("pygame") and any(word in said for word in words)
