"""Chapter 14: Victory."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import GAME_OVER, OBJECTIVE_TAKEN
from borderwar.model.tables import (
    LEFT_IN_TIME,
    N_LEAVERS,
    N_OBJECTIVES,
    N_SHARES,
    N_UNITS,
    READY,
    TO_COME,
    TOO_LATE,
)
from borderwar.rules.tell import tell

GOING_ON, TIME, HALT, ONE_SIDE_GONE = range(4)
DECIDED = 8  # an event decided it  [14.5]
"""ClockState.over."""


@kernel
def take_objective(world, board, unit, there):
    """A ready ground unit that enters an objective holds it.  [14.1]"""
    side = world.units.side[unit]
    for objective in range(world.marks[N_OBJECTIVES]):
        if world.objectives.hex[objective] != there or board.objectives.holder[objective] == side:
            continue
        if board.units.condition[unit] == READY:
            board.objectives.holder[objective] = side
            board.objectives.since[objective] = board.clock.turn[0]
            if side != world.objectives.holder[objective]:
                board.objectives.fallen[objective] = 1
            tell(board, OBJECTIVE_TAKEN, unit, -1, there, objective, side, 0, 0)


@kernel
def count_turn(world, board):
    """At the end of a turn each objective counts for its holder.  [14.1]"""
    for objective in range(world.marks[N_OBJECTIVES]):
        if board.objectives.holder[objective] == 0:
            board.objectives.turns_0[objective] += 1
        elif board.objectives.holder[objective] == 1:
            board.objectives.turns_1[objective] += 1
        if board.objectives.fallen[objective] == 0:
            board.objectives.stood[objective] += 1


@kernel
def objective_points(world, board, side):
    """Points for ground: each turn held, each turn before it fell, and at the end.  [14.1] [14.7]"""
    total = 0
    for objective in range(world.marks[N_OBJECTIVES]):
        turns = board.objectives.turns_0[objective]
        if side == 1:
            turns = board.objectives.turns_1[objective]
        total += turns * world.objectives.turn[objective]
        if board.objectives.holder[objective] == side:
            total += world.objectives.end[objective]
        if world.objectives.holder[objective] == side:
            total += board.objectives.stood[objective] * world.objectives.stand[objective]
    return total


@kernel
def share_lost(world, board, side):
    """Per mille of a side's men on the ground who were killed, wounded or captured.  [14.6]"""
    men = 0
    lost = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side and world.units.aircraft[unit] == 0:
            men += board.units.start_men[unit]
            lost += board.units.casualties[unit] + board.units.captured[unit]
    return lost * 1000 // men if men > 0 else 0


@kernel
def share_points(world, board, side):
    """Points the enemy of `side` has for the share of its men that is lost.  [14.6]"""
    if world.marks[N_SHARES] == 0:
        return 0
    total = 0
    lost = share_lost(world, board, side)
    for row in range(world.marks[N_SHARES]):
        if world.shares.side[row] == side and lost >= world.shares.above[row]:
            total += world.shares.points[row]
    return total


@kernel
def departure_points(world, board, side):
    """Points for units gone in time, less the price of those that were not.  [12.8]"""
    if world.marks[N_LEAVERS] == 0:
        return 0
    total = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side:
            continue
        if board.units.leave_by[unit] == LEFT_IN_TIME:
            total += world.units.leave_points[unit]
        elif board.units.leave_by[unit] == TOO_LATE:
            total -= world.units.leave_price[unit]
    return total


@kernel
def loss_points(world, board, side):
    """Points the enemy of `side` has for its losses, in tenths summed and then cut.  [14.2]"""
    men = 0
    captured = 0
    armour = 0
    aircraft = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side:
            continue
        men += board.units.casualties[unit]
        captured += board.units.captured[unit]
        if world.units.aircraft[unit]:
            aircraft += board.units.vehicles_lost[unit]
        elif world.units.armoured[unit]:
            armour += board.units.vehicles_lost[unit] + board.units.vehicles_captured[unit]
    tenths = men * world.loss_points.men[side] + captured * world.loss_points.captured[side]
    return (
        tenths // 10 + armour * world.loss_points.vehicles[side] + aircraft * world.loss_points.aircraft[side]
    )


@kernel
def points(world, board, side):
    """What a side has: ground, the enemy's losses, units away, events, less its breaches.  [14.3]"""
    total = objective_points(world, board, side) + loss_points(world, board, 1 - side)
    total += share_points(world, board, 1 - side) + departure_points(world, board, side)
    return total + board.sides.awards[side] - board.sides.penalty[side]


@kernel
def margin(world, board):
    """Points of side 0 less those of side 1, less par: history's own margin.  [14.4]"""
    return points(world, board, 0) - points(world, board, 1) - world.scale.par[0]


@kernel
def is_gone(world, board, side):
    """Whether a side has nobody left to fight with, now or to come.  [14.5]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or world.units.aircraft[unit] or world.units.anchor[unit] >= 0:
            continue
        condition = board.units.condition[unit]
        if condition == READY or (condition == TO_COME and board.units.due[unit] > 0):
            return False
    return True


@kernel
def end_game(world, board, how):
    """The game is over.  [14.5]"""
    board.clock.over[0] = how
    for unit in range(world.marks[N_UNITS]):
        board.units.clock[unit] = 0
    tell(board, GAME_OVER, -1, -1, -1, how, margin(world, board), 0, 0)
