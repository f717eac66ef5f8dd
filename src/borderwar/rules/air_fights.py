"""Chapter 11, cases 11.11 to 11.13: escorts, interception and fights in the air."""

from borderwar.ground.dice import TURNED_BACK as TURNED_BACK_DIE
from borderwar.ground.dice import draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import CRASHED, MET_IN_AIR, TURNED_BACK
from borderwar.model.orders import FIRE_AT_WILL
from borderwar.model.tables import N_HEXES, N_UNITS, READY
from borderwar.rules.bases import FIGHTER, flight_seconds, spend_sortie
from borderwar.rules.limits import level_to_fly
from borderwar.rules.loss import destroy_if_empty, law_for, lose_vehicles
from borderwar.rules.luck import next_trial, shot_luck
from borderwar.rules.ranges import apart
from borderwar.rules.tell import tell

FIGHT_SECONDS = 600  # how long a fight in the air lasts  [11.13]
PATROL_METRES = 15000  # how far a patrol goes to meet the enemy  [11.12]
WARNING = 600  # seconds of flight within which fighters on the ground come up in time  [11.12]
CLIMBING = 500  # per mille of those at a raided base who get off the ground  [11.14]
TURN_BACK = 2000  # per mille of the share lost: the chance to be turned back  [11.13]


@kernel
def lose_aircraft(world, board, unit, loss):
    """Take whole aircraft off those that fly; how many.  `loss` is 16.16."""
    lost = lose_vehicles(world, board, unit, loss)
    fit = board.units.fit[unit] - lost
    board.units.fit[unit] = fit if fit > 0 else 0
    return lost


@kernel
def come_home(world, board, unit):
    """Some do not come back from a flight, whatever the enemy did.  [11.16]"""
    loss = board.units.fit[unit] * world.law.accident_rate[0] * 65536 // 1000000
    if loss == 0:
        return
    lost = lose_aircraft(world, board, unit, loss)
    if lost:
        tell(board, CRASHED, unit, -1, -1, lost, 0, 0, 0)


@kernel
def meets(world, board, fighter, unit, place):
    """Per mille of an enemy's fighters that meet a mission; 0 if they do not.  [11.12]"""
    if world.units.side[fighter] == world.units.side[unit] or world.units.dogfight[fighter] < FIGHTER:
        return 0
    if board.units.condition[fighter] != READY or board.units.fit[fighter] == 0:
        return 0
    hexes = world.marks[N_HEXES]
    if board.units.over[fighter]:
        if place >= hexes:
            return 0
        off = apart(world, board.units.over[fighter] - 1, place)
        return board.units.cover[fighter] if off * world.scale.hex_metres[0] <= PATROL_METRES else 0
    base = world.units.base[fighter]
    if base == 0 or board.units.stance[fighter] != FIRE_AT_WILL or board.units.sorties[fighter] == 0:
        return 0
    if board.units.ready_turn[fighter] > board.clock.turn[0]:
        return 0
    side = world.units.side[fighter]
    if board.clock.level[0] < level_to_fly(board, side, world.sides.fly_level[side]):
        return 0
    if place >= hexes:
        return CLIMBING if base == place - hexes else 0
    return 1000 if flight_seconds(world, fighter, place) <= WARNING else 0


@kernel
def goes_along(world, board, fighter, unit, place):
    """Whether fighters told to fly with a unit can: ready, and with fuel for the way.  [11.11]"""
    if board.units.escorting[fighter] != unit + 1 or board.units.condition[fighter] != READY:
        return False
    if board.units.fit[fighter] == 0 or board.units.sorties[fighter] == 0:
        return False
    endurance = world.units.endurance[fighter]
    if endurance == 0 or world.units.base[fighter] == 0:
        return True
    return endurance >= 2 * flight_seconds(world, fighter, place) + FIGHT_SECONDS


@kernel
def take_off(world, board, fighter, place):
    """Fighters that escort or come up spend a sortie and the time it takes.  [11.11] [11.12]"""
    spend_sortie(world, board, fighter, place, FIGHT_SECONDS)
    board.units.escorting[fighter] = 0
    board.units.fired[fighter] = FIGHT_SECONDS


@kernel
def duel(world, board, power, flying, by):
    """16.16 losses of so many aircraft to a power in thousandths of a fighter, luck counted.  [11.13]"""
    loss = law_for(world, world.law.air_rate[0], power, flying, FIGHT_SECONDS)
    return loss * shot_luck(world, board, by) >> 16


@kernel
def meet_fighters(world, board, unit, place):
    """Fight through whoever comes to meet a mission; 1 if it goes on.  [11.12] [11.13]"""
    side = world.units.side[unit]
    if world.scale.fighters[0] & (1 << (1 - side)) == 0:
        return 1
    guard = 0
    foe = unit
    where = place if place < world.marks[N_HEXES] else -1
    enemies = 0
    hunters = 0
    for other in range(world.marks[N_UNITS]):
        if world.units.side[other] == side:
            if goes_along(world, board, other, unit, place):
                guard += world.units.dogfight[other] * board.units.fit[other]
        else:
            share = meets(world, board, other, unit, place)
            enemies += world.units.dogfight[other] * board.units.fit[other] * share // 1000
            if share:
                foe = other
            if world.units.dogfight[unit] >= FIGHTER:
                hunters += world.units.dogfight[other] * board.units.fit[other] * share // 1000
            else:
                hunters += world.units.hunt[other] * board.units.fit[other] * share // 1000
    tied = guard if guard < enemies else enemies
    flying = board.units.fit[unit]
    chance = 0
    lost = 0
    if enemies > tied:
        loss = duel(world, board, hunters * (enemies - tied) // enemies, flying, foe)
        chance = loss * TURN_BACK // (flying << 16)
        lost = lose_aircraft(world, board, unit, loss)
    back = tied
    if enemies > 0:
        back += world.units.dogfight[unit] * flying * (enemies - tied) // enemies
    downed = 0
    for other in range(world.marks[N_UNITS]):
        fit = board.units.fit[other]
        flew = 0
        if world.units.side[other] == side:
            if not goes_along(world, board, other, unit, place):
                continue
            take_off(world, board, other, place)
            flew = 1
            power = tied * world.units.dogfight[other] * fit // guard
            of = fit
        else:
            share = meets(world, board, other, unit, place)
            if share == 0:
                continue
            of = (fit * share + 999) // 1000
            power = back * (world.units.dogfight[other] * fit * share // 1000) // enemies
            if board.units.over[other] == 0:
                take_off(world, board, other, place)
                flew = 1
        if enemies > 0:
            by = foe if world.units.side[other] == side else unit
            gone = lose_aircraft(world, board, other, duel(world, board, power, of, by))
            downed += gone if world.units.side[other] != side else 0
            tell(board, MET_IN_AIR, other, -1, where, gone, 0, 0, 0)
        if flew:
            come_home(world, board, other)
        if enemies > 0 or flew:
            destroy_if_empty(world, board, other)
    if enemies == 0:
        return 1
    tell(board, MET_IN_AIR, unit, -1, where, lost, downed, 0, 0)
    if board.units.fit[unit] == 0:
        return 0
    stopped = chance >= 500
    if board.clock.luck[0]:
        seed = board.clock.seed[0]
        turn = board.clock.turn[0]
        stopped = draw_below(seed, TURNED_BACK_DIE, turn, unit, next_trial(board, unit), 1000) < chance
    if stopped:
        tell(board, TURNED_BACK, unit, -1, where, 0, 0, 0, 0)
        return 0
    return 1
