"""The main screens as they are kept in golden frames: each from a fixed moment, all painted."""

from collections.abc import Callable

import pygame
from hands import Hands, open_app, play_screen, setup

from borderwar.content.places import scenario_folder
from borderwar.session.game import Game
from borderwar.ui.app import App
from borderwar.ui.kit.screen import Screen
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Shelf
from borderwar.ui.shot import draw_shot

Draw = Callable[[tuple[int, int], str], pygame.Surface]
INCIDENTS = ("tauran-1936", "olankhuduk-1936", "changlingtzu-1936")
PATIENCE = 4000
"""Steps after which a screen that is still busy is taken as it is."""


def _settled(screen: Screen, size: tuple[int, int], colours: str) -> pygame.Surface:
    """A screen on a window, when nothing on it changes any more."""
    app = App(screen, Settings(speed=3, palette=colours, reduced_motion=True), size, remember=False)
    for _ in range(PATIENCE):
        app.step(16)
        if not app.screen.busy():
            break
    app.step(16)
    return app.window.copy()


def _play(size: tuple[int, int], colours: str) -> pygame.Surface:
    """A unit chosen, its reach on the map, in the fourth turn of the greedy player's game.

    The staff plays better from month to month, and later turns hang on every figure of the law.
    """
    from borderwar.session.computer import played_game

    game = played_game(setup(), 1, ("greedy", "greedy"))
    position = game.position_of_turn(3, 0)
    unit = next(
        unit
        for unit in game.view(0, position).units
        if unit.side == 0 and unit.hex >= 0 and unit.seconds_left > 0 and not unit.aircraft
    )
    return draw_shot(game, size, side=0, position=position, select=unit.id, colours=colours)


def _whole_map(size: tuple[int, int], colours: str) -> pygame.Surface:
    return draw_shot(Game.new(setup(), 1), size, side=0, whole_map=True, colours=colours)


def _settings(size: tuple[int, int], colours: str) -> pygame.Surface:
    return _settled(SettingsScreen(Settings(palette=colours)), size, colours)


def _chooser(size: tuple[int, int], colours: str) -> pygame.Surface:
    """Three incidents alone, so that a new one changes no frame."""
    from borderwar.ui.screens.chooser import ChooserScreen

    folders = [scenario_folder(name) for name in INCIDENTS]
    shelf = Shelf.of([folder for folder in folders if folder is not None])
    shelf.finish()
    screen = ChooserScreen(Settings(palette=colours), shelf)
    for _ in range(4):  # each look asks for pictures that the next one shows
        _settled(screen, size, colours)
        screen.gallery.workshop.finish()
    return _settled(screen, size, colours)


def _rules(size: tuple[int, int], colours: str) -> pygame.Surface:
    from borderwar.ui.screens.rules import RulesScreen

    return _settled(RulesScreen("5.3"), size, colours)


def _keys(size: tuple[int, int], colours: str) -> pygame.Surface:
    """The list of keys over the play screen."""
    hands = Hands(open_app(play_screen(0), size))
    hands.app.settings.palette = colours
    hands.key(pygame.K_F1)
    for _ in range(60):
        hands.app.step(16)
    return hands.app.window.copy()


SCREENS: dict[str, Draw] = {
    "play": _play,
    "whole-map": _whole_map,
    "settings": _settings,
    "chooser": _chooser,
    "rules": _rules,
    "keys": _keys,
}
"""What is drawn at each size and in each palette."""
