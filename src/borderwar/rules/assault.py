"""Chapter 8: Assault."""

from borderwar.ground.dice import BREAK
from borderwar.ground.fixed import log2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.events import ASSAULTED, SURPRISED
from borderwar.model.orders import FALL_BACK, TARGET, UNIT
from borderwar.model.tables import (
    ARMOUR_BIT,
    ASSAULT_BIT,
    BROKEN,
    MOUNT_RIDES,
    MOUNTED,
    N_FORTS,
    N_HEXES,
    N_WORKS,
    ON_FOOT,
    READY,
)
from borderwar.rules.boats import go_ashore
from borderwar.rules.crossings import bank_share, is_afloat, mover_of
from borderwar.rules.firepower import POOR_SIGHT, power_on
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    leave_fallen,
    note_direction,
)
from borderwar.rules.luck import shot_luck
from borderwar.rules.march import refuse_step
from borderwar.rules.morale import break_hazard, fails, give_up, lose_nerve, stress
from borderwar.rules.movement import (
    PINNED,
    check_ready,
    direction_to,
    enter,
    entry_seconds,
)
from borderwar.rules.night import SURE, confusion_of, surprise_of
from borderwar.rules.reaction import fall_back_if_told, react_to_march, step_back
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import known_enemy_in
from borderwar.rules.stores import burn, driving_left, spend
from borderwar.rules.tell import refuse, tell
from borderwar.rules.tunnels import emerge, hide_below, room_below, storm
from borderwar.rules.weariness import fresh_seconds
from borderwar.rules.works import shelter, works_seconds

STARTLED = 150  # stress that surprise adds to the defenders  [8.10]
PACE = 125  # seconds for each 100 m of hex: the rush and the fight at the end of it  [8.1]
WEIGHT = 3600  # an assault tries a unit's nerve as an hour under such stress would  [8.4]
CLOSE_SECONDS = 480  # what is left of the fight when they have closed  [8.3]
OVERMATCH = 100  # stress for each doubling of the attacker's close power  [8.4]
OVERMATCH_MOST = 250


@kernel
def assault_seconds(world):
    """Seconds an assault takes.  [8.1]"""
    return world.scale.hex_metres[0] * PACE // 100


