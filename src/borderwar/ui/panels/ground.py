"""Ground: what is in the aimed hex, and what it costs the chosen unit to go there."""

from dataclasses import dataclass
from typing import Any

from borderwar.language import say, say_many
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.aids import threatening
from borderwar.ui.play.desk import NOWHERE
from borderwar.ui.play.situation import Situation
from borderwar.ui.words import distance, minutes

SETTINGS = (("text", 14.0, 19.0), ("text", 13.0, 17.0), ("narrow", 13.0, 16.0))
"""Face, size and line of the sentences: the first in which all of them fit, else the last."""


@dataclass(frozen=True)
class GroundModel:
    """What the panel says: a heading and sentences."""

    title: str
    lines: tuple[tuple[str, str], ...]  # text, ink


def _standing(crossing: Any) -> str:
    """How a bridge stands: what it bears and lets over, or what is left to do."""
    if crossing.kind == "ford":
        return ""
    if crossing.state == "down":
        return say(": down, {time} of work for a hundred men", time=minutes(crossing.work))
    passing = say(
        "{men} men or {vehicles:g} vehicles a minute", men=crossing.men, vehicles=crossing.vehicles / 1000
    )
    bears = say("bears {tonnes:g} t, {passing}", tonnes=crossing.tonnes / 1000, passing=passing)
    state = f": {say(crossing.state)}" if crossing.state != "whole" else ""
    charges = say(", charges {charges} %", charges=crossing.charges // 10) if crossing.charges else ""
    return say(
        "{state}: {bears}, free for {time}{charges}",
        state=state,
        bears=bears,
        time=minutes(crossing.free),
        charges=charges,
    )


class Ground(Panel):
    """What is in the aimed hex."""

    name = "ground"

    def depends(self, context: Situation) -> tuple[object, ...]:
        s = context
        desk = s.desk
        return (s.version, desk.selected, desk.aim, s.own_turn, desk.threat, desk.march_threat, desk.network)

    def model(self, context: Situation) -> GroundModel:
        place = context.desk.aim
        if place == NOWHERE:
            unit = context.unit
            if unit is None or unit.hex < 0:
                return GroundModel(
                    say("Ground"), ((say("Move the mouse over the map to read a hex."), "text-3"),)
                )
            place = unit.hex
        return self.describe(context, place)

    def describe(self, context: Situation, place: int) -> GroundModel:
        """All that is known of a hex."""
        return GroundModel(self._title(context, place), self._lines(context, place))

    def _title(self, context: Situation, place: int) -> str:
        names = [
            name.names.english
            for name in context.ground.names
            if name.at == context.number(place) and name.kind in ("place", "height")
        ]
        return say("Hex {hex}", hex=context.number(place)) + (f" · {names[0]}" if names else "")

    def _lines(self, context: Situation, place: int) -> tuple[tuple[str, str], ...]:
        terrain = context.terrain(place)
        row, column = divmod(place, context.ground.columns)
        height = context.ground.heights[row][column]
        first = (
            say("{terrain}, {height} m", terrain=terrain.names.english, height=height)
            if terrain
            else say("{height} m", height=height)
        )
        if context.on_road(place):
            first += say(", track")
        out = [(first[0].upper() + first[1:], "text"), self._cost(context, place)]
        out += [(line, "text-2") for line in self._steps(context, place)]
        out += [(line, ink) for line, ink in self._dangers(context, place)]
        out += [(line, "text-2") for line in self._waters(context, place)]
        out += [(line, "text-2") for line in self._works(context, place)]
        objective = next((o for o in context.view.objectives if o.hex == place), None)
        if objective is not None:
            sides = context.scenario.sides
            holder = sides[objective.holder].names.english if objective.holder >= 0 else say("nobody")
            worth = [say("{points} points at the end", points=objective.end)] if objective.end else []
            worth += [say("{points} each turn", points=objective.turn)] if objective.turn else []
            worth += [say("{points} each turn until it first falls", points=objective.stand)] * bool(
                objective.stand
            )
            out.append(
                (
                    say(
                        "{objective}, held by {holder}: {worth}",
                        objective=objective.names.english,
                        holder=holder,
                        worth=", ".join(worth),
                    ),
                    "accent",
                )
            )
        if terrain:
            out.append((self._shelter(terrain), "text-2"))
        if objective is not None:
            out.append((self._changing(context, objective), "text-2"))
        for unit in context.entries().get(place, ()):
            words = say("{unit} comes on here in turn {turn}", unit=unit.name, turn=unit.arrives_turn)
            out.append((words, "accent"))
        here = context.findings.units_at(place)
        if len(here) > 1:
            out.append(
                (
                    f"{say_many(len(here), '{number:,} unit', '{number:,} units')}: "
                    + ", ".join(unit.name for unit in here),
                    "text-2",
                )
            )
        return tuple(line for line in out if line[0])

    def _changing(self, context: Situation, goal: Any) -> str:
        """Who gains what when an objective changes hands now.  [14.1]"""
        sides = [side.names.english for side in context.scenario.sides]
        left = context.view.turns - context.turn + 1
        swing = goal.end + goal.turn * left
        takers = [side for side in (0, 1) if side != goal.holder]
        parts = [say("{side} gains {points}", side=sides[side], points=swing) for side in takers]
        if goal.holder >= 0:
            parts.append(say("{side} loses {points}", side=sides[goal.holder], points=swing))
        return say("If it changes hands now and stays so to the end: {parts}.", parts=", ".join(parts))

    def _steps(self, context: Situation, place: int) -> list[str]:
        """What each hex of the march to a hex costs, and where enemies open fire on it."""
        plan, out = context.plan(), []
        if plan.path is None or plan.path.hexes[-1] != place or len(plan.path.steps) < 2:
            return []
        costs = " + ".join(str(step.seconds // 60) for step in plan.path.steps)
        out.append(say("Hex by hex: {minutes} min", minutes=costs))
        slow = [context.number(step.hex) for step in plan.path.steps if step.contact]
        if slow:
            out.append(say("In contact, so slow: {hexes}", hexes=", ".join(slow)))
        return out

    def _dangers(self, context: Situation, place: int) -> list[tuple[str, str]]:
        """Who opens fire on the march to a hex, and what that costs; or who threatens the hex."""
        plan, out = context.plan(), []
        if plan.path is not None and plan.path.hexes[-1] == place:
            for step in plan.path.steps:
                if not step.watchers and not step.stops:
                    continue
                names = [
                    unit.name for row in step.watchers if (unit := context.findings.unit(row)) is not None
                ]
                words = say("{hex}: fire of {units}", hex=context.number(step.hex), units=", ".join(names))
                if step.men >= 0.05 or step.vehicles >= 0.05:
                    words += say(", {men} men lost", men=f"{step.men:.1f}")
                    words += say(" and {vehicles} vehicles", vehicles=f"{step.vehicles:.1f}") * (
                        step.vehicles >= 0.05
                    )
                if step.stops:
                    words += say(", stopped there {share} %", share=step.stops)
                out.append((words, "bad"))
            return out
        rows = threatening(context, place)
        names = [unit.name for row in rows if (unit := context.findings.unit(row)) is not None]
        if names:
            out.append((say("Threatened by {units}", units=", ".join(names)), "bad"))
        unit = context.unit
        if unit is not None and unit.hex == place and unit.known == "own" and context.desk.network:
            trace = context.findings.supply_trace(unit.row)
            if trace is not None and trace.cut_at >= 0:
                out.append((say("Its supply is cut at {hex}", hex=context.number(trace.cut_at)), "bad"))
        return out

    def _waters(self, context: Situation, place: int) -> list[str]:
        """Rivers and bridges on the sides of a hex, in words."""
        sides: dict[str, list[str]] = {}
        for side in context.view.waters.sides:
            if place in (side.near, side.far):
                other = side.far if place == side.near else side.near
                sides.setdefault(side.name, []).append(context.number(other))
        out = [
            say("{name} towards {hexes}", name=name, hexes=", ".join(hexes)) for name, hexes in sides.items()
        ]
        for crossing in context.view.waters.crossings:
            if place in (crossing.near, crossing.far):
                other = crossing.far if place == crossing.near else crossing.near
                out.append(
                    say(
                        "{name} to {hex}{standing}",
                        name=crossing.name,
                        hex=context.number(other),
                        standing=_standing(crossing),
                    )
                )
        return out

    def _works(self, context: Situation, place: int) -> list[str]:
        """Wire, mines and forts of a hex, in words."""
        sides: dict[str, list[str]] = {}
        out = []
        for work in context.view.works:
            if work.kind == "fort" and work.hex == place:
                room = say(", tunnels for {below} men", below=work.below) if work.below else ""
                out.append(f"{work.name}{room}")
            elif work.kind == "mines" and work.hex == place:
                out.append(say("{name}, {time} to lift", name=work.name, time=minutes(work.left)))
            elif work.beyond >= 0 and place in (work.hex, work.beyond):
                other = work.beyond if place == work.hex else work.hex
                sides.setdefault(work.name, []).append(context.number(other))
        return out + [
            say("{name} towards {hexes}", name=name, hexes=", ".join(hexes)) for name, hexes in sides.items()
        ]

    def _shelter(self, terrain: Any) -> str:
        parts = [
            say("no cover")
            if terrain.cover >= 1000
            else say("cover, losses {cover} %", cover=terrain.cover // 10)
        ]
        if terrain.concealment < 1000:
            parts.append(
                say("seen at {concealment} % of the distance", concealment=terrain.concealment // 10)
            )
        if terrain.obstructs:
            parts.append(say("blocks sight, {obstructs:.1f} m high", obstructs=terrain.obstructs / 10))
        text = ", ".join(parts)
        return text[0].upper() + text[1:]

    def _cost(self, context: Situation, place: int) -> tuple[str, str]:
        unit = context.unit
        if unit is None or unit.hex < 0 or unit.side != context.side or place == unit.hex:
            return "", "text"
        away = distance(context.layout.distance(unit.hex, place) * context.scenario.hex_metres)
        if not context.own_turn:
            return say("{away} away", away=away), "text-2"
        left = context.findings.reach(unit.row).get(place)
        if left is None and (step := context.view.entry_cost(unit.row, unit.hex, place)):
            return say(
                "{away} away: {time} to enter, more than is left", away=away, time=minutes(step)
            ), "text-2"
        if left is None:
            held = context.findings.enemies_at(place, unit.side)
            return (
                say("{away} away", away=away)
                if held
                else say("{away} away, not reached this turn", away=away)
            ), "text-2"
        path = context.findings.path(unit.row, place)
        if path is None:
            return say("{away} away", away=away), "text-2"
        step = path.seconds[-1] if path.seconds else 0
        return (
            say(
                "{away} away: {time}, {left} left; last hex {last}",
                away=away,
                time=minutes(path.total),
                left=minutes(path.left),
                last=minutes(step),
            ),
            "text",
        )

    def draw(self, pen: Pen, model: GroundModel) -> None:
        pen.line(0, 0, 0, pen.height, "window")
        left = 20.0 if pen.width > 340 else 12.0
        wide = pen.width - 2 * left
        pen.line(left, 0, left + wide, 0)
        pen.text(model.title, left, 7, face="text-bold", size=15, room=wide)
        y = 7.0 + 22
        for face, size, line in SETTINGS:
            pieces = [(piece, ink) for text, ink in model.lines for piece in pen.wrap(text, wide, face, size)]
            most = int((pen.height - y - 1) / line)
            if len(pieces) <= most:
                break
        for number, (piece, ink) in enumerate(pieces[:most]):
            cut = number == most - 1 and len(pieces) > most
            pen.text(f"{piece} …" if cut else piece, left, y, face=face, size=size, ink=ink, room=wide)
            y += line
