"""Write the report of a study: figures as JSON, words and tables as Markdown."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from borderwar.model.scenario import Scenario
from borderwar.study import report
from borderwar.study.figures import Comparison
from borderwar.study.games import Plan
from borderwar.study.rows import GameRow

REPORT_FORMAT = 1
JSON_NAME = "report.json"
MARKDOWN_NAME = "report.md"
NEAREST_NAME = "nearest.log"


def as_json(plan: Plan, found: Comparison, nearest: GameRow, distance: float) -> dict[str, Any]:
    """The whole study as values that JSON holds."""
    kind = plan.kind
    scenario: Scenario = plan.scenario
    return {
        "format": REPORT_FORMAT,
        "scenario": scenario.id,
        "scenario_digest": kind.scenario,
        "rules": kind.rules,
        "policies": list(plan.policies),
        **asdict(found),
        "nearest": {
            "seed": nearest.seed,
            "distance": distance,
            "winner": nearest.winner,
            "ground": nearest.ground,
            "losses": {side.id: nearest.losses[place] for place, side in enumerate(scenario.sides)},
            "digest": nearest.digest,
            "log": NEAREST_NAME,
        },
        "sentences": report.sentences(scenario, found),
        "caution": report.caution(scenario, found),
    }


def nearest_sentence(plan: Plan, nearest: GameRow, distance: float) -> str:
    """Which game came nearest to history, and how to watch it."""
    return (
        f"Seed {nearest.seed}, {distance:.1f} standard deviations away, lies nearest to the record; "
        f"its orders are in `{NEAREST_NAME}`: `borderwar play {NEAREST_NAME}` shows it."
    )


def publish(
    plan: Plan, found: Comparison, nearest: GameRow, distance: float, out: Path, command: str
) -> None:
    """Write report.json and report.md into the folder `out`."""
    figures = as_json(plan, found, nearest, distance)
    text = report.markdown(
        plan.scenario, found, plan.policies, nearest_sentence(plan, nearest, distance), command
    )
    write_whole(out / JSON_NAME, json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    write_whole(out / MARKDOWN_NAME, text)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either the old one or the whole new one.

    What is no plain file (a pipe, a device) is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
