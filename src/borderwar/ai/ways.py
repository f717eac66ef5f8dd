"""Ways over the map as a staff sees them: time-distance, and marches that keep to the limits."""

import numpy as np

from borderwar.ai.memory import SLOTS as PRICES
from borderwar.ground.kernel import grid, kernel
from borderwar.ground.paths import (
    NOT_REACHED,
    SLOTS,
    next_bit,
    queue_pop,
    queue_push,
    queue_slot,
    slot_shift,
    walk_back,
)
from borderwar.model.orders import KIND, LENGTH, MOVE, PATH, PATH_LONGEST, UNIT
from borderwar.model.tables import ASK, N_HEXES, N_LIMITS
from borderwar.rules.crossings import mover_of, usual_seconds
from borderwar.rules.limits import ACT_ARMOUR, ACT_ENTER, in_force
from borderwar.rules.movement import entry_seconds, plain_seconds
from borderwar.rules.setup import Setup
from borderwar.rules.stacking import enemy_in, has_room, in_contact

NO_PRICE = 0x7F7F7F7F  # of a hex not reached yet: all bytes alike, so that it is quickly written everywhere
NO_WAY = 1 << 24  # seconds: longer than any game


@kernel
def fill_field(world, mover, goal, field, out, heap):
    """Fill one row of `out` with the seconds from each hex to a goal; -1 no way."""
    hexes = world.marks[N_HEXES]
    for place in range(hexes):
        out[field, place] = -1
    out[field, goal] = 0
    hop = world.costs[mover * hexes + goal, 0]
    shift = slot_shift((world.scale.columns[0] + world.scale.rows[0]) * (hop if hop > 0 else 60))
    size = queue_push(heap, 0, shift, goal)
    taken = 0
    slot = 0
    while taken < size:
        slot = queue_slot(heap, slot)
        item = queue_pop(heap, slot)
        taken += 1
        here = item & 0xFFFFF
        spent = item >> 20
        if out[field, here] != spent:
            continue
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there < 0:
                continue
            known = out[field, there]
            if 0 <= known <= spent:
                continue
            back = direction + 3 if direction < 3 else direction - 3
            seconds = world.plain[mover * hexes + there, back]
            if seconds == ASK:
                seconds = usual_seconds(world, mover, there, back)
            if seconds == 0 or 0 <= known <= spent + seconds:
                continue
            out[field, there] = spent + seconds
            size = queue_push(heap, size, shift, ((spent + seconds) << 20) | there)


def time_fields(setup: Setup, goals: list[int]) -> tuple["np.ndarray", dict[int, int]]:
    """Seconds from every hex to each goal by each mover, and the first row of each goal."""
    movers = 1 + int(max(setup.fixed.mover_foot.max(), setup.fixed.mover_mounted.max()))
    rows: dict[int, int] = {}
    for goal in goals:
        rows.setdefault(goal, len(rows) * movers)
    out = np.zeros((max(1, len(rows)) * movers, setup.hexes), np.int32)
    heap = grid(np.zeros(8 * setup.hexes + 2 * SLOTS, np.int64))
    fields = grid(out)
    for goal, first in rows.items():
        for mover in range(movers):
            fill_field(setup.world, mover, goal, first + mover, fields, heap)
    return out, rows


@kernel
def forbidden(world, view, memory, unit, here, there):
    """Whether a march into a hex would break a limit that standing here does not."""
    zones = world.hexes.zones[there]
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
def price_next(memory, slot, here):
    """Take the first hex, which is this, out of a slot."""
    memory.slots[slot] = memory.hexes.after[here]
    if memory.slots[slot] < 0:
        memory.blocks[slot >> 5] &= ~(1 << (slot & 31))


