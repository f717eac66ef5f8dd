"""What the keys of the lists beside the map do: order of battle, log, words to take away."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from borderwar.language import say
from borderwar.ui.order_of_battle import ARMS, SORTS
from borderwar.ui.panels.log import shown_lines
from borderwar.ui.play.desk import NOBODY, NOWHERE, Message
from borderwar.ui.unit_facts import hex_sentence, unit_sentence

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.screens.play import PlayScreen

PAPERS = (
    *("drawer-sort", "drawer-arm", "drawer-fold", "light", "search", "told-next", "told-before"),
    *("copy", "source"),
)


def do_paper(screen: "PlayScreen", action: str) -> None:
    """Do what one of the keys in PAPERS stands for."""
    desk, unit = screen.situation.desk, screen.situation.unit
    if action == "drawer-sort":
        desk.drawer, desk.drawer_sort = True, _next(SORTS, desk.drawer_sort)
    elif action == "drawer-arm":
        desk.drawer, desk.drawer_arm = True, _next(ARMS, desk.drawer_arm)
    elif action == "search":
        desk.log_open = True
        screen.situation.log_search.begin(by_key=True)
    elif action.startswith("told-"):
        step_story(screen.runner, 1 if action == "told-next" else -1)
    elif action == "copy":
        copy_words(screen)
    elif action == "source":
        copy_source(screen)
    elif unit is None:
        desk.message = Message(say("Select a unit first: click it or press N."))
    elif action == "drawer-fold":
        desk.folded ^= {unit.formation}
    else:
        desk.lit = "" if desk.lit == unit.formation else unit.formation


def copy_words(screen: "PlayScreen") -> None:
    """Put the chosen unit and the meant hex on the clipboard, each as a sentence."""
    s = screen.situation
    unit = s.unit or next(iter(s.findings.units_at(s.desk.aim)), None)
    place = s.desk.aim if s.desk.aim != NOWHERE else unit.hex if unit is not None else NOWHERE
    words = [unit_sentence(unit, s)] if unit is not None else []
    words += [hex_sentence(place, s)] if place >= 0 else []
    if not words:
        s.desk.message = Message(say("Select a unit or point at a hex first."))
        return
    text = " ".join(words)
    if put_on_clipboard(text):
        s.desk.message = Message(say("Copied: {text}", text=text))
    else:
        s.desk.message = Message(say("This system has no clipboard: {text}", text=text))


def copy_source(screen: "PlayScreen") -> None:
    """Say where the scenario's files speak of the chosen unit, or of the meant hex, and copy it."""
    from borderwar.content.whereabouts import line_of_hex, line_of_unit

    s = screen.situation
    unit = s.unit or next(iter(s.findings.units_at(s.desk.aim)), None)
    folder = Path(s.scenario.folder)
    if unit is not None:
        text = line_of_unit(folder, unit.id)
    elif s.desk.aim != NOWHERE:
        text = line_of_hex(folder, s.number(s.desk.aim))
    else:
        s.desk.message = Message(say("Select a unit or point at a hex first."))
        return
    put_on_clipboard(text)
    shown = text.removeprefix(f"{folder.parent}{os.sep}")
    s.desk.message = Message(shown or say("No file of the scenario speaks of it."))


def put_on_clipboard(text: str) -> bool:
    """Copy a text; False if the system has no clipboard."""
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return False
    return True


def step_story(runner: "Runner", by: int) -> None:
    """Go to the next line of the log, or the one before, and show where it happened.

    With the log shut these are the things that happened since the player's own turn; with
    the log open, the lines that pass its filters.
    """
    s, desk = runner.situation, runner.situation.desk
    if not desk.log_open:
        desk.log_filter, desk.log_kinds = "new", frozenset()
        desk.log_unit, desk.log_hex = NOBODY, NOWHERE
        s.log_search.clear()
    lines = shown_lines(s)
    if not lines:
        words = (
            say("No line of the log is like that.")
            if desk.log_open
            else say("Nothing has happened since your own turn that you could see.")
        )
        desk.message = Message(words)
        return
    start = -1 if by > 0 or desk.story >= 0 else len(lines)
    desk.story = min(max((desk.story if desk.story >= 0 else start) + by, 0), len(lines) - 1)
    line = lines[desk.story]
    told = say("{place} of {number}: {text}", place=desk.story + 1, number=len(lines), text=line.text)
    desk.message = Message(told, bad=line.bad)
    if line.hex >= 0:
        runner.show_hex(line.hex)


def _next(names: tuple[str, ...], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
