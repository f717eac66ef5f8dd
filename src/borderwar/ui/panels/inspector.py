"""Inspector: everything known of the chosen unit, or of the one under the cursor."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.case_tip import case_tip
from borderwar.ui.counters import draw_counter
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import draw_bar, draw_heading
from borderwar.ui.panels.unchosen import Unchosen, draw_unchosen, unchosen
from borderwar.ui.play.intents import OpenEntry, OpenRule
from borderwar.ui.play.looks import map_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.unit_facts import Note, notes, why_idle
from borderwar.ui.words import (
    HEAVY,
    cohesion_word,
    condition_words,
    distance,
    minutes,
    state_words,
    suppression_word,
)


@dataclass(frozen=True)
class Gauge:
    """A labelled bar."""

    label: str
    value: str
    share: float
    ink: str = "text"
    half: bool = False  # shares its line with the next


@dataclass(frozen=True)
class WeaponLine:
    """A weapon of the unit."""

    count: str
    name: str
    reach: str  # aimed fire
    pierces: str
    falls: str  # how far fire still falls
    entry: str


@dataclass(frozen=True)
class InspectorModel:
    """What the inspector says."""

    look: Any
    title: str
    lines: tuple[str, ...]
    gauges: tuple[Gauge, ...]
    weapons: tuple[WeaponLine, ...]
    idle: Note | None  # why it cannot act
    notes: tuple[Note, ...]
    enemy: bool
    entry: str  # its kind in the encyclopaedia


CLOSE = 50
"""Metres below which a weapon is one for hand to hand."""


def _formation_words(unit: Any, context: Situation) -> str:
    """The formation, and all it serves under."""
    known = {formation.id: formation for formation in context.scenario.formations}
    names, formation = [unit.formation_name], known.get(unit.formation)
    while formation is not None and formation.parent in known:
        formation = known[formation.parent]
        names.append(formation.names.english)
    return " · ".join(names)


def _native(names: dict[str, str]) -> str:
    return "  ".join(names.values())


RESTED = 950  # per mille of fire left: above it weariness is not worth a line
WORN = 400


def _needs(pen: Pen, gauge: Gauge, face: str = "narrow-bold") -> float:
    """The room that a gauge's words need beside each other."""
    return pen.measure(gauge.value, face, 15) + pen.measure(gauge.label, "narrow", 15) + 8


