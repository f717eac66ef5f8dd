"""Log: the last lines in the bottom bar, the whole of it in a panel of its own."""

from dataclasses import dataclass
from itertools import accumulate

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.prose import draw_prose
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.search import draw_search
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.play.intents import Centre, Command, Filter, UndoTo
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.telling import LogLine

LINE = 23.0
WRAPPED, SUM = 19.0, 17.0
TOP = 146.0

KINDS = ("move", "fight", "loss", "news")
"""Kinds of lines that can be listed alone; events are news."""


def _ink(line: LogLine) -> str:
    if line.bad:
        return "bad"
    return "text" if line.kind != "move" else "text-2"


def shown_lines(context: Situation) -> list[LogLine]:
    """The lines that pass all filters of the log."""
    desk = context.desk
    lines = context.news() if desk.log_filter == "new" else context.told()
    words = context.log_search.words

    def listed(line: LogLine) -> bool:
        kind = "news" if line.kind == "event" else line.kind
        return (
            (desk.log_filter != "own" or line.side == context.side)
            and (desk.log_filter != "enemy" or line.side not in (context.side, -1))
            and (not desk.log_kinds or kind in desk.log_kinds)
            and (desk.log_unit == NOBODY or desk.log_unit in (line.unit, line.other))
            and (desk.log_hex == NOWHERE or line.hex == desk.log_hex)
            and all(word in line.text.lower() for word in words)
        )

    return [line for line in lines if listed(line)]


def kind_words(kind: str) -> str:
    """What a kind of lines is called."""
    return {
        "move": say("Marches"),
        "fight": say("Fights"),
        "loss": say("Gave way"),
        "news": say("Other news"),
    }[kind]


@dataclass(frozen=True)
class StripModel:
    """The last lines of the log."""

    lines: tuple[LogLine, ...]


@dataclass(frozen=True)
class LogModel:
    """Lines of the log, newest last."""

    lines: tuple[LogLine, ...]
    chips: tuple[Chip, ...]
    kinds: tuple[Chip, ...]
    only: tuple[Chip, ...]  # one unit, one hex
    title: str
    words: str
    searching: bool
    current: int  # the line that was stepped to, or -1
    undo_from: int  # lines of later orders than this can be taken back from here on


