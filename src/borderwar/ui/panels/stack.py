"""Stack list: the units in the aimed hex, or else in the chosen unit's, each one click away."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.counters import draw_counter
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.intents import Select
from borderwar.ui.play.looks import list_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import minutes, state_words

ROW = 30.0
MOST = 12


@dataclass(frozen=True)
class StackModel:
    """The units of a hex."""

    title: str
    rows: tuple[tuple[int, str, str, Any, bool], ...]


class StackList(Panel):
    """The units of a stack, top first."""

    name = "stack"
    ground = None

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.selected, s.desk.hover if not s.desk.by_keys else s.desk.cursor)

    def model(self, context: Situation) -> StackModel | None:
        unit, aim = context.unit, context.desk.aim
        here = context.findings.units_at(aim) if aim != NOWHERE else ()
        if len(here) < 2 and unit is not None and unit.hex >= 0:
            here = context.findings.units_at(unit.hex)
        if len(here) < 2:
            return None
        rows = tuple(
            (
                other.row,
                other.name,
                f"{minutes(other.seconds_left)}, {state_words(other)[0]}"
                if other.known == "own"
                else state_words(other)[0],
                list_look(other),
                unit is not None and other.row == unit.row,
            )
            for other in here[:MOST]
        )
        key = bindings.key_of("next-in-stack")
        words = say(
            "Hex {hex}: {number} units, {key} for the next", hex=here[0].number, number=len(here), key=key
        )
        return StackModel(words, rows)

    def size(self, model: StackModel) -> tuple[float, float]:
        return 330, 36 + ROW * len(model.rows) + 6

    def draw(self, pen: Pen, model: StackModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "panel", 5, "hairline")
        pen.text(model.title, 14, 9, size=13, ink="text-2", room=pen.width - 28)
        y = 34.0
        for row, name, state, look, chosen in model.rows:
            if chosen:
                pen.fill((2, y, pen.width - 4, ROW), "selected-row")
                pen.fill((2, y, 4, ROW), "accent")
            card = draw_counter(look, round(22 * pen.scale), pen.theme)
            px, py = pen.point(28, y + ROW / 2)
            pen.surface.blit(
                card, card.get_rect(center=(round(px), round(py))), special_flags=pygame.BLEND_PREMULTIPLIED
            )
            wide = pen.text(state, pen.width - 12, y + 6, face="narrow", size=14, ink="text-2", align="right")
            pen.text(name, 48, y + 5, face="text-bold" if chosen else "text", room=pen.width - 48 - wide - 20)
            pen.control(f"stack.{row}", (2, y, pen.width - 4, ROW), Select(row), focus=False, radius=0)
            y += ROW
