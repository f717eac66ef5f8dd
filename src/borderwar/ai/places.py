"""Where a unit should stand: every hex it can reach is judged by one scale of worth."""

from borderwar.ai.danger import armour_danger, danger_of, march_danger
from borderwar.ai.estimate import is_rider, is_target, loss_worth
from borderwar.ai.goals import hexes_of
from borderwar.ai.memory import ATTACK, HOLD, HUNT, LEAVE, RESERVE, SCREEN, WITHDRAW
from borderwar.ai.picture import FAR, list_guns, near_of
from borderwar.ai.ways import find_ways, seconds_to, write_march
from borderwar.ground.kernel import kernel
from borderwar.ground.paths import heap_pop, heap_push
from borderwar.model.orders import LENGTH, PATH
from borderwar.model.tables import N_HEXES
from borderwar.rules.crossings import mover_of
from borderwar.rules.firepower import hard_power, soft_power
from borderwar.rules.loss import law
from borderwar.rules.movement import PINNED
from borderwar.rules.posture import dug_share
from borderwar.rules.ranges import apart
from borderwar.rules.sight import has_sight
from borderwar.rules.stacking import frontage_in

SHORTEST_WAY = 60  # seconds
LEAST_MARCH = 20  # seconds: nothing enters a hex in less
NEARBY = 500  # seconds of march in which a unit at its place looks for a better one
STAY = 500  # milli-points by which another place must be better
STEADY = 800  # those who hold
WARY = 800  # those who wait
DREADS = 2500  # those who press on where they are far too few
RING = 1250  # metres from a goal at which those wait who may not close
RESERVE_RING = 1500
CROWDED = 2000  # milli-points for a hex as full of friends as it can be
HOLDS_GROUND = 1500  # worth of standing on the goal that is to be held
PROMISE = 400  # per mille of what could be shot from a place
ASTRAY = 1200  # milli-points: not being where its task is at all
PRIZES_NEAR = 4  # hexes from its goal that an attacker looks for other ground to take
PRIZES_NEAR_GUARD = 2
HOLD_RADIUS = 1  # hexes from its goal at which a unit on guard is where it belongs
DUG_RING = 1000  # metres, the same for one that has dug in
NO_LURE = 1 << 40  # milli-points that no hex can be worth
PULL_LEAST, PULL_MOST = 3000, 9000  # milli-points that a turn's march towards its goal is worth to a unit
PULL_OF_MAN = 90  # the most is so much for each of its men: what a large unit risks is as much greater
PROMISE_MOST = 2500  # milli-points that a place's fire is worth at most


