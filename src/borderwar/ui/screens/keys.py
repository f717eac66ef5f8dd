"""Keys: the bindings of a screen, made from the table; each can be changed."""

from collections.abc import Sequence
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.widgets import Button
from borderwar.ui.screens.key_table import KeyEditor, KeyTable, Rebind
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import Settings


class KeysScreen(Page):
    """The keys of one screen; with settings, each line can be given another key."""

    name = "keys"

    def __init__(self, of: str, settings: Settings | None = None) -> None:
        super().__init__()
        self.title = say("Keys")
        self.of = of
        self.editor = KeyEditor(settings, of) if settings is not None else None
        self._body = (KeyTable(),)

    @property
    def problem(self) -> str:
        """Why the last key was not taken."""
        return self.editor.problem if self.editor is not None else ""

    def note(self) -> str:
        if self.editor is None:
            return say("of this screen")
        return self.problem or say("Enter or a click on a line gives it another key")

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        if self.editor is None:
            return (self.button(say("Back"), "back", "Esc"),), ()
        return (self.button(say("Back"), "back", "Esc"),), reset_buttons(self, self.editor)

    def handle(self, event: pygame.Event) -> Transition | None:
        if self.editor is not None and self.editor.take(event):
            self.stale = True
            return None
        return super().handle(event)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Rebind):
            if self.editor is not None:
                self.editor.choose(intent.action)
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        if action == "keys":
            return None
        if self.editor is not None and edit_keys(self.editor, action):
            self.stale = True
            return None
        if action in ("page-up", "page-down", "up", "down", "first", "last"):
            steps = {"page-up": 9, "page-down": -9, "up": 1, "down": -1, "first": 999, "last": -999}[action]
            self._body[0].wheel(steps)
            return None
        return super().on_action(action)


def reset_buttons(page: Page, editor: KeyEditor) -> tuple[Button, ...]:
    """The buttons that undo changes of keys."""
    one = page.button(say("This key as at first"), "reset-key")
    if editor.chosen not in editor.settings.keys:
        reason = say("Choose a line whose key was changed.")
        one = Button(one.name, one.label, one.intent, one.key, False, reason)
    return one, page.button(say("All keys as at first"), "reset-keys")


def edit_keys(editor: KeyEditor, action: str) -> bool:
    """Do what an action means to the editor of keys; False if it means nothing to it."""
    by = {"up": -1, "down": 1, "page-up": -9, "page-down": 9, "first": -999, "last": 999}.get(action)
    if by is not None:
        editor.move(by)
    elif action == "accept" and editor.chosen:
        editor.choose(editor.chosen)
    elif action == "reset-key":
        editor.reset_one()
    elif action == "reset-keys":
        editor.reset_all()
    else:
        return False
    return True
