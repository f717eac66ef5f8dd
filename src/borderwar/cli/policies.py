"""The opponents by name, as commands take them."""

from collections.abc import Callable
from typing import Any

import click

from borderwar.ai.policies import POLICIES
from borderwar.cli.failure import Failure, did_you_mean


def policies_option(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option --policies with the same opponent for both sides unless said otherwise."""
    return click.option(
        "--policies",
        nargs=2,
        default=(default, default),
        show_default=True,
        metavar="FIRST SECOND",
        help=f"Who plays the two sides: {', '.join(POLICIES)}.",
    )


def checked(names: tuple[str, str]) -> tuple[str, str]:
    """The names themselves, if there are such opponents."""
    for name in names:
        if name not in POLICIES:
            meant = did_you_mean(name, POLICIES)
            raise Failure(f"there is no opponent '{name}'.{meant} Opponents are {', '.join(POLICIES)}.")
    return names
