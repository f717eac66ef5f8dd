"""Saves: the saved games, sorted, filtered, grouped; save under a name, open, delete several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say, say_many
from borderwar.ui.gallery import Gallery
from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.kit.entry import TextLine
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box
from borderwar.ui.kit.screen import Pop, Push, Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.saves import SavedGame, saved_games
from borderwar.ui.screens.incidents import FilterBy, SortBy
from borderwar.ui.screens.page import Page
from borderwar.ui.screens.save_card import SaveCard
from borderwar.ui.screens.save_list import (
    FILTERS,
    SORTED,
    ChooseRow,
    GroupGames,
    MarkRow,
    SaveList,
    ordered,
)
from borderwar.ui.screens.save_words import count_words
from borderwar.ui.shelf import Shelf

CARD_WIDE = 380.0
BOTH_WIDE = 900.0
"""Width of the card of the chosen game, and what list and card need together."""

MOST_NAMED = 4
"""Games that the question before deleting names."""


@dataclass(frozen=True)
class DeleteSaves:
    """Delete these files, after the question."""

    paths: tuple[str, ...]


class SavesScreen(Page):
    """Saved games: to open one, or to save this game under a name."""

    name = "saves"

    def __init__(
        self,
        opened: Callable[[SavedGame], Transition | None],
        write: Callable[[str], str] | None = None,
        suggested: str = "",
        gallery: Gallery | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__()
        self._open, self._write = opened, write
        self.gallery = gallery or Gallery()
        self.shelf = shelf if shelf is not None else Shelf.of_all()
        self.writing = write is not None
        self.title = say("Save this game") if self.writing else say("Saved games")
        self.line = TextLine(suggested, 48)
        self.column, self.falling, self.part = SORTED[0], True, "yours" if self.writing else "all"
        self.grouped = False
        self.marked: frozenset[str] = frozenset()
        self.problem = ""
        self.chosen = -1
        self._read()
        if self.rows and not self.writing:  # the newest that can be opened
            self.chosen = next((row for row, saved in enumerate(self.rows) if not saved.problem), 0)
        self._body = (SaveList(), SaveCard(self.gallery))

    def _read(self) -> None:
        """Look into the folder anew."""
        self.all = saved_games()
        self._arrange()

    def _arrange(self) -> None:
        """Sort and filter, keeping the chosen game chosen."""
        kept = self.saved.path if self.saved is not None else None
        self.rows = ordered(self.all, self.shelf, self.part, self.column, self.falling, self.grouped)
        known = [saved.path for saved in self.rows]
        if kept in known:
            self.chosen = known.index(kept)
        else:
            self.chosen = min(self.chosen, len(self.rows) - 1)
        self.marked &= {str(path) for path in known}

    @property
    def saved(self) -> SavedGame | None:
        """The chosen game."""
        rows: Sequence[SavedGame] = getattr(self, "rows", ())
        return rows[self.chosen] if 0 <= self.chosen < len(rows) else None

    # ---- what is shown --------------------------------------------------------------------
    def note(self) -> str:
        if self.problem:
            return self.problem
        broken = sum(bool(saved.problem) for saved in self.all)
        words = count_words(len(self.rows))
        if broken:
            words += ", " + say("{number} cannot be read", number=broken)
        if self.marked:
            words += ", " + say("{number} marked", number=len(self.marked))
        return words

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        if wide < BOTH_WIDE or self.saved is None:
            side = min(wide - 48, 1100.0)
            return {"saves-list": (left + (wide - side) / 2, top + 16, side, high - 32)}
        card = min(CARD_WIDE, wide * 0.34)
        return {
            "saves-list": (left + 24, top + 16, wide - card - 64, high - 32),
            "save-card": (left + wide - card - 24, top + 16, card, high - 32),
        }

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        number = len(self.marked)
        label = say("Delete {number}", number=number) if number else say("Delete")
        right = [self.button(label, "delete", "Del")]
        right.append(self.button(say("Save") if self.writing else say("Open"), "accept", "Enter", main=True))
        return (self.button(say("Back"), "back", "Esc"),), tuple(right)

    def busy(self) -> bool:
        return self.shelf.busy or self.gallery.workshop.busy

    def tick(self, milliseconds: int) -> Transition | None:
        if self.shelf.step():
            self._arrange()
        return None

    # ---- choices --------------------------------------------------------------------------
    def on_text(self, event: pygame.Event) -> bool:
        if not self.writing or (event.type == pygame.KEYDOWN and event.key == pygame.K_DELETE):
            return False
        return self.line.take(event)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, ChooseRow):
            if intent.row == self.chosen and not self.writing:
                return self.on_action("accept")
            self._choose(intent.row)
        elif isinstance(intent, MarkRow):
            self.marked ^= {str(self.rows[intent.row].path)}
        elif isinstance(intent, SortBy):
            self.falling = not self.falling if intent.column == self.column else intent.column == "saved"
            self.column = intent.column
            self._arrange()
        elif isinstance(intent, FilterBy):
            self.part = intent.name
            self._arrange()
        elif isinstance(intent, GroupGames):
            return self.on_action("group")
        else:
            return super().on_intent(intent)
        return None

    def _choose(self, row: int) -> None:
        self.chosen = row
        if self.writing and self.saved is not None and not self.saved.auto:
            self.line = TextLine(self.saved.name, 48)

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "page-up", "page-down", "first", "last") and self.rows:
            by = {"up": -1, "down": 1, "page-up": -8, "page-down": 8, "first": -9999, "last": 9999}[action]
            self.chosen = min(max(self.chosen + by, 0), len(self.rows) - 1)
        elif action == "accept":
            return self._accept()
        elif action == "delete":
            return self._ask_delete()
        elif action == "mark" and self.saved is not None:
            self.marked ^= {str(self.saved.path)}
            self.chosen = min(self.chosen + 1, len(self.rows) - 1)
        elif action == "mark-all":
            every = frozenset(str(saved.path) for saved in self.rows)
            self.marked = frozenset() if self.marked == every else every
        elif action == "sort":
            self.column = SORTED[(SORTED.index(self.column) + 1) % len(SORTED)]
            self.falling = self.column == "saved"
            self._arrange()
        elif action == "filter":
            names = [name for name, _, _ in FILTERS]
            self.part = names[(names.index(self.part) + 1) % len(names)]
            self._arrange()
        elif action == "group":
            self.grouped = not self.grouped
            self._arrange()
        else:
            return super().on_action(action)
        return None

    def _accept(self) -> Transition | None:
        if self._write is not None:
            name = self.line.text.strip()
            if not name:
                self.problem = say("Type a name for the game first.")
                return None
            self.problem = self._write(name)
            return None if self.problem else Pop(say("Saved as {name}.", name=name))
        saved = self.saved
        if saved is None:
            return None
        if saved.problem:
            self.problem = saved.problem
            return None
        self.gallery.workshop.drop()
        return self._open(saved)

    def _ask_delete(self) -> Transition | None:
        """One question for all that are marked, or for the chosen one."""
        chosen = {str(self.saved.path)} if self.saved is not None else set()
        gone = [saved for saved in self.rows if str(saved.path) in (self.marked or chosen)]
        if not gone:
            return None
        lines = [f"{saved.label}, {saved.scenario or saved.path.name}" for saved in gone[:MOST_NAMED]]
        if len(gone) > MOST_NAMED:
            lines.append(say("and {number} more", number=len(gone) - MOST_NAMED))
        lines.append(
            say("They will be gone for good.") if len(gone) > 1 else say("It will be gone for good.")
        )
        title = say_many(len(gone), "Delete this game?", "Delete {number} games?")
        delete = DeleteSaves(tuple(str(saved.path) for saved in gone))
        choices = (Choice(say("Keep"), None), Choice(say("Delete"), delete, main=True))
        return Push(Dialog(Question(title, tuple(lines), choices)))

    def resumed(self, result: object) -> Transition | None:
        if isinstance(result, DeleteSaves):
            from borderwar.session.autosave import remove_log

            failed = ""
            for saved in self.all:
                if str(saved.path) in result.paths:
                    try:
                        remove_log(saved.path)
                    except OSError as error:
                        name, why = saved.path.name, error.strerror
                        failed = say("{name} could not be deleted: {why}.", name=name, why=why)
            self.marked = frozenset()
            self.problem = failed
            self._read()
        return None
