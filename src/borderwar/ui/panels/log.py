"""Log: the last lines in the bottom bar, the whole of it in a panel of its own."""

from dataclasses import dataclass
from itertools import accumulate

from borderwar.ui import bindings
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.play.intents import Centre, Command, Filter
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.telling import LogLine

LINE = 23.0
WRAPPED = 19.0


def _ink(line: LogLine) -> str:
    if line.bad:
        return "bad"
    return "text" if line.kind != "move" else "text-2"


def _shown(context: Situation) -> list[LogLine]:
    name = context.desk.log_filter
    lines = context.told()
    if name == "new":
        return context.news()
    if name == "own":
        return [line for line in lines if line.side == context.side]
    if name == "enemy":
        return [line for line in lines if line.side not in (context.side, -1)]
    if name == "losses":
        return [line for line in lines if line.kind in ("loss", "fight")]
    return lines


@dataclass(frozen=True)
class LogModel:
    """Lines of the log, newest last."""

    lines: tuple[LogLine, ...]
    chips: tuple[Chip, ...] = ()
    title: str = "Log"


class LogStrip(Panel):
    """The last lines of the log, in the bottom bar."""

    name = "log"
    ground = "bar"

    def model(self, context: Situation) -> LogModel:
        return LogModel(tuple(context.told()[-3:]))

    def draw(self, pen: Pen, model: LogModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        pen.text("LOG", 18, 9, face="caption", size=11, ink="text-2")
        pen.text(f"{bindings.key_of('log')} to open", 58, 7, size=13, ink="text-3")
        pen.control("log.open", (10, 3, 150, 22), Command("log"))
        room = int((pen.height - 28) // LINE)
        for number, line in enumerate(reversed(model.lines[-room:] if room else ())):
            y = 28 + number * LINE
            pen.text(f"T{line.turn}", 18, y, size=14, ink="text-3")
            pen.text(line.text, 52, y, size=14, ink=_ink(line), room=pen.width - 66)
            if line.hex >= 0:
                pen.control(
                    f"log.line.{number}", (12, y - 2, pen.width - 24, LINE), Centre(line.hex), focus=False
                )
        pen.line(pen.width - 1, 12, pen.width - 1, pen.height - 12)


class LogPanel(Panel):
    """The whole log: newest last, filtered; a click centres the map."""

    name = "log-panel"

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def model(self, context: Situation) -> LogModel | None:
        if not context.desk.log_open:
            self._count = 0
            return None
        chips = tuple(
            Chip(f"log.{name}", label, Filter("log", name), context.desk.log_filter == name)
            for name, label in (
                ("all", "All"),
                ("own", "Ours"),
                ("enemy", "Theirs"),
                ("losses", "Fights and losses"),
                ("new", "Since my turn"),
            )
        )
        return LogModel(tuple(_shown(context)), chips, f"Log, {len(context.told())} lines")

    def draw(self, pen: Pen, model: LogModel) -> None:
        pen.line(pen.width - 1, 0, pen.width - 1, pen.height, "window")
        pen.text(model.title, 18, 12, face="text-bold", size=17)
        draw_chips(pen, 18, 42, model.chips)
        top, room = 78.0, pen.height - 86
        size, step = reading(14), reading(WRAPPED)
        wrapped = [pen.wrap(line.text, pen.width - 74, "text", size) for line in model.lines]
        tops = list(accumulate((len(lines) * step + 4 for lines in wrapped), initial=0.0))
        whole = tops[-1]
        if len(model.lines) != self._count:  # new lines are in sight
            self._count = len(model.lines)
            self.scrolled = max(0.0, whole - room)
        with pen.window((0, top, pen.width, room), self.scrolled):
            for number, (line, lines, y) in enumerate(zip(model.lines, wrapped, tops, strict=False)):
                high = len(lines) * step + 4
                if y + high < self.scrolled or y > self.scrolled + room:
                    continue
                pen.text(f"T{line.turn}", 18, y, size=14, ink="text-3")
                for place, text in enumerate(lines):
                    pen.text(text, 52, y + place * step, size=size, ink=_ink(line), room=pen.width - 72)
                if line.hex >= 0:
                    pen.control(
                        f"log.row.{number}", (12, y - 2, pen.width - 24, high), Centre(line.hex), focus=False
                    )
            if not model.lines:
                pen.text("Nothing has happened yet.", 18, 0, ink="text-2")
        self.scroll_most = draw_scroll_bar(pen, (0, top, pen.width, room), self.scrolled, whole)
