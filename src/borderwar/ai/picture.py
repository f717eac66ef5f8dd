"""The enemy as a staff marks him on its map: where, how strong, what he can fire into."""

from borderwar.ai.estimate import arm_left, power_at
from borderwar.ai.memory import RANGES
from borderwar.ground.kernel import kernel
from borderwar.model.tables import (
    BROKEN,
    N_HEXES,
    N_UNITS,
    SUSPECTED,
)
from borderwar.rules.firepower import BOMB, hard_power, light_share
from borderwar.rules.ranges import apart
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
    for unit in range(world.sides.first[1 - side], world.sides.last[1 - side]):
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
def profile(world, view, memory, enemy):
    """Note an enemy's power by range as it is to be drawn; the radius in hexes in which it tells."""
    light = light_share(world, view)
    reach = world.units.reach_metres[enemy] // world.scale.hex_metres[0]
    longest = min(reach + 1, world.scale.range_columns[0], RANGES)
    trust = memory.units.trust[enemy]
    steady = 1000 - view.units.suppression[enemy] * 7 // 10
    radius = 0
    floor = 0
    for off in range(longest):
        memory.painted[enemy, off] = 0
    first = world.units.arms_first[enemy]
    for arm in range(first, first + world.units.arms_count[enemy]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        count = arm_left(world, view, enemy, arm)
        for off in range(longest):
            share = world.firepower[weapon, off]
            if share:
                memory.painted[enemy, off] += count * share // 1000
    for off in range(longest):
        power = memory.painted[enemy, off]
        if power == 0:
            continue
        power = power * light // 1000
        power = power * steady // 1000 * trust // 1000
        memory.painted[enemy, off] = power
        if off == 1:
            floor = power // TELLING
        if power > 0 and power >= floor:
            radius = off
    return radius


@kernel
def paint(world, memory, enemy, here, radius, sign):
    """Add an enemy's power to the threat of all hexes it sees within a radius, or take it away."""
    columns = world.scale.columns[0]
    rows = world.scale.rows[0]
    armoured = world.units.armoured[enemy]
    q = world.hexes.q[here]
    r = world.hexes.r[here]
    for column in range(max(0, q - radius), min(columns, q + radius + 1)):
        down = (column - (column & 1)) // 2
        north = r + down + max(-radius, q - column - radius)
        south = r + down + min(radius, q - column + radius)
        for row in range(max(0, north), min(rows, south + 1)):
            there = row * columns + column
            if not has_sight(world, here, there):
                continue
            power = memory.painted[enemy, apart(world, here, there)] * sign
            memory.hexes.threat[there] += power
            if armoured:
                memory.hexes.armour[there] += power


@kernel
def is_drawn(view, memory, enemy):
    """Whether an enemy's threat is drawn as it now is."""
    return (
        memory.units.drawn[enemy] == memory.units.place[enemy]
        and memory.units.drawn_trust[enemy] == memory.units.trust[enemy]
        and memory.units.drawn_men[enemy] == view.units.men[enemy]
        and memory.units.drawn_vehicles[enemy] == view.units.vehicles[enemy]
        and memory.units.drawn_shaken[enemy] == view.units.suppression[enemy]
    )


@kernel
def mark_threat(world, view, memory, side, afresh):
    """Fill the threat field: milli-rifles that known enemies bring to bear on each hex.

    Unless it is done afresh, only enemies that changed are drawn again: within a player
    turn nothing else does.
    """
    if afresh:
        for place in range(world.marks[N_HEXES]):
            memory.hexes.threat[place] = 0
            memory.hexes.armour[place] = 0
    for enemy in range(world.sides.first[1 - side], world.sides.last[1 - side]):
        if afresh:
            memory.units.drawn[enemy] = -1
        here = memory.units.place[enemy]
        if world.units.side[enemy] == side or (here < 0 and memory.units.drawn[enemy] < 0):
            continue
        if is_drawn(view, memory, enemy):
            continue
        if memory.units.drawn[enemy] >= 0:
            paint(world, memory, enemy, memory.units.drawn[enemy], memory.units.drawn_radius[enemy], -1)
        memory.units.drawn[enemy] = here
        if here < 0:
            continue
        radius = profile(world, view, memory, enemy)
        memory.units.drawn_radius[enemy] = radius
        memory.units.drawn_trust[enemy] = memory.units.trust[enemy]
        memory.units.drawn_men[enemy] = view.units.men[enemy]
        memory.units.drawn_vehicles[enemy] = view.units.vehicles[enemy]
        memory.units.drawn_shaken[enemy] = view.units.suppression[enemy]
        paint(world, memory, enemy, here, radius, 1)


@kernel
def near_of(world, memory, unit):
    """Hexes from an own unit to the nearest enemy that can still fight, or FAR, in this picture."""
    if memory.units.near_at[unit] == memory.turn.picture[0]:
        return memory.units.near[unit]
    here = memory.units.place[unit]
    near = FAR
    if here >= 0:
        for entry in range(memory.turn.known[0]):
            enemy = memory.list[entry]
            if memory.units.trust[enemy] < 300:
                continue
            near = min(near, apart(world, here, memory.units.place[enemy]))
    memory.units.near[unit] = near
    memory.units.near_at[unit] = memory.turn.picture[0]
    return near


@kernel
def draw_picture(world, view, memory, side, afresh):
    """Draw all of it from the view: afresh as a player turn begins, else what changed since."""
    known = place_units(world, view, memory, side)
    memory.turn.known[0] = known
    memory.turn.picture[0] += 1
    if afresh:
        weigh_units(world, view, memory, side)
    mark_threat(world, view, memory, side, afresh)
    memory.turn.signature[0] = sum_of_sightings(world, view, side)


@kernel
def list_guns(world, view, memory, unit, farthest):
    """List the known enemies whose guns pierce an armoured unit within so many hexes of here."""
    count = 0
    here = view.units.hex[unit]
    for entry in range(memory.turn.known[0]):
        enemy = memory.list[entry]
        ranges = min(RANGES - 1, world.units.reach_metres[enemy] // world.scale.hex_metres[0])
        if apart(world, here, memory.units.place[enemy]) > farthest + ranges:
            continue
        if hard_power(world, view, enemy, unit, 1) > 0:
            for off in range(ranges + 1):
                memory.menace[enemy, off] = -1
            memory.guns[count] = enemy
            count += 1
    memory.turn.guns[0] = count


@kernel
def hard_threat(world, view, memory, unit, there):
    """Milli-guns that the listed enemies bring to bear on an armoured unit in a hex."""
    total = 0
    for entry in range(memory.turn.guns[0]):
        enemy = memory.guns[entry]
        here = memory.units.place[enemy]
        off = apart(world, here, there)
        if off * world.scale.hex_metres[0] > world.units.reach_metres[enemy]:
            continue
        if off >= RANGES or not has_sight(world, here, there):
            continue
        power = memory.menace[enemy, off]
        if power < 0:
            power = hard_power(world, view, enemy, unit, off) * memory.units.trust[enemy] // 1000
            memory.menace[enemy, off] = power
        total += power
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
    late = memory.doctrine.holds_lead[memory.turn.doctrine[0]]
    memory.turn.late[0] = 1 if left * 1000 <= world.scale.turns[0] * late and lead > 0 else 0
