"""Write a validation: JSON for programs, Markdown with pictures for people."""

import math
from dataclasses import asdict
from typing import Any

from borderwar.study.report import ReportTable
from borderwar.study.validation import report
from borderwar.study.validation.battles import Table
from borderwar.study.validation.evaluate import Evaluation
from borderwar.study.validation.parameters import Fitted

FORMAT = 1


def _known(value: float) -> float | None:
    """A figure, or None where the table gives none: JSON has no NaN."""
    return value if math.isfinite(value) else None


def as_json(table: Table, evaluation: Evaluation, fitted: Fitted, mode: str, seeds: int) -> dict[str, Any]:
    """The whole validation: one object a metric, predictions a battle."""
    return {
        "format": FORMAT,
        "table": {
            "digest": table.digest,
            "rows": table.rows,
            "battles": len(table.battles),
            "decisive": sum(battle.decisive for battle in table.battles),
            "campaigns": len({battle.campaign for battle in table.battles}),
            "parts_left_out": table.parts,
            "incomplete_left_out": table.incomplete,
        },
        "mode": mode,
        "seeds": seeds,
        "parameters": {"how": fitted.how, "sets": len(fitted.sets)},
        "metrics": [
            {
                "metric": metric.name,
                "value": _known(metric.value),
                "interval": [_known(end) for end in metric.interval],
                "battles": metric.battles,
                "baseline": {name: _known(value) for name, value in metric.baselines.items()},
            }
            for metric in evaluation.metrics
        ],
        "groups": [asdict(group) for group in evaluation.groups],
        "spread": {
            "attacker": evaluation.spread[0],
            "defender": evaluation.spread[1],
            "correlation": evaluation.spread[2],
        },
        "worst": [prediction.id for prediction in evaluation.worst],
        "predictions": [asdict(prediction) for prediction in evaluation.predictions],
    }


def markdown(table: ReportTable) -> str:
    """A table as Markdown."""
    lines = [f"### {table.title}", ""]
    lines.append("| " + " | ".join(table.headings) + " |")
    lines.append("|" + " --- |" * len(table.headings))
    lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"


def page(evaluation: Evaluation, fitted: Fitted) -> str:
    """All tables of a validation, one after the other."""
    tables = [*report.tables(evaluation), report.parameter_table(fitted)]
    return "\n".join(markdown(table) for table in tables) + "\n" + report.spread_sentence(evaluation) + "\n"
