"""Chapter 10: Reaction: what units do while the enemy moves."""

from borderwar.ground.kernel import kernel
from borderwar.model.orders import FALL_BACK, FIRE_AT_WILL
from borderwar.model.tables import BROKEN, READY, SPOTTED
from borderwar.rules.fire import REACTION, hit
from borderwar.rules.firepower import power_on
from borderwar.rules.movement import enter, entry_seconds
from borderwar.rules.ranges import apart
from borderwar.rules.sight import has_sight, is_made_out, look_out, spot
from borderwar.rules.stacking import enemy_in, has_room, in_contact
from borderwar.rules.stores import driving_left, seconds_of_fire

PRESSED = 300  # suppression at which a unit told to fall back does  [10.6]
APPROACH = 1000  # metres of a longer step that lie within reach of fire that tells  [10.2]
REACTION_SHARE = 4  # it opens fire where a quarter of its close-range power tells  [10.2]


@kernel
def opens_fire(world, board, unit, target, hexes, power):
    """Whether a unit that may fire at will thinks the shot worth its time.  [10.2]"""
    if power == 0:
        return False
    if world.units.armoured[target]:
        return True
    return power * REACTION_SHARE >= power_on(world, board, unit, target, 1)


@kernel
def reaction_power(world, board, unit, mover):
    """What a unit fires with at an enemy who has just entered a hex; 0 if it does not.  [10.2]"""
    here = board.units.hex[unit]
    if here < 0 or world.units.side[unit] == world.units.side[mover]:
        return 0
    there = board.units.hex[mover]
    hexes = apart(world, here, there)
    if hexes * world.scale.hex_metres[0] > world.units.reach_metres[unit]:
        return 0
    if board.units.stance[unit] != FIRE_AT_WILL or board.units.condition[unit] != READY:
        return 0
    if board.units.clock[unit] <= 0:
        return 0
    if not has_sight(world, here, there) or not is_made_out(world, board, mover, hexes):
        return 0
    power = power_on(world, board, unit, mover, hexes)
    return power if opens_fire(world, board, unit, mover, hexes, power) else 0


@kernel
def react_to_march(world, board, mover, seconds):
    """Each enemy with sight, time and leave to fire does so for the seconds of the step.

    A unit fires no longer than the time it has left.  Returns losses caused.  [10.2]
    """
    if board.units.seen[mover] != SPOTTED or board.units.hex[mover] < 0:
        return 0
    if world.scale.hex_metres[0] > APPROACH:
        seconds = seconds * APPROACH // world.scale.hex_metres[0]
    if seconds <= 0:
        return 0
    gone = world.scale.turn_seconds[0] - board.units.clock[mover]
    board.clock.now[0] = gone - seconds if gone > seconds else 0
    lost = 0
    enemy = 1 - world.units.side[mover]
    for unit in range(world.sides.first[enemy], world.sides.last[enemy]):
        power = reaction_power(world, board, unit, mover)
        if power == 0:
            continue
        hexes = apart(world, board.units.hex[unit], board.units.hex[mover])
        spent = seconds if seconds < board.units.clock[unit] else board.units.clock[unit]
        spent = seconds_of_fire(world, board, unit, spent)
        board.units.clock[unit] -= spent
        lost += hit(world, board, unit, mover, power, spent, hexes, 1000, REACTION)
        if board.units.hex[mover] < 0:
            return lost
    return lost


@kernel
def way_back(world, board, unit, away_from):
    """The direction of the best free hex towards refuge, or -1.  [9.7] [10.6]

    Nearer to refuge first; never into the enemy or the hex the pressure comes from; out
    of contact rather than in it; into a full hex only the broken, and last of all.
    Nobody runs who is encircled, or sits in a vehicle without fuel.  [9.13] [18.5]
    """
    if board.units.encircled[unit] or driving_left(world, board, unit) == 0:
        return -1
    here = board.units.hex[unit]
    side = world.units.side[unit]
    best = -1
    best_worth = 1 << 30
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0 or there == away_from:
            continue
        if entry_seconds(world, board, unit, here, direction) == 0:
            continue
        if enemy_in(world, board, side, there) >= 0 or world.refuge[side, there] < 0:
            continue
        worth = world.refuge[side, there]
        if not has_room(world, board, unit, there):
            if board.units.condition[unit] != BROKEN:
                continue
            worth += 200000  # the broken crowd in among friends where there is no other way
        if in_contact(board, side, there):
            worth += 100000
        elif worth >= world.refuge[side, here]:
            worth += 50000
        if worth < best_worth:
            best_worth = worth
            best = direction
    return best


@kernel
def step_back(world, board, unit, away_from, fleeing):
    """Take one step towards refuge, time or no time; 1 if there was one."""
    direction = way_back(world, board, unit, away_from)
    if direction < 0:
        return 0
    here = board.units.hex[unit]
    seconds = entry_seconds(world, board, unit, here, direction)
    enter(world, board, unit, world.neighbour[here, direction], seconds, fleeing)
    spot(world, board, unit)
    look_out(world, board, unit)
    return 1


@kernel
def fall_back_if_told(world, board, unit, pressed_from):
    """A unit told to fall back when pressed takes a step out of it, in its own time.  [10.6]"""
    if board.units.stance[unit] != FALL_BACK or board.units.hex[unit] < 0:
        return 0
    if board.units.condition[unit] != READY or board.units.suppression[unit] < PRESSED:
        return 0
    here = board.units.hex[unit]
    direction = way_back(world, board, unit, pressed_from)
    if direction < 0:
        return 0
    if entry_seconds(world, board, unit, here, direction) > board.units.clock[unit]:
        return 0
    return step_back(world, board, unit, pressed_from, 1)
