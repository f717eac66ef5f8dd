"""Ways over the map as a staff sees them: time-distance, and marches that keep to the limits."""

import numpy as np

from borderwar.ground.kernel import grid, kernel
from borderwar.ground.paths import NOT_REACHED, heap_pop, heap_push, walk_back
from borderwar.model.orders import KIND, LENGTH, MOVE, PATH, PATH_LONGEST, UNIT
from borderwar.model.tables import N_HEXES, N_LIMITS
from borderwar.rules.limits import ACT_ARMOUR, ACT_ENTER, in_force
from borderwar.rules.movement import entry_seconds, mover_of
from borderwar.rules.setup import Setup
from borderwar.rules.stacking import enemy_in, has_room, in_contact

NO_WAY = 1 << 24  # seconds: longer than any game
CROWD = 20  # thousandths of a march's time that each rifle of known enemy fire adds to its price


@kernel
def fill_field(world, mover, goal, field, out, heap):
    """Fill one row of `out` with the seconds from each hex to a goal; -1 no way."""
    hexes = world.marks[N_HEXES]
    for place in range(hexes):
        out[field, place] = -1
    out[field, goal] = 0
    size = heap_push(heap, 0, goal)
    while size > 0:
        item = heap_pop(heap, size)
        size -= 1
        here = item & 0xFFFFF
        spent = item >> 20
        if out[field, here] != spent:
            continue
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there < 0:
                continue
            seconds = world.costs[mover * hexes + there, (direction + 3) % 6]
            if seconds == 0:
                continue
            if out[field, there] >= 0 and out[field, there] <= spent + seconds:
                continue
            out[field, there] = spent + seconds
            size = heap_push(heap, size, ((spent + seconds) << 20) | there)


def time_fields(setup: Setup, goals: list[int]) -> tuple["np.ndarray", dict[int, int]]:
    """Seconds from every hex to each goal by each mover, and the first row of each goal."""
    movers = 1 + int(max(setup.fixed.mover_foot.max(), setup.fixed.mover_mounted.max()))
    rows: dict[int, int] = {}
    for goal in goals:
        rows.setdefault(goal, len(rows) * movers)
    out = np.zeros((max(1, len(rows)) * movers, setup.hexes), np.int32)
    heap = grid(np.zeros(8 * setup.hexes + 8, np.int64))
    fields = grid(out)
    for goal, first in rows.items():
        for mover in range(movers):
            fill_field(setup.world, mover, goal, first + mover, fields, heap)
    return out, rows


@kernel
def forbidden(world, view, memory, unit, here, there):
    """Whether a march into a hex would break a limit that standing here does not."""
    zones = world.hexes.zones[there]
    if zones == 0:
        return False
    if zones & memory.turn.closed[0] & ~world.hexes.zones[here]:
        return True
    for limit in range(world.marks[N_LIMITS]):
        bit = 1 << limit
        if zones & bit == 0 or world.limits.side[limit] != world.units.side[unit]:
            continue
        act = world.limits.act[limit]
        if act == ACT_ENTER or (act == ACT_ARMOUR and world.units.armoured[unit]):
            if world.hexes.zones[here] & bit == 0 and in_force(world, view, limit):
                return True
    return False


@kernel
def find_ways(world, view, memory, unit, budget):
    """Fill `view.left` with the seconds left on arrival, by ways that shun enemy fire.

    As `rules.movement.reach`, but no limit is broken on the way, and of two ways the one
    under less fire is taken even if it is longer.
    """
    hexes = world.marks[N_HEXES]
    for place in range(hexes):
        view.left[place] = NOT_REACHED
        view.came_from[place] = -1
    start = view.units.hex[unit]
    side = world.units.side[unit]
    first = mover_of(world, view, unit) * hexes
    # Calm, in good going and out of contact the table's own seconds hold.  [3.2]
    plain = (
        view.units.suppression[unit] == 0
        and world.weather.going[view.clock.sky[0] + view.clock.turn[0]] == 1000
    )
    view.left[start] = budget
    memory.hexes.weight[start] = 0
    size = heap_push(view.heap, 0, start)
    while size > 0:
        item = heap_pop(view.heap, size)
        size -= 1
        here = item & 0xFFFFF
        price = item >> 20
        if memory.hexes.weight[here] != price:
            continue
        free = plain and not in_contact(view, side, here)
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there < 0:
                continue
            if free:
                seconds = world.costs[first + here, direction]
            else:
                seconds = entry_seconds(world, view, unit, here, direction)
            if seconds == 0 or seconds > view.left[here]:
                continue
            rifles = memory.hexes.threat[there] // 1000
            total = price + seconds + seconds * rifles * CROWD // 1000
            if view.left[there] != NOT_REACHED and total >= memory.hexes.weight[there]:
                continue
            if enemy_in(world, view, side, there) >= 0 or not has_room(world, view, unit, there):
                continue
            if forbidden(world, view, memory, unit, start, there):
                continue
            view.left[there] = view.left[here] - seconds
            view.came_from[there] = here
            memory.hexes.weight[there] = total
            size = heap_push(view.heap, size, (total << 20) | there)


@kernel
def write_march(world, view, unit, goal, row):
    """Write the march to a hex found by `find_ways`; a long one ends on the way."""
    here = view.units.hex[unit]
    length = walk_back(view.came_from, here, goal, view.path)
    if length > PATH_LONGEST - 1:
        length = PATH_LONGEST - 1
    row[KIND] = MOVE
    row[UNIT] = unit
    row[LENGTH] = length + 1
    row[PATH] = here
    for step in range(length):
        row[PATH + 1 + step] = view.path[step]


@kernel
def seconds_to(world, memory, goal, mover, here):
    """Seconds from a hex to a goal by a mover; NO_WAY if there is none."""
    seconds = memory.fields[memory.goals.fields[goal] + mover, here]
    return seconds if seconds >= 0 else NO_WAY
