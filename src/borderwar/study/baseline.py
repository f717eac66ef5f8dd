"""The rule of thumb that a simulation has to beat: losses from the two strengths alone.

A side's loss is ``c * sqrt(own * enemy) * sqrt(days)``, log-normal.  The constant and the
spread come from 227 battles of 1900-45 in the public CDB90 base (development part, both
sides pooled: 454 losses), by ordinary least squares on ln(1 + loss).  Those losses
count killed, wounded, missing and captured.
"""

import math

CONSTANT = 0.0421
SPREAD = 1.109
"""Standard deviation of ln(1 + loss) about the rule of thumb."""


def expected_ln(own: int, enemy: int, days: float) -> float:
    """Mean of ln(1 + loss) for forces of `own` and `enemy` men that fight for some days."""
    return math.log(CONSTANT * math.sqrt(max(own, 1) * max(enemy, 1)) * math.sqrt(days))
