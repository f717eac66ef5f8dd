"""The scrubber: the distance from history above the turns, on one axis of time; marks, bookmarks, play."""

from dataclasses import dataclass

import pygame

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.dates import long_moment
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.panels.time_axis import MarkGroup, TimeAxis, draw_glyph, grouped, short, slots
from borderwar.ui.play.intents import Command, LookAt
from borderwar.ui.replay.showing import CurvePoint, Showing
from borderwar.ui.settings import SPEEDS
from borderwar.ui.strokes import dashes, polygon

SHADE = (150, 158, 116)
STEPS = (250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
"""Metres between two level lines of the curve."""


@dataclass(frozen=True)
class ScrubberModel:
    """What the scrubber shows."""

    axis: TimeAxis
    at: int  # orders given before the moment shown
    turn: int
    flag: str  # the moment in words
    digest: str  # of the state shown
    nights: tuple[bool, ...]
    labels: tuple[str, ...]
    marks: tuple[MarkGroup, ...]
    curve: tuple[CurvePoint, ...]
    top: int  # metres at the upper edge of the curve
    step: int
    playing: bool
    speed: str
    note: str  # the bookmark of the moment
    parting: int | None  # orders in common with the record beside


def scale_of(curve: tuple[CurvePoint, ...]) -> tuple[int, int]:
    """Metres at the upper edge, and between level lines: at most four of them."""
    most = max((max(point.mean or 0.0, point.doubt) for point in curve), default=0.0) or 1000.0
    step = next((step for step in STEPS if most <= 4 * step), STEPS[-1])
    lines = max(1, -(-int(most) // step))
    return lines * step, step


class Scrubber(Panel):
    """Curve and time line."""

    name = "scrubber"
    ground = "bar"

    def depends(self, context: Showing) -> object:
        s = context.situation
        return (
            context.at,
            s.version,
            s.side,
            len(context.curve()),
            context.playing,
            context.settings.speed,
            s.note_marks,
            len(s.marks),
            context.other,
        )

    def model(self, context: Showing) -> ScrubberModel:
        s, curve = context.situation, context.curve()
        top, step = scale_of(curve)
        note, parted = s.bookmarks.at(context.at), context.parting()
        when = context.clock
        return ScrubberModel(
            context.axis(),
            context.at,
            context.turn,
            long_moment(when),
            context.game.digest_at(context.at),
            s.nights(),
            s.turn_labels(),
            grouped((*s.history_marks(), *s.marks, *s.note_marks)),
            curve,
            top,
            step,
            context.playing,
            say(SPEEDS[context.settings.speed]),
            note.note if note else "",
            parted.position if parted is not None else None,
        )

    def draw(self, pen: Pen, model: ScrubberModel) -> None:
        pen.fill((0, 0, pen.width, 1), "window")
        low = pen.height < 190
        side = 250.0 if pen.width >= 1300 else 216.0
        self._buttons(pen, model, side, low)
        left, right = side + 44, pen.width - 34
        middle = pen.height - (46.0 if low else 66.0)
        top = 24.0 if low else 28.0
        self._curve(pen, model, left, right, top, middle - 40)
        self._turns(pen, model, left, right, middle)
        self._marks(pen, model, left, right, middle, low)
        self._cursor(pen, model, left, right, top, middle)

    # ---- at the left --------------------------------------------------------------
    def _buttons(self, pen: Pen, model: ScrubberModel, side: float, low: bool) -> None:
        room = side - 24
        pen.text(say("MEAN DISTANCE"), 20, 14, face="caption", size=11, ink="text-2", room=room)
        if not low:
            pen.text(say("of the units whose place is known"), 20, 31, size=14, ink="text-2", room=room)
            pen.text(say("shade: what the record leaves open"), 20, 52, size=13, ink="text-3", room=room)
        y = pen.height - (104.0 if low else 122.0)
        if model.note:
            draw_glyph(pen, "note", 26, y - 8, "accent", 5)
            pen.text(model.note, 38, y - 17, size=13, ink="accent", room=room - 18)
        else:
            words = say("order {order} of {orders}", order=model.at, orders=model.axis.orders)
            pen.text(words, 20, y - 17, size=13, ink="text-2", room=room)
        wide, x = (40.0 if side > 230 else 34.0), 20.0
        for name, action, sign in (
            ("back", "turn-earlier", "back"),
            ("play", "pause", "pause" if model.playing else "play"),
            ("on", "turn-later", "on"),
        ):
            main = name == "play"
            pen.box((x, y + 6, wide + (6 if main else 0), 40), "accent" if main else "raised", 5)
            _sign(pen, sign, x + (wide + (6 if main else 0)) / 2, y + 26, "on-accent" if main else "text")
            tip = {
                "back": say("One turn back"),
                "play": say("Halt") if model.playing else say("Play"),
                "on": say("One turn on"),
            }[name]
            tip += f" ({bindings.key_of(action, 'replay')})"
            pen.control(
                f"scrubber.{name}", (x, y + 6, wide + (6 if main else 0), 40), Command(action), tip=tip
            )
            x += wide + (12 if main else 6)
        speed = Button("scrubber.speed", model.speed, Command("speed"), tip=say("How fast it plays: 1 to 4"))
        draw_button(pen, (x + 2, y + 10, min(76.0, side - x + 10), 32), speed, size=14)
        y += 50 if low else 58
        x = 20.0
        for action in ("earlier", "later"):
            key = bindings.key_of(action, "replay")
            cap = max(19.0, pen.measure(key, "text-bold", 13) + 10)
            pen.box((x, y, cap, 18), "raised", 3, "hairline")
            pen.text(key, x + cap / 2, y - 1, face="text-bold", size=13, ink="text-2", align="centre")
            x += cap + 4
        words = say("one order · state {digest}", digest=model.digest[:8])
        pen.text(words, x + 4, y, size=13, ink="text-3", room=side + 24 - x)

    def _legend(self, pen: Pen, right: float, flag_end: float) -> None:
        """What the signs along the turns mean, at the upper right, where the flag leaves room."""
        x = right
        signs = (
            ("ground", say("ground taken")),
            ("loss", say("loss")),
            ("fight", say("fight")),
            ("history", say("in history")),
        )
        if right - 360 < flag_end:
            return
        for kind, word in signs:
            x -= pen.text(word, x, 5, size=13, ink="text-3", align="right") + 8
            draw_glyph(pen, kind, x, 14, "text-3", 4)
            x -= 16

    # ---- the curve ----------------------------------------------------------------
    def _curve(
        self, pen: Pen, model: ScrubberModel, left: float, right: float, top: float, foot: float
    ) -> None:
        high, wide = foot - top, right - left
        for metres in range(0, model.top + 1, model.step):
            y = foot - high * metres / model.top
            pen.line(left, y, right, y, "raised")
            label = f"{metres / 1000:g}" + (say(" km") if metres == model.top else "")
            pen.text(label, left - 8, y - 9, size=13, ink="text-3", align="right")
        known = [point for point in model.curve if point.mean is not None]
        if not known:
            words = say("The record does not say where units stood.")
            pen.text(words, left + wide / 2, (top + foot) / 2 - 10, size=14, ink="text-3", align="centre")
            return

        def place(point: CurvePoint, metres: float) -> tuple[float, float]:
            return left + wide * point.turn / model.axis.turns, foot - high * min(
                metres, model.top
            ) / model.top

        shade = [place(point, point.doubt) for point in known]
        ends = [(shade[-1][0], foot), (shade[0][0], foot)]
        polygon(pen.surface, [pen.point(*at) for at in (*shade, *ends)], SHADE, 60)
        now = left + wide * model.axis.share(model.at)
        before: tuple[float, float] | None = None
        for point in known:
            here = place(point, point.mean or 0.0)
            if before is not None:
                _stretch(pen, before, here, now)
            before = here

    # ---- the turns ----------------------------------------------------------------
    def _turns(self, pen: Pen, model: ScrubberModel, left: float, right: float, middle: float) -> None:
        each = (right - left) / model.axis.turns
        free_from = left
        now = left + (right - left) * model.axis.share(model.at)
        for turn in range(1, model.axis.turns + 1):
            x = left + (turn - 1) * each
            night = "-night" if model.nights[turn - 1] else ""
            width = max(1.0, each - 2)
            pen.fill((x + 1, middle - 8, width, 16), "to-come" + night)
            if now > x + 1:
                pen.fill((x + 1, middle - 8, min(width, now - x - 1), 16), "passed" + night)
            label = model.labels[turn - 1]
            if label and x >= free_from and x + pen.measure(label, "text", 13) < pen.width:
                free_from = x + 10 + pen.text(label, x + 1, middle + 24, size=13, ink="text-2")

    def _marks(
        self, pen: Pen, model: ScrubberModel, left: float, right: float, middle: float, low: bool
    ) -> None:
        """What history has above the turns, what happened here below; each jumps there."""
        each = (right - left) / model.axis.turns
        free_from = left
        for turn in range(1, model.axis.turns + 1):
            here = [group for group in model.marks if group.turn == turn]
            centre = left + (turn - 0.5) * each
            above = [group for group in here if group.kind in ("history", "note")]
            below = [group for group in here if group.kind not in ("history", "note")]
            for groups, y in ((above, middle - 17), (below, middle + 16)):
                for group, beside in slots(groups, max(each, 12.0)):
                    self._mark(pen, model, group, centre + beside, y)
            facts = [group for group in above if group.kind == "history"]
            if facts and not low:
                words = short(facts[0].texts[0], 30)
                half = pen.measure(words, "narrow", 13) / 2
                if centre - half > free_from and centre + half < pen.width - 8:
                    pen.text(words, centre, middle + 42, face="narrow", size=13, ink="text-3", align="centre")
                    free_from = centre + half + 14

    def _mark(self, pen: Pen, model: ScrubberModel, group: MarkGroup, x: float, y: float) -> None:
        ink = "text-2" if group.side < 0 else ("first-side", "second-side")[group.side]
        draw_glyph(pen, group.kind, x, y, "accent" if group.kind in ("event", "note") else ink)
        order = group.next_after(model.at)
        if order is None and group.turn <= len(model.axis.starts):
            order = model.axis.starts[group.turn - 1]
        intent = LookAt(order) if order is not None else None
        name = f"scrubber.mark.{group.turn}.{group.kind}"
        pen.control(name, (x - 6, y - 7, 12, 14), intent, tip=group.tip, focus=False)

    def _cursor(
        self, pen: Pen, model: ScrubberModel, left: float, right: float, top: float, middle: float
    ) -> None:
        wide = right - left
        if model.parting is not None:
            x = left + wide * model.axis.share(model.parting)
            pen.line(x, top, x, middle + 8, "good", 1.6)
            pen.text(say("parts"), x + 4, top - 2, face="narrow", size=13, ink="good")
        pen.control(
            "scrubber.scrub",
            (left, top, wide, middle - 26 - top),
            aim=lambda across, down: LookAt(model.axis.order_at(across)),
            focus=False,
        )
        pen.control(
            "scrubber.bar",
            (left, middle - 9, wide, 18),
            aim=lambda across, down: LookAt(model.axis.order_at(across)),
            focus=False,
            tip=say("Click or drag to any moment"),
        )
        x = left + wide * model.axis.share(model.at)
        pen.line(x, top - 4, x, middle + 8, "accent", 1.6)
        label = pen.measure(model.flag, "text-bold", 14) + 18
        flag = min(max(x - label / 2, left - 30), right + 24 - label)
        pen.box((flag, top - 22, label, 22), "accent", 3)
        pen.text(
            model.flag, flag + label / 2, top - 21, face="text-bold", size=14, ink="on-accent", align="centre"
        )
        self._legend(pen, right, flag + label)
        pen.disc(x, middle, 7, "accent")
        pen.disc(x, middle, 3, "on-accent")


def _stretch(pen: Pen, start: tuple[float, float], end: tuple[float, float], now: float) -> None:
    """A stretch of the curve: whole as far as the moment shown, dashed after it."""
    if end[0] <= now:
        pen.line(*start, *end, "text", 2)
        return
    if start[0] < now:
        share = (now - start[0]) / (end[0] - start[0])
        at = now, start[1] + (end[1] - start[1]) * share
        pen.line(*start, *at, "text", 2)
        start = at
    width = max(1, round(1.6 * pen.scale))
    for piece in dashes([pen.point(*start), pen.point(*end)], 5.0 * pen.scale, 4.0 * pen.scale):
        pygame.draw.aaline(pen.surface, colour("text-2"), piece[0], piece[-1], width)


def _sign(pen: Pen, sign: str, x: float, y: float, ink: str) -> None:
    """The sign of a button that moves time."""
    if sign == "play":
        pen.polygon([(x - 7, y - 10), (x + 10, y), (x - 7, y + 10)], ink)
    elif sign == "pause":
        pen.fill((x - 8, y - 9, 5, 18), ink)
        pen.fill((x + 3, y - 9, 5, 18), ink)
    else:
        way = 1 if sign == "on" else -1
        pen.polygon([(x - 5 * way, y - 8), (x + 6 * way, y), (x - 5 * way, y + 8)], ink)
        pen.fill((x + 6 * way - (2 if way > 0 else 1), y - 8, 3, 16), ink)
