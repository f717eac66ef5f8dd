"""The card of the chosen incident: what it is, what both sides bring, whom to play against whom."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from borderwar.content.balance import Measured
from borderwar.language import say
from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.reading import reading
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.opponents import LEVELS
from borderwar.ui.screens.cuts import cut_buttons, cuts_height, draw_cuts
from borderwar.ui.screens.incidents import (
    SIZE_WORDS,
    ChooseLevel,
    ChooseSide,
    Force,
    Incident,
    dates_of,
    length_of,
    sitting_words,
)
from borderwar.ui.seats import BOTH, seat_words
from borderwar.ui.words import distance

if TYPE_CHECKING:
    from borderwar.ui.screens.chooser import ChooserScreen

FACT = 29.0
MEASURE = 26.0
"""Heights of a line of facts and of a line of the table of forces."""


@dataclass(frozen=True)
class ForceRow:
    """One line of the table: what is counted, and each side's number with its words."""

    label: str
    numbers: tuple[int, int]
    words: tuple[str, str]


@dataclass(frozen=True)
class BalanceModel:
    """Who wins how often, or that nobody knows."""

    title: str
    shares: tuple[int, int, int]  # per cent: first side, draws, second side
    words: str
    note: str


@dataclass(frozen=True)
class CardModel:
    """The card of the chosen incident."""

    name: str
    native: tuple[str, ...]
    when: str
    summary: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]  # name and nations
    forces: tuple[ForceRow, ...]
    facts: tuple[tuple[str, str], ...]
    balance: BalanceModel
    cuts: tuple[Button, ...]  # the whole and its cuts; none without cuts
    play_as: tuple[Button, ...]
    levels: tuple[Button, ...]
    level_text: str


@dataclass(frozen=True)
class ProblemCard:
    """The mistakes of a scenario that cannot be played."""

    name: str
    lines: tuple[str, ...]


def force_rows(first: Force, second: Force) -> tuple[ForceRow, ...]:
    """What is counted of both sides; what neither has is left out."""
    rows = []
    for label, key in (
        (say("Men"), "men"),
        (say("Guns"), "guns"),
        (say("Armour"), "armour"),
        (say("Aircraft"), "aircraft"),
        (say("Boats"), "boats"),
    ):
        numbers = getattr(first, key), getattr(second, key)
        if not any(numbers):
            continue
        words = [f"{number:,}" if number else "–" for number in numbers]
        if key == "men":
            words = [
                say("about {number}", number=text) if force.men_about else text
                for force, text in zip((first, second), words, strict=True)
            ]
        rows.append(ForceRow(label, numbers, (words[0], words[1])))
    return tuple(rows)


def balance_model(incident: Incident, measured: Measured | None) -> BalanceModel:
    """Who wins how often: from measured games only."""
    title = say("Balance")
    if measured is None:
        return BalanceModel(title, (0, 0, 0), say("not measured"), "")
    one, two = measured.percent(0), measured.percent(1)
    policies = " v ".join(measured.policies)
    words = say(
        "{first} wins {one} %, {second} {two} %, drawn {rest} %",
        first=short_side(incident.forces[0].name),
        second=short_side(incident.forces[1].name),
        one=one,
        two=two,
        rest=100 - one - two,
    )
    note = say("{games} games, {policies}", games=f"{measured.games:,}", policies=policies)
    if measured.scenario != incident.digest:
        note += ", " + say("of an earlier version")
    return BalanceModel(title, (one, 100 - one - two, two), words, note)


def short_side(name: str) -> str:
    """A side's first nation: "Japan" of "Japan and Manchukuo"."""
    return name.partition(" and ")[0]


