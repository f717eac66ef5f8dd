"""Inspector: everything known of the chosen unit, or of the one under the cursor."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.counters import draw_counter
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import draw_bar, draw_heading
from borderwar.ui.play.looks import map_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import (
    HEAVY,
    cohesion_word,
    command_words,
    distance,
    minutes,
    stance_words,
    state_words,
    supply_words,
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
class InspectorModel:
    """What the inspector says."""

    look: Any
    title: str
    lines: tuple[str, ...]
    gauges: tuple[Gauge, ...]
    weapons: tuple[tuple[str, str, str, str], ...]  # count, name, range, pierces
    notes: tuple[str, ...]
    enemy: bool


@dataclass(frozen=True)
class EmptyInspector:
    """Nothing chosen: what to do."""

    lines: tuple[str, ...]


def _native(names: dict[str, str]) -> str:
    return "  ".join(names.values())


RESTED = 950  # per mille of fire left: above it weariness is not worth a line
WORN = 400


class Inspector(Panel):
    """Everything known of the chosen unit, or of the one under the cursor."""

    name = "inspector"

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.selected, s.desk.aim if s.unit is None else None, s.own_turn)

    def model(self, context: Situation) -> InspectorModel | EmptyInspector:
        unit = context.unit
        if unit is None:
            aim = context.desk.aim
            here = context.findings.units_at(aim) or context.findings.last_seen_at(aim)
            if not here:
                return EmptyInspector(self._empty(context))
            unit = here[0]
        return self._of(unit, context)

    def _empty(self, context: Situation) -> tuple[str, ...]:
        if context.side is None:
            return ("You are watching.", "Hover a counter to read about it, or look back on the time line.")
        if context.view.over:
            return ("The fighting is over.", "Press E to see the result, or look back on the time line.")
        if context.own_turn:
            return ("Nothing is chosen.", "Click one of your units, or press N for the next that can act.")
        return ("The enemy moves.", "1 to 4 set the speed, Space halts.")

    def _of(self, unit: Any, context: Situation) -> InspectorModel:
        own = unit.known == "own" or context.side is None
        state, _ = state_words(unit)
        lines = [unit.formation_name, _native(unit.names.native)]
        if unit.leader:
            lines.append(f"Led by {unit.leader.english}")
        place = f"hex {unit.number}" if unit.hex >= 0 else unit.condition
        if unit.below >= 0:
            place = f"below ground at {context.number(unit.below)}"
        if unit.beyond:
            place = "beyond the map"
        lines.append(f"{unit.type_name} · {place} · {state}")
        weapons = tuple(
            (
                str(weapon.count),
                weapon.name,
                distance(weapon.effective) if weapon.effective >= 50 else "close",
                f"{weapon.pierces} mm" if weapon.pierces else "–",
            )
            for weapon in unit.weapons
        )
        return InspectorModel(
            map_look(unit),
            unit.name,
            tuple(line for line in lines if line),
            self._gauges(unit, own, context),
            weapons,
            self._notes(unit, own, context),
            not own,
        )

    def _gauges(self, unit: Any, own: bool, context: Situation) -> tuple[Gauge, ...]:
        turn = context.scenario.turn_seconds
        out = []
        if unit.start_vehicles:
            word = f"{unit.vehicles} of {unit.start_vehicles}"
            out.append(Gauge(unit.vehicle_name or "Vehicles", word, unit.vehicles / unit.start_vehicles))
        about = "" if own else "about "
        out.append(Gauge("Men", f"{about}{unit.men} of {unit.start_men}", unit.men / max(1, unit.start_men)))
        if own and unit.aircraft:
            out.append(Gauge("Sorties left", str(unit.sorties), 1.0 if unit.sorties else 0.0, "accent"))
        elif own:
            left = unit.seconds_left
            out.append(Gauge("Time left", f"{minutes(left)} of {minutes(turn)}", left / turn, "accent"))
        out.append(
            Gauge(
                "Suppression",
                f"{suppression_word(unit.suppression)} {unit.suppression // 10}",
                unit.suppression / 1000,
                "bad" if unit.suppression > HEAVY else "text",
                own,
            )
        )
        if own:
            out.append(
                Gauge(
                    "Cohesion",
                    f"{cohesion_word(unit.cohesion)} {unit.cohesion // 10}",
                    unit.cohesion / 1000,
                    "bad" if unit.cohesion < 400 else "text",
                    True,
                )
            )
            if unit.freshness < RESTED:
                share = f"fires at {unit.freshness // 10} %"
                ink = "bad" if unit.freshness < WORN else "text"
                out.append(Gauge("Freshness", share, unit.freshness / 1000, ink))
            out += self._stores(unit)
        return tuple(out)

    def _stores(self, unit: Any) -> list[Gauge]:
        """What is left of ammunition, fuel and water.  [18.4] to [18.6]"""
        held = (("Ammunition", unit.ammunition), ("Fuel", unit.fuel), ("Water", unit.water))
        out = []
        for word, store in held:
            if store is not None:
                ink = "text" if store[0] * 4 >= store[1] else "bad"
                out.append(Gauge(word, minutes(store[0]), store[0] / store[1], ink, True))
        return out

    def _lines(self, unit: Any, context: Situation) -> list[str]:
        """Supply and command of an own unit, in sentences."""
        out = []
        if unit.encircled:
            out.append("Encircled: there is no way out that the enemy does not bar.")
        trace = context.findings.supply_trace(unit.row)
        if trace is not None:
            out.append(supply_words(trace, context.number))
        link = context.findings.command_link(unit.row)
        if link is not None:
            head = context.findings.unit(link.headquarters)
            out.append(command_words(head.name if head else "nobody", link.means, link.heard))
        return out

    def _notes(self, unit: Any, own: bool, context: Situation) -> tuple[str, ...]:
        out = []
        if unit.boats:
            lies = f"; its boats lie in {context.number(unit.boats_hex)}" if unit.boats_hex >= 0 else ""
            out.append(f"Has boats{lies}." if unit.boats == "carried" else "Fights from the water.")
        if unit.engineers:
            out.append(f"{unit.engineers} engineers.")
        front, side = unit.armour
        if front or side:
            out.append(f"Armour {front} mm front, {side} mm side.")
        if own:
            sentence = f"In the enemy's turn: {stance_words(unit.stance).lower()}."
            if unit.dug_seconds:
                sentence += f" Dug for {minutes(unit.dug_seconds)}."
            if unit.mounted and unit.mount_kind in ("rides", "horse"):
                sentence += " Mounted."
            if unit.column:
                sentence += " In column."
            out.append(sentence)
            if unit.known == "own" and unit.hex >= 0 and not unit.aircraft:
                out += self._lines(unit, context)
            if unit.leaves_by:
                out.append(f"Must be off the map by the end of turn {unit.leaves_by}.")
            if unit.entries:
                out.append(f"Comes on at {' or '.join(unit.entries)}.")
        elif unit.known == "suspected" and unit.hex >= 0:
            how = "Heard" if unit.located else "Last seen"
            out.append(f"{how} in turn {unit.seen_turn + 1}.")
        out.extend(unit.far)
        if unit.why and unit.why not in ("none", 0) and unit.condition == "broken":
            out.append(f"Broke through {unit.why}.")
        return tuple(out)

    def draw(self, pen: Pen, model: InspectorModel | EmptyInspector) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        if isinstance(model, EmptyInspector):
            y = pen.paragraph(model.lines[0], 20, 18, pen.width - 40, face="text-bold", size=17)
            pen.paragraph(model.lines[1], 20, y + 4, pen.width - 40, ink="text-2")
            self.scroll_most = 0
            return
        bottom = 0.0
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            bottom = self._draw_unit(pen, model)
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
            y = pen.paragraph(
                line, text_left, y, text_room, size=15 if number == 0 else 14, ink="text-2", most=3
            )
        y = max(y + 6, top + side + 12)
        second = False
        for gauge in model.gauges:
            x, room = left, wide
            if gauge.half:
                room = (wide - 24) / 2
                x = left + (room + 24 if second else 0)
            value = pen.text(gauge.value, x + room, y, face="text-bold", align="right")
            pen.text(gauge.label, x, y, ink="text-2", room=room - value - 8)
            draw_bar(pen, (x, y + 22, room, 5), gauge.share, gauge.ink)
            second = gauge.half and not second
            y += 0 if second else 34
        y += 34 if second else 0
        if model.weapons:
            y = draw_heading(pen, "Weapons", left, y + 6, left + wide, "aimed fire to, pierces at 500 m")
            pen.line(left, y, left + wide, y)
            y += 7
            for held, name, reach, pierce in model.weapons:
                pen.text(held, left + 28, y, face="text-bold", ink="accent", align="right")
                lines = pen.wrap(name, wide - 38 - 122, "narrow" if len(name) > 22 else "text", 15)
                for more in lines[:2]:
                    pen.text(more, left + 38, y, face="narrow" if len(name) > 22 else "text")
                    y += 20
                y -= 20 * len(lines[:2])
                pen.text(reach, left + wide - 62, y, align="right")
                pen.text(pierce, left + wide, y, align="right", ink="text" if pierce != "–" else "text-3")
                y += 24 + 19 * (len(lines[:2]) - 1)
            y += 4
        for note in model.notes:
            y = pen.paragraph(note, left, y, wide, size=14, ink="text-2")
        return y + 8
