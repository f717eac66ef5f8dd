"""Chapter 13: Limits and escalation."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import ESCALATED, HALTED, LIMIT_BROKEN
from borderwar.model.happenings import AIR_BANNED, AIR_FREE
from borderwar.model.tables import N_LIMITS, N_UNITS, READY
from borderwar.rules.tell import tell

ACT_ENTER, ACT_FLY, ACT_ARMOUR, ACT_STAY, ACT_RAID = range(5)
NO_LEVEL = 99  # that escalation does not reach
HALT = 2  # ClockState.over: both capitals stopped the fight  [13.4]


@kernel
def escalate(world, board, levels):
    """Raise escalation; at a level marked so, both capitals stop the fight.  [13.3] [13.4]"""
    highest = world.scale.level_highest[0]
    for _ in range(levels):
        if board.clock.level[0] >= highest:
            return
        board.clock.level[0] += 1
        board.clock.revealed[0] = 1
        tell(board, ESCALATED, -1, -1, -1, board.clock.level[0], 0, 0, 0)
        if world.levels.halt[board.clock.level[0]] and board.clock.over[0] == 0:
            board.clock.over[0] = HALT
            tell(board, HALTED, -1, -1, -1, 0, 0, 0, 0)


@kernel
def calm(board, levels):
    """Escalation goes back, to the first level at least.  [13.6]"""
    for _ in range(levels):
        if board.clock.level[0] > 1:
            board.clock.level[0] -= 1
            tell(board, ESCALATED, -1, -1, -1, board.clock.level[0], 1, 0, 0)


@kernel
def in_force(world, board, limit):
    """Whether a limit binds now.  [13.5]"""
    return board.sides.limits_off[world.limits.side[limit]] & (1 << limit) == 0


@kernel
def level_to_fly(board, side, level):
    """The level from which a side's airmen may do what the scenario allows from one.  [11.4] [21.5]"""
    order = board.sides.air_order[side]
    if order == AIR_FREE:
        return 0
    if order == AIR_BANNED:
        return NO_LEVEL
    return level


@kernel
def break_limit(world, board, limit, unit, there):
    """A limit is broken: points each player turn, escalation only the first time.  [13.2]"""
    if not in_force(world, board, limit):
        return
    side = world.limits.side[limit]
    bit = 1 << limit
    if board.sides.broken_turn[side] & bit:
        return
    board.sides.broken_turn[side] |= bit
    board.sides.penalty[side] += world.limits.points[limit]
    tell(board, LIMIT_BROKEN, unit, -1, there, limit, world.limits.points[limit], 0, 0)
    if board.sides.broken[side] & bit == 0:
        board.sides.broken[side] |= bit
        escalate(world, board, world.limits.levels[limit])


@kernel
def note_entry(world, board, unit, there):
    """See whether entering a hex breaks a limit.  [13.1]"""
    zones = world.hexes.zones[there]
    if zones == 0:
        return
    for limit in range(world.marks[N_LIMITS]):
        if zones & (1 << limit) == 0 or world.limits.side[limit] != world.units.side[unit]:
            continue
        act = world.limits.act[limit]
        if act == ACT_ENTER or (act == ACT_ARMOUR and world.units.armoured[unit]):
            break_limit(world, board, limit, unit, there)


@kernel
def note_flight(world, board, unit, there):
    """See whether a sortie breaks a limit.  [13.1]"""
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] == world.units.side[unit]:
            if world.limits.act[limit] == ACT_FLY:
                break_limit(world, board, limit, unit, there)


@kernel
def note_raid(world, board, unit):
    """See whether a raid on an air base breaks a limit.  [13.1]"""
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] == world.units.side[unit]:
            if world.limits.act[limit] == ACT_RAID:
                break_limit(world, board, limit, unit, -1)


@kernel
def note_stay(world, board, side):
    """See whether units stand where they should have left.  [13.1]"""
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] != side or world.limits.act[limit] != ACT_STAY:
            continue
        if board.clock.turn[0] + 1 <= world.limits.after[limit]:
            continue
        for unit in range(world.marks[N_UNITS]):
            there = board.units.hex[unit]
            if world.units.side[unit] != side or there < 0:
                continue
            if board.units.condition[unit] == READY and world.hexes.zones[there] & (1 << limit):
                break_limit(world, board, limit, unit, there)
                break


@kernel
def would_break(world, board, side, unit, there):
    """Points a unit would cost its side by entering a hex: what a screen or an AI asks."""
    total = 0
    zones = world.hexes.zones[there]
    if zones == 0:
        return 0
    for limit in range(world.marks[N_LIMITS]):
        if zones & (1 << limit) and world.limits.side[limit] == side and in_force(world, board, limit):
            act = world.limits.act[limit]
            if act == ACT_ENTER or (act == ACT_ARMOUR and world.units.armoured[unit]):
                total += world.limits.points[limit]
    return total
