"""Fit what stands between table and law: evolution over the parameters, priors kept.

The score is proper: energy score of losses and days, log loss of winner and of draw; a
parameter's distance from its prior costs as a normal prior would.  All sets share their
luck, so a difference of scores is a difference of parameters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from borderwar.study.validation.battles import Battle
from borderwar.study.validation.forecast import Arena
from borderwar.study.validation.metrics import draw_log_loss, energy, log_losses, winner_log_loss
from borderwar.study.validation.parameters import PARAMETERS

Floats = NDArray[np.float64]

PRIORS = np.array([parameter.prior for parameter in PARAMETERS])
SPREADS = np.array([parameter.spread for parameter in PARAMETERS])

POPULATION = 14
GENERATIONS = 60
REPLAYS = 50
"""Seeds a battle while fitting."""

KEPT = 25
"""Best sets kept: a forecast is spread over them, so that doubt about them is part of it."""

DRAW_WEIGHT = 0.3
"""Of the log loss of drawn or not, beside one of the winner: table and players care less."""


class NoOptimiser(RuntimeError):
    """The fit's optional library is missing."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search."""

    population: int = POPULATION
    generations: int = GENERATIONS
    replays: int = REPLAYS
    kept: int = KEPT


def score(arena: Arena, battles: Sequence[Battle], values: Floats, replays: int) -> float:
    """What the fit makes small."""
    out = arena.fight(battles, [values.tolist()], replays)
    sample, truth = log_losses(out, battles)
    away = (values - PRIORS) / SPREADS
    return (
        float(energy(sample, truth).mean())
        + float(winner_log_loss(out, battles).mean())
        + DRAW_WEIGHT * float(draw_log_loss(out, battles).mean())
        + float(away @ away) / 2 / len(battles)
    )


def fit(
    arena: Arena,
    battles: Sequence[Battle],
    effort: Effort,
    seed: int,
    tell: Callable[[int], None] = lambda generation: None,
) -> list[list[float]]:
    """The best sets of parameters found for these battles, best first.

    Starts from the priors, never from another fit.  `tell` hears of each generation.
    """
    try:
        import cma
    except ImportError as error:
        raise NoOptimiser(
            "fitting needs the package 'cma'; install it with: pip install 'borderwar[fit]'."
        ) from error
    search = cma.CMAEvolutionStrategy(
        np.zeros(len(PRIORS)),
        0.5,
        {"seed": seed, "popsize": effort.population, "verbose": -9, "maxiter": effort.generations},
    )
    tried: list[tuple[float, list[float]]] = []
    for generation in range(effort.generations):
        steps = search.ask()
        sets = [PRIORS + SPREADS * np.asarray(step) for step in steps]
        scores = [score(arena, battles, values, effort.replays) for values in sets]
        search.tell(steps, scores)
        tried += [(found, [float(v) for v in values]) for found, values in zip(scores, sets, strict=True)]
        tell(generation + 1)
    tried.sort(key=lambda pair: pair[0])
    return [[round(value, 4) for value in values] for _, values in tried[: effort.kept]]
