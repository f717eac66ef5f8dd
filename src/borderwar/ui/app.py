"""The window and the event loop: a stack of screens, drawn only when something changed."""

import os
from collections.abc import Callable, Sequence

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# Where there is no graphics card SDL's accelerated window surface is many times slower.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

import pygame

from borderwar.language import say, speak
from borderwar.ui import bindings
from borderwar.ui.appearance import wear
from borderwar.ui.background import stop_all
from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.kit.reading import letters, set_letters
from borderwar.ui.kit.screen import Pop, Push, Quit, Reset, Screen, Transition
from borderwar.ui.settings import SCALES, Settings, save_settings
from borderwar.ui.sound import Sounder

SMALLEST = (960, 560)
"""Logical units a screen needs: a larger interface scale than the window allows is cut to this."""

WINDOWED = (1600, 900)
"""The window's size after full screen."""

FRAME = 16
"""Milliseconds of a frame while something moves."""

IDLE = 1000
"""Longest wait for an event while nothing moves."""


class App:
    """The window, the stack of screens and the loop."""

    def __init__(
        self, first: Screen, settings: Settings, size: tuple[int, int] = (1920, 1080), remember: bool = True
    ) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.key.set_repeat(350, 40)
        self.settings = settings
        self.remember = remember  # write settings to their file
        self.running = True
        self.frames = 0  # pictures shown, for tests
        set_letters(settings.letters)
        self._speak()
        self._open_window(size)
        pygame.display.set_caption("borderwar")
        self.stack: list[Screen] = []
        bindings.change({action: tuple(keys) for action, keys in settings.keys.items()})
        self._push(first)
        self.sounder = Sounder(settings)
        self._deep = 1  # screens in the stack when it was heard last
        self._asked = False  # leaving would lose a game, and the player was told
        self._told = ""  # the trouble with the settings that was told last

    def _speak(self) -> None:
        """Speak the language of the settings; a broken catalogue is told as trouble with them."""
        self._asked_for = self.settings.language
        self.settings.trouble = speak(self._asked_for) or self.settings.trouble

    # ---- window ---------------------------------------------------------------------
    def _open_window(self, size: tuple[int, int]) -> None:
        self._full = self.settings.full_screen
        flags = pygame.RESIZABLE
        if self.settings.full_screen:
            flags = pygame.FULLSCREEN
            size = (0, 0)
        self.window = pygame.display.set_mode(size, flags)

    @property
    def scale(self) -> float:
        """The interface scale that the window has room for."""
        wide, high = self.window.get_size()
        most = min(wide / SMALLEST[0], high / SMALLEST[1])
        return max(0.5, min(self.settings.scale / 100, most))

    def _fit(self) -> None:
        for screen in self.stack:
            screen.resize(self.window.get_size(), self.scale)

    # ---- stack ----------------------------------------------------------------------
    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self.stack[-1]

    def _push(self, screen: Screen) -> None:
        if screen.overlay and self.stack:
            screen.backdrop = self._picture_below(self.stack[-1], screen.dims)
        self.stack.append(screen)
        pygame.mouse.set_visible(not screen.silent)
        screen.resize(self.window.get_size(), self.scale)
        screen.stale = True

    def _picture_below(self, below: Screen, dims: bool) -> pygame.Surface:
        """The screen below an overlay, darkened if the overlay wants it so."""
        picture = pygame.Surface(self.window.get_size())
        below.stale = True
        below.refresh()
        below.draw(picture)
        below.stale = True
        if dims:
            veil = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
            veil.fill((20, 22, 17, 150))
            picture.blit(veil, (0, 0))
        return picture

    def show(self, screen: Screen) -> None:
        """Show a screen above the one on top."""
        self._push(screen)

    def apply(self, transition: Transition | None) -> None:
        """Do what a screen asked for."""
        match transition:
            case None:
                return
            case Push(screen):
                self._push(screen)
            case Pop(Quit()):
                self.running = False
            case Pop(result):
                self.stack.pop()
                if not self.stack:
                    self.running = False
                    return
                pygame.mouse.set_visible(not self.screen.silent)
                self.screen.resize(self.window.get_size(), self.scale)
                self.screen.stale = True
                self.apply(self.screen.came_back(result))
            case Reset(screen):
                self.stack.clear()
                self._push(screen)
            case Quit():
                self._leave()

    def _leave(self) -> None:
        """End, unless something would be lost: then ask once; a second wish to leave is granted."""
        lost = next((words for screen in self.stack if (words := screen.unkept())), "")
        if not lost or self._asked:
            self.running = False
            return
        self._asked = True
        choices = (Choice(say("Stay"), None, "Esc", main=True), Choice(say("Leave"), Quit()))
        self._push(Dialog(Question(say("Leave and lose this game?"), (lost,), choices)))

    # ---- events ---------------------------------------------------------------------
    def handle(self, event: pygame.Event) -> None:
        """Take one event."""
        if event.type == pygame.QUIT:
            self._leave()
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            self.window = pygame.display.get_surface() or self.window
            self._renew_backdrops()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.screen.stale = True
        elif event.type == pygame.KEYDOWN and self._own_key(event):
            return
        else:
            self.apply(self.screen.handle(event))

    def _renew_backdrops(self) -> None:
        self._fit()
        for below, above in zip(self.stack, self.stack[1:], strict=False):
            if above.overlay:
                above.backdrop = self._picture_below(below, above.dims)
        self.screen.stale = True

    def _own_key(self, event: pygame.Event) -> bool:
        """Keys that mean the same on every screen."""
        action = bindings.action_of(event, self.screen.name)
        if action == "full-screen":
            self.settings.full_screen = not self.settings.full_screen
        elif action in ("larger", "smaller"):
            near = min(SCALES, key=lambda scale: abs(scale - self.settings.scale))
            place = SCALES.index(near) + (1 if action == "larger" else -1)
            self.settings.scale = SCALES[min(max(place, 0), len(SCALES) - 1)]
            self._renew_backdrops()
        elif action == "mute":
            self.settings.mute = not self.settings.mute
        else:
            return False
        self._keep_settings()
        return True

    def _keep_settings(self) -> None:
        if self.remember:
            save_settings(self.settings)

    # ---- frames ---------------------------------------------------------------------
    def step(self, milliseconds: int, events: Sequence[pygame.Event] = ()) -> bool:
        """Take events, let time pass, and draw if anything changed; True if it drew."""
        for event in events:
            if self.running:
                self.handle(event)
        if not self.running:
            return False
        screen = self.screen
        screen.ring.tick(milliseconds)
        self.apply(screen.tick(milliseconds))
        drew = self._show_changes()
        self._sound()
        return drew

    def _sound(self) -> None:
        """Let the screen on top be heard; what the others had to say is out of date by then."""
        wanted = [screen.take_sounds() for screen in self.stack]
        if not self.running or self.screen.silent:
            self.sounder.hush()
            return
        heard = [
            *wanted[-1],
            *(["paper"] if len(self.stack) != self._deep and not self.screen.overlay else []),
        ]
        self._deep = len(self.stack)
        self.sounder.play(heard)
        base = next((screen for screen in reversed(self.stack) if not screen.overlay), self.screen)
        self.sounder.surround(base.around)

    def _show_changes(self) -> bool:
        """Draw the screen on top if anything on it changed; True if it drew."""
        if not self.running:
            return False
        if (cover := self.screen.cover()) is not None:
            self._push(cover)
        if self.settings.language != self._asked_for:
            self._speak()
            self._renew_backdrops()
        if self.settings.trouble != self._told:
            self._told = self.settings.trouble
            choices = (Choice(say("Go on"), None, "Enter", main=True),)
            self._push(Dialog(Question(say("Settings"), (self._told,), choices)))
        if self.settings.full_screen != self._full:
            self._open_window(WINDOWED)
            self._renew_backdrops()
        if wear(self.settings.palette, self.settings.counters):
            self._renew_backdrops()
        if self.screen.scale != self.scale or letters() != self.settings.letters:
            set_letters(self.settings.letters)
            self._renew_backdrops()
        if not self.screen.refresh():
            return False
        self.screen.draw(self.window)
        pygame.display.flip()
        self.frames += 1
        return True

    def pump(self, milliseconds: int = FRAME) -> bool:
        """One step with the events that are waiting."""
        return self.step(milliseconds, pygame.event.get())

    def run(self, after_first_frame: Callable[[], None] | None = None) -> None:
        """The loop, until the player leaves."""
        clock = pygame.time.Clock()
        self.pump(0)
        if after_first_frame is not None:
            after_first_frame()
        while self.running:
            if self.screen.busy():
                events = pygame.event.get()
                passed = clock.tick(1000 // FRAME)
            else:
                wait = self.screen.ring.tip_in()
                event = pygame.event.wait(IDLE if wait is None else max(1, wait))
                events = [event, *pygame.event.get()] if event.type != pygame.NOEVENT else []
                passed = min(clock.tick(), IDLE)
            self.step(passed, events)
        stop_all()
