"""Chapter 17: bridges and ice under a march.

What a step costs is looked up, never searched: a hexside knows its bridge, a unit the ice
that bears it.
"""

from borderwar.ground.hexes import distance
from borderwar.ground.kernel import kernel
from borderwar.model.tables import CARRIED, DAMAGED, DOWN, N_HEXES
from borderwar.rules.stacking import in_contact

COLUMN_PACE = 800  # per mille of the time a step along a road takes in column  [3.13]
DARK = 300  # per mille of day sight: below it nobody sees a unit slip away  [3.14]
LANDING = 600  # per mille of its close power left to an assault out of boats  [17.14]
DRY = 1 << 12  # added to a share of `banks` whose hexside cannot freeze


@kernel
def mover_of(world, board, unit):
    """The row of costs a unit moves by now."""
    if board.units.mounted[unit]:
        return world.units.mover_mounted[unit]
    return world.units.mover_foot[unit]


@kernel
def ice_now(world, board):
    """Centimetres of ice on the water.  [17.13]"""
    return world.weather.ice[board.clock.sky[0] + board.clock.turn[0]]


@kernel
def bears(world, board, unit):
    """Whether the ice bears a unit as it goes now; for boats, whether it stops them.  [17.13]"""
    need = world.units.ice_foot[unit]
    if board.units.mounted[unit]:
        need = world.units.ice_mounted[unit]
    return ice_now(world, board) >= need


@kernel
def is_afloat(world, board, unit):
    """Whether a unit is in boats that it can land from.  [17.10]"""
    return world.units.boats[unit] == CARRIED and board.units.mounted[unit] != 0


@kernel
def hindered(world, board, unit, here, direction, seconds):
    """Seconds of a step in this weather, under fire and beside the enemy.  [3.5] [9.2] [16.3]"""
    there = world.neighbour[here, direction]
    sky = board.clock.sky[0] + board.clock.turn[0]
    seconds = seconds * 1000 // world.weather.going[sky]
    seconds = seconds * (1000 + board.units.suppression[unit]) // 1000
    if board.units.column[unit] and (world.hexes.roads[here] >> direction) & 1:
        seconds = seconds * COLUMN_PACE // 1000  # [3.13]
    side = world.units.side[unit]
    if in_contact(board, side, here):
        if in_contact(board, side, there):
            seconds = seconds * 2
        elif world.weather.sight[sky] > DARK:
            seconds = seconds * 3 // 2  # [3.14]
    return seconds


@kernel
def wading_seconds(world, board, unit, here, direction):
    """Seconds of a step over ground, through water or over ice, bridges left out; 0 if it cannot."""
    row = mover_of(world, board, unit) * world.marks[N_HEXES] + here
    seconds = world.costs[row, direction]
    if world.scale.ice[0] and bears(world, board, unit):
        seconds = world.frozen[row, direction]
    if seconds == 0:
        return 0
    return hindered(world, board, unit, here, direction, seconds)


@kernel
def load_of(board, bridge, capacity):
    """Kilograms that a bridge bears: half when it is damaged.  [17.3] [17.5]"""
    return capacity // 2 if board.bridges.state[bridge] == DAMAGED else capacity


@kernel
def passing_seconds(world, board, unit, bridge):
    """Seconds for which a unit fills a bridge, its men in file or its vehicles in turn.  [17.4]"""
    turn = world.scale.turn_seconds[0]
    if board.units.mounted[unit] and world.units.weight[unit] > 0:
        seconds = board.units.vehicles[unit] * 60000 // world.bridges.vehicles[bridge]
    else:
        files = world.units.file[unit] if board.units.mounted[unit] else 1
        seconds = board.units.men[unit] * files * 60 // world.bridges.men[bridge]
    if board.bridges.state[bridge] == DAMAGED:
        seconds = seconds * 2
    return seconds if seconds < turn else turn


