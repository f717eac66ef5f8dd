"""Fight the battles of a table with the engine's law and keep what came out."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from borderwar.ground.kernel import grid
from borderwar.model.catalogue import Catalogue
from borderwar.rules import clash
from borderwar.study.validation.battles import Battle, Inputs
from borderwar.study.validation.field import clash_field
from borderwar.study.validation.parameters import NAMES

GUNS_A_THOUSAND = {False: 6.6, True: 8.3}
"""Guns for 1,000 men where a table does not say: median of attackers 1914-18 and 1940-45 (CDB90)."""

LAST_OF_OLD, FIRST_OF_NEW = 1918, 1940
"""Years between which the era's parameter grows from nothing to all."""

PULSES = 160
"""A fight of forty days without a decision is drawn."""

LAW_USED = (
    "men_rate",
    "beta",
    "suppress_scale",
    "suppress_half_life",
    "cohesion_per_loss",
    "break_scale",
    "break_stress",
    "suppression_stress",
    "flank_stress",
    "day_spread",
    "weary_half",
    "rest_half",
)
"""The law's parameters that a clash runs on: a fit is good for these values of them."""

SEEDS_APART = 100_003
"""Between the seeds of one battle and the next."""

MOST = 2_000_000  # men or rifles of a force


def era(year: int) -> float:
    """0 up to 1918, 1 from 1940, a straight line between."""
    return min(1.0, max(0.0, (year - LAST_OF_OLD) / (FIRST_OF_NEW - LAST_OF_OLD)))


def rifles(inputs: Inputs, side: int, p: dict[str, float]) -> float:
    """The strength of a whole force, in rifles."""
    men = inputs.men[side]
    guns = inputs.guns[side]
    if guns is None:
        guns = GUNS_A_THOUSAND[era(inputs.year) > 0.5] * men / 1000
    strength = men + guns * math.exp(p["gun"])
    strength += (inputs.tanks[side] or 0) * math.exp(p["tank"])
    return strength + (inputs.sorties[side] or 0) * math.exp(p["sortie"])


def is_immobile(inputs: Inputs) -> bool:
    """Whether a defender without tank and aeroplane meets an attacker who has either."""
    arms = [(inputs.tanks[side] or 0) + (inputs.sorties[side] or 0) for side in (0, 1)]
    return arms[0] > 0 and arms[1] == 0


def _whole(value: float, most: int = 1 << 30) -> int:
    return max(0, min(most, round(value)))


def clash_row(inputs: Inputs, p: dict[str, float]) -> list[int]:
    """The row of `rules.clash` of one battle."""
    men = [_whole(count, MOST) or 1 for count in inputs.men]
    power = [rifles(inputs, side, p) for side in (0, 1)]
    size = math.sqrt(men[0] * men[1])
    touch = p["touch"] - p["size"] * math.log(size / 20_000) - p["era"] * era(inputs.year)
    touch += p["wet"] * inputs.wet
    if inputs.posture in ("delay", "withdrawal"):
        touch += p["delay"]
    exposed = [p["attack"] + p["fortified"] * (inputs.posture == "fortified"), p["river"] * inputs.river]
    log_ratio = math.log(power[0] / power[1])
    flank = [
        p["flank_attacker"] - p["flank_power"] * log_ratio,
        p["flank_defender"] + p["flank_power"] * log_ratio,
    ]
    scatter = 1000 * (size / 20_000) ** -p["spread_size"]
    trap = p["trap"] + p["trap_immobile"] * is_immobile(inputs)
    return [
        *men,
        *(_whole(value, MOST) for value in power),
        _whole((1 << 20) * math.exp(touch), 1 << 20),
        *(_whole(1000 * math.exp(value), 20_000) for value in exposed),
        *(_whole(65536 * math.exp(min(8.0, value)), 8 << 16) for value in flank),
        _whole(1000 * math.exp(p["nerve_attacker"]), 100_000),
        _whole(1000 * math.exp(p["nerve_defender"]), 100_000),
        round(1000 * p["start_attacker"]),
        round(1000 * p["start_defender"]),
        _whole(1000 * math.exp(p["surprise"]), 1000),
        _whole(1000 * math.exp(p["pursuit_attacker"]), 1000),
        _whole(1000 * math.exp(p["pursuit_defender"]), 1000),
        0,
        _whole(1000 / (1 + math.exp(-trap)), 1000),
        _whole(scatter * p["heat_spread"], 2000),
        _whole(scatter * p["spread_attacker"], 2000),
        _whole(scatter * p["spread_defender"], 2000),
        _whole(1000 * p["quality_spread"], 500),
        _whole(1000 * p["pursuit_spread"], 2000),
        PULSES,
        _whole(65536 * math.exp(-p["pace"] * math.log(size / 20_000)), 16 << 16),
        _whole(65536 * math.exp(p["stall"]), 8 << 16),
    ]


class Arena:
    """The field, made once; fights any battles with any parameters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.setup = clash_field(catalogue)
        self.law = {name: catalogue.law[name].value for name in LAW_USED}
        self.state = self.setup.new_state(1)

    def fight(
        self, battles: Sequence[Battle], sets: Sequence[Sequence[float]], times: int, seed: int = 1
    ) -> NDArray[np.int32]:
        """int32 (battles, times, 4): winner, losses of attacker and defender, pulses.

        The seeds are dealt out over the sets of parameters.  Each battle has seeds of its
        own, the same for all sets, so that sets share their luck and battles do not.
        """
        out = np.zeros((len(battles), times, 4), np.int32)
        for number, values in enumerate(sets):
            p = dict(zip(NAMES, values, strict=True))
            table = grid(np.array([clash_row(battle.inputs, p) for battle in battles], np.int32))
            first = times * number // len(sets)
            last = times * (number + 1) // len(sets)
            for place, battle in enumerate(battles):
                clash.clash_often(
                    self.setup.world,
                    self.state.board,
                    table,
                    place,
                    seed + first + battle.line * SEEDS_APART,
                    last - first,
                    grid(out[place, first:last]),
                )
        return out
