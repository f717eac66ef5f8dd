"""The fights of one game: every one with who, where and what it cost, and the game told as a story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from borderwar.language import say, say_many
from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.rules.setup import Setup
from borderwar.session.game import Game
from borderwar.session.losses import losses_told
from borderwar.session.sentences import sentence_of

FIGHTS = (e.FIRED, e.SHELLED, e.ASSAULTED, e.STRUCK, e.RAIDED, e.FLAK, e.MET_IN_AIR, e.MINED)
"""Kinds of events that are part of a combat."""

HOW = {
    e.FIRED: "fire",
    e.SHELLED: "shells",
    e.ASSAULTED: "assault",
    e.STRUCK: "air",
    e.RAIDED: "air",
    e.FLAK: "air",
    e.MET_IN_AIR: "air",
    e.MINED: "mines",
}
HEAVIEST = ("assault", "air", "shells", "fire", "mines")
"""Of several ways of fighting in one combat the first of these names it."""

MOST_PHASES = 7
MOST_NAMED = 3


@dataclass
class Combat:
    """All the fighting of one side's player turn over one hex."""

    turn: int  # from 1
    side: int  # whose player turn it was
    hex: int  # -1 beyond the map
    ways: set[str] = field(default_factory=set)
    units: tuple[dict[int, None], dict[int, None]] = field(default_factory=lambda: ({}, {}))  # rows, in order
    men: list[int] = field(default_factory=lambda: [0, 0])  # killed and wounded, of each side
    vehicles: list[int] = field(default_factory=lambda: [0, 0])
    carried: bool = False  # an assault took the hex
    events: int = 0

    @property
    def how(self) -> str:
        """The heaviest way in which it was fought."""
        return next(way for way in HEAVIEST if way in self.ways)

    @property
    def cost(self) -> int:
        """What it cost both sides, a vehicle as ten men: to find the fights worth telling."""
        return sum(self.men) + 10 * sum(self.vehicles) + 5 * self.carried


def combats(game: Game) -> list[Combat]:
    """Every fight of a game, in order; each fighting event is part of exactly one."""
    setup = game.setup
    found: dict[tuple[int, int, int], Combat] = {}
    for step in game.steps:
        turn, last = step.turn + 1, -1
        for event in step.events:
            if event.kind == e.TURN_BEGAN:
                turn = event.a + 1
            if event.kind not in FIGHTS:
                continue
            back = event.kind == e.FIRED and event.d == 2  # fought where the shot came from
            place = last if back and last >= 0 else event.hex
            last = place
            key = turn, step.side, place
            combat = found.setdefault(key, Combat(turn, step.side, place))
            _add(setup, combat, event)
    return list(found.values())


def _add(setup: Setup, combat: Combat, event: Event) -> None:
    combat.events += 1
    combat.ways.add(HOW[event.kind])
    combat.carried |= event.kind == e.ASSAULTED and event.c == 1
    for row in (event.unit, event.other):
        if row >= 0:
            combat.units[int(setup.fixed.side[row])][row] = None
    for row, men, _, vehicles, _ in losses_told(setup, event):
        if row >= 0:
            combat.men[int(setup.fixed.side[row])] += men
            combat.vehicles[int(setup.fixed.side[row])] += vehicles


