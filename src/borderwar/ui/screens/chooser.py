"""Chooser: the list of incidents, and the card of the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen, theme_at
from borderwar.ui.kit.screen import Push, Quit, Reset, Transition
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.map import GroundSpec, HexLayout, MapPainter
from borderwar.ui.opponents import FIRST_LEVEL, LEVELS
from borderwar.ui.screens.page import Page
from borderwar.ui.settings import Settings
from borderwar.ui.words import count, distance

ROW = 58.0


@dataclass(frozen=True)
class ChooseScenario:
    """Choose a line of the list."""

    row: int


@dataclass(frozen=True)
class ChooseSide:
    """Choose whom to play: 0, 1, or None to watch."""

    side: int | None


@dataclass(frozen=True)
class ChooseLevel:
    """Choose the opponent."""

    level: str


@dataclass(frozen=True)
class Entry:
    """A scenario of the list, or one with mistakes."""

    folder: Path
    scenario: Any
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its English name."""
        return str(self.scenario.names.english) if self.scenario is not None else self.folder.name


def read_entries() -> list[Entry]:
    """All scenarios; those with mistakes carry them."""
    from borderwar.content.load import load_scenario
    from borderwar.content.places import find_scenarios

    out = []
    for folder in find_scenarios():
        scenario, problems = load_scenario(folder)
        out.append(
            Entry(folder, scenario, tuple(str(problem) for problem in problems) if scenario is None else ())
        )
    return sorted(out, key=lambda entry: (entry.scenario is None, str(getattr(entry.scenario, "start", ""))))


def dates_of(scenario: Any) -> str:
    """The date of an incident."""
    start = scenario.start
    return f"{start.day} {start:%b %Y}"


def length_of(scenario: Any) -> tuple[str, str]:
    """How many turns of how long."""
    minutes = scenario.turn_seconds // 60
    each = f"{minutes} min" if minutes < 90 else f"{minutes // 60} h"
    return count(scenario.turns, "turn"), each


@dataclass(frozen=True)
class ListModel:
    """The lines of the list."""

    rows: tuple[tuple[str, tuple[str, ...], str, tuple[str, ...], int, str, str, bool], ...]
    chosen: int


