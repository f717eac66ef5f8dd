"""borderwar: the border war of 1935-1945 as a hex wargame.

    >>> import borderwar
    >>> game = borderwar.load("tauran-1936").start(seed=7)
    >>> game.side, game.turn
    ('japan', 1)

What is public stands in `__all__`; `docs/api.md` shows it at work.  Each name is imported
when it is first asked for, so that `import borderwar` itself costs nothing.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from borderwar.api.errors import LogError as LogError
    from borderwar.api.errors import OrderError as OrderError
    from borderwar.api.errors import Refused as Refused
    from borderwar.api.errors import ScenarioError as ScenarioError
    from borderwar.api.game import Game as Game
    from borderwar.api.game import Report as Report
    from borderwar.api.incident import Incident as Incident
    from borderwar.api.incident import load as load
    from borderwar.api.incident import scenarios as scenarios
    from borderwar.api.rows import Rows as Rows
    from borderwar.api.view import View as View
    from borderwar.model import orders as orders
    from borderwar.model.orders import parse as parse

_HOMES = {
    "Game": "borderwar.api.game",
    "Incident": "borderwar.api.incident",
    "LogError": "borderwar.api.errors",
    "OrderError": "borderwar.api.errors",
    "Refused": "borderwar.api.errors",
    "Report": "borderwar.api.game",
    "Rows": "borderwar.api.rows",
    "ScenarioError": "borderwar.api.errors",
    "View": "borderwar.api.view",
    "load": "borderwar.api.incident",
    "orders": "borderwar.model",
    "parse": "borderwar.model.orders",
    "scenarios": "borderwar.api.incident",
}
"""A public name and where it is found."""

__all__ = [
    "Game",
    "Incident",
    "LogError",
    "OrderError",
    "Refused",
    "Report",
    "Rows",
    "ScenarioError",
    "View",
    "load",
    "orders",
    "parse",
    "scenarios",
]

if not TYPE_CHECKING:

    def __getattr__(name):
        """Import a public name when it is first asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module 'borderwar' has no attribute {name!r}")
        import importlib

        found = getattr(importlib.import_module(_HOMES[name]), name, None)
        if found is None:
            found = importlib.import_module(f"{_HOMES[name]}.{name}")
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
