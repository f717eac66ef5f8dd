"""What happens turn by turn: fans of the games with dated facts, and ground as shares of games."""

from collections.abc import Mapping, Sequence

from borderwar.model.scenario import Fact, Scenario
from borderwar.study.page.svg import WIDE, Axis, Canvas, margin

RIGHT = WIDE - 16.0


def fan(
    label: str,
    turns: Sequence[Sequence[float]],
    look: str,
    facts: Sequence[Fact],
    record: tuple[float, float] | None = None,
) -> str:
    """Quantiles (5, 25, 50, 75, 95 %) by turn as two bands and a line.

    History's end, if it is known, is a bar; a dated fact is a diamond at its turn.
    """
    canvas = Canvas(214, label)
    top, bottom = 12.0, 164.0
    most = max(1.0, *(turn[-1] for turn in turns), record[1] if record else 0.0)
    left = margin(most)
    across, up = Axis(1, max(2, len(turns)), left, RIGHT), Axis(0, most, bottom, top)
    canvas.axis_left(up, left, RIGHT, 30)
    for low, high in ((0, 4), (1, 3)):
        upper = [(across(turn), up(row[high])) for turn, row in enumerate(turns, start=1)]
        lower = [(across(turn), up(row[low])) for turn, row in enumerate(turns, start=1)]
        canvas.area([*upper, *reversed(lower)], f"fan {look}")
    canvas.line([(across(turn), up(row[2])) for turn, row in enumerate(turns, start=1)], f"curve {look}")
    if record is not None:
        canvas.line(((RIGHT + 5, up(record[0]) + 1), (RIGHT + 5, up(record[1]) - 1)), "recordbar")
    told: dict[int, list[str]] = {}
    for fact in facts:
        if fact.turn is not None and 1 <= fact.turn <= len(turns):
            told.setdefault(fact.turn, []).append(fact.text)
    for turn, texts in told.items():
        canvas.diamond(across(turn), bottom + 24, 4, "fact", f"turn {turn}: {' '.join(texts)}")
    canvas.axis_below(across, bottom)
    canvas.text(RIGHT, bottom + 44, "turn; diamonds: dated facts", "t2", "end")
    return canvas.drawn()


def ground(scenario: Scenario, held: Mapping[str, Sequence[Sequence[float]]], facts: Sequence[Fact]) -> str:
    """Each objective as a strip: the share of games in which a side holds it when a turn ends."""
    goals = [goal for goal in scenario.victory.objectives if goal.id in held]
    step, strip, top = 42.0, 20.0, 4.0
    canvas = Canvas(top + step * len(goals) + 36, "who holds what, turn by turn, in shares of games")
    turns = max((len(held[goal.id]) for goal in goals), default=1)
    across = Axis(0, turns, 6, WIDE - 10)
    for row, goal in enumerate(goals):
        y = top + step * row + 16
        shares = held[goal.id]
        number = scenario.victory.objectives.index(goal) + 1
        canvas.text(6, y - 4, f"{number}  {goal.names.english}", "t")
        first, second, _ = shares[-1]
        canvas.text(WIDE - 10, y - 4, f"{100 * first:.0f} % / {100 * second:.0f} %", "t", "end")
        canvas.box(across(0), y, across(turns) - across(0), strip, "nobody")
        wide = across(1) - across(0)
        for turn, (one, other, _) in enumerate(shares):
            x = across(turn)
            if one:
                canvas.box(x, y + strip * (1 - one), wide, strip * one, "fill s0")
            if other:
                canvas.box(x, y, wide, strip * other, "fill s1")
        for fact in facts:
            taken = fact.kind == "ground" and fact.at == goal.at and fact.side is not None
            if taken and fact.turn is not None and 1 <= fact.turn <= turns:
                x = across(fact.turn - 0.5)
                canvas.line(((x, y - 2), (x, y + strip + 2)), "recordline")
                canvas.diamond(x, y + strip + 3, 4, "fact", fact.text)
    bottom = top + step * len(goals) + 2
    canvas.axis_below(across, bottom)
    canvas.text(WIDE - 10, bottom + 30, "end of turn", "t2", "end")
    return canvas.drawn()
