"""How far from history: losses on bands, ground, the units furthest off, and a tally of checks."""

from dataclasses import dataclass
from math import atan2, pi
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.language import say, say_many
from borderwar.ui.counters import draw_counter, nation_mark
from borderwar.ui.dates import long_day
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import draw_heading
from borderwar.ui.play.intents import Select
from borderwar.ui.play.looks import list_look
from borderwar.ui.replay.showing import Showing
from borderwar.ui.words import distance

if TYPE_CHECKING:
    from borderwar.session.history import Apart

GAUGE = 47.0
ABREAST = 300.0
"""A list this wide has room for the losses of both sides beside each other."""

FURTHEST = 5
"""Units listed that are furthest off."""


@dataclass(frozen=True)
class FarGauge:
    """One figure of one side and the band of the record."""

    side: int
    measure: str
    label: str
    value: int
    low: int
    high: int
    mark: str
    open: bool  # the fight goes on: less than the band is no difference yet

    @property
    def within(self) -> bool:
        """Whether the sources allow it, or still may."""
        return self.value <= self.high and (self.open or self.low <= self.value)


@dataclass(frozen=True)
class GroundRow:
    """One objective: its holder in history and here, as nations; None for nobody."""

    name: str
    then: str | None
    here: str | None
    tip: str

    @property
    def same(self) -> bool:
        """Whether run and history agree."""
        return self.then == self.here


@dataclass(frozen=True)
class FarRow:
    """A unit far from its place."""

    row: int
    nation: str
    branch: str
    name: str
    where: str  # "2.6 km west of history"
    far: str
    within: bool


@dataclass(frozen=True)
class Check:
    """One of the questions that the tally counts."""

    label: str
    good: bool


@dataclass(frozen=True)
class FarModel:
    """What the panel says."""

    when: str
    sides: tuple[tuple[str, str], ...]  # name and nation
    gauges: tuple[FarGauge, ...]
    ground: tuple[GroundRow, ...]
    furthest: tuple[FarRow, ...]
    known: int
    missing: int
    unknown: int
    checks: tuple[Check, ...]


def measure_words(measure: str) -> str:
    """A measure of loss in words."""
    return {
        "casualties": say("killed and wounded"),
        "captured": say("captured"),
        "vehicles": say("vehicles"),
        "aircraft": say("aircraft"),
    }[measure]


def kilometres(metres: float) -> str:
    """A mean distance: tens of metres, or tenths of a kilometre."""
    return (
        say("{metres:.1f} km", metres=metres / 1000)
        if metres >= 1000
        else say("{metres:.0f} m", metres=round(metres, -1))
    )


def compass(dx: float, dy: float) -> str:
    """The direction of a way east and south, in eight words."""
    words = (
        say("east"),
        say("south-east"),
        say("south"),
        say("south-west"),
        say("west"),
        say("north-west"),
        say("north"),
        say("north-east"),
    )
    return words[round(atan2(dy, dx) / (pi / 4)) % 8]


def where_words(showing: Showing, apart: "Apart") -> str:
    """How a unit stands to its place in history: "2.6 km west of history"."""
    if not apart.hexes:
        return say("where history had it")
    layout = showing.situation.layout
    here, there = layout.centre(apart.here), layout.centre(apart.stand.hex)
    side = compass(here[0] - there[0], here[1] - there[1])
    return say("{far} {side} of history", far=distance(apart.metres), side=side)


