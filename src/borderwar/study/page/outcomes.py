"""The parts of a report that set outcomes against the record: losses, both at once, the winner."""

import math

from borderwar.model.scenario import Scenario
from borderwar.session.record import loss_records
from borderwar.study import baseline, report
from borderwar.study.figures import Comparison, LossComparison, WinnerComparison
from borderwar.study.findings import Findings
from borderwar.study.page import bars, losses
from borderwar.study.page.parts import Drawing, Section
from borderwar.study.page.svg import number
from borderwar.study.report import ReportTable, figure_name, inside, percent, range_words, side_name


def headline(found: Comparison) -> str:
    """The one sentence that says whether history is an ordinary outcome of the model."""
    told = [loss for loss in found.losses if loss.measure != "total"]
    met = sum(inside(loss) for loss in told)
    if not told:
        return "The record gives no losses that the model could be compared with."
    many = f"All {met}" if met == len(told) else f"{met} of {len(told)}"
    return f"{many} loss figures of the record meet the middle nine tenths of the games."


def exceptions(scenario: Scenario, found: Comparison) -> str:
    """Which figures do not, or nothing."""
    missed = [
        f"{figure_name(scenario, loss)} ({range_words(*loss.record)} in the record, "
        f"{range_words(*loss.band_90)} in nine games of ten)"
        for loss in found.losses
        if loss.measure != "total" and not inside(loss)
    ]
    return f"Outside: {'; '.join(missed)}." if missed else ""


def changed(scenario: Scenario) -> str:
    """What makes this another scenario than the record's, or nothing."""
    variant, said = scenario.variant, ""
    if variant is not None:
        said = " ".join(part.strip() for part in (variant.question, variant.cut, variant.text) if part)
        said = f"This is a variant, {variant.names.english}: {said} "
    if scenario.settings:
        said += f"Set by hand: {', '.join(f'`{setting}`' for setting in scenario.settings)}. "
    if said and (scenario.settings or (variant is not None and variant.question)):
        said += "It asks what if, so the record beside it is only a mark to measure from."
    return said.strip()


def short(findings: Findings) -> Section:
    """The whole in sentences, and where history falls."""
    scenario, found = findings.plan.scenario, findings.found
    drawings = []
    if found.losses:
        note = (
            "Percentile of the record among the games: amber from the least to the most that sources allow; "
            "the dot is the mean over 200 drawn truths, a diamond if all of the range is outside. "
            "Shaded: the middle half and the middle nine tenths of the games."
        )
        drawings.append(Drawing("Where history falls", note, losses.percentiles(scenario, found.losses)))
    told = (changed(scenario), exceptions(scenario, found), report.caution(scenario, found))
    words = [part for part in told if part]
    return Section("In short", words, report.sentences(scenario, found), drawings)


def each_loss(findings: Findings) -> Section:
    """Every loss as a curve with history's band."""
    scenario, found = findings.plan.scenario, findings.found
    records = {(record.side, record.measure): record for record in loss_records(scenario)}
    drawings, still = [], []
    for loss in found.losses:
        name = figure_name(scenario, loss)
        if loss.band_90[0] == loss.band_90[1]:
            still.append(f"{name}: {number(loss.median)} in nearly all games, {_history(loss)}.")
            continue
        svg = losses.curve(scenario, findings.rows, loss, records[loss.side, loss.measure])
        drawings.append(Drawing(name, _note(loss), svg))
    words = (
        "Each curve is the share of games, in per cent, that lose so many or fewer. The amber band is the "
        "record, as wide as its sources disagree; the bar under the curve holds nine games in ten, its "
        "diamond is "
        "the median. The dashed curve is the power law of the two strengths alone; it knows all men lost and "
        "nothing else."
    )
    tables = [widths_table(scenario, found)]
    return Section(
        "Losses", (words, *still), (), drawings, tables, [report.losses_table(scenario, found)], coloured=True
    )


def _note(loss: LossComparison) -> str:
    skill = "" if loss.skill is None else f" Skill against the power law {loss.skill:+.2f}."
    history = _history(loss)
    return (
        f"Median {number(loss.median)}, nine in ten {range_words(*loss.band_90)}; "
        f"{history} at percentile {report.percentiles(loss)}.{skill}"
    )


