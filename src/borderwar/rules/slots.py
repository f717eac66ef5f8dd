"""Slots: the numbered places of the short list of orders that `options` makes for a unit."""

from typing import Any, NamedTuple

import numpy as np

from borderwar.ground.kernel import bundle, grid, kernel
from borderwar.model.orders import (
    AMOUNT,
    KIND,
    LENGTH,
    MOVE,
    ORDER_WIDTH,
    PATH,
    PATH_LONGEST,
    STANCES,
    TARGET,
    UNIT,
)
from borderwar.rules.engine import check
from borderwar.rules.movement import entry_seconds
from borderwar.rules.setup import Setup
from borderwar.rules.stacking import enemy_in, has_room, known_enemy_in
from borderwar.rules.state import State

NEAR = 8
"""Known enemies that have slots, the nearest first, those of a lower row where it is equal."""

FEW = 4
"""Enemy guns, objectives, own aircraft and enemy bases that have slots, those of the first rows."""

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
ANSWER = GO + 1
LOOK = ANSWER + FEW
COVER = LOOK + FEW
GUARD = COVER + FEW
BASE = GUARD + FEW
FALL_IN = BASE + FEW
FAN_OUT = FALL_IN + 1
DOWN = FAN_OUT + 1
UP = DOWN + 1
STORM = UP + 1
CUT = STORM + 1
GET_OUT = CUT + 7
BOATS = GET_OUT + 6
BRIDGE = BOATS + 6
LAY = BRIDGE + 1
SET_OFF = LAY + 1
SLOTS = SET_OFF + 1
"""First slots: one hex, on and on, assault (six directions each, clockwise from north), fire
for a part of a turn, fire for all the time left, shell or strike (NEAR enemies each), dig,
mount, dismount, the stances, leave the map; then FEW each: fire at guns that were seen or heard,
scout about an objective, patrol over one, escort other aircraft, raid a base; then form column,
deploy, go below, come up, fight for the other level of the own hex; clear the own hex and the
six about it; break out in six directions; push off or land in them; build at, charge and blow
the first bridge that may be."""


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
def keep_row(desk, slot, count):
    """Put the order in `row` on the list; how many are on it then."""
    row = desk.row
    last = PATH + row[LENGTH]
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
    side = world.units.side[unit]
    if enemy_in(world, board, side, there) >= 0:
        return known_enemy_in(world, board, side, there) < 0
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
