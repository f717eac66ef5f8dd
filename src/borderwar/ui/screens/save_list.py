"""The list of saved games: name, scenario, who played, turn, when; marks, groups, sorting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.dates import short_day
from borderwar.ui.kit.entry import Entry, draw_entry
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.saves import SavedGame
from borderwar.ui.screens.incidents import FilterBy, SortBy
from borderwar.ui.screens.save_words import SaveWords, save_words
from borderwar.ui.shelf import Shelf

if TYPE_CHECKING:
    from borderwar.ui.screens.saves import SavesScreen

ROW = 50.0
CHIPS, HEAD, LINE = 40.0, 30.0, 58.0

SORTED = ("saved", "name", "scenario", "turn")
HEADS = {"name": "game", "scenario": "scenario", "turn": "turn", "saved": "saved"}

FILTERS: tuple[tuple[str, str, Callable[[SavedGame], bool]], ...] = (
    ("all", "All", lambda saved: True),
    ("yours", "Saved by you", lambda saved: not saved.auto),
    ("auto", "Kept by itself", lambda saved: saved.auto),
)


@dataclass(frozen=True)
class ChooseRow:
    """Choose a line; chosen again it is opened."""

    row: int


@dataclass(frozen=True)
class MarkRow:
    """Mark a line for deleting, or take the mark away."""

    row: int


@dataclass(frozen=True)
class GroupGames:
    """Group the list by game, or no longer."""


def ordered(
    games: Sequence[SavedGame], shelf: Shelf, part: str, column: str, falling: bool, grouped: bool
) -> list[SavedGame]:
    """The games of a filter in order; grouped, those of one game stand together, newest game first."""
    keeps = next(holds for name, _, holds in FILTERS if name == part)
    shown = [saved for saved in games if keeps(saved)]

    def key(saved: SavedGame) -> tuple[object, ...]:
        if column == "name":
            return (saved.label.casefold(), saved.when)
        if column == "scenario":
            return (save_words(saved, shelf).scenario.casefold(), saved.when)
        if column == "turn":
            return (saved.turn, saved.orders)
        return (saved.when, saved.orders)

    shown.sort(key=key, reverse=falling)
    if grouped:
        newest: dict[str, float] = {}
        for saved in shown:
            newest[saved.game] = max(newest.get(saved.game, 0.0), saved.when.timestamp())
        shown.sort(key=lambda saved: (-newest[saved.game], saved.game))
    return shown


class SaveRow(NamedTuple):
    """One line of the list."""

    name: str
    note: str
    words: SaveWords | None  # none for a file that cannot be read
    orders: str
    when: str
    problem: str
    marked: bool
    group: str  # heading above the line; nothing if it belongs to the group above


@dataclass(frozen=True)
class SavesModel:
    """The line to type a name into, and the games."""

    writing: bool
    line: Entry
    rows: tuple[SaveRow, ...]
    chosen: int
    column: str
    falling: bool
    part: str
    grouped: bool


def rows_of(context: "SavesScreen") -> tuple[SaveRow, ...]:
    """The lines as they stand."""
    rows = []
    before = None
    for saved in context.rows:
        words = None if saved.problem else save_words(saved, context.shelf)
        group = ""
        if context.grouped and saved.game != before:
            same = sum(other.game == saved.game for other in context.rows)
            many = say_many(same, "{number} moment", "{number} moments")
            title = words.scenario if words is not None else say("Cannot be read")
            group = f"{title}, {many}"
        before = saved.game
        note = say("kept by itself") if saved.auto else say("saved by you")
        rows.append(
            SaveRow(
                saved.label if not saved.problem else saved.path.name,
                note,
                words,
                say_many(saved.orders, "{number} order", "{number} orders"),
                f"{short_day(saved.when)}, {saved.when:%H:%M}",
                saved.problem,
                str(saved.path) in context.marked,
                group,
            )
        )
    return tuple(rows)


class SaveList(Panel):
    """The saved games."""

    name = "saves-list"

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[object, ...] = ()

    def model(self, context: "SavesScreen") -> SavesModel:
        return SavesModel(
            context.writing,
            context.line.shown(),
            rows_of(context),
            context.chosen,
            context.column,
            context.falling,
            context.part,
            context.grouped,
        )

    def draw(self, pen: Pen, model: SavesModel) -> None:
        wide, top = pen.width, 0.0
        if model.writing:
            pen.text(say("Name"), 20, 19, face="text-bold")
            draw_entry(pen, (84, 10, wide - 104, 38), model.line)
            top = LINE
        self._chips(pen, model, top)
        top += CHIPS
        at = {"mark": 16.0, "name": 44.0, "scenario": wide * 0.36, "side": wide * 0.54, "turn": wide * 0.72}
        if wide < 620:
            at = {"mark": 16.0, "name": 44.0, "scenario": wide * 0.5, "turn": wide * 0.72}
        self._heads(pen, model, at, top + 10)
        top += HEAD
        room = pen.height - top - 8
        lines = [row.group for row in model.rows]
        tops = _tops(lines)
        now = (model.chosen, model.part, model.column, model.falling, model.grouped)
        if now != self._last and 0 <= model.chosen < len(model.rows):
            self._last = now
            self.reveal(tops[model.chosen], ROW, room)
            self.scrolled = max(0.0, self.scrolled)
        whole = tops[-1]
        with pen.window((0, top, wide, room), self.scrolled):
            for number, row in enumerate(model.rows):
                y = tops[number]
                if y + ROW < self.scrolled or y - ROW > self.scrolled + room:
                    continue
                if row.group:
                    pen.text(
                        row.group, 20, y - 24, face="caption-bold", size=12, ink="accent", room=wide - 40
                    )
                self._row(pen, number, y, row, number == model.chosen, at)
            if not model.rows:
                pen.text(say("There are no saved games here yet."), 20, 10, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, top, wide, room), self.scrolled, whole)

    def _chips(self, pen: Pen, model: SavesModel, top: float) -> None:
        chips = [
            Chip(f"filter.{name}", say(label), FilterBy(name), lit=name == model.part)
            for name, label, _ in FILTERS
        ]
        x = draw_chips(pen, 16, top + 7, chips)
        label = say("By game")
        if x + pen.measure(label, "text-bold", 14) + 40 < pen.width:
            draw_chips(pen, x + 14, top + 7, [Chip("group", label, GroupGames(), lit=model.grouped)])
        pen.fill((0, top + CHIPS - 1, pen.width, 1), "window")

    def _heads(self, pen: Pen, model: SavesModel, at: dict[str, float], y: float) -> None:
        for column in ("name", "scenario", "side", "turn", "saved"):
            if column not in at and column != "saved":
                continue
            label = say(HEADS.get(column, "played as")).upper()
            lit = column == model.column
            right = column == "saved"
            x = pen.width - 16 if right else at[column]
            used = pen.text(
                label, x, y, face="caption", size=11, ink="accent" if lit else "text-2",
                align="right" if right else "left",
            )  # fmt: skip
            if column != "side":
                tip = say("Sort ({key})", key=bindings.key_of("sort", "saves"))
                start = x - used if right else x
                pen.control(f"sort.{column}", (start - 4, y - 5, used + 8, 22), SortBy(column), tip=tip)

    def _row(self, pen: Pen, number: int, y: float, row: SaveRow, chosen: bool, at: dict[str, float]) -> None:
        wide = pen.width
        if chosen:
            pen.fill((0, y, wide, ROW - 2), "selected-row")
            pen.fill((0, y, 4, ROW - 2), "accent")
        pen.line(16, y + ROW - 1, wide - 16, y + ROW - 1)
        pen.control(f"save.{number}", (0, y, wide, ROW - 2), ChooseRow(number), focus=False, radius=0)
        box = (at["mark"], y + 16, 16.0, 16.0)
        pen.box(box, "accent" if row.marked else "window", 3, "accent" if row.marked else "text-3")
        if row.marked:
            pen.line(at["mark"] + 3.5, y + 24, at["mark"] + 7, y + 28, "on-accent", 2)
            pen.line(at["mark"] + 7, y + 28, at["mark"] + 13, y + 20, "on-accent", 2)
        pen.control(
            f"mark.{number}", (0, y, at["name"] - 6, ROW - 2), MarkRow(number), focus=False,
            tip=say("Mark for deleting (Space)"),
        )  # fmt: skip
        if row.problem or row.words is None:
            pen.text(row.name, at["name"], y + 4, face="text-bold", ink="bad", room=wide * 0.6)
            pen.text(row.problem, at["name"], y + 25, size=13, ink="bad", room=wide - at["name"] - 16)
            pen.text(row.when, wide - 16, y + 5, size=14, ink="text-2", align="right")
            return
        words = row.words
        room = at["scenario"] - at["name"] - 12
        pen.text(row.name, at["name"], y + 4, face="text-bold", room=room)
        pen.text(row.note, at["name"], y + 26, size=13, ink="text-3", room=room)
        next_at = at.get("side", at["turn"])
        pen.text(words.scenario, at["scenario"], y + 4, room=next_at - at["scenario"] - 10)
        pen.text(
            words.date, at["scenario"], y + 26, size=13, ink="text-3", room=next_at - at["scenario"] - 10
        )
        if "side" in at:
            room = at["turn"] - at["side"] - 10
            pen.text(words.side, at["side"], y + 4, room=room)
            against = say("against {level}", level=words.opponent) if words.opponent else ""
            pen.text(against, at["side"], y + 26, size=13, ink="text-3", room=room)
        pen.text(words.turn, at["turn"], y + 4)
        pen.text(row.orders, at["turn"], y + 26, size=13, ink="text-3")
        day, _, hour = row.when.partition(", ")
        pen.text(day, wide - 16, y + 4, align="right", size=14, ink="text-2")
        pen.text(hour, wide - 16, y + 26, size=13, ink="text-3", align="right")


def _tops(groups: Sequence[str]) -> list[float]:
    """Where each line begins, headings above; last the whole height."""
    out, y = [], 0.0
    for group in groups:
        y += 30.0 if group else 0.0
        out.append(y)
        y += ROW
    return [*out, y]
