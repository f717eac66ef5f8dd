"""Hands for tests: press keys, move a mouse and look at the screen of a game of Tauran."""

from functools import lru_cache

import pygame

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import Setup, prepare
from borderwar.session.game import Game
from borderwar.ui.app import App
from borderwar.ui.kit.screen import Screen
from borderwar.ui.opponents import opponent
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings

AT_ONCE = 3


@lru_cache(maxsize=1)
def tauran() -> Scenario:
    """The shipped scenario."""
    folder = scenario_folder("tauran-1936")
    assert folder is not None
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    return scenario


@lru_cache(maxsize=1)
def setup() -> Setup:
    """Its tables."""
    return prepare(tauran())


def open_app(screen: Screen, size: tuple[int, int] = (1366, 768), scale: int = 100) -> App:
    """A window on a screen that leaves the player's files alone."""
    return App(screen, Settings(scale=scale, speed=AT_ONCE, mute=True), size, remember=False)


def play_screen(
    side: int | None = 0, level: str = "passive", seed: int = 7, **settings: object
) -> PlayScreen:
    """The play screen of a new game, kept nowhere."""
    sides = [0, 1] if side is None else [1 - side]
    chosen = Settings(speed=AT_ONCE)
    for name, value in settings.items():
        setattr(chosen, name, value)
    game = Game.new(setup(), seed)
    return PlayScreen(game, side, {number: opponent(level, number) for number in sides}, chosen)


class Hands:
    """One player's hands on one window."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.at = (0, 0)
        app.step(16)

    @property
    def play(self) -> PlayScreen:
        """The play screen, wherever it is in the stack."""
        return next(screen for screen in self.app.stack if isinstance(screen, PlayScreen))

    def key(self, key: int, mod: int = 0, text: str = "") -> None:
        """Press and let go of a key."""
        down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0)
        up = pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode=text, scancode=0)
        self.app.step(16, [down, up])

    def letters(self, text: str) -> None:
        """Type letters and figures."""
        for letter in text:
            self.key(ord(letter.lower()), 0, letter)
            self.app.step(16, [pygame.Event(pygame.TEXTINPUT, text=letter)])

    def move(self, point: tuple[int, int], held: bool = False) -> None:
        """Move the mouse."""
        rel = point[0] - self.at[0], point[1] - self.at[1]
        self.at = point
        self.app.step(
            16,
            [pygame.Event(pygame.MOUSEMOTION, pos=point, rel=rel, buttons=(int(held), 0, 0), touch=False)],
        )

    def button(self, point: tuple[int, int], button: int = 1) -> None:
        """Press and let go of a mouse button."""
        self.move(point)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.step(16, [pygame.Event(kind, pos=point, button=button, touch=False)])

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move and let go."""
        self.move(start)
        self.app.step(16, [pygame.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1, touch=False)])
        for share in (0.3, 0.7, 1.0):
            x, y = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
            self.move((x, y), held=True)
        self.app.step(16, [pygame.Event(pygame.MOUSEBUTTONUP, pos=end, button=1, touch=False)])

    def wheel(self, steps: int, point: tuple[int, int]) -> None:
        """Turn the wheel over a point."""
        self.app.step(
            16, [pygame.Event(pygame.MOUSEWHEEL, x=0, y=steps, pos=point, flipped=False, touch=False)]
        )

    def press(self, name: str) -> None:
        """Click a control by its name."""
        control = self.app.screen.control(name)
        names = [known.name for known in self.app.screen.controls()]
        assert control is not None, f"no control {name}; there are {names}"
        self.button(control.place.center)

    def hex_point(self, place: int) -> tuple[int, int]:
        """Where a hex is in the window."""
        return self.play.runner.stage.camera.centre(place)

    def click_hex(self, place: int) -> None:
        """Bring a hex into sight and click it."""
        if (
            not self.play.runner._in_sight(place)
            or self.app.screen.pane_at(self.hex_point(place)) is not None
        ):
            self.play.runner.centre(place)
            self.app.step(16)
        self.button(self.hex_point(place))

    def wait(self, milliseconds: int = 2000) -> None:
        """Let time pass in frames."""
        for _ in range(milliseconds // 16):
            self.app.step(16)

    def let_the_computer_move(self, most: int = 20_000) -> None:
        """Wait until it is the player's turn again or the game is over."""
        for _ in range(most):
            if not self.play.runner.computer_moves() and self.play.runner.stage.film is None:
                return
            self.app.step(16)
        raise AssertionError("the computer's turn did not end")
