"""The game starts anywhere: empty home, read-only install, odd paths; the window may change."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pygame
import pytest
from every_screen import MAKERS
from hands import Hands, open_app, play_screen

from borderwar.ui.screens.play import PlayScreen

TOP = Path(__file__).resolve().parents[2]

PLAY = """
import sys
from pathlib import Path
import borderwar
assert Path(borderwar.__file__).is_relative_to(sys.argv[1]), borderwar.__file__
from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.ui.app import App
from borderwar.ui.games import begin
from borderwar.ui.settings import load_settings
import pygame
settings = load_settings()
scenario, problems = load_scenario(scenario_folder("tauran-1936"))
app = App(begin(scenario, 0, "passive", settings, 7), settings, (1280, 720))
for key in (pygame.K_n, pygame.K_t, pygame.K_g):
    app.step(16, [pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=chr(key), scancode=0)])
print(app.stack[0].runner.game.position, app.frames > 0)
"""


def test_a_read_only_install_under_an_odd_path_plays_from_an_empty_home_without_sound(tmp_path):
    install = tmp_path / "Степь и 草原 with spaces" / "site"
    package = install / "borderwar"
    shutil.copytree(TOP / "src" / "borderwar", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("assets", "scenarios"):
        shutil.copytree(TOP / name, package / "_data" / name)
    for path in (install, *install.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    home = tmp_path / "дом"
    home.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(install)}
    env |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "none at all", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(install)], env=env, cwd=home, capture_output=True, text=True
    )
    for path in (install, *install.rglob("*")):
        path.chmod(path.stat().st_mode | stat.S_IWUSR)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["1", "True"], "an order was given and shown"
    assert list(home.rglob("*.log")), "the game is kept on disk"


@pytest.mark.checklist("I9")
@pytest.mark.parametrize("name", ["play", "lesson", "settings of look", "menu", "replay"])
def test_a_window_of_another_size_shows_the_same_state(name):
    hands = Hands(open_app(MAKERS[name](100), (1366, 768)))
    if isinstance(hands.app.screen, PlayScreen):
        for key in "nl":
            hands.key(ord(key), 0, key)
    before = {pane.panel.name: pane.shown for pane in hands.app.screen.panes.values()}
    for size in ((1024, 600), (1920, 1080), (1366, 768)):
        pygame.display.set_mode(size, pygame.RESIZABLE)
        hands.app.step(16, [pygame.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])])

        assert hands.app.screen.size == size
        window = hands.app.window.get_rect()
        assert all(window.contains(pane.place) for pane in hands.app.screen.panes.values() if pane.shown)
    assert {pane.panel.name: pane.shown for pane in hands.app.screen.panes.values()} == before


@pytest.mark.checklist("I9")
def test_full_screen_and_back_keep_the_game_and_its_selection():
    hands = Hands(open_app(play_screen(0)))
    hands.key(pygame.K_n, 0, "n")
    desk = hands.play.situation.desk
    chosen, cursor = desk.selected, desk.cursor

    hands.key(pygame.K_F11)
    assert hands.app.settings.full_screen
    hands.key(pygame.K_F11)

    assert not hands.app.settings.full_screen
    assert (desk.selected, desk.cursor) == (chosen, cursor)
    assert hands.app.window.get_size() == hands.app.screen.size
