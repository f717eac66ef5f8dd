"""Why units broke, beside why forces gave up in the literature."""

from collections.abc import Mapping

MCQUIE = {
    "enveloped, encircled or penetrated": 0.33,
    "a neighbour withdrew": 0.13,
    "no reserves": 0.12,
    "own losses": 0.10,
    "surprise": 0.08,
    "key terrain lost": 0.06,
    "truce or surrender": 0.06,
    "the enemy reinforced": 0.04,
    "heavy fire": 0.02,
    "supply": 0.02,
    "weather": 0.02,
    "orders": 0.02,
}
"""R. McQuie, Battle Outcomes: Casualty Rates as a Measure of Defeat, 1987: why 52 forces gave up, 1941-82."""

SOURCE = "McQuie 1987"

SAME = {
    "losses": "own losses",
    "weight of fire": "heavy fire",
    "fire from the flank or rear": "enveloped, encircled or penetrated",
    "a neighbour broke": "a neighbour withdrew",
}
"""The model's reasons that have a counterpart."""


def beside(reasons: Mapping[str, float]) -> dict[str, float]:
    """The literature's shares for those of the model's reasons that it knows."""
    return {reason: MCQUIE[SAME[reason]] for reason in reasons if reason in SAME}


def without_counterpart(reasons: Mapping[str, float]) -> list[str]:
    """What the literature names and the model's units never break for."""
    known = {SAME[reason] for reason in reasons if reason in SAME}
    return [name for name in MCQUIE if name not in known]
