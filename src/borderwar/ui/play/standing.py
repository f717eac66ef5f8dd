"""What units were told for longer than one order: to rest, to follow a route, to march together.

These are notes on the player's desk.  The game knows nothing of them: each leg of a route and
each march of a formation is an order like any other, refused or stopped like any other.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.model.events import MOVE_STOPPED, SPOTTED_UNIT
from borderwar.session.marches import formation_marches, march_order, next_leg
from borderwar.ui.words import can_act

if TYPE_CHECKING:
    from borderwar.model.orders import Order
    from borderwar.session.view import SideView
    from borderwar.ui.play.runner import Runner
    from borderwar.ui.play.situation import Situation

WAIT, HOLD, WATCH, SLEEP = "wait", "hold", "watch", "sleep"

CYCLES = ("act", "fire", "supply")
"""Which units N goes through: all that can act, those with a target, those in want of supply."""


@dataclass(frozen=True)
class Rest:
    """How a unit rests, in words: its name for a button, and what ends it."""

    name: str
    label: str
    ends: str


def rests() -> tuple[Rest, ...]:
    """The ways to rest."""
    return (
        Rest(WAIT, say("Wait"), say("until the next turn")),
        Rest(HOLD, say("Hold"), say("until it is given an order")),
        Rest(WATCH, say("Keep watch"), say("until it sees an enemy that was not seen before, or loses men")),
        Rest(SLEEP, say("Sleep"), say("until you wake it")),
    )


def rest(situation: "Situation", how: str) -> str:
    """Let the chosen unit rest, or wake it; what was done, in a sentence."""
    desk, unit = situation.desk, situation.unit
    if unit is None or unit.side != situation.side:
        return say("Select a unit first: click it or press N.")
    kinds = {kind.name: kind for kind in rests()}
    if desk.resting.get(unit.row) == how:
        desk.resting = {row: kind for row, kind in desk.resting.items() if row != unit.row}
        return say("{unit} is awake.", unit=unit.name)
    desk.resting = {**desk.resting, unit.row: how}
    return say("{unit}: {rest}, {end}.", unit=unit.name, rest=kinds[how].label.lower(), end=kinds[how].ends)


def ordered(situation: "Situation", row: int) -> None:
    """A unit was given an order: it holds no longer, and a route is forgotten."""
    desk = situation.desk
    if desk.resting.get(row) in (WAIT, HOLD):
        desk.resting = {other: kind for other, kind in desk.resting.items() if other != row}
    if row in desk.routes:
        desk.routes = {other: way for other, way in desk.routes.items() if other != row}


def turn_over(situation: "Situation") -> None:
    """The player's turn has ended: who only waited is awake for the next."""
    desk = situation.desk
    desk.resting = {row: kind for row, kind in desk.resting.items() if kind != WAIT}
    desk.group = frozenset()
    desk.planned = ()


def wake(situation: "Situation", before: "SideView", now: "SideView") -> list[str]:
    """Those who keep watch and have seen something, or lost men, are awake; their names."""
    desk = situation.desk
    watching = [row for row, kind in desk.resting.items() if kind == WATCH]
    if not watching:
        return []
    known = {unit.row for unit in before.units if unit.known == "spotted" and unit.hex >= 0}
    fresh = [u for u in now.units if u.known == "spotted" and u.hex >= 0 and u.row not in known]
    woken = []
    for row in watching:
        unit, earlier = now.unit(row), before.unit(row)
        if unit is None or earlier is None:
            continue
        sees = unit.hex >= 0 and any(now.sight_line(unit.hex, enemy.hex).clear for enemy in fresh)
        if sees or unit.men < earlier.men or unit.vehicles < earlier.vehicles:
            woken.append(row)
    desk.resting = {row: kind for row, kind in desk.resting.items() if row not in woken}
    return [unit.name for row in woken if (unit := now.unit(row)) is not None]


# ---- which units N goes through ------------------------------------------------------
def cycle_words(cycle: str) -> str:
    """What N goes through, in a sentence."""
    return {
        "act": say("N goes through the units that can act."),
        "fire": say("N goes through the units that can fire at somebody."),
        "supply": say("N goes through the units in want of supply."),
    }[cycle]


def next_cycle(situation: "Situation") -> str:
    """Let N go through other units; which, in a sentence."""
    desk = situation.desk
    desk.cycle = CYCLES[(CYCLES.index(desk.cycle) + 1) % len(CYCLES)]
    return cycle_words(desk.cycle)


def in_cycle(situation: "Situation") -> list[int]:
    """Rows of the units that N goes through, in order-of-battle order."""
    desk, found = situation.desk, situation.findings
    if desk.cycle == "supply":
        own = (unit for unit in situation.view.units if unit.known == "own" and unit.condition == "ready")
        return [unit.row for unit in own if wants_supply(situation, unit.row)]
    able = [unit.row for unit in situation.able()]
    if desk.cycle == "fire":
        return [row for row in able if found.open_targets(row)]
    return able


