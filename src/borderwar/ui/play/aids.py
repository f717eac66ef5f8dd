"""The aids to thinking on the map: areas under the counters, marks over them.

Each function draws what a `Findings` answered; nothing is reckoned here.
"""

from typing import TYPE_CHECKING, Any

import pygame

from borderwar.language import say
from borderwar.session.forecast import stray_hexes
from borderwar.ui import palette
from borderwar.ui.counters import counter_side
from borderwar.ui.map import aid_marks
from borderwar.ui.play.desk import NOBODY, NOWHERE
from borderwar.ui.play.looks import ghost_look

if TYPE_CHECKING:
    from borderwar.ui.play.stage import Stage

AIR = (88, 122, 150)
FREELY = 2
"""Threat after a march as if nobody stood in the way."""


def draw_areas(stage: "Stage", surface: pygame.Surface) -> None:
    """Threat, contact, command, guns and aircraft: what lies under the counters."""
    s, desk, camera, over = stage.situation, stage.situation.desk, stage.camera, stage.overlays
    if desk.threat or desk.march_threat:
        over.threat(surface, camera, threat_counts(stage.situation))
    if desk.contact and s.side is not None:
        theirs, ours = s.findings.contact(s.side)
        over.field(surface, camera, theirs - ours, palette.PENCIL_RED, 34, "contact-theirs")
        over.field(surface, camera, ours - theirs, palette.PENCIL_BLUE, 34, "contact-ours")
        over.field(surface, camera, ours & theirs, palette.INK, 62, "contact-both")
    unit = s.unit
    if desk.mode == "field" and desk.aim != NOWHERE:
        over.field(surface, camera, s.findings.field_of_view(desk.aim), palette.ACCENT, 70)
    if unit is not None and unit.aircraft and desk.aim != NOWHERE and desk.mode in ("scout", "patrol"):
        looked_over = desk.mode == "scout"
        area = s.findings.searched(unit.row, desk.aim) if looked_over else s.findings.patrolled(desk.aim)
        over.field(surface, camera, area, AIR, 60, "air")
    if unit is None or unit.known != "own" or stage.film is not None:
        return
    if desk.network and unit.hex >= 0:
        over.field(surface, camera, s.findings.command_area(unit.row), palette.AMBER_LINE, 14, "command-area")
    if not s.own_turn:
        return
    if desk.mode == "strike":
        over.field(surface, camera, s.findings.flight_area(unit.row), AIR, 14, "air-reach")
    elif desk.mode == "bombard":
        over.field(surface, camera, s.findings.shell_area(unit.row), palette.PENCIL_BLUE, 14, "guns-reach")


def draw_network(stage: "Stage", surface: pygame.Surface) -> None:
    """The lines of supply and command of the chosen unit."""
    s, unit = stage.situation, stage.situation.unit
    if not s.desk.network or unit is None or unit.known != "own" or unit.aircraft:
        return
    link = s.findings.command_link(unit.row)
    if link is not None and link.hex >= 0 and link.hex != unit.hex:
        stage.overlays.command_line(surface, stage.camera, link.hex, unit.hex, link.heard)
    trace = s.findings.supply_trace(unit.row)
    if trace is not None:
        stage.overlays.supply_line(surface, stage.camera, trace.hexes, trace.cut_at)


def overlay_legends() -> dict[str, str]:
    """What the overlays of threat and contact mean, by their names on the desk."""
    return {
        "threat": say(
            "Red: where known enemies can fire from where they stand; hatched: several, with their "
            "number. Choose an enemy to see it alone; hover a hex to light up who threatens it."
        ),
        "march_threat": say(
            "Red: where known enemies could fire after a march in their own turn. Choose an enemy to see "
            "it alone; the key again: as if none of your units stood in its way."
        ),
        "free_threat": say(
            "Red: where known enemies could fire after a march if none of your units stood in their way."
        ),
        "contact": say("Red: in contact of known enemies. Blue: in contact of your units. Dark: of both."),
    }


