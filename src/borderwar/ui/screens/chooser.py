"""Chooser: the list of incidents, and the card of the chosen one."""

from collections.abc import Sequence
from typing import Any

import pygame

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, theme_at
from borderwar.ui.kit.screen import Push, Quit, Reset, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.map import GroundSpec, HexLayout, MapPainter
from borderwar.ui.opponents import FIRST_LEVEL
from borderwar.ui.saves import newest_saved
from borderwar.ui.screens.incident_card import ScenarioCard
from borderwar.ui.screens.incident_list import ScenarioList
from borderwar.ui.screens.incidents import ChooseLevel, ChooseScenario, ChooseSide, Entry, read_entries
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import Settings
from borderwar.ui.words import count


class ChooserScreen(Page):
    """The list of incidents."""

    name = "chooser"
    title = "1935–1945"

    def __init__(self, settings: Settings, entries: Sequence[Entry] | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.entries = list(entries) if entries is not None else read_entries()
        self.chosen = 0
        self.side: int | None = 0
        self.level = FIRST_LEVEL
        self.newest = newest_saved()
        self._painters: dict[int, MapPainter] = {}
        self._body = (ScenarioList(), ScenarioCard(self._thumbnail))

    def _thumbnail(self, width: int, height: int) -> pygame.Surface | None:
        """The chosen incident's map with the first positions of the side to be played."""
        scenario = self.entry.scenario if self.entry is not None else None
        if scenario is None:
            return None
        if self.chosen not in self._painters:
            self._painters[self.chosen] = MapPainter(GroundSpec.from_scenario(scenario), theme_at(1.0))
        picture, scale = self._painters[self.chosen].minimap(width, height)
        picture = picture.copy()
        layout = HexLayout(scenario.map.columns, scenario.map.rows, 1000)
        size = max(8, picture.get_width() // 60)
        shown = {side.id for number, side in enumerate(scenario.sides) if self.side in (None, number)}
        for unit in scenario.units:  # the other side's places are for the player to find out
            if unit.at is not None and unit.side in shown:
                x, y = layout.centre(layout.index(unit.at))
                mark = nation_mark(unit.nation, size)
                picture.blit(mark, mark.get_rect(center=(round(x / 1000 * scale), round(y / 1000 * scale))))
        return picture

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self.entries[self.chosen] if self.entries else None

    def note(self) -> str:
        good = sum(entry.scenario is not None for entry in self.entries)
        bad = len(self.entries) - good
        return count(good, "incident") + (f", {bad} with mistakes" if bad else "")

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = wide * (0.45 if wide > 1300 else 0.5)
        return {
            "scenarios": (left + 24, top + 16, side - 24, high - 32),
            "card": (left + side + 24, top + 16, wide - side - 48, high - 32),
        }

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        playable = self.entry is not None and self.entry.scenario is not None
        go = Button(
            "foot.accept",
            "Your orders",
            "accept",
            "Enter",
            playable,
            "This scenario has mistakes.",
            main=playable,
        )
        resume = (self.button("Resume last game", "resume"),) if self.newest is not None else ()
        return (
            self.button("Leave", "back", "Esc"),
            *resume,
            self.button("Saved games", "load"),
            self.button("Lesson", "lesson"),
            self.button("Settings", "settings"),
            self.button("Rules", "rules"),
            self.button("Keys", "keys"),
        ), (go,)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, ChooseScenario):
            if intent.row == self.chosen:
                return None
            self.chosen = intent.row
        elif isinstance(intent, ChooseSide):
            self.side = intent.side
        elif isinstance(intent, ChooseLevel):
            self.level = intent.level
        else:
            return super().on_intent(intent)
        return None

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "page-up", "page-down", "first", "last") and self.entries:
            by = {"up": -1, "down": 1, "page-up": -8, "page-down": 8, "first": -9999, "last": 9999}[action]
            self.chosen = min(max(self.chosen + by, 0), len(self.entries) - 1)
        elif action in ("left", "right"):
            sides: list[int | None] = [0, 1, None]
            self.side = sides[(sides.index(self.side) + (1 if action == "right" else -1)) % 3]
        elif action == "accept":
            return self._go()
        elif action == "back":
            return Quit()
        elif action == "settings":
            from borderwar.ui.screens.settings import SettingsScreen

            return Push(SettingsScreen(self.settings))
        elif action == "resume" and self.newest is not None:
            from borderwar.ui.games import opening

            return Reset(opening(self.newest, self.settings))
        elif action == "lesson":
            from borderwar.ui.screens.lesson import lesson_beginning

            return Reset(lesson_beginning(self.settings))
        elif action == "load":
            return Push(saves_to_open(self.settings))
        else:
            return super().on_action(action)
        return None

    def _go(self) -> Transition | None:
        from borderwar.ui.games import beginning
        from borderwar.ui.screens.briefing import BriefingScreen

        entry = self.entry
        if entry is None or entry.scenario is None:
            return None
        side, level = self.side, self.level
        return Push(
            BriefingScreen(
                entry.scenario,
                side,
                self.settings,
                lambda: Reset(beginning(entry.scenario, side, level, self.settings)),
            )
        )


def saves_to_open(settings: Settings) -> Any:
    """The save browser; opening a game leaves all other screens."""
    from borderwar.ui.games import opening
    from borderwar.ui.screens.saves import SavesScreen

    return SavesScreen(lambda saved: Reset(opening(saved, settings)))