def wants_supply(situation: "Situation", row: int) -> bool:
    """Whether a unit's line is cut or too long, or it has run out of something."""
    unit = situation.findings.unit(row)
    if unit is None:
        return False
    stores = (unit.ammunition, unit.fuel, unit.water)
    if any(store is not None and store[0] == 0 for store in stores):
        return True
    trace = situation.findings.supply_trace(row)
    return trace is not None and (trace.cut_at >= 0 or trace.seconds < 0 or trace.seconds > trace.longest)


# ---- routes ---------------------------------------------------------------------------
def set_out(runner: "Runner", row: int, route: tuple[int, ...]) -> str:
    """Send a unit on a route of more than one turn; what came of its first leg."""
    s = runner.situation
    order = next_leg(s.view, row, route)
    name = _name(s, row)
    if order is not None and (refusal := runner.give(order)) is not None:
        return f"{refusal.because}."
    s.desk.routes = {**s.desk.routes, row: route}
    return say(
        "{unit} marches to {hex}. It goes on by itself, until it meets an enemy.",
        unit=name,
        hex=s.number(route[-1]),
    )


def go_on(runner: "Runner") -> str:
    """As the player's turn begins, every unit on a route marches its next leg; the report."""
    s = runner.situation
    went, arrived, stopped = 0, 0, []
    for row, route in sorted(s.desk.routes.items()):
        unit = s.findings.unit(row)
        if unit is None or unit.condition != "ready" or unit.hex == route[-1]:
            _forget(s, row)
            continue
        if not can_act(unit):
            continue
        order = next_leg(s.view, row, route)
        if order is None or runner.give(order) is not None:
            stopped.append(unit.name)
            _forget(s, row)
            continue
        went += 1
        s.desk.routes = {**s.desk.routes, row: route}
        if met_something(runner):
            stopped.append(unit.name)
            _forget(s, row)
        elif (after := s.findings.unit(row)) is not None and after.hex == route[-1]:
            arrived += 1
            _forget(s, row)
    if not went and not stopped:
        return ""
    words = [say_many(went, "{number} unit marched on.", "{number} units marched on.")] if went else []
    if arrived:
        words.append(say_many(arrived, "{number} arrived.", "{number} arrived."))
    if stopped:
        words.append(say("Stopped: {units}.", units=", ".join(stopped)))
    return " ".join(words)


def _forget(s: "Situation", row: int) -> None:
    s.desk.routes = {other: way for other, way in s.desk.routes.items() if other != row}


def _name(s: "Situation", row: int) -> str:
    unit = s.findings.unit(row)
    return unit.name if unit is not None else ""


def met_something(runner: "Runner") -> bool:
    """Whether the last order met an enemy: a march was stopped, or one came into sight."""
    step = runner.game.steps[-1]
    side_of = runner.game.setup.fixed.side
    return any(
        event.kind == MOVE_STOPPED or (event.kind == SPOTTED_UNIT and int(side_of[event.unit]) != step.side)
        for event in step.events
    )


# ---- formations -----------------------------------------------------------------------
def gather(situation: "Situation") -> str:
    """Take the whole formation of the chosen unit in hand, or let it go; in a sentence."""
    desk, unit = situation.desk, situation.unit
    if desk.group:
        desk.group = frozenset()
        return say("Only the chosen unit marches.")
    if unit is None or unit.side != situation.side:
        return say("Select a unit first: click it or press N.")
    together = [
        other.row
        for other in situation.view.units
        if other.known == "own" and other.formation == unit.formation and other.hex >= 0 and can_act(other)
    ]
    if len(together) < 2:
        return say("No other unit of {formation} can march.", formation=unit.formation_name)
    desk.group = frozenset(together)
    return say(
        "{number} units of {formation} march together: choose where {unit} goes.",
        number=len(together),
        formation=unit.formation_name,
        unit=unit.name,
    )


def group_marches(situation: "Situation", goal: int) -> "list[tuple[int, Order]]":
    """The march of each unit of the group if the chosen unit goes to a hex."""
    view, unit = situation.view, situation.unit
    if unit is None:
        return []
    out: list[tuple[int, Order]] = []
    for row, place in formation_marches(view, sorted(situation.desk.group), unit.row, goal):
        path, other = situation.findings.path(row, place), situation.findings.unit(row)
        if path is not None and other is not None:
            out.append((row, march_order(view, other.id, path.hexes)))
    return out


def march_group(runner: "Runner", goal: int) -> str:
    """March a formation, unit by unit, until one meets an enemy; each result in the report."""
    s = runner.situation
    marches = group_marches(s, goal)
    told, left = [], len(marches)
    for row, order in marches:
        left -= 1
        refusal = runner.give(order)
        unit = s.findings.unit(row)
        name, at = (unit.name, unit.number) if unit is not None else ("", "")
        if refusal is not None:
            told.append(say("{unit} stays: {why}", unit=name, why=refusal.because))
            continue
        told.append(say("{unit} at {hex}", unit=name, hex=at))
        if met_something(runner):
            told.append(
                say_many(left, "contact: {number} unit stays back", "contact: {number} units stay back")
                if left
                else say("contact")
            )
            break
    s.desk.group = frozenset()
    return "; ".join(told) + "." if told else say("Nobody of them can march there.")
