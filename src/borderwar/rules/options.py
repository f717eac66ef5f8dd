"""The orders of one unit as a short list of numbered slots, for programs that step through a game.

A player may ask for any path and any number of seconds.  A program that learns or samples
wants a list it can count: one hex or as far as time lasts in each of six directions, an
assault on each, fire at the nearest known enemies for a while or for all the time there
is.  Each entry has passed `engine.check`; nothing here decides a rule.  Enemies that the
side does not see are never asked for, so the list on the true board is the one on the
side's view.
"""

from typing import Any, NamedTuple

import numpy as np

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import bundle, grid, kernel
from borderwar.model.orders import (
    AMOUNT,
    ASSAULT,
    BOMBARD,
    DIG,
    DISMOUNT,
    END,
    FIRE,
    KIND,
    LEAVE,
    LENGTH,
    MOUNT,
    MOVE,
    ORDER_WIDTH,
    PATH,
    PATH_LONGEST,
    STANCE,
    STANCES,
    STRIKE,
    TARGET,
    UNIT,
)
from borderwar.model.tables import N_UNITS, READY, SPOTTED
from borderwar.rules.engine import check, order
from borderwar.rules.movement import entry_seconds
from borderwar.rules.setup import Setup
from borderwar.rules.stacking import enemy_in, has_room
from borderwar.rules.state import State

NEAR = 8
"""Known enemies that have slots, the nearest first, those of a lower row where it is equal."""

PART = 4
"""A short fire takes one part in so many of a whole turn."""

STEP = 0
MARCH = STEP + 6
CLOSE = MARCH + 6
VOLLEY = CLOSE + 6
FIRE_ON = VOLLEY + NEAR
SHELL = FIRE_ON + NEAR
DIG_IN = SHELL + NEAR
GET_UP = DIG_IN + 1
GET_DOWN = GET_UP + 1
TAKE_STANCE = GET_DOWN + 1
MANNERS = len(STANCES)
GO = TAKE_STANCE + MANNERS
SLOTS = GO + 1
"""First slots: one hex, on and on, assault (six directions each, clockwise from north), fire
for a part of a turn, fire for all the time left, shell or strike (NEAR enemies each), dig,
mount, dismount, the stances, leave the map."""


LEFT_OUT = {
    "entry": "where a unit comes on is chosen before it is there, and seldom matters to a learner",
}
"""Orders that have no slot, and why."""


class Desk(NamedTuple):
    """What the list of a unit is made from and where it goes."""

    world: Any
    board: Any
    row: Any  # int32 (ORDER_WIDTH,): the order being written
    rows: Any  # int32 (SLOTS, ORDER_WIDTH): the orders of the list
    slots: Any  # int32 (SLOTS,): the slot of each
    near: Any  # int32 (NEAR,): known enemies, nearest first
    ranges: Any  # int32 (NEAR,): hexes to each


class DeskOwner:
    """A desk of one scenario's shape over a state, for kernels (`desk`) and for Python (the arrays)."""

    def __init__(self, setup: Setup, state: State) -> None:
        self.row = np.zeros(ORDER_WIDTH, np.int32)
        self.rows = np.zeros((SLOTS, ORDER_WIDTH), np.int32)
        self.slots = np.zeros(SLOTS, np.int32)
        self.order = grid(self.row)
        self.desk = bundle(
            Desk(
                world=setup.world,
                board=state.board,
                row=self.order,
                rows=grid(self.rows),
                slots=grid(self.slots),
                near=grid(np.zeros(NEAR, np.int32)),
                ranges=grid(np.zeros(NEAR, np.int32)),
            )
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
def keep_row(desk, slot, count):
    """Put the order in `row` on the list; how many are on it then."""
    row = desk.row
    last = PATH + row[LENGTH] if row[KIND] == MOVE else PATH
    for cell in range(last):
        desk.rows[count, cell] = row[cell]
    desk.slots[count] = slot
    return count + 1


@kernel
def list_row(desk, slot, count):
    """Put the order in `row` on the list if the rules allow it; how many are on it then."""
    if check(desk.world, desk.board, desk.row):
        return count
    return keep_row(desk, slot, count)


@kernel
def write_row(desk, kind, unit, target, amount):
    """Write an order that is no march."""
    row = desk.row
    row[KIND] = kind
    row[UNIT] = unit
    row[TARGET] = target
    row[AMOUNT] = amount
    row[LENGTH] = 0


@kernel
def seems_open(world, board, unit, there):
    """Whether a unit may hope to enter a hex: no enemy it knows of, and room.  [2.3] [3.6] [3.9]"""
    enemy = enemy_in(world, board, world.units.side[unit], there)
    if enemy >= 0:
        return board.units.seen[enemy] != SPOTTED
    return has_room(world, board, unit, there)


@kernel
def straight_on(desk, unit, direction):
    """Write the march straight ahead for as long as time and ground allow; hexes entered.  [3.2]"""
    world = desk.world
    board = desk.board
    write_row(desk, MOVE, unit, 0, 0)
    here = board.units.hex[unit]
    left = board.units.clock[unit]
    length = 1
    desk.row[PATH] = here
    while length < PATH_LONGEST:
        seconds = entry_seconds(world, board, unit, here, direction)
        if seconds == 0 or seconds > left:
            break
        if not seems_open(world, board, unit, world.neighbour[here, direction]):
            break
        here = world.neighbour[here, direction]
        left -= seconds
        desk.row[PATH + length] = here
        length += 1
    return length - 1


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
    if world.units.aircraft[unit]:
        for place in range(enemies):
            write_row(desk, STRIKE, unit, board.units.hex[desk.near[place]], 0)
            count = list_row(desk, SHELL + place, count)
        return count
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
    if world.units.indirect[unit]:
        for place in range(enemies):
            write_row(desk, BOMBARD, unit, board.units.hex[desk.near[place]], clock)
            count = list_row(desk, SHELL + place, count)
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
        return list_fights(desk, unit, 0)
    if board.units.hex[unit] < 0:
        return 0
    count = 0
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
    for stance in range(MANNERS):
        if stance != board.units.stance[unit]:
            write_row(desk, STANCE, unit, 0, stance)
            count = list_row(desk, TAKE_STANCE + stance, count)
    return count


@kernel
def take_listed(desk, place):
    """Give the order in a place of the list; the case against it or 0."""
    row = desk.row
    last = PATH + desk.rows[place, LENGTH] if desk.rows[place, KIND] == MOVE else PATH
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