class LogStrip(Panel):
    """The last lines of the log, in the bottom bar."""

    name = "log"
    ground = "bar"

    def model(self, context: Situation) -> StripModel:
        return StripModel(tuple(context.told()[-3:]))

    def draw(self, pen: Pen, model: StripModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        x = 18 + pen.text(say("LOG"), 18, 9, face="caption", size=11, ink="text-2") + 14
        pen.text(say("{key} to open", key=bindings.key_of("log")), max(58, x), 7, size=13, ink="text-3")
        pen.control("log.open", (10, 3, 150, 22), Command("log"))
        room = int((pen.height - 28) // LINE)
        for number, line in enumerate(reversed(model.lines[-room:] if room else ())):
            y = 28 + number * LINE
            pen.text(say("T{turn}", turn=line.turn), 18, y, size=14, ink="text-3")
            pen.text(line.text, 52, y, size=14, ink=_ink(line), room=pen.width - 66)
            if line.hex >= 0:
                place = (12, y - 2, pen.width - 24, LINE)
                pen.control(f"log.line.{number}", place, Centre(line.hex), focus=False)
        pen.line(pen.width - 1, 12, pen.width - 1, pen.height - 12)


class LogPanel(Panel):
    """The whole log: newest last, filtered and searched; a click centres the map and flashes the hex."""

    name = "log-panel"

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._current = -1

    def depends(self, context: Situation) -> tuple[object, ...]:
        s, desk = context, context.desk
        return (
            s.version,
            len(s.log),
            s.own_end,
            desk.looking_at,
            desk.log_open,
            desk.log_filter,
            desk.log_kinds,
            desk.log_unit,
            desk.log_hex,
            desk.story,
            desk.selected,
            s.log_search.text,
            s.log_search.open,
        )

    def model(self, context: Situation) -> LogModel | None:
        desk = context.desk
        if not desk.log_open:
            self._count = 0
            return None
        chips = tuple(
            Chip(f"log.{name}", label, Filter("log", name), desk.log_filter == name)
            for name, label in (
                ("all", say("All")),
                ("own", say("Ours")),
                ("enemy", say("Theirs")),
                ("new", say("Since my turn")),
            )
        )
        kinds = tuple(
            Chip(f"log.kind.{kind}", kind_words(kind), Filter("log-kind", kind), kind in desk.log_kinds)
            for kind in KINDS
        )
        lines = tuple(shown_lines(context))
        whole = len(context.told())
        title = say_many(whole, "Log, {number} line", "Log, {number} lines")
        if len(lines) < whole:
            title = say("Log, {shown} of {number} lines", shown=len(lines), number=whole)
        current = desk.story if desk.story < len(lines) else -1
        return LogModel(
            lines,
            chips,
            kinds,
            self._only(context),
            title,
            context.log_search.text,
            context.log_search.open,
            current,
            context.game.turn_began if context.own_turn else context.game.position,
        )

    def _only(self, context: Situation) -> tuple[Chip, ...]:
        """The filters for one unit and for one hex, named after what they hold."""
        desk = context.desk
        unit = context.findings.unit(desk.log_unit if desk.log_unit != NOBODY else desk.selected)
        chips = []
        if unit is not None:
            held = desk.log_unit != NOBODY
            chips.append(
                Chip("log.unit", unit.name if held else say("This unit"), Filter("log-unit", ""), held)
            )
        held = desk.log_hex != NOWHERE
        name = say("Hex {number}", number=context.number(desk.log_hex)) if held else say("This hex")
        chips.append(Chip("log.hex", name, Filter("log-hex", ""), held))
        return tuple(chips)

    def draw(self, pen: Pen, model: LogModel) -> None:
        pen.line(pen.width - 1, 0, pen.width - 1, pen.height, "window")
        pen.text(model.title, 18, 12, face="text-bold", size=17)
        draw_chips(pen, 18, 42, model.chips)
        draw_chips(pen, 18, 74, model.kinds)
        wide = min(210.0, pen.width * 0.42)
        draw_search(pen, (18, 106, wide, 28), "log.search", model.words, say("Search: /"), model.searching)
        draw_chips(pen, 18 + wide + 8, 107, model.only)
        room = pen.height - TOP - 8
        size, step, below = reading(14), reading(WRAPPED), reading(SUM)
        width = pen.width - 74
        wrapped = [pen.wrap(line.text, width, "text", size) for line in model.lines]
        sums = [len(pen.wrap(line.sum, width, "text", size - 1)) if line.sum else 0 for line in model.lines]
        highs = [len(text) * step + more * below + 4 for text, more in zip(wrapped, sums, strict=True)]
        tops = list(accumulate(highs, initial=0.0))
        self._go_to(model, tops, room)
        words = model.words.lower().split()
        with pen.window((0, TOP, pen.width, room), self.scrolled):
            for number, (line, high, y) in enumerate(zip(model.lines, highs, tops, strict=False)):
                if y + high < self.scrolled or y > self.scrolled + room:
                    continue
                if number == model.current:
                    pen.fill((0, y - 2, pen.width, high), "selected-row")
                    pen.fill((0, y - 2, 4, high), "accent")
                pen.text(say("T{turn}", turn=line.turn), 18, y, size=14, ink="text-3")
                foot = self._text(pen, line, y, width, words, size, step)
                if line.sum:
                    draw_prose(
                        pen, line.sum, 52, foot, width, name="", size=size - 1, ink="text-3", step=below
                    )
                if line.hex >= 0:
                    place = (12, y - 2, pen.width - 24, high)
                    pen.control(f"log.row.{number}", place, Centre(line.hex), focus=False)
                if line.order > model.undo_from:
                    self._undo_here(pen, number, line.order, y)
            if not model.lines:
                pen.text(say("No line of the log is like that."), 18, 0, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, TOP, pen.width, room), self.scrolled, tops[-1])

    def _undo_here(self, pen: Pen, number: int, order: int, y: float) -> None:
        """A mark at the right of a line of this turn: take back what it tells of and all after it."""
        left = pen.width - 36
        pen.polygon([(left, y + 9), (left + 8, y + 3.5), (left + 8, y + 14.5)], "accent")
        pen.line(left + 7, y + 9, left + 15, y + 9, "accent", 2)
        place = (left - 4, y - 1, 24, 20)
        tip = say("Undo to here: take back this order and all after it, as far as can be")
        pen.control(f"log.undo.{number}", place, UndoTo(order - 1), tip=tip, focus=False)

    def _text(
        self, pen: Pen, line: LogLine, y: float, width: float, words: list[str], size: float, step: float
    ) -> float:
        """The line itself, what was searched marked in it; the y below."""
        ink = _ink(line)
        return draw_prose(
            pen, line.text, 52, y, width, name="", size=size, ink=ink, words=words, mark="bar-mark", step=step
        )

    def _go_to(self, model: LogModel, tops: list[float], room: float) -> None:
        """Bring new lines into sight, or the one that was stepped to."""
        if model.current >= 0 and model.current != self._current:
            self.reveal(tops[model.current], tops[model.current + 1] - tops[model.current], room)
        elif len(model.lines) != self._count and model.current < 0:
            self.scrolled = max(0.0, tops[-1] - room)
        self._count, self._current = len(model.lines), model.current
        self.scrolled = max(0.0, self.scrolled)
