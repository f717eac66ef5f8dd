"""Truth: boards so small that a person can work them out, and did.

Each test holds its own arithmetic, in figures that a pencil can follow; nothing of the engine is
asked for an expected value.  Read this folder to know whether the engine does what the rulebook says.
"""

from collections.abc import Callable
from typing import Any

import pytest
from played_game import Game
from tabletop import lay_out


@pytest.fixture(scope="session")
def table() -> Callable[..., Game]:
    """A game of a few units on open ground, without luck, as in the tests of the rules."""

    def make(red: dict[str, str] | None = None, blue: dict[str, str] | None = None, **rest: Any) -> Game:
        return lay_out(red or {}, blue or {}, **rest)

    return make
