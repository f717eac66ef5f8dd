"""Chapter 20: Below ground: going down, coming up, storming the tunnels."""

from borderwar.ground.dice import TUNNEL_NERVE
from borderwar.ground.kernel import kernel
from borderwar.model.events import (
    ASSAULTED,
    CAME_UP,
    MOVE_STOPPED,
    SURRENDERED_UNIT,
    WENT_BELOW,
)
from borderwar.model.orders import UNIT
from borderwar.model.tables import ASSAULT_BIT, N_UNITS, READY, SPOTTED, SURRENDERED, SUSPECTED
from borderwar.rules.firepower import power_on
from borderwar.rules.loss import destroy_if_empty, hurt_men
from borderwar.rules.luck import shot_luck
from borderwar.rules.march import MET_UNSEEN
from borderwar.rules.morale import break_hazard, calm_down, clear_turn, fails, recover, stress
from borderwar.rules.posture import take_works
from borderwar.rules.sight import look_out, mark_spotted, spot
from borderwar.rules.stacking import enemy_in, has_room, known_enemy_in, lift, place
from borderwar.rules.tell import refuse, tell
from borderwar.rules.victory import take_objective
from borderwar.rules.weariness import fresh_seconds, rest

STAIRS = 300  # seconds to go down or come up  [20.9]
BARE_HANDS = 250  # per mille of its power that a unit without engineers has below  [20.11]
STORM_WEIGHT = 3600  # storming tries a garrison's nerve as an hour under such stress  [20.11]


@kernel
def room_below(world, there):
    """Men who find room in the tunnels under a hex.  [20.9]"""
    kind = world.hexes.fort[there] - 1
    return world.work_types.below[kind] if kind >= 0 else 0


@kernel
def men_below(world, board, there):
    """Men in the tunnels under a hex."""
    total = 0
    for unit in range(world.marks[N_UNITS]):
        if board.units.below[unit] == there + 1:
            total += board.units.men[unit]
    return total


@kernel
def check_below(world, board, row):
    """0, or the case that forbids going down.  The unit has been found ready.  [20.9]"""
    unit = row[UNIT]
    here = board.units.hex[unit]
    if board.units.mounted[unit] or world.units.armoured[unit] or world.units.aircraft[unit]:
        return refuse(board, 2009, unit, 1, 0)
    if here < 0 or room_below(world, here) == 0:
        return refuse(board, 2009, unit, 2, here)
    if men_below(world, board, here) + board.units.men[unit] > room_below(world, here):
        return refuse(board, 2009, unit, 3, room_below(world, here))
    if STAIRS > board.units.clock[unit]:
        return refuse(board, 304, -1, STAIRS, board.units.clock[unit])
    return 0


@kernel
def hide_below(world, board, unit, here):
    """Put a unit under a hex: out of sight and out of the fight.  [20.10]"""
    lift(world, board, unit)
    board.units.below[unit] = here + 1
    board.units.dug[unit] = 0
    if board.units.seen[unit] == SPOTTED:
        board.units.seen[unit] = SUSPECTED


@kernel
def go_below(world, board, row):
    """Go down into the tunnels.  [20.9]"""
    unit = row[UNIT]
    here = board.units.hex[unit]
    board.units.clock[unit] -= STAIRS
    board.units.column[unit] = 0
    tell(board, WENT_BELOW, unit, -1, here, 0, 0, 0, 0)
    hide_below(world, board, unit, here)


@kernel
def check_surface(world, board, row):
    """0, or the case that forbids coming up.  [20.9]"""
    unit = row[UNIT]
    if world.units.side[unit] != board.clock.side[0]:
        return refuse(board, 104, unit, 0, 0)
    if board.units.condition[unit] != READY or board.units.below[unit] == 0:
        return refuse(board, 2009, unit, 4, 0)
    there = board.units.below[unit] - 1
    if STAIRS > board.units.clock[unit]:
        return refuse(board, 304, -1, STAIRS, board.units.clock[unit])
    side = world.units.side[unit]
    if enemy_in(world, board, side, there) >= 0:
        if known_enemy_in(world, board, side, there) >= 0:
            return refuse(board, 2009, unit, 5, there)
        return 0
    if not has_room(world, board, unit, there):
        return refuse(board, 203, unit, there, 0)
    return 0


