"""The menu at a unit: every order that names no hex, and every way to rest, with its key.

What cannot be ordered now is dim and says why; the engine's own refusals are asked.
"""

from dataclasses import dataclass
from typing import Any

from borderwar.language import say
from borderwar.model.orders import (
    STANCES,
    Below,
    Column,
    Deploy,
    Dig,
    Dismount,
    Leave,
    Mount,
    Order,
    Stance,
    Surface,
)
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.desk import NOBODY
from borderwar.ui.play.intents import Command, Rested, Submit
from borderwar.ui.play.plan import fire_seconds
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.standing import rests
from borderwar.ui.words import minutes, stance_words

WIDE, LINE, HEAD = 282.0, 28.0, 34.0


@dataclass(frozen=True)
class Entry:
    """One order of the menu."""

    button: Button
    order: Order | None  # None for what the game knows nothing of


@dataclass(frozen=True)
class MenuModel:
    """A unit and what it can be told."""

    title: str
    entries: tuple[Entry, ...]


def orders_of(context: Situation, unit: Any) -> list[tuple[str, Order, str]]:
    """Label, order and action of every order of a unit that names no hex, whether it may be given or not."""
    seconds = fire_seconds(context.desk, unit)
    found: list[tuple[str, Order, str]] = []
    if unit.aircraft:
        return [(stance_words(stance), Stance(unit.id, stance), "") for stance in STANCES]
    if not unit.beyond:
        found.append((say("Dig in for {time}", time=minutes(seconds)), Dig(unit.id, seconds), "dig"))
        if unit.mount_kind in ("rides", "horse"):
            label = say("Dismount") if unit.mounted else say("Mount")
            found.append((label, Dismount(unit.id) if unit.mounted else Mount(unit.id), "mount"))
        label = say("Deploy") if unit.column else say("Form column")
        found.append((label, Deploy(unit.id) if unit.column else Column(unit.id), "column"))
        if unit.below >= 0:
            found.append((say("Come up"), Surface(unit.id), "below"))
        elif any(work.hex == unit.hex and work.below for work in context.view.works):
            found.append((say("Go below"), Below(unit.id), "below"))
        found.append((say("Leave the map"), Leave(unit.id), "depart"))
    found += [
        (say("Stance: {stance}", stance=stance_words(stance).lower()), Stance(unit.id, stance), "")
        for stance in STANCES
        if stance != unit.stance
    ]
    return found


class UnitMenu(Panel):
    """The menu at a unit."""

    name = "menu"
    ground = None

    def model(self, context: Situation) -> MenuModel | None:
        unit = context.findings.unit(context.desk.menu) if context.desk.menu != NOBODY else None
        if unit is None or unit.side != context.side:
            return None
        turn = "" if context.own_turn else say("Orders are given in your own turn.")
        entries = []
        for number, (label, order, action) in enumerate(orders_of(context, unit)):
            refusal = context.findings.why_not(order)
            reason = turn or (f"{refusal.because}. [{refusal.rule}]" if refusal is not None else "")
            key = bindings.key_of(action) if action else ""
            button = Button(f"menu.{number}", label, Submit(order), key, not reason, reason)
            entries.append(Entry(button, order))
        resting = context.desk.resting.get(unit.row)
        for kind in rests():
            lit = resting == kind.name
            label = say("Wake up") if lit else kind.label
            tip = say("{rest} {end}.", rest=kind.label, end=kind.ends)
            key = bindings.key_of(kind.name)
            button = Button(f"menu.{kind.name}", label, Rested(kind.name), key, lit=lit, tip=tip)
            entries.append(Entry(button, None))
        if len(unit.formation) and unit.hex >= 0:
            label = say("March with all of {formation}", formation=unit.formation_name)
            command = Command("formation")
            button = Button("menu.formation", label, command, bindings.key_of("formation"), not turn, turn)
            entries.append(Entry(button, None))
        return MenuModel(unit.name, tuple(entries))

    def size(self, model: MenuModel) -> tuple[float, float]:
        return WIDE, HEAD + LINE * len(model.entries) + 8

    def draw(self, pen: Pen, model: MenuModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "panel", 6, "hairline")
        pen.control("menu.card", (0, 0, pen.width, pen.height), None, focus=False)
        pen.text(model.title, 14, 8, face="text-bold", size=15, room=pen.width - 28)
        y = HEAD
        for entry in model.entries:
            draw_button(pen, (6, y, pen.width - 12, LINE - 3), entry.button, size=14)
            y += LINE
