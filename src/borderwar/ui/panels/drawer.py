"""Order of battle: own units by formation, with filters and states in words."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui import words
from borderwar.ui.counters import draw_counter, nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.play.desk import NOBODY
from borderwar.ui.play.intents import Filter, Select
from borderwar.ui.play.looks import list_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import can_act, count, needs_help, on_map, state_words, steps_of

ROW, HEAD, GAP, TOP = 27.0, 23.0, 8.0, 84.0


@dataclass(frozen=True)
class DrawerRow:
    """A unit in the list."""

    row: int
    name: str
    look: Any
    steps: int
    state: str
    ink: str
    chosen: bool
    tip: str


@dataclass(frozen=True)
class DrawerGroup:
    """A formation in the list."""

    name: str
    nation: str
    size: int
    rows: tuple[DrawerRow, ...]


@dataclass(frozen=True)
class DrawerModel:
    """What the drawer says."""

    total: str
    chips: tuple[Chip, ...]
    groups: tuple[DrawerGroup, ...]
    due: str


class Drawer(Panel):
    """Order of battle: own units by formation, with filters and states in words."""

    name = "drawer"

    def __init__(self) -> None:
        super().__init__()
        self._last_chosen = NOBODY

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.drawer, s.desk.drawer_filter, s.desk.selected)

    def model(self, context: Situation) -> DrawerModel | None:
        desk = context.desk
        if not desk.drawer:
            return None
        own = [unit for unit in context.view.units if context.side is None or unit.side == context.side]
        act = [unit for unit in own if can_act(unit)]
        help_ = [unit for unit in own if needs_help(unit)]
        shown = {"all": own, "act": act, "help": help_}[desk.drawer_filter]
        groups = []
        for formation in context.scenario.formations:
            members = [unit for unit in shown if unit.formation == formation.id]
            if members:
                rows = tuple(self._row(unit, desk.selected) for unit in members)
                groups.append(DrawerGroup(formation.names.english, members[0].nation, len(members), rows))
        chips = tuple(
            Chip(f"drawer.{name}", label, Filter("drawer", name), desk.drawer_filter == name)
            for name, label in (
                ("all", "All"),
                ("act", f"Can act {len(act)}"),
                ("help", f"Need help {len(help_)}"),
            )
        )
        coming = sorted(
            (unit for unit in own if unit.condition == "to come" and unit.arrives_turn),
            key=lambda unit: unit.arrives_turn,
        )
        due = f"Next due: {coming[0].name}, turn {coming[0].arrives_turn}" if coming else ""
        return DrawerModel(count(sum(on_map(unit) for unit in own), "unit"), chips, tuple(groups), due)

    def _row(self, unit: Any, chosen: int) -> DrawerRow:
        state, ink = state_words(unit)
        coming = unit.condition == "to come"
        strength = words.strength(unit.men, unit.vehicles)
        return DrawerRow(
            unit.row,
            unit.name,
            list_look(unit),
            0 if coming else steps_of(unit),
            state,
            ink,
            unit.row == chosen,
            f"{unit.name}, {unit.type_name}: {strength}, {state}.",
        )

    def draw(self, pen: Pen, model: DrawerModel) -> None:
        wide = pen.width
        pen.text("Order of battle", 18, 13, face="text-bold", size=17)
        pen.text(model.total, wide - 18, 16, size=13, ink="text-2", align="right", room=90)
        draw_chips(pen, 18, 44, model.chips)
        bottom = pen.height - (34 if model.due else 8)
        room = bottom - TOP
        whole = sum(HEAD + GAP + len(group.rows) * ROW for group in model.groups)
        self._follow_choice(model, room)
        with pen.window((0, TOP, wide, room), self.scrolled):
            y = 0.0
            for group in model.groups:
                if -HEAD < y - self.scrolled < room:
                    pen.picture(nation_mark(group.nation, round(16 * pen.scale)), 18, y + 2)
                    pen.text(group.name, 42, y - 1, face="text-bold", room=wide - 80)
                    pen.text(str(group.size), wide - 18, y, size=13, ink="text-3", align="right")
                y += HEAD
                for row in group.rows:
                    if -ROW < y - self.scrolled < room:
                        self._draw_row(pen, y, row)
                    y += ROW
                y += GAP
            if not model.groups:
                pen.text("None.", 18, 0, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, TOP, wide, room), self.scrolled, whole)
        if model.due:
            pen.text(model.due, 18, pen.height - 28, size=13, ink="text-2", room=wide - 30)

    def _follow_choice(self, model: DrawerModel, room: float) -> None:
        y = 0.0
        for group in model.groups:
            y += HEAD
            for row in group.rows:
                if row.chosen and row.row != self._last_chosen:
                    self._last_chosen = row.row
                    self.reveal(y, ROW, room)
                    self.scrolled = max(0.0, self.scrolled)
                y += ROW
            y += GAP

    def _draw_row(self, pen: Pen, y: float, row: DrawerRow) -> None:
        wide = pen.width
        if row.chosen:
            pen.fill((0, y, wide, ROW), "selected-row")
            pen.fill((0, y, 4, ROW), "accent")
        card = draw_counter(row.look, round(22 * pen.scale), pen.theme)
        x, middle = pen.point(40, y + ROW / 2)
        pen.surface.blit(
            card, card.get_rect(center=(round(x), round(middle))), special_flags=pygame.BLEND_PREMULTIPLIED
        )
        said = row.state
        if said == "ready" and pen.measure(row.name, "narrow", 15) > wide - 158:
            said = ""  # a long name needs the room more than the usual state
        state = pen.measure(said, "narrow", 14)
        room = wide - 60 - 24 - state
        steps = 4 if row.steps and pen.measure(row.name, "narrow", 15) < room - 44 else 0
        room -= 44 if steps else 0
        face = "text-bold" if row.chosen else "text"
        pen.text(row.name, 60, y + 3, face=face, room=room)
        x = wide - 18 - state - 40
        for step in range(steps):
            ink = "text" if step < row.steps else "panel"
            pen.box((x + step * 9, y + 10, 7, 8), ink, 1, "text" if step < row.steps else "text-3")
        pen.text(said, wide - 16, y + 4, face="narrow", size=14, ink=row.ink, align="right")
        pen.control(
            f"unit.{row.row}",
            (0, y, wide - 8, ROW),
            Select(row.row, True),
            tip=row.tip,
            focus=False,
            radius=0,
        )
