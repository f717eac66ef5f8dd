"""Time line: turns passed and to come, night dark; marks for fights and for dated facts."""

from dataclasses import dataclass

from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import LookAt, Nothing, PlayOn
from borderwar.ui.play.situation import Mark, Situation


@dataclass(frozen=True)
class TimelineModel:
    """What the time line shows."""

    turns: int
    now: int  # turn of the game, from 1
    shown: int  # turn being looked at
    nights: tuple[bool, ...]
    labels: tuple[str, ...]  # of each turn's start, empty for most
    marks: tuple[Mark, ...]
    orders: int
    looking_at: int | None
    turn_orders: tuple[int, ...]  # orders given before each turn so far
    clock: str


class Timeline(Panel):
    """Turns passed and to come, night dark."""

    name = "timeline"
    ground = "bar"

    def __init__(self) -> None:
        super().__init__()
        self.marked: dict[str, tuple[float, float]] = {}

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.looking_at, len(s.marks))

    def model(self, context: Situation) -> TimelineModel:
        record = context.record()
        return TimelineModel(
            context.view.turns,
            record.turn,
            min(context.turn, context.view.turns),
            context.nights(),
            context.turn_labels(),
            (*context.history_marks(), *context.marks, *context.coming_marks()),
            record.orders,
            context.desk.looking_at,
            record.turn_orders,
            context.view.time_text,
        )

    def draw(self, pen: Pen, model: TimelineModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        left, wide = 24.0, pen.width - 48
        pen.text("TIMELINE", left, 9, face="caption", size=11, ink="text-2")
        looking = model.looking_at is not None
        note = (
            "▼ fight   ◆ in history   ● event   ○ to come"
            if not looking
            else (f"Looking at order {model.looking_at} of {model.orders}")
        )
        compact = pen.height < 96
        if looking:
            draw_button(
                pen,
                (pen.width - 24 - 170, 4, 170, 26),
                Button("timeline.play-on", "Play on from here", PlayOn()),
                size=14,
            )
            draw_button(
                pen,
                (pen.width - 24 - 300, 4, 122, 26),
                Button("timeline.now", "Back to now", LookAt(None), main=True),
                size=14,
            )
            pen.text(note, left + 80, 7, size=13, ink="accent", room=wide - 400)
        else:
            pen.text(note, left + 84, 7, size=13, ink="text-3")
        middle = 48.0 if compact else 60.0
        each = wide / model.turns
        free_from = left
        for turn in range(1, model.turns + 1):
            x = left + (turn - 1) * each
            night = model.nights[turn - 1]
            ink = ("passed" if turn < model.now else "to-come") + ("-night" if night else "")
            if turn == model.shown:
                ink = "accent"
            pen.fill((x + 1, middle - 9, max(1.0, each - 2), 18), ink)
            if turn == model.now and each > 34:
                word_ink = "on-accent" if turn == model.shown else "text"
                pen.text(
                    "now", x + each / 2, middle - 9, face="text-bold", size=13, ink=word_ink, align="centre"
                )
            label = model.labels[turn - 1]
            if label and x >= free_from and x + pen.measure(label, "text", 13) < pen.width:
                free_from = x + 10 + pen.text(label, x + 1, middle + 12, size=13, ink="text-2")
        self._marks(pen, model, left, each, middle, compact)
        self._controls(pen, model, left, wide, middle)

    def _marks(
        self, pen: Pen, model: TimelineModel, left: float, each: float, middle: float, compact: bool
    ) -> None:
        right_of_last = -1e9
        for number, mark in enumerate(model.marks):
            x = left + (mark.turn - 0.5) * each
            ink = "text-2" if mark.side < 0 else ("first-side", "second-side")[mark.side]
            if mark.kind == "history":
                pen.polygon(
                    [(x, middle - 10), (x - 5, middle - 16), (x, middle - 22), (x + 5, middle - 16)], ink
                )
            elif mark.kind in ("event", "coming"):
                pen.disc(x, middle - 15, 5, "accent")
                if mark.kind == "coming":
                    pen.disc(x, middle - 15, 3, "bar")
            else:
                pen.polygon([(x, middle - 11), (x - 5, middle - 20), (x + 5, middle - 20)], ink)
            words = mark.text if len(mark.text) < 25 else mark.text[:23].rsplit(" ", 1)[0] + "…"
            wide = pen.measure(words, "narrow", 13)
            if (
                not compact
                and mark.kind == "history"
                and x - wide / 2 > max(right_of_last, left + 250)
                and x + wide / 2 < pen.width - 10
                and model.looking_at is None
            ):
                pen.text(words, x, middle - 40, face="narrow", size=13, ink="text-2", align="centre")
                right_of_last = x + wide / 2 + 12
            pen.control(
                f"timeline.mark.{number}",
                (x - 6, middle - 23, 12, 14),
                Nothing(),
                tip=f"Turn {mark.turn}: {mark.text}",
                focus=False,
            )

    def _controls(self, pen: Pen, model: TimelineModel, left: float, wide: float, middle: float) -> None:
        starts = model.turn_orders

        def aim(across: float, down: float) -> object:
            turn = across * model.turns
            whole = int(turn)
            if whole >= len(starts):
                return LookAt(None)
            before = starts[whole]
            after = starts[whole + 1] if whole + 1 < len(starts) else model.orders
            orders = before + round((turn - whole) * (after - before))
            return LookAt(orders if orders < model.orders else None)

        pen.control(
            "timeline.scrub",
            (left, middle - 9, wide, 18),
            aim=aim,
            focus=False,
            tip="Click or drag to look back; keys , and .",
        )
        if model.looking_at is not None and model.orders:
            whole = max(n for n, start in enumerate(starts) if start <= model.looking_at)
            after = starts[whole + 1] if whole + 1 < len(starts) else max(model.orders, starts[whole] + 1)
            share = whole + (model.looking_at - starts[whole]) / max(1, after - starts[whole])
            x = left + wide * share / model.turns
            pen.line(x, middle - 16, x, middle + 10, "accent", 2)
            pen.disc(x, middle, 6, "accent")
            pen.disc(x, middle, 2.5, "on-accent")
