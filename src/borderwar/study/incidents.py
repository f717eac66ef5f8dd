"""All incidents set against their records: one page, misses first.

A page for people who ask whether the model is any good: what each scenario is, who fought, what
the record says and what the games say under each pair of policies, and where the two part.
"""

from collections.abc import Mapping, Sequence

from borderwar.model.scenario import Scenario
from borderwar.study import tally
from borderwar.study.figures import Comparison
from borderwar.study.report import RARE_PERCENT, figure_name, inside, range_words, side_name
from borderwar.study.tally import Incident, compared, recorded

ARMS = (
    ("tanks and tankettes", ("tank", "tankette")),
    ("armoured cars", ("armoured-car",)),
    ("guns", ("field-gun", "mountain-gun", "anti-tank")),
    ("aircraft", ("fighter", "bomber")),
    ("boats", ("gunboat",)),
)
"""Lines of the table of forces, and the branches that each counts."""

SMALL = 0.05
"""A recorded result that fewer games than this share reach is called out."""


def page(
    incidents: Sequence[Incident],
    pictures: Mapping[str, str],
    command: str,
    strip: str = "",
    cuts: Mapping[str, Sequence[Scenario]] | None = None,
) -> str:
    """The page in Markdown.

    `pictures` are paths of map pictures by scenario, `strip` of the percentiles; `cuts` are shorter games.
    """
    lines = [
        "# The incidents against their records",
        "",
        f"Made by `{command}`.",
        "",
        "Each scenario is fought by the computer with the plans of the time (`historical`) and with plans",
        "of its own (`staff`), many times, and the record is looked for among the games.  A figure is inside",
        "a band if some value of the record's range lies in it.  The rules were worked on with these",
        "records in view, so this is calibration; the test on battles not seen is",
        "[validation.md](validation.md).  How to read the rest: [study.md](study.md).",
        "",
        *tally.lines(incidents),
    ]
    if strip:
        lines += ["", f"![Percentiles of the record in each scenario]({strip})"]
    for incident in incidents:
        shorter = (cuts or {}).get(incident.scenario.id, ())
        lines += ["", *_chapter(incident, pictures.get(incident.scenario.id), shorter)]
    return "\n".join(lines) + "\n"


def _chapter(incident: Incident, picture: str | None, cuts: Sequence[Scenario]) -> list[str]:
    """A scenario: picture, forces, shorter cuts, tables, what surprises."""
    scenario = incident.scenario
    natives = " · ".join(scenario.names.native.values())
    lines = [f"## {scenario.names.english}", "", f"*{natives}* — {scenario.summary.strip()}", ""]
    if picture:
        lines += [f"![The map of {scenario.names.english}]({picture})", ""]
    lines += [
        f"{scenario.map.columns} x {scenario.map.rows} hexes of {scenario.hex_metres:,} m; "
        f"{scenario.turns} turns of {_minutes(scenario.turn_seconds // 60)}; {len(scenario.units)} units.",
        "",
        *_forces(scenario),
        *_cuts(cuts),
        "",
        *_losses(incident),
        "",
        *_results(incident),
    ]
    surprises = [
        line for policy, found in incident.studies.items() for line in _surprises(scenario, policy, found)
    ]
    lines += ["", *(surprises or ["Nothing in the record lies outside what the model does."])]
    if scenario.history.disagreements:
        lines += [
            "",
            "The sources disagree:",
            "",
            *(f"- {text.strip()}" for text in scenario.history.disagreements),
        ]
    return lines


def _cuts(cuts: Sequence[Scenario]) -> list[str]:
    """Shorter games of a scenario: how each is called, and what it is."""
    lines = []
    for scenario in cuts:
        if scenario.variant is not None:
            name = scenario.variant.names.english
            lines += ["", f"Shorter: **{name}** (`{scenario.id}`). {scenario.variant.cut}"]
    return lines


