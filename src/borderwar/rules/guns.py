"""Chapter 6: Guns and mortars with observers."""

from borderwar.ground.dice import SCATTER, draw_below
from borderwar.ground.hexes import distance
from borderwar.ground.kernel import kernel
from borderwar.model.events import SHELLED
from borderwar.model.orders import AMOUNT, TARGET, UNIT
from borderwar.model.tables import MOUNT_CREW, N_UNITS, READY
from borderwar.rules.fire import check_seconds
from borderwar.rules.firepower import soft_power
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    note_direction,
)
from borderwar.rules.luck import shot_luck
from borderwar.rules.sight import has_sight, spot
from borderwar.rules.tell import refuse, tell
from borderwar.rules.weariness import fresh_seconds

RANGING = 120  # seconds of ranging before fire for effect  [6.3]
STRAY = 250  # per mille of the shells that fall into a hex beside  [6.4]
ARMOUR_UNDER_SHELLS = 40  # per mille: rifles of shell fire against guns that pierce  [7.5]


@kernel
def makes_out(world, board, here, there):
    """Whether ground can be made out from a hex in this light and weather.  [6.2]"""
    hexes = distance(world.scale.columns[0], here, there)
    far = world.scale.sight_hexes[0] * world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] // 1000
    return hexes <= max(1, far) and has_sight(world, here, there)


@kernel
def observer_of(world, board, unit, there):
    """The gun itself if it sees the hex, else the first friend that does, or -1.  [6.2]"""
    if makes_out(world, board, board.units.hex[unit], there):
        return unit
    side = world.units.side[unit]
    for observer in range(world.marks[N_UNITS]):
        if world.units.side[observer] != side or board.units.condition[observer] != READY:
            continue
        here = board.units.hex[observer]
        if here < 0 or world.units.aircraft[observer]:
            continue
        if makes_out(world, board, here, there):
            return observer
    return -1


@kernel
def check_bombard(world, board, row):
    """0, or the case that forbids shelling a hex.  The unit has been found ready.  [6.1]"""
    unit = row[UNIT]
    there = row[TARGET]
    if world.units.indirect[unit] == 0:
        return refuse(board, 601, unit, 0, 0)
    if there < 0:
        return refuse(board, 601, unit, 1, 0)
    hexes = distance(world.scale.columns[0], board.units.hex[unit], there)
    if hexes == 0 or soft_power(world, board, unit, hexes, True) == 0:
        metres = hexes * world.scale.hex_metres[0]
        if board.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
            return refuse(board, 504, unit, 0, 0)
        return refuse(board, 506, -1, metres, world.units.reach_metres[unit])
    if observer_of(world, board, unit, there) < 0:
        return refuse(board, 602, unit, there, 0)
    return check_seconds(board, unit, row[AMOUNT], RANGING + 30)


@kernel
def shell_hex(world, board, unit, there, power, seconds):
    """Shells fall on all who stand in a hex, shared by frontage.  [6.5]"""
    front = 0
    target = board.hexes.first[there]
    while target >= 0:
        front += world.units.frontage[target]
        target = board.units.next[target]
    if front == 0:
        return
    fresh = fresh_seconds(world, board, unit, seconds)
    target = board.hexes.first[there]
    while target >= 0:
        below = board.units.next[target]
        luck = shot_luck(world, board, unit)
        fire = power * world.units.frontage[target] // front * fresh // seconds
        casualties = board.units.casualties[target]
        vehicles = board.units.vehicles_lost[target]
        note_direction(world, board, target, board.units.hex[unit])
        if world.units.armoured[target]:
            hurt_armour(world, board, target, fire * ARMOUR_UNDER_SHELLS // 1000, seconds, 1000, luck)
        else:
            hurt_men(world, board, target, fire, seconds, True, 1000, luck)
        tell(
            board,
            SHELLED,
            unit,
            target,
            there,
            seconds,
            board.units.casualties[target] - casualties,
            board.units.vehicles_lost[target] - vehicles,
            0,
        )
        destroy_if_empty(world, board, target)
        keep_sight(board, target)
        target = below


@kernel
def bombard(world, board, row):
    """Carry out a checked shelling.  [6.3] [6.4] [6.5]"""
    unit = row[UNIT]
    there = row[TARGET]
    here = board.units.hex[unit]
    hexes = distance(world.scale.columns[0], here, there)
    power = soft_power(world, board, unit, hexes, True)
    if observer_of(world, board, unit, there) != unit:
        power = power * world.law.indirect_factor[0] // 1000
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    board.units.clock[unit] -= row[AMOUNT]
    board.units.fired[unit] += row[AMOUNT]
    seconds = row[AMOUNT] - RANGING
    tell(board, SHELLED, unit, -1, there, seconds, 0, 0, 0)
    shell_hex(world, board, unit, there, power * (1000 - STRAY) // 1000, seconds)
    if board.clock.luck[0]:
        direction = draw_below(
            board.clock.seed[0], SCATTER, board.clock.turn[0], unit, board.clock.shots[0], 6
        )
        beside = world.neighbour[there, direction]
        if beside >= 0 and beside != here:
            shell_hex(world, board, unit, beside, power * STRAY // 1000, seconds)
    board.units.weary[unit] += row[AMOUNT]
    spot(world, board, unit)
