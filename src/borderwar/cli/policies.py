"""The opponents by name, as commands take them."""

from borderwar.cli.failure import Failure, did_you_mean

NAMES = ("random", "passive", "greedy", "staff", "historical")


def checked(name: str) -> str:
    """The name itself, if there is such an opponent."""
    if name not in NAMES:
        raise Failure(
            f"there is no opponent '{name}'.{did_you_mean(name, NAMES)} Opponents are {', '.join(NAMES)}."
        )
    return name
