"""Chapter 8: Assault."""

from borderwar.ground.dice import BREAK
from borderwar.ground.fixed import log2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.events import ASSAULTED
from borderwar.model.orders import FALL_BACK, TARGET, UNIT
from borderwar.model.tables import ASSAULT_BIT, BROKEN, MOUNT_RIDES, READY, SPOTTED
from borderwar.rules.firepower import power_on
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    note_direction,
)
from borderwar.rules.luck import shot_luck
from borderwar.rules.morale import break_hazard, break_unit, fails, give_up, stress
from borderwar.rules.movement import PINNED, check_ready, direction_to, enter, entry_seconds
from borderwar.rules.reaction import fall_back_if_told, react_to_march, step_back
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import enemy_in
from borderwar.rules.tell import refuse, tell
from borderwar.rules.weariness import fresh_seconds

PACE = 125  # seconds for each 100 m of hex: the rush and the fight at the end of it  [8.1]
WEIGHT = 3600  # an assault tries a unit's nerve as an hour under such stress would  [8.4]
CLOSE_SECONDS = 480  # what is left of the fight when they have closed  [8.3]
OVERMATCH = 100  # stress for each doubling of the attacker's close power  [8.4]
OVERMATCH_MOST = 250
LEFT_BEHIND = 4  # one in so many of those hit this turn is taken  [8.7]


@kernel
def assault_seconds(world):
    """Seconds an assault takes.  [8.1]"""
    return world.scale.hex_metres[0] * PACE // 100


@kernel
def check_assault(world, board, row):
    """0, or the case that forbids an assault.  [8.1] [8.2]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    if world.units.aircraft[unit]:
        return refuse(board, 1101, unit, 0, 0)
    here = board.units.hex[unit]
    there = row[TARGET]
    if there < 0 or direction_to(world, here, there) < 0:
        return refuse(board, 801, unit, here, there)
    enemy = enemy_in(world, board, world.units.side[unit], there)
    if enemy < 0 or board.units.seen[enemy] != SPOTTED:
        return refuse(board, 801, unit, -1, there)
    if board.units.mounted[unit] and world.units.mount[unit] == MOUNT_RIDES:
        return refuse(board, 802, unit, 0, 0)
    if entry_seconds(world, board, unit, here, direction_to(world, here, there)) == 0:
        return refuse(board, 303, unit, there, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    seconds = assault_seconds(world)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def blow(world, board, striker, target, power):
    """One unit's part in the fight at close quarters; men and vehicles the target loses.  [8.3]"""
    luck = shot_luck(world, board, striker)
    fire = power * fresh_seconds(world, board, striker, CLOSE_SECONDS) // CLOSE_SECONDS
    casualties = board.units.casualties[target]
    vehicles = board.units.vehicles_lost[target]
    factor = world.law.close_factor[0]
    note_direction(world, board, target, board.units.hex[striker])
    board.units.stress_now[target] |= ASSAULT_BIT
    if world.units.armoured[target]:
        hurt_armour(world, board, target, fire, CLOSE_SECONDS, factor, luck)
    else:
        hurt_men(world, board, target, fire, CLOSE_SECONDS, False, factor, luck)
    board.units.weary[striker] += CLOSE_SECONDS
    lost = board.units.casualties[target] - casualties
    tell(
        board,
        ASSAULTED,
        striker,
        target,
        board.units.hex[target],
        lost,
        board.units.vehicles_lost[target] - vehicles,
        0,
        0,
    )
    destroy_if_empty(world, board, target)
    keep_sight(board, target)
    return lost


@kernel
def overmatch(world, attack, defence):
    """Stress that unequal close power adds to the defender, or takes off.  [8.4]"""
    if attack <= 0:
        return -OVERMATCH_MOST
    if defence <= 0:
        return OVERMATCH_MOST
    doublings = log2_fixed(world.powers, attack) - log2_fixed(world.powers, defence)
    extra = doublings * OVERMATCH >> 16
    if extra > OVERMATCH_MOST:
        return OVERMATCH_MOST
    if extra < -OVERMATCH_MOST:
        return -OVERMATCH_MOST
    return extra


