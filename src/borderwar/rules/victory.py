"""Chapter 14: Victory."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import GAME_OVER, OBJECTIVE_TAKEN
from borderwar.model.tables import N_OBJECTIVES, N_UNITS, READY, TO_COME
from borderwar.rules.tell import tell

GOING_ON, TIME, HALT, ONE_SIDE_GONE = range(4)
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
            tell(board, OBJECTIVE_TAKEN, unit, -1, there, objective, side, 0, 0)


@kernel
def count_turn(world, board):
    """At the end of a turn each objective counts for its holder.  [14.1]"""
    for objective in range(world.marks[N_OBJECTIVES]):
        if board.objectives.holder[objective] == 0:
            board.objectives.turns_0[objective] += 1
        elif board.objectives.holder[objective] == 1:
            board.objectives.turns_1[objective] += 1


@kernel
def objective_points(world, board, side):
    """Points for ground: what was held each turn and, as things stand, at the end.  [14.1]"""
    total = 0
    for objective in range(world.marks[N_OBJECTIVES]):
        turns = board.objectives.turns_0[objective]
        if side == 1:
            turns = board.objectives.turns_1[objective]
        total += turns * world.objectives.turn[objective]
        if board.objectives.holder[objective] == side:
            total += world.objectives.end[objective]
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
    """What a side has: ground, the enemy's losses, less its own breaches.  [14.3]"""
    return (
        objective_points(world, board, side) + loss_points(world, board, 1 - side) - board.sides.penalty[side]
    )


@kernel
def margin(world, board):
    """Points of side 0 less those of side 1, less par: history's own margin.  [14.4]"""
    return points(world, board, 0) - points(world, board, 1) - world.scale.par[0]


@kernel
def is_gone(world, board, side):
    """Whether a side has nobody left to fight with, now or to come.  [14.5]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or world.units.aircraft[unit]:
            continue
        condition = board.units.condition[unit]
        if condition == READY or (condition == TO_COME and world.units.arrive_turn[unit] > 0):
            return False
    return True


@kernel
def end_game(world, board, how):
    """The game is over.  [14.5]"""
    board.clock.over[0] = how
    for unit in range(world.marks[N_UNITS]):
        board.units.clock[unit] = 0
    tell(board, GAME_OVER, -1, -1, -1, how, margin(world, board), 0, 0)
