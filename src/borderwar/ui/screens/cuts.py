"""Shorter cuts of an incident in the chooser: which of its games is to be played."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.screens.incidents import ChooseCut

if TYPE_CHECKING:
    from borderwar.ui.screens.chooser import ChooserScreen

HIGH, STEP = 32.0, 42.0
"""Height of the buttons, and from their top to what comes below."""

WORD, WIDEST = 92.0, 220.0
"""Room of the word before the buttons, and the most width of one."""


def cut_buttons(context: "ChooserScreen") -> tuple[Button, ...]:
    """The whole incident and its shorter cuts, of which one is played; nothing without cuts."""
    entry, game = context.entry, context.game
    if entry is None or not entry.cuts:
        return ()
    tip = say("The whole incident; beside it a part of it, for an evening.")
    buttons = [Button("cut.whole", say("The whole"), ChooseCut(""), lit=game is entry, tip=tip)]
    for cut in entry.cuts:
        one = cut.incident
        assert one is not None, "only cuts that could be read are kept"
        name = f"cut.{one.id.rpartition('/')[2]}"
        buttons.append(Button(name, one.part, ChooseCut(one.id), lit=game is cut, tip=one.summary))
    return tuple(buttons)


def cuts_height(buttons: Sequence[Button]) -> float:
    """Room that the buttons need on the card."""
    return STEP if buttons else 0.0


def draw_cuts(pen: Pen, buttons: Sequence[Button], left: float, y: float, wide: float) -> float:
    """The row of buttons; the height it took."""
    if not buttons:
        return 0.0
    pen.text(say("Game"), left, y + 5, ink="ink-2", room=WORD - 8)
    each = min(WIDEST, (wide - WORD - 8 * (len(buttons) - 1)) / len(buttons))
    for place, button in enumerate(buttons):
        x = left + WORD + place * (each + 8)
        draw_button(pen, (x, y, each, HIGH), button, paper=True, size=15 if each > 130 else 13)
    return STEP
