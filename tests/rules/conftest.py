"""What rule tests share: a table to lay a small fight out on."""

from collections.abc import Callable
from typing import Any

import pytest
from played_game import Game
from tabletop import lay_out


@pytest.fixture(scope="session")
def table() -> Callable[..., Game]:
    """`table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles"})`: a game of those units, without luck."""

    def make(red: dict[str, str] | None = None, blue: dict[str, str] | None = None, **rest: Any) -> Game:
        return lay_out(red or {}, blue or {}, **rest)

    return make
