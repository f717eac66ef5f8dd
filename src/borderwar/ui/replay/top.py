"""The replay's top bar: which record, which moment, how far from history; what is drawn, whose eyes."""

from dataclasses import dataclass

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.dates import long_day, weekday
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.play.intents import Command
from borderwar.ui.replay.far import kilometres
from borderwar.ui.replay.showing import Look, Showing

SMALL = 1180.0
"""Bars narrower than this leave out notes and the record's name."""


@dataclass(frozen=True)
class TopPart:
    """A labelled value; `ink` is amber for the figure that the screen is about."""

    label: str
    value: str
    note: str = ""
    ink: str = "text"


@dataclass(frozen=True)
class ReplayTopModel:
    """What the top bar says."""

    title: str
    parts: tuple[TopPart, ...]
    layers: tuple[Chip, ...]
    eyes: tuple[Chip, ...]
    locked: str  # why there is only one pair of eyes; empty if all are open


def _layer(name: str, label: str, on: bool) -> Chip:
    return Chip(f"top.{name}", label, Command(name), on)


class ReplayTop(Panel):
    """The top bar."""

    name = "top"
    ground = "bar"

    def model(self, context: Showing) -> ReplayTopModel:
        view, scenario, far = context.view, context.situation.scenario, context.far()
        mean = far.mean_metres
        known = say_many(len(far.units), "{number:,} unit", "{number:,} units")
        lost = len(far.missing)
        players = say("seed {seed}", seed=context.game.seed)
        when = context.clock
        eyes = [
            Chip(
                f"top.eyes.{side}",
                scenario.sides[side].names.english,
                Look(side),
                context.situation.side == side,
            )
            for side in (0, 1)
            if side in context.eyes
        ]
        if None in context.eyes:
            eyes.insert(0, Chip("top.eyes.all", say("No fog"), Look(None), context.situation.side is None))
        beside = context.other.name if context.other is not None else say("History")
        return ReplayTopModel(
            scenario.names.english,
            (
                TopPart(say("Record"), context.name() or say("this game"), players),
                TopPart(say("Date"), long_day(when), weekday(when)),
                TopPart(
                    say("Turn"),
                    f"{when:%H:%M}",
                    say("{turn} of {turns}", turn=context.turn, turns=view.turns),
                ),
                TopPart(
                    say("Mean distance from history"),
                    kilometres(mean) if mean is not None else say("not known"),
                    say("{known}, {lost} not on the map", known=known, lost=lost) if lost else known,
                    "accent",
                ),
            ),
            (
                _layer("run", say("This game"), context.run_on),
                _layer("history", beside, context.ghosts_on),
                _layer("difference", say("Difference"), context.links_on),
            ),
            tuple(eyes),
            ""
            if len(context.eyes) > 1
            else say("The other side and the whole map can be seen once the game is over."),
        )

    def draw(self, pen: Pen, model: ReplayTopModel) -> None:
        pen.fill((0, pen.height - 1, pen.width, 1), "window")
        top = (pen.height - 42) / 2
        small = pen.width < SMALL
        right = self._chips(pen, model, top)
        x = 20.0
        if not small:
            name = pen.text("BORDERWAR", x, top - 1, face="map-bold", size=17)
            words = say("Replay · {incident}", incident=model.title)
            x += max(name, pen.text(words, x, top + 23, size=14, ink="text-2", room=190)) + 22
        parts = model.parts[1:] if small else model.parts
        widths = [self._wide(pen, part, False) for part in parts]
        spare = right - x - sum(widths)
        for part, wide in zip(parts, widths, strict=True):
            if x + wide > right:
                break
            longer = self._wide(pen, part, True)
            note = longer - wide <= spare
            spare -= longer - wide if note else 0
            self._part(pen, x, top, part, note)
            x += longer if note else wide

    @staticmethod
    def _wide(pen: Pen, part: TopPart, note: bool) -> float:
        value = min(pen.measure(part.value, "text-bold", 18), 220)
        if note and part.note:
            value += 8 + pen.measure(part.note, "text", 14)
        return 36 + max(value, pen.measure(part.label.upper(), "caption", 11))

    def _part(self, pen: Pen, x: float, top: float, part: TopPart, note: bool) -> None:
        pen.line(x, top, x, top + 42)
        pen.text(part.label.upper(), x + 18, top, face="caption", size=11, ink="text-2")
        wide = pen.text(part.value, x + 18, top + 17, face="text-bold", size=18, ink=part.ink, room=220)
        if note:
            pen.text(part.note, x + 26 + wide, top + 20, size=14, ink="text-2")

    def _chips(self, pen: Pen, model: ReplayTopModel, top: float) -> float:
        """What is drawn and whose eyes, at the right; returns where they begin."""
        layers = sum(pen.measure(chip.label, "text-bold", 14) + 22 for chip in model.layers)
        eyes = sum(pen.measure(chip.label, "text-bold", 14) + 22 for chip in model.eyes)
        left = pen.width - 14 - max(layers, eyes)
        draw_chips(pen, left, top - 2, model.layers, height=21)
        draw_chips(pen, left, top + 23, model.eyes, height=21)
        keys = ", ".join(bindings.key_of(action, "replay") for action in ("run", "history", "difference"))
        tip = say("What is drawn: {keys}", keys=keys)
        pen.control("top.layers", (left - 8, top - 4, 7, 22), None, tip=tip, focus=False)
        if model.locked:
            pen.control("top.locked", (left - 8, top + 23, 7, 22), None, tip=model.locked, focus=False)
        return left - 12
