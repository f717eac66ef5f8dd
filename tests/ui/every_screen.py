"""Every screen there is, each as a table of what makes it: for tests that hold of all of them."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pygame
from hands import play_screen, setup, tauran

from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.ui.games import play_screen as new_screen
from borderwar.ui.kit.dialog import Dialog
from borderwar.ui.kit.droplist import DropList
from borderwar.ui.kit.inputs import OpenList
from borderwar.ui.kit.screen import Screen
from borderwar.ui.lesson.table import lesson_scenario
from borderwar.ui.saves import SavedGame
from borderwar.ui.screens.briefing import BriefingScreen
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.screens.curtain import CurtainScreen
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.ending import EndingScreen
from borderwar.ui.screens.finder import FinderScreen
from borderwar.ui.screens.keys import KeysScreen
from borderwar.ui.screens.lesson import LessonOffer, LessonScreen
from borderwar.ui.screens.loading import LoadingScreen
from borderwar.ui.screens.losses import LossesScreen
from borderwar.ui.screens.note import NoteScreen
from borderwar.ui.screens.players import PlayersScreen
from borderwar.ui.screens.questions import branch_question, end_turn_question, game_menu
from borderwar.ui.screens.replay import replay_screen
from borderwar.ui.screens.rules import RulesScreen
from borderwar.ui.screens.saves import SavesScreen
from borderwar.ui.screens.settings import SettingsScreen
from borderwar.ui.screens.title import TitleScreen
from borderwar.ui.seats import BOTH
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Shelf


@lru_cache(maxsize=1)
def lesson_setup() -> Setup:
    """The tables of the tutorial."""
    return prepare(lesson_scenario(tauran()))


@lru_cache(maxsize=1)
def finished() -> Game:
    """A game of Tauran that has come to its end, with a fight in it."""
    screen = play_screen(None, "greedy", 7)
    screen.runner.run_computer()
    assert screen.runner.game.over
    return screen.runner.game


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The shipped incidents, all read."""
    shelf = Shelf.of_all()
    shelf.finish()
    return shelf


def a_save(number: int) -> SavedGame:
    """A line of the save browser."""
    when = datetime(2026, 1, 1 + number % 28)
    problem = "This file cannot be read: it is empty" if number == 1 else ""
    name = f"Tauran turn {number} at the well"
    return SavedGame(
        Path(f"{number}.log"), name, "japan", "staff", "tauran-1936", 3, 41, when, False, "1", problem
    )


def saves(writing: bool) -> SavesScreen:
    """The save browser with forty lines, to open one or to write."""
    screen = SavesScreen(lambda saved: None, (lambda name: "") if writing else None, "Tauran turn 3")
    screen.rows = [a_save(number) for number in range(40)]
    return screen


def settings_tab(tab: int, scale: int) -> SettingsScreen:
    """A group of settings."""
    screen = SettingsScreen(Settings(scale=scale))
    screen.tab = tab
    return screen


def never(progress: object) -> Screen:
    """What a loading screen waits for in vain."""
    raise ValueError("the scenario has two mistakes")


def ending() -> EndingScreen:
    """The last screen of a game."""
    below = new_screen(finished(), 0, "greedy", Settings(speed=3), keep=False)
    below.runner.tell_again()
    return EndingScreen(below)


MAKERS: dict[str, Callable[[int], Screen]] = {
    "play": lambda scale: play_screen(0, "passive", scale=scale),
    "play, hot seat": lambda scale: new_screen(Game.new(setup(), 7), BOTH, "", Settings(speed=3), keep=False),
    "lesson": lambda scale: LessonScreen(lesson_setup(), Settings(scale=scale, speed=3)),
    "title": lambda scale: TitleScreen(Settings(scale=scale), shelf()),
    "chooser": lambda scale: ChooserScreen(Settings(scale=scale), shelf()),
    "briefing of one side": lambda scale: BriefingScreen(tauran(), 0, Settings(scale=scale)),
    "briefing of the other": lambda scale: BriefingScreen(tauran(), 1, Settings(scale=scale)),
    "keys": lambda scale: KeysScreen("play", Settings(scale=scale)),
    "keys to read": lambda scale: KeysScreen("chooser"),
    "rules": lambda scale: RulesScreen("5.4"),
    "encyclopaedia": lambda scale: EncyclopaediaScreen(tauran()),
    "losses": lambda scale: LossesScreen(play_screen(0).situation),
    "replay": lambda scale: replay_screen(finished(), None, Settings(scale=scale, speed=3), "greedy", None),
    "note": lambda scale: NoteScreen(12, "Order 12, turn 3", "they come"),
    "ending": lambda scale: ending(),
    "saves to open": lambda scale: saves(False),
    "saves to write": lambda scale: saves(True),
    "settings of play": lambda scale: settings_tab(0, scale),
    "settings of look": lambda scale: settings_tab(1, scale),
    "settings of sound": lambda scale: settings_tab(2, scale),
    "settings of language": lambda scale: settings_tab(3, scale),
    "settings of keys": lambda scale: settings_tab(4, scale),
    "loading": lambda scale: LoadingScreen("Tauran", never, Settings(scale=scale)),
    "curtain": lambda scale: CurtainScreen("Japan and Manchukuo", 0),
    "finder": lambda scale: FinderScreen(tauran()),
    "players": lambda scale: PlayersScreen(("Japan and Manchukuo", "Mongolia and USSR"), ("person", "staff")),
    "menu": lambda scale: game_menu(play_screen(0).situation),
    "end of turn": lambda scale: end_turn_question("8 units can still act.", play_screen(0).situation.able()),
    "branch": lambda scale: branch_question(),
    "offer of the lesson": lambda scale: LessonOffer(Settings(scale=scale)),
    "drop-down": lambda scale: DropList(
        OpenList("x", tuple(f"Line {number}" for number in range(20)), 3, lambda row: row),
        lambda: pygame.Rect(200, 100, 260, 34),
    ),
}
"""Name of a screen in a state, and what makes it at an interface scale."""


def all_subclasses(kind: type[Screen] = Screen) -> set[type[Screen]]:
    """All kinds of screen that the game has."""
    found = {sub for sub in kind.__subclasses__() if sub.__module__.startswith("borderwar.")}
    return found | {deeper for sub in found for deeper in all_subclasses(sub)}


ABSTRACT = {"Page"}


def kinds_missing() -> set[str]:
    """Kinds of screen that MAKERS does not make; it should."""
    made = {type(make(100)) for make in MAKERS.values()}
    made |= {Dialog}
    return {kind.__name__ for kind in all_subclasses() - made} - ABSTRACT