class FarPanel(Panel):
    """How far from history."""

    name = "distance"

    def depends(self, context: Showing) -> object:
        return context.version, context.tab

    def model(self, context: Showing) -> FarModel | None:
        if context.tab != self.name:
            return None
        scenario, view, far = context.situation.scenario, context.view, context.far()
        nations = {side.id: side.nations[0] for side in scenario.sides}
        gauges = tuple(
            FarGauge(
                each.side,
                each.measure,
                measure_words(each.measure),
                each.value,
                each.low,
                each.high,
                each.mark,
                not view.over,
            )
            for each in context.losses()
        )
        ground = tuple(
            GroundRow(
                each.name,
                nations.get(each.then or ""),
                nations.get(each.here or ""),
                say(
                    "In history since turn {turn}: {sources}", turn=each.turn, sources=", ".join(each.sources)
                )
                if each.turn
                else say("In history as at the start"),
            )
            for each in context.ground()
        )
        units = {unit.id: unit for unit in view.units}
        furthest = tuple(
            FarRow(
                units[each.unit].row,
                units[each.unit].nation,
                units[each.unit].branch,
                units[each.unit].name,
                where_words(context, each),
                distance(each.metres),
                each.within,
            )
            for each in far.units[:FURTHEST]
            if each.hexes
        )
        near = (sum(each.within for each in far.units) * 2 >= len(far.units),) if far.units else ()
        sides = [side.names.english for side in scenario.sides]
        checks = (
            *(Check(f"{sides[gauge.side]}: {gauge.label}", gauge.within) for gauge in gauges),
            *(Check(row.name, row.same) for row in ground),
            *(Check(say("half of the places or more within their doubt"), good) for good in near),
        )
        when = context.clock
        return FarModel(
            say("{date}. Band: what the sources allow.", date=f"{long_day(when)}, {when:%H:%M}"),
            tuple((side.names.english, side.nations[0]) for side in scenario.sides),
            gauges,
            ground,
            furthest,
            len(far.units),
            len(far.missing),
            far.unknown,
            checks,
        )

    def draw(self, pen: Pen, model: FarModel) -> None:
        foot = 78.0
        room = pen.height - foot
        with pen.window((0, 0, pen.width, room), self.scrolled):
            y = self._contents(pen, model, 22.0, pen.width - 26)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, room), self.scrolled, y)
        self._checks(pen, model, room)

    def _contents(self, pen: Pen, model: FarModel, left: float, right: float) -> float:
        pen.text(say("How far from history"), left, 10, face="text-bold", size=20, room=right - left)
        y = pen.paragraph(model.when, left, 38, right - left, size=14, ink="text-2") + 8
        y = draw_heading(pen, say("Losses so far"), left, y)
        y = self._losses(pen, model, left, right, y)
        if model.ground:
            y = self._ground(pen, model, left, right, y + 6)
        y = draw_heading(pen, say("Furthest from history"), left, y + 8)
        if not model.furthest:
            words = (
                say("Every known unit is where history had it.")
                if model.known
                else say("The record does not say where units stood by now.")
            )
            y = pen.paragraph(words, left, y, right - left, size=14, ink="text-2")
        for row in model.furthest:
            y = self._unit(pen, row, left, right, y)
        words = say_many(model.known, "{number} place known", "{number} places known")
        words += say(
            ", {missing} of units not on the map, {unknown} units with none",
            missing=model.missing,
            unknown=model.unknown,
        )
        return pen.paragraph(words, left, y + 2, right - left, size=13, ink="text-3") + 8

    def _losses(self, pen: Pen, model: FarModel, left: float, right: float, y: float) -> float:
        """Both sides beside each other where there is room, else one below the other."""
        abreast = right - left >= ABREAST
        wide = (right - left - 28) / 2 if abreast else right - left
        lowest = y
        title = max(len(pen.wrap(name, wide - 25, "text-bold", 14)) for name, _ in model.sides)
        for side, (name, nation) in enumerate(model.sides):
            gauges = [gauge for gauge in model.gauges if gauge.side == side]
            if not gauges:
                continue
            x = left + (wide + 28) * side if abreast else left
            down = y if abreast else lowest
            pen.picture(nation_mark(nation, round(17 * pen.scale)), x, down)
            pen.paragraph(name, x + 25, down - 1, wide - 25, face="text-bold", size=14)
            down += 6 + 19 * title
            for gauge in gauges:
                down = self._gauge(pen, gauge, x, x + wide, down)
            lowest = max(lowest, down)
        return lowest

    def _gauge(self, pen: Pen, gauge: FarGauge, left: float, right: float, y: float) -> float:
        ink, room = ("text" if gauge.within else "accent"), right - left
        wide = pen.text(f"{gauge.value:,}", right, y - 2, face="text-bold", size=17, ink=ink, align="right")
        pen.text(gauge.label, left, y - 1, room=room - max(wide, 30) - 8)
        most = max(gauge.high, gauge.value, 1) * 1.15
        pen.box((left, y + 22, room, 5), "window", 2)
        start, width = left + room * gauge.low / most, max(5.0, room * (gauge.high - gauge.low) / most)
        pen.box((start, y + 19.5, width, 10), "band", 2)
        band = f"{gauge.low:,}" if gauge.low == gauge.high else f"{gauge.low:,}–{gauge.high:,}"
        half = pen.measure(band, "text", 13) / 2
        middle = min(max(start + width / 2, left + half), right - half)
        pen.text(band, middle, y + 29, size=13, ink="text-3", align="centre")
        x = left + room * gauge.value / most
        if gauge.within:
            pen.disc(x, y + 24.5, 6, "window")
            pen.disc(x, y + 24.5, 4.8, "text")
        else:
            draw_diamond(pen, x, y + 24.5, 7)
        tip = say(
            "In history {low} to {high} for the whole fight, {mark}.",
            low=gauge.low,
            high=gauge.high,
            mark=gauge.mark,
        )
        name = f"far.{gauge.side}.{gauge.measure}"
        pen.control(name, (left - 4, y - 3, room + 8, GAUGE - 2), None, tip=tip, focus=False)
        return y + GAUGE

    def _ground(self, pen: Pen, model: FarModel, left: float, right: float, y: float) -> float:
        pen.text(say("KEY GROUND"), left, y, face="caption", size=11, ink="text-2")
        pen.text(say("history"), right - 74, y - 3, size=13, ink="text-2", align="centre")
        pen.text(say("here"), right - 14, y - 3, size=13, ink="text-2", align="centre")
        y += 17
        for number, row in enumerate(model.ground):
            pen.line(left, y, right, y)
            room = right - left - 104
            if not row.same:
                room -= 54
                pen.text(
                    say("differs"), right - 100, y + 4, face="text-bold", size=14, ink="accent", align="right"
                )
            pen.text(row.name, left, y + 3, size=15, room=room)
            for x, nation in ((right - 84, row.then), (right - 24, row.here)):
                if nation is not None:
                    pen.picture(nation_mark(nation, round(19 * pen.scale)), x, y + 4)
                else:
                    pen.text("–", x + 10, y + 3, ink="text-3", align="centre")
            pen.text(
                "=" if row.same else "≠",
                right - 44,
                y + 3,
                ink="text-2" if row.same else "accent",
                align="centre",
            )
            pen.control(
                f"far.ground.{number}",
                (left - 4, y + 1, right - left + 8, 25),
                None,
                tip=row.tip,
                focus=False,
            )
            y += 26
        return y

    def _unit(self, pen: Pen, row: FarRow, left: float, right: float, y: float) -> float:
        draw_card(pen, row, left, y + 2, 24)
        wide = pen.text(
            row.far, right, y + 3, face="text-bold", ink="text" if row.within else "accent", align="right"
        )
        pen.text(row.name, left + 34, y + 3, room=right - left - 46 - wide)
        pen.control(
            f"far.unit.{row.row}", (left - 4, y, right - left + 8, 28), Select(row.row, True), tip=row.where
        )
        return y + 30

    def _checks(self, pen: Pen, model: FarModel, top: float) -> None:
        pen.box((12, top + 4, pen.width - 24, 66), "raised", 5)
        pen.text(
            say("Within what the sources allow"), 24, top + 10, face="text-bold", size=15, room=pen.width - 48
        )
        good = sum(check.good for check in model.checks)
        words = say("{good} of {all} checks", good=good, all=len(model.checks))
        wide = pen.text(words, pen.width - 24, top + 37, face="text-bold", size=15, align="right")
        room = pen.width - 60 - wide
        step = min(19.0, room / max(1, len(model.checks)))
        for number, check in enumerate(model.checks):
            x = 24 + number * step
            side = min(13.0, step - 3)
            if check.good:
                pen.box((x, top + 41, side, 13), "text", 2)
            else:
                pen.box((x, top + 41, side, 13), "raised", 2, "accent", 1.8)
            tip = check.label if check.good else say("{check}: differs", check=check.label)
            pen.control(f"far.check.{number}", (x - 1, top + 36, step, 22), None, tip=tip, focus=False)


def draw_card(pen: Pen, unit: Any, x: float, y: float, size: float) -> None:
    """The small card of a unit (anything with a nation and a branch), its upper left corner at x, y."""
    card = draw_counter(list_look(unit), round(size * pen.scale))
    spare = (card.get_width() / pen.scale - size) / 2
    px, py = pen.point(x - spare, y - spare)
    pen.surface.blit(card, (round(px), round(py)), special_flags=pygame.BLEND_PREMULTIPLIED)


def draw_diamond(pen: Pen, x: float, y: float, size: float, ink: str = "accent") -> None:
    """A value outside its band."""
    pen.polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], ink)
