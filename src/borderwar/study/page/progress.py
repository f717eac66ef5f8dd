"""The parts of a report that say how and why: turn by turn, ground, breaks, what moves the result."""

from borderwar.study import breaks, report
from borderwar.study.findings import Findings
from borderwar.study.inputs import MOST_GAMES, Influence
from borderwar.study.page import bars, courses
from borderwar.study.page.parts import GROUND, Drawing, Section, dated, signed
from borderwar.study.page.svg import number
from borderwar.study.report import ReportTable, percent, side_name

SERIES = {"casualties": "killed and wounded so far", "ground": "points of ground held"}

OPEN_FACTS = 16
"""So many dated facts are read at once; a longer list is shut."""

STRONGEST = 8
"""Inputs drawn for each outcome; the table has them all."""


def turns(findings: Findings) -> Section:
    """Fans of losses and ground, and the record's dated facts."""
    scenario, found = findings.plan.scenario, findings.found
    facts = dated(scenario)
    ends = {loss.side: loss.record for loss in found.losses if loss.measure == "casualties"}
    drawings, rows = [], []
    for name, quantiles in found.fans.items():
        what, side = name.rsplit(" ", 1)
        who = scenario.sides[int(side)]
        title = f"{who.names.english}: {SERIES[what]}"
        record = ends.get(who.id) if what == "casualties" else None
        drawings.append(Drawing(title, "", courses.fan(title, quantiles, f"s{side}", facts, record)))
        for turn, row in enumerate(quantiles, start=1):
            rows.append((title, str(turn), *(number(value) for value in row)))
    words = (
        "Dark: half of the games; pale: nine in ten; line: the median. The amber bar at the right is the "
        "record's "
        "range for the whole fight; a diamond under the axis is a dated fact of the record."
    )
    listed = ReportTable(
        "Dated facts",
        ("turn", "date", "what the record says", "confidence"),
        [(str(fact.turn), fact.when.replace("T", " "), fact.text, fact.confidence) for fact in facts],
    )
    table = ReportTable("Quantiles by turn", ("figure", "turn", "5 %", "25 %", "50 %", "75 %", "95 %"), rows)
    shown = [listed] if facts and len(facts) <= OPEN_FACTS else []
    folded = [table] if shown or not facts else [listed, table]
    return Section("Turn by turn", [words], (), drawings, shown, folded, coloured=True)


def ground(findings: Findings) -> Section:
    """Who holds the places that count."""
    scenario, found = findings.plan.scenario, findings.found
    drawings = []
    if found.held:
        first, second = (side.names.english for side in scenario.sides)
        note = (
            f"Blue or red from below: the share of games in which {first} holds the place; from above: "
            f"{second}; "
            "between them nobody. The figures are those of the end. Amber: the record dates a change of "
            "hands."
        )
        svg = courses.ground(scenario, found.held, dated(scenario))
        drawings.append(Drawing("Held when each turn ends", note, svg))
    words = [f"The record leaves most of the ground to: {side_name(scenario, found.ground.record)}."]
    table = report.tables(scenario, found)[2]
    return Section(GROUND, words, (), drawings, (), [table], coloured=True)


def why_broken(findings: Findings) -> Section:
    """Why units broke, beside the literature."""
    found = findings.found
    if not found.reasons:
        return Section("Why units broke", ["No unit broke in any game."])
    literature = breaks.beside(found.reasons)
    rows = [
        (
            reason,
            percent(share),
            percent(literature[reason]) if reason in literature else "",
            breaks.SAME.get(reason, ""),
        )
        for reason, share in found.reasons.items()
    ]
    left = breaks.without_counterpart(found.reasons)
    rows += [("", "", percent(breaks.MCQUIE[name]), name) for name in left]
    words = (
        f"{found.breaks_a_game:.1f} breaks a game. The diamonds are the shares of {breaks.SOURCE} (52 forces "
        "that "
        "gave up, 1941-82) where it has a like reason. It tells of whole forces and this of single units, so "
        "the order of the reasons may be compared, not their size."
    )
    svg = bars.reasons(found.reasons, literature)
    headings = ("in the games", "share of breaks", breaks.SOURCE, "its like there")
    drawing = Drawing("Share of all breaks, per cent", "", svg)
    return Section("Why units broke", [words], (), [drawing], [ReportTable("Reasons", headings, rows)])


def moves(findings: Findings) -> Section:
    """What the drawn inputs have to do with the outcome."""
    found = findings.sensitivity
    drawings = []
    for outcome in found.outcomes:
        explained = found.explained[outcome]
        note = (
            f"All drawn inputs together explain {percent(explained)} of the variance of its ranks."
            if explained is not None
            else "Too few games to say how much all inputs explain together."
        )
        strongest = found.of(outcome)[:STRONGEST]
        drawings.append(Drawing(_capital(outcome), note, bars.influences(strongest)))
    rows = []
    for name, (low, high) in found.inputs.items():
        ends = f"{low:,.0f} to {high:,.0f}" if low == round(low) and high > 5 else f"{low:.2f} to {high:.2f}"
        cells = [_influence(one) for one in found.influences if one.drawn == name]
        rows.append((name, ends, *cells))
    many = len(found.inputs) * len(found.outcomes)
    words = (
        "What is drawn before the first order, inside the record's ranges and by the luck of the game and "
        "its days, "
        "against how the game came out: Spearman's rank correlation with its 95 % interval, over "
        f"{min(len(findings.rows), MOST_GAMES):,} games. Pale bars cannot be told from none; of {many} "
        "intervals "
        f"about {many / 20:.0f} leave zero out by chance alone. The weather is the scenario's and is not "
        "drawn; what "
        "the inputs leave unexplained is the dice of single shots and the choices made. A correlation is no "
        "cause."
    )
    table = ReportTable("Each input", ("drawn", "least to most", *found.outcomes), rows)
    return Section("What moves the result", [words], (), drawings, (), [table])


def _influence(one: Influence) -> str:
    return f"{signed(one.rho)} ({signed(one.low)} to {signed(one.high)})"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
