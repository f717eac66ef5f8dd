"""The PettingZoo environment: two agents, one a side, who move in turn."""

from typing import Any

import gymnasium
import numpy as np
from gymnasium.utils import seeding
from pettingzoo import AECEnv
from pettingzoo.utils import wrappers
from pettingzoo.utils.conversions import turn_based_aec_to_parallel

from borderwar.api.game import Game
from borderwar.api.incident import Incident, load
from borderwar.rl.table import Table

SEEDS = 1 << 31


def spaces_of(table: Table) -> tuple[Any, gymnasium.spaces.Discrete]:
    """The observation space and the action space of one agent."""
    seen = gymnasium.spaces.Dict(
        {
            "observation": gymnasium.spaces.Box(table.layout.low, table.layout.high, dtype=np.int32),
            "action_mask": gymnasium.spaces.Box(0, 1, (table.actions,), np.int8),
        }
    )
    return seen, gymnasium.spaces.Discrete(table.actions)


class BorderWar(AECEnv):  # type: ignore[misc]
    """A scenario as a game of two agents in turn.  [AEC]

    An agent is a side.  It gives orders one by one until it takes action 0, which ends its
    player turn.  It sees its side's view and the mask of what it may order; the reward is
    the change of the margin in points, plus for one side and minus for the other, so that
    the rewards of a game add up to how far it moved from where it began.

    >>> from borderwar import rl
    >>> env = rl.BorderWar("tauran-1936", orders_per_turn=5)
    >>> env.reset(seed=1)
    >>> for agent in env.agent_iter(max_iter=20):
    ...     seen, reward, ended, cut, info = env.last()
    ...     env.step(env.action_space(agent).sample(seen["action_mask"]))
    >>> env.game().turn > 1
    True
    """

    metadata = {"name": "borderwar_v1", "render_modes": ["ansi"], "is_parallelizable": False}  # noqa: RUF012

    def __init__(
        self,
        scenario: str | Incident = "tauran-1936",
        luck: bool = True,
        orders_per_turn: int | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__()
        self.incident = load(scenario) if isinstance(scenario, str) else scenario
        self.luck = luck
        self.render_mode = render_mode
        self.table = Table(self.incident, orders_per_turn)
        """The game itself; `table.layout.split(observation)` names the parts of an observation."""
        self.possible_agents = [f"{side}_{row}" for row, side in enumerate(self.incident.sides)]
        self.agents: list[str] = []
        spaces = {agent: spaces_of(self.table) for agent in self.possible_agents}
        self._seen: dict[str, gymnasium.spaces.Space[Any]] = {
            agent: seen for agent, (seen, _) in spaces.items()
        }
        self._acts = {agent: acts for agent, (_, acts) in spaces.items()}
        self._dice, _ = seeding.np_random(1)

    def observation_space(self, agent: str) -> gymnasium.spaces.Space[Any]:
        """The space of what an agent sees."""
        return self._seen[agent]

    def action_space(self, agent: str) -> gymnasium.spaces.Discrete:
        """The space of an agent's actions: 0 ends, ``1 + unit * SLOTS + slot`` is an order."""
        return self._acts[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begin a game.  A seed is its number; without one the next is drawn from the last seed given."""
        if seed is not None:
            self._dice, _ = seeding.np_random(seed)
            number = seed % SEEDS
        else:
            number = int(self._dice.integers(SEEDS))
        self.table.begin(number, (options or {}).get("luck", self.luck))
        self.agents = self.possible_agents[:]
        self.rewards = dict.fromkeys(self.agents, 0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
        self.agent_selection = self.agents[self.table.rows.side]

    def observe(self, agent: str) -> dict[str, np.ndarray]:
        """What an agent sees now, from its side's view alone, with the mask of its actions."""
        return self.table.observe(self.possible_agents.index(agent))

    def step(self, action: int | None) -> None:
        """Carry out an action of the agent whose turn it is."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        assert action is not None
        self._cumulative_rewards[agent] = 0
        refused = self.table.refused
        change = self.table.step(int(action))
        self.infos[agent] = {"refused": True} if self.table.refused > refused else {}
        first, second = self.possible_agents
        self.rewards = {first: change, second: -change}
        self._accumulate_rewards()
        if self.table.rows.over:
            self.terminations = dict.fromkeys(self.agents, True)
        self.agent_selection = self.possible_agents[self.table.rows.side]

    def state(self) -> np.ndarray:
        """The whole true state as int32: for a critic that may know all, never for an agent."""
        return self.table.rows.save()

    def render(self) -> str | None:
        """With render mode "ansi" a line on how things stand."""
        if self.render_mode != "ansi":
            return None
        rows = self.table.rows
        return f"turn {rows.turn + 1}, {self.incident.sides[rows.side]} to move, margin {rows.margin:+d}"

    def close(self) -> None:
        """Nothing is held open."""

    def game(self) -> Game:
        """The game so far as a `borderwar.Game`: its log can be watched and verified."""
        return self.table.game()


def env(scenario: str | Incident = "tauran-1936", **options: Any) -> AECEnv:
    """The environment in PettingZoo's wrappers that check how it is used.

    >>> from borderwar import rl
    >>> rl.env().possible_agents
    ['japan_0', 'mongolia_1']
    """
    return wrappers.OrderEnforcingWrapper(wrappers.AssertOutOfBoundsWrapper(BorderWar(scenario, **options)))


def parallel_env(scenario: str | Incident = "tauran-1936", **options: Any) -> Any:
    """The same for learners that want all agents in one step: only the action of the side to move counts.

    >>> from borderwar import rl
    >>> sorted(rl.parallel_env().reset(seed=1)[0])
    ['japan_0', 'mongolia_1']
    """
    return turn_based_aec_to_parallel(BorderWar(scenario, **options))
