"""Where the record lies among the games of a study: numbers only."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from borderwar.model.scenario import Scenario
from borderwar.session.record import DRAWS, LossRecord, loss_records
from borderwar.study import baseline, scoring
from borderwar.study.figures import (
    Comparison,
    GroundComparison,
    JointComparison,
    LossComparison,
    Share,
    TimeComparison,
    Width,
    WinnerComparison,
)
from borderwar.study.rows import DRAW, NOBODY, GameRow
from borderwar.study.scoring import Floats

SCORED_GAMES = 1000
"""What compares every game with every other takes the first so many: they are enough."""

HELD = "held "
"""Before an objective's id: the series of who holds it."""

FAN_SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)


def compare(scenario: Scenario, rows: Sequence[GameRow]) -> Comparison:
    """Set the games against the scenario's history."""
    if not rows:
        raise ValueError("a comparison needs at least one game")
    games = len(rows)
    reasons = Counter[str]()
    for row in rows:
        reasons.update(row.reasons)
    breaks = sum(reasons.values())
    records = loss_records(scenario)
    return Comparison(
        games=games,
        first_seed=rows[0].seed,
        last_seed=rows[-1].seed,
        losses=compare_losses(scenario, rows),
        widths=_widths(scenario, rows),
        winner=compare_winner(scenario, rows),
        ground=_ground(scenario, rows),
        time=_time(scenario, rows),
        joint=_joint(scenario, rows, records),
        grades=_shares(
            [row.grade for row in rows], [grade.names.english for grade in scenario.victory.grades]
        ),
        levels=_shares(
            [str(row.level) for row in rows], [str(place) for place in range(1, len(scenario.levels) + 1)]
        ),
        reasons={reason: count / breaks for reason, count in reasons.most_common()} if breaks else {},
        breaks_a_game=breaks / games,
        fans=_fans(rows),
        held=_held(rows),
    )


def side_index(scenario: Scenario, side: str) -> int:
    """0 for the side that moves first, 1 for the other."""
    return 0 if scenario.sides[0].id == side else 1


def loss_sample(scenario: Scenario, rows: Sequence[GameRow], record: LossRecord) -> Floats:
    """The games' figures for one figure of the record."""
    side = side_index(scenario, record.side)
    return np.array([row.loss(side, record.measure) for row in rows], dtype=float)


def joint_outcomes(
    scenario: Scenario, rows: Sequence[GameRow], records: Sequence[LossRecord]
) -> tuple[list[str], Floats, Floats]:
    """Outcomes taken together: names, the games (games, outcomes), possible truths (truths, outcomes).

    Log losses of each side, log hours, and the share of the ground's points in the hands of
    the first side.  Sums of other figures are left out.
    """
    names: list[str] = []
    columns: list[Floats] = []
    truths: list[Floats] = []
    for record in records:
        if record.measure == "total":
            continue
        names.append(f"{record.measure} of {record.side}")
        columns.append(np.log1p(loss_sample(scenario, rows, record)))
        truths.append(np.log1p(record.draws()))
    names.append("hours")
    columns.append(np.log1p(np.array([row.hours for row in rows])))
    truths.append(np.full(DRAWS, math.log1p(scenario.history.hours)))
    held = {scenario.sides[0].id: 1.0, scenario.sides[1].id: 0.0}
    names.append(f"ground held by {scenario.sides[0].id}")
    columns.append(np.array([held.get(row.ground, 0.5) for row in rows]))
    truths.append(np.full(DRAWS, held.get(scenario.history.ground_held_by, 0.5)))
    return names, np.column_stack(columns), np.column_stack(truths)


def compare_losses(scenario: Scenario, rows: Sequence[GameRow]) -> list[LossComparison]:
    """Every loss figure of the record against the games."""
    return [_loss(scenario, rows, record) for record in loss_records(scenario)]


