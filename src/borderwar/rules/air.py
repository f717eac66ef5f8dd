"""Chapter 11: Aircraft: missions, bombs and flak."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import ESCORTED, FLAK, PATROLLED, STRUCK
from borderwar.model.orders import ESCORT, KIND, PATROL, RAID, SCOUT, TARGET, UNIT
from borderwar.model.tables import AIR_BIT, N_HEXES, N_UNITS, READY
from borderwar.rules.air_fights import come_home, lose_aircraft, meet_fighters
from borderwar.rules.air_raids import raid_base
from borderwar.rules.air_search import search
from borderwar.rules.bases import (
    ATTACK_SECONDS,
    FIGHTER,
    SPREAD_SECONDS,
    check_flight,
    spend_sortie,
    stay_seconds,
)
from borderwar.rules.firepower import BOMB, light_share, manned, steadiness
from borderwar.rules.limits import level_to_fly, note_flight, note_raid
from borderwar.rules.loss import destroy_if_empty, hurt_armour, hurt_men, keep_sight, law_for
from borderwar.rules.luck import flak_luck, shot_luck
from borderwar.rules.ranges import apart
from borderwar.rules.sight import look_from
from borderwar.rules.tell import refuse, tell
from borderwar.rules.works import heaviest_shell, share_from_above, share_of_bullets, shelter

FLAK_METRES = 600  # how near guns must stand to fire at aircraft  [11.3]
AIR_EYES = 2500  # per mille: how much further men are seen from above  [11.5]
BOMBS_ON_ARMOUR = 400  # so many rifles of bombs are one gun that pierces  [7.5]
BULLETS_ON_ARMOUR = 25  # the same of bullets from the air
SEARCH_FLAK = 60  # seconds under fire of those who only look  [11.9]


@kernel
def check_mission(world, board, row):
    """0, or the case that forbids a mission.  [11.1] [11.4] [11.6] [11.10] [11.11] [11.14]"""
    unit = row[UNIT]
    kind = row[KIND]
    if world.units.side[unit] != board.clock.side[0]:
        return refuse(board, 104, unit, 0, 0)
    if world.units.aircraft[unit] == 0:
        return refuse(board, 1101, unit, 1, 0)
    case = check_flight(world, board, unit)
    if case:
        return case
    if (kind == PATROL or kind == ESCORT) and world.units.dogfight[unit] < FIGHTER:
        return refuse(board, 1110, unit, 0, 0)
    place = row[TARGET]
    if kind == ESCORT:
        return check_escort(world, board, unit, place)
    if kind == RAID:
        if place <= 0 or place >= world.scale.bases[0]:
            return refuse(board, 1114, unit, 0, 0)
        if world.bases.side[place] == world.units.side[unit] or world.bases.raided[place] == 0:
            return refuse(board, 1114, unit, 1, 0)
        side = world.units.side[unit]
        level = level_to_fly(board, side, world.sides.raid_level[side])
        if board.clock.level[0] < level:
            return refuse(board, 1114, unit, 2, level)
        place += world.marks[N_HEXES]
    elif place < 0 or place >= world.marks[N_HEXES]:
        return refuse(board, 1101, unit, 2, 0)
    if stay_seconds(world, unit, place) < ATTACK_SECONDS:
        return refuse(board, 1108, unit, world.flights[world.units.base[unit], place], 0)
    return 0


@kernel
def check_escort(world, board, unit, other):
    """0, or the case that forbids flying with others.  [11.11]"""
    if other < 0 or other >= world.marks[N_UNITS] or other == unit:
        return refuse(board, 1111, unit, -1, 0)
    if world.units.side[other] != world.units.side[unit] or world.units.aircraft[other] == 0:
        return refuse(board, 1111, unit, other, 0)
    if check_flight(world, board, other) or board.units.escorting[other]:
        return refuse(board, 1111, unit, other, 1)
    return 0


@kernel
def flak_power(world, board, unit, there):
    """Milli-rifles of anti-aircraft fire over a hex from the enemies of `unit`.  [11.3]"""
    total = 0
    near = FLAK_METRES // world.scale.hex_metres[0]
    for gun in range(world.marks[N_UNITS]):
        if world.units.side[gun] == world.units.side[unit] or board.units.hex[gun] < 0:
            continue
        if board.units.condition[gun] != READY or world.units.aircraft[gun]:
            continue
        if apart(world, board.units.hex[gun], there) > near:
            continue
        power = 0
        first = world.units.arms_first[gun]
        for arm in range(first, first + world.units.arms_count[gun]):
            weapon = world.arms.weapon[arm]
            if world.weapons.anti_aircraft[weapon]:
                power += manned(world, board, gun, arm) * world.weapons.flak[weapon] // 1000
        total += power * steadiness(world, board, gun) // 1000
    share = 2000 * FLAK_METRES // world.scale.hex_metres[0]
    if share < 1000:
        total = total * share // 1000
    total = total * world.weather.flak[board.clock.sky[0] + board.clock.turn[0]] // 1000  # [16.7]
    return total * light_share(world, board) // 1000


@kernel
def fly_through_flak(world, board, unit, there, seconds):
    """Flak takes its share before the bombs fall; aircraft lost.  [11.3]"""
    power = flak_power(world, board, unit, there)
    if power == 0:
        return 0
    luck = flak_luck(world, board, unit)
    fire = power * seconds // SPREAD_SECONDS
    loss = law_for(world, world.law.flak_rate[0], fire, board.units.fit[unit], SPREAD_SECONDS)
    lost = lose_aircraft(world, board, unit, loss * luck >> 16)
    tell(board, FLAK, unit, -1, there, lost, 0, 0, 0)
    return lost


@kernel
def load_power(world, board, unit, bombs):
    """Milli-rifle-seconds of one attack by the aircraft fit to fly: bombs, or machine guns.  [11.2]"""
    total = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            if bombs:
                impulse = manned(world, board, unit, arm) * world.firepower[weapon, 0] // 1000
                total += impulse * (1000 - world.law.duds[0]) // 1000
        elif not bombs:
            power = manned(world, board, unit, arm) * world.weapons.strafe[weapon] // 1000
            total += power * ATTACK_SECONDS // 2
    whole = board.units.vehicles[unit]
    return total * board.units.fit[unit] // whole if whole else 0


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
            factor = share_of_bullets(world, unit, target)
            guns = fire // BULLETS_ON_ARMOUR
            if bombs:
                factor = share_from_above(world, unit, target, False)
                guns = fire // BOMBS_ON_ARMOUR
            hurt_armour(world, board, target, guns, SPREAD_SECONDS, factor, luck)
        else:
            factor = shelter(world, board, target, heaviest_shell(world, unit, False) if bombs else 0)
            hurt_men(world, board, target, fire, SPREAD_SECONDS, bombs, factor, luck)
        men = board.units.casualties[target] - casualties
        hulls = board.units.vehicles_lost[target] - vehicles
        tell(board, STRUCK, unit, target, there, 0, men, hulls, 0)
        destroy_if_empty(world, board, target)
        keep_sight(board, target)
        target = below


@kernel
def strike(world, board, unit, there):
    """Flak, bombs, strafing, and a look round.  [11.2]"""
    tell(board, STRUCK, unit, -1, there, 0, 0, 0, 0)
    fly_through_flak(world, board, unit, there, ATTACK_SECONDS)
    if board.units.fit[unit] == 0:
        return
    attack_hex(world, board, unit, there, load_power(world, board, unit, True), True)
    attack_hex(world, board, unit, there, load_power(world, board, unit, False), False)
    look_from(world, board, unit, there, AIR_EYES)


@kernel
def patrol(world, board, unit, there):
    """Keep over a hex as long as the fuel and the turn last.  [11.10]"""
    turn = world.scale.turn_seconds[0]
    over = stay_seconds(world, unit, there)
    if over > turn:
        over = turn
    board.units.over[unit] = there + 1
    board.units.cover[unit] = over * 1000 // turn
    spend_sortie(world, board, unit, there, over)
    if board.units.ready_turn[unit] <= board.clock.turn[0]:
        board.units.ready_turn[unit] = board.clock.turn[0] + 1
    note_flight(world, board, unit, there)
    tell(board, PATROLLED, unit, -1, there, board.units.cover[unit], 0, 0, 0)
    come_home(world, board, unit)
    destroy_if_empty(world, board, unit)


@kernel
def fly(world, board, row):
    """Carry out a checked mission.  [11.1]"""
    unit = row[UNIT]
    kind = row[KIND]
    there = row[TARGET]
    board.units.escorting[unit] = 0
    if kind == ESCORT:
        board.units.escorting[unit] = there + 1
        tell(board, ESCORTED, unit, there, -1, 0, 0, 0, 0)
        return
    if kind == PATROL:
        patrol(world, board, unit, there)
        return
    board.clock.revealed[0] = 1
    board.clock.now[0] = 0
    place = there + world.marks[N_HEXES] if kind == RAID else there
    spend_sortie(world, board, unit, place, ATTACK_SECONDS)
    note_flight(world, board, unit, -1 if kind == RAID else there)
    if kind == RAID:
        note_raid(world, board, unit)
    if meet_fighters(world, board, unit, place):
        if kind == SCOUT:
            fly_through_flak(world, board, unit, there, SEARCH_FLAK)
            if board.units.fit[unit] > 0:
                search(world, board, unit, there, AIR_EYES)
        elif kind == RAID:
            bombs = load_power(world, board, unit, True)
            raid_base(world, board, unit, there, bombs + load_power(world, board, unit, False))
        else:
            strike(world, board, unit, there)
    come_home(world, board, unit)
    destroy_if_empty(world, board, unit)