@kernel
def hold_or_break(world, board, unit, extra):
    """Whether a defender breaks in close combat.  [8.4]"""
    hazard = break_hazard(world, stress(world, board, unit) + extra, WEIGHT)
    if fails(world, board, BREAK, unit, hazard):
        break_unit(world, board, unit)


@kernel
def leave_fallen(board, unit):
    """Of what a unit driven out lost this turn, a quarter falls into enemy hands.  [8.7]"""
    taken = board.units.lost_now[unit] // LEFT_BEHIND
    board.units.casualties[unit] -= taken
    board.units.captured[unit] += taken
    board.units.lost_now[unit] = 0


@kernel
def drive_out(world, board, there, away_from):
    """Broken defenders run or give up; 1 if the hex is empty.  [8.5]"""
    unit = board.hexes.first[there]
    while unit >= 0:
        below = board.units.next[unit]
        if board.units.condition[unit] == BROKEN:
            leave_fallen(board, unit)
            if step_back(world, board, unit, away_from, 1) == 0:
                give_up(world, board, unit)
        unit = below
    return board.hexes.first[there] < 0


@kernel
def step_aside(world, board, there, away_from):
    """Defenders told to fall back do so before the blow, if they have the time.  [10.6]"""
    unit = board.hexes.first[there]
    while unit >= 0:
        below = board.units.next[unit]
        if board.units.stance[unit] == FALL_BACK and board.units.condition[unit] == READY:
            board.units.suppression[unit] = max(board.units.suppression[unit], 300)
            fall_back_if_told(world, board, unit, away_from)
        unit = below


@kernel
def assault(world, board, row):
    """Carry out a checked assault.  [8.1] to [8.6]"""
    unit = row[UNIT]
    there = row[TARGET]
    here = board.units.hex[unit]
    seconds = assault_seconds(world)
    board.units.clock[unit] -= seconds
    board.units.moving[unit] += seconds
    react_to_march(world, board, unit, seconds // 2)
    if board.units.hex[unit] < 0:
        return
    step_aside(world, board, there, here)
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    attack = 0
    defence = 0
    front = 0
    target = board.hexes.first[there]
    while target >= 0:
        front += world.units.frontage[target]
        if board.units.condition[target] == READY:
            attack = max(attack, power_on(world, board, unit, target, 0))
            defence += power_on(world, board, target, unit, 0)
        target = board.units.next[target]
    # Defenders strike at the attacker, and he at each of them by its frontage, at once.
    target = board.hexes.first[there]
    while target >= 0 and board.units.hex[unit] >= 0:
        below = board.units.next[target]
        if board.units.condition[target] == READY:
            mark_spotted(world, board, target, unit)
            back = power_on(world, board, target, unit, 0)
            strength = power_on(world, board, unit, target, 0)
            strength = strength * world.units.frontage[target] // front
            blow(world, board, unit, target, strength)
            blow(world, board, target, unit, back)
        target = below
    extra = overmatch(world, attack, defence)
    target = board.hexes.first[there]
    while target >= 0:
        below = board.units.next[target]
        if board.units.condition[target] == READY:
            hold_or_break(world, board, target, extra)
        target = below
    if board.units.hex[unit] < 0:
        return
    if drive_out(world, board, there, here):
        tell(board, ASSAULTED, unit, -1, there, 0, 0, 1, 0)
        enter(world, board, unit, there, 0, 0)
        spot(world, board, unit)
        look_out(world, board, unit)
    else:
        # Thrown back: the attacker goes to ground where he started.  [8.6]
        board.units.suppression[unit] += (1000 - board.units.suppression[unit]) // 3
        spot(world, board, unit)
