"""History beside this game: dated facts with their sources at the left, what happened here at the right."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate

from borderwar.language import say, say_many
from borderwar.model.scenario import Fact
from borderwar.ui.dates import short_moment
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.panels.time_axis import draw_glyph
from borderwar.ui.play.intents import LookAt
from borderwar.ui.play.retelling import Mark
from borderwar.ui.replay.showing import Showing
from borderwar.ui.theme import LINE_SHARE

BEFORE, AFTER = 0, 10_000
"""Stand for the turns before the first and after the last."""


@dataclass(frozen=True)
class FactEntry:
    """A dated fact of the record."""

    text: str
    side: int
    note: str  # confidence and the keys of its sources
    sources: str  # the sources in full


@dataclass(frozen=True)
class OwnEntry:
    """Something that happened in this game."""

    kind: str
    text: str
    side: int
    order: int


@dataclass(frozen=True)
class TurnRow:
    """A turn in which something happened, in history or here."""

    turn: int
    when: str
    order: int | None  # orders given when it began; None if it has not
    facts: tuple[FactEntry, ...]
    own: tuple[OwnEntry, ...]


@dataclass(frozen=True)
class FactsModel:
    """What the panel says."""

    rows: tuple[TurnRow, ...]
    now: int  # turn being shown


def turn_of_fact(showing: Showing, fact: Fact) -> int:
    """The turn a fact falls in, or BEFORE or AFTER."""
    scenario = showing.situation.scenario
    if fact.turn is not None:
        return fact.turn if fact.turn <= scenario.turns else AFTER
    return BEFORE if fact.when <= scenario.start.isoformat()[: len(fact.when)] else AFTER


def fact_entry(showing: Showing, fact: Fact) -> FactEntry:
    """A fact as the panel shows it."""
    scenario = showing.situation.scenario
    sides = [side.id for side in scenario.sides]
    known = {**scenario.sources, **scenario.history.sources}
    date = say("{date}. ", date=fact.when) if fact.turn is None else ""
    return FactEntry(
        date + fact.text,
        sides.index(fact.side) if fact.side in sides else -1,
        say(
            "{confidence} confidence: {sources}", confidence=fact.confidence, sources=", ".join(fact.sources)
        ),
        "  ".join(f"{key}: {known[key]}" for key in fact.sources if key in known),
    )


def own_entries(marks: tuple[Mark, ...]) -> tuple[OwnEntry, ...]:
    """What happened here in one turn: ground, losses and events one by one, fights as a count."""
    out = [
        OwnEntry(mark.kind, mark.text, mark.side, mark.order or 0)
        for kind in ("event", "ground", "loss")
        for mark in marks
        if mark.kind == kind
    ]
    fights = [mark for mark in marks if mark.kind == "fight"]
    if fights:
        words = say_many(
            len(fights), "{number} order of fire or assault", "{number} orders of fire or assault"
        )
        out.append(OwnEntry("fight", words, -1, fights[0].order or 0))
    return tuple(out)


class FactsPanel(Panel):
    """History beside this game."""

    name = "events"

    def __init__(self) -> None:
        super().__init__()
        self._shown_turn = -1

    def depends(self, context: Showing) -> object:
        return (
            context.turn,
            context.situation.side,
            context.tab,
            len(context.situation.marks),
            context.game.position,
        )

    def model(self, context: Showing) -> FactsModel | None:
        if context.tab != self.name:
            self._shown_turn = -1
            return None
        scenario, starts = context.situation.scenario, context.axis().starts
        facts: dict[int, list[FactEntry]] = {}
        for fact in scenario.history.facts:
            facts.setdefault(turn_of_fact(context, fact), []).append(fact_entry(context, fact))
        marks: dict[int, list[Mark]] = {}
        for mark in context.situation.marks:
            marks.setdefault(min(mark.turn, scenario.turns), []).append(mark)
        rows = []
        for turn in sorted({*facts, *marks}):
            when = (
                scenario.start + timedelta(seconds=scenario.turn_seconds * (turn - 1))
                if turn < AFTER
                else None
            )
            title = (
                say("Before")
                if turn == BEFORE
                else say("Afterwards")
                if when is None
                else say("Turn {turn} · {date}", turn=turn, date=short_moment(when))
            )
            begun = 0 < turn <= len(starts)
            rows.append(
                TurnRow(
                    turn,
                    title,
                    starts[turn - 1] if begun else None,
                    tuple(facts.get(turn, ())),
                    own_entries(tuple(marks.get(turn, ()))),
                )
            )
        return FactsModel(tuple(rows), context.turn)

    def draw(self, pen: Pen, model: FactsModel) -> None:
        middle = pen.width * 0.52
        pen.text(say("IN HISTORY"), 22, 12, face="caption", size=11, ink="text-2")
        pen.text(say("IN THIS GAME"), middle + 12, 12, face="caption", size=11, ink="text-2")
        pen.line(0, 34, pen.width, 34)
        top, room = 36.0, pen.height - 36
        tops = list(accumulate((self._high(pen, row, middle) for row in model.rows), initial=6.0))
        if model.now != self._shown_turn:  # the turn being shown is in sight
            self._shown_turn = model.now
            past = [y for row, y in zip(model.rows, tops, strict=False) if row.turn <= model.now]
            wanted = (past[-1] if past else 0.0) - room * 0.3
            self.scrolled = min(max(0.0, wanted), max(0.0, tops[-1] - room))
        with pen.window((0, top, pen.width, room), self.scrolled):
            for row, y, below in zip(model.rows, tops, tops[1:], strict=False):
                if below >= self.scrolled and y <= self.scrolled + room:
                    self._row(pen, row, middle, y, below, row.turn == model.now)
        self.scroll_most = draw_scroll_bar(pen, (0, top, pen.width, room), self.scrolled, tops[-1])

    def _high(self, pen: Pen, row: TurnRow, middle: float) -> float:
        """How high a turn's row is: its title and the longer of its two columns."""
        step, note = round(14 * LINE_SHARE), round(13 * LINE_SHARE)
        left = right = 0.0
        for fact in row.facts:
            left += step * len(pen.wrap(fact.text, middle - 48, "text", 14))
            left += note * len(pen.wrap(fact.note, middle - 48, "narrow", 13)) + 5
        for own in row.own:
            right += step * len(pen.wrap(own.text, pen.width - middle - 46, "text", 14)) + 3
        return 22 + max(left, right) + 9

    def _row(self, pen: Pen, row: TurnRow, middle: float, y: float, below: float, now: bool) -> None:
        ink = "accent" if now else "text-2"
        pen.text(row.when, 22, y, face="text-bold", size=14, ink=ink)
        if row.order is not None:
            pen.control(
                f"events.turn.{row.turn}",
                (16, y - 1, pen.width - 32, 20),
                LookAt(row.order),
                tip=say("Go to this turn"),
            )
        left_y = right_y = y + 22
        for number, fact in enumerate(row.facts):
            left_y = self._fact(pen, fact, f"{row.turn}.{number}", row.order, middle, left_y)
        for number, own in enumerate(row.own):
            right_y = self._own(pen, own, f"{row.turn}.{number}", middle, right_y)
        if now:
            pen.fill((6, y, 4, below - y - 7), "accent")
        pen.line(22, below - 6, pen.width - 22, below - 6, "raised")

    def _fact(
        self, pen: Pen, fact: FactEntry, name: str, order: int | None, middle: float, y: float
    ) -> float:
        draw_glyph(pen, "history", 28, y + 9, _ink(fact.side))
        bottom = pen.paragraph(fact.text, 40, y, middle - 48, size=14)
        bottom = pen.paragraph(fact.note, 40, bottom, middle - 48, face="narrow", size=13, ink="text-3")
        intent = LookAt(order) if order is not None else None
        pen.control(
            f"events.fact.{name}",
            (18, y - 1, middle - 24, bottom - y),
            intent,
            tip=fact.sources or fact.note,
            focus=False,
        )
        return bottom + 5

    def _own(self, pen: Pen, own: OwnEntry, name: str, middle: float, y: float) -> float:
        draw_glyph(pen, own.kind, middle + 14, y + 9, "accent" if own.kind == "event" else _ink(own.side))
        bottom = pen.paragraph(own.text, middle + 26, y, pen.width - middle - 46, size=14, ink="text")
        pen.control(
            f"events.own.{name}",
            (middle + 4, y - 1, pen.width - middle - 20, bottom - y),
            LookAt(own.order),
            focus=False,
        )
        return bottom + 3


def _ink(side: int) -> str:
    return "text-2" if side < 0 else ("first-side", "second-side")[side]