def _loss(scenario: Scenario, rows: Sequence[GameRow], record: LossRecord) -> LossComparison:
    sample = loss_sample(scenario, rows, record)
    logs = np.log1p(sample)
    draws = record.draws()
    band_50, band_80, band_90 = (scoring.band(sample, share) for share in (0.5, 0.8, 0.9))
    own = _mean_over(np.log1p(draws), lambda truth: scoring.crps(logs, truth))
    thumb = _rule_of_thumb(scenario, rows, record)
    record_width = math.log1p(record.high) - math.log1p(record.low)
    model_width = baseline.width(band_90)
    return LossComparison(
        side=record.side,
        measure=record.measure,
        mark=record.mark,
        record=(record.low, record.high),
        median=float(np.median(sample)),
        band_50=band_50,
        band_80=band_80,
        band_90=band_90,
        percentile=(scoring.mid_rank(sample, record.low), scoring.mid_rank(sample, record.high)),
        percentile_mean=_mean_over(draws, lambda truth: scoring.mid_rank(sample, truth)),
        inside_50=float(np.mean((draws >= band_50[0]) & (draws <= band_50[1]))),
        inside_90=float(np.mean((draws >= band_90[0]) & (draws <= band_90[1]))),
        factor_90=math.exp(model_width),
        width_ratio=model_width / record_width if record_width > 0 else None,
        crps=own,
        crps_rule_of_thumb=thumb,
        skill=1 - own / thumb if thumb else None,
        surprise=_mean_over(
            draws, lambda truth: scoring.surprise_bits(scoring.mid_rank(sample, truth), len(rows))
        ),
        most_surprise=math.log2(len(rows)),
    )


def _mean_over(draws: Floats, score: Callable[[float], float]) -> float:
    """The mean score over possible truths; each truth is scored once."""
    truths, counts = np.unique(draws, return_counts=True)
    return float(np.average([score(float(truth)) for truth in truths], weights=counts))


def thumb_ln(scenario: Scenario, rows: Sequence[GameRow], side: int) -> float:
    """Mean of ln(1 + loss) by the rule of thumb for the forces of the games and the record's duration.

    The battle base counts calendar days, so nothing lasts less than one.
    """
    own, enemy = (round(float(np.mean([row.strength[who] for row in rows]))) for who in (side, 1 - side))
    return baseline.expected_ln(own, enemy, max(1.0, scenario.history.hours / 24))


def _rule_of_thumb(scenario: Scenario, rows: Sequence[GameRow], record: LossRecord) -> float | None:
    """The score of the rule of thumb; it speaks of men lost in all ways and of nothing else."""
    if record.measure != "total":
        return None
    mean = thumb_ln(scenario, rows, side_index(scenario, record.side))
    return _mean_over(
        np.log1p(record.draws()), lambda truth: scoring.crps_normal(mean, baseline.SPREAD, truth)
    )


def _widths(scenario: Scenario, rows: Sequence[GameRow]) -> list[Width]:
    """How wide the games' bands are about all men lost, and the rule of thumb's."""
    found = []
    for place, side in enumerate(scenario.sides):
        sample = np.array([row.loss(place, "total") for row in rows], dtype=float)
        band, thumb = scoring.band(sample, 0.9), baseline.band_90(thumb_ln(scenario, rows, place))
        middle = float(np.median(sample))
        found.append(Width(side.id, middle, band, baseline.width(band), thumb, baseline.width(thumb)))
    return found


def _shares(ends: Sequence[str], names: Sequence[str]) -> list[Share]:
    """How often each name comes up, in the order given; names never given come last."""
    counts = Counter(ends)
    ordered = [*dict.fromkeys(names), *sorted(set(counts) - set(names))]
    return [
        Share(name, counts[name], counts[name] / len(ends), scoring.wilson(counts[name], len(ends)))
        for name in ordered
    ]


