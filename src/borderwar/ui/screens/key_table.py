"""The table of keys as a panel, and the editor that gives actions other keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.bindings import Binding
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.settings import Settings, save_settings

ROW, HEAD = 28.0, 42.0
MOUSE = (
    ("Left button", "Select a unit, march to a hex in reach, fire at an enemy"),
    ("Right button", "Let go of what is chosen"),
    ("Left button and drag", "Move the map"),
    ("Wheel", "Closer and further away, about the mouse"),
    ("Ctrl held", "Keep the forecast while the mouse moves on to it"),
    ("Tab, Enter", "Go through the buttons, press one"),
    ("Left, Right", "Turn the slider or row of choices with the focus"),
)
BARE = (
    pygame.K_LSHIFT,
    pygame.K_RSHIFT,
    pygame.K_LCTRL,
    pygame.K_RCTRL,
    pygame.K_LALT,
    pygame.K_RALT,
    pygame.K_LMETA,
    pygame.K_RMETA,
)
"""Keys that only go with others."""


def bindings_shown(of: str) -> list[Binding]:
    """The lines for one screen, or of the whole table."""
    if of:
        return bindings.of_screen(of)
    return [
        Binding(b.action, bindings.keys_of(b.action, b.screens[0]), b.text, b.group, b.screens)
        for b in bindings.BINDINGS
    ]


class KeyEditor:
    """Gives actions other keys: names what is in the way, swaps on a second press, saves."""

    def __init__(self, settings: Settings, of: str = "") -> None:
        self.settings = settings
        self.of = of  # a screen, or all of them
        self.chosen = ""  # the action to be given a key
        self.waiting = False  # for that key
        self.problem = ""
        self._offered = ""  # the key that would be swapped

    def choose(self, action: str) -> None:
        """Choose an action and wait for its key."""
        self.chosen, self.waiting, self.problem, self._offered = action, True, "", ""

    def move(self, by: int) -> None:
        """Choose the action some lines further down, without waiting for a key."""
        actions = list(dict.fromkeys(binding.action for binding in bindings_shown(self.of)))
        place = actions.index(self.chosen) + by if self.chosen in actions else 0
        self.chosen = actions[min(max(place, 0), len(actions) - 1)]
        self.waiting, self.problem = False, ""

    def take(self, event: pygame.Event) -> bool:
        """Take the key that was waited for; False if none was."""
        if not self.waiting or event.type != pygame.KEYDOWN:
            return False
        names = bindings.chords(event)
        if event.key == pygame.K_ESCAPE:
            self.waiting, self.problem = False, ""
        elif event.key == pygame.K_TAB:
            self.problem = say("Tab goes through the buttons and cannot mean anything else.")
        elif names and event.key not in BARE:
            self._give(names[0])
        return True

    def _give(self, key: str) -> None:
        others = bindings.clashes(self.chosen, key)
        if others and self._offered != key:
            self._offered = key
            words = "{key} already means: {text}. Press it again to swap the two."
            self.problem = say(words, key=key, text=say(others[0].text))
            return
        before = self._keys(self.chosen)
        for other in {other.action: other for other in others}.values():
            rest = [kept for kept in self._keys(other.action) if kept != key]
            if not rest:
                third = [b for b in bindings.clashes(other.action, before[0]) if b.action != self.chosen]
                if third:
                    words = "They cannot be swapped: {key} would mean both '{one}' and '{other}'."
                    self.problem = say(words, key=before[0], one=say(other.text), other=say(third[0].text))
                    return
                rest = [before[0]]
            self.settings.keys[other.action] = rest
        # Esc always leads back, whatever else does
        self.settings.keys[self.chosen] = ["Esc", key] if self.chosen == "back" else [key]
        self.waiting, self.problem = False, ""
        self._use()

    def _keys(self, action: str) -> list[str]:
        first = next(binding for binding in bindings.BINDINGS if binding.action == action)
        return list(bindings.keys_of(action, first.screens[0]))

    def reset_one(self) -> None:
        """Give the chosen action its first keys again, unless they mean something else by now."""
        if self.chosen not in self.settings.keys:
            return
        first = next(binding for binding in bindings.BINDINGS if binding.action == self.chosen)
        taken = [(key, other) for key in first.keys for other in bindings.clashes(self.chosen, key)]
        if taken:
            key, other = taken[0]
            self.problem = say("{key} means by now: {text}. Reset that first.", key=key, text=other.text)
            return
        del self.settings.keys[self.chosen]
        self.problem = ""
        self._use()

    def reset_all(self) -> None:
        """Give all actions their first keys again."""
        self.settings.keys.clear()
        self.problem, self.waiting = "", False
        self._use()

    def _use(self) -> None:
        bindings.change({action: tuple(keys) for action, keys in self.settings.keys.items()})
        save_settings(self.settings)


@dataclass(frozen=True)
class KeyRow:
    """One action with its keys."""

    action: str
    keys: tuple[str, ...]
    text: str
    changed: bool


@dataclass(frozen=True)
class KeysModel:
    """Groups of rows."""

    groups: tuple[tuple[str, tuple[KeyRow, ...]], ...]
    chosen: str
    waiting: bool
    mouse: bool
    fixed: bool  # the lines cannot be pressed


@dataclass(frozen=True)
class Rebind:
    """Choose a row, to give it another key."""

    action: str


class KeyTable(Panel):
    """All rows in columns, as many as there is room for.  Its context has `editor` and `of`."""

    name = "table"

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def model(self, context: Any) -> KeysModel:
        editor: KeyEditor | None = context.editor
        groups: dict[str, list[KeyRow]] = {}
        for binding in bindings_shown(context.of):
            changed = editor is not None and binding.action in editor.settings.keys
            row = KeyRow(binding.action, binding.keys, say(binding.text), changed)
            groups.setdefault(say(binding.group), []).append(row)
        return KeysModel(
            tuple((name, tuple(rows)) for name, rows in groups.items()),
            editor.chosen if editor is not None else "",
            editor is not None and editor.waiting,
            context.of in ("", "play", "lesson"),
            editor is None,
        )

    def draw(self, pen: Pen, model: KeysModel) -> None:
        columns = 3 if pen.width > 1560 else 2 if pen.width > 1180 else 1
        wide = (pen.width - 40) / columns
        blocks: list[tuple[str, Sequence[KeyRow]]] = [(name, rows) for name, rows in model.groups]
        if model.mouse:
            blocks.insert(
                0, (say("The mouse"), [KeyRow("", (say(keys),), say(text), False) for keys, text in MOUSE])
            )
        ends = [0.0] * columns
        tops: dict[str, tuple[float, float]] = {}
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            for name, rows in blocks:
                column = ends.index(min(ends))
                x, y = 20 + column * wide, ends[column] + 12
                ends[column] += HEAD + ROW * len(rows) + 12
                pen.text(name, x, y + 6, face="map-bold", size=19)
                y += HEAD - 6
                for row in rows:
                    if row.action:
                        tops.setdefault(row.action, (y, y + ROW))
                    self._row(pen, row, x, y, wide - 20, model)
                    y += ROW
        if model.chosen != self._last and model.chosen in tops:
            top, bottom = tops[model.chosen]
            self.reveal(top - 40, bottom - top + 60, pen.height)
            self.scrolled = max(0.0, self.scrolled)
        self._last = model.chosen
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, max(ends) + 12)

    def _row(self, pen: Pen, row: KeyRow, x: float, y: float, wide: float, model: KeysModel) -> None:
        chosen = bool(row.action) and row.action == model.chosen
        if chosen:
            pen.fill((x - 8, y, wide, ROW), "selected-row")
            pen.fill((x - 8, y, 4, ROW), "accent")
        words = say("press the new key") if chosen and model.waiting else say("  or  ").join(row.keys)
        pen.text(words, x + 2, y + 4, face="text-bold", ink="accent", room=176)
        text = say("{text} (changed)", text=row.text) if row.changed else row.text
        pen.text(text, x + 184, y + 4, ink="good" if row.changed else "text", room=wide - 200)
        if row.action and not model.fixed:
            tip = say("Enter or a click, then the new key.")
            place = (x - 8, y, wide, ROW)
            pen.control(f"key.{row.action}", place, Rebind(row.action), tip=tip, focus=False, radius=0)
