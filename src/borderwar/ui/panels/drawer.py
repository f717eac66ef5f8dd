"""Order of battle: own units by command, or in a row by a number, with their states by shape and word."""

from dataclasses import dataclass

import pygame

from borderwar.language import say, say_many
from borderwar.ui.counters import draw_counter, nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.order_of_battle import Group, UnitRow, arm_words, filters, groups, sort_words
from borderwar.ui.play.desk import NOBODY
from borderwar.ui.play.intents import Command, Filter, Fold, LightUp, Select
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import on_map

ROW, HEAD, GAP, TOP = 27.0, 25.0, 6.0, 112.0
INDENT = 10.0


@dataclass(frozen=True)
class DrawerModel:
    """What the drawer says."""

    total: str
    chips: tuple[Chip, ...]
    orders: tuple[Chip, ...]  # how it is sorted, which arms
    groups: tuple[Group, ...]
    due: str


class Drawer(Panel):
    """Order of battle: own units by command, or in a row by a number."""

    name = "drawer"

    def __init__(self) -> None:
        super().__init__()
        self._last_chosen = NOBODY

    def depends(self, context: Situation) -> tuple[object, ...]:
        s, desk = context, context.desk
        here = tuple(unit.row for unit in s.findings.units_at(desk.aim))
        near = desk.aim if desk.drawer_sort == "near" and s.unit is None else None
        return (
            s.version,
            desk.drawer,
            desk.drawer_filter,
            desk.drawer_sort,
            desk.drawer_arm,
            desk.folded,
            desk.lit,
            desk.selected,
            here,
            near,
        )

    def model(self, context: Situation) -> DrawerModel | None:
        desk = context.desk
        if not desk.drawer:
            return None
        own = [unit for unit in context.view.units if context.side is None or unit.side == context.side]
        parts = filters(own)
        chips = tuple(
            Chip(f"drawer.{name}", label, Filter("drawer", name), desk.drawer_filter == name)
            for name, label in (
                ("all", say("All")),
                ("act", say("Can act {number}", number=len(parts["act"]))),
                ("help", say("Need help {number}", number=len(parts["help"]))),
            )
        )
        orders = (
            Chip("drawer.sort", sort_words(desk.drawer_sort), Command("drawer-sort")),
            Chip("drawer.arm", arm_words(desk.drawer_arm), Command("drawer-arm"), bool(desk.drawer_arm)),
        )
        coming = sorted(
            (unit for unit in own if unit.condition == "to come" and unit.arrives_turn),
            key=lambda unit: unit.arrives_turn,
        )
        due = (
            say("Next due: {unit}, turn {turn}", unit=coming[0].name, turn=coming[0].arrives_turn)
            if coming
            else ""
        )
        total = say_many(sum(on_map(unit) for unit in own), "{number} unit", "{number} units")
        return DrawerModel(total, chips, orders, groups(context, parts[desk.drawer_filter]), due)

    def draw(self, pen: Pen, model: DrawerModel) -> None:
        wide = pen.width
        pen.text(say("Order of battle"), 18, 13, face="text-bold", size=17)
        pen.text(model.total, wide - 18, 16, size=13, ink="text-2", align="right", room=90)
        draw_chips(pen, 18, 44, model.chips)
        draw_chips(pen, 18, 76, model.orders)
        bottom = pen.height - (34 if model.due else 8)
        room = bottom - TOP
        whole = sum(HEAD + GAP + len(group.rows) * ROW for group in model.groups)
        self._follow_choice(model, room)
        with pen.window((0, TOP, wide, room), self.scrolled):
            y = 0.0
            for group in model.groups:
                if -HEAD < y - self.scrolled < room:
                    self._draw_head(pen, y, group)
                y += HEAD
                for row in group.rows:
                    if -ROW < y - self.scrolled < room:
                        self._draw_row(pen, y, row, group.depth)
                    y += ROW
                y += GAP
            if not model.groups:
                pen.text(say("None."), 18, 0, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, TOP, wide, room), self.scrolled, whole)
        if model.due:
            pen.text(model.due, 18, pen.height - 28, size=13, ink="text-2", room=wide - 30)

    def _draw_head(self, pen: Pen, y: float, group: Group) -> None:
        """A formation: a triangle that folds it, mark, name, men; pressed it lights up on the map."""
        wide, x = pen.width, 8 + INDENT * group.depth
        if group.lit:
            pen.box((x + 14, y - 1, wide - x - 24, HEAD - 2), "selected-row", 4, "accent")
        if group.id:
            points = [(x, y + 6), (x + 10, y + 6), (x + 5, y + 14)]
            if group.folded:
                points = [(x + 1, y + 4), (x + 9, y + 10), (x + 1, y + 16)]
            pen.polygon(points, "text-2")
        left = x + 18
        if group.nation:
            pen.picture(nation_mark(group.nation, round(16 * pen.scale)), left, y + 2)
            left += 22
        used = pen.text(group.totals, wide - 18, y + 1, size=14, ink="text-2", align="right")
        pen.text(group.name, left, y, face="text-bold", room=wide - left - used - 26)
        if group.id:
            light = (x + 14, y - 1, wide - x - 24, HEAD - 2)
            pen.control(f"light.{group.id}", light, LightUp(group.id), tip=group.tip, focus=False)
            pen.control(f"fold.{group.id}", (x - 6, y - 1, 20, HEAD - 2), Fold(group.id), focus=False)

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

    def _draw_row(self, pen: Pen, y: float, row: UnitRow, depth: int) -> None:
        wide = pen.width
        left = 26 + INDENT * depth
        if row.chosen:
            pen.fill((0, y, wide, ROW), "selected-row")
            pen.fill((0, y, 4, ROW), "accent")
        elif row.pointed:
            pen.fill((0, y, wide, ROW), "raised")
        if row.lit:
            pen.fill((wide - 4, y + 2, 4, ROW - 4), "accent")
        draw_mark(pen, row.mark, left - 12, y + ROW / 2)
        card = draw_counter(row.look, round(22 * pen.scale), pen.theme)
        x, middle = pen.point(left + 12, y + ROW / 2)
        pen.surface.blit(
            card, card.get_rect(center=(round(x), round(middle))), special_flags=pygame.BLEND_PREMULTIPLIED
        )
        left += 30
        said = row.state
        if row.measure and not row.mark:
            said = ""
        elif said == "ready" and pen.measure(row.name, "narrow", 15) > wide - left - 98:
            said = ""  # a long name needs the room more than the usual state
        state = pen.measure(said, "narrow", 14)
        room = wide - left - 24 - state
        measure = pen.measure(row.measure, "text-bold", 14) if row.measure else 0.0
        steps = 4 if row.steps and not measure and pen.measure(row.name, "narrow", 15) < room - 44 else 0
        room -= 44 if steps else measure + 10 if measure else 0
        face = "text-bold" if row.chosen else "text"
        faint = row.mark in ("to come", "lost")
        pen.text(row.name, left, y + 3, face=face, room=room, ink="text-3" if faint else "text")
        x = wide - 18 - state - 40
        for step in range(steps):
            ink = "text" if step < row.steps else "panel"
            pen.box((x + step * 9, y + 10, 7, 8), ink, 1, "text" if step < row.steps else "text-3")
        if measure:
            edge = wide - (24 + state if said else 16)
            pen.text(row.measure, edge, y + 3, face="text-bold", size=14, align="right")
        pen.text(said, wide - 16, y + 4, face="narrow", size=14, ink=row.ink, align="right")
        pen.control(
            f"unit.{row.row}",
            (0, y, wide - 8, ROW),
            Select(row.row, True),
            tip=row.tip,
            focus=False,
            radius=0,
        )


def draw_mark(pen: Pen, mark: str, x: float, y: float) -> None:
    """The shape of a trouble, so that colour need not tell it: a little before the counter."""
    if mark == "to come":  # an arrow on its way
        pen.line(x - 4, y, x + 3, y, "text-3", 1.6)
        pen.polygon([(x + 1, y - 4), (x + 6, y), (x + 1, y + 4)], "text-3")
    elif mark == "lost":  # a cross
        pen.line(x - 4, y - 4, x + 4, y + 4, "bad", 2)
        pen.line(x - 4, y + 4, x + 4, y - 4, "bad", 2)
    elif mark == "broken":  # a crack
        pen.line(x - 1, y - 7, x + 2, y - 1, "bad", 2)
        pen.line(x + 2, y - 1, x - 2, y + 1, "bad", 2)
        pen.line(x - 2, y + 1, x + 1, y + 7, "bad", 2)
    elif mark in ("no command", "no supply"):  # a ring struck through; filled for supply
        (pen.ring if mark == "no command" else pen.disc)(x, y, 4.5, "accent")
        pen.line(x - 5, y + 5, x + 5, y - 5, "accent" if mark == "no command" else "panel", 1.8)