def _forces(scenario: Scenario) -> list[str]:
    """Who fought: units, men and arms a side, those that come late among them."""
    sides = [side.id for side in scenario.sides]
    units = [sum(unit.side == side and not unit.absent for unit in scenario.units) for side in sides]
    men = dict.fromkeys(sides, 0)
    arms = {name: dict.fromkeys(sides, 0) for name, _ in ARMS}
    for unit in scenario.units:
        kind = scenario.catalogue.types[unit.type]
        men[unit.side] += unit.men.value
        for name, branches in ARMS:
            if kind.branch in branches:
                guns = name == "guns"
                arms[name][unit.side] += (
                    _guns(scenario, unit.type) if guns else unit.vehicles.value if unit.vehicles else 0
                )
    lines = ["| | " + " | ".join(side_name(scenario, side) for side in sides) + " |", "| --- | --- | --- |"]
    lines.append("| units to move, with those that may come | " + " | ".join(map(str, units)) + " |")
    lines.append("| men, with those who may come | " + " | ".join(f"{men[side]:,}" for side in sides) + " |")
    for name, counts in arms.items():
        if any(counts.values()):
            lines.append(f"| {name} | " + " | ".join(f"{counts[side]:,}" for side in sides) + " |")
    return lines


def _guns(scenario: Scenario, kind: str) -> int:
    """Guns that a unit of a type serves at full strength."""
    weapons = scenario.catalogue.weapons
    found = scenario.catalogue.types[kind].weapons
    return sum(count.value for name, count in found if weapons[name].kind in ("gun", "anti-tank-gun"))


def _losses(incident: Incident) -> list[str]:
    """The record's figures beside the games' under each pair of policies."""
    policies = list(incident.studies)
    first = incident.studies[policies[0]]
    lines = [
        "| lost | record | "
        + " | ".join(f"{policy}: median (5-95 %), record's percentile" for policy in policies)
        + " |",
        "| --- | --- |" + " --- |" * len(policies),
    ]
    for place, loss in enumerate(first.losses):
        cells = []
        for policy in policies:
            one = incident.studies[policy].losses[place]
            low, high = (round(100 * end) for end in one.percentile)
            at = f"{low}" if low == high else f"{low} to {high}"
            text = f"{one.median:.0f} ({one.band_90[0]:.0f}-{one.band_90[1]:.0f}), {at}"
            cells.append(text if inside(one) else f"**{text}**")
        name = figure_name(incident.scenario, loss)
        lines.append(f"| {name} | {range_words(*loss.record)} ({loss.mark}) | " + " | ".join(cells) + " |")
    return lines


def _results(incident: Incident) -> list[str]:
    """Levels of victory by policy."""
    policies = list(incident.studies)
    lines = ["| result | " + " | ".join(policies) + " |", "| --- |" + " --- |" * len(policies)]
    for place, share in enumerate(incident.studies[policies[0]].grades):
        cells = [f"{100 * incident.studies[policy].grades[place].share:.0f} %" for policy in policies]
        lines.append(f"| {share.name} | " + " | ".join(cells) + " |")
    return lines


def _surprises(scenario: Scenario, policy: str, found: Comparison) -> list[str]:
    """Where the record is seldom met, in words."""
    said = []
    for loss in compared(found):
        low, high = (100 * end for end in loss.percentile)
        much = "much" if low > 100 - RARE_PERCENT else "little" if high < RARE_PERCENT else ""
        if much:
            name = figure_name(scenario, loss)
            said.append(f"- {policy}: the model seldom loses as {much} as the record's {name}.")
    share = recorded(found)
    if share < SMALL:
        winner = side_name(scenario, found.winner.record)
        said.append(f"- {policy}: the recorded result ({winner}) comes in {100 * share:.1f} % of games.")
    return said


def _minutes(minutes: int) -> str:
    return (
        f"{minutes} min"
        if minutes < 120
        else f"{minutes / 60:g} h"
        if minutes < 1440
        else f"{minutes / 1440:g} day"
    )
