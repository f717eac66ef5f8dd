"""Every key of the table does something on each screen that lists it; Esc never acts."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import pygame
import pytest
from every_screen import MAKERS
from hands import Hands, open_app

from borderwar.ui import bindings
from borderwar.ui.kit.screen import Pop
from borderwar.ui.screens.ending import EndingScreen
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.screens.replay import ReplayScreen

CODES = {name: key for key, name in bindings._SPECIAL.items()}
MODS = {"Ctrl": pygame.KMOD_CTRL, "Alt": pygame.KMOD_ALT, "Shift": pygame.KMOD_SHIFT}


def press(hands: Hands, chord: str) -> None:
    """Press the keys that the table calls by a name."""
    mod, base = 0, chord
    while "+" in base[:-1]:
        name, _, rest = base.partition("+")
        mod, base = mod | MODS[name], rest
    key = CODES.get(base, ord(base[0].lower()))
    text = base if len(base) == 1 and not mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT) else ""
    hands.key(key, mod, text)


def signature(hands: Hands) -> tuple[Any, ...]:
    """All that a player can see or hear change."""
    if not hands.app.running:
        return ("left",)
    screen = hands.app.screen
    shown: list[Any] = [len(hands.app.stack), type(screen).__name__, hands.app.running, screen.ring.focus]
    shown += [
        (name, pane.shown_model, pane.panel.scrolled) for name, pane in screen.panes.items() if pane.shown
    ]
    if isinstance(screen, PlayScreen):
        shown += [screen.runner.stage.key(), screen.runner.game.position, asdict(screen.settings)]
    if isinstance(screen, ReplayScreen):
        showing = screen.showing
        shown += [screen.stage.key(), showing.at, showing.playing, asdict(screen.settings)]
    return (*shown, asdict(hands.app.settings))


def settle(hands: Hands) -> None:
    """Wait for the pictures that come by themselves, so that no key is thanked for them."""
    gallery = getattr(hands.app.screen, "gallery", None)
    if gallery is not None:
        gallery.workshop.finish()
        hands.app.step(16)


def in_play() -> Iterator[Callable[[Hands], None]]:
    """Moments of a game in which a key may have something to do, the likeliest first."""

    def unit_chosen(hands: Hands) -> None:
        hands.key(pygame.K_n, 0, "n")

    def nothing(hands: Hands) -> None:
        hands.play.situation.desk.drop()
        hands.play.situation.desk.drop()

    def map_moved(hands: Hands) -> None:
        hands.key(pygame.K_n, 0, "n")
        for _ in range(3):
            press(hands, "Shift+Right")
            press(hands, "+")

    def mouse_on_a_stack(hands: Hands) -> None:
        hands.play.situation.desk.by_keys = False
        units = [unit for unit in hands.play.situation.view.units if unit.hex >= 0]
        places = [unit.hex for unit in units]
        hands.play.situation.desk.hover = max(places, key=places.count)

    def cursor_in_use(hands: Hands) -> None:
        hands.key(pygame.K_n, 0, "n")
        hands.key(pygame.K_DOWN)

    def looking_back(hands: Hands) -> None:
        hands.key(pygame.K_n, 0, "n")
        hands.key(pygame.K_t, 0, "t")
        hands.play.runner.look_at(0)

    def enemy_moves(hands: Hands) -> None:
        hands.play.runner.look_at(None)
        hands.play.settings.speed = 0
        hands.play.settings.ask_end_turn = False
        hands.key(pygame.K_e, 0, "e")

    yield from (
        unit_chosen,
        nothing,
        map_moved,
        mouse_on_a_stack,
        cursor_in_use,
        looking_back,
        enemy_moves,
    )


def in_replay() -> Iterator[Callable[[Hands], None]]:
    """Moments of a replay: its start, its middle, and one seen closer and slower, away from the edge."""

    def start(hands: Hands) -> None:
        hands.app.screen.showing.runner.look_at(0)

    def middle(hands: Hands) -> None:
        showing = hands.app.screen.showing
        showing.runner.look_at(showing.game.position // 2)

    def closer_and_slower(hands: Hands) -> None:
        middle(hands)
        for chord in ("1", "+", "+", "Down", "Right"):
            press(hands, chord)

    yield from (start, middle, closer_and_slower)


def in_lists() -> Iterator[Callable[[Hands], None]]:
    """Moments of any other screen."""

    def at_first(hands: Hands) -> None:
        pass

    def in_the_middle(hands: Hands) -> None:
        for _ in range(3):
            hands.key(pygame.K_DOWN)

    def further_down(hands: Hands) -> None:
        hands.key(pygame.K_PAGEDOWN)

    def at_the_end(hands: Hands) -> None:
        hands.key(pygame.K_END)

    def changed_key(hands: Hands) -> None:
        editor = getattr(hands.app.screen, "editor", None)
        if editor is not None:
            editor.settings.keys["fire"] = ["Shift+J"]
            editor.chosen = "fire"

    yield from (at_first, in_the_middle, further_down, at_the_end, changed_key)


@lru_cache(maxsize=1)
def names_of_screens() -> dict[str, str]:
    """The part of the table that each screen listens to."""
    return {maker: make(100).name for maker, make in MAKERS.items()}


def screens_named(name: str) -> list[str]:
    """The makers of screens that listen to a part of the table."""
    return [maker for maker, kind in names_of_screens().items() if kind == name]


@pytest.fixture(autouse=True)
def own_files(monkeypatch, tmp_path):
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    monkeypatch.setattr("borderwar.ui.reports.reports_folder", lambda: tmp_path / "reports")
    monkeypatch.setattr("borderwar.ui.aftermath.study_folder", lambda scenario: tmp_path / "study")
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: tmp_path / "saves")
    yield
    bindings.change({})


NAMES = sorted({screen for binding in bindings.BINDINGS for screen in binding.screens})


@pytest.mark.checklist("I3")
@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_table_belongs_to_a_screen_that_there_is(name):
    assert screens_named(name), f"no screen listens to '{name}'"


ONLY_IF = {
    ("title", "resume"): "a game was saved",
    ("settings", "reset-keys"): "a key was changed",
    ("encyclopaedia", "left"): "another entry was read before",
    ("losses", "up"): "the table is longer than the window",
}
"""What a key does only under a condition that other tests make."""


@pytest.mark.checklist("I3")
@pytest.mark.parametrize("name", NAMES)
def test_every_action_has_a_key_and_does_something_on_its_screen(name):
    table = bindings.of_screen(name)
    left = {b.action: b.keys for b in table if (name, b.action) not in ONLY_IF}
    assert all(left.values()), "an action without a key"
    for maker in screens_named(name):
        screen = MAKERS[maker](100)
        moments = in_lists
        if isinstance(screen, PlayScreen):
            moments = in_play
        elif isinstance(screen, ReplayScreen):
            moments = in_replay
        for moment in moments():
            hands = Hands(open_app(MAKERS[maker](100)))
            for action in list(left):
                if not hands.app.running or len(hands.app.stack) != 1 or hands.app.screen.name != name:
                    hands = Hands(open_app(MAKERS[maker](100)))
                moment(hands)
                settle(hands)
                before = signature(hands)
                press(hands, left[action][0])
                if signature(hands) != before:
                    del left[action]
                while hands.app.running and len(hands.app.stack) > 1:
                    hands.app.apply(Pop())
            if not left:
                return
    assert left == {}, "keys that do nothing"


@pytest.mark.checklist("B6")
@pytest.mark.parametrize("maker", [name for name in MAKERS if not name.startswith("curtain")])
def test_escape_gives_no_order_and_leads_to_a_safe_place_in_three_presses(maker):
    hands = Hands(open_app(MAKERS[maker](100)))
    screen = hands.app.screen
    game = screen.runner.game if isinstance(screen, PlayScreen) else None
    if isinstance(screen, PlayScreen):
        for key in "nvlp":
            hands.key(ord(key), 0, key)
    position = game.position if game is not None else 0
    settings = asdict(hands.app.settings)
    for _ in range(3):
        if not hands.app.running:
            break
        hands.key(pygame.K_ESCAPE)

    safe = not hands.app.running or hands.app.screen is not screen or len(hands.app.stack) > 1
    resting = game is not None and hands.play.situation.desk.selected < 0
    assert safe or resting or isinstance(screen, EndingScreen)
    assert game is None or game.position == position
    assert asdict(hands.app.settings) == settings
