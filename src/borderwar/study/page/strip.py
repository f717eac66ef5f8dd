"""Where history falls in all scenarios at once, as a picture of its own."""

from collections.abc import Sequence

from borderwar.study.page.svg import Axis, Canvas
from borderwar.study.report import inside
from borderwar.study.tally import Incident, compared

WIDE, NAMES = 760.0, 150.0
LINE, GAP = 5.0, 12.0
"""Pixels from figure to figure, and between scenarios."""

STYLE = """<style>svg{background:#f6eedb;font:13px "PT Sans",sans-serif}text{fill:#241f18}.t2{fill:#5c5240}
.zone{fill:#e3d5b4;opacity:.8}.grid{stroke:#d3c29b}.axis{stroke:#241f18;fill:none}
.met{stroke:#b87a00;stroke-width:3}.missed{stroke:#be2f26;stroke-width:3}.ink{fill:#241f18}</style>"""
"""The picture stands alone on a page, so it brings its colours."""


def percentile_strip(incidents: Sequence[Incident]) -> str:
    """A line a figure and pair of policies, from the percentile of the record's least to its most."""
    rows = [
        (one.scenario.names.english, [loss for found in one.studies.values() for loss in compared(found)])
        for one in incidents
    ]
    top = 30.0
    bottom = top + sum(LINE * len(losses) + GAP for _, losses in rows)
    canvas = Canvas(bottom + 34, "percentiles of the record in each scenario", WIDE)
    across = Axis(0, 100, NAMES, WIDE - 20)
    canvas.text(NAMES, 20, "percentile of the record among the games; shaded: the middle 90 and 50 %", "t2")
    for low, high in ((5.0, 95.0), (25.0, 75.0)):
        canvas.box(across(low), top, across(high) - across(low), bottom - top, "zone")
    y = top
    for name, losses in rows:
        canvas.line(((10, y), (WIDE - 20, y)), "grid")
        canvas.text(10, y + 18, name)
        y += GAP / 2
        for loss in losses:
            y += LINE
            low, high = (across(100 * end) for end in loss.percentile)
            canvas.line(((low - 3, y), (high + 3, y)), "met" if inside(loss) else "missed")
            canvas.dot(across(100 * loss.percentile_mean), y, 1.6, "ink")
        y += GAP / 2
    canvas.axis_below(across, bottom)
    drawn = canvas.drawn().replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    opening, _, rest = drawn.partition(">")
    return f"{opening}>{STYLE}{rest}\n"
