"""Losses: by turn, by cause and by type of unit, for both sides, and as a table to take away."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderwar.language import say
from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.chart import (
    Band,
    Columns,
    Pairs,
    Part,
    Steps,
    draw_columns,
    draw_pairs,
    draw_steps,
    pairs_height,
)
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.screen import Transition
from borderwar.ui.kit.widgets import Button, Chip, draw_chips
from borderwar.ui.play.intents import Filter
from borderwar.ui.reports import NotWritten, write_report
from borderwar.ui.screens.page import Page

if TYPE_CHECKING:
    from borderwar.session.losses import Loss
    from borderwar.ui.play.situation import Situation

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("men", ("casualties", "captured")),
    ("armour", ("armour",)),
    ("lorries", ("lorries",)),
    ("aircraft", ("aircraft",)),
)
"""What one look at the screen counts."""

HIGH, GAP, MARGIN = 300.0, 34.0, 40.0
TWO_COLUMNS = 1040.0


def group_words(group: str) -> str:
    """What a group is called."""
    return {
        "men": say("Men"),
        "armour": say("Armour"),
        "lorries": say("Other vehicles"),
        "aircraft": say("Aircraft"),
    }[group]


def measure_words(measure: str) -> str:
    """What a measure is called."""
    return {
        "casualties": say("killed and wounded"),
        "captured": say("captured"),
        "armour": say("armoured vehicles"),
        "lorries": say("other vehicles"),
        "aircraft": say("aircraft"),
    }[measure]


def cause_words(cause: str) -> str:
    """What a cause is called."""
    return {
        "fire": say("Aimed fire"),
        "march": say("Fire on the march"),
        "reply": say("Return fire"),
        "shells": say("Guns and mortars"),
        "assault": say("Close combat"),
        "bombs": say("From the air"),
        "flak": say("Ground fire at aircraft"),
        "dogfight": say("Fights in the air"),
        "accident": say("Accidents of flying"),
        "mines": say("Mines"),
        "surrender": say("Surrender"),
        "break-out": say("Left behind in a break-out"),
        "crews": say("With their vehicle or unit"),
        "wounded": say("Wounded left to the enemy"),
        "event": say("By an event"),
    }[cause]


def side_inks(nation: str) -> tuple[str, str]:
    """The full and the pale colour of a side in charts."""
    return ("bar-red", "bar-red-pale") if nation in ("ussr", "mongolia") else ("plot-blue", "bar-blue")


@dataclass(frozen=True)
class LossesModel:
    """All that the screen says."""

    chips: tuple[Chip, ...]
    sides: tuple[tuple[str, str], ...]  # nation and name
    totals: tuple[tuple[str, int, int], ...]  # measure in words, first side, second side
    known: str  # how well
    by_turn: Columns
    summed: Steps
    causes: Pairs
    types: Pairs


def losses_model(situation: "Situation", entries: "Sequence[Loss]", group: str) -> LossesModel:
    """The screen of one group of measures."""
    setup = situation.view.setup
    sides = tuple((side.nations[0], side.names.english) for side in situation.scenario.sides)
    inks = tuple(side_inks(nation) for nation, _ in sides)
    measures = dict(GROUPS)[group]
    turns = min(situation.turn, situation.scenario.turns)
    labels = situation.turn_labels()[:turns]
    chosen = [loss for loss in entries if loss.measure in measures]

    def lost(side: int, measure: str = "") -> tuple[float, ...]:
        """By turn; a turn in which wounded became prisoners may have cost fewer than none."""
        found = Counter[int]()
        for loss in chosen:
            found[loss.turn] += loss.number * (loss.side == side and measure in ("", loss.measure))
        return tuple(float(found[turn]) for turn in range(1, turns + 1))

    def columns(side: int) -> tuple[Part, ...]:
        return tuple(
            Part(
                f"{sides[side][1]}: {measure_words(measure)}",
                ink,
                tuple(max(0.0, number) for number in lost(side, measure)),
            )
            for measure, ink in zip(measures, inks[side], strict=False)
        )

    def pairs(title: str, key: "Callable[[Loss], str]") -> Pairs:
        table: dict[str, list[int]] = {}
        for loss in chosen:
            table.setdefault(key(loss), [0, 0])[loss.side] += loss.number
        rows = [(name, float(a), float(b)) for name, (a, b) in table.items() if a or b]
        rows.sort(key=lambda row: (-row[1] - row[2], row[0]))
        return Pairs(title, f"{sides[0][1]} / {sides[1][1]}", tuple(rows), (inks[0][0], inks[1][0]))

    word = group_words(group)
    men = group == "men"
    return LossesModel(
        tuple(
            Chip(f"losses.{name}", group_words(name), Filter("losses", name), name == group)
            for name in held(situation, entries)
        ),
        sides,
        totals(situation, entries),
        known_words(situation),
        Columns(say("{what} lost, turn by turn", what=word), "", labels, columns(0), columns(1)),
        Steps(
            say("{what} lost, summed up", what=word),
            say("amber: the record's range") if men else "",
            labels,
            tuple(Part(sides[side][1], inks[side][0], tuple(accumulate(lost(side)))) for side in (0, 1)),
            record_bands(situation.scenario) if men else (),
        ),
        pairs(say("What they were lost to"), lambda loss: cause_words(loss.cause)),
        pairs(say("Which kinds of unit lost them"), lambda loss: setup.type_of(loss.unit).names.english),
    )


def totals(situation: "Situation", entries: "Sequence[Loss]") -> tuple[tuple[str, int, int], ...]:
    """Each measure that anybody has to lose, with what both sides lost of it."""
    sums = Counter[tuple[int, str]]()
    for loss in entries:
        sums[loss.side, loss.measure] += loss.number
    return tuple(
        (measure_words(measure), sums[0, measure], sums[1, measure])
        for group, measures in GROUPS
        if group in held(situation, entries)
        for measure in measures
    )


def held(situation: "Situation", entries: "Sequence[Loss]") -> tuple[str, ...]:
    """The groups that the player's own side has to lose, or that were lost: no hint at hidden arms."""
    fixed = situation.view.setup.fixed
    own = fixed.side >= 0 if situation.side is None else fixed.side == situation.side
    armed = {
        "men": True,
        "armour": bool((own & (fixed.armoured > 0)).any()),
        "lorries": bool((own & (fixed.vehicles > 0) & (fixed.armoured == 0) & (fixed.aircraft == 0)).any()),
        "aircraft": bool((own & (fixed.aircraft > 0)).any()),
    }
    lost = {loss.measure for loss in entries}
    return tuple(group for group, measures in GROUPS if armed[group] or lost.intersection(measures))


