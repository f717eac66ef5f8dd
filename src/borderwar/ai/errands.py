"""Errands of single units: run down a weak enemy, be gone from closed ground in time."""

from borderwar.ai.estimate import can_fight, man_worth
from borderwar.ai.goals import ABOUT, hexes_of, weighed
from borderwar.ai.memory import HOLD, HUNT, LEAVE
from borderwar.ai.picture import near_of
from borderwar.ground.kernel import kernel
from borderwar.model.orders import KIND, UNIT
from borderwar.model.orders import LEAVE as LEAVE_MAP
from borderwar.model.tables import (
    N_FORMATIONS,
    N_HEXES,
    N_LEAVERS,
    N_LIMITS,
    N_OBJECTIVES,
    N_UNITS,
    READY,
)
from borderwar.rules.crossings import mover_of
from borderwar.rules.departures import LEAVE_SECONDS, is_exit
from borderwar.rules.limits import ACT_STAY, in_force
from borderwar.rules.movement import PINNED
from borderwar.rules.ranges import apart

HUNTING = 1500  # metres from its post that a guard runs after a weak enemy
ENGAGED = 3000  # metres from an enemy at which men count as in the fight
OVERWHELMING = 4  # times the foe's weighed power that makes it weak
REGAINED = 1300  # per mille of the worth of ground given up that the enemy will have of it


@kernel
def quarry_of(world, view, memory, side, formation):
    """The nearest known enemy that a formation on guard can run down, or -1."""
    best = -1
    home = memory.goals.hex[memory.formations.goal[formation]]
    nearest = hexes_of(world, HUNTING) + 1
    for enemy in range(world.marks[N_UNITS]):
        if world.units.side[enemy] == side or memory.units.trust[enemy] < 500:
            continue
        there = memory.units.place[enemy]
        off = apart(world, home, there)
        if off >= nearest:
            continue
        about = 0
        for other in range(world.marks[N_UNITS]):
            if world.units.side[other] != side and memory.units.place[other] >= 0:
                if apart(world, there, memory.units.place[other]) <= hexes_of(world, ABOUT):
                    about += weighed(world, view, memory, other)
        if about * OVERWHELMING <= memory.formations.power[formation]:
            nearest = off
            best = enemy
    return best


@kernel
def send_hunters(world, view, memory, side):
    """Let formations on guard send a part to run down weak enemies near by."""
    for formation in range(world.marks[N_FORMATIONS]):
        if memory.formations.units[formation] == 0 or memory.formations.do[formation] != HOLD:
            continue
        if memory.formations.goal[formation] < 0:
            continue
        enemy = quarry_of(world, view, memory, side, formation)
        if enemy < 0:
            continue
        need = 3 * weighed(world, view, memory, enemy)
        left = memory.formations.power[formation] * 6 // 10
        for unit in range(world.marks[N_UNITS]):
            if world.units.formation[unit] != formation or world.units.side[unit] != side:
                continue
            if not can_fight(world, view, unit) or memory.units.shy[unit] or need <= 0:
                continue
            if memory.hexes.keep[view.units.hex[unit]] > 0 or memory.units.power[unit] > left:
                continue
            need -= memory.units.power[unit]
            left -= memory.units.power[unit]
            memory.units.do[unit] = HUNT
            memory.units.aim[unit] = memory.units.place[enemy]


@kernel
def stakes(world, memory, zone):
    """Worth of the objectives that a side holds on ground it must leave."""
    total = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        if memory.goals.mine[goal] == 1 and world.hexes.zones[memory.goals.hex[goal]] & zone:
            total += memory.goals.worth[goal]
    return total


@kernel
def fight_in(world, view, memory, side, zone):
    """Worth for which a side breaks off no fight on ground that it must leave."""
    men = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        if world.hexes.zones[view.units.hex[unit]] & zone:
            if near_of(world, memory, unit) <= hexes_of(world, ENGAGED):
                men += view.units.men[unit]
    return men * man_worth(world, 1 - side) * memory.doctrine.obeys[memory.turn.doctrine[0]] // 1000


