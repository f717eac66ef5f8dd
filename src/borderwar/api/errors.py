"""Four mistakes, four exceptions: a scenario, an order's text, an order, a log."""

from borderwar.content.problems import Problem
from borderwar.model.orders import OrderError as OrderError
from borderwar.session.log import LogError as LogError
from borderwar.session.refusals import Refusal


class ScenarioError(Exception):
    """A scenario that cannot be had: there is none, or it has mistakes.

    >>> import borderwar
    >>> try:
    ...     borderwar.load("taurn-1936")
    ... except borderwar.ScenarioError as error:
    ...     print(error)
    there is no scenario 'taurn-1936'. Did you mean 'tauran-1936'?
    """

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
        """Every mistake with its file and line; empty if there is no such scenario."""


class Refused(Exception):
    """An order that the rules forbid now: it can be read, but not given.

    >>> import borderwar
    >>> game = borderwar.load("tauran-1936").start()
    >>> try:
    ...     game.apply("dig nobody 600")
    ... except borderwar.Refused as error:
    ...     print(error.rule, error)
    1.4 there is no unit 'nobody' in this scenario [1.4]
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        """Why, in a sentence, and the case."""

    @property
    def rule(self) -> str:
        """The case of the rulebook that forbids it."""
        return self.refusal.rule
