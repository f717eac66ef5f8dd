"""What the steps of the tutorial wait for, each as a question to the game on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.model.orders import Dig, Fire, Order, Stance, parse
from borderwar.session.translate import NotUnderstood

if TYPE_CHECKING:
    from borderwar.ui.lesson.lesson import Lesson


def _where(lesson: "Lesson", unit: str) -> str:
    return next((str(seen.number) for seen in lesson.situation.view.units if seen.id == unit), "")


def _chosen(lesson: "Lesson") -> bool:
    unit = lesson.situation.unit
    return unit is not None and unit.id == "column-motor-1"


def _aim(lesson: "Lesson") -> str:
    s = lesson.situation
    return s.number(s.desk.aim) if s.desk.aim >= 0 else ""


def _given(lesson: "Lesson", kind: type[Order], unit: str = "") -> bool:
    """Whether an order of a kind was given since the step began."""
    return any(
        isinstance(step.order, kind) and (not unit or getattr(step.order, "unit", "") == unit)
        for step in lesson.runner.game.steps[lesson.began_at :]
        if step.side == lesson.situation.side
    )


def _fights(lesson: "Lesson") -> bool:
    s = lesson.situation
    return s.plan().kind == "fire" and _aim(lesson) == _where(lesson, "post-1") and not s.desk.mode


def _turn_over(lesson: "Lesson") -> bool:
    return lesson.runner.game.turn > 0 and lesson.situation.own_turn


CHECKS: dict[str, Callable[["Lesson"], bool]] = {
    "platoon-chosen": _chosen,
    "aims-at-2212": lambda lesson: _chosen(lesson) and _aim(lesson) == "2212",
    "platoon-marched": lambda lesson: _where(lesson, "column-motor-1") == "2212",
    "march-undone": lambda lesson: _where(lesson, "column-motor-1") == "2211",
    "sight-on-enemy": lambda lesson: lesson.situation.desk.mode == "sight" and _aim(lesson) == "2214",
    "forecast-read": _fights,
    "platoon-fired": lambda lesson: _given(lesson, Fire, "column-motor-1"),
    "stance-taken": lambda lesson: _given(lesson, Stance),
    "dug-in": lambda lesson: _given(lesson, Dig),
    "turn-over": _turn_over,
    "log-open": lambda lesson: lesson.situation.desk.log_open,
    "victory-open": lambda lesson: lesson.situation.desk.victory,
    "never": lambda lesson: False,
}
"""By the name that a step gives in `waits_for`."""


def hindrance(lesson: "Lesson", needs: str) -> str:
    """Why a step that needs an order cannot succeed any more, as a sentence; "" if it can."""
    s, game = lesson.situation, lesson.runner.game
    if not needs or not s.own_turn:
        return ""
    if needs == "undo":
        refusal = game.undo_refusal()
        return (
            say("The march cannot be taken back: {refusal}.", refusal=refusal) if refusal is not None else ""
        )
    try:
        why = s.findings.why_not(parse(needs))
    except NotUnderstood as error:
        return f"{error.refusal.because}."
    return f"{why.because}." if why is not None else ""
