"""The orders of one unit as a short list of numbered slots, for programs that step through a game.

A player may ask for any path and any number of seconds.  A program that learns or samples
wants a list it can count: one hex or as far as time lasts in each of six directions, an
assault on each, fire at the nearest known enemies for a while or for all the time there
is.  Each entry has passed `engine.check`; nothing here decides a rule.  Enemies that the
side does not see are never asked for, so the list on the true board is the one on the
side's view.
"""

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    ASSAULT,
    BOMBARD,
    COUNTER,
    DIG,
    DISMOUNT,
    END,
    ESCORT,
    FIRE,
    LEAVE,
    LENGTH,
    MOUNT,
    PATH,
    PATROL,
    RAID,
    SCOUT,
    STANCE,
    STRIKE,
)
from borderwar.model.tables import N_OBJECTIVES, N_UNITS, READY, SPOTTED
from borderwar.rules.batteries import is_located
from borderwar.rules.drill_options import list_below, list_drills
from borderwar.rules.engine import order
from borderwar.rules.slots import (
    ANSWER,
    BASE,
    CLOSE,
    COVER,
    DIG_IN,
    FEW,
    FIRE_ON,
    GET_DOWN,
    GET_UP,
    GO,
    GUARD,
    LOOK,
    MANNERS,
    MARCH,
    NEAR,
    PART,
    SHELL,
    SLOTS,
    STEP,
    TAKE_STANCE,
    VOLLEY,
    keep_row,
    list_row,
    straight_on,
    write_row,
)


@kernel
def find_near(desk, unit):
    """Fill `near` with the known enemies nearest to a unit; how many.  [4.7]"""
    world = desk.world
    board = desk.board
    here = board.units.hex[unit]
    side = world.units.side[unit]
    columns = world.scale.columns[0]
    count = 0
    for enemy in range(world.marks[N_UNITS]):
        there = board.units.hex[enemy]
        if there < 0 or world.units.side[enemy] == side or board.units.seen[enemy] != SPOTTED:
            continue
        hexes = distance(columns, here, there) if here >= 0 else 0
        if count == NEAR and hexes >= desk.ranges[NEAR - 1]:
            continue
        if count < NEAR:
            count += 1
        place = count - 1
        while place > 0 and desk.ranges[place - 1] > hexes:
            desk.ranges[place] = desk.ranges[place - 1]
            desk.near[place] = desk.near[place - 1]
            place -= 1
        desk.ranges[place] = hexes
        desk.near[place] = enemy
    return count


@kernel
def list_marches(desk, unit, count):
    """One hex and as far as it goes in each direction; how many are on the list then."""
    for direction in range(6):
        length = straight_on(desk, unit, direction)
        listed = count
        while length > 1 and count == listed:
            desk.row[LENGTH] = length + 1
            count = list_row(desk, MARCH + direction, count)
            length -= 1
        desk.row[LENGTH] = 2
        if count > listed:
            count = keep_row(desk, STEP + direction, count)  # the way to its first hex is open
        elif length == 1:
            count = list_row(desk, STEP + direction, count)
    return count


@kernel
def list_fights(desk, unit, count):
    """Fire, shelling, strikes and assaults on the enemies known; how many are on the list then."""
    world = desk.world
    board = desk.board
    clock = board.units.clock[unit]
    part = world.scale.turn_seconds[0] // PART
    enemies = find_near(desk, unit)
    if enemies > 0 and desk.ranges[0] <= 1:
        for direction in range(6):
            there = world.neighbour[board.units.hex[unit], direction]
            if there >= 0 and board.hexes.first[there] >= 0:
                write_row(desk, ASSAULT, unit, there, 0)
                count = list_row(desk, CLOSE + direction, count)
    for place in range(enemies):
        if clock > part:
            write_row(desk, FIRE, unit, desk.near[place], part)
            count = list_row(desk, VOLLEY + place, count)
    for place in range(enemies):
        write_row(desk, FIRE, unit, desk.near[place], clock)
        count = list_row(desk, FIRE_ON + place, count)
    return count