@kernel
def come_up(world, board, row):
    """Come up from the tunnels, or find the enemy above.  [20.9]"""
    unit = row[UNIT]
    there = board.units.below[unit] - 1
    enemy = enemy_in(world, board, world.units.side[unit], there)
    if enemy >= 0:
        mark_spotted(world, board, enemy, unit)
        tell(board, MOVE_STOPPED, unit, enemy, there, MET_UNSEEN, 0, 0, 0)
        return
    board.units.clock[unit] -= STAIRS
    emerge(world, board, unit, there)
    spot(world, board, unit)
    look_out(world, board, unit)


@kernel
def emerge(world, board, unit, there):
    """A unit from below stands on the surface again."""
    board.units.below[unit] = 0
    place(world, board, unit, there)
    take_works(world, board, unit)
    tell(board, CAME_UP, unit, -1, there, 0, 0, 0, 0)
    take_objective(world, board, unit, there)


@kernel
def rest_below(world, board, side):
    """At the start of its player turn a garrison below rests and has its time.  [20.10]"""
    for unit in range(world.marks[N_UNITS]):
        if board.units.below[unit] == 0 or world.units.side[unit] != side:
            continue
        recover(world, board, unit, world.scale.turn_seconds[0])
        calm_down(world, board, unit)
        rest(world, board, unit)
        clear_turn(board, unit)
        board.units.clock[unit] = world.scale.turn_seconds[0]


@kernel
def hurt_below(world, board, striker, target, there, power, seconds):
    """One unit's part in the fight below; men the target loses.  [20.11]"""
    luck = shot_luck(world, board, striker)
    casualties = board.units.casualties[target]
    under = board.units.hex[target] < 0
    if under:
        board.units.hex[target] = there  # the ground it is hurt on; it stands in no stack
    fire = power * fresh_seconds(world, board, striker, seconds) // seconds
    board.units.stress_now[target] |= ASSAULT_BIT
    hurt_men(world, board, target, fire, seconds, True, world.law.close_factor[0], luck)
    board.units.weary[striker] += seconds
    if under:
        board.units.hex[target] = -1
    men = board.units.casualties[target] - casualties
    tell(board, ASSAULTED, striker, target, there, men, 0, 0, 0)
    destroy_if_empty(world, board, target)
    if board.units.men[target] == 0:
        board.units.below[target] = 0


@kernel
def way_out_below(world, board, unit):
    """A hex beside with tunnels, room in them and no enemy below, or -1.  [20.11]"""
    here = board.units.below[unit] - 1
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0 or room_below(world, there) == 0:
            continue
        if men_below(world, board, there) + board.units.men[unit] <= room_below(world, there):
            return there
    return -1


@kernel
def storm(world, board, row, seconds, close):
    """Carry out a checked storm of the tunnels below; `close` seconds of it are a fight.  [20.11]"""
    unit = row[UNIT]
    side = world.units.side[unit]
    here = board.units.hex[unit]
    board.units.clock[unit] -= seconds
    board.units.moving[unit] += seconds
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    board.clock.revealed[0] = 1
    share = 1000 if world.units.engineer[unit] else BARE_HANDS
    met = 0
    for target in range(world.marks[N_UNITS]):
        if board.units.below[target] != here + 1 or world.units.side[target] == side:
            continue
        if board.units.hex[unit] < 0:
            return
        met = 1
        strength = power_on(world, board, unit, target, 0) * share // 1000
        back = power_on(world, board, target, unit, 0)
        hurt_below(world, board, unit, target, here, strength, close)
        hurt_below(world, board, target, unit, here, back, close)
        if board.units.below[target] == 0:
            continue
        hazard = break_hazard(world, stress(world, board, target), STORM_WEIGHT)
        if fails(world, board, TUNNEL_NERVE, target, hazard):
            there = way_out_below(world, board, target)
            if there >= 0:
                board.units.below[target] = there + 1
            else:
                end_garrison(world, board, target, here)
    if met == 0:
        tell(board, ASSAULTED, unit, -1, here, 0, 0, 2, 0)


@kernel
def end_garrison(world, board, unit, here):
    """A garrison that has lost heart with no way out gives up.  [20.11]"""
    men = board.units.men[unit]
    board.units.below[unit] = 0
    board.units.condition[unit] = SURRENDERED
    board.units.clock[unit] = 0
    board.units.captured[unit] += men
    board.units.men[unit] = 0
    tell(board, SURRENDERED_UNIT, unit, -1, here, men, 0, 0, 0)