def _history(loss: LossComparison) -> str:
    return f"history {range_words(*loss.record)} ({loss.mark})"


def widths_table(scenario: Scenario, found: Comparison) -> ReportTable:
    """How vague the games are about all men lost, beside the power law."""
    rows = [
        (
            side_name(scenario, one.side),
            range_words(*one.band_90),
            f"{one.width:.2f}",
            range_words(*one.thumb_90),
            f"{one.thumb_width:.2f}",
            "no" if one.narrower else "yes",
        )
        for one in found.widths
    ]
    headings = (
        "all men lost by",
        "games, 5-95 %",
        "width",
        "power law, 5-95 %",
        "width",
        "wider than the law",
    )
    return ReportTable("Band widths on ln(1 + loss), beside the power law", headings, rows)


def joint(findings: Findings) -> Section:
    """Both sides' losses at once."""
    scenario, found = findings.plan.scenario, findings.found
    note = (
        "A dot is a game, in the colour of its winner; lines hold 50 and 90 % of the games; the dashed "
        "ellipse holds "
        "90 % of what the power law of the two strengths expects. "
    )
    boxes = losses.record_boxes(scenario)
    note += (
        f"Amber: the record{', thin boxes single sources' if len(boxes) > 1 else ''}."
        if boxes
        else "The record does not give both sides' losses."
    )
    if boxes and sum(loss.measure == "total" for loss in found.losses) < len(scenario.sides):
        note += " Where it counts no prisoners its box leaves them out."
    words = []
    if found.joint is not None:
        told = found.joint
        low, high = (percent(end) for end in told.further_out_range)
        words = [
            f"Taken together ({len(told.outcomes)} outcomes that vary: log losses, log hours, ground), "
            f"{percent(told.further_out)} of games lie further from the middle than history, {low} to {high} "
            "as "
            f"one source or another is believed (Mahalanobis depth); {percent(told.lonelier)} have fewer "
            "games "
            "near them.",
            f"Surprise {told.surprise:.1f} bits of the {told.most_surprise:.1f} that so many games can show "
            "at "
            f"all; energy score {told.energy_score:.2f} standard deviations of the games.",
        ]
    drawing = Drawing("Men lost in all ways", note, losses.joint(scenario, findings.rows))
    return Section("Both sides' losses at once", words, (), [drawing], coloured=True)


def winner(findings: Findings) -> Section:
    """How the games end, and what that is worth as a forecast of one battle."""
    scenario, found = findings.plan.scenario, findings.found
    told = found.winner
    order = (2, 1, 0)  # first side, draw, second side
    svg = bars.shares(
        [side_name(scenario, told.shares[place].name) for place in order],
        [told.shares[place] for place in order],
        ("s0", "nobody", "s1"),
        [told.base_rate[place] for place in order],
        told.record,
    )
    side = baseline.attacker(scenario)
    attacker = (
        "nobody attacks at the outset here, so the sides share what was no draw"
        if side is None
        else f"the attacker here is {scenario.sides[side].names.english}, by its plans at the outset"
    )
    note = (
        "Whiskers: 95 % interval (Wilson). Dashed tick: the base rate, how attackers fared in "
        f"{sum(baseline.ATTACKERS)} battles of 1900-45; {attacker}. Amber triangle: history."
    )
    shown = [*report.tables(scenario, found)[3:5], report.winner_table(scenario, found)]
    return Section(
        "Who won",
        ["One battle scores a forecast once: the scores compare forecasts, they do not certify one."],
        (),
        [Drawing("How the games end, per cent", note, svg)],
        [_scores(told)],
        shown,
        coloured=True,
    )


def _scores(told: WinnerComparison) -> ReportTable:
    rows = [
        ("Brier, 0 to 2", f"{told.brier:.2f}", f"{told.brier_base:.2f}", f"{told.brier_even:.2f}"),
        ("ranked probability, 0 to 2", f"{told.ranked:.2f}", f"{told.ranked_base:.2f}", ""),
        ("log score, bits", f"{told.log_score:.2f}", f"{told.log_base:.2f}", f"{math.log2(3):.2f}"),
    ]
    title = "Scores of the winner's forecast; less is better"
    return ReportTable(title, ("score", "games", "base rate", "even chances"), rows)