@kernel
def pull_of(view, memory, unit):
    """Milli-points that one turn's march towards its goal is worth to a unit."""
    do = memory.units.do[unit]
    if do == WITHDRAW or do == LEAVE:
        return 8000
    if do == HUNT:
        return 4000
    goal = memory.units.goal[unit]
    if goal < 0:
        return 0
    most = max(PULL_MOST, view.units.men[unit] * PULL_OF_MAN)
    return max(PULL_LEAST, min(memory.goals.worth[goal] // 5, most))


@kernel
def ring_of(world, view, memory, unit):
    """Hexes from the goal inside which a unit has no business by its task."""
    goal = memory.units.goal[unit]
    do = memory.units.do[unit]
    if do == RESERVE:
        return hexes_of(world, RESERVE_RING)
    if do == ATTACK and goal >= 0 and memory.goals.advance[goal] == 0:
        return hexes_of(world, RING)
    if do == HOLD or do == SCREEN:
        dug = view.units.dug[unit] >= world.law.dug_half[0]
        return hexes_of(world, DUG_RING) if dug else HOLD_RADIUS
    return 0


@kernel
def distance_left(world, view, memory, unit, there):
    """Seconds of march that a unit in a hex still has to its place by its goal."""
    mover = mover_of(world, view, unit)
    return seconds_left(world, view, memory, unit, there, mover, ring_of(world, view, memory, unit))


@kernel
def seconds_left(world, view, memory, unit, there, mover, ring):
    """The same, for those who ask of many hexes and know mover and ring."""
    aim = memory.units.aim[unit]
    if aim >= 0:
        hop = world.costs[mover * world.marks[N_HEXES] + view.units.hex[unit], 0]
        if hop == 0:
            hop = world.scale.turn_seconds[0] // 4
        return apart(world, aim, there) * hop
    goal = memory.units.goal[unit]
    if goal < 0:
        return 0
    seconds = seconds_to(world, memory, goal, mover, there)
    if ring == 0:
        return seconds
    off = apart(world, memory.goals.hex[goal], there)
    hop = seconds // off if off > 0 else 60
    if off >= ring:
        return seconds - hop * ring
    if memory.units.do[unit] == HOLD or memory.units.do[unit] == SCREEN:
        return 0
    return (ring - off) * 2 * hop  # too near counts as twice as far out


@kernel
def list_targets(world, view, memory, unit, farthest):
    """List the enemies in sight that a unit could fire at within so many hexes of here; how many."""
    here = view.units.hex[unit]
    side = world.units.side[unit]
    ranges = world.units.reach_metres[unit] // world.scale.hex_metres[0]
    for off in range(ranges + 1):
        memory.reach[off] = -1
    count = 0
    for entry in range(memory.turn.known[0]):
        target = memory.list[entry]
        if not is_target(world, view, side, target):
            continue
        if apart(world, here, view.units.hex[target]) > farthest + ranges:
            continue
        for off in range(ranges + 1):
            memory.promise[target, off] = -1
        memory.targets[count, 0] = target
        memory.targets[count, 1] = view.units.hex[target]
        memory.targets[count, 2] = world.hexes.q[view.units.hex[target]]
        memory.targets[count, 3] = world.hexes.r[view.units.hex[target]]
        count += 1
    memory.turn.targets[0] = count
    return count


@kernel
def power_from(world, view, memory, unit, off):
    """Milli-rifles of a unit against men so many hexes off: the same whoever they are, and noted."""
    if memory.reach[off] < 0:
        memory.reach[off] = soft_power(world, view, unit, off, False)
    return memory.reach[off]


@kernel
def promise_by(world, view, memory, target, power):
    """Worth of fire of such a power at a target: milli-guns at armour, milli-rifles at men."""
    share = world.hexes.cover[view.units.hex[target]]
    if world.units.armoured[target]:
        loss = law(world, world.law.vehicle_rate[0], power // 2, view.units.vehicles[target])
    else:
        loss = law(world, world.law.men_rate[0], power // 2, view.units.men[target])
        if view.units.dug[target] > 0:
            share = share * dug_share(world, view.units.dug[target]) // 1000
    return loss_worth(world, memory, target, loss * share // 1000)


@kernel
def promise_on(world, view, memory, unit, target, off):
    """Worth of a unit's fire at a target from so many hexes."""
    if world.units.armoured[target]:
        power = hard_power(world, view, unit, target, off)
    else:
        power = power_from(world, view, memory, unit, off)
    return promise_by(world, view, memory, target, power)


@kernel
def most_promise(world, view, memory, unit, farthest):
    """Worth that no fire at the targets listed exceeds, however near the unit gets to them."""
    best = 0
    ranges = world.units.reach_metres[unit] // world.scale.hex_metres[0]
    here = view.units.hex[unit]
    for entry in range(memory.turn.targets[0]):
        target = memory.targets[entry, 0]
        nearest = max(1, apart(world, here, memory.targets[entry, 1]) - farthest)
        power = 0
        for off in range(nearest, ranges + 1):
            if world.units.armoured[target]:
                power = max(power, hard_power(world, view, unit, target, off))
            else:
                power = max(power, power_from(world, view, memory, unit, off))
        best = max(best, promise_by(world, view, memory, target, power))
        if best * PROMISE // 1000 * 4 >= PROMISE_MOST:
            return PROMISE_MOST
    return best * PROMISE // 1000 * 4


@kernel
def promise_of(world, view, memory, unit, there):
    """Worth of the best fire a unit could give from a hex, at the targets listed."""
    best = 0
    ranges = world.units.reach_metres[unit] // world.scale.hex_metres[0]
    here_q = world.hexes.q[there]
    here_r = world.hexes.r[there]
    for entry in range(memory.turn.targets[0]):
        q = memory.targets[entry, 2] - here_q
        r = memory.targets[entry, 3] - here_r
        off = (abs(q) + abs(r) + abs(q + r)) >> 1
        if off == 0 or off > ranges:
            continue
        target = memory.targets[entry, 0]
        place = memory.targets[entry, 1]
        worth = memory.promise[target, off]
        if (0 <= worth <= best) or not has_sight(world, place, there):
            continue
        if worth < 0:
            worth = max(0, promise_on(world, view, memory, unit, target, off))
            memory.promise[target, off] = worth
        if worth > best:
            best = worth
            if best * PROMISE // 1000 * 4 >= PROMISE_MOST:
                return PROMISE_MOST
    return best * PROMISE // 1000 * 4


@kernel
def boldness(memory, unit):
    """Per mille of the danger that a unit minds, by its task."""
    do = memory.units.do[unit]
    goal = memory.units.goal[unit]
    if do == ATTACK and goal >= 0:
        if memory.units.presses[unit] and memory.goals.forlorn[goal]:
            return DREADS
        return memory.doctrine.willing[memory.turn.doctrine[0]] if memory.goals.advance[goal] else WARY
    if do == HUNT:
        return memory.doctrine.willing[memory.turn.doctrine[0]]
    return STEADY if do == HOLD else WARY


@kernel
def crowding(world, view, memory, unit, there):
    """Price of standing where friends stand: shells, bombs and one bad break hit them all."""
    if memory.units.presses[unit]:
        return 0
    front = frontage_in(world, view, there)
    if there == view.units.hex[unit]:
        front -= world.units.frontage[unit]
    return CROWDED * front // world.scale.capacity[0]


@kernel
def prize_for(world, view, memory, unit, there):
    """Worth of taking a hex for a unit: ground by its goal, and not from the saddle."""
    prize = memory.hexes.prize[there]
    if prize == 0 or memory.units.shy[unit] or is_rider(world, view, unit):
        return 0
    goal = memory.units.goal[unit]
    if goal < 0:
        return prize
    off = apart(world, memory.goals.hex[goal], there)
    near = PRIZES_NEAR_GUARD if memory.units.do[unit] == HOLD else PRIZES_NEAR
    return prize if off <= near else prize // 4


@kernel
def place_lure(world, view, memory, unit, there, pull, mover, ring, march):
    """What draws a unit to a hex, in milli-points: its task, ground to take, ground to keep."""
    worth = 0
    do = memory.units.do[unit]
    goal = memory.units.goal[unit]
    if goal >= 0 or memory.units.aim[unit] >= 0:
        left = seconds_left(world, view, memory, unit, there, mover, ring)
        worth -= left * pull // march
        if left > 0:
            worth -= ASTRAY
    if do == HOLD or do == ATTACK:
        worth += prize_for(world, view, memory, unit, there) + memory.hexes.cut[there]
        if view.hexes.first[there] < 0 or there == view.units.hex[unit]:
            worth += memory.hexes.keep[there]
            if do == HOLD and goal >= 0 and there == memory.goals.hex[goal]:
                worth += HOLDS_GROUND
    return worth


@kernel
def place_price(world, view, memory, unit, there, bold):
    """What speaks against a hex, in milli-points: fire on it and on the way, and the crowd."""
    spent = view.left[view.units.hex[unit]] - view.left[there]
    if world.units.armoured[unit]:
        danger = armour_danger(world, view, memory, unit, there, spent)
    else:
        danger = danger_of(world, view, memory, unit, there)
        if there != view.units.hex[unit]:
            danger += march_danger(world, view, memory, unit, there, spent)
    return danger * bold // 1000 + crowding(world, view, memory, unit, there)


@kernel
def is_at_home(world, view, memory, unit):
    """Whether a unit is where its task is, alone, with no enemy known and nothing to take."""
    if near_of(world, memory, unit) != FAR or memory.turn.prizes[0]:
        return False
    here = view.units.hex[unit]
    if view.hexes.first[here] != unit or view.units.next[unit] >= 0:
        return False
    if memory.units.goal[unit] < 0 and memory.units.aim[unit] < 0:
        return True
    return distance_left(world, view, memory, unit, here) == 0


@kernel
def best_place(world, view, memory, unit):
    """The hex within reach where a unit does best; its own if that is hardly worse.

    The cheap part of a hex's worth is taken first: most hexes drop out by it.
    """
    here = view.units.hex[unit]
    if is_at_home(world, view, memory, unit):
        return here
    pull = pull_of(view, memory, unit)
    bold = boldness(memory, unit)
    eyes = near_of(world, memory, unit) < FAR and not is_rider(world, view, unit)
    if memory.units.shy[unit]:
        eyes = False
    budget = view.units.clock[unit]
    if budget > NEARBY and distance_left(world, view, memory, unit, here) == 0:
        budget = NEARBY
    find_ways(world, view, memory, unit, budget)
    farthest = 0
    for entry in range(memory.turn.found[0]):
        farthest = max(farthest, apart(world, here, memory.found[entry]))
    if world.units.armoured[unit]:
        list_guns(world, view, memory, unit, farthest)
    if eyes and list_targets(world, view, memory, unit, farthest) == 0:
        eyes = False
    hope = most_promise(world, view, memory, unit, farthest) if eyes else 0
    best = here
    mover = mover_of(world, view, unit)
    ring = ring_of(world, view, memory, unit)
    march = world.scale.turn_seconds[0]
    if memory.units.presses[unit]:
        # A way shorter than a turn draws as much as one of a turn: else nobody would end it.
        march = max(SHORTEST_WAY, min(march, seconds_left(world, view, memory, unit, here, mover, ring)))
    most = place_lure(world, view, memory, unit, here, pull, mover, ring, march) + STAY
    most -= place_price(world, view, memory, unit, here, bold)
    if eyes:
        most += promise_of(world, view, memory, unit, here)
    # The hex that draws most goes first: when one draws too little, so do all after it.
    waiting = 0
    for entry in range(1, memory.turn.found[0]):
        there = memory.found[entry]
        lure = place_lure(world, view, memory, unit, there, pull, mover, ring, march)
        if lure + hope >= most:
            waiting = heap_push(memory.heap, waiting, (NO_LURE - lure) << 20 | there)
    while waiting > 0:
        item = heap_pop(memory.heap, waiting)
        waiting -= 1
        there = item & 0xFFFFF
        worth = NO_LURE - (item >> 20)
        if worth + hope < most:
            break
        worth -= place_price(world, view, memory, unit, there, bold)
        if worth + hope < most:
            continue
        if eyes:
            worth += promise_of(world, view, memory, unit, there)
        # Of equals the lowest hex, and rather none than one no better than here.
        if worth > most or (worth == most and best != here and there < best):
            most = worth
            best = there
    return best


@kernel
def march_order(world, view, memory, unit, row):
    """Write a march to a better place; 1 if there is one."""
    if view.units.suppression[unit] >= PINNED or view.units.clock[unit] < LEAST_MARCH:
        return 0
    if view.units.hex[unit] == memory.units.sent[unit]:
        return 0
    there = best_place(world, view, memory, unit)
    if there == view.units.hex[unit]:
        return 0
    write_march(world, view, unit, there, row)
    memory.units.sent[unit] = row[PATH + row[LENGTH] - 1]
    return 1
