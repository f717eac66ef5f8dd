"""The enemy as a staff marks him on its map: where, how strong, what he can fire into."""

from borderwar.ai.estimate import power_at
from borderwar.ground.hexes import distance
from borderwar.ground.kernel import kernel
from borderwar.model.tables import (
    BROKEN,
    N_HEXES,
    N_UNITS,
    SUSPECTED,
)
from borderwar.rules.firepower import hard_power, light_share
from borderwar.rules.sight import has_sight
from borderwar.rules.victory import margin

FAR = 999  # hexes to an enemy when none is known
SUSPECT_TRUST = 700  # per mille: an enemy lost from sight is there as it was
FADING = 3600  # seconds after which half of that trust is gone
TELLING = 12  # a power below one twelfth of that at hand is no threat


@kernel
def sum_of_sightings(world, view, side):
    """A number that changes when enemies come into sight, go out of it or move."""
    total = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side and view.units.hex[unit] >= 0:
            total = (total * 31 + (unit + 3) * (view.units.hex[unit] + 7)) & 0x3FFFFFFF
    return total


@kernel
def place_units(world, view, memory, side):
    """Note where every unit stands, or is thought to, and how sure that is; how many foes."""
    known = 0
    turn = view.clock.turn[0]
    for unit in range(world.marks[N_UNITS]):
        memory.units.place[unit] = -1
        memory.units.trust[unit] = 0
        if world.units.aircraft[unit]:
            continue
        if view.units.hex[unit] >= 0:
            memory.units.place[unit] = view.units.hex[unit]
            memory.units.trust[unit] = 1000
        elif world.units.side[unit] != side and view.units.seen[unit] == SUSPECTED:
            age = (turn - view.units.seen_turn[unit]) * world.scale.turn_seconds[0]
            memory.units.place[unit] = view.units.seen_hex[unit]
            memory.units.trust[unit] = SUSPECT_TRUST * FADING // (FADING + age)
        if world.units.side[unit] == side or memory.units.place[unit] < 0:
            continue
        if view.units.hex[unit] >= 0 and view.units.condition[unit] >= BROKEN:
            memory.units.trust[unit] = 100
        memory.list[known] = unit
        known += 1
    return known


@kernel
def weigh_units(world, view, memory, side):
    """Note each unit's power at close range, and what armour adds to it."""
    for unit in range(world.marks[N_UNITS]):
        memory.units.power[unit] = 0
        if memory.units.place[unit] < 0:
            continue
        power = power_at(world, view, unit, 1)
        if world.units.armoured[unit]:
            power = power * 2
        memory.units.power[unit] = power


@kernel
def mark_threat(world, view, memory, known):
    """Fill the threat field: milli-rifles that known enemies bring to bear on each hex."""
    hexes = world.marks[N_HEXES]
    columns = world.scale.columns[0]
    rows = world.scale.rows[0]
    for place in range(hexes):
        memory.hexes.threat[place] = 0
        memory.hexes.armour[place] = 0
    light = light_share(world, view)
    longest = world.scale.range_columns[0]
    if longest > len(memory.reach):
        longest = len(memory.reach)
    for entry in range(known):
        enemy = memory.list[entry]
        here = memory.units.place[enemy]
        trust = memory.units.trust[enemy]
        steady = 1000 - view.units.suppression[enemy] * 7 // 10
        radius = 0
        floor = 0
        for hexes_off in range(longest):
            power = power_at(world, view, enemy, hexes_off) * light // 1000
            power = power * steady // 1000 * trust // 1000
            memory.reach[hexes_off] = power
            if hexes_off == 1:
                floor = power // TELLING
            if power > 0 and power >= floor:
                radius = hexes_off
        column = here % columns
        row = here // columns
        for west in range(max(0, column - radius), min(columns, column + radius + 1)):
            for north in range(max(0, row - radius), min(rows, row + radius + 1)):
                there = north * columns + west
                off = distance(columns, here, there)
                if off > radius or not has_sight(world, here, there):
                    continue
                memory.hexes.threat[there] += memory.reach[off]
                if world.units.armoured[enemy]:
                    memory.hexes.armour[there] += memory.reach[off]


@kernel
def mark_near(world, view, memory, side, known):
    """Note for each own unit how far the nearest enemy is that can still fight."""
    columns = world.scale.columns[0]
    for unit in range(world.marks[N_UNITS]):
        memory.units.near[unit] = FAR
        if world.units.side[unit] != side or view.units.hex[unit] < 0:
            continue
        for entry in range(known):
            enemy = memory.list[entry]
            if memory.units.trust[enemy] < 300:
                continue
            off = distance(columns, view.units.hex[unit], memory.units.place[enemy])
            if off < memory.units.near[unit]:
                memory.units.near[unit] = off


@kernel
def draw_picture(world, view, memory, side):
    """Draw all of it afresh from the view."""
    known = place_units(world, view, memory, side)
    memory.turn.known[0] = known
    weigh_units(world, view, memory, side)
    mark_threat(world, view, memory, known)
    mark_near(world, view, memory, side, known)
    memory.turn.signature[0] = sum_of_sightings(world, view, side)


@kernel
def list_guns(world, view, memory, unit):
    """List the known enemies whose guns pierce an armoured unit; how many is noted."""
    count = 0
    for entry in range(memory.turn.known[0]):
        enemy = memory.list[entry]
        if hard_power(world, view, enemy, unit, 1) > 0:
            memory.guns[count] = enemy
            count += 1
    memory.turn.guns[0] = count


@kernel
def hard_threat(world, view, memory, unit, there):
    """Milli-guns that the listed enemies bring to bear on an armoured unit in a hex."""
    total = 0
    columns = world.scale.columns[0]
    for entry in range(memory.turn.guns[0]):
        enemy = memory.guns[entry]
        here = memory.units.place[enemy]
        off = distance(columns, here, there)
        if off * world.scale.hex_metres[0] > world.units.reach_metres[enemy]:
            continue
        if has_sight(world, here, there):
            total += hard_power(world, view, enemy, unit, off) * memory.units.trust[enemy] // 1000
    return total


@kernel
def is_late(world, view, memory, side):
    """Note the turns left and the lead; whether a side ahead should stop taking risks."""
    left = world.scale.turns[0] - view.clock.turn[0]
    lead = margin(world, view)
    if side == 1:
        lead = -lead
    memory.turn.left[0] = left
    memory.turn.lead[0] = lead
    memory.turn.late[0] = 1 if left * 8 <= world.scale.turns[0] and lead > 0 else 0