@kernel
def bridge_seconds(world, board, unit, here, direction, bridge):
    """Seconds of a step over a bridge, 0 if it cannot: down, too weak, or full.  [17.3] [17.4] [17.5]"""
    if board.bridges.state[bridge] == DOWN:
        return 0
    way = 0 if world.bridges.near[bridge] == here else 1
    row = mover_of(world, board, unit) * world.scale.bridges[0] + bridge
    seconds = world.bridged[row, way]
    if seconds == 0:
        return 0
    if board.units.mounted[unit]:
        if world.units.weight[unit] > load_of(board, bridge, world.bridges.capacity[bridge]):
            return 0
    turn = world.scale.turn_seconds[0]
    passing = passing_seconds(world, board, unit, bridge)
    if board.bridges.used[bridge] + passing > turn:
        return 0
    seconds = hindered(world, board, unit, here, direction, seconds) + passing
    return seconds if seconds < turn else turn


@kernel
def crossing_seconds(world, board, unit, here, direction):
    """Seconds of a step by the quicker of bridge and water; 0 if it cannot.  [3.2] [17.3]"""
    seconds = wading_seconds(world, board, unit, here, direction)
    if world.scale.bridges[0]:
        bridge = world.spans[here, direction]
        if bridge >= 0:
            over = bridge_seconds(world, board, unit, here, direction, bridge)
            if over > 0 and (seconds == 0 or over < seconds):
                return over
    return seconds


@kernel
def fill_bridge(world, board, unit, here, there):
    """Note the time for which a unit that goes from one hex into the next fills a bridge.  [17.4]"""
    for direction in range(6):
        bridge = world.spans[here, direction]
        if bridge < 0 or world.neighbour[here, direction] != there:
            continue
        over = bridge_seconds(world, board, unit, here, direction, bridge)
        wade = wading_seconds(world, board, unit, here, direction)
        if over > 0 and (wade == 0 or over < wade):
            board.bridges.used[bridge] += passing_seconds(world, board, unit, bridge)


@kernel
def empty_bridges(world, board):
    """A player turn begins: every bridge has all of its time again.  [17.4]"""
    for bridge in range(world.scale.bridges[0]):
        board.bridges.used[bridge] = 0


@kernel
def way_seconds(world, board, mover, here, direction):
    """Seconds of a step for those who keep a way open: over the bridges that stand now.  [18.2]"""
    seconds = world.costs[mover * world.marks[N_HEXES] + here, direction]
    if world.scale.bridges[0]:
        bridge = world.spans[here, direction]
        if bridge >= 0 and board.bridges.state[bridge] != DOWN:
            way = 0 if world.bridges.near[bridge] == here else 1
            over = world.bridged[mover * world.scale.bridges[0] + bridge, way]
            if over > 0 and (seconds == 0 or over < seconds):
                return over
    return seconds


@kernel
def usual_seconds(world, mover, here, direction):
    """Seconds of a step as a staff reckons it beforehand, with bridges that stand and those to be built."""
    seconds = world.costs[mover * world.marks[N_HEXES] + here, direction]
    if world.scale.bridges[0]:
        bridge = world.spans[here, direction]
        if bridge >= 0:
            way = 0 if world.bridges.near[bridge] == here else 1
            over = world.bridged[mover * world.scale.bridges[0] + bridge, way]
            if over > 0 and (seconds == 0 or over < seconds):
                return over
    return seconds


@kernel
def bank_share(world, board, unit, here, direction):
    """Per mille of its close power that an assault over a hexside keeps.  [17.14]"""
    if is_afloat(world, board, unit):
        return LANDING
    if world.scale.banks[0] == 0:
        return 1000
    share = world.banks[here, direction]
    if share >= DRY:
        return share - DRY
    if world.scale.ice[0] and bears(world, board, unit):
        return 1000
    return share


@kernel
def ends_within(world, board, bridge, place, hexes):
    """Whether a hex lies within so many hexes of either end of a bridge.  [17.8]"""
    columns = world.scale.columns[0]
    if distance(columns, place, world.bridges.near[bridge]) <= hexes:
        return True
    return distance(columns, place, world.bridges.far[bridge]) <= hexes
