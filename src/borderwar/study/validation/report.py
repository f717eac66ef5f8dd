"""What a validation says, as tables for the terminal and for paper."""

import math
from collections.abc import Sequence

from borderwar.study.report import ReportTable
from borderwar.study.validation.baselines import POWER_LAW
from borderwar.study.validation.battles import Table
from borderwar.study.validation.evaluate import Evaluation, Group, Metric, Prediction
from borderwar.study.validation.parameters import PARAMETERS, Fitted

NOTABLE = ("logit on ln force ratio", "bigger side wins", POWER_LAW, "constant", "base rates", "base rate")
"""The baseline shown beside a metric: the first of these that has it; all are in the full table."""


def figure(value: float) -> str:
    """A score as people read it."""
    return "-" if math.isnan(value) else f"{value:.3f}"


def _interval(metric: Metric) -> str:
    return f"{figure(metric.interval[0])} to {figure(metric.interval[1])}"


def metric_table(evaluation: Evaluation) -> ReportTable:
    """Every metric with its interval and its main baseline."""
    rows = []
    for metric in evaluation.metrics:
        beside = next((name for name in NOTABLE if name in metric.baselines), "")
        other = f"{figure(metric.baselines[beside])} {beside}" if beside else ""
        rows.append((metric.name, figure(metric.value), _interval(metric), other, str(metric.battles)))
    return ReportTable("The law", ("metric", "value", "95 % interval", "baseline", "battles"), rows)


def baseline_table(evaluation: Evaluation) -> ReportTable:
    """Every baseline with every metric it has."""
    rows = [
        (name, metric.name, figure(value), figure(metric.value))
        for metric in evaluation.metrics
        for name, value in metric.baselines.items()
    ]
    return ReportTable("Baselines", ("baseline", "metric", "its value", "the law's"), sorted(rows))


def group_table(groups: Sequence[Group]) -> ReportTable:
    """Residuals and coverage by size, era and posture."""
    rows = [
        (
            g.side,
            g.kind,
            g.name,
            str(g.battles),
            f"{g.bias:+.2f}",
            f"{g.rmse:.2f}",
            f"{g.inside_50:.0%}",
            f"{g.inside_90:.0%}",
            f"{g.width_90:.2f}",
        )
        for g in groups
    ]
    headings = ("losses of", "by", "class", "battles", "bias", "RMSE", "in 50 %", "in 90 %", "width of 90 %")
    return ReportTable("Where the law errs: ln record less ln forecast", headings, rows)


def _losses(prediction: Prediction, side: int) -> str:
    low, high = prediction.band_90[side]
    return f"{prediction.median[side]:,} ({low:,}-{high:,})"


def worst_table(worst: Sequence[Prediction]) -> ReportTable:
    """The battles that the law understands least."""
    rows = [
        (
            f"{w.name.title()} {w.year}",
            f"{w.attacker_wins:.0%}",
            w.winner,
            _losses(w, 0),
            f"{w.recorded[0]:,.0f}",
            _losses(w, 1),
            f"{w.recorded[1]:,.0f}",
            _why(w),
        )
        for w in worst
    ]
    headings = (
        "battle",
        "attacker wins",
        "winner",
        "attacker's losses, forecast",
        "record",
        "defender's losses, forecast",
        "record",
        "how it is wrong",
    )
    return ReportTable("The ten worst battles, by energy score", headings, rows)


def _why(prediction: Prediction) -> str:
    """The largest miss in words."""
    found = []
    for side, name in enumerate(("attacker", "defender")):
        factor = (1 + prediction.recorded[side]) / (1 + prediction.median[side])
        found.append((abs(math.log(factor)), name, factor))
    _, name, factor = max(found)
    times = factor if factor > 1 else 1 / factor
    return f"{name} lost {times:.1f} times {'more' if factor > 1 else 'less'} than the median"


def tables(evaluation: Evaluation) -> list[ReportTable]:
    """All tables of a validation."""
    return [
        metric_table(evaluation),
        group_table(evaluation.groups),
        worst_table(evaluation.worst),
        baseline_table(evaluation),
    ]


def parameter_table(fitted: Fitted) -> ReportTable:
    """The parameters, before and after."""
    rows = [
        (p.name, p.meaning, f"{p.prior:g} +- {p.spread:g}", f"{fitted.middle(p.name):.2f}")
        for p in PARAMETERS
    ]
    return ReportTable("Parameters", ("name", "meaning", "prior", "fitted"), rows)


def spread_sentence(evaluation: Evaluation) -> str:
    """How far dice alone scatter a battle's losses."""
    attacker, defender, together = evaluation.spread
    return (
        f"Spread of one battle over its seeds, standard deviation of ln losses: {attacker:.2f} attacker, "
        f"{defender:.2f} defender, correlation {together:.2f}."
    )


def table_sentence(table: Table) -> str:
    """What was read."""
    campaigns = len({battle.campaign for battle in table.battles})
    decisive = sum(battle.decisive for battle in table.battles)
    return (
        f"{table.rows} rows: {len(table.battles)} battles of {campaigns} campaigns scored "
        f"({decisive} decisive), {table.parts} parts of another row and "
        f"{table.incomplete} without both strengths and both losses left out. Table {table.digest}."
    )