class Teller:
    """Tells the fights of a game in sentences."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.setup = game.setup
        self.scenario = game.scenario
        self.sides = tuple(side.names.english for side in game.scenario.sides)
        self.names = tuple(unit.names.english for unit in game.scenario.units)
        self.combats = combats(game)

    # ---- words ----------------------------------------------------------------------
    def clock(self, turn: int) -> datetime:
        """When a turn begins, from 1."""
        return self.scenario.start + timedelta(seconds=self.scenario.turn_seconds * (turn - 1))

    def when(self, turn: int) -> str:
        """A turn's time of day, with the day in games of several."""
        clock = self.clock(turn)
        if self.clock(self.scenario.turns).date() == self.scenario.start.date():
            return f"{clock:%H:%M}"
        return f"{clock.day} {clock:%B} {clock:%H:%M}"

    def where(self, place: int) -> str:
        """A hex by the name that stands on it, or its number."""
        if place < 0:
            return say("beyond the map")
        number = self.setup.number(place)
        named = [n.names.english for n in self.scenario.map.names if n.at == number and n.kind != "region"]
        goals = [goal.names.english for goal in self.scenario.victory.objectives if goal.at == number]
        names = goals or named
        return say("{place} ({number})", place=names[0], number=number) if names else number

    def listed(self, rows: Sequence[int], most: int = MOST_NAMED) -> str:
        """Units by name: "A, B and C", "A, B and 4 others"."""
        names = [self.names[row] for row in rows]
        if len(names) > most:
            names = [*names[: most - 1], say("{number} others", number=len(names) - most + 1)]
        return joined(names)

    def _lost(self, combat: Combat) -> str:
        """What a fight cost, side by side; nothing for no loss."""
        parts = []
        for side in (0, 1):
            lost = []
            if combat.men[side]:
                lost.append(say_many(combat.men[side], "{number} man", "{number} men"))
            if combat.vehicles[side]:
                lost.append(say_many(combat.vehicles[side], "{number} vehicle", "{number} vehicles"))
            if lost:
                parts.append(say("{side} {lost}", side=self.sides[side], lost=joined(lost)))
        return "; ".join(parts)

    def line(self, combat: Combat) -> str:
        """One fight as one line, all its units named."""
        way = {
            "fire": say("fire"),
            "shells": say("shelling"),
            "assault": say("assault"),
            "air": say("air attack"),
            "mines": say("mines"),
        }[combat.how]
        sides = [
            f"{self.sides[side]} ({', '.join(self.names[row] for row in combat.units[side])})"
            for side in (combat.side, 1 - combat.side)
            if combat.units[side]
        ]
        taken = say("; the place was carried") if combat.carried else ""
        return say(
            "{when}, {place}, {way}: {sides}: {price}{taken}.",
            when=self.when(combat.turn),
            place=self.where(combat.hex),
            way=way,
            sides=say(" against ").join(sides),
            price=say("lost: {parts}", parts=lost) if (lost := self._lost(combat)) else say("no loss"),
            taken=taken,
        )

    # ---- the story ------------------------------------------------------------------
    def story(self) -> tuple[str, ...]:
        """The game in paragraphs: how it began, phase by phase, how it ended."""
        last = self.game.turn + 1
        length = max(1, -(-last // MOST_PHASES))
        phases = [range(first, min(first + length, last + 1)) for first in range(1, last + 1, length)]
        told = [self._phase(phase) for phase in phases]
        return (self._opening(), *(paragraph for paragraph in told if paragraph), self._ending())

    def _opening(self) -> str:
        state = self.game.state_at(0)
        men = [int(state.units.men[(self.setup.fixed.side == side)].sum()) for side in (0, 1)]
        start = self.scenario.start
        return say(
            "On {day} at {time}, {place}: {first} had {men} men in the field or on the way, "
            "{second} {others}.",
            day=f"{start.day} {start:%B %Y}",
            time=f"{start:%H:%M}",
            place=self.scenario.names.english,
            first=self.sides[0],
            second=self.sides[1],
            men=f"{men[0]:,}",
            others=f"{men[1]:,}",
        )

    def _phase(self, turns: range) -> str:
        """One stretch of the game, or nothing if nothing happened in it."""
        sentences = [*self._news(turns), *self._fights(turns), *self._broken(turns)]
        if not sentences:
            return ""
        span = say("{start} to {end}.", start=self.when(turns[0]), end=self.when(turns[-1] + 1))
        return " ".join([span, *sentences])

    def _events(self, turns: range) -> Iterator[tuple[int, Event]]:
        for step in self.game.steps:
            turn = step.turn + 1
            for event in step.events:
                if event.kind == e.TURN_BEGAN:
                    turn = event.a + 1
                if turn in turns:
                    yield turn, event

    def _news(self, turns: range) -> list[str]:
        """Arrivals, ground that changed hands, limits, escalation, events."""
        arrived: list[dict[int, None]] = [{}, {}]
        taken: dict[int, tuple[int, int]] = {}
        out = []
        for turn, event in self._events(turns):
            if event.kind == e.ARRIVED:
                arrived[int(self.setup.fixed.side[event.unit])][event.unit] = None
            elif event.kind == e.OBJECTIVE_TAKEN:
                taken[event.a] = (event.b, turn)
            elif event.kind in (e.LIMIT_BROKEN, e.ESCALATED, e.HAPPENED, e.HALTED):
                out.append(f"{sentence_of(self.setup, event).rstrip('.')}.")
        for side in (0, 1):
            if arrived[side]:
                units = self.listed(list(arrived[side]))
                out.insert(0, say("{side} brought up {units}.", side=self.sides[side], units=units))
        for side in (0, 1):
            places = [
                say(
                    "{place} ({time})",
                    place=self.scenario.victory.objectives[row].names.english,
                    time=self.when(turn),
                )
                for row, (holder, turn) in sorted(taken.items(), key=lambda item: item[1][1])
                if holder == side
            ]
            if places:
                out.append(say("{side} took {places}.", side=self.sides[side], places=joined(places)))
        return out

    def _fights(self, turns: range) -> list[str]:
        """The number of fights, and the heaviest of them."""
        here = [combat for combat in self.combats if combat.turn in turns]
        if not here:
            return []
        worst = sorted(here, key=lambda combat: (-combat.cost, combat.turn))[:2]
        out = [say_many(len(here), "There was {number} fight.", "There were {number} fights.")]
        for place, combat in enumerate(combat for combat in worst if combat.cost):
            out.append(self._fight(combat, place == 0))
        return out

    def _fight(self, combat: Combat, first: bool) -> str:
        attackers, others = combat.units[combat.side], combat.units[1 - combat.side]
        opening = say("The heaviest") if first else say("Another")
        verb = {
            "assault": say("assaulted"),
            "shells": say("shelled"),
            "air": say("attacked from the air"),
            "mines": say("ran into mines at"),
            "fire": say("fought"),
        }[combat.how]
        enemy = self.listed(list(others)) if others else say("the place")
        own = self.listed(list(attackers)) if attackers else say("{side}'s men", side=self.sides[combat.side])
        text = say(
            "{opening} was at {place} at {time}: {own} {verb} {enemy}; {price}.",
            opening=opening,
            place=self.where(combat.hex),
            time=self.when(combat.turn),
            own=own,
            verb=verb,
            enemy=enemy,
            price=say("it cost {parts}", parts=lost)
            if (lost := self._lost(combat))
            else say("nobody was hurt"),
        )
        return f"{text} {say('The place was carried.')}" if combat.carried else text

    def _broken(self, turns: range) -> list[str]:
        """Who gave way, and who was lost."""
        broke: list[dict[int, None]] = [{}, {}]
        gone: list[dict[int, None]] = [{}, {}]
        for _, event in self._events(turns):
            if event.kind == e.BROKE:
                broke[int(self.setup.fixed.side[event.unit])][event.unit] = None
            elif event.kind in (e.DESTROYED_UNIT, e.SURRENDERED_UNIT):
                gone[int(self.setup.fixed.side[event.unit])][event.unit] = None
        out = []
        for side in (0, 1):
            fled = [row for row in broke[side] if row not in gone[side]]
            if fled:
                units = self.listed(fled)
                out.append(say("{units} of {side} broke.", side=self.sides[side], units=units))
            if gone[side]:
                units = self.listed(list(gone[side]))
                out.append(say("{side} lost {units} altogether.", side=self.sides[side], units=units))
        return out

    def _ending(self) -> str:
        result = self.game.result()
        lost = [side.casualties + side.captured for side in result.losses]
        held = " ".join(
            say("{side} held {places}.", side=name, places=joined(places))
            for place, name in enumerate(self.sides)
            if (places := self._held(result.holders, place))
        )
        return say(
            "It ended in turn {turn}: {ending}. {held} {first} had lost {men} men, {second} {others}. "
            "The result: {grade}.",
            turn=result.turn,
            ending=result.ending,
            held=held,
            first=self.sides[0],
            men=lost[0],
            second=self.sides[1],
            others=lost[1],
            grade=result.grade.names.english,
        )

    def _held(self, holders: Sequence[str | None], side: int) -> list[str]:
        """The places that count and that a side holds."""
        goals = self.scenario.victory.objectives
        own = self.scenario.sides[side].id
        return [goal.names.english for goal, by in zip(goals, holders, strict=True) if by == own]


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return say("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