def compare_winner(scenario: Scenario, rows: Sequence[GameRow]) -> WinnerComparison:
    """How the games end, against the record's end and the base rate."""
    names = [scenario.sides[1].id, DRAW, scenario.sides[0].id]
    shares = _shares([row.winner for row in rows], names)[: len(names)]
    chances = [share.share for share in shares]
    happened = names.index(scenario.history.winner)
    base = baseline.base_rate(scenario)
    return WinnerComparison(
        shares=shares,
        record=scenario.history.winner,
        brier=scoring.brier(chances, happened),
        brier_even=scoring.brier([1 / 3] * 3, happened),
        ranked=scoring.ranked_probability(chances, happened),
        log_score=scoring.log_score([share.games for share in shares], happened),
        base_rate=list(base),
        brier_base=scoring.brier(base, happened),
        ranked_base=scoring.ranked_probability(base, happened),
        log_base=scoring.log_score([chance * sum(baseline.ATTACKERS) for chance in base], happened),
    )


def _ground(scenario: Scenario, rows: Sequence[GameRow]) -> GroundComparison:
    names = [scenario.sides[0].id, scenario.sides[1].id, NOBODY]
    return GroundComparison(
        shares=_shares([row.ground for row in rows], names),
        record=scenario.history.ground_held_by,
        objectives={
            objective.id: _shares([row.holders[objective.id] for row in rows], names)
            for objective in scenario.victory.objectives
        },
    )


def _time(scenario: Scenario, rows: Sequence[GameRow]) -> TimeComparison:
    hours = np.array([row.hours for row in rows])
    return TimeComparison(
        record_hours=scenario.history.hours,
        median=float(np.median(hours)),
        band_90=scoring.band(hours, 0.9),
        percentile=scoring.mid_rank(hours, scenario.history.hours),
    )


def _joint(
    scenario: Scenario, rows: Sequence[GameRow], records: Sequence[LossRecord]
) -> JointComparison | None:
    names, sample, truths = joint_outcomes(scenario, rows, records)
    spread = sample.std(axis=0)
    varying = spread > 0
    if len(rows) < 3 or not varying.any():
        return None
    scaled = (sample[:, varying] / spread[varying])[:SCORED_GAMES]
    scaled_truths = truths[:, varying] / spread[varying]
    further = scoring.less_central(sample, truths)
    low, high = np.quantile(further, (0.05, 0.95))
    return JointComparison(
        outcomes=[name for name, varies in zip(names, varying, strict=True) if varies],
        energy_score=float(np.mean(scoring.energy_scores(scaled, scaled_truths))),
        further_out=float(np.mean(further)),
        further_out_range=(float(low), float(high)),
        lonelier=float(np.mean(scoring.lonelier(sample[:SCORED_GAMES], truths))),
        surprise=float(np.mean(-np.log2(np.maximum(further, 1 / len(rows))))),
        most_surprise=math.log2(len(rows)),
    )


def _fans(rows: Sequence[GameRow]) -> dict[str, list[list[float]]]:
    """Quantiles by turn; a game that ended early stays where it ended."""
    return {
        name: [[float(value) for value in turn] for turn in np.quantile(grid, FAN_SHARES, axis=0).T]
        for name, grid in _by_turn(rows).items()
        if not name.startswith(HELD)
    }


def _held(rows: Sequence[GameRow]) -> dict[str, list[list[float]]]:
    """The share of games in which either side, or neither, holds an objective when a turn ends."""
    return {
        name.removeprefix(HELD): [
            [float(np.mean(holders == who)) for who in (0, 1, -1)] for holders in grid.T
        ]
        for name, grid in _by_turn(rows).items()
        if name.startswith(HELD)
    }


def _by_turn(rows: Sequence[GameRow]) -> dict[str, Floats]:
    """Each series as (games, turns); a game that ended early stays where it ended."""
    grids: dict[str, Floats] = {}
    for name in rows[0].series:
        turns = max(len(row.series[name]) for row in rows)
        if turns:
            grids[name] = np.array(
                [row.series[name] + row.series[name][-1:] * (turns - len(row.series[name])) for row in rows],
                dtype=float,
            )
    return grids
