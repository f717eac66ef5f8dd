"""Set forecasts of a battle table beside the record and the baselines, metric by metric."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from borderwar.rules.clash import ATTACKER_WON, DEFENDER_WON, DRAWN
from borderwar.study.scoring import crps_normal
from borderwar.study.validation import baselines as base
from borderwar.study.validation import metrics
from borderwar.study.validation.battles import Battle

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

SIDES = ("attacker", "defender")
ERAS = ((1900, 1914), (1914, 1919), (1919, 1940), (1940, 1946))
WORST = 10


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure with its interval, and the same figure of each baseline."""

    name: str
    value: float
    interval: tuple[float, float]  # 95 %, whole campaigns drawn again
    baselines: dict[str, float]
    battles: int  # that count for it


@dataclass(frozen=True, slots=True)
class Group:
    """Battles alike in size, era or posture: how far off the forecasts are there."""

    kind: str  # "attacker's size", "era", ...
    name: str
    side: str
    battles: int
    bias: float  # mean of ln record less ln forecast
    rmse: float
    inside_50: float
    inside_90: float
    width_90: float  # of the band, in ln


@dataclass(frozen=True, slots=True)
class Prediction:
    """One battle: what was forecast and what the record says."""

    id: str
    name: str
    year: int
    attacker_wins: float
    draw: float
    defender_wins: float
    winner: str
    median: tuple[float, float]
    band_90: tuple[tuple[float, float], tuple[float, float]]
    recorded: tuple[float, float]
    days: float
    recorded_days: float | None
    energy: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that validation says of a table."""

    metrics: list[Metric]
    groups: list[Group]
    predictions: list[Prediction]
    worst: list[Prediction]
    ranks: Floats  # (battles, 2): percentile of the recorded loss of each side
    spread: tuple[float, float, float]  # sd of simulated ln losses of each side, their correlation


def _mean(values: Floats, of: NDArray[np.bool_] | None = None) -> Callable[[Places], float]:
    """The mean of a figure over places, of those marked only; NaN of none."""

    def figure(places: Places) -> float:
        chosen = places if of is None else places[of[places]]
        return float(values[chosen].mean()) if len(chosen) else math.nan

    return figure


def _root_mean(errors: Floats) -> Callable[[Places], float]:
    """Root of the mean square over places; errors that are NaN do not count."""

    def figure(places: Places) -> float:
        known = errors[places][np.isfinite(errors[places])]
        return float(np.sqrt((known**2).mean())) if len(known) else math.nan

    return figure


class _Sheet:
    """Collects metrics of one table."""

    def __init__(self, battles: Sequence[Battle]) -> None:
        self.campaigns = [battle.campaign for battle in battles]
        self.all = np.arange(len(battles))
        self.metrics: list[Metric] = []

    def add(
        self,
        name: str,
        figure: Callable[[Places], float],
        others: dict[str, Callable[[Places], float]] | None = None,
        count: int | None = None,
    ) -> None:
        """One metric; `others` are the baselines' figures."""
        self.metrics.append(
            Metric(
                name,
                figure(self.all),
                metrics.bootstrap(self.campaigns, figure),
                {title: other(self.all) for title, other in (others or {}).items()},
                len(self.all) if count is None else count,
            )
        )

    def gain(self, name: str, ours: Callable[[Places], float], theirs: Callable[[Places], float]) -> None:
        """How much less a score is than a baseline's; a claim needs an interval clear of zero."""
        self.add(name, lambda places: theirs(places) - ours(places))


