"""Records: the branches of this game as a tree, other games to compare with, and the comparison."""

from dataclasses import dataclass
from pathlib import Path

from borderwar.language import say, say_many
from borderwar.session.branches import Limb, Record
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button, draw_heading
from borderwar.ui.play.intents import Command, LookAt, Select
from borderwar.ui.replay.far import draw_card
from borderwar.ui.replay.showing import Beside, Showing

MOST_ROWS = 60
"""Units listed in the comparison."""


@dataclass(frozen=True)
class BranchRow:
    """A record of the tree, or another game of the same scenario."""

    path: Path
    name: str
    note: str
    depth: int
    own: bool  # the record being watched
    beside: bool  # the one it is compared with


@dataclass(frozen=True)
class ComparedUnit:
    """One unit in both records."""

    row: int
    nation: str
    branch: str
    name: str
    here: str
    there: str
    men: tuple[int, int]
    same: bool


@dataclass(frozen=True)
class RecordsModel:
    """What the panel says."""

    branches: tuple[BranchRow, ...]
    others: tuple[BranchRow, ...]
    beside: str  # the other record's name; empty for history
    parted: str  # where the two part
    first: str
    second: str
    jump: int | None  # orders in common
    units: tuple[ComparedUnit, ...]
    alike: int
    problem: str


def _branch(showing: Showing, record: Record, depth: int, note: str) -> BranchRow:
    beside = showing.other is not None and showing.other.path == record.path
    return BranchRow(record.path, record.name, note, depth, record.path == showing.path, beside)


def limb_row(showing: Showing, limb: Limb) -> BranchRow:
    """One record of the tree."""
    note = say_many(len(limb.record.orders), "{number} order", "{number} orders")
    note += say(", to turn {turn}", turn=limb.record.turn)
    if limb.parent is not None:
        note = say("left at order {order}; ", order=limb.left_at) + note
    return _branch(showing, limb.record, limb.depth, note)