def known_words(situation: "Situation") -> str:
    """How well the numbers are known."""
    if situation.side is None or situation.view.over:
        return say("All losses of both sides.")
    return say("Your own losses in full; of the enemy's, what the log has told you.")


def record_bands(scenario: Any) -> tuple[Band, ...]:
    """What the record says of each side's men, in the study's own reading of it."""
    from borderwar.session.record import loss_records

    out = []
    for side in scenario.sides:
        found = {record.measure: record for record in loss_records(scenario) if record.side == side.id}
        record = found.get("total") or found.get("casualties")
        if record is not None:
            out.append(Band(record.low, record.high, side_inks(side.nations[0])[0]))
    return tuple(out)


def csv_text(situation: "Situation", entries: "Sequence[Loss]") -> str:
    """One line a loss: when, who, what, how many, to what."""
    setup, scenario = situation.view.setup, situation.scenario
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("turn", "begins", "order", "side", "unit", "type", "measure", "number", "cause"))
    for loss in entries:
        unit = scenario.units[loss.unit]
        when = situation.turn_clock(loss.turn)
        table.writerow(
            (loss.turn, f"{when:%Y-%m-%dT%H:%M}", loss.order, scenario.sides[loss.side].id, unit.id,
             setup.type_of(loss.unit).id, loss.measure, loss.number, loss.cause)
        )  # fmt: skip
    return text.getvalue()


