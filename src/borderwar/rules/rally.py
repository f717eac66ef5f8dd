"""Chapter 9: Rally and flight, and what each unit does when its player turn begins."""

from borderwar.ground.dice import RALLY, RALLY_AGAIN, SHORT_RUN, SURRENDER, draw
from borderwar.ground.kernel import kernel
from borderwar.model.events import LEFT_MAP, MOVED, RALLIED
from borderwar.model.tables import BROKEN, LEFT, N_UNITS, READY
from borderwar.rules.command import steadied, turn_clock
from borderwar.rules.luck import next_trial
from borderwar.rules.morale import (
    RALLIED_COHESION,
    RALLY_HALF_LIFE,
    RALLY_METRES,
    RALLY_SUPPRESSION,
    RALLY_TAKES,
    calm_down,
    check_break,
    clear_turn,
    fails,
    give_up,
    give_up_hazard,
    recover,
    within,
)
from borderwar.rules.movement import entry_seconds
from borderwar.rules.posture import scraped
from borderwar.rules.ranges import apart
from borderwar.rules.reaction import react_to_march, step_back, way_back
from borderwar.rules.sight import has_sight
from borderwar.rules.stacking import count_contact, in_contact, lift
from borderwar.rules.tell import tell
from borderwar.rules.weariness import rest

RUN = 2000  # metres that take the broken out of the fight  [9.7]


@kernel
def enemy_near(world, board, unit, metres):
    """Whether a ready enemy stands within so many metres, or in the next hex, in sight.  [9.8]"""
    hexes = within(world, metres)
    here = board.units.hex[unit]
    other = 1 - world.units.side[unit]
    for enemy in range(world.sides.first[other], world.sides.last[other]):
        there = board.units.hex[enemy]
        if there < 0 or world.units.side[enemy] == world.units.side[unit]:
            continue
        if board.units.condition[enemy] != READY:
            continue
        if apart(world, here, there) <= hexes:
            if has_sight(world, here, there):
                return True
    return False


@kernel
def is_calm(board, unit):
    """Whether fire no longer holds a unit down so much that it cannot rally.  [9.8]"""
    return board.units.suppression[unit] <= RALLY_SUPPRESSION


@kernel
def is_pressed(world, board, unit):
    """Whether the enemy is too near for a rally.  [9.8] [9.13]"""
    return board.units.encircled[unit] == 0 and enemy_near(world, board, unit, RALLY_METRES)


@kernel
def try_to_rally(world, board, unit, purpose, seconds):
    """A broken unit out of danger for some seconds may rally; 1 if it does.  [9.8]"""
    hazard = seconds * 65536 // RALLY_HALF_LIFE
    hazard = steadied(world, board, unit, hazard * world.units.quality[unit] // 1000)
    if not fails(world, board, purpose, unit, hazard):
        return 0
    left = board.units.clock[unit] - RALLY_TAKES
    board.units.clock[unit] = left if left > 0 else 0
    board.units.condition[unit] = READY
    board.units.hazard[unit] = 0
    if board.units.cohesion[unit] < RALLIED_COHESION:
        board.units.cohesion[unit] = RALLIED_COHESION
    count_contact(world, board, unit, 1)
    tell(board, RALLIED, unit, -1, board.units.hex[unit], 0, 0, 0, 0)
    return 1


@kernel
def runs_short(world, board, unit):
    """Whether a run of 2000 m ends in the hex where it began, by the width of that hex.  [9.7]"""
    width = world.scale.hex_metres[0]
    if width <= RUN or way_back(world, board, unit, -1) < 0:
        return False
    if board.clock.luck[0] == 0:
        return width > 2 * RUN
    bits = draw(board.clock.seed[0], SHORT_RUN, board.clock.turn[0], unit, next_trial(board, unit))
    return (bits & 0xFFFF) * width >= RUN << 16


@kernel
def drop_back(world, board, unit):
    """A broken unit runs 2000 m within its hex, under fire; its holes are lost.  [9.7]"""
    here = board.units.hex[unit]
    step = entry_seconds(world, board, unit, here, way_back(world, board, unit, -1))
    spent = min(board.units.clock[unit], step * RUN // world.scale.hex_metres[0])
    board.units.clock[unit] -= spent
    board.units.moving[unit] += spent
    board.units.dug[unit] = 0
    tell(board, MOVED, unit, -1, here, here, spent, 1, 0)
    react_to_march(world, board, unit, step)


@kernel
def flee(world, board, unit):
    """A broken unit makes for refuge in its own time, or gives up if it cannot.  [9.7] [9.9]"""
    side = world.units.side[unit]
    steps = 0
    while board.units.clock[unit] > 0 and board.units.hex[unit] >= 0:
        here = board.units.hex[unit]
        if world.refuge[side, here] == 0:
            if enemy_near(world, board, unit, RALLY_METRES):
                lift(world, board, unit)
                board.units.condition[unit] = LEFT
                tell(board, LEFT_MAP, unit, -1, here, 0, 0, 0, 0)
            return
        if steps > 0 and not enemy_near(world, board, unit, RALLY_METRES * 2):
            return
        before = board.units.clock[unit]
        if step_back(world, board, unit, -1, 1) == 0:
            break
        steps += 1
        react_to_march(world, board, unit, before - board.units.clock[unit])
    if board.units.hex[unit] < 0 or steps > 0:
        return
    if in_contact(board, side, board.units.hex[unit]):
        hazard = give_up_hazard(world, unit, world.scale.turn_seconds[0])
        if fails(world, board, SURRENDER, unit, hazard):
            give_up(world, board, unit)


@kernel
def run_or_rally(world, board, unit):
    """A broken unit rallies; or it runs, and may rally in what time that leaves.  [9.7] [9.8]"""
    rallied = 0
    if not is_calm(board, unit) or is_pressed(world, board, unit):
        short = runs_short(world, board, unit)
        if short:
            drop_back(world, board, unit)
        else:
            flee(world, board, unit)
        if board.units.clock[unit] > 0 and board.units.condition[unit] == BROKEN:
            if is_calm(board, unit) and (short or not is_pressed(world, board, unit)):
                rallied = try_to_rally(world, board, unit, RALLY_AGAIN, board.units.clock[unit])
    else:
        rallied = try_to_rally(world, board, unit, RALLY, world.scale.turn_seconds[0])
        if rallied == 0:
            flee(world, board, unit)
    if rallied == 0:
        board.units.clock[unit] = 0


@kernel
def stand_by(world, board, unit):
    """A battery beyond the map is ready again; it neither breaks nor runs.  [6.7]"""
    if board.units.soft_fire[unit] == 0:
        recover(world, board, unit, world.scale.turn_seconds[0])
    calm_down(world, board, unit)
    rest(world, board, unit)
    clear_turn(board, unit)
    board.units.clock[unit] = world.scale.turn_seconds[0]


@kernel
def morale_of_side(world, board, side):
    """At the start of its player turn each unit breaks, rallies, flees or recovers.  [1.2]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or world.units.aircraft[unit]:
            continue
        if board.units.hex[unit] < 0:
            continue
        if board.units.condition[unit] == READY:
            check_break(world, board, unit)
        calm_down(world, board, unit)
        rest(world, board, unit)
        board.units.dug[unit] += scraped(world, board, unit)
        clear_turn(board, unit)
        board.units.clock[unit] = turn_clock(world, board, unit)
        if board.units.condition[unit] == BROKEN:
            run_or_rally(world, board, unit)
