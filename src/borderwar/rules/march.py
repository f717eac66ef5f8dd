"""Chapter 3 carried out: a march, hex by hex, in front of the enemy."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import MOVE_STOPPED
from borderwar.model.orders import BREAK_OUT, KIND, LENGTH, PATH, UNIT
from borderwar.model.tables import DOWN, MOUNT_RIDES, READY
from borderwar.rules.bridge_works import blown_ahead
from borderwar.rules.crossings import DARK, DRY, bears, ice_now, load_of, passing_seconds
from borderwar.rules.encircle import leave_stragglers, leave_vehicles, tell_break_out
from borderwar.rules.movement import (
    PINNED,
    check_ready,
    direction_to,
    enter,
    entry_seconds,
    way_barred,
)
from borderwar.rules.reaction import react_to_march
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import enemy_in, has_room, in_contact, known_enemy_in
from borderwar.rules.stores import driving_left
from borderwar.rules.tell import refuse, tell

# Why a march stopped short.
SEEN_ENEMY, UNDER_FIRE, MET_UNSEEN, BRIDGE_GONE = 1, 2, 4, 5


@kernel
def refuse_step(world, board, unit, here, direction):
    """The case against a step that cannot be taken at all.  [3.3] [17.1] [17.3] [17.4] [17.13]"""
    there = world.neighbour[here, direction]
    barred = way_barred(world, board, unit, here, direction)
    if barred != 303:
        return refuse(board, barred, unit, there, 0)
    bridge = world.spans[here, direction] if world.scale.bridges[0] else -1
    if bridge >= 0 and board.bridges.state[bridge] != DOWN:
        load = load_of(board, bridge, world.bridges.capacity[bridge])
        if board.units.mounted[unit] and world.units.weight[unit] > load:
            return refuse(board, 1703, unit, bridge, load)
        passing = passing_seconds(world, board, unit, bridge)
        if board.bridges.used[bridge] + passing > world.scale.turn_seconds[0]:
            return refuse(board, 1704, unit, bridge, passing)
    if world.units.boats[unit] and board.units.mounted[unit]:
        if world.scale.ice[0] and bears(world, board, unit):
            return refuse(board, 1713, unit, 1, ice_now(world, board))
        return refuse(board, 1709, unit, there, world.hexes.depth[there])
    if world.scale.ice[0] and world.hexes.depth[there] > 0:
        return refuse(board, 1713, unit, 2, ice_now(world, board))
    if world.scale.banks[0] and world.banks[here, direction] != 1000 + DRY:
        return refuse(board, 1701, unit, there, 0)
    return refuse(board, 303, unit, there, 0)


@kernel
def step_seconds(world, board, unit, here, direction, rush):
    """Seconds of one step of a march; who breaks out does not creep past the enemy.  [3.2] [9.14]"""
    seconds = entry_seconds(world, board, unit, here, direction)
    side = world.units.side[unit]
    if rush and seconds and in_contact(board, side, here):
        if in_contact(board, side, world.neighbour[here, direction]):
            seconds = seconds // 2
        elif world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] > DARK:
            seconds = seconds * 2 // 3
    return seconds


@kernel
def check_break_out(world, board, row):
    """0, or the case that forbids breaking out.  [9.14]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    if board.units.encircled[unit] == 0:
        return refuse(board, 914, unit, 1, 0)
    if board.units.mounted[unit] and world.units.mount[unit] == MOUNT_RIDES:
        return refuse(board, 914, unit, 2, 0)
    return check_move(world, board, row)


@kernel
def check_move(world, board, row):
    """0, or the case that forbids a march.  [3.1] [3.3] [3.4] [3.6]"""
    unit = row[UNIT]
    case = check_ready(world, board, unit)
    if case:
        return case
    if world.units.aircraft[unit]:
        return refuse(board, 1101, unit, 0, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    here = board.units.hex[unit]
    if row[LENGTH] < 2 or row[PATH] != here:
        return refuse(board, 301, unit, here, 0)
    side = world.units.side[unit]
    left = board.units.clock[unit]
    fuel = driving_left(world, board, unit)
    for step in range(1, row[LENGTH]):
        there = row[PATH + step]
        direction = direction_to(world, here, there)
        if direction < 0:
            return refuse(board, 301, unit, here, there)
        seconds = step_seconds(world, board, unit, here, direction, row[KIND] == BREAK_OUT)
        if seconds == 0:
            return refuse_step(world, board, unit, here, direction)
        if seconds > left:
            return refuse(board, 304, there, seconds, left)
        if seconds > fuel:
            return refuse(board, 1805, unit, seconds, fuel)
        if enemy_in(world, board, side, there) >= 0:
            if known_enemy_in(world, board, side, there) >= 0:
                return refuse(board, 306, unit, there, 0)
            # An unseen enemy bars the way: found out on the march, not before.  [3.9]
        elif not has_room(world, board, unit, there):
            return refuse(board, 203, unit, there, 0)
        left -= seconds
        fuel -= seconds
        here = there
    return 0


@kernel
def march(world, board, row):
    """Carry out a checked march, hex by hex, until done or stopped.  [3.8] [3.9]

    Who breaks out is stopped by nothing but an enemy in his way, and loses men to each
    hex in contact.  [9.14]
    """
    unit = row[UNIT]
    side = world.units.side[unit]
    rush = row[KIND] == BREAK_OUT
    vehicles = leave_vehicles(world, board, unit) if rush else 0
    men = 0
    for step in range(1, row[LENGTH]):
        here = board.units.hex[unit]
        there = row[PATH + step]
        direction = direction_to(world, here, there)
        seconds = step_seconds(world, board, unit, here, direction, rush)
        if seconds == 0 or seconds > min(board.units.clock[unit], driving_left(world, board, unit)):
            break
        if world.scale.bridges[0] and blown_ahead(world, board, unit, here, direction):
            tell(board, MOVE_STOPPED, unit, -1, here, BRIDGE_GONE, 0, 0, 0)
            break
        unseen = enemy_in(world, board, side, there)
        if unseen >= 0:
            mark_spotted(world, board, unseen, unit)
            tell(board, MOVE_STOPPED, unit, unseen, here, MET_UNSEEN, 0, 0, 0)
            break
        if not has_room(world, board, unit, there):
            break
        mined = enter(world, board, unit, there, seconds, 0)
        spot(world, board, unit)
        found = look_out(world, board, unit)
        hit = mined + react_to_march(world, board, unit, seconds)
        if board.units.condition[unit] != READY:
            return
        if rush:
            if in_contact(board, side, there):
                men += leave_stragglers(world, board, unit, step)
            continue
        if step == row[LENGTH] - 1:
            return
        if found:
            tell(board, MOVE_STOPPED, unit, -1, there, SEEN_ENEMY, 0, 0, 0)
            return
        if hit:
            tell(board, MOVE_STOPPED, unit, -1, there, UNDER_FIRE, 0, 0, 0)
            return
    if rush:
        tell_break_out(board, unit, men, vehicles)
