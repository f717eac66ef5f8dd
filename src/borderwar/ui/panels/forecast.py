"""Forecast card: what an attack would do, reckoned by the function that resolves it."""

from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say, say_many
from borderwar.ui.case_tip import case_tip
from borderwar.ui.counters import draw_counter
from borderwar.ui.kit.panel import Panel, draw_scroll_bar
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.intents import OpenRule
from borderwar.ui.play.looks import map_look
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import distance, minutes

WIDE, NARROW = 356.0, 300.0
LINE = 22.0
LOSS = 60.0
MOST_REPLIES = 3
RIM = 4.0
TITLES = {
    "fire": "Fire forecast",
    "assault": "Assault forecast",
    "bombard": "Bombardment forecast",
    "strike": "Air strike forecast",
    "scout": "Reconnaissance forecast",
}
WEAPONS = {"guns": "guns", "rifles": "rifles"}
WEAPONS = {"guns": "guns", "rifles": "rifles"}


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
    spread: str  # nine tries in ten
    cases: str  # fewest, commonest and most of all tries
    bars: tuple[int, ...]
    first_likely: int
    last_likely: int
    top: int  # where the bars end
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
    exact: bool  # luck is off
    narrow: bool  # little room
    attack: str  # all factors of fire multiplied
    attack_words: str


def _mean(value: float) -> str:
    if 0 < value < 0.1:
        return "< 0.1"
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 20 else f"{value:.0f}"


