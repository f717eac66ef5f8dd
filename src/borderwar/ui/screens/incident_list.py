"""The list of incidents: name in its scripts, date, sides, size, length."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.screens.incidents import ChooseScenario, dates_of, length_of
from borderwar.ui.words import count

if TYPE_CHECKING:
    from borderwar.ui.screens.chooser import ChooserScreen

ROW = 58.0


class IncidentRow(NamedTuple):
    """One line: an incident, or a scenario with mistakes."""

    name: str
    native: tuple[str, ...]
    date: str
    nations: tuple[str, ...]
    size: int  # 1 to 5
    turns: str
    each: str
    bad: bool


@dataclass(frozen=True)
class ListModel:
    """The lines of the list."""

    rows: tuple[IncidentRow, ...]
    chosen: int


class ScenarioList(Panel):
    """One line an incident: name in its scripts, date, sides, size, length."""

    name = "scenarios"

    def __init__(self) -> None:
        super().__init__()
        self._last = -1

    def model(self, context: "ChooserScreen") -> ListModel:
        rows: list[IncidentRow] = []
        for entry in context.entries:
            s = entry.scenario
            if s is None:
                mistakes = (count(len(entry.problems), "mistake"),)
                rows.append(IncidentRow(entry.name, mistakes, "", (), 0, "", "", True))
                continue
            nations = tuple(side.nations[0] for side in s.sides)
            native = tuple(s.names.native.values())
            line = (s.names.english, native, dates_of(s), nations, s.complexity, *length_of(s), False)
            rows.append(IncidentRow(*line))
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

    def _row(self, pen: Pen, number: int, row: IncidentRow, chosen: bool, at: dict[str, float]) -> None:
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
