"""What the inspector shows while no unit is chosen: what to do, and what the game is about."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.ui.counters import nation_mark
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import draw_heading
from borderwar.ui.panels.victory import worth_words
from borderwar.ui.play.intents import Centre
from borderwar.ui.play.situation import Situation

GOAL = 44.0
"""Height of an objective's two lines."""


@dataclass(frozen=True)
class Goal:
    """An objective, who holds it, and what it is worth."""

    name: str
    worth: str
    holder: str  # a nation; nothing if nobody holds it
    holder_name: str
    hex: int


@dataclass(frozen=True)
class Unchosen:
    """What to do, and what counts."""

    lines: tuple[str, str]
    goals: tuple[Goal, ...]


def unchosen(context: Situation) -> Unchosen:
    """The model while nothing is chosen."""
    sides = context.scenario.sides
    goals = tuple(
        Goal(
            goal.names.english,
            worth_words(goal),
            sides[goal.holder].nations[0] if goal.holder >= 0 else "",
            sides[goal.holder].names.english if goal.holder >= 0 else say("nobody"),
            goal.hex,
        )
        for goal in context.view.objectives
    )
    return Unchosen(_what_to_do(context), goals)


def _what_to_do(context: Situation) -> tuple[str, str]:
    if context.side is None:
        return (
            say("You are watching."),
            say("Hover a counter to read about it, or look back on the time line."),
        )
    if context.view.over:
        return (
            say("The fighting is over."),
            say("Press E to see the result, or look back on the time line."),
        )
    if context.own_turn:
        return (
            say("Nothing is chosen."),
            say("Click one of your units, or press N for the next that can act."),
        )
    return say("The enemy moves."), say("1 to 4 set the speed, Space halts.")


def draw_unchosen(pen: Pen, model: Unchosen) -> float:
    """Write it, each objective with its holder's mark, if there is room for two; the y below."""
    left = 20.0 if pen.width > 340 else 12.0
    right = pen.width - left
    y = pen.paragraph(model.lines[0], left, 18, right - left, face="text-bold", size=17)
    y = pen.paragraph(model.lines[1], left, y + 4, right - left, ink="text-2")
    if not model.goals or y + 38 + 2 * GOAL > pen.height:
        return y
    y = draw_heading(pen, say("What counts"), left, y + 18)
    pen.line(left, y, right, y)
    y += 6
    for number, goal in enumerate(model.goals):
        if goal.holder:
            pen.picture(nation_mark(goal.holder, round(22 * pen.scale)), left, y + 8)
        else:
            pen.ring(left + 11, y + 19, 8, "text-3", 1.5)
        pen.text(goal.name, left + 36, y, face="text-bold", room=right - left - 36)
        pen.text(goal.worth, left + 36, y + 20, size=14, ink="text-2", room=right - left - 36)
        place = (left - 4, y - 2, right - left + 8, GOAL - 2)
        tip = say("{place}, held by {holder}: show it on the map", place=goal.name, holder=goal.holder_name)
        pen.control(f"goal.{number}", place, Centre(goal.hex), tip=tip, focus=False)
        y += GOAL
    return y
