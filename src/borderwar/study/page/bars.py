"""Shares and correlations as bars."""

from collections.abc import Mapping, Sequence

from borderwar.study.figures import Share
from borderwar.study.inputs import Influence
from borderwar.study.page.svg import WIDE, Axis, Canvas

STEP = 42.0


def shares(
    names: Sequence[str], found: Sequence[Share], looks: Sequence[str], base: Sequence[float], record: str
) -> str:
    """How games end: a bar with its interval, a tick for the base rate, a triangle at what history did."""
    canvas = Canvas(STEP * len(found) + 28, "how the games end")
    across = Axis(0, 100, 10, WIDE - 16)
    bottom = STEP * len(found) + 4
    for row, (name, share, look, before) in enumerate(zip(names, found, looks, base, strict=True)):
        y = STEP * row + 20
        canvas.text(10, y - 5, name, "t b" if share.name == record else "t")
        canvas.text(WIDE - 10, y - 5, f"{100 * share.share:.1f} %", "t b", "end")
        canvas.box(across(0), y, across(100) - across(0), 14, "track")
        canvas.box(across(0), y, across(100 * share.share) - across(0), 14, f"fill {look}")
        low, high = (across(100 * end) for end in share.interval)
        canvas.line(((low, y + 7), (high, y + 7)), "whisker")
        for end in (low, high):
            canvas.line(((end, y + 3), (end, y + 11)), "whisker")
        x = across(100 * before)
        canvas.line(((x, y - 2), (x, y + 16)), "basemark")
        if share.name == record:
            canvas.area(((across(0) - 9, y + 2), (across(0) - 2, y + 7), (across(0) - 9, y + 12)), "fact")
    canvas.axis_below(across, bottom)
    return canvas.drawn()


def reasons(found: Mapping[str, float], literature: Mapping[str, float]) -> str:
    """Why units broke, as shares, and a diamond for the literature's share where it has one."""
    canvas = Canvas(STEP * len(found) + 28, "why units broke")
    most = max((*found.values(), *literature.values(), 0.1))
    across = Axis(0, 100 * most, 10, WIDE - 14)
    for row, (name, share) in enumerate(found.items()):
        y = STEP * row + 20
        canvas.text(10, y - 5, name, "t")
        canvas.text(WIDE - 10, y - 5, f"{100 * share:.0f} %", "t b", "end")
        canvas.box(across(0), y, across(100 * share) - across(0), 14, "ink soft")
        if name in literature:
            canvas.diamond(
                across(100 * literature[name]), y + 7, 6, "fact", f"{100 * literature[name]:.0f} %"
            )
    canvas.axis_below(across, STEP * len(found) + 4)
    return canvas.drawn()


def influences(found: Sequence[Influence]) -> str:
    """Rank correlations to the left and right of none, with their intervals; pale if none is inside."""
    canvas = Canvas(STEP * len(found) + 28, "what goes with the outcome")
    across = Axis(-1, 1, 10, WIDE - 10)
    bottom = STEP * len(found) + 4
    for row, one in enumerate(found):
        y = STEP * row + 20
        canvas.text(10, y - 5, one.drawn, "t")
        canvas.text(WIDE - 10, y - 5, f"{one.rho:+.2f}".replace("-", "\u2212"), "t b", "end")
        canvas.line(((across(-1), y + 7), (across(1), y + 7)), "grid")
        ends = sorted((across(0), across(one.rho)))
        canvas.box(ends[0], y, max(0.5, ends[1] - ends[0]), 14, "ink soft" if one.clear else "track")
        canvas.line(((across(one.low), y + 7), (across(one.high), y + 7)), "whisker")
        canvas.line(((across(0), y - 1), (across(0), y + 15)), "axis")
    for value in (-1.0, -0.5, 0.0, 0.5, 1.0):
        canvas.text(across(value), bottom + 16, f"{value:g}".replace("-", "\u2212"), "t", "middle")
    return canvas.drawn()
