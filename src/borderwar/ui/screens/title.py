"""Title: the first screen.  Its lines are a table, `WAYS`; a new way on is a line there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar import __version__
from borderwar.content.places import scenario_folder
from borderwar.language import say, say_many
from borderwar.ui import bindings, palette
from borderwar.ui.gallery import Gallery
from borderwar.ui.geo import GeoWindow, atlas, window_about
from borderwar.ui.geo.lettering import write_names
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen, theme_at
from borderwar.ui.kit.screen import Push, Quit, Reset, Screen, Transition
from borderwar.ui.saves import SavedGame, newest_saved
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Shelf

LINE, FIRST = 52.0, 92.0
"""Heights of a way on, and of the game that can be gone on with."""

WIDE = 470.0
VEIL = 0.9
"""How dark the map is under the lines; it fades to the right."""


@dataclass(frozen=True)
class Way:
    """A way on from the title."""

    action: str  # of the binding table; its key is printed
    label: str
    note: Callable[["TitleScreen"], str]
    go: Callable[["TitleScreen"], Transition | None]
    shown: Callable[["TitleScreen"], bool] = lambda title: True


@dataclass(frozen=True)
class Take:
    """Take a way, by its action."""

    action: str


# ---- the ways ---------------------------------------------------------------------------
def _resume(title: "TitleScreen") -> Transition | None:
    from borderwar.ui.games import opening

    title.gallery.workshop.drop()
    return Reset(opening(title.newest, title.settings)) if title.newest is not None else None


def _resume_note(title: "TitleScreen") -> str:
    from borderwar.ui.screens.save_words import save_words

    return "" if title.newest is None else save_words(title.newest, title.shelf).line


def _choose(title: "TitleScreen") -> Transition:
    from borderwar.ui.screens.chooser import ChooserScreen

    return Push(ChooserScreen(title.settings, title.shelf, title.gallery))


def _choose_note(title: "TitleScreen") -> str:
    return say_many(len(title.shelf.entries), "{number} scenario", "{number} scenarios")


def _lesson(title: "TitleScreen") -> Transition:
    from borderwar.ui.screens.lesson import lesson_beginning

    return Reset(lesson_beginning(title.settings))


def _saves(title: "TitleScreen") -> Transition:
    from borderwar.ui.screens.chooser import saves_to_open

    return Push(saves_to_open(title.settings, title.gallery, title.shelf))


def _rules(title: "TitleScreen") -> Transition:
    from borderwar.ui.screens.rules import RulesScreen

    return Push(RulesScreen())


def _encyclopaedia(title: "TitleScreen") -> Transition | None:
    from borderwar.ui.screens.chooser import load
    from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen

    title.shelf.finish()
    entry = next((entry for entry in title.shelf.entries if entry.incident is not None), None)
    scenario = load(entry)
    return Push(EncyclopaediaScreen(scenario)) if scenario is not None else None


def _settings(title: "TitleScreen") -> Transition:
    from borderwar.ui.screens.settings import SettingsScreen

    return Push(SettingsScreen(title.settings))


WAYS: tuple[Way, ...] = (
    Way("resume", "Resume last game", _resume_note, _resume, lambda title: title.newest is not None),
    Way("choose", "Choose an incident", _choose_note, _choose),
    Way("lesson", "Learn the game", lambda title: say("ten minutes, step by step"), _lesson),
    Way("load", "Saved games", lambda title: say("open, tidy up"), _saves),
    Way("rules", "Rules", lambda title: say("every case, with search"), _rules),
    Way("encyclopaedia", "Encyclopaedia", lambda title: say("weapons, vehicles, units"), _encyclopaedia),
    Way("settings", "Settings", lambda title: say("keys, size, sound"), _settings),
    Way("leave", "Leave", lambda title: "", lambda title: Quit()),
)
"""The ways on from the title, first to last."""


# ---- the panel --------------------------------------------------------------------------
@dataclass(frozen=True)
class WayModel:
    """A line of the title."""

    action: str
    label: str
    note: str
    key: str
    chosen: bool
    first: bool  # the game to go on with, drawn larger


@dataclass(frozen=True)
class TitleModel:
    """The title and its lines."""

    ways: tuple[WayModel, ...]
    version: str
    saved: SavedGame | None
    pictures: int


class TitleLines(Panel):
    """The name of the game, and the ways on."""

    name = "ways"
    ground = None

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery

    def model(self, context: "TitleScreen") -> TitleModel:
        ways = context.ways()
        lines = tuple(
            WayModel(
                way.action,
                say(way.label),
                way.note(context),
                bindings.key_of(way.action, "title"),
                place == context.chosen,
                way.action == "resume",
            )
            for place, way in enumerate(ways)
        )
        return TitleModel(lines, __version__, context.newest, context.gallery.workshop.version)

    def draw(self, pen: Pen, model: TitleModel) -> None:
        low = pen.height < 640
        left = 56.0 if pen.width > 420 else 24.0
        wide = min(WIDE, pen.width - left - 16)
        y = 34.0 if low else max(64.0, pen.height * 0.1)
        pen.text("BORDERWAR", left, y, face="map-bold", size=40 if low else 54, ink="text", room=wide)
        y += 56 if low else 76
        pen.fill((left, y, 64, 3), "accent")
        words = say("The border war of 1935–1945, from a patrol to a front")
        pen.text(words, left, y + 12, face="map", size=17 if low else 19, ink="text-2", room=wide)
        y += 44 if low else 62
        foot = 34.0
        heights = [FIRST if way.first else LINE for way in model.ways]
        gap = 8.0
        share = min(1.0, (pen.height - y - foot) / (sum(heights) + gap * len(heights)))
        for way, high in zip(model.ways, heights, strict=True):
            self._way(pen, way, (left, y, wide, high * share), model.saved)
            y += (high + gap) * share
        version = say("version {version}", version=model.version)
        pen.text(version, left, pen.height - 28, size=13, ink="text-2")

    def _way(self, pen: Pen, way: WayModel, place: Box, saved: SavedGame | None) -> None:
        left, top, wide, high = place
        pen.box(place, "selected-row" if way.chosen else "panel", 5)
        if way.chosen:
            pen.box((left, top, 5, high), "accent", 2)
        x = left + 22
        if way.first and saved is not None:
            picture = self._picture(pen, saved, (left + 12, top + 8, 108, high - 16))
            if picture is not None:
                area = pen.rect((left + 12, top + 8, 108, high - 16))
                pen.surface.blit(picture, picture.get_rect(center=area.center))
            x = left + 134
        middle = top + high / 2
        right = left + wide - 16
        if way.key:
            right -= pen.text(way.key, right, middle - 9, size=14, ink="text-2", align="right") + 14
        ink = "accent" if way.chosen else "text"
        if way.first:
            pen.text(way.label, x, middle - 27, face="text-bold", size=19, ink=ink, room=right - x)
            pen.text(way.note, x, middle + 2, size=14, ink="text-2", room=right - x)
        else:
            used = pen.text(way.label, x, middle - 12.5, face="text-bold", size=18, ink=ink, room=right - x)
            rest = right - x - used - 14
            if way.note and pen.measure(way.note, "text", 14) <= rest:
                pen.text(way.note, right, middle - 9, size=14, ink="text-2", align="right")
        pen.control(f"way.{way.action}", place, Take(way.action), focus=False, radius=5)

    def _picture(self, pen: Pen, saved: SavedGame, place: Box) -> pygame.Surface | None:
        """The saved game's map with the units its player saw."""
        folder = scenario_folder(saved.scenario)
        if folder is None:
            return None
        return self._gallery.save_map(saved.path, folder, saved.side, saved.stamp, pen.rect(place).size)