class Inspector(Panel):
    """Everything known of the chosen unit, or of the one under the cursor."""

    name = "inspector"

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.selected, s.desk.aim if s.unit is None else None, s.own_turn)

    def model(self, context: Situation) -> InspectorModel | Unchosen:
        unit = context.unit
        if unit is None:
            aim = context.desk.aim
            here = context.findings.units_at(aim) or context.findings.last_seen_at(aim)
            if not here:
                return unchosen(context)
            unit = here[0]
        return self._of(unit, context)

    def _of(self, unit: Any, context: Situation) -> InspectorModel:
        own = unit.known == "own" or context.side is None
        state, _ = state_words(unit)
        lines = [_formation_words(unit, context), _native(unit.names.native)]
        if unit.leader:
            native = _native(unit.leader.native)
            lines.append(
                say("Led by {leader}", leader=unit.leader.english) + (f"  {native}" if native else "")
            )
        place = say("hex {number}", number=unit.number) if unit.hex >= 0 else condition_words(unit.condition)
        if unit.below >= 0:
            place = say("below ground at {number}", number=context.number(unit.below))
        if unit.beyond:
            place = say("beyond the map")
        lines.append(f"{unit.type_name} · {place} · {state}")
        weapons = tuple(
            WeaponLine(
                str(weapon.count),
                weapon.name,
                distance(weapon.effective) if weapon.effective >= CLOSE else say("close"),
                say("{pierces} mm", pierces=weapon.pierces) if weapon.pierces else "–",
                distance(weapon.maximum) if weapon.maximum > weapon.effective >= CLOSE else "",
                f"weapon/{weapon.id}",
            )
            for weapon in unit.weapons
        )
        return InspectorModel(
            map_look(unit),
            unit.name,
            tuple(line for line in lines if line),
            self._gauges(unit, own, context),
            weapons,
            why_idle(unit, context),
            notes(unit, own, context),
            not own,
            f"unit/{context.scenario.units[unit.row].type}",
        )

    def _gauges(self, unit: Any, own: bool, context: Situation) -> tuple[Gauge, ...]:
        turn = context.scenario.turn_seconds
        out = []
        if unit.start_vehicles:
            word = say("{now} of {start}", now=unit.vehicles, start=unit.start_vehicles)
            out.append(Gauge(unit.vehicle_name or say("Vehicles"), word, unit.vehicles / unit.start_vehicles))
        out.append(
            Gauge(
                say("Men"),
                say(
                    "{now} of {start}" if own else "about {now} of {start}",
                    now=unit.men,
                    start=unit.start_men,
                ),
                unit.men / max(1, unit.start_men),
            )
        )
        if own and unit.aircraft:
            out.append(Gauge(say("Sorties left"), str(unit.sorties), 1.0 if unit.sorties else 0.0, "accent"))
        elif own:
            left = unit.seconds_left
            out.append(
                Gauge(
                    say("Time left"),
                    say("{time} of {whole}", time=minutes(left), whole=minutes(turn)),
                    left / turn,
                    "accent",
                )
            )
        out.append(
            Gauge(
                say("Suppression"),
                f"{suppression_word(unit.suppression)} {unit.suppression // 10}",
                unit.suppression / 1000,
                "bad" if unit.suppression > HEAVY else "text",
                own,
            )
        )
        if own:
            out.append(
                Gauge(
                    say("Cohesion"),
                    f"{cohesion_word(unit.cohesion)} {unit.cohesion // 10}/{unit.quality // 10}",
                    unit.cohesion / 1000,
                    "bad" if unit.cohesion < 400 else "text",
                    True,
                )
            )
            if unit.freshness < RESTED:
                share = say("fires at {share} %", share=unit.freshness // 10)
                ink = "bad" if unit.freshness < WORN else "text"
                out.append(Gauge(say("Freshness"), share, unit.freshness / 1000, ink))
            out += self._stores(unit)
        return tuple(out)

    def _stores(self, unit: Any) -> list[Gauge]:
        """What is left of ammunition, fuel and water.  [18.4] to [18.6]"""
        held = ((say("Ammunition"), unit.ammunition), (say("Fuel"), unit.fuel), (say("Water"), unit.water))
        out = []
        for word, store in held:
            if store is not None:
                ink = "text" if store[0] * 4 >= store[1] else "bad"
                out.append(Gauge(word, minutes(store[0]), store[0] / store[1], ink, True))
        return out

    def draw(self, pen: Pen, model: InspectorModel | Unchosen) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        bottom = 0.0
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            bottom = draw_unchosen(pen, model) if isinstance(model, Unchosen) else self._draw_unit(pen, model)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, pen.height), self.scrolled, bottom)

    def _draw_unit(self, pen: Pen, model: InspectorModel) -> float:
        left = 20.0 if pen.width > 340 else 12.0
        wide = pen.width - 2 * left
        side, top = (84.0, 20.0) if pen.height > 320 else (52.0, 12.0)
        card = draw_counter(model.look, round(side * pen.scale), pen.theme)
        x, y = pen.point(left + side / 2 + 2, top + side / 2)
        pen.surface.blit(
            card, card.get_rect(center=(round(x), round(y))), special_flags=pygame.BLEND_PREMULTIPLIED
        )
        y = top - 4
        text_left, text_room = left + side + 18, wide - side - 18
        for line in pen.wrap(model.title, text_room, "text-bold", 20)[:2]:
            pen.text(line, text_left, y, face="text-bold", size=20, room=text_room)
            y += 25
        for number, line in enumerate(model.lines):
            start = y
            y = pen.paragraph(
                line, text_left, y, text_room, size=15 if number == 0 else 14, ink="text-2", most=3
            )
        tip = say("Read about it in the encyclopaedia")
        place = (text_left - 4, start, text_room + 4, y - start)
        pen.control("inspector.entry", place, OpenEntry(model.entry), tip=tip, focus=False)
        y = max(y + 6, top + side + 12)
        if model.idle is not None:
            y = self._draw_notes(pen, (model.idle,), "idle", left, y - 4, wide)
        half = (wide - 24) / 2
        paired = all(_needs(pen, gauge) <= half for gauge in model.gauges if gauge.half)
        second = False
        for gauge in model.gauges:
            beside = gauge.half and paired
            room = half if beside else wide
            x = left + (room + 24 if second else 0) if beside else left
            face = "text-bold" if _needs(pen, gauge, "text-bold") <= room else "narrow-bold"
            value = pen.text(gauge.value, x + room, y, face=face, align="right")
            pen.text(gauge.label, x, y, ink="text-2", room=room - value - 8)
            draw_bar(pen, (x, y + 22, room, 5), gauge.share, gauge.ink)
            second = beside and not second
            y += 0 if second else 34
        y += 34 if second else 0
        if model.weapons:
            y = self._draw_weapons(pen, model, left, y, wide)
        return self._draw_notes(pen, model.notes, "rule", left, y, wide) + 8

    def _draw_weapons(self, pen: Pen, model: InspectorModel, left: float, y: float, wide: float) -> float:
        """A line for each weapon: how many, aimed fire, penetration; how far fire falls beneath."""
        y = draw_heading(
            pen, say("Weapons"), left, y + 6, left + wide, say("aimed fire to, pierces at 500 m")
        )
        pen.line(left, y, left + wide, y)
        y += 7
        for number, weapon in enumerate(model.weapons):
            start = y
            pen.text(weapon.count, left + 28, y, face="text-bold", ink="accent", align="right")
            face = "narrow" if len(weapon.name) > 22 else "text"
            pen.text(weapon.reach, left + wide - 62, y, align="right")
            ink = "text" if weapon.pierces != "–" else "text-3"
            pen.text(weapon.pierces, left + wide, y, align="right", ink=ink)
            for line in pen.wrap(weapon.name, wide - 38 - 122, face, 15)[:2]:
                pen.text(line, left + 38, y, face=face)
                y += 20
            if weapon.falls:
                words = say("falls to {range}", range=weapon.falls)
                pen.text(words, left + 38, y - 1, size=13, ink="text-3")
                y += 17
            place = (left, start - 1, wide, y - start + 1)
            tip = say("Read about it in the encyclopaedia")
            pen.control(f"inspector.weapon.{number}", place, OpenEntry(weapon.entry), tip=tip, focus=False)
            y += 5
        return y + 4

    def _draw_notes(
        self, pen: Pen, facts: tuple[Note, ...], name: str, left: float, y: float, wide: float
    ) -> float:
        """Facts, each with its case at the right."""
        for number, note in enumerate(facts):
            start, room = y, wide - 46
            y = pen.paragraph(note.text, left, y, room, size=14, ink="bad" if note.bad else "text-2")
            if note.rule:
                pen.text(note.rule, left + wide, start, size=13, ink="accent", align="right")
                place = (left + wide - 38, start - 2, 40, 22)
                tip = case_tip(note.rule)
                pen.control(f"inspector.{name}.{number}", place, OpenRule(note.rule), tip=tip, focus=False)
            y += 3
        return y
