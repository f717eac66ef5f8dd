"""The game nearest to history."""

from collections.abc import Sequence

import numpy as np

from borderwar.model.scenario import Scenario
from borderwar.session.record import loss_records
from borderwar.study.compare import joint_outcomes
from borderwar.study.rows import GameRow

LEAST_SPREAD = 0.25
"""Outcomes that hardly vary must not decide: a quarter of a log unit, of the ground."""


def nearest_game(scenario: Scenario, rows: Sequence[GameRow]) -> tuple[GameRow, float]:
    """The game whose losses, hours and ground are nearest to the record, and its distance.

    The distance is Euclidean in standard deviations of the games; a different winner
    counts as one more.  Of equals the lower seed is taken.
    """
    _, sample, truths = joint_outcomes(scenario, rows, loss_records(scenario))
    truth = truths.mean(axis=0)
    spread = np.maximum(sample.std(axis=0), LEAST_SPREAD)
    squared = (((sample - truth) / spread) ** 2).sum(axis=1)
    squared += np.array([row.winner != scenario.history.winner for row in rows], dtype=float)
    place = min(range(len(rows)), key=lambda game: (float(squared[game]), rows[game].seed))
    return rows[place], float(np.sqrt(squared[place]))
