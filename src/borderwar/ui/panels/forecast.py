"""Forecast card: what an attack would do, reckoned by the function that resolves it."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.ui.counters import draw_counter
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.intents import OpenRule
from borderwar.ui.play.looks import map_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import distance, minutes

WIDE = 356.0
LINE = 22.0
TITLES = {"fire": "Fire forecast", "assault": "Assault forecast", "bombard": "Bombardment forecast", "strike": "Air strike forecast"}


@dataclass(frozen=True)
class FactorLine:
    """One factor, in the order of reckoning."""

    rule: str
    text: str
    attack: str
    defence: str


@dataclass(frozen=True)
class LossLine:
    """Expected losses of one side in one measure."""

    label: str
    mean: str
    spread: str
    bars: tuple[int, ...]
    first_likely: int
    last_likely: int
    ink: str


@dataclass(frozen=True)
class ForecastModel:
    """What the card says."""

    title: str
    note: str
    attacker: Any
    defender: Any
    factors: tuple[FactorLine, ...]
    losses: tuple[LossLine, ...]
    chances: tuple[tuple[int, str, str], ...]  # per cent, word, colour
    reply: tuple[str, ...]


def _short(value: str | int | float | None) -> str:
    return "" if value is None else str(value)


def _mean(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 20 else f"{value:.0f}"


class ForecastCard(Panel):
    """What an attack would do."""

    name = "forecast"
    ground = None

    def model(self, context: Situation) -> ForecastModel | None:
        plan = context.plan()
        if plan.kind not in TITLES or plan.order is None or plan.refusal is not None:
            return None
        forecast = context.findings.forecast(plan.order)
        if forecast is None:
            return None
        units = context.view.units
        attacker = units[forecast.attacker]
        target = units[forecast.target] if forecast.target >= 0 else None
        away = distance(context.layout.distance(attacker.hex, forecast.hex) * context.scenario.hex_metres) if attacker.hex >= 0 else ""
        note = " · ".join(part for part in (minutes(forecast.seconds) if forecast.seconds else "", away) if part)
        return ForecastModel(
            TITLES[plan.kind], note, map_look(attacker), map_look(target) if target else None,
            tuple(FactorLine(f.rule, f.text, _short(f.attack_value), _short(f.defence_value)) for f in forecast.lines),
            self._losses(forecast, attacker, target), self._chances(forecast), tuple(str(line) for line in forecast.reply)[:3],
        )

    def _losses(self, forecast: Any, attacker: Any, target: Any) -> tuple[LossLine, ...]:
        out = []
        for place, label, ink in (
            (2, "Their men", "plot-blue"), (3, "Their vehicles", "plot-blue"),
            (0, "Our men", "bar-red"), (1, "Our vehicles", "bar-red"),
        ):
            owner = attacker if place < 2 else target
            if place % 2 and not (owner is not None and owner.start_vehicles):
                continue
            low, high = forecast.low[place], forecast.high[place]
            if place < 2 and not high and not forecast.expected[place]:
                continue
            bars = tuple(forecast.histogram) if place == 2 else ()
            spread = f"{_mean(low)} to {_mean(high)}"
            out.append(LossLine(label, _mean(forecast.expected[place]), spread, bars, round(low), round(high), ink))
        return tuple(out)

    def _chances(self, forecast: Any) -> tuple[tuple[int, str, str], ...]:
        """Shares of the result bar, in per cent; a chance comes in per mille."""
        own, theirs = (round(chance / 10) for chance in forecast.break_chances[:2])
        rest = max(0, 100 - own - theirs)
        parts = ((theirs, "they break", "defence-text"), (rest, "both stand", "bar-plain"), (own, "we break", "bar-red"))
        return tuple(part for part in parts if part[0] > 0)

    def size(self, model: ForecastModel) -> tuple[float, float]:
        high = 120 + LINE * len(model.factors) + 44 + 44 * len(model.losses)
        high += 76 if model.chances else 0
        high += 10 + 20 * len(model.reply) if model.reply else 0
        return WIDE, high + 8

    def draw(self, pen: Pen, model: ForecastModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.control("forecast.card", (0, 0, pen.width, pen.height), None, focus=False)
        left, right = 18.0, pen.width - 18
        pen.text(model.title, left, 12, face="map-bold", size=19, ink="ink")
        pen.text(model.note, right, 17, size=14, ink="ink-2", align="right")
        y = self._heads(pen, model, left, right)
        for factor in model.factors:
            y = self._factor(pen, factor, left, right, y)
        pen.line(left, y + 3, right, y + 3, "card-rule")
        y += 10
        pen.text("Expected losses", left, y, face="text-bold", ink="ink")
        pen.text("middle 80 % of games", right, y + 1, size=13, ink="ink-2", align="right")
        y += 27
        for loss in model.losses:
            self._loss(pen, loss, left, right, y)
            y += 44
        if model.chances:
            y = self._result(pen, model, left, right, y + 2)
        for line in model.reply:
            pen.text(line, left, y + 4, size=13, ink="ink-2", room=right - left)
            y += 20

    def _heads(self, pen: Pen, model: ForecastModel, left: float, right: float) -> float:
        for look, x in ((model.attacker, left + 24), (model.defender, right - 24)):
            if look is None:
                continue
            card = draw_counter(look, round(46 * pen.scale), pen.theme)
            px, py = pen.point(x, 72)
            pen.surface.blit(card, card.get_rect(center=(round(px), round(py))), special_flags=pygame.BLEND_PREMULTIPLIED)
        if model.losses:
            first = model.losses[0]
            pen.text(first.mean, pen.width / 2, 46, face="text-bold", size=30, ink="attack-text", align="centre")
            label = first.label.lower() + " lost, " + first.spread
            pen.text(label, pen.width / 2, 82, size=13, ink="ink-2", align="centre")
        pen.line(left, 104, right, 104, "card-rule")
        return 110

    def _factor(self, pen: Pen, factor: FactorLine, left: float, right: float, y: float) -> float:
        pen.text(factor.rule, left, y + 1, size=13, ink="amber-text")
        attack = pen.text(factor.attack, right - 56, y, face="text-bold", ink="attack-text", align="right")
        pen.text(factor.defence, right, y, face="text-bold", ink="defence-text", align="right")
        pen.text(factor.text, left + 38, y, ink="ink", room=right - left - 38 - 64 - attack)
        if factor.rule:
            pen.control(
                f"forecast.rule.{round(y)}", (left - 4, y, right - left + 8, LINE), OpenRule(factor.rule), focus=False
            )
        return y + LINE

    def _loss(self, pen: Pen, loss: LossLine, left: float, right: float, y: float) -> None:
        pen.text(loss.label, left, y, size=14, ink="ink-2")
        wide = pen.text(loss.mean, left, y + 16, face="text-bold", size=18, ink="ink")
        pen.text(loss.spread, left + wide + 8, y + 20, size=13, ink="ink-2")
        start, room, high = left + 150, right - left - 150, 36.0
        if not loss.bars:
            top = max(1, loss.last_likely, 1)
            scale = room / (top * 1.25)
            pen.line(start, y + high, right, y + high, "ink-3")
            pen.box((start + loss.first_likely * scale, y + high - 14, max(3.0, (top - loss.first_likely) * scale), 8), loss.ink, 2)
            return
        tallest = max(1, *loss.bars)
        each = room / len(loss.bars)
        for number, bar in enumerate(loss.bars):
            tall = max(1.0, high * bar / tallest)
            likely = loss.first_likely <= number <= loss.last_likely
            ink = loss.ink if likely else "bar-plain"
            pen.fill((start + number * each, y + high - tall, max(1.0, each - 2), tall), ink)
        pen.line(start, y + high, right, y + high, "ink-3")

    def _result(self, pen: Pen, model: ForecastModel, left: float, right: float, y: float) -> float:
        pen.text("Result", left, y, face="text-bold", ink="ink")
        y += 24
        x, room = left, right - left
        for share, word, ink in model.chances:
            wide = room * share / 100
            pen.fill((x, y, max(2.0, wide - 2), 22), ink)
            number_ink = "ink" if ink == "bar-plain" else "card"
            if wide > 26:
                pen.text(f"{share} %" if wide > 44 else str(share), x + wide / 2, y + 1, face="text-bold", ink=number_ink, align="centre")
            if wide > pen.measure(word, "narrow", 14):
                pen.text(word, x + wide / 2, y + 23, face="narrow", size=14, ink="ink-2", align="centre")
            x += wide
        return y + 46
