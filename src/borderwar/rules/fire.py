"""Chapter 5: Direct fire."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import FIRED
from borderwar.model.orders import AMOUNT, FIRE_AT_WILL, RETURN_FIRE, TARGET, UNIT
from borderwar.model.tables import ARMOUR_BIT, MOUNT_CREW, N_FORTS, READY, SPOTTED
from borderwar.rules.firepower import power_on, shell_share
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    note_direction,
)
from borderwar.rules.luck import shot_luck
from borderwar.rules.ranges import apart
from borderwar.rules.sight import has_sight, is_made_out, sighting_distance, spot
from borderwar.rules.stores import seconds_of_fire, spend, thrift
from borderwar.rules.tell import refuse, tell
from borderwar.rules.weariness import fresh_seconds
from borderwar.rules.works import heaviest_shell, shelter

SHORTEST_FIRE = 10
ORDERED, REACTION, RETURN = range(3)  # FIRED event, d


@kernel
def hit(world, board, shooter, target, power, seconds, hexes, factor, kind):
    """Resolve some seconds of fire by one unit on another.  [5.1] to [5.8]

    `power` is what `power_on` gave before anything was fired, so that fire and return
    fire are simultaneous.  Returns men plus vehicles lost.
    """
    luck = shot_luck(world, board, shooter)
    fire = power * fresh_seconds(world, board, shooter, seconds) // seconds
    men = 0
    vehicles = board.units.vehicles_lost[target]
    casualties = board.units.casualties[target]
    note_direction(world, board, target, board.units.hex[shooter])
    if world.units.armoured[shooter] and power_on(world, board, target, shooter, hexes) == 0:
        board.units.stress_now[target] |= ARMOUR_BIT  # [9.4]
    if world.units.armoured[target]:
        hurt_armour(world, board, target, fire, seconds, factor, luck)
    else:
        shells = shell_share(world, board, shooter, hexes)
        if world.marks[N_FORTS]:
            grams = heaviest_shell(world, shooter, False) if shells else 0
            factor = factor * shelter(world, board, target, grams) // 1000
        hurt_men(world, board, target, fire, seconds, shells, factor, luck)
    men = board.units.casualties[target] - casualties
    vehicles = board.units.vehicles_lost[target] - vehicles
    tell(board, FIRED, shooter, target, board.units.hex[target], seconds, men, vehicles, kind)
    destroy_if_empty(world, board, target)
    keep_sight(board, target)
    board.units.fired[shooter] += seconds
    board.units.weary[shooter] += seconds
    spend(world, board, shooter, seconds)
    spot(world, board, shooter)
    return men + vehicles


@kernel
def check_target(world, board, unit, target):
    """0, or the case that forbids fire at a target, whatever the time.  [5.1] [5.6] [5.7] [16.5]"""
    if target < 0 or world.units.side[target] == world.units.side[unit]:
        return refuse(board, 501, unit, target, 0)
    if board.units.hex[target] < 0 or board.units.seen[target] != SPOTTED:
        return refuse(board, 501, unit, target, 1)
    here = board.units.hex[unit]
    there = board.units.hex[target]
    hexes = apart(world, here, there)
    metres = hexes * world.scale.hex_metres[0]
    if thrift(world, board, unit) == 0:
        return refuse(board, 1804, unit, 0, 0)
    if metres > world.units.reach_metres[unit]:
        return refuse(board, 506, target, metres, world.units.reach_metres[unit])
    if not has_sight(world, here, there):
        return refuse(board, 401, here, there, 0)
    if not is_made_out(world, board, target, hexes):
        return refuse(board, 1605, unit, target, sighting_distance(world, board, target) * 3 // 2)
    if power_on(world, board, unit, target, hexes) == 0:
        if board.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
            return refuse(board, 504, unit, 0, 0)
        return refuse(board, 507, unit, target, metres)
    return 0


@kernel
def check_seconds(board, unit, seconds, shortest):
    """0, or the case against the time an order asks for.  [1.3]"""
    if seconds < shortest:
        return refuse(board, 103, unit, seconds, shortest)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def check_fire(world, board, row):
    """0, or the case that forbids firing.  The unit has been found ready.  [5.1]"""
    if world.units.aircraft[row[UNIT]]:
        return refuse(board, 1101, row[UNIT], 0, 0)
    case = check_target(world, board, row[UNIT], row[TARGET])
    if case:
        return case
    return check_seconds(board, row[UNIT], row[AMOUNT], SHORTEST_FIRE)


@kernel
def return_seconds(world, board, unit, shooter, seconds):
    """Seconds for which a unit fires back at once, from what it has left.  [10.3]"""
    stance = board.units.stance[unit]
    if stance != RETURN_FIRE and stance != FIRE_AT_WILL:
        return 0
    if board.units.condition[unit] != READY or world.units.aircraft[unit]:
        return 0
    if board.units.seen[shooter] != SPOTTED:
        return 0
    left = seconds_of_fire(world, board, unit, board.units.clock[unit])
    return seconds if seconds < left else left


@kernel
def fire(world, board, row):
    """Carry out a checked fire order, part by part.  [5.1] [5.10]"""
    unit = row[UNIT]
    left = seconds_of_fire(world, board, row[UNIT], row[AMOUNT])
    part = world.law.suppress_half_life[0]
    while left > 0:
        seconds = left if left < part else part
        left -= seconds
        part = part * 2
        if exchange(world, board, unit, row[TARGET], seconds) == 0:
            return


@kernel
def exchange(world, board, unit, target, seconds):
    """Some seconds of fire; the target fires back if its stance says so.  [5.1]

    Returns 1 if the fire can go on.
    """
    hexes = apart(world, board.units.hex[unit], board.units.hex[target])
    power = power_on(world, board, unit, target, hexes)
    back = power_on(world, board, target, unit, hexes)
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    board.units.clock[unit] -= seconds
    hit(world, board, unit, target, power, seconds, hexes, 1000, ORDERED)
    if board.units.hex[target] < 0:
        return 0
    if back:
        reply = return_seconds(world, board, target, unit, seconds)
        if reply and has_sight(world, board.units.hex[unit], board.units.hex[target]):
            board.units.clock[target] -= reply
            hit(world, board, target, unit, back, reply, hexes, 1000, RETURN)
    return int(board.units.hex[unit] >= 0)


@kernel
def best_power(world, board, unit, target):
    """Power on a target from where both stand, 0 out of sight or range.  For AI and reaction."""
    here = board.units.hex[unit]
    there = board.units.hex[target]
    hexes = apart(world, here, there)
    if hexes * world.scale.hex_metres[0] > world.units.reach_metres[unit]:
        return 0
    if not has_sight(world, here, there) or not is_made_out(world, board, target, hexes):
        return 0
    return power_on(world, board, unit, target, hexes)
