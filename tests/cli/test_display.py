"""Where a window can be opened, and which pygame is there."""

import pytest

from borderwar.cli import display
from borderwar.cli.failure import Failure


@pytest.mark.parametrize(
    ("environment", "platform", "window"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"SDL_VIDEODRIVER": "kmsdrm"}, "linux", True),
        ({"SDL_VIDEODRIVER": "dummy", "DISPLAY": ":0"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"SDL_VIDEODRIVER": "dummy"}, "win32", False),
    ],
)
def test_a_window_needs_a_display(environment, platform, window):
    assert (display.why_no_window(environment, platform) is None) == window


@pytest.mark.parametrize(
    ("installed", "sentence"),
    [
        ({"pygame", "pygame-ce"}, "both installed"),
        ({"pygame"}, "pygame is installed where pygame-ce is wanted"),
    ],
)
def test_the_other_pygame_is_named_with_its_cure(installed, sentence, monkeypatch):
    monkeypatch.setattr(display, "_installed", lambda name: name in installed)
    with pytest.raises(Failure, match=sentence) as caught:
        display.check_pygame()
    assert "python -m pip uninstall -y pygame pygame-ce" in caught.value.message


def test_the_right_pygame_is_no_trouble(monkeypatch):
    monkeypatch.setattr(display, "_installed", lambda name: name == "pygame-ce")
    display.check_pygame()
