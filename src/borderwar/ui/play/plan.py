"""What a click at a hex means: one answer for the preview, the forecast and the deed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from borderwar.ground.hexes import distance
from borderwar.language import say
from borderwar.model.orders import (
    Assault,
    Bombard,
    BreakOut,
    Clear,
    Counter,
    Entry,
    Fire,
    Leave,
    Move,
    Order,
    Patrol,
    Raid,
    Scout,
    Strike,
)
from borderwar.session.waters import boat_order
from borderwar.ui.play.desk import FIRE_TIMES, NOBODY, NOWHERE, Desk
from borderwar.ui.play.findings import Findings

if TYPE_CHECKING:
    from borderwar.session.marches import PathPreview
    from borderwar.session.refusals import Refusal
    from borderwar.session.unit_view import UnitView
    from borderwar.session.view import SideView


@dataclass(frozen=True)
class Plan:
    """What a click at a hex would do."""

    kind: (
        str  # "none", "select", "menu", "move", "route", "group", "fire", "assault", "clear", or of FAR_MODES
    )
    order: Order | None = None
    row: int = NOBODY  # the unit to select, or the enemy meant
    path: "PathPreview | None" = None
    refusal: "Refusal | None" = None
    hint: str = ""
    route: tuple[int, ...] = ()  # hexes of a march of several turns
    turns: tuple[int, ...] = ()  # the turn (from 0) in which each is reached


NONE = Plan("none")
FAR_MODES = ("bombard", "strike", "scout", "patrol")
"""Tools that are used on a hex, whoever stands there."""


def fire_seconds(desk: Desk, unit: "UnitView") -> int:
    """How long an order of fire or digging lasts: the chosen time, or what is left."""
    wanted = FIRE_TIMES[desk.fire_time]
    return min(wanted, unit.seconds_left) if wanted else int(unit.seconds_left)


def departure(unit: "UnitView") -> Order:
    """Leave the map; for a unit to come, the next of its entry hexes."""
    if len(unit.entries) > 1:
        return Entry(unit.id, unit.entries[1])
    return Leave(unit.id)


def works_beside(view: "SideView", unit: "UnitView") -> list[int]:
    """Hexes towards which a unit can clear an obstacle; its own first if mines are in it."""
    near: list[int] = []
    for work in view.works:
        if work.kind == "mines" and work.hex == unit.hex:
            near.insert(0, unit.hex)
        elif work.kind == "mines" and distance(view.setup.columns, unit.hex, work.hex) == 1:
            near.append(work.hex)
        elif work.kind != "fort" and unit.hex in (work.hex, work.beyond):
            near.append(work.beyond if unit.hex == work.hex else work.hex)
    return list(dict.fromkeys(near))


def enemy_meant(findings: Findings, desk: Desk, unit: "UnitView", place: int) -> "UnitView | None":
    """Which enemy in a hex is meant: the one picked, else the first that can be fired at."""
    enemies = findings.enemies_at(place, unit.side)
    if not enemies:
        return None
    for enemy in enemies:
        if enemy.row == desk.target:
            return enemy
    targets = findings.targets(unit.row)
    return next((enemy for enemy in enemies if targets.get(enemy.row, False) is None), enemies[0])


def _attack(findings: Findings, desk: Desk, unit: "UnitView", enemy: "UnitView", number: str) -> Plan:
    seconds = fire_seconds(desk, unit)
    order: Order
    if desk.mode == "assault":
        order, kind = Assault(unit.id, number), "assault"
    else:
        order, kind = Fire(unit.id, enemy.id, seconds), "fire"
    return Plan(kind, order, enemy.row, refusal=findings.why_not(order))


def _from_afar(findings: Findings, desk: Desk, unit: "UnitView", place: int, number: str) -> Plan:
    """A mission of aircraft, or shells: on a hex, or on guns that were heard there."""
    if unit.aircraft:
        missions: dict[str, type[Order]] = {"scout": Scout, "patrol": Patrol}
        order: Order = missions.get(desk.mode, Strike)(unit.id, number)  # type: ignore[call-arg, arg-type]
        kind = desk.mode if desk.mode in missions else "strike"
        return Plan(kind, order, refusal=findings.why_not(order))
    seconds = fire_seconds(desk, unit)
    order = Bombard(unit.id, number, seconds)
    refusal = findings.why_not(order)
    if refusal is not None:
        for enemy in findings.last_seen_at(place):
            at_guns = Counter(unit.id, enemy.id, seconds)
            if enemy.located and findings.why_not(at_guns) is None:
                return Plan("bombard", at_guns, row=enemy.row)
    return Plan("bombard", order, refusal=refusal)


def batteries(findings: Findings, desk: Desk, unit: "UnitView") -> list[Order]:
    """Fire at each of the enemy's guns that were seen or heard, as orders that may be given.  [6.10]"""
    if not unit.indirect:
        return []
    found = (
        Counter(unit.id, enemy.id, fire_seconds(desk, unit))
        for enemy in findings.view.units
        if enemy.located and enemy.known != "spotted"
    )
    return [order for order in found if findings.why_not(order) is None]


