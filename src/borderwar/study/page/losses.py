"""Losses drawn: each as a curve with history's band, all on one scale of percentiles, two at once."""

import math
from collections.abc import Sequence

import numpy as np

from borderwar.model.scenario import Scenario
from borderwar.session.record import LossRecord, loss_records
from borderwar.study import baseline
from borderwar.study.compare import loss_sample, side_index, thumb_ln
from borderwar.study.figures import LossComparison
from borderwar.study.page.contours import holding
from borderwar.study.page.svg import WIDE, Axis, Canvas, loss_axis, margin, place
from borderwar.study.report import figure_name, range_words
from borderwar.study.rows import DRAW, GameRow
from borderwar.study.scoring import Floats

MOST_STEPS = 300
"""Steps of a curve: more cannot be seen."""

MOST_DOTS = 1500
"""Games shown as dots of their own."""

CENTRAL_90 = math.sqrt(-2 * math.log(0.1))
"""Radius, in standard deviations, of the ellipse that holds 90 % of a normal cloud in two dimensions."""


def curve(scenario: Scenario, rows: Sequence[GameRow], loss: LossComparison, record: LossRecord) -> str:
    """The share of games that lose so many or fewer, history as a band across it."""
    sample = np.sort(loss_sample(scenario, rows, record))
    side = side_index(scenario, loss.side)
    canvas = Canvas(208, f"{figure_name(scenario, loss)}: share of games up to each loss")
    left, right, top, bottom = 40.0, WIDE - 12.0, 12.0, 168.0
    across = loss_axis((*sample[[0, -1]], *loss.record), left, right)
    up = Axis(0, 100, bottom, top)
    canvas.axis_left(up, left, right, 36)
    _band(canvas, across, loss.record, top, bottom)
    if loss.measure == "total":
        mean = thumb_ln(scenario, rows, side)
        marks = [math.expm1(x) for x in np.linspace(math.log1p(across.low), math.log1p(across.high), 60)]
        share = [(1 + math.erf((math.log1p(v) - mean) / baseline.SPREAD / math.sqrt(2))) * 50 for v in marks]
        canvas.line([(across(v), up(s)) for v, s in zip(marks, share, strict=True)], "thumb")
    values, counts = np.unique(sample, return_counts=True)
    reached = 100 * np.cumsum(counts) / len(sample)
    kept = np.unique(np.linspace(0, len(values) - 1, MOST_STEPS).round().astype(int))
    before, points = 0.0, [(across(float(values[0])), up(0))]
    for step in kept:
        x = across(float(values[step]))
        points += [(x, up(before)), (x, up(float(reached[step])))]
        before = float(reached[step])
    canvas.line([*points, (right, up(100))], f"curve s{side}")
    canvas.line([(across(end), bottom) for end in loss.band_90], f"bar s{side}")
    canvas.diamond(across(loss.median), bottom, 5, "median")
    canvas.axis_below(across, bottom, "lost", 38)
    return canvas.drawn()


def _band(canvas: Canvas, across: Axis, record: tuple[float, float], top: float, bottom: float) -> None:
    """History as a band from top to bottom, as wide as its sources disagree."""
    low, high = across(record[0]), across(record[1])
    canvas.box(min(low, high - 2), top, max(2.0, high - low), bottom - top, "record", range_words(*record))
    for end in dict.fromkeys((low, high)):
        canvas.line(((end, top), (end, bottom)), "recordline")


def percentiles(scenario: Scenario, losses: Sequence[LossComparison]) -> str:
    """Where history falls: one line a figure, from the percentile of its least to that of its most."""
    step, top = 38.0, 8.0
    canvas = Canvas(top + step * len(losses) + 26, "percentiles of history among the games")
    across = Axis(0, 100, 8, WIDE - 16)
    bottom = top + step * len(losses)
    canvas.box(across(5), top, across(95) - across(5), bottom - top, "zone")
    canvas.box(across(25), top, across(75) - across(25), bottom - top, "zone")
    for row, loss in enumerate(losses):
        y = top + step * row + 26
        low, middle, high = (100 * v for v in (loss.percentile[0], loss.percentile_mean, loss.percentile[1]))
        canvas.text(10, y - 10, figure_name(scenario, loss), "t")
        canvas.line(((across(0), y), (across(100), y)), "grid")
        canvas.line(((across(low) - 1, y), (across(high) + 1, y)), "recordbar")
        inside = loss.band_90[0] <= loss.record[1] and loss.record[0] <= loss.band_90[1]
        if inside:
            canvas.dot(across(middle), y, 4.5, "ink")
        else:
            canvas.diamond(across(middle), y, 7, "bad")
    canvas.axis_below(across, bottom)
    return canvas.drawn()