class RecordsPanel(Panel):
    """Branches and comparison."""

    name = "records"

    def depends(self, context: Showing) -> object:
        return context.version, context.tab, context.problem, context.game.position

    def model(self, context: Showing) -> RecordsModel | None:
        if context.tab != self.name:
            return None
        limbs, others = context.family()
        parted, numbers = context.parting(), context.game.setup
        first = second = words = ""
        if context.other is not None:
            if parted is None:
                words = say("The two are the same to the end.")
            else:
                side = context.situation.scenario.sides[parted.side].names.english
                words = say(
                    "They part at order {order}, {side}, turn {turn}.",
                    order=parted.position + 1,
                    side=side,
                    turn=parted.turn,
                )
                end = say("nothing: the record ends")
                first, second = str(parted.first or end), str(parted.second or end)
        rows = context.rows()
        units = tuple(
            ComparedUnit(
                numbers.row_of[row.unit],
                row.nation,
                row.branch,
                row.name,
                numbers.number(row.hexes[0]) if row.hexes[0] is not None else "–",
                numbers.number(row.hexes[1]) if row.hexes[1] is not None else "–",
                row.men,
                row.same,
            )
            for row in rows
            if not row.same
        )[:MOST_ROWS]
        return RecordsModel(
            tuple(limb_row(context, limb) for limb in limbs),
            tuple(
                _branch(
                    context,
                    other,
                    0,
                    say("seed {seed}, to turn {turn}", seed=other.head.seed, turn=other.turn),
                )
                for other in others
            ),
            context.other.name if context.other is not None else "",
            words,
            first,
            second,
            parted.position if parted is not None else None,
            units,
            sum(row.same for row in rows),
            context.problem,
        )

    def draw(self, pen: Pen, model: RecordsModel) -> None:
        foot = 60.0
        room = pen.height - foot
        left, right = 22.0, pen.width - 26
        with pen.window((0, 0, pen.width, room), self.scrolled):
            y = 12.0
            if model.problem:
                y = pen.paragraph(model.problem, left, y, right - left, size=14, ink="bad") + 8
            if model.beside:
                y = self._comparison(pen, model, left, right, y) + 10
            y = draw_heading(pen, say("This game and its branches"), left, y)
            if not model.branches:
                words = say("This record is not on disk, so it has no branches to list.")
                y = pen.paragraph(words, left, y, right - left, size=14, ink="text-2")
            for number, row in enumerate(model.branches):
                y = self._record(pen, row, f"branch.{number}", left, right, y)
            if model.others:
                y = draw_heading(pen, say("Other games of this incident"), left, y + 12)
            for number, row in enumerate(model.others):
                y = self._record(pen, row, f"other.{number}", left, right, y)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, room), self.scrolled, y + 8)
        button = Button("records.play-on", say("Play on from here"), Command("play-on"), "P", main=True)
        draw_button(pen, (12, room + 10, pen.width - 24, 40), button)

    def _record(self, pen: Pen, row: BranchRow, name: str, left: float, right: float, y: float) -> float:
        x = left + 16 * row.depth
        if row.own or row.beside:
            pen.box((left - 10, y - 2, right - left + 20, 42), "selected-row" if row.own else "raised", 4)
        if row.depth:
            pen.line(x - 10, y - 6, x - 10, y + 11, "hairline", 1.5)
            pen.line(x - 10, y + 11, x - 2, y + 11, "hairline", 1.5)
        button = 0.0
        if not row.own:
            label = say("History") if row.beside else say("Compare")
            button = pen.measure(label, "text", 14) + 24
            intent = Beside(None if row.beside else row.path)
            draw_button(
                pen, (right - button, y + 4, button, 28), Button(f"records.{name}", label, intent), size=14
            )
        room = right - x - button - 8
        pen.text(row.name, x, y, face="text-bold" if row.own else "text", size=15, room=room)
        note = say("shown now; {note}", note=row.note) if row.own else row.note
        pen.text(note, x, y + 19, size=13, ink="text-3", room=room)
        return y + 46

    def _comparison(self, pen: Pen, model: RecordsModel, left: float, right: float, y: float) -> float:
        pen.text(
            say("Beside {name}", name=model.beside), left, y, face="text-bold", size=18, room=right - left
        )
        y = pen.paragraph(model.parted, left, y + 28, right - left, size=15) + 4
        if model.jump is not None:
            for label, order in ((say("here"), model.first), (say("there"), model.second)):
                pen.text(label, left, y, size=13, ink="text-3")
                y = pen.paragraph(order, left + 48, y, right - left - 48, size=14, ink="text-2", most=3)
            draw_button(
                pen,
                (left, y + 4, 200, 30),
                Button("records.parting", say("Go to where they part"), LookAt(model.jump)),
                size=14,
            )
            y += 46
        y = self._table(pen, model, left, right, y)
        words = say_many(
            model.alike, "{number} unit is the same in both.", "{number} units are the same in both."
        )
        return pen.paragraph(words, left, y + 2, right - left, size=13, ink="text-3") + 6

    def _table(self, pen: Pen, model: RecordsModel, left: float, right: float, y: float) -> float:
        if not model.units:
            return y
        columns = (right - 150, right - 100, right - 48, right)
        for middle, label in ((right - 134, say("HEX")), (right - 30, say("MEN"))):
            pen.text(label, middle, y, face="caption", size=11, ink="text-3", align="centre")
        for x, label in zip(columns, (say("here"), say("there")) * 2, strict=True):
            pen.text(label, x, y + 13, size=13, ink="text-3", align="right", room=50)
        y += 34
        for unit in model.units:
            draw_card(pen, unit, left, y - 1, 22)
            pen.text(unit.name, left + 32, y, size=14, room=columns[0] - left - 78)
            moved = "accent" if unit.here != unit.there else "text-2"
            lost = "accent" if unit.men[0] != unit.men[1] else "text-2"
            cells = (unit.here, unit.there, str(unit.men[0]), str(unit.men[1]))
            for x, text, ink in zip(columns, cells, (moved, moved, lost, lost), strict=True):
                pen.text(text, x, y, size=14, ink=ink, align="right")
            pen.control(
                f"records.unit.{unit.row}",
                (left - 4, y - 1, right - left + 8, 23),
                Select(unit.row, True),
                focus=False,
            )
            y += 25
        return y