def threat_counts(situation: Any) -> dict[int, int]:
    """How many known enemies threaten each hex; of one enemy alone if it is chosen."""
    desk, found = situation.desk, situation.findings
    unit = situation.unit
    if unit is not None and unit.known == "spotted":
        if desk.march_threat:
            reached = found.danger_freely if desk.march_threat == FREELY else found.danger
            return dict.fromkeys(reached(unit.row), 1)
        return {place: 1 for place, rows in found.threat().items() if unit.row in rows}
    rows = found.dangers(desk.march_threat == FREELY) if desk.march_threat else found.threat()
    return {place: len(enemies) for place, enemies in rows.items()}


def threatening(situation: Any, place: int) -> tuple[int, ...]:
    """The rows of the known enemies that threaten a hex, as the overlay shown counts them."""
    desk, found = situation.desk, situation.findings
    if not (desk.threat or desk.march_threat) or place == NOWHERE:
        return ()
    fields = found.dangers(desk.march_threat == FREELY) if desk.march_threat else found.threat()
    rows: tuple[int, ...] = fields.get(place, ())
    return rows


def draw_marks(stage: "Stage", surface: pygame.Surface) -> None:
    """Rests, routes, lights on those who threaten, what shells may hit: over the counters."""
    s, desk, camera, over = stage.situation, stage.situation.desk, stage.camera, stage.overlays
    if stage.film is not None:
        return
    plan, unit = s.plan(), s.unit
    side_px = counter_side(camera.pitch)
    for row in desk.group:
        member = s.findings.unit(row)
        if member is not None and member.hex >= 0:
            over.selection(surface, camera, member.hex)
    if plan.kind in ("move", "group") and plan.path is not None:
        for step in plan.path.steps:
            if step.watchers or step.contact or step.stops:
                aid_marks.put_step(
                    surface, camera.centre(step.hex), camera.pitch, bool(step.watchers), step.contact
                )
        lit = {row for step in plan.path.steps for row in step.watchers}
    else:
        lit = set(threatening(s, desk.aim))
    for row in lit:
        enemy = s.findings.unit(row)
        if enemy is not None and enemy.hex >= 0:
            aid_marks.put_light(surface, camera.centre(enemy.hex), camera.pitch)
            if desk.aim not in (NOWHERE, enemy.hex) and plan.path is None:
                aid_marks.put_thread(surface, camera.centre(enemy.hex), camera.centre(desk.aim))
    if plan.kind == "bombard" and desk.aim != NOWHERE and plan.refusal is None:
        guns = unit.hex if unit is not None else NOWHERE
        for place in stray_hexes(s.view.setup, guns, desk.aim, s.view.luck):
            aid_marks.put_scatter(surface, camera.centre(place), camera.pitch)
    for row, how in (*desk.resting.items(), *((row, "route") for row in desk.routes)):
        resting = s.findings.unit(row)
        if resting is not None and resting.hex >= 0 and side_px and not desk.lifted:
            x, y = camera.centre(resting.hex)
            aid_marks.put_rest(surface, (x + side_px * 0.42, y + side_px * 0.46), side_px * 0.2, how)
    for place in s.entries():
        aid_marks.put_entry(surface, camera.centre(place), camera.pitch)
    if desk.stand != NOWHERE and unit is not None:
        over.ghost(surface, camera, desk.stand, ghost_look(unit), say("what if"))
    for order in desk.planned:
        attacker = s.findings.unit(s.view.setup.row_of.get(getattr(order, "unit", ""), NOBODY))
        if attacker is not None and attacker.hex >= 0:
            over.target(surface, camera, attacker.hex)


def draw_route(stage: "Stage", surface: pygame.Surface) -> None:
    """A march of several turns to the aimed hex, with the turn in which each leg ends; and routes given."""
    s, camera, over = stage.situation, stage.camera, stage.overlays
    plan, unit = s.plan(), s.unit
    if plan.kind == "route" and plan.turns:
        over.path(surface, camera, plan.route, label=say("T{turn}", turn=plan.turns[-1] + 1))
        for place, turn, after in zip(plan.route, plan.turns, plan.turns[1:], strict=False):
            if turn != after and turn >= s.view.turn and place != plan.route[0]:
                aid_marks.put_turn(
                    surface, camera.centre(place), say("T{turn}", turn=turn + 1), camera.pitch, over.theme
                )
    elif unit is not None and unit.row in s.desk.routes and unit.hex in s.desk.routes[unit.row]:
        way = s.desk.routes[unit.row]
        over.path(surface, camera, way[way.index(unit.hex) :], label="")
