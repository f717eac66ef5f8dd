"""Chooser: the list of incidents, the map of where they were, and the card of the chosen one."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderwar.language import say, say_many
from borderwar.ui.gallery import Gallery
from borderwar.ui.kit.dialog import Dialog
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.screen import Push, Reset, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.opponents import FIRST_LEVEL, LEVELS
from borderwar.ui.screens.incident_card import ScenarioCard
from borderwar.ui.screens.incident_list import (
    SORTED,
    ScenarioList,
    list_height,
    shown_rows,
    useful_filters,
)
from borderwar.ui.screens.incident_map import IncidentMap
from borderwar.ui.screens.incidents import (
    ChooseCut,
    ChooseLevel,
    ChooseScenario,
    ChooseSide,
    FilterBy,
    SortBy,
)
from borderwar.ui.screens.page import Page
from borderwar.ui.seats import BOTH
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Entry, Shelf
from borderwar.ui.trying import report, try_out

if TYPE_CHECKING:
    from borderwar.ui.screens.saves import SavesScreen

STEPS = {"up": -1, "down": 1, "page-up": -8, "page-down": 8, "first": -9999, "last": 9999}
"""Lines that each key goes."""

BOTH_HIGH, BOTH_WIDE = 800.0, 700.0
"""Room that map and card together need; with less, one of them is shown."""

LOOK_AGAIN = 500
"""Milliseconds after which the files of the chosen scenario are looked at again."""

CARD_HIGH, LEAST_MAP = 474.0, 300.0
"""Height of the card below the map, and the least height of the map."""


_TRIES = count()
"""A scenario is tried anew each time it is asked for."""


class ChooserScreen(Page):
    """The list of incidents."""

    name = "chooser"
    title = "1935–1945"

    def __init__(
        self, settings: Settings, shelf: Shelf | None = None, gallery: Gallery | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.shelf = shelf if shelf is not None else Shelf.of_all()
        self.gallery = gallery or Gallery()
        self.column, self.falling, self.part = SORTED[0], False, "all"
        self.shown: tuple[int, ...] = ()
        self.chosen = 0
        self.cut = ""  # id of the cut that is to be played; "" for the whole
        self.side: int | None = 0
        self.level = FIRST_LEVEL
        self.wants_map = False  # where there is room for one of the two only
        self._roomy = True
        self._looked = 0  # milliseconds ago
        self._trying: tuple[str, Path, str, int] | None = None  # what is asked of the workshop
        self._body = (ScenarioList(self.gallery.thumbnail), IncidentMap(self.gallery), ScenarioCard())
        self._arrange()

    # ---- what is shown --------------------------------------------------------------------
    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self.shelf.entries[self.chosen] if self.chosen < len(self.shelf.entries) else None

    @property
    def game(self) -> Entry | None:
        """What would be played: the chosen entry, or the chosen cut of it."""
        entry = self.entry
        cuts = entry.cuts if entry is not None else ()
        return next((one for one in cuts if one.incident is not None and one.incident.id == self.cut), entry)

    @property
    def map_shown(self) -> bool:
        """Whether the location map is on the screen."""
        return self._roomy or self.wants_map

    @property
    def card_shown(self) -> bool:
        """Whether the card is on the screen."""
        return self._roomy or not self.wants_map

    def _arrange(self) -> None:
        """Sort and filter; the choice goes to the first line if its own is not shown."""
        entries = self.shelf.entries
        if self.part not in {one.name for one in useful_filters(entries)}:
            self.part = "all"
        self.shown = shown_rows(entries, self.part, self.column, self.falling)
        if self.shown and self.chosen not in self.shown:
            self.chosen = self.shown[0]

    def note(self) -> str:
        entries = self.shelf.entries
        good = sum(entry.incident is not None for entry in entries)
        bad = sum(bool(entry.problems) for entry in entries)
        shown = sum(entries[row].incident is not None for row in self.shown)
        if self._trying is not None:
            return say("The scenario's own tests are played …")
        words = say_many(good, "{number} incident", "{number} incidents")
        if shown < good:
            words = say("{shown} of {words}", shown=shown, words=words)
        return words + (", " + say("{bad} with mistakes", bad=bad) if bad else "")

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = wide * (0.47 if wide > 1300 else 0.5)
        filters = bool(useful_filters(self.shelf.entries))
        tall = min(high - 32, list_height(len(self.shown), filters))
        x, room = left + side + 12, wide - side - 36
        self._roomy = high >= BOTH_HIGH and room >= BOTH_WIDE
        places = {"scenarios": (left + 24, top + 16, side - 36, tall)}
        if self._roomy:
            card = min(CARD_HIGH, high - 48 - LEAST_MAP)
            places["map"] = (x, top + 16, room, high - 48 - card)
            places["card"] = (x, top + high - 16 - card, room, card)
        else:
            places["map" if self.wants_map else "card"] = (x, top + 16, room, high - 32)
        return places

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        playable = self.entry is not None and self.entry.incident is not None
        reason = say("This scenario has mistakes.")
        go = Button("foot.accept", say("Your orders"), "accept", "Enter", playable, reason, main=playable)
        other = say("Card") if self.wants_map else say("Map")
        map_button = () if self._roomy else (self.button(other, "map"),)
        return (
            self.button(say("Back"), "back", "Esc"),
            self.button(say("Saved games"), "load"),
            self.button(say("Settings"), "settings"),
            self.button(say("Keys"), "keys"),
        ), (*map_button, go)

    # ---- time -----------------------------------------------------------------------------
    def busy(self) -> bool:
        return self.shelf.busy or self.gallery.workshop.busy or self._trying is not None

    def tick(self, milliseconds: int) -> Transition | None:
        before = self.entry
        self._looked += milliseconds
        if self._looked >= LOOK_AGAIN and before is not None:
            self._looked = 0
            self.shelf.look_again(before.folder)
        if self.shelf.step():
            folders = [entry.folder for entry in self.shelf.entries]
            if before is not None and self.chosen:  # the list may have been put in order anew
                self.chosen = folders.index(before.folder)
            self._arrange()
        return self._tried()

    def _try_out(self) -> None:
        """Let the chosen scenario's own tests be played beside the screen."""
        if self.entry is not None and self._trying is None:
            self._trying = "tried", self.entry.folder, self.entry.key, next(_TRIES)

    def _tried(self) -> Transition | None:
        """The card of a scenario's own tests, once they have been played."""
        if self._trying is None:
            return None
        folder = self._trying[1]
        found = self.shelf.workshop.ask(self._trying, lambda: try_out(folder), soon=True)
        if found is None and not self.shelf.workshop.failed(self._trying):
            return None
        self._trying = None
        return Push(Dialog(report(found))) if found is not None else None

    # ---- choices --------------------------------------------------------------------------
    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, ChooseScenario):
            self.chosen = intent.row
        elif isinstance(intent, ChooseCut):
            self.cut = intent.id
        elif isinstance(intent, ChooseSide):
            self.side = intent.side
        elif isinstance(intent, ChooseLevel):
            self.level = intent.level
        elif isinstance(intent, SortBy):
            self.falling = not self.falling if intent.column == self.column else False
            self.column = intent.column
            self._arrange()
        elif isinstance(intent, FilterBy):
            self.part = intent.name
            self._arrange()
        else:
            return super().on_intent(intent)
        return None

    def on_action(self, action: str) -> Transition | None:
        if action in STEPS and self.shown:
            by = STEPS[action]
            here = self.shown.index(self.chosen) if self.chosen in self.shown else 0
            self.chosen = self.shown[min(max(here + by, 0), len(self.shown) - 1)]
        elif action in ("left", "right"):
            sides: list[int | None] = [0, 1, None, BOTH]
            self.side = sides[(sides.index(self.side) + (1 if action == "right" else -1)) % len(sides)]
        elif action == "level":
            names = [name for name, _, _ in LEVELS]
            self.level = names[(names.index(self.level) + 1) % len(names)]
        elif action == "cut" and self.entry is not None:
            ids = ["", *(cut.incident.id for cut in self.entry.cuts if cut.incident is not None)]
            here = ids.index(self.cut) if self.cut in ids else 0
            self.cut = ids[(here + 1) % len(ids)]
        elif action == "sort":
            self.column = SORTED[(SORTED.index(self.column) + 1) % len(SORTED)]
            self.falling = False
            self._arrange()
        elif action == "filter":
            names = [one.name for one in useful_filters(self.shelf.entries)] or ["all"]
            self.part = names[(names.index(self.part) + 1) % len(names)]
            self._arrange()
        elif action == "trials":
            self._try_out()
        elif action == "map":
            self.wants_map = not self.wants_map
        elif action == "accept":
            return self._go()
        else:
            return self._leave(action)
        return None

    def _leave(self, action: str) -> Transition | None:
        """Go to another screen."""
        if action == "back":
            from borderwar.ui.screens.title import TitleScreen

            return Reset(TitleScreen(self.settings, self.shelf, self.gallery))
        if action == "settings":
            from borderwar.ui.screens.settings import SettingsScreen

            return Push(SettingsScreen(self.settings))
        if action == "load":
            return Push(saves_to_open(self.settings, self.gallery, self.shelf))
        if action == "encyclopaedia":
            from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen

            scenario = load(self.entry)
            return Push(EncyclopaediaScreen(scenario)) if scenario is not None else None
        if action == "lesson":
            from borderwar.ui.screens.lesson import lesson_beginning

            return Reset(lesson_beginning(self.settings))
        return super().on_action(action)

    def _go(self) -> Transition | None:
        from borderwar.ui.games import beginning
        from borderwar.ui.screens.briefing import BriefingScreen

        scenario = load(self.game)
        if scenario is None:
            return None
        self.gallery.workshop.drop()
        side, level, settings = self.side, self.level, self.settings
        own = side if side != BOTH else None  # two people read no orders at one screen
        return Push(
            BriefingScreen(
                scenario,
                own,
                settings,
                lambda: Reset(beginning(scenario, side, level, settings)),
                gallery=self.gallery,
            )
        )


def load(entry: Entry | None) -> Any:
    """The scenario of an entry; None if it has mistakes or is not there any more."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import parts_of

    if entry is None or entry.incident is None:
        return None
    scenario, _ = load_scenario(entry.folder, variant=parts_of(entry.incident.id)[1])
    return scenario


def saves_to_open(
    settings: Settings, gallery: Gallery | None = None, shelf: Shelf | None = None
) -> "SavesScreen":
    """The save browser; opening a game leaves all other screens."""
    from borderwar.ui.games import opening
    from borderwar.ui.screens.saves import SavesScreen

    return SavesScreen(lambda saved: Reset(opening(saved, settings)), gallery=gallery, shelf=shelf)
