"""The report of a study, part by part."""

from borderwar.study.findings import Findings
from borderwar.study.page import making, outcomes, progress
from borderwar.study.page.parts import Section


def sections(findings: Findings) -> list[Section]:
    """The whole report, in order."""
    order = (
        outcomes.short,
        outcomes.each_loss,
        outcomes.joint,
        outcomes.winner,
        progress.turns,
        progress.ground,
        progress.why_broken,
        progress.moves,
        making.nearest,
        making.record,
        making.made,
    )
    return [part(findings) for part in order]