@kernel
def list_shells(desk, unit, count):
    """Shelling of enemies in sight and fire at guns found; how many are on the list then.  [6.1] [6.10]"""
    world = desk.world
    board = desk.board
    clock = board.units.clock[unit]
    enemies = find_near(desk, unit)
    for place in range(enemies):
        write_row(desk, BOMBARD, unit, board.units.hex[desk.near[place]], clock)
        count = list_row(desk, SHELL + place, count)
    found = 0
    for battery in range(world.marks[N_UNITS]):
        if found == FEW:
            break
        if world.units.side[battery] == world.units.side[unit] or world.units.indirect[battery] == 0:
            continue
        if is_located(world, board, battery):
            write_row(desk, COUNTER, unit, battery, clock)
            count = list_row(desk, ANSWER + found, count)
            found += 1
    return count


@kernel
def list_missions(desk, unit, count):
    """What aircraft may be sent to do; how many are on the list then.  [11.1]"""
    world = desk.world
    board = desk.board
    enemies = find_near(desk, unit)
    for place in range(enemies):
        write_row(desk, STRIKE, unit, board.units.hex[desk.near[place]], 0)
        count = list_row(desk, SHELL + place, count)
    for place in range(min(FEW, world.marks[N_OBJECTIVES])):
        write_row(desk, SCOUT, unit, world.objectives.hex[place], 0)
        count = list_row(desk, LOOK + place, count)
        write_row(desk, PATROL, unit, world.objectives.hex[place], 0)
        count = list_row(desk, COVER + place, count)
    found = 0
    for other in range(world.marks[N_UNITS]):
        if found < FEW and other != unit and world.units.side[other] == world.units.side[unit]:
            if world.units.aircraft[other]:
                write_row(desk, ESCORT, unit, other, 0)
                count = list_row(desk, GUARD + found, count)
                found += 1
    for place in range(1, min(FEW + 1, world.scale.bases[0])):
        write_row(desk, RAID, unit, place, 0)
        count = list_row(desk, BASE + place - 1, count)
    return count


@kernel
def list_orders(desk, unit):
    """Fill `rows` and `slots` with the orders that a unit may be given now; how many.  [1.6]"""
    world = desk.world
    board = desk.board
    if world.units.side[unit] != board.clock.side[0] or board.clock.over[0]:
        return 0
    if board.units.condition[unit] != READY:
        return 0
    if world.units.aircraft[unit]:
        return list_missions(desk, unit, 0)
    count = 0
    if board.units.clock[unit] > 0 and world.units.indirect[unit]:
        count = list_shells(desk, unit, count)
    if board.units.hex[unit] < 0:
        return list_below(desk, unit, count)
    if board.units.clock[unit] > 0:
        count = list_marches(desk, unit, count)
        count = list_fights(desk, unit, count)
        write_row(desk, DIG, unit, 0, board.units.clock[unit])
        count = list_row(desk, DIG_IN, count)
        write_row(desk, MOUNT, unit, 0, 0)
        count = list_row(desk, GET_UP, count)
        write_row(desk, DISMOUNT, unit, 0, 0)
        count = list_row(desk, GET_DOWN, count)
        write_row(desk, LEAVE, unit, 0, 0)
        count = list_row(desk, GO, count)
        count = list_drills(desk, unit, count)
    for stance in range(MANNERS):
        if stance != board.units.stance[unit]:
            write_row(desk, STANCE, unit, 0, stance)
            count = list_row(desk, TAKE_STANCE + stance, count)
    return count


@kernel
def take_listed(desk, place):
    """Give the order in a place of the list; the case against it or 0."""
    row = desk.row
    last = PATH + desk.rows[place, LENGTH]
    for cell in range(last):
        row[cell] = desk.rows[place, cell]
    return order(desk.world, desk.board, row)


@kernel
def end_turn(desk):
    """End the player turn of the side to move; the case against it or 0.  [1.4]"""
    write_row(desk, END, 0, 0, 0)
    return order(desk.world, desk.board, desk.row)


@kernel
def mark_slots(desk, side, mask):
    """Set to 1 the cells of `mask` whose slot is on a unit's list; 1 + unit * SLOTS + slot.

    The first cell stands for the end of the player turn.
    """
    for cell in range(len(mask)):
        mask[cell] = 0
    mask[0] = 1
    for unit in range(desk.world.marks[N_UNITS]):
        if desk.world.units.side[unit] == side:
            listed = list_orders(desk, unit)
            for place in range(listed):
                mask[1 + unit * SLOTS + desk.slots[place]] = 1
