"""What the law has to beat: classical laws and regressions, fitted fold by fold.

Each baseline sees the same folds as the fit: coefficients come from other campaigns than
the battle they speak of.  Losses are forecast as log-normal with the spread of the
residuals they left in their own folds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from borderwar.study.validation.battles import Battle
from borderwar.study.validation.forecast import era

Floats = NDArray[np.float64]
Features = Callable[[Battle], list[float]]

RIDGE = 1.0
"""Prior weight of each coefficient of standardised inputs at 0: the same for all regressions."""


def _ratio(battle: Battle) -> list[float]:
    return [battle.log_ratio]


def _strict(battle: Battle) -> list[float]:
    """Inputs known before: ratios of men, guns, tanks, sorties; posture, weather, river, era, size."""
    inputs = battle.inputs

    def ratio(pair: tuple[float | None, float | None], plus: float) -> float:
        if pair[0] is None or pair[1] is None:
            return 0.0
        return float(np.log((pair[0] + plus) / (pair[1] + plus)))

    return [
        battle.log_ratio,
        ratio(inputs.guns, 10),
        ratio(inputs.tanks, 30),
        ratio(inputs.sorties, 30),
        float(inputs.posture == "hasty"),
        float(inputs.posture == "fortified"),
        float(inputs.posture in ("delay", "withdrawal")),
        float(inputs.wet),
        float(inputs.river),
        era(inputs.year),
        float(np.log(inputs.men[0] * inputs.men[1])) / 2,
    ]


def _hindsight(battle: Battle) -> list[float]:
    """Force ratio and the surprise that historians saw afterwards: not a strict input."""
    return [battle.log_ratio, battle.outcome.surprise]


WINNER_MODELS: dict[str, Features] = {
    "base rate": lambda battle: [],
    "logit on ln force ratio": _ratio,
    "logit on strict inputs": _strict,
    "logit with hindsight (surprise)": _hindsight,
}
"""Any Lanchester law with one free effectiveness and fixed breakpoints is the logit on ln ratio."""

RULES_OF_THUMB: dict[str, float] = {
    "attacker always": 0.0,
    "bigger side wins": 1.0,
    "ratio over 1.5": 1.5,
}

OWN, ENEMY = range(2)


def _logs(battle: Battle, side: int) -> tuple[float, float]:
    men = battle.inputs.men
    return float(np.log(men[side])), float(np.log(men[1 - side]))


@dataclass(frozen=True, slots=True)
class LossModel:
    """ln loss = constant + fixed + fitted part, of ln own and ln enemy strength."""

    fixed: tuple[float, float]  # powers of own and enemy strength that are given
    features: Callable[[Battle, int], list[float]]


LOSS_MODELS: dict[str, LossModel] = {
    "log law: own": LossModel((1, 0), lambda battle, side: []),
    "square law: enemy": LossModel((0, 1), lambda battle, side: []),
    "linear law: own x enemy": LossModel((1, 1), lambda battle, side: []),
    "square root of own x enemy": LossModel((0.5, 0.5), lambda battle, side: []),
    "power law": LossModel((0, 0), lambda battle, side: list(_logs(battle, side))),
    "power law and strict inputs": LossModel(
        (0, 0), lambda battle, side: [*_logs(battle, side), *_strict(battle)[1:10]]
    ),
}
POWER_LAW = "power law"


def _standardised(rows: Floats, known: NDArray[np.bool_]) -> Floats:
    """A column of ones, then the inputs in standard deviations of the known battles."""
    middle = rows[known].mean(axis=0)
    spread = rows[known].std(axis=0)
    scaled = (rows - middle) / np.where(spread > 0, spread, 1.0)
    return np.column_stack([np.ones(len(rows)), scaled])


def _penalty(width: int) -> Floats:
    penalty = np.eye(width) * RIDGE
    penalty[0, 0] = 1e-9
    return penalty


def logistic(inputs: Floats, won: Floats) -> Floats:
    """Coefficients of a ridge logit by Newton's method."""
    weights = np.zeros(inputs.shape[1])
    penalty = _penalty(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (won - chance) - penalty @ weights
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + penalty
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-9:
            break
    return weights


def winner_chances(battles: Sequence[Battle], fold: NDArray[np.int64], features: Features) -> Floats:
    """(battles,): chance that the attacker wins, each from the other folds' decisive battles."""
    rows = np.array([features(battle) for battle in battles], np.float64).reshape(len(battles), -1)
    decisive = np.array([battle.decisive for battle in battles])
    won = np.array([float(battle.outcome.winner == "attacker") for battle in battles])
    out = np.full(len(battles), 0.5)
    for number in np.unique(fold):
        known = (fold != number) & decisive
        if known.sum() < 2:
            continue
        inputs = _standardised(rows, known)
        weights = logistic(inputs[known], won[known])
        out[fold == number] = 1 / (1 + np.exp(-inputs[fold == number] @ weights))
    return out


def loss_forecasts(
    battles: Sequence[Battle], fold: NDArray[np.int64], model: LossModel, side: int
) -> tuple[Floats, Floats]:
    """(battles,) twice: mean and standard deviation of a side's ln loss, from the other folds."""
    truth = np.array([np.log(1 + battle.outcome.losses[side]) for battle in battles])
    given = np.array([np.dot(model.fixed, _logs(battle, side)) for battle in battles])
    rows = np.array([model.features(battle, side) for battle in battles], np.float64)
    rows = rows.reshape(len(battles), -1)
    mean = np.zeros(len(battles))
    spread = np.ones(len(battles))
    for number in np.unique(fold):
        known = fold != number
        if known.sum() < 3:
            known = np.ones(len(battles), bool)  # too few campaigns to leave one out
        inputs = _standardised(rows, known)
        bend = inputs[known].T @ inputs[known] + _penalty(inputs.shape[1])
        weights = np.linalg.solve(bend, inputs[known].T @ (truth - given)[known])
        fitted = inputs @ weights + given
        mean[fold == number] = fitted[fold == number]
        spread[fold == number] = max(0.05, float((truth - fitted)[known].std()))
    return mean, spread
