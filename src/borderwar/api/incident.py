"""Scenarios: which there are, and one made ready to play."""

import difflib
from pathlib import Path

from borderwar.api.errors import LogError, ScenarioError
from borderwar.api.game import Game
from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios, parts_of, scenario_folder
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import Setup, prepare
from borderwar.session import game as session
from borderwar.session.computer import played_game
from borderwar.session.log import replay


def scenarios() -> list[str]:
    """The ids of all scenarios: those that are shipped, then your own.

    >>> import borderwar
    >>> "tauran-1936" in borderwar.scenarios()
    True
    """
    return [folder.name for folder in find_scenarios()]


def load(name: str | Path, settings: tuple[str, ...] = ()) -> "Incident":
    """Load a scenario by its id, or by the path of its folder; "ID/VARIANT" loads a variant of it.

    `settings` change single values, each "units.tank-1.men=80".
    Raises ScenarioError with all mistakes if it has any.

    >>> import borderwar
    >>> borderwar.load("tauran-1936")
    Incident('tauran-1936')
    """
    folder = scenario_folder(name) if isinstance(name, str) else None
    variant = parts_of(str(name))[1] if folder is not None else ""
    if folder is None:
        folder = Path(name)
    if not folder.is_dir():
        near = difflib.get_close_matches(str(name), scenarios(), n=1, cutoff=0.5)
        meant = f" Did you mean '{near[0]}'?" if near else f" There are {', '.join(scenarios())}."
        raise ScenarioError(f"there is no scenario '{name}'.{meant}")
    scenario, problems = load_scenario(folder, variant=variant, settings=settings)
    if scenario is None:
        told = "\n".join(str(problem) for problem in problems)
        raise ScenarioError(f"the scenario '{name}' has mistakes:\n{told}", tuple(problems))
    return Incident(scenario)


class Incident:
    """A scenario made ready: games start here.

    >>> import borderwar
    >>> tauran = borderwar.load("tauran-1936")
    >>> tauran.sides, tauran.turns
    (('japan', 'mongolia'), 30)
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        """Names, map, forces, history: all that is fixed, as it was read."""
        self.setup: Setup = prepare(scenario)
        """The same as tables of integers."""

    def __repr__(self) -> str:
        return f"Incident({self.id!r})"

    @property
    def id(self) -> str:
        """The scenario's id: the name of its folder."""
        return self.scenario.id

    @property
    def name(self) -> str:
        """The scenario's name in English."""
        return self.scenario.names.english

    @property
    def sides(self) -> tuple[str, str]:
        """The ids of both sides, the one that moves first in each turn first."""
        return self.setup.side_ids

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of all units in order-of-battle order: the rows of every table."""
        return self.setup.unit_ids

    @property
    def turns(self) -> int:
        """Turns in a game that runs its time."""
        return self.scenario.turns

    @property
    def digest(self) -> str:
        """Changes when anything in the scenario's files or its catalogue does."""
        return self.scenario.digest

    def start(self, seed: int = 1, luck: bool = True) -> Game:
        """A game at its start.  Without luck every shot has its mean effect.

        >>> import borderwar
        >>> borderwar.load("tauran-1936").start(seed=3)
        Game('tauran-1936', seed=3, turn=1, side='japan')
        """
        return Game(session.Game.new(self.setup, seed, luck))

    def play(self, seed: int = 1, policies: tuple[str, str] = ("staff", "staff"), luck: bool = True) -> Game:
        """The game that two policies play with a seed, at its end, every order in its log.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").play(seed=3, policies=("passive", "passive"))
        >>> game.over, game.result().ending
        (True, 'time ran out')
        """
        return Game(played_game(self.setup, seed, policies, luck))

    def replay(self, text: str) -> Game:
        """The game that a log tells, after its last order.  Raises LogError if it comes out differently.

        >>> import borderwar
        >>> tauran = borderwar.load("tauran-1936")
        >>> game = tauran.start(seed=3)
        >>> _ = game.apply("end")
        >>> tauran.replay(game.log()).digest() == game.digest()
        True
        """
        game, difference = replay(text, self.setup)
        if difference is not None:
            raise LogError(f"line {difference.line}: {difference.message}")
        return Game(game)
