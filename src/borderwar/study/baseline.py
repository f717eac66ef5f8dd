"""The rule of thumb that a simulation has to beat: losses from the two strengths alone.

A side's loss is ``c * sqrt(own * enemy) * sqrt(days)``, log-normal.  The constant and the
spread come from 227 battles of 1900-45 in the public CDB90 base (development part, both
sides pooled: 454 losses), by ordinary least squares on ln(1 + loss).  Those losses
count killed, wounded, missing and captured.
"""

import math

from borderwar.model.scenario import Scenario

CONSTANT = 0.0421
SPREAD = 1.109
"""Standard deviation of ln(1 + loss) about the rule of thumb."""


def expected_ln(own: int, enemy: int, days: float) -> float:
    """Mean of ln(1 + loss) for forces of `own` and `enemy` men that fight for some days."""
    return math.log(CONSTANT * math.sqrt(max(own, 1) * max(enemy, 1)) * math.sqrt(days))


CORRELATION = 0.36
"""Of what is left over on the two sides of the same battle, in the same base."""

ATTACKERS = (174, 27, 95)
"""Battles of 1900-45 in the public CDB90 base that the attacker won, drew and lost."""

Z_90 = 1.644854
"""The normal quantile of a central band of 90 %."""


def band_90(mean: float) -> tuple[float, float]:
    """The losses that hold 90 % of the rule's chances; nobody loses less than nothing."""
    low, high = (math.expm1(mean + sign * Z_90 * SPREAD) for sign in (-1, 1))
    return max(0.0, low), max(0.0, high)


def width(band: tuple[float, float]) -> float:
    """How wide a band of losses is, on ln(1 + loss)."""
    return math.log1p(band[1]) - math.log1p(band[0])


def attacker(scenario: Scenario) -> int | None:
    """The side that more of its formations were told at the outset to attack with; None if neither."""
    first: dict[tuple[str, str], str] = {}
    for task in sorted(scenario.plans, key=lambda task: task.since):
        first.setdefault((task.side, task.formation), task.do)
    attacks = [
        sum(side == each.id and do == "attack" for (side, _), do in first.items()) for each in scenario.sides
    ]
    return None if attacks[0] == attacks[1] else int(attacks[1] > attacks[0])


def base_rate(scenario: Scenario) -> tuple[float, float, float]:
    """How often battles ended for the second side, in a draw, for the first side, before looking at this.

    The rates of attackers; where nobody is the attacker, the two sides share what was not a draw.
    """
    won, drawn, lost = (count / sum(ATTACKERS) for count in ATTACKERS)
    side = attacker(scenario)
    if side is None:
        return (won + lost) / 2, drawn, (won + lost) / 2
    return (lost, drawn, won) if side == 0 else (won, drawn, lost)