def _bars(spread: Any) -> tuple[int, ...]:
    """The bars of a spread: one a whole number where they are few, else as they come."""
    bins = len(spread.histogram)
    if spread.top >= bins:
        return tuple(spread.histogram)
    return tuple(
        spread.histogram[min(bins - 1, number * bins // spread.top)] for number in range(spread.top + 1)
    )


def _cases(spread: Any, ours: bool) -> dict[str, int]:
    """Best, likely and worst of all tries, for us."""
    fewest, most = spread.best, spread.worst
    best, worst = (fewest, most) if ours else (most, fewest)
    return {"best": best, "likely": spread.likely, "worst": worst}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class ForecastCard(Panel):
    """What an attack would do."""

    name = "forecast"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def model(self, context: Situation) -> ForecastModel | None:
        plan = context.plan()
        if context.desk.victory or plan.kind not in TITLES or plan.order is None or plan.refusal is not None:
            return None
        forecast = context.aims.forecast(plan.order)
        attacker = context.aims.unit(forecast.unit) if forecast is not None else None
        if forecast is None or attacker is None:
            return None
        target = context.findings.unit(forecast.target)
        away = (
            distance(context.layout.distance(attacker.hex, forecast.hex) * context.scenario.hex_metres)
            if attacker.hex >= 0
            else ""
        )
        fights = plan.kind != "scout"  # who only looks hurts nobody
        losses = self._losses(forecast, attacker, target)
        stand = context.desk.stand
        origin = say("from {hex}", hex=context.number(stand)) if stand != NOWHERE else ""
        time = minutes(forecast.seconds) if forecast.seconds else ""
        note = " · ".join(part for part in (origin, time, away) if part)
        return ForecastModel(
            say(TITLES[plan.kind]),
            note,
            map_look(attacker),
            map_look(target) if target else None,
            tuple(FactorLine(f.rule, _sentence(f.text), f.attack, f.defence) for f in forecast.factors),
            losses if fights else tuple(loss for loss in losses if loss.ink == "bar-red"),
            self._chances(forecast, plan.kind) if fights else (),
            self._replies(forecast, context),
            forecast.exact,
            context.narrow,
            _mean(forecast.attack) if forecast.attack else "",
            say("{what} that tell", what=say(WEAPONS[forecast.attack_unit])) if forecast.attack else "",
        )

    def _losses(self, forecast: Any, attacker: Any, target: Any) -> tuple[LossLine, ...]:
        out = []
        for spread, label, ink, owner, machines in (
            (forecast.their_men, say("Their men"), "plot-blue", target, False),
            (forecast.their_vehicles, say("Their vehicles"), "plot-blue", target, True),
            (forecast.own_men, say("Our men"), "bar-red", attacker, False),
            (forecast.own_vehicles, say("Our vehicles"), "bar-red", attacker, True),
        ):
            if machines and (owner is None or not owner.start_vehicles) and not spread.high:
                continue
            if owner is attacker and not spread.high:
                continue
            cases = say("best {best}, likely {likely}, worst {worst}", **_cases(spread, owner is attacker))
            words = (
                _mean(spread.mean),
                say("{low} to {high}", low=spread.low, high=spread.high),
                "" if forecast.exact else cases,
            )
            out.append(LossLine(label, *words, _bars(spread), spread.low, spread.high, spread.top, ink))
        if target is not None and target.armoured:
            out.sort(key=lambda loss: loss.label in (say("Their men"), say("Our men")))
        return tuple(out)

    def _chances(self, forecast: Any, kind: str) -> tuple[tuple[int, str, str], ...]:
        """Shares of the result bar, in per cent."""
        own, theirs = forecast.own_break, forecast.their_break
        if kind == "assault":
            carried = forecast.carried
            own = min(own, 100 - carried)
            parts = (
                (carried, say("hex taken"), "defence-text"),
                (100 - carried - own, say("held"), "bar-plain"),
                (own, say("we break"), "bar-red"),
            )
        else:
            theirs = min(theirs, 100 - own)
            parts = (
                (theirs, say("they break"), "defence-text"),
                (100 - own - theirs, say("both stand"), "bar-plain"),
                (own, say("we break"), "bar-red"),
            )
        return tuple(part for part in parts if part[0] > 0)

    def _replies(self, forecast: Any, context: Situation) -> tuple[str, ...]:
        lines = []
        if forecast.suppression:
            lines.append(
                say(
                    "Suppression of the target afterwards: {suppression} %.", suppression=forecast.suppression
                )
            )
        if forecast.replies:
            lines.append(say("Their next turn, if each fires all of it at us:"))
        for reply in forecast.replies[:MOST_REPLIES]:
            unit = context.findings.unit(reply.row)
            if unit is not None:
                loss = say("{men} men", men=_mean(reply.men)) if reply.men else say("no man")
                if reply.vehicles >= 0.05:
                    loss += say(", {vehicles} vehicles", vehicles=_mean(reply.vehicles))
                lines.append(f"    {unit.name}: {loss}")
        more = len(forecast.replies) - MOST_REPLIES
        if more > 0:
            lines.append(say_many(more, "    and {number} more", "    and {number} more"))
        near = [unit.name for row in forecast.friends if (unit := context.findings.unit(row)) is not None]
        if near:
            lines.insert(0, say("Own men in danger of stray shells: {units}.", units=", ".join(near)))
        return tuple(lines)

    def size(self, model: ForecastModel) -> tuple[float, float]:
        wide = NARROW if model.narrow else WIDE
        lines = (len(self._factor_lines(self._measure, factor, wide)) for factor in model.factors)
        high = (
            110
            + sum(LINE + (number - 1) * LINE * 0.8 for number in lines)
            + 37
            + (44.0 if model.exact else LOSS) * len(model.losses)
        )
        high += 72 if model.chances else 0
        high += 4 + 20 * len(model.reply) if model.reply else 0
        return wide, high + 12

    def draw(self, pen: Pen, model: ForecastModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 6, "card-edge")
        pen.control("forecast.card", (0, 0, pen.width, pen.height), None, focus=False)
        seen = (0.0, RIM, pen.width, pen.height - 2 * RIM)
        with pen.window(seen, self.scrolled + RIM):
            whole = self._contents(pen, model)
        self.scroll_most = draw_scroll_bar(pen, seen, self.scrolled, whole - 2 * RIM, "card-rule")

    def _contents(self, pen: Pen, model: ForecastModel) -> float:
        """All that the card says; its whole height."""
        left, right = 18.0, pen.width - 18
        head = pen.text(model.title, left, 12, face="map-bold", size=19, ink="ink")
        pen.text(model.note, right, 17, size=14, ink="ink-2", align="right", room=right - left - head - 12)
        y = self._heads(pen, model, left, right)
        for factor in model.factors:
            y = self._factor(pen, factor, left, right, y)
        pen.line(left, y + 3, right, y + 3, "card-rule")
        y += 10
        pen.text(say("Expected losses"), left, y, face="text-bold", ink="ink")
        pen.text(
            say("luck is off: exact") if model.exact else say("nine tries in ten"),
            right,
            y + 1,
            size=13,
            ink="ink-2",
            align="right",
        )
        y += 27
        for loss in model.losses:
            self._loss(pen, loss, left, right, y)
            y += 44.0 if model.exact else LOSS
        if model.chances:
            y = self._result(pen, model, left, right, y + 2)
        for line in model.reply:
            pen.text(line, left, y + 4, size=13, ink="ink-2", room=right - left)
            y += 20
        return y + 12

    def _heads(self, pen: Pen, model: ForecastModel, left: float, right: float) -> float:
        for look, x in ((model.attacker, left + 24), (model.defender, right - 24)):
            if look is None:
                continue
            card = draw_counter(look, round(46 * pen.scale), pen.theme)
            px, py = pen.point(x, 72)
            pen.surface.blit(
                card, card.get_rect(center=(round(px), round(py))), special_flags=pygame.BLEND_PREMULTIPLIED
            )
        pen.text(model.attack, left + 58, 48, face="text-bold", size=26, ink="attack-text")
        pen.text(model.attack_words, left + 59, 80, size=13, ink="ink-2")
        if model.losses:
            first = model.losses[0]
            pen.text(first.mean, right - 58, 48, face="text-bold", size=26, ink="defence-text", align="right")
            label = say("men lost") if first.label == say("Their men") else say("vehicles lost")
            pen.text(label, right - 59, 80, size=13, ink="ink-2", align="right")
        pen.line(left, 104, right, 104, "card-rule")
        return 110

    def _factor_lines(self, pen: Pen, factor: FactorLine, width: float) -> list[str]:
        """The text of a factor in lines that leave room for the numbers."""
        room = width - 36 - 38 - 62 - pen.measure(factor.attack, "text-bold", 15)
        return pen.wrap(factor.text, room, "narrow", 15)

    def _factor(self, pen: Pen, factor: FactorLine, left: float, right: float, y: float) -> float:
        pen.text(factor.rule, left, y + 1, size=13, ink="amber-text")
        attack = pen.text(factor.attack, right - 56, y, face="text-bold", ink="attack-text", align="right")
        pen.text(factor.defence, right, y, face="text-bold", ink="defence-text", align="right")
        lines = self._factor_lines(pen, factor, pen.width)
        if len(lines) == 1:
            pen.text(factor.text, left + 38, y, ink="ink", room=right - left - 38 - 60 - attack)
        else:
            for number, line in enumerate(lines):
                pen.text(line, left + 38, y + number * LINE * 0.8, face="narrow", ink="ink")
        high = LINE + (len(lines) - 1) * LINE * 0.8
        if factor.rule:
            pen.control(
                f"forecast.rule.{round(y)}",
                (left - 4, y, right - left + 8, high),
                OpenRule(factor.rule),
                tip=case_tip(factor.rule),
                focus=False,
            )
        return y + high

    def _loss(self, pen: Pen, loss: LossLine, left: float, right: float, y: float) -> None:
        pen.text(loss.label, left, y, size=14, ink="ink-2")
        wide = pen.text(loss.mean, left, y + 16, face="text-bold", size=18, ink="ink")
        pen.text(loss.spread, left + wide + 8, y + 20, size=13, ink="ink-2")
        pen.text(loss.cases, left, y + 38, face="narrow", size=13, ink="ink-2", room=right - left)
        start = left + (150 if right - left > 300 else 116)
        room, high = right - start, 36.0
        tallest = max(1, *loss.bars)
        each = room / len(loss.bars)
        whole = len(loss.bars) == loss.top + 1
        step = 1.0 if whole else loss.top / len(loss.bars)
        for number, bar in enumerate(loss.bars):
            tall = max(1.0, high * bar / tallest)
            likely = loss.first_likely < (number + 1) * step and number * step <= loss.last_likely
            ink = loss.ink if likely else "bar-plain"
            pen.fill((start + number * each, y + high - tall, max(1.0, each - 2), tall), ink)
        pen.line(start, y + high, right, y + high, "ink-3")

    def _result(self, pen: Pen, model: ForecastModel, left: float, right: float, y: float) -> float:
        pen.text(say("Result"), left, y, face="text-bold", ink="ink")
        y += 24
        x, room = left, right - left
        for share, word, ink in model.chances:
            wide = room * share / 100
            pen.fill((x, y, max(2.0, wide - 2), 22), ink)
            number_ink = "ink" if ink == "bar-plain" else "card"
            if wide > 26:
                pen.text(
                    f"{share} %" if wide > 44 else str(share),
                    x + wide / 2,
                    y + 1,
                    face="text-bold",
                    ink=number_ink,
                    align="centre",
                )
            if wide > pen.measure(word, "narrow", 14):
                pen.text(word, x + wide / 2, y + 23, face="narrow", size=14, ink="ink-2", align="centre")
            x += wide
        return y + 46