def facts_of(incident: Incident) -> tuple[tuple[str, str], ...]:
    """The facts of the card, label and value."""
    length = " ".join(length_of(incident))
    size = say(SIZE_WORDS[incident.size - 1])
    return (
        (
            say("Map"),
            say(
                "{columns} × {rows} hexes of {width}",
                columns=incident.columns,
                rows=incident.rows,
                width=distance(incident.hex_metres),
            ),
        ),
        (say("Length"), length),
        (say("Units"), say("{number}, {size}", number=incident.units, size=size)),
        (say("Time to play"), sitting_words(incident.minutes)),
        (say("Complexity"), say("{level} of 5", level=incident.complexity)),
        (
            say("Sources"),
            say(
                "confidence {level}, {sourced} of {figures} read",
                level=incident.confidence or say("not said"),
                sourced=incident.sourced,
                figures=incident.figures,
            ),
        ),
        (say("Author"), incident.author),
    )


def play_buttons(incident: Incident, side: int | None) -> tuple[Button, ...]:
    """Whom to play: a side, both by turns, or nobody."""
    return (
        *(
            Button(f"side.{place}", short_side(one.name), ChooseSide(place), lit=side == place, tip=one.name)
            for place, one in enumerate(incident.forces)
        ),
        Button("side.watch", say("Watch"), ChooseSide(None), lit=side is None,
               tip=say("The computer plays both sides.")),
        Button("side.hot-seat", say("Two players"), ChooseSide(BOTH), lit=side == BOTH,
               tip=say("Two people by turns at this screen.")),
    )  # fmt: skip


def card_model(context: "ChooserScreen") -> CardModel | ProblemCard | None:
    """What the card says of the chosen entry."""
    entry = context.game
    if entry is None or entry.waiting:
        return None
    incident = entry.incident
    if incident is None:
        return ProblemCard(entry.name, entry.problems)
    known = {name: seat_words(name) for name, _, _ in LEVELS}
    levels = tuple(
        Button(f"level.{name}", label, ChooseLevel(name), lit=context.level == name, tip=text)
        for name, (label, text) in known.items()
    )
    text = seat_words(context.level)[1]
    if context.side == BOTH:
        levels, text = (), say("The screen is covered between the turns.")
    return CardModel(
        name=incident.part or incident.name,
        native=incident.native,
        when=f"{dates_of(incident)}, {incident.begins:%H:%M}",
        summary=incident.summary,
        sides=tuple((force.name, force.nations) for force in incident.forces),
        forces=force_rows(*incident.forces),
        facts=facts_of(incident),
        balance=balance_model(incident, entry.balance),
        cuts=cut_buttons(context),
        play_as=play_buttons(incident, context.side),
        levels=levels,
        level_text=text,
    )


def bar_ink(nations: tuple[str, ...]) -> str:
    """The colour of a side's bars."""
    return "plot-blue" if nations[0] in ("japan", "manchukuo") else "bar-red"


