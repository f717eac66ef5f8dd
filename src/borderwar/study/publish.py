"""Write the report of a study: one HTML page, the same as Markdown, all figures as JSON."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from borderwar.model.scenario import Scenario
from borderwar.study import report
from borderwar.study.baseline import attacker
from borderwar.study.breaks import beside
from borderwar.study.findings import Findings, seed_ranges, versions
from borderwar.study.inputs import as_csv
from borderwar.study.page.html import page
from borderwar.study.page.markdown import markdown
from borderwar.study.page.outcomes import headline
from borderwar.study.page.parts import dated

REPORT_FORMAT = 2
HTML_NAME = "report.html"
JSON_NAME = "report.json"
MARKDOWN_NAME = "report.md"
NEAREST_NAME = "nearest.log"
INPUTS_NAME = "inputs.csv"


def change_words(scenario: Scenario) -> str:
    """What is changed in a scenario: the variant's name, values set by hand; else its own name."""
    parts = [scenario.variant.names.english] if scenario.variant is not None else []
    return ", ".join([*parts, *scenario.settings]) or scenario.names.english


def as_json(findings: Findings) -> dict[str, Any]:
    """The whole study as values that JSON holds."""
    plan, scenario, nearest = findings.plan, findings.plan.scenario, findings.nearest
    side = attacker(scenario)
    return {
        "format": REPORT_FORMAT,
        "command": findings.command,
        "versions": versions(),
        "scenario": scenario.id,
        "scenario_digest": plan.kind.scenario,
        "rules": plan.kind.rules,
        "policies": list(plan.policies),
        "names": {
            "called": change_words(scenario),
            "sides": {side.id: side.names.english for side in scenario.sides},
            "objectives": {one.id: one.names.english for one in scenario.victory.objectives},
        },
        "seeds": seed_ranges([row.seed for row in findings.rows]),
        **asdict(findings.found),
        "attacker": None if side is None else scenario.sides[side].id,
        "sensitivity": asdict(findings.sensitivity),
        "reasons_in_literature": beside(findings.found.reasons),
        "facts": [
            {"turn": fact.turn, "when": fact.when, "text": fact.text, "confidence": fact.confidence}
            for fact in dated(scenario)
        ],
        "nearest": {
            "seed": nearest.seed,
            "distance": findings.distance,
            "winner": nearest.winner,
            "ground": nearest.ground,
            "losses": {side.id: nearest.losses[place] for place, side in enumerate(scenario.sides)},
            "digest": nearest.digest,
            "log": NEAREST_NAME,
        },
        "headline": headline(findings.found),
        "sentences": report.sentences(scenario, findings.found),
        "caution": report.caution(scenario, findings.found),
    }


def publish(findings: Findings, out: Path) -> None:
    """Write report.html, report.json, report.md, nearest.log and inputs.csv into the folder `out`."""
    figures = json.dumps(as_json(findings), indent=1, ensure_ascii=False)
    write_whole(out / JSON_NAME, figures + "\n")
    write_whole(out / MARKDOWN_NAME, markdown(findings))
    write_whole(out / HTML_NAME, page(findings))
    write_whole(out / NEAREST_NAME, findings.log)
    write_whole(out / INPUTS_NAME, as_csv(findings.rows, findings.inputs))


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
