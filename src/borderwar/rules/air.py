"""Chapter 11: Aircraft and flak."""

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import kernel
from borderwar.model.events import FLAK, STRUCK
from borderwar.model.orders import TARGET, UNIT
from borderwar.model.tables import AIR_BIT, N_UNITS, READY
from borderwar.rules.firepower import BOMB, light_share, manned, steadiness
from borderwar.rules.limits import note_flight
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    law_for,
    lose_vehicles,
)
from borderwar.rules.luck import shot_luck
from borderwar.rules.sight import look_from
from borderwar.rules.tell import refuse, tell

ATTACK_SECONDS = 240  # over the target, bombing and then strafing  [11.2]
SPREAD_SECONDS = 1200  # over which one attack and the fire at it are spread, machine by machine  [11.2]
TURNAROUND = 7200  # seconds from one attack to the next of the same aircraft  [11.6]
FLAK_HEXES = 2  # how near guns must stand to the target to fire at aircraft  [11.3]
AIR_EYES = 2500  # per mille: how much further men are seen from above  [11.5]


@kernel
def check_strike(world, board, row):
    """0, or the case that forbids a strike.  [11.1] [11.4] [11.6]"""
    unit = row[UNIT]
    if world.units.side[unit] != board.clock.side[0]:
        return refuse(board, 104, unit, 0, 0)
    if world.units.aircraft[unit] == 0:
        return refuse(board, 1101, unit, 1, 0)
    if board.units.condition[unit] != READY:
        return refuse(board, 1106, unit, 1, world.units.arrive_turn[unit])
    if board.units.sorties[unit] == 0:
        return refuse(board, 1106, unit, 2, 0)
    if board.units.ready_turn[unit] > board.clock.turn[0]:
        return refuse(board, 1106, unit, 3, board.units.ready_turn[unit] + 1)
    if world.weather.flying[board.clock.sky[0] + board.clock.turn[0]] == 0:
        return refuse(board, 1104, unit, 0, 0)
    if row[TARGET] < 0:
        return refuse(board, 1101, unit, 2, 0)
    return 0


@kernel
def flak_power(world, board, unit, there):
    """Milli-rifles of anti-aircraft fire over a hex from the enemies of `unit`.  [11.3]"""
    total = 0
    for gun in range(world.marks[N_UNITS]):
        if world.units.side[gun] == world.units.side[unit] or board.units.hex[gun] < 0:
            continue
        if board.units.condition[gun] != READY or world.units.aircraft[gun]:
            continue
        if distance(world.scale.columns[0], board.units.hex[gun], there) > FLAK_HEXES:
            continue
        power = 0
        first = world.units.arms_first[gun]
        for arm in range(first, first + world.units.arms_count[gun]):
            weapon = world.arms.weapon[arm]
            if world.weapons.anti_aircraft[weapon]:
                power += manned(world, board, gun, arm) * world.firepower[weapon, 1] // 1000
        total += power * steadiness(world, board, gun) // 1000
    return total * light_share(world, board) // 1000


@kernel
def fly_through_flak(world, board, unit, there):
    """Flak takes its share before the bombs fall; aircraft lost.  [11.3]"""
    power = flak_power(world, board, unit, there)
    if power == 0:
        return 0
    luck = shot_luck(world, board, unit)
    fire = power * ATTACK_SECONDS // SPREAD_SECONDS
    loss = law_for(world, world.law.flak_rate[0], fire, board.units.vehicles[unit], SPREAD_SECONDS)
    lost = lose_vehicles(world, board, unit, loss * luck >> 16)
    tell(board, FLAK, unit, -1, there, lost, 0, 0, 0)
    return lost


@kernel
def load_power(world, board, unit, bombs):
    """Milli-rifle-seconds of one attack: bombs less duds, or machine guns.  [11.2]"""
    total = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            if bombs:
                impulse = manned(world, board, unit, arm) * world.firepower[weapon, 0] // 1000
                total += impulse * (1000 - world.law.duds[0]) // 1000
        elif not bombs:
            power = manned(world, board, unit, arm) * world.firepower[weapon, 1] // 1000
            total += power * ATTACK_SECONDS // 2
    return total


@kernel
def attack_hex(world, board, unit, there, impulse, bombs):
    """Bombs or bullets on all who stand in a hex, shared by frontage.  [11.7]"""
    front = 0
    target = board.hexes.first[there]
    while target >= 0:
        front += world.units.frontage[target]
        target = board.units.next[target]
    if front == 0:
        return
    target = board.hexes.first[there]
    while target >= 0:
        below = board.units.next[target]
        luck = shot_luck(world, board, unit)
        fire = impulse // SPREAD_SECONDS * world.units.frontage[target] // front
        casualties = board.units.casualties[target]
        vehicles = board.units.vehicles_lost[target]
        board.units.stress_now[target] |= AIR_BIT
        if world.units.armoured[target]:
            hurt_armour(world, board, target, fire // 25, SPREAD_SECONDS, 1000, luck)  # [7.5]
        else:
            hurt_men(world, board, target, fire, SPREAD_SECONDS, bombs, 1000, luck)
        men = board.units.casualties[target] - casualties
        hulls = board.units.vehicles_lost[target] - vehicles
        tell(board, STRUCK, unit, target, there, 0, men, hulls, 0)
        destroy_if_empty(world, board, target)
        keep_sight(board, target)
        target = below


@kernel
def strike(world, board, row):
    """Carry out a checked strike: flak, bombs, strafing, and a look round.  [11.1]"""
    unit = row[UNIT]
    there = row[TARGET]
    board.units.sorties[unit] -= 1
    board.clock.now[0] = 0
    turns = (TURNAROUND + world.scale.turn_seconds[0] - 1) // world.scale.turn_seconds[0]
    board.units.ready_turn[unit] = board.clock.turn[0] + turns
    board.clock.revealed[0] = 1
    tell(board, STRUCK, unit, -1, there, 0, 0, 0, 0)
    note_flight(world, board, unit, there)
    fly_through_flak(world, board, unit, there)
    if board.units.vehicles[unit] == 0:
        destroy_if_empty(world, board, unit)
        return
    attack_hex(world, board, unit, there, load_power(world, board, unit, True), True)
    attack_hex(world, board, unit, there, load_power(world, board, unit, False), False)
    look_from(world, board, unit, there, AIR_EYES)
