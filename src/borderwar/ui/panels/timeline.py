"""Time line: turns passed and to come, night dark; marks for fights, losses, ground, dated facts, notes."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.panels.time_axis import MarkGroup, TimeAxis, draw_glyph, grouped, short, slots
from borderwar.ui.play.intents import LookAt, Nothing, PlayOn
from borderwar.ui.play.situation import Situation

ABOVE = frozenset({"history", "event", "coming", "note"})
"""Kinds that stand in the upper of the two rows."""


def legend() -> tuple[tuple[str, str], ...]:
    """Signs of the time line and their names."""
    return (
        ("fight", say("fight")),
        ("loss", say("loss")),
        ("ground", say("ground")),
        ("history", say("in history")),
        ("event", say("event")),
    )


@dataclass(frozen=True)
class TimelineModel:
    """What the time line shows."""

    axis: TimeAxis
    now: int  # turn of the game, from 1
    shown: int  # turn being looked at
    nights: tuple[bool, ...]
    labels: tuple[str, ...]  # of each turn's start, empty for most
    marks: tuple[MarkGroup, ...]
    looking_at: int | None
    clock: str


class Timeline(Panel):
    """Turns passed and to come, night dark."""

    name = "timeline"
    ground = "bar"

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        return (s.version, s.desk.looking_at, len(s.marks), s.note_marks)

    def model(self, context: Situation) -> TimelineModel:
        record = context.record()
        marks = (*context.history_marks(), *context.marks, *context.coming_marks(), *context.note_marks)
        return TimelineModel(
            TimeAxis(context.view.turns, record.turn_orders, record.orders),
            record.turn,
            min(context.turn, context.view.turns),
            context.nights(),
            context.turn_labels(),
            grouped(marks),
            context.desk.looking_at,
            context.view.time_text,
        )

    def draw(self, pen: Pen, model: TimelineModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        compact = pen.height < 96
        left, wide = 24.0, pen.width - 48
        legend_end = self._heading(pen, model, left, wide, compact)
        middle = 55.0 if compact else 66.0
        each = wide / model.axis.turns
        self._turns(pen, model, left, each, middle)
        self._marks(pen, model, left, each, middle, legend_end if not compact else None)
        self._controls(pen, model, left, wide, middle)

    def _heading(self, pen: Pen, model: TimelineModel, left: float, wide: float, compact: bool) -> float:
        """The title with what the signs mean, or with the moment looked at; returns where it ends."""
        top = 3.0 if compact else 9.0
        pen.text(say("TIMELINE"), left, top, face="caption", size=11, ink="text-2")
        if model.looking_at is not None:
            draw_button(
                pen,
                (pen.width - 24 - 170, 3, 170, 24),
                Button("timeline.play-on", say("Play on from here"), PlayOn()),
                size=14,
            )
            draw_button(
                pen,
                (pen.width - 24 - 300, 3, 122, 24),
                Button("timeline.now", say("Back to now"), LookAt(None), main=True),
                size=14,
            )
            note = say("Order {order} of {orders}", order=model.looking_at, orders=model.axis.orders)
            pen.text(note, left + 80, top - 2, size=13, ink="accent", room=wide - 400)
        elif not compact:
            x = left + 84
            for kind, word in legend():
                draw_glyph(pen, kind, x + 4, top + 6.5, "accent" if kind == "event" else "text-3", 4)
                x += 14 + pen.text(word, x + 13, top - 2, size=13, ink="text-3") + 10
            return x
        return pen.width

    def _turns(self, pen: Pen, model: TimelineModel, left: float, each: float, middle: float) -> None:
        free_from = left
        for turn in range(1, model.axis.turns + 1):
            x = left + (turn - 1) * each
            ink = ("passed" if turn < model.now else "to-come") + ("-night" if model.nights[turn - 1] else "")
            if turn == model.shown:
                ink = "accent"
            pen.fill((x + 1, middle - 9, max(1.0, each - 2), 18), ink)
            if turn == model.now and each > 34:
                word_ink = "on-accent" if turn == model.shown else "text"
                pen.text(
                    say("now"),
                    x + each / 2,
                    middle - 9,
                    face="text-bold",
                    size=13,
                    ink=word_ink,
                    align="centre",
                )
            label = model.labels[turn - 1]
            if label and x >= free_from and x + pen.measure(label, "text", 13) < pen.width:
                free_from = x + 10 + pen.text(label, x + 1, middle + 12, size=13, ink="text-2")

    def _marks(
        self,
        pen: Pen,
        model: TimelineModel,
        left: float,
        each: float,
        middle: float,
        words_from: float | None,
    ) -> None:
        """Marks of all turns; from `words_from` on the first fact of a turn in words, if not None."""
        at = model.axis.orders if model.looking_at is None else model.looking_at
        right_of_last = words_from if words_from is not None else pen.width
        for turn in range(1, model.axis.turns + 1):
            here = [group for group in model.marks if group.turn == turn]
            if not here:
                continue
            centre = left + (turn - 0.5) * each
            upper = [group for group in here if group.kind in ABOVE]
            rows = ((upper, middle - 30), ([group for group in here if group.kind not in ABOVE], middle - 17))
            for groups, y in rows:
                for group, beside in slots(groups, max(each, 12.0)):
                    self._mark(pen, model, group, centre + beside, y, at)
            facts = [group for group in upper if group.kind == "history"]
            if facts and words_from is not None and model.looking_at is None:
                words = short(facts[0].texts[0])
                half = pen.measure(words, "narrow", 13) / 2
                if centre - half > right_of_last and centre + half < pen.width - 10:
                    pen.text(words, centre, middle - 54, face="narrow", size=13, ink="text-2", align="centre")
                    right_of_last = centre + half + 12

    def _mark(self, pen: Pen, model: TimelineModel, group: MarkGroup, x: float, y: float, at: int) -> None:
        ink = "text-2" if group.side < 0 else ("first-side", "second-side")[group.side]
        if group.kind in ("event", "coming", "note"):
            ink = "accent"
        draw_glyph(pen, group.kind, x, y, ink)
        pen.control(
            f"timeline.mark.{group.turn}.{group.kind}",
            (x - 6, y - 7, 12, 13),
            self._jump(model, group, at),
            tip=group.tip,
            focus=False,
        )

    @staticmethod
    def _jump(model: TimelineModel, group: MarkGroup, at: int) -> object:
        order = group.next_after(at)
        if order is None and group.kind == "history" and group.turn <= len(model.axis.starts):
            order = model.axis.starts[group.turn - 1]
        if order is None:
            return Nothing()
        return LookAt(order if order < model.axis.orders else None)

    def _controls(self, pen: Pen, model: TimelineModel, left: float, wide: float, middle: float) -> None:
        axis = model.axis

        def aim(across: float, down: float) -> object:
            order = axis.order_at(across)
            return LookAt(order if order < axis.orders else None)

        pen.control(
            "timeline.scrub",
            (left, middle - 9, wide, 18),
            aim=aim,
            focus=False,
            tip=say("Click or drag to look back; keys , and ."),
        )
        if model.looking_at is not None and axis.orders:
            x = left + wide * axis.share(model.looking_at)
            pen.line(x, middle - 16, x, middle + 10, "accent", 2)
            pen.disc(x, middle, 6, "accent")
            pen.disc(x, middle, 2.5, "on-accent")