@kernel
def price_put(memory, price, here):
    """Put a hex into the queue of path search: by price, of one price the lowest hex first."""
    slot = price if price < PRICES - 1 else PRICES - 1
    before = -1
    after = memory.slots[slot]
    while after >= 0:
        if memory.hexes.weight[after] > price or (memory.hexes.weight[after] == price and after > here):
            break
        before = after
        after = memory.hexes.after[after]
    memory.hexes.weight[here] = price
    memory.hexes.after[here] = after
    if before < 0:
        memory.slots[slot] = here
        memory.blocks[slot >> 5] |= 1 << (slot & 31)
    else:
        memory.hexes.after[before] = here


@kernel
def price_drop(memory, here):
    """Take a hex out of the queue."""
    price = memory.hexes.weight[here]
    slot = price if price < PRICES - 1 else PRICES - 1
    if memory.slots[slot] == here:
        price_next(memory, slot, here)
    else:
        before = memory.slots[slot]
        while memory.hexes.after[before] != here:
            before = memory.hexes.after[before]
        memory.hexes.after[before] = memory.hexes.after[here]


@kernel
def find_ways(world, view, memory, unit, budget):
    """Fill `view.left` with the seconds left on arrival, by ways that shun enemy fire.

    As `rules.movement.reach`, but no limit is broken on the way, and of two ways the one
    under less fire is taken even if it is longer.  The hexes reached are listed in
    `memory.found`, as many as `memory.turn.found` says.
    """
    hexes = world.marks[N_HEXES]
    for place in range(hexes):
        view.left[place] = NOT_REACHED
    for place in range(hexes):
        memory.hexes.weight[place] = NO_PRICE
    start = view.units.hex[unit]
    side = world.units.side[unit]
    first = mover_of(world, view, unit) * hexes
    going = world.weather.going[view.clock.sky[0] + view.clock.turn[0]]
    shaken = 1000 + view.units.suppression[unit]
    shuns = memory.doctrine.shuns[memory.turn.doctrine[0]]
    view.left[start] = budget
    plain = world.plain
    steps = memory.steps
    weight = memory.hexes.weight
    price_put(memory, 0, start)
    memory.found[0] = start
    found = 1
    waiting = 1
    slot = 0
    while waiting > 0:
        slot = next_bit(memory.blocks, slot)
        here = memory.slots[slot]
        price_next(memory, slot, here)
        waiting -= 1
        price = memory.hexes.weight[here]
        left = view.left[here]
        # Out of contact and out of column the ground is all there is to a step.  [3.2] [9.2]
        free = view.units.column[unit] == 0 and not in_contact(view, side, here)
        odd = world.hexes.q[here] & 1
        # Which of the six are open is looked at without a branch, because none could be foretold.
        ways = 0
        for direction in range(6):
            if plain[first + here, direction] != 0:  # where a step has a cost there is a hex
                ways |= (weight[here + steps[odd, direction]] > price) << direction
        while ways:
            direction = (ways & -ways).bit_length() - 1
            ways &= ways - 1
            seconds = plain[first + here, direction]
            there = here + steps[odd, direction]
            known = weight[there]
            if free and seconds != ASK:
                seconds = plain_seconds(seconds, going, shaken)
            else:
                seconds = entry_seconds(world, view, unit, here, direction)
            if seconds == 0 or seconds > left:
                continue
            total = price + seconds
            if memory.hexes.threat[there] >= 1000:
                total += seconds * (memory.hexes.threat[there] // 1000) * shuns // 1000
            if total >= known:
                continue
            if known == NO_PRICE:
                if enemy_in(world, view, side, there) >= 0 or not has_room(world, view, unit, there):
                    continue
                if world.hexes.zones[there] and forbidden(world, view, memory, unit, start, there):
                    continue
                memory.found[found] = there
                found += 1
            else:
                price_drop(memory, there)  # it waits: what has been taken out cost no more than this
                waiting -= 1
            view.left[there] = left - seconds
            view.came_from[there] = here
            price_put(memory, total, there)
            waiting += 1
    memory.turn.found[0] = found


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
