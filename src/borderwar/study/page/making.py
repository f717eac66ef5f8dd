"""The parts of a report that let a reader check it: the nearest game, the record, how it was made."""

from borderwar.session.record import loss_records, not_compared
from borderwar.study.findings import Findings, seed_words, versions
from borderwar.study.page.parts import NEAREST, Section, signed
from borderwar.study.page.svg import number
from borderwar.study.report import ReportTable, figure_name, range_words, side_name

LISTED_GAMES = 1000
"""Games listed one by one."""


def nearest(findings: Findings) -> Section:
    """The game that came nearest to history, beside it."""
    row, scenario = findings.nearest, findings.plan.scenario
    history = scenario.history
    rows = [
        ("winner", side_name(scenario, row.winner), side_name(scenario, history.winner)),
        ("most of the ground", side_name(scenario, row.ground), side_name(scenario, history.ground_held_by)),
        ("hours", number(row.hours), number(history.hours)),
    ]
    places = [side.id for side in scenario.sides]
    for loss in findings.found.losses:
        lost = row.loss(places.index(loss.side), loss.measure)
        rows.append((figure_name(scenario, loss), number(lost), range_words(*loss.record)))
    words = (
        f"Seed {row.seed}, {findings.distance:.1f} standard deviations away, lies nearest to the record in "
        "log "
        "losses, log hours and ground; `borderwar play nearest.log` shows it. It is one game of "
        f"{len(findings.rows):,}, picked because it looks like history: it shows how the model can come "
        "there, "
        "not how it was."
    )
    return Section(
        NEAREST, [words], (), (), [ReportTable("Beside the record", ("", "this game", "record"), rows)]
    )


def record(findings: Findings) -> Section:
    """What the sources say, where they disagree, what was not compared."""
    scenario = findings.plan.scenario
    history = scenario.history
    points = [text.strip() for text in history.disagreements]
    words = [f"Confidence in the record: {history.confidence}."]
    if points:
        words.append("The sources disagree:")
    left = not_compared(history, loss_records(scenario))
    claims = [
        (
            side_name(scenario, claim.side),
            claim.measure,
            range_words(claim.low, claim.high),
            claim.by,
            claim.mark,
            claim.source,
            "not compared" if claim in left else "",
        )
        for claim in history.losses
    ]
    headings = ("side", "measure", "figure", "who says so", "mark", "source", "")
    sources = [(key, text.strip()) for key, text in (scenario.sources | history.sources).items()]
    tables = [ReportTable("Claims", headings, claims), ReportTable("Sources", ("key", "source"), sources)]
    return Section("The record", words, points, (), (), tables)


def made(findings: Findings) -> Section:
    """Command, seeds, versions, hashes, and every game."""
    plan, scenario, rows = findings.plan, findings.plan.scenario, findings.rows
    first, second = (side.names.english for side in scenario.sides)
    told = [
        ("command", f"`{findings.command}`"),
        ("games", f"{len(rows):,}"),
        ("seeds", seed_words([row.seed for row in rows])),
        ("who plays", f"{plan.policies[0]} ({first}), {plan.policies[1]} ({second})"),
        ("scenario", f"{scenario.id}, digest `{plan.kind.scenario}`"),
        ("rules", f"hash of the source text `{plan.kind.rules}`"),
        *versions().items(),
    ]
    listed = [
        (
            str(row.seed),
            side_name(scenario, row.winner),
            signed(row.margin, 0),
            number(row.loss(0, "total")),
            number(row.loss(1, "total")),
            number(row.hours),
            row.digest,
        )
        for row in rows[:LISTED_GAMES]
    ]
    headings = ("seed", "winner", "margin", f"men lost, {first}", f"men lost, {second}", "hours", "digest")
    title = "Every game" if len(listed) == len(rows) else f"The first {LISTED_GAMES:,} games"
    words = (
        "The same command on the same version gives the same games, whatever the number of workers; "
        "`games.sqlite` keeps a row of each."
    )
    tables = [ReportTable("Made with", ("", ""), told)]
    return Section("How this was made", [words], (), (), tables, [ReportTable(title, headings, listed)])