@kernel
def nearest_outside(world, zone, here):
    """The hex nearest to another that lies outside a zone; itself if there is none."""
    best = here
    nearest = 1 << 20
    for there in range(world.marks[N_HEXES]):
        if world.hexes.zones[there] & zone == 0:
            off = apart(world, here, there)
            if off < nearest:
                nearest = off
                best = there
    return best


@kernel
def obey_recall(world, view, memory, side):
    """Send units home in time from ground that must be clear by a turn.  [13.1]

    Unless what would be given up, ground or fight, is worth more than the disobedience costs.
    """
    turn = view.clock.turn[0] + 1
    memory.turn.closed[0] = 0
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] != side or world.limits.act[limit] != ACT_STAY:
            continue
        if not in_force(world, view, limit):
            continue
        zone = 1 << limit
        last = world.limits.after[limit]
        late = world.scale.turns[0] - (last if last > turn - 1 else turn - 1)
        if late * world.limits.points[limit] * 1000 < fight_in(world, view, memory, side, zone):
            continue
        if late * world.limits.points[limit] * 1000 < stakes(world, memory, zone) * REGAINED // 1000:
            continue
        if turn + 1 >= last:
            memory.turn.closed[0] |= zone
        for unit in range(world.marks[N_UNITS]):
            if world.units.side[unit] != side or not can_fight(world, view, unit):
                continue
            here = view.units.hex[unit]
            if world.hexes.zones[here] & zone == 0:
                continue
            there = nearest_outside(world, zone, here)
            off = apart(world, here, there)
            hop = world.costs[mover_of(world, view, unit) * world.marks[N_HEXES] + here, 0]
            if hop == 0:
                hop = world.scale.turn_seconds[0] // 4
            turns = off * hop // world.scale.turn_seconds[0] + 2
            if turn + turns > last:
                memory.units.do[unit] = LEAVE
                memory.units.aim[unit] = there
    if world.marks[N_LEAVERS]:
        send_off(world, view, memory, side)


@kernel
def nearest_exit(world, board, unit):
    """The nearest hex by which a unit may leave the map, or -1.  [12.7]"""
    best = -1
    nearest = 1 << 20
    for there in range(world.marks[N_HEXES]):
        if is_exit(world, board, unit, there):
            off = apart(world, board.units.hex[unit], there)
            if off < nearest:
                nearest = off
                best = there
    return best


@kernel
def send_off(world, view, memory, side):
    """Send units that must be off the map to an exit in time.  [12.8]"""
    for unit in range(world.marks[N_UNITS]):
        by = view.units.leave_by[unit]
        if by <= 0 or world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        there = nearest_exit(world, view, unit)
        if there < 0:
            continue
        here = view.units.hex[unit]
        hop = world.costs[mover_of(world, view, unit) * world.marks[N_HEXES] + here, 0]
        if hop == 0:
            hop = world.scale.turn_seconds[0] // 4
        off = apart(world, here, there)
        if view.clock.turn[0] + 1 + off * hop // world.scale.turn_seconds[0] + 2 > by:
            memory.units.do[unit] = LEAVE
            memory.units.aim[unit] = there


@kernel
def depart_order(world, view, unit, row):
    """Leave the map where it may and should; 1 if so.  [12.8]"""
    by = view.units.leave_by[unit]
    if by <= 0 or view.clock.turn[0] + 2 < by or view.units.hex[unit] < 0:
        return 0
    if view.units.condition[unit] != READY or view.units.clock[unit] < LEAVE_SECONDS:
        return 0
    if view.units.suppression[unit] >= PINNED or not is_exit(world, view, unit, view.units.hex[unit]):
        return 0
    row[KIND] = LEAVE_MAP
    row[UNIT] = unit
    return 1
