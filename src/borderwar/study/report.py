"""A study in words and tables, for the terminal and for paper.

The sentences claim no more than the numbers: where the model puts history, never what
would have happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from borderwar.model.scenario import Scenario
from borderwar.session.record import loss_records, not_compared
from borderwar.study.figures import Comparison, LossComparison, Share

MEASURE_WORDS = {
    "casualties": "killed and wounded",
    "captured": "captured",
    "total": "all men lost",
    "vehicles": "vehicles",
    "aircraft": "aircraft",
    "armoured": "of the vehicles, armoured",
}

FEW_GAMES = 100
"""Fewer games than this have no more than five beyond either end of a 90 % band."""

RARE_PERCENT = 5
"""History within this many per cent of an end of the games is called rare for the model."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table as plain text: the terminal and the Markdown file draw it."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def tables(scenario: Scenario, found: Comparison) -> list[ReportTable]:
    """All tables of the report."""
    made = [losses_table(scenario, found), winner_table(scenario, found), _ground(scenario, found)]
    made.append(_shares("Levels of victory", "level", found.grades))
    made.append(
        _shares("Escalation at the end", "level", [_level_name(scenario, share) for share in found.levels])
    )
    if found.reasons:
        rows = [(reason, percent(share)) for reason, share in found.reasons.items()]
        made.append(
            ReportTable(f"Why units broke ({found.breaks_a_game:.1f} a game)", ("reason", "share"), rows)
        )
    return made


def sentences(scenario: Scenario, found: Comparison) -> list[str]:
    """What may be claimed, one sentence each."""
    said = [_loss_sentence(scenario, loss) for loss in found.losses if loss.measure != "total"]
    winner = next((share for share in found.winner.shares if share.name == found.winner.record), None)
    if winner is not None:
        low, high = winner.interval
        said.append(
            f"The model gives the recorded result ({side_name(scenario, winner.name)}) in "
            f"{percent(winner.share)} of games (95 % interval {percent(low)} to {percent(high)})."
        )
    ground = next((share for share in found.ground.shares if share.name == found.ground.record), None)
    if ground is not None:
        said.append(
            f"The ground ends as recorded ({side_name(scenario, ground.name)}) in "
            f"{percent(ground.share)} of games."
        )
    if found.joint is not None:
        said.append(
            f"All outcomes taken together, {percent(found.joint.further_out)} of games lie further from the "
            f"model's middle than history does ({found.joint.surprise:.1f} bits of surprise, of "
            f"{found.joint.most_surprise:.1f} that can be seen)."
        )
    for claim in not_compared(scenario.history, loss_records(scenario)):
        added = claim.measure == "casualties"
        why = "killed and wounded are given one by one" if added else "the model keeps no such figure"
        said.append(
            f"Not compared: {side_name(scenario, claim.side)}, {claim.measure} "
            f"{range_words(claim.low, claim.high)} ({claim.by}); {why}."
        )
    return said


def caution(scenario: Scenario, found: Comparison) -> str:
    """What this study cannot show."""
    few = "  So few games cannot tell the ends of a band." if found.games < FEW_GAMES else ""
    return (
        f"One battle and {count_words(found.games)}: surprise beyond {_floor_bits(found.games)} bits cannot "
        "be seen, a percentile near 50 is no better than one at 25, and confidence in the record itself "
        f"is {scenario.history.confidence}.  The percentiles say where this model puts history, not what "
        f"would have happened.{few}"
    )


def count_words(games: int) -> str:
    """So many games."""
    return "1 game" if games == 1 else f"{games:,} games"


def losses_table(scenario: Scenario, found: Comparison) -> ReportTable:
    """Every loss figure with its bands and scores."""
    rows = []
    for loss in found.losses:
        skill = "" if loss.skill is None else f"{loss.skill:+.2f}"
        rows.append(
            (
                side_name(scenario, loss.side),
                MEASURE_WORDS[loss.measure],
                f"{range_words(*loss.record)} ({loss.mark})",
                f"{loss.median:,.0f}",
                range_words(*loss.band_80),
                range_words(*loss.band_90),
                percentiles(loss),
                f"x{loss.factor_90:.1f}",
                f"{loss.crps:.2f}",
                skill,
                f"{loss.surprise:.1f}",
            )
        )
    headings = (
        "side",
        "lost",
        "record",
        "median",
        "10-90 %",
        "5-95 %",
        "history's percentile",
        "band",
        "CRPS ln",
        "skill",
        "bits",
    )
    return ReportTable("Losses against the record", headings, rows)


