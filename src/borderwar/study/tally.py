"""How the model does against the record over all scenarios: one table, misses first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from borderwar.model.scenario import Scenario
from borderwar.study.figures import Comparison, LossComparison
from borderwar.study.report import figure_name, inside, range_words
from borderwar.study.scoring import clopper_pearson


@dataclass(frozen=True, slots=True)
class Incident:
    """One scenario, and its studies by policy."""

    scenario: Scenario
    studies: Mapping[str, Comparison]


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario under one pair of policies."""

    scenario: Scenario
    policy: str
    found: Comparison

    @property
    def losses(self) -> list[LossComparison]:
        """The figures of the record."""
        return compared(self.found)

    @property
    def missed(self) -> list[LossComparison]:
        """Figures that the middle nine tenths of the games never meet."""
        return [loss for loss in self.losses if not inside(loss)]

    @property
    def narrow(self) -> bool:
        """Whether neither side's band of men lost is wider than the power law's."""
        return all(width.narrower for width in self.found.widths)

    @property
    def all_in(self) -> bool:
        """Every figure inside, by bands that are not bought with width."""
        return not self.missed and self.narrow


def compared(found: Comparison) -> list[LossComparison]:
    """The figures of the record, without sums of others."""
    return [loss for loss in found.losses if loss.measure != "total"]


def recorded(found: Comparison) -> float:
    """The share of games that end as the record does."""
    return next((one.share for one in found.winner.shares if one.name == found.winner.record), 0.0)


def lines(incidents: Sequence[Incident]) -> list[str]:
    """The chapter in Markdown."""
    every = [Line(one.scenario, policy, found) for one in incidents for policy, found in one.studies.items()]
    every.sort(key=lambda line: (line.all_in, -len(line.missed), recorded(line.found)))
    policies = dict.fromkeys(line.policy for line in every)
    return [
        "## How the model does, misses first",
        "",
        *(
            _sentence(policy, [line for line in every if line.policy == policy])
            for policy in sorted(policies)
        ),
        "",
        "Limits are exact binomial ones (95 %), as if every figure were a battle of its own; figures",
        "of one battle go together, so they are too narrow, and ten of ten inside would still show no",
        "more than 69 % to 100 %.  A wide range of the record is easily met: the share of 200 drawn",
        "truths inside says more.  *Width* is that of the 5-95 % band of men lost in all ways on",
        "ln(1 + loss), over the power law's for the same forces, first side / second side: above 1 the",
        "games say less than the two strengths alone.  *Skill* is against that law, for all men lost,",
        "where the record has them.",
        "",
        "| incident | policies | games | inside 90 % | inside 50 % | truths inside 90 % | width | skill | "
        "recorded result | bits | all inside, none wider |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        *(_row(line) for line in every),
        "",
        *_misses(every),
    ]


def _sentence(policy: str, every: Sequence[Line]) -> str:
    losses = [loss for line in every for loss in line.losses]
    widths = [width for line in every for width in line.found.widths]
    told = []
    for share, held in ((90, inside), (50, _inside_half)):
        told.append(f"{_counted(losses, held)} meet the {share} % band")
    truths = " and ".join(
        f"{100 * sum(values) / max(1, len(values)):.0f} %"
        for values in ([loss.inside_90 for loss in losses], [loss.inside_50 for loss in losses])
    )
    return (
        f"- **{policy}**: {sum(line.all_in for line in every)} of {len(every)} incidents have every loss "
        "figure inside the 90 % band and no band of men lost wider than the power law's. "
        f"Of the {len(losses)} figures {' and '.join(told)}; of the drawn truths {truths} lie inside. "
        f"{sum(width.narrower for width in widths)} of {len(widths)} bands are not wider than the law's. "
        f"The winner's Brier score is {_mean([line.found.winner.brier for line in every])} in the mean, "
        f"the base rate's {_mean([line.found.winner.brier_base for line in every])}; the log score "
        f"{_mean([line.found.winner.log_score for line in every])} bits and "
        f"{_mean([line.found.winner.log_base for line in every])}."
    )


def _mean(scores: Sequence[float]) -> str:
    return f"{sum(scores) / max(1, len(scores)):.2f}"


def _counted(losses: Sequence[LossComparison], held: Callable[[LossComparison], bool]) -> str:
    hits = sum(held(loss) for loss in losses)
    low, high = clopper_pearson(hits, len(losses)) if losses else (0.0, 1.0)
    return f"{hits} ({100 * hits / max(1, len(losses)):.0f} %, limits {100 * low:.0f} to {100 * high:.0f} %)"


def _inside_half(loss: LossComparison) -> bool:
    """Whether the record's range meets the band that holds half of the games."""
    return loss.record[0] <= loss.band_50[1] and loss.record[1] >= loss.band_50[0]


def _row(line: Line) -> str:
    found, losses = line.found, line.losses
    skills = [f"{loss.skill:+.2f}" for loss in found.losses if loss.skill is not None]
    name = line.scenario.names.english
    truths = sum(loss.inside_90 for loss in losses) / max(1, len(losses))
    cells = (
        f"[{name}](#{anchor(name)})",
        line.policy,
        f"{found.games:,}",
        f"{len(losses) - len(line.missed)} of {len(losses)}",
        f"{sum(_inside_half(loss) for loss in losses)} of {len(losses)}",
        f"{100 * truths:.0f} %",
        " / ".join(_ratio(width.width, width.thumb_width) for width in found.widths),
        " / ".join(skills),
        f"{100 * recorded(found):.0f} %",
        "" if found.joint is None else f"{found.joint.surprise:.1f} of {found.joint.most_surprise:.1f}",
        "yes" if line.all_in else "**no**",
    )
    return f"| {' | '.join(cells)} |"


def _ratio(width: float, thumb: float) -> str:
    ratio = f"{width / thumb:.2f}"
    return f"**{ratio}**" if width > thumb else ratio


def _misses(every: Sequence[Line]) -> list[str]:
    """Each figure outside, and each band that is too wide."""
    rows = [
        f"| {line.scenario.names.english} | {line.policy} | {figure_name(line.scenario, loss)} | "
        f"{range_words(*loss.record)} ({loss.mark}) | {range_words(*loss.band_90)} | "
        f"{'too few' if loss.band_90[1] < loss.record[0] else 'too many'} |"
        for line in every
        for loss in line.missed
    ]
    if not rows:
        return ["No figure is outside."]
    return [
        "Every figure outside:",
        "",
        "| incident | policies | lost | record | games, 5-95 % | the games lose |",
        "| --- | --- | --- | --- | --- | --- |",
        *rows,
    ]


def anchor(name: str) -> str:
    """The name of a heading as a link on a page."""
    kept = "".join(letter for letter in name.lower() if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")
