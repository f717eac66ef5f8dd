"""The game for programs that learn: a PettingZoo environment, and a duel with a named opponent.

    >>> from borderwar import rl
    >>> env = rl.env("tauran-1936")
    >>> env.reset(seed=7)
    >>> env.agent_selection
    'japan_0'

Needs the extra `rl`: gymnasium and pettingzoo.
"""

try:
    import gymnasium as _gymnasium  # noqa: F401
    import pettingzoo as _pettingzoo  # noqa: F401
except ImportError as missing:  # pragma: no cover - where the extra is not installed
    raise ImportError(
        f"borderwar.rl needs {missing.name}: install borderwar with its extra 'rl', "
        "for instance with: python -m pip install 'borderwar[rl]'"
    ) from missing

from borderwar.rl.duel import Duel as Duel
from borderwar.rl.environment import BorderWar as BorderWar
from borderwar.rl.environment import env as env
from borderwar.rl.environment import parallel_env as parallel_env
from borderwar.rl.observation import CLOCK as CLOCK
from borderwar.rl.observation import OBJECTIVE as OBJECTIVE
from borderwar.rl.observation import UNIT as UNIT

__all__ = ["CLOCK", "OBJECTIVE", "UNIT", "BorderWar", "Duel", "env", "parallel_env"]
