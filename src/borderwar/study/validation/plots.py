"""Pictures of a validation, as SVG: drawn with matplotlib (extra `report`)."""

import math
from pathlib import Path
from typing import Any

import numpy as np

from borderwar.rules.clash import ATTACKER_WON
from borderwar.study.validation.battles import WINNERS
from borderwar.study.validation.evaluate import Evaluation

INK, PAPER = "#2b2a27", "#f5f0e1"
RED, BLUE = "#a3312a", "#2f5d7c"
COLOURS = (RED, BLUE)
SIDES = ("attacker", "defender")


class NoPlots(RuntimeError):
    """The pictures' optional library is missing."""


def _pyplot() -> Any:
    try:
        import matplotlib
    except ImportError as error:
        raise NoPlots(
            "pictures need the package 'matplotlib'; install it with: pip install 'borderwar[report]'."
        ) from error
    matplotlib.use("svg")
    matplotlib.rcParams.update(
        {
            "svg.hashsalt": "borderwar",
            "figure.facecolor": PAPER,
            "axes.facecolor": PAPER,
            "axes.edgecolor": INK,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "font.family": "serif",
            "font.size": 9,
            "text.color": INK,
            "axes.labelcolor": INK,
        }
    )
    from matplotlib import pyplot

    return pyplot


def draw(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Write all pictures into a folder.  Raises NoPlots."""
    pyplot = _pyplot()
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, picture in (
        ("losses", _losses),
        ("percentiles", _percentiles),
        ("reliability", _reliability),
        ("residuals", _residuals),
        ("spread", _spread),
    ):
        figure = picture(pyplot, evaluation)
        path = folder / f"{name}.svg"
        figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
        pyplot.close(figure)
        made.append(path)
    return made


def _losses(pyplot: Any, evaluation: Evaluation) -> Any:
    """Forecast against record, both sides, log axes, with the line of truth and a factor of two."""
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 4.2))
    for side, axis in enumerate(axes):
        record = [max(1.0, p.recorded[side]) for p in evaluation.predictions]
        middle = [max(1, p.median[side]) for p in evaluation.predictions]
        low = [max(1, p.band_90[side][0]) for p in evaluation.predictions]
        high = [max(1, p.band_90[side][1]) for p in evaluation.predictions]
        axis.vlines(record, low, high, color=COLOURS[side], alpha=0.18, linewidth=1)
        axis.scatter(record, middle, s=9, color=COLOURS[side], alpha=0.8, linewidths=0)
        ends = (min(record), max(record))
        axis.plot(ends, ends, color=INK, linewidth=0.8)
        for factor in (0.5, 2):
            axis.plot(ends, [end * factor for end in ends], color=INK, linewidth=0.5, linestyle=":")
        axis.set(
            xscale="log",
            yscale="log",
            xlabel=f"{SIDES[side]}'s losses, record",
            ylabel="forecast: median, 90 % band",
        )
    return figure


def _percentiles(pyplot: Any, evaluation: Evaluation) -> Any:
    """Percentile of each record in its forecast, with the band that honest forecasts keep to."""
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3), sharey=True)
    bins = 10
    count = len(evaluation.predictions)
    middle = count / bins
    doubt = 1.96 * math.sqrt(count * (1 / bins) * (1 - 1 / bins))
    for side, axis in enumerate(axes):
        axis.axhspan(middle - doubt, middle + doubt, color=INK, alpha=0.1, linewidth=0)
        axis.hist(evaluation.ranks[:, side], bins=np.linspace(0, 1, bins + 1), color=COLOURS[side], alpha=0.8)
        axis.set(xlabel=f"percentile of the {SIDES[side]}'s recorded losses", xlim=(0, 1))
    axes[0].set_ylabel("battles")
    return figure


def _reliability(pyplot: Any, evaluation: Evaluation) -> Any:
    """How often the attacker won where the law gave so much."""
    figure, axis = pyplot.subplots(figsize=(4.5, 4.2))
    decisive = [p for p in evaluation.predictions if p.winner != "draw"]
    chance = np.array([p.attacker_wins / (p.attacker_wins + p.defender_wins) for p in decisive])
    won = np.array([p.winner == WINNERS[ATTACKER_WON] for p in decisive])
    axis.plot((0, 1), (0, 1), color=INK, linewidth=0.8)
    for part in np.array_split(np.argsort(chance), 7):
        if not len(part):
            continue
        share = won[part].mean()
        error = 1.96 * math.sqrt(max(share * (1 - share), 0.02) / len(part))
        axis.errorbar(chance[part].mean(), share, yerr=error, fmt="o", color=RED, capsize=3, linewidth=1)
    axis.set(xlabel="forecast chance that the attacker wins", ylabel="share won", xlim=(0, 1), ylim=(0, 1))
    return figure


def _residuals(pyplot: Any, evaluation: Evaluation) -> Any:
    """ln record less ln median, by year."""
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3), sharey=True)
    dice = np.random.default_rng(1)
    for side, axis in enumerate(axes):
        years = np.array([p.year for p in evaluation.predictions]) + dice.uniform(
            -0.4, 0.4, len(evaluation.predictions)
        )
        error = [math.log((1 + p.recorded[side]) / (1 + p.median[side])) for p in evaluation.predictions]
        axis.axhline(0, color=INK, linewidth=0.8)
        axis.scatter(years, error, s=9, color=COLOURS[side], alpha=0.7, linewidths=0)
        axis.set(xlabel="year", title=SIDES[side])
    axes[0].set_ylabel("ln record less ln forecast")
    return figure


def _spread(pyplot: Any, evaluation: Evaluation) -> Any:
    """What dice alone do: width of the 90 % band of each battle, against the size of the force."""
    figure, axis = pyplot.subplots(figsize=(6, 3.2))
    for side in range(2):
        width = [
            math.log((1 + p.band_90[side][1]) / (1 + p.band_90[side][0])) / (2 * 1.645)
            for p in evaluation.predictions
        ]
        axis.hist(width, bins=np.linspace(0, 2, 41), color=COLOURS[side], alpha=0.6, label=SIDES[side])
    for side, (low, high) in enumerate(((0.8, 0.9), (1.0, 1.1))):
        axis.axvspan(low, high, color=COLOURS[side], alpha=0.15, linewidth=0)
    axis.set(
        xlabel="standard deviation of ln losses over the seeds of one battle (shaded: target)",
        ylabel="battles",
    )
    axis.legend(frameon=False)
    return figure
