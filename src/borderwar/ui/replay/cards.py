"""What lies on the replay's map: the chosen unit's card, the legend, the red bar of a record that fails."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pygame

from borderwar.language import say
from borderwar.session.history import BETWEEN, DATED
from borderwar.ui.counters import CounterLook, draw_counter
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Chip, draw_chips
from borderwar.ui.replay.far import where_words
from borderwar.ui.replay.showing import TABS, Showing, ShowTab
from borderwar.ui.words import distance, strength

if TYPE_CHECKING:
    from borderwar.session.unit_view import UnitView

CARD = 330.0


@dataclass(frozen=True)
class UnitCardModel:
    """One unit, here and in history."""

    name: str
    headline: str
    rows: tuple[tuple[str, str], ...]
    source: str
    far: bool
    weighed: tuple[tuple[str, str], ...] = ()  # plans that were weighed, and their mean margins


class UnitCard(Panel):
    """The chosen unit, here and in history."""

    name = "unit-card"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def depends(self, context: Showing) -> object:
        return context.version, context.situation.desk.hover, context.thoughts.count

    def model(self, context: Showing) -> UnitCardModel | None:
        unit = context.situation.unit or context.hovered
        if unit is None:
            return None
        model = self._stand(context, unit)
        if context.situation.side not in (None, unit.side):
            return model
        intents = context.thoughts.of(context.turn - 1, unit.side)
        if intents is None:
            return model
        label = say("A staff would") if context.thoughts.by_person(unit.side) else say("It was to")
        weighed = tuple((plan.words, f"{plan.margin:+d}") for plan in intents.weighed)
        return replace(model, rows=(*model.rows, (label, intents.tasks[unit.row])), weighed=weighed)

    def _stand(self, context: Showing, unit: "UnitView") -> UnitCardModel:
        """Where it stands, here and in history."""
        number = context.game.setup.number
        here = say("hex {hex}, {strength}", hex=number(unit.hex), strength=strength(unit.men, unit.vehicles))
        rows = [(say("Here"), here if unit.hex >= 0 else say("not on the map"))]
        if context.other is not None:
            row = next((row for row in context.rows() if row.unit == unit.id), None)
            there = row.hexes[1] if row is not None else None
            words = (
                say("hex {hex}, {men} men", hex=number(there), men=row.men[1])
                if row and there is not None
                else None
            )
            rows.append((context.other.name, words or say("not on the map")))
            apart = row.apart if row is not None else None
            metres = (apart or 0) * context.situation.scenario.hex_metres
            line = say("{far} apart", far=distance(metres)) if apart else say("in the same hex")
            return UnitCardModel(
                unit.name,
                line if apart is not None else say("only in one of the two"),
                tuple(rows),
                "",
                bool(apart),
            )
        apart_here = context.apart(unit.row)
        if apart_here is None:
            headline = say("The record does not say where it stood.")
            return UnitCardModel(unit.name, headline, tuple(rows), "", False)
        stand = apart_here.stand
        how = (
            say("hex {hex}", hex=number(stand.hex))
            if stand.how == DATED
            else say(
                "about {hex}, between turns {a} and {b}", hex=number(stand.hex), a=stand.turn, b=stand.until
            )
            if stand.how == BETWEEN
            else say("hex {hex} since turn {turn}", hex=number(stand.hex), turn=stand.turn)
        )
        doubt = distance(stand.within * context.situation.scenario.hex_metres)
        rows.append((say("In history"), how))
        known = (
            say("{mark}, exact", mark=stand.mark)
            if not stand.within
            else say("{mark}, ±{far}", mark=stand.mark, far=doubt)
        )
        rows.append((say("Known"), known))
        known_sources = {**context.situation.scenario.sources, **context.situation.scenario.history.sources}
        source = known_sources.get(stand.source, stand.source)
        return UnitCardModel(
            unit.name, where_words(context, apart_here), tuple(rows), source, not apart_here.within
        )

    def _source(self, model: UnitCardModel) -> list[str]:
        return self._measure.wrap(model.source, CARD - 36, "text", 13)[:3] if model.source else []

    def size(self, model: UnitCardModel) -> tuple[float, float]:
        high = 76 + 25 * len(model.rows) + 18 * len(self._source(model)) + (8 if model.source else 0)
        return CARD, high + (24 + 20 * len(model.weighed) if model.weighed else 0)

    def draw(self, pen: Pen, model: UnitCardModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 5, "card-edge")
        pen.text(model.name, 18, 12, face="map-bold", size=19, ink="ink", room=pen.width - 36)
        ink = "attack-text" if model.far else "ink-2"
        pen.text(model.headline, 18, 40, face="text-bold", size=15, ink=ink, room=pen.width - 36)
        y = 66.0
        for label, value in model.rows:
            used = pen.text(label, 18, y, size=14, ink="ink-2", room=110)
            pen.text(value, pen.width - 18, y, size=14, ink="ink", align="right", room=pen.width - 48 - used)
            y += 25
        for line in self._source(model):
            pen.text(line, 18, y + 2, size=13, ink="ink-3", room=pen.width - 36)
            y += 18
        if model.weighed:
            pen.text(say("Weighed: points above par in games played ahead"), 18, y + 4, size=13, ink="ink-2")
            y += 24
        for words, margin in model.weighed:
            pen.text(words, 18, y, size=14, ink="ink", room=pen.width - 96)
            pen.text(margin, pen.width - 18, y, face="text-bold", size=14, ink="ink", align="right")
            y += 20


@dataclass(frozen=True)
class LegendModel:
    """What the signs on the map mean."""

    solid: CounterLook
    ghost: CounterLook
    words: tuple[str, str, str, str]


class Legend(Panel):
    """The signs of the map."""

    name = "legend"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def depends(self, context: Showing) -> object:
        return context.other, context.situation.version if context.situation.version < 2 else 2

    def model(self, context: Showing) -> LegendModel | None:
        first: Any = next(iter(context.view.units), None)
        if first is None:
            return None
        beside = context.other.name if context.other is not None else say("in history")
        ghost = CounterLook(nation=first.nation, branch=first.branch, ghost=True)
        words = (say("this game"), beside, say("same hex"), say("how far apart"))
        return LegendModel(CounterLook(nation=first.nation, branch=first.branch), ghost, words)

    def size(self, model: LegendModel) -> tuple[float, float]:
        return 176 + sum(min(150.0, self._measure.measure(word, "text", 14)) for word in model.words), 46

    def draw(self, pen: Pen, model: LegendModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 5, "card-edge")
        x = 14.0
        for look, word in ((model.solid, model.words[0]), (model.ghost, model.words[1])):
            card = draw_counter(look, round(26 * pen.scale))
            middle = pen.point(x + 13, pen.height / 2)
            corner = round(middle[0] - card.get_width() / 2), round(middle[1] - card.get_height() / 2)
            pen.surface.blit(card, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
            x += 34 + pen.text(word, x + 34, 13, size=14, ink="ink", room=150) + 14
        pen.disc(x + 7, 23, 8, "window")
        pen.line(x + 3, 23, x + 6, 26, "card", 2)
        pen.line(x + 6, 26, x + 11, 19, "card", 2)
        x += 20 + pen.text(model.words[2], x + 20, 13, size=14, ink="ink") + 14
        for piece in range(3):
            pen.line(x + piece * 9, 23, x + piece * 9 + 5, 23, "ink", 1.6)
        pen.text(model.words[3], x + 32, 13, size=14, ink="ink", room=pen.width - x - 40)


@dataclass(frozen=True)
class TroubleModel:
    """Why a record does not verify."""

    text: str
    detail: str


class TroubleBar(Panel):
    """A red bar: the first bad order and field of a record that does not verify."""

    name = "trouble"
    ground = "attack-text"

    def model(self, context: Showing) -> TroubleModel | None:
        trouble = context.trouble
        if trouble is None:
            return None
        order = " ".join(trouble.order.partition("~")[0].split())
        return TroubleModel(
            say("This record does not verify: it is shown up to order {good}.", good=trouble.good)
            + " "
            + (
                say("The first field that differs after it is {field}.", field=trouble.field)
                if trouble.field
                else say("The log does not say which field differs.")
            ),
            say("First bad order, line {line}: {order}", line=trouble.line, order=order),
        )

    def draw(self, pen: Pen, model: TroubleModel) -> None:
        pen.text(model.text, 20, 7, face="text-bold", size=15, ink="card", room=pen.width - 40)
        pen.text(model.detail, 20, 29, size=15, ink="card", room=pen.width - 40)
        pen.control(
            "trouble.bar",
            (0, 0, pen.width, pen.height),
            None,
            tip=f"{model.text} {model.detail}",
            focus=False,
        )


class Tabs(Panel):
    """The tabs of the panel at the right."""

    name = "tabs"

    def model(self, context: Showing) -> tuple[Chip, ...]:
        words = {"distance": say("Distance"), "events": say("Events"), "records": say("Records")}
        return tuple(Chip(f"tab.{name}", words[name], ShowTab(name), context.tab == name) for name in TABS)

    def draw(self, pen: Pen, model: tuple[Chip, ...]) -> None:
        pen.fill((0, 0, 1, pen.height), "window")
        draw_chips(pen, 20, 9, model, height=28)
        pen.line(0, pen.height - 1, pen.width, pen.height - 1)