class TitleScreen(Screen):
    """The first screen, over the country the game is about."""

    name = "title"

    def __init__(
        self, settings: Settings, shelf: Shelf | None = None, gallery: Gallery | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.shelf = shelf if shelf is not None else Shelf.of_all()
        self.gallery = gallery or Gallery()
        self.newest: SavedGame | None = newest_saved()
        self.chosen = 0
        self._body = (TitleLines(self.gallery),)
        self._ground: tuple[object, pygame.Surface] | None = None

    def ways(self) -> tuple[Way, ...]:
        """The ways that are open now."""
        return tuple(way for way in WAYS if way.shown(self))

    def panels(self) -> Sequence[Panel]:
        return self._body

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        return {"ways": (0, 0, min(width, WIDE + 110), height)}

    # ---- ground ---------------------------------------------------------------------------
    def _window(self) -> GeoWindow:
        return window_about(*self.size)

    def ground_changed(self) -> bool:
        sheet = self.gallery.sheet(self._window(), self.scale)
        key = (self.size, self.scale, sheet is None)
        return self._ground is None or self._ground[0] != key

    def draw_ground(self, window: pygame.Surface) -> None:
        sheet = self.gallery.sheet(self._window(), self.scale)
        key = (self.size, self.scale, sheet is None)
        if self._ground is None or self._ground[0] != key:
            dark = (WIDE + 110) * self.scale
            named = (sheet or self.gallery.coarse_sheet(self._window())).copy()
            hidden = pygame.Rect(0, 0, round(dark), self.size[1])
            write_names(named, atlas(), self._window(), theme_at(self.scale), [hidden])
            self._ground = key, _veiled(named, window.get_size(), dark)
        window.blit(self._ground[1], (0, 0))

    # ---- events ---------------------------------------------------------------------------
    def busy(self) -> bool:
        return self.gallery.workshop.busy or self.shelf.busy

    def tick(self, milliseconds: int) -> Transition | None:
        self.shelf.step()
        return None

    def came_back(self, result: object) -> Transition | None:
        self.newest = newest_saved()
        self.chosen = min(self.chosen, len(self.ways()) - 1)
        return super().came_back(result)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Take):
            for place, way in enumerate(self.ways()):
                if way.action == intent.action:
                    self.chosen = place
                    return way.go(self)
        return None

    def on_action(self, action: str) -> Transition | None:
        ways = self.ways()
        if action in ("up", "down"):
            self.chosen = (self.chosen + (1 if action == "down" else -1)) % len(ways)
        elif action in ("first", "last"):
            self.chosen = 0 if action == "first" else len(ways) - 1
        elif action == "accept":
            return ways[self.chosen].go(self)
        elif action == "keys":
            from borderwar.ui.screens.keys import KeysScreen

            return Push(KeysScreen(self.name))
        elif action == "back":
            return Quit()
        else:
            return next((way.go(self) for way in ways if way.action == action), None)
        return None


def _veiled(sheet: pygame.Surface, size: tuple[int, int], dark: float) -> pygame.Surface:
    """The map, dark at the left where the lines stand, clear at the right."""
    out = pygame.Surface(size)
    out.fill(palette.WINDOW)
    out.blit(sheet, (0, 0))
    veil = pygame.Surface((size[0], 1), pygame.SRCALPHA)
    fade = max(1.0, size[0] * 0.28)
    for x in range(size[0]):
        share = min(max((x - dark * 0.86) / fade, 0.0), 1.0)
        share = share * share * (3 - 2 * share)
        veil.set_at((x, 0), (*palette.WINDOW, round(255 * (VEIL * (1 - share) + 0.18 * share))))
    out.blit(pygame.transform.scale(veil, size), (0, 0))
    return out