def joint(scenario: Scenario, rows: Sequence[GameRow]) -> str:
    """Men lost by both sides at once, log-log, with the record's boxes if it has both sides' losses."""
    sides = scenario.sides
    clouds = [np.array([row.loss(place, "total") for row in rows], dtype=float) for place in (0, 1)]
    boxes = record_boxes(scenario)
    canvas = Canvas(350, "men lost by both sides, a dot a game")
    ends = [[end for box in boxes for end in box[1][place]] for place in (0, 1)]
    ellipse = _ellipse(scenario, rows)
    most = max((*clouds[1], *ends[1], *(point[1] for point in ellipse)))
    left, right, top, bottom = margin(most), WIDE - 12.0, 12.0, 302.0
    across = loss_axis((*clouds[0], *ends[0], *(point[0] for point in ellipse)), left, right)
    up = loss_axis((*clouds[1], *ends[1], *(point[1] for point in ellipse)), bottom, top)
    canvas.axis_left(up, left, right, 34)
    if boxes:
        _, (wide, high) = boxes[0]
        x, y = across(wide[0]), up(high[1])
        canvas.box(x, y, max(2.0, across(wide[1]) - x), max(2.0, up(high[0]) - y), "record")
    for game in range(min(len(rows), MOST_DOTS)):
        won = [side.id for side in sides].index(rows[game].winner) if rows[game].winner != DRAW else -1
        look = "s0" if won == 0 else "s1" if won == 1 else "nobody"
        canvas.dot(across(clouds[0][game]), up(clouds[1][game]), 2, f"game {look}")
    logs: Floats = np.log1p(np.column_stack(clouds))[:MOST_DOTS]
    for segments, look in zip(holding(logs, (0.9, 0.5)), ("contour", "contour thick"), strict=True):
        pairs = (
            (tuple(math.expm1(v) for v in one), tuple(math.expm1(v) for v in two)) for one, two in segments
        )
        path = "".join(
            f"M{place(across(a[0]))} {place(up(a[1]))}L{place(across(b[0]))} {place(up(b[1]))}"
            for a, b in pairs
        )
        if path:
            canvas.path(path, look)
    canvas.line([(across(one), up(other)) for one, other in ellipse], "thumb")
    for number, (told, (wide, high)) in enumerate(boxes):
        x, y = across(wide[0]), up(high[1])
        look = "recordbox" if number == 0 else "sourcebox"
        canvas.box(x, y, max(2.0, across(wide[1]) - x), max(2.0, up(high[0]) - y), look, told)
    canvas.axis_below(across, bottom, f"{sides[0].names.english} (across)", 38)
    canvas.text(left, bottom + 45, f"{sides[1].names.english} (up)", "t2")
    return canvas.drawn()


def record_boxes(
    scenario: Scenario,
) -> list[tuple[str, tuple[tuple[int, int], tuple[int, int]]]]:
    """The record's ranges of men lost by the two sides: all sources together, then each that has both.

    Men killed, wounded and captured; without the captured where the record does not count them.
    """
    found = {record.side: record for record in loss_records(scenario) if record.measure == "casualties"}
    found |= {record.side: record for record in loss_records(scenario) if record.measure == "total"}
    if len(found) < 2:
        return []
    pair = [found[side.id] for side in scenario.sides]
    boxes = [("all sources", ((pair[0].low, pair[0].high), (pair[1].low, pair[1].high)))]
    names = dict.fromkeys(claim.by for record in pair for part in record.parts for claim in part)
    for by in names:
        ranges = [_range_by(record, by) for record in pair]
        if ranges[0] is not None and ranges[1] is not None and len(names) > 1:
            boxes.append((by, (ranges[0], ranges[1])))
    return boxes


def _range_by(record: LossRecord, by: str) -> tuple[int, int] | None:
    """What one source says of a figure; None unless it speaks of every part."""
    parts = [[claim for claim in part if claim.by == by] for part in record.parts]
    if not all(parts):
        return None
    return sum(min(c.low for c in part) for part in parts), sum(max(c.high for c in part) for part in parts)


def _ellipse(scenario: Scenario, rows: Sequence[GameRow]) -> list[tuple[float, float]]:
    """The rule of thumb's own cloud: the losses round the ellipse that holds 90 % of it."""
    means = [thumb_ln(scenario, rows, side) for side in (0, 1)]
    radius, rho = CENTRAL_90 * baseline.SPREAD, baseline.CORRELATION
    points = []
    for angle in np.linspace(0, 2 * math.pi, 91):
        one, other = math.cos(angle), math.sin(angle)
        x = means[0] + radius * one
        y = means[1] + radius * (rho * one + math.sqrt(1 - rho * rho) * other)
        points.append((max(0.0, math.expm1(x)), max(0.0, math.expm1(y))))
    return points