def raids(findings: Findings, unit: "UnitView") -> list[Order]:
    """The raids on air bases that a unit may fly.  [11.14]"""
    bases = findings.view.setup.scenario.bases
    found = (Raid(unit.id, base.id) for base in bases if base.raided and unit.aircraft)
    return [order for order in found if findings.why_not(order) is None]


def plan_at(findings: Findings, desk: Desk, side: int | None, place: int, number: str) -> Plan:
    """What a click at a hex would do for the chosen unit, or to the choice."""
    if place == NOWHERE or desk.mode in ("sight", "field"):
        return NONE
    here = findings.units_at(place)
    own = [unit for unit in here if unit.side == side]
    unit = findings.unit(desk.selected)
    if unit is None or unit.side != side or (unit.hex < 0 and not unit.aircraft and not unit.beyond):
        if own:
            return Plan("select", row=own[0].row)
        return Plan("none", hint=say("Select a unit: click it or press N") if here else "")
    if desk.mode in FAR_MODES or unit.aircraft or unit.beyond:
        if own and not desk.mode:
            return Plan("select", row=own[0].row)
        return _from_afar(findings, desk, unit, place, number)
    if desk.mode == "clear":
        order: Order = Clear(unit.id, number, fire_seconds(desk, unit))
        return Plan("clear", order, refusal=findings.why_not(order))
    if desk.mode == "assault" and place == unit.hex:
        order = Assault(unit.id, number)
        return Plan("assault", order, refusal=findings.why_not(order))
    enemy = enemy_meant(findings, desk, unit, place)
    if enemy is not None:
        return _attack(findings, desk, unit, enemy, number)
    if place == unit.hex:
        rows = [other.row for other in own]
        after = rows[(rows.index(unit.row) + 1) % len(rows)] if unit.row in rows else NOBODY
        return Plan("select", row=after) if len(rows) > 1 else Plan("menu", row=unit.row)
    if unit.condition != "ready":
        return Plan("select", row=own[0].row) if own else NONE
    path = findings.path(unit.row, place) if place in findings.reach(unit.row) else None
    if desk.group and path is not None:
        return Plan("group", row=unit.row, path=path)
    if own and not desk.marching:
        hint = ""
        if path is not None:
            hint = say(
                "Click: choose {name}. Shift and click, or Shift+Enter: march there.", name=own[0].name
            )
        return Plan("select", row=own[0].row, hint=hint)
    if path is not None and desk.mode == "break-out":
        order = BreakOut(unit.id, tuple(findings.view.setup.number(step) for step in path.hexes))
        return Plan("move", order, path=path, refusal=findings.why_not(order))
    if path is None and (boats := boat_order(findings.view.setup, unit, number)) is not None:
        refusal = findings.why_not(boats)
        if refusal is None or distance(findings.view.setup.columns, unit.hex, place) == 1:
            return Plan("move", boats, refusal=refusal)
    if path is not None:
        hexes = tuple(findings.view.setup.number(step) for step in path.hexes)
        return Plan("move", Move(unit.id, hexes), path=path)
    refusal = findings.no_way(unit, place)
    march = findings.long_march(unit.row, place) if desk.mode == "" else None
    if march is not None:
        return Plan("route", row=unit.row, refusal=refusal, route=march.hexes, turns=march.turns)
    return Plan("move", refusal=refusal)
