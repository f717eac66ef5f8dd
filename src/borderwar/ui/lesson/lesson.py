"""Lesson: follows the player through the steps, sees what went wrong, sets the table back."""

from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.ui.lesson.checks import CHECKS, hindrance
from borderwar.ui.lesson.steps import END, LessonStep, lesson_steps
from borderwar.ui.lesson.table import game_after
from borderwar.ui.play.desk import Desk

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.play.situation import Situation

SHOWN_LEAST = 700
"""Milliseconds a step is shown even if what it waits for is the case already."""


class Lesson:
    """Where the player is in the tutorial."""

    def __init__(self, runner: "Runner") -> None:
        self.runner = runner
        self.steps = lesson_steps()
        self.row = 0
        self.began_at = 0  # orders given when the step began
        self.shown_for = 0  # milliseconds

    @property
    def situation(self) -> "Situation":
        """What the player sees of the game."""
        return self.runner.situation

    @property
    def step(self) -> LessonStep:
        """The step that is shown."""
        return self.steps[self.row]

    @property
    def at_end(self) -> bool:
        """Whether there is nothing left to learn."""
        return self.row == len(self.steps) - 1

    @property
    def waits(self) -> bool:
        """Whether the step is shown for its least time still."""
        return self.shown_for < SHOWN_LEAST and not self.at_end

    def tick(self, milliseconds: int) -> bool:
        """Let time pass; True if a new step is shown."""
        self.shown_for += milliseconds
        film = self.runner.stage.film is not None
        if self.shown_for < SHOWN_LEAST or film or not CHECKS[self.step.waits_for](self):
            return False
        self._show(self.row + 1)
        return True

    def _show(self, row: int) -> None:
        self.row = min(row, len(self.steps) - 1)
        self.began_at = self.runner.game.position
        self.shown_for = 0

    def problem(self) -> str:
        """Why the step cannot succeed any more, as a sentence, or "".

        The turn may be over too early, a unit may have no time left for what is asked of it.
        """
        if self.at_end or CHECKS[self.step.waits_for](self):
            return ""
        if self.runner.game.turn != self._before().count(END):
            return say("The turn has moved on.")
        return hindrance(self, self.step.needs)

    def _before(self) -> tuple[str, ...]:
        """The orders of the ideal game before the step."""
        return self.steps[self.row - 1].after if self.row else ()

    def repeat(self) -> None:
        """Set the table as it ideally is when this step begins."""
        self._set_table(self._before(), self.row)

    def skip(self) -> None:
        """Do what the step asks for, and show the next."""
        self._set_table(self.step.after, self.row + 1)

    def _set_table(self, orders: tuple[str, ...], row: int) -> None:
        """Lay out the game after some orders and show a step, its unit chosen."""
        s = self.situation
        before = s.desk
        s.desk = Desk(drawer=before.drawer, grid=before.grid, numbers=before.numbers, names=before.names)
        self.runner.take_game(game_after(self.runner.game.setup, orders))
        s.enemy_moving = False
        self.runner.stage.pops.clear()
        self._show(row)
        chosen = next((unit.row for unit in s.view.units if unit.id == self.step.unit), -1)
        if chosen >= 0:
            self.runner.deeds.select(chosen)