def _winner_metrics(
    sheet: _Sheet, battles: Sequence[Battle], out: NDArray[np.int32], fold: NDArray[np.int64]
) -> None:
    record = metrics.winners(battles)
    decisive = record != DRAWN
    won = record == ATTACKER_WON
    ratio = np.exp([battle.log_ratio for battle in battles])
    chances = {"": metrics.decisive_chance(out)}
    for title, features in base.WINNER_MODELS.items():
        chances[title] = base.winner_chances(battles, fold, features)
    bets = {title: chance > 0.5 for title, chance in chances.items()}
    bets |= {title: ratio > least for title, least in base.RULES_OF_THUMB.items()}
    count = int(decisive.sum())

    def each(score: Callable[[str], Callable[[Places], float]], titles: list[str], name: str) -> None:
        others = {title: score(title) for title in titles if title}
        sheet.add(name, score(""), others, count)

    def hit(title: str) -> Callable[[Places], float]:
        return _mean((bets[title] == won).astype(float), decisive)

    def balanced(title: str) -> Callable[[Places], float]:
        def figure(places: Places) -> float:
            chosen = places[decisive[places]]
            return metrics.balanced_hit(bets[title][chosen].astype(float), won[chosen])

        return figure

    def log_loss(title: str) -> Callable[[Places], float]:
        chance = np.clip(chances[title], 1e-6, 1 - 1e-6)
        return _mean(-np.log(np.where(won, chance, 1 - chance)), decisive)

    def brier(title: str) -> Callable[[Places], float]:
        return _mean((chances[title] - won) ** 2, decisive)

    def area(title: str) -> Callable[[Places], float]:
        def figure(places: Places) -> float:
            chosen = places[decisive[places]]
            return metrics.area_under_curve(chances[title][chosen], won[chosen])

        return figure

    each(hit, list(bets), "hit, decisive battles")
    each(balanced, list(bets), "balanced hit")
    each(log_loss, list(chances), "log loss")
    sheet.gain(
        "log loss gained on logit on ln force ratio", log_loss(""), log_loss("logit on ln force ratio")
    )
    each(brier, list(chances), "Brier score")
    each(area, list(chances), "area under the curve")

    three = metrics.chances(out)
    rates = np.array([[(record[fold != f] == kind).mean() for kind in range(3)] for f in fold])
    if not np.isfinite(rates).all():
        rates = np.tile([(record == kind).mean() for kind in range(3)], (len(battles), 1))

    def ranked(chance: Floats) -> Callable[[Places], float]:
        reached = np.cumsum(chance, axis=1)[:, :2]
        happened = (record[:, None] <= np.arange(2)[None, :]).astype(float)
        return _mean(((reached - happened) ** 2).sum(axis=1))

    sheet.add("ranked probability score, with draws", ranked(three), {"base rates": ranked(rates)})


def _loss_metrics(
    sheet: _Sheet, battles: Sequence[Battle], sample: Floats, truth: Floats, fold: NDArray[np.int64]
) -> None:
    dice = np.random.default_rng(1)
    clouds = []
    for side, name in enumerate(SIDES):
        errors = {"": truth[:, side] - sample[:, :, side].mean(axis=1)}
        scores = {"": metrics.crps_each(sample[:, :, side], truth[:, side])}
        for title, model in base.LOSS_MODELS.items():
            mean, spread = base.loss_forecasts(battles, fold, model, side)
            errors[title] = truth[:, side] - mean
            scores[title] = np.array(
                [crps_normal(m, s, t) for m, s, t in zip(mean, spread, truth[:, side], strict=True)]
            )
            if title == base.POWER_LAW:
                clouds.append(mean[:, None] + spread[:, None] * dice.standard_normal((len(battles), 500)))
        titles = list(base.LOSS_MODELS)
        roots = {title: _root_mean(error) for title, error in errors.items()}
        near = {t: _mean((np.abs(error) < math.log(2)).astype(float)) for t, error in errors.items()}
        ranked = {title: _mean(score) for title, score in scores.items()}
        sheet.add(f"{name} ln-loss RMSE", roots[""], {t: roots[t] for t in titles})
        sheet.gain(f"{name} ln-loss RMSE gained on the power law", roots[""], roots[base.POWER_LAW])
        sheet.add(f"{name} losses within a factor of two", near[""], {t: near[t] for t in titles})
        sheet.add(f"{name} ln-loss CRPS", ranked[""], {t: ranked[t] for t in titles})
    ratio = truth[:, 0] - truth[:, 1]
    ours = np.abs(ratio - (sample[:, :, 0] - sample[:, :, 1]).mean(axis=1))
    constant = np.abs(ratio - np.array([ratio[fold != f].mean() if (fold != f).any() else 0.0 for f in fold]))
    sheet.add("loss ratio, mean absolute ln error", _mean(ours), {"constant": _mean(constant)})
    energy = _mean(metrics.energy(sample[:, :, :2], truth[:, :2], metrics.SCALE))
    power = _mean(metrics.energy(np.stack(clouds, axis=2), truth[:, :2], metrics.SCALE))
    sheet.add("energy score of both losses", energy, {base.POWER_LAW: power})
    sheet.gain("energy score gained on the power law", energy, power)
    raw = np.ones(2)
    sheet.add(
        "energy score of both losses, in plain ln",
        _mean(metrics.energy(sample[:, :, :2], truth[:, :2], raw)),
        {base.POWER_LAW: _mean(metrics.energy(np.stack(clouds, axis=2), truth[:, :2], raw))},
    )
    told = np.array([battle.outcome.days is not None for battle in battles])
    days = np.where(told, truth[:, 2] - sample[:, :, 2].mean(axis=1), math.nan)
    same = np.where(told, truth[:, 2] - truth[told, 2].mean(), math.nan) if told.any() else days
    sheet.add("ln-days RMSE", _root_mean(days), {"constant": _root_mean(same)}, int(told.sum()))
    for side, name in enumerate(SIDES):
        for share in (0.5, 0.9):
            inside, width = metrics.covered(sample[:, :, side], truth[:, side], share)
            sheet.add(f"{name} losses inside the {share:.0%} band", _mean(inside.astype(float)))
            sheet.add(f"{name} width of the {share:.0%} band, ln", _mean(width))


