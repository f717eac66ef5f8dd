"""An arena in tables and words, for the terminal, for programs and for a page."""

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from borderwar.ai.policies import DESCRIPTIONS, PLAYS_BADLY
from borderwar.ground.kernel import source_hash
from borderwar.study.arena import Plan
from borderwar.study.ratings import Interval, Standing, Tally
from borderwar.study.report import ReportTable

FORMAT = 1

READING = (
    "Every two policies meet on both sides of every seed of every scenario: two games with the same luck, "
    "a match.  A game is won by whom the scenario's levels of victory name; a drawn one counts half in the "
    "score.  Many scenarios favour a side whoever leads it, so that even a far better player cannot win "
    "both games; matches won, where the margins above par of both games are added up, and Elo, which "
    "reckons with the worth of the first side in each scenario, are free of that.  Elo counts from the mean "
    "of the policies here.  Behind each figure is its 95 % interval by a bootstrap over scenarios and "
    "matches; it is wide where the scenarios disagree."
)


def tables(plan: Plan, found: Standing) -> list[ReportTable]:
    """Strength, pair by pair, and each pair by scenario."""
    made = [_strength(found), _pairs("Pair by pair", [("", tally) for tally in found.tallies], "games")]
    if len(found.scenarios) > 1:
        for place, pair in enumerate(plan.pairs):
            rows = [(name, tallies[place]) for name, tallies in found.scenarios.items()]
            made.append(_pairs(f"{pair[0]} against {pair[1]} by scenario", rows, "scenario"))
    return made


def _strength(found: Standing) -> ReportTable:
    rows = []
    for one in found.ratings:
        mean = "" if one.milliseconds is None else f"{one.milliseconds:.2f}"
        slowest = "" if one.slowest is None else f"{one.slowest[1]:.2f}"
        where = "" if one.slowest is None else one.slowest[0]
        rows.append((one.policy, f"{one.elo:+.0f}", _between(one.interval, "{:+.0f}"), mean, slowest, where))
    headings = ("policy", "Elo", "95 % interval", "ms a turn", "at most", "in")
    return ReportTable("Strength", headings, rows)


def _pairs(title: str, named: Sequence[tuple[str, Tally]], first: str) -> ReportTable:
    rows = []
    for name, tally in named:
        if tally.games == 0:
            continue
        shares = " ".join(f"{100 * share:.0f}" for share in (tally.won, tally.drawn, tally.lost))
        rows.append(
            (
                *((name,) if first == "scenario" else (f"{tally.pair[0]} against {tally.pair[1]}",)),
                f"{tally.games:,}",
                shares,
                _percent(tally.score, tally.score_interval),
                _percent(tally.matches, tally.matches_interval),
                f"{tally.margin:+.0f} ({_between(tally.margin_interval, '{:+.0f}')})",
            )
        )
    headings = (
        "scenario" if first == "scenario" else "pair",
        "games",
        "won, drawn, lost %",
        "score",
        "matches won",
        "margin a game",
    )
    return ReportTable(title, headings, rows)


def _percent(share: float, interval: Interval) -> str:
    low, high = interval
    return f"{100 * share:.1f} % ({100 * low:.0f}-{100 * high:.0f})"


def _between(interval: Interval, form: str) -> str:
    return " to ".join(form.format(end) for end in interval)


def sentence(tally: Tally) -> str:
    """What may be claimed of a pair, in one sentence."""
    one, other = tally.pair
    if tally.games == 0:
        return f"No game of {one} against {other} was played."
    return (
        f"{one} scores {_percent(tally.score, tally.score_interval)} against {other} and wins "
        f"{_percent(tally.matches, tally.matches_interval)} of the matches, in {tally.games:,} games."
    )


def as_json(plan: Plan, found: Standing) -> dict[str, Any]:
    """The whole arena as values that JSON holds; figures of pairs that never met are null."""
    values = {
        "format": FORMAT,
        "policies": list(plan.policies),
        "scenarios": {field.scenario.id: field.scenario.digest for field in plan.fields},
        "first_seed": plan.first_seed,
        "games": 2 * plan.matches,
        "rules": source_hash(),
        "ratings": [asdict(one) for one in found.ratings],
        "pairs": [asdict(one) for one in found.tallies],
        "by_scenario": {name: [asdict(one) for one in tallies] for name, tallies in found.scenarios.items()},
    }
    clean: dict[str, Any] = _without_nan(values)
    return clean


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nan(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def page(plan: Plan, found: Standing, command: str) -> str:
    """The page in Markdown."""
    games = 2 * plan.matches
    lines = [
        "# The opponents",
        "",
        f"Made by `{command}`.",
        "",
        "The computer's ways to play are named and fixed, so that a study can quote them.  They see what "
        "their side sees, and have no better dice.",
        "",
    ]
    for one in found.ratings:
        lines.append(f"- `{one.policy}`: {DESCRIPTIONS[one.policy]}  Plays badly: {PLAYS_BADLY[one.policy]}")
    lines += [
        "",
        "## How they fare against each other",
        "",
        f"{games} games for each pair and scenario, {len(plan.fields)} scenarios, seeds from "
        f"{plan.first_seed}.  {READING}",
        "",
        *(f"- {sentence(tally)}" for tally in found.tallies),
    ]
    for table in tables(plan, found):
        lines += ["", f"### {table.title}", "", f"| {' | '.join(table.headings)} |"]
        lines.append("| --- |" + " --: |" * (len(table.headings) - 1))
        lines += [f"| {' | '.join(row)} |" for row in table.rows]
    return "\n".join(lines) + "\n"
