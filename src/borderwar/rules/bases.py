"""Chapter 11, cases 11.6, 11.8 and 11.15: bases, flying time, and what is fit to fly."""

from borderwar.ground.dice import SERVICEABLE, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.tables import READY
from borderwar.rules.limits import level_to_fly
from borderwar.rules.tell import refuse

ATTACK_SECONDS = 240  # over the target, bombing and then strafing  [11.2]
SPREAD_SECONDS = 1200  # over which one attack and the fire at it are spread, machine by machine  [11.2]
FIGHTER = 500  # thousandths of a fighter against fighters from which an aircraft is one  [11.10]
TURNAROUND = 7200  # seconds from one attack to the next of aircraft without a base  [11.6]


@kernel
def flight_seconds(world, unit, place):
    """Seconds of flight from a unit's base; a base is placed after the last hex.  [11.8]"""
    return world.flights[world.units.base[unit], place] * 3600 // world.units.speed[unit]


@kernel
def stay_seconds(world, unit, place):
    """Seconds that aircraft can stay at a place and still come home.  [11.8]"""
    endurance = world.units.endurance[unit]
    if endurance == 0:
        return world.scale.turn_seconds[0] + ATTACK_SECONDS
    return endurance - 2 * flight_seconds(world, unit, place)


@kernel
def spend_sortie(world, board, unit, place, over):
    """A sortie of the day, and the time until aircraft can be back over the map.  [11.6] [11.8]"""
    board.units.sorties[unit] -= 1
    away = TURNAROUND
    base = world.units.base[unit]
    if base:
        away = 2 * flight_seconds(world, unit, place) + over + world.bases.service[base]
    turn = world.scale.turn_seconds[0]
    if board.clock.side[0] == world.units.side[unit] and away <= board.units.clock[unit]:
        board.units.clock[unit] -= away
        return
    board.units.ready_turn[unit] = board.clock.turn[0] + (away + turn - 1) // turn


@kernel
def check_flight(world, board, unit):
    """0, or the case that keeps aircraft on the ground.  [11.4] [11.6] [11.15]"""
    side = world.units.side[unit]
    if board.units.condition[unit] != READY:
        return refuse(board, 1106, unit, 1, world.units.arrive_turn[unit])
    if board.units.sorties[unit] == 0:
        return refuse(board, 1106, unit, 2, 0)
    if board.units.ready_turn[unit] > board.clock.turn[0]:
        return refuse(board, 1106, unit, 3, board.units.ready_turn[unit] + 1)
    if world.weather.flying[board.clock.sky[0] + board.clock.turn[0]] == 0:
        return refuse(board, 1104, unit, 0, 0)
    level = level_to_fly(board, side, world.sides.fly_level[side])
    if board.clock.level[0] < level:
        return refuse(board, 1104, unit, 1, level)
    if board.units.fit[unit] == 0:
        return refuse(board, 1115, unit, 0, 0)
    return 0


@kernel
def make_fit(world, board, unit):
    """How many aircraft of a unit are fit to fly today.  [11.15]"""
    whole = board.units.vehicles[unit]
    exact = whole * world.units.serviceable[unit]
    fit = (exact + 500) // 1000
    if board.clock.luck[0] and exact % 1000:
        day = (world.scale.seconds_at_start[0] + board.clock.turn[0] * world.scale.turn_seconds[0]) // 86400
        drawn = draw_below(board.clock.seed[0], SERVICEABLE, day, unit, 0, 1000)
        fit = exact // 1000 + (1 if drawn < exact % 1000 else 0)
    board.units.fit[unit] = fit
