"""Chapter 6, case 6.10: fire on guns that were seen or heard."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import SHELLED
from borderwar.model.orders import AMOUNT, TARGET, UNIT
from borderwar.model.tables import MOUNT_CREW, N_UNITS, READY
from borderwar.rules.batteries import be_heard, is_located, metres_to, place_of
from borderwar.rules.fire import check_seconds
from borderwar.rules.guns import (
    RANGING,
    SHORTEST_EFFECT,
    check_shells,
    fall_about,
    shelling_power,
    spend_shells,
    stray_share,
)
from borderwar.rules.loss import destroy_if_empty, hurt_men
from borderwar.rules.luck import shot_luck
from borderwar.rules.sight import spot
from borderwar.rules.stores import seconds_of_fire, spend, thrift
from borderwar.rules.tell import refuse, tell
from borderwar.rules.weariness import fresh_seconds


@kernel
def check_counter(world, board, row):
    """0, or the case that forbids fire on enemy guns.  The unit has been found ready.  [6.10]"""
    unit = row[UNIT]
    battery = row[TARGET]
    if world.units.indirect[unit] == 0:
        return refuse(board, 601, unit, 0, 0)
    if battery < 0 or battery >= world.marks[N_UNITS] or world.units.side[battery] == world.units.side[unit]:
        return refuse(board, 610, unit, -1, 0)
    if world.units.indirect[battery] == 0 or not is_located(world, board, battery):
        return refuse(board, 610, unit, battery, 0)
    if thrift(world, board, unit) == 0:
        return refuse(board, 1804, unit, 0, 0)
    metres = metres_to(world, board, unit, battery)
    if metres == 0 or shelling_power(world, board, unit, metres) == 0:
        if board.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
            return refuse(board, 504, unit, 0, 0)
        return refuse(board, 506, battery, metres, world.units.reach_metres[unit])
    case = check_seconds(board, unit, row[AMOUNT], RANGING + SHORTEST_EFFECT)
    return case if case else check_shells(world, board, unit, row[AMOUNT])


@kernel
def shell_battery(world, board, unit, battery, power, seconds):
    """Shells fall on guns beyond the map, if they are there and whole enough to be hit.  [6.10]"""
    if board.units.condition[battery] != READY:
        return
    luck = shot_luck(world, board, unit)
    casualties = board.units.casualties[battery]
    vehicles = board.units.vehicles_lost[battery]
    fire = power * fresh_seconds(world, board, unit, seconds) // seconds
    hurt_men(world, board, battery, fire, seconds, True, 1000, luck)
    men = board.units.casualties[battery] - casualties
    hulls = board.units.vehicles_lost[battery] - vehicles
    tell(board, SHELLED, unit, battery, -1, seconds, men, hulls, 0)
    destroy_if_empty(world, board, battery)


@kernel
def counter(world, board, row):
    """Carry out a checked fire on enemy guns: by the map, with nobody to correct it.  [6.10]"""
    unit = row[UNIT]
    battery = row[TARGET]
    metres = metres_to(world, board, unit, battery)
    power = shelling_power(world, board, unit, metres) * world.law.indirect_factor[0] // 1000
    stray = stray_share(world, 2 * metres)
    seconds = seconds_of_fire(world, board, unit, row[AMOUNT] - RANGING)
    spend_shells(world, board, unit, RANGING + seconds)
    spend(world, board, unit, seconds)
    board.units.laid[unit] = 0
    tell(board, SHELLED, unit, -1, place_of(world, board, battery), seconds, 0, 0, 0)
    if world.units.anchor[battery] >= 0:
        shell_battery(world, board, unit, battery, power * (1000 - stray) // 1000, seconds)
    else:
        fall_about(world, board, unit, place_of(world, board, battery), power, stray, seconds)
    board.units.weary[unit] += RANGING + seconds
    be_heard(world, board, unit, RANGING + seconds)
    spot(world, board, unit)