def winner_table(scenario: Scenario, found: Comparison) -> ReportTable:
    """Who won, how often."""
    rows = [
        (
            side_name(scenario, share.name),
            *_share(share),
            "record" if share.name == found.winner.record else "",
        )
        for share in reversed(found.winner.shares)
    ]
    title = (
        f"Who won (Brier {found.winner.brier:.2f}, even chances {found.winner.brier_even:.2f}; "
        f"ranked {found.winner.ranked:.2f}; {found.winner.log_score:.1f} bits)"
    )
    return ReportTable(title, ("winner", "games", "share", "95 % interval", ""), rows)


def _ground(scenario: Scenario, found: Comparison) -> ReportTable:
    names = {objective.id: objective.names.english for objective in scenario.victory.objectives}
    rows = [
        (names[objective], *(percent(share.share) for share in shares))
        for objective, shares in found.ground.objectives.items()
    ]
    rows.append(("most of the ground", *(percent(share.share) for share in found.ground.shares)))
    headings = ("held at the end", *(side_name(scenario, share.name) for share in found.ground.shares))
    return ReportTable(
        f"Ground (record: {side_name(scenario, found.ground.record)}; hours {found.time.median:.1f}, "
        f"record {found.time.record_hours})",
        headings,
        rows,
    )


def _shares(title: str, heading: str, shares: list[Share]) -> ReportTable:
    rows = [(share.name, *_share(share)) for share in shares]
    return ReportTable(title, (heading, "games", "share", "95 % interval"), rows)


def _level_name(scenario: Scenario, share: Share) -> Share:
    place = int(share.name) - 1
    known = 0 <= place < len(scenario.levels)
    name = f"{share.name} {scenario.levels[place].names.english}" if known else share.name
    return Share(name, share.games, share.share, share.interval)


def _share(share: Share) -> tuple[str, str, str]:
    low, high = share.interval
    return f"{share.games:,}", percent(share.share), f"{percent(low)} to {percent(high)}"


def _loss_sentence(scenario: Scenario, loss: LossComparison) -> str:
    words = f"{side_name(scenario, loss.side)}, {MEASURE_WORDS[loss.measure]}"
    if loss.band_90[0] == loss.band_90[1] == loss.record[0] == loss.record[1]:
        return f"{words}: the record says {loss.record[0]}, and so do nine games in ten."
    kind = "percentiles" if " to " in percentiles(loss) else "percentile"
    ends = f"the model puts history ({range_words(*loss.record)}) at {kind} {percentiles(loss)}"
    low, high = (100 * end for end in loss.percentile)
    if low > 100 - RARE_PERCENT:
        return f"{words}: {ends}; the model seldom loses so many."
    if high < RARE_PERCENT:
        return f"{words}: {ends}; the model seldom loses so few."
    return f"{words}: {ends}."


def figure_name(scenario: Scenario, loss: LossComparison) -> str:
    """Whose loss, and of what."""
    return f"{side_name(scenario, loss.side)}, {MEASURE_WORDS[loss.measure]}"


def inside(loss: LossComparison) -> bool:
    """Whether the record's range meets the band that holds nine games in ten."""
    low, high = loss.band_90
    return loss.record[0] <= high and loss.record[1] >= low


def percentiles(loss: LossComparison) -> str:
    """Where the ends of the record's range lie among the games."""
    low, high = (round(100 * end) for end in loss.percentile)
    return f"{low}" if low == high else f"{low} to {high}"


def range_words(low: float, high: float) -> str:
    """A range as a person writes it."""
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


def percent(share: float) -> str:
    """A share with as many digits as it deserves."""
    return f"{100 * share:.0f} %" if share in (0, 1) or 0.1 <= share <= 0.99 else f"{100 * share:.1f} %"


def side_name(scenario: Scenario, side: str) -> str:
    """What a side is called; "draw", "neither" and the like stay as they are."""
    return next((each.names.english for each in scenario.sides if each.id == side), side)


def _floor_bits(games: int) -> int:
    return max(0, games.bit_length() - 1)