def _groups(battles: Sequence[Battle], sample: Floats, truth: Floats) -> list[Group]:
    """Residuals and coverage by own size, era and posture."""
    found = []
    for side, name in enumerate(SIDES):
        error = truth[:, side] - sample[:, :, side].mean(axis=1)
        half, _ = metrics.covered(sample[:, :, side], truth[:, side], 0.5)
        most, width = metrics.covered(sample[:, :, side], truth[:, side], 0.9)
        labels: list[tuple[str, list[str]]] = [
            ("own men", [metrics.class_name(metrics.size_class(b.inputs.men[side])) for b in battles]),
            ("era", [_era(b.inputs.year) for b in battles]),
            ("posture", [b.inputs.posture for b in battles]),
        ]
        for kind, label in labels:
            order = {metrics.class_name(place): place for place in range(len(metrics.SIZE_CLASSES) + 1)}
            for value in sorted(set(label), key=lambda text: (order.get(text, 0), text)):
                here = np.array([text == value for text in label])
                found.append(
                    Group(
                        kind,
                        value,
                        name,
                        int(here.sum()),
                        float(error[here].mean()),
                        float(np.sqrt((error[here] ** 2).mean())),
                        float(half[here].mean()),
                        float(most[here].mean()),
                        float(width[here].mean()),
                    )
                )
    return found


def _era(year: int) -> str:
    for first, end in ERAS:
        if first <= year < end:
            return f"{first}-{end - 1}"
    return "earlier" if year < ERAS[0][0] else "later"


def _predictions(
    battles: Sequence[Battle], out: NDArray[np.int32], sample: Floats, truth: Floats
) -> list[Prediction]:
    chance = metrics.chances(out)
    energy = metrics.energy(sample[:, :, :2], truth[:, :2])
    low, middle, high = np.expm1(np.quantile(sample[:, :, :2], (0.05, 0.5, 0.95), axis=1))
    days = np.exp(np.median(sample[:, :, 2], axis=1))
    return [
        Prediction(
            battle.id,
            battle.name,
            battle.inputs.year,
            round(float(chance[place, ATTACKER_WON]), 4),
            round(float(chance[place, DRAWN]), 4),
            round(float(chance[place, DEFENDER_WON]), 4),
            battle.outcome.winner,
            (round(float(middle[place, 0])), round(float(middle[place, 1]))),
            (
                (round(float(low[place, 0])), round(float(high[place, 0]))),
                (round(float(low[place, 1])), round(float(high[place, 1]))),
            ),
            battle.outcome.losses,
            round(float(days[place]), 1),
            battle.outcome.days,
            round(float(energy[place]), 3),
        )
        for place, battle in enumerate(battles)
    ]


def evaluate(battles: Sequence[Battle], out: NDArray[np.int32], fold: NDArray[np.int64]) -> Evaluation:
    """All metrics of forecasts `out` of these battles; baselines are fitted on the folds given."""
    sample, truth = metrics.log_losses(out, battles)
    sheet = _Sheet(battles)
    _winner_metrics(sheet, battles, out, fold)
    _loss_metrics(sheet, battles, sample, truth, fold)
    predictions = _predictions(battles, out, sample, truth)
    ranks = np.stack([metrics.rank(sample[:, :, side], truth[:, side]) for side in range(2)], axis=1)
    middle = sample[:, :, :2] - sample[:, :, :2].mean(axis=1, keepdims=True)
    flat = middle.reshape(-1, 2)
    return Evaluation(
        sheet.metrics,
        _groups(battles, sample, truth),
        predictions,
        sorted(predictions, key=lambda prediction: -prediction.energy)[:WORST],
        ranks,
        (float(flat[:, 0].std()), float(flat[:, 1].std()), float(np.corrcoef(flat.T)[0, 1])),
    )
