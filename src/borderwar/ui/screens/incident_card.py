"""The card of the chosen incident: what it is, its map, whom to play against whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.opponents import LEVELS
from borderwar.ui.screens.incidents import ChooseLevel, ChooseSide, length_of
from borderwar.ui.words import distance

if TYPE_CHECKING:
    from borderwar.ui.screens.chooser import ChooserScreen


@dataclass(frozen=True)
class CardModel:
    """The card of the chosen incident."""

    name: str
    native: tuple[str, ...]
    when: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    strengths: tuple[tuple[str, str, int, int], ...]  # nation, side, men, armed vehicles
    sides: tuple[Button, ...]
    nations: tuple[str, str]
    levels: tuple[Button, ...]
    level_text: str
    author: str
    row: int  # of the list: whose map is shown


@dataclass(frozen=True)
class ProblemCard:
    """The mistakes of a scenario that cannot be played."""

    name: str
    lines: tuple[str, ...]


def _strengths(scenario: Any) -> tuple[tuple[str, str, int, int], ...]:
    """Men and armed vehicles of both sides as the record gives them."""
    out = []
    for side in scenario.sides:
        units = [unit for unit in scenario.units if unit.side == side.id]
        men = sum(unit.men.value for unit in units)
        armed = 0
        for unit in units:
            kind = scenario.catalogue.types[unit.type]
            if kind.vehicle and unit.vehicles and scenario.catalogue.vehicles[kind.vehicle].weapons:
                armed += unit.vehicles.value
        out.append((side.nations[0], side.names.english, men, armed))
    return tuple(out)


def card_model(context: "ChooserScreen") -> CardModel | ProblemCard | None:
    """What the card says of the chosen entry."""
    entry = context.entry
    if entry is None:
        return None
    s = entry.scenario
    if s is None:
        return ProblemCard(entry.name, entry.problems)
    turns, each = length_of(s)
    marked = [figure for unit in s.units for figure in (unit.men,)]
    sourced = sum(figure.mark == "sourced" for figure in marked)
    facts = (
        ("Map", f"{s.map.columns} × {s.map.rows} hexes of {distance(s.hex_metres)}"),
        ("Length", f"{turns} of {each}"),
        ("Units", str(len(s.units))),
        ("Strengths from sources", f"{sourced} of {len(marked)}"),
        ("Confidence of the record", s.history.confidence or "not said"),
    )
    sides = (
        *(
            Button(f"side.{number}", side.names.english, ChooseSide(number), lit=context.side == number)
            for number, side in enumerate(s.sides)
        ),
        Button("side.watch", "Watch", ChooseSide(None), lit=context.side is None),
    )
    levels = tuple(
        Button(f"level.{name}", label, ChooseLevel(name), lit=context.level == name)
        for name, label, _ in LEVELS
    )
    text = next((text for name, _, text in LEVELS if name == context.level), "")
    return CardModel(
        s.names.english,
        tuple(s.names.native.values()),
        f"{s.start.day} {s.start:%B %Y}, {s.start:%H:%M}",
        s.summary.replace("\n", " "),
        facts,
        _strengths(s),
        sides,
        (s.sides[0].nations[0], s.sides[1].nations[0]),
        levels,
        text,
        s.author,
        context.chosen,
    )


class ScenarioCard(Panel):
    """The card of the chosen incident: what it is, how big, whom to play."""

    name = "card"
    ground = "window"

    def __init__(self, thumbnail: Callable[[int, int], pygame.Surface | None]) -> None:
        super().__init__()
        self._thumbnail = thumbnail

    def model(self, context: "ChooserScreen") -> CardModel | ProblemCard | None:
        return card_model(context)

    def draw(self, pen: Pen, model: CardModel | ProblemCard) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 5)
        if isinstance(model, ProblemCard):
            self._problems(pen, model)
            return
        left, wide = 28.0, pen.width - 56
        foot = 148.0 if wide > 520 else 188.0
        with pen.window((0, 0, pen.width, pen.height - foot), self.scrolled):
            y = self._words(pen, model, left, wide)
            y = self._map(pen, left, y, wide, pen.height - foot - 16)
        self.scroll_most = draw_scroll_bar(
            pen, (0, 0, pen.width, pen.height - foot), self.scrolled, y, "card-rule"
        )
        self._choice(pen, model, left, wide, pen.height - foot)

    def _map(self, pen: Pen, left: float, y: float, wide: float, bottom: float) -> float:
        """The ground of the incident, if there is room for it."""
        high = bottom - y
        if high < 120:
            return y
        area = pen.rect((left, y, wide, high))
        picture = self._thumbnail(area.width - 12, area.height - 12)
        if picture is None:
            return y
        place = picture.get_rect(center=area.center)
        pygame.draw.rect(pen.surface, colour("ink"), place.inflate(12, 12), max(1, round(2 * pen.scale)))
        pygame.draw.rect(pen.surface, colour("ink"), place.inflate(4, 4), 1)
        pen.surface.blit(picture, place)
        return bottom

    def _words(self, pen: Pen, model: CardModel, left: float, wide: float) -> float:
        used = pen.text(model.name, left, 20, face="map-bold", size=34, ink="ink", room=wide)
        if used + 220 < wide:
            pen.text(model.when, left + wide, 36, size=16, ink="ink-2", align="right")
        y = 66.0
        pen.names(model.native, left, y, wide, face="map", size=20, ink="ink-2")
        y = pen.paragraph(model.summary, left, y + 38, wide, size=17, ink="ink") + 14
        most = max(1, *(men for _, _, men, _ in model.strengths))
        two = wide > 640
        column = (wide - 40) / 2 if two else wide
        start = y
        for nation, side, men, armed in model.strengths:
            pen.picture(nation_mark(nation, round(22 * pen.scale)), left, y + 1)
            pen.text(side, left + 32, y, face="text-bold", ink="ink", room=column - 140)
            extra = f", {armed} armed vehicles and aircraft" if armed else ""
            pen.text(f"{men:,} men", left + column, y, face="text-bold", ink="ink", align="right")
            pen.box(
                (left, y + 25, max(6.0, column * men / most), 9),
                "plot-blue" if nation in ("japan", "manchukuo") else "bar-red",
                2,
            )
            pen.text(extra.removeprefix(", "), left, y + 37, size=14, ink="ink-2", room=column)
            y += 62
        other, x = (start, left + column + 40) if two else (y, left)
        for label, value in model.facts:
            pen.text(label, x, other, ink="ink-2")
            pen.text(
                value,
                x + column,
                other,
                face="text-bold",
                ink="ink",
                align="right",
                room=column - pen.measure(label) - 12,
            )
            pen.line(x, other + 24, x + column, other + 24, "card-rule")
            other += 31
        return max(y, other) + 16

    def _choice(self, pen: Pen, model: CardModel, left: float, wide: float, y: float) -> None:
        pen.line(left, y, left + wide, y, "card-rule")
        words = 110.0 if wide > 520 else 0.0  # beside the buttons, or above them
        size = 15.0 if words else 14.0
        y += 8
        least = 96.0 if words else 60.0
        for label, buttons, high in (("Play as", model.sides, 40.0), ("Opponent", model.levels, 34.0)):
            pen.text(label, left, y + (high / 2 - 10 if words else 0), ink="ink-2")
            y += 0 if words else 20
            widths = [max(least, pen.measure(button.label, "text-bold", size) + 22) for button in buttons]
            share = min(1.0, (wide - words - 8 * (len(buttons) - 1)) / sum(widths))
            x = left + words
            for button, width in zip(buttons, widths, strict=True):
                place: Box = (x, y, width * share, high)
                draw_button(pen, place, button, paper=True, size=size)
                x += width * share + 8
            y += high + 10
        pen.paragraph(model.level_text, left + words, y - 4, wide - words, size=14, ink="ink-2", most=2)

    def _problems(self, pen: Pen, model: ProblemCard) -> None:
        left, wide = 28.0, pen.width - 56
        pen.text(f"{model.name} cannot be played", left, 20, face="map-bold", size=26, ink="ink", room=wide)
        with pen.window((0, 66, pen.width, pen.height - 80), self.scrolled):
            y = 0.0
            for problem in model.lines:
                for line in problem.splitlines():
                    ink = "attack-text" if not line.startswith(" ") else "ink-2"
                    for piece in pen.wrap(line, wide, "text", 14):
                        pen.text(piece, left, y, size=14, ink=ink, room=wide)
                        y += 19
                y += 10
        self.scroll_most = draw_scroll_bar(
            pen, (0, 66, pen.width, pen.height - 80), self.scrolled, y, "card-rule"
        )