@kernel
def check_assault(world, board, row):
    """0, or the case that forbids an assault.  [8.1] [8.2]"""
    unit = row[UNIT]
    there = row[TARGET]
    if board.units.below[unit] and there == board.units.below[unit] - 1:
        return check_sortie(world, board, unit, there)
    case = check_ready(world, board, unit)
    if case:
        return case
    if world.units.aircraft[unit]:
        return refuse(board, 1101, unit, 0, 0)
    here = board.units.hex[unit]
    if there == here and world.marks[N_FORTS] and room_below(world, here):
        return check_storm(world, board, unit)
    if there < 0 or direction_to(world, here, there) < 0:
        return refuse(board, 801, unit, here, there)
    if known_enemy_in(world, board, world.units.side[unit], there) < 0:
        return refuse(board, 801, unit, -1, there)
    direction = direction_to(world, here, there)
    if is_afloat(world, board, unit):
        if world.costs[world.units.mover_foot[unit] * world.marks[N_HEXES] + here, direction] == 0:
            return refuse(board, 1710, unit, 5, there)
    elif board.units.mounted[unit] and world.units.mount[unit] == MOUNT_RIDES:
        return refuse(board, 802, unit, 0, 0)
    elif entry_seconds(world, board, unit, here, direction) == 0:
        return refuse_step(world, board, unit, here, direction)
    if board.units.column[unit]:
        return refuse(board, 313, unit, 0, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    seconds = assault_seconds(world) + obstacle_seconds(world, board, unit, here, direction)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    if seconds > driving_left(world, board, unit):
        return refuse(board, 1805, unit, seconds, driving_left(world, board, unit))
    return 0


@kernel
def obstacle_seconds(world, board, unit, here, direction):
    """Seconds that wire and the like add to the rush.  [20.2]"""
    if world.marks[N_WORKS] == 0:
        return 0
    mover = mover_of(world, board, unit)
    return max(0, works_seconds(world, board, world.units.side[unit], mover, here, direction))


@kernel
def check_storm(world, board, unit):
    """0, or the case that forbids storming the tunnels under a unit's own hex.  [20.11]"""
    if board.units.mounted[unit] or world.units.armoured[unit]:
        return refuse(board, 2011, unit, 1, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    seconds = assault_seconds(world)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def check_sortie(world, board, unit, there):
    """0, or the case that forbids breaking out to the surface.  [20.12]"""
    if world.units.side[unit] != board.clock.side[0] or board.units.condition[unit] != READY:
        return refuse(board, 104, unit, 0, 0)
    if known_enemy_in(world, board, world.units.side[unit], there) < 0:
        return refuse(board, 801, unit, -1, there)
    seconds = assault_seconds(world)
    if seconds > board.units.clock[unit]:
        return refuse(board, 304, -1, seconds, board.units.clock[unit])
    return 0


@kernel
def blow(world, board, striker, target, power, inside):
    """One unit's part in the fight at close quarters; men the target loses.  [8.3] [8.9] [20.8]

    `inside` says that the target holds the hex: a fort there shelters it, but not from charges.
    """
    luck = shot_luck(world, board, striker)
    fire = power * fresh_seconds(world, board, striker, CLOSE_SECONDS) // CLOSE_SECONDS
    casualties = board.units.casualties[target]
    vehicles = board.units.vehicles_lost[target]
    factor = world.law.close_factor[0]
    if inside and world.units.engineer[striker] == 0:
        factor = factor * shelter(world, board, target, 0) // 1000
    alive = world.units.armoured[striker] and board.units.hex[striker] >= 0
    if alive and power_on(world, board, target, striker, 0) == 0:
        board.units.stress_now[target] |= ARMOUR_BIT  # [8.9]
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
    spend(world, board, striker, CLOSE_SECONDS)
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
        lose_nerve(world, board, unit)


@kernel
def drive_out(world, board, side, there, away_from):
    """Broken defenders run or give up; whether none is left in the hex.  [8.5]"""
    unit = board.hexes.first[there]
    while unit >= 0:
        below = board.units.next[unit]
        if board.units.condition[unit] == BROKEN and world.units.side[unit] != side:
            leave_fallen(world, board, unit)
            if step_back(world, board, unit, away_from, 1) == 0:
                give_up(world, board, unit)
        unit = below
    unit = board.hexes.first[there]
    while unit >= 0 and world.units.side[unit] == side:
        unit = board.units.next[unit]
    return unit < 0


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
    """Carry out a checked assault.  [8.1] to [8.6] [8.10] [20.11] [20.12]"""
    unit = row[UNIT]
    there = row[TARGET]
    here = board.units.hex[unit]
    side = world.units.side[unit]
    seconds = assault_seconds(world)
    if here == there:
        storm(world, board, row, seconds, CLOSE_SECONDS)
        return
    sortie = here < 0
    surprise = 0
    confusion = 0
    their_confusion = 0
    if sortie:
        here = there
        emerge(world, board, unit, there)
        board.units.clock[unit] -= seconds
        board.units.moving[unit] += seconds
    else:
        seconds += obstacle_seconds(world, board, unit, here, direction_to(world, here, there))
        surprise = surprise_of(world, board, unit)
        if world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] <= POOR_SIGHT:
            confusion = confusion_of(world, board, unit)
            their_confusion = confusion_of(world, board, unit)
            tell(board, SURPRISED, unit, -1, there, surprise, confusion, their_confusion, 0)
        board.units.clock[unit] -= seconds
        board.units.moving[unit] += seconds
        burn(world, board, unit, seconds)
        react_to_march(world, board, unit, seconds // 2 * (1000 - surprise) // 1000)
        if board.units.hex[unit] < 0:
            return
        if surprise < SURE:
            step_aside(world, board, there, here)
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    edge = 1000
    afloat = is_afloat(world, board, unit)
    if not sortie:
        edge = bank_share(world, board, unit, here, direction_to(world, here, there))
    if afloat:
        board.units.mounted[unit] = ON_FOOT  # they leap ashore with what they carry
    attack = 0
    defence = 0
    front = 0
    own_share = (1000 - confusion // 2) * edge // 1000
    their_share = (1000 - surprise // 2) * (1000 - their_confusion // 2) // 1000
    target = board.hexes.first[there]
    while target >= 0:
        if world.units.side[target] != side:
            front += world.units.frontage[target]
            if board.units.condition[target] == READY:
                attack = max(attack, power_on(world, board, unit, target, 0) * own_share // 1000)
                defence += power_on(world, board, target, unit, 0) * their_share // 1000
        target = board.units.next[target]
    # Defenders strike at the attacker, and he at each of them by its frontage, at once.
    target = board.hexes.first[there]
    while target >= 0 and board.units.hex[unit] >= 0:
        below = board.units.next[target]
        if board.units.condition[target] == READY and world.units.side[target] != side:
            mark_spotted(world, board, target, unit)
            back = power_on(world, board, target, unit, 0) * their_share // 1000
            strength = power_on(world, board, unit, target, 0) * own_share // 1000
            strength = strength * world.units.frontage[target] // front
            blow(world, board, unit, target, strength, 1)
            blow(world, board, target, unit, back, 0)
        target = below
    extra = overmatch(world, attack, defence) + STARTLED * surprise // 1000
    target = board.hexes.first[there]
    while target >= 0:
        below = board.units.next[target]
        if board.units.condition[target] == READY and world.units.side[target] != side:
            hold_or_break(world, board, target, extra)
        target = below
    if board.units.hex[unit] < 0:
        return
    if drive_out(world, board, side, there, here):
        tell(board, ASSAULTED, unit, -1, there, 0, 0, 1, 0)
        if not sortie:
            enter(world, board, unit, there, 0, 0)
        if afloat:
            go_ashore(world, board, unit)
        spot(world, board, unit)
        look_out(world, board, unit)
    else:
        # Thrown back: the attacker goes to ground where he started.  [8.6]
        if afloat:
            board.units.mounted[unit] = MOUNTED
        board.units.suppression[unit] += (1000 - board.units.suppression[unit]) // 3
        if sortie:
            hide_below(world, board, unit, there)
        else:
            spot(world, board, unit)