class LossesSheet(Panel):
    """The charts."""

    name = "sheet"
    ground = "paper"

    def model(self, context: "LossesScreen") -> LossesModel:
        return context.shown()

    def draw(self, pen: Pen, model: LossesModel) -> None:
        wide = min(1640.0, pen.width - 2 * MARGIN)
        left = (pen.width - wide) / 2
        with pen.window((0, 0, pen.width, pen.height), self.scrolled):
            draw_chips(pen, left, 22, model.chips)
            y = self._totals(pen, model, left, 66, wide) + 18
            two = wide >= TWO_COLUMNS
            half = (wide - GAP) / 2 if two else wide
            draw_columns(pen, (left, y, half, HIGH), model.by_turn)
            if two:
                draw_steps(pen, (left + half + GAP, y, half, HIGH), model.summed)
            else:
                y += HIGH + GAP
                draw_steps(pen, (left, y, half, HIGH), model.summed)
            y += HIGH + GAP
            pen.line(left, y - GAP / 2, left + wide, y - GAP / 2, "card-rule")
            draw_pairs(pen, (left, y, half, 0), model.causes)
            if two:
                draw_pairs(pen, (left + half + GAP, y, half, 0), model.types)
                y += max(pairs_height(model.causes), pairs_height(model.types))
            else:
                y += pairs_height(model.causes) + GAP
                draw_pairs(pen, (left, y, half, 0), model.types)
                y += pairs_height(model.types)
        self.scroll_most = draw_scroll_bar(
            pen, (0, 0, pen.width, pen.height), self.scrolled, y + 24, "card-rule"
        )

    def _totals(self, pen: Pen, model: LossesModel, left: float, y: float, wide: float) -> float:
        """A line for each side with all its totals."""
        pen.text(model.known, left + wide, 26, size=14, ink="ink-2", align="right", room=wide * 0.5)
        name = max(pen.measure(side, "text-bold", 16) for _, side in model.sides) + 46
        step = (wide - name) / max(1, len(model.totals))
        for number, (nation, side) in enumerate(model.sides):
            top = y + 24 + number * 30
            pen.picture(nation_mark(nation, round(20 * pen.scale)), left, top + 1)
            pen.text(side, left + 28, top, face="text-bold", size=16, ink="ink")
            for column, (_, *values) in enumerate(model.totals):
                x = left + name + step * column
                pen.text(f"{values[number]:,}", x, top - 1, face="text-bold", size=18, ink="ink")
        for column, (word, *_) in enumerate(model.totals):
            pen.text(word, left + name + step * column, y, size=13, ink="ink-2", room=step - 8)
        pen.line(left, y + 88, left + wide, y + 88, "card-rule")
        return y + 92


class LossesScreen(Page):
    """Who lost what, when and to what."""

    name = "losses"

    def __init__(self, situation: "Situation") -> None:
        from borderwar.session.losses import ledger

        super().__init__()
        self.title = say("Losses")
        self.situation = situation
        side = None if situation.view.over else situation.side
        self.entries = ledger(situation.game, side, situation.desk.looking_at)
        self.group = "men"
        self.message = ""
        self._body = (LossesSheet(),)
        self._made: tuple[str, LossesModel] | None = None

    def shown(self) -> LossesModel:
        """The model of the group looked at; made once for each."""
        if self._made is None or self._made[0] != self.group:
            self._made = self.group, losses_model(self.situation, self.entries, self.group)
        return self._made[1]

    def note(self) -> str:
        s = self.situation
        turn = say("after turn {turn} of {turns}", turn=min(s.turn, s.scenario.turns), turns=s.scenario.turns)
        return self.message or f"{s.scenario.names.english}, {turn}"

    def body(self) -> Sequence[Panel]:
        return self._body

    def foot(self) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
        return (self.button(say("Back"), "back", "Esc"),), (self.button(say("Write as CSV"), "export"),)

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, Filter):
            self.group = intent.name
            return None
        return super().on_intent(intent)

    def on_action(self, action: str) -> Transition | None:
        sheet = self._body[0]
        if action in ("up", "down", "page-up", "page-down", "first", "last"):
            sheet.scroll_by_action(action)
        elif action in ("left", "right"):
            groups = held(self.situation, self.entries)
            self.group = groups[(groups.index(self.group) + (1 if action == "right" else -1)) % len(groups)]
        elif action == "export":
            self.message = self.export()
        else:
            return super().on_action(action)
        return None

    def export(self, folder: Path | None = None) -> str:
        """Write the table; where it lies, or why not."""
        name = f"{self.situation.scenario.file_name} losses {datetime.now():%Y-%m-%d %H.%M.%S}.csv"
        try:
            path = write_report(name, csv_text(self.situation, self.entries).encode("utf-8"), folder)
        except NotWritten as error:
            return str(error)
        return say("Written to {path}", path=path)