class ScenarioCard(Panel):
    """The card of the chosen incident."""

    name = "card"
    ground = "window"

    def model(self, context: "ChooserScreen") -> CardModel | ProblemCard | None:
        return card_model(context) if context.card_shown else None

    def draw(self, pen: Pen, model: CardModel | ProblemCard) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 5)
        if isinstance(model, ProblemCard):
            self._problems(pen, model)
            return
        left, wide = 26.0, pen.width - 52
        foot = (126.0 if wide > 560 else 178.0) + cuts_height(model.cuts)
        room = pen.height - foot
        with pen.window((0, 0, pen.width, room), self.scrolled):
            y = self._contents(pen, model, left, wide)
        self.scroll_most = draw_scroll_bar(pen, (0, 0, pen.width, room), self.scrolled, y, "card-rule")
        self._choice(pen, model, left, wide, room)

    def _contents(self, pen: Pen, model: CardModel, left: float, wide: float) -> float:
        """All above the buttons; the y below it."""
        used = pen.text(model.name, left, 16, face="map-bold", size=32, ink="ink", room=wide)
        when = pen.measure(model.when, "text", 15)
        y = 66.0
        if used + 24 + when < wide:
            pen.text(model.when, left + wide, 29, size=15, ink="ink-2", align="right")
            room = wide - used - when - 44
            first = pen.measure(model.native[0], "map", 20) if model.native else 0
            if first and first < room:
                pen.names(model.native, left + used + 18, 26, room, face="map", size=20, ink="ink-2")
            else:
                pen.names(model.native, left, y - 6, wide, face="map", size=18, ink="ink-2")
                y += 24
        else:
            pen.text(model.when, left, y - 6, size=15, ink="ink-2", room=wide)
            pen.names(model.native, left, y + 18, wide, face="map", size=18, ink="ink-2")
            y += 48
        if wide < 640:
            y = pen.paragraph(model.summary, left, y, wide, size=reading(16), ink="ink") + 12
            y = self._forces(pen, model, left, y, wide) + 12
            return self._facts(pen, model, left, y, wide) + 10
        column = wide * 0.58
        right = left + column + 36
        under = pen.paragraph(model.summary, left, y, column, size=reading(16), ink="ink") + 12
        under = self._forces(pen, model, left, under, column)
        other = self._facts(pen, model, right, y + 2, wide - column - 36)
        return max(under, other) + 10

    def _forces(self, pen: Pen, model: CardModel, left: float, y: float, wide: float) -> float:
        """Bars of both sides, each measure on its own scale."""
        label = 84.0
        column = (wide - label) / 2
        for place, (name, nations) in enumerate(model.sides):
            x = left + label + place * column
            for nation in nations[:2]:
                pen.picture(nation_mark(nation, round(19 * pen.scale)), x, y)
                x += 23
            room = left + label + (place + 1) * column - x - 12
            shown = name if pen.measure(name, "narrow-bold", 15) <= room else short_side(name)
            pen.text(shown, x + 3, y - 1, face="text-bold", ink="ink", room=room)
        y += 27
        for row in model.forces:
            pen.text(row.label, left, y, ink="ink-2", room=label - 8)
            most = max(1, *row.numbers)
            words = max(pen.measure(text, "text-bold", 15) for text in row.words)
            for place, (number, text) in enumerate(zip(row.numbers, row.words, strict=True)):
                x = left + label + place * column
                bar = (column - words - 26) * number / most if number else 0.0
                if bar:
                    pen.fill((x, y + 3, max(3.0, bar), 15), bar_ink(model.sides[place][1]))
                face = "text-bold" if number else "text"
                pen.text(text, x + (max(3.0, bar) + 8 if bar else 0), y, face=face, ink="ink")
            y += MEASURE
        return y

    def _facts(self, pen: Pen, model: CardModel, left: float, y: float, wide: float) -> float:
        for label, value in model.facts:
            pen.text(label, left, y, ink="ink-2")
            room = wide - pen.measure(label) - 12
            pen.text(value, left + wide, y, face="text-bold", ink="ink", align="right", room=room)
            pen.line(left, y + FACT - 5, left + wide, y + FACT - 5, "card-rule")
            y += FACT
        return self._balance(pen, model, left, y, wide)

    def _balance(self, pen: Pen, model: CardModel, left: float, y: float, wide: float) -> float:
        """One bar: the first side's wins, draws, the second side's."""
        balance = model.balance
        pen.text(balance.title, left, y, ink="ink-2")
        if not balance.note:
            pen.text(balance.words, left + wide, y, face="text-bold", ink="ink", align="right")
            return y + FACT
        room = wide - pen.measure(balance.title) - 12
        pen.text(balance.note, left + wide, y, size=13, ink="ink-2", align="right", room=room)
        y += 22
        inks = (bar_ink(model.sides[0][1]), "bar-plain", bar_ink(model.sides[1][1]))
        x = left
        for share, ink in zip(balance.shares, inks, strict=True):
            part = wide * share / 100
            pen.fill((x, y, part, 12), ink)
            x += part
        return pen.paragraph(balance.words, left, y + 16, wide, size=13, ink="ink", most=2)

    def _choice(self, pen: Pen, model: CardModel, left: float, wide: float, y: float) -> None:
        pen.fill((0, y, pen.width, 1), "card-rule")
        words = 92.0 if wide > 560 else 0.0  # beside the buttons, or above them
        nations = [*(nations[0] for _, nations in model.sides), "", ""]
        y += 10
        y += draw_cuts(pen, model.cuts, left, y, wide)
        pen.text(say("Play as"), left, y + (9 if words else 0), ink="ink-2")
        y += 0 if words else 20
        self._side_row(pen, model.play_as, nations, (left + words, y, wide - words, 38))
        y += 46
        if model.levels:
            pen.text(say("Opponent"), left, y + (5 if words else 0), ink="ink-2")
            y += 0 if words else 20
            each = min(120.0, (wide - words - 8 * (len(model.levels) - 1)) / len(model.levels))
            for place, button in enumerate(model.levels):
                x = left + words + place * (each + 8)
                draw_button(pen, (x, y, each, 32), button, paper=True, size=15 if each > 90 else 13)
            y += 38
        pen.paragraph(model.level_text, left + words, y, wide - words, size=14, ink="ink-2", most=1)

    def _side_row(self, pen: Pen, buttons: tuple[Button, ...], nations: list[str], place: Box) -> None:
        """The buttons of whom to play, each side's with its mark."""
        left, top, width, high = place
        each = min(150.0, (width - 8 * (len(buttons) - 1)) / len(buttons))
        for number, (button, nation) in enumerate(zip(buttons, nations, strict=True)):
            x = left + number * (each + 8)
            lit = button.lit
            pen.box((x, top, each, high), "accent" if lit else "paper-shadow", 5)
            shift = 0.0
            ink = "on-accent" if lit else "ink"
            size = 15 if each > 90 else 13
            if nation and pen.measure(button.label, "narrow-bold", size) <= each - 40:
                pen.picture(nation_mark(nation, round(20 * pen.scale)), x + 9, top + 9)
                shift = 24.0
            pen.text(
                button.label, x + shift / 2 + each / 2, top + 9, face="text-bold" if lit else "text",
                size=size, ink=ink, align="centre", room=each - shift - 12,
            )  # fmt: skip
            pen.control(button.name, (x, top, each, high), button.intent, tip=button.tip)

    def _problems(self, pen: Pen, model: ProblemCard) -> None:
        """Every mistake as the loader tells it: place, line, caret, cure."""
        left, wide = 26.0, pen.width - 52
        title = say("{name} cannot be played yet", name=model.name)
        pen.text(title, left, 16, face="map-bold", size=26, ink="ink", room=wide)
        with pen.window((0, 60, pen.width, pen.height - 72), self.scrolled):
            y = 0.0
            for problem in model.lines:
                y = self._problem(pen, problem, left, y, wide) + 12
        area = (0.0, 60.0, pen.width, pen.height - 72)
        self.scroll_most = draw_scroll_bar(pen, area, self.scrolled, y, "card-rule")

    def _problem(self, pen: Pen, problem: str, left: float, y: float, wide: float) -> float:
        """One mistake: its sentence, then the line of the file with a caret under the place."""
        lines = problem.splitlines()
        y = pen.paragraph(lines[0], left, y, wide, face="text-bold", size=14, ink="attack-text") + 2
        excerpt = ""
        for line in lines[1:]:
            gutter, _, rest = line.partition("| ")
            if line.strip().startswith("="):
                y = pen.paragraph(line.strip()[2:], left + 16, y, wide - 16, size=14, ink="ink") + 2
            elif rest.strip() == "^":
                x = left + 16 + 46 + pen.measure(excerpt[: len(rest) - 1], "narrow", 14)
                pen.text("^", x, y - 7, face="narrow-bold", size=14, ink="attack-text")
                y += 10
            else:
                excerpt = rest
                pen.text(gutter.strip(), left + 46, y, face="narrow", size=14, ink="ink-3", align="right")
                pen.text(rest, left + 16 + 46, y, face="narrow", size=14, ink="ink-2", room=wide - 62)
                y += 19
        return y
