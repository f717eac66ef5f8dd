"""The record's losses as ranges, and possible truths drawn from them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from borderwar.model.scenario import History, LossClaim, Scenario

DRAWS = 200
"""Possible truths that a study scores against, drawn inside the sources' ranges."""

DRAW_SEED = 1936

WEIGHTS = {"sourced": 2, "recalled": 1, "estimated": 1}
"""How often a claim is drawn: a figure read in a source counts twice one remembered or guessed.
A convention; where all claims of a figure are marked alike it changes nothing."""


@dataclass(frozen=True, slots=True)
class LossRecord:
    """What the sources together say one side lost of one measure.

    `parts` are summed (killed and wounded make casualties); the claims inside a part
    are alternatives.
    """

    side: str
    measure: str  # a key of ai.rows.side_losses, or "total"
    parts: tuple[tuple[LossClaim, ...], ...]

    @property
    def low(self) -> int:
        """The least that any source allows."""
        return sum(min(claim.low for claim in part) for part in self.parts)

    @property
    def high(self) -> int:
        """The most that any source allows."""
        return sum(max(claim.high for claim in part) for part in self.parts)

    @property
    def mark(self) -> str:
        """How well the figure is known: the weakest of its claims."""
        order = ("sourced", "recalled", "estimated")
        return max((claim.mark for part in self.parts for claim in part), key=order.index)

    def draws(self, count: int = DRAWS) -> NDArray[np.float64]:
        """Possible truths: a claim of each part at random by its weight, log-even inside its range."""
        total = np.zeros(count)
        for place, part in enumerate(self.parts):
            chance = np.random.default_rng([DRAW_SEED, place, len(self.side), *self.measure.encode()])
            weights = np.array([WEIGHTS[claim.mark] for claim in part], dtype=float)
            which = chance.choice(len(part), size=count, p=weights / weights.sum())
            low = np.log1p(np.array([claim.low for claim in part], dtype=float))[which]
            high = np.log1p(np.array([claim.high for claim in part], dtype=float))[which]
            total += np.rint(np.expm1(low + (high - low) * chance.random(count)))
        return total


def lost(losses: Mapping[str, int], measure: str) -> int:
    """What a side lost of one measure, out of `ai.rows.side_losses`; "total" is all men lost."""
    if measure == "total":
        return losses["casualties"] + losses["captured"]
    return losses[measure]


def loss_records(scenario: Scenario) -> list[LossRecord]:
    """What can be compared: by side, then casualties, captured, their sum, vehicles, aircraft."""
    found: list[LossRecord] = []
    for side in scenario.sides:
        claims = {
            measure: tuple(c for c in scenario.history.losses if (c.side, c.measure) == (side.id, measure))
            for measure in ("killed", "wounded", "casualties", "captured", "vehicles", "aircraft")
        }
        if claims["killed"] and claims["wounded"]:
            casualties = [claims["killed"], claims["wounded"]]
        else:
            casualties = [claims["casualties"]] if claims["casualties"] else []
        sums = {"casualties": casualties, "captured": [claims["captured"]] if claims["captured"] else []}
        if casualties and claims["captured"]:
            sums["total"] = [*casualties, claims["captured"]]
        for measure in ("vehicles", "aircraft"):
            sums[measure] = [claims[measure]] if claims[measure] else []
        found += [LossRecord(side.id, measure, tuple(parts)) for measure, parts in sums.items() if parts]
    return found


def not_compared(history: History, records: list[LossRecord]) -> list[LossClaim]:
    """Claims that no figure of the model answers, so that a report can say so."""
    used = {id(claim) for record in records for part in record.parts for claim in part}
    return [claim for claim in history.losses if id(claim) not in used]