class ScenarioList(Panel):
    """One line an incident: name in its scripts, date, sides, size, length."""

    name = "scenarios"

    def __init__(self) -> None:
        super().__init__()
        self._last = -1

    def model(self, context: "ChooserScreen") -> ListModel:
        rows = []
        for entry in context.entries:
            s = entry.scenario
            if s is None:
                rows.append(
                    (
                        entry.name,
                        (count(len(entry.problems), "mistake"),),
                        "",
                        (),
                        0,
                        "",
                        "",
                        True,
                    )
                )
                continue
            nations = tuple(side.nations[0] for side in s.sides)
            rows.append(
                (
                    s.names.english,
                    tuple(s.names.native.values()),
                    dates_of(s),
                    nations,
                    s.complexity,
                    *length_of(s),
                    False,
                )
            )
        return ListModel(tuple(rows), context.chosen)

    def draw(self, pen: Pen, model: ListModel) -> None:
        wide = pen.width
        small = wide < 600
        at = {"date": wide * 0.47, "sides": wide * 0.67, "size": 0.0}
        if not small:
            at = {"date": wide * 0.5, "sides": wide * 0.64, "size": wide * 0.77}
        pen.text("INCIDENT", 24, 14, face="caption", size=11, ink="text-2")
        for label, x in at.items():
            if x:
                pen.text(label.upper(), x, 14, face="caption", size=11, ink="text-2")
        pen.text("LENGTH", wide - 18, 14, face="caption", size=11, ink="text-2", align="right")
        top, room = 38.0, pen.height - 46
        if model.chosen != self._last:
            self._last = model.chosen
            self.reveal(model.chosen * ROW, ROW, room)
            self.scrolled = max(0.0, self.scrolled)
        with pen.window((0, top, wide, room), self.scrolled):
            first = int(self.scrolled // ROW)
            for number in range(first, min(len(model.rows), first + int(room // ROW) + 2)):
                self._row(pen, number, model.rows[number], number == model.chosen, at)
            if not model.rows:
                pen.text("No scenarios were found.", 24, 10, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, top, wide, room), self.scrolled, len(model.rows) * ROW)

    def _row(self, pen: Pen, number: int, row: Any, chosen: bool, at: dict[str, float]) -> None:
        name, native, date, nations, size, turns, each, bad = row
        y = number * ROW
        if chosen:
            pen.fill((0, y, pen.width, ROW - 1), "selected-row")
            pen.fill((0, y, 4, ROW - 1), "accent")
        pen.line(24, y + ROW - 1, pen.width - 16, y + ROW - 1)
        pen.text(
            name, 24, y + 8, face="text-bold", size=16, ink="bad" if bad else "text", room=at["date"] - 36
        )
        pen.names(native, 24, y + 31, at["date"] - 36, size=14, ink="bad" if bad else "text-2")
        pen.text(date, at["date"], y + 18, room=at["sides"] - at["date"] - 8)
        x = at["sides"]
        for place, nation in enumerate(nations):
            if place:
                pen.text("v", x, y + 18, size=14, ink="text-2")
                x += 14
            pen.picture(nation_mark(nation, round(20 * pen.scale)), x, y + 18)
            x += 26
        for bar in range(5 if size and at["size"] else 0):
            high = 6 + bar * 3.5
            pen.fill(
                (at["size"] + bar * 11, y + 38 - high, 8, high),
                ("accent" if chosen else "text") if bar < size else "hairline",
            )
        pen.text(turns, pen.width - 18, y + 8, align="right")
        pen.text(each, pen.width - 18, y + 31, size=14, ink="text-2", align="right")
        pen.control(
            f"scenario.{number}", (0, y, pen.width, ROW - 1), ChooseScenario(number), focus=False, radius=0
        )


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


class ChooserScreen(Page):
    """The list of incidents."""

    name = "chooser"
    title = "1935–1945"

    def __init__(self, settings: Settings, entries: Sequence[Entry] | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.entries = list(entries) if entries is not None else read_entries()
        self.chosen = 0
        self.side: int | None = 0
        self.level = FIRST_LEVEL
        self._painters: dict[int, MapPainter] = {}
        self._body = (ScenarioList(), ScenarioCard(self._thumbnail))

    def _thumbnail(self, width: int, height: int) -> pygame.Surface | None:
        """The chosen incident's map with the first positions of both sides."""
        scenario = self.entry.scenario if self.entry is not None else None
        if scenario is None:
            return None
        if self.chosen not in self._painters:
            self._painters[self.chosen] = MapPainter(GroundSpec.from_scenario(scenario), theme_at(1.0))
        picture, scale = self._painters[self.chosen].minimap(width, height)
        picture = picture.copy()
        layout = HexLayout(scenario.map.columns, scenario.map.rows, 1000)
        size = max(8, picture.get_width() // 60)
        for unit in scenario.units:
            if unit.at is not None:
                x, y = layout.centre(layout.index(unit.at))
                mark = nation_mark(unit.nation, size)
                picture.blit(mark, mark.get_rect(center=(round(x / 1000 * scale), round(y / 1000 * scale))))
        return picture

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self.entries[self.chosen] if self.entries else None

    def note(self) -> str:
        good = sum(entry.scenario is not None for entry in self.entries)
        bad = len(self.entries) - good
        return count(good, "incident") + (f", {bad} with mistakes" if bad else "")

    def body(self) -> Sequence[Panel]:
        return self._body

    def body_places(self, area: Box) -> dict[str, Box]:
        left, top, wide, high = area
        side = wide * (0.45 if wide > 1300 else 0.5)
        return {
            "scenarios": (left + 24, top + 16, side - 24, high - 32),
            "card": (left + side + 24, top + 16, wide - side - 48, high - 32),
        }

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        playable = self.entry is not None and self.entry.scenario is not None
        go = Button(
            "foot.accept",
            "Your orders",
            "accept",
            "Enter",
            playable,
            "This scenario has mistakes.",
            main=playable,
        )
        return (
            self.button("Leave", "back", "Esc"),
            self.button("Saved games", "load"),
            self.button("Settings", "settings"),
            self.button("Rules", "rules"),
            self.button("Keys", "keys"),
        ), (go,)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, ChooseScenario):
            if intent.row == self.chosen:
                return None
            self.chosen = intent.row
        elif isinstance(intent, ChooseSide):
            self.side = intent.side
        elif isinstance(intent, ChooseLevel):
            self.level = intent.level
        else:
            return super().on_intent(intent)
        return None

    def on_action(self, action: str) -> Transition | None:
        if action in ("up", "down", "page-up", "page-down", "first", "last") and self.entries:
            by = {"up": -1, "down": 1, "page-up": -8, "page-down": 8, "first": -9999, "last": 9999}[action]
            self.chosen = min(max(self.chosen + by, 0), len(self.entries) - 1)
        elif action in ("left", "right"):
            sides: list[int | None] = [0, 1, None]
            self.side = sides[(sides.index(self.side) + (1 if action == "right" else -1)) % 3]
        elif action == "accept":
            return self._go()
        elif action == "back":
            return Quit()
        elif action == "settings":
            from borderwar.ui.screens.settings import SettingsScreen

            return Push(SettingsScreen(self.settings))
        elif action == "load":
            return Push(saves_to_open(self.settings))
        else:
            return super().on_action(action)
        return None

    def _go(self) -> Transition | None:
        from borderwar.ui.games import beginning
        from borderwar.ui.screens.briefing import BriefingScreen

        entry = self.entry
        if entry is None or entry.scenario is None:
            return None
        side, level = self.side, self.level
        return Push(
            BriefingScreen(
                entry.scenario,
                side,
                self.settings,
                lambda: Reset(beginning(entry.scenario, side, level, self.settings)),
            )
        )


def saves_to_open(settings: Settings) -> Any:
    """The save browser; opening a game leaves all other screens."""
    from borderwar.ui.games import opening
    from borderwar.ui.screens.saves import SavesScreen

    return SavesScreen(lambda saved: Reset(opening(saved, settings)))
