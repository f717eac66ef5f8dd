"""One learner against a named opponent: a plain gymnasium environment."""

from typing import Any

import gymnasium
import numpy as np

from borderwar.ai.playout import seed_of_choices
from borderwar.ai.seat import Seat
from borderwar.api.game import Game
from borderwar.api.incident import Incident, load
from borderwar.api.view import side_row
from borderwar.rl.environment import SEEDS, spaces_of
from borderwar.rl.table import Table


class Duel(gymnasium.Env[dict[str, np.ndarray], np.int64]):
    """The learner plays one side, a policy the other; both see their own view only.

    >>> from borderwar import rl
    >>> env = rl.Duel("tauran-1936", side="mongolia", opponent="passive")
    >>> seen, info = env.reset(seed=1)
    >>> env.table.layout.split(seen["observation"])["clock"][:2]
    array([ 0, 30], dtype=int32)
    >>> seen, reward, ended, cut, info = env.step(0)
    >>> env.table.rows.turn
    1
    """

    metadata = {"render_modes": []}  # noqa: RUF012

    def __init__(
        self,
        scenario: str | Incident = "tauran-1936",
        side: str | None = None,
        opponent: str = "greedy",
        luck: bool = True,
        orders_per_turn: int | None = None,
    ) -> None:
        self.incident = load(scenario) if isinstance(scenario, str) else scenario
        self.side = 0 if side is None else side_row(self.incident.setup, side)
        self.luck = luck
        self.table = Table(self.incident, orders_per_turn)
        """The game itself; `table.layout.split(observation)` names the parts of an observation."""
        self.observation_space, self.action_space = spaces_of(self.table)
        self._opponent = Seat(self.incident.setup, 1 - self.side, opponent)

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Begin a game; if the opponent moves first it has done so."""
        super().reset(seed=seed)
        number = int(self.np_random.integers(SEEDS)) if seed is None else seed % SEEDS
        self.table.begin(number, (options or {}).get("luck", self.luck))
        self._opponent.begin(seed_of_choices(number))
        self._wait()
        return self.table.observe(self.side), {}

    def step(self, action: Any) -> tuple[dict[str, np.ndarray], float, bool, bool, dict[str, Any]]:
        """Carry out an action; after action 0 the opponent's whole player turn follows."""
        before, refused = self.table.rows.margin, self.table.refused
        self.table.step(int(action))
        self._wait()
        change = self.table.rows.margin - before
        info = {"refused": True} if self.table.refused > refused else {}
        reward = float(change if self.side == 0 else -change)
        return self.table.observe(self.side), reward, self.table.rows.over, False, info

    def _wait(self) -> None:
        """Let the opponent give its orders until it is the learner's turn or the game is over."""
        rows = self.table.rows
        while not rows.over and rows.side != self.side:
            row = self._opponent.next_order(rows.view(rows.side))
            if self.table.give(row):
                self._opponent.refused(row)

    def game(self) -> Game:
        """The game so far as a `borderwar.Game`: its log can be watched and verified."""
        return self.table.game()
